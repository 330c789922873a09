"""The words for times and figures: what is wrong in them is named with file and key."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.knowledge.figures import load_figures
from graph.knowledge.folder import ontology_folder
from graph.knowledge.times import load_times


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "id").mkdir()
    for name in ("times.toml", "figures.toml"):
        shutil.copy(ontology_folder() / "id" / name, tmp_path / "id" / name)
    return tmp_path


def replace_in(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_words_are_without_fault(folder: Path) -> None:
    faults: list[str] = []
    load_times(folder, faults)
    load_figures(folder, faults)
    assert faults == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("januari = 1", "januari = 13", "id/times.toml: months.januari: 13 is not within 1 to 12; correct it"),
        ('hari = "day"', 'hari = "daily"', "id/times.toml: units.hari: 'daily' is no unit"),
        ('until = ["hingga"', 'till = ["hingga"', "id/times.toml: prepositions.till: no such key"),
        ('until = ["hingga"', 'till = ["hingga"', "id/times.toml: prepositions.until: the list is missing; add it"),
        ('month = ["bulan"]', 'month = ["Bulan"]', "id/times.toml: nouns.month: 'Bulan' must be a word in lower case"),
        ("[weekdays]", "[days_of_week]", "id/times.toml: weekdays: the table is missing; add it"),
    ],
)
def test_names_what_is_wrong_with_times(folder: Path, old: str, new: str, fault: str) -> None:
    replace_in(folder / "id" / "times.toml", old, new)
    faults: list[str] = []
    load_times(folder, faults)
    assert any(found.startswith(fault) for found in faults), faults


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('EUR = ["euro"', 'EUR = ["yen"', "id/figures.toml: currencies.JPY: 'yen' stands for EUR too"),
        ('EUR = ["euro"', 'Euro = ["euro"', "id/figures.toml: currencies.Euro: not a code of ISO 4217"),
        ("ribu = 1000", 'ribu = "1000"', "id/figures.toml: numbers.magnitudes.ribu: '1000' is no whole number"),
        ("[ranks]", "[places]", "id/figures.toml: ranks: the table is missing; add it"),
        ("leading_on =", "leading =", "id/figures.toml: counts.leading_on: the list is missing; add it"),
    ],
)
def test_names_what_is_wrong_with_figures(folder: Path, old: str, new: str, fault: str) -> None:
    replace_in(folder / "id" / "figures.toml", old, new)
    faults: list[str] = []
    load_figures(folder, faults)
    assert any(found.startswith(fault) for found in faults), faults
