"""Divide the graph into named graphs: one for every document, one for the background."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, Triple

from ..knowledge.catalogue import Catalogue
from .names import BACKGROUND, DOC, FACT, entity_iri, fact_iri, term
from .network import fact_edges
from .nodes import Nodes

GraphName: TypeAlias = NamedNode | DefaultGraph

# What comes from the ontology and not from a document.
BACKGROUND_PROPERTIES: Final = frozenset(
    term(name) for name in ("hub:iso3166", "hub:region", "hub:capital", "skos:exactMatch", "hub:background")
)


def divide_graphs(triples: frozenset[Triple], catalogue: Catalogue) -> dict[GraphName, set[Triple]]:
    """Return the triples of every named graph; their union is the whole graph.

    A fact that several documents say stands in the graph of each, with that document's sentences.
    """
    graphs: defaultdict[GraphName, set[Triple]] = defaultdict(set)
    homes = homes_of_facts(triples)
    edges = homes_of_edges(triples, homes, catalogue)
    unmentioned = subjects_with("hub:background", triples) - subjects_with("rdf:type", triples)
    for triple in triples:
        names = (NamedNode(BACKGROUND),) if triple.subject in unmentioned else graphs_of(triple, homes, edges)
        for name in names:
            graphs[name].add(triple)
    return dict(graphs)


def subjects_with(property_name: str, triples: Iterable[Triple]) -> set[object]:
    """Return what has a property."""
    return {triple.subject for triple in triples if triple.predicate == term(property_name)}


def homes_of_facts(triples: Iterable[Triple]) -> dict[str, set[NamedNode]]:
    """Return the documents that say each fact."""
    homes: defaultdict[str, set[NamedNode]] = defaultdict(set)
    for triple in triples:
        if quotes_a_document(triple):
            homes[iri_of(triple.subject)].add(document_of(iri_of(triple.object)))
    return homes


def homes_of_edges(
    triples: frozenset[Triple], homes: Mapping[str, set[NamedNode]], catalogue: Catalogue
) -> dict[Triple, set[NamedNode]]:
    """Return the documents whose facts give each edge."""
    edges: defaultdict[Triple, set[NamedNode]] = defaultdict(set)
    for fact in Nodes(triples).facts.values():
        for subject, given, target in fact_edges(fact, catalogue):
            edge = Triple(entity_iri(subject), term(f"hub:{given}"), entity_iri(target))
            edges[edge] |= homes.get(fact_iri(fact.id).value, set())
    return edges


def graphs_of(
    triple: Triple, homes: dict[str, set[NamedNode]], edges: dict[Triple, set[NamedNode]]
) -> Iterable[GraphName]:
    """Return the graphs a triple stands in."""
    subject = iri_of(triple.subject)
    if quotes_a_document(triple):
        return (document_of(iri_of(triple.object)),)
    if subject.startswith(DOC):
        return (document_of(subject),)
    if triple.predicate in BACKGROUND_PROPERTIES:
        return (NamedNode(BACKGROUND),)
    found = homes.get(subject) if subject.startswith(FACT) else edges.get(triple)
    return found or (DefaultGraph(),)


def quotes_a_document(triple: Triple) -> bool:
    """Tell whether a triple ties a fact to a sentence of a document."""
    return triple.predicate == term("prov:wasDerivedFrom") and iri_of(triple.object).startswith(DOC)


def document_of(iri: str) -> NamedNode:
    """Return the document of a sentence, or the document itself."""
    return NamedNode(iri.partition("#")[0])


def iri_of(node: object) -> str:
    """Return the IRI of a node, nothing for what has none."""
    return node.value if isinstance(node, NamedNode) else ""
