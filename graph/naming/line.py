"""See a sentence as words with the marks between them, the form names are matched in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..knowledge.naming import WORD, fold
from ..model import Sentence, SentenceKind, Span, Token

# What may stand between two words of one name: nothing, a hyphen, an apostrophe, an ampersand.
JOINERS = frozenset(("", "-", "'", "’", "&", "‘", "ʼ"))
# A word of so many letters may be one shortened before a point: Moh. Amin.
LONGEST_SHORTENED = 3
PIECE = re.compile(r"[^\W_]+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Word:
    """Hold one word and the marks between it and the word before."""

    text: str
    fold: str
    start: int
    end: int
    before: str


@dataclass(frozen=True, slots=True)
class Line:
    """Hold a sentence as words; ``tail`` are the marks after the last one."""

    sentence: Sentence
    number: int
    words: tuple[Word, ...]
    folds: list[str]
    tail: str

    def __len__(self) -> int:
        return len(self.words)

    def marks(self, at: int) -> str:
        """Return the marks before a word; at the end of the line, those after the last."""
        return self.words[at].before if at < len(self.words) else self.tail

    def joined(self, at: int) -> bool:
        """Tell whether a word goes on from the one before without a dividing mark."""
        if not 0 < at < len(self.words):
            return False
        before, last = self.words[at].before, self.words[at - 1].text
        shortened = len(last) <= 2 or (len(last) == LONGEST_SHORTENED and last.istitle())
        return before in JOINERS or (before == "." and shortened)

    def follows(self, at: int) -> bool:
        """Tell whether a word goes on from the one before, a closed bracket aside."""
        return self.joined(at) or (0 < at < len(self.words) and self.words[at].before == ")")

    def fold(self, at: int) -> str:
        """Return the folded word at a place, empty outside the line."""
        return self.folds[at] if 0 <= at < len(self.folds) else ""

    def is_capital(self, at: int) -> bool:
        """Tell whether a word starts with a capital."""
        return 0 <= at < len(self.words) and self.words[at].text[0].isupper()

    def text(self, first: int, last: int) -> str:
        """Write the words of a stretch with single spaces; hyphens, apostrophes and marks inside figures are kept."""
        parts = [self.words[first].text]
        for word in self.words[first + 1 : last]:
            mark = word.before if word.before in JOINERS and word.before != "&" else ""
            mark = mark if word.start - self.words[first].start else ""
            mark = word.before if word.before in (".", ",") and word.text.isdigit() else mark
            parts.append((mark or (". " if word.before == "." else " ")) + word.text)
        return "".join(parts)

    def span(self, first: int, last: int) -> Span:
        """Return the stretch of the document's text; a bracket opened inside is closed inside."""
        return Span(self.words[first].start, self.words[last - 1].end)

    def bracket_end(self, at: int) -> int:
        """Return the word after a short bracket that opens right before a word, or the same place."""
        if at < len(self.words) and self.words[at].before == "(":
            for end in range(at + 1, min(at + 5, len(self.words)) + 1):
                if ")" in self.marks(end):
                    return end
        return at

    @property
    def dateline(self) -> int:
        """Return how many words the dateline takes; its marks are tokens of the sentence, but no words."""
        tokens = self.sentence.tokens[: self.sentence.dateline]
        return bisect_left(self.words, tokens[-1].span.end, key=lambda word: word.start) if tokens else 0

    @property
    def is_titled(self) -> bool:
        """Tell whether most longer words are capitals, as in a headline."""
        long = [word.text for word in self.words if len(word.text) > 3]
        return len(long) > 2 and sum(text[0].isupper() for text in long) > 0.7 * len(long)


def read_lines(sentences: Iterable[Sentence]) -> list[Line]:
    """Turn sentences into lines, numbered from 0."""
    return [read_line(sentence, number) for number, sentence in enumerate(sentences)]


def read_line(sentence: Sentence, number: int) -> Line:
    """Turn one sentence into a line."""
    words, marks = _words(sentence.tokens)
    return Line(sentence, number, tuple(words), [word.fold for word in words], marks)


def _words(tokens: Sequence[Token]) -> tuple[list[Word], str]:
    words: list[Word] = []
    before = ""
    for token in tokens:
        text, start = token.text, token.span.start
        if text.isalnum():
            words.append(Word(text, fold(text), start, token.span.end, _spaced(before, words, start)))
            before = ""
            continue
        for match in PIECE.finditer(text):
            piece = match.group()
            if WORD.match(piece):
                at = start + match.start()
                words.append(Word(piece, fold(piece), at, start + match.end(), _spaced(before, words, at)))
                before = ""
            else:
                before += piece
    return words, before


def _spaced(before: str, words: Sequence[Word], start: int) -> str:
    """Tell a hyphen inside a word from a dash between words: the dash has space around it."""
    if before == "-" and words and start > words[-1].end + 1:
        return "–"
    return before


def is_heading(line: Line) -> bool:
    """Tell whether a line is a heading, a caption or written like a headline."""
    if line.sentence.kind is SentenceKind.HEADING:
        return True
    return line.is_titled and "." not in line.tail
