"""Find whom the pronoun that ends a verb means: *Ali tiba di Oslo. Raja Norwegia menyambut**nya***."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Kind
from .clause import Clause
from .phrases import Phrase


def name_objects(clauses: Sequence[Clause], before: Phrase | None, grammar: Grammar) -> None:
    """Give a verb that befalls somebody, and ends in a pronoun, the person spoken of before it for its object.

    ``before`` is who the sentence before is about.
    """
    spoken: list[Phrase] = [before] if before is not None else []
    for clause in clauses:
        if _means_somebody(clause, grammar):
            clause.object = next((person for person in reversed(spoken) if _is_other(person, clause.subject)), None)
        if clause.subject is not None and _person(clause.subject):
            spoken.append(clause.subject)


def spoken_of(clauses: Iterable[Clause]) -> Phrase | None:
    """Return the person whom the first main clause of a sentence is about."""
    main = next((clause for clause in clauses if clause.linker == "main" and not clause.noun), None)
    return main.subject if main is not None and main.subject is not None and _person(main.subject) else None


def _means_somebody(clause: Clause, grammar: Grammar) -> bool:
    ends = clause.trigger.text.endswith(grammar.affixes.clitic)
    befalls = any(form.stem in grammar.lists["governing.befall"] for form in clause.forms)
    return ends and befalls and clause.voice is Voice.ACTIVE and clause.object is None


def _person(phrase: Phrase) -> tuple[str, ...]:
    """Return the key of the one person whom a phrase names."""
    heads = phrase.mentions
    single = len(heads) == 1 and heads[0].kind is Kind.PERSON and len(heads[0].keys) == 1
    return heads[0].keys if single else ()


def _is_other(person: Phrase, subject: Phrase | None) -> bool:
    return subject is not None and _person(person) != _person(subject)
