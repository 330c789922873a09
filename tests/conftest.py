"""Fixtures that more than one suite needs; what takes long is made once."""

from __future__ import annotations

import pytest

from graph.knowledge.catalogue import Catalogue, load_catalogue
from graph.knowledge.folder import ontology_folder


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """Return the vocabulary's classes, roles and edges."""
    faults: list[str] = []
    loaded = load_catalogue(ontology_folder(), faults)
    assert not faults
    return loaded
