"""Say which edges a fact gives; the one place that knows how fillers pair up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import product

from ..knowledge.catalogue import EdgeRule

Pair = tuple[str, str]


def edge_pairs(rule: EdgeRule | None, fillers: Callable[[str], Iterable[str]]) -> list[Pair]:
    """Return subject and object of every edge, sorted; ``fillers`` gives the keys of the entities in a role.

    Nothing is its own neighbour, and a symmetric property runs both ways.
    """
    if rule is None:
        return []
    pairs = {(one, other) for one, other in product(fillers(rule.subject), fillers(rule.object)) if one != other}
    if rule.symmetric:
        pairs |= {(other, one) for one, other in pairs}
    return sorted(pairs)
