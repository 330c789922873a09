"""Clauses: predicate, subject, object, agent, obliques, times, what they hang on. Cases in cases/clauses.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.clauses.clause import Clause
from graph.clauses.phrases import Phrase
from graph.facts.reports import Analysed

CASES, LEAST = "clauses", 80


def words(phrase: Phrase | None, text: str) -> str:
    return text[phrase.span.start : phrase.span.end] if phrase else ""


def seen(clause: Clause, text: str) -> dict[str, Any]:
    """Return a clause in the words of the text."""
    return {
        "verb": clause.trigger.text,
        "stems": [form.stem for form in clause.forms],
        "noun": clause.noun or "",
        "voice": str(clause.voice),
        "subject": words(clause.subject, text),
        "object": words(clause.object, text),
        "by": words(clause.by, text),
        "agent": words(clause.agent, text),
        "patient": words(clause.patient, text),
        "of": [text[mention.span.start : mention.span.end] for mention in clause.of],
        "obliques": sorted(words(oblique.phrase, text) for oblique in clause.obliques),
        "times": sorted({time.edtf or "" for time in clause.times}),
        "shared": sorted({time.edtf or "" for time in clause.shared}),
        "figures": [figure.text for figure in clause.figures],
        "marks": list(clause.marks),
        "negated": clause.negated,
        "linker": clause.linker,
        "governor": clause.governor.trigger.text if clause.governor else "",
        "complement": clause.complement.trigger.text if clause.complement else "",
        "prior": clause.prior,
    }


def test_clause(case: Mapping[str, Any], analysed: Callable[[str], tuple[Analysed, ...]]) -> None:
    found = [seen(clause, case["text"]) for one in analysed(case["text"]) for clause in one.clauses]
    clause = next((one for one in found if case["verb"] in (one["verb"], one["noun"])), None)
    assert clause is not None, f"no clause of {case['verb']!r} among {[one['verb'] for one in found]}"
    wanted = {key: value for key, value in case.items() if key not in ("text", "verb", "wrong")}
    assert wanted, "the case asks for nothing"
    assert {key: clause[key] for key in wanted} == {
        key: sorted(value) if isinstance(value, list) and key in ("obliques", "times", "shared") else value
        for key, value in wanted.items()
    }
