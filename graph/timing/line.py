"""Hold the tokens in which times are read, and what a time read in them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..knowledge.times import TimeWords
from ..model import Token
from .stamps import Direction, Stamp


@dataclass(frozen=True, slots=True)
class Anchor:
    """Hold what relative times count from: the day of issue and the narrative's last date.

    ``today`` is the day of issue where ``issued`` is that on which the words of a sentence were spoken.
    ``tells`` says that the text tells a story without a day of issue, so that a date without a
    year belongs to the year of the last one. ``named`` has the years of the days, by month and day, that the
    text has named in full, ``years`` all years it names, ``early`` says that it names years of three digits.
    ``said`` is the last date as the text gives it, be it a week or the end of a month, ``day`` the last date to
    the day, told just before. ``back`` is the date years ago to which this sentence or the one before it
    opens.
    """

    issued: date | None = None
    today: date | None = None
    last: Stamp | None = None
    tells: bool = False
    named: Mapping[tuple[int | None, int], int] = field(default_factory=dict)
    years: frozenset[int] = frozenset()
    early: bool = False
    said: str | None = None
    day: Stamp | None = None
    back: Stamp | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """Hold the tokens of one sentence with the words and the anchor they are read by."""

    tokens: Sequence[Token]
    words: TimeWords
    anchor: Anchor

    def lower(self, at: int) -> str:
        """Return a token's case-folded form, empty beyond the sentence."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def text(self, at: int) -> str:
        """Return a token's text, empty beyond the sentence."""
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def noun_end(self, name: str, at: int) -> int:
        """Return the token after a noun such as the one for month, or the same token if there is none."""
        return self.words.nouns[name].end(self.tokens, at)

    def link(self, at: int, *kinds: str) -> int | None:
        """Return the token after a link of one of the kinds."""
        found = self.words.links.match(self.tokens, at)
        return found[1] if found and found[0] in kinds else None


@dataclass(frozen=True, slots=True)
class Point:
    """Hold a time as read, not yet resolved, up to the token ``end``.

    Either ``edtf`` is known already, or ``stamp`` (with ``first`` where it is a range of days) or ``weekday``
    waits for the anchor. ``weeks`` counts calendar weeks from that of the day of issue; ``pointed`` says
    that a word such as "last" places a date without a year, so that no narrative can. ``beside`` is the weekday
    that stands beside the date. ``lapse`` is a number of units that counts from an event named behind it.
    """

    end: int
    rule: str
    edtf: str | None = None
    stamp: Stamp | None = None
    first: Stamp | None = None
    weekday: int | None = None
    weeks: int | None = None
    direction: Direction = Direction.NEAR
    part: str | None = None
    pointed: bool = False
    beside: int | None = None
    lapse: tuple[int, str] | None = None
