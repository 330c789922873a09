"""Date what its own clause leaves undated: by the sentence's opening, by an event told before, by a shared occasion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from ..clauses.clause import MAIN, Clause
from ..clauses.phrases import Phrase
from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..knowledge.traits import Traits
from ..model import Fact, Figure, FigureKind, Kind, Status, Time
from .lapses import date_after, date_before, find_lapses
from .lights import light_verbs
from .match_times import SINCE
from .matching import FrameIndex
from .reports import Analysed

SINCE_EVENT = "since-event"
#: How long before its own day a news text may quote what was said: a report is of its week.
FRESH = timedelta(days=10)
#: How many facts back a sentence may point to an event.
_REACH = 20
#: In how many letters after its date an event may be named without a word that points to it.
_NEAR = 500
#: Under what the date of the latest event is kept, whatever its class.
_LATEST = ""
#: More months than this nothing is told to have lasted to the month.
_LONGEST = 1200
_ASIDE = frozenset(("adverb", "adversative", "comma", "coordinator"))

_WEEKDAY = "weekday"
#: The rule of a time so long after what was told before.
_LATER = "narrative-after"
#: How a time ends that goes on, and begins that is only told to have ended.
_OPEN, _UNTIL = "/..", "../"
_EVENT = frozenset(("noun", "preposition", "bracket"))

Told = tuple[Fact, Clause | None]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Hold what dates a fact beside its clause: the document's day, the last date of each class told so far.

    ``states`` are the classes that last, ``owners`` tell for whom somebody speaks.
    """

    issued: date | None
    dated: dict[str, Time]
    frames: FrameIndex
    states: frozenset[str]
    traits: Traits
    grammar: Grammar
    owners: Mapping[str, str] = field(default_factory=dict)

    def dated_of(self, names: Iterable[str]) -> Time | None:
        """Return the date told last of the events of these classes."""
        times = [self.dated[name] for name in sorted(names) if name in self.dated]
        return max(times, key=lambda time: time.span, default=None)


def date_fact(fact: Fact, clause: Clause | None, one: Analysed, calendar: Calendar) -> Fact:
    """Date a fact that its own clause leaves undated, or dates by an event."""
    dated = _without_day_of_asking(_date_fact(fact, clause, one, calendar), clause, one, calendar)
    if fact.name not in calendar.states:
        dated = _at_its_end(dated, calendar.issued)
    return _at_once(dated) if fact.name in calendar.traits.begun else dated


def _without_day_of_asking(fact: Fact, clause: Clause | None, one: Analysed, calendar: Calendar) -> Fact:
    """Leave undated what is only asked, agreed or told to come: *pada Senin X meminta Y **menarik pasukan***."""
    over, time, lists = clause.governor if clause is not None else None, fact.time, calendar.grammar.lists
    yet_to_come = fact.status in (Status.PLANNED, Status.POSSIBLE) and (
        clause is None or clause.linker != "coordinated"
    )
    if over is None or time is None or time.latest is None or not yet_to_come:
        return fact
    asking = lists["governing.planned"] | lists["governing.possible"] | lists["speech.verbs"]
    doing = lists["light.through"] | lists["light.begin"] | lists["governing.bring_about"]
    asked = any(form.stem in asking and form.stem not in doing for form in over.forms)
    before = time.span.start < over.span.start
    past = calendar.issued is None or time.latest <= calendar.issued
    alone = (
        calendar.issued is not None and sum(unit.time is not None and bool(unit.time.edtf) for unit in one.units) == 1
    )
    return replace(fact, time=None) if asked and past and (before or alone) else fact


def _at_its_end(fact: Fact, issued: date | None) -> Fact:
    """Date what does not last, but is told until when it went on, by that; a day yet to come only ends what it asks."""
    time = fact.time
    end = time.edtf.removeprefix(_UNTIL) if time is not None and time.edtf is not None else ""
    if time is None or time.edtf == end or time.latest is None:
        return fact
    if issued is not None and time.latest > issued:
        return replace(fact, time=None)
    return replace(fact, time=replace(time, edtf=end, earliest=_first_day(end)))


def _first_day(edtf: str) -> date | None:
    """Return the first day of a plain year, month or day."""
    parts = [int(part) for part in edtf.split("-") if part.isdigit()]
    return date(*(*parts, 1, 1)[:3]) if parts else None


def _at_once(fact: Fact) -> Fact:
    """Date what happens at once by when it began: *hubungan terjalin **sejak** 1965* is of 1965."""
    time = fact.time
    if time is None or time.edtf is None or time.earliest is None:
        return fact
    goes_on = time.edtf.endswith(_OPEN) or (time.rule.startswith(SINCE) and "/" in time.edtf)
    if not goes_on:
        return fact
    begun = time.edtf.split("/")[0]
    return replace(fact, time=replace(time, edtf=begun, latest=_last_day(begun, time.earliest)))


def _last_day(begun: str, first: date) -> date:
    """Return the last day of a year, a month or a day that begins on its first."""
    if begun == first.isoformat():
        return first
    beyond = first.replace(day=28) + timedelta(days=4)
    return beyond.replace(day=1) - timedelta(days=1) if "-" in begun else first.replace(month=12, day=31)


def _date_fact(fact: Fact, clause: Clause | None, one: Analysed, calendar: Calendar) -> Fact:
    if clause is None:
        return fact
    grammar, lasts = calendar.grammar, fact.name in calendar.states
    if fact.name in calendar.traits.utterances and _dates_what_it_is_about(fact, clause, one, calendar):
        fact = replace(fact, time=None)
    if not lasts and _is_first_since(fact.time, clause, one, grammar):
        beside = _time_beside_since(clause)
        told = beside is not None and fact.time is not None and beside.span == fact.time.span
        fact = replace(fact, time=None if told else beside)
    founded = _time_since_founding(clause, one, calendar.issued, grammar) if lasts else None
    founded = founded or _time_since_lapse(clause, calendar.issued, grammar)
    founded = founded or (_time_begun(clause, calendar) if fact.name in calendar.traits.begun else None)
    if founded is not None:
        return replace(fact, time=founded)
    since = _time_since_event(clause, one, grammar) if fact.name not in calendar.traits.punctual else None
    since = None if not lasts and _is_first_since(since, clause, one, grammar) else since
    known = fact.time if fact.time is not None and fact.time.edtf else None
    if since is not None and (known is None or known.span == since.span):
        return replace(fact, time=since)
    if known is not None:
        return fact
    time = _time_by_lapse(clause, one, calendar) or _anchored_time(clause, one, calendar)
    time = time or _time_of_deed_over(fact, clause, grammar)
    if time is None and fact.name in calendar.traits.begun:
        time = _time_of_means(clause, one, grammar)
    if time is None and not lasts:
        time = _time_of_occasion(clause, one, grammar) or _time_of_deed_under(clause, one, grammar)
    if time is not None and time.rule == SINCE_EVENT and fact.name in calendar.traits.punctual:
        time = None
    if time is None and not lasts and _is_told_by_sentence(clause, grammar):
        time = _time_it_falls_on(opening_time(one), clause) or _time_told_beside(clause, one)
        time = time or _time_of_heading(fact, one) or _time_of_one_before(fact, clause, calendar)
    if time is None:
        held = (_time_until_left(clause, one, grammar) or _time_of_owner(clause, grammar)) if lasts else None
        time = held if lasts else _time_in_sequel(fact, clause, one, calendar)
    return replace(fact, time=time or fact.time)


def opening_time(one: Analysed) -> Time | None:
    """Return the time a sentence opens with: it dates all that the sentence tells."""
    for phrase in one.phrases:
        if phrase.kind == "time":
            return next((time for time in phrase.times if time.edtf), None)
        if phrase.kind not in _ASIDE:
            return None
    return None


def _time_it_falls_on(time: Time | None, clause: Clause) -> Time | None:
    """Return the time of a sentence, unless it only says since when: *sejak 2019 X dilanda krisis setelah kudeta Y*."""
    open_ended = time is not None and (time.edtf or "").endswith(_OPEN)
    return None if open_ended and clause.noun is not None else time


def settle_times(clauses: Sequence[Clause], phrases: Sequence[Phrase], issued: date | None, grammar: Grammar) -> None:
    """Give the main verb the time at a sentence's end that the patterns gave to a purpose or to the verb before it.

    *Bertemu untuk membahas X pada Jumat*: the meeting was on Friday, unless Friday lies ahead or is only agreed on.
    """
    for clause in clauses:
        governor = clause.governor
        if clause.noun is None and clause.linker == "purpose" and governor is not None and not clause.marks:
            _move_times(_times_after(clause), clause, governor, issued, grammar)
        if governor is not None and _goes_on_with(clause, governor) and not _has_own_clause(governor, clause, clauses):
            lasted = any("/" in (time.edtf or "") for time in _times_after(clause))  # how long the next thing lasted
            later = any(time.rule == _LATER for time in _times_after(clause))  # *dua tahun kemudian*
            _share_times(() if lasted or later else _times_after(clause), governor, issued, grammar)
        unmarked = clause.linker == "complement" and not clause.marks
        if unmarked and governor is not None and not _speaks(governor, grammar):
            _share_times(_times_after(clause), governor, issued, grammar)
    main = next((clause for clause in clauses if clause.noun is None and clause.linker == "main"), None)
    if main is None or issued is None or any(phrase.kind == "quote" for phrase in phrases):
        return
    for before, phrase in pairwise(phrases):
        report_days = [time for time in phrase.times if time.rule.startswith(_WEEKDAY)]
        if before.kind != "comma" or not report_days:
            continue
        holder = next((clause for clause in clauses if not clause.noun and report_days[0] in clause.times), None)
        if holder is not None and holder is not main:
            _share_times(report_days, main, issued, grammar)


def _goes_on_with(clause: Clause, governor: Clause) -> bool:
    """Tell a verb that only goes on from the one before it: *menyerang X **dan menduduki** Y pada 1914*."""
    goes_on = clause.linker == "coordinated" and clause.noun is None and not clause.marks and not governor.noun
    return goes_on and governor.subject is clause.subject


def _has_own_clause(verb: Clause, later: Clause, clauses: Sequence[Clause]) -> bool:
    """Tell a verb that a clause of its own says more of before the next: *ditutup **saat X merdeka**, dan dibuka …*."""
    hung = (one for one in clauses if one.linker == "adverbial" and one.governor is verb)
    return any(verb.span.end <= one.span.start < later.span.start for one in hung)


def _speaks(clause: Clause, grammar: Grammar) -> bool:
    """Tell a verb that reports or denies: what it reports has a date of its own."""
    reports = grammar.lists["speech.verbs"] | grammar.lists["speech.denial"]
    return any(form.stem in reports for form in clause.forms)


def _times_after(clause: Clause) -> list[Time]:
    return [time for time in clause.times if time.edtf and time.span.start > clause.span.end]


def _move_times(times: Sequence[Time], holder: Clause, to: Clause, issued: date | None, grammar: Grammar) -> None:
    """Move times to a verb that has none."""
    if _share_times(times, to, issued, grammar):
        holder.times[:] = [time for time in holder.times if time not in times]


def _share_times(times: Sequence[Time], to: Clause, issued: date | None, grammar: Grammar) -> bool:
    """Give times to a verb that has none; where the text has a day of its own, only times up to that day."""
    if not times or any(time.edtf for time in to.times):
        return False
    latest = times[0].latest
    willed = {form.stem for form in to.forms} & grammar.lists["governing.planned"] or to.marks
    shared = (latest is not None and latest <= issued) if issued else not willed
    to.times.extend(times if shared else ())
    return shared


def _time_of_deed_over(fact: Fact, clause: Clause, grammar: Grammar) -> Time | None:
    """Return the time of the verb a done deed hangs on: *pada Selasa menandatangani deklarasi untuk mengecam X*.

    So is that of what something is done by, *memperluas wilayah pada 1930 dengan menduduki X*, and the year of why.
    """
    over = clause.governor
    if over is None or clause.noun is not None or fact.status is not Status.ASSERTED:
        return None
    known = [time for time in over.times if time.edtf]
    adverbial = clause.linker == "adverbial"
    if clause.linker in ("purpose", "complement") or (adverbial and clause.adverbs & grammar.lists["nouns.doing"]):
        return next(iter(known), None)
    why = adverbial and clause.adverbs & grammar.lists["governing.reasons"]
    return next((time for time in known if why and _is_year(time)), None)


def _time_of_occasion(clause: Clause, one: Analysed, grammar: Grammar) -> Time | None:
    """Return the time of the event in which something is done: *kalah dalam pemilu yang **digelar** pada 1965*."""
    within = grammar.lists["light.within"]
    parts = [part for oblique in clause.obliques if oblique.word in within for part in oblique.phrase.parts]
    events = (other for other in one.clauses if other.noun and any(part is other.part for part in parts))
    times = (
        time
        for event in events
        for verb in light_verbs(event, grammar)
        if verb is event.relative
        for time in verb.times
    )
    return next((time for time in times if time.edtf), None)


def _time_of_deed_under(clause: Clause, one: Analysed, grammar: Grammar) -> Time | None:
    """Return when that was done by which an event began: *memulai perang dengan **mengebom** X pada 1941*."""
    over = clause.governor if clause.noun else None
    if over is None or not {form.stem for form in over.forms} & grammar.lists["light.begin"]:
        return None
    doing = (other for other in one.clauses if other.governor is over and other.adverbs & grammar.lists["nouns.doing"])
    return next((time for other in doing for time in other.times if time.edtf), None)


def _time_of_heading(fact: Fact, one: Analysed) -> Time | None:
    """Return the time in the heading of a sentence that has none of its own."""
    told = fact.status is Status.ASSERTED and not any(unit.time is not None and unit.time.edtf for unit in one.units)
    return one.headed if told else None


def _time_of_one_before(fact: Fact, clause: Clause, calendar: Calendar) -> Time | None:
    """Return the time of the event told right before, to which one more is added: *X **juga** menembaki Y*."""
    verb = clause.governor if clause.noun and clause.governor else clause
    last = calendar.dated.get(fact.name) or (
        calendar.dated.get(_LATEST) if calendar.issued is not None and _is_of_one_before(verb) else None
    )
    lists, words = calendar.grammar.lists, {*verb.adverbs, *verb.marks}
    adds = fact.status is Status.ASSERTED and words & lists["classes.more"] and not words & lists["speech.earlier"]
    known = last is not None and not (last.edtf or "").endswith(_OPEN)
    near = last is not None and 0 < clause.span.start - last.span.end < _NEAR
    return last if adds and known and near and fact.name not in calendar.traits.utterances else None


def _is_of_one_before(verb: Clause) -> bool:
    """Tell what somebody does of whom the sentence before tells: ***ia** juga bertemu X*."""
    mentions = verb.subject.mentions if verb.subject is not None and verb.linker == "main" else ()
    return len(mentions) == 1 and mentions[0].anaphoric and mentions[0].kind is Kind.PERSON


def _time_told_beside(clause: Clause, one: Analysed) -> Time | None:
    """Return the time of the verb to which *and* adds one with its own subject: *X kalah pada 1949 dan Y lari*."""
    verb = clause.governor if clause.noun and clause.governor else clause
    if verb.linker == "coordinated" and verb.governor is not None and verb.governor.subject is verb.subject:
        verb = verb.governor
    before = verb.governor if verb.linker == "main" else None
    if before is None or before.linker != "main" or verb.subject is None or verb.times:
        return None
    at = next((i for i, phrase in enumerate(one.phrases) if phrase.span == verb.subject.span), 0)
    added = at > 0 and one.phrases[at - 1].kind == "coordinator"
    known = [time for time in before.times if time.edtf and not time.edtf.endswith(_OPEN)]
    return next((time for time in known if added), None)


def _is_told_by_sentence(clause: Clause, grammar: Grammar) -> bool:
    """Tell what a sentence tells from an event it only speaks of: *pada 2019 X mengkritik invasi Y*."""
    governor = clause.governor
    told_of = governor if clause.noun is not None and governor is not None else clause
    if told_of.linker == "relative" and not told_of.adverbs.isdisjoint(grammar.lists["classes.already"]):
        return False  # *pada Mei X mengusir Y, yang telah digulingkan*
    if clause.noun is not None and clause.opener in grammar.lists["classes.sequel"]:
        return False
    if clause.linker == "adverbial" and _is_another_time(clause, grammar):
        return False
    spoken_of = clause.noun is not None and governor is not None and governor.voice is Voice.ACTIVE
    done = clause.occasion is not None or any(light_verbs(clause, grammar))
    return done or not (spoken_of and clause.linker == "noun" and clause.by is None)


def _is_another_time(clause: Clause, grammar: Grammar) -> bool:
    """Tell what came before or after the day of a sentence: *pada 1951, **setelah X menyerang Y**, Z mundur*.

    What its own subject did before may be of the same day: *pada 1951, setelah bertemu Y, X mundur*.
    """
    own = clause.subject_rule != MAIN
    later = own and not clause.adverbs.isdisjoint(grammar.lists["classes.sequel"])
    return later or not clause.adverbs.isdisjoint(grammar.lists["classes.until"])


def _time_since_event(clause: Clause, one: Analysed, grammar: Grammar) -> Time | None:
    """Return the time from an event on, behind a clause or before it: *naik sejak pecahnya perang pada Mei 2023*."""
    begin = max(clause.at, clause.governor.at) if clause.noun and clause.governor else clause.at
    front = next((i for i, phrase in enumerate(one.phrases[:begin]) if phrase.kind not in _ASIDE), begin)
    for i in (*((front,) if front < begin and clause.linker == "main" else ()), *range(begin + 1, len(one.phrases))):
        phrase = one.phrases[i]
        if phrase.kind == "verb":
            return None
        if phrase.kind == "preposition" and phrase.word in grammar.lists["classes.since"]:
            end = _event_end(one.phrases, i + 1)
            time = one.phrases[end].times[0] if end < len(one.phrases) and one.phrases[end].times else None
            named = bool(phrase.parts) or end > i + 1
            return _since(time) if time is not None and time.edtf and named else None
    return None


def _event_end(phrases: Sequence[Phrase], i: int) -> int:
    """Return where the phrases that name an event, whose it is and its place end."""
    while i < len(phrases) and not phrases[i].times:
        if phrases[i].kind == "comma" and [phrase.kind for phrase in phrases[i + 1 : i + 3]] == ["noun", "comma"]:
            i += 3  # serangan sekutunya, *kelompok X,* pada Maret
            continue
        if phrases[i].kind not in _EVENT | {"verb"}:
            break
        verb = phrases[i].verb
        if verb is not None and verb.voice is not Voice.NOUN:
            break
        i += 1
    return i


def _anchored_time(clause: Clause, one: Analysed, calendar: Calendar) -> Time | None:
    """Return the time of an event told before, by which a clause dates itself: *sejak terjalin kembali*."""
    dated, index, grammar = calendar.dated, calendar.frames, calendar.grammar
    for phrase, since in _anchors(clause, one, grammar):
        names = {frame.fact_class for unit in phrase.units for frame in index.nouns.get(unit.noun or "", ())}
        times = [dated[name] for name in sorted(names) if name in dated]
        pointed = since or phrase.units[-1].word_class == "determiner"
        if not times and pointed and not since and names and _LATEST in dated:
            times = [time for time in (dated[_LATEST],) if clause.span.start - time.span.end < _NEAR]
        if times and (pointed or clause.span.start - times[0].span.end < _NEAR):
            return _since(times[0]) if since else times[0]
    for other in one.clauses:
        since = _opens_with(other, grammar.lists["classes.since"], one) if other.linker == "adverbial" else False
        if other is not clause and since:
            stems = {form.stem for form in other.forms}
            names = {frame.fact_class for stem in stems for frame in index.verbs.get(stem, ())}
            own = [time for time in other.times if time.edtf] if clause.linker == "main" else []
            times = own[:1] or [dated[name] for name in sorted(names) if name in dated]
            if times:
                return _since(max(times, key=lambda time: time.span))
    return None


def _time_by_lapse(clause: Clause, one: Analysed, calendar: Calendar) -> Time | None:
    """Return the date counted from an event told before: *setahun setelah kudeta itu*, *serangan itu terjadi dua hari*.

    Where it is the deed that was told before, the event behind the lapse is dated by it.
    """
    verb = clause.governor if clause.noun and clause.governor else clause
    for lapse in find_lapses(one.clauses, one.phrases, calendar.grammar):
        if lapse.deed is not None and lapse.deed in (clause, verb):
            names = _classes_of(lapse.named, lapse.event, calendar.frames)
            known = calendar.dated_of(names or ((_LATEST,) if _is_pointed(lapse.named) else ()))
            return date_after(lapse, known) if known is not None else None
        if lapse.event is clause and lapse.deed is not None:
            names = _pointed_classes(lapse.deed, calendar.frames, calendar.grammar)
            known = calendar.dated_of(names)
            return date_before(lapse, known) if known is not None else None
    return None


def _classes_of(named: Phrase, event: Clause | None, index: FrameIndex) -> frozenset[str]:
    """Return the classes of an event that is only pointed to, *setelah kudeta itu*, or told by a verb."""
    if event is not None and not event.noun:
        return frozenset(frame.fact_class for form in event.forms for frame in index.verbs.get(form.stem, ()))
    nouns = (unit.noun for unit in named.units if unit.noun) if _is_pointed(named) else ()
    return frozenset(frame.fact_class for noun in nouns for frame in index.nouns.get(noun, ()))


def _is_pointed(phrase: Phrase) -> bool:
    return bool(phrase.parts) and phrase.parts[0].units[-1].word_class == "determiner"


def _opens_with(clause: Clause, words: frozenset[str], one: Analysed) -> bool:
    """Tell a clause that one of the words opens: *sejak X menyerang*, but not *ketika X **mulai** menyerang*."""
    held = clause.adverbs & words
    return any(phrase.word in held for phrase in one.phrases[: clause.at] if phrase.kind == "subordinator")


def _anchors(clause: Clause, one: Analysed, grammar: Grammar) -> Iterator[tuple[Phrase, bool]]:
    """Yield the phrases of a clause that date it by an event, and whether from it on."""
    beside = clause.governor if clause.linker == "coordinated" else None
    for oblique in (*clause.obliques, *(beside.obliques if beside else ())):
        opening = oblique.phrase.parts[0].units[0].text.lower() if oblique.phrase.parts else ""
        first_day = opening in grammar.lists["nouns.beginnings"]
        if oblique.word in grammar.lists["classes.since"]:
            yield oblique.phrase, True
            yield from ((phrase, True) for phrase in _noun_after(oblique.phrase, one.phrases))
        elif first_day:
            yield oblique.phrase, False
    for oblique in (*clause.obliques, *(clause.governor.obliques if clause.noun and clause.governor else ())):
        pointed = oblique.phrase.parts and oblique.phrase.parts[0].units[-1].word_class == "determiner"
        if oblique.word in grammar.lists["nouns.occasion"] and (pointed or _is_bare(oblique.phrase, one)):
            yield oblique.phrase, False  # *dalam kunjungan itu* ia bertemu X


def _is_bare(phrase: Phrase, one: Analysed) -> bool:
    """Tell an event of which nothing is said but what is known of it: *dalam pertemuan, …*, *dalam protes yang …*."""
    after = next((other for other in one.phrases if other.span.start >= phrase.span.end), None)
    units = phrase.parts[-1].units if phrase.parts else ()
    return len(units) == 1 and after is not None and after.kind in ("comma", "relative")


def _noun_after(phrase: Phrase, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Yield the phrase that goes on after a bare preposition: sejak *dimulainya hubungan*."""
    at = next((i for i, other in enumerate(phrases) if other is phrase), len(phrases))
    yield from phrases[at + 1 : at + 2]


def _time_in_sequel(fact: Fact, clause: Clause, one: Analysed, calendar: Calendar) -> Time | None:
    """Return the time of what came right before or after: a year is that of both, and whom one met one met that day.

    *Menarik dutanya tahun lalu setelah X mengakui Y*; *berbicara pada Kamis setelah bertemu X*. A history, which has
    no day of its own, tells in one sentence what belongs to one year: *pada 2 Mei menyerang X sebelum aneksasi Y*.
    """
    grammar = calendar.grammar
    sequel, verb = grammar.lists["classes.sequel"], clause.governor if clause.noun and clause.governor else clause
    after = _clause_after(verb, sequel)
    before = (other for other in one.clauses if other.linker == "adverbial" and other.adverbs & sequel)
    undated = not clause.noun and not clause.times and clause.adverbs.isdisjoint(grammar.lists["classes.now"])
    first = _told_first(verb, one, sequel) if undated else ()
    holders = [after] if after else [other for other in before if other.governor is verb and undated]
    times = [time for holder in holders for time in holder.times if time.edtf] + list(first)
    same_day = after is not None and fact.name in calendar.traits.occasions
    found = next((time for time in times if same_day or _is_year(time)), None)
    found = found or next((time for time in first if _is_month(time)), None)
    beside = verb if clause.noun and clause.opener in sequel | grammar.lists["classes.prior"] else after
    told = (*(beside.times if beside is not None else ()), *first) if found is None and calendar.issued is None else ()
    return found or next((_year_of(time) for time in told if time.edtf and time.earliest and time.latest), None)


def _clause_after(verb: Clause, sequel: frozenset[str]) -> Clause | None:
    """Return what came after a verb, or after the one to which *and* adds it: *merdeka setelah X kalah dan Y pergi*."""
    added = verb.governor if verb.linker == "main" else None
    first = added if added is not None and added.at < verb.at else verb
    if first.linker != "adverbial" or first.adverbs.isdisjoint(sequel) or first.governor is None:
        return None
    return first.governor if first is verb or first.governor.at < first.at else None


def _told_first(verb: Clause, one: Analysed, sequel: frozenset[str]) -> list[Time]:
    """Return the times of what a sentence tells first: *setelah X merdeka pada 1970*, *setelah invasi X pada 1813*."""
    if verb.linker != "main":
        return []
    over = list(_over(verb))
    clause_first = over and over[-1].linker == "adverbial" and over[-1].at < verb.at and over[-1].adverbs & sequel
    first = over if clause_first else [other for other in one.clauses if _is_event_first(other, verb, sequel)]
    return [time for told in first for time in (*told.times, *told.shared) if time.edtf]


def _over(verb: Clause) -> Iterator[Clause]:
    """Yield the verb over one, and those over that as long as it only goes on from another."""
    over = verb.governor
    while over is not None:
        yield over
        over = over.governor if over.linker in ("coordinated", "complement", "purpose") else None


def _is_event_first(event: Clause, verb: Clause, sequel: frozenset[str]) -> bool:
    return bool(event.noun) and event.governor is verb and event.opener in sequel and event.at < verb.at


def _year_of(time: Time) -> Time:
    """Return the year in which a time begins."""
    first = time.earliest.year if time.earliest else 1
    return replace(time, edtf=f"{first:04d}", earliest=date(first, 1, 1), latest=date(first, 12, 31), rule="year-of")


def _dates_what_it_is_about(fact: Fact, clause: Clause, one: Analysed, calendar: Calendar) -> bool:
    """Tell a date that is not when it was said, but when that was which it is about.

    It is too old for the news, *mengecam serangan X pada 7 Oktober 2019*, since when that went on, *mengecam serangan
    X sejak Mei*, or stands in its name, *mendukung resolusi PBB tahun 1974*.
    """
    time = fact.time
    if time is None or time.latest is None or time.span.start < clause.span.end:
        return time is not None and time.latest is None and _goes_on_behind(time, clause, one)
    old = calendar.issued is not None and time.latest < calendar.issued - FRESH
    event = clause.object is not None and any(unit.noun for unit in clause.object.units)
    return (old and event) or _is_in_name(time, one, calendar.grammar)


def _goes_on_behind(time: Time, clause: Clause, one: Analysed) -> bool:
    """Tell since when an event goes on that stands between a verb and the time."""
    between = (unit for unit in one.units if clause.span.end <= unit.span.start < time.span.start)
    return time.rule.startswith(SINCE) and any(unit.noun for unit in between)


def _is_in_name(time: Time, one: Analysed, grammar: Grammar) -> bool:
    """Tell a year that stands behind what is told by it, without a preposition: *resolusi PBB **tahun 1974***."""
    at = next((i for i, phrase in enumerate(one.phrases) if time in phrase.times), 0)
    before = one.phrases[at - 1] if at else None
    names = grammar.lists["nouns.issued"] | grammar.lists["nouns.pacts"]
    bare = not grammar.is_in("classes.preposition", time.text.split()[0].lower())
    return (
        bare
        and _is_year(time)
        and before is not None
        and any(not part.words.isdisjoint(names) for part in before.parts)
    )


def _is_first_since(time: Time | None, clause: Clause, one: Analysed, grammar: Grammar) -> bool:
    """Tell since when nothing of the kind happened: *kunjungan pertama ke X **sejak (pemilu pada) 1990***."""
    if time is None:
        return False
    event = None if time.rule.startswith(SINCE) else _time_since_event(clause, one, grammar)
    if not time.rule.startswith(SINCE) and (event is None or event.span != time.span):
        return False
    before = (unit for unit in one.units if unit.mention is None and unit.span.end <= time.span.start)
    return any(not grammar.lists["nouns.firsts"].isdisjoint(unit.text.lower().split()) for unit in before)


def _time_beside_since(clause: Clause) -> Time | None:
    """Return the time that a clause names itself: *ke X **pada 2013**, kunjungan pertama sejak 1990*."""
    return next((time for time in clause.times if time.edtf and not time.rule.startswith(SINCE)), None)


def _time_of_means(clause: Clause, one: Analysed, grammar: Grammar) -> Time | None:
    """Return when that was done by which it came about: *terjalin dengan **diteken**nya perjanjian pada 1961*."""
    for other in one.clauses:
        if clause.noun or other.governor is not clause or not other.noun or not other.at:
            continue
        opening = {one.phrases[other.at].word, one.phrases[other.at - 1].word}
        known = [time for time in (*other.times, *other.shared) if time.edtf]
        if known and opening & (grammar.lists["nouns.means"] - grammar.lists["classes.sequel"]):
            return known[0]
    return None


def _time_until_left(clause: Clause, one: Analysed, grammar: Grammar) -> Time | None:
    """Return until when somebody was what he is no more: *pernah menjadi anggota X, sebelum keluar pada 2008*."""
    verb = clause.governor if clause.noun and clause.governor else clause
    if grammar.lists["classes.once"].isdisjoint((*verb.marks, *verb.adverbs)):
        return None
    left = (other for other in one.clauses if other.governor is verb and _subject_keys(other) == _subject_keys(verb))
    ends = [
        time
        for other in left
        if any(form.stem in grammar.lists["light.leave"] for form in other.forms)
        for time in other.times
        if time.edtf and "/" not in time.edtf
    ]
    return replace(ends[0], edtf=f"../{ends[0].edtf}", earliest=None, rule="until-left") if ends else None


def _subject_keys(clause: Clause) -> frozenset[str]:
    return frozenset(key for mention in (clause.subject.mentions if clause.subject else ()) for key in mention.keys)


def _time_of_owner(clause: Clause, grammar: Grammar) -> Time | None:
    """Return the time of the verb whose subject has what a possessive names: it was his then."""
    owned = clause.noun is not None and clause.trigger.text.endswith(grammar.affixes.clitic)
    known = clause.governor is not None and owned and clause.governor.voice is Voice.ACTIVE
    return next((time for time in clause.governor.times if time.edtf), None) if known and clause.governor else None


def _is_year(time: Time) -> bool:
    return time.earliest is not None and time.edtf == f"{time.earliest.year:04d}"


def _is_month(time: Time) -> bool:
    return time.earliest is not None and time.edtf == f"{time.earliest.year:04d}-{time.earliest.month:02d}"


def _since(time: Time) -> Time:
    start = (time.edtf or "").split("/")[0]
    return replace(time, edtf=f"{start}/..", latest=None, rule=SINCE_EVENT)


def _time_since_founding(clause: Clause, one: Analysed, issued: date | None, grammar: Grammar) -> Time | None:
    """Return the year from which a state has lasted whose anniversary is told: *merayakan 40 tahun hubungan pada 2016*.

    An anniversary without a date of its own is that of the year of the document.
    """
    figure = _years_before(clause, grammar)
    if figure is None or not _is_anniversary(clause, grammar):
        return None
    governor = clause.governor
    near = (*clause.times, *clause.shared, *(governor.times if governor else ()))
    time = next((time for time in near if time.earliest), None) or opening_time(one)
    held = time.earliest if time is not None and time.earliest else issued
    if held is None or not 0 < figure.value < held.year:
        return None
    first = date(held.year - int(figure.value), 1, 1)
    text = time.text if time is not None else figure.text
    span = time.span if time is not None else figure.span
    return Time(span, text, f"{first.year:04d}/..", first, None, SINCE_EVENT)


def _time_since_lapse(clause: Clause, issued: date | None, grammar: Grammar) -> Time | None:
    """Return since when goes on what a text of a known day says has lasted: *perang yang telah berlangsung 3 tahun*."""
    for verb in (clause.governor, clause.relative) if clause.noun and issued is not None else ():
        lasting = verb is not None and any(form.stem in grammar.lists["light.happen"] for form in verb.forms)
        if verb is None or not lasting or verb.adverbs.isdisjoint(grammar.lists["classes.already"]):
            continue
        for figure in verb.figures:
            months = _months(figure, grammar)
            if months is not None and issued is not None:
                return _months_before(issued, months, figure)
    return None


def _time_begun(clause: Clause, calendar: Calendar) -> Time | None:
    """Return when that began which a text of a known day says lasts so long: *terjalin **selama 70 tahun***."""
    already = not calendar.grammar.lists["classes.already"].isdisjoint((*clause.adverbs, *clause.marks))
    for oblique in clause.obliques if already and not clause.negated else ():
        lasting = oblique.word in calendar.grammar.lists["nouns.lasting"]
        for unit in oblique.phrase.units if lasting else ():
            months = _months(unit.figure, calendar.grammar) if unit.figure is not None else None
            if unit.figure is not None and months is not None and calendar.issued is not None:
                since = _months_before(calendar.issued, months, unit.figure)
                begun = (since.edtf or "").removesuffix(_OPEN)
                last = _last_day(begun, since.earliest) if since.earliest is not None else None
                return replace(since, edtf=begun, latest=last)
    return None


def _months(figure: Figure, grammar: Grammar) -> int | None:
    """Return how many months a figure is, if it counts months or years."""
    factor = (
        12 if figure.unit in grammar.lists["nouns.years"] else 1 if figure.unit in grammar.lists["nouns.months"] else 0
    )
    whole = figure.value * factor
    return int(whole) if factor and 0 < whole < _LONGEST and whole == int(whole) else None


def _months_before(issued: date, months: int, figure: Figure) -> Time:
    """Return the time since so many months before a day, to the year where whole years were told."""
    at = issued.year * 12 + issued.month - 1 - months
    first = date(at // 12, at % 12 + 1, 1)
    whole = figure.value == int(figure.value) and months % 12 == 0
    start = f"{first.year:04d}" if whole else f"{first.year:04d}-{first.month:02d}"
    first = first.replace(month=1) if whole else first
    return Time(figure.span, figure.text, f"{start}/..", first, None, SINCE_EVENT)


def _years_before(clause: Clause, grammar: Grammar) -> Figure | None:
    """Return the number of years, or the rank of the anniversary, that stands right before a noun."""
    units = clause.part.units if clause.part else ()
    at = next((i for i, unit in enumerate(units) if unit is clause.trigger), 0)
    figure = units[at - 1].figure if at else None
    if figure is None or (figure.kind is not FigureKind.RANK and figure.unit not in grammar.lists["nouns.years"]):
        return None
    return figure


def _is_anniversary(clause: Clause, grammar: Grammar) -> bool:
    words = clause.part.words if clause.part else frozenset[str]()
    stems = {form.stem for form in clause.governor.forms} if clause.governor else set[str]()
    return not words.isdisjoint(grammar.lists["nouns.anniversaries"]) or not stems.isdisjoint(
        grammar.lists["light.celebrate"]
    )


def remember_date(calendar: Calendar, fact: Fact) -> None:
    """Keep the date of the latest asserted fact of each class."""
    if fact.time is not None and fact.time.edtf and fact.status is Status.ASSERTED:
        calendar.dated[fact.name] = fact.time
        if fact.name not in calendar.states | calendar.traits.utterances:
            calendar.dated[_LATEST] = fact.time


def date_pointed_event(told: list[Told], one: Analysed, index: FrameIndex, grammar: Grammar) -> None:
    """Date the last event told that a sentence points back to: *serangan itu terjadi pada Kamis*."""
    for clause in one.clauses:
        times = [time for time in clause.times if time.edtf]
        names = _pointed_classes(clause, index, grammar) if times else frozenset[str]()
        for i in range(len(told) - 1, max(-1, len(told) - 1 - _REACH), -1):
            fact, first = told[i]
            if fact.name in names and fact.time is None and fact.status is Status.ASSERTED:
                told[i] = (replace(fact, time=times[0]), first)
                break


def _pointed_classes(clause: Clause, index: FrameIndex, grammar: Grammar) -> frozenset[str]:
    """Return the classes of the event that a verb only says to have happened, if words point back to it."""
    subject, stems = clause.subject, {form.stem for form in clause.forms}
    linkers = ("main", "relative")
    if clause.negated or clause.marks or clause.linker not in linkers or subject is None or len(subject.parts) != 1:
        return frozenset()
    if clause.linker == "relative" and (subject.mentions or not stems & grammar.lists["light.happen"]):
        return frozenset()
    if subject.units[-1].word_class != "determiner" and len(subject.units) > 1:
        return frozenset()  # *serangan itu*, and *serangan* alone, point back
    done = clause.voice is Voice.PASSIVE and stems & grammar.lists["light.verbs"]
    happened = done or stems & (grammar.lists["light.happen"] | grammar.lists["light.located"])
    nouns = {unit.noun for unit in subject.units if unit.noun} if happened else set[str]()
    by_noun = {frame.fact_class for noun in nouns for frame in index.nouns.get(noun, ())}
    verbs = (frame for stem in stems for frame in index.verbs.get(stem, ()) if clause.voice is Voice.PASSIVE)
    return frozenset(by_noun | {frame.fact_class for frame in verbs if frame.patient & subject.parts[0].words})


def share_occasions(facts: Sequence[Fact], owners: Mapping[str, str], calendar: Calendar) -> Iterator[Fact]:
    """Give an undated joint act the date of the one dated occasion its sides have in a news text."""
    joint = calendar.traits.occasions
    occasions: dict[frozenset[str], dict[str, Time]] = {}
    for fact in facts:
        if fact.name in joint and fact.time is not None and fact.time.edtf and fact.status is Status.ASSERTED:
            occasions.setdefault(_sides(fact, owners), {})[fact.time.edtf] = fact.time
    for fact in facts:
        times = occasions.get(_sides(fact, owners), {}) if fact.name in joint else {}
        wanted = calendar.issued is not None and fact.time is None and fact.status is Status.ASSERTED
        yield replace(fact, time=next(iter(times.values()))) if wanted and len(times) == 1 else fact


def date_attendance(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Give an undated visit to a gathering the days on which the gathering is held."""
    held = {
        filler.entity: fact.time
        for fact in facts
        if fact.name == "Summit" and fact.time is not None and fact.time.edtf
        for filler in fact.fillers("title")
        if filler.entity
    }
    for fact in facts:
        attended = (
            [held.get(filler.entity or "") for filler in fact.fillers("recipient")] if fact.name == "Visit" else []
        )
        time = next(filter(None, attended), None)
        yield replace(fact, time=time) if time is not None and fact.time is None else fact


def _sides(fact: Fact, owners: Mapping[str, str]) -> frozenset[str]:
    keys = (filler.entity for filler in fact.fillers("party") if filler.entity)
    return frozenset(owners.get(key, key) for key in keys)
