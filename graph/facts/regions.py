"""Find which nations lie in a region of the world, from the words that a text calls them by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..clauses.units import Unit
from ..knowledge.grammar import Grammar
from ..model import Kind, Mention
from .structures import Location

#: What may stand between the names of a list.
_JOINTS = frozenset({"comma", "coordinator", "adverb", "noun"})
#: How many nouns may stand between nations and where they lie: dua negara *bertetangga* di Asia Tenggara.
_BETWEEN = 2


def find_regions(units: Sequence[Unit], regions: Mapping[str, str], grammar: Grammar) -> Iterator[Location]:
    """Yield (nation, region, rule): *negara Amerika Selatan itu*, *negara Eropa seperti Malta dan Siprus*."""
    for i, unit in enumerate(units):
        if unit.mention is not None and unit.mention.anaphoric and unit.mention.kind is Kind.NATION:
            yield from _epithet(unit, unit.mention, regions, grammar)
            yield from _spoken_of(units, i, regions, grammar)
        yield from _examples(units, i, regions, grammar)


def _epithet(unit: Unit, mention: Mention, regions: Mapping[str, str], grammar: Grammar) -> Iterator[Location]:
    """Read the region in the words that stand for nations, *kedua negara Afrika itu*, but not one named after it."""
    name = _region_in(unit, regions) if len(mention.keys) == 1 or _says_nations(unit, grammar) else None
    for key in mention.keys if name else ():
        if not key.startswith(name or ""):
            yield key, regions[name or ""], "location.epithet"


def _says_nations(unit: Unit, grammar: Grammar) -> bool:
    return any(grammar.is_in("locations.nations", word) for word in unit.text.casefold().replace("-", " ").split())


def _region_in(unit: Unit, regions: Mapping[str, str]) -> str | None:
    """Return the name of the region in the words of a unit."""
    words = unit.text.casefold().split()
    runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(len(words), i, -1))
    return next((run for run in runs if run in regions), None)


def _spoken_of(units: Sequence[Unit], i: int, regions: Mapping[str, str], grammar: Grammar) -> Iterator[Location]:
    """Read where nations spoken of are said to lie: *kedua negara bertetangga di Asia Tenggara*."""
    k = i + 1
    while k < len(units) and k <= i + _BETWEEN and units[k].word_class == "noun" and units[k].mention is None:
        k += 1
    if k + 1 >= len(units) or not grammar.is_in("locations.within", units[k].text):
        return
    region = regions.get(units[k + 1].text.casefold())
    mention = units[i].mention
    yield from ((key, region, "location.spoken") for key in (mention.keys if mention else ()) if region)


def _region_of_several(units: Sequence[Unit], i: int, regions: Mapping[str, str], grammar: Grammar) -> str | None:
    """Return the region that a name, or what nations are called by, means; of two regions neither."""
    mention = units[i].mention
    listed = i > 1 and units[i - 1].word_class in ("comma", "coordinator") and units[i - 2].mention is not None
    if mention is None or listed:
        return None
    if mention.kind is Kind.GROUP:
        name = _region_in(units[i], regions) if _says_nations(units[i], grammar) else None
        return regions[name] if name else None
    return regions.get(units[i].text.casefold()) if mention.kind is Kind.PLACE else None


def _examples(units: Sequence[Unit], i: int, regions: Mapping[str, str], grammar: Grammar) -> Iterator[Location]:
    """Read the nations of a region that stand behind it: *negara Eropa seperti Malta*, *Asia, termasuk Laos*."""
    region = _region_of_several(units, i, regions, grammar)
    k = i + 1 + (i + 1 < len(units) and units[i + 1].word_class == "comma")
    if region is None or k >= len(units):
        return
    if grammar.is_in("locations.such_as", units[k].text):
        yield from ((key, region, "location.example") for key in _nations_from(units, k + 1))


def _nations_from(units: Sequence[Unit], start: int) -> Iterator[str]:
    """Yield the nations of a list that starts here."""
    for unit in units[start:]:
        mention = unit.mention
        if mention is None and unit.word_class in _JOINTS:
            continue
        if mention is None or mention.kind is not Kind.NATION or mention.anaphoric or len(mention.keys) != 1:
            return
        yield mention.keys[0]
