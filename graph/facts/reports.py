"""Find reported words: who says what, in which stretch of a sentence, directly or not, and through which outlet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ..clauses.clause import ASIDE, SPEAKER, Clause
from ..clauses.phrases import Phrase
from ..clauses.pronouns import spoken_of
from ..clauses.units import Unit
from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Kind, Sentence, Span, Time

_SPEAKERS = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.BODY, Kind.NATION, Kind.GROUP})
#: A report shorter than this many words says nothing worth a node of its own.
_SHORTEST = 4
#: What may stand before a passive that says first who says so.
_OPENING = frozenset({*ASIDE, "subordinator", "comma", "adversative"})
#: What hangs on another verb in one of these ways need not have been said.
_UNSAID = ("purpose", "complement", "wish")


@dataclass(frozen=True, slots=True)
class Report:
    """Hold one reported stretch: its span, the keys of who says it, the outlet, the verb that reports it.

    ``pronoun`` tells that who speaks is whoever spoke before, ``paper`` that it is who issued the paper pointed to;
    ``printed`` is when the outlet passed it on.
    """

    span: Span
    speakers: tuple[str, ...]
    medium: str | None
    direct: bool
    verb: Span | None
    factive: bool = False
    pronoun: bool = False
    paper: bool = False
    time: Time | None = None
    printed: Time | None = None


@dataclass(frozen=True, slots=True)
class Analysed:
    """Hold one sentence with its units, phrases and clauses, and the time that the heading right above it names."""

    sentence: Sentence
    units: tuple[Unit, ...]
    phrases: tuple[Phrase, ...]
    clauses: tuple[Clause, ...]
    headed: Time | None = None


def find_reports(
    analysed: Sequence[Analysed], grammar: Grammar, outlets: frozenset[str] = frozenset()
) -> tuple[tuple[Report, ...], ...]:
    """Return the reports of every sentence; a quotation over several sentences has one speaker.

    What an outlet says, the document says: it gives no report.
    """
    found = [[r for r in _sentence_reports(one, grammar) if not outlets.intersection(r.speakers)] for one in analysed]
    _name_pronouns(analysed, found)
    _point_back(analysed, found, grammar)
    _spread_quotes(analysed, found, grammar)
    return tuple(tuple(reports) for reports in found)


def _sentence_reports(one: Analysed, grammar: Grammar) -> list[Report]:
    medium = _medium(one.units, grammar)
    printed = _printed_times(one.units, grammar) | _relayed_times(one.clauses, grammar)
    spoken = [*_after_reports(one, grammar, printed), *_verb_reports(one, grammar, printed)]
    reports = [*spoken, *_according_reports(one, grammar)]
    reports = reports or _behind_reports(one, grammar, printed) or _named_reports(one)
    return [replace(report, medium=medium) for report in reports]


def _medium(units: Sequence[Unit], grammar: Grammar) -> str | None:
    """Return the outlet named right after words such as *dikutip dari*."""
    phrases = grammar.lists["speech.medium"]
    longest = max(len(phrase.split()) for phrase in phrases)
    for i, unit in enumerate(units):
        if unit.mention is None or unit.mention.kind is not Kind.ORGANISATION or not unit.mention.keys:
            continue
        before = " ".join(other.text.lower() for other in units[max(0, i - longest) : i])
        if any(before == phrase or before.endswith(" " + phrase) for phrase in phrases):
            return unit.mention.keys[0]
    return None


def _after_reports(one: Analysed, grammar: Grammar, printed: frozenset[int]) -> list[Report]:
    """CLAUSE, kata X: what stands before the verb of speech is reported."""
    for clause in one.clauses:
        if clause.noun or not grammar.is_in("speech.after", clause.trigger.text):
            continue
        i = clause.at
        before = one.phrases[i - 1].kind if i else ""
        if before in ("comma", "quote", "mark", "bracket", "stop"):
            said_by = clause.object or _said_by(clause.complement, grammar)
            speakers = _speakers(_called_next(one, said_by))
            paper = not speakers and said_by is not None and _is_pointed_paper(said_by, grammar)
            pronoun = said_by is None or (not speakers and _is_pronoun(said_by, grammar))
            span = _span_around(one, clause)
            direct = any(phrase.kind == "quote" for phrase in one.phrases[:i])
            said, passed_on = _said_when(one, clause, span, printed)
            report = Report(span, speakers, None, direct, clause.span, pronoun=pronoun, time=said, printed=passed_on)
            return [replace(report, paper=paper)]
    return []


def _said_by(clause: Clause | None, grammar: Grammar) -> Phrase | None:
    """Return who says it in the passive: *demikian dikatakan X*."""
    passive = clause is not None and clause.voice is Voice.PASSIVE and _reports(clause, grammar)
    return clause.by if clause is not None and passive else None


def _called_next(one: Analysed, phrase: Phrase | None) -> Phrase | None:
    """Return the name behind what somebody is called: *kata seorang pemrotes, **mantan sersan Ali***."""
    at = next((i for i, other in enumerate(one.phrases) if phrase and other.span == phrase.span), -1)
    named = one.phrases[at + 2] if 0 <= at < len(one.phrases) - 2 and one.phrases[at + 1].kind == "comma" else None
    if phrase is None or named is None or named.kind != "noun" or len(named.parts) != 1:
        return phrase
    nameless = all(mention.kind is Kind.GROUP for mention in phrase.mentions)
    mention = named.parts[0].units[-1].mention
    return named if nameless and mention is not None and mention.kind is Kind.PERSON else phrase


def _span_around(one: Analysed, clause: Clause) -> Span:
    """Return what *kata X* vouches for: the words before it, or all that it parts: *A, kata X, harus mundur*."""
    before = any(other.at < clause.at and not other.noun for other in one.clauses)
    after = any(other.at > clause.at and not other.noun and not _is_aside(other) for other in one.clauses)
    if after and not before and one.phrases[clause.at - 1].kind == "comma":
        return one.sentence.span
    if _is_resumed(one.phrases, clause.at):
        last = next(phrase for phrase in reversed(one.phrases) if phrase.kind == "quote")
        return Span(one.sentence.span.start, last.span.end)
    return Span(one.sentence.span.start, one.phrases[clause.at - 1].span.end)


def _is_aside(clause: Clause) -> bool:
    """Tell what is only said of somebody, and what hangs on that: *kata X, **yang tak mau disebut namanya***."""
    over: Clause | None = clause
    while over is not None and over.linker in ("relative", "complement", "purpose", "wish"):
        if over.linker == "relative":
            return True
        over = over.governor
    return False


def _is_resumed(phrases: Sequence[Phrase], at: int) -> bool:
    """Tell a quotation that goes on behind its speaker: *"A," kata X, "dan B."*."""
    beyond = (i for i in range(at + 1, len(phrases) - 1) if phrases[i].kind == "comma")
    comma = next(beyond, None)
    quoted = phrases[at - 1].kind == "quote"
    return quoted and comma is not None and phrases[comma + 1].kind == "quote"


def _behind_reports(one: Analysed, grammar: Grammar, printed: frozenset[int]) -> list[Report]:
    """Return what stands before its speaker and a full verb: *"A," X menegaskan*, *A, seperti disampaikan X*."""
    for clause in one.clauses:
        if clause.noun or not clause.at or not _reports(clause, grammar):
            continue
        subject = clause.at - 1
        opener = one.phrases[subject]
        speakers: tuple[str, ...] = ()
        if clause.voice is Voice.PASSIVE and clause.adverbs & grammar.lists["speech.as"]:
            speakers = _speakers(clause.by)
        elif clause.voice is not Voice.PASSIVE and subject and one.phrases[subject - 1].kind == "quote":
            speakers = _speakers(opener) if clause.subject is opener else ()
        if speakers:
            span = Span(one.sentence.span.start, opener.span.start)
            said, passed_on = _said_when(one, clause, span, printed)
            direct = one.phrases[subject - 1].kind == "quote"
            return [Report(span, speakers, None, direct, clause.span, time=said, printed=passed_on)]
    return []


def _named_reports(one: Analysed) -> list[Report]:
    """Return what stands in quotation marks behind a name and a colon: *Presiden X: "A"*."""
    kinds = [phrase.kind for phrase in one.phrases[:3]]
    speakers = _speakers(one.phrases[0]) if kinds == ["noun", "colon", "quote"] else ()
    if not speakers:
        return []
    return [Report(Span(one.phrases[2].span.end, one.sentence.span.end), speakers, None, direct=True, verb=None)]


def _is_pointed_paper(phrase: Phrase, grammar: Grammar) -> bool:
    """Tell a paper that was spoken of before: *kata **pernyataan itu***."""
    return _is_paper(phrase, grammar) and phrase.units[-1].word_class == "determiner"


def _is_pronoun(phrase: Phrase, grammar: Grammar) -> bool:
    return all(grammar.is_in("classes.pronoun", unit.text) for unit in phrase.units)


def _verb_reports(one: Analysed, grammar: Grammar, printed: frozenset[int]) -> list[Report]:
    """X mengatakan (bahwa) CLAUSE: what stands after the verb is reported."""
    reports = []
    for clause in one.clauses:
        if clause.noun or not _reports(clause, grammar) or grammar.is_in("speech.after", clause.trigger.text):
            continue
        unsaid = clause.linker in _UNSAID and not _is_said_to_think(clause, grammar)
        if clause.negated or unsaid or is_asked(clause, grammar):
            continue  # what one does not say, or is to say, nobody has said
        narrow = all(grammar.is_in("speech.narrow", form.stem) for form in clause.forms)
        start = (
            _reported_from(one, clause, grammar, narrow=narrow)
            or _claimed_from(clause, grammar)
            or _fronted_from(one, clause)
        )
        if start is not None and _is_attitude(one, clause, grammar):
            start = one.sentence.span.end  # who speaks, and when, but nothing is reported
        if start is None:
            continue
        direct = any(phrase.kind == "quote" and phrase.span.start >= clause.span.end for phrase in one.phrases)
        factive = any(grammar.is_in("speech.factive", form.stem) for form in clause.forms)
        speakers = _speakers(clause.agent if clause.voice is not Voice.PASSIVE else clause.by)
        speakers = speakers or _issuers(one, clause, grammar)
        span = Span(start, _reported_to(one, clause, start, grammar))
        said, passed_on = _said_when(one, clause, span, printed)
        reports.append(Report(span, speakers, None, direct, clause.span, factive, time=said, printed=passed_on))
    return reports


def _reported_to(one: Analysed, clause: Clause, start: int, grammar: Grammar) -> int:
    """Return where the reported clause ends: with the sentence, or where an aside does, *X, **yang …**, menyerang*.

    What another says against it is his: *X mengatakan A, **sementara Y** menyatakan B*.
    """
    end = min(_answered_at(one, clause, grammar) or one.sentence.span.end, _turned_at(one, clause, start))
    if clause.linker != "relative" or clause.subject is None:
        return end
    about = (other for other in one.clauses if other.at > clause.at and other.subject is clause.subject)
    resumed = (other.at - 1 for other in about if other.linker in ("main", "copula"))
    commas = (one.phrases[k].span.start for k in resumed if one.phrases[k].kind == "comma")
    return next((at for at in commas if at > start), end)


def _turned_at(one: Analysed, clause: Clause, start: int) -> int:
    """Return where a sentence goes on to what another does, behind a semicolon: *X menuduh Y; **Z** membantahnya*."""
    end = one.sentence.span.end
    if any(phrase.kind in ("quote", "that") for phrase in one.phrases[clause.at :]):
        return end
    stops = (i for i, phrase in enumerate(one.phrases) if phrase.kind == "stop" and phrase.span.start > start)
    stop = next(stops, None)
    after = next((other for other in one.clauses if stop is not None and other.at > stop and not other.noun), None)
    own = after is not None and after.linker == "main" and after.subject is not None and _speakers(after.subject)
    return one.phrases[stop].span.start if stop is not None and own else end


def _answered_at(one: Analysed, clause: Clause, grammar: Grammar) -> int | None:
    """Return where another speaker is set against this one."""
    answers = (other for other in one.clauses if other.at > clause.at and other.linker == "adverbial")
    for other in answers:
        against = other.adverbs & grammar.lists["speech.against"]
        another = other.subject is not None and other.subject is not clause.subject
        conceded = another and bool(_speakers(other.agent)) and other.adverbs & grammar.lists["speech.conceding"]
        if against and another and (conceded or _reports(other, grammar)):
            openers = (phrase for phrase in one.phrases[clause.at : other.at] if phrase.word in against)
            return next((phrase.span.start for phrase in openers), None)
    return None


def _is_said_to_think(clause: Clause, grammar: Grammar) -> bool:
    """Tell what one says of one's own mind: *menyatakan **optimistis** harga akan turun*."""
    over = clause.governor if clause.linker == "complement" else None
    says = over is not None and not over.negated and _reports(over, grammar)
    return (
        says
        and over is not None
        and over.subject is clause.subject
        and grammar.is_in("speech.minds", clause.trigger.text)
    )


def _said_when(one: Analysed, clause: Clause, said: Span, printed: frozenset[int]) -> tuple[Time | None, Time | None]:
    """Return when something was said, the verb's own time or else one outside of what was said, and when printed.

    A time after an outlet's name says when that was printed.
    """
    outside = (unit.time for unit in one.units if unit.time is not None and not said.covers(unit.span))
    times = (*clause.times, *outside)
    known = [time for time in times if time.edtf]
    said_when = next((time for time in known if time.span.start not in printed), None)
    return said_when, next((time for time in known if time.span.start in printed), None)


def _printed_times(units: Sequence[Unit], grammar: Grammar) -> frozenset[int]:
    """Return the starts of the times that follow an outlet: *dilansir AFP, Senin*."""
    starts = set()
    for i, unit in enumerate(units):
        names = [k for k in range(max(0, i - 2), i) if units[k].mention is not None]
        if unit.time is not None and names and _medium(units[: names[-1] + 1], grammar) is not None:
            starts.add(unit.span.start)
    return frozenset(starts)


def _relayed_times(clauses: Sequence[Clause], grammar: Grammar) -> frozenset[int]:
    """Return the starts of the times behind a verb that passes words on: *dikutip dari akun itu, Senin*."""
    relays = [c for c in clauses if any(grammar.is_in("speech.relays", form.stem) for form in c.forms)]
    return frozenset(time.span.start for c in relays for time in c.times if time.span.start > c.span.start)


def _reports(clause: Clause, grammar: Grammar) -> bool:
    if any(grammar.is_in("speech.relays", form.stem) for form in clause.forms):
        return False  # dilansir Reuters: the outlet passes on what others say
    lists = ["speech.verbs", *(["speech.shows"] if _is_paper(clause.agent, grammar) else [])]
    said = any(grammar.is_in(name, form.stem) for form in clause.forms for name in lists)
    return said or grammar.is_in("speech.words", clause.trigger.text)  # as it stands: *meminta* is no *pinta*


def _is_paper(phrase: Phrase | None, grammar: Grammar) -> bool:
    """Tell a report, a count or a ruling, which says what its issuer says."""
    nouns = [part.noun.split()[0] for part in phrase.parts if part.noun] if phrase is not None else []
    return bool(nouns) and nouns[0] in grammar.lists["speech.papers"]


def _issuers(one: Analysed, clause: Clause, grammar: Grammar) -> tuple[str, ...]:
    """Return whose paper speaks: *survei terbaru dari X*, *laporan yang dirilis X*, *dalam laporan X disebutkan*."""
    if clause.voice is Voice.PASSIVE and clause.by is None:
        within = (one.phrase for one in clause.obliques if one.word in grammar.lists["nouns.within"])
        return next(
            (found for found in (_speakers(phrase) for phrase in within if _is_paper(phrase, grammar)) if found), ()
        )
    paper = clause.agent
    if paper is None or not _is_paper(paper, grammar):
        return ()
    issued = (other.by for other in one.clauses if other.subject is paper and other.linker == "relative")
    of = grammar.lists["persons.from"] | grammar.lists["nouns.by"]
    at = next((i for i, phrase in enumerate(one.phrases) if phrase is paper), clause.at)
    after = (phrase for phrase in one.phrases[at + 1 : clause.at] if phrase.kind == "preposition" and phrase.word in of)
    return next((found for found in map(_speakers, (*issued, *after)) if found), ())


def _reported_from(one: Analysed, clause: Clause, grammar: Grammar, *, narrow: bool) -> int | None:
    """Return where the reported clause begins: after *bahwa*, a colon or comma, or the phrase that opens it."""
    i = clause.at + 1
    phrases = one.phrases
    while i < len(phrases) and phrases[i].kind in ("preposition", "time", "bracket", "adverb"):
        i += 1
    called = _is_said_of(clause) and any(o.word in grammar.lists["governing.as"] for o in clause.obliques)
    called = called and all(phrase.kind != "that" for phrase in phrases[i:])
    if called or i >= len(phrases) or _is_fronted(clause, phrases[i:]):
        return None  # langkah itu dianggap X *sebagai* kemajuan
    if phrases[i].kind in ("relative", "subordinator"):
        return _beyond_relative(one, i) if i > clause.at + 1 else _scene_from(one, i, grammar)
    if phrases[i].kind in ("that", "colon", "quote"):
        return phrases[i].span.end
    has_clause = any(other.at > clause.at and not other.noun and other.linker != "adverbial" for other in one.clauses)
    if phrases[i].kind == "comma" and (has_clause or _is_plainly_told(phrases, i + 1)):
        return None if _is_said_of(clause) else phrases[i].span.end
    beyond = phrases[i + 1].kind if i + 1 < len(phrases) else ""
    follows = beyond in ("verb", "copula", "negation") or (not narrow and beyond in ("that", "preposition", "comma"))
    later_that = _comes_to_that(phrases, i)
    has_clause = has_clause or (not narrow and beyond == "negation")
    said_of = (has_clause and (follows or later_that)) or _goes_on(one, i, narrow=narrow)
    plainly = phrases[i] is not clause.by and _is_plainly_told(phrases, i)
    if phrases[i].kind == "noun" and (said_of or plainly):
        goes_on = later_that or any(other.subject is phrases[i] for other in one.clauses)
        pointed = not goes_on and _is_pointed(phrases[i], grammar)  # mengatakan *hal itu* dalam jumpa pers
        return None if pointed else phrases[i].span.start
    # X yang disebut *sebagai Y* menyerang: the verb goes on about X
    goes_on = clause.linker == "relative" and i > clause.at + 1 and phrases[i].kind == "verb"
    says_more = not goes_on and (clause.complement is None or _is_marked(phrases[i]))
    return phrases[i].span.start if phrases[i].kind in ("verb", "copula") and says_more else None


def _scene_from(one: Analysed, i: int, grammar: Grammar) -> int | None:
    """Return where words begin that first say when or if: *X mengatakan **jika hujan turun, sungai akan meluap***.

    Where *bahwa* follows, it was so when somebody spoke: *menjelaskan saat ditanya bahwa **A***.
    """
    phrase = one.phrases[i]
    if phrase.kind != "subordinator" or not grammar.is_in("speech.scenes", phrase.word):
        return None
    after = [clause for clause in one.clauses if clause.at > i and not clause.noun and not _is_aside(clause)]
    that = next((other for other in one.phrases[i:] if other.kind == "that"), None)
    told = that.span.end if that is not None else phrase.span.start
    return told if len(after) > 1 else None


def _is_said_of(clause: Clause) -> bool:
    """Tell a passive whose subject is what is said, or of whom something is: *X, yang dianggap dekat, menyerang Y*."""
    before = clause.subject is not None and clause.subject.span.start < clause.span.start
    return clause.voice is Voice.PASSIVE and before


def _beyond_relative(one: Analysed, i: int) -> int | None:
    """Return where words begin behind more of the hearer: *mengatakan kepada wartawan yang menunggunya **bahwa***."""
    phrases = one.phrases
    ends = [k for k in range(i, len(phrases)) if phrases[k].kind in ("that", "colon", "quote", "comma")]
    at = next((k for k in ends if phrases[k].kind == "that"), next(iter(ends), None))
    said = at is not None and any(other.at > at and not other.noun for other in one.clauses)
    return phrases[at].span.end if said and at is not None else None


def _is_fronted(clause: Clause, after: Sequence[Phrase]) -> bool:
    """Tell a verb before the main one that a comma closes: *dengan mengamati hal itu, **Kenya** menyerang*.

    So is one behind a subordinator: *setelah Kenya menyatakan kemerdekaannya dari X, Uganda menyerang*.
    """
    own = after[1:] if after and after[0].kind == "noun" else after
    beyond = next((phrase for phrase in own if phrase.kind not in ("preposition", "time", "bracket")), None)
    behind = clause.subject is not None and clause.subject.span.start > after[0].span.start
    ahead = clause.linker == "adverbial" and own is not after
    return (behind or ahead) and beyond is not None and beyond.kind == "comma"


def is_asked(clause: Clause, grammar: Grammar) -> bool:
    """Tell what somebody asks, and nobody says: ***apakah** Kenya akan mengakui X masih dibahas*."""
    first = clause.subject.units[0] if clause.subject is not None and clause.noun is None else None
    return first is not None and first.text in grammar.lists["conditional.asked"]


def _is_attitude(one: Analysed, clause: Clause, grammar: Grammar) -> bool:
    """Tell what one feels about a thing, which so happens: *menyatakan keprihatinan atas meningkatnya ketegangan*."""
    phrase = clause.object
    at = next((i for i, other in enumerate(one.phrases) if other is phrase), len(one.phrases))
    about = at + 1 < len(one.phrases) and one.phrases[at + 1].kind == "preposition"
    word = phrase.parts[0].noun if phrase is not None and phrase.parts else ""
    return about and word.removesuffix(grammar.affixes.clitic) in grammar.lists["speech.attitudes"]


def _goes_on(one: Analysed, i: int, *, narrow: bool) -> bool:
    """Tell whether more is said of a phrase than a relative clause: *hanya Kenya yang dapat …* says it of a name."""
    about = [clause for clause in one.clauses if clause.subject is one.phrases[i] and not clause.noun]
    qualified = i + 1 < len(one.phrases) and one.phrases[i + 1].kind == "relative"
    named = qualified and not narrow and bool(about and one.phrases[i].mentions)
    return named or any(clause.linker in ("main", "that", "complement", "coordinated") for clause in about)


def _comes_to_that(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell whether *bahwa* follows whom it is said to, and where: *mengatakan kepada X di Y **bahwa***."""
    kinds = [phrase.kind for phrase in phrases[i : i + 4]]
    return "that" in kinds and not {"verb", "copula", "coordinator"} & {*kinds[: kinds.index("that")]}


def _is_plainly_told(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell whether something is said of a phrase without a verb: *langkah itu keliru*, *jalan di X sangat buruk*."""
    k = i + 1
    while k < len(phrases) and phrases[k].kind in ("preposition", "bracket", "time"):
        k += 1
    after = [phrase.kind for phrase in phrases[k : k + 2]]
    if after[:1] == ["adverb"]:
        return after[1:] in (["noun"], ["quote"])
    return after[:1] in (["noun"], ["auxiliary"], ["negation"], ["quote"])


def _is_marked(phrase: Phrase) -> bool:
    """Tell a verb that tells when or whether, *mengatakan akan datang*, from a bare one: *menyatakan menyerah*."""
    return any(unit.word_class in ("auxiliary", "negation") for unit in phrase.units)


def _claimed_from(clause: Clause, grammar: Grammar) -> int | None:
    """Return where what one claims of oneself begins: *mengklaim berhasil menguji*."""
    claims = any(form.stem in grammar.lists["speech.claims"] for form in clause.forms)
    return clause.complement.span.start if claims and clause.complement is not None else None


def _fronted_from(one: Analysed, clause: Clause) -> int | None:
    """Return where words begin behind who is first said to say them: *(seperti) dikatakan X, **A***."""
    first = all(phrase.kind in _OPENING for phrase in one.phrases[: clause.at])
    if clause.voice is not Voice.PASSIVE or clause.by is None or not first:
        return None
    by = clause.by.span.end
    said = next((c for c in one.clauses if c.span.start > by and not c.noun and not _is_aside(c)), None)
    if said is None:
        return None
    begins = said.subject.span.start if said.subject is not None else said.span.start
    ends = (phrase.span.end for phrase in one.phrases if phrase.kind == "comma" and by <= phrase.span.start < begins)
    return max(ends, default=None)


def _according_reports(one: Analysed, grammar: Grammar) -> list[Report]:
    """Menurut X, CLAUSE; *menurutnya* is whoever the sentence is about, else whoever spoke last."""
    for i, phrase in enumerate(one.phrases):
        if phrase.kind == "adverb" and grammar.is_in("speech.to_him", phrase.word or phrase.units[0].text):
            before = next((c.subject for c in one.clauses if c.linker == "main" and c.at < i), None)
            speakers = _speakers(before) if before is not None and _is_person(before) else ()
            told = Span(phrase.span.end, one.sentence.span.end)
            return [Report(told, speakers, None, False, phrase.span, pronoun=True)]
        if phrase.kind == "preposition" and grammar.is_in("speech.according", phrase.word):
            if any(clause.subject_rule == SPEAKER and clause.at < i for clause in one.clauses):
                return []  # who speaks has been said: *…, kata X, menurut laporan Y*
            speakers = _sources(phrase, grammar) or _named_next(one, i, grammar)
            if speakers:
                within = i > 0 and one.phrases[i - 1].kind == "relative"  # puncak *yang menurut X* terjal
                against = _set_against(one, phrase.span.end, grammar) or one.sentence.span.end
                told = Span(phrase.span.end, min(_relative_end(one, i), against))
                return [Report(told if within else _around(one, phrase.span), speakers, None, False, phrase.span)]
    return []


def _set_against(one: Analysed, start: int, grammar: Grammar) -> int | None:
    """Return where a clause begins, behind a comma, that is set against all before it: *…, **sedangkan** Togo V*."""
    against = grammar.lists["speech.against"]
    commas = (a.span.start for a, b in pairwise(one.phrases) if a.kind == "comma" and b.word in against)
    return next((at for at in commas if at > start), None)


def _relative_end(one: Analysed, i: int) -> int:
    """Return where a relative clause ends that a comma opens and one before the main verb closes, else the sentence."""
    phrases = one.phrases
    apart = i > 1 and phrases[i - 2].kind == "comma"
    mains = (clause.at for clause in one.clauses if clause.at > i and not clause.noun and clause.linker == "main")
    closing = next((at - 1 for at in mains if phrases[at - 1].kind == "comma"), None)
    return phrases[closing].span.start if apart and closing is not None else one.sentence.span.end


def _is_person(phrase: Phrase) -> bool:
    return any(mention.kind is Kind.PERSON for mention in phrase.mentions)


def _named_next(one: Analysed, i: int, grammar: Grammar) -> tuple[str, ...]:
    """Return who is named behind what he is called: *menurut kantor berita Peru, **Andina**, …*."""
    kinds = [phrase.kind for phrase in one.phrases[i + 1 : i + 4]]
    named = one.phrases[i + 2] if kinds == ["comma", "noun", "comma"] else None
    called = one.phrases[i].word in grammar.lists["speech.names"]
    return _speakers(named) if called and named is not None and len(named.parts) == 1 else ()


def _sources(phrase: Phrase, grammar: Grammar) -> tuple[str, ...]:
    """Return whom *menurut X* or *menurut laporan X* names."""
    heads = grammar.lists["speech.names"]
    if phrase.word in heads and phrase.mentions:
        return _speakers(phrase)
    papers = tuple(part for part in phrase.parts if part.noun in grammar.lists["speech.papers"])
    return _speakers(replace(phrase, parts=papers)) if papers else ()


def _around(one: Analysed, source: Span) -> Span:
    """Return the stretch of a sentence that *menurut X* vouches for: what follows it, or what stands before it."""
    sentence = one.sentence.span
    told = [clause.span.start for clause in one.clauses if not clause.noun and not _is_aside(clause)]
    before, after = any(at < source.start for at in told), any(at > source.end for at in told)
    if after and _opens_its_clause(one, source):
        return Span(source.end, sentence.end)
    behind = before if before != after else source.start >= (sentence.start + sentence.end) // 2
    return Span(sentence.start, source.start) if behind else Span(source.end, sentence.end)


def _opens_its_clause(one: Analysed, source: Span) -> bool:
    """Tell who is named right behind a joining word: *Kenya mundur, padahal **menurut Togo** ia menang*."""
    before = next((phrase for phrase in reversed(one.phrases) if phrase.span.end <= source.start), None)
    return before is not None and before.kind in ("subordinator", "adversative", "that")


def _speakers(phrase: Phrase | None) -> tuple[str, ...]:
    """Return who is quoted: the heads of a phrase, else whose spokesman it is."""
    if phrase is None:
        return ()
    first = phrase.parts[0] if len(phrase.parts) > 1 else None
    issued = first is not None and first.head is None and first.of  # pernyataan bersama *X* dan Y
    mentions = (first.of[0], *phrase.mentions) if first is not None and issued else phrase.mentions
    mentions = mentions or tuple(part.of[0] for part in phrase.parts if part.of)
    return tuple(key for mention in mentions if mention.kind in _SPEAKERS for key in mention.keys[:1])


def _name_pronouns(analysed: Sequence[Analysed], found: list[list[Report]]) -> None:
    """*katanya*, *tuturnya*: whoever spoke last but a nation, or where nobody did whom the text was about last.

    *kata pernyataan itu*: who spoke, or else did anything, last.
    """
    units = (unit.mention for one in analysed for unit in one.units)
    nations = {key for mention in units if mention and mention.kind is Kind.NATION for key in mention.keys}
    last: tuple[str, ...] = ()
    about: Phrase | None = None
    acting: tuple[str, ...] = ()
    for one, reports in zip(analysed, found, strict=True):
        for i, report in enumerate(reports):
            if not report.speakers and (report.pronoun or report.paper):
                reports[i] = replace(report, speakers=(report.paper and acting) or last or _speakers(about))
            last = last if last and nations.issuperset(reports[i].speakers) else reports[i].speakers or last
        about = spoken_of(one.clauses) or about
        acting = next((r.speakers for r in reversed(reports) if r.speakers), ()) or _who_acts(one) or acting


def _who_acts(one: Analysed) -> tuple[str, ...]:
    """Return whom the first main clause of a sentence has do something, who may speak."""
    main = next((clause for clause in one.clauses if clause.linker == "main" and not clause.noun), None)
    return _speakers(main.agent) if main is not None and not _is_whole_quote(one) else ()


def _point_back(analysed: Sequence[Analysed], found: list[list[Report]], grammar: Grammar) -> None:
    """Give a sentence to whom the next one says it is from: *Uganda mundur. **Hal itu dikatakan X** pada Senin*."""
    for i, (before, one) in enumerate(pairwise(analysed)):
        told = next((clause for clause in one.clauses if _points_back(clause, grammar)), None)
        by = told.by if told is not None else None
        speakers = _speakers(by) if by is not None and by.mentions else ()
        if told is not None and speakers and not found[i] and not _is_whole_quote(before):
            time = next((time for time in told.times if time.edtf), None)
            report = Report(before.sentence.span, speakers, None, direct=False, verb=None, time=time)
            found[i].append(replace(report, factive=True))  # the document has said so itself


def _points_back(clause: Clause, grammar: Grammar) -> bool:
    """Tell what says who said what the sentence before does."""
    words = clause.subject if clause.linker == "main" and clause.voice is Voice.PASSIVE else None
    said = any(grammar.is_in("speech.verbs", form.stem) for form in clause.forms)
    return said and words is not None and _is_pointed(words, grammar)


def _is_pointed(words: Phrase, grammar: Grammar) -> bool:
    """Tell words that only point to what was said: *hal itu*, *pernyataan tersebut*."""
    first, *_, last = " ".join(unit.text for unit in words.units).split() * 2
    return not words.mentions and first in grammar.lists["speech.pointed"] and grammar.is_in("classes.determiner", last)


def _spread_quotes(analysed: Sequence[Analysed], found: list[list[Report]], grammar: Grammar) -> None:
    """Give the sentences of a quotation to the speaker named at its end, else to who spoke just before."""
    opened: list[int] = []
    inside, last = False, None
    for i, one in enumerate(analysed):
        if i and one.sentence.paragraph != analysed[i - 1].sentence.paragraph:
            _attribute(analysed, found, opened, last)
            inside, opened, last = False, [], None
        begins_inside = inside
        for unit in one.units:
            inside = _quote_state(unit, grammar, inside=inside)
        if found[i]:
            _attribute(analysed, found, opened, found[i][0])
            opened, last = [], found[i][0] if found[i][0].direct else None
        elif inside or begins_inside or _is_whole_quote(one):
            opened.append(i)
    _attribute(analysed, found, opened, last)


def _attribute(
    analysed: Sequence[Analysed], found: list[list[Report]], sentences: Sequence[int], report: Report | None
) -> None:
    for i in sentences:
        if report is not None and not found[i]:
            found[i].append(replace(report, span=analysed[i].sentence.span, direct=True, verb=None))


def _quote_state(unit: Unit, grammar: Grammar, *, inside: bool) -> bool:
    if unit.word_class != "quote":
        return inside
    opens = grammar.is_in("marks.open_quotes", unit.text)
    closes = grammar.is_in("marks.close_quotes", unit.text)
    return not inside if opens and closes else opens


def _is_whole_quote(one: Analysed) -> bool:
    return bool(one.units) and one.units[0].word_class == "quote"


def is_worth_stating(text: str) -> bool:
    """Tell whether reported words are long enough to be a Statement."""
    return len(text.split()) >= _SHORTEST
