"""Set aside what stands around a clause before it is parsed: datelines, bracketed stretches, fronted times.

A small parser breaks on them; parsed apart and hung back on, they cost the clause nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import Sentence, Span

BRACKETS = {"(": ")", "[": "]", "{": "}"}
CLOSING = frozenset(BRACKETS.values())
# Where a part hangs that has no word of the clause to hang on.
ON_ROOT = -1
# Words that may stand between the beginning of a sentence and a fronted time: a preposition, an opening quotation mark.
LEAD_IN = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """Hold tokens (indices into the sentence) that are parsed by themselves and hang on one word of the clause."""

    tokens: tuple[int, ...]
    host: int = ON_ROOT
    label: str = "root"


def divide(sentence: Sentence, times: Sequence[Span] = ()) -> tuple[Stretch, ...]:
    """Return the clause first, then what was set aside; every token but the dateline's is in one stretch.

    ``times`` are the spans of times; only one that opens the sentence and ends at a comma is set aside.
    """
    first = min(sentence.dateline, len(sentence.tokens))
    begin = fronted_end(sentence, first, times)
    aside = list(bracketed(sentence, begin))
    covered = {index for stretch in aside for index in stretch.tokens}
    clause = tuple(index for index in range(begin, len(sentence.tokens)) if index not in covered)
    if not any(sentence.tokens[index].is_word for index in clause):
        return (Stretch(tuple(range(first, len(sentence.tokens)))),)
    fronted = [Stretch(tuple(range(first, begin)), ON_ROOT, "obl")] if begin > first else []
    return (Stretch(clause), *fronted, *aside)


def fronted_end(sentence: Sentence, first: int, times: Sequence[Span]) -> int:
    """Return the index behind a fronted time that ends at a comma or bracket; ``first`` where there is none."""
    tokens = sentence.tokens
    opening = {token.span.start for token in tokens[first : first + LEAD_IN]}
    for time in times:
        if time.start not in opening:
            continue
        for index in range(first, len(tokens)):
            if tokens[index].span.start >= time.end:
                if tokens[index].text == ",":
                    return index + 1
                return index if tokens[index - 1].text in CLOSING else first
    return first


def bracketed(sentence: Sentence, begin: int) -> Iterator[Stretch]:
    """Yield the outermost bracketed stretches from a token on, each hanging on the word before it."""
    tokens = sentence.tokens
    open_at: list[int] = []
    outermost: list[tuple[int, int]] = []
    for index in range(begin, len(tokens)):
        text = tokens[index].text
        if text in BRACKETS:
            open_at.append(index)
        elif text in CLOSING and open_at and BRACKETS[tokens[open_at[-1]].text] == text:
            start = open_at.pop()
            while outermost and outermost[-1][0] > start:
                outermost.pop()
            outermost.append((start, index))
    for start, end in outermost:
        yield Stretch(tuple(range(start, end + 1)), host_before(outermost, start, begin), "appos")


def host_before(outermost: Sequence[tuple[int, int]], start: int, begin: int) -> int:
    """Return the index of the nearest token before a bracket that is not itself bracketed."""
    ends = {end: first for first, end in outermost}
    index = start - 1
    while index in ends:
        index = ends[index] - 1
    return index if index >= begin else ON_ROOT
