"""EDTF values: their days, what fits together, what says more."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.timing.edtf import bounds, end_of, is_compatible, is_valid, more_precise, start_of
from graph.timing.stamps import Direction, Stamp, part_of, shift, week_of, with_year

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
PARTS = st.sampled_from(["early", "mid", "late"])


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("1975", date(1975, 1, 1), date(1975, 12, 31)),
        ("1989-07", date(1989, 7, 1), date(1989, 7, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1975-12-01", date(1975, 12, 1), date(1975, 12, 1)),
        ("197X", date(1970, 1, 1), date(1979, 12, 31)),
        ("18XX", date(1800, 1, 1), date(1899, 12, 31)),
        ("1329~", date(1329, 1, 1), date(1329, 12, 31)),
        ("1990/2009", date(1990, 1, 1), date(2009, 12, 31)),
        ("2011/..", date(2011, 1, 1), None),
        ("1990/", date(1990, 1, 1), None),
        ("../2008", None, date(2008, 12, 31)),
        ("/2008", None, date(2008, 12, 31)),
    ],
)
def test_bounds(edtf: str, earliest: date | None, latest: date | None) -> None:
    assert bounds(edtf) == (earliest, latest)
    assert is_valid(edtf)


@pytest.mark.parametrize(
    "edtf",
    ["", "..", "../..", "/", "75", "1975-13", "1975-02-30", "2009/1990", "197X-05", "1975/1980/1990", "ca. 1975"],
)
def test_rejects_what_is_no_edtf(edtf: str) -> None:
    assert not is_valid(edtf)


@pytest.mark.parametrize(
    ("first", "second", "fits"),
    [
        ("1990", "1990-08-02", True),
        ("1990-08", "1990", True),
        ("2011/..", "2011", True),
        ("2011/..", "2023", True),
        ("1990", "1991", False),
        ("1990/2009", "2005/2012", False),
        ("../1991", "1991", True),
        ("197X", "1975", True),
    ],
)
def test_compatible(first: str, second: str, fits: bool) -> None:
    assert is_compatible(first, second) is is_compatible(second, first) is fits


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1990-08-02", "1990"),
        ("1990-08", "1990"),
        ("1975", "197X"),
        ("2011/..", "2011"),
        ("2011/", "2011"),
        ("2023", "2011/.."),
        ("1990/2009", "1990/.."),
        ("2025-08-01/..", "2025-08/.."),
    ],
)
def test_more_precise(first: str, second: str) -> None:
    assert more_precise(first, second)
    assert not more_precise(second, first)


def test_nothing_is_more_precise_than_itself() -> None:
    assert not more_precise("1990", "1990")


def test_ends_of_a_value() -> None:
    assert (start_of("197X"), end_of("197X")) == ("1970", "1979")
    assert (start_of("1990~"), end_of("1990/2009")) == ("1990", "2009")


@given(DAYS, PARTS)
def test_parts_lie_within_the_whole(day: date, part: str) -> None:
    wholes = (f"{day.year:04d}", f"{day.year:04d}-{day.month:02d}", f"{day.year // 10:03d}X", week_of(day))
    for whole in wholes:
        inner = part_of(whole, part)
        assert inner is not None and is_valid(inner)
        assert is_compatible(whole, inner) and more_precise(inner, whole)


@given(DAYS, st.integers(-500, 500), st.sampled_from(["day", "week", "month", "year"]))
def test_shifting_gives_valid_dates(day: date, count: int, unit: str) -> None:
    shifted = shift(Stamp(day.year, day.month, day.day), count, unit)
    assert shifted is None or is_valid(shifted)


@given(DAYS, st.integers(1, 12), st.integers(1, 31), st.sampled_from(list(Direction)))
def test_a_year_is_the_nearest_on_its_side(issued: date, month: int, day: int, direction: Direction) -> None:
    stamp = with_year(Stamp(None, month, day), issued, direction)
    if stamp.edtf() is not None and direction is Direction.PAST:
        assert date(stamp.year or 0, month, day) <= issued
