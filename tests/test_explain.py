"""What explain says of a fact: the clause it was read from, and why each role got its filler."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph import KnowledgeGraph, build
from graph.cli import run
from graph.errors import WrongUse
from graph.explain import analysis_records, explain

TEXT = "Presiden Peru akan mengunjungi Kuwait pada tanggal 3 Mei 2019. Bolivia dan Chile adalah anggota PBB."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a graph and, elsewhere, the text it was built from."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "berita").mkdir()
    (tmp_path / "berita" / "kunjungan.txt").write_text(TEXT, encoding="utf-8")
    build("berita").save("graph.ttl")
    return tmp_path


def fact_id(name: str) -> str:
    return next(fact.id for fact in KnowledgeGraph.load("graph.ttl").facts if fact.name == name)


def test_every_fact_of_the_two_documents_is_explained(built: KnowledgeGraph) -> None:
    assert built.facts
    for fact in built.facts[::5]:
        records = analysis_records(built, fact)
        assert records, fact.id
        assert not [record for record in records if "note" in record], f"{fact.id} {fact.name}"
        assert {role for record in records for role in record["roles"]} <= {role for role, _ in fact.roles} | {"title"}


def test_the_clause_and_the_reasons_are_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", fact_id("Visit"), "--document", "berita/kunjungan.txt", "--json"]) == 0
    (record, *_) = json.loads(capsys.readouterr().out)["analysis"]
    assert record["document"] == "kunjungan"
    assert record["clause"]["trigger"].startswith("mengunjungi (kunjungi, active)")
    assert record["clause"]["subject"] == "Presiden Peru"
    assert record["clause"]["marks"] == "akan"
    assert record["clause status"] == "planned"
    assert all(", from " in reason for reasons in record["roles"].values() for reason in reasons)


def test_it_is_printed_for_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", fact_id("Visit"), "--document", "berita"]) == 0
    lines = [line.strip() for line in capsys.readouterr().out.splitlines()]
    assert "subject: Presiden Peru" in lines
    assert "analysis:" in lines


def test_without_its_text_the_graph_alone_speaks(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", fact_id("Visit")]) == 0
    said = capsys.readouterr().out
    assert "--document" in said
    assert "class: Visit" in said


def test_another_text_is_refused(folder: Path) -> None:
    (folder / "lain.txt").write_text(TEXT + " ", encoding="utf-8")
    graph = KnowledgeGraph.load("graph.ttl")
    for path, says in (("lain.txt", "built from"), ("tiada.txt", "does not exist")):
        with pytest.raises(WrongUse, match=says):
            explain(graph, f"fact:{fact_id('Visit')}", Path(path))


def test_a_fact_that_is_read_otherwise_now_is_said_to_be(folder: Path) -> None:
    turtle = Path("graph.ttl").read_text(encoding="utf-8")
    old = fact_id("Visit")
    Path("graph.ttl").write_text(turtle.replace(old, "0123456789abcdef"), encoding="utf-8")
    (record,) = explain(KnowledgeGraph.load("graph.ttl"), "fact:0123456789abcdef", Path("berita"))["analysis"]
    assert "another fact" in record["note"]


def test_what_is_said_on_a_condition_is_explained_by_its_clause(folder: Path) -> None:
    text = "Presiden Uganda Yoweri Bakama mengatakan negaranya akan membalas jika Kenya menyerang."
    (folder / "berita" / "kunjungan.txt").write_text(text, encoding="utf-8")
    graph = build("berita")
    threat = next(fact for fact in graph.facts if fact.name == "Threat")
    assert [record["clause"]["trigger"].split()[0] for record in analysis_records(graph, threat)] == ["membalas"]
