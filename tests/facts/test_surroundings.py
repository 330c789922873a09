"""Surroundings: what a frame's examples tell, they tell wherever they stand. Cases in cases/surroundings.toml.

Each case is tried on sixty frames or so. A few examples cannot stand in every surrounding (*Sekutu utama Fiji* takes
no *juga*), so most of them must tell the same, not all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from graph.knowledge.folder import ontology_folder
from graph.knowledge.frames import Example, Frame, load_frames
from graph.model import Fact, Kind, Status
from graph.pipeline import load_reader, read_document
from tests.cases import made_document

CASES, LEAST = "surroundings", 25
TRIED, MOST = 60, 0.95
ROLES = frozenset({"actor", "recipient", "party", "place", "origin", "destination"})
SUBJECT = re.compile(r"^((?:[A-Z][\w.'-]*)(?: [A-Z][\w.'-]*)*) (?!dan |serta |di )[a-z]")
SEVERAL = re.compile(r"[.!?] [A-Z]|[\"“]")

Told = tuple[str, frozenset[tuple[str, str]]]


@cache
def examples() -> tuple[tuple[Frame, str], ...]:
    """Return each frame with its first example of one plain sentence that tells something."""
    frames = load_frames(ontology_folder(), load_reader().catalogue, [])
    first = ((frame, next((one.text for one in frame.examples if is_plain(one)), None)) for frame in frames)
    return tuple((frame, text) for frame, text in first if text is not None)


def is_plain(example: Example) -> bool:
    asserted = all(fact.get("status", "asserted") == "asserted" for fact in example.facts)
    return bool(example.facts) and asserted and not SEVERAL.search(example.text)


@cache
def nations() -> frozenset[str]:
    known = (one for one in load_reader().names.entities.values() if one.kind is Kind.NATION)
    return frozenset(name for one in known for name in one.names)


def told(text: str, frame: Frame) -> set[Told]:
    """Return the asserted facts of the frame's class, by their participants."""
    facts = read_document(made_document(text), load_reader()).facts
    own = (fact for fact in facts if fact.name == frame.fact_class and fact.status is Status.ASSERTED)
    return {(fact.name, participants(fact)) for fact in own}


def participants(fact: Fact) -> frozenset[tuple[str, str]]:
    return frozenset((role, filler.entity) for role, filler in fact.roles if role in ROLES and filler.entity)


def surrounded(text: str, case: Mapping[str, str]) -> str | None:
    """Return a sentence in a surrounding; none where that stands behind a nation and the subject is none."""
    if "end" in case:
        return text.rstrip(".") + case["end"]
    if "after" in case:
        subject = SUBJECT.match(text)
        named = subject is not None and subject[1] in nations()
        return text.replace(subject[1], subject[1] + case["after"], 1) if subject is not None and named else None
    word = re.split(r"[\s,-]", text, maxsplit=1)[0]
    small = load_reader().names.wording.is_common(word.lower()) and word not in nations() and "- " not in case["front"]
    return case["front"] + (text[0].lower() + text[1:] if small else text)


def tried(case: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Yield each sentence that a case is tried on, and whether it tells what it told alone."""
    made = [(frame, text, other) for frame, text in examples() if (other := surrounded(text, case)) is not None]
    step = max(1, len(made) // TRIED)
    for frame, text, other in made[len(case["text"]) % step :: step]:
        if alone := told(text, frame):
            yield other, alone <= told(other, frame)


def test_a_frame_tells_the_same_in_other_surroundings(case: Mapping[str, Any]) -> None:
    found = list(tried(case))
    lost = [text for text, same in found if not same]
    assert len(found) >= 0.8 * TRIED
    assert len(lost) <= (1 - MOST) * len(found), lost
