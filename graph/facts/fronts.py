"""Find who fights whom in a text, and name the sides of a war or truce that the words leave out: *perang itu*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..knowledge.traits import Traits
from ..model import Fact, Filler, Kind, Status
from .dating import Told

Sides = frozenset[str]
#: Who may be a side: those whom others act for.
_SIDES = frozenset({Kind.NATION, Kind.ORGANISATION})
_TOLD = (Status.ASSERTED, Status.CLAIMED)
#: How much more a war that is told with its sides counts than a blow of one at another.
_NAMED, _BLOW = 3, 1
#: Why somebody is a side though the clause does not say so.
_WHY = "who fights whom in the text"


@dataclass(frozen=True, slots=True)
class Fighters:
    """Hold for whom somebody acts, what those are whom the text names, and the classes of facts.

    ``open`` are the frames whose words may leave out the sides.
    """

    owners: Mapping[str, str]
    kinds: Mapping[str, Kind]
    traits: Traits
    open: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Fronts:
    """Hold how often the text tells of each two or more that fight each other, and in which places."""

    weights: Mapping[Sides, int]
    places: Mapping[Sides, frozenset[str]]


def name_sides(told: Sequence[Told], fighters: Fighters) -> list[Told]:
    """Give the wars and truces that name no two sides those who fight in the text; drop what then names nobody.

    What names nobody at all is only heard where nothing else tells that those fight, or that their fight rests.
    """
    sided = fighters.traits.sided
    fronts = _find_fronts((fact for fact, _ in told), fighters)
    known = {(fact.name, frozenset(_sides(fact, "party", fighters))) for fact, _ in told if fact.name in sided}
    named: list[Told] = []
    for fact, clause in told:
        whole = _named(fact, fronts, fighters) if fact.frame in fighters.open else fact
        sides = (fact.name, frozenset(_sides(whole, "party", fighters)))
        heard = fact.status is Status.ASSERTED and _names_somebody(whole) and sides not in known
        if heard or _names_somebody(fact):
            named.append((whole, clause))
            known.add(sides)
    return named


def _names_somebody(fact: Fact) -> bool:
    return any(filler.entity for _, filler in fact.roles)


def _find_fronts(facts: Iterator[Fact], fighters: Fighters) -> _Fronts:
    weights: Counter[Sides] = Counter()
    places: dict[Sides, set[str]] = {}
    for fact in facts:
        for sides, weight in _opposed(fact, fighters):
            weights[sides] += weight
            there = fact.fillers("place") if fact.fillers("party") else ()
            places.setdefault(sides, set()).update(filler.entity for filler in there if filler.entity)
    return _Fronts(weights, {sides: frozenset(where) for sides, where in places.items()})


def _opposed(fact: Fact, fighters: Fighters) -> Iterator[tuple[Sides, int]]:
    """Yield who is against whom in a fact: the parties of a war, who strikes and who is struck."""
    if fact.status not in _TOLD or fact.name not in fighters.traits.fights:
        return
    parties = frozenset(_sides(fact, "party", fighters))
    if len(parties) == 2:
        yield parties, _NAMED
    for actor in _sides(fact, "actor", fighters):
        yield from ((frozenset((actor, hit)), _BLOW) for hit in _sides(fact, "recipient", fighters) if hit != actor)


def _sides(fact: Fact, role: str, fighters: Fighters) -> list[str]:
    keys = [filler.entity for filler in fact.fillers(role) if filler.entity]
    acting = {key: fighters.owners.get(key, key) for key in keys}
    whose = [acting[key] if fighters.kinds.get(key) not in _SIDES else key for key in keys]
    return [key for key in whose if fighters.kinds.get(key) in _SIDES]


def _named(fact: Fact, fronts: _Fronts, fighters: Fighters) -> Fact:
    """Return the fact with the sides that are missing, where only one front of the text fits it."""
    known = frozenset(_sides(fact, "party", fighters))
    if len(fact.fillers("party")) != len(known) or len(known) > 1 or fact.fillers("actor"):
        return fact
    places = frozenset(filler.entity for filler in fact.fillers("place") if filler.entity)
    fitting = {sides: weight for sides, weight in fronts.weights.items() if _fits(sides, known, places, fronts)}
    sides = _foremost(fitting)
    if not sides:
        return fact
    added = sorted(sides - {filler.entity for filler in fact.fillers("party")})
    roles = [one for one in fact.roles if one[0] != "place" or one[1].entity not in sides]
    roles += [("party", Filler(entity=key, why=_WHY)) for key in added]
    return replace(fact, roles=tuple(sorted(roles, key=lambda one: (one[0], one[1].identity))))


def _fits(sides: Sides, known: Sides, places: Sides, fronts: _Fronts) -> bool:
    """Tell whether those may be the sides of a war of which somebody or a place is known."""
    return known <= sides and bool(not places or places & (sides | fronts.places[sides]))


def _foremost(weights: Mapping[Sides, int]) -> Sides:
    """Return the sides told of most, if they are told of twice as often as any others."""
    best = sorted(weights.items(), key=lambda one: (-one[1], sorted(one[0])))[:2]
    if not best or (len(best) > 1 and best[0][1] < 2 * best[1][1]):
        return frozenset()
    return best[0][0]
