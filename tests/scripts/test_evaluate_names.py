"""The measuring of names: what is named, meant and unsaid is told apart, and held-out texts are never opened."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from graph.pipeline import load_reader

TEXT = "Presiden Kenya William Ruto mengunjungi Togo pada 3 Mei 2019. Kedua negara membuka pasar. Beras masuk lagi."
FACTS = [
    ("Visit", {"actor": ["William Ruto|Ruto"], "recipient": ["Togo"]}, 0),
    ("Trade", {"party": ["Kenya", "Togo"]}, 1),
    ("Trade", {"actor": ["Togo"]}, 2),
    ("Office", {"actor": ["William Ruto|Ruto"], "recipient": ["Kenya"], "title": ["Presiden"]}, 0),
]


@pytest.fixture(scope="module")
def names(load_script: Callable[[str], ModuleType]) -> ModuleType:
    return load_script("evaluate_names")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    sentences = [sentence.strip() + "." for sentence in TEXT.split(".")]
    facts = [{"class": name, "roles": roles, "evidence": sentences[at]} for name, roles, at in FACTS]
    for part in ("texts", "facts"):
        (tmp_path / part).mkdir()
    (tmp_path / "texts" / "satu.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "facts" / "satu.json").write_text(json.dumps({"document": "satu", "facts": facts}))
    (tmp_path / "texts" / "dua.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_participants_are_told_apart_by_how_they_are_said(names: ModuleType, folder: Path) -> None:
    texts, counts = names.evaluate(folder, load_reader(parser=False), ["dua"])
    assert texts == 1
    rows = {row: (counts.found[row], counts.wanted[row]) for row in counts.wanted}
    assert rows["Nation", "named"] == (2, 2)
    assert rows["Nation", "meant"] == (2, 2)
    assert rows["Nation", "unsaid"] == (0, 1)
    assert rows["Office", ""] == (1, 1)


def test_a_node_is_right_only_by_a_name_that_was_not_met(names: ModuleType, folder: Path) -> None:
    _, counts = names.evaluate(folder, load_reader(parser=False), ["dua"])
    assert (counts.right["Nation", "named"], counts.given["Nation", "named"]) == (1, 1)
    facts = json.loads((folder / "facts" / "satu.json").read_text())
    facts["facts"][0]["roles"]["recipient"] = ["Peru|Togo lama"]
    (folder / "facts" / "satu.json").write_text(json.dumps(facts))
    _, counts = names.evaluate(folder, load_reader(parser=False), ["dua"])
    assert counts.found["Nation", "named"] == 1
    assert "| Nation | meant | 2 | 1.000 | 2 | 1.000 |" in names.table(counts)
