"""Find who is named inside other names: KTT *ASEAN*-*Jepang*, and the city a mission sits in: KBRI *Tokyo*."""

from __future__ import annotations

from collections.abc import Iterator

from ..knowledge.entities import KnownNames
from ..knowledge.naming import split_words
from ..model import Kind, Naming

_MEMBERS = (Kind.NATION, Kind.ORGANISATION)
_DASHES = ("-", "–")


def find_members(naming: Naming, names: KnownNames) -> dict[str, tuple[str, ...]]:
    """Map each organisation that only the document knows to those its name names."""
    made = (e for e in naming.entities.values() if e.kind is Kind.ORGANISATION and e.key not in names.entities)
    found = {entity.key: tuple(dict.fromkeys(_inside(split_words(entity.label), names))) for entity in made}
    return {key: inside for key, inside in found.items() if inside and not _is_host(key, inside, naming, names)}


def _is_host(key: str, inside: tuple[str, ...], naming: Naming, names: KnownNames) -> bool:
    """Tell a nation that only says where or about what they meet, *Peru Business Summit*, from *KTT Afrika-Rusia*."""
    alone = len(inside) == 1 and names.entities[inside[0]].kind is Kind.NATION
    return alone and not any(dash in naming.entities[key].label for dash in _DASHES)


def find_seats(naming: Naming, names: KnownNames) -> dict[str, str]:
    """Map each mission whose name ends in the city, or the land, it sits in to that: *kedutaan besar Peru di Oslo*."""
    seats: dict[str, str] = {}
    for entity in naming.entities.values():
        head, _, city = entity.label.rpartition(f"{names.wording.seated} ")
        mission = names.wording.phrases["bodies.alone.missions"].length(list(split_words(head)), 0)
        form = names.forms.get(" ".join(split_words(city))) if mission and entity.kind is Kind.BODY else None
        if form is not None:
            seats[entity.key] = form.keys[0]
    return seats


def _inside(words: tuple[str, ...], names: KnownNames) -> Iterator[str]:
    """Yield the first claimant of the longest known name at each word."""
    at = 0
    while at < len(words):
        reach = min(names.reach.get(words[at], 0), len(words) - at)
        sizes = (size for size in range(reach, 0, -1) if " ".join(words[at : at + size]) in names.forms)
        size = next(sizes, 0)
        key = names.forms[" ".join(words[at : at + size])].keys[0] if size else ""
        if size and names.entities[key].kind in _MEMBERS:
            yield key
        at += size or 1
