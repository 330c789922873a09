"""Let the trained parser vote on the subjects and objects that the patterns leave open.

Where both find a subject and differ, the one with a name is believed, of two with names neither; where the patterns
found none, the parser's is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..knowledge.morphology import Voice
from ..model import Kind, Sentence
from .clause import DEED, LISTED, SPEAKER, Clause
from .events import governor_of
from .phrases import Phrase

SUBJECT, OBJECT = "nsubj", "obj"
_OWN_OPENING = frozenset({"wish", "that"})
_MARKS = frozenset({"quote", "mark"})
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


def is_open(clause: Clause, phrases: Sequence[Phrase]) -> bool:
    """Tell a verb of which the patterns leave the subject or the object open."""
    return _is_subject_open(clause, phrases) or _is_object_open(clause, phrases)


def _is_subject_open(clause: Clause, phrases: Sequence[Phrase]) -> bool:
    """Tell a verb without a subject, or whose subject does not stand right before it."""
    if clause.noun:
        return False
    if clause.subject is None:
        return clause.linker not in _OWN_OPENING
    beside = clause.at > 0 and clause.subject is phrases[clause.at - 1]
    return clause.linker == "main" and not beside and clause.subject_rule not in (DEED, LISTED)


def _is_object_open(clause: Clause, phrases: Sequence[Phrase]) -> bool:
    """Tell a verb with a quotation mark right behind it: *menyatakan **'** dukacitanya ' atas bencana itu*."""
    if clause.noun or clause.object is not None or clause.voice is Voice.PASSIVE:
        return False
    return clause.at + 2 < len(phrases) and phrases[clause.at + 1].kind in _MARKS


def hold_vote(clauses: Sequence[Clause], ballot: Ballot, *, alone: bool = False) -> None:
    """Settle the subjects and objects that are open; ``alone`` lets the parser decide on all by itself."""
    places = {token.span.start: i for i, token in enumerate(ballot.sentence.tokens)}
    for clause in clauses:
        at = places.get(clause.span.start)
        if at is None or clause.noun:
            continue
        if alone:
            clause.subject = ballot.dependent(at, SUBJECT)
            clause.object = clause.object if clause.voice is Voice.PASSIVE else ballot.dependent(at, OBJECT)
            continue
        if _is_subject_open(clause, ballot.phrases):
            _vote_subject(clause, ballot.dependent(at, SUBJECT), ballot)
        if _is_object_open(clause, ballot.phrases):
            clause.object = ballot.dependent(at, OBJECT)
    _hang_nouns(clauses, ballot.phrases)


def _hang_nouns(clauses: Sequence[Clause], phrases: Sequence[Phrase]) -> None:
    """Hang the nouns that hung on nothing on the verbs that now have them for a subject or object."""
    verbs = [clause for clause in clauses if not clause.noun]
    for clause in clauses:
        if clause.part is not None and clause.governor is None:
            clause.governor = governor_of(phrases[clause.at], verbs)


def _vote_subject(clause: Clause, subject: Phrase | None, ballot: Ballot) -> None:
    """Take the parser's subject where there is none, else of the two the one that is named."""
    if clause.subject is None:
        clause.subject, clause.subject_rule = subject, "the parser's subject" if subject else clause.subject_rule
        return
    if subject is None or subject is clause.subject or subject is clause.by:
        return
    if ballot.are_apposed(clause.subject, subject) or ballot.is_in_aside(subject, clause):
        return
    speaks = clause.subject_rule == SPEAKER  # whose words they are, the reports know
    named = [one for one in (clause.subject, subject) if one.mentions and not speaks]
    sure = len(named) == 1 and named[0].span.start < clause.span.start
    clause.subject = named[0] if sure else None
    clause.subject_rule = "the one named of two" if sure else "patterns and parser disagree"
