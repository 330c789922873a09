"""Who is answered where words only point to what he did or said. Cases in cases/answers.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.model import Reading

CASES, LEAST = "answers", 12


def test_answered(case: Mapping[str, Any], read: Callable[..., Reading]) -> None:
    facts = [fact for fact in read(case["text"]).facts if fact.name == case["class"]]
    assert facts, "no such answer is told"
    assert [filler.entity for filler in facts[-1].fillers("recipient")] == case["answered"]
