"""Say what the lists of names know about the entities of a graph: regions and capitals, marked as background.

Background is no fact: it has no sentence and makes no edge. A region or capital that no document mentions has
names and no kind, so that it counts nowhere as an entity of the graph.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Literal, Triple

from ..knowledge.entities import Known
from ..model import Kind
from .names import entity_iri, term

TRUE: Final = Literal(True)
CAPITAL: Final = "capital"
REGIONS: Final = frozenset({"m49", "common"})


@dataclass(frozen=True, slots=True)
class Background:
    """Hold what gives the triples about the entities with some keys, and which of their names are English only."""

    triples: Callable[[Collection[str]], Iterable[Triple]] = lambda _keys: ()
    english: Mapping[str, frozenset[str]] = field(default_factory=dict)


def make_background(known: Mapping[str, Known]) -> Background:
    """Return the background that the lists of names give."""
    regions = {region.label: region.key for region in known.values() if region.sort in REGIONS}
    capitals = dict(name_capitals(known.values()))

    def triples(keys: Collection[str]) -> Iterator[Triple]:
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

    return Background(triples, {entity.key: frozenset(entity.names_en) for entity in known.values()})


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
