"""Vary training sentences, so that the pipeline meets what the corpora lack: nominalisations, stripped marks, names."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from corpora import Named, Tree, Word

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from graph.parsing.recogniser import stretches

QUOTES = frozenset("\"“”„«»‘’'`")


@dataclass(frozen=True, slots=True)
class Variety:
    """Hold how often what is varied, and with which words: the part ``variety`` of ``train.toml``."""

    nominal_share: float
    proper_share: float
    unquoted_share: float
    unstopped_share: float
    renamed_share: float
    retokenised_share: float
    nominals: tuple[str, ...]
    deverbal: re.Pattern[str]
    proper: tuple[str, ...] = ()


def variety_of(settings: dict[str, Any]) -> Variety:
    """Return the settings with their pattern compiled."""
    return Variety(
        **{**settings, "nominals": tuple(settings["nominals"]), "deverbal": re.compile(settings["deverbal"])}
    )


def varied_tree(tree: Tree, variety: Variety, chance: random.Random) -> Tree:
    """Return the tree with some deverbal nouns replaced by clitic ones, or without its quotation marks or full stop."""
    words = list(tree.words)
    for index, word in enumerate(words):
        if word.tag == "PROPN" and variety.proper and chance.random() < variety.proper_share:
            words[index] = replace(word, text=chance.choice(variety.proper))
    for index, word in enumerate(words[:-1]):
        if is_deverbal(words, index, variety) and chance.random() < variety.nominal_share:
            noun = chance.choice(variety.nominals)
            words[index] = replace(word, text=noun.capitalize() if word.text[0].isupper() else noun)
    if chance.random() < variety.unquoted_share:
        words = without(words, {index for index, word in enumerate(words) if word.text in QUOTES})
    if chance.random() < variety.unstopped_share and words[-1].text == ".":
        words = without(words, {len(words) - 1})
    return replace(tree, words=tuple(words))


def is_deverbal(words: Sequence[Word], index: int, variety: Variety) -> bool:
    """Tell whether the word is a noun of a verb followed by what would be the verb's subject or object."""
    word, following = words[index], words[index + 1]
    owned = following.head == index and following.tag in {"NOUN", "PROPN"}
    return word.tag == "NOUN" and owned and variety.deverbal.fullmatch(word.text.lower()) is not None


def without(words: Sequence[Word], dropped: set[int]) -> list[Word]:
    """Return the words without those dropped; none is dropped that heads another, nor is the last one left."""
    heads = {word.head for word in words} | {index for index, word in enumerate(words) if word.head < 0}
    kept = [index for index in range(len(words)) if index not in dropped or index in heads]
    place = {old: new for new, old in enumerate(kept)} | {-1: -1}
    return [replace(words[index], head=place[words[index].head]) for index in kept]


def names_by_kind(sentences: Sequence[Named]) -> dict[str, list[tuple[str, ...]]]:
    """Return every different name of the sentences by kind, in the order met."""
    pool: dict[str, dict[tuple[str, ...], None]] = {}
    for named in sentences:
        for begin, end, kind in stretches(named.tags):
            pool.setdefault(kind, {})[named.words[begin:end]] = None
    return {kind: list(names) for kind, names in pool.items()}


def varied_names(
    named: Named, pool: dict[str, list[tuple[str, ...]]], variety: Variety, chance: random.Random
) -> Named:
    """Return the sentence with some names replaced by others of their kind, or in the package's own tokens."""
    words: list[str] = []
    tags: list[str] = []
    last = 0
    for begin, end, kind in stretches(named.tags):
        words += named.words[last:begin]
        tags += named.tags[last:begin]
        other = chance.random() < variety.renamed_share
        name = chance.choice(pool[kind]) if other else named.words[begin:end]
        words += name
        tags += [f"B-{kind}"] + [f"I-{kind}"] * (len(name) - 1)
        last = end
    words += named.words[last:]
    tags += named.tags[last:]
    renamed = replace(named, words=tuple(words), tags=tuple(tags))
    return retokenised(renamed) if chance.random() < variety.retokenised_share else renamed


PIECE = re.compile(r"[^\w\s]|[\w]+(?:[^\w\s()\[\]\"“”]+\w+)*\.?")


def retokenised(named: Named) -> Named:
    """Return the sentence in the tokens of today's reader: marks cut from words, spaced hyphens closed."""
    words: list[str] = []
    tags: list[str] = []
    for word, tag in zip(named.words, named.tags, strict=True):
        pieces = PIECE.findall(word) if len(word) > 1 else [word]
        pieces = pieces or [word]
        words += pieces
        tags += tags_of_pieces(pieces, tag)
    return closed_hyphens(replace(named, words=tuple(words), tags=tuple(tags)))


def tags_of_pieces(pieces: Sequence[str], tag: str) -> list[str]:
    """Return the tags of the pieces of one word: marks at its edges are no part of the name, and end it."""
    cores = [number for number, piece in enumerate(pieces) if piece[0].isalnum()]
    if tag == "O" or not cores or len(pieces) == 1:
        return [tag] * len(pieces)
    starts = tag.startswith("B-") or cores[0] > 0
    kind = tag[2:]
    own = ["O"] * len(pieces)
    own[cores[0] : cores[-1] + 1] = [f"I-{kind}"] * (cores[-1] + 1 - cores[0])
    own[cores[0]] = f"{'B' if starts else 'I'}-{kind}"
    return own


def closed_hyphens(named: Named) -> Named:
    """Return the sentence with reduplications written apart at their hyphen made one word."""
    words: list[str] = []
    tags: list[str] = []
    index = 0
    while index < len(named.words):
        triple = named.words[index : index + 3]
        if (
            len(triple) == 3
            and triple[1] == "-"
            and triple[0][:3].lower() == triple[2][:3].lower()
            and triple[0].isalpha()
        ):
            words.append("".join(triple))
            tags.append(named.tags[index])
            index += 3
        else:
            words.append(named.words[index])
            tags.append(named.tags[index])
            index += 1
    return replace(named, words=tuple(words), tags=tuple(tags))
