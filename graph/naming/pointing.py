"""Make the mentions of what stands for a name: pointers, pronouns, titles without a name."""

from __future__ import annotations

from dataclasses import replace

from ..model import Kind, Mention, Span
from .metonyms import claimant
from .nodes import person_key, slug
from .offices import hold_offices
from .owners import Reading, office_owner
from .spots import Anaphor, Office, Spot, View
from .standing import doer_before, is_addressed, is_object, is_owned, is_quoted, is_shared_out

# How many words on a list of nations may reach that says who the four countries are.
LONGEST_LIST = 60
# Those of a list that the sentence may only go on to name.
LISTED = ("count", "pair")
# Those whose an organ is: not a person's, who has his nation's.
OWNERS = (Kind.NATION, Kind.ORGANISATION, Kind.PLACE)
# Those that are no mention where nobody certain is meant.
OPTIONAL = ("alone", "mission", "they")


def point(reading: Reading, view: View, spot: Spot, span: Span, subject: bool) -> Mention | None:
    """Return the mention of what stands for a name; without keys where nobody certain is meant."""
    assert spot.anaphor is not None
    sort = spot.anaphor.sort
    if sort == "role":
        return _role(reading, view, spot, span)
    if sort == "they" and is_quoted(reading.survey.document, view, spot):
        return None
    if sort in ("owned", "own") and is_shared_out(view, spot):
        return Mention(span, spot.kind, (), "each has its own", anaphoric=True)
    near = _told_beside(reading, view, spot, span) if sort in ("owned", "own") else None
    if near:
        return near
    keys, rule = _meant(reading, view, spot, spot.anaphor, subject)
    if sort in OPTIONAL and not keys:
        return None
    if sort == "owned" or (keys and keys[0] in reading.known.entities and spot.kind is Kind.BODY):
        nodes = reading.nodes
        keys = tuple(nodes.body(spot.anaphor.head, nodes.know(k, "").key, spot.kind, "") for k in keys)
    for key in keys:
        if not reading.has_person(key):  # a holder whom only a later line names is made by the first that means him
            reading.nodes.know(key, "")
    for key in keys:
        if reading.nodes[key].kind is Kind.PERSON:
            hold_offices(reading, view, spot, key, span)
    kind = reading.nodes[keys[0]].kind if keys else spot.kind
    words = view.line.text(spot.first, spot.last)
    return Mention(span, kind, keys, f"{words!r}: {rule}", anaphoric=True)


def _meant(reading: Reading, view: View, spot: Spot, anaphor: Anaphor, subject: bool) -> tuple[tuple[str, ...], str]:
    """Return whom a pointer means as it stands in its sentence, and the rule."""
    number, history = view.line.number, reading.history
    after = _named_after(reading, view, spot, anaphor) if anaphor.sort in LISTED else ()
    anaphor = replace(
        anaphor,
        object=is_object(view, spot),
        doer=doer_before(view, spot, reading.survey.beside(view)),
        speaker=is_addressed(view, spot),
        owned=is_owned(view, spot),
        apposed=_is_apposed(view, spot),
    )
    commands = anaphor.sort == "alone" and view.is_word("titles.commanding", spot.first - 1)
    commander = history.subject_nation(number) if commands else None
    if commander:
        return (commander,), "the organ of who commands it"
    keys, rule = history.resolve(anaphor, number, subject, after)
    if anaphor.sort == "persons_role" and not keys:
        return history.resolve(replace(anaphor, sort="called"), number, subject)
    return keys, rule


def _told_beside(reading: Reading, view: View, spot: Spot, span: Span) -> Mention | None:
    """Return what belongs to whom the words right before tell: *Israel dan sekutunya*, *Ghana, yang tentaranya*."""
    assert spot.anaphor is not None
    if view.is_word("anaphora.relative", spot.first - 1):
        return _of_head(reading, view, spot, span)
    beside = _beside(reading, view, spot) if spot.anaphor.sort == "owned" else None
    if beside is None:
        return None
    key = reading.nodes.body(spot.anaphor.head, beside, spot.kind, "")
    return Mention(span, spot.kind, (key,), "whose name stands beside", anaphoric=True)


def _of_head(reading: Reading, view: View, spot: Spot, span: Span) -> Mention:
    """Return what belongs to whom a relative clause tells of: *Ghana, yang tentaranya …*; *wilayah yang warganya …*."""
    seen = reading.history.in_line(view.line.number)
    near = {s.first for s in reading.survey.spots[view.line.number] if s.last == spot.first - 1}
    heads = [s.key for s in seen if s.at in near]
    assert spot.anaphor is not None
    if len(heads) != 1:
        return Mention(span, spot.kind, (), "whose the relative clause is about", anaphoric=True)
    owned, nodes = spot.anaphor.sort == "owned", reading.nodes
    key = heads[0] if owned and nodes[heads[0]].kind in OWNERS else nodes.nation_of(heads[0])
    if key and key in reading.known.entities:
        nodes.know(key, "")
    if key and owned:
        key = nodes.body(spot.anaphor.head, key, spot.kind, "")
    return Mention(span, spot.kind, (key,) if key else (), "whose the relative clause is about", anaphoric=True)


def _beside(reading: Reading, view: View, spot: Spot) -> str | None:
    """Return who stands right before something of theirs: *Israel dan sekutunya*."""
    number = view.line.number
    seen = reading.history.in_line(number)
    joins = view.is_word("titles.coordinators", spot.first - 1) and view.line.joined(spot.first)
    near = [s for s in reading.survey.spots[number] if s.last == spot.first - 1] if joins else []
    keys = [s.key for s in seen if near and s.at == near[0].first]
    return keys[0] if len(keys) == 1 else None


def _named_after(reading: Reading, view: View, spot: Spot, anaphor: Anaphor) -> tuple[str, ...]:
    """Return the nations a sentence goes on to list: the four countries are …"""
    if anaphor.sort == "count" and not view.size("anaphora.cataphoric", spot.last):
        return ()
    reach = range(spot.last, min(spot.last + LONGEST_LIST, len(view.line)))
    nations = [h for h in (view.hits.get(at) for at in reach) if h and view.kind(h) is Kind.NATION]
    survey = reading.survey
    named = nations[:2] if anaphor.sort == "pair" and _is_apposed(view, spot) else nations
    keys = [claimant(hit, "", reading.known, survey.words, survey.counts) for hit in named]
    return tuple(dict.fromkeys(key for key in keys if key))


def _is_apposed(view: View, spot: Spot) -> bool:
    """Tell whether those meant are named right behind a comma: *kedua negara, Kenya dan Togo, …*."""
    first = view.hits.get(spot.last) if view.line.marks(spot.last) == "," else None
    joined = first is not None and view.is_word("titles.coordinators", first.last)
    return first is not None and joined and first.last + 1 in view.hits


def _role(reading: Reading, view: View, spot: Spot, span: Span) -> Mention | None:
    """Find who a title alone means; with its owner named and nobody known, the holder is a node of its own."""
    if len(spot.offices) > 1:
        return _roles(reading, view, spot, span)
    office = spot.offices[0]
    owner = office_owner(reading, view, office)
    keys, rule = _holders(reading, office, owner)
    words = view.line.text(spot.first, spot.last)
    if keys:
        return Mention(span, Kind.PERSON, keys, f"{words!r}: {rule}", anaphoric=True)
    pointed = office.owner is not None and office.owner.anaphor is not None
    definite = view.is_word("titles.definite", spot.first - 1)
    pointing = (view.is_word("anaphora.ends", spot.last - 1) or definite) and not pointed
    if pointing and owner is None:
        keys, rule = reading.history.holder_alike(office.full)
        return Mention(span, Kind.PERSON, keys, f"{words!r}: {rule or 'nobody certain'}", anaphoric=True)
    if owner is None:
        return None
    key = _unnamed_holder(reading, office, owner, words)
    return Mention(span, Kind.PERSON, (key,), "an office whose holder is not named") if key else None


def _roles(reading: Reading, view: View, spot: Spot, span: Span) -> Mention | None:
    """Find whom one title of several nations means: presiden Rusia dan Ukraina."""
    keys: list[str] = []
    for office in spot.offices:
        owner = office_owner(reading, view, office)
        held, _ = _holders(reading, office, owner)
        made = _unnamed_holder(reading, office, owner, "") if owner and not held else None
        keys += held or ([made] if made else [])
    return Mention(span, Kind.PERSON, tuple(dict.fromkeys(keys)), "one title of several nations")


def _holders(reading: Reading, office: Office, owner: str | None) -> tuple[tuple[str, ...], str]:
    """Return who holds an office in the document, else the one named who is known to have led its nation."""
    known, survey = reading.known, reading.survey
    nation = reading.nodes.nation_of(owner)
    keys, rule = reading.history.holder(office.full, nation)
    if not keys and nation and office.full in known.wording.ruling and not office.former:
        led = tuple(person_key(name, known) for name in survey.book.persons if nation in survey.led(name))
        keys, rule = (led, "the only one named who is known to have led it") if len(led) == 1 else (keys, rule)
    return tuple(key for key in keys if reading.has_person(key)), rule


def _unnamed_holder(reading: Reading, office: Office, owner: str, words: str) -> str | None:
    """Make the node of an office's holder whom the document does not name."""
    held_in = reading.nodes[owner].label
    label = " ".join(part for part in (office.title, held_in, office.sent) if part)
    return reading.nodes.holder(slug(" ".join((office.full, held_in, office.sent))), label, owner, words)
