"""The language of the frames: what each condition and each source does, tried on frames made up for the purpose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.facts.extraction import find_facts, make_rules
from graph.knowledge.folder import ontology_folder
from graph.knowledge.frames import load_frames
from graph.knowledge.grammar import Grammar, load_grammar
from graph.model import Fact
from graph.pipeline import Reader, find_all
from graph.timing.edtf import is_compatible, more_precise
from tests.cases import made_document

CASES, LEAST = "matching", 60


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return load_grammar(ontology_folder())


def as_toml(value: Any) -> str:
    """Return a value in TOML; all but lists and tables are written as in JSON."""
    if isinstance(value, list):
        return f"[{', '.join(map(as_toml, value))}]"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(key)} = {as_toml(inner)}" for key, inner in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def frames_of(case: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the frames of a case, filled up with what every frame must have."""
    given = case["frame"] if isinstance(case["frame"], list) else [case["frame"]]
    return [
        {"name": f"test.{number}", "class": "Attack", "example": [{"text": "", "facts": []}]} | frame
        for number, frame in enumerate(given)
    ]


def facts_of(case: Mapping[str, Any], reader: Reader, grammar: Grammar, folder: Path) -> list[Fact]:
    path = folder / "id" / "frames" / "test.toml"
    path.parent.mkdir(parents=True)
    rows = frames_of(case)
    path.write_text(f"frame = {as_toml(rows)}\nlists = {as_toml(case.get('lists', {}))}\n", encoding="utf-8")
    faults: list[str] = []
    frames = load_frames(folder, reader.catalogue, faults)
    rules = make_rules(grammar, frames, reader.rules.traits, is_compatible, more_precise)
    assert faults == []
    found = find_all(made_document(case["text"]), reader)
    return [fact for fact in find_facts(found, rules) if fact.frame.startswith("test.")]


def test_frame(case: Mapping[str, Any], reader: Reader, grammar: Grammar, tmp_path: Path) -> None:
    facts = facts_of(case, reader, grammar, tmp_path)
    if "frames" in case:
        assert sorted(fact.frame for fact in facts) == case["frames"]
        return
    if "pairs" in case:
        pairs = [[f.fillers("actor")[0].entity, f.fillers("recipient")[0].entity] for f in facts]
        assert sorted(map(str, pairs)) == sorted(map(str, case["pairs"]))
        return
    if not case["roles"]:
        assert facts == []
        return
    (fact,) = facts
    filled: dict[str, list[str]] = {}
    for role, filler in fact.roles:
        filled.setdefault(role, []).append(filler.identity[1] if filler.entity else filler.literal.text)  # type: ignore[union-attr]
    assert {role: sorted(fillers) for role, fillers in filled.items()} == case["roles"]
    assert all(filler.why for _, filler in fact.roles)
    if "status" in case:
        assert str(fact.status) == case["status"]
    if "when" in case:
        assert fact.time is not None
        assert fact.time.edtf == case["when"]
