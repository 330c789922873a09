"""Every export holds the graph, and its bytes depend on nothing but the triples."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET

import networkx as nx
import pytest
import rdflib
from pyoxigraph import Quad, RdfFormat, Triple, parse
from rdflib.compare import isomorphic

from graph.knowledge.catalogue import Catalogue
from graph.rdf.export import COLUMNS, EXPORTS, write_export
from graph.rdf.names import term
from graph.rdf.triples import graph_triples
from tests.readings import TEXT, reading

BARE = {"nt": RdfFormat.N_TRIPLES, "ttl": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD}
NAMED = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG}


@pytest.fixture(scope="module")
def triples(catalogue: Catalogue) -> frozenset[Triple]:
    return graph_triples([reading("satu"), reading("dua", text="Catatan \x0b. " + TEXT)], catalogue)


def quads(text: str, form: RdfFormat) -> list[Quad]:
    return list(parse(text, format=form))


@pytest.mark.parametrize("form", BARE)
def test_an_rdf_export_is_the_same_graph(triples: frozenset[Triple], catalogue: Catalogue, form: str) -> None:
    assert {quad.triple for quad in quads(write_export(form, triples, catalogue), BARE[form])} == triples


@pytest.mark.parametrize(("form", "name"), [("nt", "nt"), ("ttl", "turtle"), ("jsonld", "json-ld")])
def test_rdflib_reads_it_too(triples: frozenset[Triple], catalogue: Catalogue, form: str, name: str) -> None:
    read = rdflib.Graph().parse(data=write_export(form, triples, catalogue), format=name)
    expected = rdflib.Graph().parse(data=write_export("ttl", triples, catalogue), format="turtle")
    assert isomorphic(read, expected)


@pytest.mark.parametrize("form", NAMED)
def test_named_graphs_unite_to_the_graph(triples: frozenset[Triple], catalogue: Catalogue, form: str) -> None:
    found = quads(write_export(form, triples, catalogue), NAMED[form])
    assert {quad.triple for quad in found} == triples
    graphs = {str(quad.graph_name) for quad in found}
    assert graphs == {
        "DEFAULT",
        "<https://w3id.org/hubungan/doc/satu>",
        "<https://w3id.org/hubungan/doc/dua>",
        "<https://w3id.org/hubungan/background>",
    }


def test_a_document_graph_holds_its_own_sentences(triples: frozenset[Triple], catalogue: Catalogue) -> None:
    for quad in quads(write_export("trig", triples, catalogue), RdfFormat.TRIG):
        if quad.predicate == term("prov:wasDerivedFrom"):
            assert quad.object.value.startswith(quad.graph_name.value + "#")
        if quad.predicate == term("hub:hasMissionIn"):
            assert quad.graph_name.value.startswith("https://w3id.org/hubungan/doc/")


def test_ttl12_lets_every_fact_reify_its_edges(triples: frozenset[Triple], catalogue: Catalogue) -> None:
    found = {quad.triple for quad in quads(write_export("ttl12", triples, catalogue), RdfFormat.TURTLE)}
    reified = {t.object for t in found if t.predicate == term("rdf:reifies")}
    assert reified
    assert reified <= triples
    assert found - {t for t in found if t.predicate == term("rdf:reifies")} == triples


def test_graphml_and_gexf_hold_the_edges(triples: frozenset[Triple], catalogue: Catalogue) -> None:
    graphml = nx.parse_graphml(write_export("graphml", triples, catalogue))
    assert graphml.nodes["peru"]["label"] == "Peru"
    assert {about["property"] for about in graphml.get_edge_data("peru", "kuwait").values()} == {
        "hasMissionIn",
        "tradesWith",
    }
    gexf = write_export("gexf", triples, catalogue)
    assert len(ET.fromstring(gexf).findall(".//{*}edge")) == graphml.number_of_edges()
    assert "lastmodified" not in gexf


def test_csv_has_one_row_for_every_fact(triples: frozenset[Triple], catalogue: Catalogue) -> None:
    rows = list(csv.DictReader(io.StringIO(write_export("csv", triples, catalogue))))
    assert len(rows) == sum(t.object == term("hub:Fact") for t in triples)
    opened = next(row for row in rows if row["class"] == "MissionOpened")
    assert tuple(opened) == COLUMNS
    assert (opened["actor"], opened["recipient"], opened["when"]) == ("Peru", "Kuwait", "1989-07")
    assert (opened["actor_iso"], opened["cameo"], opened["documents"]) == ("PE", "050", "dua | satu")
    trade = next(row for row in rows if row["class"] == "Trade")
    assert (trade["amount"], trade["currency"], trade["rank"], trade["amount_text"]) == (
        "1700000",
        "USD",
        "12",
        "US$ 1,7 juta",
    )


def test_jsonld_carries_its_context(triples: frozenset[Triple], catalogue: Catalogue) -> None:
    assert isinstance(json.loads(write_export("jsonld", triples, catalogue))["@context"], dict)


SCRIPT = """
import sys, hashlib
from pathlib import Path
from graph.knowledge.catalogue import load_catalogue
from graph.knowledge.folder import ontology_folder
from graph.rdf.export import EXPORTS, write_export
from graph.rdf.triples import graph_triples
from tests.readings import reading
slugs = sys.argv[1:]
catalogue = load_catalogue(ontology_folder(), [])
triples = graph_triples([reading(slug) for slug in slugs], catalogue)
for form in EXPORTS:
    print(form, hashlib.sha256(write_export(form, triples, catalogue).encode()).hexdigest())
"""


def digests(seed: str, *slugs: str) -> str:
    environment = os.environ | {"PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", SCRIPT, *slugs]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout


def test_every_export_is_the_same_for_any_order_and_hash_seed() -> None:
    expected = digests("0", "satu", "dua", "tiga")
    assert len(expected.splitlines()) == len(EXPORTS)
    assert digests("1", "tiga", "satu", "dua") == expected
    assert digests("random", "dua", "tiga", "satu") == expected
