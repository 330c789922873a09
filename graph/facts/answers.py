"""Find who is answered: *Iran membantah tuduhan itu* denies what somebody accused it of before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..clauses.clause import PARTICIPANTS, Clause
from ..clauses.phrases import Part
from ..knowledge.grammar import Grammar
from ..knowledge.traits import Traits
from ..model import Fact, Filler, Span
from .dating import Told
from .matching import FrameIndex
from .pointing import pointing_part
from .reports import Analysed

#: How many sentences before, and facts, what is answered may be told.
_NEAR, _FACTS = 2, 40
#: The same where the words name the class of what was done: *invasi itu*.
REACH = 3
#: How a verb hangs on one that its sentence tells of first.
_UNDER = frozenset({"relative", "complement", "purpose", "wish", "that"})


@dataclass(frozen=True, slots=True)
class Answering:
    """Hold what tells who is answered; ``owners`` are those for whom somebody acts."""

    frames: FrameIndex
    traits: Traits
    grammar: Grammar
    owners: Mapping[str, str]


def name_answered(told: list[Told], since: int, before: Sequence[Analysed], answering: Answering) -> None:
    """Give the answers among the facts told since a place whose act they answer, where words only point to it."""
    spans = [one.sentence.span for one in before]
    for i in range(since, len(told)):
        fact, clause = told[i]
        if clause is None or fact.name not in answering.traits.answers or fact.fillers("recipient"):
            continue
        part = _answered_part(clause, answering.grammar)
        if part is None:
            continue
        others = [one for one in told[max(0, i - _FACTS) : i] if not _answers_too(one[1], clause)]
        answered = _who_did_so(fact, clause, part, answering) or _answered(others, fact, part, spans, answering)
        if answered:
            roles = (*fact.roles, *(("recipient", filler) for filler in answered))
            told[i] = (replace(fact, roles=tuple(sorted(roles, key=lambda one: (one[0], one[1].identity)))), clause)


def _answered_part(clause: Clause, grammar: Grammar) -> Part | None:
    """Return what a verb is done to, or about, if words only point to it: *kecaman atas **serangan itu***."""
    if clause.noun is not None:
        return None
    about = (one.phrase for one in clause.obliques if one.word in grammar.lists["nouns.judged"])
    phrases = (clause.patient or clause.object, *about)
    return next((part for phrase in phrases if (part := pointing_part(phrase)) is not None), None)


def _answers_too(other: Clause | None, clause: Clause) -> bool:
    """Tell one answer from another to the same: *langkah itu dikecam X **dan ditolak Y***."""
    return other is not None and other.patient is not None and other.patient is clause.patient


def _who_did_so(answer: Fact, clause: Clause, part: Part, answering: Answering) -> tuple[Filler, ...]:
    """Return whose act a clause beside the main one judges: ***Kenya** menutup X, meski langkah itu dikecam Y*."""
    over = clause
    while over.linker == "coordinated" and over.governor is not None and over.governor.subject is clause.subject:
        over = over.governor
    conceded = over.linker == "adverbial" and over.adverbs & answering.grammar.lists["speech.conceding"]
    main = over.governor if conceded else None
    while main is not None and main.linker in _UNDER and main.governor is not None and main.governor.at < main.at:
        main = main.governor
    if main is None or main.at > clause.at or part.words.isdisjoint(answering.grammar.lists["nouns.answered"]):
        return ()
    mentions = main.agent.mentions if main.agent is not None else ()
    who = [mention for mention in mentions if mention.kind in PARTICIPANTS]
    keys = {key for mention in who for key in mention.keys}
    return (
        ()
        if keys & _sides(answer, "actor", answering)
        else tuple(Filler(entity=key, why="who is answered") for mention in who for key in mention.keys)
    )


def _answered(
    told: Sequence[Told], answer: Fact, part: Part, spans: Sequence[Span], answering: Answering
) -> tuple[Filler, ...]:
    """Return who did what is answered: the last act of its class by another, one done to who answers first."""
    ours = _sides(answer, "actor", answering)
    names = {frame.fact_class for word in part.words for frame in answering.frames.nouns.get(word, ())}
    any_act = not part.words.isdisjoint(answering.grammar.lists["nouns.answered"])
    near = frozenset(spans if names else spans[-1 - _NEAR :])
    acts = [fact for fact, clause in told if clause is not None and fact.evidence[0].span in near]
    acts = [fact for fact in acts if fact.name in names or (any_act and not names)]
    acts = [fact for fact in acts if (who := _sides(fact, "actor", answering)) and not who & ours]
    first = [fact for fact in acts if fact.name not in answering.traits.answers]
    acts = first if any_act and first else acts  # what several answer in turn is what came first
    to_us = [fact for fact in acts if _sides(fact, "recipient", answering) & ours]
    found = (to_us or acts)[-1:]
    if not to_us and len({frozenset(_sides(fact, "actor", answering)) for fact in acts}) > 1:
        return ()  # two who may be meant are none
    keys = [filler.entity for fact in found for filler in fact.fillers("actor") if filler.entity]
    return tuple(Filler(entity=key, why="who is answered") for key in keys)


def _sides(fact: Fact, role: str, answering: Answering) -> frozenset[str]:
    """Return who fills a role, and those for whom they act."""
    keys = [filler.entity for filler in fact.fillers(role) if filler.entity]
    return frozenset((*keys, *(answering.owners.get(key, key) for key in keys)))
