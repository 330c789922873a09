"""Say what the lists of names know about the entities of a graph: regions and capitals, marked as background.

Background is no fact: it has no sentence and makes no edge. A region or capital that no document mentions has
names and no kind, so that it counts nowhere as an entity of the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, Triple

from ..knowledge.entities import Known
from ..model import Kind
from .names import entity_iri, term

Background = Callable[[Collection[str]], Iterable[Triple]]

TRUE: Final = Literal(True)
CAPITAL: Final = "capital"
REGIONS: Final = frozenset({"m49", "common"})


def no_background(_keys: Collection[str]) -> Iterable[Triple]:
    """Know nothing about the entities beyond what the documents say."""
    return ()


def make_background(known: Mapping[str, Known]) -> Background:
    """Return what gives the background of the entities with these keys, by the lists of names."""
    regions = {region.label: region.key for region in known.values() if region.sort in REGIONS}
    capitals = dict(name_capitals(known.values()))

    def background(keys: Collection[str]) -> Iterator[Triple]:
        nations = (known[key] for key in keys if key in known and known[key].kind is Kind.NATION)
        for nation in nations:
            seats = [capitals.get((nation.key, name), capitals.get(("", name))) for name in nation.capitals]
            lies_in = [regions.get(label) for label in nation.regions]
            for verb, ends in (("hub:region", lies_in), ("hub:capital", seats)):
                for end in filter(None, ends):
                    yield Triple(entity_iri(nation.key), term(verb), entity_iri(end))
                    yield from () if end in keys else name_triples(known[end])
        for key in keys:
            if key in known:
                yield Triple(entity_iri(key), term("hub:background"), TRUE)

    return background


def name_capitals(known: Iterable[Known]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the key of every capital by its nation and name; by the name alone for nations of the past."""
    for place in known:
        if place.sort == CAPITAL:
            for name in place.names:
                yield (place.of or "", name), place.key
                yield ("", name), place.key


def name_triples(place: Known) -> Iterator[Triple]:
    """Yield the names of what only the background mentions."""
    node = entity_iri(place.key)
    yield Triple(node, term("hub:background"), TRUE)
    yield Triple(node, term("skos:prefLabel"), Literal(place.label, language="id"))
    if place.label_en:
        yield Triple(node, term("skos:prefLabel"), Literal(place.label_en, language="en"))
