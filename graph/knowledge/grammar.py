"""Read the closed classes of the language and join them with the frames' triggers into one lexicon."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .folder import read_table
from .frames import ANY, Frame
from .morphology import Affixes, Form, Voice, guess_voice, load_affixes, verb_forms, word_forms


@dataclass(frozen=True, slots=True)
class Grammar:
    """Hold the word lists of ``ontology/id/grammar.toml``, each under its dotted name, and what is short for what."""

    lists: Mapping[str, frozenset[str]]
    affixes: Affixes
    same: Mapping[str, str] = field(default_factory=dict)

    def is_in(self, name: str, word: str) -> bool:
        """Tell whether a word stands in the list of that name."""
        return word in self.lists[name]

    def is_no_verb(self, word: str) -> bool:
        """Tell a word that only looks like a verb, with an ending or without: *diplomatiknya*."""
        known = self.lists["nouns.not_verbs"]
        return word in known or any(word.removesuffix(ending) in known for ending in self.lists["nouns.clitics"])


@dataclass(slots=True)
class Entry:
    """Hold what one printed form may be: word classes, verb forms, a noun that triggers."""

    classes: set[str] = field(default_factory=set)
    forms: list[Form] = field(default_factory=list)
    noun: str | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Hold every known form by its words; ``longest`` bounds the words of a form by its first word."""

    entries: Mapping[tuple[str, ...], Entry]
    longest: Mapping[str, int]
    grammar: Grammar

    def find_longest(self, words: Sequence[str], start: int) -> tuple[int, Entry] | None:
        """Return how many words from ``start`` the longest known form has, and its entry."""
        for size in range(min(self.longest.get(words[start], 0), len(words) - start), 0, -1):
            entry = self.entries.get(tuple(words[start : start + size]))
            if entry is not None:
                return size, entry
        return None

    def guess(self, word: str) -> Form | None:
        """Guess that an unknown word is a verb, by its letters."""
        if self.grammar.is_no_verb(word):
            return None
        voice = guess_voice(word, self.grammar.affixes)
        return Form(word, word, voice) if voice else None


def load_grammar(folder: Path) -> Grammar:
    """Read the grammar lists and the affix rules."""
    table = read_table(folder / "id" / "grammar.toml")
    lists = {name: frozenset(words) for name, words in _named_lists("", table)}
    return Grammar(lists, load_affixes(folder), table["same"])


def build_lexicon(grammar: Grammar, frames: Sequence[Frame]) -> Lexicon:
    """Join the closed classes, the verbs of the grammar and the triggers of the frames."""
    entries: dict[tuple[str, ...], Entry] = {}
    for name, words in sorted(grammar.lists.items()):
        family, _, word_class = name.partition(".")
        if family in ("classes", "auxiliary"):
            _add_class(entries, words, "auxiliary" if family == "auxiliary" else word_class)
    for form in _all_forms(grammar, frames):
        entry = entries.setdefault(tuple(form.text.split()), Entry())
        if all((known.stem, known.voice) != (form.stem, form.voice) for known in entry.forms):
            entry.forms.append(form)
    for noun in sorted({noun for frame in frames for noun in _event_nouns(frame)}):
        entries.setdefault(tuple(noun.split()), Entry()).noun = noun
    return Lexicon(entries, _longest(entries), grammar)


def _named_lists(prefix: str, table: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for key, value in table.items():
        if isinstance(value, list):
            yield prefix + key, value
        elif isinstance(value, dict):
            yield from _named_lists(f"{prefix}{key}.", value)


def _add_class(entries: dict[tuple[str, ...], Entry], words: Iterable[str], word_class: str) -> None:
    for word in sorted(words):
        entries.setdefault(tuple(word.split()), Entry()).classes.add(word_class)


def _all_forms(grammar: Grammar, frames: Sequence[Frame]) -> Iterator[Form]:
    never_bare = {verb for frame in frames if not frame.bare for verb in frame.verbs}
    stems = {word for frame in frames for word in (*frame.governed, *frame.complement, *frame.complement_not)}
    stems.discard(ANY)
    whole = {word for frame in frames for word in frame.words}
    for name in (
        "speech.verbs",
        "governing.planned",
        "governing.possible",
        "governing.rejected",
        "governing.means",
        "light.verbs",
        "light.undergo",
    ):
        for word in grammar.lists[name]:
            (whole if grammar.affixes.is_prefixed(word) else stems).add(word)
    stems = {word for word in stems if not grammar.affixes.is_prefixed(word)} - grammar.lists["classes.copula"]
    stems |= {verb for frame in frames for verb in frame.verbs}
    whole |= (
        grammar.lists["speech.words"]
        | grammar.lists["light.words"]
        | grammar.lists["light.happen"]
        | grammar.lists["nouns.bare_verbs"]
    )
    for stem in sorted(stems):
        for form in verb_forms(stem, grammar.affixes):
            if form.voice is not Voice.BARE or stem not in never_bare:
                yield form
    for word in sorted(whole):
        yield from word_forms(word, grammar.affixes)


def _event_nouns(frame: Frame) -> Iterator[str]:
    """Yield the nouns a frame knows by name: its triggers, and of its conditions those of several words."""
    yield from frame.nouns
    demanded = (words for _, words in frame.demands)
    for words in (frame.patient, frame.patient_not, *demanded):
        yield from (word for word in words if " " in word)


def _longest(entries: Iterable[tuple[str, ...]]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for words in entries:
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest
