"""Give the pipeline its view of a word: shapes and affixes of fixed length, the same in training and in use."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from spacy.attrs import ID, LANG, LOWER, NORM, PREFIX, SHAPE, SUFFIX
from spacy.lang.lex_attrs import word_shape
from spacy.tokens import Doc

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from spacy.vocab import Vocab

UNNAMED = "-"
DIGIT = re.compile(r"\d")


def normal_form(word: str) -> str:
    """Return the word in lower case with every digit as 0: numbers share one row of the embedding."""
    return DIGIT.sub("0", word.lower())


def head_of(length: int) -> Callable[[str], str]:
    """Return a function that takes the first letters of a word's normal form."""
    return lambda word: normal_form(word)[:length]


def tail_of(length: int) -> Callable[[str], str]:
    """Return a function that takes the last letters of a word's normal form."""
    return lambda word: normal_form(word)[-length:]


def see_words(vocab: Vocab, classes: Mapping[str, str]) -> None:
    """Replace the vocabulary's word features by those the pipeline was trained with.

    spaCy has no slots of one's own on a word. Affixes of Indonesian are longer than its one-letter prefix, so LANG
    and ID hold the five-letter head and tail beside PREFIX and SUFFIX; LOWER holds what a word names, if
    ``classes`` knows it.
    """
    untyped: Any = vocab  # its stub leaves the getters out
    untyped.lex_attr_getters = {
        **untyped.lex_attr_getters,
        NORM: normal_form,
        PREFIX: head_of(3),
        SUFFIX: tail_of(3),
        SHAPE: word_shape,
        LANG: head_of(5),
        ID: tail_of(5),
        LOWER: lambda word: classes.get(word, UNNAMED),
    }


def read_classes(path: Path) -> dict[str, str]:
    """Read what single words name: a JSON object of class to words."""
    classes: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return {word: name for name, words in classes.items() for word in words}


def write_doc(vocab: Vocab, words: Sequence[str], origin: str) -> Doc:
    """Return one sentence as spaCy's document; ``origin`` names the guideline the annotation should follow.

    Treebanks differ in guideline; the lemma slot, which nothing else uses, tells the pipeline which one.
    """
    starts: list[bool | int | None] = [index == 0 for index in range(len(words))]
    return Doc(vocab, words=list(words), lemmas=[origin] * len(words), sent_starts=starts)
