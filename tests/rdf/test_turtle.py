"""Turtle reads well, comes out the same whatever the order, and goes through two parsers unchanged."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse
from rdflib.compare import isomorphic

from graph.errors import FaultyGraph
from graph.knowledge.catalogue import Catalogue
from graph.rdf.names import HUB, entity_iri, fact_iri, term
from graph.rdf.triples import graph_triples
from graph.rdf.turtle import read_turtle, write_turtle
from tests.readings import reading

HOSTILE = [
    '"""',
    "'''",
    "\\",
    "\\u0041",
    'a"@en . <x> <y> <z',
    "line\nbreak\r\ttab",
    "\u2028\u2029\u202e\ufeff\u00ad",
    "😀\U0010ffff",
    "<script>alert(1)</script>",
    "# no comment",
    "é e\u0301",
    "",
    " ",
    "@prefix x: <y> .",
    "\x00\x01\x1f\x7f\x85",
]


@pytest.fixture(scope="module")
def triples(catalogue: Catalogue) -> frozenset[Triple]:
    return graph_triples([reading("satu"), reading("dua", publisher="Penerbit", author="Penulis")], catalogue)


def oxigraph(turtle: str) -> set[Triple]:
    return {quad.triple for quad in parse(turtle, format=RdfFormat.TURTLE)}


def as_rdflib(triples: frozenset[Triple] | set[Triple]) -> rdflib.Graph:
    """Build the same graph in rdflib term by term."""
    graph = rdflib.Graph()
    for triple in triples:
        graph.add((in_rdflib(triple.subject), in_rdflib(triple.predicate), in_rdflib(triple.object)))
    return graph


def in_rdflib(node: object) -> rdflib.term.Node:
    """Return a term as rdflib holds it, which writes 00 as 0; that not a letter changes, the other parser shows."""
    if isinstance(node, NamedNode):
        return rdflib.URIRef(node.value)
    assert isinstance(node, Literal)
    if node.language:
        return rdflib.Literal(node.value, lang=node.language)
    string = node.datatype == term("xsd:string")
    return rdflib.Literal(node.value, datatype=None if string else rdflib.URIRef(node.datatype.value))


def test_both_parsers_read_back_the_same_graph(triples: frozenset[Triple]) -> None:
    turtle = write_turtle(triples)
    assert oxigraph(turtle) == triples
    assert isomorphic(rdflib.Graph().parse(data=turtle, format="turtle"), as_rdflib(triples))


def test_the_order_of_triples_changes_nothing(triples: frozenset[Triple]) -> None:
    shuffled = sorted(triples, key=str)
    expected = write_turtle(shuffled)
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        assert write_turtle(shuffled) == expected


def test_sections_stand_in_the_order_of_reading(triples: frozenset[Triple]) -> None:
    headings = re.findall(r"^# ---- (.*) ----$", write_turtle(triples), re.MULTILINE)
    assert headings == [
        "Documents",
        "Nations",
        "Organisations",
        "Statuses conferred",
        "Bodies of nations and organisations",
        "Persons",
        "Places",
        "Edges",
        "Facts, in the order of time",
        "Sentences",
    ]


def test_it_reads_well(triples: frozenset[Triple]) -> None:
    turtle = write_turtle(triples)
    assert "id:peru hub:hasMissionIn id:kuwait ;\n    hub:hasStatus id:mnna ;\n    hub:memberOf id:wto ;" in turtle
    assert (
        "a hub:Fact, hub:Event, hub:MissionOpened ;\n    hub:actor id:peru ;\n    hub:recipient id:kuwait ;" in turtle
    )
    assert "<https://w3id.org/hubungan/doc/satu#char=0,63> a hub:Sentence," in turtle
    assert "oa:start 0 ;\n    oa:end 63 ;" in turtle
    assert max(map(len, turtle.splitlines())) < 200


def test_dated_facts_stand_in_the_order_of_time(triples: frozenset[Triple]) -> None:
    years = re.findall(r'hub:when "(\d{4})', write_turtle(triples))
    assert years == ["1989", "2011", "2019"]


def test_only_prefixes_in_use_are_declared(triples: frozenset[Triple]) -> None:
    turtle = write_turtle(triples)
    header, _, body = turtle.partition("\n\n")
    declared = re.findall(r"@prefix (\w+):", header)
    assert declared
    for prefix in declared:
        assert re.search(rf"\b{prefix}:", body), prefix


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_strings_come_back_unchanged(text: str) -> None:
    graph = {
        Triple(entity_iri(text or "x"), term("skos:prefLabel"), Literal(text, language="id")),
        Triple(fact_iri("1"), term("hub:frame"), Literal(text)),
        Triple(fact_iri("1"), term("hub:when"), Literal(text, datatype=term("edtf:EDTF"))),
    }
    turtle = write_turtle(graph)
    assert oxigraph(turtle) == graph
    assert isomorphic(rdflib.Graph().parse(data=turtle, format="turtle"), as_rdflib(graph))


WORDS = st.text(st.characters(exclude_categories=["Cs"]))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, st.sampled_from(["string", "id", "integer", "EDTF"])), max_size=6))
@example([("", "false", "integer")])
@example([("", "00", "integer")])
def test_any_string_comes_back_from_both_parsers(rows: list[tuple[str, str, str]]) -> None:
    kinds = {
        "string": Literal,
        "id": lambda text: Literal(text, language="id"),
        "integer": lambda text: Literal(text, datatype=term("xsd:integer")),
        "EDTF": lambda text: Literal(text, datatype=term("edtf:EDTF")),
    }
    graph = {Triple(entity_iri(key), NamedNode(HUB + "topic"), kinds[kind](text)) for key, text, kind in rows}
    turtle = write_turtle(graph)
    assert oxigraph(turtle) == graph
    assert isomorphic(rdflib.Graph().parse(data=turtle, format="turtle"), as_rdflib(graph))


def test_a_file_is_read_back(tmp_path: Path, triples: frozenset[Triple]) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(write_turtle(triples), encoding="utf-8")
    assert read_turtle(path) == triples


def test_a_foreign_graph_with_blank_nodes_is_written() -> None:
    graph = {Triple(BlankNode("b"), term("rdf:type"), term("hub:Fact"))}
    assert len(oxigraph(write_turtle(graph))) == 1


@pytest.mark.parametrize("content", [b"<a> <b>", b"\xff\xfe", b"not turtle at all"])
def test_what_is_no_turtle_is_refused_with_the_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.ttl"
    path.write_bytes(content)
    with pytest.raises(FaultyGraph, match=r"broken\.ttl"):
        read_turtle(path)


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(FaultyGraph, match="hubungan build"):
        read_turtle(tmp_path / "graph.ttl")
