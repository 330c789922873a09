"""The Python API of the README: a few lines give RDF, SPARQL, networkx, dataclasses, the page."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from rdflib.compare import isomorphic

import graph as package
from graph import KnowledgeGraph, build
from graph.errors import FaultyGraph, FaultyQuery, WrongUse
from graph.model import Status

NEWS = "Presiden Peru mengunjungi Kuwait pada tanggal 3 Mei 2019."


def test_the_package_gives_two_names() -> None:
    assert sorted(package.__all__) == ["KnowledgeGraph", "build"]
    with pytest.raises(AttributeError, match="nothing"):
        _ = package.nothing


def test_the_two_documents_are_the_default(built: KnowledgeGraph) -> None:
    assert set(built.documents) == {"kuwait-peru", "peru-militer-as"}
    assert built.failures == ()
    assert repr(built).startswith("<KnowledgeGraph: 2 documents, ")


def test_rdf_is_rdflibs_graph(built: KnowledgeGraph) -> None:
    assert isinstance(built.rdf, rdflib.Graph)
    assert len(built.rdf) == len(built.triples)


def test_network_is_networkxs_graph(built: KnowledgeGraph) -> None:
    assert isinstance(built.network, nx.MultiDiGraph)
    assert set(built.network) == set(built.entities)
    assert built.network.nodes["peru"]["kind"] == "Nation"


def test_facts_are_frozen_dataclasses(built: KnowledgeGraph) -> None:
    fact = built.facts[0]
    assert {"name", "roles", "status", "when", "quotes"} <= {field.name for field in fields(fact)}
    assert fact.status in Status
    with pytest.raises(FrozenInstanceError):
        fact.name = "other"  # type: ignore[misc]
    days = [fact.earliest for fact in built.facts if fact.earliest]
    assert days == sorted(days)


def test_every_quote_is_the_slice_of_its_text(built: KnowledgeGraph) -> None:
    for fact in built.facts:
        assert fact.quotes
        for quote in fact.quotes:
            span = quote.evidence.span
            assert built.texts[quote.evidence.document][span.start : span.end] == quote.exact


def test_queries_by_name_and_in_sparql(built: KnowledgeGraph) -> None:
    assert list(built.query("timeline", nation="Peru"))
    assert bool(built.query("ASK { ?who a hub:Nation }", who="id:peru")) is True
    with pytest.raises(FaultyQuery, match="timeline"):
        built.query("timelin")


def test_saved_and_loaded_it_is_the_same(built: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    built.save(path)
    loaded = KnowledgeGraph.load(path)
    assert loaded.triples == built.triples
    assert loaded.facts == built.facts
    assert loaded.turtle == built.turtle
    assert loaded.texts == built.texts
    assert isomorphic(rdflib.Graph().parse(path), built.rdf)
    with pytest.raises(FaultyGraph):
        KnowledgeGraph.load(tmp_path / "none.ttl")


def test_texts_beside_a_graph_are_taken_only_when_they_are_the_ones_read(tmp_path: Path) -> None:
    text = tmp_path / "berita.txt"
    text.write_text(NEWS, encoding="utf-8")
    build(text).save(tmp_path / "graph.ttl")
    assert KnowledgeGraph.load(tmp_path / "graph.ttl").texts == {"berita": NEWS}
    text.write_text(NEWS + " ", encoding="utf-8")
    assert KnowledgeGraph.load(tmp_path / "graph.ttl").texts == {}


def test_a_notebook_gets_the_page_in_a_frame(built: KnowledgeGraph) -> None:
    shown = built._repr_html_()
    assert shown.casefold().startswith('<iframe srcdoc="&lt;!doctype html')
    assert "<script" not in shown


def test_paths_give_steps_with_facts(built: KnowledgeGraph) -> None:
    ways = built.paths("Kuwait", "Amerika Serikat")
    assert ways
    assert all(step.facts for way in ways for step in way)
    with pytest.raises(WrongUse):
        built.paths("Kuwait", "Atlantis")


def test_inputs_may_be_one_path_or_several(tmp_path: Path) -> None:
    for name in ("satu", "dua"):
        (tmp_path / f"{name}.txt").write_text(NEWS, encoding="utf-8")
    assert set(build(tmp_path / "satu.txt").documents) == {"satu"}
    assert set(build(str(tmp_path)).documents) == {"dua", "satu"}
    together = build([tmp_path / "satu.txt", tmp_path / "dua.txt", tmp_path / "tiga.txt"])
    assert set(together.documents) == {"dua", "satu"}
    assert [failure.path for failure in together.failures] == [str(tmp_path / "tiga.txt")]


def test_workers_give_the_same_graph(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"berita-{number}.txt").write_text(NEWS.replace("3 Mei", f"{number + 1} Mei"), encoding="utf-8")
    seen: list[str] = []
    graph = build(tmp_path, jobs=2, progress=lambda document: seen.append(document.slug))
    assert graph.turtle == build(tmp_path, jobs=1).turtle
    assert seen == sorted(graph.documents)


def test_the_two_documents_conform(built: KnowledgeGraph) -> None:
    findings = built.check()
    assert findings.violations == ()
    assert findings.verdict == "conforms"
    assert not [note for note in findings.notes if note.rule == "text not found"]
