"""A first look over a document tells whom it names and what it is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.naming.headlines import defined_nation, headline_pair, title_pair
from graph.naming.survey import Survey, open_history

Look = Callable[..., Survey]


def test_nations_are_counted_with_what_is_theirs(look: Look) -> None:
    assert look("Peru menang. Lima bersorak, kata Peru kepada Chili.").counts == {"peru": 3, "chili": 1}


def test_a_bracket_defines(look: Look) -> None:
    survey = look("Asia Maritime Watch Initiative (AMWI) menerbitkan peta.")
    assert list(survey.abbreviations) == ["AMWI"]


@pytest.mark.parametrize("behind", ["(Bram)", "alias Bram", "(lahir 1970 alias Bram)"])
def test_a_short_name_means_the_person(look: Look, behind: str) -> None:
    survey = look(f"Presiden Ghana Kwame Boatengo {behind} tiba.")
    assert survey.full_name(("Bram",)) == ("Kwame", "Boatengo")


@pytest.mark.parametrize("title", ["Hubungan Ghana dengan Togo", "Sejarah hubungan diplomatik Ghana - Togo"])
def test_a_page_on_two_nations_names_them_in_its_title(look: Look, title: str) -> None:
    survey = look("Keduanya bersahabat.", title=title)
    assert title_pair(survey.document, survey.views, survey.known) == ("ghana", "togo")


@pytest.mark.parametrize(
    ("title", "pair"),
    [
        ("Ghana Kecam Togo", ("ghana", "togo")),
        ("Ghana Kecam ASEAN", ("ghana", "asean")),
        ("Menlu Ghana Tiba di Togo", ()),
        ("Ghana, Togo dan Peru Berunding", ()),
    ],
)
def test_a_headline_names_two_sides(look: Look, title: str, pair: tuple[str, ...]) -> None:
    survey = look("Itu terjadi kemarin.", title=title)
    assert headline_pair(survey.document, survey.known) == pair


def test_a_first_sentence_says_what_a_nation_is(look: Look) -> None:
    assert defined_nation(look("Malta adalah sebuah negara kepulauan.").views) == "malta"
    assert defined_nation(look("Malta adalah sahabat Italia.").views) is None


def test_only_some_outlets_are_at_home(look: Look) -> None:
    assert look("Malta menang.", publisher="Kompas").home
    assert not look("Malta menang.", publisher="Reuters").home


def test_a_namesake_rules_elsewhere(look: Look) -> None:
    survey = look("Raja Yordania Abdullah bin Hussein tiba. Raja Abdullah dari Arab Saudi menunggu.")
    assert survey.ruled == {"abdullah-bin-hussein": {"yordania"}}
    assert ("abdullah", "arab-saudi") in open_history(survey).offices["raja"]
