"""Gather a graph's triples by subject, whoever parsed them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pyoxigraph
import rdflib

Graphlike = rdflib.Graph | bytes | str

HUB = "https://w3id.org/hubungan/ns#"
ID = "https://w3id.org/hubungan/id/"
FACT = "https://w3id.org/hubungan/fact/"
DOC = "https://w3id.org/hubungan/doc/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
DCTERMS = "http://purl.org/dc/terms/"


class Term(NamedTuple):
    """Hold the object of a triple: an IRI, or the text of a literal and its language."""

    value: str
    is_iri: bool
    language: str | None = None


class Subject:
    """Hold all that is said of one subject; every answer is sorted."""

    def __init__(self) -> None:
        self.terms: dict[str, list[Term]] = {}

    def all(self, predicate: str) -> list[Term]:
        """Return the objects of a predicate."""
        return sorted(self.terms.get(predicate, ()), key=lambda term: (term.value, term.language or ""))

    def one(self, predicate: str) -> str | None:
        """Return the value of the first object of a predicate."""
        return min((term.value for term in self.terms.get(predicate, ())), default=None)

    def iris(self, predicate: str, namespace: str) -> list[str]:
        """Return the local names of the objects that lie in a namespace."""
        start = len(namespace)
        terms = self.terms.get(predicate, ())
        return sorted(term.value[start:] for term in terms if term.is_iri and term.value.startswith(namespace))


def gather_subjects(graph: Graphlike) -> dict[str, Subject]:
    """Return what is said of every subject, in the order of their IRIs; text and bytes are Turtle."""
    subjects: dict[str, Subject] = {}
    triples = _rdflib_triples(graph) if isinstance(graph, rdflib.Graph) else _turtle_triples(graph)
    for subject, predicate, term in triples:
        subjects.setdefault(subject, Subject()).terms.setdefault(predicate, []).append(term)
    return dict(sorted(subjects.items()))


def _rdflib_triples(graph: rdflib.Graph) -> Iterator[tuple[str, str, Term]]:
    for subject, predicate, value in graph:
        language = value.language if isinstance(value, rdflib.Literal) else None
        yield str(subject), str(predicate), Term(str(value), isinstance(value, rdflib.URIRef), language)


def _turtle_triples(turtle: bytes | str) -> Iterator[tuple[str, str, Term]]:
    for quad in pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE):
        value = quad.object
        if isinstance(value, pyoxigraph.Literal):
            term = Term(value.value, is_iri=False, language=value.language)
        else:
            term = Term(getattr(value, "value", ""), isinstance(value, pyoxigraph.NamedNode))
        yield getattr(quad.subject, "value", ""), quad.predicate.value, term
