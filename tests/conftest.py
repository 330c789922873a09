"""Fixtures that more than one suite needs; what takes long is made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import KnowledgeGraph, build
from graph.knowledge.catalogue import Catalogue, load_catalogue
from graph.knowledge.folder import ontology_folder


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return the vocabulary's classes, roles and edges."""
    faults: list[str] = []
    loaded = load_catalogue(ontology_folder(), faults)
    assert not faults
    return loaded


@pytest.fixture(scope="session")
def built() -> KnowledgeGraph:
    """Return the graph of the two documents."""
    return build()


@pytest.fixture(scope="session")
def built_folder(built: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the two documents' graph as graph.ttl."""
    folder = tmp_path_factory.mktemp("built")
    built.save(folder / "graph.ttl")
    return folder
