"""Give verbs the subject that another clause of the sentence tells, once all are linked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Kind
from .arguments import can_act
from .clause import MAIN, PARTICIPANTS, Clause, left
from .phrases import Part, Phrase
from .subjects import main_doer

#: The lists of words for what one is who has a name of a kind.
_CALLED = {
    Kind.NATION: ("locations.nations", "locations.places"),
    Kind.PLACE: ("locations.places", "locations.cities"),
    Kind.ORGANISATION: ("nouns.organisations",),
    Kind.PERSON: ("persons.heads", "nouns.fellows"),
}


def name_pronouns(verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Take an unresolved *mereka* for who does the governing verb, unless that verb names another besides."""
    for at in sorted(verbs):
        clause, governor = verbs[at], verbs[at].governor
        if clause.subject is None or governor is None or not _is_pronoun(clause.subject, grammar):
            continue
        main = main_doer(governor)
        others = (governor.object, governor.by, *(oblique.phrase for oblique in governor.obliques))
        mentions = (
            mention for phrase in others if phrase is not None and phrase is not main for mention in phrase.mentions
        )
        named = any(mention.kind in PARTICIPANTS for mention in mentions)
        judged = any(form.stem in grammar.lists["governing.judged"] for form in governor.forms)
        if judged and clause.subject is governor.object:
            continue  # *Kenya menuduh **mereka** mendukung X*: others than Kenya
        if main is not None and (
            clause.linker in ("that", "complement") or (clause.linker == "adverbial" and not named)
        ):
            pronoun = clause.subject
            for other in (verb for verb in verbs.values() if verb.subject is pronoun):  # *mereka berencana mengakui X*
                other.subject, other.subject_rule = main, "who the pronoun means"


def name_attached(verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Take *-nya* on a verb for whom the verb over it is about: ***Kenya** menuduh Uganda menyerangnya*."""
    for clause in verbs.values():
        about = _spoken_of(clause, clause.governor, grammar) if clause.governor is not None else None
        attached = clause.object is None and clause.trigger.text.endswith(grammar.affixes.clitic)
        under = clause.linker in ("relative", "complement", "that", "adverbial", "wish")
        if clause.governor is not None and clause.subject is clause.governor.object and _is_said(clause, grammar):
            continue  # *Peru menjadi negara pertama yang mengakuinya*: not Peru
        if attached and under and clause.voice is Voice.ACTIVE and about is not None and about is not clause.subject:
            clause.object = about if can_act(about) else None


def _spoken_of(clause: Clause, over: Clause, grammar: Grammar) -> Phrase | None:
    """Return whom a pronoun on a verb means: who does what is over it, or to whom it is done where another refuses.

    *Kenya mengakui **Kosovo**, sedangkan Serbia menolaknya*: what one did the other did not; *Kenya mengecam **Togo**,
    sementara Mali membelanya*.
    """
    contrary = grammar.lists["governing.rejected"] | grammar.lists["governing.defended"]
    refuses = any(form.stem in contrary for form in clause.forms)
    against = clause.linker == "adverbial" and clause.adverbs & grammar.lists["classes.contrast"]
    return over.object if against and refuses and over.object is not None else over.subject


def _is_said(clause: Clause, grammar: Grammar) -> bool:
    """Tell what is told of somebody by what he is said to be."""
    said = clause.governor
    return said is not None and clause.linker == "relative" and _said_of(said, grammar) is not None


def _is_pronoun(phrase: Phrase, grammar: Grammar) -> bool:
    unit = phrase.units[0]
    alone = len(phrase.units) == 1 and unit.word_class == "pronoun" and unit.mention is None
    return alone and unit.text.lower() not in grammar.lists["classes.first_person"]


def subjects_from_main(phrases: Sequence[Phrase], verbs: dict[int, Clause]) -> None:
    """Give a clause in front without a subject that of the main verb: *saat bertemu Ali, Budi berkata*."""
    for clause in verbs.values():
        if clause.subject is not None or clause.linker not in ("adverbial", "main") or clause.governor is not None:
            continue
        if clause.at and phrases[left(phrases, clause.at - 1)].kind != "subordinator":
            continue
        main = next((verbs[i] for i in sorted(verbs) if i > clause.at and verbs[i].linker == "main"), None)
        if main is not None and main.subject is not None:
            for each in (clause, *_goes_on(clause, phrases, verbs)):
                each.subject, each.subject_rule = main.subject, MAIN


def _goes_on(clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause]) -> list[Clause]:
    """Return the verbs without a subject that a joining word adds to one: *diusir dan **terpaksa mengungsi***."""
    others = (other for other in verbs.values() if other.linker == "coordinated" and other.subject is None)
    joined = [other for other in others if other.governor is clause]
    return [one for one in joined if any(phrase.kind == "coordinator" for phrase in phrases[clause.at : one.at])]


def subjects_of_predicates(clauses: Collection[Clause], grammar: Grammar) -> None:
    """Who is said to be the one that does it does it: *Mesir adalah negara pertama yang mengakui Israel*."""
    for clause in clauses:
        said = clause.governor
        if clause.linker != "relative" or said is None or said.object is None or clause.subject is None:
            continue
        if clause.subject is not said.object and not _is_beside_predicate(clause.subject, said, grammar):
            continue
        whom = _body_named_last(clause, said) or _said_of(said, grammar)
        for other in [other for other in clauses if whom is not None and other.subject is clause.subject]:
            other.subject, other.subject_rule = whom, "subject of which it is said"


def _body_named_last(clause: Clause, said: Clause) -> Phrase | None:
    """Return the body to which what is done behind a comma was done: *adalah anggota **SAARC**, yang dibentuk di X*."""
    part = said.object.parts[-1] if said.object is not None and said.object.parts else None
    if part is None or part.head is not None or clause.voice is not Voice.PASSIVE or said.object is not clause.subject:
        return None
    last = part.of[-1] if part.of and part.units[-1].mention is part.of[-1] else None
    if last is None or last.kind is not Kind.ORGANISATION:
        return None
    return Phrase("noun", part.units[-1:], parts=(Part(part.units[-1:], last, "", ()),))


def subjects_named_beside(clauses: Collection[Clause], phrases: Sequence[Phrase], grammar: Grammar) -> None:
    """Whoever is said to be the one that does it does it.

    *Negara yang menyerang Kuwait adalah **Irak***; *mengunjungi **Qatar**, negara yang menengahi perundingan*;
    *yang menyerang Kuwait adalah **Irak***.
    """
    for clause in clauses:
        subject = clause.subject
        if clause.linker == "relative" and subject is None and clause.governor is None:
            _name_alone(clause, clauses)
        named_already = subject is None or any(mention.kind is not Kind.GROUP for mention in subject.mentions)
        if clause.linker != "relative" or subject is None or named_already:
            continue
        copula = next((one for one in clauses if one.is_copula and one.subject is subject), None)
        apposed = _name_before(subject, phrases, grammar) if copula is None else None
        named = _who_is_told(clause, copula, clauses, grammar) if _is_somebody(subject, grammar) else None
        if named is not None and can_act(named):
            clause.subject, clause.subject_rule = named, "who is said to be the subject"
        elif apposed is not None:
            clause.subject, clause.subject_rule = apposed, "whose name stands before what it is"


def _who_is_told(clause: Clause, copula: Clause | None, clauses: Collection[Clause], grammar: Grammar) -> Phrase | None:
    """Return who is said to be somebody of whom something is told: *negara yang menyerang X adalah **Y***."""
    return copula.object if copula is not None and not copula.negated else _listed_after(clause, clauses, grammar)


def _name_alone(clause: Clause, clauses: Collection[Clause]) -> None:
    """Give a relative clause about nobody before it whom a copula names: *yang menyerang X adalah **Y***."""
    copulas = (one for one in clauses if one.is_copula and one.governor is clause)
    named = next((one.object for one in copulas if not one.negated), None)
    if named is not None and can_act(named):
        clause.linker, clause.subject, clause.subject_rule = "main", named, "who is said to be the one"


def _name_before(subject: Phrase, phrases: Sequence[Phrase], grammar: Grammar) -> Phrase | None:
    """Return the one name before a comma, of which the phrase after it says what it is: *Qatar, negara Teluk yang*."""
    at = next((i for i, phrase in enumerate(phrases) if phrase is subject), 0)
    if at < 2 or phrases[at - 1].kind != "comma":
        return None
    before = phrases[at - 2]
    head = before.parts[0].head if len(before.parts) == 1 and len(before.parts[0].units) == 1 else None
    fronted = at == 2 and before.kind == "preposition"  # di Kenya, negara yang …
    if head is None or head.anaphoric or fronted:
        return None
    return before if _is_what(head.kind, subject, grammar) else None


def _is_what(kind: Kind, subject: Phrase, grammar: Grammar) -> bool:
    """Tell whether a noun says what a name of some kind is: a nation *negara*, a place *kota*, a person *musuhnya*."""
    named = _CALLED.get(kind, ())
    nouns = {part.noun.removesuffix(grammar.affixes.clitic) for part in subject.parts if part.noun}
    nouns |= {noun.split()[0] for noun in nouns}
    return any(noun in grammar.lists[name] for name in named for noun in nouns)


def _is_somebody(subject: Phrase, grammar: Grammar) -> bool:
    """Tell one who acts from a thing: *negara yang*, *orang pertama yang*."""
    known = grammar.lists["locations.nations"] | grammar.lists["nouns.somebody"]
    return any(part.noun in known or not part.words.isdisjoint(known) for part in subject.parts)


def _listed_after(clause: Clause, clauses: Collection[Clause], grammar: Grammar) -> Phrase | None:
    """Return those named at the end of a sentence without a main verb: *negara yang mengirim beras antara lain X*."""
    if any(other.linker in ("main", "copula") for other in clauses):
        return None
    last = clause.obliques[-1] if clause.obliques else None
    return last.phrase if last is not None and last.word in grammar.lists["nouns.among_others"] else None


def _said_of(said: Clause, grammar: Grammar) -> Phrase | None:
    """Return of whom a predicate is said: ***X** menjadi negara Eropa yang …*, *menjadikan **X** negara yang …*."""
    makes = any(form.stem in grammar.lists["governing.makes"] for form in said.forms)
    if makes and said.object is not None and can_act(said.object):
        return said.object
    becomes = said.is_copula or any(form.stem in grammar.lists["governing.result"] for form in said.forms)
    becomes |= makes and said.trigger.text.endswith(grammar.affixes.clitic)
    parts = said.object.parts if said.object is not None else ()
    nameless = all(part.units[0].mention is None for part in parts)
    return said.subject if becomes and nameless and said.subject is not None and can_act(said.subject) else None


def subjects_of_led(clauses: Collection[Clause], grammar: Grammar) -> None:
    """Let who leads those without a name act for them: *rombongan yang dipimpin **Ali** tiba di Oslo*."""
    for lead in clauses:
        leads = not grammar.lists["light.lead"].isdisjoint(form.stem for form in lead.forms)
        led = lead.subject
        if not leads or lead.linker != "relative" or lead.voice is not Voice.PASSIVE or lead.by is None or led is None:
            continue
        if not led.mentions and any(part.noun in grammar.lists["nouns.acts"] for part in led.parts):
            for other in (other for other in clauses if other is not lead and other.subject is led):
                other.subject, other.subject_rule = lead.by, "who leads the subject"


def subjects_of_listed(clauses: Collection[Clause], grammar: Grammar) -> None:
    """Let those who are listed act: *tiga negara **yang terdiri dari** Kenya, Togo, dan Mali mengecam X*."""
    for lists in clauses:
        told, listed = lists.subject, lists.object
        consists = _has_form(lists, grammar.lists["light.consist"]) and lists.linker == "relative"
        if not consists or told is None or listed is None or not listed.parts or not can_act(listed):
            continue
        plain = all(part.head is None and part.noun in grammar.lists["nouns.ranks"] for part in told.parts)
        if plain and all(part.head is not None for part in listed.parts):
            for other in (other for other in clauses if other is not lists and other.subject is told):
                other.subject, other.subject_rule = listed, "who are listed as the subject"


def subjects_behind(phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Let those act who stand behind a verb of being there: *turut hadir dalam rapat itu (yaitu) **X***."""
    first = min(verbs, default=None)
    clause = verbs[first] if first is not None else None
    if clause is None or clause.subject is not None or clause.linker != "main" or clause.voice is Voice.PASSIVE:
        return
    if not _has_form(clause, grammar.lists["light.present"]):
        return
    for phrase in phrases[clause.at + 1 :]:
        if phrase.kind in ("verb", "relative", "subordinator"):
            return
        behind = _named_behind(phrase, clause, grammar)
        if behind is not None:
            clause.subject, clause.subject_rule = behind, "who is told to be present"
            return


def _named_behind(phrase: Phrase, clause: Clause, grammar: Grammar) -> Phrase | None:
    """Return who is named in a phrase behind a verb: a noun, or those who are listed in what it is in."""
    among = phrase.kind == "preposition" and phrase.word in grammar.lists["nouns.among_others"]
    if phrase.kind == "noun" or among:
        parts = phrase.parts if phrase is not clause.object else ()
    else:
        parts = tuple(part for part in phrase.parts if part.named)
    units = tuple(unit for part in parts for unit in part.units)
    named = Phrase("noun", units, parts=parts) if parts and all(part.head is not None for part in parts) else None
    return named if named is not None and can_act(named) else None


def _has_form(clause: Clause, stems: frozenset[str]) -> bool:
    return any(form.stem in stems for form in clause.forms)


def deny_with_subject(verbs: dict[int, Clause], phrases: Sequence[Phrase], grammar: Grammar) -> None:
    """Negate what nobody does: *tidak satu negara pun mengakui X*, *tidak ada negara yang mengakui X*.

    What nobody suffers may be done all the same: *tidak ada tentara yang **tewas** dalam serangan itu*.
    """
    suffers = grammar.lists["speech.fighting"]
    doing = (clause for clause in verbs.values() if clause.voice is Voice.ACTIVE or not _has_form(clause, suffers))
    for clause in doing:
        at = next((i for i, phrase in enumerate(phrases) if phrase is clause.subject), 0)
        nobody = 0 < at < clause.at and phrases[at - 1].kind == "negation" and phrases[at].kind == "noun"
        over = clause.governor if clause.linker == "relative" else None
        if over is not None and over.negated and _has_form(over, grammar.lists["light.exist"]):
            nobody |= any(clause.subject is phrase for phrase in (over.subject, over.object))
        clause.negated |= nobody


def _is_beside_predicate(phrase: Phrase, said: Clause, grammar: Grammar) -> bool:
    """Tell where what something is said to be is, *negara pertama **di Afrika** yang mengakui X*."""
    inside = grammar.lists["light.within"] | grammar.lists["locations.within"]
    inside |= grammar.lists["persons.from"]  # salah satu *dari sedikit negara di Afrika* yang mengakui X
    near = takewhile(lambda oblique: oblique.word in inside, said.obliques)
    return any(phrase is oblique.phrase for oblique in near)


def invert(clauses: Iterable[Clause], grammar: Grammar) -> None:
    """What follows a passive without a subject is what it is done to: *akan digelar pula KTT Asia Timur*."""
    for clause in clauses:
        by_word = any(oblique.word in grammar.lists["nouns.by"] for oblique in clause.obliques)
        if clause.voice is Voice.PASSIVE and clause.subject is None and clause.linker == "main" and not by_word:
            clause.by, clause.object = None, clause.object or clause.by
