"""A graph that is not ours, or broken, is written, exported and checked without a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.cli import run
from graph.knowledge_graph import KnowledgeGraph
from graph.rdf.export import EXPORTS
from graph.rdf.turtle import read_turtle

FOREIGN = """
@prefix hub: <https://w3id.org/hubungan/ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix id: <https://w3id.org/hubungan/id/> .
<https://w3id.org/hubungan/fact/1> a hub:Fact, hub:Nothing ; hub:actor "x", _:c, <http://x/y>, id:x ;
    prov:wasDerivedFrom <https://w3id.org/hubungan/doc/x#char=a,b>, "x", _:b ; hub:earliest "foo" ; hub:amount "zzz" ;
    hub:gives hub:foo ; hub:status hub:asserted ; rdf:reifies <<( id:x hub:foo id:y )>> .
id:x hub:foo id:y ; skos:prefLabel "x" .
<https://w3id.org/hubungan/doc/y#char=1,2> a hub:Sentence .
"""


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "foreign.ttl"
    path.write_text(FOREIGN, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", EXPORTS)
def test_every_export_writes_it(foreign: Path, form: str) -> None:
    assert KnowledgeGraph.load(foreign).export(form)


def test_check_finds_it_wrong(foreign: Path) -> None:
    findings = KnowledgeGraph.load(foreign).check()
    assert findings.verdict == "violates"
    assert findings.not_run == ()


@pytest.mark.parametrize("arguments", [["query", "busiest"], ["explain", "fact:1"], ["query", "timeline"]])
def test_commands_answer(foreign: Path, arguments: list[str]) -> None:
    assert run([*arguments, "--graph", str(foreign)]) == 0


def test_rdf_12_is_read_back_and_rdflib_gets_the_rest(built: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(built.export("ttl12"), encoding="utf-8")
    loaded = KnowledgeGraph.load(path)
    assert loaded.export("ttl12") == built.export("ttl12")
    assert len(loaded.rdf) == len(built.rdf) < len(loaded.triples)
    assert loaded.check().verdict == "conforms"


def test_a_graph_without_anything_is_written(tmp_path: Path) -> None:
    path = tmp_path / "empty.ttl"
    path.write_text("", encoding="utf-8")
    assert read_turtle(path) == frozenset()
    graph = KnowledgeGraph.load(path)
    for form in EXPORTS:
        graph.export(form)
    assert (graph.turtle, graph.facts, graph.check().verdict) == ("", (), "conforms")
