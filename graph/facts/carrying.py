"""Say whom a deed befalls where the text says it once for all deeds of the kind: to whom everybody sends help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import Fact, Filler
from .merge import Ties

_ROLE = "recipient"


def carry_recipients(facts: Sequence[Fact], ties: Ties) -> Iterator[Fact]:
    """Give a fact that names nobody the one whom all other facts of its class name, others of his nation among them."""
    befallen = {name: _only_one(facts, name, ties) for name in ties.traits.for_one}
    for fact in facts:
        key = befallen.get(fact.name)
        acting = {ties.owners.get(filler.entity or "", filler.entity) for filler in fact.fillers("actor")}
        if key is None or fact.fillers(_ROLE) or key in acting or not acting:
            yield fact
        else:
            filler = Filler(entity=key, why="whom all others of its kind in the text name")
            yield replace(fact, roles=tuple(sorted((*fact.roles, (_ROLE, filler)), key=lambda item: item[0])))


def _only_one(facts: Sequence[Fact], name: str, ties: Ties) -> str | None:
    """Return the nation that every fact of a class with a recipient names, by itself, a body or a place in it."""
    named = [fact.fillers(_ROLE) for fact in facts if fact.name == name and fact.fillers(_ROLE)]
    nations = {_nation(filler.entity or "", ties) for fillers in named for filler in fillers}
    return next(iter(nations)) if len(nations) == 1 else None


def _nation(key: str, ties: Ties) -> str:
    return ties.owners.get(key) or ties.homes.get(key) or key
