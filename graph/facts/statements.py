"""Find what is told by words reported of somebody: demands by what must be done, statements of what no class holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..knowledge.grammar import Grammar
from ..model import Document, Evidence, Fact, Filler, Kind, Literal, Span, Status, Time
from .clauses import Clause
from .reports import Analysed, Report, is_worth_stating
from .statuses import report_of, says_must

#: Classes that are themselves something said: their actor's words are not told twice.
UTTERANCES = frozenset(("Support", "Condemnation", "Accusation", "Demand", "Rejection", "Threat"))

_ASKED = frozenset({Kind.NATION, Kind.ORGANISATION, Kind.PERSON, Kind.BODY})

Spoken = Sequence[tuple[Analysed, Sequence[Report]]]


def find_statements(
    spoken: Spoken, facts: Sequence[Fact], document: Document, occasions: Mapping[str, Time]
) -> Iterator[Fact]:
    """Yield a Statement for each report whose words no other class of fact holds; one a paragraph if direct.

    ``occasions`` maps who speaks on one dated occasion only to its date.
    """
    held = _held_reports(facts)
    paragraphs = {one.sentence.span: one.sentence.paragraph for one, _ in spoken}
    told = {(speaker, paragraphs.get(span, -1)) for speaker, spans in held.items() for span in spans}
    stated: set[tuple[str, int]] = set()
    for one, said in spoken:
        for report in [report for report in said if report.speakers][:1]:
            if one.sentence.span in held.get(report.speakers[0], set()):
                continue
            if report.direct and (report.speakers[0], one.sentence.paragraph) in told:
                continue  # another sentence of the same quotation is told by a class of its own
            topic = _topic(report, document.text)
            key = (report.speakers[0], one.sentence.paragraph if report.direct else one.sentence.span.start)
            if is_worth_stating(topic) and key not in stated:
                stated.add(key)
                when = report.time or occasions.get(report.speakers[0])
                yield _statement(report, topic, when, Evidence(document.slug, one.sentence.span))


def find_demands(
    spoken: Spoken, facts: Sequence[Fact], document: Document, grammar: Grammar, occasions: Mapping[str, Time]
) -> Iterator[Fact]:
    """Yield a Demand for what one speaker says another must do: *Rusia harus mundur, kata X*."""
    held = _held_reports(fact for fact in facts if fact.name in UTTERANCES)
    for one, said in spoken:
        for clause in one.clauses:
            report = report_of(clause, said)
            if report is None or not report.speakers or not says_must(clause, grammar):
                continue
            asked = _asked(clause, report)
            if asked and one.sentence.span not in held.get(report.speakers[0], set()):
                when = report.time or occasions.get(report.speakers[0])
                dated = replace(report, time=when)
                yield _demand(dated, asked, clause, Evidence(document.slug, one.sentence.span), document.text)
                break


def _asked(clause: Clause, report: Report) -> tuple[str, ...]:
    """Return the entities, other than who speaks, that a clause says must do something."""
    if clause.agent is None:
        return ()
    keys = [key for mention in clause.agent.mentions if mention.kind in _ASKED for key in mention.keys]
    return tuple(dict.fromkeys(key for key in keys if key not in report.speakers))


def _demand(report: Report, asked: Sequence[str], clause: Clause, evidence: Evidence, text: str) -> Fact:
    words = _topic(replace(report, span=Span(clause.span.start, report.span.end)), text)
    roles = (
        ("actor", Filler(entity=report.speakers[0], why="speaker")),
        *(("recipient", Filler(entity=key, why="who must do it")) for key in asked),
        ("topic", Filler(literal=Literal(words), why="what must be done")),
    )
    when, speaker = report.time, report.speakers[0]
    return Fact("Demand", roles, Status.ASSERTED, "demand.obliged", (evidence,), when, speaker, report.medium)


def _held_reports(facts: Iterable[Fact]) -> Mapping[str, set[Span]]:
    """Map each entity to the sentences in which a fact already holds its words."""
    held: dict[str, set[Span]] = {}
    for fact in facts:
        spans = {evidence.span for evidence in fact.evidence}
        if fact.speaker:
            held.setdefault(fact.speaker, set()).update(spans)
        if fact.name in UTTERANCES:
            for filler in fact.fillers("actor"):
                held.setdefault(filler.entity or "", set()).update(spans)
    return held


def _topic(report: Report, text: str) -> str:
    return " ".join(text[report.span.start : report.span.end].split()).strip(' ,.;:\\"“”‘’«»')


def _statement(report: Report, topic: str, when: Time | None, evidence: Evidence) -> Fact:
    speaker = report.speakers[0]
    roles = (
        ("actor", Filler(entity=speaker, why="speaker")),
        ("topic", Filler(literal=Literal(topic), why="reported words")),
    )
    frame = "statement.direct" if report.direct else "statement.reported"
    return Fact("Statement", roles, Status.ASSERTED, frame, (evidence,), when, speaker, report.medium)
