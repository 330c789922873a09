"""Find the first of those who do something together where an aside parts it from the rest of the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .clause import LISTED, PARTICIPANTS, RUN, Clause
from .phrases import Phrase

#: What may stand between the beginning of a clause and its subject, and what begins one.
_BEFORE = frozenset({*RUN, "comma", "adverb", "adversative", "mark", "quote"})
_OPENS = frozenset({"that", "subordinator", "wish", "stop"})


def subjects_with_asides(phrases: Sequence[Phrase], verbs: Mapping[int, Clause]) -> None:
    """Add to a subject who is listed before it, an aside between: ***Kenya**, yang …, dan Togo menyerang X*.

    So before what somebody is: ***Kenya**, ketua ASEAN, dan Togo menyerang X*.
    """
    at = {id(phrase): i for i, phrase in enumerate(phrases)}
    for last in dict.fromkeys(at.get(id(clause.subject), -1) for clause in verbs.values()):
        first = _listed_before(phrases, verbs, last) if last > 1 else None
        whole = _together(phrases[first], phrases[last]) if first is not None else None
        if whole is None:
            continue
        for clause in verbs.values():
            if clause.subject is phrases[last] and clause.linker != "relative":
                clause.subject, clause.subject_rule = whole, LISTED


def _together(first: Phrase, last: Phrase) -> Phrase | None:
    """Return the two as one phrase, what the first only is left out, where each names somebody."""
    named = tuple(part for part in last.parts if part.head is not None)
    who = (first.parts[0].head, *(part.head for part in named))
    if len(who) < 2 or not all(head is not None and head.kind in PARTICIPANTS for head in who):
        return None
    return Phrase("noun", (*first.units, *last.units), parts=(*first.parts, *named), times=last.times)


def _listed_before(phrases: Sequence[Phrase], verbs: Mapping[int, Clause], last: int) -> int | None:
    """Return the index of who is listed before a phrase, over an aside between commas."""
    closes = phrases[last - 1].kind == "coordinator" and phrases[last - 2].kind == "comma"
    described = phrases[last - 1].kind == "comma" and len(phrases[last].parts) > 1 and not phrases[last].parts[0].head
    if described:
        comma = last - 1
    elif closes:
        comma = next((i for i in range(last - 3, 0, -1) if phrases[i].kind == "comma"), 0)
    else:
        return None
    first = comma - 1
    if first < 0 or phrases[first].kind != "noun" or not phrases[first].mentions or not _begins(phrases, first):
        return None
    return first if described or _is_aside(phrases, verbs, comma + 1, last - 2) else None


def _begins(phrases: Sequence[Phrase], first: int) -> bool:
    """Tell whether a phrase is the first in its clause that may be a subject."""
    opening = next((i for i in range(first - 1, -1, -1) if phrases[i].kind in _OPENS), -1)
    return all(phrase.kind in _BEFORE for phrase in phrases[opening + 1 : first])


def _is_aside(phrases: Sequence[Phrase], verbs: Mapping[int, Clause], start: int, end: int) -> bool:
    """Tell a relative clause, or what somebody is, from what goes on with another verb."""
    inside = phrases[start:end]
    if not inside:
        return False
    if inside[0].kind == "relative":
        return all(verbs[i].linker in ("relative", "complement", "purpose") for i in range(start, end) if i in verbs)
    described = inside[0].kind == "noun" and inside[0].parts[0].head is None
    return described and all(phrase.kind in ("noun", *RUN) for phrase in inside)
