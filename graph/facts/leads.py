"""Date the news that a text opens with by the day that its first dated sentence names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..clauses.clause import Clause
from ..model import Fact, Status, Time
from .dating import Calendar, Told
from .reports import Analysed

#: How many sentences the opening has at most.
_OPENING = 3
#: How old news may be.
_NEW = timedelta(days=3)
#: The verbs that tell the news itself: *X menyerang Y*, *X mengumumkan pihaknya menyerang Y*.
_TELLING = frozenset(("main", "coordinated", "complement"))


def date_lead(told: Iterable[Told], analysed: Sequence[Analysed], calendar: Calendar) -> Iterator[Told]:
    """Yield what is told, the undated events of a news text's opening with the day of its first dated sentence.

    *X menyerang Y.* *Serangan itu, dilansir AFP, Sabtu (2/8/2025), …*
    """
    at = next((i for i, one in enumerate(analysed) if _times(one)), 0)
    day = _news_day(_times(analysed[at]), calendar.issued) if 0 < at <= _OPENING else None
    opening = {one.sentence.span for one in analysed[:at]}
    for fact, clause in told:
        leads = day is not None and fact.evidence[0].span in opening and _is_news(fact, clause, calendar)
        yield replace(fact, time=day) if leads else fact, clause


def _times(one: Analysed) -> list[Time]:
    return [unit.time for unit in one.units if unit.time is not None and unit.time.edtf]


def _news_day(times: Sequence[Time], issued: date | None) -> Time | None:
    """Return the one day right before that of issue which a sentence names."""
    if issued is None:
        return None
    new = [
        time
        for time in times
        if time.earliest == time.latest and issued - _NEW <= (time.earliest or date.min) <= issued
    ]
    return new[0] if len({time.edtf for time in new}) == 1 else None


def _is_news(fact: Fact, clause: Clause | None, calendar: Calendar) -> bool:
    """Tell an undated event that a verb tells, and not as one that was before."""
    if clause is None or clause.noun or clause.linker not in _TELLING or fact.time is not None:
        return False
    lists, traits = calendar.grammar.lists, calendar.traits
    before = lists["speech.earlier"] | lists["classes.already"] | lists["classes.once"]
    lasts_or_says = fact.name in calendar.states | traits.utterances
    return fact.status is Status.ASSERTED and not lasts_or_says and before.isdisjoint((*clause.adverbs, *clause.marks))
