"""Read the vocabulary: classes of facts, roles, edges, statuses and kinds of entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

HUB = "https://w3id.org/hubungan/ns#"
FILE = "vocabulary.ttl"
LANGUAGES = ("id", "en")

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_KINDS = ("event", "state")
_TAKES = ("entity", "literal", "fact", "number")


@dataclass(frozen=True, slots=True)
class Labels:
    """Hold how a term is called and explained in both languages."""

    label_id: str
    label_en: str
    comment_id: str
    comment_en: str


@dataclass(frozen=True, slots=True)
class EdgeRule:
    """Say which direct triple an asserted fact gives: from the subject role's fillers to the object role's."""

    subject: str
    property: str
    object: str
    symmetric: bool


@dataclass(frozen=True, slots=True)
class Plover:
    """Hold a PLOVER 2.0 code; each part is empty where PLOVER has none."""

    category: str
    mode: str
    context: str


@dataclass(frozen=True, slots=True)
class FactClass(Labels):
    """Hold one class of facts; ``roles`` are the names it allows, ``kind`` is ``event`` or ``state``."""

    name: str
    kind: str
    roles: tuple[str, ...]
    edge: EdgeRule | None
    plover: Plover
    cameo: str


@dataclass(frozen=True, slots=True)
class Role(Labels):
    """Hold one role; ``takes`` lists what may fill it: ``entity``, ``literal``, ``fact``, ``number``."""

    name: str
    takes: tuple[str, ...]

    @property
    def value(self) -> str:
        """Name the one sort of filler it takes, or ``either``."""
        return self.takes[0] if len(self.takes) == 1 else "either"


@dataclass(frozen=True, slots=True)
class Edge(Labels):
    """Hold one edge property; read from object to subject it has the inverse labels."""

    name: str
    symmetric: bool
    inverse_id: str
    inverse_en: str


@dataclass(frozen=True, slots=True)
class Term(Labels):
    """Hold a status or a kind of entity."""

    name: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Hold everything the vocabulary defines, by local name, in the file's order."""

    classes: dict[str, FactClass]
    roles: dict[str, Role]
    edges: dict[str, Edge]
    statuses: dict[str, Term]
    kinds: dict[str, Term]


def load_catalogue(folder: Path, faults: list[str]) -> Catalogue:
    """Read ``vocabulary.ttl``; whatever is missing or contradicts itself is added to the faults."""
    try:
        triples = list(ox.parse(path=str(folder / FILE), format=ox.RdfFormat.TURTLE))
    except (OSError, SyntaxError) as error:
        faults.append(f"ontology/{FILE}: cannot be read: {error}; mend the Turtle")
        return Catalogue({}, {}, {}, {}, {})
    terms = _Vocabulary(triples, faults)
    return _check_links(
        Catalogue(
            classes={name: _read_class(terms, name) for name in terms.below("Event", "State")},
            roles={name: _read_role(terms, name) for name in terms.having(HUB + "takes")},
            edges={name: _read_edge(terms, name) for name in terms.edges()},
            statuses={name: Term(*terms.labels(name), name) for name in terms.of_type(HUB + "FactStatus")},
            kinds={name: Term(*terms.labels(name), name) for name in terms.below("Entity")},
        ),
        faults,
    )


class _Vocabulary:
    """Index the triples about ``hub:`` terms and note what is missing as it is asked for."""

    def __init__(self, triples: Iterable[ox.Quad], faults: list[str]) -> None:
        self.faults = faults
        self.values: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = {}
        for triple in triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
                name = subject.value.removeprefix(HUB)
                self.values.setdefault(name, defaultdict(list))[triple.predicate.value].append(value)

    def below(self, *parents: str) -> list[str]:
        """List the terms directly below one of these classes."""
        wanted = {HUB + parent for parent in parents}
        return [name for name in self.values if wanted & set(self.iris(name, _RDFS + "subClassOf"))]

    def of_type(self, iri: str) -> list[str]:
        return [name for name in self.values if iri in self.iris(name, _RDF_TYPE)]

    def having(self, predicate: str) -> list[str]:
        return [name for name, values in self.values.items() if values.get(predicate)]

    def edges(self) -> list[str]:
        """List the properties that some class gives, in the order they are defined."""
        given = {edge for name in self.values for edge in self.locals(name, "edge")}
        return [name for name in self.values if name in given]

    def labels(self, name: str) -> tuple[str, str, str, str]:
        texts = [self.text(name, _RDFS + what, language) for what in ("label", "comment") for language in LANGUAGES]
        return texts[0], texts[1], texts[2], texts[3]

    def text(self, name: str, predicate: str, language: str) -> str:
        """Return the one text in this language; none or several is a fault."""
        texts = [value.value for value in self.values[name].get(predicate, ()) if _language(value) == language]
        if len(texts) != 1:
            what = predicate.rsplit("#", 1)[-1]
            self.fault(name, f"has {len(texts)} {what} texts in '{language}'", "give it exactly one")
        return texts[0] if texts else ""

    def plain(self, name: str, predicate: str) -> str:
        texts = [value.value for value in self.values[name].get(HUB + predicate, ())]
        if len(texts) > 1:
            self.fault(name, f"has {len(texts)} values of hub:{predicate}", "keep one")
        return texts[0] if texts else ""

    def locals(self, name: str, predicate: str) -> list[str]:
        return [iri.removeprefix(HUB) for iri in self.iris(name, HUB + predicate)]

    def is_symmetric(self, name: str) -> bool:
        return _OWL + "SymmetricProperty" in self.iris(name, _RDF_TYPE)

    def fault(self, name: str, wrong: str, way_out: str) -> None:
        self.faults.append(f"ontology/{FILE}: hub:{name}: {wrong}; {way_out}")

    def iris(self, name: str, predicate: str) -> list[str]:
        values = self.values.get(name, {}).get(predicate, ())
        return [value.value for value in values if isinstance(value, ox.NamedNode)]


def _language(value: ox.NamedNode | ox.Literal) -> str | None:
    return value.language if isinstance(value, ox.Literal) else None


def _read_class(terms: _Vocabulary, name: str) -> FactClass:
    kind = terms.plain(name, "kind")
    if kind not in _KINDS or HUB + kind.capitalize() not in terms.iris(name, _RDFS + "subClassOf"):
        terms.fault(name, f"hub:kind '{kind}' is not its super-class", 'write "event" below hub:Event, else "state"')
    roles = tuple(terms.locals(name, "role"))
    if not roles:
        terms.fault(name, "has no hub:role", "list the roles its facts may have")
    plover = Plover(*(terms.plain(name, "plover" + part) for part in ("Category", "Mode", "Context")))
    edge = _read_edge_rule(terms, name)
    return FactClass(*terms.labels(name), name, kind, roles, edge, plover, terms.plain(name, "cameo"))


def _read_edge_rule(terms: _Vocabulary, name: str) -> EdgeRule | None:
    found = {part: terms.locals(name, part) for part in ("edgeSubject", "edge", "edgeObject")}
    if not any(found.values()):
        return None
    for part, values in found.items():
        if len(values) != 1:
            terms.fault(name, f"has {len(values)} values of hub:{part}", "an edge needs one property and two roles")
    if not all(found.values()):
        return None
    subject, edge, target = (values[0] for values in found.values())
    return EdgeRule(subject, edge, target, terms.is_symmetric(edge))


def _read_role(terms: _Vocabulary, name: str) -> Role:
    takes = tuple(value.value for value in terms.values[name][HUB + "takes"])
    for wrong in sorted(set(takes) - set(_TAKES)):
        terms.fault(name, f"hub:takes '{wrong}' is unknown", f"use one of {', '.join(_TAKES)}")
    return Role(*terms.labels(name), name, takes)


def _read_edge(terms: _Vocabulary, name: str) -> Edge:
    symmetric = terms.is_symmetric(name)
    labels = terms.labels(name)
    inverse = labels[:2] if symmetric else [terms.text(name, HUB + "inverseLabel", code) for code in LANGUAGES]
    return Edge(*labels, name, symmetric, inverse[0], inverse[1])


def _check_links(catalogue: Catalogue, faults: list[str]) -> Catalogue:
    """Note every class that names a role or edge nobody defines."""
    for fact_class in catalogue.classes.values():
        where = f"ontology/{FILE}: hub:{fact_class.name}:"
        faults.extend(
            f"{where} role hub:{role} is not defined; define it with hub:takes or drop it"
            for role in fact_class.roles
            if role not in catalogue.roles
        )
        if fact_class.edge:
            faults.extend(f"{where} {fault}" for fault in _edge_faults(catalogue, fact_class.edge, fact_class.roles))
    return catalogue


def _edge_faults(catalogue: Catalogue, edge: EdgeRule, roles: tuple[str, ...]) -> list[str]:
    faults = [
        f"edge role hub:{role} is not among its roles; add it to hub:role"
        for role in dict.fromkeys((edge.subject, edge.object))
        if role not in roles
    ]
    if edge.property not in catalogue.edges:
        faults.append(f"edge hub:{edge.property} is not defined; define it as an owl:ObjectProperty")
    elif edge.symmetric != (edge.subject == edge.object):
        faults.append(f"edge hub:{edge.property} runs one way and is symmetric, or the reverse; make them agree")
    return faults
