"""Tell when somebody held an office: by the verb that says so, the bracket behind the title, or *then*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..clauses.attachment import BRACKET
from ..clauses.clause import Clause
from ..clauses.phrases import Phrase
from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import OfficeHeld, Span, Time
from .dating import opening_time
from .reports import Analysed


def time_in_office(office: OfficeHeld, one: Analysed, text: str, grammar: Grammar) -> Time | None:
    """Return when a sentence says that somebody held or got his office, if it does; ``text`` is the document's."""
    words = text[office.span.start : office.span.end]
    if not grammar.lists["nouns.then"].isdisjoint(_pairs(words)):
        return _time_told(office.span, one)
    titled = office.title.casefold() in words.casefold()
    holds = _serves if titled else _is_said_to_hold
    telling = (clause for clause in one.clauses if clause.noun is None and holds(clause, office, text, grammar))
    times = (time for clause in telling for time in clause.times if time.edtf and not _is_of_a_life(time, clause, one))
    reign = _time_of_reign(office, one, grammar)
    return reign or next(times, None) or (_time_in_bracket(office, one, grammar, alone=titled and "," in words))


def _is_of_a_life(time: Time, clause: Clause, one: Analysed) -> bool:
    """Tell years in the bracket behind a name, before what is said of him: *X (1920–1990) adalah presiden Kenya*."""
    bracketed = time.rule.startswith(BRACKET) or any(
        p.kind == "bracket" and p.span.covers(time.span) for p in one.phrases
    )
    return bracketed and time.span.end <= clause.span.start


def _pairs(words: str) -> Iterator[str]:
    """Yield each two words that stand side by side."""
    yield from map(" ".join, pairwise(words.lower().replace(",", " ").split()))


def _serves(clause: Clause, office: OfficeHeld, text: str, grammar: Grammar) -> bool:
    """Tell a verb that says how long he served whom it names with his title: *Presiden X, yang menjabat sejak 1990*."""
    body = clause.subject is not None and bool(clause.subject.mentions)  # not *kudeta* yang dipimpin X
    led = body and clause.voice is Voice.PASSIVE and _stems(clause) & grammar.lists["offices.lead"]
    by = [clause.by] if clause.by is not None else []
    holders = [o.phrase for o in clause.obliques if o.phrase.span.covers(office.span)] + by if led else [clause.subject]
    alone = clause.object is None and bool(led or _stems(clause) & grammar.lists["offices.serve"])
    return alone and any(phrase is not None and phrase.span.covers(office.span) for phrase in holders)


def _is_said_to_hold(clause: Clause, office: OfficeHeld, text: str, grammar: Grammar) -> bool:
    """Tell a verb that gives its subject the title: *X menjabat sebagai menteri*, *diangkat menjadi menteri*."""
    known = clause.is_copula or _stems(clause) & (grammar.lists["offices.serve"] | grammar.lists["offices.give"])
    holder = _holder(clause, grammar)
    if not known or holder is None or not holder.span.covers(office.span):
        return False
    said = [clause.subject if holder is clause.by else clause.object]
    said += [oblique.phrase for oblique in clause.obliques]
    said += [clause.complement.object] if clause.complement is not None else []
    return any(_names(phrase, office.title, text) for phrase in said if phrase is not None)


def _holder(clause: Clause, grammar: Grammar) -> Phrase | None:
    """Return the subject; of a passive, who does it; of a relative clause on what somebody is, him.

    *Jabatan itu dipegang oleh **X***, ***X** adalah politikus **yang** menjabat*.
    """
    if clause.voice is Voice.PASSIVE and clause.by is not None and _stems(clause) & grammar.lists["offices.serve"]:
        return clause.by
    is_ = clause.governor if clause.linker == "relative" else None
    return is_.subject if is_ is not None and is_.is_copula and clause.subject is is_.object else clause.subject


def _names(phrase: Phrase, title: str, text: str) -> bool:
    return title.casefold() in text[phrase.span.start : phrase.span.end].casefold()


def _stems(clause: Clause) -> set[str]:
    return {form.stem for form in clause.forms}


def _time_of_reign(office: OfficeHeld, one: Analysed, grammar: Grammar) -> Time | None:
    """Return the time in the bracket behind somebody that says how long he served: *Raja X (memerintah 1990–1995)*."""
    for phrase, after in pairwise(one.phrases):
        named = any(office.person in mention.keys for mention in phrase.mentions)
        serves = {form.stem for unit in after.units for form in unit.forms} & grammar.lists["offices.serve"]
        if after.kind == "bracket" and serves and (named or phrase.span.start < office.span.end <= phrase.span.end):
            return next((unit.time for unit in after.units if unit.time and unit.time.edtf), None)
    return None


def _time_in_bracket(office: OfficeHeld, one: Analysed, grammar: Grammar, *, alone: bool) -> Time | None:
    """Return the time in the bracket right behind a title: *X, presiden Kenya (1990–1995)*, *kekuasaan X (1990–1995)*.

    ``alone`` says that the title stands behind the name, so that the years are not those of a life.
    """
    for phrase, after in pairwise(one.phrases):
        if phrase.span.start < office.span.end <= phrase.span.end:
            words = {unit.text.lower() for unit in phrase.units}
            ruled = alone or not words.isdisjoint(grammar.lists["offices.reigns"])
            known = (time for time in after.times if time.edtf and time.rule.startswith(BRACKET))
            return next(known, None) if ruled else None
    return None


def _time_told(mention: Span, one: Analysed) -> Time | None:
    """Return when somebody held the office he is named with as its holder *then*: the time of what is told of him."""
    told = [clause for clause in one.clauses if not clause.noun and clause.times and _is_about(clause, mention)]
    times = [time for clause in told for time in clause.times if time.edtf]
    return next(iter(times), None) or opening_time(one)


def _is_about(clause: Clause, mention: Span) -> bool:
    phrases = [phrase for phrase in (clause.subject, clause.object, clause.by) if phrase]
    phrases += [oblique.phrase for oblique in clause.obliques]
    named = (unit.mention.span for phrase in phrases for unit in phrase.units if unit.mention)
    return any(span.covers(mention) or mention.covers(span) for span in named)
