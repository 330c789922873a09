"""Turn what matches a frame into facts: status, speaker and time, one fact for each pair of participants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..knowledge.traits import Traits
from ..model import Fact, Filler, Status, Time
from .matches import Match, Surroundings
from .occasions import speaks_for
from .reports import Report
from .statements import STATEMENT

Roles = tuple[tuple[str, Filler], ...]


def facts_of(
    match: Match, status: Status, report: Report | None, around: Surroundings, traits: Traits
) -> Iterator[Fact]:
    """Yield what a match tells, with who is quoted for it; one fact for each pair where the class wants it so."""
    speakers, owners = report.speakers if report else (), around.owners
    if match.frame.status:
        status = Status(match.frame.status)
    spoken = _speaks(match, speakers, owners)
    uttered = spoken and match.frame.fact_class in traits.utterances
    if status is Status.CLAIMED and uttered and not match.frame.status:
        status = Status.ASSERTED
    said = bool(speakers) and (status is not Status.ASSERTED or spoken)
    fact = Fact(
        name=match.frame.fact_class,
        roles=match.roles,
        status=status,
        frame=match.frame.name,
        evidence=(),
        time=_said_when(match, report) if uttered else match.time,
        speaker=_voice(match) or (speakers[0] if said else None),
        medium=report.medium if report else None,
        why=tuple(f"{role}: {filler.why}" for role, filler in match.roles),
    )
    if match.frame.reciprocal and not fact.fillers("recipient"):
        yield from _reciprocal(fact, around.homes)
    elif fact.name in traits.per_pair:
        yield from _pairs(fact, around.homes)
    else:
        yield fact


def _voice(match: Match) -> str | None:
    """Return who makes a statement: its speaker is its actor."""
    if match.frame.fact_class != STATEMENT:
        return None
    return next((filler.entity for role, filler in match.roles if role == "actor"), None)


def _said_when(match: Match, report: Report | None) -> Time | None:
    """Return when somebody's own utterance was reported, where its words give no time."""
    dated = match.time is not None and match.time.edtf
    if dated or report is None:
        return match.time
    return report.time or report.printed or match.time


def _speaks(match: Match, speakers: Sequence[str], owners: Mapping[str, str]) -> bool:
    """Tell whether who is quoted does, himself or for his nation, what the fact says."""
    voices = {whose for speaker in speakers for whose in speaks_for(speaker, owners)}
    actors = {filler.entity for role, filler in match.roles if role == "actor" and filler.entity}
    return bool(voices & {*actors, *(owners[actor] for actor in actors if actor in owners)})


def _pairs(fact: Fact, homes: Mapping[str, str]) -> Iterator[Fact]:
    """Give one fact for each pair of actor and recipient, with the places there."""
    others = tuple((role, filler) for role, filler in fact.roles if role not in ("actor", "recipient"))
    for actor in fact.fillers("actor") or (None,):
        for recipient in fact.fillers("recipient") or (None,):
            pair = [("actor", actor), ("recipient", recipient)]
            if _resides(recipient, others, homes):
                continue
            beside = _places_within(recipient, others, homes)
            roles = tuple(
                sorted([*beside, *((r, f) for r, f in pair if f)], key=lambda item: (item[0], item[1].identity))
            )
            yield from _each_place(replace(fact, roles=roles), homes)


def _each_place(fact: Fact, homes: Mapping[str, str]) -> Iterator[Fact]:
    """Give one fact for each of the places in one nation: *konsulat di Hamburg dan Munich* are two."""
    places = [place for place in fact.fillers("place") if homes.get(place.entity or "")]
    if len(places) < 2 or len({homes[place.entity or ""] for place in places}) > 1:
        yield fact
        return
    others = tuple((role, filler) for role, filler in fact.roles if filler not in places)
    for place in places:
        roles = sorted([*others, ("place", place)], key=lambda item: (item[0], item[1].identity))
        yield replace(fact, roles=tuple(roles))


def _resides(recipient: Filler | None, roles: Roles, homes: Mapping[str, str]) -> bool:
    """Tell whether what is elsewhere lies there: *diwakili di Maroko oleh kedutaan besarnya di Rabat* is no other's."""
    nation = recipient.entity if recipient is not None else None
    return any(role == "origin" and nation in (f.entity, homes.get(f.entity or "")) for role, f in roles)


def _places_within(recipient: Filler | None, roles: Roles, homes: Mapping[str, str]) -> Roles:
    """Leave out the places that lie elsewhere: *kedutaan besar di Oslo dan Hanoi* are one in Norway, one in Vietnam."""
    nation = recipient.entity if recipient is not None else None
    home_of = {filler.identity: homes.get(filler.entity or "") for role, filler in roles if role == "place"}
    if nation not in home_of.values():
        return roles
    return tuple((role, f) for role, f in roles if role != "place" or home_of[f.identity] in (nation, None))


def _reciprocal(fact: Fact, homes: Mapping[str, str]) -> Iterator[Fact]:
    """Each does it to each of the others: *di negara masing-masing*."""
    others = tuple((role, filler) for role, filler in fact.roles if role not in ("actor", "recipient"))
    actors = fact.fillers("actor")
    for actor in actors:
        for recipient in actors:
            if actor.identity != recipient.identity:
                beside = _places_within(recipient, others, homes)
                yield replace(fact, roles=(("actor", actor), ("recipient", recipient), *beside))
