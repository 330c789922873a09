"""Cut prose into sentences: headings glued to them are set apart, datelines counted, citation marks passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..knowledge.segmentation import SegmentationWords
from ..model import Document, Sentence, SentenceKind, Span, Token
from .glue import find_cuts, is_known
from .prose import Passage, find_passages
from .tokens import HIDDEN, tokens_of

STOP = re.compile(r"[.!?…]+[\"”’'»)\]\0]*")
OPENERS = "\"“‘'«([—–-"
LAST_WORD = re.compile(r"[^\W_][\w.]*$")
NEXT_WORD = re.compile(r"[^\W_]+")
LIST_NUMBER = re.compile(r"[\s\0\"“(]*(?:\d{1,3}|[A-Za-z])$")
ROMAN = re.compile(r"[IVX]")
# A word of one case after a word of small letters without a space between them.
GLUED_HEADING = re.compile(r"(?P<left>[A-Z][^\W\d_]*(?: [^\W\d_]+){0,6}?(?<=[a-z]))(?P<right>[A-Z][a-z]+)")
PUT_BEFORE = re.compile(r"(?P<left>[A-Z][a-z]+(?: [a-z]+){0,5}) (?P<right>[A-Z][a-z]+)(?= )")
CITED = re.compile(r"\[\d{1,3}\]")
EDGES = " \t\n\r\xa0\0\ufeff\u200b\u200e\u200f\u202a\u202b\u202c\u3000"
LONGEST_DATELINE = 90
# In words and marks. What is longer is a list or table run together; reading a sentence takes the square of its length.
LONGEST_SENTENCE = 800
DASHES = "-–—"


def find_sentences(document: Document, words: SegmentationWords) -> tuple[Sentence, ...]:
    """Find the sentences of a document, in order, never overlapping, each with its tokens."""
    cutter = Cutter(document.text, words)
    return tuple(s for passage in find_passages(document.text, words) for s in cutter.sentences(passage))


class Cutter:
    """Cut the passages of one document; keeps what the document as a whole tells about its parts."""

    def __init__(self, text: str, words: SegmentationWords) -> None:
        self.words, self.cuts = words, find_cuts(text, words)
        self.cited = bool(CITED.search(text))
        self.lead = True

    def sentences(self, passage: Passage) -> Iterator[Sentence]:
        """Yield the sentences of one passage."""
        if passage.kind is SentenceKind.HEADING:
            yield from self._sentence(passage, 0, len(passage.seen), SentenceKind.HEADING)
            return
        pieces = list(find_pieces(passage.seen, self.words))
        for number, piece in enumerate(pieces):
            start, end = _trimmed(passage.seen, *piece)
            if self._is_pointer(passage.seen, start, end):
                continue
            heading = self._heading_end(passage.seen, start, end)
            if heading > start:
                yield from self._sentence(passage, start, heading, SentenceKind.HEADING)
            kind: SentenceKind = passage.kind
            if number and number == len(pieces) - 1 and self._is_trailing_heading(passage, start, end):
                kind = SentenceKind.HEADING
            yield from self._sentence(passage, heading, end, kind)

    def _sentence(self, passage: Passage, start: int, end: int, kind: SentenceKind) -> Iterator[Sentence]:
        start, end = _trimmed(passage.seen, start, end)
        seen = passage.seen[start:end]
        offset = passage.span.start + start
        tokens = tokens_of(seen, offset, self.words, self.cuts)
        if not any(token.is_word for token in tokens):
            return
        dateline = 0
        if kind is SentenceKind.PROSE:
            length = dateline_length(seen, self.words, self.lead)
            dateline = sum(token.span.end <= offset + length for token in tokens) if length else 0
            self.lead = False
        if len(tokens) <= LONGEST_SENTENCE:
            yield Sentence(Span(offset, offset + len(seen)), kind, tokens, passage.paragraph, dateline)
            return
        for part in short_enough(tokens):
            if any(token.is_word for token in part):
                span = Span(part[0].span.start, part[-1].span.end)
                yield Sentence(span, kind, part, passage.paragraph, dateline if part[0] is tokens[0] else 0)

    def _is_pointer(self, seen: str, start: int, end: int) -> bool:
        """Tell a pointer to another text that was run into the paragraph: a leftover's words and a colon."""
        found = self.words.leftover.match(seen, start, end)
        return bool(found) and seen[found.end() : found.end() + 3].lstrip().startswith(":") if found else False

    def _heading_end(self, seen: str, start: int, end: int) -> int:
        """Return where a heading glued to the beginning of a sentence ends; ``start`` when there is none."""
        glued = GLUED_HEADING.match(seen, start, min(end, start + 120))
        if glued and self._reads_as_heading(glued["left"], glued["right"]):
            return glued.end("left")
        if self.cited and start and (put := PUT_BEFORE.match(seen, start, min(end, start + 120))):
            left = put["left"].lower().split()
            if put["right"].lower() in self.words.starters and all(part in self.words.heading_words for part in left):
                return put.end("left")
        return start

    def _reads_as_heading(self, left: str, right: str) -> bool:
        glued = self.words.glued
        parts = left.split()
        if all(part.lower() in self.words.heading_words for part in parts):
            return self.cited or is_known(right.lower(), glued)
        known = all(is_known(part.lower(), glued) or part in self.cuts.names for part in parts)
        return known and is_known(parts[-1].lower(), glued) and right.lower() in self.words.starters

    def _is_trailing_heading(self, passage: Passage, start: int, end: int) -> bool:
        if passage.complete or not self.cited:
            return False
        bare = passage.seen[start:end].replace(HIDDEN, "").strip()
        return len(bare.split(None, 9)) <= 8 and bare[:1].isupper() and bare[-1:].isalnum()


def short_enough(tokens: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
    """Cut what is too long for a sentence, behind a mark where there is one in the second half."""
    start = 0
    while len(tokens) - start > LONGEST_SENTENCE:
        last, half = start + LONGEST_SENTENCE - 1, start + LONGEST_SENTENCE // 2
        end = next((at for at in range(last, half, -1) if not tokens[at].is_word), last) + 1
        yield tokens[start:end]
        start = end
    yield tokens[start:]


def find_pieces(seen: str, words: SegmentationWords) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences in a passage."""
    start = 0
    for stop in STOP.finditer(seen):
        if stop.end() < len(seen) and ends_sentence(seen, start, stop, words):
            yield start, stop.end()
            start = stop.end()
    if start < len(seen):
        yield start, len(seen)


def ends_sentence(seen: str, start: int, stop: re.Match[str], words: SegmentationWords) -> bool:
    """Tell whether a full stop, question or exclamation mark, with the closing marks after it, ends a sentence."""
    after = seen[stop.end() : stop.end() + 80]
    following = after.lstrip(EDGES)
    if not following:
        return True
    spaced = after[0].isspace() or stop[0].endswith(HIDDEN)
    if not _starts_sentence(following, spaced):
        return False
    mark = stop[0].rstrip("\"”’'»)]" + HIDDEN)
    before = seen[max(start, stop.start() - 24) : stop.start()]
    return mark != "." or _is_final(before, len(stop[0]) > 1, following, words)


def _starts_sentence(following: str, spaced: bool) -> bool:
    first = following[0]
    if not spaced:
        return (first.isupper() and following[1:2].islower()) or first == "“"
    if first in OPENERS:
        inner = following.lstrip(OPENERS + EDGES)[:1]
        return inner.isupper() or inner.isdigit()
    return first.isupper() or first.isdigit() or first in "•●@" or (first.isalpha() and not first.islower())


def _is_final(before: str, closed: bool, following: str, words: SegmentationWords) -> bool:
    """Tell whether one full stop is the end of a sentence, not of an abbreviation, an initial or a list's number.

    ``before`` ends with the word in front of it; ``closed`` says that closing marks stand behind it.
    """
    last = LAST_WORD.search(before)
    if not last:
        return True
    word, upcoming = last[0], NEXT_WORD.match(following.lstrip(OPENERS + EDGES))
    if word.lower() in words.before_names or LIST_NUMBER.fullmatch(before):
        return False
    if closed or not upcoming:
        return True
    if word.lower() in words.may_end:
        return is_known(upcoming[0].lower(), words.glued)
    if _is_initials(word):
        common = _small_before(before[: last.start()]) or _numbered_before(before[: last.start()], word, words)
        return common and is_known(upcoming[0].lower(), words.glued)
    return upcoming[0].lower() not in words.domains


def _is_initials(word: str) -> bool:
    return all(len(part) == 1 and part.isupper() for part in word.split(".") if part)


def _small_before(before: str) -> bool:
    """Tell whether the word before is no name: a letter after a name is an initial."""
    last = LAST_WORD.search(before.rstrip())
    return bool(last and last[0][:1].islower())


def _numbered_before(before: str, word: str, words: SegmentationWords) -> bool:
    """Tell whether a letter is the number of what a common word names: *Perang Dunia I*."""
    last = LAST_WORD.search(before.rstrip())
    return bool(last and ROMAN.fullmatch(word) and is_known(last[0].lower(), words.glued))


def _trimmed(seen: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (seen[start] in EDGES or seen[start].isspace()):
        start += 1
    while end > start and (seen[end - 1] in EDGES or seen[end - 1].isspace()):
        end -= 1
    return start, end


def dateline_length(seen: str, words: SegmentationWords, lead: bool) -> int:
    """Return how long the dateline is that opens a sentence: place, outlet and dash; 0 when there is none.

    A bare place and a dash count only in the lead, the first sentence of running text, and only before a sentence
    that begins there: *Kenya – yang menolak – …* has none.
    """
    found = dateline_pattern(words).match(seen[:LONGEST_DATELINE])
    if not found:
        return 0
    if found["outlet"] or found["outlet_first"] or found["in_brackets"]:
        return found.end()
    begins = not seen[found.end() : found.end() + 1].islower()
    if found["place"].split()[0].lower() in words.heading_words:
        return 0  # *Hubungan Kenya - Peru* membaik
    return found.end() if (lead and begins) or found["place"].isupper() else 0


@lru_cache(maxsize=4)
def dateline_pattern(words: SegmentationWords) -> re.Pattern[str]:
    """Compile the pattern of datelines: *PLACE, OUTLET -*, *Place (OUTLET) -*, *OUTLET, PLACE -*, *OUTLET -*."""
    names = "|".join(re.escape(name) for name in sorted(words.outlets, key=len, reverse=True))
    domains = "|".join(sorted(words.domains, key=len, reverse=True))
    outlet = rf"(?<!\w)(?:{names}|[A-Za-z][\w-]{{1,20}}\d?\.(?i:{domains})(?:\.(?i:{domains}))?)"
    name = r"[A-Z][\w.'’-]*"
    place = rf"{name}(?:[ \0]+(?:{name}|al|de|del|la)){{0,3}}(?:[,/]\s?{name}(?:[ \0]{name}){{0,2}})?"
    date = r"(?:[\s,(]{1,3}[\w]{0,9},?\s?\(?\d{1,2}[/ ][\w/ ]{1,15}\)?)?"
    gap, dash = r"[\s\0*]*", rf"(?:[{DASHES}]{{1,3}}|:(?=\s))"
    shapes = (
        rf"(?P<outlet_first>{outlet}){gap}[,|]?{gap}(?:{place})??{date}{gap}{dash}",
        rf"{place}{gap}\({gap}(?P<in_brackets>{outlet}|[A-Z][\w.]{{1,15}}(?: [A-Z]\w+)?){gap}\){date}{gap}{dash}",
        rf"{place}{date}{gap}[,|]?{gap}(?P<outlet>{outlet}){date}{gap}{dash}",
        rf"(?P<place>{place}){gap}(?:\s[{DASHES}]{{1,3}}\s|[–—]{{1,2}}\s|--)",
    )
    return re.compile(rf"[\s\0]*(?:{'|'.join(shapes)}){gap}")
