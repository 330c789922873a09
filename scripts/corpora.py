"""Read the public treebanks and name corpora into surface words: the material of ``train.py``."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

KEPT_SUBTYPES = frozenset({"nsubj:pass", "csubj:pass"})
NOMINAL_LABELS = {
    "advcl": "obl",
    "acl": "nmod",
    "csubj": "nsubj",
    "csubj:pass": "nsubj:pass",
    "ccomp": "obj",
    "xcomp": "obj",
}


@dataclass(frozen=True, slots=True)
class Word:
    """Hold one surface word of a treebank; ``head`` is an index into the sentence, -1 for the root."""

    text: str
    tag: str
    head: int
    label: str
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """Hold one parsed sentence and the treebank whose guideline it follows."""

    words: tuple[Word, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Named:
    """Hold one sentence with its names: the words, and per word an IOB tag."""

    words: tuple[str, ...]
    tags: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one syntactic word of a CoNLL-U file, before contraction."""

    number: int
    text: str
    tag: str
    head: int
    label: str
    glued: bool


def digest(path: Path) -> str:
    """Return the file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def blocks(path: Path) -> Iterator[list[str]]:
    """Yield the lines of one sentence at a time, without comments."""
    block: list[str] = []
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        if line.strip():
            if not line.startswith("# "):
                block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def universal(label: str) -> str:
    """Return the relation without its subtype, but keep the passive subject apart."""
    return label if label in KEPT_SUBTYPES else label.split(":", maxsplit=1)[0]


def read_part(columns: Sequence[str]) -> Part:
    """Return one syntactic word from its ten columns."""
    glued = "SpaceAfter=No" in columns[9]
    return Part(int(columns[0]), columns[1], columns[3], int(columns[6]), universal(columns[7]), glued)


def read_spread(columns: Sequence[str]) -> tuple[int, int, str, bool]:
    """Return first and last number, text and glue of a multiword token's line."""
    first, last = columns[0].split("-")
    return int(first), int(last), columns[1], "SpaceAfter=No" in columns[9]


def contract(rows: Sequence[Sequence[str]], nominal: bool) -> list[tuple[tuple[Part, ...], str, bool]]:
    """Group the parts of each surface word, with the word's text and whether the next one is glued to it."""
    spreads = {row[0].split("-")[0]: read_spread(row) for row in rows if "-" in row[0]}
    parts = [read_part(row) for row in rows if row[0].isdigit()]
    if nominal:
        parts = nominalised(parts, spreads)
    groups: list[tuple[tuple[Part, ...], str, bool]] = []
    last_covered = 0
    for part in parts:
        if part.number <= last_covered:
            continue
        first, last, text, glued = spreads.get(str(part.number), (part.number, part.number, part.text, part.glued))
        groups.append((tuple(p for p in parts if first <= p.number <= last), text, glued))
        last_covered = last
    return groups


def nominalised(parts: list[Part], spreads: dict[str, tuple[int, int, str, bool]]) -> list[Part]:
    """Turn verbs and adjectives made nouns by a definite clitic into nouns, with a noun's relations.

    The treebanks keep such a word a verb with a subject; read as surface words that teaches the parser
    to take every one of them for a predicate.
    """
    changed = {part.number: part for part in parts}
    for first, last, _, _ in spreads.values():
        verb, clitic = changed[first], changed[last]
        if verb.tag not in {"VERB", "ADJ"} or clitic.tag != "DET" or clitic.head != first:
            continue
        children = [part for part in parts if part.head == first and part.number != last]
        subjects = [part for part in children if part.label.startswith("nsubj") and part.number > last]
        marks = [part for part in children if part.label in {"case", "mark"} and part.tag != "CCONJ"]
        if not subjects and not any(part.label == "case" for part in marks):
            continue
        changed[first] = replace(verb, tag="NOUN", label=NOMINAL_LABELS.get(verb.label, verb.label))
        changed.update({part.number: replace(part, label="nmod") for part in subjects})
        changed.update({part.number: replace(part, label="case", tag="ADP") for part in marks})
    return [changed[part.number] for part in parts]


def surface(rows: Sequence[Sequence[str]], nominal: bool = False) -> tuple[Word, ...]:
    """Return the sentence as surface words: a contraction takes head and label of the part that leads outside it."""
    groups = contract(rows, nominal)
    place = {part.number: index for index, (parts, _, _) in enumerate(groups) for part in parts}
    words = []
    for index, (parts, text, glued) in enumerate(groups):
        lead = next((part for part in parts if place.get(part.head) != index), parts[0])
        words.append(Word(text, parts[0].tag, place.get(lead.head, -1), lead.label if lead.head else "root", glued))
    return tuple(words)


def merged(words: Sequence[Word], joins: Sequence[tuple[int, int]]) -> tuple[Word, ...]:
    """Return the words with each stretch (first, last) made one word with its first word's head, label and tag."""
    place: dict[int, int] = {}
    stretches: list[tuple[int, int]] = []
    ends = dict(joins)
    index = 0
    while index < len(words):
        last = ends.get(index, index)
        place.update(dict.fromkeys(range(index, last + 1), len(stretches)))
        stretches.append((index, last))
        index = last + 1
    return tuple(_one_word(words, stretch, place, number) for number, stretch in enumerate(stretches))


def _one_word(words: Sequence[Word], stretch: tuple[int, int], place: dict[int, int], number: int) -> Word:
    first, last = stretch
    inside = words[first : last + 1]
    lead = next((word for word in inside if word.head < 0 or place[word.head] != number), inside[0])
    head = place[lead.head] if lead.head >= 0 else -1
    return Word("".join(word.text for word in inside), inside[0].tag, head, lead.label, inside[-1].glued)


def hyphenated(words: Sequence[Word]) -> tuple[Word, ...]:
    """Join what the treebank of 2018 splits at a hyphen: reduplications and compounds, but no ranges or pairs."""
    joins: list[tuple[int, int]] = []
    index = 0
    while index < len(words) - 2:
        if is_hyphenation(words, index):
            joins.append((index, index + 2))
            index += 2
        index += 1
    return merged(words, joins)


def is_hyphenation(words: Sequence[Word], index: int) -> bool:
    """Tell whether word, hyphen and word from here are one word of today's spelling."""
    left, mark, right = words[index : index + 3]
    tied = right.head == index or left.head == index + 2
    together = mark.text == "-" and tied and right.label not in {"appos", "conj"}
    return together and left.text[-1].isalnum() and right.text[0].isalpha()


def read_treebank(path: Path, origin: str, *, nominal: bool = False) -> list[Tree]:
    """Read one CoNLL-U file of current guideline; ``nominal`` asks for nouns made by a clitic to become nouns."""
    return [Tree(surface([line.split("\t") for line in block], nominal), origin) for block in blocks(path)]


@dataclass(frozen=True, slots=True)
class Custom:
    """Hold what today's guideline does with single words: its auxiliaries, and what marks a verb."""

    auxiliaries: frozenset[str]
    markers: frozenset[str]


def custom_of(trees: Sequence[Tree]) -> Custom:
    """Return what the current treebanks mostly call an auxiliary, and mostly a mark where the head is a verb."""
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    at_verbs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for tree in trees:
        for word in tree.words:
            labels[word.text.lower()][word.label] += 1
            if word.head >= 0 and tree.words[word.head].tag == "VERB":
                at_verbs[word.text.lower()][word.label] += 1
    return Custom(mostly("aux", labels), mostly("mark", at_verbs))


def mostly(label: str, counts: dict[str, Counter[str]]) -> frozenset[str]:
    """Return the words that bear the label in more than half of at least four places."""
    return frozenset(text for text, labels in counts.items() if labels[label] * 2 > labels.total() >= 4)


def renewed(words: Sequence[Word], index: int, custom: Custom) -> Word:
    """Return one word of the 2018 guideline with today's label and tag."""
    word = words[index]
    head = words[word.head] if word.head >= 0 else word
    if word.label == "flat" and not (word.tag == head.tag == "PROPN"):
        return replace(word, label="nmod")
    if word.label == "advmod" and word.text.lower() in custom.auxiliaries:
        return replace(word, label="aux", tag="AUX")
    if word.label == "case" and head.tag == "VERB" and word.text.lower() in custom.markers:
        return replace(word, label="mark", tag="SCONJ")
    if word.label == "det" and word.tag == "PRON":
        return replace(word, label="nmod")
    return word


def read_old_treebank(path: Path, origin: str, custom: Custom) -> list[Tree]:
    """Read the CoNLL-U file of 2018: hyphens joined, labels mapped to today's."""
    trees = []
    for tree in read_treebank(path, origin):
        words = tuple(renewed(tree.words, index, custom) for index in range(len(tree.words)))
        trees.append(Tree(hyphenated(words), origin))
    return trees


NAME_LABELS = {"PERSON": "PER", "PLACE": "LOC", "ORGANISATION": "ORG"}


def unified(tag: str) -> str:
    """Return the IOB tag with PER, ORG or LOC as its kind."""
    position, _, kind = tag.partition("-")
    return f"{position}-{NAME_LABELS.get(kind, kind)}" if kind else "O"


def read_names(path: Path, origin: str) -> list[Named]:
    """Read one IOB file: the word in the first column, the tag in the last, the line's own separator between."""
    sentences = []
    for block in blocks(path):
        rows = [line.split("\t") if "\t" in line else line.split(" ") for line in block]
        rows = [row for row in rows if row[0].strip()]
        sentences.append(Named(tuple(row[0] for row in rows), tuple(unified(row[-1]) for row in rows), origin))
    return sentences


NAME_FILES = {
    "nations": "nation",
    "places": "place",
    "organisations": "organisation",
    "metonyms": "place",
    "regions": "place",
}


def word_classes(entities: Path) -> dict[str, list[str]]:
    """Return what single words name, by the entities' names: a whole name before a part of one, nations first.

    A part is a capitalised word of a longer name. No word is in two classes.
    """
    classes: dict[str, set[str]] = {}
    for part in (False, True):
        for stem, kind in NAME_FILES.items():
            own = classes.setdefault(f"part of {kind}" if part else kind, set())
            own |= set(name_words(entities / f"{stem}.csv", part=part)) - set().union(*classes.values())
    return {kind: sorted(words) for kind, words in classes.items()}


def name_words(path: Path, *, part: bool) -> Iterator[str]:
    """Yield the names of one word, or the capitalised words of longer names."""
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            for name in (row.get("names") or row.get("name") or "").split("|"):
                words = name.split()
                if part == (len(words) > 1):
                    yield from (word for word in words if word[:1].isupper())
