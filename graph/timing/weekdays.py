"""Read weekdays, alone or with the date beside them."""

from __future__ import annotations

from dataclasses import replace

from .line import Line, Point
from .points import read_point
from .stamps import Direction

_SIDES = {"past": Direction.PAST, "next": Direction.AHEAD, "this": Direction.NEAR}
_WEEKS = {"past": -1, "this": 0, "next": 1}
_DATED = frozenset({"date", "day-month", "day-range"})


def read_weekday(line: Line, at: int) -> Point | None:
    """Read Monday (15/12/2025), Wednesday, 3 September, Wednesday last week, Tuesday night, Wednesday."""
    found = _weekday(line, at)
    if found is None:
        return None
    weekday, end = found
    dated = read_date_beside(line, _last_of_range(line, end))
    if dated is not None:
        return replace(dated, beside=weekday)
    end = after_hours(line, end)
    return _with_week(line, weekday, end) or _with_side(line, weekday, end)


def _weekday(line: Line, at: int) -> tuple[int, int] | None:
    start = line.noun_end("weekday", at)
    weekday = line.words.weekdays.get(line.lower(start).split("-")[-1])
    if weekday is None or _is_other_name(line, start):
        return None
    if start == at and not line.text(start)[:1].isupper():
        return None
    return (weekday, start + 1) if start > at or not _is_unit(line, start) else None


def _is_other_name(line: Line, at: int) -> bool:
    words = line.words.words
    return (
        line.lower(at + 1) in words["weekday_marks.not_before"]
        or line.lower(at - 1) in words["weekday_marks.not_after"]
    )


def _is_unit(line: Line, at: int) -> bool:
    """Tell whether the word that is a weekday and a unit is the unit: at the head, before "last" or "next"."""
    if line.lower(at) not in line.words.words["weekday_marks.also_unit"]:
        return False
    return at == 0 and line.words.deictics.match(line.tokens, at + 1) is not None


def _last_of_range(line: Line, end: int) -> int:
    """Return the token after the second weekday of a range, for the date in brackets after both."""
    after = line.link(end, "range", "and")
    found = _weekday(line, after) if after is not None else None
    return found[1] if found else end


def read_date_beside(line: Line, at: int) -> Point | None:
    """Read the date that stands in brackets, after a comma or at once after a weekday."""
    at = after_hours(line, at)
    found = line.words.deictics.match(line.tokens, at)
    at = found[1] if found and line.text(found[1]) == "(" else at
    if line.text(at) in ("(", "["):
        point = read_point(line, at + 1, "bracket")
        if point is None or point.rule not in _DATED:
            return None
        end = after_hours(line, point.end)
        closed = end + 1 if line.text(end) in (")", "]") else end
        return replace(point, end=closed, rule="weekday-date")
    at = at + 1 if line.text(at) == "," else at
    found = line.words.prepositions.match(line.tokens, at)
    at = found[1] if found and found[0] in ("at", "on") else at
    point = read_point(line, at, "weekday")
    return replace(point, rule="weekday-date") if point and point.rule in _DATED else None


def _with_week(line: Line, weekday: int, at: int) -> Point | None:
    if line.words.units.get(line.lower(at)) != "week":
        return None
    found = line.words.deictics.match(line.tokens, at + 1)
    if found is None or found[0] not in _WEEKS:
        return None
    return Point(found[1], "weekday-week", weekday=weekday, weeks=_WEEKS[found[0]])


def _with_side(line: Line, weekday: int, at: int) -> Point:
    found = line.words.deictics.match(line.tokens, at)
    if found is None or found[0] not in _SIDES:
        return Point(at, "weekday", weekday=weekday)
    return Point(found[1], f"weekday-{found[0]}", weekday=weekday, direction=_SIDES[found[0]])


def after_hours(line: Line, at: int) -> int:
    """Return the token after the time of day that stands here: Monday night, at 21.10 local time."""
    while True:
        end = _after_hour(line, at)
        if end == at and line.text(at) == ",":
            end = _after_hour(line, at + 1)
            end = at if end == at + 1 else end
        if end == at:
            return at
        at = end


def _after_hour(line: Line, at: int) -> int:
    clock = line.words.clock
    end = clock["dayparts"].end(line.tokens, at)
    end = clock["zones"].end(line.tokens, end)
    hours = clock["hours"].end(line.tokens, end)
    if hours > end and line.text(hours)[:1].isdecimal():
        return _after_minutes(line, hours)
    if is_clock(line.text(end)) and clock["zones"].end(line.tokens, _after_minutes(line, end)) > end + 1:
        return _after_minutes(line, end)
    return end


def _after_minutes(line: Line, at: int) -> int:
    if line.text(at + 1) in (":", ".") and line.text(at + 2).isdecimal() and len(line.text(at + 2)) == 2:
        return at + 3
    return at + 1


def is_clock(text: str) -> bool:
    """Tell whether a token looks like the hour of a clock."""
    return text[:1].isdecimal() and len(text) <= 5
