"""Guess the language of a text by the share of each language's frequent words."""

from __future__ import annotations

import re
from collections import Counter

from ..knowledge.segmentation import Language, SegmentationWords

WORD = re.compile(r"[^\W\d_]+")
# What is read of a long text: its beginning says enough.
ENOUGH = 20_000
# Below this many words, or this share of them, nothing can be said.
FEWEST, LOWEST = 8, 0.06
# A word may look like another language's by chance: 1990-*an*.
FEWEST_FOREIGN = 2
# What differs between near relatives must be met so often, and so much more often than the other's.
FEWEST_AGAINST = 2
# A line of names is no foreign line: only languages in which notices and licences come are told line by line.
FOREIGN = ("en",)


def guess_language(text: str, words: SegmentationWords) -> str | None:
    """Return the code of the language of a text, ``und`` for none that is known, None when it is too short to tell."""
    letters = [letter for letter in text[:2000] if letter.isalpha()]
    if len(letters) > 40 and 2 * sum(map(_is_latin, letters)) < len(letters):
        return "und"
    counts = Counter(word.lower() for word in WORD.findall(text[:ENOUGH]))
    total = sum(counts.values())
    if total < FEWEST:
        return None
    shares = {language.code: _count(counts, language.words) / total for language in words.languages}
    best = max(words.languages, key=lambda language: shares[language.code])
    if shares[best.code] < LOWEST:
        return "und"
    return _nearest(best, counts, words.languages)


def is_foreign(line: str, words: SegmentationWords) -> bool:
    """Tell whether one line of a text is in another language; a short one is taken for Indonesian."""
    found = WORD.findall(line[:ENOUGH].lower())
    own = words.languages[0].words
    if len(found) < FEWEST or sum(word in own for word in found) > LOWEST * len(found):
        return False
    code = guess_language(line, words)
    theirs = next((language.words for language in words.languages if language.code == code), frozenset())
    return code in FOREIGN and sum(word in theirs for word in found) >= FEWEST_FOREIGN


def _nearest(best: Language, counts: Counter[str], languages: tuple[Language, ...]) -> str:
    """Return the code of the relative whose own words are met, else of the best."""
    by_code = {language.code: language for language in languages}
    for code, own in best.against:
        theirs = _count(counts, dict(by_code[code].against).get(best.code, frozenset()))
        if theirs >= FEWEST_AGAINST and theirs > 2 * _count(counts, own):
            return code
    return best.code


def _count(counts: Counter[str], words: frozenset[str]) -> int:
    return sum(counts[word] for word in words)


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter < "\u1f00"
