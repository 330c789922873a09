"""Read who is listed under a heading that names an event: *Kunjungan dari Peru ke Kenya*, *• Presiden X (1996)*.

What a line that ends in a colon leaves to be said, each line of its list says: *X adalah anggota:*, *• NATO*.
"""

from __future__ import annotations

from dataclasses import replace

from ..clauses.clause import Clause, Oblique
from ..clauses.phrases import Phrase
from ..model import Kind
from .reports import Analysed

_BESIDE = frozenset({"time", "bracket", "mark", "stop", "comma", "colon"})


def clauses_under(heading: Analysed | None, item: Analysed) -> tuple[Clause, ...]:
    """Return the clauses of a heading, or any line without a verb, as said of the persons a line of its list names."""
    if heading is None:
        return ()
    if heading.phrases and heading.phrases[-1].kind == "colon":
        return _completed(heading, item)
    persons = _names(item, Kind.PERSON)
    if persons is None or any(phrase.kind in ("verb", "copula") for phrase in heading.phrases):
        return ()
    events = (clause for clause in heading.clauses if clause.at == 0 and clause.noun and clause.by is None)
    times = [time for phrase in item.phrases for time in phrase.times]
    return tuple(
        replace(clause, by=persons, times=times, governor=None)
        for clause in events
        if clause.trigger is heading.phrases[0].units[0] and clause.obliques and clause.governor is None
    )


def _completed(heading: Analysed, item: Analysed) -> tuple[Clause, ...]:
    """Return the last clause of a line with a colon, said of the names in a line of its list."""
    names = _names(item, *Kind)
    open_end = len(heading.phrases) - 2
    if names is None or open_end < 0:
        return ()
    last = heading.phrases[open_end]
    if last.kind == "preposition" and not last.parts:
        verbs = [clause for clause in heading.clauses if not clause.noun and clause.at < open_end]
        phrase = replace(names, kind="preposition", word=last.word)
        return tuple(replace(verb, at=0, obliques=[*verb.obliques, Oblique(last.word, phrase)]) for verb in verbs[-1:])
    nouns = (clause for clause in heading.clauses if clause.noun and clause.at == open_end and not clause.of)
    return tuple(replace(clause, at=0, of=names.mentions) for clause in nouns)


def _names(item: Analysed, *kinds: Kind) -> Phrase | None:
    """Return the phrase that names those a line lists, if it names nothing else but their dates."""
    nouns = [phrase for phrase in item.phrases if phrase.kind == "noun"]
    if len(nouns) != 1 or any(phrase.kind not in _BESIDE for phrase in item.phrases if phrase is not nouns[0]):
        return None
    named = all(part.head is not None and part.head.kind in kinds for part in nouns[0].parts)
    return nouns[0] if named and nouns[0].parts else None
