"""A good graph conforms; each way of breaking it is found and named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, Triple

from graph.knowledge.catalogue import Catalogue
from graph.knowledge.folder import ontology_folder
from graph.rdf.check import Findings, check_graph
from graph.rdf.names import entity_iri, fact_iri, term
from graph.rdf.triples import graph_triples
from tests.readings import TEXT, on, reading, said, sample_facts

SHAPES = ontology_folder() / "shapes.ttl"


@pytest.fixture(scope="module")
def triples(catalogue: Catalogue) -> frozenset[Triple]:
    return graph_triples([reading()], catalogue)


def checked(triples: frozenset[Triple], catalogue: Catalogue, text: str = TEXT) -> Findings:
    return check_graph(triples, catalogue, SHAPES, {"contoh": text})


def test_a_good_graph_conforms(triples: frozenset[Triple], catalogue: Catalogue) -> None:
    findings = checked(triples, catalogue)
    assert (findings.violations, findings.notes, findings.not_run) == ((), (), ())
    assert findings.verdict == "conforms"


OPENED, MEMBERS = (fact_iri(fact.id) for fact in sample_facts()[:2])
EDTF = term("edtf:EDTF")
BREAKS = {
    "edge without fact": {Triple(entity_iri("wto"), term("hub:memberOf"), entity_iri("peru"))},
    "time bounds": {Triple(MEMBERS, term("hub:when"), Literal("1990", datatype=EDTF))},
    "EDTF": {Triple(MEMBERS, term("hub:when"), Literal("kemarin", datatype=EDTF))},
    "SHACL": {Triple(OPENED, term("hub:status"), term("hub:planned"))},
}


@pytest.mark.parametrize("rule", BREAKS)
def test_each_added_fault_is_found(triples: frozenset[Triple], catalogue: Catalogue, rule: str) -> None:
    findings = checked(triples | BREAKS[rule], catalogue)
    assert rule in {finding.rule for finding in findings.violations}
    assert findings.verdict == "violates"


@pytest.mark.parametrize(
    ("rule", "lost"),
    [
        ("edge missing", Triple(entity_iri("peru"), term("hub:hasMissionIn"), entity_iri("kuwait"))),
        ("time bounds", Triple(OPENED, term("hub:latest"), Literal("1989-07-31", datatype=term("xsd:date")))),
        ("SHACL", Triple(OPENED, term("hub:status"), term("hub:asserted"))),
        ("SHACL", Triple(entity_iri("peru"), term("rdf:type"), term("hub:Nation"))),
    ],
)
def test_each_lost_triple_is_found(triples: frozenset[Triple], catalogue: Catalogue, rule: str, lost: Triple) -> None:
    assert lost in triples
    assert rule in {finding.rule for finding in checked(triples - {lost}, catalogue).violations}


def test_a_quote_that_is_not_in_the_text_is_found(triples: frozenset[Triple], catalogue: Catalogue) -> None:
    wrong = {replace_object(t, Literal("Bukan ini.")) if t.predicate == term("oa:exact") else t for t in triples}
    assert {finding.rule for finding in checked(frozenset(wrong), catalogue).violations} == {"quote"}


def replace_object(triple: Triple, node: Literal) -> Triple:
    return Triple(triple.subject, triple.predicate, node)


def test_a_changed_text_is_found(triples: frozenset[Triple], catalogue: Catalogue) -> None:
    assert [f.rule for f in checked(triples, catalogue, TEXT + " ").violations] == ["text changed"]


def test_an_unknown_text_is_a_note(triples: frozenset[Triple], catalogue: Catalogue) -> None:
    findings = check_graph(triples, catalogue, SHAPES, {})
    assert [finding.rule for finding in findings.notes] == ["text not found"]
    assert findings.verdict == "conforms"


def test_times_that_contradict_each_other_are_noted(catalogue: Catalogue) -> None:
    opened = sample_facts()[0]
    facts = (opened, replace(opened, time=on("1991")), replace(opened, time=on("1989")))
    findings = checked(graph_triples([reading(facts=facts)], catalogue), catalogue)
    assert [finding.rule for finding in findings.notes] == ["two times", "two times"]
    assert findings.verdict == "conforms"


def test_two_visits_on_two_topics_contradict_nothing(catalogue: Catalogue) -> None:
    opened = sample_facts()[0]
    facts = (replace(opened, roles=(*opened.roles, said("topic", topic)), time=on(year)) for topic, year in TOPICS)
    assert checked(graph_triples([reading(facts=tuple(facts))], catalogue), catalogue).notes == ()


TOPICS = (("gandum", "1990"), ("minyak", "1991"))


def test_shapes_that_cannot_run_are_said_so(triples: frozenset[Triple], catalogue: Catalogue, tmp_path: Path) -> None:
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text("this is no Turtle", encoding="utf-8")
    findings = check_graph(triples, catalogue, shapes, {"contoh": TEXT})
    assert findings.verdict == "could not run"
    assert "shapes.ttl" in findings.not_run[0].where
