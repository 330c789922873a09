"""Build a knowledge graph from documents, in one process or several."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import Final

from .errors import HubunganError
from .knowledge_graph import Account, KnowledgeGraph, documents_folder
from .model import Document, Reading
from .pipeline import load_reader, read_document
from .rdf.background import make_background
from .rdf.triples import graph_triples
from .reading.documents import Unread, read_documents

# Below this many documents the workers take longer to start than to read.
FEW_DOCUMENTS: Final = 20
Progress = Callable[[Document], None]


def build(
    inputs: Sequence[Path | str] | Path | str | None = None,
    *,
    force: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> KnowledgeGraph:
    """Read documents into a graph; without inputs the two that come with the package.

    ``force`` reads texts in other languages too. ``jobs`` workers read side by side and give the same
    graph as one. What cannot be read stands in the graph's ``failures``, and the rest is built.
    """
    chosen = [documents_folder()] if inputs is None else [inputs] if isinstance(inputs, Path | str) else inputs
    reader = load_reader()
    found = list(read_documents(chosen, reader.segmentation, force))
    documents = [one for one in found if isinstance(one, Document)]
    outcomes = list(read_all(documents, jobs or default_jobs(len(documents)), progress))
    readings = [one for one in outcomes if isinstance(one, Reading)]
    account = Account(
        failures=tuple(one for one in (*found, *outcomes) if isinstance(one, Unread)),
        remarks=tuple(remark for reading in readings for remark in reading.document.remarks),
        sentences=sum(len(reading.sentences) for reading in readings),
    )
    texts = {reading.document.slug: reading.document.text for reading in readings}
    triples = graph_triples(readings, reader.catalogue, make_background(reader.names.entities))
    return KnowledgeGraph(triples, texts, account)


def default_jobs(documents: int) -> int:
    """Return how many workers pay for this many documents: one for few, else one for every core we may use."""
    if documents < FEW_DOCUMENTS:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_all(documents: Sequence[Document], jobs: int, progress: Progress | None) -> Iterator[Reading | Unread]:
    """Yield what every document gives, in their order."""
    outcomes = map(read_one, documents) if jobs <= 1 else read_side_by_side(documents, jobs)
    for document, outcome in zip(documents, outcomes, strict=True):
        if progress:
            progress(document)
        yield outcome


def read_side_by_side(documents: Sequence[Document], jobs: int) -> Iterator[Reading | Unread]:
    """Read documents in worker processes, a few ahead of what is taken, so that memory stays bounded."""
    waiting: deque[Future[Reading | Unread]] = deque()
    coming = iter(documents)
    with ProcessPoolExecutor(jobs) as workers:
        waiting.extend(workers.submit(read_one, document) for document in islice(coming, jobs * 4))
        while waiting:
            try:
                yield waiting.popleft().result()
            except BrokenProcessPool as error:
                raise HubunganError(
                    "a worker was killed, perhaps for want of memory; try again with --jobs 1"
                ) from error
            waiting.extend(workers.submit(read_one, document) for document in islice(coming, 1))


def read_one(document: Document) -> Reading | Unread:
    """Read one document; a fault of the program in it becomes a failure with its name, and the others go on."""
    try:
        return read_document(document, load_reader())
    except Exception as error:
        reason = f"could not be analysed ({type(error).__name__}: {' '.join(str(error).split())})"
        return Unread(document.source, reason, "please report it with the text")
