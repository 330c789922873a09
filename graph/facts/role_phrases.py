"""Find the phrases of a clause that a role's source names: who acts, what it befalls, what follows a preposition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from ..clauses.clause import SPEAKER, Clause, Oblique
from ..clauses.phrases import Part, Phrase
from ..knowledge.frames import Frame
from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Kind
from .lights import light_verb, light_verbs, takes_part

#: How one hangs on a journey that is done there, and over how many verbs: *pergi ke X untuk melanjutkan perundingan*.
_FOR, _JOURNEYS = frozenset({"purpose", "coordinated", "complement"}), 2
#: Who may be meant by the last name of whom a relative clause is about, where only somebody can do it.
_SAYERS = frozenset({Kind.NATION, Kind.ORGANISATION})
#: Lists of prepositions before an event of its own.
_BEFORE_ANOTHER = ("classes.sequel", "classes.prior", "nouns.amid", "nouns.topics", "governing.reasons")
#: What may stand beyond an apposition.
_CLOSES = frozenset({"comma", "verb", "copula", "stop", "mark", "preposition", "relative", "subordinator", "adverb"})


def right_after(phrase: Phrase, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Yield the prepositional phrases right after a phrase, and the times and brackets among them."""
    at = next((i for i, other in enumerate(phrases) if other is phrase), len(phrases))
    beside = ("preposition", "time", "bracket")
    return takewhile(lambda later: later.kind in beside, phrases[at + 1 :])


def _other_side(clause: Clause) -> Phrase | None:
    """Return the subject of the governed clause; of a noun before a copula, what it is said to be."""
    governor = clause.governor
    if clause.noun and governor is not None and governor.is_copula and governor.subject is not None:
        return governor.object if clause.part in governor.subject.parts else None
    governed = clause.complement.subject if clause.complement is not None else None
    alone = governed is clause.subject and clause.voice is not Voice.PASSIVE
    return None if alone else governed  # *X tidak ragu bertindak*: X does both


def _apposed(clause: Clause, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Yield the phrase on the other side of the comma: *Polandia, anggota NATO, …*."""
    for comma, other, beyond in ((-1, -2, -3), (1, 2, 3)):
        at = [clause.at + step for step in (comma, other, beyond)]
        if not all(0 <= k < len(phrases) for k in at[:2]) or phrases[at[0]].kind != "comma":
            continue
        closed = not 0 <= at[2] < len(phrases) or phrases[at[2]].kind in _CLOSES
        closed |= comma < 0 and phrases[at[1]].kind == "preposition"  # di Gabon, bekas jajahan Prancis
        if len(phrases[at[1]].parts) == 1 and phrases[at[1]].parts[0].head is not None and closed:
            yield phrases[at[1]]
            return


def phrases_at(
    part: str, frame: Frame, clause: Clause, phrases: Sequence[Phrase], grammar: Grammar
) -> Iterator[Phrase]:
    """Yield the phrases of a clause at a part that a frame names: ``agent``, ``patient``, a preposition."""
    light = light_verb(clause, grammar) if frame.light else None
    direct = {
        "agent": clause.agent,
        "patient": patient_of(frame, clause),
        "subject": clause.subject,
        "object": clause.object,
    }
    if part in direct:
        phrase = direct[part]
        if phrase is None and light is not None and part in ("agent", "subject"):
            phrase = light.subject if light.is_copula or takes_part(light, grammar) else light.agent
            phrase = None if phrase is not None and clause.part in phrase.parts else phrase
        undergone = light_verb(clause, grammar, "light.undergo") if part == "patient" else None
        if undergone is not None and not undergone.is_copula:
            phrase = undergone.subject
        if phrase is not None:
            yield _stand_in(phrase, light if light is not None and phrase is light.subject else clause, grammar)
        return
    if part == "complement":
        phrase = _other_side(clause)
        if phrase is not None:
            yield phrase
        return
    if part == "there":
        yield from _journeyed(clause, grammar)
        return
    if part in ("apposed", "named", "main"):
        yield from _around(part, clause, phrases, grammar)
        return
    if part in ("governor", "beside", "within"):
        yield from _acting(part, clause, phrases, grammar)
        return
    if part == "head" and clause.part is not None:
        named = clause.part.head or clause.trigger.mention  # dalam agenda *KTT X*
        yield Phrase("noun", clause.part.units, parts=(replace(clause.part, head=named),))
        return
    holders = (clause, *(light_verbs(clause, grammar) if frame.light else ()))
    holders += tuple(_contents(clause, grammar)) if part in grammar.lists["locations.within"] else ()
    found = [one.phrase for holder in holders for one in _own_obliques(holder, frame, grammar) if one.word == part]
    yield from found or said_of_done(part, clause, phrases)


def _journeyed(clause: Clause, grammar: Grammar) -> Iterator[Phrase]:
    """Yield the town to which those who do it go for it: *terbang **ke Lima** untuk bertemu X*."""
    done = clause.governor if clause.noun and clause.governor is not None else clause
    for _ in range(_JOURNEYS):
        if done.governor is None or done.linker not in _FOR:
            return
        done = done.governor
        stems = {form.stem for form in done.forms}
        travels = not stems.isdisjoint(grammar.lists["light.travel"])
        phrases = [one.phrase for one in done.obliques if travels and one.word in grammar.lists["light.travel_to"]]
        visited = done.patient if stems & grammar.lists["light.visit"] else None
        phrases += [visited] if visited is not None else []
        yield from (phrase for phrase in phrases if _is_town(phrase))


def _is_town(phrase: Phrase) -> bool:
    return len(phrase.mentions) == 1 and phrase.mentions[0].kind is Kind.PLACE


def _own_obliques(clause: Clause, frame: Frame, grammar: Grammar) -> Iterator[Oblique]:
    """Yield the phrases of a verb, but for those of an event before it: *dilakukan setelah bentrokan **di X***.

    An event that the frame itself asks for, *tewas setelah serangan **di X***, is no other one.
    """
    end = None
    for before, one in pairwise((None, *clause.obliques)):
        if one is None or (before is not None and _is_upon_another(clause, before, one, grammar)):
            continue
        if (end is None or one.phrase.span.start < end) and not _is_at_wish(one, grammar):
            yield one
        if not clause.noun and _opens_another(one.word, frame, grammar) and _is_nameless_event(one.phrase):
            end = one.phrase.span.end


def _is_upon_another(clause: Clause, before: Oblique, one: Oblique, grammar: Grammar) -> bool:
    """Tell whom the deed befalls that a noun is about: *kecaman X atas serangan Y **terhadap Z***."""
    upon = grammar.lists["nouns.upon"] | grammar.lists["governing.addressee"]
    part = before.phrase.parts[-1] if clause.noun and one.word in upon and before.phrase.parts else None
    return part is not None and before.word in grammar.lists["nouns.upon"] and bool(part.units[0].noun)


def _is_at_wish(one: Oblique, grammar: Grammar) -> bool:
    """Tell at whose wish a thing is done, *serangan itu **atas permintaan X***, from whom it befalls."""
    wish = bool(one.phrase.parts) and one.phrase.parts[0].noun in grammar.lists["nouns.wishes"]
    return wish and one.word in grammar.lists["nouns.at_wish"]


def _opens_another(word: str, frame: Frame, grammar: Grammar) -> bool:
    """Tell a preposition before an event of its own from one whose event the frame asks for."""
    opens = any(word in grammar.lists[name] for name in _BEFORE_ANOTHER)
    return opens and not any(word in part.split("|") for part, _ in frame.demands)


def _is_nameless_event(phrase: Phrase) -> bool:
    part = phrase.parts[-1]
    return part.head is None and not part.of and any(unit.noun for unit in part.units)


def _contents(clause: Clause, grammar: Grammar) -> Iterator[Clause]:
    """Yield the verb that says what an event consists in, which is where it is: *pertemuan yang dipimpin X di Y*."""
    said = clause.relative if clause.noun else None
    if said is not None and any(form.stem in grammar.lists["light.contents"] for form in said.forms):
        yield said


def said_of_done(part: str, clause: Clause, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Yield what stands before a passive, but after what is done: *dukungan **terhadap usul itu** disuarakan X*."""
    if clause.voice is Voice.PASSIVE and clause.patient is not None:
        yield from (phrase for phrase in right_after(clause.patient, phrases) if phrase.word == part)


def _meant_by(part: Part | None, phrase: Phrase, grammar: Grammar) -> tuple[Part, ...]:
    """Return whom a part means by name: *dua anggota X, yaitu Mali dan Niger*.

    With *lainnya* those who stand before it are meant too: ***Togo** dan dua anggota X lainnya*.
    """
    at = next((i for i, other in enumerate(phrase.parts) if other is part), len(phrase.parts))
    after = tuple(takewhile(lambda member: member.named, phrase.parts[at + 1 :]))
    others = part is not None and not part.words.isdisjoint(grammar.lists["nouns.others"])
    before = (member for member in phrase.parts[:at] if member.head is not None and not member.named)
    return (*(before if others else ()), *after)


def _around(part: str, clause: Clause, phrases: Sequence[Phrase], grammar: Grammar) -> Iterator[Phrase]:
    """Yield who stands across the comma, whom the trigger's phrase means by name, or whom its sentence is about."""
    if part == "apposed":
        yield from _apposed(clause, phrases)
    elif part == "named" and clause.noun:
        phrase = phrases[clause.at]
        yield replace(phrase, parts=_meant_by(clause.part, phrase, grammar))
    elif part == "main" and clause.governor is not None and clause.governor.subject is not None:
        yield clause.governor.subject


def _acting(part: str, clause: Clause, phrases: Sequence[Phrase], grammar: Grammar) -> Iterator[Phrase]:
    """Yield who does what a noun hangs on: whatever it is to that, beside it, or on that occasion only."""
    if part != "within" or _is_held_meanwhile(clause, grammar):
        yield from _governing(clause, grammar, beside=part != "governor")
    if part == "beside" and clause.governor is None:
        yield from _captioned(clause, phrases, grammar)


def _governing(clause: Clause, grammar: Grammar, *, beside: bool) -> Iterator[Phrase]:
    """Yield who does what the governing verb says; who speaks at the end of a sentence governs nothing before."""
    governor = clause.governor
    if governor is None or (beside and not _is_beside(clause, grammar)) or _is_only_topic(clause, governor, grammar):
        return
    doer = governor.agent or (governor.subject if _is_own(clause, grammar) else None)
    if doer is not None and (governor.subject_rule != SPEAKER or governor.at < clause.at):
        yield _stand_in(doer, governor, grammar)


def _is_held_meanwhile(clause: Clause, grammar: Grammar) -> bool:
    """Tell an event in or beside which something is done, *berpidato **di** KTT X*, from one before or after it."""
    lists = grammar.lists
    return clause.opener in lists["nouns.occasion"] | lists["nouns.within"]


def _is_only_topic(clause: Clause, governor: Clause, grammar: Grammar) -> bool:
    """Tell an event that its verb is only about, with nobody beside it: *berunding **tentang perang** di X*."""
    about = (o.phrase for o in governor.obliques if o.word in grammar.lists["nouns.topics"])
    alone = not any(oblique.word in grammar.lists["nouns.companions"] for oblique in clause.obliques)
    return alone and clause.part is not None and any(clause.part in phrase.parts for phrase in about)


def _captioned(clause: Clause, phrases: Sequence[Phrase], grammar: Grammar) -> Iterator[Phrase]:
    """Yield whom a caption without a verb shows: ***Presiden Peru** dalam kunjungan ke Oslo*."""
    i = clause.at - 1
    while i > 0 and phrases[i].kind in ("preposition", "time", "bracket", "comma"):
        i -= 1
    verbless = all(phrase.kind not in ("verb", "copula") for phrase in phrases)
    if i == 0 and verbless and phrases[0].kind == "noun" and phrases[clause.at].word in grammar.lists["nouns.occasion"]:
        yield phrases[0]


def _is_beside(clause: Clause, grammar: Grammar) -> bool:
    """Tell a noun that is not what its governor is about: beside the verb, the object of a light one, or *-nya*."""
    governor = clause.governor
    objects = (governor.object, governor.patient) if governor is not None else ()
    if clause.part is None or not any(phrase is not None and clause.part in phrase.parts for phrase in objects):
        return True
    return _is_own(clause, grammar) or light_verb(clause, grammar) is governor


def _is_own(clause: Clause, grammar: Grammar) -> bool:
    """Tell an event that is somebody's who was named: *kunjungannya*."""
    units = clause.part.units if clause.part is not None else ()
    return any(unit.text.endswith(grammar.affixes.clitic) for unit in units)


def _stand_in(phrase: Phrase, clause: Clause, grammar: Grammar) -> Phrase:
    """Return whom a relative clause is about: *kematian **Ali**, yang …*, ***Peru** adalah negara yang …*."""
    if clause.linker != "relative" or phrase is not clause.subject or phrase.mentions:
        return phrase
    governor = clause.governor
    if governor is not None and governor.object is phrase and _is_said_to_be(governor, grammar):
        return governor.subject or phrase
    last = phrase.parts[-1].units[-1].mention if phrase.parts else None
    if last is None or not (last.kind is Kind.PERSON or (last.kind in _SAYERS and _utters(clause, grammar))):
        return phrase
    part = phrase.parts[-1]
    return replace(phrase, parts=(*phrase.parts[:-1], replace(part, head=last)))


def _utters(clause: Clause, grammar: Grammar) -> bool:
    """Tell what no thing does: *tujuan lama **Kenya** yang telah meminta perundingan*."""
    utters = any(form.stem in grammar.lists["speech.utterances"] for form in clause.forms)
    return utters and clause.voice is Voice.ACTIVE


def _is_said_to_be(clause: Clause, grammar: Grammar) -> bool:
    """Tell a copula, or a verb such as *menjadi*, before what its subject is."""
    return clause.is_copula or any(form.stem in grammar.lists["governing.result"] for form in clause.forms)


def patient_of(frame: Frame, clause: Clause) -> Phrase | None:
    """Return the phrase that tells what it is done to, for a noun the phrase it stands in."""
    if clause.part is not None and clause.noun:
        return Phrase("noun", clause.part.units, parts=(clause.part,))
    if clause.noun:
        return clause.object or clause.by  # membaiknya *hubungan*
    if clause.patient is not None or clause.noun or clause.voice.value != "plain":
        return clause.patient
    return clause.object or clause.subject
