"""Read the graph back: documents, entities and facts as dataclasses, from the triples alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, NamedNode, Triple
from pyoxigraph import Literal as RdfLiteral

from ..model import Entity, Evidence, Filler, Kind, Literal, Status
from .names import DOC, FACT, HUB, ID, PREFIXES, local_name, part_text, sentence_evidence, term

Term: TypeAlias = NamedNode | BlankNode | RdfLiteral | Triple

WIKIDATA: Final = PREFIXES["wd"]
PLACE: Final = re.compile(r"#char=\d+,\d+$", re.ASCII)
NUMBERS: Final = frozenset({"amount", "rank"})
# What a fact has beside its roles.
NO_ROLES: Final = frozenset(
    {"when", "earliest", "latest", "whenText", "amountText", "status", "frame", "gives", "speaker", "medium"}
)
GENERAL: Final = frozenset({"Fact", "Event", "State"})


@dataclass(frozen=True, slots=True)
class SourceNode:
    """Hold what the graph says about one document; its text is not in the graph."""

    slug: str
    title: str
    language: str
    source: str
    sha256: str
    issued: str | None = None
    author: str | None = None
    publisher: str | None = None

    @property
    def file_name(self) -> str:
        """Return the name of the file it was read from, nothing where that was a URL."""
        is_file = self.source.startswith("file:")
        return part_text(self.source.rsplit("/", 1)[-1].removeprefix("file:")) if is_file else ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Hold one sentence: where it stands and its exact words."""

    evidence: Evidence
    exact: str


@dataclass(frozen=True, slots=True)
class FactNode:
    """Hold one fact as the graph has it; ``when`` is EDTF, ``gives`` the local names of its edges."""

    id: str
    name: str
    roles: tuple[tuple[str, Filler], ...]
    status: Status | None
    when: str | None
    earliest: date | None
    latest: date | None
    when_text: tuple[str, ...]
    amount_text: tuple[str, ...]
    speakers: tuple[str, ...]
    media: tuple[str, ...]
    frames: tuple[str, ...]
    gives: tuple[str, ...]
    quotes: tuple[Quote, ...]

    def entities(self, role: str) -> tuple[str, ...]:
        """Return the keys of the entities in one role."""
        return tuple(filler.entity for name, filler in self.roles if name == role and filler.entity)

    @property
    def participants(self) -> tuple[str, ...]:
        """Return the keys of all entities that take part, in the order of the roles."""
        return tuple(dict.fromkeys(filler.entity for _, filler in self.roles if filler.entity))

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the slugs of the documents that say it."""
        return tuple(dict.fromkeys(quote.evidence.document for quote in self.quotes))


class Nodes:
    """Index triples by subject and give what they describe."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._about: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            if isinstance(triple.subject, NamedNode):
                self._about[triple.subject.value][triple.predicate.value].append(triple.object)

    @cached_property
    def documents(self) -> dict[str, SourceNode]:
        """Return the documents by slug."""
        iris = sorted(iri for iri in self._about if iri.startswith(DOC) and "#" not in iri)
        return {part_text(iri.removeprefix(DOC)): self._document(iri) for iri in iris}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Return the entities by key."""
        found = (self._entity(iri) for iri in sorted(self._about) if iri.startswith(ID))
        return {entity.key: entity for entity in found if entity}

    @cached_property
    def facts(self) -> dict[str, FactNode]:
        """Return the facts by id, in the order of time; those without a date stand last."""
        found = (self._fact(iri) for iri in self._about if iri.startswith(FACT))
        return {
            fact.id: fact for fact in sorted(found, key=lambda fact: (fact.earliest or date.max, fact.name, fact.id))
        }

    def texts(self, iri: str, name: str) -> tuple[str, ...]:
        """Return the values of one property as text, sorted."""
        values = self._about[iri][term(name).value] if iri in self._about else []
        return tuple(sorted({node.value for node in values if not isinstance(node, Triple)}))

    def text(self, iri: str, name: str) -> str | None:
        """Return the first value of one property as text."""
        return next(iter(self.texts(iri, name)), None)

    def _document(self, iri: str) -> SourceNode:
        slug = part_text(iri.removeprefix(DOC))
        return SourceNode(
            slug=slug,
            title=self.text(iri, "dcterms:title") or slug,
            language=self.text(iri, "dcterms:language") or "",
            source=self.text(iri, "dcterms:source") or "",
            sha256=self.text(iri, "hub:sha256") or "",
            issued=self.text(iri, "dcterms:issued"),
            author=self.text(iri, "dcterms:creator"),
            publisher=self.text(iri, "dcterms:publisher"),
        )

    def _entity(self, iri: str) -> Entity | None:
        kinds = {local_name(kind) for kind in self.texts(iri, "rdf:type")}
        kind = next((kind for kind in Kind if kind in kinds), None)
        if kind is None:
            return None
        label = self._label(iri, "id")
        owner = self.text(iri, "hub:of")
        wikidata = [match for match in self.texts(iri, "skos:exactMatch") if match.startswith(WIKIDATA)]
        return Entity(
            key=entity_key(iri),
            kind=kind,
            label=label or entity_key(iri),
            label_en=self._label(iri, "en"),
            names=frozenset(self.texts(iri, "skos:altLabel")),
            of=entity_key(owner) if owner else None,
            wikidata=wikidata[0].removeprefix(WIKIDATA) if wikidata else None,
            iso3166=self.text(iri, "hub:iso3166"),
        )

    def _label(self, iri: str, language: str) -> str | None:
        labels = self._about[iri][term("skos:prefLabel").value]
        spoken = (node.value for node in labels if isinstance(node, RdfLiteral) and node.language == language)
        return min(spoken, default=None)

    def _fact(self, iri: str) -> FactNode:
        classes = [local_name(kind) for kind in self.texts(iri, "rdf:type")]
        statuses = {local_name(status) for status in self.texts(iri, "hub:status")}
        return FactNode(
            id=part_text(iri.removeprefix(FACT)),
            name=next((name for name in classes if name not in GENERAL), ""),
            roles=self._roles(iri),
            status=next((status for status in Status if status in statuses), None),
            when=self.text(iri, "hub:when"),
            earliest=day(self.text(iri, "hub:earliest")),
            latest=day(self.text(iri, "hub:latest")),
            when_text=self.texts(iri, "hub:whenText"),
            amount_text=self.texts(iri, "hub:amountText"),
            speakers=tuple(map(entity_key, self.texts(iri, "hub:speaker"))),
            media=tuple(map(entity_key, self.texts(iri, "hub:medium"))),
            frames=self.texts(iri, "hub:frame"),
            gives=tuple(map(local_name, self.texts(iri, "hub:gives"))),
            quotes=self._quotes(iri),
        )

    def _roles(self, iri: str) -> tuple[tuple[str, Filler], ...]:
        roles = {local_name(name): nodes for name, nodes in self._about[iri].items() if name.startswith(HUB)}
        pairs = ((name, filler(name, node)) for name, nodes in roles.items() if name not in NO_ROLES for node in nodes)
        return tuple(sorted(pairs, key=lambda pair: (pair[0], pair[1].identity)))

    def _quotes(self, iri: str) -> tuple[Quote, ...]:
        sentences = [name for name in self.texts(iri, "prov:wasDerivedFrom") if PLACE.search(name)]
        quotes = (Quote(sentence_evidence(name), self.text(name, "oa:exact") or "") for name in sentences)
        return tuple(sorted(quotes, key=lambda quote: (quote.evidence.document, quote.evidence.span)))


def filler(role: str, node: Term) -> Filler:
    """Return what stands in a role."""
    if isinstance(node, NamedNode) and node.value.startswith(ID):
        return Filler(entity=entity_key(node.value))
    if isinstance(node, NamedNode) and node.value.startswith(FACT):
        return Filler(fact=part_text(node.value.removeprefix(FACT)))
    text = str(node) if isinstance(node, Triple) else node.value
    return Filler(literal=Literal(text, number(text) if role in NUMBERS else None))


def number(text: str) -> Decimal | None:
    """Return the number a literal holds, None where it holds none."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def day(text: str | None) -> date | None:
    """Return the day a literal holds, None where it holds none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def entity_key(iri: str) -> str:
    """Return the key of an entity by its IRI."""
    return part_text(iri.removeprefix(ID))
