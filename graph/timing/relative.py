"""Read times that count from the day of issue or from the narrative's last date."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .line import Anchor, Line, Point
from .numbers import read_whole
from .stamps import Stamp, at_unit, calendar_unit, from_issue, shift, stretch

_OFFSETS = {"past": -1, "this": 0, "next": 1}
#: The unit of what is less than a day.
_MOMENTS = "moment"
_NARRATIVE_OFFSETS = {"before": -1, "same": 0, "after": 1}


def read_relative(line: Line, at: int) -> Point | None:
    """Read a time that its words only give in relation to another."""
    return _read_day_word(line, at) or _read_lapse(line, at) or _read_unit(line, at)


def read_fixed(line: Line, at: int) -> Point | None:
    """Read phrases that are times as a whole: since then, recently."""
    found = line.words.fixed["since_then"].match(line.tokens, at)
    if found:
        last = line.anchor.last.edtf() if line.anchor.last else None
        return Point(found[1], "since-then", edtf=f"{last}/.." if last else None)
    found = line.words.fixed["then"].match(line.tokens, at)
    if found:
        last = line.anchor.last.edtf() if line.anchor.last else None
        return Point(found[1], "in-then", edtf=last[:4] if last and last[:4].isdigit() else None)
    found = line.words.fixed["vague"].match(line.tokens, at)
    return Point(found[1], "vague") if found else None


def _read_day_word(line: Line, at: int) -> Point | None:
    issued, last = line.anchor.issued, line.anchor.last
    found = line.words.days.match(line.tokens, at)
    if found and not (line.lower(at) in line.words.units and _follows_number(line, at)):
        return Point(found[1], "day-word", edtf=from_issue(issued, found[0], "day") if issued else None)
    found = line.words.narrative_days.match(line.tokens, at)
    if found:
        edtf = shift(_counted_from(line.anchor, "day"), found[0], "day") if last else None
        return Point(found[1], "narrative-day", edtf=edtf)
    return None


@dataclass(frozen=True, slots=True)
class _Lapse:
    """Hold a number of units, the number None where the words give none: several days."""

    end: int
    count: int | None
    unit: str


def _lapse(line: Line, at: int) -> _Lapse | None:
    if line.lower(at) in line.words.one_unit:
        return _Lapse(at + 1, 1, line.words.one_unit[line.lower(at)])
    some = line.words.fixed["some"].match(line.tokens, at)
    count = None
    if some:
        end = some[1]
    else:
        found = read_whole(line.tokens, at, line.words.numbers)
        if found is None:
            return None
        count, end = found
    unit = line.words.units.get(line.lower(end))
    if unit is None and line.lower(end) in line.words.words["fixed.moments"]:
        return _Lapse(end + 1, None, _MOMENTS)
    if unit is None:
        return _Lapse(end, None, "") if some else None
    return _Lapse(end + 1, count, unit)


def _read_lapse(line: Line, at: int) -> Point | None:
    """Read a number of units from an anchor: two days ago, three years later, the last week."""
    lapse = _lapse(line, at)
    if lapse is None:
        return None
    if line.words.fixed["age"].matches_before(line.tokens, at):
        return None
    if line.words.fixed["bounded"].matches_before(line.tokens, at):
        lapse = replace(lapse, count=None)
    if lapse.unit == _MOMENTS:
        return _beside_event(line, at, lapse)
    found = line.words.deictics.match(line.tokens, lapse.end)
    if found and found[0] != "this":
        through = line.words.during.matches_before(line.tokens, at)
        return Point(found[1], f"lapse-{found[0]}", edtf=_from_issue(line, lapse, found[0], through=through))
    found = line.words.narratives.match(line.tokens, lapse.end)
    if found and found[0] != "same":
        sign = _NARRATIVE_OFFSETS[found[0]]
        return Point(found[1], f"narrative-{found[0]}", edtf=_from_last(line, lapse, sign))
    return _beside_event(line, at, lapse)


def _beside_event(line: Line, at: int, lapse: _Lapse) -> Point | None:
    """Read how long before or after an event something was: *two years* after the war; hours leave it the same day."""
    during = line.words.during.matches_before(line.tokens, at)
    if during or not lapse.unit or line.lower(lapse.end) not in line.words.words["fixed.lapsed"]:
        return None
    count, unit = (0, "day") if lapse.unit == _MOMENTS else (lapse.count, lapse.unit)
    return Point(lapse.end, "lapse-beside", lapse=(count, unit) if count is not None else None)


def _from_issue(line: Line, lapse: _Lapse, kind: str, *, through: bool) -> str | None:
    issued = line.anchor.issued
    if issued is None or lapse.count is None:
        return None
    if kind == "past":
        return from_issue(issued, -lapse.count, lapse.unit)
    # "Two years ahead" may be a point or a stretch: only "within two years" gives a date.
    if kind != "recent" and not through:
        return None
    return stretch(issued, -lapse.count if kind == "recent" else lapse.count, lapse.unit)


def _from_last(line: Line, lapse: _Lapse, sign: int) -> str | None:
    if line.anchor.last is None or lapse.count is None:
        return None
    return shift(_counted_from(line.anchor, lapse.unit), sign * lapse.count, lapse.unit)


def _counted_from(anchor: Anchor, unit: str) -> Stamp:
    """Return the last date or, where days are counted and it is none, the last day."""
    last = anchor.last or Stamp()
    return anchor.day if anchor.day is not None and last.day is None and unit in ("day", "week") else last


def _read_unit(line: Line, at: int) -> Point | None:
    """Read a whole unit beside an anchor: last week, this year, the same year, the following month."""
    unit = line.words.units.get(line.lower(at))
    if unit is None or _follows_number(line, at):
        return None
    found = line.words.deictics.match(line.tokens, at + 1)
    if found and found[0] in _OFFSETS and unit != "day":
        issued = line.anchor.issued
        edtf = calendar_unit(issued, _OFFSETS[found[0]], unit) if issued else None
        return _day_of_week(line, unit, *found) or Point(found[1], f"unit-{found[0]}", edtf=edtf)
    found = line.words.narratives.match(line.tokens, at + 1)
    if found is None:
        return None
    return Point(found[1], f"narrative-{found[0]}", edtf=_unit_from_last(line, unit, _NARRATIVE_OFFSETS[found[0]]))


def _day_of_week(line: Line, unit: str, side: str, end: int) -> Point | None:
    """Read the weekday that says which day of the week is meant: next week, Wednesday."""
    after = end + 1 if line.text(end) == "," else end
    weekday = line.words.weekdays.get(line.lower(after))
    if unit != "week" or weekday is None or not line.text(after)[0].isupper() or line.text(after + 1) == "(":
        return None
    return Point(after + 1, "weekday-week", weekday=weekday, weeks=_OFFSETS[side])


def _follows_number(line: Line, at: int) -> bool:
    """Tell whether the unit is counted and points to nothing: aged 79 years."""
    numbers, before = line.words.numbers, line.lower(at - 1)
    return before[:1].isdecimal() or before in {*numbers.digits, *numbers.teens, *numbers.tens, *numbers.halves}


def _unit_from_last(line: Line, unit: str, offset: int) -> str | None:
    last = line.anchor.last
    if last is None:
        return None
    if offset:
        return shift(_counted_from(line.anchor, unit), offset, unit)
    return at_unit(last, unit) or line.anchor.said  # *the same day* as what was done last week
