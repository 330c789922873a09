"""Hold phrases of one or more words, found in a line of tokens longest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..model import Token

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Value]):
    """Hold what each phrase stands for, filed under its first word, longer phrases first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Value], ...]]

    def match(self, tokens: Sequence[Token], at: int) -> tuple[Value, int] | None:
        """Return what the longest phrase beginning at a token stands for, and the token after it."""
        if at >= len(tokens):
            return None
        for phrase, value in self.by_first.get(tokens[at].lower, ()):
            end = at + len(phrase)
            if end <= len(tokens) and all(tokens[at + i].lower == word for i, word in enumerate(phrase)):
                return value, end
        return None

    def end(self, tokens: Sequence[Token], at: int) -> int:
        """Return the token after the longest phrase beginning here, or the same token if there is none."""
        found = self.match(tokens, at)
        return found[1] if found else at

    def matches_before(self, tokens: Sequence[Token], at: int) -> bool:
        """Tell whether one of the phrases ends right before a token."""
        return any(
            start + len(phrase) == at and all(tokens[start + i].lower == word for i, word in enumerate(phrase))
            for start in range(max(0, at - 4), at)
            for phrase, _ in self.by_first.get(tokens[start].lower, ())
        )


def file_phrases(entries: Iterable[tuple[str, Value]]) -> Phrases[Value]:
    """File phrases written with spaces between their words under their first word."""
    filed: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
    for phrase, value in entries:
        words = tuple(phrase.split())
        filed.setdefault(words[0], []).append((words, value))
    return Phrases(
        {first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0]))) for first, rows in filed.items()}
    )
