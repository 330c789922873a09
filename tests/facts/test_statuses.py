"""Statuses: what marks, governing words, conditions and reports make of a fact. Cases in cases/statuses.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.model import Reading

CASES, LEAST = "statuses", 50


def test_status(case: Mapping[str, Any], read: Callable[..., Reading]) -> None:
    reading = read(case["text"], case.get("issued"))
    facts = [fact for fact in reading.facts if fact.name == case["class"]]
    assert [str(fact.status) for fact in facts] == case["status"], [fact.name for fact in reading.facts]
    if "speaker" in case:
        speaker = facts[0].speaker
        assert (reading.entities[speaker].label if speaker else "") == case["speaker"]
