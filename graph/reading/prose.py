"""Find which stretches of a text are prose, headings, bullets and captions; nothing is rewritten."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..knowledge.segmentation import SegmentationWords
from ..model import SentenceKind, Span
from .language import is_foreign
from .tokens import HIDDEN, hide

LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# Left-overs of markup: what they hide is not read. Bounded throughout, so nested brackets cost nothing.
MARKUP = re.compile(
    r"(?P<image>!\[[^\[\]\n]{0,400}\]\([^()\s]{0,500}\))"
    r"|(?P<link>\[[^\[\]\n]{1,300}\]\((?:https?:|/|\#|www\.)[^()\s]{0,500}\))"
    r"|\]\(https?:[^()\s]{0,500}\)"
    r"|\\(?=[\[\]\"'*_#.()!>`~|\\-])|\\$|\*+|_{2,3}|~~|`{1,3}|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)"
    r"|</?[A-Za-z][^<>\n]{0,300}>|&(?:[a-z]{2,8}|\#\d{1,6});|\{\{[^{}\n]{0,200}\}\}"
)
# Control characters and marks of direction, which no reader sees.
UNSEEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")
# After these a line is complete.
CLOSED = re.compile(r"[.!?…:;][\"”’'»)\]\0*\s]*$")
RULE = re.compile(r"[\s\-_*=~·•.|+:\\]*$")
BULLET = re.compile(r"(?:[•●▪◦‣·∙○■□➢✓*]|[-–—](?=\s))\s*|(?:\d{1,2}|[a-z])[.)]\s+")
NUMBERED = re.compile(r"(?:\d{1,2}|[IVX]{1,5})[.)]\s+")
HASHES = re.compile(r"(?:#{1,6}|={2,6})\s*")
ROW = re.compile(r"\|.*\||\{\||\|[-}]|!\s")
STAMP = re.compile(r"\d{1,2}[.:]\d{2}\s*(?:[A-Z]{2,4}\b)?")
# A photographer's credit with the caption glued to it: AGENCY/SOME NAMECaption.
CREDIT = re.compile(r"[A-Z][\w. ]{1,30}/@?[\w.@\- ]{2,60}?(?<=[^\W\d_])(?=[A-Z][a-z])")
WHOLE_IMAGE = re.compile(r"(!\[)[^\[\]\n]+\]\([^()\s]{0,500}\)$")
# Wider lines are paragraphs, narrower ones rows, neither lines of wrapped text.
NARROWEST, WIDEST = 30, 140
LONGEST_HEADING = 20
SHORT_HEADING = 8
SHORTEST_TITLE_WORD = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """Hold a stretch that is read: a line or, in wrapped text, several; ``seen`` is it with left-overs hidden."""

    span: Span
    kind: SentenceKind
    paragraph: int
    seen: str
    complete: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Hold how a document is made up, as far as it decides what a line is."""

    closed: bool
    wrapped: bool
    longest: int


def find_passages(text: str, words: SegmentationWords) -> Iterator[Passage]:
    """Find the passages of a text, in order, never overlapping."""
    lines = [line for line in map(_trim, LINE.finditer(text)) if not RULE.match(text, line.start, line.end)]
    lines = lines[: _end_of_prose(text, lines, words)]
    layout = find_layout(text, lines)
    if layout.wrapped:
        lines = _join_wrapped(text, lines, layout)
    listed = _listed(text, lines)
    for paragraph, line in enumerate(lines):
        for passage in _passages_of(text, line, paragraph, layout, words):
            is_row = paragraph in listed and passage.kind is SentenceKind.HEADING
            yield replace(passage, kind=SentenceKind.BULLET) if is_row else passage


def _listed(text: str, lines: Sequence[Span]) -> set[int]:
    """Return the lines with a number that stand right behind or before another such line: a list, no headings."""
    numbered = {number for number, line in enumerate(lines) if NUMBERED.match(text, line.start, line.end)}
    return {number for number in numbered if {number - 1, number + 1} & numbered}


def _trim(match: re.Match[str]) -> Span:
    line = match[0]
    start = match.start() + len(line) - len(line.lstrip())
    return Span(start, max(start, match.start() + len(line.rstrip())))


def _end_of_prose(text: str, lines: Sequence[Span], words: SegmentationWords) -> int:
    """Return the number of lines before the end matter: a table of contents may name its headings before they come."""
    last: dict[str, int] = {}
    prose_seen = False
    for number, line in enumerate(lines):
        prose_seen = prose_seen or (line.end - line.start >= 60 and ". " in text[line.start : line.end] + " ")
        start = HASHES.match(text, line.start, line.end)
        begin = start.end() if start else line.start
        found = words.end.match(text, begin, line.end)
        if 2 * begin > len(text):
            found = found or words.late_end.match(text, begin, line.end)
        if found and prose_seen:
            last[found[0].casefold()] = number
    return min(last.values(), default=len(lines))


def find_layout(text: str, lines: Sequence[Span]) -> Layout:
    """Find out whether lines end with full stops and whether the text was wrapped at a width."""
    long = [line for line in lines if line.end - line.start >= 40]
    closed = sum(_is_closed(text[line.start : line.end]) for line in long)
    pairs = [(one, two) for one, two in pairwise(lines) if _adjoin(text, one, two)]
    broken = sum(
        text[two.start].islower()
        and NARROWEST <= one.end - one.start <= WIDEST
        and not _is_closed(text[one.start : one.end])
        for one, two in pairs
    )
    longest = max((line.end - line.start for line in lines), default=0)
    return Layout(2 * closed >= len(long), broken >= 3 and 4 * broken >= len(pairs), longest)


def _adjoin(text: str, one: Span, two: Span) -> bool:
    return two.start - one.end <= 4 and len(text[one.end : two.start].splitlines()) == 1


def _join_wrapped(text: str, lines: Sequence[Span], layout: Layout) -> list[Span]:
    joined: list[Span] = []
    full = 0.6 * min(layout.longest, WIDEST)
    previous = Span(0, 0)
    for line in lines:
        breaks = not _adjoin(text, previous, line) or previous.end - previous.start < full
        if joined and not breaks and not BULLET.match(text, line.start, line.end):
            joined[-1] = Span(joined[-1].start, line.end)
        else:
            joined.append(line)
        previous = line
    return joined


def _passages_of(text: str, line: Span, paragraph: int, layout: Layout, words: SegmentationWords) -> Iterator[Passage]:
    raw = text[line.start : line.end]
    if _is_leftover(raw, words):
        return
    start, kind = _kind_by_mark(raw)
    seen = HIDDEN * start + hide(raw[start:], _skips(raw[start:], words))
    if not any(map(str.isalnum, seen)):
        return
    complete = _is_closed(seen)
    kind = kind or _kind_by_shape(seen.replace(HIDDEN, ""), complete, layout, words)
    if kind is SentenceKind.PROSE or kind is SentenceKind.CAPTION:
        if is_foreign(seen, words):
            return
        if credit := CREDIT.match(seen):
            seen, kind = HIDDEN * credit.end() + seen[credit.end() :], SentenceKind.CAPTION
    yield Passage(line, kind, paragraph, seen, complete)


def _is_leftover(raw: str, words: SegmentationWords) -> bool:
    bare = raw[:200].strip('|>*#_ \t"“”\\[](){}')
    if RULE.match(raw) or ROW.match(raw) or bare.casefold() in words.lines:
        return True
    if words.leftover.match(bare):
        return True
    return len(raw) <= 60 and bool(STAMP.search(raw)) and not _is_closed(raw)


def _kind_by_mark(raw: str) -> tuple[int, SentenceKind | None]:
    """Return how long the mark is that opens a line, and what the mark makes of the line."""
    if heading := HASHES.match(raw):
        number = NUMBERED.match(raw, heading.end())
        end = (number or heading).end()
        return end, None if _is_full_sentence(raw) else SentenceKind.HEADING
    if image := WHOLE_IMAGE.match(raw):
        return image.end(1), SentenceKind.CAPTION
    if (number := NUMBERED.match(raw)) and not _is_closed(raw) and len(raw.split(None, 16)) <= 16:
        return number.end(), SentenceKind.HEADING
    mark = BULLET.match(raw)
    is_emphasis = raw[0] == "*" and not raw[1:2].isspace()
    return (mark.end(), SentenceKind.BULLET) if mark and not is_emphasis else (0, None)


def _is_full_sentence(raw: str) -> bool:
    """Tell a sentence that only carries a heading's mark: long, with a full stop."""
    return raw.rstrip("\\* ").endswith(".") and len(raw.split(None, SHORT_HEADING + 2)) > SHORT_HEADING + 2


def _kind_by_shape(seen: str, complete: bool, layout: Layout, words: SegmentationWords) -> SentenceKind:
    bare = seen.strip()
    if len(bare) < 400 and words.caption.search(bare):
        return SentenceKind.CAPTION
    return SentenceKind.HEADING if _is_heading(bare, complete, layout) else SentenceKind.PROSE


def _is_heading(bare: str, complete: bool, layout: Layout) -> bool:
    parts = bare.split(None, LONGEST_HEADING + 1)
    if len(parts) > LONGEST_HEADING or not bare[:1].isalnum() or bare[-1] in ",;." or bare[0].islower():
        return False
    long = [part for part in parts if len(part) >= SHORTEST_TITLE_WORD]
    titled = len(parts) > 2 and sum(not part[0].islower() for part in long) >= 0.7 * len(long)
    if complete:
        return titled and bare[-1] in "?!"
    return titled or len(parts) <= (SHORT_HEADING if layout.closed else SHORT_HEADING // 2)


def _is_closed(line: str) -> bool:
    return bool(CLOSED.search(line[-40:]))


def _skips(raw: str, words: SegmentationWords) -> list[Span]:
    """Find what is not read of a line: markup, citation marks, placeholders, what cannot be seen."""
    found: list[Span] = []
    for match in MARKUP.finditer(raw):
        if match["link"]:
            middle = match.start() + match[0].index("](")
            found += [Span(match.start(), match.start() + 1), Span(middle, match.end())]
        else:
            found.append(Span(*match.span()))
    for pattern in (words.bracketed, words.picture, UNSEEN):
        found += [Span(*match.span()) for match in pattern.finditer(raw)]
    return sorted(found)
