"""How two names are connected: the shortest ways, by facts that are asserted unless asked otherwise."""

from __future__ import annotations

import random

import networkx as nx
import pytest
import rdflib

from . import sample

HUB = rdflib.Namespace("https://w3id.org/hubungan/ns#")
ID = "https://w3id.org/hubungan/id/"
ROLES = ("actor", "recipient", "party", "place", "origin", "destination", "title")


def ties(graph: rdflib.Graph, statuses: tuple[str, ...] = ("asserted",)) -> nx.Graph:
    """Join who takes part in one fact, in different roles or as parties."""
    network = nx.Graph()
    network.add_nodes_from(str(s).removeprefix(ID) for s in graph.subjects(rdflib.RDF.type) if s.startswith(ID))
    for fact in graph.subjects(rdflib.RDF.type, HUB.Fact):
        if graph.value(fact, HUB.status).removeprefix(HUB) not in statuses:
            continue
        taking = [
            (role, o.removeprefix(ID)) for role in ROLES for o in graph.objects(fact, HUB[role]) if o.startswith(ID)
        ]
        for place, (role, a) in enumerate(taking):
            network.add_edges_from((a, b) for other, b in taking[place + 1 :] if role != other or role == "party")
    return network


@pytest.fixture(scope="module")
def graph(sample_ttl):
    return rdflib.Graph().parse(data=sample_ttl, format="turtle")


def _length(page, a: str, b: str, more: str = "") -> str:
    page.evaluate("hash => { location.hash = hash; }", f"p={a}~{b}{more}")
    page.wait_for_selector("#panel .path-result")
    assert f"p={a}%7E{b}" in page.url or f"p={a}~{b}" in page.url
    return page.get_attribute("#panel .path-result", "data-length")


def test_kuwait_is_connected_to_the_united_states_through_peru(open_page, sample_file):
    page = open_page(sample_file).page
    page.fill("#path-from", "kuwait")
    page.fill("#path-to", "AS")
    page.keyboard.press("Escape")
    page.click("#path-form button[type=submit]")
    steps = page.locator("#panel .route").first.locator(".step").all_inner_texts()
    assert [step.split()[0] for step in steps] == ["Kuwait", "Peru"]
    assert "Peru" in steps[0]
    assert steps[1].endswith("Amerika Serikat")
    sources = page.eval_on_selector_all("#panel .route blockquote", "all => all.map(q => q.dataset.document)")
    assert set(sources) == {"kuwait-peru", "peru-militer-as"}
    assert len(page.evaluate("hubungan.drawn().nodes")) == 3


@pytest.mark.parametrize("statuses", [("asserted",), tuple(sample.read_catalogue().statuses)], ids=["asserted", "all"])
def test_lengths_equal_networkx(open_page, sample_file, graph, statuses):
    network, chance = ties(graph, statuses), random.Random(3)
    page = open_page(sample_file).page
    names = sorted(network)
    for a, b in (chance.sample(names, 2) for _ in range(40)):
        try:
            expected = str(nx.shortest_path_length(network, a, b))
        except nx.NetworkXNoPath:
            expected = "none"
        assert _length(page, a, b, "" if len(statuses) == 1 else "&a=1") == expected, (a, b)


def test_no_path_is_said_plainly_and_changes_with_the_years(open_page, sample_file):
    page = open_page(sample_file).page
    assert _length(page, "kuwait", "amerika-serikat") == "2"
    assert _length(page, "kuwait", "amerika-serikat", "&y=1975-1990&u=0") == "none"
    said = page.inner_text("#panel .path-result")
    assert said == "Tidak ada jalur antara Kuwait dan Amerika Serikat lewat fakta yang tampil. Tahun 1975–1990."
    page.locator("#live", has_text="Tidak ada jalur").wait_for(state="attached", timeout=3000)
    assert _length(page, "timur-tengah", "kuwait") == "none"


def test_facts_not_asserted_join_only_when_asked(open_page, sample_file):
    page = open_page(sample_file).page
    assert _length(page, "jose-antonio-kast", "chili") == "none"
    page.check("#loose-paths")
    page.locator('#panel .path-result[data-length="1"]').wait_for()
    assert page.locator("#panel .route .fact:not([data-status=asserted])").count() > 0


def test_shared_membership_is_folded_into_one_path(open_graph):
    lines = [(who, organisation, "Membership") for organisation in (2, 3, 4, 5) for who in (0, 1)]
    page = open_graph(sample.numbered_turtle(lines, 6), "#p=e0~e1").page
    assert page.get_attribute("#panel .path-result", "data-length") == "2"
    assert page.locator("#panel .route").count() == 1
    first = page.locator("#panel .step").first.inner_text()
    assert all(f"Negara {n}" in first for n in (2, 3, 4, 5))
    assert len(page.evaluate("hubungan.drawn().nodes")) == 3
