"""Find who belongs to an organisation from the make-up of a phrase: a politician's party, the members in a bracket."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..clauses.units import Unit
from ..knowledge.grammar import Grammar
from ..model import Kind, Mention

#: A member, the organisation, the rule that tells so.
Belonging = tuple[str, str, str]

_JOINTS = frozenset({"comma", "coordinator"})
_DASHES = frozenset("-–—―")
#: One name in a bracket glosses the name before it; two or more are its members.
_FEWEST = 2


def find_members(units: Sequence[Unit], grammar: Grammar) -> Iterator[Belonging]:
    """Yield who belongs where: *Ali dari Partai Buruh*, *G7 (Kanada, Italia, dan Jepang)*."""
    for i, unit in enumerate(units):
        mention = _name(units, i, Kind.PERSON, Kind.ORGANISATION)
        if mention is None:
            continue
        if mention.kind is Kind.PERSON:
            yield from _party(units, i, mention, grammar)
        elif not _is_gathering(unit, grammar):
            yield from ((key, mention.keys[0], "membership.listed") for key in _listed(units, i + 1))


def _is_gathering(unit: Unit, grammar: Grammar) -> bool:
    """Tell a meeting, which some attend, from an organisation: *KTT ASEAN (Laos dan Myanmar)*."""
    words = unit.text.casefold().split()
    return any(grammar.is_in("nouns.gatherings", " ".join(words[:size])) for size in range(1, len(words) + 1))


def _name(units: Sequence[Unit], i: int, *kinds: Kind) -> Mention | None:
    """Return the mention of a unit if it names one of these kinds outright."""
    mention = units[i].mention if 0 <= i < len(units) else None
    named = mention is not None and mention.kind in kinds and len(mention.keys) == 1 and not mention.anaphoric
    return mention if named else None


def _party(units: Sequence[Unit], i: int, person: Mention, grammar: Grammar) -> Iterator[Belonging]:
    """Read the party a person is from: *Ali dari Partai Buruh*."""
    party = _name(units, i + 2, Kind.ORGANISATION)
    if party is None or not grammar.is_in("persons.from", units[i + 1].text):
        return
    if grammar.is_in("persons.parties", units[i + 2].text.casefold().split()[0]):
        yield person.keys[0], party.keys[0], "membership.party"


def _listed(units: Sequence[Unit], start: int) -> tuple[str, ...]:
    """Return the nations that alone stand between brackets or dashes right behind a name."""
    dashed = start < len(units) and set(units[start].text) <= _DASHES
    if start >= len(units) or not (dashed or units[start].word_class == "open"):
        return ()
    keys: list[str] = []
    for unit in units[start + 1 :]:
        closes = bool(keys) and (set(unit.text) <= _DASHES if dashed else unit.word_class == "close")
        if closes:
            return tuple(keys) if len(keys) >= _FEWEST else ()
        if unit.mention is not None and unit.mention.kind in (Kind.NATION, Kind.ORGANISATION):
            keys.extend(unit.mention.keys)
        elif unit.word_class not in _JOINTS and not set(unit.text) <= _DASHES:
            return ()
    return ()
