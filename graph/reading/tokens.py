"""Find the words, numbers and marks of a stretch of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..knowledge.segmentation import SegmentationWords
from ..model import Span, Token
from .glue import Cuts

# Stands for a character that is there but not to be read; every offset stays where it was.
HIDDEN = "\0"
# Combining marks, joiners and soft hyphens belong to the letter before them.
MARKS = (
    "\u00ad\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200b-\u200d\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
UNSEEN = r"\s\0-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2061-\u206f\ufeff"
LETTERS = rf"[^\W_]+(?:[{MARKS}]+[^\W_]*)*"
HYPHENS = "‑‐-"
DROPPED = re.compile("[\u00ad\u200b-\u200d\u2060\ufe00-\ufe0f]")
FOLDED = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "‑": "-", "‐": "-"})


def find_tokens(
    text: str, span: Span, skips: Sequence[Span], words: SegmentationWords, cuts: Cuts | None = None
) -> tuple[Token, ...]:
    """Find the tokens of a span, in order; skipped stretches have none.

    ``cuts`` says where a glued word falls apart; without it glued words stay whole.
    """
    hidden = hide(text[span.start : span.end], [Span(s.start - span.start, s.end - span.start) for s in skips])
    return tokens_of(hidden, span.start, words, Cuts() if cuts is None else cuts)


def hide(text: str, skips: Sequence[Span]) -> str:
    """Replace skipped stretches by as many HIDDEN; skips are in order and may reach beyond the text."""
    parts, at = [], 0
    for skip in skips:
        start, end = max(skip.start, at), min(skip.end, len(text))
        if start < end:
            parts += [text[at:start], HIDDEN * (end - start)]
            at = end
    return "".join([*parts, text[at:]])


def tokens_of(seen: str, offset: int, words: SegmentationWords, cuts: Cuts) -> tuple[Token, ...]:
    """Find the tokens of a sentence whose skipped stretches are hidden; ``offset`` is where it starts."""
    return tuple(
        Token(Span(offset + start, offset + end), seen[start:end], lower_form(seen[start:end]))
        for start, end in _bounds(seen, words, cuts)
    )


@lru_cache(maxsize=65536)
def lower_form(word: str) -> str:
    """Fold case, composed accents, apostrophes, hyphens and invisible characters away."""
    if word.isascii():
        return word.lower().replace("`", "'")
    return DROPPED.sub("", unicodedata.normalize("NFC", word)).translate(FOLDED).casefold()


def _bounds(seen: str, words: SegmentationWords, cuts: Cuts) -> Iterator[tuple[int, int]]:
    find, at, length = token_pattern(words).search, 0, len(seen)
    while match := find(seen, at):
        start, at = match.span()
        if at < length and seen[at] == "." and _is_short_form(seen, start, at, words):
            at += 1
            yield start, at
            continue
        last = start
        for cut in cuts[seen[start:at]] if at - start > 3 else ():
            yield last, start + cut
            last = start + cut
        yield last, at


def _is_short_form(seen: str, start: int, end: int, words: SegmentationWords) -> bool:
    """Tell whether the full stop at ``end`` belongs to an abbreviation: something must follow it."""
    word = seen[start:end]
    if not (len(word) == 1 and word.isupper()) and word.lower() not in words.before_names | words.may_end:
        return False
    following = seen[end + 1 : end + 4].lstrip()[:1]
    return following.isalnum() or following == ","


@lru_cache(maxsize=4)
def token_pattern(words: SegmentationWords) -> re.Pattern[str]:
    """Compile the pattern of one token; it is linear: repetitions are bounded or can be read in one way only."""
    domains = "|".join(sorted(words.domains | {domain.upper() for domain in words.domains}, key=len, reverse=True))
    currencies = "|".join(sorted(words.currencies, key=len, reverse=True))
    alternatives = (
        r"(?:https?://|www\.)[^\s<>\"”)\]\0]{0,500}[^\s<>\"”)\]\0.,;:!?]",
        r"[A-Z]{1,3}\$",
        rf"(?:{currencies})(?=\d)",
        r"\d+(?:[.,:/]\d+)*(?:-[a-z]{2,3}(?![\w-])|[^\W\d_]{1,3}(?!\w))?",
        r"[A-Z]\.(?:[A-Z]\.){1,7}(?:[A-Z](?!\w))?|[A-Z]\.[A-Z](?![\w.])",
        rf"[A-Za-z0-9][A-Za-z0-9-]{{0,62}}(?:\.[A-Za-z0-9-]{{1,62}}){{0,3}}?\.(?:{domains})(?:\.[a-z]{{2}})?(?![\w-])",
        rf"{LETTERS}(?:['’ʼ`{HYPHENS}]{LETTERS})*",
        rf"[^\w{UNSEEN}{MARKS}]|_",
    )
    return re.compile("|".join(alternatives))
