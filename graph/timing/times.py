"""Find the times a document gives and resolve them to EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..knowledge.times import TimeWords
from ..model import Document, Sentence, SentenceKind, Span, Time, Token
from .edtf import bounds, end_of, is_valid, start_of
from .line import Anchor, Line, Point
from .points import read_point, read_tail
from .relative import read_fixed, read_relative
from .stamps import (
    Direction,
    Stamp,
    day_of,
    next_year,
    part_of,
    shift,
    stamp_of,
    week_of,
    weekday_back,
    with_year,
)
from .weekdays import after_hours, read_weekday

_OPENING = ("(", "[")
# A time in brackets ends with them or with the next entry of a list.
_AFTER_BRACKET = (")", "]", ",", ";")
# A report's own day lies at most so far before the day of issue.
_REPORT_DAYS = 7
_FUTURE_REACH = 25
# So many days after an event outlets tell of it, and so many tokens before the day is said who does.
_NEWS_DAYS = timedelta(days=3)
_OUTLET_REACH = 9
# A time behind so many words, and tokens in all, still opens its sentence.
_OPENING_WORDS, _OPENING_TOKENS = 1, 4
# What tells a story: headings and captions stand beside it.
_TELLING = frozenset({SentenceKind.PROSE, SentenceKind.BULLET})
# In so many sentences after it days may be counted from a day, though years were told since.
_DAY_REACH = 3
_MOST_PREPOSITIONS = 4
_YEAR = re.compile(r"(?:19|20)\d\d")
_FIRST_LATE_YEAR = 1000
# Prepositions that leave a time as it is.
_PLAIN = ("", "at", "on", "from", "between")
# Prepositions that outweigh one before them: about since.
_STRONG = ("since", "starting", "until")
# Times that name a stretch as a whole, so that its last day or month was never meant.
_STRETCHES = ("part", "unit", "lapse")
# Times that only a text with a day of its own can give.
_NEWS_RULES = ("weekday", "day-word", "unit-past", "unit-next", "lapse-past")


@dataclass(frozen=True, slots=True)
class _Found:
    """Hold a resolved time by its tokens."""

    start: int
    end: int
    edtf: str | None
    rule: str
    lapse: tuple[int, str] | None = None


def find_times(document: Document, sentences: Sequence[Sentence], words: TimeWords) -> tuple[Time, ...]:
    """Find all times of a document, in order, not overlapping, as far as they can be known resolved."""
    tells = document.issued is None and not _is_news(sentences, words)
    anchor = Anchor(issued=document.issued, tells=tells, years=_years(sentences), early=_has_early(sentences, words))
    times: list[Time] = []
    since = 0  # how many sentences ago a day was told
    opened: tuple[int, Stamp] | None = None  # the paragraph of the sentence before, and the date it opened with
    for sentence in sentences:
        anchor = replace(anchor, back=opened[1] if opened and opened[0] == sentence.paragraph else None)
        opened = None
        line = Line(sentence.tokens, words, anchor)
        line = replace(line, anchor=replace(anchor, issued=_report_day(line) or anchor.issued, today=anchor.issued))
        for found, line_after in _read_line(line):
            times.append(_time(document, line, found))
            if sentence.kind in _TELLING:
                after = line_after.anchor
                since = since if after.day is anchor.day else -1
                day = None if since >= 0 and _leaves_days(found) else after.day
                anchor = replace(anchor, last=after.last, named=after.named, said=after.said, day=day)
            if _opens(line, found) and line_after.anchor.back is not None:
                opened = (sentence.paragraph, line_after.anchor.back)
        since += 1
        anchor = replace(anchor, day=anchor.day if since < _DAY_REACH else None)
    return tuple(times)


def _years(sentences: Sequence[Sentence]) -> frozenset[int]:
    """Return all that may be a year of our time, alone or at the end of a date."""
    tails = (token.text[-4:] for sentence in sentences for token in sentence.tokens)
    return frozenset(int(tail) for tail in tails if _YEAR.fullmatch(tail))


def _has_early(sentences: Sequence[Sentence], words: TimeWords) -> bool:
    """Tell a text that names years of three digits as years: *pada tahun 935*; it may name others without the noun."""
    lines = (Line(sentence.tokens, words, Anchor()) for sentence in sentences)
    return any(_is_early(line, at) for line in lines for at in range(len(line.tokens)))


def _is_early(line: Line, at: int) -> bool:
    point = read_point(line, at, "") if line.lower(at) in line.words.units else None
    return point is not None and point.stamp is not None and 0 < (point.stamp.year or 0) < _FIRST_LATE_YEAR


def _is_news(sentences: Sequence[Sentence], words: TimeWords) -> bool:
    """Tell whether a text without a day of issue was written for one: it counts from its own day."""
    lines = (Line(sentence.tokens, words, Anchor()) for sentence in sentences)
    found = (found for line in lines for found, _ in _read_line(line))
    return any(time.edtf is None and time.rule.startswith(_NEWS_RULES) for time in found)


def _report_day(line: Line) -> date | None:
    """Return the day a sentence says its words were spoken, from which its own relative times count."""
    issued = line.anchor.issued
    if issued is None:
        return None
    for at, token in enumerate(line.tokens):
        if token.lower in line.words.weekdays:
            point = read_weekday(line, at)
            edtf = _value(line, point, False) if point and point.rule == "weekday-date" else None
            day = bounds(edtf)[0] if edtf else None
            if day is not None and timedelta(0) <= issued - day <= timedelta(days=_REPORT_DAYS):
                return day
    return None


def _read_line(line: Line) -> Iterator[tuple[_Found, Line]]:
    """Yield the times of a line with the line as it stands after each: the last date has moved on."""
    at, chained = 0, -1
    while at < len(line.tokens):
        found = _read_time(line, at, chained == at)
        if found is None:
            at += 1
            continue
        if not _is_day_of_report(line, found):
            line = replace(line, anchor=_gone_back(line, found, _moved_on(line.anchor, found)))
        yield found, line
        at = found.end
        chained = _chain(line, at) if found.rule.endswith("year") else -1


def _chain(line: Line, at: int) -> int:
    """Return the token after a comma or conjunction, where a further year of a list may stand."""
    after = line.link(at, "comma", "and", "or")
    return (line.link(after, "and", "or") or after) if after is not None else -1


def _gone_back(line: Line, found: _Found, anchor: Anchor) -> Anchor:
    """Return the anchor of a news text with the date years ago to which a sentence opens: what follows is of then."""
    last, issued = anchor.last, anchor.issued
    if not _opens(line, found) or last is None or last.year is None or issued is None or not _leaves_days(found):
        return anchor
    return replace(anchor, back=last if last.year < issued.year and last.month is not None else None)


def _opens(line: Line, found: _Found) -> bool:
    """Tell a time that stands first, be it behind a bullet or a word or two."""
    before = range(min(found.start, _OPENING_TOKENS + 1))
    return found.start <= _OPENING_TOKENS and sum(line.text(at)[0].isalnum() for at in before) <= _OPENING_WORDS


def _leaves_days(found: _Found) -> bool:
    """Tell a month or year to which the story moves on, so that no days are counted from the day before it."""
    return found.edtf is not None and not found.rule.startswith(("since", "until", "about", "lapse", "bracket"))


def _is_day_of_report(line: Line, found: _Found) -> bool:
    """Tell the day on which an outlet told of what it dates shortly before: the story does not move on to it."""
    last, day = line.anchor.day, bounds(found.edtf)[0] if found.edtf else None
    if last is None or day is None or not timedelta(0) < day - day_of(last) <= _NEWS_DAYS:
        return False
    before = [line.lower(at) for at in range(max(0, found.start - _OUTLET_REACH), found.start)]
    outlets = [at for at, word in enumerate(before) if word in line.words.words["fixed.outlet"]]
    return bool(outlets) and sum(not word[0].isalnum() for word in before[outlets[-1] :]) <= 1


def _moved_on(anchor: Anchor, found: _Found) -> Anchor:
    """Return the anchor with a time just read as the narrative's last date."""
    last = _last_stamp(found)
    if last is None:
        return anchor
    anchor = replace(anchor, said=found.edtf if found.edtf and None not in bounds(found.edtf) else None)
    if last.day is not None:
        anchor = replace(anchor, day=last)
    if last.day is None or last.year is None or (last.month, last.day) in anchor.named:
        return replace(anchor, last=last)
    return replace(anchor, last=last, named={**anchor.named, (last.month, last.day): last.year})


def _last_stamp(found: _Found) -> Stamp | None:
    """Return the end of a time, its beginning if it stays open, no finer than the words were."""
    if found.edtf is None or "X" in found.edtf:
        return None
    end = end_of(found.edtf)
    stamp = stamp_of(start_of(found.edtf) if end in ("", "..") else end)
    if "/" in found.edtf and any(word in found.rule for word in _STRETCHES):
        return Stamp(stamp.year, stamp.month if stamp.day else None)
    return stamp


def _read_time(line: Line, at: int, chained: bool) -> _Found | None:
    token = line.tokens[at]
    if token.text in _OPENING:
        return _read_bracket(line, at)
    if not _may_begin(token, line.words):
        return None
    fixed = read_fixed(line, at)
    if fixed is not None:
        return _Found(at, fixed.end, fixed.edtf, fixed.rule)
    cue, start = _read_cue(line, at)
    now = line.words.fixed["now"].match(line.tokens, start)
    if now and cue == "until":
        return _Found(at, now[1], None, "until-now")
    point = _read_any(line, start, cue or ("list" if chained else ""))
    if point is None:
        return None
    return _finish(line, at, cue, point, listed=chained)


def _may_begin(token: Token, words: TimeWords) -> bool:
    """Tell whether a time can begin with a token; two months or weekdays may be joined in it."""
    if token.text[0].isdecimal() or token.lower in words.openers:
        return True
    return "-" in token.lower and token.lower.split("-")[0] in words.openers


def _read_bracket(line: Line, at: int) -> _Found | None:
    """Read a time that stands alone in brackets, as after a name: Spain (1960)."""
    cue, start = _read_cue(line, at + 1)
    point = _read_any(line, start, cue or "bracket")
    if point is None:
        return None
    found = _finish(line, at + 1, cue, point)
    # A day without a known year may as well be a fraction: (2/3).
    if line.text(found.end) not in _AFTER_BRACKET or (found.edtf is None and point.stamp is not None):
        return None
    return replace(found, rule=f"bracket-{found.rule}")


def _read_cue(line: Line, at: int) -> tuple[str, int]:
    """Read the prepositions before a time; of several the one that says most counts: since about."""
    cue = ""
    for _ in range(_MOST_PREPOSITIONS):
        found = line.words.prepositions.match(line.tokens, at)
        if found is None:
            break
        kind, at = found
        cue = kind if cue in ("", "at", "on") or kind in _STRONG else cue
    return cue, at


def _read_any(line: Line, at: int, cue: str) -> Point | None:
    return (
        read_weekday(line, at)
        or _read_feast(line, at)
        or _read_part(line, at, cue)
        or read_point(line, at, cue)
        or read_relative(line, at)
        or (read_fixed(line, at) if cue else None)
    )


def _read_feast(line: Line, at: int) -> Point | None:
    """Read a feast that falls on one day of the year, with a year or the one nearest: *Hari Natal 2022*."""
    found = line.words.feasts.match(line.tokens, at)
    if found is None:
        return None
    day, after = found
    tail = read_tail(line, after)
    stamp = Stamp(tail.year, day // 100, day % 100)
    rule = "feast" if tail.year else "day-month"
    return Point(tail.end, rule, stamp=stamp, direction=tail.direction, pointed=tail.pointed)


def _read_part(line: Line, at: int, cue: str) -> Point | None:
    """Read the beginning, middle or end of another time: late November, the mid-1990s, last weekend."""
    found = line.words.parts.match(line.tokens, at)
    if found is None:
        return None
    part, after = found
    point = read_point(line, after, "part") or read_relative(line, after)
    if point is not None:
        return replace(point, part=part, rule=f"part-{point.rule}")
    return _read_part_of_now(line, after, part)


def _read_part_of_now(line: Line, at: int, part: str) -> Point | None:
    """Read the end of the year or month, which without more is that of the day of issue."""
    unit, issued = line.words.units.get(line.lower(at)), line.anchor.issued
    if unit not in ("year", "month", "week") or line.lower(at + 1) in line.words.words["years.other_years"]:
        return None
    known = issued is not None and unit != "week"
    edtf = shift(Stamp(issued.year, issued.month), 0, unit) if issued and known else None
    return Point(at + 1, "part-of-now", edtf=edtf, part=part)


def _finish(line: Line, at: int, cue: str, point: Point, *, listed: bool = False) -> _Found:
    """Read on to the end of a range or of the time of day, and resolve what was read.

    What is ``listed`` behind another time begins no stretch: of *2001, 2005 dan 2006* each is on its own.
    """
    ahead = _is_ahead(line, at)
    point = _borrowing(line, point)
    if cue == "since" and point.stamp is not None and point.direction is Direction.NEAR:
        point = replace(point, direction=Direction.PAST)
    joined = _read_until_now(line, cue, point, ahead) or _read_second(line, cue, point, ahead)
    if joined is not None and listed and joined.rule.startswith("conjoined"):
        joined = None
    if joined is not None:
        return replace(joined, start=at, end=_after_time(line, joined.end))
    edtf = _apply(cue, _value(line, point, ahead), point.rule)
    rule = point.rule if cue in _PLAIN else f"{cue.replace('starting', 'since')}-{point.rule}"
    lapse = point.lapse if cue in _PLAIN else None
    return _Found(at, _after_time(line, point.end), edtf, rule, lapse)


def _borrowing(line: Line, point: Point) -> Point:
    """Take the year for a day or month without one from its neighbour in a list: April and October 2024."""
    after = _chain(line, point.end)
    if point.stamp is None or point.stamp.year is not None or point.pointed or after < 0:
        return point
    second = read_point(line, after, "list")
    if second is None or second.stamp is None or second.stamp.year is None or second.stamp.month is None:
        return point
    alike = (second.stamp.day is None) == (point.stamp.day is None)
    return replace(point, stamp=replace(point.stamp, year=second.stamp.year), rule=second.rule) if alike else point


def _after_time(line: Line, at: int) -> int:
    """Return the token after the time of day and after an empty "last" or "coming"."""
    at = after_hours(line, at)
    found = line.words.deictics.match(line.tokens, at)
    return found[1] if found and found[0] in ("past", "next") else at


def _read_until_now(line: Line, cue: str, point: Point, ahead: bool) -> _Found | None:
    after = line.link(point.end, "range")
    end = line.words.fixed["now"].end(line.tokens, after) if after is not None else after
    if after is None or end is None or end == after:
        return None
    edtf = _value(line, point, ahead)
    return _Found(0, end, f"{start_of(edtf)}/.." if edtf else None, "range-now")


def _read_second(line: Line, cue: str, point: Point, ahead: bool) -> _Found | None:
    """Read the second time of a range or pair."""
    kinds = {"from": ("range", "to"), "between": ("range", "and")}.get(cue, ("range",))
    after = line.link(point.end, *kinds)
    if after is not None:
        second = _read_any(line, _read_cue(line, after)[1], "range")
        return _join(line, point, second, ahead) if second else None
    after = line.link(point.end, *(("and", "or") if point.weekday is not None else ("and",)))
    second = _read_any(line, _read_cue(line, after)[1], cue or "list") if after is not None else None
    second = _in_same_week(point, second) if second else None
    joined = _join(line, point, second, ahead) if second and second.rule == point.rule else None
    if joined is None or joined.edtf is None or not _are_neighbours(joined.edtf):
        return None
    return replace(joined, rule=f"conjoined-{point.rule}")


def _in_same_week(first: Point, second: Point) -> Point:
    """Put a bare weekday into the week of the one before it: next week, Wednesday or Thursday."""
    if first.weekday is None or second.rule != "weekday":
        return second
    return replace(second, weeks=first.weeks, direction=first.direction, rule=first.rule)


def _join(line: Line, first: Point, second: Point, ahead: bool) -> _Found | None:
    """Unite two times to a range; the first takes month and year from the second where it has none."""
    high = _value(line, second, ahead)
    low = _value(line, _completed(first, second, high), ahead)
    if low is None or high is None:
        known = first.weekday is not None or first.stamp is not None
        return _Found(0, second.end, None, "range") if known and second.rule == first.rule else None
    edtf = f"{start_of(low)}/{end_of(high)}"
    return _Found(0, second.end, edtf, "range") if is_valid(edtf) else None


def _completed(first: Point, second: Point, high: str | None) -> Point:
    """Give a stamp without a year the year of the range's end, or the one before where it would lie after it."""
    if first.stamp is None or first.stamp.year is not None or high is None:
        return first
    last = stamp_of(end_of(high))
    if last.year is None or (second.stamp is not None and second.stamp.month is None):
        return first
    year = last.year - 1 if (first.stamp.month or 0) > (last.month or 12) else last.year
    return replace(first, stamp=replace(first.stamp, year=year))


def _are_neighbours(edtf: str) -> bool:
    """Tell whether the second time of a pair begins right after the first, so that the pair is one stretch."""
    low, high = stamp_of(start_of(edtf)), stamp_of(end_of(edtf))
    unit = "day" if low.day else "month" if low.month else "year"
    step = 10 if unit == "year" and (low.year or 1) % 10 == 0 and (high.year or 0) % 10 == 9 else 1
    return high.edtf() in {shift(low, 1, unit), shift(low, 19, unit) if step == 10 else None}


def _apply(cue: str, edtf: str | None, rule: str) -> str | None:
    """Turn a value into what the preposition before it makes of it."""
    if edtf is None or cue in ("before", "after"):
        return None
    if cue in ("since", "starting"):
        return f"{start_of(edtf)}/.." if rule != "year-range" else edtf
    if cue == "until":
        return f"../{end_of(edtf)}"
    return f"{edtf}~" if cue == "about" and "/" not in edtf and "X" not in edtf else edtf


def _value(line: Line, point: Point, ahead: bool) -> str | None:
    """Resolve a point to EDTF; ``ahead`` says that the sentence speaks of what is to come."""
    if point.weekday is not None:
        return _weekday_value(line, point, ahead)
    if point.stamp is None:
        return _with_part(point.edtf, point.part)
    stamp = _dated(line, point, point.stamp, ahead)
    edtf = stamp.edtf() if stamp else None
    if edtf and point.first and stamp and stamp.year:
        # October-March 2025 began the year before.
        wraps = (point.first.month or 0) > (stamp.month or 0)
        first = replace(point.first, year=stamp.year - wraps).edtf()
        return f"{first}/{edtf}" if first else None
    return _with_part(edtf, point.part)


def _with_part(edtf: str | None, part: str | None) -> str | None:
    return part_of(edtf, part) if edtf and part else edtf


def _dated(line: Line, point: Point, stamp: Stamp, ahead: bool) -> Stamp | None:
    """Give a stamp its year: its own, that of the same day named before, the nearest, or the narrative's."""
    if stamp.year is not None:
        return stamp
    anchor = line.anchor
    told = _in_year_gone_back_to(stamp, point, anchor) or _as_named(stamp, point, anchor)
    if told is not None:
        return told
    if anchor.issued is not None:
        if point.direction is Direction.AHEAD:
            return next_year(stamp, anchor.issued)
        side = Direction.AHEAD if ahead and point.direction is Direction.NEAR else point.direction
        return with_year(stamp, anchor.issued, side)
    if anchor.tells and not point.pointed and anchor.last is not None:
        return replace(stamp, year=anchor.last.year)
    return _in_year_of_weekday(stamp, point.beside, anchor)


def _as_named(stamp: Stamp, point: Point, anchor: Anchor) -> Stamp | None:
    """Give a day the year with which the text named it before."""
    named = None if point.pointed or stamp.day is None else anchor.named.get((stamp.month, stamp.day))
    return replace(stamp, year=named) if named is not None else None


def _in_year_gone_back_to(stamp: Stamp, point: Point, anchor: Anchor) -> Stamp | None:
    """Give a date the year of that before it: *pada Januari 2012 X menyerang, dan **pada 22 Maret** Y digulingkan*."""
    back = anchor.back
    if back is None or point.pointed or point.beside is not None or point.direction is not Direction.NEAR:
        return None
    then = replace(stamp, year=back.year)
    return then if then.exists() and day_of(then) >= day_of(back) else None


def _in_year_of_weekday(stamp: Stamp, weekday: int | None, anchor: Anchor) -> Stamp | None:
    """Give a day its year by its weekday, where it fits one only of the years the text names: *Sabtu (9/11)*."""
    known = (replace(stamp, year=year) for year in sorted(anchor.years) if weekday is not None and stamp.day)
    fitting = [one for one in known if one.exists() and day_of(one).weekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None


def _weekday_value(line: Line, point: Point, ahead: bool) -> str | None:
    issued, weekday = line.anchor.issued, point.weekday
    if issued is None or weekday is None:
        return None
    if point.weeks is not None:
        monday = date.fromisoformat(start_of(week_of(issued, point.weeks)))
        return (monday + timedelta(days=weekday)).isoformat()
    if point.direction is Direction.AHEAD:
        return (weekday_back(issued, weekday) + timedelta(days=7)).isoformat()
    if point.direction is Direction.PAST:
        return weekday_back(issued - timedelta(days=1), weekday).isoformat()
    if ahead:
        return weekday_back(issued + timedelta(days=6), weekday).isoformat()
    return _nearest(issued, line.anchor.today or issued, weekday).isoformat()


def _nearest(spoken: date, today: date, weekday: int) -> date:
    """Return the weekday nearest the day a sentence speaks of, not after that of issue: *tiba Rabu, pergi Kamis*."""
    before = weekday_back(spoken, weekday)
    after = before + timedelta(days=7)
    return after if after <= today and after - spoken < spoken - before else before


def _is_ahead(line: Line, at: int) -> bool:
    """Tell whether a word of the future stands before a time in the same clause."""
    words = line.words.words
    for before in range(at - 1, max(-1, at - 1 - _FUTURE_REACH), -1):
        word = line.lower(before)
        if word in words["fixed.future"]:
            return True
        if word in words["fixed.report"] or not (line.tokens[before].is_word or word == "-"):
            return False
    return False


def _time(document: Document, line: Line, found: _Found) -> Time:
    span = Span(line.tokens[found.start].span.start, line.tokens[found.end - 1].span.end)
    edtf = found.edtf if found.edtf and is_valid(found.edtf) else None
    earliest, latest = bounds(edtf) if edtf else (None, None)
    return Time(span, document.text[span.start : span.end], edtf, earliest, latest, found.rule, found.lapse)
