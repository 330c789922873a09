"""Dates that stand elsewhere than in the clause of what they date. Cases in cases/dating.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.model import Reading

CASES, LEAST = "dating", 30


def test_dated(case: Mapping[str, Any], read: Callable[..., Reading]) -> None:
    reading = read(case["text"], case.get("issued"))
    dated = {fact.name: fact.time.edtf if fact.time else None for fact in reading.facts}
    assert {name: dated.get(name, "not told") or "" for name in case["dated"]} == case["dated"]
