"""Read made-up texts the way a document is read, for the tests of names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.knowledge.entities import KnownNames, load_names
from graph.knowledge.folder import ontology_folder
from graph.knowledge.segmentation import load_segmentation
from graph.model import Document, Naming
from graph.naming import find_names
from graph.reading.sentences import find_sentences

HERE = Path(__file__).parent
Read = Callable[..., Naming]


@pytest.fixture(scope="session")
def known() -> KnownNames:
    """Load the names once."""
    faults: list[str] = []
    names = load_names(ontology_folder(), faults)
    assert faults == []
    return names


@pytest.fixture(scope="session")
def read(known: KnownNames) -> Read:
    """Return a function that finds the names of a text."""
    faults: list[str] = []
    words = load_segmentation(faults)
    assert words is not None, faults

    def read_text(text: str, title: str = "", publisher: str | None = None) -> Naming:
        document = Document("contoh", text, title, "", "contoh.txt", publisher)
        return find_names(document, find_sentences(document, words), known)

    return read_text
