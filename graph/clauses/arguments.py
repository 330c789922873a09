"""Find what stands to the right of a predicate: its object, who does it, prepositional phrases, times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Kind
from .clause import PARTICIPANTS, RUN, Clause, Oblique, left, opener
from .phrases import Phrase

#: What begins a predicate.
_PREDICATES = frozenset({"verb", "copula", "auxiliary", "negation"})


def fill_right(clause: Clause, phrases: Sequence[Phrase], grammar: Grammar) -> None:
    """Give a clause the phrases that stand to the right of its predicate."""
    i = right_of(clause, phrases)
    clause.times.extend(time for phrase in phrases[clause.at + 1 : i] if phrase.kind == "time" for time in phrase.times)
    if i < len(phrases) and phrases[i].kind == "noun":
        _take_noun(clause, phrases[i])
        clause.adverbs |= _said_of_object(phrases, i)
    own_dates = grammar.lists["nouns.examples"] | grammar.lists["nouns.own_date"]
    for k in run_behind(clause, phrases):
        if not dates_event_before(phrases, k, own_dates) and not _names_years(phrases, k):
            _take(clause, phrases[k])


def _names_years(phrases: Sequence[Phrase], k: int) -> bool:
    """Tell bare years that are part of the name of an event: *menginginkan akhir **Perang Boer 1899–1902***."""
    years = phrases[k].kind == "time" and any("/" in (time.edtf or "") for time in phrases[k].times)
    bare = years and phrases[k].units[0].text[:1].isdecimal()
    return bare and k > 0 and any(unit.noun for unit in phrases[k - 1].units)


def _said_of_object(phrases: Sequence[Phrase], i: int) -> frozenset[str]:
    """Return the words that say how the object is: *menyebut usul itu (sangat) **memalukan***."""
    closed = phrases[i].units[-1].word_class == "determiner"
    k = i + 1
    while k < len(phrases) and phrases[k].kind == "adverb":
        k += 1
    after = phrases[k] if closed and k < len(phrases) else None
    plain = after is not None and after.kind == "noun" and not any(unit.mention for unit in after.units)
    return (
        frozenset(word for part in after.parts for word in part.words) if after is not None and plain else frozenset()
    )


def right_of(clause: Clause, phrases: Sequence[Phrase]) -> int:
    """Return the index of the first phrase to the right of a predicate that may be its object."""
    i = clause.at + 1
    while i < len(phrases) and phrases[i].kind in ("bracket", "adverb"):
        i += 1
    if [phrase.kind for phrase in phrases[i : i + 2]] == ["auxiliary", "noun"]:
        beyond = phrases[i + 2].kind if i + 2 < len(phrases) else ""
        i += beyond not in _PREDICATES  # khawatir *akan* serangan X
    return i + 3 if clause.voice is Voice.ACTIVE and _is_dated_before_object(phrases, i) else i


def _is_dated_before_object(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell a time between a verb and its object, *menyetujui, Jumat, **pengiriman X***, from *X mundur, Jumat, Y V*."""
    if [phrase.kind for phrase in phrases[i : i + 4]] != ["comma", "time", "comma", "noun"]:
        return False
    event = any(part.noun and (part.units[0].noun or part.head is None) for part in phrases[i + 3].parts)
    beyond = next((phrase.kind for phrase in phrases[i + 4 :] if phrase.kind not in RUN), "mark")
    return event and beyond not in _PREDICATES | {"subordinator"}


def run_behind(clause: Clause, phrases: Sequence[Phrase]) -> Iterator[int]:
    """Yield the indices of the prepositional phrases and times behind a predicate and its object."""
    i = right_of(clause, phrases)
    closed = closing_comma(phrases, opener(phrases, left(phrases, clause.at - 1)))
    return run(phrases[:closed], i + (i < len(phrases) and phrases[i].kind == "noun"))


def _take_noun(clause: Clause, phrase: Phrase) -> None:
    """The phrase after a passive is who does it, if it can act; else what it is done to."""
    if clause.voice is Voice.PASSIVE and can_act(phrase):
        clause.by = phrase
    else:
        clause.object = phrase
    clause.figures.extend(phrase.figures)


def find_by(clause: Clause, grammar: Grammar) -> None:
    """Take the phrase after the preposition of agents for who does it."""
    by = next((oblique.phrase for oblique in clause.obliques if oblique.word in grammar.lists["nouns.by"]), None)
    clause.by = by or clause.by


def share_right(phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Give verbs in a row what stands behind the last of them: *menculik, menyiksa, dan membunuh warga di X*."""
    sharing: set[int] = set()
    for at in sorted(verbs, reverse=True):
        clause, after = verbs[at], at + 1
        while after < len(phrases) and phrases[after].kind in ("comma", "coordinator"):
            after += 1
        last = verbs.get(after)
        joined = after in sharing or any(phrase.kind == "coordinator" for phrase in phrases[at + 1 : after])
        if last is None or not joined or not _goes_on_alike(clause, last) or _has_clitic(clause, grammar):
            continue
        sharing.add(at)
        clause.object, clause.by = clause.object or last.object, clause.by or last.by
        clause.obliques.extend(oblique for oblique in last.obliques if oblique not in clause.obliques)


def share_companions(phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Give a verb and its event with whom the next does it too: *menjalin hubungan **dan bersekutu dengan X***."""
    for clause in verbs.values():
        joint = right_of(clause, phrases) + 1
        last = verbs.get(joint + 1)
        joined = joint < len(phrases) and phrases[joint].kind == "coordinator"
        if last is not None and joined and _is_joint_event(clause, last):
            companions = grammar.lists["nouns.companions"]
            clause.obliques.extend(oblique for oblique in last.obliques if oblique.word in companions)


def _is_joint_event(clause: Clause, last: Clause) -> bool:
    """Tell a verb with an event that names nobody, and one of the same subject that has no object."""
    event = clause.object
    if event is None or clause.obliques or last.object or clause.subject is not last.subject:
        return False
    return any(unit.noun for unit in event.units) and not any(part.head or part.of for part in event.parts)


def _has_clitic(clause: Clause, grammar: Grammar) -> bool:
    """Tell a verb that says itself whom it is done to: *mendukungnya dan membuka kedutaan*."""
    return clause.voice is Voice.ACTIVE and clause.trigger.text.lower().endswith(grammar.affixes.clitic)


def _goes_on_alike(clause: Clause, last: Clause) -> bool:
    """Tell a verb with nothing behind it from one that the next goes on from: *datang dan menyerang X*."""
    alike = clause.voice is last.voice and clause.voice in (Voice.ACTIVE, Voice.PASSIVE)
    bare = clause.object is None and clause.by is None and not clause.obliques
    return alike and bare and clause.subject is last.subject


def lend_by(clause: Clause) -> None:
    """No active has a phrase of who does it: *dilarang masuk **oleh Kenya*** is about who bans."""
    governor = clause.governor
    if clause.linker != "complement" or clause.voice is Voice.PASSIVE or clause.noun or governor is None:
        return
    if governor.voice is Voice.PASSIVE and governor.by is None:
        governor.by = clause.by


def _take(clause: Clause, phrase: Phrase) -> None:
    clause.times.extend(phrase.times)
    clause.figures.extend(phrase.figures)
    if phrase.kind == "preposition" and phrase.parts:
        clause.obliques.append(Oblique(phrase.word, phrase))


def run(phrases: Sequence[Phrase], start: int) -> Iterator[int]:
    """Yield the indices of the prepositional phrases and times that follow, up to the next clause."""
    i = start
    while i < len(phrases):
        kind = phrases[i].kind
        if kind in RUN or is_measure(phrases[i]):
            yield i
        elif _is_address(phrases, i) or _is_apposed(phrases, i) or _is_amid(phrases, i):
            pass
        elif kind == "comma" and (closed := closing_comma(phrases, i + 1)) is not None:
            i = closed
        elif kind not in ("comma", "coordinator", "adverb", "close", "open") or not _run_goes_on(phrases, i + 1):
            return
        i += 1


def closing_comma(phrases: Sequence[Phrase], relative: int) -> int | None:
    """Return the comma that closes a relative clause which a comma opens, before what goes on about the main verb.

    *Kenya membekali Togo, yang dilanda perang**,** dengan amunisi*.
    """
    opened = 0 < relative < len(phrases) and phrases[relative].kind == "relative"
    if not opened or phrases[relative - 1].kind != "comma":
        return None
    comma = next((k for k in range(relative + 1, len(phrases) - 1) if phrases[k].kind == "comma"), None)
    if comma is None or phrases[comma + 1].kind not in RUN:
        return None
    told = any(phrase.kind in ("verb", "copula") for phrase in phrases[relative:comma])
    return comma if told else None


def _is_amid(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell a word that only says how between what belongs together: *serangan **berulang kali** terhadap X*."""
    beyond = phrases[i + 1].kind if i + 1 < len(phrases) else "mark"
    return phrases[i].kind == "adverb" and beyond in RUN and phrases[i - 1].kind != "comma"


def is_measure(phrase: Phrase) -> bool:
    """Tell a bare figure after a phrase: kepada Tonga *sebesar 5 juta dolar*."""
    return len(phrase.parts) == 1 and begins_with_measure(phrase)


def begins_with_measure(phrase: Phrase) -> bool:
    """Tell a phrase of which the first part is a bare figure: *sebesar 5 juta dolar dan impor 3 juta*."""
    classes = {unit.word_class for unit in phrase.parts[0].units} if phrase.parts else set()
    return phrase.kind == "noun" and "figure" in classes and classes <= {"figure", "quantifier"}


def _is_address(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell a bare name between commas that goes on saying where: di Bandara X, *Subang*, Malaysia pada Sabtu."""
    if phrases[i].kind != "noun" or len(phrases[i].units) > 1 or not i or phrases[i - 1].kind != "comma":
        return False
    unit = phrases[i].units[0]
    name = unit.mention.kind in (Kind.PLACE, Kind.NATION) if unit.mention else unit.upper
    beyond = phrases[i + 1].kind if i + 1 < len(phrases) else "mark"
    return name and beyond in ("comma", "time", "preposition", "mark", "stop", "bracket", "quote")


def _is_apposed(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell a name between commas that says who or what was meant before: *kapalnya, **HMS Bulwark**, ke Malta*."""
    if not 0 < i < len(phrases) - 2 or phrases[i].kind != "noun" or phrases[i + 2].kind not in RUN:
        return False
    enclosed = phrases[i - 1].kind == phrases[i + 1].kind == "comma"
    return enclosed and all(unit.upper or unit.mention is not None for unit in phrases[i].units)


def _run_goes_on(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell whether the phrases after a comma still belong to the clause before it, not to the next one's front."""
    while i < len(phrases) and phrases[i].kind == "adverb":
        i += 1
    if _is_apposed(phrases, i):
        i += 2
    elif i >= len(phrases) or not (phrases[i].kind in RUN or _is_address(phrases, i)):
        return False
    while i < len(phrases) and phrases[i].kind in (*RUN, "comma", "adverb"):
        i += 1
    if i < len(phrases) and phrases[i].kind == "verb" and phrases[i - 1].kind == "comma":
        return True  # ujar X, Minggu (27/7), dikutip dari Y: what follows has no front of its own
    return i >= len(phrases) or phrases[i].kind not in ("noun", "verb")


def can_act(phrase: Phrase) -> bool:
    """Tell whether a phrase names somebody who can act."""
    return any(mention.kind in PARTICIPANTS for mention in phrase.mentions)


def dates_event_before(phrases: Sequence[Phrase], i: int, words: frozenset[str], first: int = 0) -> bool:
    """Tell a time that belongs to an event named before it after one of ``words``: *termasuk serangan pada 7 Oktober*.

    Where that was may stand between: *jelang KTT di Bali pada 3 Mei*. The event is looked for from ``first`` on.
    """
    if phrases[i].kind != "time":
        return False
    k = i - 1
    while k >= first and phrases[k].kind == "preposition" and phrases[k].parts:
        if phrases[k].word in words:
            return any(unit.noun for unit in phrases[k].parts[-1].units)
        k -= 1
    return False
