"""Titles give their holder an office; the cases stand in titles.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.model import Naming

CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "titles.toml").read_text())["case"]


def test_there_are_cases() -> None:
    assert len(CASES) >= 25


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:50] for case in CASES])
def test_title(case: dict[str, Any], read: Callable[..., Naming]) -> None:
    held = [[o.person, o.title, o.of, o.former] for o in read(case["text"]).offices]
    assert case["office"] in held if "office" in case else held == []


def test_a_candidate_holds_no_office(read: Callable[..., Naming]) -> None:
    naming = read("Calon presiden Chili Ernesto Kastillo menolak usul itu.")
    assert naming.offices == ()
    assert "ernesto-kastillo" in naming.entities


def test_a_rank_is_no_office(read: Callable[..., Naming]) -> None:
    naming = read("Kolonel Adolf Manirambona mengatakan pasukan siap.")
    assert naming.offices == ()
    assert "adolf-manirambona" in naming.entities


def test_a_title_that_ends_the_name_of_an_organ_is_nobodys(read: Callable[..., Naming]) -> None:
    naming = read("Menurut keterangan resmi Sekretariat Presiden, Ramon Calderas tiba di Lima.")
    assert naming.offices == ()
    assert "ramon-calderas" in naming.entities


def test_a_candidate_of_a_party_holds_no_office(read: Callable[..., Naming]) -> None:
    naming = read("Kemenangan calon presiden sayap kanan, Ernesto Kastillo, mengejutkan Chili.")
    assert naming.offices == ()


def test_one_title_of_two_nations_means_two_persons(read: Callable[..., Naming]) -> None:
    (mention, _) = read("Presiden Ghana dan Togo bertemu di Jenewa.").mentions
    assert mention.keys == ("presiden-ghana", "presiden-togo")


def test_an_ordinary_word_is_somebody_where_the_document_names_them_in_full(read: Callable[..., Naming]) -> None:
    naming = read("Menteri Perdagangan Indonesia, Budi Wirawanto, tiba. Budi mengimbau para pengusaha. Rakyat menolak.")
    assert [m.keys for m in naming.mentions] == [("budi-wirawanto",), ("budi-wirawanto",)]


def test_a_name_whose_first_word_is_ordinary_is_whole_everywhere(read: Callable[..., Naming]) -> None:
    naming = read("Kepala junta Myanmar, Min Thura Aung, pergi. Kemarin Min Thura Aung pulang.")
    assert {key for mention in naming.mentions for key in mention.keys} == {"min-thura-aung"}
