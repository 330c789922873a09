"""An office whose nation the words leave open is where the context puts it, or open."""

from __future__ import annotations

from collections.abc import Callable

from graph.model import Naming


def test_the_next_of_a_list_is_not_the_one_named_before(read: Callable[..., Naming]) -> None:
    offices = read("Menlu Peru Hugo Fidan, Menlu Chili, dan Menlu Bolivia Ana Safadi bertemu.").offices
    assert [(office.person, office.of) for office in offices] == [("hugo-fidan", "peru"), ("ana-safadi", "bolivia")]


def test_a_title_without_a_nation_stays_open_where_nothing_is_clear(read: Callable[..., Naming]) -> None:
    (office,) = read("Presiden Mikael Vanderloo berpidato semalam.").offices
    assert office.of is None


def test_two_nations_side_by_side_give_no_office(read: Callable[..., Naming]) -> None:
    (office,) = read("Hubungan Ghana dengan Kenya diwarnai kunjungan Presiden Ottmar Brandner ke Lima.").offices
    assert office.of is None


def test_a_nation_has_no_office_that_it_lacks(read: Callable[..., Naming]) -> None:
    naming = read("Presiden AS Harold Brixton dan Perdana Menteri Anton Alban bertemu. AS puas, kata AS kepada AS.")
    assert [office.of for office in naming.offices] == ["amerika-serikat", None]


def test_an_outlet_at_home_shortens_the_titles_of_its_own_ministers(read: Callable[..., Naming]) -> None:
    text = "Menteri Perdagangan (Mendag) Bagas Santoro membahas tarif AS dengan Kenya."
    assert [office.of for office in read(text, publisher="Kompas").offices] == ["indonesia"]
    assert [office.of for office in read(text, publisher="Reuters").offices] == [None]


def test_whose_an_office_is_stays_open_where_the_words_are_not_known(read: Callable[..., Naming]) -> None:
    text = "Kenya membebaskan Mutaz Tawilin, wakil kepala laskar desa setempat yang setia. Kenya puas, kata Kenya."
    assert [(office.title, office.of) for office in read(text).offices] == [("wakil kepala", None)]


def test_a_rebel_leader_leads_no_nation_that_the_text_is_about(read: Callable[..., Naming]) -> None:
    text = "Ratusan warga Kenya berunjuk rasa di Kenya. Kenya mengenang {} Kofi Boateng."
    assert [office.of for office in read(text.format("pemimpin pemberontak")).offices] == [None]
    assert [office.of for office in read(text.format("presiden")).offices] == ["kenya"]
