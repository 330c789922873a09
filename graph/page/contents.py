"""Read out of the graph what the page shows: entities, facts, sentences and documents, each by number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from ..knowledge.catalogue import Catalogue
from .triples import DCTERMS, DOC, FACT, HUB, ID, OA, PROV, RDF_TYPE, SKOS, Graphlike, Subject, gather_subjects

# Roles that tell how a fact came to be said; whoever fills them takes no part in it.
REPORTING = ("speaker", "medium")
RoleValue = int | str | dict[str, int]
_LABEL = SKOS + "prefLabel"
_EXACT_MATCH = SKOS + "exactMatch"
_WIKIDATA = "http://www.wikidata.org/entity/"


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """Hold one entity; ``of`` is the number of the one it belongs to."""

    key: str
    kind: str
    label: str
    label_en: str | None
    names: tuple[str, ...]
    of: int | None
    wikidata: str | None
    iso: str | None


@dataclass(frozen=True, slots=True)
class SentenceRecord:
    """Hold one sentence; offsets count code points of the document's text."""

    document: int
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """Hold one document; ``text`` is None where only its sentences are known."""

    slug: str
    title: str
    publisher: str | None
    author: str | None
    issued: str | None
    source: str | None
    text: str | None


@dataclass(frozen=True, slots=True)
class FactRecord:
    """Hold one fact; a role's value is an entity's number, words, or ``{"fact": number}``."""

    key: str
    name: str
    status: str
    roles: tuple[tuple[str, RoleValue], ...]
    when: str | None
    earliest: str | None
    latest: str | None
    when_text: str | None
    speaker: int | str | None
    medium: int | str | None
    frame: str | None
    gives: str | None
    sentences: tuple[int, ...]

    def entities(self, role: str) -> tuple[int, ...]:
        """Return the numbers of the entities in one role."""
        return tuple(value for name, value in self.roles if name == role and isinstance(value, int))

    def participants(self) -> tuple[tuple[str, int], ...]:
        """Return role and number of every entity that takes part."""
        return tuple((name, value) for name, value in self.roles if isinstance(value, int))


@dataclass(frozen=True, slots=True)
class Contents:
    """Hold all that the page shows; places in the lists are the numbers used throughout."""

    entities: list[EntityRecord] = field(default_factory=list)
    documents: list[DocumentRecord] = field(default_factory=list)
    sentences: list[SentenceRecord] = field(default_factory=list)
    facts: list[FactRecord] = field(default_factory=list)


def read_contents(graph: Graphlike, catalogue: Catalogue, texts: Mapping[str, str]) -> Contents:
    """Return the graph's entities, documents, sentences and facts, in the order of their IRIs."""
    subjects = gather_subjects(graph)
    numbers = _Numbers(subjects)
    return Contents(
        entities=[_read_entity(subjects[iri], iri, catalogue, numbers) for iri in numbers.entities],
        documents=[_read_document(subjects[iri], iri, texts) for iri in numbers.documents],
        sentences=[_read_sentence(subjects[iri], iri, numbers) for iri in numbers.sentences],
        facts=[_read_fact(subjects[iri], iri, catalogue, numbers) for iri in numbers.facts],
    )


class _Numbers:
    """Give every entity, document, sentence and fact its number."""

    def __init__(self, subjects: dict[str, Subject]) -> None:
        self.entities = _number(iri for iri in subjects if iri.startswith(ID) and not _is_background(subjects[iri]))
        sentences = [iri for iri in subjects if iri.startswith(DOC) and "#char=" in iri]
        self.sentences = _number(sorted(sentences, key=_sentence_order))
        self.documents = _number(iri for iri in subjects if iri.startswith(DOC) and "#" not in iri)
        for iri in self.sentences:
            self.documents.setdefault(iri.split("#")[0], len(self.documents))
            subjects.setdefault(iri.split("#")[0], Subject())
        self.facts = _number(iri for iri in subjects if iri.startswith(FACT))


def _is_background(subject: Subject) -> bool:
    """Tell what no document mentions: it is known by the lists of names only and has no kind."""
    return HUB + "background" in subject.terms and RDF_TYPE not in subject.terms


def _number(iris: Iterable[str]) -> dict[str, int]:
    return {iri: number for number, iri in enumerate(iris)}


def _sentence_order(iri: str) -> tuple[str, int, int]:
    document, _, place = iri.partition("#char=")
    start, _, end = place.partition(",")
    return document, int(start or 0), int(end or 0)


def _read_entity(subject: Subject, iri: str, catalogue: Catalogue, numbers: _Numbers) -> EntityRecord:
    key = iri.removeprefix(ID)
    labels = {term.language: term.value for term in reversed(subject.all(_LABEL))}
    label = labels.get("id") or subject.one(_LABEL) or unquote(key)
    names = {term.value for term in subject.all(SKOS + "altLabel")} - {label}
    kinds = subject.iris(RDF_TYPE, HUB)
    return EntityRecord(
        key=key,
        kind=next((kind for kind in kinds if kind in catalogue.kinds), "Group"),
        label=label,
        label_en=labels.get("en"),
        names=tuple(sorted(names)),
        of=next(
            (numbers.entities[ID + of] for of in subject.iris(HUB + "of", ID) if ID + of in numbers.entities), None
        ),
        wikidata=next(iter(subject.iris(_EXACT_MATCH, _WIKIDATA)), None),
        iso=subject.one(HUB + "iso3166"),
    )


def _read_document(subject: Subject, iri: str, texts: Mapping[str, str]) -> DocumentRecord:
    slug = unquote(iri.removeprefix(DOC))
    return DocumentRecord(
        slug=slug,
        title=subject.one(DCTERMS + "title") or slug,
        publisher=subject.one(DCTERMS + "publisher"),
        author=subject.one(DCTERMS + "creator"),
        issued=subject.one(DCTERMS + "issued"),
        source=subject.one(DCTERMS + "source"),
        text=texts.get(slug),
    )


def _read_sentence(subject: Subject, iri: str, numbers: _Numbers) -> SentenceRecord:
    document, start, end = _sentence_order(iri)
    return SentenceRecord(numbers.documents[document], start, end, subject.one(OA + "exact") or "")


def _read_fact(subject: Subject, iri: str, catalogue: Catalogue, numbers: _Numbers) -> FactRecord:
    names = subject.iris(RDF_TYPE, HUB)
    name = next((name for name in names if name in catalogue.classes), "Fact")
    derived = (term.value for term in subject.all(PROV + "wasDerivedFrom"))
    return FactRecord(
        key=iri.removeprefix(FACT),
        name=name,
        status=next(iter(subject.iris(HUB + "status", HUB)), "asserted"),
        roles=tuple(_read_roles(subject, catalogue, numbers)),
        when=subject.one(HUB + "when"),
        earliest=subject.one(HUB + "earliest"),
        latest=subject.one(HUB + "latest"),
        when_text=subject.one(HUB + "whenText"),
        speaker=_reporter(subject, "speaker", numbers),
        medium=_reporter(subject, "medium", numbers),
        frame=subject.one(HUB + "frame"),
        gives=next(iter(subject.iris(HUB + "gives", HUB)), None),
        sentences=tuple(sorted(numbers.sentences[iri] for iri in derived if iri in numbers.sentences)),
    )


def _read_roles(subject: Subject, catalogue: Catalogue, numbers: _Numbers) -> Iterator[tuple[str, RoleValue]]:
    for role in catalogue.roles:
        if role in REPORTING:
            continue
        for term in subject.all(HUB + role):
            if term.value in numbers.entities and term.is_iri:
                yield role, numbers.entities[term.value]
            elif term.value in numbers.facts and term.is_iri:
                yield role, {"fact": numbers.facts[term.value]}
            else:
                yield role, term.value


def _reporter(subject: Subject, role: str, numbers: _Numbers) -> int | str | None:
    value = subject.one(HUB + role)
    return numbers.entities.get(value, value) if value else None
