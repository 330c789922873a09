"""Let the trained parser vote on the clauses that the patterns found.

Where both find a subject and differ, the one with a name is believed, of two with names neither; where the patterns
found none, the parser's is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..knowledge.morphology import Voice
from ..model import Kind, Sentence
from .clause import DEED, SPEAKER, Clause
from .events import governor_of
from .phrases import Phrase

SUBJECT, OBJECT = "nsubj", "obj"
_OWN_OPENING = frozenset({"wish", "that"})
_APPOSING = frozenset({"comma", "noun", "adverb", "bracket"})


@dataclass(frozen=True, slots=True)
class Heads:
    """Hold a parser's analysis of one sentence: for each token the index of its head and its relation to it."""

    heads: tuple[int, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ballot:
    """Hold what a vote is about: the phrases of a sentence and the tree over its tokens."""

    sentence: Sentence
    phrases: Sequence[Phrase]
    heads: Heads

    def dependent(self, at: int, label: str) -> Phrase | None:
        """Return the noun phrase that holds a token's dependent of this relation."""
        for i, (head, relation) in enumerate(zip(self.heads.heads, self.heads.labels, strict=True)):
            if head == at and relation.split(":")[0] == label:
                span = self.sentence.tokens[i].span
                return next((p for p in self.phrases if p.kind == "noun" and p.span.covers(span)), None)
        return None

    def are_apposed(self, one: Phrase | None, other: Phrase | None) -> bool:
        """Tell two phrases between which a comma and no verb stands, and which mean the same: *keduanya, A dan B,*.

        What else stands between says more of the first: *duta besar X untuk Y, **Ali**,*.
        """
        at = [i for i, phrase in enumerate(self.phrases) if phrase is one or phrase is other]
        between = [phrase.kind for phrase in self.phrases[at[0] + 1 : at[1]]] if len(at) > 1 else []
        named = bool(between) and between[-1] == "comma" and _is_person(self.phrases[at[1]])
        return "comma" in between and set(between) <= _APPOSING | ({"preposition"} if named else frozenset())

    def is_in_aside(self, subject: Phrase | None, clause: Clause) -> bool:
        """Tell a phrase in what a relative word opens and a comma closes: *X, yang pertama sejak **perang**, V*."""
        at = {id(phrase): i for i, phrase in enumerate(self.phrases)}
        first, inside = at.get(id(clause.subject), -1), at.get(id(subject), -1)
        kinds = [phrase.kind for phrase in self.phrases]
        opened = any(kinds[k : k + 2] == ["comma", "relative"] for k in range(first + 1, inside))
        return opened and 0 <= first < inside < clause.at and kinds[clause.at - 1] == "comma"


def _is_person(phrase: Phrase) -> bool:
    return len(phrase.parts) == 1 and phrase.parts[0].head is not None and phrase.parts[0].head.kind is Kind.PERSON


def hold_vote(clauses: Sequence[Clause], ballot: Ballot, *, alone: bool = False) -> None:
    """Settle the subject and object of each verb clause; ``alone`` lets the parser decide by itself."""
    places = {token.span.start: i for i, token in enumerate(ballot.sentence.tokens)}
    for clause in clauses:
        at = places.get(clause.span.start)
        if at is None or clause.noun:
            continue
        subject, direct = ballot.dependent(at, SUBJECT), ballot.dependent(at, OBJECT)
        if alone:
            clause.subject = subject
            clause.object = clause.object if clause.voice is Voice.PASSIVE else direct
        else:
            before = ballot.phrases[clause.at - 1] if clause.at else None
            agreed = ballot.are_apposed(clause.subject, subject) or clause.subject_rule == DEED
            agreed |= ballot.is_in_aside(subject, clause)
            _vote_subject(clause, clause.subject if agreed else subject, before)
            _vote_object(clause, direct)
    _hang_nouns(clauses, ballot.phrases)


def _hang_nouns(clauses: Sequence[Clause], phrases: Sequence[Phrase]) -> None:
    """Hang the nouns that hung on nothing on the verbs that now have them for a subject or object."""
    verbs = [clause for clause in clauses if not clause.noun]
    for clause in clauses:
        if clause.part is not None and clause.governor is None:
            clause.governor = governor_of(phrases[clause.at], verbs)


def _vote_subject(clause: Clause, subject: Phrase | None, before: Phrase | None) -> None:
    """Take the parser's subject where there is none; of two, the one right before the verb, else the one named."""
    if subject is None or (clause.subject is not None and (clause.subject is before or subject is clause.by)):
        return
    if clause.subject is None and clause.linker not in _OWN_OPENING:
        clause.subject, clause.subject_rule = subject, "the parser's subject"
    elif clause.subject is not None and clause.subject is not subject and clause.linker == "main":
        speaks = clause.subject_rule == SPEAKER  # whose words they are, the reports know
        before_verb = subject.span.start < clause.span.start
        named = [one for one in (clause.subject, subject) if one.mentions and before_verb and not speaks]
        clause.subject = named[0] if len(named) == 1 else None
        clause.subject_rule = "the one named of two" if clause.subject else "patterns and parser disagree"


def _vote_object(clause: Clause, direct: Phrase | None) -> None:
    if clause.object is None and clause.voice is not Voice.PASSIVE:
        clause.object = direct
