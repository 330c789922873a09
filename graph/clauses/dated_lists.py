"""Give each member of a list the time in brackets behind it, and read a list of times: *Kenya (1964), Togo (1965)*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..knowledge.grammar import Grammar
from ..model import Time
from .chunks import dates_alone
from .phrases import Phrase

#: Dates that lie at least so many days apart are those of several events.
_APART = 28


def date_members(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Give the last part of a phrase the dates in the bracket after it, unless they date the clause.

    Years that are a span, *Presiden Moi (1978-2002)*, say how long somebody was what he was.
    """
    dated = list(phrases)
    for i, (phrase, bracket) in enumerate(pairwise(phrases)):
        times = dates_alone(bracket.units) if bracket.kind == "bracket" and not bracket.times else ()
        if phrase.kind == "noun" and phrase.parts and times and all(_is_point(time) for time in times):
            dated[i] = replace(phrase, parts=(*phrase.parts[:-1], replace(phrase.parts[-1], times=times)))
    return dated


def _is_point(time: Time) -> bool:
    return bool(time.edtf) and "/" not in (time.edtf or "")


def join_dated_alike(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Join two names with one date among members that have others: *Kenya (1964), **Ghana dan Togo (1965)***."""
    joined: list[Phrase] = []
    for phrase in phrases:
        times = phrase.parts[-1].times if phrase.parts else ()
        if times and len(joined) > 1 and _is_pair(joined, phrase):
            coordinator, first = joined.pop(), joined.pop()
            parts = (*(replace(part, times=times) for part in first.parts), *phrase.parts)
            joined.append(Phrase("noun", first.units + coordinator.units + phrase.units, parts=parts))
        else:
            joined.append(phrase)
    return joined


def _is_pair(before: Sequence[Phrase], phrase: Phrase) -> bool:
    """Tell whether one undated name and a coordinator stand before a name, and no other undated member before them."""
    first, coordinator = before[-2], before[-1]
    names = [part.head for member in (first, phrase) for part in member.parts]
    if coordinator.kind != "coordinator" or first.kind != "noun" or len(names) != 2 or not all(names):
        return False
    return len(before) < 4 or before[-3].kind != "comma" or before[-4].kind == "bracket"


def join_times(phrases: Sequence[Phrase], grammar: Grammar) -> list[Phrase]:
    """Join times that are a list, each of which dates one event: *pada 1998, 2004, dan (terakhir) 2011*."""
    joined: list[Phrase] = []
    i = 0
    while i < len(phrases):
        end = _times_end(phrases, i, grammar)
        listed = phrases[i : end + 1]
        times = tuple(time for phrase in listed for time in phrase.times)
        if len(times) > 1 and _are_apart(times):
            units = tuple(unit for phrase in listed for unit in phrase.units)
            joined.append(replace(phrases[i], units=units, times=times))
        else:
            joined.extend(listed)
        i = end + 1
    return joined


def end_with_events(phrases: Sequence[Phrase], grammar: Grammar) -> list[Phrase]:
    """Let a time go on to the date of the event that ended it: *sejak 1875 **hingga kemerdekaannya pada 1900***."""
    ended = list(phrases)
    until = grammar.lists["classes.until"] - grammar.lists["classes.prior"]
    for i, (begin, event, end) in enumerate(zip(phrases, phrases[1:], phrases[2:], strict=False)):
        dated = begin.kind == end.kind == "time" and len(begin.times) == len(end.times) == 1
        if dated and event.kind == "preposition" and event.word in until:
            joined = _until(begin.times[0], end.times[0])
            ended[i] = replace(begin, times=(joined,)) if joined is not None else begin
    return ended


def _until(begin: Time, end: Time) -> Time | None:
    """Return the stretch from the beginning of one time to another, if it is one."""
    first, last = (begin.edtf or "").removesuffix("/.."), end.edtf or ""
    known = first and last and "/" not in first + last and begin.earliest is not None and end.latest is not None
    if not known or begin.earliest is None or end.latest is None or end.latest <= begin.earliest:
        return None
    return replace(begin, edtf=f"{first}/{last}", latest=end.latest, rule="since-until-event")


def _times_end(phrases: Sequence[Phrase], start: int, grammar: Grammar) -> int:
    """Return the index of the last of the times in a list that a coordinator closes; ``start`` where there is none."""
    i = start
    while phrases[i].kind == "time" and phrases[i].units[0].word_class != "open":
        comma = i + 1 < len(phrases) and phrases[i + 1].kind == "comma"
        after = i + 1 + comma
        closes = after < len(phrases) and phrases[after].kind == "coordinator"
        i = after + closes
        i += closes and i < len(phrases) and grammar.is_in("classes.order", phrases[i].units[0].text.lower())
        if not (comma or closes) or i >= len(phrases) or phrases[i].kind != "time":
            return start
        if closes:
            return start if comma and _dates_next_verb(phrases, start, i) else i
    return start


def _dates_next_verb(phrases: Sequence[Phrase], start: int, last: int) -> bool:
    """Tell the time of the next clause from that of a list: *merebut X pada 1967, dan **pada 1980** menyerang Y*.

    A comma may set it apart from the subject of that clause: *… dan **pada 1980**, Togo menyerang Y*.
    """
    kinds = [phrase.kind for phrase in phrases[last + 1 : last + 4]]
    acts = kinds[:1] == ["verb"] or kinds in (["comma", "noun", "verb"], ["comma", "noun", "copula"])
    return acts and any(phrase.kind == "verb" for phrase in phrases[:start])


def _are_apart(times: Sequence[Time]) -> bool:
    """Tell dates of several events from days in a row, which one event may last."""
    starts = [time.earliest for time in times if time.earliest and _is_point(time)]
    in_order = all((later - earlier).days >= _APART for earlier, later in pairwise(starts))
    return len(starts) == len(times) and in_order
