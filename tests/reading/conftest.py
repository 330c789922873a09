"""What the tests of the reading stage share."""

from __future__ import annotations

import pytest

from graph.knowledge.segmentation import SegmentationWords, load_segmentation


@pytest.fixture(scope="session")
def words() -> SegmentationWords:
    faults: list[str] = []
    found = load_segmentation(faults)
    assert not faults
    assert found is not None
    return found
