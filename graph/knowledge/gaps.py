"""Read what the search for gaps goes by: how unknown nouns of events look, what stands inside unknown names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from .folder import read_table


@dataclass(frozen=True, slots=True)
class GapWords:
    """Hold the shape of nouns that may name an event, those that do not, and the small words inside names."""

    length: int
    endings: tuple[str, ...]
    no_events: frozenset[str]
    inside_names: frozenset[str]

    def may_be_event(self, noun: str) -> bool:
        """Tell whether a noun has the shape of one that names an event."""
        shaped = len(noun) >= self.length and noun.isalpha() and noun.endswith(self.endings)
        return shaped and noun not in self.no_events


def load_gap_words(folder: Path) -> GapWords:
    """Read ``ontology/id/gaps.toml``."""
    table = read_table(folder / "id" / "gaps.toml")
    return GapWords(
        length=table["event_noun"]["length"],
        endings=tuple(table["event_noun"]["endings"]),
        no_events=frozenset(table["not_events"]["words"]),
        inside_names=frozenset(table["names"]["inside"]),
    )
