"""Parse sentences with the trained pipeline: heads, relations, tags and the names it recognises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from threadpoolctl import ThreadpoolController

from graph.errors import FaultyOntology
from graph.model import Kind, Sentence, Span

from .asides import ON_ROOT, Stretch, divide

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

ROOT = "root"
KINDS = {"PER": Kind.PERSON, "ORG": Kind.ORGANISATION, "LOC": Kind.PLACE}
# The treebank whose guideline the analysis follows: annotated by hand, news and encyclopaedia, and asked for
# this one the parser does at least as well on either other treebank's test as asked for a third one.
GUIDELINE = "pud"
# The recogniser learned news under the one name and encyclopaedia pages under the other ("gsd").
NAME_GUIDELINE = "csui"
# Nobody writes longer sentences; what is longer is a table or a list, and would cost memory for nothing.
LONGEST = 300
BATCH = 64
CLASSES = "words.json"
PARSING = ("tok2vec", "tagger", "parser")
NAMING = ("ner",)

#: The names of one sentence, with their kinds.
Recognised = tuple[tuple[Span, Kind], ...]


@dataclass(frozen=True, slots=True)
class Parse:
    """Hold the analysis of one sentence, token by token.

    ``heads`` has the index of each token's head, -1 for the root and for tokens that were not parsed; the
    latter have an empty label and an empty tag. There is at most one root.
    """

    heads: tuple[int, ...]
    labels: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def root(self) -> int:
        """Return the index of the clause's root, -1 where nothing was parsed."""
        return self.labels.index(ROOT) if ROOT in self.labels else -1


class Parser:
    """Hold the loaded pipeline."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline
        self._threads = ThreadpoolController()

    def parse(self, sentences: Sequence[Sentence], *, times: Sequence[Sequence[Span]] = ()) -> tuple[Parse, ...]:
        """Return one analysis per sentence, in order; an endless one gets an empty one.

        ``times`` gives, per sentence, the spans of its times, so that one standing in front can be set aside.
        """
        wanted = [index for index, sentence in enumerate(sentences) if _is_parsable(sentence)]
        divisions = [divide(sentences[index], times[index] if times else ()) for index in wanted]
        parses = [_empty(sentence) for sentence in sentences]
        with self._one_thread():
            parsed = self._run(PARSING, GUIDELINE, _stretch_words(sentences, wanted, divisions))
            for index, division in zip(wanted, divisions, strict=True):
                analyses = [next(parsed) for _ in division]
                parses[index] = _joined(len(sentences[index].tokens), division, analyses)
        return tuple(parses)

    def recognise(self, sentences: Sequence[Sentence]) -> tuple[Recognised, ...]:
        """Return the names in each sentence, in order of place, with their kinds."""
        wanted = [_is_parsable(sentence) for sentence in sentences]
        words = ([token.text for token in one.tokens] for one, want in zip(sentences, wanted, strict=True) if want)
        with self._one_thread():
            found = self._run(NAMING, NAME_GUIDELINE, words)
            return tuple(_names(one, next(found)) if want else () for one, want in zip(sentences, wanted, strict=True))

    def parse_whole(self, sentences: Sequence[Sentence]) -> tuple[Parse, ...]:
        """Return the analysis without setting anything aside and without names: what the bare pipeline gives."""
        docs = self._run(PARSING, GUIDELINE, ([token.text for token in sentence.tokens] for sentence in sentences))
        whole = [Stretch(tuple(range(len(sentence.tokens)))) for sentence in sentences]
        return tuple(_joined(len(stretch.tokens), [stretch], [doc]) for stretch, doc in zip(whole, docs, strict=True))

    def _one_thread(self) -> AbstractContextManager[object]:
        """Keep matrices to one thread: they are small, and threads only wait for each other."""
        limit: AbstractContextManager[object] = self._threads.limit(limits=1, user_api="blas")
        return limit

    def _run(self, components: Sequence[str], origin: str, texts: Iterable[Sequence[str]]) -> Iterator[Doc]:
        """Yield the analyses one by one: those of a long document would fill the memory."""
        from .features import write_doc  # noqa: PLC0415 - spaCy is slow to import and not every command parses

        docs: Iterator[Doc] = (write_doc(self._pipeline.vocab, words, origin) for words in texts)
        for name in components:
            component: Any = self._pipeline.get_pipe(name)
            docs = component.pipe(docs, batch_size=BATCH)
        yield from docs


def load_parser(folder: Path) -> Parser:
    """Load the pipeline from its folder; raises FaultyOntology where there is none."""
    import spacy  # noqa: PLC0415 - slow to import, and not every command parses
    from thinc.api import use_ops  # noqa: PLC0415

    from . import recogniser  # noqa: F401, PLC0415 - makes its component known to spaCy
    from .features import read_classes, see_words  # noqa: PLC0415

    if not (folder / "config.cfg").is_file():
        raise FaultyOntology(
            (f"{folder}: holds no trained pipeline; run scripts/train.py or install the package anew",)
        )
    with use_ops("numpy", use_blis=False):  # numpy's own matrix product is up to three times as fast as BLIS's
        pipeline = spacy.load(folder)
    see_words(pipeline.vocab, read_classes(folder / CLASSES))
    return Parser(pipeline)


def _is_parsable(sentence: Sentence) -> bool:
    return sentence.dateline < len(sentence.tokens) <= LONGEST


def _empty(sentence: Sentence) -> Parse:
    size = len(sentence.tokens)
    return Parse((-1,) * size, ("",) * size, ("",) * size)


def _stretch_words(
    sentences: Sequence[Sentence], wanted: Sequence[int], divisions: Sequence[tuple[Stretch, ...]]
) -> Iterator[list[str]]:
    for index, division in zip(wanted, divisions, strict=True):
        for stretch in division:
            yield [sentences[index].tokens[place].text for place in stretch.tokens]


def _joined(size: int, division: Sequence[Stretch], analyses: Sequence[Doc]) -> Parse:
    """Return the stretches' analyses as one: what was set aside hangs on its host, or on the clause's root."""
    heads, labels, tags = [-1] * size, [""] * size, [""] * size
    clause = -1
    for stretch, doc in zip(division, analyses, strict=True):
        top = _fill(stretch, doc, heads, labels, tags)
        if clause < 0:
            heads[top], labels[top], clause = -1, ROOT, top
        else:
            heads[top] = clause if stretch.host == ON_ROOT else stretch.host
            labels[top] = stretch.label
    return Parse(tuple(heads), tuple(labels), tuple(tags))


def _fill(stretch: Stretch, doc: Doc, heads: list[int], labels: list[str], tags: list[str]) -> int:
    """Write one stretch's analysis into the sentence's; return its root. Further roots hang on the first."""
    roots = [token.i for token in doc if token.head.i == token.i]
    for place, token in zip(stretch.tokens, doc, strict=True):
        tags[place], labels[place], heads[place] = token.tag_, token.dep_, stretch.tokens[token.head.i]
    for other in roots[1:]:
        heads[stretch.tokens[other]], labels[stretch.tokens[other]] = stretch.tokens[roots[0]], "parataxis"
    return stretch.tokens[roots[0]]


def _names(sentence: Sentence, doc: Doc) -> Recognised:
    tokens = sentence.tokens
    return tuple(
        (Span(tokens[name.start].span.start, tokens[name.end - 1].span.end), KINDS[name.label_])
        for name in doc.ents
        if name.label_ in KINDS
    )
