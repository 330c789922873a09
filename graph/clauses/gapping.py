"""Say a verb again that a list leaves out: *membuka kedutaan di Oslo pada 1998 dan konsulat di Hanoi pada 2004*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..knowledge.morphology import Voice
from .clause import RUN, Clause, Oblique
from .phrases import Phrase

#: What a list ends before.
_ENDS = frozenset({"mark", "stop", "quote", "close", "subordinator", "adversative"})


def gapped_clauses(verbs: dict[int, Clause], phrases: Sequence[Phrase]) -> dict[int, Clause]:
    """Return a clause for each further object that has a time or place of its own, by the index of the object.

    What such an object has is taken from the verb that is said.
    """
    found: dict[int, Clause] = {}
    for clause in verbs.values():
        for object_at, beside in _further_objects(clause, phrases):
            found[object_at] = _said_again(clause, phrases[object_at], beside)
            _leave(clause, beside)
        for at, beside in _further_phrases(clause, phrases):
            again = _said_again(clause, phrases[at], beside)
            found[at] = replace(again, object=clause.object, figures=clause.figures)
            _leave(clause, beside)
    return found


def _leave(clause: Clause, beside: Sequence[Phrase]) -> None:
    """Take from a clause what stands beside a further member of its list."""
    clause.obliques[:] = [oblique for oblique in clause.obliques if all(oblique.phrase is not p for p in beside)]
    own = [time for phrase in beside for time in phrase.times]
    clause.times[:] = [time for time in clause.times if time not in own]


def _further_phrases(clause: Clause, phrases: Sequence[Phrase]) -> Iterator[tuple[int, Sequence[Phrase]]]:
    """Yield each further prepositional phrase with a time of its own: *pergi ke X pada 1992 dan **ke Y pada 2001***."""
    i = clause.at + 1
    if i < len(phrases) and phrases[i] is clause.object:
        if any(unit.noun for unit in phrases[i].units):
            return  # membuka kedutaan di X pada 1990 dan di Y pada 1995: the place is the mission's
        i += 1
    beside = _beside(phrases, i)
    words = {phrase.word for phrase in beside[:1] if phrase.parts}
    while words and _is_dated_phrase(beside, words):
        i += len(beside)
        comma = i < len(phrases) and phrases[i].kind == "comma"
        closed = i + comma < len(phrases) and phrases[i + comma].kind == "coordinator"
        i += comma + closed
        beside = _beside(phrases, i) if comma or closed else ()
        if _is_dated_phrase(beside, words):
            yield i, beside


def _is_dated_phrase(beside: Sequence[Phrase], words: set[str]) -> bool:
    """Tell a phrase behind one of these prepositions with a time right behind it."""
    kinds = [phrase.kind for phrase in beside]
    return kinds == ["preposition", "time"] and beside[0].word in words and bool(beside[0].parts)


def _said_again(clause: Clause, phrase: Phrase, beside: Sequence[Phrase]) -> Clause:
    """Return a clause with another object and what stands after that; what stands before the verb is of both."""
    times = [time for time in clause.times if time.span.end <= clause.span.start]
    times += [time for other in beside for time in other.times if time not in times]
    fronted = [oblique for oblique in clause.obliques if oblique.phrase.span.end <= clause.span.start]
    obliques = fronted + [Oblique(other.word, other) for other in beside if other.parts]
    figures = [figure for other in (phrase, *beside) for figure in other.figures]
    return replace(clause, object=phrase, times=times, obliques=obliques, figures=figures)


def _further_objects(clause: Clause, phrases: Sequence[Phrase]) -> Iterator[tuple[int, Sequence[Phrase]]]:
    """Yield the index of each object after the first, with the phrases after it, if a coordinator closes the list."""
    at = next((i for i, phrase in enumerate(phrases) if phrase is clause.object), len(phrases))
    if clause.voice is Voice.PASSIVE or at < clause.at:
        return
    beside = _beside(phrases, at + 1)
    kinds = {(phrase.kind, phrase.word if phrase.kind == "preposition" else "") for phrase in beside}
    found: list[tuple[int, Sequence[Phrase]]] = []
    i, closed = at + 1 + len(beside), False
    while beside and not closed:
        comma = i < len(phrases) and phrases[i].kind == "comma"
        closed = i + comma < len(phrases) and phrases[i + comma].kind == "coordinator"
        i += comma + closed
        if not (comma or closed) or i >= len(phrases) or not _is_alike(phrases[at], phrases[i]):
            return
        beside = _beside(phrases, i + 1)
        if not kinds & {(phrase.kind, phrase.word if phrase.kind == "preposition" else "") for phrase in beside}:
            return
        found.append((i, beside))
        i += 1 + len(beside)
    if closed and _ends_there(phrases, i):
        yield from found


def _ends_there(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell whether a list ends its sentence, or its clause before another: *…, **sementara** Togo mempunyai …*."""
    i += i < len(phrases) and phrases[i].kind == "comma"
    return i >= len(phrases) or phrases[i].kind in _ENDS


def _beside(phrases: Sequence[Phrase], start: int) -> Sequence[Phrase]:
    end = start
    while end < len(phrases) and phrases[end].kind in RUN:
        end += 1
    return phrases[start:end]


def _is_alike(first: Phrase, other: Phrase) -> bool:
    """Tell two things, or two names of one kind."""
    if other.kind != "noun" or not first.parts or not other.parts:
        return False
    kinds = [phrase.parts[0].head.kind if phrase.parts[0].head else None for phrase in (first, other)]
    return kinds[0] is kinds[1]
