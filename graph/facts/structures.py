"""Find the facts that the make-up of a phrase tells without a frame: where a place lies, where an office is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..knowledge.grammar import Grammar
from ..model import Fact, Filler, Kind, Mention, Status
from .units import Unit

#: A place, a larger one, the rule that tells so.
Location = tuple[str, str, str]

_LARGER = frozenset({Kind.NATION, Kind.PLACE})
#: What may stand between a name and the preposition before where it lies.
_DESCRIBING = frozenset({"noun", "quantifier", "determiner", "relative", "adverb", "copula", "figure"})
#: How many units a description may have before where something lies.
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold one sentence with what is needed to read where things lie."""

    units: Sequence[Unit]
    homes: Mapping[str, str]
    grammar: Grammar

    def is_in(self, name: str, i: int) -> bool:
        return 0 <= i < len(self.units) and self.grammar.is_in(f"locations.{name}", self.units[i].text.casefold())

    def is_class(self, i: int, *classes: str) -> bool:
        return 0 <= i < len(self.units) and self.units[i].word_class in classes

    def name(self, i: int, *kinds: Kind) -> Mention | None:
        """Return the mention of a unit if it names one thing of these kinds outright."""
        mention = self.units[i].mention if 0 <= i < len(self.units) else None
        if mention is None or mention.kind not in kinds or len(mention.keys) != 1 or mention.anaphoric:
            return None
        return None if self.is_in("everywhere", i) else mention


def find_locations(units: Sequence[Unit], homes: Mapping[str, str], grammar: Grammar) -> Iterator[Location]:
    """Yield where places lie: *Taif, Arab Saudi*, *Darfur Sudan*, *Medellin, kota di Kolombia*."""
    line = _Line(units, homes, grammar)
    for i, unit in enumerate(units):
        if unit.mention is not None and unit.mention.keys:
            yield from dict.fromkeys((*_beside(line, i), *_described(line, i), *_within(line, i), *_seated(line, i)))
        if line.is_in("capitals", i) and unit.mention is not None:
            yield from _its_capital(line, i)
        elif line.is_in("places", i) or line.is_in("capitals", i):
            yield from dict.fromkeys((*_called(line, i), *_listed(line, i)))


def find_regions(units: Sequence[Unit], regions: Mapping[str, str]) -> Iterator[Location]:
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


def _checked(line: _Line, place: Mention | None, larger: Mention | None, rule: str) -> Iterator[Location]:
    if place is not None and larger is not None and _may_contain(place, larger, line.homes):
        yield place.keys[0], larger.keys[0], rule


# -- beside -----------------------------------------------------------------------------------------


def _beside(line: _Line, i: int) -> Iterator[Location]:
    """Read the larger name right after, in a bracket, or after a comma that opens no list."""
    place, units = line.units[i].mention, line.units
    if place is None or place.kind is not Kind.PLACE or len(place.keys) != 1 or i + 1 >= len(units):
        return
    if line.name(i + 1, *_LARGER):
        yield from _checked(line, place, line.name(i + 1, *_LARGER), "location.beside")
    elif line.is_class(i + 1, "open") and line.is_class(i + 3, "close"):
        yield from _checked(line, place, line.name(i + 2, *_LARGER), "location.bracket")
    elif line.is_class(i + 1, "comma") and not (_goes_on_listing(line, i + 3) or _opens_clause(line, i)):
        yield from _checked(line, place, line.name(i + 2, *_LARGER), "location.comma")


def _goes_on_listing(line: _Line, i: int) -> bool:
    """Tell a list of places from a place and what it lies in."""
    return line.is_class(i, "coordinator") and i + 1 < len(line.units) and line.units[i + 1].mention is not None


def _opens_clause(line: _Line, i: int) -> bool:
    """Tell a nation that acts behind a place in front: *di Scarborough Shoal, China belum membangun*."""
    acts = line.is_class(i + 3, "verb", "auxiliary", "negation", "adverb")
    return acts and not any(unit.word_class == "verb" for unit in line.units[:i])


# -- described --------------------------------------------------------------------------------------


def _described(line: _Line, i: int) -> Iterator[Location]:
    """Read what a name is said to be and where: *X, kota di Y*; *X adalah negara di Y*; *X, ibu kota Y*."""
    name = line.name(i, *_LARGER)
    if name is None or not (line.is_class(i + 1, "comma", "copula") or line.is_in("verbs", i + 1)):
        return
    start = i + 1 if line.is_in("verbs", i + 1) else i + 2
    while line.is_class(start, "quantifier", "figure"):
        start += 1
    head = "nations" if name.kind is Kind.NATION else "places"
    if not (
        line.is_in(head, start) or line.is_in("verbs", start) or (head == "places" and line.is_in("capitals", start))
    ):
        return
    at = _preposition(line, start)
    if at:
        yield from _checked(line, name, _name_after(line, at + 1, name.kind), "location.described")
    elif name.kind is Kind.PLACE and line.is_in("cities", start):
        yield from _checked(line, name, _name_after(line, start + 1, name.kind), "location.described")


def _preposition(line: _Line, start: int) -> int:
    """Return where the preposition before what something lies in stands, 0 where anything else comes first."""
    for i in range(start, min(start + _LONGEST, len(line.units))):
        if line.is_in("within", i):
            return i
        described = line.is_class(i, *_DESCRIBING) or line.is_in("verbs", i)
        if line.units[i].mention is not None or not described:
            return 0
    return 0


def _name_after(line: _Line, start: int, kind: Kind) -> Mention | None:
    """Return the name after no more than a few nouns: *di bagian timur Pulau Papua*; nations lie in regions only."""
    kinds = (Kind.PLACE,) if kind is Kind.NATION else (Kind.NATION, Kind.PLACE)
    for i in range(start, min(start + 4, len(line.units))):
        if line.units[i].mention is not None:
            return line.name(i, *kinds)
        if not line.is_class(i, "noun", "quantifier"):
            return None
    return None


# -- within -----------------------------------------------------------------------------------------


def _within(line: _Line, i: int) -> Iterator[Location]:
    """Read what a place lies in after its preposition: *di kota Aleppo di Suriah utara*."""
    place = line.name(i, Kind.PLACE)
    if place is None or not line.is_in("within", i + 1):
        return
    called = line.is_in("places", i - 1)
    if not called and not line.is_in("from_to", i - 1):
        return
    larger = _name_after(line, i + 2, Kind.PLACE)
    if larger is not None and (called or larger.kind is Kind.NATION):
        yield from _checked(line, place, larger, "location.within")


def _seated(line: _Line, i: int) -> Iterator[Location]:
    """Read where organisations have their seat: *ICC, yang bermarkas di Den Haag*."""
    seat = line.units[i].mention
    if seat is None or seat.kind is not Kind.ORGANISATION:
        return
    verb = next((k for k in range(i + 1, i + 5) if not line.is_class(k, "comma", "relative", "adverb", "close")), i)
    if not line.is_in("seated", verb):
        return
    at = _preposition(line, verb + 1)
    place = _name_after(line, at + 1, Kind.PLACE) if at else None
    for key in seat.keys if place else ():
        yield key, place.keys[0], "location.seat"  # type: ignore[union-attr]


# -- called -----------------------------------------------------------------------------------------


def _called(line: _Line, i: int) -> Iterator[Location]:
    """Read a place behind what it is: *ibu kota Suriah, Damaskus*; *ibu kota Kenya adalah Nairobi*."""
    if not line.is_in("cities", i):
        return
    at = next((k for k in range(i + 1, min(i + 5, len(line.units))) if line.units[k].mention is not None), None)
    if at is None or not all(line.is_class(k, "noun", "preposition") for k in range(i + 1, at)):
        return
    nation = line.name(at, Kind.NATION)
    after = at + 1
    while line.is_class(after, "noun") and after < at + 3:
        after += 1
    joins = line.is_class(after, "comma") or (line.is_class(after, "copula") and line.is_in("capitals", i))
    place = line.name(after + 1 if joins else after, Kind.PLACE)
    if not _goes_on_listing(line, after + 2):
        yield from _checked(line, place, nation, "location.called")


def _its_capital(line: _Line, i: int) -> Iterator[Location]:
    """Read the capital of the nation spoken of: *Ibu kotanya adalah Port Moresby*."""
    nation = line.units[i].mention
    at = next((k for k in range(i + 1, min(i + _LONGEST, len(line.units))) if line.is_class(k, "copula")), None)
    if nation is not None and len(nation.keys) == 1 and at is not None:
        yield from _checked(line, line.name(at + 1, Kind.PLACE), nation, "location.capital")


def _listed(line: _Line, i: int) -> Iterator[Location]:
    """Read the places that a text gives as examples: *kota-kota di China seperti Beijing dan Shanghai*."""
    if not line.is_in("within", i + 1) or not line.is_in("such_as", i + 3):
        return
    nation, k = line.name(i + 2, Kind.NATION), i + 4
    while nation is not None and line.name(k, Kind.PLACE):
        yield from _checked(line, line.name(k, Kind.PLACE), nation, "location.listed")
        k += 2 if line.is_class(k + 1, "comma", "coordinator") else 1
        k += 1 if line.is_class(k, "coordinator") else 0


def _may_contain(place: Mention, larger: Mention, homes: Mapping[str, str]) -> bool:
    """Refuse what the names tell to be otherwise: a place known to lie in another nation, or in itself."""
    if place.keys == larger.keys or homes.get(larger.keys[0]) == place.keys[0]:
        return False
    home = homes.get(place.keys[0])
    return larger.kind is not Kind.NATION or home is None or home == larger.keys[0]


def location_fact(place: str, larger: str, rule: str) -> Fact:
    """Return the fact that a place lies in a larger one; its evidence is for the caller to add."""
    roles = (("actor", Filler(entity=place, why=rule)), ("recipient", Filler(entity=larger, why=rule)))
    return Fact("Location", roles, Status.ASSERTED, rule, ())
