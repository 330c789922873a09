"""Find what a text says about itself: its title, the day it came out, the outlet that brought it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ..knowledge.segmentation import DateWords, SegmentationWords
from ..model import Sentence, SentenceKind
from .sentences import dateline_pattern

LONGEST_TITLE = 200
WORD = re.compile(r"[^\W\d_]+")
# The end of a quotation.
CLOSED = re.compile(r"[\"”»]")
# How many characters before a date are read for a word that says it lies ahead.
NEAR = 70


def find_title(text: str, sentences: tuple[Sentence, ...]) -> str | None:
    """Return the first heading of a text that stands before its prose, on one line; else the first sentence."""
    for sentence in sentences:
        if sentence.kind in (SentenceKind.HEADING, SentenceKind.PROSE):
            return " ".join(text[sentence.span.start : sentence.span.end].split())[:LONGEST_TITLE]
    return None


def find_publisher(text: str, sentences: tuple[Sentence, ...], words: SegmentationWords) -> str | None:
    """Return the outlet that the first dateline names."""
    for sentence in sentences:
        if sentence.dateline:
            line = text[sentence.span.start : sentence.tokens[sentence.dateline - 1].span.end]
            found = dateline_pattern(words).match(line + " ")
            return (found["outlet"] or found["outlet_first"] or found["in_brackets"]) if found else None
    return None


def find_issued(text: str, sentences: tuple[Sentence, ...], words: SegmentationWords) -> date | None:
    """Return the day a news article came out, so far as its text says it; never a guess.

    First a time stamp (*15/12/2025, 07.59 ZONE*) above the prose, then the latest full date in brackets after a
    weekday, which only news has: what an article reports of its day is the last thing that has happened. A page
    without either has none.
    """
    prose = [sentence for sentence in sentences if sentence.kind is SentenceKind.PROSE]
    if not prose:
        return None
    begin = prose[0].span.start
    stamps = (_day_of(match, words.dates) for match in stamp_pattern(words).finditer(text[:begin]))
    stamped = next(filter(None, stamps), None)
    told = (day for sentence in prose for day in _told(text[sentence.span.start : sentence.span.end], words))
    return stamped or max(told, default=None)


def _told(sentence: str, words: SegmentationWords) -> Iterator[date]:
    """Yield the bracketed dates of a sentence, save those that it says lie ahead or are limits.

    What somebody is quoted with before a date says nothing of it: *"Kami akan menang," kata X, Selasa (4/3/2025)*.
    """
    for match in bracket_pattern(words).finditer(sentence):
        before = CLOSED.split(sentence[max(0, match.start() - NEAR) : match.start()].lower())[-1]
        apart = before.rstrip().endswith(",")
        telling = words.dates.ahead if apart else words.dates.ahead | words.dates.limits
        day = _day_of(match, words.dates)
        if day and telling.isdisjoint(WORD.findall(before)):
            yield day


def _day_of(match: re.Match[str], words: DateWords) -> date | None:
    """Return the day a match names; None for one that no calendar has: the text's slip, not a date."""
    month = match["month"]
    number = int(month) if month.isdigit() else words.months.get(month.casefold(), 0)
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


@lru_cache(maxsize=4)
def bracket_pattern(words: SegmentationWords) -> re.Pattern[str]:
    """Compile the pattern of a weekday with a full date in brackets."""
    weekdays = "|".join(map(re.escape, words.dates.weekdays))
    return re.compile(rf"\b(?:{weekdays})[\s,]{{1,3}}\({_day(words.dates)}\)", re.IGNORECASE)


@lru_cache(maxsize=4)
def stamp_pattern(words: SegmentationWords) -> re.Pattern[str]:
    """Compile the pattern of a full date with a time of day and a time zone."""
    zones = "|".join(words.dates.zones)
    return re.compile(
        rf"(?<!\d){_day(words.dates)}[\s,|•-]{{1,6}}\d{{1,2}}[.:]\d{{2}}(?:[.:]\d{{2}})?\s?(?:{zones})", re.I
    )


def _day(words: DateWords) -> str:
    months = "|".join(sorted(words.months, key=len, reverse=True))
    return rf"(?P<day>\d{{1,2}})[\s/.-](?P<month>\d{{1,2}}|{months})[\s/.-](?P<year>(?:19|20)\d\d)"
