"""Times: every case of times.toml, and what holds for every time."""

from __future__ import annotations

import sys
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graph.knowledge.folder import ontology_folder
from graph.knowledge.segmentation import SegmentationWords, load_segmentation
from graph.knowledge.times import TimeWords, load_times
from graph.model import Document, Sentence, SentenceKind, Span, Time
from graph.reading.sentences import find_sentences
from graph.reading.tokens import find_tokens
from graph.timing.edtf import bounds, is_valid
from graph.timing.times import find_times

CASES = Path(__file__).with_name("times.toml")


def read_cases() -> list[tuple[str, date | None, str, tuple[str, ...]]]:
    groups: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["group"]
    return [
        (group["name"], date.fromisoformat(group["issued"]) if "issued" in group else None, case[0], tuple(case[1:]))
        for group in groups
        for case in group["cases"]
    ]


@cache
def segmentation() -> SegmentationWords:
    faults: list[str] = []
    words = load_segmentation(faults)
    assert words is not None, faults
    return words


@cache
def time_words() -> TimeWords:
    faults: list[str] = []
    words = load_times(ontology_folder(), faults)
    assert not faults
    return words


def times_in(text: str, issued: date | None = None) -> tuple[Time, ...]:
    document = Document("text", text, "", "", "", issued=issued)
    return find_times(document, find_sentences(document, segmentation()), time_words())


def test_there_are_at_least_two_hundred_cases() -> None:
    assert len(read_cases()) >= 200


@pytest.mark.parametrize(("group", "issued", "text", "expected"), read_cases())
def test_finds_and_resolves_times(group: str, issued: date | None, text: str, expected: tuple[str, ...]) -> None:
    found = tuple(f"{time.text} = {time.edtf or '?'}" for time in times_in(text, issued))
    assert found == expected


def test_every_time_is_valid_in_order_and_exact() -> None:
    for _, issued, text, _ in read_cases():
        end = 0
        for time in times_in(text, issued):
            assert time.span.start >= end
            end = time.span.end
            assert text[time.span.start : time.span.end] == time.text
            assert time.edtf is None or is_valid(time.edtf)
            assert (time.earliest, time.latest) == (bounds(time.edtf) if time.edtf else (None, None))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Yunani dan Spanyol (1960) ikut.", "bracket-year"),
        ("Kantor itu buka sejak 2011.", "since-year"),
        ("Kantor itu buka pada Senin (15/12/2025).", "weekday-date"),
        ("Kantor itu buka dari 1990 hingga 1995.", "range"),
        ("Kantor itu buka pada akhir 1990.", "part-year"),
    ],
)
def test_names_the_rule(text: str, rule: str) -> None:
    assert [time.rule for time in times_in(text)] == [rule]


def test_a_heading_gives_times_but_moves_no_narrative() -> None:
    text = "Sejarah (1950)\n\nKantor itu dibuka pada tahun 1999 di Lima oleh presiden.\n\nMasa kini (2020)\n\n"
    text += "Setahun kemudian delegasi datang ke ibu kota itu."
    assert [time.edtf for time in times_in(text)][-1] == "2000"


def test_nothing_breaks_on_odd_numbers() -> None:
    for text in (
        "(",
        "((((1960",
        "pada 0000.",
        "99/99/9999",
        "31/2/2020",
        "sejak",
        "dari hingga",
        "9" * 5000,
        "٢٠٢٠",
        "²³",
    ):
        assert all(time.edtf is None or is_valid(time.edtf) for time in times_in(f"Ia pergi {text} ke sana."))


@pytest.mark.parametrize(
    "piece", ["(", "1, ", "pada ", "seribu ", "juta ", "Senin malam ", "1990 ", "dua ", "1 Mei 1990, ", "hingga 1990 "]
)
def test_time_grows_with_the_text_only(piece: str) -> None:
    words, tokens = time_words(), find_tokens(piece * 4000, Span(0, 4000 * len(piece)), (), segmentation())
    document = Document("text", piece * 4000, "", "", "")
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        find_times(document, (Sentence(Span(0, len(document.text)), SentenceKind.PROSE, tokens),), words)
    finally:
        sys.setprofile(None)
    assert calls < 1000 * len(tokens)
