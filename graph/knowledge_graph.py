"""Use a knowledge graph: RDF, SPARQL, networkx, dataclasses, exports, checks, the page."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pyoxigraph import Literal, NamedNode, Store, Triple

from .errors import FaultyOntology, WrongUse
from .knowledge.catalogue import Catalogue, load_catalogue
from .knowledge.folder import ontology_folder
from .knowledge.queries import NamedQuery, find_query, load_queries
from .model import Entity
from .rdf.check import Findings, check_graph, is_same
from .rdf.export import write_export
from .rdf.files import write_whole
from .rdf.names import PREFIXES
from .rdf.network import Step, build_network, find_entity, find_paths, nearest
from .rdf.nodes import FactNode, Nodes, SourceNode
from .rdf.query import Results, make_store, run_query
from .rdf.turtle import Node, read_turtle, without_reified, write_turtle
from .reading.documents import Unread

if TYPE_CHECKING:
    import networkx
    import rdflib


@dataclass(frozen=True, slots=True)
class Account:
    """Hold what a build met on its way: what it could not read, what to be warned of, sentences read."""

    failures: tuple[Unread, ...] = ()
    remarks: tuple[str, ...] = ()
    sentences: int = 0


class KnowledgeGraph:
    """Hold one graph; everything it gives is computed from its triples when asked for.

    ``texts`` are the documents' texts by slug where they are known, ``account`` tells of the build.
    """

    def __init__(
        self, triples: Iterable[Triple], texts: Mapping[str, str] | None = None, account: Account | None = None
    ) -> None:
        self.triples = frozenset(triples)
        self.texts = dict(texts or {})
        self.account = account or Account()

    @property
    def failures(self) -> tuple[Unread, ...]:
        """Return what could not be read, each with its reason and the way out."""
        return self.account.failures

    @classmethod
    def load(cls, path: Path | str) -> Self:
        """Read a graph from Turtle, with the texts that lie beside it; raises FaultyGraph."""
        graph = cls(read_turtle(Path(path)))
        found = find_texts(graph.documents, [Path(path).parent, documents_folder()])
        graph.texts = {slug: text for slug, text in found if is_same(text, graph.documents[slug])}
        return graph

    def save(self, path: Path | str) -> None:
        """Write the graph as Turtle, whole or not at all."""
        write_whole(Path(path), self.turtle)

    @cached_property
    def turtle(self) -> str:
        """Return the graph as Turtle, the same bytes for the same triples."""
        return write_turtle(self.triples)

    @cached_property
    def rdf(self) -> rdflib.Graph:
        """Return the graph as rdflib's; a copy, changes to it do not come back."""
        from rdflib import Graph  # noqa: PLC0415 - a sixth of a second that most uses do without

        return Graph().parse(data=write_turtle(without_reified(self.triples)), format="turtle")

    @cached_property
    def network(self) -> networkx.MultiDiGraph:
        """Return entities and the edges between them as networkx's graph; nodes are entity keys."""
        return build_network(self._nodes, known_catalogue())

    @property
    def documents(self) -> dict[str, SourceNode]:
        """Return the documents by slug."""
        return self._nodes.documents

    @property
    def entities(self) -> dict[str, Entity]:
        """Return the entities by key."""
        return self._nodes.entities

    @property
    def facts(self) -> tuple[FactNode, ...]:
        """Return the facts in the order of time; those without a date stand last."""
        return tuple(self._nodes.facts.values())

    def query(self, query: str, **given: str) -> Results:
        """Answer a named query or SPARQL; raises FaultyQuery.

        ``given`` sets the parameters of a named query, or variables of SPARQL: ``id:peru`` is an IRI,
        anything else is a string.
        """
        return self.named(query, **given) if re.fullmatch(r"[\w-]+", query) else self.sparql(query, **given)

    def named(self, name: str, **given: str) -> Results:
        """Answer a named query; raises FaultyQuery with the nearest names."""
        return run_query(self._store, find_query(known_queries(), name).bind(given))

    def sparql(self, query: str, **given: str) -> Results:
        """Answer SPARQL; raises FaultyQuery with line and column."""
        return run_query(self._store, query, {name: given_term(text) for name, text in given.items()})

    def entity(self, name: str) -> Entity:
        """Return the entity meant by a name or key; raises WrongUse with the nearest names."""
        return find_entity(self._nodes, name)

    def document(self, name: str) -> SourceNode:
        """Return the document meant by a slug or title; raises WrongUse with the nearest slugs."""
        for slug, source in self.documents.items():
            if name.casefold() in (slug.casefold(), source.title.casefold()):
                return source
        raise WrongUse(f"no document is called {name!r}{nearest(name, sorted(self.documents))}")

    def paths(self, start: str, goal: str) -> list[list[Step]]:
        """Return the shortest ways from one entity to another, none where there is no way."""
        one, other = self.entity(start).key, self.entity(goal).key
        return find_paths(self._nodes, self.network, one, other)

    def export(self, form: str) -> str:
        """Write the graph in one of ``graph.rdf.export.EXPORTS``."""
        return write_export(form, self.triples, known_catalogue())

    def page(self, language: str = "id") -> str:
        """Write the interactive page as one HTML file."""
        from .page import write_page  # noqa: PLC0415 - numpy and layout, for pages only

        return write_page(self.turtle, known_catalogue(), self.texts, language)

    def check(self, folder: Path | str | None = None) -> Findings:
        """Check the graph against the shapes and its invariants, its sentences against the texts."""
        folders = [Path(folder)] if folder else []
        texts = self.texts | dict(find_texts(self.documents, folders))
        return check_graph(self.triples, known_catalogue(), ontology_folder() / "shapes.ttl", texts)

    def count_facts(self) -> Counter[str]:
        """Count the facts by class."""
        return Counter(fact.name for fact in self.facts)

    def count_entities(self) -> Counter[str]:
        """Count the entities by kind."""
        return Counter(str(entity.kind) for entity in self.entities.values())

    def __repr__(self) -> str:
        counts = (len(self.documents), len(self.facts), len(self.entities))
        return "<KnowledgeGraph: {} documents, {} facts, {} entities>".format(*counts)

    def _repr_html_(self) -> str:
        page = html.escape(self.page(), quote=True)
        return f'<iframe srcdoc="{page}" sandbox="allow-scripts" style="width:100%;height:680px;border:0"></iframe>'

    @cached_property
    def _nodes(self) -> Nodes:
        return Nodes(self.triples)

    @cached_property
    def _store(self) -> Store:
        return make_store(self.triples, ontology_folder() / "vocabulary.ttl")


# ---- what comes with the package -----------------------------------------------------------------


def documents_folder() -> Path:
    """Return the folder of the two documents: inside the installed package, else beside it in a checkout."""
    package = Path(str(files(__package__)))
    inside = package / "documents"
    return inside if inside.is_dir() else package.parent / "documents"


@cache
def known_catalogue() -> Catalogue:
    """Return the vocabulary; raises FaultyOntology."""
    faults: list[str] = []
    catalogue = load_catalogue(ontology_folder(), faults)
    if faults:
        raise FaultyOntology(tuple(faults))
    return catalogue


@cache
def known_queries() -> dict[str, NamedQuery]:
    """Return the named queries; raises FaultyOntology."""
    faults: list[str] = []
    queries = load_queries(ontology_folder(), faults)
    if faults:
        raise FaultyOntology(tuple(faults))
    return queries


def given_term(text: str) -> Node:
    """Return the term a user writes: an IRI with a known prefix or in angle brackets, else a string."""
    prefix, colon, local = text.partition(":")
    if colon and prefix in PREFIXES:
        return NamedNode(PREFIXES[prefix] + local)
    return NamedNode(text[1:-1]) if text.startswith("<") and text.endswith(">") else Literal(text)


def find_texts(documents: Mapping[str, SourceNode], folders: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """Yield slug and text of every document whose file lies in one of the folders."""
    places = list(folders)
    for slug, source in documents.items():
        names = {f"{slug}.txt", source.file_name}
        found = (folder / name for folder in places for name in sorted(names - {""}))
        path = next((path for path in found if path.is_file()), None)
        if path:
            yield slug, path.read_bytes().decode("utf-8", "replace")
