"""Queries are answered, wrong ones say where, and none reaches the network."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from graph.errors import FaultyQuery, WrongUse
from graph.knowledge.catalogue import Catalogue
from graph.knowledge.folder import ontology_folder
from graph.rdf.query import FORMATS, make_store, rows_of, run_query, write_results
from graph.rdf.triples import graph_triples
from tests.readings import reading

DISGUISES = {
    "plain": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "lower case": "SELECT * { service <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "mixed case": "SELECT * { SeRvIcE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "no space": "SELECT*{SERVICE<http://127.0.0.1:9/>{?s ?p ?o}}",
    "prefixed name": "PREFIX x: <http://127.0.0.1:9/> SELECT * { SERVICE x:y { ?s ?p ?o } }",
    "variable": "SELECT * { VALUES ?e { <http://127.0.0.1:9/> } SERVICE ?e { ?s ?p ?o } }",
    "after a comment": "SELECT * { # SERVICE\n SERVICE # <x>\n <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "a lone return ends a comment": "SELECT * { # hidden\rSERVICE <http://127.0.0.1:9/> { ?s ?p ?o }\n}",
    "after a quote": "SELECT * { BIND('#' AS ?x) SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "after a long quote": 'SELECT * { BIND("""\\"""#""" AS ?x) SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }',
    "in a filter": "ASK { ?a ?b ?c FILTER EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }",
    "in a subquery": "SELECT * { { SELECT * { OPTIONAL { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } } } }",
    "in a construct": "CONSTRUCT { ?s ?p ?o } { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "escaped": "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "from": "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }",
    "from a file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "from named": "SELECT * FROM NAMED <http://127.0.0.1:9/> { GRAPH ?g { ?s ?p ?o } }",
    "describe from": "DESCRIBE <http://127.0.0.1:9/> FROM <http://127.0.0.1:9/>",
    "load": "LOAD <http://127.0.0.1:9/>",
    "insert": "INSERT DATA { <a:a> <a:b> <a:c> }",
    "load after a query": "SELECT * { ?s ?p ?o } ; LOAD <http://127.0.0.1:9/>",
}
INNOCENT = {
    "in a string": "SELECT * { ?s ?p ?o FILTER(?o = 'SERVICE <http://x/> {}') }",
    "in a comment": "# SERVICE <http://x/> { }\nSELECT * { ?s ?p ?o } # FROM <http://x/>",
    "in a name": "SELECT ?service ?from { ?service <http://x/SERVICE> ?from }",
    "in an IRI": "ASK { <http://x/#SERVICE> ?p ?o }",
}


@pytest.fixture(scope="module")
def store(catalogue: Catalogue) -> Store:
    return make_store(graph_triples([reading()], catalogue), ontology_folder() / "vocabulary.ttl")


class Refusing(BaseHTTPRequestHandler):
    """Answer nothing, and remember who asked."""

    def handle(self) -> None:
        self.server.asked.append(self.client_address)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def listener() -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Refusing)
    server.asked = []  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield server
    server.shutdown()


def aimed(query: str, listener: HTTPServer) -> str:
    """Return the query with its address that of the listener."""
    return query.replace("127.0.0.1:9", f"127.0.0.1:{listener.server_port}")


@pytest.mark.parametrize("name", DISGUISES)
def test_no_query_reaches_out(store: Store, name: str, listener: HTTPServer) -> None:
    before = list(listener.asked)  # type: ignore[attr-defined]
    with pytest.raises(FaultyQuery):
        run_query(store, aimed(DISGUISES[name], listener))
    assert listener.asked == before  # type: ignore[attr-defined]


def test_without_the_gate_it_would(store: Store, listener: HTTPServer) -> None:
    before = list(listener.asked)  # type: ignore[attr-defined]
    with pytest.raises(OSError):
        list(store.query(aimed(DISGUISES["plain"], listener)))  # type: ignore[call-overload]
    assert listener.asked != before  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", INNOCENT)
def test_an_innocent_query_is_answered(store: Store, name: str) -> None:
    run_query(store, INNOCENT[name])


def test_the_reason_for_a_refusal_is_given(store: Store) -> None:
    with pytest.raises(FaultyQuery, match="SERVICE reaches for the network"):
        run_query(store, DISGUISES["silent"])
    with pytest.raises(FaultyQuery, match="FROM names data to load"):
        run_query(store, DISGUISES["from"])


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT ?s { ?s ?p", "line 1, column"),
        ("SELECT *\n{ ?s ?p ?o }\nORDER ?s", "line 3, column"),
        ("FOO", "line 1, column"),
        ("", "line 1, column"),
        ("SELECT ?x { ?x nowhere:y ?z }", "line 1, column"),
        ("SELECT ?y (COUNT(?x) AS ?n) { ?x ?p ?y }", "line 1, column"),
    ],
)
def test_a_wrong_query_says_where(store: Store, query: str, place: str) -> None:
    with pytest.raises(FaultyQuery) as caught:
        run_query(store, query)
    assert place in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 250


def test_known_prefixes_need_no_declaration(store: Store) -> None:
    headings, rows = rows_of(ask(store, "SELECT ?a ?b { ?a hub:hasMissionIn ?b }"))
    assert (headings, rows) == (["a", "b"], [["id:peru", "id:kuwait"]])


def ask(store: Store, query: str) -> QuerySolutions:
    results = run_query(store, query)
    assert isinstance(results, QuerySolutions)
    return results


def test_the_vocabulary_can_be_asked_too(store: Store) -> None:
    rows = rows_of(ask(store, "SELECT ?l { id:peru hub:memberOf ?o . hub:memberOf rdfs:label ?l }"))[1]
    assert rows


def test_variables_can_be_given(store: Store) -> None:
    given = {"a": NamedNode("https://w3id.org/hubungan/id/peru"), "t": Literal("Peru", language="id")}
    assert bool(run_query(store, "ASK { ?a skos:prefLabel ?t }", given)) is True
    assert bool(run_query(store, "ASK { ?a hub:nothing ?t }", given)) is False


def test_every_format_is_written(store: Store) -> None:
    query = "SELECT ?a ?t { ?a skos:altLabel ?t } ORDER BY ?t"
    texts = {form: write_results(run_query(store, query), form) for form in FORMATS if form != "table"}
    assert next(csv.reader(io.StringIO(texts["csv"]))) == ["a", "t"]
    assert texts["tsv"].startswith("?a\t?t\n")
    found = json.loads(texts["json"])["results"]["bindings"]
    assert {"type": "literal", "value": "MNNA", "xml:lang": "id"} in [row["t"] for row in found]
    assert all(text.endswith("\n") for text in texts.values())


def test_ask_and_construct_are_written(store: Store) -> None:
    assert write_results(run_query(store, "ASK { id:peru hub:memberOf id:wto }"), "table") == "yes\n"
    assert write_results(run_query(store, "ASK { id:wto hub:memberOf id:peru }"), "table") == "no\n"
    assert json.loads(write_results(run_query(store, "ASK { }"), "json"))["boolean"] is True
    turtle = write_results(run_query(store, "CONSTRUCT { ?b hub:isHostOf ?a } { ?a hub:hasMissionIn ?b }"), "table")
    assert len(rdflib.Graph().parse(data=turtle, format="turtle")) == 1
    described = write_results(run_query(store, "DESCRIBE id:peru"), "table")
    assert "skos:prefLabel" in described


def test_a_graph_has_no_columns(store: Store) -> None:
    with pytest.raises(WrongUse, match="Turtle"):
        write_results(run_query(store, "DESCRIBE id:peru"), "csv")
