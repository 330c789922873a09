"""Tell how the document stands to a clause: asserted, planned, possible, rejected, negated or claimed."""

from __future__ import annotations

from collections.abc import Sequence

from ..clauses.clause import MEASURE, Clause
from ..knowledge.frames import Frame
from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Status
from .lights import is_brought_about
from .reports import Report, is_asked

#: What governs a clause through these may turn it into a plan, a fear or a refusal.
_GOVERNED = frozenset({"purpose", "wish", "complement", "noun"})
_ORDER = (Status.REJECTED, Status.POSSIBLE, Status.PLANNED, Status.CLAIMED)


def is_conditional(clause: Clause, grammar: Grammar) -> bool:
    """Tell whether a clause is a condition, so that it says nothing of the world."""
    return clause.linker == "adverbial" and bool(clause.adverbs & grammar.lists["conditional.words"])


def is_denied(clause: Clause, grammar: Grammar) -> bool:
    """Tell whether somebody denies what a clause says: *membantah bahwa*; that is no fact."""
    governor = clause.governor
    if governor is None or clause.linker not in ("that", "complement", "coordinated"):
        return False
    if clause.linker == "coordinated":  # membantah bahwa X menyerang *dan menduduki* Y
        return governor.linker in ("that", "complement", "coordinated") and is_denied(governor, grammar)
    denied = is_denial(governor, grammar) and not _charges_somebody(governor, grammar)
    return denied or is_denied(governor, grammar)  # membantah *berencana menyerang*


def is_denial(clause: Clause, grammar: Grammar) -> bool:
    """Tell a verb that denies: *membantah*."""
    return any(form.stem in grammar.lists["speech.denial"] for form in clause.forms)


def _charges_somebody(denial: Clause, grammar: Grammar) -> bool:
    """Tell what is denied as the charge of somebody named, which is his claim: *membantah **tuduhan Kenya** bahwa*."""
    parts = denial.object.parts if denial.object is not None else ()
    return any(part.noun in grammar.lists["governing.claimed_nouns"] and part.of for part in parts)


def is_unreal(clause: Clause, grammar: Grammar) -> bool:
    """Tell what is not done: *alih-alih **mundur**, Kenya menyerang*, *kalau bukan karena X, Y tidak akan **V***."""
    over = clause.governor
    instead = clause.linker == "adverbial" and clause.adverbs & grammar.lists["conditional.unreal"]
    entitled = clause.linker == "purpose" and clause.prior in grammar.lists["governing.rights"]  # *hak* X *untuk* V
    if instead or entitled or is_asked(clause, grammar):
        return True
    if over is None or (clause.linker == "main" and clause.negated):
        return over is not None and over.at < clause.at and is_but_for(over, grammar)
    lets = _lets_happen({form.stem for form in over.forms}, grammar)
    done = clause.noun is None or (lets and is_object_of(clause, over))
    return clause.linker in _GOVERNED and done and is_unreal(over, grammar)


def is_but_for(clause: Clause, grammar: Grammar) -> bool:
    """Tell what was so, and made the rest otherwise: *kalau **bukan karena** bantuan Kenya, Uganda tidak akan …*."""
    causes = any(oblique.word in grammar.lists["governing.reasons"] for oblique in clause.obliques)
    return is_conditional(clause, grammar) and clause.is_copula and clause.negated and causes


def find_status(clause: Clause, report: Report | None, grammar: Grammar, frame: Frame) -> Status:
    """Return the status of a clause that a frame fits, given the report it stands in."""
    governed = _governed_status(clause, grammar) if frame.governs else _ungoverned_status(clause, grammar)
    if frame.governed and clause.governor is not None and not _is_ended(clause, clause.governor, grammar):
        governed = governed or _own_status(clause.governor, grammar)
        governed = governed or (Status.CLAIMED if _is_alleged(clause.governor, grammar) else None)
    found = {_own_status(clause, grammar), governed}
    status = next((status for status in (Status.NEGATED, *_ORDER) if status in found), None)
    if status is None and report is not None and is_obliged(clause, grammar):
        return Status.POSSIBLE  # what one demands has not happened
    if status is None and report is not None and _is_claim(clause, report, frame):
        return Status.CLAIMED
    return status or Status.ASSERTED


def failed_at(clauses: Sequence[Clause], grammar: Grammar) -> frozenset[int]:
    """Return where the verbs stand that were tried in vain: *berusaha **merebut** kota itu namun gagal*."""
    vain = [one.governor for one in clauses if _is_vain(one, grammar) and one.governor is not None]
    tried = (
        one
        for one in clauses
        if any(over is one or (one.governor is over and one.linker in ("complement", "purpose")) for over in vain)
    )
    return frozenset(one.at for one in tried if one.noun is None)


def _is_vain(clause: Clause, grammar: Grammar) -> bool:
    """Tell a verb that only says that what stands before it came to nothing: *namun **gagal***."""
    stems = {form.stem for form in clause.forms}
    alone = clause.object is None and clause.complement is None and not clause.negated
    return clause.linker == "adversative" and alone and bool(stems & grammar.lists["auxiliary.rejected"])


def says_must(clause: Clause, grammar: Grammar) -> bool:
    """Tell whether a clause itself says what somebody must do: *Rusia harus mundur*."""
    if clause.negated or any(form.stem in grammar.lists["speech.remarks"] for form in clause.forms):
        return False
    return not grammar.lists["auxiliary.obliged"].isdisjoint(clause.marks)


def is_obliged(clause: Clause, grammar: Grammar) -> bool:
    """Tell whether a clause, or the one it goes with, says what somebody must do."""
    if says_must(clause, grammar):
        return True
    goes_with = clause.linker in ("purpose", "complement", "noun", "coordinated")
    return goes_with and clause.governor is not None and says_must(clause.governor, grammar)


def report_of(clause: Clause, reports: Sequence[Report], grammar: Grammar) -> Report | None:
    """Return the narrowest report a clause stands in."""
    inside = (report for report in reports if report.span.covers(clause.span) and report.verb != clause.span)
    told = [
        report
        for report in inside
        if not (_is_occasion(clause, report, grammar) or _is_charge_denied(clause, report, grammar))
    ]
    return min(told, key=lambda report: report.span.end - report.span.start, default=None)


def _is_charge_denied(clause: Clause, report: Report, grammar: Grammar) -> bool:
    """Tell what another charges somebody with, who only denies it: *Kenya membantah tuduhan Togo bahwa **…***."""
    over = clause.governor
    denies = over is not None and over.span == report.verb and clause.linker == "that"
    return denies and over is not None and is_denial(over, grammar) and _charges_somebody(over, grammar)


def _is_occasion(clause: Clause, report: Report, grammar: Grammar) -> bool:
    """Tell a noun on whose occasion somebody speaks: dikatakan X dalam **pertemuan** dengan Y."""
    over = clause.governor if clause.part is not None else None
    if over is None or over.span != report.verb:
        return False
    within = (oblique for oblique in over.obliques if oblique.word in grammar.lists["nouns.within"])
    return any(clause.part in oblique.phrase.parts for oblique in within)


def _is_claim(clause: Clause, report: Report, frame: Frame) -> bool:
    """What is said in passing, in a relative clause or as a bare noun, the document takes over.

    What is done by saying it, *menyatakan gencatan senjata*, is no claim.
    """
    saying = clause.governor if frame.governed and clause.governor is not None else None
    done = saying is not None and saying.span == report.verb and is_object_of(clause, saying)
    if report.factive or done:
        return False
    predicate = clause.noun is None or clause.linker == MEASURE
    return clause.linker != "relative" and (predicate or _is_carried(clause))


def _is_carried(clause: Clause) -> bool:
    return clause.governor is not None and clause.governor.linker != "relative"


def _own_status(clause: Clause, grammar: Grammar) -> Status | None:
    if clause.negated:
        return Status.NEGATED
    ahead = clause.part is not None and not grammar.lists["governing.ahead"].isdisjoint(clause.part.words)
    return Status.PLANNED if ahead else _marked(clause, grammar)


def _marked(clause: Clause, grammar: Grammar) -> Status | None:
    for status in _ORDER:
        if any(mark in grammar.lists[f"auxiliary.{status}"] for mark in clause.marks):
            return status
    return None


def _governed_status(clause: Clause, grammar: Grammar) -> Status | None:
    """Return what the verb a clause hangs on, or the noun before it, makes of it."""
    governor = clause.governor
    if governor is not None and clause.linker == "adverbial":
        return _adverbial_status(clause, governor, grammar)
    if governor is None and clause.linker in ("purpose", "wish"):
        return _by_prior_noun(clause, grammar) or Status.PLANNED  # perundingan itu *bertujuan untuk* memulihkan
    if governor is None or clause.linker not in _GOVERNED:
        return _by_prior_noun(clause, grammar)
    if clause.noun is None and _is_means(clause, governor, grammar):
        return _own_status(governor, grammar) or _governed_status(governor, grammar)
    return _by_governor(clause, governor, grammar)


def _adverbial_status(clause: Clause, governor: Clause, grammar: Grammar) -> Status | None:
    """Return what the verb a clause goes with makes of it: beside a plan, for an alleged reason, or only after it."""
    if clause.adverbs & grammar.lists["classes.simultaneous"]:
        goes_on = not grammar.lists["classes.now"].isdisjoint(clause.marks)  # selama Belarus *masih* menahan tokoh itu
        return None if goes_on else _beside_plan(governor, grammar)
    if clause.adverbs & grammar.lists["governing.reasons"]:
        charged = any(form.stem in grammar.lists["speech.alleging"] for form in governor.forms)
        return Status.CLAIMED if charged else None  # *disalahkan* karena menyerang
    if clause.adverbs & grammar.lists["classes.until"]:
        return Status.POSSIBLE if _is_to_come(governor, grammar) else None
    if clause.adverbs & grammar.lists["light.within"]:
        return _own_status(governor, grammar)  # *akan* bergabung dengan X dalam memutuskan hubungan
    return _by_prior_noun(clause, grammar)


def _ungoverned_status(clause: Clause, grammar: Grammar) -> Status | None:
    """Return what stands by a noun that no plan over it makes planned; what does not happen still does not."""
    governor = clause.governor
    if clause.noun is not None and governor is not None and governor.negated:
        stems = {form.stem for form in governor.forms}
        if is_object_of(clause, governor) and stems & (grammar.lists["light.words"] | grammar.lists["light.happen"]):
            return Status.NEGATED  # tidak ada gencatan senjata, tidak terjadi pendudukan
    verb = governor if clause.noun is not None and governor and is_object_of(clause, governor) else clause
    return _by_prior_noun(clause, grammar) or _purposed(verb, grammar)


def _purposed(clause: Clause, grammar: Grammar) -> Status | None:
    """What something is for is to come, *waktu **untuk menyepakati** gencatan senjata*; what is agreed on is so."""
    over = clause.governor if clause.noun is None and clause.linker in ("purpose", "wish") else None
    if over is None or any(form.stem in grammar.lists["governing.planned"] for form in over.forms):
        return None
    return _governed_status(clause, grammar)


def _by_governor(clause: Clause, governor: Clause, grammar: Grammar) -> Status | None:
    if clause.noun is not None and _is_ended(clause, governor, grammar):
        return _by_prior_noun(clause, grammar)
    stems = {form.stem for form in governor.forms}
    willed = _by_governing_verb(clause, governor, stems, grammar)
    if _is_alleged(governor, grammar):
        willed = Status.CLAIMED
    elif willed is not Status.REJECTED:
        willed = _by_prior_noun(clause, grammar) or willed  # membahas *ancaman invasi*
    if willed is None and clause.noun is not None and clause.opener in grammar.lists["classes.purpose"]:
        willed = Status.PLANNED  # dibatasi *untuk latihan gabungan*
    if willed:
        return willed
    if _is_hearsay(governor, stems, grammar):
        return Status.CLAIMED
    if clause.linker in ("purpose", "wish"):
        return Status.NEGATED if governor.negated else Status.PLANNED
    if clause.noun is not None and not _comes_with(clause, governor, stems, grammar):
        return None
    return _own_status(governor, grammar) or _governed_status(governor, grammar)


def _is_means(clause: Clause, governor: Clause, grammar: Grammar) -> bool:
    """Tell what is done by what one uses, chooses or issues: *menggunakan hak veto untuk menolak*."""
    lists, stems = grammar.lists, {form.stem for form in governor.forms}
    if stems & lists["governing.means"]:
        return True
    issued = governor.object is not None and any(part.noun in lists["nouns.issued"] for part in governor.object.parts)
    says = any(form.stem in lists["speech.utterances"] for form in clause.forms)
    return clause.linker == "purpose" and issued and says


def _is_alleged(clause: Clause, grammar: Grammar) -> bool:
    """Tell what somebody is only said to do: *dituduh mendalangi*, *dakwaan merencanakan kudeta*."""
    said = clause.governor if clause.linker == "complement" else None
    heard = said is not None and _is_hearsay(said, {form.stem for form in said.forms}, grammar)
    marks = {*clause.marks, said.trigger.text if said is not None else ""}
    marked = not grammar.lists["auxiliary.claimed"].isdisjoint(marks)
    return not clause.negated and (heard or marked or _by_prior_noun(clause, grammar) is Status.CLAIMED)


def _comes_with(clause: Clause, governor: Clause, stems: set[str], grammar: Grammar) -> bool:
    """Tell whether an event happens when its verb does: as what it is done to, said of, or takes part in."""
    happens = governor.is_copula or _lets_happen(stems, grammar)
    taking_part = is_object_of(clause, governor) or _is_subject_of(clause, governor)
    taking_part |= _is_within(clause, governor, stems, grammar) or _is_done_by(clause, governor)
    through = (o.phrase for o in governor.obliques if o.word in grammar.lists["governing.through"])
    used = clause.part is not None and any(clause.part is part for phrase in through for part in phrase.parts)
    return used or (taking_part and happens) or _says_what_is_in(clause, governor, stems, grammar)


def _is_done_by(clause: Clause, governor: Clause) -> bool:
    """Tell what does the verb that is made a noun: *meletusnya **perang***."""
    return governor.noun is not None and governor.by is not None and clause.part in governor.by.parts


def _is_within(clause: Clause, governor: Clause, stems: set[str], grammar: Grammar) -> bool:
    """Tell an event that one takes part in: *terlibat dalam perundingan*."""
    words = grammar.lists["light.within"] if stems & grammar.lists["light.take_part"] else frozenset[str]()
    within = (oblique.phrase for oblique in governor.obliques if oblique.word in words)
    return clause.part is not None and any(clause.part is part for phrase in within for part in phrase.parts)


def _says_what_is_in(clause: Clause, governor: Clause, stems: set[str], grammar: Grammar) -> bool:
    """Tell a verb that says what its subject consists in: what is to be discussed at a meeting is to come with it."""
    subject = governor.subject if stems & grammar.lists["light.contents"] else None
    return subject is not None and clause.part is not None and any(clause.part is part for part in subject.parts)


def _is_hearsay(governor: Clause, stems: set[str], grammar: Grammar) -> bool:
    """Tell *dilaporkan* without anybody who says so, and *saling menuduh*."""
    said = stems & grammar.lists["speech.verbs"] and not stems & grammar.lists["speech.factive"]
    if stems & grammar.lists["speech.alleging"] and governor.object is None:
        return True
    return bool(said) and governor.voice is Voice.PASSIVE and governor.by is None


def _beside_plan(governor: Clause, grammar: Grammar) -> Status | None:
    """What goes with something allowed or planned is planned: *boleh membawa senjata selama ditempatkan di X*."""
    stems = {form.stem for form in governor.forms}
    governs = governor.complement is not None  # memutuskan hubungan seraya menuduh: nothing is planned
    planned = (governs and stems & grammar.lists["governing.planned"]) or _marked(governor, grammar) is Status.PLANNED
    willed = governor.linker in ("complement", "purpose", "wish") and governor.governor is not None
    return Status.PLANNED if planned or (willed and _governed_status(governor, grammar) is Status.PLANNED) else None


def _is_to_come(clause: Clause, grammar: Grammar) -> bool:
    """Tell what is yet to be done, or left undone: *tidak akan berunding*, *mengancam terus menyerang*."""
    marked = not grammar.lists["governing.future"].isdisjoint(clause.marks)
    return marked or (clause.linker in _GOVERNED and _governed_status(clause, grammar) in _ORDER[:3])


def _by_governing_verb(clause: Clause, governor: Clause, stems: set[str], grammar: Grammar) -> Status | None:
    if clause.noun is not None and (not is_object_of(clause, governor) or _is_cause(clause, governor, stems, grammar)):
        return None
    if clause.noun is None and is_brought_about(clause, grammar):
        return _own_status(governor, grammar)
    if clause.noun is None and stems & grammar.lists["governing.barred"]:
        return Status.POSSIBLE
    for status in (Status.REJECTED, Status.POSSIBLE, Status.PLANNED):
        text = governor.trigger.text
        marks = text in grammar.lists[f"auxiliary.{status}"]  # as it stands: mendapat is no dapat
        if marks or (stems | {text}) & grammar.lists[f"governing.{status}"]:
            return Status.REJECTED if governor.negated and status is Status.PLANNED else status
    return None


def _is_cause(clause: Clause, governor: Clause, stems: set[str], grammar: Grammar) -> bool:
    """Tell an event that brought something about, and so happened: *dipicu **invasi***."""
    brought = governor.voice is Voice.PASSIVE and stems & grammar.lists["light.results"]
    return bool(brought) and governor.subject is not None and clause.part not in governor.subject.parts


def _is_ended(clause: Clause, governor: Clause, grammar: Grammar) -> bool:
    """Tell an event that is, or is to be, ended and so goes on: *menyerukan penghentian serangan*."""
    stems = {form.stem for form in governor.forms}
    if governor.negated and stems & grammar.lists["governing.ends"] and _is_subject_of(clause, governor):
        return True  # sengketa itu *belum berakhir*
    return not {clause.prior, *stems}.isdisjoint(grammar.lists["governing.ended"])


def _by_prior_noun(clause: Clause, grammar: Grammar) -> Status | None:
    if _is_upcoming(clause, grammar):
        return Status.PLANNED
    meanwhile = clause.opener in grammar.lists["nouns.occasion"]
    if meanwhile and clause.prior in grammar.lists["nouns.series"]:
        return None  # berkata *dalam agenda KTT X*
    nouns = (
        (status, grammar.lists[f"governing.{status}_nouns"])
        for status in (Status.POSSIBLE, Status.PLANNED, Status.CLAIMED)
    )
    return next((status for status, known in nouns if clause.prior in known), None)


def _is_upcoming(clause: Clause, grammar: Grammar) -> bool:
    """Tell an event that is yet to come, *menjelang kunjungan X*, unless the text dates it."""
    obliques = clause.governor.obliques if clause.governor is not None and not clause.shared else ()
    ahead = [oblique for oblique in obliques if oblique.word in grammar.lists["governing.upcoming"]]
    return clause.noun is not None and any(clause.part in oblique.phrase.parts for oblique in ahead)


def _lets_happen(stems: set[str], grammar: Grammar) -> bool:
    """Tell whether what a verb's object names happens when the verb does: *akan melakukan kunjungan*."""
    lists = grammar.lists
    names = ("light.verbs", "light.words", "light.attend", "light.happen", "light.undergo", "light.bring")
    return any(stems & lists[name] for name in names)


def is_object_of(clause: Clause, governor: Clause) -> bool:
    """Tell whether a noun that names an event is what its governor does or is done to."""
    if clause.part is None:
        return governor.at == clause.at - 1
    phrases = (governor.patient, governor.object)
    return any(phrase is not None and clause.part in phrase.parts for phrase in phrases)


def _is_subject_of(clause: Clause, governor: Clause) -> bool:
    """Tell whether a noun that names an event is what happens: *pertemuan akan berlangsung*."""
    plain = governor.voice is Voice.PLAIN and governor.subject is not None
    return plain and clause.part in governor.subject.parts  # type: ignore[union-attr]
