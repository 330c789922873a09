"""Tell whether a clause is what a frame demands: its words, what stands around it, what it hangs on."""

from __future__ import annotations

from ..clauses.clause import Clause
from ..clauses.phrases import Part, Phrase, is_celebrated
from ..knowledge.frames import ANY, Frame
from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Time
from .lights import is_brought_about, light_verbs
from .matches import Surroundings
from .role_phrases import patient_of, said_of_done

_OWN = frozenset({"subject", "object", "agent", "patient"})


def meets_demands(frame: Frame, clause: Clause, around: Surroundings) -> bool:
    """Tell whether a clause is what a frame demands in its words, its voice and what it hangs on."""
    grammar = around.grammar
    return (
        _patient_fits(frame, clause, grammar)
        and not (frame.of == "patient" and clause.of and _is_upon(clause, grammar))
        and _hangs_right(frame, clause, grammar)
        and all(_demand_met(part, words, clause, around) for part, words in frame.demands)
    )


def is_nameless(frame: Frame, clause: Clause, time: Time | None, grammar: Grammar) -> bool:
    """Tell a war that is told without its sides and by no year, *perang itu*, but not *perang 1967*.

    One that is said to be between some, *ketegangan antara negara besar*, is no other.
    """
    between = any(oblique.word in grammar.lists["nouns.companions"] for oblique in clause.obliques)
    dated = time is not None and time in clause.shared and not time.text[:1].islower()
    return (
        frame.sides
        and not frame.needs
        and not clause.of
        and not dated
        and not between
        and clause.part is not None
        and not _has_a_number(clause.part)
    )


def _has_a_number(part: Part) -> bool:
    return any(word[:1].isdigit() for unit in part.units for word in unit.text.split())


def _patient_fits(frame: Frame, clause: Clause, grammar: Grammar) -> bool:
    if frame.without and frame.without & _all_words(clause, grammar):
        return False
    if not (frame.patient or frame.patient_not):
        return True
    words = _words(patient_of(frame, clause)) | _head_words(clause)
    return bool(not frame.patient or frame.patient & words) and not frame.patient_not & words


def _hangs_right(frame: Frame, clause: Clause, grammar: Grammar) -> bool:
    """Tell whether adverbs, governor and complement are as the frame wants them."""
    wrong = (
        (frame.told and clause.linker == "relative")
        or (frame.asks and (clause.complement is None or clause.complement.linker == "that"))
        or (frame.free and clause.linker in ("purpose", "complement", "wish") and not _happens(clause, grammar))
        or (frame.negated is not None and frame.negated != _is_negated(clause))
        or (frame.after and not (clause.apart and clause.opener in frame.after))
        or (frame.governed_not and _has_stem(clause.governor, frame.governed_not, grammar))
        or (frame.complement and not _has_stem(_consists_in(clause), frame.complement, grammar))
        or (frame.complement_not and _has_stem(clause.complement, frame.complement_not, grammar))
        or (ANY in frame.complement_not and _does_more(clause))
        or (frame.adverb and not frame.adverb & _around_words(clause))
    )
    if wrong or not frame.governed:
        return not wrong
    acts = _acts_itself(clause)
    return _has_stem(clause.governor, frame.governed, grammar) and not acts and not _stands_aside(clause, grammar)


def _consists_in(clause: Clause) -> Clause | None:
    """Return the verb that this one governs, or that says of a noun what it consists in: *demo **menentang** X*."""
    return clause.complement or (clause.relative if clause.part is not None else None)


def _acts_itself(clause: Clause) -> bool:
    """Tell a noun that does something to another: ***pernyataan bersama itu** mendesak X*."""
    over = clause.governor if clause.part is not None else None
    active = over is not None and over.voice is Voice.ACTIVE and over.subject is not None
    return active and any(part is clause.part for part in over.subject.parts)  # type: ignore[union-attr]


def _does_more(clause: Clause) -> bool:
    """Tell an object that does something in its turn: *mengakui **Kenya** menang* tells what Kenya did."""
    more = clause.complement
    return more is not None and more.linker == "complement" and more.subject is clause.object is not None


def _happens(clause: Clause, grammar: Grammar) -> bool:
    """Tell what stands under another verb and is told all the same: expected, said, or brought about by an event."""
    return _is_expected(clause) or _is_said(clause, grammar) or is_brought_about(clause, grammar)


def _is_said(clause: Clause, grammar: Grammar) -> bool:
    """Tell what somebody only says, without *bahwa*: *X mengatakan Y bergabung dengan Z*."""
    over = clause.governor if clause.linker == "complement" else None
    says = over is not None and any(form.stem in grammar.lists["speech.plain"] for form in over.forms)
    return over is not None and says and over.voice is Voice.ACTIVE and clause.subject is over.object


def _is_expected(clause: Clause) -> bool:
    """Tell a verb that another only says is to come, *diperkirakan akan membahas*: its subject is that of both."""
    over = clause.governor
    alone = over is not None and over.voice is Voice.PASSIVE and over.by is None and over.subject is clause.subject
    return alone and clause.linker == "complement"


def _is_negated(clause: Clause) -> bool:
    """Tell a negated verb, or a noun under one: *belum mengklaim serangan itu*."""
    over = clause.governor if clause.noun else None
    return clause.negated or (over is not None and over.negated)


def _stands_aside(clause: Clause, grammar: Grammar) -> bool:
    """Tell a noun that only says when or why: *memulai kunjungan setelah serangan itu* begins no attack."""
    if clause.part is None or clause.governor is None:
        return False
    beside = (oblique for oblique in clause.governor.obliques if clause.part in oblique.phrase.parts)
    lists = grammar.lists  # what goes on meanwhile is no mere occasion: kalah *selama* perang itu
    aside = lists["classes.subordinator"] - lists["nouns.within"] | lists["nouns.aside"]
    return any(oblique.word in aside for oblique in beside)


def _is_upon(clause: Clause, grammar: Grammar) -> bool:
    """Tell a noun after which its doer stands, since whom it befalls stands elsewhere: *pemboman X atas Y*."""
    return any(oblique.word in grammar.lists["nouns.upon"] for oblique in clause.obliques)


def _around_words(clause: Clause) -> frozenset[str]:
    governor = clause.governor.adverbs if clause.noun and clause.governor else frozenset[str]()
    return clause.adverbs | governor | _words(clause.object) | _words(clause.patient) | _words(clause.by)


def _all_words(clause: Clause, grammar: Grammar) -> frozenset[str]:
    """Return every word of a clause, but for who says so: *menurut wartawan X*."""
    words = clause.adverbs | frozenset(clause.marks) | _words(clause.subject) | _words(clause.object)
    words |= clause.part.words if clause.part else frozenset()
    said = grammar.lists["speech.names"]
    return words.union(*(_words(oblique.phrase) for oblique in clause.obliques if oblique.word not in said))


def _demand_met(place: str, words: frozenset[str], clause: Clause, around: Surroundings) -> bool:
    """Tell whether a phrase in one of the places, parted by ``|``, has one of the words."""
    grammar = around.grammar
    places = frozenset(place.split("|"))
    own = [getattr(clause, part) for part in _OWN & places]
    own = [phrase for phrase in own if not _is_celebration(phrase, clause, grammar)]
    if "head" in places and words & _head_words(clause):
        return True
    holders = (clause, *light_verbs(clause, grammar))
    obliques = [oblique for holder in holders for oblique in holder.obliques]
    phrases = [*own, *(oblique.phrase for oblique in obliques if oblique.word in places)]
    phrases += [phrase for part in sorted(places) for phrase in said_of_done(part, clause, around.phrases)]
    if ANY in words:
        return any(phrase is not None and phrase.mentions for phrase in phrases)
    return any(words & _words(phrase) for phrase in phrases)


def _head_words(clause: Clause) -> frozenset[str]:
    """Return the words of the phrase of a noun, and the noun whose matter it is: ***kekhawatiran** akan perang*."""
    return clause.part.words | {clause.prior} if clause.part is not None else frozenset()


def _is_celebration(phrase: Phrase | None, clause: Clause, grammar: Grammar) -> bool:
    """Tell what is held in memory of an event from that event: ***peringatan** serangan itu digelar di X*."""
    held = any(form.stem in grammar.lists["light.verbs"] for form in clause.forms)
    return held and phrase is not None and any(is_celebrated(part, grammar) for part in phrase.parts)


def _has_stem(clause: Clause | None, stems: frozenset[str], grammar: Grammar) -> bool:
    if clause is None:
        return False
    if clause.is_copula and stems & grammar.lists["classes.copula"]:
        return True
    words = clause.trigger.text.lower().split()  # terpilih *menjadi*
    becomes = {words[-1]} & grammar.lists["governing.result"]
    return bool(stems & {" ".join(words), *becomes, clause.noun or "", *(form.stem for form in clause.forms)})


def _words(phrase: Phrase | None) -> frozenset[str]:
    return frozenset(word for part in phrase.parts for word in part.words) if phrase else frozenset()
