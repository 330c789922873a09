"""Turn the graph into networkx, find how two things are connected, and who is meant by a name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice, pairwise

import networkx as nx

from ..errors import WrongUse
from ..knowledge.catalogue import Catalogue
from ..model import Entity
from .edges import edge_pairs
from .nodes import FactNode, Nodes


@dataclass(frozen=True, slots=True)
class Step:
    """Hold one step of a path: the edge as it is written, and the facts that give it."""

    subject: str
    property: str
    object: str
    facts: tuple[FactNode, ...]


def build_network(nodes: Nodes, catalogue: Catalogue) -> nx.MultiDiGraph:
    """Return entities as nodes and, for every asserted fact, one edge for every pair it connects."""
    network = nx.MultiDiGraph()
    for key, entity in nodes.entities.items():
        network.add_node(key, kind=str(entity.kind), label=entity.label, label_en=entity.label_en or entity.label)
    for fact in nodes.facts.values():
        for subject, given, target in fact_edges(fact, catalogue):
            about = {"property": given, "fact": fact.id, "when": fact.when or ""}
            network.add_edge(subject, target, key=f"{given}:{fact.id}", **about)
    return network


def fact_edges(fact: FactNode, catalogue: Catalogue) -> Iterator[tuple[str, str, str]]:
    """Yield the edges an asserted fact gives as subject, property, object."""
    fact_class = catalogue.classes.get(fact.name)
    if fact_class and fact_class.edge and fact.gives:
        for subject, target in edge_pairs(fact_class.edge, fact.entities):
            yield subject, fact_class.edge.property, target


def find_paths(nodes: Nodes, network: nx.MultiDiGraph, start: str, goal: str, most: int = 5) -> list[list[Step]]:
    """Return the shortest ways from one entity to another, whichever way their edges run."""
    try:
        ways = list(islice(nx.all_shortest_paths(nx.Graph(network), start, goal), most * 20))
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return []
    return [[find_step(nodes, network, one, other) for one, other in pairwise(way)] for way in sorted(ways)[:most]]


def find_step(nodes: Nodes, network: nx.MultiDiGraph, one: str, other: str) -> Step:
    """Return the edge between two neighbours that most facts give."""
    edges: dict[tuple[str, str, str], list[FactNode]] = {}
    for subject, target in ((one, other), (other, one)):
        for edge in (network.get_edge_data(subject, target) or {}).values():
            edges.setdefault((subject, edge["property"], target), []).append(nodes.facts[edge["fact"]])
    best = min(edges, key=lambda edge: (-len(edges[edge]), edge[0] != one, edge))
    return Step(*best, tuple(edges[best]))


def find_entity(nodes: Nodes, name: str) -> Entity:
    """Return the entity meant by an IRI, a key or a name; raises WrongUse with the nearest names."""
    key = name.removeprefix("id:").rsplit("/id/", 1)[-1].strip("<>")
    if key in nodes.entities:
        return nodes.entities[key]
    wanted = plain(name)
    ranked = ({plain(e.key), plain(e.label), plain(e.label_en or "")} for e in nodes.entities.values())
    outright = [e for e, names in zip(nodes.entities.values(), ranked, strict=True) if wanted in names]
    found = outright or [e for e in nodes.entities.values() if wanted in map(plain, e.names)]
    if len(found) == 1:
        return found[0]
    if found:
        keys = ", ".join(f"id:{entity.key}" for entity in found)
        raise WrongUse(f"{name!r} may be any of {keys}; say which")
    raise WrongUse(f"nothing in the graph is called {name!r}{nearest(name, known_names(nodes))}")


def known_names(nodes: Nodes) -> list[str]:
    """Return every name of every entity, sorted."""
    return sorted({name for entity in nodes.entities.values() for name in (entity.label, entity.key, *entity.names)})


def nearest(name: str, names: list[str]) -> str:
    """Return a hint at the names most like the one that was not found."""
    # Capitals sort first: of two spellings the label is shown, not the key.
    by_plain = {plain(known): known for known in reversed(names)}
    close = [by_plain[match] for match in get_close_matches(plain(name), by_plain, n=3, cutoff=0.5)]
    return f"; nearest: {', '.join(close)}" if close else ""


def plain(text: str) -> str:
    """Return a name without case, accents and marks, for comparing."""
    parts = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(
        "".join(sign if sign.isalnum() else " " for sign in parts if not unicodedata.combining(sign)).split()
    )
