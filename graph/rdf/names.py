"""Mint and shorten the IRIs of the graph; the one place that knows them."""

from __future__ import annotations

from functools import cache
from typing import Final
from urllib.parse import quote, unquote

from pyoxigraph import NamedNode

from ..model import Evidence, Span

HUB: Final = "https://w3id.org/hubungan/ns#"
ID: Final = "https://w3id.org/hubungan/id/"
FACT: Final = "https://w3id.org/hubungan/fact/"
DOC: Final = "https://w3id.org/hubungan/doc/"
BACKGROUND: Final = "https://w3id.org/hubungan/background"

PREFIXES: Final[dict[str, str]] = {
    "hub": HUB,
    "id": ID,
    "fact": FACT,
    "doc": DOC,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "oa": "http://www.w3.org/ns/oa#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "wd": "http://www.wikidata.org/entity/",
}


@cache
def term(short: str) -> NamedNode:
    """Return the IRI behind ``prefix:local``."""
    prefix, local = short.split(":", 1)
    return NamedNode(PREFIXES[prefix] + local)


def iri_part(text: str) -> str:
    """Write any text so that it may stand in an IRI: letters and digits of every script stay as they are."""
    return "".join(sign if sign.isalnum() or sign in "-._~" else quote(sign, safe="") for sign in text)


def part_text(part: str) -> str:
    """Undo ``iri_part``."""
    return unquote(part)


def entity_iri(key: str) -> NamedNode:
    """Return the IRI of an entity."""
    return NamedNode(ID + iri_part(key))


def fact_iri(fact: str) -> NamedNode:
    """Return the IRI of a fact by its id."""
    return NamedNode(FACT + iri_part(fact))


def document_iri(slug: str) -> NamedNode:
    """Return the IRI of a document."""
    return NamedNode(DOC + iri_part(slug))


def sentence_iri(evidence: Evidence) -> NamedNode:
    """Return the IRI of a stretch of a document, as RFC 5147 writes it."""
    span = evidence.span
    return NamedNode(f"{DOC}{iri_part(evidence.document)}#char={span.start},{span.end}")


def sentence_evidence(iri: str) -> Evidence:
    """Undo ``sentence_iri``; raises ValueError for what is no place in a document."""
    slug, _, place = iri.removeprefix(DOC).partition("#char=")
    start, end = place.split(",")
    return Evidence(part_text(slug), Span(int(start), int(end)))


def shorten(iri: str) -> str:
    """Return ``prefix:local`` for a known namespace, else the IRI as it is."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and len(iri) > len(namespace):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def local_name(iri: str) -> str:
    """Return what follows the last ``#`` or ``/``."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
