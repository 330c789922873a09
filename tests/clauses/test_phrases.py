"""Phrases: noun phrases and what heads them, lists, appositions, prepositional phrases. Cases in cases/phrases.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.clauses.phrases import Part
from graph.facts.reports import Analysed
from graph.model import Mention

CASES, LEAST = "phrases", 35


def words(mention: Mention | None, text: str) -> str:
    return text[mention.span.start : mention.span.end] if mention else ""


def seen(part: Part, text: str) -> dict[str, Any]:
    return {"head": words(part.head, text), "noun": part.noun, "of": [words(mention, text) for mention in part.of]}


def test_phrase(case: Mapping[str, Any], analysed: Callable[[str], tuple[Analysed, ...]]) -> None:
    text = case["text"]
    phrases = {text[p.span.start : p.span.end]: p for one in analysed(text) for p in one.phrases}
    assert case["phrase"] in phrases, list(phrases)
    phrase = phrases[case["phrase"]]
    assert phrase.kind == case.get("kind", "noun")
    parts = [seen(part, text) for part in phrase.parts]
    for key in ("head", "noun", "of"):
        if key in case:
            assert [part[key] for part in parts] == case[key], parts
    if "times" in case:
        assert [[time.edtf for time in part.times] for part in phrase.parts] == case["times"]
    if "word" in case:
        assert phrase.word == case["word"]
    if "words" in case:
        assert set(case["words"]) <= set().union(*(part.words for part in phrase.parts))
