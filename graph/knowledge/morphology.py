"""Make the printed forms of a verb from its stem, by the affix rules of ``ontology/id/morphology.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from .folder import read_table


class Voice(StrEnum):
    """Name how a verb stands to its subject; ``NOUN`` is a verb made a noun by its ending."""

    ACTIVE = "active"
    PASSIVE = "passive"
    BARE = "bare"
    PLAIN = "plain"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Form:
    """Hold one printed form of a stem; ``clitic`` tells that a pronoun is attached to it."""

    text: str
    stem: str
    voice: Voice
    clitic: bool = False


@dataclass(frozen=True, slots=True)
class Affixes:
    """Hold the affix rules of the language."""

    active: tuple[tuple[tuple[str, ...], str, int], ...]
    short_prefix: str
    vowels: frozenset[str]
    passive: str
    accidental: str
    suffixes: tuple[str, ...]
    clitic: str
    guess_active: tuple[str, ...]
    guess_passive: tuple[str, ...]
    guess_length: int
    describing: tuple[str, ...]

    def is_prefixed(self, word: str) -> bool:
        """Tell a word that carries its prefix already (bertemu) from a stem of the same first letters (berikan)."""
        first = word.split(maxsplit=1)[0]
        return first.startswith(self.guess_active) and len(first) > 4 and not first.endswith(self.suffixes[0])


def load_affixes(folder: Path) -> Affixes:
    """Read the affix rules."""
    table: Mapping[str, Any] = read_table(folder / "id" / "morphology.toml")
    return Affixes(
        active=tuple((tuple(rule["begins"]), rule["prefix"], rule["drop"]) for rule in table["active"]),
        short_prefix=table["short"]["prefix"],
        vowels=frozenset(table["short"]["vowels"]),
        passive=table["passive"]["prefix"],
        accidental=table["accidental"]["prefix"],
        suffixes=tuple(table["accidental"]["suffixes"]),
        clitic=table["clitic"]["ending"],
        guess_active=tuple(table["guess"]["active"]),
        guess_passive=tuple(table["guess"]["passive"]),
        guess_length=table["guess"]["length"],
        describing=tuple(table["guess"]["describing"]),
    )


def verb_forms(stem: str, affixes: Affixes) -> Iterator[Form]:
    """Yield every printed form of a stem; of several words, the first one changes."""
    first, _, rest = stem.partition(" ")
    tail = f" {rest}" if rest else ""
    for active in _active_forms(first, affixes):
        yield Form(active + tail, stem, Voice.ACTIVE)
        if not tail:
            yield Form(active + affixes.clitic, stem, Voice.ACTIVE, clitic=True)
    yield Form(affixes.passive + first + tail, stem, Voice.PASSIVE)
    yield Form(affixes.accidental + _root(first, affixes) + tail, stem, Voice.PASSIVE)
    yield Form(affixes.accidental + _root(first, affixes) + affixes.clitic + tail, stem, Voice.NOUN)
    yield Form(stem, stem, Voice.BARE)
    yield Form(affixes.passive + first + affixes.clitic + tail, stem, Voice.NOUN)


def word_forms(word: str, affixes: Affixes) -> Iterator[Form]:
    """Yield the forms of a word that stands as it is: the word, and the noun made from it."""
    first, _, rest = word.partition(" ")
    tail = f" {rest}" if rest else ""
    yield Form(word, word, Voice.PLAIN)
    yield Form(first + affixes.clitic + tail, word, Voice.NOUN)


def guess_voice(word: str, affixes: Affixes) -> Voice | None:
    """Guess the voice of an unknown word from its first letters; None where it is no verb."""
    if len(word) < affixes.guess_length or not word.isalpha():
        return None
    if word.startswith(affixes.guess_passive):
        return Voice.PASSIVE
    return Voice.ACTIVE if word.startswith(affixes.guess_active) else None


def _active_forms(first: str, affixes: Affixes) -> Iterator[str]:
    for begins, prefix, drop in affixes.active:
        if first.startswith(begins):
            yield prefix + first[drop:]
    if len(first) <= 4 and sum(letter in affixes.vowels for letter in first) == 1:
        yield affixes.short_prefix + first


def _root(first: str, affixes: Affixes) -> str:
    for suffix in affixes.suffixes:
        if first.endswith(suffix) and len(first) - len(suffix) >= 3:
            return first[: -len(suffix)]
    return first
