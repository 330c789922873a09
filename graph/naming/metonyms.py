"""Tell a capital that acts for its government from the city, and a name two entities claim by its document."""

from __future__ import annotations

from collections.abc import Mapping

from ..knowledge.entities import Claim, KnownNames
from ..knowledge.naming import split_words
from ..model import Kind
from .gazetteer import Hit
from .spots import View

#: How many words may stand between *yang* and what a government says.
WIDEST = 6
#: How many words may stand between the commas around what is told of a government.
WIDEST_ASIDE = 16


def is_acting(view: View, hit: Hit) -> bool:
    """Tell whether a seat of government stands for the nation here."""
    first, last = _side_by_side(view, hit)
    return not _is_place(view, first) and (
        _acts(view, first.first, last.last) or _is_acted_on(view, first.first, last.last)
    )


def _side_by_side(view: View, hit: Hit) -> tuple[Hit, Hit]:
    """Return the first and the last of two seats of government that act together: Bangkok dan Phnom Penh."""
    other = view.hits.get(hit.last + 1)
    if other and _joins(view, hit.last, other):
        return hit, other
    near = (view.hits.get(hit.first - 1 - size) for size in (1, 2, 3))
    before = next((h for h in near if h and h.last == hit.first - 1), None)
    joined = before and before.key in view.known.metonyms and _joins(view, before.last, hit)
    return (before, hit) if before and joined else (hit, hit)


def _joins(view: View, at: int, other: Hit) -> bool:
    return view.is_word("titles.coordinators", at) and other.key in view.known.metonyms and view.line.joined(at)


def _is_place(view: View, hit: Hit) -> bool:
    """Tell whether what stands around a seat takes it as a place."""
    at = hit.first
    dateline = at < view.line.dateline
    before = ("places.prepositions", "places.nouns", "places.visiting")
    named = view.is_word("places.nouns", at) or (
        view.is_word("places.called", hit.last) and view.size("places.settlements", hit.last + 1) > 0
    )
    return dateline or named or _lies_in(view, hit) or any(view.is_word(name, at - 1) for name in before)


def _acts(view: View, at: int, last: int) -> bool:
    """Tell whether what follows is what a government does."""
    line, end = view.line, _after_day(view, last)
    if view.is_word("agents.after", end) and not line.marks(end).strip('"”)'):
        return True
    if view.is_word("titles.coordinators", end) and view.is_word("agents.allies", end + 1) and line.joined(end):
        return True  # *Praha dan **sekutunya***
    if view.is_word("anaphora.relative", end) and line.joined(end) and _says(view, end + 1):
        return True
    begins = at == 0 or line.marks(at) != "" or _opens_clause(view, at - 1)
    if begins and line.marks(end) == "," and view.is_word("anaphora.relative", end):
        return _says_behind(view, end + 1)
    verb = _is_verb(view, end) and not line.is_capital(end) and len(line.fold(end)) > 4 and not line.marks(end)
    return verb and begins


def _opens_clause(view: View, at: int) -> bool:
    """Tell whether a word begins a clause or takes a government behind it: *sesudah* Havana menolak …"""
    return any(
        view.is_word(name, at) for name in ("agents.before", "anaphora.clause_openers", "anaphora.subordinators")
    )


def _says_behind(view: View, at: int) -> bool:
    """Tell whether somebody says or asks something behind what is told of him: Kairo, yang …, *meminta*."""
    for end in range(at, min(at + WIDEST_ASIDE, len(view.line))):
        if view.line.marks(end) == ",":
            return view.is_word("speech.saying", end) or view.is_word("speech.uttering", end)
        if not view.line.joined(end):
            return False
    return False


def _says(view: View, at: int) -> bool:
    """Tell whether somebody says or asks something in what is told of him: Kyiv yang *telah berulang kali meminta*."""
    for end in range(at, min(at + WIDEST, len(view.line))):
        if not view.line.joined(end) or view.is_word("titles.coordinators", end):
            return False
        if view.is_word("speech.saying", end) or view.is_word("speech.uttering", end):
            return True
    return False


def _after_day(view: View, at: int) -> int:
    """Return the word after a day between a name and its verb: Bangkok pada Kamis (31/7/2025) menuduh."""
    if not view.is_word("agents.day_before", at):
        return at
    for end in range(at + 1, min(at + 7, len(view.line))):
        if not (view.is_word("agents.days", end) or view.line.fold(end).isdigit()):
            return end
    return at


def _is_acted_on(view: View, at: int, last: int) -> bool:
    """Tell whether the words before take a government: by, between, a passive verb, the beginning of its clause."""
    if view.is_word("anaphora.subordinators", at - 1) and _is_passive(view, last):
        return view.is_word("agents.passives", last)  # a city is attacked, flooded or visited: setelah Bagdad *dibom*
    return not view.line.marks(at) and (_is_passive(view, at - 1) or _is_governments(view, at - 1))


def _is_governments(view: View, at: int) -> bool:
    """Tell whether a word takes a government behind it, a word for a field between: komitmen *keamanan* Kyiv."""
    field = view.is_word("agents.fields", at) and view.line.joined(at)
    return view.is_word("agents.before", at) or (field and view.is_word("agents.before", at - 1))


def _is_verb(view: View, at: int) -> bool:
    if view.is_word("agents.not_verbs", at):
        return False
    beginnings = tuple(view.wording.words["agents.verb_beginnings"])
    return view.line.fold(at).startswith(beginnings) or view.is_word("agents.passives", at)


def _is_passive(view: View, at: int) -> bool:
    """Tell whether a passive verb stands here, whose doer follows: dikeluarkan Khartoum."""
    word = view.line.fold(at)
    return (
        len(word) > 5 and word.startswith(tuple(view.wording.words["places.passive"])) and not view.line.is_capital(at)
    )


def _lies_in(view: View, hit: Hit) -> bool:
    """Tell whether the nation follows, as an address, or what the place is: Moskow, Rusia; Moskow, ibu kota Rusia."""
    if view.line.marks(hit.last) != ",":
        return False
    after = view.hits.get(hit.last)
    called = any(view.is_word("places.nouns", at) for at in (hit.last, hit.last + 1))
    return called or bool(after and view.kind(after) is Kind.NATION)


def stands_for(place: str, known: KnownNames, counts: Mapping[str, int]) -> str | None:
    """Return the nation a seat stands for: today's, unless the document names only the historic one."""
    nations = known.metonyms.get(place, ())
    named = [n for n in nations if counts.get(n)]
    current = [n for n in nations if n not in known.historic]
    if len(named) == 1 and not any(counts.get(n) for n in current):
        return named[0]
    return current[0] if current else (nations[0] if nations else None)


def claimant(hit: Hit, text: str, known: KnownNames, words: frozenset[str], counts: Mapping[str, int]) -> str | None:
    """Return who has a name that several claim: by its spelling, by the document's words, else the usual one."""
    if len(hit.form.keys) == 1 and not _rules(hit, known):
        return hit.key
    rules = _rules(hit, known)
    cued = [rule.other for rule in rules if any(cue in words for cue in rule.cues)]
    if len(set(cued)) == 1:
        return cued[0]
    named = [key for key in hit.form.keys if counts.get(key)]
    if rules:
        usual = rules[0].usual or None
        return named[0] if usual is None and len(named) == 1 else usual
    exact = [key for key in hit.form.keys if text in known.entities[key].names]
    return exact[0] if len(exact) == 1 else hit.key


def _rules(hit: Hit, known: KnownNames) -> tuple[Claim, ...]:
    return known.claims.get(_folded(hit), ())


def _folded(hit: Hit) -> str:
    return " ".join(split_words(next(iter(sorted(hit.form.spellings)))))
