"""Find the figures a document gives: amounts of money, shares, ranks, measures and counts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ..knowledge.figures import FigureWords
from ..model import Figure, FigureKind, Sentence, Span, Time, Token
from .numbers import read_digits, read_number, whole_or_exact

_GLUED = re.compile(r"(\d[\d.,]*)([^\W\d_]{1,3})")
_LARGEST_RANK = 1000


@dataclass(frozen=True, slots=True)
class _Found:
    """Hold a figure by its tokens."""

    start: int
    end: int
    kind: FigureKind
    value: Decimal
    unit: str | None = None


def find_figures(sentences: Sequence[Sentence], words: FigureWords, times: Sequence[Time] = ()) -> tuple[Figure, ...]:
    """Find all figures in order, not overlapping; what stands in one of the times is none."""
    taken = _Taken(tuple(time.span for time in times))
    figures: list[Figure] = []
    for sentence in sentences:
        for found in _read_line(sentence.tokens, words):
            tokens = sentence.tokens[found.start : found.end]
            span = Span(tokens[0].span.start, tokens[-1].span.end)
            if not taken.overlap(span):
                text = _text(tokens)
                figures.append(Figure(span, found.kind, found.value, text, found.unit))
    return tuple(figures)


class _Taken:
    """Walk along spans in order, so that asking for one figure after the other stays linear."""

    def __init__(self, spans: tuple[Span, ...]) -> None:
        self._spans = spans
        self._at = 0

    def overlap(self, span: Span) -> bool:
        """Tell whether one of the spans overlaps this one, which must not begin before the last one asked for."""
        while self._at < len(self._spans) and self._spans[self._at].end <= span.start:
            self._at += 1
        return self._at < len(self._spans) and self._spans[self._at].overlaps(span)


def _text(tokens: Sequence[Token]) -> str:
    """Return the words of tokens, apart where the document has them apart."""
    parts = [tokens[0].text]
    for before, token in pairwise(tokens):
        parts += [" " if token.span.start > before.span.end else "", token.text]
    return "".join(parts)


def _read_line(tokens: Sequence[Token], words: FigureWords) -> Iterator[_Found]:
    readers: tuple[Callable[[Sequence[Token], int, FigureWords], _Found | None], ...] = (
        _read_money_before,
        _read_rank,
        _read_after_number,
    )
    at = 0
    while at < len(tokens):
        found = None
        if _may_begin(tokens[at], words):
            found = next((found for reader in readers if (found := reader(tokens, at, words))), None)
        if found is not None:
            yield found
        at = found.end if found else at + 1


def _may_begin(token: Token, words: FigureWords) -> bool:
    return (
        token.text[0].isdecimal()
        or token.lower in words.numbers.openers
        or token.lower in words.currencies.by_first
        or token.lower in words.ranks
        or token.lower.startswith(words.rank_prefix)
    )


def _read_money_before(tokens: Sequence[Token], at: int, words: FigureWords) -> _Found | None:
    """Read a currency and the amount after it."""
    found = words.currencies.match(tokens, at)
    if found is None or found[1] >= len(tokens) or not tokens[found[1]].text[0].isdecimal():
        return None
    code, start = found
    number = _glued_magnitude(tokens[start], words) or read_number(tokens, start, words.numbers)
    if number is None:
        return None
    value, end = number if isinstance(number, tuple) else (number, start + 1)
    if end == start + 1 and end < len(tokens) and tokens[end].lower in words.numbers.short_magnitudes:
        value, end = whole_or_exact(value * words.numbers.short_magnitudes[tokens[end].lower]), end + 1
    return _Found(at, end, FigureKind.MONEY, value, code)


def _glued_magnitude(token: Token, words: FigureWords) -> Decimal | None:
    """Read digits with a short magnitude stuck to them: 16,5T."""
    match = _GLUED.fullmatch(token.text)
    magnitude = words.numbers.short_magnitudes.get(match[2].lower()) if match else None
    value = read_digits(match[1], scaled=True) if match else None
    return whole_or_exact(value * magnitude) if value is not None and magnitude else None


def _read_rank(tokens: Sequence[Token], at: int, words: FigureWords) -> _Found | None:
    """Read a rank: 12th, place 12, second largest."""
    lower = tokens[at].lower
    number = lower.removeprefix(words.rank_prefix).lstrip("-")
    if lower != number and number.isdecimal() and len(number) <= 3:
        return _Found(at, at + 1, FigureKind.RANK, Decimal(int(number)))
    if lower == words.rank_prefix and _text(tokens[at : at + 2])[len(lower) : len(lower) + 1] == "-":
        return _rank_in_pieces(tokens, at)
    marked = at > 0 and tokens[at - 1].lower in words.words["rank_marks.before"]
    if lower in words.ranks and marked:
        return _Found(at, at + 1, FigureKind.RANK, Decimal(words.ranks[lower]))
    ranked = at > 0 and tokens[at - 1].lower in words.words["rank_marks.places"]
    return _Found(at, at + 1, FigureKind.RANK, Decimal(int(lower))) if ranked and _is_rank(lower) else None


def _is_rank(text: str) -> bool:
    return text.isdecimal() and len(text) <= 3 and 0 < int(text) < _LARGEST_RANK


def _rank_in_pieces(tokens: Sequence[Token], at: int) -> _Found | None:
    number = tokens[at + 2].text if at + 2 < len(tokens) else ""
    return _Found(at, at + 3, FigureKind.RANK, Decimal(int(number))) if _is_rank(number) else None


def _read_after_number(tokens: Sequence[Token], at: int, words: FigureWords) -> _Found | None:
    """Read a number by the word after it: per cent, a currency, a unit, what is counted."""
    number = _read_plain(tokens, at, words)
    if number is None:
        return None
    value, end = number
    money = words.currencies.match(tokens, end)
    if money and tokens[end].lower not in words.words["currency_marks.only_before"]:
        return _Found(at, money[1], FigureKind.MONEY, value, money[0])
    lower = tokens[end].lower if end < len(tokens) else ""
    if lower in words.words["percents.words"]:
        return _Found(at, end + 1, FigureKind.PERCENT, value)
    if lower in words.words["measures.units"]:
        end = _unit_end(tokens, end, words)
        return _Found(at, end, FigureKind.MEASURE, value, _text(tokens[number[1] : end]).lower())
    return _read_count(tokens, at, number, words)


def _read_plain(tokens: Sequence[Token], at: int, words: FigureWords) -> tuple[Decimal, int] | None:
    before = tokens[at - 1].lower if at else ""
    if before in words.words["counts.not_after"]:
        return None
    # A hyphen right before makes the number part of a name (F-16) or the end of a range (5-10).
    if at and tokens[at - 1].span.end == tokens[at].span.start and before in ("-", "/", ".", ":"):
        return None
    return read_number(tokens, at, words.numbers)


def _unit_end(tokens: Sequence[Token], at: int, words: FigureWords) -> int:
    """Return the token after a unit and what belongs to it: square kilometres."""
    tails = words.unit_tails.get(tokens[at].lower, frozenset())
    return at + 2 if at + 1 < len(tokens) and tokens[at + 1].lower in tails else at + 1


def _read_count(tokens: Sequence[Token], at: int, number: tuple[Decimal, int], words: FigureWords) -> _Found | None:
    value, end = number
    unit, unit_end = _counted(tokens, end, words)
    # "One" is most often an article or part of a phrase, and only counts before a classifier.
    careful = end == at + 1 and tokens[at].lower in words.words["counts.careful"]
    if value != int(value) or (careful and tokens[end : end + 1] and not _is_classifier(tokens[end], words)):
        return None
    if _may_be_year(tokens[at]) and not (end < len(tokens) and _is_class_noun(tokens, end, words)):
        return None
    if unit is not None:
        return _Found(at, unit_end, FigureKind.COUNT, value, unit)
    leads_on = end < len(tokens) and tokens[end].lower in words.words["counts.leading_on"]
    promised = not leads_on and words.before.matches_before(tokens, at)
    return _Found(at, end, FigureKind.COUNT, value) if promised and not careful else None


def _may_be_year(token: Token) -> bool:
    """Tell whether a number looks like a year: only nouns that are often counted make it a count."""
    return len(token.text) == 4 and token.text.isdecimal() and "1400" <= token.text <= "2100"


def _is_classifier(token: Token, words: FigureWords) -> bool:
    return token.lower in words.words["counts.classifiers"]


def _counted(tokens: Sequence[Token], at: int, words: FigureWords) -> tuple[str | None, int]:
    """Return the noun that is counted and the token after it; a classifier gives way to the noun after it."""
    compound = words.compounds.match(tokens, at)
    if compound:
        return compound
    if not _is_noun(tokens, at, words):
        return None, at
    if _is_classifier(tokens[at], words) and _is_noun(tokens, at + 1, words) and _is_class_noun(tokens, at + 1, words):
        return words.compounds.match(tokens, at + 1) or (tokens[at + 1].lower, at + 2)
    return tokens[at].lower, at + 1


def _is_noun(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Tell whether a token can be what is counted: a word in lower case that is no function word."""
    if at >= len(tokens) or not tokens[at].text[0].isalpha():
        return False
    if tokens[at].lower in words.words["counts.people"]:
        return True
    if not tokens[at].text.islower():
        return False
    return tokens[at].lower not in words.words["counts.not_units"] and not words.currencies.match(tokens, at)


def _is_class_noun(tokens: Sequence[Token], at: int, words: FigureWords) -> bool:
    """Tell whether the noun after a classifier is what it counts: soldiers, but not the dead of "50 people died"."""
    if words.compounds.match(tokens, at) is not None or _is_classifier(tokens[at], words):
        return True
    return tokens[at].lower in words.words["counts.people"]
