"""Date by how long before or after an event something was: *setahun **setelah X merdeka pada 1962**, Y menarik …*."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..clauses.clause import Clause
from ..clauses.phrases import Phrase
from ..knowledge.grammar import Grammar
from ..model import Span, Time
from ..timing.edtf import bounds
from ..timing.stamps import shift, stamp_of

_PLAIN = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_ASIDE = frozenset(("adverb", "adversative", "comma", "coordinator", "time"))


@dataclass(frozen=True, slots=True)
class Lapse:
    """Hold what lies so long after ``event``, or before it, as ``time`` says; ``named`` is the phrase that opens it.

    ``sign`` is 1 where the deed is the later of both. The words of the event lie within ``within``.
    """

    time: Time
    sign: int
    named: Phrase
    within: Span
    deed: Clause | None
    event: Clause | None


def settle_lapses(clauses: Sequence[Clause], phrases: Sequence[Phrase], grammar: Grammar) -> None:
    """Date the deed by the event, or the event by the deed, where a sentence dates one of them and tells the lapse."""
    for lapse in find_lapses(clauses, phrases, grammar):
        if lapse.deed is None:
            continue
        inside = [time for phrase in phrases for time in phrase.times if _is_known(time) and _lies(time, lapse.within)]
        own = [time for time in lapse.deed.times if _is_known(time) and time not in inside]
        if inside and not own:
            lapse.deed.times[:] = [time for time in lapse.deed.times if time not in inside]
            lapse.deed.times.extend(_shifted(inside[0], lapse, lapse.sign))
        elif own and not inside and lapse.event is not None:
            lapse.event.times.extend(_shifted(own[-1], lapse, -lapse.sign))


def find_lapses(clauses: Sequence[Clause], phrases: Sequence[Phrase], grammar: Grammar) -> Iterator[Lapse]:
    """Yield each number of units that stands before the words that open the telling of an event."""
    later, earlier = grammar.lists["classes.sequel"], grammar.lists["classes.prior"]
    for i, phrase in enumerate(phrases[:-1]):
        time, named = (phrase.times[-1] if phrase.times else None), phrases[i + 1]
        if time is None or time.lapse is None or named.word not in later | earlier:
            continue
        event = _event(clauses, named, i + 1)
        end = _end(phrases, event.at if event is not None and not event.noun else i + 1)
        within = Span(named.span.start, phrases[end - 1].span.end)
        sign = 1 if named.word in later else -1
        yield Lapse(time, sign, named, within, _deed(clauses, phrases, i, end), event)


def date_after(lapse: Lapse, event: Time) -> Time | None:
    """Return the date of the deed by that of the event."""
    return next(_shifted(event, lapse, lapse.sign), None)


def date_before(lapse: Lapse, deed: Time) -> Time | None:
    """Return the date of the event by that of the deed."""
    return next(_shifted(deed, lapse, -lapse.sign), None)


def _event(clauses: Sequence[Clause], named: Phrase, at: int) -> Clause | None:
    """Return the verb that a subordinator opens, or the noun that a preposition stands before."""
    if named.parts:
        return next(
            (other for other in clauses if other.noun and any(other.part is part for part in named.parts)), None
        )
    verbs = (other for other in clauses if not other.noun and other.at > at and named.word in other.adverbs)
    return next(verbs, None)


def _end(phrases: Sequence[Phrase], at: int) -> int:
    """Return where the telling of the event ends: at the next comma or mark."""
    return next((i for i in range(at + 1, len(phrases)) if phrases[i].kind in ("comma", "mark", "quote")), len(phrases))


def _deed(clauses: Sequence[Clause], phrases: Sequence[Phrase], at: int, end: int) -> Clause | None:
    """Return the verb before the lapse or, where that stands first, the main verb behind the event."""
    verbs = [other for other in clauses if not other.noun]
    if all(phrase.kind in _ASIDE for phrase in phrases[:at]):
        return next((verb for verb in verbs if verb.at >= end and verb.linker == "main"), None)
    return next((verb for verb in reversed(verbs) if verb.at < at), None)


def _lies(time: Time, within: Span) -> bool:
    return within.start <= time.span.start and time.span.end <= within.end


def _is_known(time: Time) -> bool:
    return time.edtf is not None and _PLAIN.fullmatch(time.edtf) is not None


def _shifted(time: Time, lapse: Lapse, sign: int) -> Iterator[Time]:
    """Yield the time so long after another, where that is known to the unit the lapse counts."""
    if lapse.time.lapse is None or not _is_known(time):
        return
    count, unit = lapse.time.lapse
    edtf = time.edtf if count == 0 else shift(stamp_of(time.edtf or ""), sign * count, unit)
    if edtf:
        earliest, latest = bounds(edtf)
        yield replace(lapse.time, edtf=edtf, earliest=earliest, latest=latest)
