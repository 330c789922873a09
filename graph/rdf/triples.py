"""Turn what was read into triples: documents, entities, facts, their sentences and the edges they give.

The result is a set; uniting documents is set union, apart from the labels of entities, which are
chosen so that the order of the documents does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import PurePath
from typing import Final
from urllib.parse import quote, urlsplit

from pyoxigraph import Literal, NamedNode, Triple

from ..knowledge.catalogue import Catalogue, FactClass
from ..model import Document, Entity, Evidence, Fact, Filler, Kind, Reading, Status, Time
from .background import Background
from .edges import edge_pairs
from .names import document_iri, entity_iri, fact_iri, sentence_iri, term

A: Final = term("rdf:type")
INTEGER: Final = term("xsd:integer")
DECIMAL: Final = term("xsd:decimal")
DATE: Final = term("xsd:date")

# Roles whose literal is not words of the document but a value with a type of its own.
TYPED_ROLES: Final = {"amount": DECIMAL, "rank": INTEGER}
CODE_ROLES: Final = frozenset({"currency"})
# Whose tie to a nation or organisation is what they are; where a place lies is a fact.
OWNED: Final = frozenset({Kind.BODY, Kind.GROUP, Kind.PERSON})
OWNERS: Final = frozenset({Kind.NATION, Kind.ORGANISATION})


def graph_triples(
    readings: Iterable[Reading], catalogue: Catalogue, background: Background | None = None
) -> frozenset[Triple]:
    """Return every triple of the graph that the readings make together."""
    triples: set[Triple] = set()
    background = background or Background()
    known: defaultdict[str, Counter[Entity]] = defaultdict(Counter)
    for reading in readings:
        triples.update(reading_triples(reading, catalogue))
        for entity in taking_part(reading):
            known[entity.key][entity] += 1
    for key, versions in known.items():
        triples.update(entity_triples(unite_entities(versions), background.english.get(key, frozenset())))
    triples.update(background.triples(known))
    return frozenset(triples)


def reading_triples(reading: Reading, catalogue: Catalogue) -> Iterator[Triple]:
    """Yield the document, the facts, their sentences and edges of one reading."""
    yield from document_triples(reading.document)
    for fact in reading.facts:
        yield from fact_triples(fact, reading, catalogue.classes[fact.name])
        for evidence in fact.evidence:
            yield from sentence_triples(evidence, reading.document)


def taking_part(reading: Reading) -> list[Entity]:
    """Return the entities that stand in a fact, and those they belong to."""
    keys = {key for fact in reading.facts for key in fact_entities(fact)}
    found = {key: with_owner(reading.entities[key], reading) for key in keys if key in reading.entities}
    owners = {entity.of for entity in found.values() if entity.of} - found.keys()
    return [*found.values(), *(with_owner(reading.entities[key], reading) for key in owners)]


def with_owner(entity: Entity, reading: Reading) -> Entity:
    """Return an entity tied to the nation or organisation it belongs to, by way of other bodies if need be."""
    owner, passed = entity.of if entity.kind in OWNED else None, {entity.key}
    while owner and owner not in passed and owner in reading.entities:
        if reading.entities[owner].kind in OWNERS:
            return replace(entity, of=owner)
        passed.add(owner)
        owner = reading.entities[owner].of
    return replace(entity, of=None)


def fact_entities(fact: Fact) -> Iterator[str]:
    """Yield the keys of all that fill a role of the fact, speak it or print it."""
    yield from (filler.entity for _, filler in fact.roles if filler.entity)
    yield from (key for key in (fact.speaker, fact.medium) if key)


# ---- documents and sentences -----------------------------------------------------


def document_triples(document: Document) -> Iterator[Triple]:
    """Yield what is known about one document."""
    node = document_iri(document.slug)
    yield Triple(node, A, term("schema:Article"))
    yield Triple(node, term("dcterms:title"), words(document.title, document.language))
    yield Triple(node, term("dcterms:language"), Literal(document.language))
    yield Triple(node, term("dcterms:source"), source_iri(document.source))
    yield Triple(node, term("hub:sha256"), Literal(document.sha256))
    if document.issued:
        yield Triple(node, term("dcterms:issued"), Literal(document.issued.isoformat(), datatype=DATE))
    if document.author:
        yield Triple(node, term("dcterms:creator"), Literal(document.author))
    if document.publisher:
        yield Triple(node, term("dcterms:publisher"), Literal(document.publisher))


def source_iri(source: str) -> NamedNode:
    """Return the IRI of a URL or a path; a relative path stays relative, so that graphs built elsewhere agree."""
    if urlsplit(source).scheme in {"http", "https", "file", "urn"}:
        return NamedNode(quote(source, safe=":/?#[]@!$&'()*+,;=%-._~"))
    path = PurePath(source)
    written = quote(path.as_posix().encode("utf-8", "surrogateescape"), safe="/-._~")
    return NamedNode(f"file://{written}" if path.is_absolute() else f"file:{written}")


def sentence_triples(evidence: Evidence, document: Document) -> Iterator[Triple]:
    """Yield the stretch of the document that says a fact, with its exact words."""
    node, span = sentence_iri(evidence), evidence.span
    for kind in ("hub:Sentence", "oa:TextPositionSelector", "oa:TextQuoteSelector"):
        yield Triple(node, A, term(kind))
    yield Triple(node, term("prov:wasQuotedFrom"), document_iri(evidence.document))
    yield Triple(node, term("oa:start"), Literal(span.start))
    yield Triple(node, term("oa:end"), Literal(span.end))
    yield Triple(node, term("oa:exact"), Literal(document.text[span.start : span.end]))


# ---- entities ----------------------------------------------------------------------


def unite_entities(versions: Counter[Entity]) -> Entity:
    """Make one entity of what several documents know about it; the version with the surest codes leads."""
    ranked = sorted(versions, key=lambda version: entity_rank(version, versions[version]))
    return replace(
        ranked[0],
        names=frozenset(name for version in ranked for name in (version.label, *version.names)),
        label_en=first_known(version.label_en for version in ranked),
        of=first_known(version.of for version in ranked),
        wikidata=first_known(version.wikidata for version in ranked),
        iso3166=first_known(version.iso3166 for version in ranked),
    )


def entity_rank(entity: Entity, times: int) -> tuple[object, ...]:
    """Return the sort key of one version: codes first, then how often it was met, then its content."""
    codes = (entity.wikidata or "", entity.iso3166 or "", entity.of or "", entity.label_en or "")
    return (entity.wikidata is None, -times, entity.kind, entity.label, codes, sorted(entity.names))


def first_known(values: Iterable[str | None]) -> str | None:
    """Return the first value there is."""
    return next((value for value in values if value), None)


def entity_triples(entity: Entity, english: Collection[str] = ()) -> Iterator[Triple]:
    """Yield what an entity is, its names and codes, and what it belongs to; some names are ``english`` only."""
    node = entity_iri(entity.key)
    yield Triple(node, A, term(f"hub:{entity.kind}"))
    yield Triple(node, term("skos:prefLabel"), words(entity.label, "id"))
    if entity.label_en:
        yield Triple(node, term("skos:prefLabel"), words(entity.label_en, "en"))
    for name in entity.names - {entity.label, entity.label_en}:
        yield Triple(node, term("skos:altLabel"), words(name, "en" if name in english else "id"))
    if entity.of:
        yield Triple(node, term("hub:of"), entity_iri(entity.of))
    if entity.wikidata:
        yield Triple(node, term("skos:exactMatch"), term(f"wd:{entity.wikidata}"))
    if entity.iso3166:
        yield Triple(node, term("hub:iso3166"), Literal(entity.iso3166))


# ---- facts and edges -----------------------------------------------------------------


def fact_triples(fact: Fact, reading: Reading, fact_class: FactClass) -> Iterator[Triple]:
    """Yield one fact with its roles, time, status, sentences and the edges it gives."""
    node = fact_iri(fact.id)
    for kind in ("hub:Fact", f"hub:{fact_class.kind.capitalize()}", f"hub:{fact.name}"):
        yield Triple(node, A, term(kind))
    for role, filler in fact.roles:
        yield from role_triples(node, role, filler, reading.document.language)
    yield from time_triples(node, fact.time, reading.document.language)
    yield Triple(node, term("hub:status"), term(f"hub:{fact.status}"))
    yield Triple(node, term("hub:frame"), Literal(fact.frame))
    for role, key in (("hub:speaker", fact.speaker), ("hub:medium", fact.medium)):
        if key:
            yield Triple(node, term(role), entity_iri(key))
    for evidence in fact.evidence:
        yield Triple(node, term("prov:wasDerivedFrom"), sentence_iri(evidence))
    yield from edge_triples(node, fact, fact_class)


def role_triples(fact: NamedNode, role: str, filler: Filler, language: str) -> Iterator[Triple]:
    """Yield one role of a fact; a figure gives its value and keeps its words beside it."""
    property_iri = term(f"hub:{role}")
    if filler.entity:
        yield Triple(fact, property_iri, entity_iri(filler.entity))
    elif filler.fact:
        yield Triple(fact, property_iri, fact_iri(filler.fact))
    elif filler.literal and role in TYPED_ROLES:
        if filler.literal.number is not None:
            number = format(filler.literal.number.normalize(), "f")
            yield Triple(fact, property_iri, Literal(number, datatype=TYPED_ROLES[role]))
        if role == "amount" and filler.literal.text:
            yield Triple(fact, term("hub:amountText"), words(filler.literal.text, language))
    elif filler.literal:
        text = filler.literal.text
        yield Triple(fact, property_iri, Literal(text) if role in CODE_ROLES else words(text, language))


def time_triples(fact: NamedNode, time: Time | None, language: str) -> Iterator[Triple]:
    """Yield the time of a fact as EDTF, its bounds in days and the words of the document."""
    if time is None:
        return
    if time.edtf:
        yield Triple(fact, term("hub:when"), Literal(time.edtf, datatype=term("edtf:EDTF")))
    if time.earliest:
        yield Triple(fact, term("hub:earliest"), Literal(time.earliest.isoformat(), datatype=DATE))
    if time.latest:
        yield Triple(fact, term("hub:latest"), Literal(time.latest.isoformat(), datatype=DATE))
    if time.text:
        yield Triple(fact, term("hub:whenText"), words(time.text, language))


def edge_triples(node: NamedNode, fact: Fact, fact_class: FactClass) -> Iterator[Triple]:
    """Yield the edges of an asserted fact, one for every pair, and the property they have."""
    rule = fact_class.edge
    if rule is None or fact.status is not Status.ASSERTED:
        return
    given = term(f"hub:{rule.property}")
    for subject, target in edge_pairs(rule, partial(entity_keys, fact)):
        yield Triple(node, term("hub:gives"), given)
        yield Triple(entity_iri(subject), given, entity_iri(target))


def entity_keys(fact: Fact, role: str) -> list[str]:
    """Return the keys of the entities in one role."""
    return [filler.entity for filler in fact.fillers(role) if filler.entity]


def words(text: str, language: str) -> Literal:
    """Return words of a document or a name, in their language."""
    return Literal(text, language=language)
