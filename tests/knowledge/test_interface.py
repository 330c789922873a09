"""The words of the page are whole in both languages, and faults in them are named."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.knowledge.catalogue import load_catalogue
from graph.knowledge.interface import load_interface

ONTOLOGY = Path(__file__).parents[2] / "ontology"


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(ONTOLOGY, [])


def test_the_interface_is_whole(catalogue):
    faults: list[str] = []
    interface = load_interface(ONTOLOGY, catalogue, faults)
    assert faults == []
    assert interface["id"].phrases.keys() == interface["en"].phrases.keys() == catalogue.classes.keys()
    assert interface["id"].months[11] == "Desember"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('close = "Close"', "", "interface/en.toml: texts.close: missing; add it"),
        ('"{count} results"', '"{number} results"', "interface/*.toml: texts.results_count: holes differ"),
        ('"January", ', "", "interface/en.toml: months: 11 names; give twelve"),
        ("Membership =", "Membersip =", "interface/en.toml: phrases.Membersip: no such class"),
        (
            "belongs to {recipient}",
            "belongs to {place}",
            "interface/en.toml: phrases.Membership: the class has no role place",
        ),
        ("[ in {place}]", "[ in {place}", "brackets do not match"),
    ],
)
def test_faults_are_named(tmp_path, catalogue, old, new, fault):
    shutil.copytree(ONTOLOGY / "interface", tmp_path / "interface")
    english = tmp_path / "interface" / "en.toml"
    words = english.read_text(encoding="utf-8")
    assert old in words
    english.write_text(words.replace(old, new), encoding="utf-8")
    faults: list[str] = []
    load_interface(tmp_path, catalogue, faults)
    assert any(fault in each for each in faults), faults
