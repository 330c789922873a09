"""Find the clauses of a sentence: each verb with its arguments, subject and times, then the nouns that name events."""

from __future__ import annotations

from collections.abc import Sequence

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from .arguments import fill_right, find_by, lend_by, share_companions, share_right
from .attachment import give_fronted, give_where, lift_release_times, lift_speech_times, pass_on, pass_on_place
from .borrowed import (
    deny_with_subject,
    invert,
    name_attached,
    name_pronouns,
    subjects_behind,
    subjects_from_main,
    subjects_named_beside,
    subjects_of_led,
    subjects_of_listed,
    subjects_of_predicates,
)
from .clause import Clause
from .events import noun_clauses
from .flows import complete_flows
from .gapping import gapped_clauses
from .linking import link
from .listed import subjects_with_asides
from .phrases import Phrase


def find_clauses(phrases: Sequence[Phrase], grammar: Grammar) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in order of their triggers."""
    verbs = {i: _verb_clause(i, phrase) for i, phrase in enumerate(phrases) if phrase.kind in ("verb", "copula")}
    for clause in verbs.values():
        before = phrases[clause.at - 1].kind if clause.at else ""
        clause.negated |= clause.is_copula and before == "negation"
        fill_right(clause, phrases, grammar)
        find_by(clause, grammar)
    for clause in verbs.values():
        link(clause, phrases, verbs, grammar)
    share_right(phrases, verbs, grammar)
    share_companions(phrases, verbs, grammar)
    name_pronouns(verbs, grammar)
    name_attached(verbs, grammar)
    subjects_from_main(phrases, verbs)
    deny_with_subject(verbs, phrases, grammar)
    subjects_of_predicates(verbs.values(), grammar)
    subjects_named_beside(verbs.values(), phrases, grammar)
    subjects_of_led(verbs.values(), grammar)
    subjects_of_listed(verbs.values(), grammar)
    subjects_behind(phrases, verbs, grammar)
    subjects_with_asides(phrases, verbs)
    invert(verbs.values(), grammar)
    give_fronted(phrases, verbs, grammar)
    give_where(phrases, verbs, grammar)
    for clause in verbs.values():
        find_by(clause, grammar)
        lend_by(clause)
        pass_on(clause, verbs, grammar)
        pass_on_place(clause, grammar)
    for clause in verbs.values():
        clause.relative = next((other for other in verbs.values() if _is_about(other, clause, clause.subject)), None)
        clause.about_object = next((other for other in verbs.values() if _is_about(other, clause, clause.object)), None)
    lift_speech_times(phrases, verbs, grammar)
    lift_release_times(phrases, verbs, grammar)
    verbs |= gapped_clauses(verbs, phrases)
    nouns = list(noun_clauses(phrases, verbs, grammar))
    clauses = tuple(sorted([*verbs.values(), *nouns], key=lambda clause: clause.span))
    complete_flows(clauses, grammar)
    return clauses


def _verb_clause(i: int, phrase: Phrase) -> Clause:
    if phrase.kind == "copula":
        copula = phrase.units[0]
        return Clause(i, copula, voice=Voice.PLAIN, linker="copula", negated="negation" in copula.classes)
    verb = phrase.verb
    assert verb is not None
    return Clause(
        at=i,
        trigger=verb,
        forms=verb.forms,
        voice=verb.forms[0].voice,
        marks=tuple(unit.text for unit in phrase.units if unit.word_class == "auxiliary"),
        negated=any(unit.word_class == "negation" for unit in phrase.units),
        adverbs=frozenset(unit.text for unit in phrase.units if unit.word_class in ("adverb", "auxiliary", "negation"))
        | frozenset(verb.text.split()[1:]),
    )


def _is_about(other: Clause, clause: Clause, phrase: Phrase | None) -> bool:
    """Tell a relative clause about the subject or object of a verb: *rudal **yang ditembakkan X** menghantam Y*."""
    about = other.linker == "relative" and other is not clause and other.subject is phrase
    return about and phrase is not None and len(phrase.parts) == 1
