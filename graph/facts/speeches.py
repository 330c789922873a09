"""Find on which day each speaker of a news text speaks, and date by it what one says without a date of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from ..clauses.clause import Clause
from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Fact, Span, Status, Time
from .dating import FRESH, Calendar, Told
from .occasions import Occasions, speaks_for
from .reports import Analysed
from .statements import Spoken


def find_occasions(spoken: Spoken, told: Iterable[Told], calendar: Calendar) -> Occasions:
    """Find who speaks on one dated occasion only: a news text quotes one speech in many sentences."""
    issued, grammar, utterances = calendar.issued, calendar.grammar, calendar.traits.utterances
    if issued is None:
        return Occasions()
    told = tuple(told)
    dated: dict[str, list[Time]] = {}
    said = (*_dated_reports(spoken), *_dated_clauses(spoken, grammar), *_dated_facts(told, utterances))
    for speaker, time in (*said, *_dated_pointers(spoken, _told_by(told, utterances), grammar)):
        if _is_fresh(time, issued):
            dated.setdefault(speaker, []).append(time)
    voiced: dict[str, list[Time]] = {}
    for speaker, times in dated.items():
        for whose in speaks_for(speaker, calendar.owners):
            voiced.setdefault(whose, []).extend(times)
    return Occasions(_once(dated), _once(voiced), tuple(_dated_sentences(spoken)))


def _once(dated: Mapping[str, Sequence[Time]]) -> dict[str, tuple[Time, ...]]:
    """Return those who have one date only, wherever it is told."""
    return {who: tuple(times) for who, times in dated.items() if len({time.edtf for time in times}) == 1}


def _dated_sentences(spoken: Spoken) -> Iterator[int]:
    """Yield where each sentence that tells a time begins."""
    for one, _ in spoken:
        if any(unit.time is not None and unit.time.edtf for unit in one.units):
            yield one.sentence.span.start


def _is_fresh(time: Time, issued: date) -> bool:
    if time.earliest is None or time.latest is None:
        return False
    return issued - FRESH <= time.earliest and time.latest <= issued


def _dated_reports(spoken: Spoken) -> Iterator[tuple[str, Time]]:
    for _, said in spoken:
        yield from ((report.speakers[0], report.time) for report in said if report.speakers and report.time)


def _dated_clauses(spoken: Spoken, grammar: Grammar) -> Iterator[tuple[str, Time]]:
    """Yield who spoke when of *pernyataan itu disampaikan X pada Jumat* and *X menegaskan tekadnya pada Jumat*."""
    verbs = grammar.lists["speech.verbs"] | grammar.lists["speech.speak"]
    for one, said in spoken:
        reporting = {report.verb for report in said}
        for clause in one.clauses:
            speaks = clause.span not in reporting and clause.linker == "main" and not clause.noun
            said_it = any(form.stem in verbs for form in clause.forms)
            times = [time for time in clause.times if time.edtf]
            if speaks and said_it and times and clause.agent is not None and not _is_told_of(clause):
                yield from ((mention.keys[0], times[0]) for mention in clause.agent.mentions if mention.keys)


def _told_by(told: Iterable[Told], utterances: frozenset[str]) -> Mapping[Span, str]:
    """Map each sentence that tells what somebody said to who did."""
    said = ((fact, filler) for fact, _ in told if fact.name in utterances for filler in fact.fillers("actor"))
    return {fact.evidence[0].span: filler.entity for fact, filler in said if filler.entity}


def _dated_pointers(spoken: Spoken, actors: Mapping[Span, str], grammar: Grammar) -> Iterator[tuple[str, Time]]:
    """Yield who said when what a sentence points back to: *pernyataan itu disampaikan pada Jumat*."""
    last: str | None = None
    for one, said in spoken:
        for clause in one.clauses:
            words = clause.subject if clause.linker == "main" and clause.voice is Voice.PASSIVE else None
            time = next((time for time in clause.times if time.edtf), None)
            pointed = words is not None and not words.mentions and words.units[-1].word_class == "determiner"
            told = any(form.stem in grammar.lists["speech.verbs"] for form in clause.forms)
            if pointed and told and time is not None and clause.by is None:
                during = grammar.lists["classes.simultaneous"]
                meanwhile = (c.subject for c in one.clauses if c.governor is clause and c.adverbs & during)
                named = (
                    mention.keys[0] for phrase in meanwhile if phrase for mention in phrase.mentions if mention.keys
                )
                speaker = next(named, last)
                yield from ((speaker, time),) if speaker else ()
        speakers = (report.speakers[0] for report in said if report.speakers)
        last = next(speakers, None) or actors.get(one.sentence.span) or _who_acts(one) or last


def _who_acts(one: Analysed) -> str | None:
    """Return whom the main verb of a sentence is about."""
    main = next((clause for clause in one.clauses if clause.linker == "main" and not clause.noun), None)
    mentions = main.subject.mentions if main is not None and main.subject is not None else ()
    return next((mention.keys[0] for mention in mentions if mention.keys), None)


def _is_told_of(clause: Clause) -> bool:
    """Tell a passive that speaks of a participant, *X disebut Y*, from one that speaks of words."""
    return clause.voice is Voice.PASSIVE and (clause.subject is None or bool(clause.subject.mentions))


def _dated_facts(told: Iterable[Told], utterances: frozenset[str]) -> Iterator[tuple[str, Time]]:
    for fact, _ in told:
        if fact.name in utterances and fact.time is not None and fact.time.edtf:
            yield from ((filler.entity, fact.time) for filler in fact.fillers("actor") if filler.entity)


def date_utterance(told: Told, occasions: Occasions, calendar: Calendar) -> Fact:
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
    times = [occasions.day_near(voice, fact.evidence[0].span) for voice in voices]
    return replace(fact, time=next(filter(None, times), None))
