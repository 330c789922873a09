"""Keep the entities a document names: known ones, and those made for it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

from ..knowledge.entities import KnownNames
from ..knowledge.naming import fold, split_words
from ..model import Entity, Kind
from .bodies import NOT_OWNERS, fill

# Organisations whose people have joined them.
JOINED = ("armed group", "party")


def slug(text: str) -> str:
    """Write a name as the local part of an IRI."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", bare.casefold())).strip("-")


def person_key(name: tuple[str, ...], known: KnownNames) -> str:
    """Return the key of a person; where a place or nation has it already, a word is added."""
    key = slug(" ".join(name))
    return f"{key}-{known.wording.person_suffix}" if key in known.entities else key


def is_known_side(key: str, known: KnownNames) -> bool:
    """Tell whether a known organisation may be one of two sides: no agency, paper or company."""
    found = known.entities.get(key)
    return found is not None and found.kind is Kind.ORGANISATION and found.sort not in NOT_OWNERS


def nation_behind(key: str | None, known: KnownNames, entities: dict[str, Entity]) -> str | None:
    """Return the nation behind an entity: itself, its owner, or the nation of its owner."""
    for _ in range(3):
        if key is None:
            return None
        found = known.entities.get(key)
        if found and found.kind is Kind.NATION:
            return key
        met = entities.get(key)
        if found is None and met is not None and met.kind is Kind.NATION:
            return key
        key = found.of if found else (met.of if met is not None else None)
    return None


@dataclass(slots=True)
class Nodes:
    """Keep the entities that a document has named so far."""

    known: KnownNames
    entities: dict[str, Entity] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Entity:
        return self.entities.get(key) or self.know(key, "")  # whose capital acts, the document need not name

    def __contains__(self, key: str) -> bool:
        return key in self.entities

    def know(self, key: str, met: str) -> Entity:
        """Return a known entity, with the words it was met by."""
        entity = self.entities.get(key) or self.known.entities[key].entity
        if met and met not in entity.names:
            entity = replace(entity, names=entity.names | {met})
        self.entities[key] = entity
        return entity

    def unknown(self, label: str, kind: Kind) -> str:
        """Return the key of what its words name; no table needs to know it."""
        form = self.known.forms.get(" ".join(split_words(label)))
        key = form.keys[0] if form and len(form.keys) == 1 else slug(label)
        if key not in self.known.entities:
            entity = self.entities.get(key) or Entity(key, kind, label, None, frozenset((label,)))
            self.entities[key] = replace(entity, names=entity.names | {label})
        else:
            self.know(key, label)
        return key

    def body(self, label: str, owner: str, kind: Kind, met: str) -> str:
        """Return the key of an organ, of people or of a place of somebody's."""
        of, known = self[owner], self.known.entities.get(owner)
        if known is not None and known.sort in JOINED:
            label = self.known.wording.of_members.get(label, label)
        text = fill(label, of.label) if "~" in label else label
        key = slug(text)
        if key in self.known.entities:
            return self.know(key, met).key
        entity = self.entities.get(key)
        if entity is None:
            entity = Entity(key, kind, text, None, frozenset((text,)), owner)
        self.entities[key] = replace(entity, names=entity.names | {met} if met else entity.names)
        return key

    def person(self, name: tuple[str, ...]) -> str:
        """Return the key of a person of this full name."""
        whole, key = " ".join(name), person_key(name, self.known)
        if key not in self.entities:
            names = {whole} if len(name) == 1 else {whole, " ".join(self._surname(name))}
            self.entities[key] = Entity(key, Kind.PERSON, whole, None, frozenset(names))
        return key

    def holder(self, key: str, label: str, owner: str, met: str) -> str | None:
        """Return the node of an office's holder whom the document does not name; None where the key is another's."""
        if key in self.known.entities:
            return None
        entity = self.entities.get(key) or Entity(key, Kind.PERSON, label, None, frozenset((label,)), owner)
        self.entities[key] = replace(entity, names=entity.names | {label} | ({met} if met else set()))
        return key

    def add_name(self, key: str, name: str) -> None:
        """Let an entity have one more name."""
        self.entities[key] = replace(self.entities[key], names=self.entities[key].names | {name})

    def give_owner(self, key: str, owner: str) -> None:
        """Let an entity without an owner have one."""
        if self.entities[key].of is None:
            self.entities[key] = replace(self.entities[key], of=owner)

    def nation_of(self, key: str | None) -> str | None:
        """Return the nation behind an entity: itself, its owner, or the nation of its owner."""
        return nation_behind(key, self.known, self.entities)

    def is_side(self, key: str) -> bool:
        """Tell whether an organisation may be one of two sides: no agency, paper or company."""
        if key in self.known.entities:
            return is_known_side(key, self.known)
        return self.entities[key].kind is Kind.ORGANISATION and self.entities[key].of is None

    def sort_of(self, key: str, label: str) -> str:
        """Return what sort of thing an entity is; of an unknown place, the first word where it says so: rumah sakit."""
        if key in self.known.entities:
            return self.known.entities[key].sort
        words = list(split_words(label))
        return words[0] if self.known.wording.phrases["places.heads"].length(words, 0) else ""

    def _surname(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """Return the last part of a name with the particles before it."""
        particles = self.known.wording.words["persons.lower_particles"]
        at = len(name) - 1
        while at > 1 and fold(name[at - 1]) in particles:
            at -= 1
        return name[at:]
