"""Building in worker processes: their number, and what becomes of one that is killed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph import build, building
from graph.cli import run

NEWS = "Presiden Peru mengunjungi Kuwait pada tanggal 3 Mei 2019."


def die(_document: object) -> None:
    """End the worker as the kernel does when memory runs out."""
    os._exit(9)


def test_few_documents_are_read_in_one_process() -> None:
    assert building.default_jobs(2) == 1
    assert building.default_jobs(building.FEW_DOCUMENTS) == len(os.sched_getaffinity(0))


def test_a_killed_worker_ends_the_build_with_one_line_and_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(3):
        (tmp_path / f"berita-{number}.txt").write_text(NEWS, encoding="utf-8")
    monkeypatch.setattr(building, "read_one", die)
    assert run(["build", str(tmp_path), "-o", str(tmp_path / "out.ttl"), "--jobs", "2"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "--jobs 1" in line
    assert not (tmp_path / "out.ttl").exists()


def test_people_without_a_name_are_not_the_same_in_two_texts(tmp_path: Path) -> None:
    for name, text in (("satu", "Pemberontak menyerang Kenya pada Mei."), ("dua", "Pemberontak menyerang Peru.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    graph = build(tmp_path)
    assert sorted(key for key in graph.entities if "pemberontak" in key) == ["pemberontak-dua", "pemberontak-satu"]
    assert {graph.entities[key].label for key in graph.entities if "pemberontak" in key} == {"pemberontak"}
