"""Tell how facts came to be: which frame fitted which clause, before what is said twice is merged."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..clauses.clause import Clause
from ..clauses.phrases import Phrase
from ..knowledge.frames import Frame
from ..model import Fact, Filler, Mention, Sentence, Span, Status, Time
from .extraction import Found, Rules, analyse, surroundings_of, tell
from .fillers import left_open
from .matches import Match
from .pointing import REACH, Earlier
from .reports import Report, find_reports


@dataclass(frozen=True, slots=True)
class Trace:
    """Hold one frame that fits a clause of a sentence, and what the clause's surroundings make of it."""

    sentence: Sentence
    match: Match
    status: Status
    report: Report | None

    @property
    def frame(self) -> Frame:
        """Return the frame."""
        return self.match.frame

    @property
    def clause(self) -> Clause:
        """Return the clause."""
        return self.match.clause

    @property
    def left_open(self) -> tuple[str, ...]:
        """Return what the frame asks for and the clause does not say."""
        roles: dict[str, list[Filler]] = {}
        for role, filler in self.match.roles:
            roles.setdefault(role, []).append(filler)
        return left_open(self.match.frame.needs, roles)


def find_traces(found: Found, rules: Rules) -> Iterator[Trace]:
    """Yield every fit of a frame in the order of the text."""
    analysed = analyse(found, rules)
    everywhere = surroundings_of(found, rules)
    last: deque[list[Earlier]] = deque(maxlen=REACH)
    for one, said in zip(analysed, find_reports(analysed, rules.lexicon.grammar, found.outlets), strict=True):
        around = replace(everywhere, phrases=one.phrases, before=tuple(one for told in last for one in told))
        here: list[Earlier] = []
        for match, status, report in tell(one, said, around, rules, found):
            here.append(Earlier(match.clause, match.roles))
            yield Trace(one.sentence, match, status, report)
        last.append(here)


def traces_of(fact: Fact, traces: Iterable[Trace]) -> tuple[Trace, ...]:
    """Return the fits that a fact was made from: of its class, in its sentences, with one of its fillers at least."""
    spans = {evidence.span for evidence in fact.evidence}
    fillers = {(role, filler.identity) for role, filler in fact.roles}
    return tuple(
        trace
        for trace in traces
        if trace.sentence.span in spans
        and trace.frame.fact_class == fact.name
        and any((role, filler.identity) in fillers for role, filler in trace.match.roles)
    )


# -- a clause in words -----------------------------------------------------------------------------


def describe_clause(clause: Clause, text: str) -> dict[str, str]:
    """Return the parts of a clause in the words of the text, those it has."""
    parts = {
        "trigger": f"{words_at(clause.span, text)} ({stem_of(clause)}, {'noun' if clause.noun else clause.voice})",
        "subject": _phrase_words(clause.subject, text),
        "subject because": clause.subject_rule if clause.subject else "",
        "object": _phrase_words(clause.object, text),
        "by": _phrase_words(clause.by, text),
        "of": ", ".join(_mention_words(mention, text) for mention in clause.of),
        "obliques": "; ".join(words_at(oblique.phrase.span, text) for oblique in clause.obliques),
        "times": "; ".join(_time_words(time) for time in (*clause.times, *clause.shared)),
        "marks": ", ".join(clause.marks),
        "negated": "yes" if clause.negated else "",
        "linker": clause.linker,
        "governor": words_at(clause.governor.span, text) if clause.governor else "",
        "noun before": clause.prior,
    }
    return {name: words for name, words in parts.items() if words}


def stem_of(clause: Clause) -> str:
    """Return what a clause is looked up by: the noun that names it, or the stem of its verb."""
    return clause.noun or (clause.forms[0].stem if clause.forms else clause.trigger.text)


def words_at(span: Span, text: str) -> str:
    """Return the words of a stretch, on one line."""
    return " ".join(text[span.start : span.end].split())


def _phrase_words(phrase: Phrase | None, text: str) -> str:
    return words_at(phrase.span, text) if phrase else ""


def _mention_words(mention: Mention, text: str) -> str:
    return words_at(mention.span, text)


def _time_words(time: Time) -> str:
    return f"{time.text} ({time.edtf or 'unknown'})"
