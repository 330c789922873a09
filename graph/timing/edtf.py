"""Compute with EDTF values: which days they bound, which fit together, which says more."""

from __future__ import annotations

import calendar
import re
from datetime import date

# Only what the time grammar can write: a date to the year, month or day, a decade or century
# with masked digits, each perhaps approximate, and intervals of dates.
_DATE = re.compile(r"(\d{2}XX|\d{3}X|\d{4})(?:-(\d{2})(?:-(\d{2}))?)?~?")
_NO_END = frozenset({"", ".."})


def is_valid(edtf: str) -> bool:
    """Tell whether this is an EDTF value the grammar writes, with real days, in order."""
    try:
        earliest, latest = bounds(edtf)
    except ValueError:
        return False
    if earliest is None and latest is None:
        return False
    return earliest is None or latest is None or earliest <= latest


def bounds(edtf: str) -> tuple[date | None, date | None]:
    """Return the earliest and the latest day; None where that end is open or unknown.

    Raises ValueError for what is no EDTF value of this grammar.
    """
    if "/" not in edtf:
        return _days(edtf)
    first, last = edtf.split("/", maxsplit=1)
    earliest = None if first in _NO_END else _days(first)[0]
    return earliest, None if last in _NO_END else _days(last)[1]


def _days(edtf: str) -> tuple[date, date]:
    match = _DATE.fullmatch(edtf)
    if match is None:
        raise ValueError(f"{edtf!r} is not an EDTF date; write YYYY, YYYY-MM, YYYY-MM-DD, YYYX or YYXX")
    years, month, day = match.groups()
    if "X" in years and month:
        raise ValueError(f"{edtf!r} gives a month to a decade or century; drop one of them")
    first, last = int(years.replace("X", "0")), int(years.replace("X", "9"))
    if month is None:
        return date(first, 1, 1), date(last, 12, 31)
    if day is not None:
        exact = date(first, int(month), int(day))
        return exact, exact
    return date(first, int(month), 1), date(last, int(month), last_day(first, int(month)))


def last_day(year: int, month: int) -> int:
    """Return the number of days of a month."""
    if not 1 <= month <= 12:
        raise ValueError(f"month {month} is not within 1-12")
    return calendar.monthrange(year, month)[1]


def start_of(edtf: str) -> str:
    """Return the value's beginning as a plain date: of 1990/2009 it is 1990, of 197X it is 1970."""
    return edtf.split("/", maxsplit=1)[0].rstrip("~").replace("X", "0")


def end_of(edtf: str) -> str:
    """Return the value's end as a plain date: of 1990/2009 it is 2009, of 197X it is 1979."""
    return edtf.rsplit("/", maxsplit=1)[-1].rstrip("~").replace("X", "9")


def is_compatible(first: str, second: str) -> bool:
    """Tell whether two values can date one fact: the days of one lie within the days of the other."""
    return _covers(first, second) or _covers(second, first)


def more_precise(first: str, second: str) -> bool:
    """Tell whether the first value says more than the second.

    The shorter stretch says more. 2011/.. says more than 2011, of which it is the start: it
    knows that what began did not end.
    """
    if _starts_open(first, second):
        return True
    return not _starts_open(second, first) and _vagueness(first) < _vagueness(second)


def _starts_open(interval: str, plain: str) -> bool:
    return interval in (f"{plain}/", f"{plain}/..")


def _ordinals(edtf: str) -> tuple[float, float]:
    earliest, latest = bounds(edtf)
    low = float("-inf") if earliest is None else earliest.toordinal()
    return low, float("inf") if latest is None else latest.toordinal()


def _covers(outer: str, inner: str) -> bool:
    (low, high), (inner_low, inner_high) = _ordinals(outer), _ordinals(inner)
    return low <= inner_low and inner_high <= high


def _vagueness(edtf: str) -> tuple[float, float]:
    """Return how long the value is, and of those without an end, how long what it starts with is."""
    low, high = _ordinals(edtf)
    first = edtf.split("/", maxsplit=1)[0]
    start, end = _ordinals(first) if first not in _NO_END else (low, high)
    return high - low, end - start
