"""What stands for a name means the right one, or nobody; the cases stand in pointers.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from graph.model import Mention, Naming

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "pointers.toml").read_text())["case"]


def test_there_are_cases() -> None:
    assert len(CASES) >= 25


def meaning(naming: Naming, text: str, words: str) -> Mention:
    """Return the last mention that has exactly these words."""
    return [m for m in naming.mentions if text[m.span.start : m.span.end] == words][-1]


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_pointer(case: dict[str, Any], read: Callable[..., Naming]) -> None:
    naming = read(case["text"], title=case.get("title", ""))
    assert list(meaning(naming, case["text"], case["words"]).keys) == case["keys"]


def test_mentions_are_in_order_and_apart(read: Callable[..., Naming]) -> None:
    text = " ".join(case["text"] for case in CASES)
    mentions = read(text).mentions
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


def test_every_key_has_its_entity(read: Callable[..., Naming]) -> None:
    naming = read(" ".join(case["text"] for case in CASES))
    keys = {key for mention in naming.mentions for key in mention.keys}
    owners = {entity.of for entity in naming.entities.values() if entity.of}
    assert keys | owners <= naming.entities.keys()


@pytest.mark.parametrize("text", ["Mereka yang tewas dimakamkan di Kenya.", '"Mereka menolak," kata Kenya kemarin.'])
def test_they_are_nobody_here(text: str, read: Callable[..., Naming]) -> None:
    mentions = read(f"Kenya dan Ghana berunding di Lima. {text}").mentions
    assert "mereka" not in {text.casefold() for text in (m.rule.split(": ")[0].strip("'").casefold() for m in mentions)}


@pytest.mark.parametrize("people", ["25 orang", "ribuan orang", "lebih dari 1.200 orang", "tiga ratus orang"])
def test_people_are_known_by_how_many_they_are_too(read: Callable[..., Naming], people: str) -> None:
    names = [entity.names for entity in read(f"Kemarin {people} ditangkap polisi.").entities.values()]
    assert any(people.removeprefix("lebih dari ") in row for row in names)
