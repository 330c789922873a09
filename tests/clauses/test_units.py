"""Units: the class chosen for each word, name, time and figure of a sentence. Cases in cases/units.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Any

from graph.facts.reports import Analysed

CASES, LEAST = "units", 40


def test_units(case: Mapping[str, Any], analysed: Callable[[str], tuple[Analysed, ...]]) -> None:
    chosen = [(unit.text, unit.word_class) for one in analysed(case["text"]) for unit in one.units]
    wanted = [tuple(pair.rsplit("/", 1)) for pair in case["units"]]
    if case.get("whole", False):
        assert chosen == wanted
    else:
        assert wanted
        assert [pair for pair in wanted if pair not in chosen] == [], chosen


def test_units_stand_in_order_and_do_not_overlap(analysed: Callable[[str], tuple[Analysed, ...]]) -> None:
    text = "Pada 3 Mei 2019, Presiden Peru (64) tiba di Lima untuk bertemu Menlu Chile, kata BBC."
    (one,) = analysed(text)
    spans = [unit.span for unit in one.units]
    assert all(first.end <= second.start for first, second in pairwise(spans))
    for unit in one.units:
        if unit.mention is None and unit.time is None and unit.figure is None:
            assert text[unit.span.start : unit.span.end].lower() == unit.text.lower()


def test_a_dateline_has_no_units(analysed: Callable[[str], tuple[Analysed, ...]]) -> None:
    (one,) = analysed("Jakarta, Antara - Kenya mengakui Kosovo.")
    assert [unit.text for unit in one.units] == ["Kenya", "mengakui", "Kosovo", "."]
