"""A spoilt ontology reports every fault at once, each with its file and key; the one that ships has none."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from graph.errors import FaultyOntology
from graph.knowledge.folder import ontology_folder
from graph.knowledge.ontology import check_ontology, load_ontology, read_catalogue, read_queries

CASES = Path(__file__).parent / "cases" / "faults.toml"
TABLE: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    without_model = shutil.ignore_patterns("model")
    return Path(shutil.copytree(ontology_folder(), tmp_path / "ontology", ignore=without_model))


@pytest.fixture(scope="module")
def known() -> set[str]:
    return set(check_ontology())


def spoil(folder: Path, case: dict[str, Any]) -> None:
    path = folder / case["file"]
    if "text" in case:
        path.write_text(case["text"], encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    assert text.count(case["old"]) == 1, f"{case['file']}: {case['old']!r} stands {text.count(case['old'])} times"
    path.write_text(text.replace(case["old"], case["new"]), encoding="utf-8")


def test_the_ontology_that_ships_is_faultless() -> None:
    assert check_ontology() == ()
    assert len(load_ontology().catalogue.classes) == 76


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["faults"][0].removeprefix("ontology/"))
def test_each_fault_is_reported(folder: Path, known: set[str], case: dict[str, Any]) -> None:
    spoil(folder, case)
    found = sorted(set(check_ontology(folder)) - known)
    assert len(found) == len(case["faults"])
    for fault, beginning in zip(found, sorted(case["faults"]), strict=True):
        assert fault.startswith(beginning)
        assert "; " in fault, "a fault names the way out"


def test_all_faults_are_reported_together(folder: Path, known: set[str]) -> None:
    for case in TABLE:
        spoil(folder, case)
    with pytest.raises(FaultyOntology) as caught:
        load_ontology(folder)
    found = set(caught.value.faults) - known
    for case in TABLE:
        for beginning in case["faults"]:
            assert any(fault.startswith(beginning) for fault in found), beginning
    assert str(caught.value).startswith(f"{len(caught.value.faults)} fault(s) in the ontology:\n")
    assert len(TABLE) >= 17


@pytest.mark.parametrize("name", ["vocabulary.ttl", "shapes.ttl"])
def test_turtle_that_does_not_parse_is_named(folder: Path, name: str) -> None:
    (folder / name).write_text("hub:War a owl:Class", encoding="utf-8")
    faults = check_ontology(folder)
    assert len(faults) == 1
    assert faults[0].startswith(f"ontology/{name}: cannot be read")


def test_files_that_cannot_be_read_are_all_named(folder: Path) -> None:
    (folder / "id" / "grammar.toml").write_text("[lists\n", encoding="utf-8")
    (folder / "id" / "times.toml").write_bytes(b"months = ['\xff']\n")
    (folder / "entities" / "nations.csv").unlink()
    (folder / "id" / "figures.toml").write_text("numbers = 3\n", encoding="utf-8")
    faults = check_ontology(folder)
    for place in (
        "id/grammar.toml: cannot be read",
        "id/times.toml: cannot be read",
        "entities/nations.csv: is missing",
    ):
        assert any(fault.startswith(f"ontology/{place}") for fault in faults), place
    assert any("figures" in fault for fault in faults)


def test_the_light_parts_load_alone(folder: Path) -> None:
    shutil.rmtree(folder / "entities")
    assert len(read_catalogue(folder).classes) == 76
    assert "timeline" in read_queries(folder)


def test_the_light_parts_report_their_faults(folder: Path) -> None:
    spoil(folder, next(case for case in TABLE if case["file"] == "queries/members.rq"))
    spoil(folder, TABLE[0])
    with pytest.raises(FaultyOntology, match=r"members\.rq: does not parse"):
        read_queries(folder)
    with pytest.raises(FaultyOntology, match="hub:War: has 0 label texts"):
        read_catalogue(folder)
