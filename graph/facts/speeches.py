"""Find on which day each speaker of a news text speaks, and date by it what one says without a date of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from ..clauses.clause import Clause
from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Fact, Status, Time
from .dating import FRESH, Calendar, Told
from .statements import Spoken


def find_occasions(spoken: Spoken, told: Iterable[Told], calendar: Calendar) -> dict[str, Time]:
    """Map who speaks on one dated occasion only to its date: a news text quotes one speech in many sentences."""
    issued, grammar, utterances = calendar.issued, calendar.grammar, calendar.traits.utterances
    if issued is None:
        return {}
    dated: dict[str, dict[str, Time]] = {}
    for speaker, time in (*_dated_reports(spoken), *_dated_clauses(spoken, grammar), *_dated_facts(told, utterances)):
        if _is_fresh(time, issued):
            dated.setdefault(speaker, {}).setdefault(time.edtf or "", time)
    return {speaker: next(iter(times.values())) for speaker, times in dated.items() if len(times) == 1}


def _is_fresh(time: Time, issued: date) -> bool:
    if time.earliest is None or time.latest is None:
        return False
    return issued - FRESH <= time.earliest and time.latest <= issued


def _dated_reports(spoken: Spoken) -> Iterator[tuple[str, Time]]:
    for _, said in spoken:
        yield from ((report.speakers[0], report.time) for report in said if report.speakers and report.time)


def _dated_clauses(spoken: Spoken, grammar: Grammar) -> Iterator[tuple[str, Time]]:
    """Yield who spoke when of *pernyataan itu disampaikan X pada Jumat* and *X menegaskan tekadnya pada Jumat*."""
    for one, said in spoken:
        reporting = {report.verb for report in said}
        for clause in one.clauses:
            speaks = clause.span not in reporting and clause.linker == "main" and not clause.noun
            said_it = any(form.stem in grammar.lists["speech.verbs"] for form in clause.forms)
            times = [time for time in clause.times if time.edtf]
            if speaks and said_it and times and clause.agent is not None and not _is_told_of(clause):
                yield from ((mention.keys[0], times[0]) for mention in clause.agent.mentions if mention.keys)


def _is_told_of(clause: Clause) -> bool:
    """Tell a passive that speaks of a participant, *X disebut Y*, from one that speaks of words."""
    return clause.voice is Voice.PASSIVE and (clause.subject is None or bool(clause.subject.mentions))


def _dated_facts(told: Iterable[Told], utterances: frozenset[str]) -> Iterator[tuple[str, Time]]:
    for fact, _ in told:
        if fact.name in utterances and fact.time is not None and fact.time.edtf:
            yield from ((filler.entity, fact.time) for filler in fact.fillers("actor") if filler.entity)


def date_utterance(told: Told, occasions: Mapping[str, Time], calendar: Calendar) -> Fact:
    """Date an undated utterance by the one occasion on which its actor speaks, unless it is told as another one.

    What a relative clause says of the speaker, *X, yang menolak usulan itu*, was said before.
    """
    fact, clause = told
    if fact.name not in calendar.traits.utterances or fact.status is not Status.ASSERTED or fact.time is not None:
        return fact
    if clause is not None and (
        clause.linker == "relative" or clause.adverbs & calendar.grammar.lists["speech.earlier"]
    ):
        return fact
    voices = [filler.entity or "" for filler in fact.fillers("actor")] + [fact.speaker or ""]
    times = [occasions.get(voice) for voice in voices]
    return replace(fact, time=next(filter(None, times), None))
