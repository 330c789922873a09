"""Say whose the goods are that go the other way: *ekspor Kenya ke Togo 5 juta dolar dan **impor** 3 juta*."""

from __future__ import annotations

from collections.abc import Sequence

from ..knowledge.grammar import Grammar
from .clause import Clause, Oblique


def complete_flows(clauses: Sequence[Clause], grammar: Grammar) -> None:
    """Give what goes the other way, where its phrase does not say it, the sides of what was told before it."""
    lists = grammar.lists
    ways = ((lists["flows.out"], lists["flows.to"]), (lists["flows.back"], lists["flows.from"]))
    before: Clause | None = None
    for clause in clauses:
        here = next((i for i, (words, _) in enumerate(ways) if not words.isdisjoint(_words(clause))), None)
        if here is None:
            continue
        if before is not None and not ways[1 - here][0].isdisjoint(_words(before)):
            _complete(clause, before, ways[1 - here][1], ways[here][1])
        before = clause


def _words(clause: Clause) -> frozenset[str]:
    return frozenset(clause.noun.split()) if clause.noun else frozenset(form.stem for form in clause.forms)


def _complete(clause: Clause, before: Clause, there: frozenset[str], here: frozenset[str]) -> None:
    """Turn the sides of the flow before round; whoever is named on one side of this one is not its other side."""
    beyond = [oblique for oblique in before.obliques if oblique.word in there and oblique.phrase.mentions]
    named = {key for oblique in clause.obliques for mention in oblique.phrase.mentions for key in mention.keys}
    if clause.noun and not clause.of and clause.by is None:
        clause.of = tuple(mention for mention in before.of if named.isdisjoint(mention.keys))
    own = {key for mention in clause.of for key in mention.keys}
    if not clause.times and not clause.shared:
        clause.times.extend(before.times or before.shared or (before.governor.times if before.governor else []))
    if named or own != {key for mention in before.of for key in mention.keys}:
        return
    clause.obliques.extend(Oblique(min(here), oblique.phrase) for oblique in beyond)
