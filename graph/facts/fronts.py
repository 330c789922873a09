"""Find who fights whom in a text, and name the sides of a war or truce that the words leave out: *perang itu*."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..clauses.clause import Clause
from ..knowledge.grammar import Grammar
from ..knowledge.traits import Traits
from ..model import Evidence, Fact, Filler, Kind, Literal, Status
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
    """Hold for whom somebody acts, where places lie, what those are whom the text names, and the classes of facts.

    ``open`` are the frames whose words may leave out the sides, ``text`` is the document's.
    """

    owners: Mapping[str, str]
    homes: Mapping[str, str]
    kinds: Mapping[str, Kind]
    traits: Traits
    grammar: Grammar
    open: frozenset[str]
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Fronts:
    """Hold how often the text tells of each two that fight each other, who strikes whom or where, and in which places.

    ``said`` is where it first tells of two, or of one and where he strikes.
    """

    weights: Counter[Sides] = field(default_factory=Counter)
    strikes: dict[str, Counter[Sides]] = field(default_factory=dict)
    places: dict[Sides, set[str]] = field(default_factory=dict)
    said: dict[Sides, tuple[Evidence, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Known:
    """Hold of each class of facts who is told to take part, and which classes tell of two or more."""

    sides: dict[str, set[str]] = field(default_factory=dict)
    between: set[str] = field(default_factory=set)

    def add(self, name: str, parties: Sides) -> None:
        """Note the parties of a fact."""
        self.sides.setdefault(name, set()).update(parties)
        if len(parties) > 1:
            self.between.add(name)


def name_sides(told: Sequence[Told], fighters: Fighters) -> list[Told]:
    """Give the wars and truces that name no two sides those who fight in the text; drop what then names nobody.

    What names nobody at all is only heard where nothing else tells that those fight, or that their fight rests;
    talks and tensions only where nothing tells of any between two.
    """
    fronts = _find_fronts((fact for fact, _ in told), fighters)
    beside = _by_sentence(told)
    named = [(_with_sides(fact, clause, beside, fronts, fighters), clause) for fact, clause in told]
    nameless = [_names_no_side(fact, fighters) for fact, _ in told]
    known = _Known()
    for (fact, _), less in zip(named, nameless, strict=True):
        if not less:
            known.add(fact.name, _fighting(fact, fighters))
    heard: list[Told] = []
    for (fact, clause), less in zip(named, nameless, strict=True):
        if not less or _is_news(fact, known, fighters):
            heard.append((fact, clause))
            known.add(fact.name, _fighting(fact, fighters))
    return heard


def _by_sentence(told: Sequence[Told]) -> dict[Evidence, list[Fact]]:
    beside: dict[Evidence, list[Fact]] = {}
    for fact, _ in told:
        for evidence in fact.evidence:
            beside.setdefault(evidence, []).append(fact)
    return beside


def _with_sides(
    fact: Fact, clause: Clause | None, told: Mapping[Evidence, Sequence[Fact]], fronts: _Fronts, fighters: Fighters
) -> Fact:
    """Return a fact with the sides that its words leave out.

    What has a name, *Perang Teluk*, need not be what is fought in the text: only who is told to fight in the same
    sentence is known to fight in it.
    """
    if not _is_open(fact, clause, fighters):
        return fact
    name = _name_of(clause, fighters.text)
    if name and _names_no_side(fact, fighters):
        beside = _find_fronts((one for evidence in fact.evidence for one in told[evidence]), fighters)
        whole = _named(fact, beside, fighters) if len(beside.weights) == 1 else fact
        if whole is fact or whole.fillers("title"):
            return whole
        called = ("title", Filler(literal=Literal(name), why="what it is called"))
        return replace(whole, roles=tuple(sorted((*whole.roles, called), key=lambda one: (one[0], one[1].identity))))
    return _named(fact, fronts, fighters)


def _name_of(clause: Clause | None, text: str) -> str:
    """Return the words of what a clause tells, where they are a name: a capital follows the first."""
    part = clause.part if clause is not None and clause.noun else None
    words = text[part.span.start : part.span.end].split() if part is not None else []
    return " ".join(words) if any(word[:1].isupper() for word in words[1:]) else ""


def _names_no_side(fact: Fact, fighters: Fighters) -> bool:
    """Tell what names nobody at all, and talks or tensions that name no party."""
    disputed = fact.name in fighters.traits.disputes and fact.frame in fighters.open
    return not _names_somebody(fact) or (disputed and not fact.fillers("party"))


def _is_news(fact: Fact, known: _Known, fighters: Fighters) -> bool:
    """Tell whether nothing else tells of a fight of those who are named for it, or of talks between any two."""
    sides = _fighting(fact, fighters)
    if fact.name in fighters.traits.disputes:
        new = len(sides) > 1 and fact.name not in known.between
    else:
        new = bool(sides) and not sides & known.sides.get(fact.name, set())
    return new and fact.status is Status.ASSERTED


def _fighting(fact: Fact, fighters: Fighters) -> Sides:
    return frozenset(_sides(fact, "party", fighters))


def _is_open(fact: Fact, clause: Clause | None, fighters: Fighters) -> bool:
    """Tell what leaves out its sides, but for what is fought within one land: *perang saudara*."""
    within = clause is not None and fighters.grammar.is_in("nouns.within_land", clause.noun or "")
    return fact.frame in fighters.open and fact.status in _TOLD and not within


def _names_somebody(fact: Fact) -> bool:
    return any(filler.entity for _, filler in fact.roles)


def _entities(fact: Fact, role: str) -> frozenset[str]:
    return frozenset(filler.entity for filler in fact.fillers(role) if filler.entity)


def _find_fronts(facts: Iterable[Fact], fighters: Fighters) -> _Fronts:
    fronts = _Fronts()
    for fact in facts:
        if fact.status not in _TOLD or fact.name not in fighters.traits.fights:
            continue
        places = _entities(fact, "place")
        actors, struck = _sides(fact, "actor", fighters), _sides(fact, "recipient", fighters)
        for sides, weight in _opposed(fact, actors, struck, fighters):
            fronts.weights[sides] += weight
            fronts.said.setdefault(sides, fact.evidence)
            fronts.places.setdefault(sides, set()).update(places if weight == _NAMED else ())
        for actor in actors:
            for where in {*struck, *places, *(fighters.homes.get(place, place) for place in places)} - {actor}:
                fronts.strikes.setdefault(where, Counter())[frozenset((actor,))] += 1
                fronts.said.setdefault(frozenset((actor, where)), fact.evidence)
    return fronts


def _opposed(
    fact: Fact, actors: Sequence[str], struck: Sequence[str], fighters: Fighters
) -> Iterator[tuple[Sides, int]]:
    """Yield who is against whom in a fact: the parties of a war, who strikes and who is struck."""
    parties = frozenset(_sides(fact, "party", fighters))
    if len(parties) == 2:
        yield parties, _NAMED
    for actor in actors:
        yield from ((frozenset((actor, hit)), _BLOW) for hit in struck if hit != actor)


def _sides(fact: Fact, role: str, fighters: Fighters) -> list[str]:
    keys = [filler.entity for filler in fact.fillers(role) if filler.entity]
    acting = {key: fighters.owners.get(key, key) for key in keys}
    whose = [acting[key] if fighters.kinds.get(key) not in _SIDES else key for key in keys]
    return [key for key in whose if fighters.kinds.get(key) in _SIDES]


def _named(fact: Fact, fronts: _Fronts, fighters: Fighters) -> Fact:
    """Return the fact with the sides that are missing, where the text tells of no others who may be meant."""
    parties, places = _entities(fact, "party"), _entities(fact, "place")
    known, others = (frozenset(_sides(fact, role, fighters)) for role in ("party", "actor"))
    apart = not known if fact.name in fighters.traits.mediated else not fact.fillers("actor")
    if len(parties) != len(known) or len(known) > 1 or not apart:
        return fact
    where = frozenset[str]() if fact.name in fighters.traits.disputes else places  # they talk elsewhere
    sides = _who_fight(known, where, fronts) or _who_fight_there(known, where, fronts, fighters)
    if not sides or sides & others:
        return fact
    there = (other for place in sorted(places) for other in (place, fighters.homes.get(place, place)))
    keys = (sides, *(sides | {other} for other in there))
    said = next((fronts.said[key] for key in keys if key in fronts.said), ())
    roles = [one for one in fact.roles if one[0] != "place" or one[1].entity not in sides]
    roles += [("party", Filler(entity=key, why=_WHY)) for key in sorted(sides - parties)]
    ordered = tuple(sorted(roles, key=lambda one: (one[0], one[1].identity)))
    return replace(fact, roles=ordered, evidence=tuple(dict.fromkeys((*fact.evidence, *said))))


def _who_fight(known: Sides, places: Sides, fronts: _Fronts) -> Sides:
    """Return the two sides of whom one, or where they fight, is known."""
    return _foremost(
        {
            sides: weight
            for sides, weight in fronts.weights.items()
            if known <= sides and (not places or places & (sides | fronts.places[sides]))
        }
    )


def _who_fight_there(known: Sides, places: Sides, fronts: _Fronts, fighters: Fighters) -> Sides:
    """Return who strikes a place, with the nation if the place is one."""
    if known or len(places) != 1:
        return frozenset()
    (place,) = places
    there = _foremost(fronts.strikes.get(place, fronts.strikes.get(fighters.homes.get(place, place), {})))
    return there | places if there and fighters.kinds.get(place) is Kind.NATION else there


def _foremost(weights: Mapping[Sides, int]) -> Sides:
    """Return the sides told of most, if they are told of twice as often as any others."""
    best = sorted(weights.items(), key=lambda one: (-one[1], sorted(one[0])))[:2]
    if not best or (len(best) > 1 and best[0][1] < 2 * best[1][1]):
        return frozenset()
    return best[0][0]
