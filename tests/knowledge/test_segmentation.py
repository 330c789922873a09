"""The data of the reading stage loads, and its faults are all told."""

from __future__ import annotations

from graph.knowledge.folder import ontology_folder, read_table
from graph.knowledge.segmentation import FILE, find_faults, load_segmentation


def test_the_data_is_sound() -> None:
    faults: list[str] = []
    assert load_segmentation(faults) is not None
    assert faults == []


def test_every_fault_is_told_with_file_and_key() -> None:
    table = read_table(ontology_folder() / FILE)
    table["glued"]["before"] = []
    table["dates"]["months"].pop()
    table["datelines"]["outlets"].append(5)
    del table["languages"]["id"]
    faults = list(find_faults(table))
    assert len(faults) == 4
    assert all(fault.startswith(f"ontology/{FILE}: ") and ";" in fault for fault in faults)
    for key in ("glued.before", "dates.months", "datelines.outlets", "languages.id"):
        assert any(key in fault for fault in faults)
