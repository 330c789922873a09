"""Read dates, months, years, decades and centuries as a text writes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from .line import Line, Point
from .stamps import Direction, Stamp

_DMY = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})|(\d{1,2})/(\d{1,2})/(\d{2})")
_YMD = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DM = re.compile(r"(\d{1,2})/(\d{1,2})")
_DAY_RANGE = re.compile(r"(\d{1,2})[-–—](\d{1,2})")
_YEAR_RANGE = re.compile(r"(\d{4})[-–—/](\d{4})")
_DECADE = re.compile(r"(\d{4}|\d{2})-?([^\W\d_]+)")
_ORDINAL = re.compile(r"(?:\w+-)?(\d{1,2})")
_ROMAN = {"I": 1, "V": 5, "X": 10}
_FIRST_YEAR, _LAST_YEAR = 1000, 2100
# Undotted numbers after words such as "up to" or "about" are years only from here on.
_FIRST_LOOSE_YEAR = 1800
_FIRST_CUED_YEAR = 1400
_LOOSE_CUES = frozenset({"until", "about", "from", "before", "after"})
# After these, four digits are a year even before a noun that is often counted.
_SURE_CUES = frozenset({"on", "since", "starting", "part"})
_EVENT_REACH = 4
_MOST_DAYS = 8


def read_point(line: Line, at: int, cue: str) -> Point | None:
    """Read one time of the calendar; ``cue`` names the kind of preposition before it, empty if none.

    The order is from the most exact to the least, because a year is part of most dates.
    """
    readers: tuple[Callable[[Line, int, str], Point | None], ...] = (
        read_numeric,
        _read_day_range,
        _read_day_month,
        _read_month,
        _read_decade,
        _read_century,
        _read_short_range,
        _read_year_range,
        _read_year,
    )
    for reader in readers:
        point = reader(line, at, cue)
        if point is not None:
            return point
    return None


def read_numeric(line: Line, at: int, cue: str) -> Point | None:
    """Read 15/12/2025, 15-12-2025, 2025-12-15 and, with a cue, 15/12."""
    at = line.noun_end("day", at)
    for text, end in ((line.text(at), at + 1), (_joined(line, at), at + 5)):
        stamp = _numeric_stamp(text)
        if stamp is not None:
            return Point(end, "date", stamp=stamp)
    match = _DM.fullmatch(line.text(at))
    if match is None or not (cue or line.noun_end("day", at - 1) == at):
        return None
    stamp = Stamp(None, int(match[2]), int(match[1]))
    return Point(at + 1, "day-month", stamp=stamp) if stamp.exists() else None


def _joined(line: Line, at: int) -> str:
    """Return five tokens without spaces between them as one text: a date cut at its hyphens."""
    tokens = line.tokens[at : at + 5]
    touching = all(left.span.end == right.span.start for left, right in pairwise(tokens))
    return "".join(token.text for token in tokens) if touching and len(tokens) == 5 else ""


def _numeric_stamp(text: str) -> Stamp | None:
    if match := _YMD.fullmatch(text):
        return _real(Stamp(int(match[1]), int(match[2]), int(match[3])))
    match = _DMY.fullmatch(text)
    if match is None:
        return None
    day, month = int(match[1] or match[5]), int(match[3] or match[6])
    year = int(match[4]) if match[4] else 2000 + int(match[7])
    # A second number above 12 can only be the day: an American date.
    return _real(Stamp(year, month, day)) or _real(Stamp(year, day, month))


def _real(stamp: Stamp) -> Stamp | None:
    return stamp if stamp.exists() and _FIRST_YEAR <= (stamp.year or 0) <= _LAST_YEAR else None


def _read_day_range(line: Line, at: int, cue: str) -> Point | None:
    """Read a range or list of days before their month: 26-28 October 2025, 25-26/10/2025."""
    at = line.noun_end("day", at)
    days, last_at = _day_list(line, at)
    if len(days) < 2:
        return None
    point = _read_numeric_tail(line, last_at, days[-1]) or _read_day_month(line, last_at, cue)
    if point is None or point.stamp is None or point.stamp.day is None or point.stamp.day <= days[0]:
        return None
    adjacent = days == list(range(days[0], days[0] + len(days)))
    ranged = line.link(at + 1, "range") is not None or _DAY_RANGE.fullmatch(line.text(at)) is not None
    if not (adjacent or ranged):
        return None
    return replace(point, rule="day-range", first=Stamp(None, point.stamp.month, days[0]))


def _day_list(line: Line, at: int) -> tuple[list[int], int]:
    """Return the days of a list or range, and the token of the last one."""
    if match := _DAY_RANGE.fullmatch(line.text(at)):
        return [int(match[1]), int(match[2])], at
    days: list[int] = []
    while len(days) < _MOST_DAYS and (day := _day(line, at)) is not None:
        days.append(day)
        after = line.link(at + 1, "range", "and", "comma")
        if after is None:
            return days, at
        after = line.link(after, "and") or after
        if _day(line, after) is None:
            return days, at
        at = after
    return days, at


def _day(line: Line, at: int) -> int | None:
    text = line.text(at)
    match = re.match(r"\d{1,2}(?=/|$)", text) if text[:1].isascii() else None
    return int(match[0]) if match and 1 <= int(match[0]) <= 31 else None


def _read_numeric_tail(line: Line, at: int, day: int) -> Point | None:
    text = line.text(at)
    if "/" not in text:
        return None
    stamp = _numeric_stamp(text)
    if stamp is not None:
        return Point(at + 1, "date", stamp=stamp)
    match = _DM.fullmatch(text)
    if match is None or not Stamp(None, int(match[2]), day).exists():
        return None
    return Point(at + 1, "day-month", stamp=Stamp(None, int(match[2]), day))


def _read_day_month(line: Line, at: int, cue: str) -> Point | None:
    """Read a day and its month, with a year, with a word such as "last", or alone."""
    at = line.noun_end("day", at)
    match = re.fullmatch(r"\d{1,2}|\d{1,2}[-–]\d{1,2}", line.text(at))
    if match is None:
        return None
    day = int(re.split(r"[-–]", line.text(at))[-1])
    after = line.noun_end("month", at + 1)
    after = after + 1 if line.text(after) == "-" and line.text(after + 1).isalpha() else after
    month = _month(line, after, short=True)
    if month is None or not Stamp(None, month, day).exists():
        return None
    tail = read_tail(line, _after_dot(line, after))
    stamp = Stamp(tail.year, month, day)
    if not stamp.exists():
        return None
    rule = "date" if tail.year else "day-month"
    return Point(tail.end, rule, stamp=stamp, direction=tail.direction, pointed=tail.pointed)


def _after_dot(line: Line, at: int) -> int:
    """Return the token after a month, and after the dot of a shortened one that a year follows."""
    if line.lower(at) in line.words.short_months and line.text(at + 1) == "." and _plain_year(line, at + 2):
        return at + 2
    return at + 1


def _month(line: Line, at: int, short: bool) -> int | None:
    word = line.lower(at).rstrip(".")
    if word in line.words.months:
        return line.words.months[word]
    capital = line.text(at)[:1].isupper()
    return line.words.short_months.get(word) if short and capital else None


@dataclass(frozen=True, slots=True)
class Tail:
    """Hold what follows a month: its year, or on which side of the day of issue it lies."""

    end: int
    year: int | None = None
    direction: Direction = Direction.NEAR
    pointed: bool = False


def read_tail(line: Line, at: int) -> Tail:
    """Read the year behind a month or a day, or the word that tells on which side of the day of issue it lies."""
    after = line.noun_end("year", at)
    if line.text(after) in ("-", ",") and after == at and _plain_year(line, after + 1):
        after += 1
    year = _plain_year(line, after)
    if year is None and (after > at or not line.text(after + 1)[:1].isalpha()):
        year = _early_year(line, after)
    if year is not None:
        return Tail(after + 1, year=year)
    if after > at:
        return _relative_year(line, after) or Tail(at)
    found = line.words.deictics.match(line.tokens, at)
    if found is None or found[0] not in ("past", "next", "this"):
        return Tail(at)
    direction = {"past": Direction.PAST, "next": Direction.AHEAD, "this": Direction.NEAR}[found[0]]
    issued = line.anchor.issued
    year = issued.year if found[0] == "this" and issued else None
    return Tail(found[1], year=year, direction=direction, pointed=True)


def _relative_year(line: Line, at: int) -> Tail | None:
    """Read the year that words after the noun for year point to: last year, the same year."""
    issued, last = line.anchor.issued, line.anchor.last
    deictic = line.words.deictics.match(line.tokens, at)
    if deictic and deictic[0] in ("past", "this", "next"):
        offset = {"past": -1, "this": 0, "next": 1}[deictic[0]]
        return Tail(deictic[1], year=issued.year + offset if issued else None, pointed=True)
    narrative = line.words.narratives.match(line.tokens, at)
    if narrative:
        offset = {"before": -1, "same": 0, "after": 1}[narrative[0]]
        return Tail(narrative[1], year=last.year + offset if last and last.year else None, pointed=True)
    return None


def _plain_year(line: Line, at: int) -> int | None:
    text = line.text(at)
    if len(text) != 4 or not (text.isascii() and text.isdecimal()):
        return None
    return int(text) if _FIRST_YEAR <= int(text) <= _LAST_YEAR else None


def _early_year(line: Line, at: int) -> int | None:
    """Read a year of three digits, which only its noun or its month tells from any other number."""
    text = line.text(at)
    if len(text) != 3 or not (text.isascii() and text.isdecimal()) or text[0] == "0" or _is_counted(line, at + 1):
        return None
    return int(text)


def _read_month(line: Line, at: int, cue: str) -> Point | None:
    """Read a month with its year; alone only after its noun, a preposition or before a word such as "last"."""
    after = line.noun_end("month", at)
    named = after > at
    if not named and not line.text(after)[:1].isupper():
        return None
    month = _month(line, after, short=True)
    if month is None:
        return _read_joined_months(line, after)
    tail = read_tail(line, _after_dot(line, after))
    full = line.lower(after) in line.words.months
    if not (tail.year or (full and (named or cue or tail.pointed or _begins_months(line, tail.end)))):
        return None
    return Point(
        tail.end,
        "month" if tail.year else "month-alone",
        stamp=Stamp(tail.year, month),
        direction=tail.direction,
        pointed=tail.pointed,
    )


def _begins_months(line: Line, at: int) -> bool:
    """Tell whether a month is the first of a range, or of a pair with a year: November and December 2025."""
    after = line.link(at, "range")
    if after is not None:
        part = line.words.parts.end(line.tokens, after)
        return line.lower(line.noun_end("month", part)) in line.words.months
    after = line.link(at, "and")
    return after is not None and line.lower(after) in line.words.months and read_tail(line, after + 1).year is not None


def _read_joined_months(line: Line, at: int) -> Point | None:
    """Read January-March 2024, in which both months are one token."""
    months = [line.words.months.get(word) for word in line.lower(at).split("-")]
    if len(months) != 2 or months[0] is None or months[1] is None:
        return None
    tail = read_tail(line, at + 1)
    first = Stamp(None, months[0])
    return Point(tail.end, "month-range", stamp=Stamp(tail.year, months[1]), first=first, direction=tail.direction)


def _read_decade(line: Line, at: int, cue: str) -> Point | None:
    """Read the 1970s; the 90s only after a noun or the word for a part."""
    after = line.noun_end("decade", at)
    suffixes = line.words.words["decades.suffixes"]
    text, end = line.lower(after), after + 1
    if line.text(end) == "-" and line.lower(end + 1) in suffixes:
        text, end = text + line.lower(end + 1), end + 2
    match = _DECADE.fullmatch(text)
    if match is None or match[2] not in suffixes:
        return _read_named_decade(line, at)
    years = match[1]
    if len(years) == 2:
        if after == at and cue != "part":
            return None
        years = f"{20 if int(years) <= 20 else 19}{years}"
    if years[3] != "0" or not _FIRST_YEAR <= int(years) <= _LAST_YEAR:
        return None
    return Point(end, "decade", edtf=f"{years[:3]}X")


def _read_named_decade(line: Line, at: int) -> Point | None:
    if line.words.units.get(line.lower(at)) != "decade":
        return None
    year = _plain_year(line, line.noun_end("year", at + 1))
    if year is None or year % 10:
        return None
    return Point(line.noun_end("year", at + 1) + 1, "decade", edtf=f"{year // 10}X")


def _read_century(line: Line, at: int, cue: str) -> Point | None:
    """Read a century by its number in any writing: 19th, 19, XIX."""
    after = line.noun_end("century", at)
    if after == at and not (cue == "range" and "-" in line.text(at)):
        return None
    if not line.text(after)[:1].isdecimal() and line.text(after + 1)[:1].isdecimal() and len(line.text(after)) == 2:
        after += 1
    match = _ORDINAL.fullmatch(line.text(after))
    number = int(match[1]) if match else _roman(line.text(after))
    end, ours = _era(line, after + 1)
    if number is None or not 1 <= number <= 21:
        return None
    return Point(end, "century", edtf=f"{number - 1:02d}XX" if ours and number > 1 else None)


def _roman(text: str) -> int | None:
    if not text or any(letter not in _ROMAN for letter in text):
        return None
    values = [_ROMAN[letter] for letter in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _era(line: Line, at: int) -> tuple[int, bool]:
    """Return the token after an era's name, and whether it is ours (as it is without a name)."""
    if line.lower(at) in line.words.words["years.other_era"]:
        return at + 1, False
    return (at + 1, True) if line.lower(at) in line.words.words["years.era"] else (at, True)


def _read_year_range(line: Line, at: int, cue: str) -> Point | None:
    """Read 2014-2019 written as one token."""
    after = _after_year_noun(line, at)
    match = _YEAR_RANGE.fullmatch(line.text(after))
    if match is None or _is_counted(line, after + 1) or _names_a_thing(line, at):
        return None
    first, last = int(match[1]), int(match[2])
    if not _FIRST_YEAR <= first < last <= _LAST_YEAR:
        return None
    return Point(after + 1, "year-range", edtf=f"{first:04d}/{last:04d}")


def _read_short_range(line: Line, at: int, cue: str) -> Point | None:
    """Read 1939–45."""
    after = _after_year_noun(line, at)
    first, last = _plain_year(line, after), line.text(after + 2)
    dashed = line.text(after + 1) in ("-", "–")
    if first is None or not dashed or not (len(last) == 2 and last.isascii() and last.isdecimal()):
        return None
    if int(last) <= first % 100 or _is_counted(line, after + 3) or _month(line, after + 3, short=False):
        return None
    return Point(after + 3, "year-range", edtf=f"{first:04d}/{first // 100:02d}{last}")


def _after_year_noun(line: Line, at: int) -> int:
    after = line.noun_end("period", at)
    return line.noun_end("year", after)


def _read_year(line: Line, at: int, cue: str) -> Point | None:
    """Read a year after its noun and, where a cue says that it is one, without."""
    after = _after_year_noun(line, at)
    said = after > at or (line.anchor.early and cue in _SURE_CUES | {"range"})
    year = _plain_year(line, after) or (_early_year(line, after) if said else None)
    if year is None or _names_a_thing(line, at):
        return None
    if after == at and not _is_cued_year(line, at, year, cue):
        return None
    end, ours = _era(line, after + 1)
    return Point(end, "year", stamp=Stamp(year) if ours else None)


def _is_cued_year(line: Line, at: int, year: int, cue: str) -> bool:
    if cue == "range":
        return not _is_counted(line, at + 1)
    if at == 0 and line.text(_era(line, 1)[0]) == ":":
        return True  # 1521: the year of a time line
    if year >= _FIRST_YEAR:
        return _is_cued_late_year(line, at, year, cue)
    return line.anchor.early


def _is_cued_late_year(line: Line, at: int, year: int, cue: str) -> bool:
    """Tell four digits that what stands around them makes a year."""
    if cue not in _SURE_CUES and _is_counted(line, at + 1):
        return False
    if cue in _LOOSE_CUES:
        return year >= _FIRST_LOOSE_YEAR
    if cue:
        return year >= _FIRST_CUED_YEAR
    return _begins_range(line, at, year) or _follows_event(line, at, year)


def _begins_range(line: Line, at: int, year: int) -> bool:
    after = line.link(at + 1, "range")
    last = _plain_year(line, line.noun_end("year", after)) if after is not None else None
    if after is None or last is None or last <= year or _is_counted(line, after + 1):
        return False
    return year >= _FIRST_CUED_YEAR or line.text(after + 1) == ")"  # Raja X (memerintah 1387–1412)


def _follows_event(line: Line, at: int, year: int) -> bool:
    """Tell whether the year stands in the name of an event: election 2022, summit G20 Bali 2022."""
    events = line.words.words["years.events"]
    if year < _FIRST_LOOSE_YEAR:
        return False
    for before in range(at - 1, max(-1, at - 1 - _EVENT_REACH), -1):
        if line.lower(before) in events:
            return True
        if not line.text(before)[:1].isupper() and line.lower(before) not in line.words.words["years.event_tails"]:
            return False
    return False


def _is_counted(line: Line, at: int) -> bool:
    return line.lower(at) in line.words.words["years.counted"]


def _names_a_thing(line: Line, at: int) -> bool:
    """Tell whether the year names a law or border by its date, as in Law Number 5 Year 1999."""
    if line.lower(at - 1) in line.words.words["years.not_after"]:
        return True
    return line.lower(at - 2) in line.words.words["years.numbering"]
