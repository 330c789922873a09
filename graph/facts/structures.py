"""Find the facts that the make-up of a phrase tells without a verb: where a place lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model import Fact, Filler, Kind, Mention, Status
from .units import Unit

_LARGER = frozenset({Kind.NATION, Kind.PLACE})


def find_locations(units: Sequence[Unit], homes: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield (place, larger place, rule) for *Taif, Arab Saudi* and *Darfur Sudan*."""
    for i, unit in enumerate(units):
        if not _is_place(unit) or i + 1 >= len(units):
            continue
        following, rule = _next_name(units, i + 1)
        if following is not None and _may_contain(unit.mention, following, homes):
            yield unit.mention.keys[0], following.keys[0], rule  # type: ignore[union-attr]


def find_regions(units: Sequence[Unit], regions: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Yield (nation, region, rule) for *negara Amerika Selatan itu*: the words that stand for a nation place it."""
    for unit in units:
        mention = unit.mention
        if mention is None or not mention.anaphoric or mention.kind is not Kind.NATION or len(mention.keys) != 1:
            continue
        words = unit.text.casefold().split()
        runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(len(words), i, -1))
        region = next((regions[run] for run in runs if run in regions), None)
        if region is not None:
            yield mention.keys[0], region, "location.epithet"


def _is_place(unit: Unit) -> bool:
    return unit.mention is not None and unit.mention.kind is Kind.PLACE and len(unit.mention.keys) == 1


def _next_name(units: Sequence[Unit], i: int) -> tuple[Mention | None, str]:
    """Return the name right after, or after one comma when a mark or no further name of a list follows."""
    if units[i].mention is not None:
        return _larger(units[i]), "location.beside"
    if units[i].word_class == "open" and i + 2 < len(units) and units[i + 2].word_class == "close":
        return _larger(units[i + 1]), "location.bracket"
    if units[i].word_class == "comma" and i + 1 < len(units) and not _goes_on_listing(units, i + 2):
        return _larger(units[i + 1]), "location.comma"
    return None, ""


def _goes_on_listing(units: Sequence[Unit], i: int) -> bool:
    """Tell a list of places from a place and what it lies in."""
    if i >= len(units):
        return False
    if units[i].word_class == "coordinator":
        return i + 1 < len(units) and units[i + 1].mention is not None
    return False


def _larger(unit: Unit) -> Mention | None:
    mention = unit.mention
    if mention is None or mention.kind not in _LARGER or len(mention.keys) != 1 or mention.anaphoric:
        return None
    return mention


def _may_contain(place: Mention | None, larger: Mention, homes: Mapping[str, str]) -> bool:
    """Refuse what the names tell to be otherwise: a place known to lie in another nation, or in itself."""
    if place is None or place.keys == larger.keys:
        return False
    home = homes.get(place.keys[0])
    return larger.kind is not Kind.NATION or home is None or home == larger.keys[0]


def location_fact(place: str, larger: str, rule: str) -> Fact:
    """Return the fact that a place lies in a larger one; its evidence is for the caller to add."""
    roles = (("actor", Filler(entity=place, why=rule)), ("recipient", Filler(entity=larger, why=rule)))
    return Fact("Location", roles, Status.ASSERTED, rule, ())
