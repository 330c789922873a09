"""Give persons the offices that their titles name."""

from __future__ import annotations

from dataclasses import replace

from ..model import OfficeHeld, Span
from .likely import likely_owner
from .owners import Reading, office_owner
from .spots import Office, Spot, View


def hold_offices(reading: Reading, view: View, spot: Spot, key: str, span: Span) -> None:
    """Give a person the offices told of him, each with whose it is, but none that contradicts what is known of him."""
    for office in spot.offices:
        owner = _held_in(reading, view, spot, key, office) if office.held else None
        if not office.held or _contradicts(reading, spot, office, owner):
            continue
        if owner:
            reading.nodes.give_owner(key, reading.nodes.nation_of(owner) or owner)
        _hold(reading, key, office, owner, span)


def _hold(reading: Reading, key: str, office: Office, owner: str | None, span: Span) -> None:
    """Note an office; where it is known, only what is said anew of it."""
    place = _slot(reading, key, office, owner)
    known = reading.offices.get(place)
    title = f"{office.title} {office.sent}".strip()
    held = OfficeHeld(key, owner, title, span, office.former)
    if known is None:
        reading.offices[place] = held
        _drop_shorter(reading, place, owner)
    elif (known.of is None and owner) or (known.former and not office.former and known.of == owner):
        reading.offices[place] = replace(held, of=owner or known.of, former=known.former and office.former)


def _held_in(reading: Reading, view: View, spot: Spot, key: str, office: Office) -> str | None:
    """Return where an office is held: as named, else as the document says elsewhere, else by context."""
    if office.owner:
        return office_owner(reading, view, office)
    if office.unread:
        return None
    elsewhere = reading.history.owners.get(key)
    if elsewhere:
        return reading.nodes.know(elsewhere, "").key
    return likely_owner(reading, view, spot, office)


def _slot(reading: Reading, person: str, office: Office, owner: str | None) -> tuple[str, str]:
    """Return what an office is filed under: the same title in another nation is another office."""
    longer = _longer_office(reading, person, office, owner)
    if longer:
        return person, longer
    known = reading.offices.get((person, office.full))
    if known is None or known.of is None or owner is None or office.owner is None or known.of == owner:
        return person, office.full
    local = office.full in reading.known.wording.local
    other = local or reading.nodes.nation_of(owner) != reading.nodes.nation_of(known.of)
    return person, f"{office.full} {owner}" if other else office.full


def _longer_office(reading: Reading, person: str, office: Office, owner: str | None) -> str | None:
    """Return the office of a minister of the same nation that a title shortens: *Menteri X*, *Menteri Keamanan X*."""
    offices = reading.offices.items()
    held = [full for (key, full), known in offices if key == person and known.of in (owner, None)]
    return next((full for full in held if _shortens(reading, office.full, full)), None)


def _drop_shorter(reading: Reading, place: tuple[str, str], owner: str | None) -> None:
    """Forget the office of a minister that a later title tells in full; where it was first told of stays."""
    person, full = place
    offices = reading.offices
    held = [row for row, known in offices.items() if row[0] == person and known.of == owner]
    for row in held:
        if _shortens(reading, row[1], full):
            former = offices[row].former and offices[place].former
            offices[place] = replace(offices[place], span=offices[row].span, former=former)
            del offices[row]


def _shortens(reading: Reading, short: str, full: str) -> bool:
    """Tell whether a minister's title leaves out words of another: *menteri keamanan* of *… keamanan nasional*."""
    heads = reading.known.wording.phrases["titles.portfolio_heads"]
    words, rest = short.split(" "), iter(full.split(" "))
    alike = short != full and heads.length(words, 0) > 0 and full.startswith(words[0])
    return alike and all(word in rest for word in words)


def _contradicts(reading: Reading, spot: Spot, office: Office, owner: str | None) -> bool:
    """Tell whether somebody known to lead one nation would rule another: Macron, PM Singapura, dan …"""
    led, nation = reading.survey.led(spot.person), reading.nodes.nation_of(owner)
    ruling = office.full in reading.known.wording.ruling and not office.former
    return ruling and bool(led) and nation is not None and nation not in led
