"""Say in plain records what the graph knows about one fact or one thing, how it was read, and how two are connected."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from .errors import WrongUse
from .facts.tracing import Trace, describe_clause, find_traces, traces_of
from .knowledge_graph import KnowledgeGraph, find_texts
from .model import Document, Entity, Filler
from .pipeline import find_all, load_reader, read_document
from .rdf.check import is_same
from .rdf.names import FACT, shorten
from .rdf.network import Step, nearest, plain
from .rdf.nodes import FactNode, Quote, SourceNode

Record = dict[str, Any]
# Without the prefix four signs at least, or many a name would be taken for a fact.
FACT_ID = re.compile(rf"(?:fact:|<?{re.escape(FACT)})([\w-]+)>?|([0-9a-f]{{4,}})")


def explain(graph: KnowledgeGraph, name: str, text: Path | None = None) -> Record:
    """Return what is known about a fact, by its id or the start of it, or about an entity, by its name.

    ``text`` is the file of a document, or a folder of them, to read a fact's sentences in again.
    """
    found = FACT_ID.fullmatch(name)
    facts = [fact for fact in graph.facts if found and fact.id.startswith(found[1] or found[2])]
    if len(facts) > 1:
        ids = ", ".join(f"fact:{fact.id}" for fact in facts[:5])
        raise WrongUse(f"{name!r} begins {len(facts)} facts: {ids}; write more of it")
    if facts:
        return fact_record(graph, facts[0]) | {"analysis": analysis_records(graph, facts[0], text)}
    if name.startswith(("fact:", FACT)):
        raise WrongUse(f"no fact is called {name!r}{nearest(name, [f'fact:{fact.id}' for fact in graph.facts])}")
    return entity_record(graph, graph.entity(name))


def fact_record(graph: KnowledgeGraph, fact: FactNode) -> Record:
    """Return a fact with its roles, status, time, frame, edges and sentences."""
    roles: dict[str, list[str]] = {}
    for role, filler in fact.roles:
        roles.setdefault(role, []).append(filler_words(graph, filler))
    record: Record = {
        "fact": f"fact:{fact.id}",
        "class": fact.name,
        "roles": roles,
        "status": str(fact.status or ""),
        "speaker": [entity_words(graph, key) for key in fact.speakers],
        "medium": [entity_words(graph, key) for key in fact.media],
        "when": fact.when or "",
        "earliest": str(fact.earliest or ""),
        "latest": str(fact.latest or ""),
        "when_text": list(fact.when_text),
        "amount_text": list(fact.amount_text),
        "frame": list(fact.frames),
        "gives": list(fact.gives),
        "sentences": [quote_record(quote) for quote in fact.quotes],
    }
    return {key: value for key, value in record.items() if value}


# ---- how a fact was read -------------------------------------------------------------------------


def analysis_records(graph: KnowledgeGraph, fact: FactNode, text: Path | None = None) -> list[Record]:
    """Return for each document how the fact was read there: frame, clause, and why each role got its filler.

    The graph holds no analysis, so the documents are read again where their texts are at hand.
    """
    texts = graph.texts | (given_texts(graph, text) if text else {})
    return [
        record
        for slug in fact.documents
        for record in (
            document_records(graph, fact, graph.documents[slug], texts[slug])
            if slug in texts and slug in graph.documents
            else [{"document": slug, "note": "its text was not found; give it with --document FILE"}]
        )
    ]


def given_texts(graph: KnowledgeGraph, path: Path) -> dict[str, str]:
    """Return the texts at a path that are exactly those of the graph's documents; raises WrongUse if none is."""
    if path.is_dir():
        found = dict(find_texts(graph.documents, [path]))
    elif path.is_file():
        found = dict.fromkeys(graph.documents, path.read_bytes().decode("utf-8", "replace"))
    else:
        raise WrongUse(f"{path}: does not exist; give the file of the text, or its folder")
    same = {slug: text for slug, text in found.items() if is_same(text, graph.documents[slug])}
    if not same:
        raise WrongUse(f"{path}: is no text that this graph was built from; give one of them, unchanged")
    return same


def document_records(graph: KnowledgeGraph, fact: FactNode, source: SourceNode, text: str) -> list[Record]:
    """Return how a fact was read in one document."""
    reader, document = load_reader(), document_of(source, text)
    read = next((one for one in read_document(document, reader).facts if one.id == fact.id), None)
    if read is None:
        return [{"document": source.slug, "note": "read again, its text gives another fact; build the graph anew"}]
    traces = traces_of(read, find_traces(find_all(document, reader), reader.rules))
    records = [trace_record(graph, trace, source.slug, text) for trace in traces]
    return records or [{"document": source.slug, "frame": read.frame, "roles": reasons(graph, read.roles)}]


def document_of(source: SourceNode, text: str) -> Document:
    """Return a document as it was read, from what the graph says about it."""
    return Document(
        slug=source.slug,
        text=text,
        title=source.title,
        sha256=source.sha256,
        source=source.source,
        publisher=source.publisher,
        author=source.author,
        issued=date.fromisoformat(source.issued) if source.issued else None,
        language=source.language,
    )


def trace_record(graph: KnowledgeGraph, trace: Trace, slug: str, text: str) -> Record:
    """Return one fit of a frame: its sentence, the clause as analysed, why each role got its filler."""
    span = trace.sentence.span
    record: Record = {
        "document": slug,
        "sentence": shorten(f"doc:{slug}#char={span.start},{span.end}"),
        "frame": trace.frame.name,
        "clause": describe_clause(trace.clause, text),
        "clause status": str(trace.status),
        "speaker": [entity_words(graph, key) for key in trace.report.speakers] if trace.report else [],
        "roles": reasons(graph, trace.match.roles),
        "left open": list(trace.left_open),
    }
    return {key: value for key, value in record.items() if value or key != "left open"}


def reasons(graph: KnowledgeGraph, roles: Iterable[tuple[str, Filler]]) -> dict[str, list[str]]:
    """Return why each role got its fillers."""
    said: dict[str, list[str]] = {}
    for role, filler in roles:
        said.setdefault(role, []).append(f"{filler_words(graph, filler)}, from {filler.why or 'nothing noted'}")
    return said


# ---- things and ways -----------------------------------------------------------------------------


def entity_record(graph: KnowledgeGraph, entity: Entity) -> Record:
    """Return an entity with its names, where each was met, and the facts it takes part in."""
    facts = [fact for fact in graph.facts if entity.key in (*fact.participants, *fact.speakers, *fact.media)]
    quotes = sorted({quote for fact in facts for quote in fact.quotes}, key=place_in_text)
    names = sorted({entity.label, *entity.names, *filter(None, [entity.label_en])})
    met = {name: [quote_record(quote)["at"] for quote in quotes if stands_in(name, quote.exact)] for name in names}
    record: Record = {
        "entity": f"id:{entity.key}",
        "kind": str(entity.kind),
        "label": entity.label,
        "label_en": entity.label_en or "",
        "of": entity_words(graph, entity.of) if entity.of else "",
        "wikidata": entity.wikidata or "",
        "iso3166": entity.iso3166 or "",
        "names_met": {name: places for name, places in met.items() if places},
        "names_known": [name for name in names if not met[name]],
        "facts": [f"fact:{fact.id} {fact_line(graph, fact)}" for fact in facts],
    }
    return {key: value for key, value in record.items() if value}


def step_record(graph: KnowledgeGraph, step: Step) -> Record:
    """Return one step of a path with the sentences behind it."""
    quotes = {quote: None for fact in step.facts for quote in fact.quotes}
    return {
        "subject": graph.entities[step.subject].label,
        "property": f"hub:{step.property}",
        "object": graph.entities[step.object].label,
        "facts": [f"fact:{fact.id}" for fact in step.facts],
        "when": sorted({fact.when for fact in step.facts if fact.when}),
        "sentences": [quote_record(quote) for quote in quotes],
    }


def fact_line(graph: KnowledgeGraph, fact: FactNode) -> str:
    """Return a fact on one line."""
    who = ", ".join(entity_words(graph, key) for key in fact.participants)
    return " · ".join(part for part in (fact.name, who, fact.when or "", str(fact.status or "")) if part)


def filler_words(graph: KnowledgeGraph, filler: Filler) -> str:
    """Return what fills a role as a person reads it."""
    if filler.entity:
        return f"{entity_words(graph, filler.entity)} (id:{filler.entity})"
    return f"fact:{filler.fact}" if filler.fact else filler.identity[1]


def entity_words(graph: KnowledgeGraph, key: str) -> str:
    """Return the label of an entity, its key where it has none."""
    return graph.entities[key].label if key in graph.entities else key


def quote_record(quote: Quote) -> Record:
    """Return a sentence with its place."""
    span = quote.evidence.span
    return {"at": shorten(f"doc:{quote.evidence.document}#char={span.start},{span.end}"), "text": quote.exact}


def place_in_text(quote: Quote) -> tuple[str, int]:
    """Return the sort key of a sentence: its document, then where it begins."""
    return quote.evidence.document, quote.evidence.span.start


def stands_in(name: str, sentence: str) -> bool:
    """Tell whether a name stands in a sentence, as whole words."""
    return f" {plain(name)} " in f" {plain(sentence)} "
