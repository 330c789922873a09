"""Find what is told by words reported of somebody: demands by what must be done, statements of what no class holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..clauses.clause import Clause
from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Document, Evidence, Fact, Filler, Kind, Literal, Span, Status, Time
from .dating import Told
from .occasions import Occasions
from .reports import Analysed, Report, is_worth_stating
from .statuses import report_of, says_must

STATEMENT = "Statement"

#: What is told so has not happened.
_AHEAD = frozenset({Status.PLANNED, Status.POSSIBLE})
_ASKED = frozenset({Kind.NATION, Kind.ORGANISATION, Kind.PERSON, Kind.BODY, Kind.GROUP})

Spoken = Sequence[tuple[Analysed, Sequence[Report]]]


@dataclass(frozen=True, slots=True)
class Voices:
    """Hold who speaks on one dated occasion only, with its date, and for whom each speaks: his nation or body.

    ``utterances`` are the classes that are themselves something said.
    """

    occasions: Occasions
    owners: Mapping[str, str]
    utterances: frozenset[str]

    def time_of(self, report: Report) -> Time | None:
        """Return when a report's words were said, as far as its sentence or the speaker's one occasion tells."""
        return report.time or self.occasions.day_of(report.speakers[0]) or report.printed

    def time_near(self, report: Report, at: Span) -> Time | None:
        """Return when what is no quotation, which goes on, was said: no time may be told between it and its day."""
        return report.time or self.occasions.day_near(report.speakers[0], at) or report.printed


def find_statements(
    spoken: Spoken, told: Sequence[Told], document: Document, grammar: Grammar, voices: Voices
) -> Iterator[Fact]:
    """Yield a Statement for each report whose words no other class of fact holds; one a paragraph if direct."""
    held = _by_sentence(told)
    taken = {key for one, said in spoken for key in _taken(one, said, held.get(one.sentence.span, ()), voices)}
    for one, said in spoken:
        for report in _side_by_side(said):
            keys = _keys(report, one)
            topic = _topic(report, document.text)
            if taken.isdisjoint(keys) and is_worth_stating(topic) and not _tells_of_fighting(report, one, grammar):
                taken.update(keys)
                when = voices.time_of(report) if report.direct else voices.time_near(report, one.sentence.span)
                yield _statement(report, topic, when, Evidence(document.slug, one.sentence.span))


def _taken(
    one: Analysed, said: Sequence[Report], told: Sequence[Told], voices: Voices
) -> Iterator[tuple[str, int, str]]:
    """Yield what a class of its own tells of a sentence's reports; of a quotation one sentence tells all."""
    for report in said:
        if report.speakers and _is_held(report, told, voices.utterances):
            yield report.speakers[0], one.sentence.span.start, "sentence"
    yield from (
        (fact.speaker, one.sentence.span.start, "sentence")
        for fact, _ in told
        if fact.name == STATEMENT and fact.speaker
    )


def _keys(report: Report, one: Analysed) -> set[tuple[str, int, str]]:
    """Return what a speaker makes one statement of: the sentence, and the paragraph of a quotation."""
    speaker = report.speakers[0]
    keys = {(speaker, one.sentence.span.start, "sentence")}
    return keys | {(speaker, one.sentence.paragraph, "quotation")} if report.direct else keys


def without_restated(told: Sequence[Told], utterances: frozenset[str]) -> list[Told]:
    """Leave out a statement nobody has made, and one of whom a class of its own has say something in that sentence."""
    uttered = {
        (evidence.span, filler.entity)
        for fact, _ in told
        if fact.name in utterances
        for evidence in fact.evidence
        for filler in fact.fillers("actor")
    }
    over = [clause.governor for fact, clause in told if fact.name != STATEMENT and clause is not None]
    return [
        (fact, clause)
        for fact, clause in told
        if fact.name != STATEMENT
        or (
            fact.status is Status.ASSERTED
            and uttered.isdisjoint(_occasions_of(fact))
            and not any(clause is governor for governor in over if governor is not None)
        )
    ]


def _occasions_of(fact: Fact) -> Iterator[tuple[Span, str | None]]:
    yield from ((evidence.span, fact.speaker) for evidence in fact.evidence)


def _tells_of_fighting(report: Report, one: Analysed, grammar: Grammar) -> bool:
    """Tell whether all that is reported is an attack and who fell: that is told as the attack."""
    said = [c for c in one.clauses if not c.noun and report.span.covers(c.span) and c.span != report.verb]
    known = grammar.lists["speech.fighting"]
    first = said[0] if said else None
    told = first is not None and not first.negated and first.linker not in ("relative", "adverbial")
    return told and first is not None and any(form.stem in known for form in first.forms)


def _side_by_side(said: Sequence[Report]) -> list[Report]:
    """Return the reports of a sentence that stand side by side; what stands in another's words is his to tell."""
    kept: list[Report] = []
    for report in sorted((r for r in said if r.speakers), key=lambda r: (r.span.start - r.span.end, r.span.start)):
        if not any(report.span.start < other.span.end and other.span.start < report.span.end for other in kept):
            kept.append(report)
    return sorted(kept, key=lambda report: report.span.start)


def find_demands(
    spoken: Spoken, told: Sequence[Told], document: Document, grammar: Grammar, voices: Voices
) -> Iterator[Told]:
    """Yield a Demand for what one speaker says another must do: *Rusia harus mundur, kata X*."""
    held = _by_sentence([(fact, clause) for fact, clause in told if fact.name in voices.utterances])
    for one, said in spoken:
        for clause in one.clauses:
            report = report_of(clause, said, grammar)
            passing = clause.linker == "relative"  # harga *yang harus dibayar*
            if report is None or not report.speakers or passing or not says_must(clause, grammar):
                continue
            asked = _asked(clause, report, voices.owners)
            thing = clause.voice is Voice.PASSIVE and clause.by is None
            if (asked or thing or _is_others(clause, grammar)) and not _is_held(
                report, held.get(one.sentence.span, ()), voices.utterances
            ):
                dated = replace(report, time=voices.time_near(report, one.sentence.span))
                evidence = Evidence(document.slug, one.sentence.span)
                yield _demand(dated, asked, clause, evidence, document.text), clause
                break


def _asked(clause: Clause, report: Report, owners: Mapping[str, str]) -> tuple[str, ...]:
    """Return the entities, other than who speaks, that a clause says must do something, or must let it be done."""
    if clause.voice is Voice.PASSIVE and clause.by is None:
        mentions = [name for part in (clause.subject.parts if clause.subject else ()) for name in part.of]
    else:
        mentions = list(clause.agent.mentions) if clause.agent else []
    keys = [key for mention in mentions if mention.kind in _ASKED for key in mention.keys]
    own = {*report.speakers, *(owners[speaker] for speaker in report.speakers if speaker in owners)}
    return tuple(dict.fromkeys(key for key in keys if key not in own and owners.get(key) not in own))


def _is_others(clause: Clause, grammar: Grammar) -> bool:
    """Tell whether people who are not named must do it: *semua pihak harus menahan diri*."""
    agent = clause.agent
    if agent is None or agent.mentions or agent.kind != "noun" or clause.linker not in ("main", "that", "coordinated"):
        return False
    head = next((unit for unit in agent.units if unit.word_class != "quantifier"), agent.units[0])
    return head.text in grammar.lists["speech.others"]


def _demand(report: Report, asked: Sequence[str], clause: Clause, evidence: Evidence, text: str) -> Fact:
    words = _topic(replace(report, span=Span(clause.span.start, report.span.end)), text)
    roles = (
        ("actor", Filler(entity=report.speakers[0], why="speaker")),
        *(("recipient", Filler(entity=key, why="who must do it")) for key in asked),
        ("topic", Filler(literal=Literal(words), why="what must be done")),
    )
    when, speaker = report.time, report.speakers[0]
    return Fact("Demand", roles, Status.ASSERTED, "demand.obliged", (evidence,), when, speaker, report.medium)


def _by_sentence(told: Sequence[Told]) -> Mapping[Span, Sequence[Told]]:
    found: dict[Span, list[Told]] = {}
    for fact, clause in told:
        for evidence in fact.evidence:
            found.setdefault(evidence.span, []).append((fact, clause))
    return found


def _is_held(report: Report, told: Sequence[Told], utterances: frozenset[str]) -> bool:
    """Tell whether a fact already holds what a report says: it stands in the words, or the verb of speech tells it."""
    return any(_holds(fact, clause, report, utterances) for fact, clause in told)


def _holds(fact: Fact, clause: Clause | None, report: Report, utterances: frozenset[str]) -> bool:
    own = _is_of(fact, report.speakers[0], utterances)
    if clause is None or clause.span == report.verb:
        return own
    if clause.linker == "coordinated" and clause.governor is not None and clause.governor.span == report.verb:
        return False  # what he does besides: mengatakan A *dan menyerukan B*
    if clause.noun is not None and _is_predicate(clause):  # Ini adalah *pelanggaran*
        return own and report.span.covers(clause.span)
    if clause.noun is not None and clause.prior and fact.status in _AHEAD:
        return False  # sanksi itu tidak akan membantu *upaya gencatan senjata*
    if clause.noun is not None:  # what he says happens; not what is only spoken of: ia ingin damai, tuntutannya tetap
        return fact.name not in utterances and fact.speaker == report.speakers[0] and report.span.covers(clause.span)
    return report.span.covers(clause.span) and (own or clause.linker != "relative")


def _is_predicate(noun: Clause) -> bool:
    """Tell a noun that something is said to be."""
    over = noun.governor
    said = over.object if over is not None and over.is_copula and over.linker != "relative" else None
    return said is not None and any(part is noun.part for part in said.parts)


def _is_of(fact: Fact, speaker: str, utterances: frozenset[str]) -> bool:
    uttered = fact.name in utterances and any(filler.entity == speaker for filler in fact.fillers("actor"))
    return fact.speaker == speaker or uttered


def _topic(report: Report, text: str) -> str:
    return " ".join(text[report.span.start : report.span.end].split()).strip(' ,.;:\\"“”‘’«»')


def _statement(report: Report, topic: str, when: Time | None, evidence: Evidence) -> Fact:
    speaker = report.speakers[0]
    roles = (
        *(("actor", Filler(entity=key, why="speaker")) for key in report.speakers),
        ("topic", Filler(literal=Literal(topic), why="reported words")),
    )
    frame = "statement.direct" if report.direct else "statement.reported"
    return Fact(STATEMENT, roles, Status.ASSERTED, frame, (evidence,), when, speaker, report.medium)
