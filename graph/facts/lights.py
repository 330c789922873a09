"""Find the verbs that only let a noun happen: *melakukan serangan*, *serangan yang dilakukan*."""

from __future__ import annotations

from collections.abc import Iterator

from ..clauses.clause import Clause
from ..clauses.phrases import Part
from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice


def light_verb(clause: Clause, grammar: Grammar, verbs: str = "light.verbs") -> Clause | None:
    """Return the verb that only lets a noun happen: *melakukan serangan*, *serangan yang dilakukan*, or a copula."""
    return next(light_verbs(clause, grammar, verbs), None)


def light_verbs(clause: Clause, grammar: Grammar, verbs: str = "light.verbs") -> Iterator[Clause]:
    """Yield the verbs that only let a noun happen: *perang yang berlangsung di X berakhir* has two."""
    lists = grammar.lists
    if clause.noun is None or clause.part is None or not _leads(clause.part, clause, grammar):
        return
    for verb in (clause.governor, clause.relative):
        stems = {form.stem for form in verb.forms} if verb else set()
        happens = stems & lists["light.happen"]
        if verb is None or not any(part is clause.part for part in _carried(verb, stems, grammar)):
            continue
        if happens or verb.is_copula or stems & (lists[verbs] | lists["light.words"] | lists["light.take_part"]):
            yield verb


def _carried(verb: Clause, stems: set[str], grammar: Grammar) -> tuple[Part, ...]:
    """Return the parts of the phrase that names what happens: *latihan berlangsung*, *ikut dalam latihan*."""
    happening = verb.subject if stems & grammar.lists["light.happen"] else None
    phrases = (happening, verb.patient or verb.object)  # *perundingan dimulai* as well as *memulai perundingan*
    parts = tuple(part for phrase in phrases if phrase is not None for part in phrase.parts)
    if stems & grammar.lists["light.take_part"]:
        shared = (o.phrase.parts for o in verb.obliques if o.word in grammar.lists["light.within"])
        parts += tuple(part for run in shared for part in run)
    return parts


def takes_part(verb: Clause, grammar: Grammar) -> bool:
    """Tell a verb whose subject acts, though it may look like a passive: *terlibat*."""
    return verb.trigger.text in grammar.lists["light.take_part"]


def _leads(part: Part, clause: Clause, grammar: Grammar) -> bool:
    """Tell whether the noun heads the phrase, or a stage of it or the plan for it: *putaran baru perundingan*."""
    stage = part.noun.partition(" ")[0] in grammar.lists["nouns.stages"]  # *putaran kedua* perundingan
    if part.noun == clause.noun or part.units[0] is clause.trigger or stage:
        return True
    first = part.units[0].text.lower()  # mengumumkan *rencana* invasi
    return clause.prior == first and first in grammar.lists["governing.planned_nouns"]


def is_brought_about(clause: Clause, grammar: Grammar) -> bool:
    """Tell what an event made somebody do, *insiden itu mendorong X mundur*, from what somebody wants of him."""
    over = clause.governor if clause.linker == "complement" else None
    if over is None or over.voice is not Voice.ACTIVE or over.subject is None:
        return False
    somebody = over.subject.mentions or any(part.of for part in over.subject.parts)
    return not somebody and any(form.stem in grammar.lists["governing.bring_about"] for form in over.forms)
