"""Find the subject of a predicate: the phrase before it, or that of the verb it goes on from."""

from __future__ import annotations

from collections.abc import Sequence

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import FigureKind, Kind
from .arguments import is_measure
from .clause import ASIDE, BEFORE, DEED, MAIN, RUN, SPEAKER, WHOSE_DEED, Clause, left, verb_before
from .coordination import is_in_front
from .phrases import Part, Phrase

_BREAKS = frozenset({"stop", "colon", "quote", "that", "wish", "subordinator", "adversative", "mark"})
#: What hangs on a verb so is part of the relative clause that the verb is in.
_UNDER = frozenset({"purpose", "wish", "complement", "coordinated"})


def own_purpose(clause: Clause, phrases: Sequence[Phrase], purpose: int, grammar: Grammar) -> None:
    """Take for subject whose journey or plan the purpose is: *mengecam rencana Israel untuk menduduki Gaza*."""
    for i in range(purpose - 1, -1, -1):
        if phrases[i].kind not in ("noun", "preposition", "time"):
            return
        if phrases[i].parts and phrases[i].parts[-1].head is None and phrases[i].parts[-1].of:
            clause.subject = whose_is(phrases[i], grammar) or clause.subject
            clause.subject_rule = "whose purpose it is"
            clause.prior = clause.prior or phrases[i].parts[-1].noun
            return
        if _is_somebodys(phrases[i], grammar):
            clause.subject, clause.subject_rule = None, "the purpose of one without a name"
            return
        if phrases[i].kind == "noun":
            return


def _is_somebodys(phrase: Phrase, grammar: Grammar) -> bool:
    """Tell a deed or plan of one without a name, *kegagalan militer*, from a bare one, *rencana*."""
    part = phrase.parts[-1] if phrase.parts else None
    if part is None or part.head is not None or part.of or not part.noun:
        return False
    owned = len(part.units) > 1 and part.units[-1].word_class == "noun" and part.units[-1].noun is None
    return owned and part.noun.split()[0] in grammar.lists["governing.own_purpose"] - grammar.lists["nouns.acts"]


def whose_is(phrase: Phrase, grammar: Grammar) -> Phrase | None:
    """Return whose deed or plan a phrase names, if it does: *keberhasilan **Qatar***, *rencana **Israel***."""
    part = phrase.parts[-1] if phrase.parts else None
    if part is None or part.head is not None or not part.of or not part.noun:
        return None
    if part.noun.split()[0] not in grammar.lists["governing.own_purpose"]:
        return None
    return Phrase("noun", part.units, parts=(Part(part.units, part.of[0], "", part.of[1:]),))


def is_willed(phrase: Phrase | None, grammar: Grammar) -> bool:
    """Tell a plan or wish that is spoken of, *mengumumkan rencana untuk V*, from one who is asked."""
    nouns = grammar.lists["governing.planned_nouns"] | grammar.lists["governing.possible_nouns"]
    if phrase is None or phrase.units[-1].word_class == "determiner":
        return False  # menyebut keputusan itu melanggar hukum
    return any(part.noun.removesuffix(grammar.affixes.clitic) in nouns for part in phrase.parts)  # *komitmennya*


def inherit(clause: Clause, before: Clause | None, *, apart: bool) -> None:
    """Go on about the subject of the verb before; ``apart``, a comma or *sedang*, goes back to what governs it."""
    clause.linker, clause.governor = "coordinated", before
    if before is None:
        return
    clause.subject, clause.subject_rule = before.subject, "subject of the coordinated verb"
    if before.linker == "relative" or (before.linker in ("purpose", "complement") and not apart):
        clause.linker = before.linker
        clause.governor = before.governor


def main_of(clause: Clause, before: Clause | None, grammar: Grammar) -> Clause | None:
    """Return the verb before what only says when or why, which a verb goes on from, if it does.

    *Tiba di A setelah mengunjungi B, **dan bertemu X***; *hubungan diputus karena X menyerang Y, **dan dipulihkan***.
    So over what somebody's plan is: *mendukung upaya Y bergabung dengan Z, **dan mengkritik X***.
    """
    if before is not None and before.subject_rule == WHOSE_DEED and before.governor is not None:
        return before.governor
    over = before.governor if before is not None and before.linker == "adverbial" else None
    if over is None or before is None or over.at > before.at:
        return None
    if over.subject is before.subject or _answers(clause, grammar):
        return over
    while over.linker == "complement" and over.governor is not None and over.voice is not clause.voice:
        over = over.governor
    # What befalls the same thing, where another only did something in between.
    alike = over.voice is clause.voice and clause.voice in (Voice.PASSIVE, Voice.PLAIN)
    return over if alike and before.voice is Voice.ACTIVE else None


def _answers(clause: Clause, grammar: Grammar) -> bool:
    """Tell what one does about the deed of another: *X pergi karena Y menyerang, dan mengecam **serangan itu***."""
    lists, part = grammar.lists, clause.object.parts[-1] if clause.object is not None and clause.object.parts else None
    judges = any(form.stem in lists["speech.utterances"] | lists["speech.verbs"] for form in clause.forms)
    pointed = part is not None and part.units[-1].word_class == "determiner" and part.noun in lists["nouns.acts"]
    return judges and pointed and clause.voice is Voice.ACTIVE


def find_subject(clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Walk left over asides, prepositional phrases and closed relative clauses to the phrase that is subject."""
    i, crossed, found = clause.at - 1, False, None
    while i >= 0:
        phrase, step = phrases[i], i - 1
        owner = verbs.get(i) or (_owner(phrase, i, verbs) if phrase.kind == "noun" else None)
        if owner is not None and not crossed and phrase.kind == "noun":
            _go_on_from(clause, owner, phrases, i, grammar)
            return
        if owner is not None:
            jumped = None if found is not None else _jump(clause, owner, phrases)
            if jumped is None:
                break
            step, crossed = jumped, True
        elif (aside := _aside_from(clause, phrases, i, grammar, crossed=crossed)) is not None:
            step = aside - 1
        elif phrase.kind == "noun":
            named = found is not None and _is_called(phrase, phrases[found])
            found = i if found is None or (phrase.mentions and not named) or not phrases[found].mentions else found
            if not crossed:
                break
        elif phrase.kind == "comma":
            found = None if crossed and _says_of_name(phrases, i, found) else found
            if found is not None and not _apposed_before(phrases, i):
                break
            crossed = True
        elif phrase.kind in _BREAKS or phrase.kind == "coordinator" or _opens_verb(phrases, i, clause.at):
            _note_opening(clause, phrase, verb_before(verbs, i), found)
            _note_content(clause, phrases, i)
            if found is None and phrase.word in grammar.lists["light.within"]:
                own_purpose(clause, phrases, i, grammar)
            break
        i = step
    if found is not None:
        _note_opener(clause, phrases, verbs, found)
    _settle_subject(clause, phrases, verbs, (found, i), grammar)


def _aside_from(clause: Clause, phrases: Sequence[Phrase], i: int, grammar: Grammar, *, crossed: bool) -> int | None:
    """Return where what is no subject begins: an aside, or a relative word and how it says something is."""
    if _is_aside(phrases, i, grammar, crossed=crossed):
        return i
    doer = clause.voice is Voice.BARE and i == clause.at - 1  # perjanjian yang *dua negara itu* tanda tangani
    return None if doer else _described_from(phrases, i, grammar, crossed)


def _described_from(phrases: Sequence[Phrase], i: int, grammar: Grammar, crossed: bool) -> int | None:
    """Return the index of the relative word where a phrase only says how something is: *X yang **netral** V*.

    Where a comma or *itu* closes it, it may say what somebody is: *X, yang juga **anggota Uni Afrika**, V*.
    """
    phrase, start = phrases[i], i - 1
    if phrase.kind != "noun":
        return None
    closed = len(phrase.units) > 1 and phrase.units[-1].word_class == "determiner" and not phrase.units[0].mention
    if not (crossed or closed or _is_plain(phrase)):
        return None
    if phrase.units[0].text.endswith(grammar.affixes.clitic):
        return None  # negara yang *pasukannya* menyerang X
    while start >= 0 and phrases[start].kind in (*ASIDE, "auxiliary"):
        start -= 1
    return start if start > 0 and phrases[start].kind == "relative" else None


def _is_plain(phrase: Phrase) -> bool:
    """Tell words that name and tell nothing, how many somebody has or is aside: *yang **berusia 79 tahun** V*."""
    told = (unit.noun or unit.mention or unit.word_class not in ("noun", "figure") for unit in phrase.units)
    return len(phrase.parts) == 1 and phrase.units[0].word_class == "noun" and not any(told)


def _opens_verb(phrases: Sequence[Phrase], i: int, verb: int) -> bool:
    """Tell a relative word from one behind which is said without a verb where one is: *X yang tengah di Oslo* V."""
    said = phrases[i + 1 : verb]
    at_it = len(said) > 1 and said[0].kind == "auxiliary" and said[1].kind == "preposition" and bool(said[1].parts)
    alone = at_it and all(phrase.kind in (*RUN, "adverb", "comma") for phrase in said[1:])
    return phrases[i].kind == "relative" and not alone


def _go_on_from(clause: Clause, owner: Clause, phrases: Sequence[Phrase], i: int, grammar: Grammar) -> None:
    """Link a verb behind the object of another: with what is said of the object, else with that verb."""
    if _is_described_doer(phrases, i, clause) and not _asks(owner, grammar):
        clause.linker, clause.governor, clause.subject = "relative", owner, phrases[i]
        clause.subject_rule = "antecedent of the relative word"
    else:
        _after_object(clause, owner, phrases[i], grammar)


def _is_described_doer(phrases: Sequence[Phrase], i: int, clause: Clause) -> bool:
    """Tell an object of which a plain word and a verb are said: *mengkritik Israel **yang lambat mengirim** beras*."""
    kinds = [phrase.kind for phrase in phrases[i + 1 : clause.at]]
    return kinds == ["relative", "noun"] and bool(phrases[i].mentions)


def _is_called(described: Phrase, name: Phrase) -> bool:
    """Tell a name from what its bearer is to somebody: *mantan penasihat Ali, **Budi**, berkata*."""
    bare = len(name.units) == 1 and name.units[0].mention is not None
    return bare and described.units[0].mention is None


def _is_duration(phrase: Phrase) -> bool:
    """Tell how long something lasts, *24 tahun*, from who or what it is done to."""
    return all(unit.figure is not None and unit.figure.kind is FigureKind.MEASURE for unit in phrase.units)


def _note_opener(clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause], subject: int) -> None:
    """Note the joining word before a clause's own subject: *agar Rusia menarik*, *jika Rusia menyerang*."""
    i = subject - 1
    while i >= 0 and phrases[i].kind in (*RUN, "comma", "adverb") and i not in verbs:
        i -= 1
    if i >= 0 and phrases[i].kind == "relative" and i == subject - 1:
        clause.linker, clause.governor = "relative", verb_before(verbs, i)
    elif i >= 0 and phrases[i].kind in ("that", "wish", "subordinator"):
        _note_opening(clause, phrases[i], verb_before(verbs, i), None)
        _note_content(clause, phrases, i)


def _is_aside(phrases: Sequence[Phrase], i: int, grammar: Grammar, *, crossed: bool) -> bool:
    """Tell a phrase no subject is: bantuan dari Kenya *sebesar 5 juta dolar*; X, yang tinggal di Y, *utara Z*, ….

    Nor is how long something lasts: setelah *24 tahun* diduduki. ``crossed`` tells that a comma stands between it
    and the verb.
    """
    measure = is_measure(phrases[i]) and i > 0 and phrases[i - 1].kind in ("preposition", "noun")
    if measure or (phrases[i].kind == "noun" and _is_duration(phrases[i])):
        return True
    return crossed and phrases[i].kind == "noun" and _goes_on_where(phrases, i, grammar)


def _goes_on_where(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> bool:
    """Tell a phrase between commas that goes on saying where something is: di Entebbe, *selatan Kampala*, …."""
    closed = i > 1 and phrases[i - 1].kind == phrases[i + 1].kind == "comma" and phrases[i - 2].kind == "preposition"
    where = phrases[i - 2].parts[-1].head if closed and phrases[i - 2].parts else None
    closed = where is not None and where.kind is Kind.PLACE and not is_in_front(phrases, i - 2)
    units = phrases[i].units
    place = units[0].mention is not None and units[0].mention.kind in (Kind.PLACE, Kind.NATION) and len(units) == 1
    return closed and (place or grammar.is_in("locations.directions", units[0].text.lower()))


def _apposed_before(phrases: Sequence[Phrase], comma: int) -> bool:
    """Tell whether a bare phrase stands before the comma, so that what follows it is its apposition."""
    i = left(phrases, comma - 1)
    return i >= 0 and phrases[i].kind == "noun"


def _says_of_name(phrases: Sequence[Phrase], comma: int, found: int | None) -> bool:
    """Tell what a name inside the subject is besides: *bantuan untuk Mali, **sekutu dekat Fiji**, dibekukan X*."""
    mention = phrases[comma + 1].units[0].mention
    described = mention is None or mention.kind is Kind.GROUP
    inside = phrases[comma - 1].kind == "preposition" and bool(phrases[comma - 1].mentions)
    i = comma - 1
    while i >= 0 and phrases[i].kind == "preposition":
        i -= 1
    whole = i >= 0 and phrases[i].kind == "noun" and (i == 0 or phrases[i - 1].kind not in ("verb", "comma"))
    return described and inside and whole and found == comma + 1


def _owner(phrase: Phrase, i: int, verbs: dict[int, Clause]) -> Clause | None:
    """Return the clause whose object or agent this phrase is."""
    before = verb_before(verbs, i)
    return before if before is not None and phrase in (before.object, before.by) else None


def _after_object(clause: Clause, owner: Clause, phrase: Phrase, grammar: Grammar) -> None:
    """V1 NP V2: after *say*, *ask*, *accuse* the phrase is V2's subject; else V2 goes on about V1's subject."""
    asks = any(form.stem in grammar.lists["governing.object_control"] for form in owner.forms)
    asks = asks and not (is_willed(phrase, grammar) and not _befalls(clause, grammar))
    asks = asks or any(form.stem in grammar.lists["governing.result"] for form in clause.forms)
    top = _deed_over(owner)
    plan = "" if asks else _plan_behind(top, grammar)
    if plan or _only_qualifies(owner, clause, grammar):
        first = top if plan else owner
        _take_place(clause, first)
        first.linker, clause.subject, clause.subject_rule = "relative", first.subject, DEED if plan else BEFORE
        first.prior = plan or first.prior
        return
    asked = asks and bool(phrase.mentions)
    inside = asked and owner.voice is Voice.ACTIVE and not _says_what(clause, grammar)  # yang meminta *Uganda mundur*
    if (_is_main_after(owner, clause) and not inside) or (_is_within_relative(owner) and not asked):
        clause.linker, clause.subject, clause.subject_rule = "main", owner.subject, "whom the relative clause is about"
        return
    clause.governor = owner
    whose = whose_is(phrase, grammar) if phrase is owner.object else None
    if owner.voice is Voice.PASSIVE and phrase is owner.by:
        clause.linker, clause.subject = "complement" if asks else "coordinated", owner.subject
        clause.subject_rule = "subject of the verb before"
        owner.complement = clause if asks else owner.complement
        return
    if whose is not None and clause.voice is not Voice.PASSIVE:
        clause.linker, clause.subject, clause.subject_rule = "complement", whose, WHOSE_DEED
        clause.prior = phrase.parts[-1].noun
        owner.complement = owner.complement or clause
        return
    says_what = owner.is_copula and owner.linker != "relative"  # Turki yang merupakan anggota NATO menolak
    if asks or says_what or owner.voice is Voice.NOUN:
        asked_by = owner.voice is Voice.PASSIVE and phrase is owner.by and owner.subject is not None
        clause.linker, clause.subject = "complement", owner.subject if asked_by else phrase
        clause.subject_rule = "subject of the passive" if asked_by else "object of the governing verb"
        owner.complement = clause
        if owner.voice is not Voice.NOUN:
            return
    clause.linker = "coordinated" if not asks else clause.linker
    clause.subject = clause.subject or owner.subject
    clause.subject_rule = clause.subject_rule or "subject of the verb before"


def _top_of(clause: Clause) -> Clause:
    """Go back over what one makes another do: *rencana X **membantu** Y menyerang Z*."""
    top = clause
    while top.linker == "complement" and top.governor is not None and top.governor.at < top.at:
        top = top.governor
    return top


def _deed_over(owner: Clause) -> Clause:
    """Go back over what is said of one to whom something is done: *penolakan X menyerahkan Y **yang dituduh** V*."""
    top = _top_of(owner)
    over = top.governor if top.linker == "relative" else None
    return _top_of(over) if over is not None and over.at < top.at and top.subject is over.object else top


def _plan_behind(first: Clause, grammar: Grammar) -> str:
    """Return whose plan a verb tells, before what is said of that plan: ***rencana** X mengirim Y dikecam Z*."""
    parts = first.subject.parts if first.subject is not None else ()
    noun = parts[0].noun if len(parts) == 1 and parts[0].head is None and parts[0].of else ""
    told = first.voice is Voice.ACTIVE and first.linker in ("main", "that") and not (first.marks or first.negated)
    return (
        noun if told and noun in grammar.lists["governing.planned_nouns"] | grammar.lists["governing.refusals"] else ""
    )


def _take_place(clause: Clause, first: Clause) -> None:
    """Let a verb hang where the one before it hung: *mengatakan bahwa demo menentang perang **digelar***."""
    if first.linker == "that":
        clause.linker, clause.governor, first.governor = first.linker, first.governor, None
        if clause.governor is not None and clause.governor.complement is first:
            clause.governor.complement = clause


def _befalls(clause: Clause, grammar: Grammar) -> bool:
    """Tell what happens to talks or plans, *mengatakan perundingan **dilanjutkan***, from what they are for."""
    return clause.voice is Voice.PASSIVE or any(form.stem in grammar.lists["light.happen"] for form in clause.forms)


def _says_what(clause: Clause, grammar: Grammar) -> bool:
    """Tell a copula or a verb of speech, which nobody is asked for."""
    return clause.is_copula or any(form.stem in grammar.lists["speech.verbs"] for form in clause.forms)


def _asks(owner: Clause, grammar: Grammar) -> bool:
    """Tell a verb whose object is to do what follows: *menuntut Presiden yang sakit **mundur***."""
    return any(form.stem in grammar.lists["governing.object_control"] for form in owner.forms)


def _is_main_after(owner: Clause, clause: Clause) -> bool:
    """Tell a main verb from one that goes on with the relative clause: *pasukan yang dikirim Kenya menyerang Togo*."""
    about = owner.subject is not None and owner.linker == "relative" and owner.governor is None
    return about and clause.voice is not Voice.NOUN and owner.subject.kind == "noun"  # type: ignore[union-attr]


def _is_within_relative(owner: Clause) -> bool:
    """Tell what a relative clause governs: *pejabat yang enggan **disebut** namanya* berkata."""
    over = owner.governor
    while over is not None and over.linker == "complement":
        over = over.governor
    about = over is not None and owner.linker == "complement" and over.linker == "relative" and over.governor is None
    return about and over is not None and over.subject is owner.subject is not None and owner.subject.kind == "noun"


def _only_qualifies(first: Clause, second: Clause, grammar: Grammar) -> bool:
    """Tell a verb that says what an event or plan is about: *demonstrasi menentang perang* digelar."""
    happens = second.voice is Voice.PASSIVE or any(form.stem in grammar.lists["light.happen"] for form in second.forms)
    told = first.linker in ("main", "that")
    plain = first.voice is Voice.ACTIVE and told and not first.marks and not first.negated
    if not happens or not plain or first.subject is None:
        return False
    lists = grammar.lists
    willed = lists["governing.planned_nouns"] | lists["governing.possible_nouns"] | lists["governing.own_purpose"]
    counted = ("quantifier", "figure")
    heads = [
        next((u for u in part.units if u.word_class not in counted), part.units[0]) for part in first.subject.parts
    ]
    parts = zip(first.subject.parts, heads, strict=True)
    return any(part.head is None and (part.noun in willed or bool(head.noun)) for part, head in parts)


def _jump(clause: Clause, owner: Clause, phrases: Sequence[Phrase]) -> int | None:
    """Step over a closed relative or adverbial clause, or *kata X*, to what stands before it; None if not closed."""
    start = owner.at - 1
    if owner.subject_rule == SPEAKER and _closed_by_comma(phrases, owner.at, clause.at):
        return start
    if phrases[clause.at - 1].kind == "comma":
        owner = _relative_over(owner)
        start = owner.at - 1
    if owner.linker in ("relative", "adverbial") and _closed_by_comma(phrases, owner.at, clause.at):
        opener = "relative" if owner.linker == "relative" else "subordinator"
        while start >= 0 and phrases[start].kind != opener:
            start -= 1
        return start - 1
    return start if owner.voice is Voice.NOUN else None


def _relative_over(clause: Clause) -> Clause:
    """Return the relative clause that governs another, however far, else that itself: *yang mendukung usul untuk V*."""
    over = clause
    while over.linker in _UNDER and over.governor is not None and over.governor.at < over.at:
        over = over.governor
    return over if over.linker == "relative" else clause


def _closed_by_comma(phrases: Sequence[Phrase], start: int, stop: int) -> bool:
    return any(phrases[k].kind == "comma" for k in range(start, stop)) or phrases[stop].kind in ("verb", "copula")


def _note_opening(clause: Clause, phrase: Phrase, before: Clause | None, found: int | None) -> None:
    if phrase.kind == "subordinator":
        clause.linker = "adverbial"
        clause.adverbs = clause.adverbs | {phrase.word}
    elif phrase.kind in ("that", "wish"):
        clause.linker, clause.governor = phrase.kind, before
        if before is not None and before.complement is None:
            before.complement = clause
    elif phrase.kind == "relative" and found is not None:
        clause.linker, clause.governor = "relative", before


def _note_content(clause: Clause, phrases: Sequence[Phrase], opening: int) -> None:
    """Note the noun whose content the clause is: ***tuduhan** Kenya bahwa Togo menyerang*."""
    before = phrases[opening - 1] if opening and phrases[opening].kind in ("that", "wish") else None
    if before is not None and before.parts and before.parts[-1].head is None:
        clause.prior = clause.prior or before.parts[-1].noun


def _blamed(clause: Clause, before: Clause, phrases: Sequence[Phrase], grammar: Grammar) -> Phrase | None:
    """Return who is blamed, praised or thanked for what a clause of cause tells: *menghukum **Kenya** karena membeli*.

    Who is thanked stands behind a preposition: *berterima kasih **kepada Kenya** karena menampung*.
    """
    lists, stems = grammar.lists, {form.stem for form in before.forms}
    if before.voice is Voice.PASSIVE or not clause.adverbs & lists["governing.reasons"]:
        return None
    if stems & lists["governing.thanking"]:
        between = (
            phrase for phrase in phrases[before.at + 1 : clause.at] if phrase.word in lists["governing.addressee"]
        )
        return next((phrase for phrase in between if phrase.mentions), None)
    judged = before.object if stems & lists["governing.judged"] else None
    return judged if judged is not None and judged.mentions else None


def _as_done(clause: Clause, grammar: Grammar) -> bool:
    """Tell what is so as another says or asks: *menolak membayar, **sebagaimana dituntut Kenya***."""
    return clause.voice is Voice.PASSIVE and bool(clause.adverbs & grammar.lists["speech.as"])


def _who_goes_on(clause: Clause, before: Clause, grammar: Grammar) -> Clause:
    """Go back to who says one thing while he says another: ***X** menuduh Y menyerang, seraya mendesak Z mundur*."""
    lists = grammar.lists
    utters = any(form.stem in lists["speech.utterances"] for form in clause.forms) and clause.voice is Voice.ACTIVE
    over = _top_of(before)
    asks = lists["governing.judged"] | lists["governing.possible"]
    says = any(form.stem in asks for form in over.forms) and over.voice is Voice.ACTIVE
    return over if utters and says and clause.adverbs & lists["governing.alongside"] else before


def _settle_subject(
    clause: Clause,
    phrases: Sequence[Phrase],
    verbs: dict[int, Clause],
    span: tuple[int | None, int],
    grammar: Grammar,
) -> None:
    """Take the phrase found at the first index of ``span`` for subject; the walk stopped at the second."""
    found, stopped = span
    if found is not None:
        clause.subject = phrases[found]
        clause.subject_rule = clause.subject_rule or BEFORE
    before = verb_before(verbs, clause.at)
    if clause.governor is None:
        clause.governor = before
    if clause.subject is None and before is not None and stopped >= 0:
        if phrases[stopped].kind in ("verb", "copula", "noun", "coordinator"):
            inherit(clause, main_of(clause, before, grammar) or before, apart=True)
        elif clause.linker == "adverbial" and not _as_done(clause, grammar):
            told = _who_goes_on(clause, before, grammar)
            clause.subject, clause.subject_rule = _blamed(clause, before, phrases, grammar) or main_doer(told), MAIN
    if clause.subject is None and clause.linker == "that" and clause.voice is Voice.ACTIVE and before is not None:
        clause.subject, clause.subject_rule = main_doer(before), "who says so"


def main_doer(clause: Clause) -> Phrase | None:
    """Return who acts in a clause: of *disampaikan Putin* him who said it, not what was said."""
    acting = clause.subject is not None and clause.subject.mentions
    return clause.by if clause.voice is Voice.PASSIVE and clause.by is not None and not acting else clause.subject
