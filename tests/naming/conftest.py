"""Read made-up texts the way a document is read, for the tests of names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graph.knowledge.entities import KnownNames, load_names
from graph.knowledge.folder import ontology_folder
from graph.knowledge.segmentation import SegmentationWords, load_segmentation
from graph.model import Document, Naming
from graph.naming import find_names
from graph.naming.gazetteer import find_known
from graph.naming.line import read_lines
from graph.naming.names import find_spots
from graph.naming.spots import open_view
from graph.naming.survey import Survey, survey_document
from graph.reading.sentences import find_sentences

HERE = Path(__file__).parent
Read = Callable[..., Naming]
Look = Callable[..., Survey]


@pytest.fixture(scope="session")
def known() -> KnownNames:
    """Load the names once."""
    faults: list[str] = []
    names = load_names(ontology_folder(), faults)
    assert faults == []
    return names


@pytest.fixture(scope="session")
def segmentation() -> SegmentationWords:
    """Load the words that tell sentences apart once."""
    faults: list[str] = []
    words = load_segmentation(faults)
    assert words is not None, faults
    return words


@pytest.fixture(scope="session")
def read(known: KnownNames, segmentation: SegmentationWords) -> Read:
    """Return a function that finds the names of a text."""

    def read_text(text: str, title: str = "", publisher: str | None = None) -> Naming:
        document = Document("contoh", text, title, "", "contoh.txt", publisher)
        return find_names(document, find_sentences(document, segmentation), known)

    return read_text


@pytest.fixture(scope="session")
def look(known: KnownNames, segmentation: SegmentationWords) -> Look:
    """Return a function that only looks over a text."""

    def look_over(text: str, title: str = "", publisher: str | None = None) -> Survey:
        document = Document("contoh", text, title, "", "contoh.txt", publisher)
        lines = read_lines(find_sentences(document, segmentation))
        views = [open_view(line, find_known(line, known), known) for line in lines]
        return survey_document(document, views, [list(find_spots(view)) for view in views], known)

    return look_over
