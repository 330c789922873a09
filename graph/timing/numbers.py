"""Read numbers written in digits or words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from ..knowledge.figures import NumberWords
from ..model import Token

# Longer strings of digits are no figure anybody wrote.
_LONGEST = 30
# "Thousand billion" is the most anybody writes; without a bound nonsense would cost time.
_MOST_MAGNITUDES, _MOST_WORDS = 2, 24
_DIGITS = re.compile(r"\d[\d.,]*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")


def read_digits(text: str, scaled: bool = False) -> Decimal | None:
    """Return the number that digits with dots and commas stand for, None if they stand for none.

    A dot before three digits marks thousands, a comma a decimal. Against that rule, commas
    before groups of three digits are taken as English thousands (1,700 soldiers), unless a word for a
    magnitude follows (``scaled``: 1,725 million) or the number begins with 0; and a dot before one, two or more than
    three digits is taken as an English decimal (1.5).
    """
    if len(text) > _LONGEST or (len(text) > 1 and text.isdecimal() and text.startswith("0")):
        return None
    if _THOUSANDS.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _ENGLISH_THOUSANDS.fullmatch(text) and not text.startswith("0") and (not scaled or "." in text):
        return Decimal(text.replace(",", ""))
    return Decimal(text.replace(",", ".")) if _DECIMAL.fullmatch(text) else None


def read_number(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[Decimal, int] | None:
    """Read the number that begins at a token; return it and the token after it."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    if token.text[0].isdecimal():
        return _scaled_digits(tokens, at, words)
    return _worded(tokens, at, words) if token.lower in words.openers else None


def read_whole(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[int, int] | None:
    """Read a whole number below ten thousand; return it and the token after it."""
    found = read_number(tokens, at, words)
    if found is None or found[0] != int(found[0]) or found[0] >= 10000:
        return None
    return int(found[0]), found[1]


def _scaled_digits(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[Decimal, int] | None:
    end = at + 1
    factor = Decimal(1)
    while end < min(len(tokens), at + _MOST_MAGNITUDES + 1) and tokens[end].lower in words.magnitudes:
        factor *= words.magnitudes[tokens[end].lower]
        end += 1
    if not _DIGITS.fullmatch(tokens[at].text):
        return None
    value = read_digits(tokens[at].text, scaled=end > at + 1)
    return (whole_or_exact(value * factor), end) if value is not None else None


def whole_or_exact(value: Decimal) -> Decimal:
    """Drop the zeros that multiplying leaves after the decimal point."""
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def _worded(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[Decimal, int] | None:
    """Add up words: the digit waits for what multiplies it, the group (below 1000) for its magnitude."""
    total = group = digit = Decimal(0)
    end = at
    while end < min(len(tokens), at + _MOST_WORDS):
        word = tokens[end].lower
        if word in words.digits and not digit:
            worth = Decimal(words.digits[word])
            group, digit = (group, worth) if worth < 10 else (group + worth, digit)
        elif word in words.teens and digit:
            group, digit = group + digit + words.teens[word], Decimal(0)
        elif word in words.tens and digit:
            group, digit = group + digit * words.tens[word], Decimal(0)
        elif word in words.magnitudes and (group or digit):
            total, group, digit = total + (group + digit) * words.magnitudes[word], Decimal(0), Decimal(0)
        elif word in words.ones and not group and not digit:
            total += words.ones[word]
        elif word in words.halves:
            digit += Decimal("0.5")
        else:
            break
        end += 1
    return (whole_or_exact(total + group + digit), end) if end > at else None
