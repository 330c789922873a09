"""Write Turtle that a person can read and that depends on nothing but the triples."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from ..errors import FaultyGraph
from ..model import Kind
from .names import DOC, FACT, HUB, ID, PREFIXES, local_name, sentence_evidence, term

Node: TypeAlias = NamedNode | BlankNode | Literal | Triple
Block: TypeAlias = tuple[NamedNode | BlankNode, list[Triple]]

XSD: Final = PREFIXES["xsd"]
#: What Turtle writes without quotation marks, each as every reader gives it back: no zero before a number.
BARE: Final = {XSD + "integer": re.compile("0|[1-9][0-9]*"), XSD + "boolean": re.compile("true|false")}
STRING: Final = XSD + "string"

# A cautious part of what Turtle allows after the colon; anything else is written in full.
SAFE_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?", re.ASCII)
INVISIBLE: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Co", "Cn"})
ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
LONG_LINE: Final = 100

KIND_HEADINGS: Final = {
    Kind.NATION: "Nations",
    Kind.ORGANISATION: "Organisations",
    Kind.STATUS: "Statuses conferred",
    Kind.BODY: "Bodies of nations and organisations",
    Kind.PERSON: "Persons",
    Kind.GROUP: "Groups of people",
    Kind.PLACE: "Places",
}
DOCUMENTS, EDGES, FACTS, SENTENCES = "Documents", "Edges", "Facts, in the order of time", "Sentences"
BACKGROUND: Final = "Background: what no document mentions"
HEADINGS: Final = (DOCUMENTS, *KIND_HEADINGS.values(), "Other entities", EDGES, FACTS, SENTENCES, BACKGROUND, "Other")
# Between two entities, but no edge: what something belongs to, and what the lists of names know.
NO_EDGES: Final = frozenset(term(name) for name in ("hub:of", "hub:region", "hub:capital"))

# The order in which a reader asks: what, who, what about, when, how sure and says who, where it stands.
READING_ORDER: Final = (
    ("rdf:type", "skos:prefLabel", "skos:altLabel", "hub:of", "hub:iso3166", "hub:region", "hub:capital"),
    ("skos:exactMatch", "hub:background", "dcterms:title"),
    ("hub:actor", "hub:party", "hub:recipient", "hub:place", "hub:origin", "hub:destination", "hub:title"),
    ("hub:topic", "hub:purpose", "hub:cause", "hub:about", "hub:amount", "hub:currency", "hub:amountText", "hub:rank"),
    ("hub:when", "hub:earliest", "hub:latest", "hub:whenText"),
    ("hub:status", "hub:speaker", "hub:medium", "hub:frame", "hub:gives"),
    ("prov:wasDerivedFrom", "prov:wasQuotedFrom", "oa:start", "oa:end", "oa:exact"),
)
PREDICATES: Final = {term(name).value: place for place, name in enumerate(chain.from_iterable(READING_ORDER))}
# Of a fact's classes the general ones come first, as in the model's examples.
GENERAL_CLASSES: Final = (HUB + "Fact", HUB + "Event", HUB + "State", HUB + "Sentence")


def write_turtle(triples: Iterable[Triple]) -> str:
    """Write the triples grouped by kind under headings, sorted; the same bytes for the same set."""
    unique = set(triples)
    parts = [*prefix_lines(unique), ""]
    sections = divide(unique)
    for heading in HEADINGS:
        blocks = sections.get(heading)
        if blocks:
            parts.append(f"# ---- {heading} ----\n")
            parts.extend(write_block(block) for block in blocks)
    return "\n".join(parts)


def read_turtle(path: Path) -> frozenset[Triple]:
    """Read a Turtle file; raises FaultyGraph where it cannot be read or parsed."""
    try:
        quads = list(parse(path=path, format=RdfFormat.TURTLE))
    except OSError as error:
        raise FaultyGraph(f"{path}: {error.strerror or error}; build one with: hubungan build") from error
    except (SyntaxError, ValueError) as error:
        message = " ".join(str(error).split())
        raise FaultyGraph(f"{path}: is not Turtle: {message}; build it anew with: hubungan build") from error
    return frozenset(quad.triple for quad in quads)


def without_reified(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Yield the triples that RDF 1.1 has too, for rdflib, which cannot read what RDF 1.2 adds."""
    return (triple for triple in triples if not isinstance(triple.object, Triple))


# ---- sections -----------------------------------------------------------------------


def divide(triples: Iterable[Triple]) -> dict[str, list[Block]]:
    """Return the blocks of each heading, in the order they are written."""
    subjects: defaultdict[NamedNode | BlankNode, list[Triple]] = defaultdict(list)
    edges: defaultdict[NamedNode | BlankNode, list[Triple]] = defaultdict(list)
    for triple in triples:
        target = edges if is_edge(triple) else subjects
        target[triple.subject].append(triple)  # type: ignore[index]  # no triple stands as a subject here
    sections: defaultdict[str, list[Block]] = defaultdict(list)
    for subject, about in subjects.items():
        sections[heading_of(subject, about)].append((subject, about))
    sections[EDGES] = list(edges.items())
    return {heading: sorted(blocks, key=block_order) for heading, blocks in sections.items()}


def is_edge(triple: Triple) -> bool:
    """Tell a plain triple between two entities from what describes one of them."""
    ends = (triple.subject, triple.object)
    between = all(isinstance(end, NamedNode) and end.value.startswith(ID) for end in ends)
    return between and triple.predicate.value.startswith(HUB) and triple.predicate not in NO_EDGES


def heading_of(subject: NamedNode | BlankNode, about: list[Triple]) -> str:
    """Name the section a subject belongs to."""
    iri = subject.value
    if iri.startswith(DOC):
        return SENTENCES if "#" in iri else DOCUMENTS
    if iri.startswith(FACT):
        return FACTS
    if not iri.startswith(ID):
        return "Other"
    kinds = {local_name(value(triple.object)) for triple in about if triple.predicate == term("rdf:type")}
    if not kinds and any(triple.predicate == term("hub:background") for triple in about):
        return BACKGROUND
    return next((heading for kind, heading in KIND_HEADINGS.items() if kind in kinds), "Other entities")


def block_order(block: Block) -> tuple[object, ...]:
    """Return the sort key of a block: facts by time, sentences by place, the rest by name."""
    subject, about = block
    iri = subject.value
    if iri.startswith(FACT):
        days = [value(triple.object) for triple in about if triple.predicate == term("hub:earliest")]
        return (min(days, default="9999-99-99"), iri)
    if iri.startswith(DOC) and "#char=" in iri:
        return sentence_order(iri)
    return (iri,)


def sentence_order(iri: str) -> tuple[object, ...]:
    """Return document and offsets; what is no offset sorts behind."""
    try:
        evidence = sentence_evidence(iri)
    except ValueError:
        return (iri, 0, 0)
    return (evidence.document, evidence.span.start, evidence.span.end)


def value(node: Node) -> str:
    """Return the text of a term."""
    return str(node) if isinstance(node, Triple) else node.value


# ---- blocks ---------------------------------------------------------------------------


def prefix_lines(triples: Iterable[Triple]) -> Iterator[str]:
    """Yield a declaration for every prefix that is used."""
    used = {short.partition(":")[0] for triple in triples for short in short_terms(triple)}
    for prefix, namespace in PREFIXES.items():
        if prefix in used:
            yield f"@prefix {prefix}: <{namespace}> ."


def short_terms(triple: Triple) -> Iterator[str]:
    """Yield the prefixed names that writing a triple takes."""
    yield write_verb(triple.predicate.value)
    for node in (triple.subject, triple.object):
        if isinstance(node, Triple):
            yield from short_terms(node)
        elif isinstance(node, Literal):
            yield written_datatype(node)
        else:
            yield write_term(node)


def write_block(block: Block) -> str:
    """Write everything about one subject."""
    subject, about = block
    by_predicate: defaultdict[str, list[Node]] = defaultdict(list)
    for triple in about:
        by_predicate[triple.predicate.value].append(triple.object)
    predicates = sorted(by_predicate, key=lambda iri: (PREDICATES.get(iri, len(PREDICATES)), iri))
    lines = [write_predicate(predicate, by_predicate[predicate]) for predicate in predicates]
    return f"{write_term(subject)} " + " ;\n    ".join(lines) + " .\n"


def write_predicate(predicate: str, objects: list[Node]) -> str:
    """Write one predicate with all its objects; many go on lines of their own."""
    written = [write_term(node) for node in sorted(objects, key=object_order)]
    if sum(map(len, written)) > LONG_LINE and len(written) > 1:
        return write_verb(predicate) + "\n        " + ",\n        ".join(written)
    return f"{write_verb(predicate)} {', '.join(written)}"


def write_verb(iri: str) -> str:
    """Write a predicate, ``rdf:type`` as ``a``."""
    return "a" if iri == term("rdf:type").value else write_iri(iri)


def object_order(node: Node) -> tuple[object, ...]:
    """Return the sort key of an object: general classes, sentences by offset, then the rest as written."""
    text = value(node)
    if isinstance(node, NamedNode) and "#char=" in text:
        return (0, *sentence_order(text))
    general = GENERAL_CLASSES.index(text) if text in GENERAL_CLASSES else len(GENERAL_CLASSES)
    return (1, general, write_term(node))


# ---- terms ------------------------------------------------------------------------------


def write_term(node: Node) -> str:
    """Write one term."""
    if isinstance(node, Literal):
        return write_literal(node)
    if isinstance(node, Triple):
        return f"<<( {write_term(node.subject)} {write_term(node.predicate)} {write_term(node.object)} )>>"
    return write_iri(node.value) if isinstance(node, NamedNode) else f"_:{node.value}"


def write_iri(iri: str) -> str:
    """Write an IRI with a prefix where that is safe, else in full."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and SAFE_LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri}>"


def write_literal(literal: Literal) -> str:
    """Write a literal; integers stand bare, what the eye cannot see is escaped."""
    if literal.datatype.value in BARE and not written_datatype(literal):
        return literal.value
    quoted = '"' + "".join(map(write_sign, literal.value)) + '"'
    if literal.language:
        return f"{quoted}@{literal.language}"
    datatype = written_datatype(literal)
    return f"{quoted}^^{datatype}" if datatype else quoted


def written_datatype(literal: Literal) -> str:
    """Return the datatype as it must be written, nothing where Turtle knows it without."""
    iri = literal.datatype.value
    if literal.language or iri == STRING:
        return ""
    bare = iri in BARE and BARE[iri].fullmatch(literal.value)
    return "" if bare else write_iri(iri)


def write_sign(sign: str) -> str:
    """Write one character of a string."""
    if sign in ESCAPES:
        return ESCAPES[sign]
    if unicodedata.category(sign) not in INVISIBLE:
        return sign
    return f"\\u{ord(sign):04X}" if ord(sign) <= 0xFFFF else f"\\U{ord(sign):08X}"
