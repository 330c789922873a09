"""Statements and demands: what reported words give where no frame tells it. Cases in cases/statements.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.model import Reading

CASES, LEAST = "statements", 10


def test_what_is_said(case: Mapping[str, Any], read: Callable[..., Reading]) -> None:
    reading = read(case["text"])
    told = []
    for fact in reading.facts:
        if fact.name in ("Demand", "Statement"):
            asked = [reading.entities[filler.entity].label for filler in fact.fillers("recipient") if filler.entity]
            actors = [reading.entities[filler.entity].label for filler in fact.fillers("actor") if filler.entity]
            told.append([fact.name, *actors, *asked])
    assert told == case["told"]
