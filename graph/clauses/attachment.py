"""Attach times and phrases that stand before their subject, and pass on what one clause says for another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Kind, Time
from ..timing.edtf import bounds
from .arguments import dates_event_before, run_behind
from .clause import RUN, SPEAKER, Clause, Oblique, left, opener, verb_before
from .phrases import Phrase

#: Where something may happen.
_WHERE = frozenset({Kind.PLACE, Kind.NATION})
#: The rules by which a time stands in brackets.
BRACKET = "bracket"
#: The rule of a time from one date to another.
_RANGE = "range"
#: What hangs on these stands within another clause.
_WITHIN = frozenset({"relative", "adverbial"})


def give_fronted(phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Give a time or prepositional phrase that stands before its verb to that verb's clause."""
    taken = {k for clause in verbs.values() for k in run_behind(clause, phrases)}
    after_event = grammar.lists["classes.subordinator"] | grammar.lists["nouns.own_date"]
    for i, phrase in enumerate(phrases):
        if phrase.kind not in RUN or i in taken or _tells_of_holder(phrases, i):
            continue
        if (
            _follows_noun(phrases, i)
            or _is_beside_other(phrases, i, grammar)
            or dates_event_before(phrases, i, after_event)
        ):
            continue
        within = phrases[opener(phrases, i)].kind == "relative"
        clause = None if within else verb_after(phrases, i, verbs)
        clause = clause or verb_after(phrases, i, verbs, cleft=True) or _over_front(phrases, i, verbs)
        clause = clause or verb_before(verbs, i)
        clause = _closed_off(phrases, i, clause, verbs) or clause
        if clause is not None:
            clause.times.extend(time for time in phrase.times if time not in clause.times)
            if phrase.kind == "preposition" and phrase.parts:
                clause.obliques.append(Oblique(phrase.word, phrase))


def _over_front(phrases: Sequence[Phrase], i: int, verbs: dict[int, Clause]) -> Clause | None:
    """Return the main verb over a clause in front: ***pada 1951**, setelah lama ragu, X menyerang Y*."""
    kinds = [phrase.kind for phrase in phrases[i + 1 : i + 3]]
    first = all(phrase.kind in (*RUN, "adverb", "comma") for phrase in phrases[:i])
    if phrases[i].kind != "time" or not first or kinds != ["comma", "subordinator"]:
        return None
    after = (verbs[k] for k in range(i + 3, len(phrases)) if k in verbs)
    return next((clause for clause in after if clause.linker in ("main", "copula")), None)


def give_where(phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Give a clause the place that its opening words stand for: *Goma, di mana serangan terjadi*."""
    for i, phrase in enumerate(phrases):
        if i < 2 or phrase.word not in grammar.lists["classes.where"]:
            continue
        before = phrases[left(phrases, i - 1 - (phrases[i - 1].kind == "comma"))]
        clause = verb_after(phrases, i, verbs)
        last = before.parts[-1] if before.parts else None
        if clause is not None and last is not None and last.head is not None and last.head.kind in _WHERE:
            at = min(grammar.lists["classes.at"])
            clause.obliques.append(Oblique(at, Phrase("preposition", last.units, at, parts=(last,))))


def _closed_off(phrases: Sequence[Phrase], i: int, clause: Clause | None, verbs: dict[int, Clause]) -> Clause | None:
    """Return the verb before a time between commas, where the verb after it has a time of its own behind it."""
    enclosed = phrases[i].kind == "time" and 0 < i < len(phrases) - 1
    if clause is None or not enclosed or not phrases[i - 1].kind == phrases[i + 1].kind == "comma":
        return None
    dated = any(time.span.start > clause.span.end for time in clause.times)
    before = verb_before(verbs, i)
    while before is not None and before.linker == "relative":
        before = verb_before(verbs, before.at)
    return before if dated and before is not None and before.linker == "main" and not before.times else None


def _tells_of_holder(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell a bracket with years that says when somebody lived or served: *X, presiden Kenya (1990–1995), pergi*."""
    lasts = any(time.rule.startswith(BRACKET) and "/" in (time.edtf or "") for time in phrases[i].times)
    mentions = [unit.mention for unit in phrases[i - 1].units] if lasts and i and phrases[i - 1].parts else []
    return any(mention is not None and mention.kind is Kind.PERSON for mention in mentions)


def _follows_noun(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell whether a prepositional phrase stands right after a noun phrase, and so belongs to it."""
    if phrases[i].kind != "preposition":
        return False
    while i > 0 and phrases[i].kind in ("preposition", "bracket"):
        i -= 1
    return phrases[i].kind == "noun"


def _is_beside_other(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> bool:
    """Tell where another thing is: *selain kedutaan **di Ankara**, Togo memiliki konsulat di Izmir*."""
    other = phrases[i - 1] if i else None
    if other is None or other.word not in grammar.lists["nouns.besides"] or phrases[i].kind != "preposition":
        return False
    return any(unit.noun for part in other.parts for unit in part.units)


def pass_on(clause: Clause, verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Pass on the time before *berencana* to what it governs, and what *yang berada di* says to its noun."""
    stems = {form.stem for form in clause.forms}
    if clause.governor is not None and not clause.times and not _is_dated_by_result(clause, grammar):
        clause.times.extend(_inherited_times(clause, clause.governor, verbs, grammar))
    if clause.governor is not None and not clause.governor.times and _dates_governor(clause, clause.governor, grammar):
        clause.governor.times.extend(clause.times)
    if clause.governor is not None and clause.linker == "relative" and _only_names(clause, grammar):
        clause.governor.times.extend(() if clause.governor.times else clause.times)
        clause.governor.obliques.extend(clause.obliques)
    if clause.trigger.text in grammar.lists["speech.medium"] and clause.at == min(verbs):
        main = next((verbs[i] for i in sorted(verbs) if i > clause.at and verbs[i].linker not in _WITHIN), None)
        if main is not None and not main.times:
            main.times.extend(clause.times)
    if clause.linker == "relative" and stems & grammar.lists["light.located"]:
        for other in verbs.values():
            if other is not clause and clause.subject is not None and clause.subject is other.object:
                other.obliques.extend(clause.obliques)
                other.times.extend(clause.times)


def _only_names(clause: Clause, grammar: Grammar) -> bool:
    """Tell a verb that only says what something is called, so that what follows the name is said of another verb."""
    called = any(form.stem in grammar.lists["light.naming"] for form in clause.forms)
    first = clause.object.units[0].text.lower() if clause.object is not None else ""
    return called or first in grammar.lists["light.names"]


def pass_on_place(clause: Clause, grammar: Grammar) -> None:
    """Pass on the place in front of a sentence to the verbs that go on from its first: *Di X, Y menyerang dan …*."""
    before = clause.governor if clause.linker == "coordinated" else None
    within = grammar.lists["locations.within"]
    if before is not None and _goes_without_place(before, clause):
        before.obliques.extend(oblique for oblique in clause.obliques if oblique.word in within)
        before.times.extend(() if before.times else clause.times)
        return
    if before is None or before.subject is None or any(oblique.word in within for oblique in clause.obliques):
        return
    start = before.subject.span.start
    fronted = (o for o in before.obliques if o.word in within and o.phrase.span.end <= start)
    clause.obliques.extend(fronted)


def _goes_without_place(before: Clause, clause: Clause) -> bool:
    """Tell a verb that only what the next one ends with places: *menembak 15 orang dan menculik dua **di X***."""
    alike = before.voice is Voice.ACTIVE and clause.voice is Voice.ACTIVE and before.subject is clause.subject
    nameless = (
        before.object is not None
        and not before.obliques
        and not any(part.head is not None or part.of for part in before.object.parts)
    )
    return alike and nameless and clause.object is not None and before.at < clause.at


def _dates_governor(clause: Clause, governor: Clause, grammar: Grammar) -> bool:
    """Tell a clause whose time is that of the verb it hangs on.

    That is one at the same time, one that says what comes out of it, and what only describes where something
    happened: *terjadi di wilayah yang disengketakan pada Kamis*.
    """
    stems, lists = {form.stem for form in clause.forms}, grammar.lists
    if clause.linker == "adverbial":
        return not clause.adverbs.isdisjoint(lists["classes.simultaneous"])
    if clause.linker == "complement":
        return not stems.isdisjoint(lists["governing.result"])
    happened = not lists["light.happen"].isdisjoint(form.stem for form in governor.forms)
    return clause.linker == "relative" and happened and not stems.isdisjoint(lists["light.describe"])


def lift_speech_times(phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Give the time of a speech to the main verb: *mendesak X membebaskan Y, dalam pidatonya pada Kamis*."""
    for i, phrase in enumerate(phrases):
        inner = next((verb for verb in verbs.values() if phrase.times and phrase.times[0] in verb.times), None)
        main = next((verbs[k] for k in sorted(verbs) if verbs[k].linker == "main"), None)
        if inner is None or main is None or inner is main or main.at > i or inner.subject_rule == SPEAKER:
            continue
        if not _is_speech(phrases, i - 1, grammar):
            continue
        inner.times[:] = [time for time in inner.times if time not in phrase.times]
        main.times.extend(time for time in phrase.times if time not in main.times)


def lift_release_times(phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Give a speaker the day his words came out: *dalam pernyataan yang **dirilis Selasa**, X mengutuk Y*."""
    lists = grammar.lists
    first = next((i for i, phrase in enumerate(phrases) if phrase.kind not in ("adverb", "adversative", "comma")), 0)
    if not phrases or phrases[first].word not in lists["speech.through"] or not _is_speech(phrases, first, grammar):
        return
    main = next((verbs[k] for k in sorted(verbs) if verbs[k].linker == "main"), None)
    said = lists["speech.verbs"] | lists["speech.utterances"] | lists["speech.words"]
    if main is None or any(time.edtf for time in main.times) or said.isdisjoint(_stems(main)):
        return
    out = (verb for verb in verbs.values() if verb.linker == "relative" and verb.at < main.at)
    out = (verb for verb in out if verb.trigger.text.lower() in lists["speech.release"])
    main.times.extend(next(([time for time in verb.times if time.edtf] for verb in out), []))


def _stems(clause: Clause) -> set[str]:
    """Return the stems of a verb, and of one of several words those of its first."""
    return {stem for form in clause.forms for stem in (form.stem, form.stem.split()[0])}


def _is_speech(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> bool:
    """Tell whether the phrase names an occasion on which one speaks."""
    while i >= 0 and phrases[i].kind in ("comma", "bracket"):
        i -= 1
    words = {unit.text.lower().removesuffix(grammar.affixes.clitic) for unit in phrases[i].units} if i >= 0 else set()
    return not words.isdisjoint(grammar.lists["speech.occasions"])


def _inherited_times(clause: Clause, governor: Clause, verbs: dict[int, Clause], grammar: Grammar) -> list[Time]:
    """Return the times a clause shares with the one it hangs on: all when side by side, else those before both."""
    if clause.linker == "coordinated" or _is_means(clause, governor, grammar):
        own = clause.linker == "coordinated" and _has_own_when(clause, governor, verbs, grammar)
        return [time for time in governor.times if not own and not _goes_on_after(time, governor)]
    if clause.linker == "that" and _is_paper(governor, grammar):
        return _times_before(governor)
    if clause.linker == "adverbial" and clause.adverbs & grammar.lists["classes.contrast"]:
        earlier = [_times_before(verbs[i]) for i in sorted(verbs, reverse=True) if i < clause.at]
        return next((times for times in earlier if times), [])
    if clause.linker == "adverbial" and clause.adverbs & grammar.lists["classes.simultaneous"]:
        return [_end(time) if _ends_at(time, clause) else _start(time) for time in governor.times]
    if clause.linker == "main" and governor.linker == "adverbial" and governor.at < clause.at:
        return list(governor.times) if governor.adverbs & grammar.lists["classes.simultaneous"] else []
    through = {form.stem for form in governor.forms} & grammar.lists["light.through"]
    return _times_before(governor) if through and clause.linker in ("complement", "purpose") else []


def _has_own_when(clause: Clause, governor: Clause, verbs: dict[int, Clause], grammar: Grammar) -> bool:
    """Tell a verb that a clause of its own dates, or that goes on: *dibuka pada 1962, **ditutup ketika X menyerang***.

    *Meneken X pada 1962, serta **sedang** merundingkan Y*; not *Ali adalah raja, pada 1914, sedang berkunjung*.
    """
    lists = grammar.lists
    if not governor.is_copula and clause.marks != governor.marks and not lists["classes.now"].isdisjoint(clause.marks):
        return True
    hung = (one for one in verbs.values() if one.linker == "adverbial" and one.governor is clause)
    return any(one.at > clause.at and one.adverbs & lists["classes.simultaneous"] for one in hung)


def _is_dated_by_result(clause: Clause, grammar: Grammar) -> bool:
    """Tell a verb whose time stands behind what comes out of it: *diturunkan **menjadi X pada 1975***."""
    result = clause.complement
    out = result is not None and any(form.stem in grammar.lists["governing.result"] for form in result.forms)
    return out and result is not None and bool(result.times)


def _goes_on_after(time: Time, verb: Clause) -> bool:
    """Tell since when it goes on, which says nothing of the next verb: *anggota X sejak 1963 dan meneken Y*."""
    return time.span.start > verb.span.end and (time.edtf or "").endswith("/..")


def _ends_at(time: Time, clause: Clause) -> bool:
    """Tell a stretch that the clause behind it ends: *dari 1890 hingga 1893, **ketika** kedua pihak berdamai*."""
    return time.rule == _RANGE and time.span.end < clause.span.start and time.latest is not None


def _end(time: Time) -> Time:
    """Return the last year, month or day of a stretch."""
    last = (time.edtf or "").split("/")[-1]
    return replace(time, edtf=last, earliest=bounds(last)[0])


def _start(time: Time) -> Time:
    """Return the first day of a time that goes on, the last of one that ended: what happened *when* it did was then."""
    if (time.edtf or "").startswith("../") and time.latest is not None:
        return replace(time, edtf=(time.edtf or "").removeprefix("../"), rule="end")
    begun = (time.edtf or "").removesuffix("/..")
    if not begun or begun == time.edtf:
        return time
    return replace(time, edtf=begun, latest=bounds(begun)[1], rule="start")


def _is_means(clause: Clause, governor: Clause, grammar: Grammar) -> bool:
    """Tell what is said of that by which something came about: *berakhir dengan gencatan senjata yang ditengahi X*."""
    if clause.linker != "relative" or clause.voice is not Voice.PASSIVE or clause.marks:
        return False
    means = grammar.lists["nouns.means"]
    return any(oblique.phrase is clause.subject and oblique.word in means for oblique in governor.obliques)


def _is_paper(clause: Clause, grammar: Grammar) -> bool:
    """Tell what figures or a report of a year show: *data tahun 2019 menunjukkan*."""
    part = clause.subject.parts[0] if clause.subject and clause.subject.parts else None
    return part is not None and not part.words.isdisjoint(grammar.lists["speech.papers"])


def _times_before(clause: Clause) -> list[Time]:
    return [time for time in clause.times if time.span.end <= clause.span.start]


def verb_after(phrases: Sequence[Phrase], i: int, verbs: dict[int, Clause], *, cleft: bool = False) -> Clause | None:
    """Return the clause of the nearest verb after a phrase, over no clause boundary; ``cleft``: a relative one too."""
    for k in range(i + 1, len(phrases)):
        if k in verbs and (cleft or verbs[k].linker != "relative"):
            return verbs[k]
        if phrases[k].kind in ("stop", "quote", "that", "subordinator"):
            return None
    return None


def noun_before(phrases: Sequence[Phrase], i: int) -> str:
    """Return the noun that heads the phrase right before a verb: *niat* mengakui."""
    parts = phrases[i].parts if i >= 0 else ()
    if not parts or parts[-1].head is not None or parts[-1].of:
        return ""
    return "" if parts[-1].units[-1].word_class == "determiner" else parts[-1].noun


def noun_over(phrases: Sequence[Phrase], at: int, grammar: Grammar) -> str:
    """Return the noun whose matter stands here: *spekulasi* soal mencairnya hubungan, *kekhawatiran* akan serangan."""
    before = phrases[at - 1] if at else None
    matters = grammar.lists["nouns.matters"]
    opens = before is not None and not before.parts and (before.kind == "auxiliary" or before.word in matters)
    over = noun_before(phrases, at - 2 if opens else at - 1)
    return "" if over in grammar.lists["governing.outcomes"] else over
