#!/usr/bin/env python3
"""Measure hubungan on this machine: cold start, words a second, growth with length, memory, and the RDF parts.

    python scripts/benchmark.py [--copies 100] [--megabytes 10] [--json]

Texts are the two documents, repeated with other names where more are needed. Times are wall-clock of one process.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from pyoxigraph import QuerySolutions

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph.building import build, read_one  # noqa: E402 - the checkout must be on the path first
from graph.knowledge.entities import load_names  # noqa: E402
from graph.knowledge.folder import ontology_folder  # noqa: E402
from graph.knowledge_graph import KnowledgeGraph, documents_folder, known_catalogue  # noqa: E402
from graph.model import Document, Reading  # noqa: E402
from graph.naming.gazetteer import find_known  # noqa: E402
from graph.naming.line import read_lines  # noqa: E402
from graph.pipeline import load_reader  # noqa: E402
from graph.rdf.triples import graph_triples  # noqa: E402
from graph.reading.documents import read_documents  # noqa: E402
from graph.reading.sentences import find_sentences  # noqa: E402

#: A process that reads one sentence and ends.
FIRST_FACT = """
from graph.building import read_one
from graph.model import Document
assert read_one(Document("a", "Peru mengecam Irak.", "a", "0", "a.txt")).facts
"""


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Return the seconds that some work took, and its result."""
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def quickest(work: Callable[[], object]) -> float:
    """Return the least seconds that some work took of three times: the first one warms the caches."""
    return min(timed(work)[0] for _ in range(3))


def computed(work: Callable[[], object]) -> float:
    """Return the seconds of one core that some work took, whatever else the machine does."""
    began = time.process_time()
    work()
    return time.process_time() - began


def measure_start() -> dict[str, float]:
    """Measure a whole build in a process of its own, as a user sees it."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(ROOT / "scripts" / "build.py")]
        seconds, _ = timed(lambda: subprocess.run(command, cwd=folder, check=True, capture_output=True))
        first, _ = timed(lambda: subprocess.run([sys.executable, "-c", FIRST_FACT], cwd=ROOT, check=True))
    return {"cold build of the two documents, s": seconds, "start to first fact, s": first}


def measure_reading(copies: int) -> dict[str, float]:
    """Measure reading: loading what is known, words a second, and how time grows with the length of a text."""
    loading, _ = timed(load_reader)
    words = load_reader().segmentation
    documents = [one for one in read_documents([documents_folder()], words) if isinstance(one, Document)]
    once = quickest(lambda: [read_one(document) for document in documents])
    count = sum(len(document.text.split()) for document in documents)
    bare = quickest(lambda: parse_bare(documents))
    long = [repeated(document, copies) for document in documents]
    much, _ = timed(lambda: [read_one(document) for document in long])
    return {
        "loading the ontology, s": loading,
        "words a second": count / once,
        "words a second, trained pipeline alone": count / bare,
        "reading, share of the trained pipeline's speed": bare / once,
        f"words a second, text {copies} times as long": count * copies / much,
        f"time for {copies} times the text, ratio to {copies}": much / once / copies,
    }


def parse_bare(documents: Iterable[Document]) -> None:
    """Run the trained pipeline alone, with names, over every sentence."""
    reader = load_reader()
    assert reader.parser is not None
    for document in documents:
        sentences = find_sentences(document, reader.segmentation)
        reader.parser.parse(sentences)
        reader.parser.recognise(sentences)


def repeated(document: Document, copies: int) -> Document:
    """Return a document whose text is that of another, many times."""
    text = "\n".join([document.text] * copies)
    return Document(document.slug, text, document.title, document.sha256, document.source, issued=document.issued)


def measure_names() -> dict[str, float]:
    """Measure one core's time for the names alone: loading their tables, finding them in a million characters."""
    folder, faults = ontology_folder(), list[str]()
    loading = min(computed(lambda: load_names(folder, faults)) for _ in range(3))
    known, words = load_reader().names, load_reader().segmentation
    texts = [path.read_text(encoding="utf-8") for path in sorted(documents_folder().glob("*.txt"))]
    text = "\n".join(texts * (1_000_000 // sum(map(len, texts)) + 1))
    lines = read_lines(find_sentences(as_document(text), words))
    matching = min(computed(lambda: [find_known(line, known) for line in lines]) for _ in range(3))
    return {"loading the names, s": loading, "characters a second, matching known names": len(text) / matching}


def measure_rdf(copies: int) -> dict[str, float]:
    """Measure triples, Turtle and queries on a graph of many documents."""
    built = build()
    words = load_reader().segmentation
    documents = [one for one in read_documents([documents_folder()], words) if isinstance(one, Document)]
    readings = [reading for reading in map(read_one, documents) if isinstance(reading, Reading)]
    many = [renamed(reading, number) for number in range(copies) for reading in readings]
    uniting, triples = timed(lambda: graph_triples(many, known_catalogue()))
    graph = KnowledgeGraph(triples, built.texts)  # type: ignore[arg-type]
    writing, _ = timed(lambda: graph.turtle)
    loading, _ = timed(partial(ask, graph))
    asking, _ = timed(partial(ask, graph))
    return {
        "triples": len(graph.triples),
        "uniting readings, s": uniting,
        "writing Turtle, s": writing,
        "first query, with loading the store, s": loading,
        "second query, s": asking,
    }


def ask(graph: KnowledgeGraph) -> int:
    """Run a named query to its end and return how many rows it has."""
    rows = graph.query("busiest")
    assert isinstance(rows, QuerySolutions)
    return sum(1 for _ in rows)


def measure_hostile(megabytes: float) -> dict[str, float]:
    """Measure what no newspaper prints: one line of so many megabytes, and a hundred thousand nested brackets."""
    size = int(megabytes * 1_000_000)
    prose = " ".join(path.read_text(encoding="utf-8") for path in sorted(documents_folder().glob("*.txt")))
    line = " ".join(prose.split())
    brackets = line + "(" * 50_000 + ")" * 50_000
    texts = {f"one line of {megabytes:g} MB": line * (size // len(line) + 1), "100,000 nested brackets": brackets}
    return {f"{name}, s": timed(partial(read_one, as_document(text)))[0] for name, text in texts.items()}


def as_document(text: str) -> Document:
    """Return a document with nothing but a text."""
    return Document("text", text, "text", "0" * 64, "text.txt")


def renamed(reading: Reading, number: int) -> Reading:
    """Return a reading as if its document had another name."""
    slug = f"{reading.document.slug}-{number}"
    facts = tuple(
        replace(fact, evidence=tuple(replace(evidence, document=slug) for evidence in fact.evidence))
        for fact in reading.facts
    )
    return replace(reading, document=replace(reading.document, slug=slug), facts=facts)


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--copies", type=int, default=100, help="how many times as long, and how many documents")
    parser.add_argument("--megabytes", type=float, default=1, help="how long a text without line ends is")
    parser.add_argument("--json", action="store_true", help="print JSON for other programs")
    chosen = parser.parse_args()
    measured = measure_start() | measure_reading(chosen.copies) | measure_names() | measure_rdf(chosen.copies)
    measured |= measure_hostile(chosen.megabytes)
    measured["memory at most, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if chosen.json:
        print(json.dumps(measured, indent=1))
    else:
        for name, value in measured.items():
            print(f"{name:55} {value:12.2f}")


if __name__ == "__main__":
    main()
