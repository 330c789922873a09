"""The tables of names are sound, and faults in them are all reported."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.knowledge.entities import KnownNames, load_names
from graph.knowledge.folder import ontology_folder
from graph.model import Entity, Kind, Mention, Naming, Span
from graph.naming import merge_entities
from graph.naming.merging import settle


@pytest.fixture
def ontology(tmp_path: Path) -> Path:
    """Copy the tables and word lists to where they may be spoilt."""
    for name in ("entities", "id"):
        shutil.copytree(ontology_folder() / name, tmp_path / name)
    return tmp_path


def spoil(path: Path, row: str) -> None:
    """Add a row to a table."""
    path.write_text(path.read_text(encoding="utf-8") + row + "\n", encoding="utf-8")


def test_enough_is_known(known: KnownNames) -> None:
    kinds = [entity.kind for entity in known.entities.values()]
    assert kinds.count(Kind.NATION) >= 250
    assert kinds.count(Kind.ORGANISATION) >= 400
    assert kinds.count(Kind.PLACE) >= 1500
    assert {"palestina", "taiwan", "kosovo", "sahara-barat", "hong-kong", "makau"} <= known.entities.keys()


def test_historic_states_have_their_years(known: KnownNames) -> None:
    assert known.entities["uni-soviet"].years == (1922, 1991)
    assert all(entity.years[1] or entity.years[0] is None for entity in known.entities.values() if entity.years[0])


@pytest.mark.parametrize(
    ("table", "row", "words"),
    [
        ("nations.csv", "atlantis,Atlantis,Atlantis,Peru,,,,Asia,,,", "'peru' is claimed by"),
        ("nations.csv", "atlantis,Atlantis,Atlantis,Atlantis,,,,Lemuria,,,", "region 'Lemuria' is not in regions.csv"),
        ("nations.csv", "atlantis,Atlantis,Atlantis,Atlantis,atl,,,Asia,,,", "iso2 'atl' has the wrong shape"),
        ("nations.csv", "atlantis,Atlantis,Atlantis,Atlantis,,,X12,Asia,,,", "wikidata 'X12' has the wrong shape"),
        ("nations.csv", "peru,Atlantis,Atlantis,Atlantis,,,,Asia,,,", "key 'peru' is taken"),
        ("places.csv", "tempat,Tempat Baru,Tempat Baru,negeri-antah,place,", "lies in 'negeri-antah'"),
        ("metonyms.csv", "Istana Antah,negeri-antah,,", "nation 'negeri-antah' is no entity"),
        ("shared.csv", "Antah,negeri-antah,peru,", "usual 'negeri-antah' is no entity"),
    ],
)
def test_a_fault_is_reported(ontology: Path, table: str, row: str, words: str) -> None:
    spoil(ontology / "entities" / table, row)
    faults: list[str] = []
    load_names(ontology, faults)
    assert any(words in fault for fault in faults), faults


def test_every_fault_is_in_one_report(ontology: Path) -> None:
    spoil(ontology / "entities" / "nations.csv", "atlantis,Atlantis,Atlantis,Atlantis,atl,,X12,Lemuria,,,")
    faults: list[str] = []
    load_names(ontology, faults)
    assert len(faults) == 3
    assert sum("nations.csv: row" in fault for fault in faults) == 2


def test_merging_does_not_depend_on_order(read: Callable[..., Naming]) -> None:
    first = read("Presiden Ghana Kwame Boatengo tiba di Accra.").entities
    second = read("Ghana dan Togo berunding. Kwame Boatengo mengatakan itu perlu.").entities
    assert merge_entities([first, second]) == merge_entities([second, first])
    assert merge_entities([second, first])["kwame-boatengo"].of == "ghana"


def test_a_decision_unites_or_parts(ontology: Path) -> None:
    spoil(ontology / "entities" / "decisions.csv", "same,kwame-b,kwame-boatengo,,one man")
    spoil(ontology / "entities" / "decisions.csv", "different,kwame-boatengo,kwame-boatengo-muda,lain,his son")
    faults: list[str] = []
    decisions = load_names(ontology, faults).decisions
    assert faults == []
    entity = Entity("kwame-b", Kind.PERSON, "Kwame B")
    other = Entity("kwame-boatengo", Kind.PERSON, "Kwame Boatengo")
    naming = Naming((Mention(Span(0, 5), Kind.PERSON, ("kwame-b",), ""),), {"kwame-b": entity, "kwame-boatengo": other})
    assert list(settle(naming, "contoh", decisions).entities) == ["kwame-boatengo"]
    assert settle(naming, "contoh", decisions).mentions[0].keys == ("kwame-boatengo",)
    assert "kwame-boatengo-muda" in settle(naming, "lain", decisions).entities


def test_a_faulty_decision_is_reported(ontology: Path) -> None:
    spoil(ontology / "entities" / "decisions.csv", "different,kwame,kwame-muda,,no document")
    faults: list[str] = []
    load_names(ontology, faults)
    assert any("decisions.csv: row 2" in fault for fault in faults)


def test_an_abbreviation_holds_after_its_definition(read: Callable[..., Naming]) -> None:
    text = "Asia Maritime Watch Initiative (AMWI) menerbitkan peta. AMWI menolak."
    keys = [m.keys for m in read(text).mentions]
    assert keys == [("asia-maritime-watch-initiative",), ("asia-maritime-watch-initiative",)]


def test_a_body_has_only_the_names_that_were_met(read: Callable[..., Naming]) -> None:
    names = read("Tentara AS bertemu prajurit Amerika Serikat.").entities["militer-amerika-serikat"].names
    assert names == {"militer Amerika Serikat", "Tentara AS", "prajurit Amerika Serikat"}


def test_an_abbreviation_is_what_it_was_defined_as(read: Callable[..., Naming]) -> None:
    text = "Department of Fish Taxes (DOFT) dibubarkan. Kenya memuji DOFT."
    assert "doft" not in read(text).entities


def test_a_nickname_that_is_a_full_name_is_reported(ontology: Path) -> None:
    spoil(ontology / "entities" / "nicknames.csv", "Joko Widodo,Jokowi")
    faults: list[str] = []
    load_names(ontology, faults)
    assert any("nicknames.csv" in fault for fault in faults)
