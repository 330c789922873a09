"""Who had a part in what was told before of a thing to which words only point. Cases in cases/pointing.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.model import Reading

CASES, LEAST = "pointing", 12


def test_taken_from_what_was_told(case: Mapping[str, Any], read: Callable[..., Reading]) -> None:
    facts = [fact for fact in read(case["text"]).facts if fact.name == case["class"]]
    assert facts, "no such fact is told"
    assert sorted(filler.entity or "" for filler in facts[-1].fillers(case["role"])) == case["who"]
