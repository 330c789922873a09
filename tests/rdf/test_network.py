"""The network has the graph's edges, its paths are the shortest, and names find what they mean."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.errors import WrongUse
from graph.knowledge.catalogue import Catalogue
from graph.rdf.network import build_network, find_entity, find_paths
from graph.rdf.nodes import Nodes
from graph.rdf.triples import graph_triples
from tests.readings import reading, sample_facts


@pytest.fixture(scope="module")
def nodes(catalogue: Catalogue) -> Nodes:
    return Nodes(graph_triples([reading()], catalogue))


def test_the_network_has_the_edges(nodes: Nodes, catalogue: Catalogue) -> None:
    network = build_network(nodes, catalogue)
    assert isinstance(network, nx.MultiDiGraph)
    found = {(one, about["property"], other) for one, other, about in network.edges(data=True)}
    assert ("peru", "hasMissionIn", "kuwait") in found
    assert ("kuwait", "hasMissionIn", "peru") not in found
    assert {("peru", "tradesWith", "kuwait"), ("kuwait", "tradesWith", "peru")} <= found
    assert not [edge for edge in found if edge[1] == "hasForcesIn"]


def test_paths_run_against_the_edges_too_and_have_sentences(nodes: Nodes, catalogue: Catalogue) -> None:
    ways = find_paths(nodes, build_network(nodes, catalogue), "mnna", "wto")
    assert [[(s.subject, s.property, s.object) for s in way] for way in ways] == [
        [("peru", "hasStatus", "mnna"), ("peru", "memberOf", "wto")]
    ]
    assert all(step.facts[0].quotes[0].exact for step in ways[0])


def test_without_a_way_there_is_no_path(nodes: Nodes, catalogue: Catalogue) -> None:
    network = build_network(nodes, catalogue)
    assert find_paths(nodes, network, "peru", "militer-peru") == []
    assert find_paths(nodes, network, "peru", "atlantis") == []


@pytest.mark.parametrize("name", ["peru", "Peru", "PERU", "id:peru", "Republik Peru", "Pérú"])
def test_a_name_finds_its_entity(nodes: Nodes, name: str) -> None:
    assert find_entity(nodes, name).key == "peru"


def test_a_name_nobody_has_gives_the_nearest(nodes: Nodes) -> None:
    with pytest.raises(WrongUse, match=r"nothing .* 'Perú Raya'.*nearest: .*Peru"):
        find_entity(nodes, "Perú Raya")


def test_nodes_give_back_what_was_read(nodes: Nodes) -> None:
    assert set(nodes.facts) == {fact.id for fact in sample_facts()}
    trade = next(fact for fact in nodes.facts.values() if fact.name == "Trade")
    assert [filler.literal.number for role, filler in trade.roles if role == "amount" and filler.literal] == [1700000]
    assert trade.documents == ("contoh",)
    peru = nodes.entities["peru"]
    assert (peru.kind, peru.label, peru.wikidata, peru.iso3166) == ("Nation", "Peru", "Q419", "PE")
    assert nodes.entities["budi-santoso"].of == "peru"
    assert nodes.documents["contoh"].file_name == "contoh.txt"
