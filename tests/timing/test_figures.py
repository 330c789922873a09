"""Figures: every case of figures.toml, and how digits are read."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from graph.knowledge.figures import FigureWords, load_figures
from graph.knowledge.folder import ontology_folder
from graph.knowledge.segmentation import SegmentationWords, load_segmentation
from graph.knowledge.times import TimeWords, load_times
from graph.model import Document, Figure
from graph.reading.sentences import find_sentences
from graph.timing.figures import find_figures
from graph.timing.numbers import read_digits
from graph.timing.times import find_times

CASES = Path(__file__).with_name("figures.toml")


def read_cases() -> list[tuple[str, str, tuple[str, ...]]]:
    groups = tomllib.loads(CASES.read_text(encoding="utf-8"))["group"]
    return [(group["name"], case[0], tuple(case[1:])) for group in groups for case in group["cases"]]


@cache
def figure_words() -> FigureWords:
    faults: list[str] = []
    words = load_figures(ontology_folder(), faults)
    assert not faults
    return words


@cache
def other_words() -> tuple[SegmentationWords, TimeWords]:
    segmentation = load_segmentation([])
    assert segmentation is not None
    return segmentation, load_times(ontology_folder(), [])


def figures_in(text: str) -> tuple[Figure, ...]:
    segmentation, times = other_words()
    document = Document("text", text, "", "", "")
    sentences = find_sentences(document, segmentation)
    return find_figures(sentences, figure_words(), find_times(document, sentences, times))


def test_there_are_at_least_eighty_cases() -> None:
    assert len(read_cases()) >= 80


@pytest.mark.parametrize(("group", "text", "expected"), read_cases())
def test_finds_figures(group: str, text: str, expected: tuple[str, ...]) -> None:
    found = tuple(
        f"{figure.text} = {figure.kind} {figure.value.normalize():f} {figure.unit or '-'}"
        for figure in figures_in(text)
    )
    assert found == expected


def test_spans_are_exact() -> None:
    for _, text, _ in read_cases():
        for figure in figures_in(text):
            assert text[figure.span.start : figure.span.end] == figure.text


@pytest.mark.parametrize(
    ("digits", "scaled", "value"),
    [
        ("1.700", False, "1700"),
        ("1.700", True, "1700"),
        ("1,7", False, "1.7"),
        ("1,700", False, "1700"),
        ("1,725", True, "1.725"),
        ("0,125", False, "0.125"),
        ("1.5", False, "1.5"),
        ("1.234.567,8", False, "1234567.8"),
        ("1,234,567.8", False, "1234567.8"),
        ("300.000", False, "300000"),
    ],
)
def test_reads_digits(digits: str, scaled: bool, value: str) -> None:
    assert read_digits(digits, scaled) == Decimal(value)


@pytest.mark.parametrize("digits", ["1.2.3", "15/12", "1,2,3", "", "1.", "12:30"])
def test_reads_no_number_where_there_is_none(digits: str) -> None:
    assert read_digits(digits) is None
