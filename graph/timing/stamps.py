"""Resolve what a text says of a date against the day of issue or the narrative's last date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

from .edtf import end_of, last_day, start_of

# How far a date without a year may lie ahead of the day of issue: without a word of the future
# about six weeks, with one about three quarters of a year; the other side is nearer otherwise.
_AHEAD = timedelta(days=45)
_FAR_AHEAD = timedelta(days=270)
_DECADE, _CENTURY = 3, 2

# The parts of a longer stretch, as offsets from its first day, month or year. Where people differ
# (the end of a year is its last quarter here) the longer reading was taken: it covers the others.
_PARTS_OF_YEAR = {
    "early": (1, 3),
    "mid": (5, 8),
    "late": (10, 12),
    "half1": (1, 6),
    "half2": (7, 12),
    "quarter1": (1, 3),
    "quarter2": (4, 6),
    "quarter3": (7, 9),
    "quarter4": (10, 12),
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "winter": (12, 14),
    **{f"months{count}": (1, count) for count in range(2, 12)},
}
_PARTS_OF_MONTH = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "week1": (1, 7),
    "week2": (8, 14),
    "week3": (15, 21),
    "week4": (22, 28),
}
_PARTS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
_PARTS_OF_CENTURY = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}
_PARTS_OF_WEEK = {"early": (0, 1), "mid": (2, 3), "late": (5, 6)}


class Direction(IntEnum):
    """Name on which side of the day of issue a date without a year lies."""

    PAST = -1
    NEAR = 0
    AHEAD = 1


@dataclass(frozen=True, slots=True)
class Stamp:
    """Hold what is said of a date; what is not said is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def edtf(self) -> str | None:
        """Return the date as EDTF, None where the year is missing or the day does not exist."""
        if self.year is None or not self.exists():
            return None
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def exists(self) -> bool:
        """Tell whether the calendar has such a month and day; without a year it is taken as a leap year."""
        if self.month is None:
            return self.day is None
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= last_day(self.year or 2000, self.month)


def stamp_of(edtf: str) -> Stamp:
    """Return the stamp of a plain EDTF date."""
    return Stamp(*(int(part) for part in edtf.rstrip("~").split("-")))


def stamp_of_day(day: date) -> Stamp:
    """Return the stamp of a day."""
    return Stamp(day.year, day.month, day.day)


def with_year(stamp: Stamp, issued: date, direction: Direction) -> Stamp:
    """Give a stamp without a year the year that brings it nearest to the day of issue.

    PAST allows no later date, AHEAD no earlier one beyond nine months; NEAR prefers the past.
    """
    ahead = {Direction.PAST: timedelta(0), Direction.NEAR: _AHEAD, Direction.AHEAD: _FAR_AHEAD}[direction]
    latest = issued + ahead
    for year in (issued.year + 1, issued.year, issued.year - 1):
        candidate = replace(stamp, year=year)
        if candidate.exists() and day_of(candidate) <= latest:
            return candidate
    return replace(stamp, year=issued.year - 1)


def next_year(stamp: Stamp, issued: date) -> Stamp:
    """Give a stamp without a year the first year in which it is not over on the day of issue."""
    for year in (issued.year, issued.year + 1):
        candidate = replace(stamp, year=year)
        if candidate.exists() and day_of(candidate) > issued:
            return candidate
    return replace(stamp, year=issued.year + 1)


def day_of(stamp: Stamp) -> date:
    """Return the first day of a stamp."""
    return date(stamp.year or 1, stamp.month or 1, stamp.day or 1)


def week_of(day: date, weeks: int = 0) -> str:
    """Return the calendar week, Monday to Sunday, so many weeks after that of a day."""
    monday = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks)
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def weekday_back(day: date, weekday: int) -> date:
    """Return the latest such weekday that is not after a day."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def shift(stamp: Stamp, count: int, unit: str) -> str | None:
    """Return the date so many units away, no finer than the unit; None where the stamp is coarser than it."""
    if unit in ("decade", "eight", "century") and stamp.year:
        return _year(stamp.year + count * {"decade": 10, "eight": 8, "century": 100}[unit])
    if unit == "year" and stamp.year:
        return _year(stamp.year + count)
    if unit == "month" and stamp.year and stamp.month:
        months = stamp.year * 12 + stamp.month - 1 + count
        return f"{months // 12:04d}-{months % 12 + 1:02d}" if 0 < months // 12 < 10000 else None
    if unit in ("day", "week") and stamp.year and stamp.month and stamp.day and stamp.exists():
        days = count * (7 if unit == "week" else 1)
        if abs(days) < 100000:
            return (date(stamp.year, stamp.month, stamp.day) + timedelta(days=days)).isoformat()
    return None


def _year(year: int) -> str | None:
    return f"{year:04d}" if 0 < year <= 9999 else None


def at_unit(stamp: Stamp, unit: str) -> str | None:
    """Return the day, week, month or year a stamp lies in; None where the stamp is coarser."""
    if unit == "week":
        day = shift(stamp, 0, "day")
        return week_of(date.fromisoformat(day)) if day else None
    if unit == "decade" and stamp.year:
        return f"{stamp.year // 10:03d}X"
    return shift(stamp, 0, unit)


def from_issue(issued: date, count: int, unit: str) -> str | None:
    """Return the day, calendar week, month or year so many units from the day of issue."""
    if unit == "week":
        return week_of(issued, count) if abs(count) < 5000 else None
    return shift(stamp_of_day(issued), count, unit)


def calendar_unit(issued: date, count: int, unit: str) -> str | None:
    """Return the whole day, week, month, year, decade or century so many after the one of the day of issue."""
    if unit == "decade":
        return f"{issued.year // 10 + count:03d}X"
    if unit == "century":
        return f"{issued.year // 100 + count:02d}XX"
    return from_issue(issued, count, unit)


def stretch(issued: date, count: int, unit: str) -> str | None:
    """Return so many units up to the day of issue, or from it on, as an interval of the unit's precision."""
    days = unit in ("day", "week")
    here = shift(stamp_of_day(issued), 0, "day" if days else ("month" if unit == "month" else "year"))
    there = shift(stamp_of_day(issued), count, unit)
    first, last = (there, here) if count < 0 else (here, there)
    return f"{first}/{last}" if first and last and first < last else None


def part_of(edtf: str, part: str) -> str | None:
    """Return the early, middle or late part of a week, month, year, decade or century; None for other stretches."""
    if "X" in edtf:
        return _part_of_years(edtf, part)
    if "/" in edtf:
        return _part_of_week(edtf, part)
    stamp = stamp_of(edtf)
    if stamp.year is None or stamp.day is not None:
        return None
    if stamp.month is None:
        return _part_of_year(stamp.year, part)
    return _part_of_month(stamp.year, stamp.month, part)


def _part_of_year(year: int, part: str) -> str | None:
    if part not in _PARTS_OF_YEAR:
        return None
    first, last = _PARTS_OF_YEAR[part]
    return f"{year:04d}-{first:02d}/{year + last // 13:04d}-{(last - 1) % 12 + 1:02d}"


def _part_of_month(year: int, month: int, part: str) -> str | None:
    if part not in _PARTS_OF_MONTH:
        return None
    first, last = _PARTS_OF_MONTH[part]
    return f"{year:04d}-{month:02d}-{first:02d}/{year:04d}-{month:02d}-{min(last, last_day(year, month)):02d}"


def _part_of_years(edtf: str, part: str) -> str | None:
    parts = _PARTS_OF_DECADE if edtf.count("X") == 1 else _PARTS_OF_CENTURY
    if part not in parts:
        return None
    start, (first, last) = int(start_of(edtf)), parts[part]
    return f"{start + first:04d}/{start + last:04d}"


def _part_of_week(edtf: str, part: str) -> str | None:
    first, last = stamp_of(start_of(edtf)), stamp_of(end_of(edtf))
    if part not in _PARTS_OF_WEEK or shift(first, 6, "day") != last.edtf():
        return None
    begin, end = (shift(first, days, "day") for days in _PARTS_OF_WEEK[part])
    return f"{begin}/{end}"
