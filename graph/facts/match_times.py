"""Tell when what matches a frame happened, each of those in a list with a time of his own at that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from ..clauses.arguments import begins_with_measure
from ..clauses.clause import Clause
from ..clauses.phrases import Phrase, is_celebrated
from ..knowledge.frames import Frame
from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Time
from .lights import light_verbs
from .matches import Match, Surroundings

#: A time that says since when tells more of what lasts than one that says when it held.
SINCE = "since"
#: How a time begins that only says until when.
_BEGIN_OPEN = ".."
Times = Mapping[str, tuple[Time | None, ...]]


def _own_times(clause: Clause) -> list[Time]:
    """Return a clause's times, those before it first where the ones after it may be those of the event it is about."""
    event_inside = clause.object is not None and any(unit.noun for unit in clause.object.units)
    if not event_inside:
        return clause.times
    return sorted(clause.times, key=lambda time: time.span.start > clause.span.start)


def _is_attended(clause: Clause, governor: Clause, grammar: Grammar) -> bool:
    longest = max((form.stem.count(" ") for form in governor.forms), default=0)  # *menyambut baik* is no *menyambut*
    whole = {form.stem for form in governor.forms if form.stem.count(" ") == longest}
    attends = not whole.isdisjoint(grammar.lists["light.attend"])
    return attends and governor.object is not None and clause.part in governor.object.parts


def give_each_its_time(match: Match, around: Surroundings) -> tuple[Match, ...]:
    """Return a match for each time where members of a list have their own: *Kenya (1964), Ghana dan Togo (1965)*."""
    if match.frame.lasting:
        return (match,)
    clause = match.clause
    times = _times_of_members(clause, around)
    roles = {role for role, filler in match.roles if filler.entity in times}
    if roles:
        apart = tuple(_at_time(match, time, times, roles) for time in dict.fromkeys(chain(*times.values())))
        return apart if all({role for role, _ in each.roles} >= roles for each in apart) else (match,)
    if clause.noun and clause.part is not None and clause.part.times:
        return tuple(replace(match, time=time) for time in clause.part.times)
    times_listed = (phrase.times for phrase in around.phrases if phrase.kind == "time" and match.time in phrase.times)
    listed = next(times_listed, ())
    if len(listed) > 1 and _goes_in_turn(match, len(listed)):
        return (replace(match, time=None),)
    return tuple(replace(match, time=time) for time in listed) or (match,)


def _times_of_members(clause: Clause, around: Surroundings) -> Times:
    """Return the times of those named in the lists of a clause; None for one without, among others that have.

    Where a place lies and whose a body is go with it.
    """
    times: dict[str, tuple[Time | None, ...]] = {}
    for phrase in _phrases_of(clause):
        dated = any(part.times for part in phrase.parts)
        for part in phrase.parts if dated else ():
            heads = (part.head,) if part.head is not None else part.of
            keys = [key for head in heads for key in head.keys]
            keys += [other for key in keys for other in (around.homes.get(key), around.owners.get(key)) if other]
            for key in dict.fromkeys(keys):
                times[key] = tuple(dict.fromkeys((*times.get(key, ()), *(part.times or (None,)))))
    return times


def _phrases_of(clause: Clause) -> tuple[Phrase, ...]:
    """Return each phrase of a clause, and of the verbs of a noun, once."""
    holders = [holder for holder in (clause, clause.governor, clause.relative)[: 3 if clause.noun else 1] if holder]
    direct = [phrase for holder in holders for phrase in (holder.subject, holder.object, holder.by) if phrase]
    obliques = [oblique.phrase for holder in holders for oblique in holder.obliques]
    return tuple({id(phrase): phrase for phrase in (*direct, *obliques)}.values())


def _at_time(match: Match, time: Time | None, times: Times, roles: set[str]) -> Match:
    """Return a match with those of a list that have a time, and whoever is in no list."""
    kept = tuple(
        (role, filler)
        for role, filler in match.roles
        if role not in roles or time in times.get(filler.entity or "", (time,))
    )
    return replace(match, roles=kept, time=time)


def _goes_in_turn(match: Match, count: int) -> bool:
    """Tell a list as long as that of the times, each of which may date one member: *ke X dan Y pada 1998 dan 2004*."""
    clause, part = match.clause, match.clause.part
    sided = (sum(role == name for role, _ in match.roles) for name in ("actor", "recipient", "place"))
    lists = [phrase.parts for phrase in _phrases_of(clause) if part is not None and part in phrase.parts]
    lists += [phrase.parts for phrase in (clause.object, clause.patient) if phrase is not None]
    return count in (*sided, *map(len, lists))


def time_of(frame: Frame, clause: Clause, grammar: Grammar) -> Time | None:
    """Return the first known time of the clause, else of the verb that lets a noun happen."""
    governor = clause.governor if clause.noun and clause.linker == "noun" else None
    if clause.part is not None and is_celebrated(clause.part, grammar):
        governor = None  # *peringatan serangan itu* digelar pada 2009
    carrying = chain(light_verbs(clause, grammar), light_verbs(clause, grammar, "light.undergo"))
    told = clause.relative if clause.relative is not None and not _goes_on_until(clause.relative) else None
    lights = sorted(carrying, key=lambda verb: verb is not told)
    pools = [
        _own_times(clause),
        clause.shared,
        *(_times_shared(light, clause) for light in lights),
    ]
    if clause.relative is not None and any(form.stem in _telling(clause, grammar) for form in clause.relative.forms):
        pools.append(clause.relative.times)  # pertemuan yang *dimediasi* X pada Senin
    if governor is not None and (governor.voice is Voice.PASSIVE or _is_attended(clause, governor, grammar)):
        pools.append(_times_shared(governor, clause))
    if (
        governor is not None
        and any(form.stem in frame.governed for form in governor.forms)
        and not _judges(governor, grammar)
    ):
        pools.append(_times_shared(governor, clause))  # *menerbitkan* surat perintah penangkapan
    if governor is not None and not frame.lasting and _is_all_told(clause, governor):
        pools.append(_times_shared(governor, clause))  # *serbuan X **masuk** ke Y pada 1381*
    pools.append(_times_of_cause(clause, grammar))
    if governor is not None and _is_measured(clause, governor):
        pools.append(_times_shared(governor, clause))  # *bantuan X mencapai 3 juta dolar pada 2018*
    pools.append(clause.occasion.times if clause.occasion else [])
    for pool in pools:
        known = [time for time in pool if time.edtf]
        if known:
            return next((time for time in known if time.rule.startswith(SINCE)), _narrowest(known))
    return None


def _judges(governor: Clause, grammar: Grammar) -> bool:
    """Tell a verb that only says something of what was: *pada Senin **mengutuk** serangan X*."""
    return any(form.stem in grammar.lists["speech.utterances"] for form in governor.forms)


def _goes_on_until(verb: Clause) -> bool:
    """Tell a verb that only says until when: *latihan yang akan berlanjut **hingga 3 Mei***."""
    return bool(verb.times) and all((time.edtf or "").startswith(_BEGIN_OPEN) for time in verb.times)


def _is_all_told(clause: Clause, governor: Clause) -> bool:
    """Tell a verb without an object that has the noun as its subject: when it happens, the event does."""
    subject = governor.subject
    alone = governor.object is None and governor.complement is None and not governor.marks and not governor.negated
    return alone and governor.linker == "main" and subject is not None and subject.parts[:1] == (clause.part,)


def _is_measured(clause: Clause, governor: Clause) -> bool:
    """Tell a verb that says how much its subject comes to."""
    subject, measured = governor.subject, governor.object
    amounts = measured is not None and bool(measured.parts) and begins_with_measure(measured)
    return amounts and subject is not None and clause.part in subject.parts


def _times_of_cause(clause: Clause, grammar: Grammar) -> list[Time]:
    """Return the times of what began an event: *serangan pada Mei **memicu** perang*, *aksi yang memulai perang*.

    So it is of what comes out of one: *perundingan pada Mei **menghasilkan** gencatan senjata*.
    """
    cause = clause.governor
    began = cause is not None and any(form.stem in grammar.lists["light.begin"] for form in cause.forms)
    if cause is not None and _comes_out(clause, cause, grammar):
        return _times_shared(cause, clause)
    if cause is None or not began or cause.object is None or clause.part not in cause.object.parts:
        return []
    over = cause.governor if cause.linker == "relative" else None
    return _times_shared(cause, clause) or (over.times if over is not None else [])


def _comes_out(clause: Clause, cause: Clause, grammar: Grammar) -> bool:
    """Tell what a verb says to have come out of an event that is its subject."""
    yields = any(form.stem in grammar.lists["light.yield"] for form in cause.forms) and not cause.marks
    event = cause.subject is not None and any(unit.noun for unit in cause.subject.units)
    out = (cause.object, *(oblique.phrase for oblique in cause.obliques))
    return yields and event and any(clause.part in phrase.parts for phrase in out if phrase is not None)


def _telling(clause: Clause, grammar: Grammar) -> frozenset[str]:
    """Return the verbs whose time is that of a noun: *Perjanjian X adalah pakta yang **diteken** pada 1972*."""
    contents, verbs = grammar.lists["light.contents"], grammar.lists["light.verbs"]
    return contents | verbs if clause.governor is not None and clause.governor.is_copula else contents


def _times_shared(verb: Clause, clause: Clause) -> list[Time]:
    """Return the times of a verb but for those of an object before this one: *anggota X sejak 1963, dan pendiri Y*."""
    end = verb.object.span.end if verb.object is not None else clause.span.start
    return [time for time in verb.times if not end <= time.span.start < clause.span.start]


def _narrowest(times: Sequence[Time]) -> Time:
    """Return the first time, or of those within its days the one that says most: *pada 1958, tepatnya 20 Januari*."""
    within = [time for time in times if _lies_within(time, times[0])]
    return min(within, key=lambda time: (time.latest or date.max) - (time.earliest or date.min), default=times[0])


def _lies_within(inner: Time, outer: Time) -> bool:
    if inner.earliest is None or inner.latest is None or outer.earliest is None or outer.latest is None:
        return False
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest
