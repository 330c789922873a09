"""Check a graph: the shapes, what shapes cannot say, and the sentences against their texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Final

from pyoxigraph import Triple

from ..knowledge.catalogue import Catalogue
from ..model import Status
from ..timing.edtf import bounds, is_compatible
from .names import entity_iri, shorten, term
from .network import fact_edges
from .nodes import FactNode, Nodes, Quote, SourceNode
from .turtle import is_edge, without_reified, write_term, write_turtle

UNKNOWN_TEXT: Final = "text not found"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Hold one thing that is not as it must be: the rule, where, and what is wrong."""

    rule: str
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Findings:
    """Hold what a check gave. What could not run is neither right nor wrong; notes are no violations."""

    violations: tuple[Finding, ...]
    notes: tuple[Finding, ...]
    not_run: tuple[Finding, ...]

    @property
    def verdict(self) -> str:
        """Say it in words."""
        if self.violations:
            return "violates"
        return "could not run" if self.not_run else "conforms"


def check_graph(triples: frozenset[Triple], catalogue: Catalogue, shapes: Path, texts: Mapping[str, str]) -> Findings:
    """Check the triples, and the sentences of every document whose text is given by its slug."""
    nodes = Nodes(triples)
    shape_findings, not_run = check_shapes(triples, shapes)
    violations = [*shape_findings, *check_edges(triples, nodes, catalogue), *check_times(nodes)]
    notes = list(check_contradictions(nodes))
    for finding in check_texts(nodes, texts):
        (notes if finding.rule == UNKNOWN_TEXT else violations).append(finding)
    return Findings(tuple(sorted(violations)), tuple(sorted(notes)), tuple(not_run))


# ---- shapes ---------------------------------------------------------------------------------


def check_shapes(triples: Iterable[Triple], shapes: Path) -> tuple[list[Finding], list[Finding]]:
    """Return what SHACL finds, and why it could not run where it could not."""
    import pyshacl  # noqa: PLC0415 - half a second, for checks only
    from rdflib import Graph  # noqa: PLC0415

    try:
        # Through Turtle text: rdflib must read literals with its own parser to compare them rightly.
        graph = Graph().parse(data=write_turtle(without_reified(triples)), format="turtle")
        shape_graph = Graph().parse(shapes, format="turtle")
        _, report, _ = pyshacl.validate(graph, shacl_graph=shape_graph, inference="none", advanced=False)
    except Exception as error:
        return [], [Finding("SHACL", str(shapes), f"could not run: {' '.join(str(error).split())}")]
    return shape_findings(report), []


def shape_findings(report: object) -> list[Finding]:
    """Return the results of a SHACL report."""
    from rdflib import SH, Graph  # noqa: PLC0415 - as above

    if not isinstance(report, Graph):
        return [Finding("SHACL", "report", str(report))]
    found = set()
    for result in report.subjects(SH.resultSeverity, None):
        messages = sorted(
            (getattr(message, "language", None) != "en", str(message))
            for message in report.objects(result, SH.resultMessage)
        )
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        about = " ".join(shorten(str(part)) for part in (path, value) if part is not None)
        where = shorten(str(report.value(result, SH.focusNode)))
        found.add(Finding("SHACL", where, f"{messages[0][1] if messages else 'violated'} ({about})"))
    return sorted(found)


# ---- what shapes cannot say -----------------------------------------------------------------


def check_edges(triples: Iterable[Triple], nodes: Nodes, catalogue: Catalogue) -> Iterator[Finding]:
    """Yield every edge without an asserted fact, and every edge that an asserted fact lacks."""
    written = {triple for triple in triples if is_edge(triple)}
    backed = set()
    for fact in nodes.facts.values():
        if fact.status is not Status.ASSERTED:
            continue
        for subject, given, target in fact_edges(fact, catalogue):
            backed.add(Triple(entity_iri(subject), term(f"hub:{given}"), entity_iri(target)))
    for triple in written - backed:
        if triple.predicate.value.rsplit("#", 1)[-1] in catalogue.edges:
            yield Finding("edge without fact", written_edge(triple), "no asserted fact gives this edge")
    for triple in backed - written:
        yield Finding("edge missing", written_edge(triple), "an asserted fact gives this edge, but it is not there")


def written_edge(triple: Triple) -> str:
    """Return an edge as Turtle writes it."""
    return " ".join(write_term(node) for node in (triple.subject, triple.predicate, triple.object))


def check_times(nodes: Nodes) -> Iterator[Finding]:
    """Yield every fact whose day bounds are not those of its EDTF value."""
    for fact in nodes.facts.values():
        if fact.when is None:
            continue
        try:
            expected = bounds(fact.when)
        except ValueError as error:
            yield Finding("EDTF", f"fact:{fact.id}", str(error))
            continue
        if expected != (fact.earliest, fact.latest):
            what = f"{fact.when} lies between {expected[0]} and {expected[1]}, not {fact.earliest} and {fact.latest}"
            yield Finding("time bounds", f"fact:{fact.id}", what)


def check_contradictions(nodes: Nodes) -> Iterator[Finding]:
    """Yield pairs of asserted facts of one class and the same participants whose times cannot both be right.

    For some classes both may well be true (two visits), so these are notes and no violations.
    """
    alike: defaultdict[object, list[FactNode]] = defaultdict(list)
    for fact in nodes.facts.values():
        if fact.status is Status.ASSERTED and fact.when and (fact.earliest or fact.latest):
            # With the topic: two statements of one speaker on two things contradict nothing.
            said = frozenset((role, filler.identity) for role, filler in fact.roles if filler.entity or role == "topic")
            alike[fact.name, said].append(fact)
    for group in alike.values():
        for one, other in combinations(group, 2):
            if is_apart(one.when or "", other.when or ""):
                yield Finding("two times", f"fact:{one.id}", f"{one.name} {one.when}, but fact:{other.id} {other.when}")


def is_apart(first: str, second: str) -> bool:
    """Tell whether two times cannot date one fact; what is no EDTF is found elsewhere."""
    try:
        return not is_compatible(first, second)
    except ValueError:
        return False


# ---- sentences against texts ------------------------------------------------------------------


def check_texts(nodes: Nodes, texts: Mapping[str, str]) -> Iterator[Finding]:
    """Yield every sentence whose words do not stand at its offsets, and every document whose text is not known."""
    quotes: defaultdict[str, set[Quote]] = defaultdict(set)
    for fact in nodes.facts.values():
        for quote in fact.quotes:
            quotes[quote.evidence.document].add(quote)
    for slug, source in nodes.documents.items():
        if slug in texts:
            yield from check_text(source, quotes[slug], texts[slug])
        else:
            way_out = "its sentences were not compared with it; give its folder with --documents"
            yield Finding(UNKNOWN_TEXT, f"doc:{slug}", way_out)


def check_text(source: SourceNode, quotes: set[Quote], text: str) -> Iterator[Finding]:
    """Yield what is wrong between one document's text and its sentences."""
    if not is_same(text, source):
        yield Finding("text changed", f"doc:{source.slug}", "the text is not the one that was read; build anew")
        return
    for quote in quotes:
        span = quote.evidence.span
        if text[span.start : span.end] != quote.exact:
            where = f"doc:{source.slug}#char={span.start},{span.end}"
            yield Finding("quote", where, f"the text has {text[span.start : span.end]!r}, not {quote.exact!r}")


def is_same(text: str, source: SourceNode) -> bool:
    """Tell whether a text is the one that was read."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest() == source.sha256
