"""Persons get the offices their titles name, once, and none that is somebody else's."""

from __future__ import annotations

from collections.abc import Callable

from graph.model import Naming


def test_an_office_is_given_once(read: Callable[..., Naming]) -> None:
    naming = read("Presiden Ghana Kwame Boatengo tiba. Presiden Ghana Kwame Boatengo lalu berpidato di sana.")
    assert len(naming.offices) == 1


def test_who_serves_somebody_is_not_that_person(read: Callable[..., Naming]) -> None:
    naming = read("Presiden Kolombia Alvaro Duritas berpidato. Lalu menteri luar negeri Duritas mundur.")
    assert [office.title for office in naming.offices] == ["Presiden"]


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


def test_a_bare_minister_is_the_one_known(read: Callable[..., Naming]) -> None:
    naming = read("Menteri Pertahanan Ghana Kofi Darkoba tiba. Menteri Ghana Kofi Darkoba lalu berpidato.")
    assert [office.title for office in naming.offices] == ["Menteri Pertahanan"]


def test_the_same_title_in_another_nation_is_another_office(read: Callable[..., Naming]) -> None:
    naming = read("Duta Besar Peru Ana Kobar tiba. Duta Besar Chili Ana Kobar pulang.")
    assert [office.of for office in naming.offices] == ["peru", "chili"]


def test_a_ministers_title_in_full_is_the_shorter_one_told_before(read: Callable[..., Naming]) -> None:
    naming = read("Menteri Keamanan Ghana Kofi Darkoba tiba. Menteri Keamanan Nasional Ghana Kofi Darkoba lalu pergi.")
    assert [office.title for office in naming.offices] == ["Menteri Keamanan Nasional"]
