"""Every example of every frame is a test: the facts it lists, and no other of the frame's class."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest

from graph.knowledge.folder import ontology_folder
from graph.knowledge.frames import NEGATED, PASSIVE, PLANNED, QUOTED, Example, Frame, load_frames
from graph.knowledge.morphology import Affixes, Voice, load_affixes, verb_forms
from graph.model import Document, Entity, Fact, Filler
from graph.pipeline import load_reader, read_document

ROLES = (
    "actor",
    "recipient",
    "party",
    "place",
    "origin",
    "destination",
    "title",
    "topic",
    "amount",
    "cause",
    "purpose",
)


def every_example() -> Iterator[Any]:
    faults: list[str] = []
    for frame in load_frames(ontology_folder(), load_reader().catalogue, faults):
        for i, example in enumerate(frame.examples):
            yield pytest.param(frame, example, id=f"{frame.name}-{i}")


def read_example(example: Example) -> tuple[tuple[Fact, ...], Mapping[str, Entity]]:
    issued = date.fromisoformat(example.issued) if example.issued else None
    document = Document(
        slug="contoh",
        text=example.text,
        title="Contoh",
        sha256="0" * 64,
        source="contoh.txt",
        issued=issued,
        issued_from="metadata" if issued else None,
    )
    reading = read_document(document, load_reader())
    return reading.facts, reading.entities


def is_named(filler: Filler, wanted: str, entities: Mapping[str, Entity]) -> bool:
    if filler.literal is not None:
        return wanted.casefold() in (filler.literal.text.casefold(), str(filler.literal.number))
    entity = entities[filler.entity or ""]
    return wanted.casefold() in {name.casefold() for name in (entity.label, *entity.names)}


def fits(fact: Fact, wanted: Mapping[str, Any], entities: Mapping[str, Entity]) -> bool:
    if fact.status != wanted.get("status", "asserted"):
        return False
    if "when" in wanted and (fact.time is None or fact.time.edtf != wanted["when"]):
        return False
    if "speaker" in wanted and not (
        fact.speaker and is_named(Filler(entity=fact.speaker), wanted["speaker"], entities)
    ):
        return False
    for role in ROLES:
        fillers = fact.fillers(role)
        names = wanted.get(role)
        if names is None:
            continue
        if len(fillers) != len(names) or not all(any(is_named(f, name, entities) for f in fillers) for name in names):
            return False
    return True


def told(facts: tuple[Fact, ...]) -> str:
    return "\n".join(
        f"{f.name} {f.status} {[(r, x.entity or (x.literal and x.literal.text)) for r, x in f.roles]} "
        f"{f.time and f.time.edtf} speaker={f.speaker} [{f.frame}]"
        for f in facts
    )


@pytest.mark.parametrize(("frame", "example"), every_example())
def test_example_gives_its_facts(frame: Frame, example: Example) -> None:
    facts, entities = read_example(example)
    ours = [fact for fact in facts if fact.name == frame.fact_class]
    for wanted in example.facts:
        match = next((fact for fact in ours if fact.name == wanted["class"] and fits(fact, wanted, entities)), None)
        assert match is not None, f"missing {wanted} in\n{example.text}\n{told(facts)}"
        ours.remove(match)
    assert not ours, f"not asked for in\n{example.text}\n{told(tuple(ours))}"


def test_every_frame_has_six_examples() -> None:
    faults: list[str] = []
    frames = load_frames(ontology_folder(), load_reader().catalogue, faults)
    short = {frame.name: len(frame.examples) for frame in frames if len(frame.examples) < 6}
    assert not short, f"fewer than six examples: {short}"


def test_every_frame_has_a_look_alike_that_gives_nothing() -> None:
    faults: list[str] = []
    frames = load_frames(ontology_folder(), load_reader().catalogue, faults)
    without = [frame.name for frame in frames if all(example.facts for example in frame.examples)]
    assert not without, f"no example of these gives nothing: {without}"


def shown_forms(frame: Frame, affixes: Affixes) -> set[str]:
    """Tell which forms the examples of a frame show."""
    telling = [example for example in frame.examples if example.facts]
    facts = [fact for example in telling for fact in example.facts]
    forms = (form.text for stem in frame.verbs for form in verb_forms(stem, affixes) if form.voice is Voice.PASSIVE)
    passive = re.compile(rf"\b({'|'.join(map(re.escape, forms)) or '$.'})\b", re.IGNORECASE)
    shown = {fact.get("status", "asserted") for fact in facts} & {PLANNED, NEGATED}
    shown |= {PASSIVE} if any(passive.search(example.text) for example in telling) else set()
    return shown | ({QUOTED} if any("speaker" in fact for fact in facts) else set())


def test_every_frame_has_an_example_of_each_form_it_can_have() -> None:
    faults: list[str] = []
    affixes = load_affixes(ontology_folder())
    frames = load_frames(ontology_folder(), load_reader().catalogue, faults)
    lacking = {frame.name: sorted(set(frame.forms) - shown_forms(frame, affixes)) for frame in frames}
    told = "\n".join(f"{name}: {', '.join(forms)}" for name, forms in lacking.items() if forms)
    assert not told, f"write an example of each, or say forms_without and why (docs/frames.md):\n{told}"


def test_no_frame_says_it_is_without_a_form_that_its_examples_show() -> None:
    faults: list[str] = []
    affixes = load_affixes(ontology_folder())
    frames = load_frames(ontology_folder(), load_reader().catalogue, faults)
    wrong = {frame.name: sorted(frame.forms_without & shown_forms(frame, affixes)) for frame in frames}
    told = "\n".join(f"{name}: {', '.join(forms)}" for name, forms in wrong.items() if forms)
    assert not told, f"an example shows what forms_without denies; take it out:\n{told}"
