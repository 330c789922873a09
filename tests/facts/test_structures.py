"""Locations: what the make-up of a phrase tells of where things lie. Cases in cases/structures.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.model import Reading

CASES, LEAST = "structures", 25


def test_location(case: Mapping[str, Any], read: Callable[..., Reading]) -> None:
    facts = [fact for fact in read(case["text"]).facts if fact.name == "Location"]
    located = [[fact.fillers(role)[0].entity for role in ("actor", "recipient")] for fact in facts]
    assert sorted(located) == sorted(case["located"]), [fact.frame for fact in facts]


def test_a_politician_belongs_to_the_party_he_is_from(read: Callable[..., Reading]) -> None:
    (fact,) = (f for f in read("Komla Adjei dari Partai Buruh mengecam serangan itu.").facts if f.name == "Membership")
    assert [fact.fillers(role)[0].entity for role in ("actor", "recipient")] == ["komla-adjei", "partai-buruh"]


def test_nations_in_a_bracket_behind_an_organisation_are_its_members(read: Callable[..., Reading]) -> None:
    text = "Kemarin kelompok G7 (Kanada, Italia, dan Jepang) mengecam serangan itu di Kenya (Nairobi, Mombasa)."
    facts = [fact for fact in read(text).facts if fact.name == "Membership"]
    assert sorted(fact.fillers("actor")[0].entity or "" for fact in facts) == ["italia", "jepang", "kanada"]
    assert {fact.fillers("recipient")[0].entity for fact in facts} == {"g7"}


def test_a_mission_that_is_named_with_its_city_sits_there(read: Callable[..., Reading]) -> None:
    text = "KBRI Kairo meminta warga waspada. Konsulat Jenderal Kenya Jeddah tutup. KBRI memulangkan warga."
    facts = [fact for fact in read(text).facts if fact.name == "Mission"]
    told = [tuple(fact.fillers(role)[0].entity for role in ("actor", "recipient", "place")) for fact in facts]
    assert told == [("indonesia", "mesir", "kairo"), ("kenya", "arab-saudi", "jeddah")]
