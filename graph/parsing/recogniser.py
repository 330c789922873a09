"""Recognise names: a component of the pipeline that marks persons, organisations and places in a sentence.

It weighs what stands in and around each word and takes the best row of tags (conditional random fields: Lafferty,
McCallum and Pereira, 2001). From as few sentences as there are to learn from it finds more names than word vectors
do; the model card has the figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pycrfsuite
from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.tokens import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.training import Example

FACTORY = "name_tags"
WEIGHTS = "weights.crf"
# Letters of a head or tail, words up to which a row of capitals is counted.
AFFIX = 5
COUNTED = 4
OUTSIDE = "#"


@Language.factory(FACTORY, assigns=["doc.ents"])
def make_recogniser(nlp: Language, name: str) -> Recogniser:
    """Return a recogniser without weights; ``from_disk`` reads them."""
    return Recogniser()


class Recogniser:
    """Hold the weights."""

    def __init__(self) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._weights = b""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of one sentence as ``write_doc`` makes it."""
        tags = self._tagger.tag(features_of(doc))
        doc.set_ents([Span(doc, begin, end, kind) for begin, end, kind in stretches(tags)])
        return doc

    def pipe(self, docs: Iterable[Doc], batch_size: int = 1) -> Iterator[Doc]:
        """Mark the names of each sentence, one by one; spaCy gives every component a size of batches."""
        return map(self, docs)

    def score(self, examples: Iterable[Example]) -> dict[str, Any]:
        """Return spaCy's figures for names."""
        return get_ner_prf(examples)

    def take_weights(self, weights: bytes) -> None:
        """Go by the weights that training has written."""
        self._weights = weights  # the tagger reads them where they lie, so they must stay
        self._tagger.open_inmemory(weights)

    def to_disk(self, path: Path, exclude: Sequence[str] = ()) -> None:
        """Write the weights to a folder."""
        path.mkdir(parents=True, exist_ok=True)
        (path / WEIGHTS).write_bytes(self._weights)

    def from_disk(self, path: Path, exclude: Sequence[str] = ()) -> Recogniser:
        """Read the weights from a folder."""
        self.take_weights((path / WEIGHTS).read_bytes())
        return self


def stretches(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return begin, end and kind of each name in a row of IOB tags."""
    found: list[tuple[int, int, str]] = []
    for index, tag in enumerate(tags):
        if tag.startswith("B-"):
            found.append((index, index + 1, tag[2:]))
        elif tag.startswith("I-") and found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1, found[-1][2])
    return found


def features_of(doc: Doc) -> list[list[str]]:
    """Return what is looked at, word by word: the word, its neighbours, and the row of capitals it stands in.

    Corpora differ in what they call a name: a few things are weighed for each guideline by itself too.
    """
    forms = [token.text.lower() for token in doc]
    shapes = [token.shape_ for token in doc]
    classes = [token.lower_ for token in doc]
    befores, afters = _edges_of_capitals([token.text[0].isupper() for token in doc])
    guideline = doc[0].lemma_
    rows = []
    for index, form in enumerate(forms):
        before, after = befores[index], afters[index]
        lead = f"lead={_at(forms, before)}"
        shared = [f"word={form}", f"shape={shapes[index]}", f"class={classes[index]}", lead, "any"]
        rows.append(
            [
                *shared,
                *(f"{guideline}:{one}" for one in shared),
                *_affixes(form),
                *_neighbours(index, forms, shapes, classes),
                f"leads={_at(forms, before - 1)} {_at(forms, before)}",
                f"follow={_at(forms, after)}",
                f"first={forms[before + 1]}",
                f"last={forms[after - 1]}",
                f"since={min(index - before, COUNTED)}",
                f"until={min(after - index, COUNTED)}",
            ]
        )
    return rows


def _at(row: Sequence[str], index: int) -> str:
    return row[index] if 0 <= index < len(row) else OUTSIDE


def _affixes(form: str) -> Iterator[str]:
    for length in range(1, AFFIX + 1):
        yield f"head={form[:length]}"
        yield f"tail={form[-length:]}"


def _neighbours(index: int, forms: Sequence[str], shapes: Sequence[str], classes: Sequence[str]) -> Iterator[str]:
    """Yield what is looked at in the words around."""
    for away in (-2, -1, 1, 2):
        yield f"word{away}={_at(forms, index + away)}"
        yield f"shape{away}={_at(shapes, index + away)}"
        yield f"class{away}={_at(classes, index + away)}"
    for away in (-1, 1):
        yield f"head{away}={_at(forms, index + away)[:3]}"
        yield f"tail{away}={_at(forms, index + away)[-3:]}"
        yield f"words{away}={forms[index]} {_at(forms, index + away)}"
        yield f"shapes{away}={shapes[index]} {_at(shapes, index + away)}"
    yield f"shapes={_at(shapes, index - 1)} {shapes[index]} {_at(shapes, index + 1)}"


def _edges_of_capitals(capitals: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Return for each word the last one before it, and the first one after it, that has no capital.

    -1 and the number of words where there is none.
    """
    befores, afters = [-1] * len(capitals), [len(capitals)] * len(capitals)
    for index in range(1, len(capitals)):
        befores[index] = befores[index - 1] if capitals[index - 1] else index - 1
    for index in range(len(capitals) - 2, -1, -1):
        afters[index] = afters[index + 1] if capitals[index + 1] else index + 1
    return befores, afters
