"""Who does something behind whatever stands in front of a sentence. Fronts in cases/fronts.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.facts.reports import Analysed

CASES, LEAST = "fronts", 30
SUBJECTS: Mapping[str, set[str]] = {
    "Kenya": {"kenya"},
    "Kenya dan Togo": {"kenya", "togo"},
    "Kenya, Togo, dan Mali": {"kenya", "togo", "mali"},
    "Kenya serta Togo": {"kenya", "togo"},
    "baik Kenya maupun Togo": {"kenya", "togo"},
    "Kenya bersama Togo": {"kenya", "togo"},
    "Kenya, yang memimpin blok itu,": {"kenya"},
    "Presiden Kenya William Ruto": {"william-ruto"},
    "Presiden Kenya dan Raja Norwegia": {"presiden-kenya", "raja-norwegia"},
    "Menteri Luar Negeri Kenya, Amina Odhiambo,": {"amina-odhiambo"},
    "pemerintah Kenya": {"pemerintah-kenya"},
    "delegasi Kenya dan delegasi Togo": {"delegasi-kenya", "delegasi-togo"},
}


def test_front(case: Mapping[str, Any], analysed: Callable[[str], tuple[Analysed, ...]]) -> None:
    wrong = {}
    for subject, keys in SUBJECTS.items():
        found = analysed(f"{case['text']}{subject} mengecam Uganda.")
        clause = next(c for one in found for c in one.clauses if c.trigger.text == "mengecam")
        heads = [part.head for part in clause.subject.parts] if clause.subject is not None else []
        told = {key for head in heads if head is not None for key in head.keys}
        if told != keys:
            wrong[subject] = told
    assert wrong == {}
