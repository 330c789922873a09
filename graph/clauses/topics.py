"""Give a sentence that opens with its verb the subject of the sentence before: *Merupakan bekas jajahan X*."""

from __future__ import annotations

from collections.abc import Sequence

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from .clause import ASIDE, Clause
from .phrases import Phrase

CARRIED = "subject of the sentence before"
#: What goes on with the subject of a sentence's first verb.
_GOES_ON = ("coordinated", "adversative")


def carry_subject(
    clauses: Sequence[Clause], phrases: Sequence[Phrase], topic: Phrase | None, grammar: Grammar
) -> Phrase | None:
    """Fill in the subject that a sentence leaves out; return whom the next sentence may be about."""
    verbs = [clause for clause in clauses if not clause.noun]
    first = verbs[0] if verbs else None
    if topic is not None and first is not None and _leaves_out(first, verbs, phrases, grammar):
        for clause in verbs:
            if clause is first or (clause.subject is None and clause.linker in _GOES_ON):
                clause.subject, clause.subject_rule = topic, CARRIED
        return topic
    named = first is not None and first.subject is not None and first.linker in ("main", "copula")
    subject = first.subject if named and first is not None else None
    whole = subject is not None and len(subject.parts) == 1 and len(subject.mentions) == 1
    return subject if whole and subject is not None and subject.kind == "noun" else None


def _leaves_out(first: Clause, verbs: Sequence[Clause], phrases: Sequence[Phrase], grammar: Grammar) -> bool:
    """Tell a sentence that opens with a verb of what somebody is or undergoes, and names nobody."""
    opens = all(phrase.kind in (*ASIDE, "auxiliary", "comma") for phrase in phrases[: first.at])
    becomes = any(form.stem in grammar.lists["governing.result"] for form in first.forms)
    says = any(grammar.is_in("speech.verbs", form.stem) for form in first.forms)
    says_what = first.is_copula or becomes
    fits = says_what or (first.object is None and first.voice in (Voice.PASSIVE, Voice.PLAIN))
    alone = all(clause.subject is None for clause in verbs if clause.linker != "relative")
    return opens and fits and not says and alone
