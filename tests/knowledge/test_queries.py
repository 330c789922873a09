"""Every named query answers what it asks, in both engines, and takes any value as one literal."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import FaultyQuery
from graph.knowledge.folder import ontology_folder
from graph.knowledge.queries import NamedQuery, Parameter, find_query, load_queries

CASES = Path(__file__).parent / "cases"
TABLE: list[dict[str, Any]] = tomllib.loads((CASES / "queries.toml").read_text(encoding="utf-8"))["case"]
FILES = (CASES / "sample.ttl", ontology_folder() / "vocabulary.ttl")
FAULTS: list[str] = []
QUERIES = load_queries(ontology_folder(), FAULTS)


@pytest.fixture(scope="module")
def store() -> ox.Store:
    loaded = ox.Store()
    for path in FILES:
        loaded.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return loaded


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    loaded = rdflib.Graph()
    for path in FILES:
        loaded.parse(path, format="turtle")
    return loaded


def rows_of(store: ox.Store, query: str) -> list[dict[str, str]]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [{name: "" if row[name] is None else row[name].value for name in names} for row in found]  # type: ignore[union-attr]


def case_name(case: dict[str, Any]) -> str:
    return "-".join([case["query"], *case.get("with", {}).values()])


@pytest.mark.parametrize("case", TABLE, ids=case_name)
def test_rows(store: ox.Store, case: dict[str, Any]) -> None:
    rows = rows_of(store, QUERIES[case["query"]].bind(case.get("with", {})))
    if "count" in case:
        assert len(rows) == case["count"]
        return
    assert len(rows) == len(case["rows"])
    assert [{key: row[key] for key in wanted} for row, wanted in zip(rows, case["rows"], strict=True)] == case["rows"]


@pytest.mark.parametrize("name", QUERIES)
def test_both_engines_agree(store: ox.Store, graph: rdflib.Graph, name: str) -> None:
    text = QUERIES[name].text
    found = graph.query(text)
    rows = [{str(key): "" if row[key] is None else str(row[key]) for key in found.vars or ()} for row in found]
    assert rows == rows_of(store, text)


def test_every_query_is_faultless_and_tried() -> None:
    assert FAULTS == []
    assert len(QUERIES) >= 18
    assert set(QUERIES) == {case["query"] for case in TABLE}


@pytest.mark.parametrize("name", QUERIES)
def test_every_query_has_an_order_and_plain_columns(store: ox.Store, name: str) -> None:
    query = QUERIES[name]
    assert "\n} ORDER BY " in query.text
    found = store.query(query.text)
    assert isinstance(found, ox.QuerySolutions)
    assert all(column.value.replace("_", "").isalpha() and column.value.islower() for column in found.variables)
    assert query.question_id.endswith(("?", "."))
    assert query.question_en.endswith(("?", "."))


def test_parameters_have_their_defaults() -> None:
    assert [(p.name, p.default) for p in QUERIES["history"].parameters] == [("a", "Peru"), ("b", "Kuwait")]
    assert QUERIES["classes"].parameters == ()


@settings(max_examples=60, deadline=None)
@given(st.text().filter(lambda text: "\\" not in text and not any("\ud800" <= sign <= "\udfff" for sign in text)))
def test_any_value_stays_one_literal(value: str) -> None:
    query = NamedQuery("echo", "", "", (Parameter("it", "x", ""),), 'SELECT ?it { VALUES ?it { "x" } }')
    assert rows_of(ox.Store(), query.bind({"it": value})) == [{"it": value}]
    answer = rdflib.Graph().query(query.bind({"it": value}))
    assert [str(row[0]) for row in answer] == [value]  # type: ignore[index]


def test_a_value_cannot_reach_out_of_its_literal(store: ox.Store) -> None:
    hostile = 'x" } ?s ?p ?o . SERVICE <http://example.org/> { ?s ?p ?o } #'
    assert rows_of(store, QUERIES["timeline"].bind({"nation": hostile})) == []


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"land": "Peru"}, "no parameter 'land'; it has nation"),
        ({"nation": "\\u0022 }"}, "a value holds a backslash"),
    ],
)
def test_a_wrong_binding_says_what_is_wrong(values: dict[str, str], message: str) -> None:
    with pytest.raises(FaultyQuery, match=message.replace("'", ".")) as caught:
        QUERIES["timeline"].bind(values)
    assert "query timeline" in str(caught.value)


def test_an_unknown_query_gets_the_nearest_names() -> None:
    with pytest.raises(FaultyQuery, match="no query is named 'timelines'; the nearest: timeline"):
        find_query(QUERIES, "timelines")
    assert find_query(QUERIES, "trade") is QUERIES["trade"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# en: What?\nSELECT * { ?s ?p ?o }", "# id: stands 0 times"),
        ("# id: Apa?\n# en: What?\nSELECT * { ?s ?p }", "does not parse"),
        ("# id: Apa?\n# en: What?\n# with: nation: a name\nSELECT * { ?s ?p ?o }", "with: nation: stands 0 times"),
        ('# id: Apa?\n# en: What?\nSELECT * { VALUES ?nation { "Peru" } }', "VALUES ?nation: is not described"),
    ],
)
def test_faults_name_file_and_key(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "bad.rq").write_text(text, encoding="utf-8")
    faults: list[str] = []
    load_queries(tmp_path, faults)
    assert len(faults) == 1
    assert faults[0].startswith("ontology/queries/bad.rq:")
    assert fault in faults[0]


def test_no_query_at_all_is_a_fault(tmp_path: Path) -> None:
    faults: list[str] = []
    assert load_queries(tmp_path, faults) == {}
    assert faults == ["ontology/queries: holds no query; put at least one NAME.rq there"]
