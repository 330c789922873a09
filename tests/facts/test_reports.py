"""Reported words: who says them, through which outlet, which sentences are theirs. Cases in cases/reports.toml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.facts.extraction import analyse
from graph.facts.reports import find_reports, is_worth_stating
from graph.pipeline import Reader, find_all
from tests.cases import made_document

CASES, LEAST = "reports", 40


def test_reports(case: Mapping[str, Any], reader: Reader) -> None:
    """Look at the narrowest report of every sentence; a sentence without one has the speaker ``-``."""
    document = made_document(case["text"])
    found = find_all(document, reader)
    analysed = analyse(found, reader.rules)
    reports = find_reports(analysed, reader.rules.lexicon.grammar)
    narrowest = [min(said, key=lambda one: one.span.end - one.span.start, default=None) for said in reports]
    names = {key: entity.label for key, entity in found.naming.entities.items()}
    speakers = [", ".join(names[key] for key in one.speakers) if one else "-" for one in narrowest]
    assert speakers == case["speakers"]
    seen = {
        "words": [document.text[one.span.start : one.span.end].strip(' ."“”,') if one else "" for one in narrowest],
        "direct": [one.direct if one else False for one in narrowest],
        "factive": [one.factive if one else False for one in narrowest],
        "medium": [names[one.medium] if one and one.medium else "" for one in narrowest],
        "when": [(one.time.edtf or "") if one and one.time else "" for one in narrowest],
    }
    for key, values in seen.items():
        if key in case:
            assert values == case[key], key


def test_a_few_words_are_no_statement() -> None:
    assert is_worth_stating("Kami tidak akan mundur")
    assert not is_worth_stating("Kami tidak mundur")
