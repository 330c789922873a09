"""Entities have readable keys, and what is met under several words is one."""

from __future__ import annotations

import pytest

from graph.knowledge.entities import KnownNames
from graph.model import Kind
from graph.naming.nodes import Nodes, person_key, slug


@pytest.mark.parametrize(
    ("name", "key"),
    [("Ján Čarnogurský", "jan-carnogursky"), ("Côte d'Ivoire", "cote-divoire"), ("Al-Shabaab (AS)", "al-shabaab-as")],
)
def test_a_key_is_plain(name: str, key: str) -> None:
    assert slug(name) == key


def test_a_person_does_not_take_the_key_of_a_place(known: KnownNames) -> None:
    assert person_key(("Peru",), known) == f"peru-{known.wording.person_suffix}"
    assert person_key(("Ana", "Kobar"), known) == "ana-kobar"


def test_an_organ_is_its_owners(known: KnownNames) -> None:
    nodes = Nodes(known)
    nodes.know("peru", "Peru")
    key = nodes.body("angkatan laut ~", "peru", Kind.BODY, "AL Peru")
    assert (nodes[key].label, nodes[key].of) == ("angkatan laut Peru", "peru")
    assert nodes.nation_of(key) == "peru"
    assert "AL Peru" in nodes[key].names


def test_a_person_is_known_by_the_last_name_with_its_particles(known: KnownNames) -> None:
    nodes = Nodes(known)
    assert nodes[nodes.person(("Hugo", "de", "la", "Sela"))].names == {"Hugo de la Sela", "de la Sela"}


def test_agencies_take_no_side(known: KnownNames) -> None:
    nodes = Nodes(known)
    assert not nodes.is_side("reuters")
    assert nodes.is_side("asean")
    assert nodes.is_side(nodes.unknown("Front Pembebasan Antah", Kind.ORGANISATION))


def test_the_first_owner_stays(known: KnownNames) -> None:
    nodes = Nodes(known)
    key = nodes.person(("Ana", "Kobar"))
    for owner in ("peru", "chili"):
        nodes.give_owner(key, owner)
    assert nodes[key].of == "peru"
