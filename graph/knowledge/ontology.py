"""Load everything under ``ontology/`` at once, check one part against the other, and report every fault."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from ..errors import FaultyOntology
from ..model import Kind, Status
from .catalogue import FILE as VOCABULARY
from .catalogue import HUB, Catalogue, load_catalogue
from .entities import KnownNames, load_names
from .figures import FigureWords, load_figures
from .folder import ontology_folder, read_rows, read_table
from .frames import Frame, load_frames
from .grammar import Grammar, load_grammar
from .interface import Interface, load_interface
from .queries import NamedQuery, load_queries
from .segmentation import SegmentationWords, load_segmentation
from .times import TimeWords, load_times
from .traits import Traits, load_traits

SHAPES = "shapes.ttl"

_NAME = re.compile(r"\bhub:(\w+)")
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
# What a loader may raise on data that is not of the form it expects.
_BROKEN = (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError)


@dataclass(frozen=True, slots=True)
class Ontology:
    """Hold all that the program knows, loaded and found to agree with itself."""

    folder: Path
    catalogue: Catalogue
    queries: Mapping[str, NamedQuery]
    segmentation: SegmentationWords
    names: KnownNames
    times: TimeWords
    figures: FigureWords
    grammar: Grammar
    frames: tuple[Frame, ...]
    interface: Mapping[str, Interface]
    traits: Traits


@cache
def load_ontology(folder: Path | None = None) -> Ontology:
    """Load and cross-check the whole folder once, the package's own by default; FaultyOntology lists every fault."""
    folder = folder or ontology_folder()
    parts, faults = _load_parts(folder)
    if faults:
        raise FaultyOntology(faults)
    return Ontology(folder=folder, **parts)


def check_ontology(folder: Path | None = None) -> tuple[str, ...]:
    """Return every fault of the folder, each with its file and key; none where it may be used."""
    return _load_parts(folder or ontology_folder())[1]


@cache
def read_catalogue(folder: Path | None = None) -> Catalogue:
    """Read the vocabulary alone, once, for what needs nothing else; FaultyOntology lists its faults."""
    faults: list[str] = []
    catalogue = load_catalogue(folder or ontology_folder(), faults)
    if faults:
        raise FaultyOntology(tuple(faults))
    return catalogue


@cache
def read_queries(folder: Path | None = None) -> Mapping[str, NamedQuery]:
    """Read the named queries alone, once; FaultyOntology lists their faults."""
    faults: list[str] = []
    queries = load_queries(folder or ontology_folder(), faults)
    if faults:
        raise FaultyOntology(tuple(faults))
    return queries


def _load_parts(folder: Path) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Load every part; one that is broken leaves its fault and the others are loaded all the same."""
    faults: list[str] = []
    catalogue = load_catalogue(folder, faults)
    loaders: dict[str, Callable[[], object]] = {
        "queries": lambda: load_queries(folder, faults),
        "names": lambda: load_names(folder, faults),
        "times": lambda: load_times(folder, faults),
        "figures": lambda: load_figures(folder, faults),
        "grammar": lambda: load_grammar(folder),
        "segmentation": lambda: load_segmentation(faults, folder),
    }
    # Without the vocabulary every class and role would be unknown: one fault is enough.
    if catalogue.classes:
        loaders["frames"] = lambda: load_frames(folder, catalogue, faults)
        loaders["interface"] = lambda: load_interface(folder, catalogue, faults)
        loaders["traits"] = lambda: load_traits(folder, catalogue.classes, faults)
    parts: dict[str, Any] = {"catalogue": catalogue}
    broken = {}
    for name, loader in loaders.items():
        try:
            parts[name] = loader()
        except _BROKEN as error:
            broken[name] = error
    if broken:
        faults.extend(_broken_faults(folder, broken))
    if catalogue.classes:
        faults.extend(_cross_faults(folder, catalogue, parts.get("queries", {})))
    return parts, tuple(dict.fromkeys(faults))


def _broken_faults(folder: Path, broken: Mapping[str, Exception]) -> Iterator[str]:
    """Name the files that cannot be read at all; where all can, say which part broke on what."""
    unreadable = list(_unreadable_files(folder))
    yield from unreadable
    for name, error in broken.items():
        if isinstance(error, FileNotFoundError):
            yield f"{_place(Path(error.filename), folder)}: is missing; put it back"
        elif not (unreadable and isinstance(error, ValueError)):
            yield f"ontology: {name}: has not the form expected: {error!r}; mend the key it names"


def _unreadable_files(folder: Path) -> Iterator[str]:
    readers = {".toml": read_table, ".csv": read_rows}
    for path in sorted(folder.rglob("*")):
        if path.suffix in readers:
            try:
                readers[path.suffix](path)
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                yield f"{_place(path, folder)}: cannot be read: {error}; mend it there"


def _place(path: Path, folder: Path) -> str:
    return f"ontology/{path.relative_to(folder)}" if path.is_relative_to(folder) else str(path)


def _cross_faults(folder: Path, catalogue: Catalogue, queries: Mapping[str, NamedQuery]) -> Iterator[str]:
    yield from _enumeration_faults("status", catalogue.statuses, Status)
    yield from _enumeration_faults("kind of entity", catalogue.kinds, Kind)
    yield from _label_faults(catalogue)
    terms = set(_terms(folder / VOCABULARY))
    for query in queries.values():
        yield from _unknown_terms(f"ontology/queries/{query.name}.rq", query.text, terms)
    yield from _shape_faults(folder, catalogue, terms)


def _enumeration_faults(what: str, defined: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """Compare what the vocabulary defines with what the code can tell apart."""
    for name in sorted(set(known) - set(defined)):
        yield f"ontology/{VOCABULARY}: hub:{name}: this {what} is not defined; define it"
    for name in sorted(set(defined) - set(known)):
        yield f"ontology/{VOCABULARY}: hub:{name}: the program knows no such {what}; remove it"


def _label_faults(catalogue: Catalogue) -> Iterator[str]:
    """Find classes that people could not tell apart."""
    for language in ("id", "en"):
        owners: dict[str, str] = {}
        for name, fact_class in catalogue.classes.items():
            label = fact_class.label_id if language == "id" else fact_class.label_en
            if label and label in owners:
                yield (
                    f"ontology/{VOCABULARY}: hub:{name}: has the label '{label}'@{language} "
                    f"of hub:{owners[label]}; give it its own"
                )
            owners.setdefault(label, name)


def _unknown_terms(where: str, text: str, terms: set[str]) -> Iterator[str]:
    for name in sorted(set(_NAME.findall(_COMMENT.sub("", text))) - terms):
        yield f"{where}: hub:{name}: stands not in {VOCABULARY}; correct the name or define it"


def _shape_faults(folder: Path, catalogue: Catalogue, terms: set[str]) -> Iterator[str]:
    """Check that the shapes parse, name only terms there are, and leave no class, edge, status or kind out."""
    try:
        named = {name for triple in _triples(folder / SHAPES) for name in _hub_names(triple)}
    except (OSError, SyntaxError) as error:
        yield f"ontology/{SHAPES}: cannot be read: {error}; mend the Turtle"
        return
    for name in sorted(named - terms):
        yield f"ontology/{SHAPES}: hub:{name}: stands not in {VOCABULARY}; correct the name or define it"
    for name in [*catalogue.classes, *catalogue.edges, *catalogue.statuses, *catalogue.kinds]:
        if name not in named:
            yield f"ontology/{SHAPES}: hub:{name}: no shape names it; add it to the lists"
    yield from _given_faults(folder, catalogue)


def _given_faults(folder: Path, catalogue: Catalogue) -> Iterator[str]:
    """Check that the shapes let each class give the edge that the vocabulary says, and no other."""
    allowed = _given_edges(folder)
    for name, fact_class in catalogue.classes.items():
        edge = fact_class.edge.property if fact_class.edge else ""
        if name not in allowed:
            yield f"ontology/{SHAPES}: hub:{name}: no shape says which edge it gives; add it beside its edge"
        elif allowed[name] != {edge}:
            said = ", ".join(sorted(allowed[name] - {""})) or "none"
            yield f"ontology/{SHAPES}: hub:{name}: may give {said}, in the vocabulary {edge or 'none'}; make them agree"


def _given_edges(folder: Path) -> dict[str, set[str]]:
    """Read from the shapes which edges each class may give; the empty name stands for none."""
    store = ox.Store()
    store.load(path=str(folder / SHAPES), format=ox.RdfFormat.TURTLE)
    found: dict[str, set[str]] = {}
    rows = store.query(_GIVEN)
    assert isinstance(rows, ox.QuerySolutions)
    for row in rows:
        edge = row["edge"].value.removeprefix(HUB) if row["edge"] else ""
        found.setdefault(row["class"].value.removeprefix(HUB), set()).add(edge)
    return found


_GIVEN = f"""
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?class ?edge {{
  ?shape sh:targetClass ?class ; sh:property ?property .
  ?property sh:path <{HUB}gives> .
  {{ ?property sh:in/rdf:rest*/rdf:first ?edge }} UNION {{ ?property sh:maxCount 0 }}
}}
"""


def _terms(path: Path) -> Iterator[str]:
    """Name every term that the vocabulary defines."""
    for triple in _triples(path):
        if isinstance(triple.subject, ox.NamedNode) and triple.subject.value.startswith(HUB):
            yield triple.subject.value.removeprefix(HUB)


def _triples(path: Path) -> list[ox.Quad]:
    return list(ox.parse(path=str(path), format=ox.RdfFormat.TURTLE))


def _hub_names(triple: ox.Quad) -> Iterator[str]:
    for node in (triple.subject, triple.predicate, triple.object):
        if isinstance(node, ox.NamedNode) and node.value.startswith(HUB):
            yield node.value.removeprefix(HUB)
