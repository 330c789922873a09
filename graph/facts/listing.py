"""Read who is listed under a heading that names an event: *Kunjungan dari Peru ke Kenya*, *• Presiden X (1996)*."""

from __future__ import annotations

from dataclasses import replace

from ..model import Kind
from .clauses import Clause
from .phrases import Phrase
from .reports import Analysed

#: Classes of the events under whose heading those who did it are listed, each with his dates.
LISTED = frozenset({"Visit"})
_BESIDE = frozenset({"time", "bracket", "mark", "stop", "comma", "colon"})


def clauses_under(heading: Analysed | None, item: Analysed) -> tuple[Clause, ...]:
    """Return the clauses of a heading, or any line without a verb, as said of the persons a line of its list names."""
    persons = _persons(item)
    if heading is None or persons is None or any(phrase.kind in ("verb", "copula") for phrase in heading.phrases):
        return ()
    events = (clause for clause in heading.clauses if clause.at == 0 and clause.noun and clause.by is None)
    times = [time for phrase in item.phrases for time in phrase.times]
    return tuple(
        replace(clause, by=persons, times=times, governor=None)
        for clause in events
        if clause.trigger is heading.phrases[0].units[0] and clause.obliques and clause.governor is None
    )


def _persons(item: Analysed) -> Phrase | None:
    """Return the phrase that names the persons a line lists, if it names nothing else but their dates."""
    nouns = [phrase for phrase in item.phrases if phrase.kind == "noun"]
    if len(nouns) != 1 or any(phrase.kind not in _BESIDE for phrase in item.phrases if phrase is not nouns[0]):
        return None
    named = all(part.head is not None and part.head.kind is Kind.PERSON for part in nouns[0].parts)
    return nouns[0] if named and nouns[0].parts else None
