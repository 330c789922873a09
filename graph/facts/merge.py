"""Merge the facts of one document: one fact however often it is said, with its most precise time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..knowledge.traits import Traits
from ..model import CROWD, Evidence, Fact, Filler, Status, Time
from .fillers import ABROAD, WHOSE

Compatible = Callable[[str, str], bool]
Precise = Callable[[str, str], bool]
#: Words of fewer letters tell little of what is meant, and names only who is.
_TELLING = 5
_WHO = frozenset({"actor", "recipient", "party", "place", "origin", "destination"})


@dataclass(frozen=True, slots=True)
class Ties:
    """Hold for whom persons and bodies act, in which nation places lie, and how the facts of a class merge."""

    owners: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    traits: Traits = field(default_factory=Traits)


def merge_facts(
    facts: Sequence[Fact], is_compatible: Compatible, is_more_precise: Precise, ties: Ties
) -> tuple[Fact, ...]:
    """Join facts of one class that say the same of the same participants; the order of the text is kept."""
    pool = _Pool(ties)
    for fact in facts:
        near = [(known, pool.is_beside(known, fact)) for known in pool.near(fact)]
        same = [one for one in near if _is_same(pool.facts[one[0]], fact, one[1], is_compatible, ties)]
        at, _ = next((one for one in same if one[1]), next(iter(same), (None, False)))
        if at is None:
            pool.add(fact)
        else:
            pool.put(at, _join(pool.facts[at], fact, is_more_precise, ties.owners), fact)
    return tuple(replace(fact, evidence=tuple(evidence)) for fact, evidence in zip(pool.facts, pool.said, strict=True))


class _Pool:
    """Hold the facts met so far with the sentences that say each, filed by whom and where they are about.

    Two facts of one class that may be the same share somebody, those for whom somebody acts or the nation where a
    place lies, or a sentence: so a long text costs no more for each fact than a short one.
    """

    def __init__(self, ties: Ties) -> None:
        self.facts: list[Fact] = []
        self.said: list[dict[Evidence, None]] = []
        self._ties = ties
        self._filed: dict[tuple[str, str | Evidence], dict[int, None]] = {}

    def near(self, fact: Fact) -> list[int]:
        """Return the places of those that may be the same, in order."""
        return sorted({at for key in self._keys(fact) for at in self._filed.get(key, ())})

    def is_beside(self, at: int, fact: Fact) -> bool:
        """Tell whether a sentence says both."""
        return any(evidence in self.said[at] for evidence in fact.evidence)

    def add(self, fact: Fact) -> None:
        """Take in a fact that is new."""
        self.facts.append(fact)
        self.said.append({})
        self.put(len(self.facts) - 1, fact, fact)

    def put(self, at: int, joined: Fact, fact: Fact) -> None:
        """Put what a known fact and another give together in the place of the known one."""
        self.facts[at] = joined
        self.said[at].update(dict.fromkeys(fact.evidence))
        for key in self._keys(fact):
            self._filed.setdefault(key, {})[at] = None

    def _keys(self, fact: Fact) -> Iterator[tuple[str, str | Evidence]]:
        yield from ((fact.name, evidence) for evidence in fact.evidence)
        for key in {filler.entity for _, filler in fact.roles if filler.entity}:
            yield from ((fact.name, self._ties.owners.get(key, key)), (fact.name, self._ties.homes.get(key, key)))
            yield fact.name, key


def participants(fact: Fact) -> frozenset[tuple[str, str]]:
    """Return the (role, entity) pairs that tell who and where; people who are only counted may be anybody."""
    told = ((role, filler) for role, filler in fact.roles if role in _WHO and not filler.why.endswith(CROWD))
    return frozenset((role, filler.entity) for role, filler in told if filler.entity)


def _is_same(known: Fact, fact: Fact, beside: bool, is_compatible: Compatible, ties: Ties) -> bool:
    """Tell whether two facts say the same; ``beside`` tells that one sentence says both."""
    if known.name != fact.name or not _literals_agree(known, fact, ties.traits, beside):
        return False
    if not _same_status(known, fact) and not _is_begun(known, fact, ties):
        return False
    first_date, second_date = (one.time.edtf if one.time else None for one in (known, fact))
    if first_date and second_date and not is_compatible(first_date, second_date):
        return False
    if known.name in ties.traits.by_entity:
        return _share_entities(known, fact)
    if known.name in ties.traits.by_title and (titles := _titles(known, fact)):
        return titles[0] == titles[1] and _may_share_place(known, fact)
    return (beside and _is_one_in_sentence(known, fact, ties)) or _same_participants(known, fact, beside, ties)


def _are_of_other_things(known: Fact, fact: Fact) -> bool:
    """Tell two utterances whose words share none that tells: *menuduh X memasok senjata*, *menuduh X berbohong*."""
    texts = (" ".join(f.literal.text for f in one.fillers("topic") if f.literal) for one in (known, fact))
    ours, theirs = ({word for word in text.split() if word.islower() and len(word) >= _TELLING} for text in texts)
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _is_one_in_sentence(known: Fact, fact: Fact, ties: Ties) -> bool:
    """Tell whether one sentence tells one thing in two ways: of one actor, or of one whom it befalls."""
    if not _are_told_alike(known, fact):
        return False
    actors = [{ties.owners.get(f.entity or "", f.entity) for f in one.fillers("actor")} for one in (known, fact)]
    if known.name in ties.traits.one_a_sentence and (actors[0] == actors[1] or not all(actors)):
        return True
    befallen = [{filler.entity for filler in one.fillers("recipient")} for one in (known, fact)]
    return known.name in ties.traits.one_of_whom and bool(befallen[0]) and befallen[0] == befallen[1]


def _are_told_alike(known: Fact, fact: Fact) -> bool:
    """Tell whether both are told or both are not: what one claims may name in passing what the text takes over."""
    told = (Status.ASSERTED, Status.CLAIMED)
    return known.status is fact.status or (known.status in told and fact.status in told)


def _same_participants(known: Fact, fact: Fact, beside: bool, ties: Ties) -> bool:
    first, second = participants(known), participants(fact)
    if _act_for_the_same(first, second, ties.owners) or _lead_to_the_same(known, fact, ties):
        return True
    within = first <= second or second <= first
    one_sentence = known.name in ties.traits.told_twice and beside
    pointing = {role for role, _ in min(first, second, key=len)}
    if pointing == {"actor"} and known.name in ties.traits.by_actor:
        return within
    if pointing == {"recipient"} and known.name in ties.traits.by_recipient:
        return within
    enough = known.name in ties.traits.once or one_sentence or _share_core(first, second)
    return bool(first & second) and within and enough


def _lead_to_the_same(known: Fact, fact: Fact, ties: Ties) -> bool:
    """Tell whether one names the nation a visitor goes to and the other a place in it."""
    if known.name not in ties.traits.journeys:
        return False
    actors = [{filler.entity for filler in one.fillers("actor")} for one in (known, fact)]
    goals = [
        {ties.homes.get(entity, entity) for role, entity in participants(one) if role in ("recipient", "place")}
        for one in (known, fact)
    ]
    return bool(actors[0]) and actors[0] == actors[1] and bool(goals[0] & goals[1])


def _titles(known: Fact, fact: Fact) -> tuple[frozenset[str], ...]:
    """Return the names of two gatherings that both have one."""
    titles = tuple(
        frozenset(filler.entity for filler in one.fillers("title") if filler.entity) for one in (known, fact)
    )
    return titles if all(titles) else ()


def _may_share_place(known: Fact, fact: Fact) -> bool:
    """Tell whether two gatherings of one name are not held in different places."""
    first, second = ({filler.entity for filler in one.fillers("place")} for one in (known, fact))
    return first <= second or second <= first


def _share_entities(known: Fact, fact: Fact) -> bool:
    """A war in a land and the war that land takes part in are one, if one of the two says no more."""
    first, second = ({entity for _, entity in participants(one)} for one in (known, fact))
    return bool(first & second) and (first <= second or second <= first)


def _act_for_the_same(
    first: frozenset[tuple[str, str]], second: frozenset[tuple[str, str]], owners: Mapping[str, str]
) -> bool:
    """Tell whether two sets of parties stand for the same nations, one by its people, the other by name."""
    if not all(role in _JOINT for role, _ in first | second):
        return False
    nations = [{owners.get(entity, entity) for role, entity in who if role == "party"} for who in (first, second)]
    return len(nations[0]) > 1 and nations[0] == nations[1]


def _share_core(first: frozenset[tuple[str, str]], second: frozenset[tuple[str, str]]) -> bool:
    """A fact that names one participant only is the same only where the other has little more."""
    smaller, larger = sorted((first, second), key=len)
    return smaller == larger or len(smaller) >= 2


def _is_begun(known: Fact, fact: Fact, ties: Ties) -> bool:
    """Tell a journey begun from what is to be done on it: *tiba di X*, *akan menghadiri upacara di X*."""
    begun = known.name in ties.traits.journeys and {known.status, fact.status} == {Status.ASSERTED, Status.PLANNED}
    towns = [{f.entity for f in one.fillers("place") if f.entity in ties.homes} for one in (known, fact)]
    return begun and None in (known.time, fact.time) and bool(towns[0] & towns[1])


def _same_status(known: Fact, fact: Fact) -> bool:
    """What is claimed and asserted is asserted; what was planned and turned down is turned down."""
    if known.status is not fact.status:
        return {known.status, fact.status} in _MEET
    told = known.status in (Status.ASSERTED, Status.CLAIMED)
    unsaid = not told and None in (known.speaker, fact.speaker)
    return _teller(known) == _teller(fact) or unsaid


def _teller(fact: Fact) -> str | None:
    """Return who tells of a fact, if it is not he who does it: *X mengancam Y* and X's own threat are one."""
    return None if any(filler.entity == fact.speaker for filler in fact.fillers("actor")) else fact.speaker


def _literals_agree(known: Fact, fact: Fact, traits: Traits, beside: bool) -> bool:
    """Different amounts are different facts; so are different titles of an office and different words said."""
    if known.name in traits.of_office and not _titles_agree(known, fact):
        return False
    if not beside and known.name in traits.utterances and _are_of_other_things(known, fact):
        return False
    strict = {"amount", "rank"} | ({"title", "topic"} if known.name in traits.worded else set())
    for role in sorted(strict):
        ours = {filler.identity for filler in known.fillers(role)}
        theirs = {filler.identity for filler in fact.fillers(role)}
        if ours and theirs and ours != theirs:
            return False
    return not _one_ranks_one_measures(known, fact)


def _one_ranks_one_measures(known: Fact, fact: Fact) -> bool:
    """Tell a rank, *mitra dagang terbesar ketiga*, from an amount that another sentence tells of the same two."""
    told = [[bool(one.fillers(role)) for role in ("rank", "amount")] for one in (known, fact)]
    apart = set(known.evidence).isdisjoint(fact.evidence)
    return apart and sorted(told) == [[False, True], [True, False]]


def _titles_agree(known: Fact, fact: Fact) -> bool:
    """Tell whether two titles may be of one office: *presiden*, *Presiden Kenya*."""
    ours, theirs = (
        {word for filler in one.fillers("title") if filler.literal for word in filler.literal.text.casefold().split()}
        for one in (known, fact)
    )
    return ours <= theirs or theirs <= ours


_JOINT = frozenset({"party", "place"})
#: Pairs of statuses that one thing may have in one document; the stronger is kept.
_MEET = (
    {Status.ASSERTED, Status.CLAIMED},
    {Status.PLANNED, Status.REJECTED},
    {Status.PLANNED, Status.POSSIBLE},
)
_STRONGER = (Status.ASSERTED, Status.REJECTED, Status.PLANNED)


def _join(known: Fact, fact: Fact, is_more_precise: Precise, owners: Mapping[str, str]) -> Fact:
    stronger = next((status for status in _STRONGER if status in (known.status, fact.status)), known.status)
    speaker = None if stronger is Status.ASSERTED else known.speaker
    return replace(
        known,
        roles=_without_owners(_join_roles(known.roles, _new_roles(known, fact)), owners),
        time=_better_time(known.time, fact.time, is_more_precise),
        status=stronger,
        speaker=speaker if known.name != "Statement" else known.speaker,
        medium=known.medium or fact.medium,
    )


def _new_roles(known: Fact, fact: Fact) -> tuple[tuple[str, Filler], ...]:
    """Leave out the parties of a fact that names the same sides by other names."""
    ours = {filler.entity for filler in known.fillers("party")}
    theirs = {filler.entity for filler in fact.fillers("party")}
    same_sides = bool(ours) and not ours & theirs and len(ours) == len(theirs)
    return tuple((role, filler) for role, filler in fact.roles if role != "party" or not same_sides)


def _join_roles(
    first: Iterable[tuple[str, Filler]], second: Iterable[tuple[str, Filler]]
) -> tuple[tuple[str, Filler], ...]:
    """Unite entities role by role; words are kept from the first fact that has them."""
    roles = {(role, filler.identity): filler for role, filler in first}
    worded = {role for role, filler in first if filler.literal}
    for role, filler in second:
        if filler.entity or role not in worded:
            roles.setdefault((role, filler.identity), filler)
    named = {role for (role, _), filler in roles.items() if filler.entity}
    roles = {key: filler for key, filler in roles.items() if filler.entity or key[0] not in named}
    others = (filler for (role, _), filler in roles.items() if role != "place" and not filler.why.startswith(ABROAD))
    acting = {filler.entity for filler in others if filler.entity}
    kept = {key: filler for key, filler in roles.items() if key[0] != "place" or filler.entity not in acting}
    return tuple((role, filler) for (role, _), filler in sorted(kept.items(), key=lambda pair: pair[0]))


def _without_owners(roles: tuple[tuple[str, Filler], ...], owners: Mapping[str, str]) -> tuple[tuple[str, Filler], ...]:
    """Leave out whose a body is where the body itself is known to do it: *serangan tentara Kenya menewaskan X*."""
    bodies = {(role, owners[filler.entity]) for role, filler in roles if filler.entity and filler.entity in owners}
    return tuple(one for one in roles if (one[0], one[1].entity) not in bodies or not one[1].why.endswith(WHOSE))


def _better_time(first: Time | None, second: Time | None, is_more_precise: Precise) -> Time | None:
    if first is None or first.edtf is None:
        return second or first
    if second is None or second.edtf is None:
        return first
    return second if is_more_precise(second.edtf, first.edtf) else first
