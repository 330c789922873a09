"""Locations: what the make-up of a phrase tells of where things lie. Cases in cases/structures.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.model import Reading

CASES, LEAST = "structures", 25


def test_location(case: Mapping[str, Any], read: Callable[..., Reading]) -> None:
    facts = [fact for fact in read(case["text"]).facts if fact.name == "Location"]
    located = [[fact.fillers(role)[0].entity for role in ("actor", "recipient")] for fact in facts]
    assert sorted(located) == sorted(case["located"]), [fact.frame for fact in facts]
