"""Names that look alike stay apart; the cases stand in lookalikes.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.model import Naming

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "lookalikes.toml").read_text())["case"]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 150


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_lookalike(case: dict[str, Any], read: Callable[..., Naming]) -> None:
    naming = read(case["text"])
    met = {key for mention in naming.mentions for key in mention.keys}
    met |= {naming.entities[key].of or "" for key in met}
    direct = {key for mention in naming.mentions for key in mention.keys}
    assert set(case["gives"]) <= met
    assert not set(case["never"]) & direct
