"""Find what was told before of a thing that words only point to: *pasukan itu ditarik*, *sanksi tersebut dicabut*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..clauses.clause import Clause
from ..clauses.phrases import Part, Phrase
from ..model import Filler, Kind

#: How many sentences before a thing may be told of to which words point.
REACH = 3
_WHY = "told before of what the words point to"


@dataclass(frozen=True, slots=True)
class Earlier:
    """Hold what a clause of a sentence before told: its fillers, by role."""

    clause: Clause
    roles: tuple[tuple[str, Filler], ...]


def pointing_part(phrase: Phrase | None) -> Part | None:
    """Return the one part of a phrase if its words only point back: *tuduhan itu*, *usulan tersebut*."""
    part = phrase.parts[0] if phrase is not None and len(phrase.parts) == 1 else None
    return part if part is not None and points(part) else None


def points(part: Part) -> bool:
    """Tell words that name nobody and end in one that points back, or mean a body of which was told."""
    if part.head is not None:
        return part.head.anaphoric and part.head.kind is Kind.BODY
    return not part.of and part.units[-1].word_class == "determiner"


def told_earlier(role: str, clause: Clause, before: Sequence[Earlier]) -> Iterator[Filler]:
    """Yield who had a role in what was told last of the thing that a clause is about, where words only point to it."""
    part = clause.part if clause.noun else None
    pointing = pointing_part(clause.patient or clause.subject) if part is None else part if points(part) else None
    noun = _thing(pointing) if pointing is not None else ""
    if not noun:
        return
    last = next((one.clause for one in reversed(before) if _is_about(noun, one.clause)), None)
    seen: set[str] = set()
    for one in before:
        for filler in (filler for name, filler in one.roles if name == role and one.clause is last):
            if filler.entity and filler.entity not in seen:
                seen.add(filler.entity)
                yield Filler(entity=filler.entity, why=_WHY)


def _thing(part: Part) -> str:
    return part.noun or next((unit.noun for unit in part.units if unit.noun), "")


def _is_about(noun: str, clause: Clause) -> bool:
    """Tell whether a clause is of a thing, or tells what is done to or by it."""
    parts = [clause.part] if clause.part is not None else []
    parts += [part for phrase in (clause.patient, clause.object, clause.subject) if phrase for part in phrase.parts]
    return any(noun in (part.noun, part.noun.partition(" ")[0]) or noun in _nouns(part) for part in parts)


def _nouns(part: Part) -> frozenset[str]:
    return frozenset(unit.noun for unit in part.units if unit.noun)
