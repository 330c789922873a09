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


def test_the_next_of_a_list_is_not_the_one_named_before(read: Callable[..., Naming]) -> None:
    offices = read("Menlu Peru Hugo Fidan, Menlu Chili, dan Menlu Bolivia Ana Safadi bertemu.").offices
    assert [(office.person, office.of) for office in offices] == [("hugo-fidan", "peru"), ("ana-safadi", "bolivia")]


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


def test_an_office_is_given_once(read: Callable[..., Naming]) -> None:
    naming = read("Presiden Ghana Kwame Boatengo tiba. Presiden Ghana Kwame Boatengo lalu berpidato di sana.")
    assert len(naming.offices) == 1


def test_a_title_without_a_nation_stays_open_where_nothing_is_clear(read: Callable[..., Naming]) -> None:
    (office,) = read("Presiden Mikael Vanderloo berpidato semalam.").offices
    assert office.of is None


def test_two_nations_side_by_side_give_no_office(read: Callable[..., Naming]) -> None:
    (office,) = read("Hubungan Ghana dengan Kenya diwarnai kunjungan Presiden Ottmar Brandner ke Lima.").offices
    assert office.of is None


def test_who_serves_somebody_is_not_that_person(read: Callable[..., Naming]) -> None:
    naming = read("Presiden Kolombia Alvaro Duritas berpidato. Lalu menteri luar negeri Duritas mundur.")
    assert [office.title for office in naming.offices] == ["Presiden"]


def test_a_candidate_of_a_party_holds_no_office(read: Callable[..., Naming]) -> None:
    naming = read("Kemenangan calon presiden sayap kanan, Ernesto Kastillo, mengejutkan Chili.")
    assert naming.offices == ()


def test_a_nation_has_no_office_that_it_lacks(read: Callable[..., Naming]) -> None:
    naming = read("Presiden AS Harold Brixton dan Perdana Menteri Anton Alban bertemu. AS puas, kata AS kepada AS.")
    assert [office.of for office in naming.offices] == ["amerika-serikat", None]


def test_the_leader_of_one_nation_does_not_rule_another(read: Callable[..., Naming]) -> None:
    naming = read("Prabowo Subianto bertemu Emmanuel Macron, PM Singapura, dan yang lain.")
    assert naming.offices == ()


def test_whose_envoy_it_is_does_not_hold_the_title(read: Callable[..., Naming]) -> None:
    naming = read("Ia menemui utusan khusus Putin kemarin.")
    assert naming.offices == ()
    assert "putin" not in {key for mention in naming.mentions for key in mention.keys}


def test_who_advises_a_ruler_is_not_the_ruler(read: Callable[..., Naming]) -> None:
    naming = read(
        "Presiden Kolombia Alvaro Duritas menolak. Penasihat tertinggi Alvaro Duritas mengatakan mereka siap."
    )
    assert [office.title for office in naming.offices] == ["Presiden"]


def test_one_title_of_two_nations_means_two_persons(read: Callable[..., Naming]) -> None:
    (mention, _) = read("Presiden Ghana dan Togo bertemu di Jenewa.").mentions
    assert mention.keys == ("presiden-ghana", "presiden-togo")


def test_an_ordinary_word_is_somebody_where_the_document_names_them_in_full(read: Callable[..., Naming]) -> None:
    naming = read("Menteri Perdagangan Indonesia, Budi Wirawanto, tiba. Budi mengimbau para pengusaha. Rakyat menolak.")
    assert [m.keys for m in naming.mentions] == [("budi-wirawanto",), ("budi-wirawanto",)]


def test_a_name_whose_first_word_is_ordinary_is_whole_everywhere(read: Callable[..., Naming]) -> None:
    naming = read("Kepala junta Myanmar, Min Thura Aung, pergi. Kemarin Min Thura Aung pulang.")
    assert {key for mention in naming.mentions for key in mention.keys} == {"min-thura-aung"}


def test_an_outlet_at_home_shortens_the_titles_of_its_own_ministers(read: Callable[..., Naming]) -> None:
    text = "Menteri Perdagangan (Mendag) Bagas Santoro membahas tarif AS dengan Kenya."
    assert [office.of for office in read(text, publisher="Kompas").offices] == ["indonesia"]
    assert [office.of for office in read(text, publisher="Reuters").offices] == [None]


def test_whose_an_office_is_stays_open_where_the_words_are_not_known(read: Callable[..., Naming]) -> None:
    text = "Kenya membebaskan Mutaz Tawilin, wakil kepala pasukan keamanan setempat yang setia. Kenya puas, kata Kenya."
    assert [(office.title, office.of) for office in read(text).offices] == [("wakil kepala", None)]
