"""Background stands apart: regions and capitals of the nations a document names, no facts, no edges."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from graph import KnowledgeGraph, build
from graph.knowledge.entities import Known
from graph.model import Kind
from graph.rdf.background import make_background
from graph.rdf.names import BACKGROUND, entity_iri, term

KNOWN = {
    known.key: known
    for known in (
        Known("negeri", Kind.NATION, "Negeri", "Land", ("Negeri",), regions=("Benua",), capitals=("Kota",)),
        Known("dahulu", Kind.NATION, "Dahulu", "Past", ("Dahulu",), capitals=("Kota", "Hilang")),
        Known("benua", Kind.PLACE, "Benua", "Continent", ("Benua",), sort="m49"),
        Known("kota", Kind.PLACE, "Kota", "", ("Kota",), sort="capital", of="negeri"),
        Known("kota-lain", Kind.PLACE, "Kota", "", ("Kota",), sort="city", of="negeri"),
    )
}


def background(*keys: str) -> set[tuple[str, str, str]]:
    found = make_background(KNOWN).triples(keys)
    return {(str(t.subject), t.predicate.value.rsplit("#")[-1], str(t.object)) for t in found}


def iri(key: str) -> str:
    return str(entity_iri(key))


def test_a_nation_has_its_region_and_capital() -> None:
    assert background("negeri") == {
        (iri("negeri"), "region", iri("benua")),
        (iri("negeri"), "capital", iri("kota")),
        (iri("benua"), "prefLabel", '"Benua"@id'),
        (iri("benua"), "prefLabel", '"Continent"@en'),
        (iri("kota"), "prefLabel", '"Kota"@id'),
        *((iri(key), "background", str(Literal(True))) for key in ("negeri", "benua", "kota")),
    }


def test_the_capital_of_a_nation_of_the_past_is_found_by_its_name() -> None:
    assert (iri("dahulu"), "capital", iri("kota")) in background("dahulu")
    assert not [row for row in background("dahulu") if "Hilang" in row[2]]


def test_what_a_document_mentions_keeps_its_own_names() -> None:
    assert not [row for row in background("negeri", "benua") if row[:2] == (iri("benua"), "prefLabel")]


def test_nothing_is_known_of_those_who_are_in_no_list() -> None:
    assert background("orang-biasa") == set()


@pytest.fixture(scope="module")
def lima(built: KnowledgeGraph) -> set[Triple]:
    return {triple for triple in built.triples if triple.subject == entity_iri("peru")}


def test_the_two_documents_have_it(lima: set[Triple]) -> None:
    assert Triple(entity_iri("peru"), term("hub:capital"), entity_iri("lima")) in lima
    assert Triple(entity_iri("peru"), term("hub:region"), entity_iri("amerika-selatan")) in lima
    assert Triple(entity_iri("peru"), term("hub:background"), Literal(True)) in lima


def test_it_is_no_fact_no_edge_and_no_entity(built: KnowledgeGraph) -> None:
    unmentioned = {triple.subject for triple in built.triples if triple.predicate == term("hub:background")} - {
        triple.subject for triple in built.triples if triple.predicate == term("rdf:type")
    }
    keys = {node.value.rsplit("/", 1)[-1] for node in unmentioned if isinstance(node, NamedNode)}
    assert "santiago" in keys
    assert not keys & set(built.entities)
    assert not keys & set(built.network)
    assert not built.query("ASK { ?f hub:gives ?given . FILTER(?given IN (hub:region, hub:capital)) }")


def test_in_trig_it_has_a_graph_of_its_own(built: KnowledgeGraph) -> None:
    quads = list(parse(built.export("trig"), format=RdfFormat.TRIG))
    apart = {quad.triple for quad in quads if quad.graph_name == NamedNode(BACKGROUND)}
    verbs = {triple.predicate for triple in apart}
    assert {term("hub:region"), term("hub:capital"), term("hub:background"), term("hub:iso3166")} <= verbs
    elsewhere = {quad.predicate for quad in quads if quad.graph_name != NamedNode(BACKGROUND)}
    assert not elsewhere & {term("hub:region"), term("hub:capital"), term("hub:background")}


def test_only_what_is_mentioned_has_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("texts")
    (folder / "a.txt").write_text("Presiden Peru mengunjungi Kuwait pada tanggal 3 Mei 2019.", encoding="utf-8")
    graph = build(folder)
    subjects = {triple.subject for triple in graph.triples if triple.predicate == term("hub:capital")}
    assert subjects == {entity_iri("peru"), entity_iri("kuwait")}
    assert graph.check().verdict == "conforms"


def test_names_that_are_english_only_say_so(built: KnowledgeGraph) -> None:
    labels = {triple.object for triple in built.triples if triple.predicate == term("skos:altLabel")}
    assert Literal("Republic of Peru", language="en") in labels
    assert Literal("WTO", language="id") in labels
    assert Literal("United Nations", language="id") not in labels
