"""Hold on which day each speaker of a news text speaks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..model import Span, Time


@dataclass(frozen=True, slots=True)
class Occasions:
    """Hold the date of the one occasion on which somebody speaks, wherever it is told, and where any time is told.

    ``voiced`` has the same for those for whom others speak as well, a nation or a body; ``dated`` are the starts of
    the sentences that tell a time, in order.
    """

    days: Mapping[str, tuple[Time, ...]] = field(default_factory=dict)
    voiced: Mapping[str, tuple[Time, ...]] = field(default_factory=dict)
    dated: tuple[int, ...] = ()

    def day_of(self, speaker: str) -> Time | None:
        """Return the date of the one occasion on which somebody speaks."""
        return next(iter(self.days.get(speaker, ())), None)

    def day_near(self, speaker: str, at: Span) -> Time | None:
        """Return the date of the one occasion on which somebody, or who speaks for him, does.

        Another time told between its sentence and this one says that the story has moved on.
        """
        return next((time for time in self.voiced.get(speaker, ()) if self._goes_on(time, at)), None)

    def _goes_on(self, time: Time, at: Span) -> bool:
        before, after = bisect_left(self.dated, at.start), bisect_right(self.dated, at.start)
        return before <= bisect_right(self.dated, time.span.start) <= after + 1


def speaks_for(key: str, owners: Mapping[str, str]) -> Iterator[str]:
    """Yield somebody, his ministry, and the nation whose ministry that is."""
    seen: set[str] = set()
    while key not in seen:
        yield key
        seen.add(key)
        key = owners.get(key, key)
