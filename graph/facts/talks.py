"""Leave out as a fact of its own what two only talk of when they meet: *X bertemu Y. Mereka membahas Z*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..knowledge.traits import Traits
from ..model import Fact, Status


def without_talk_at_meetings(facts: Sequence[Fact], traits: Traits) -> Iterator[Fact]:
    """Yield the facts but for talks of those who are told to meet, whose sentences are evidence of the meeting."""
    meetings = [fact for fact in facts if fact.name in traits.meetings and fact.status is not Status.NEGATED]
    held: dict[int, int] = {}
    for i, fact in enumerate(facts):
        found = [meeting for meeting in meetings if fact.name in traits.talks and _is_had_at(fact, meeting)]
        if len(found) == 1:
            held[i] = facts.index(found[0])
    for i, fact in enumerate(facts):
        if i not in held:
            talked = [facts[k] for k, at in held.items() if at == i]
            yield _with_talks(fact, talked) if talked else fact


def _is_had_at(talk: Fact, meeting: Fact) -> bool:
    """Tell whether just those who talk meet, and nothing says that they do so another time."""
    sides = _sides(talk)
    ahead = talk.status is Status.PLANNED and meeting.status is not Status.PLANNED
    days = {time.edtf for time in (talk.time, meeting.time) if time is not None and time.edtf}
    return len(sides) > 1 and sides == _sides(meeting) and not ahead and len(days) < 2


def _sides(fact: Fact) -> frozenset[str]:
    roles = ("party", "actor", "recipient")
    return frozenset(filler.entity for role, filler in fact.roles if role in roles and filler.entity)


def _with_talks(meeting: Fact, talks: Sequence[Fact]) -> Fact:
    """Return the meeting with the sentences of the talks, and their date where it has none."""
    time = meeting.time or next((talk.time for talk in talks if talk.time is not None), None)
    more = {one for talk in talks for one in talk.evidence} - set(meeting.evidence)
    evidence = tuple(sorted((*meeting.evidence, *more), key=lambda one: (one.document, one.span)))
    return replace(meeting, evidence=evidence, time=time)
