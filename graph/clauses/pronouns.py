"""Find whom or what the pronoun that ends a verb means: *Ali tiba di Oslo. Raja Norwegia menyambut**nya***."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Kind
from .clause import PARTICIPANTS, Clause
from .phrases import Phrase


def name_objects(clauses: Sequence[Clause], before: Phrase | None, grammar: Grammar) -> None:
    """Give a verb that befalls somebody, and ends in a pronoun, the person spoken of before it for its object.

    ``before`` is who the sentence before is about. One that takes land, *merebutnya*, is given the land that was
    taken before in its sentence; one that is done to nations, *mengakuinya*, the last that its sentence named.
    """
    spoken: list[Phrase] = [before] if before is not None else []
    lands: list[Phrase] = []
    powers: list[Phrase] = []
    done: Clause | None = None
    for clause in clauses:
        if _ends_in_pronoun(clause, grammar, "governing.befall"):
            clause.object = next((person for person in reversed(spoken) if _is_other(person, clause.subject)), None)
        if lands and _ends_in_pronoun(clause, grammar, "governing.seize"):
            clause.object = lands[-1]
        if _ends_in_pronoun(clause, grammar, "governing.regard"):
            clause.object = next((power for power in reversed(powers) if _is_another(power, clause.subject)), None)
        powers.extend(phrase for phrase in (clause.subject, clause.patient) if phrase is not None and _is_land(phrase))
        if done is not None and _is_done_to_the_same(clause, done, grammar):
            clause.object = done.object
            clause.obliques.extend(one for one in done.obliques if one.word in grammar.lists["locations.within"])
        done = clause if _is_thing_done(clause) else done
        if clause.subject is not None and _person(clause.subject):
            spoken.append(clause.subject)
        if clause.patient is not None and _is_listed(clause, grammar, "governing.seize") and _is_land(clause.patient):
            lands.append(clause.patient)


def name_agents(clauses: Sequence[Clause], grammar: Grammar) -> None:
    """Give a passive that ends in a pronoun who does it: *Kenya mengendalikan pulau yang direbut**nya***."""
    for clause in clauses:
        about = clause.linker == "relative" and clause.voice is Voice.PASSIVE and clause.by is None
        if about and clause.subject is not None and clause.trigger.text.endswith(grammar.affixes.clitic):
            over = next((one for one in clauses if one.at < clause.at and _has(one, clause.subject)), None)
            clause.by = over.subject if over is not None and over.subject is not None and _acts(over.subject) else None


def _has(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a phrase stands behind a verb."""
    behind = (clause.object, *(oblique.phrase for oblique in clause.obliques))
    return not clause.noun and any(phrase is one for one in behind)


def _acts(phrase: Phrase) -> bool:
    return bool(phrase.mentions) and all(mention.kind in PARTICIPANTS for mention in phrase.mentions)


def _is_thing_done(clause: Clause) -> bool:
    """Tell what somebody does to a thing: *menutup **kedutaannya***."""
    things = clause.object.parts if clause.object is not None and not clause.noun else ()
    heads = [part.head for part in things]
    nobody = all(head is None or head.kind is Kind.BODY for head in heads)
    return clause.voice is Voice.ACTIVE and bool(things) and nobody


def _is_done_to_the_same(clause: Clause, before: Clause, grammar: Grammar) -> bool:
    """Tell what the same one does to the same thing: *menutup kedutaannya sebelum **membukanya** kembali*."""
    ends = clause.trigger.text.endswith(grammar.affixes.clitic) and clause.voice is Voice.ACTIVE
    same = clause.subject is not None and clause.subject is before.subject
    return ends and same and clause.object is None and not clause.noun


def spoken_of(clauses: Iterable[Clause]) -> Phrase | None:
    """Return the person whom the first main clause of a sentence is about."""
    main = next((clause for clause in clauses if clause.linker == "main" and not clause.noun), None)
    return main.subject if main is not None and main.subject is not None and _person(main.subject) else None


def _ends_in_pronoun(clause: Clause, grammar: Grammar, verbs: str) -> bool:
    """Tell whether an active verb of a list ends in a pronoun that stands for its object."""
    ends = clause.trigger.text.endswith(grammar.affixes.clitic)
    return ends and _is_listed(clause, grammar, verbs) and clause.voice is Voice.ACTIVE and clause.object is None


def _is_listed(clause: Clause, grammar: Grammar, verbs: str) -> bool:
    return any(form.stem in grammar.lists[verbs] for form in clause.forms)


def _is_land(phrase: Phrase) -> bool:
    """Tell whether a phrase names one place or nation, with what it is before it or not: *wilayah Myanmar*."""
    named = [*phrase.mentions, *(mention for part in phrase.parts for mention in part.of)]
    return len(named) == 1 and named[0].kind in (Kind.PLACE, Kind.NATION)


def _person(phrase: Phrase) -> tuple[str, ...]:
    """Return the key of the one person whom a phrase names, if by two of his offices: *Presiden dan Panglima X*."""
    heads = phrase.mentions
    single = bool(heads) and heads[0].kind is Kind.PERSON and len({key for head in heads for key in head.keys}) == 1
    return heads[0].keys if single else ()


def _is_another(power: Phrase, subject: Phrase | None) -> bool:
    """Tell a nation or place from those that do it."""
    doers = {key for mention in (subject.mentions if subject is not None else ()) for key in mention.keys}
    return bool(power.mentions) and doers.isdisjoint(key for mention in power.mentions for key in mention.keys)


def _is_other(person: Phrase, subject: Phrase | None) -> bool:
    return subject is not None and _person(person) != _person(subject)
