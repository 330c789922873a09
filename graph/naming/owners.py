"""Hold what has been read of a document so far, and tell whose the things are that it names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..knowledge.entities import KnownNames
from ..model import Kind, OfficeHeld
from .coreference import History
from .metonyms import stands_for
from .nodes import Nodes, person_key
from .spots import Office, Owner, View
from .survey import Survey


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what has been read so far: the survey, the entities met, what pointers may mean, the offices held."""

    survey: Survey
    history: History
    nodes: Nodes
    offices: dict[tuple[str, str], OfficeHeld] = field(default_factory=dict)

    @property
    def known(self) -> KnownNames:
        """Return the known names."""
        return self.survey.known

    def has_person(self, key: str) -> bool:
        """Tell whether a person is met, making the node of one the document names only later."""
        if key in self.nodes:
            return True
        book = self.survey.book
        name = next((name for name in book.persons if person_key(name, self.known) == key), None)
        if name:
            self.nodes.person(name)
        return name is not None


def office_owner(reading: Reading, view: View, office: Office) -> str | None:
    """Return where an office is held; a city has a mayor of its own and does not stand for its nation."""
    return whose(reading, view, office.owner, office.full not in view.wording.local) if office.owner else None


def whose(reading: Reading, view: View, owner: Owner, acting: bool = True) -> str | None:
    """Return who something belongs to, making the node of an owner that no table knows."""
    if owner.body and owner.key is None and owner.anaphor is None:
        defined = reading.survey.abbreviations.get(owner.body)
        label = defined.label if defined and defined.label else owner.body
        return reading.nodes.unknown(label, Kind.PLACE if owner.place else Kind.ORGANISATION)
    key = owner_key(reading, view, owner, acting)
    if owner.body and key:
        return reading.nodes.body(owner.body, key, Kind.BODY, view.line.text(owner.first, owner.last))
    return key


def owner_key(reading: Reading, view: View, owner: Owner, acting: bool = True, speaking: bool = False) -> str | None:
    """Return who is named or meant as an owner; a capital that acts stands for its nation."""
    if owner.anaphor and owner.anaphor.sort == "served":
        return _served(reading, tuple(owner.anaphor.head.split(" ")))
    if owner.anaphor:
        keys, _ = reading.history.resolve(replace(owner.anaphor, speaker=speaking), view.line.number, False)
        return keys[0] if len(keys) == 1 else None
    survey, known = reading.survey, reading.known
    key = survey.claim(view, owner)
    if key and key in known.metonyms and acting:
        key = stands_for(key, known, survey.counts) or key
    if key:
        hit = view.hits.get(owner.first)
        reading.nodes.know(key, view.line.text(hit.first, hit.last) if hit and hit.key == key else "")
    return key


def _served(reading: Reading, name: tuple[str, ...]) -> str | None:
    """Return the nation of who is served, else the person: the envoy of President so-and-so."""
    key = reading.survey.key_of(name)
    held = [office.of for (person, _), office in reading.offices.items() if person == key and office.of]
    nation = reading.nodes.nation_of(held[0]) if held else reading.history.owners.get(key)
    named = [led for led in sorted(reading.survey.led(name)) if reading.survey.counts.get(led)]
    nation = nation or (named[0] if len(named) == 1 else None)
    if nation:
        return reading.nodes.know(nation, "").key
    return key if reading.has_person(key) else None
