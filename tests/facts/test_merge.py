"""One fact however often it is said, with its most precise time; what differs stays apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from graph.facts.merge import Ties, merge_facts
from graph.knowledge.ontology import load_ontology
from graph.model import Evidence, Fact, Filler, Literal, Reading, Span, Status, Time
from graph.timing.edtf import bounds, is_compatible, more_precise

CASES, LEAST = "merge", 20
TRAITS = load_ontology().traits


def on(edtf: str) -> Time:
    return Time(Span(0, 1), edtf, edtf, *bounds(edtf), "test")


def fact(name: str, at: int, when: str = "", status: Status = Status.ASSERTED, **roles: Any) -> Fact:
    """Return a fact of the sentence at a place; a role is an entity's key, several in a tuple, or words or a number."""
    pairs: list[tuple[str, Filler]] = []
    for role, value in sorted(roles.items()):
        for one in sorted(value) if isinstance(value, tuple) else [value]:
            is_word = isinstance(one, Literal)
            pairs.append((role, Filler(literal=one) if is_word else Filler(entity=one)))
    evidence = (Evidence("contoh", Span(at, at + 1)),)
    return Fact(name, tuple(pairs), status, "frame", evidence, on(when) if when else None)


def merged(*facts: Fact, ties: Ties = Ties()) -> tuple[Fact, ...]:  # noqa: B008 - frozen
    return merge_facts(facts, is_compatible, more_precise, replace(ties, traits=TRAITS))


def test_what_is_said_twice_is_one_fact_with_both_sentences() -> None:
    (one,) = merged(fact("Visit", 0, actor="a", place="p"), fact("Visit", 5, actor="a", place="p"))
    assert [evidence.span.start for evidence in one.evidence] == [0, 5]


def test_the_more_precise_compatible_time_is_kept() -> None:
    for first, second in (("1989", "1989-07"), ("1989-07", "1989"), ("", "1989-07"), ("1989-07", "")):
        (one,) = merged(fact("Visit", 0, first, actor="a", place="p"), fact("Visit", 1, second, actor="a", place="p"))
        assert one.time is not None
        assert one.time.edtf == "1989-07"


def test_contradicting_times_stay_two_facts() -> None:
    assert (
        len(merged(fact("Visit", 0, "1989", actor="a", place="p"), fact("Visit", 1, "1990", actor="a", place="p"))) == 2
    )


def test_the_roles_are_united_where_one_says_more() -> None:
    (one,) = merged(fact("Attack", 0, actor="a", recipient="b"), fact("Attack", 1, actor="a", recipient="b", place="p"))
    assert [role for role, _ in one.roles] == ["actor", "place", "recipient"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (fact("Visit", 0, actor="a", place="p"), fact("Meeting", 1, actor="a", place="p")),
        (fact("Visit", 0, actor="a", place="p"), fact("Visit", 1, actor="b", place="p")),
        (fact("Visit", 0, actor="a", place="p"), fact("Visit", 1, actor="a", place="q")),
        (fact("Visit", 0, actor="a", place="p"), fact("Visit", 1, status=Status.PLANNED, actor="a", place="p")),
        (fact("Visit", 0, actor="a", place="p"), fact("Visit", 1, status=Status.NEGATED, actor="a", place="p")),
        (fact("Arrest", 0, actor="a"), fact("Arrest", 1, actor="a", place="p", recipient="b")),
        (
            fact("Trade", 0, party=("a", "b"), amount=Literal("5 juta", Decimal(5))),
            fact("Trade", 1, party=("a", "b"), amount=Literal("6 juta", Decimal(6))),
        ),
        (
            fact("Office", 0, actor="a", recipient="b", title=Literal("presiden")),
            fact("Office", 1, actor="a", recipient="b", title=Literal("menteri")),
        ),
    ],
)
def test_what_differs_stays_apart(one: Fact, other: Fact) -> None:
    assert len(merged(one, other)) == 2


def test_equal_numbers_in_other_words_are_one() -> None:
    first = fact("Trade", 0, party=("a", "b"), amount=Literal("5 juta", Decimal(5_000_000)))
    second = fact("Trade", 1, party=("a", "b"), amount=Literal("5.000.000", Decimal("5E+6")))
    assert len(merged(first, second)) == 1


def test_what_is_asserted_outweighs_what_is_claimed() -> None:
    claimed = Fact(
        **{
            slot: getattr(fact("Visit", 1, actor="a", place="p"), slot)
            for slot in ("name", "roles", "frame", "evidence")
        },
        status=Status.CLAIMED,
        speaker="x",
    )
    (one,) = merged(fact("Visit", 0, actor="a", place="p"), claimed)
    assert (one.status, one.speaker) == (Status.ASSERTED, None)


def test_wars_are_compared_by_who_is_in_them() -> None:
    assert len(merged(fact("War", 0, party=("a", "b")), fact("War", 1, place="a"))) == 1


def test_what_two_presidents_sign_their_nations_sign() -> None:
    one, other = fact("Agreement", 0, party=("a", "b")), fact("Agreement", 1, party=("pa", "pb"))
    assert len(merged(one, other, ties=Ties(owners={"pa": "a", "pb": "b"}))) == 1
    assert len(merged(one, other, ties=Ties(owners={"pa": "a", "pb": "c"}))) == 2


def test_a_journey_to_a_place_goes_to_its_nation() -> None:
    one, other = fact("Visit", 0, "2019-05", actor="x", place="p"), fact("Visit", 1, actor="x", place="n")
    assert len(merged(one, other, ties=Ties(homes={"p": "n"}))) == 1
    assert len(merged(one, other)) == 2


def test_the_order_of_two_mentions_changes_nothing() -> None:
    facts = [fact("Visit", 0, "1989", actor="a", place="p"), fact("Visit", 1, "1989-07", actor="a", place="p")]
    ids = {merged(*order)[0].id for order in permutations(facts)}
    assert len(ids) == 1


def test_texts(case: Mapping[str, Any], read: Callable[..., Reading]) -> None:
    facts = [fact for fact in read(case["text"]).facts if fact.name == case["class"]]
    assert [len(fact.evidence) for fact in facts] == case["sentences"]
    if "when" in case:
        assert [fact.time.edtf if fact.time else "" for fact in facts] == case["when"]


def test_a_rank_and_an_amount_that_two_sentences_tell_are_two_facts() -> None:
    ranked = fact("Trade", 0, party=("a", "b"), rank=Literal("ketiga", Decimal(3)))
    valued = fact("Trade", 5, "2016", party=("a", "b"), amount=Literal("5 juta", Decimal(5)))
    assert len(merged(ranked, valued)) == 2
