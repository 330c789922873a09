"""Write the graph in the formats other programs read; each depends on nothing but the triples."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable
from io import BytesIO, StringIO
from typing import Final, TypeAlias

import networkx as nx
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from ..knowledge.catalogue import Catalogue
from .dataset import divide_graphs
from .names import PREFIXES, entity_iri, fact_iri, shorten, term
from .network import build_network, fact_edges
from .nodes import FactNode, Nodes
from .turtle import HEADINGS, Node, divide, prefix_lines, write_block, write_iri, write_turtle

Writer: TypeAlias = Callable[[frozenset[Triple], Catalogue], str]

# What XML 1.0 cannot hold, not even escaped.
NOT_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ENTITY_COLUMNS: Final = ("actor", "party", "recipient", "place", "origin", "destination")
WORD_COLUMNS: Final = ("title", "topic", "purpose", "cause", "about", "amount", "currency", "rank")
COLUMNS: Final = (
    *("id", "class", "kind", "plover", "cameo", "status", "when", "earliest", "latest", "when_text"),
    *ENTITY_COLUMNS,
    *("actor_iso", "party_iso", "recipient_iso"),
    *WORD_COLUMNS,
    *("amount_text", "speaker", "medium", "frame", "gives", "documents", "sentences"),
)


def write_export(form: str, triples: Iterable[Triple], catalogue: Catalogue) -> str:
    """Write the triples in one of ``EXPORTS``."""
    return EXPORTS[form](frozenset(triples), catalogue)


# ---- RDF ---------------------------------------------------------------------------------


def write_trig(triples: frozenset[Triple], catalogue: Catalogue) -> str:
    """Write TriG: a named graph for every document and one for the background, entities in the default graph."""
    graphs = divide_graphs(triples, catalogue)
    parts = [*prefix_lines(triples), ""]
    for name in sorted(graphs, key=str):
        sections = divide(graphs[name])
        body = "\n".join(write_block(block) for heading in HEADINGS for block in sections.get(heading, []))
        parts.append(f"{write_iri(name.value)} {{\n{body}}}\n" if isinstance(name, NamedNode) else body)
    return "\n".join(parts)


def write_nt(triples: frozenset[Triple], _catalogue: Catalogue) -> str:
    """Write N-Triples, sorted."""
    return serialised(triples, RdfFormat.N_TRIPLES)


def write_nq(triples: frozenset[Triple], catalogue: Catalogue) -> str:
    """Write N-Quads, sorted, with the named graphs of TriG."""
    graphs = divide_graphs(triples, catalogue)
    quads = (Quad(t.subject, t.predicate, t.object, name) for name, content in graphs.items() for t in content)
    return serialised(quads, RdfFormat.N_QUADS)


def write_jsonld(triples: frozenset[Triple], _catalogue: Catalogue) -> str:
    """Write JSON-LD with its context inside, so that no reader has to fetch one."""
    things: dict[str, dict[str, list[object]]] = {}
    for triple in sorted(triples, key=str):
        thing = things.setdefault(identifier(triple.subject), {})
        if triple.predicate == term("rdf:type"):
            thing.setdefault("@type", []).append(identifier(triple.object))
        else:
            thing.setdefault(shorten(triple.predicate.value), []).append(json_value(triple.object))
    graph = [{"@id": name, **about} for name, about in things.items()]
    return json.dumps({"@context": PREFIXES, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def json_value(node: Node) -> dict[str, str]:
    """Return an object as JSON-LD writes it."""
    if not isinstance(node, Literal):
        return {"@id": identifier(node)}
    if node.language:
        return {"@value": node.value, "@language": node.language}
    is_string = node.datatype == term("xsd:string")
    return {"@value": node.value} if is_string else {"@value": node.value, "@type": shorten(node.datatype.value)}


def identifier(node: Node) -> str:
    """Return what a node is called."""
    return f"_:{node.value}" if isinstance(node, BlankNode) else shorten(str(getattr(node, "value", node)))


def serialised(statements: Iterable[Triple] | Iterable[Quad], form: RdfFormat) -> str:
    """Write statements, sorted, with Oxigraph."""
    buffer = BytesIO()
    serialize(iter(sorted(statements, key=str)), buffer, form)  # type: ignore[arg-type]
    return buffer.getvalue().decode()


def write_ttl12(triples: frozenset[Triple], catalogue: Catalogue) -> str:
    """Write Turtle of RDF 1.2, in which every fact reifies the edges it gives."""
    reified = {
        Triple(fact_iri(fact.id), term("rdf:reifies"), Triple(entity_iri(one), term(f"hub:{given}"), entity_iri(other)))
        for fact in Nodes(triples).facts.values()
        for one, given, other in fact_edges(fact, catalogue)
    }
    return write_turtle(triples | reified)


# ---- networks -------------------------------------------------------------------------------


def write_graphml(triples: frozenset[Triple], catalogue: Catalogue) -> str:
    """Write GraphML: entities and the edges between them."""
    buffer = BytesIO()
    nx.write_graphml(xml_network(triples, catalogue), buffer)
    return buffer.getvalue().decode() + "\n"


def write_gexf(triples: frozenset[Triple], catalogue: Catalogue) -> str:
    """Write GEXF, without the day on which it was written."""
    buffer = BytesIO()
    nx.write_gexf(xml_network(triples, catalogue), buffer)
    return re.sub(r' lastmodifieddate="[^"]*"', "", buffer.getvalue().decode(), count=1)


def xml_network(triples: frozenset[Triple], catalogue: Catalogue) -> nx.MultiDiGraph:
    """Return the network with sentences on its edges and nothing in it that XML cannot hold."""
    nodes = Nodes(triples)
    network = build_network(nodes, catalogue)
    for _, _, about in network.edges(data=True):
        quotes = nodes.facts[about["fact"]].quotes
        about["sentence"] = " | ".join(quote.exact for quote in quotes)
        about["document"] = " | ".join(dict.fromkeys(quote.evidence.document for quote in quotes))
    for about in (*(data for _, data in network.nodes(data=True)), *(data for *_, data in network.edges(data=True))):
        about.update({name: NOT_XML.sub("\ufffd", text) for name, text in about.items()})
    return network


# ---- rows -------------------------------------------------------------------------------------


def write_csv(triples: frozenset[Triple], catalogue: Catalogue) -> str:
    """Write one row for every fact; several values in a cell are joined by ``|``."""
    nodes = Nodes(triples)
    stream = StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(fact_row(fact, nodes, catalogue) for fact in nodes.facts.values())
    return stream.getvalue()


def fact_row(fact: FactNode, nodes: Nodes, catalogue: Catalogue) -> dict[str, str]:
    """Return the cells of one fact."""
    codes = catalogue.classes.get(fact.name)
    plover = "/".join((codes.plover.category, codes.plover.mode, codes.plover.context)) if codes else ""
    return {
        "id": fact.id,
        "class": fact.name,
        "kind": codes.kind if codes else "",
        "plover": plover.strip("/"),
        "cameo": codes.cameo if codes else "",
        "status": fact.status or "",
        "when": fact.when or "",
        "earliest": str(fact.earliest or ""),
        "latest": str(fact.latest or ""),
        "when_text": joined(fact.when_text),
        **{role: role_cell(fact, role, nodes) for role in (*ENTITY_COLUMNS, *WORD_COLUMNS)},
        **{f"{role}_iso": iso_cell(fact, role, nodes) for role in ("actor", "party", "recipient")},
        "amount_text": joined(fact.amount_text),
        "speaker": joined(label_of(key, nodes) for key in fact.speakers),
        "medium": joined(label_of(key, nodes) for key in fact.media),
        "frame": joined(fact.frames),
        "gives": joined(fact.gives),
        "documents": joined(fact.documents),
        "sentences": joined(quote.exact for quote in fact.quotes),
    }


def role_cell(fact: FactNode, role: str, nodes: Nodes) -> str:
    """Return what fills a role, entities by their label."""
    fillers = [filler for name, filler in fact.roles if name == role]
    return joined(label_of(f.entity, nodes) if f.entity else f.identity[1] for f in fillers)


def iso_cell(fact: FactNode, role: str, nodes: Nodes) -> str:
    """Return the ISO codes of the nations in a role."""
    found = (nodes.entities.get(key) for key in fact.entities(role))
    return joined(entity.iso3166 for entity in found if entity and entity.iso3166)


def label_of(key: str, nodes: Nodes) -> str:
    """Return the label of an entity, its key where the graph has none."""
    return nodes.entities[key].label if key in nodes.entities else key


def joined(values: Iterable[str]) -> str:
    """Join the values of one cell."""
    return " | ".join(values)


EXPORTS: Final[dict[str, Writer]] = {
    "ttl": lambda triples, _catalogue: write_turtle(triples),
    "trig": write_trig,
    "nt": write_nt,
    "nq": write_nq,
    "jsonld": write_jsonld,
    "ttl12": write_ttl12,
    "graphml": write_graphml,
    "gexf": write_gexf,
    "csv": write_csv,
}
