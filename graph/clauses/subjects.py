"""Find what stands to the left of a predicate: what the clause hangs on, and its subject.

Subjects are inherited through coordination, purposes, complements and relative words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import takewhile

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import FigureKind, Kind
from .arguments import can_act, is_measure
from .clause import ASIDE, MAIN, PARTICIPANTS, RUN, SPEAKER, Clause, left, opener, verb_before
from .phrases import Part, Phrase

_BREAKS = frozenset({"stop", "colon", "quote", "that", "wish", "subordinator", "adversative", "mark"})


def link(clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Say what a clause hangs on and how, and who or what its subject is."""
    if clause.voice is Voice.NOUN:
        _make_noun(clause, verbs, grammar)
        return
    if _is_said_after(clause, phrases, grammar):
        clause.subject, clause.subject_rule = clause.object, SPEAKER
        return
    i = opener(phrases, left(phrases, clause.at - 1))
    kind = phrases[i].kind if i >= 0 else ""
    if kind == "purpose" or clause.voice is not Voice.PASSIVE:
        clause.prior = _prior_noun(phrases, i - 1 if kind == "purpose" else i)
    if kind == "relative":
        _relate(clause, phrases, i, verbs, grammar)
    elif kind in ("purpose", "wish"):
        _control(clause, kind, verb_before(verbs, i), grammar)
        _own_purpose(clause, phrases, i, grammar)
    elif kind == "verb":
        _control(clause, "complement", verbs[i], grammar)
    elif kind in ("coordinator", "adversative"):
        _coordinate(clause, phrases, i, verbs, grammar)
    elif not _decides(clause, phrases, verbs, grammar):
        _find_subject(clause, phrases, verbs, grammar)


def _relate(clause: Clause, phrases: Sequence[Phrase], i: int, verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Make the phrase a relative word stands for the subject."""
    clause.linker, clause.governor = "relative", verb_before(verbs, i)
    lists, stems = grammar.lists, {form.stem for form in clause.forms}
    happens = not stems.isdisjoint(lists["light.results"] | lists["light.happen"])
    passive = clause.voice is Voice.PASSIVE
    held = passive and not stems.isdisjoint(lists["light.located"])
    happens |= passive and not stems.isdisjoint(lists["light.contents"] | lists["light.done"])
    hosts = lists["light.within"] if held and not happens else frozenset[str]()
    clause.subject = _paper_before(clause, phrases, i, grammar) or _antecedent(
        phrases, i, event=happens or held, hosts=hosts
    )
    if clause.subject is None and i and phrases[i - 1].kind == "coordinator":
        clause.subject = _said_alike(clause.governor)
    clause.subject = _said_to_be(phrases, i, grammar) or clause.subject
    if passive and stems & lists["governing.befall"] and clause.subject is not None and clause.governor is not None:
        clause.subject = (_is_where(clause.subject, grammar) and clause.governor.object) or clause.subject
    clause.subject_rule = "antecedent of the relative word"
    _speak_through(clause, grammar)


def _is_where(phrase: Phrase, grammar: Grammar) -> bool:
    """Tell where something is, which nobody accuses or arrests: *menahan kapal **di X**, yang dituduh …*."""
    head = phrase.parts[-1].head if phrase.kind == "preposition" and phrase.parts else None
    at = phrase.word.partition(" ")[0] in grammar.lists["classes.at"]
    return at and head is not None and head.kind in (Kind.PLACE, Kind.NATION)


def _coordinate(clause: Clause, phrases: Sequence[Phrase], i: int, verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Go on from the verb before, with its subject, object and marks as far as they hold for both."""
    kind = phrases[i].kind
    apart = i > 0 and phrases[i - 1].kind == "comma"
    apart |= not grammar.lists["governing.finite"].isdisjoint(clause.marks)
    before = verb_before(verbs, i)
    voice = _uttering(clause, before, grammar) or (
        _asking(before, grammar) if apart and kind == "adversative" else None
    )
    source = voice or (_reporting(clause, before, grammar) if apart else before)
    _inherit(clause, source, apart=apart or bool(voice))
    if clause.voice is Voice.ACTIVE and clause.trigger.text.endswith(grammar.affixes.clitic):
        clause.object = clause.object or (before.object if before else None)  # memutus hubungan dan *memulihkannya*
    if before is not None and kind == "coordinator" and not apart and clause.subject is before.subject:
        _go_along(clause, before, phrases[i].word, grammar)
    clause.linker = "adversative" if kind == "adversative" else clause.linker


def _go_along(clause: Clause, before: Clause, joint: str, grammar: Grammar) -> None:
    """Mark a verb as the one it is joined to: *akan berkunjung dan bertemu*, *tidak menyerang atau menduduki*."""
    lists = grammar.lists
    says = lists["speech.verbs"] | lists["speech.words"]
    if clause.marks or clause.negated or any(form.stem in says for form in clause.forms):
        return
    clause.marks = tuple(mark for mark in before.marks if mark in lists["governing.future"])
    clause.negated = before.negated and joint in lists["governing.either"]


def _said_alike(before: Clause | None) -> Phrase | None:
    """Return whom the relative clause before is about: *warga yang tinggal di X atau **yang** bekerja di Y*."""
    return before.subject if before is not None and before.linker == "relative" else None


def _speak_through(clause: Clause, grammar: Grammar) -> None:
    """What a paper says, who issues it says: *Kenya mengeluarkan pernyataan yang menyerukan …*."""
    paper, issuer = clause.subject, clause.governor
    if paper is None or issuer is None or issuer.object is not paper or issuer.voice is not Voice.ACTIVE:
        return
    part = paper.parts[-1] if paper.parts else None
    if clause.voice is Voice.ACTIVE and part and part.noun in grammar.lists["nouns.issued"] and not part.of:
        clause.subject, clause.subject_rule = issuer.subject, "who issues the paper that says so"


def _prior_noun(phrases: Sequence[Phrase], i: int) -> str:
    """Return the noun that heads the phrase right before a verb: *niat* mengakui."""
    parts = phrases[i].parts if i >= 0 else ()
    if not parts or parts[-1].head is not None or parts[-1].of:
        return ""
    return "" if parts[-1].units[-1].word_class == "determiner" else parts[-1].noun


def _make_noun(clause: Clause, verbs: dict[int, Clause], grammar: Grammar) -> None:
    """A verb made a noun: what follows it is what does it, or what it is done to."""
    clause.noun = clause.trigger.forms[0].stem
    clause.linker, clause.governor = "noun", verb_before(verbs, clause.at)
    if clause.object is not None and not _is_made_of_passive(clause, grammar):
        clause.by, clause.object = clause.object, None
    clause.subject_rule = "follows the verb made a noun"


def _is_made_of_passive(clause: Clause, grammar: Grammar) -> bool:
    """Tell *dimulainya*, *terjalinnya*, which begin like passives of their stem, from *terlibatnya*, *masuknya*."""
    passive = (grammar.affixes.passive, grammar.affixes.accidental)
    prefix = next((prefix for prefix in passive if clause.trigger.text.startswith(prefix)), None)
    return prefix is not None and not any(form.stem.startswith(prefix) for form in clause.forms)


def _antecedent(phrases: Sequence[Phrase], relative: int, *, event: bool, hosts: frozenset[str]) -> Phrase | None:
    """Return the phrase a relative clause is about: the nearest one before, or the event before its own phrases.

    Behind the prepositions ``hosts`` it may be an occasion that is no event a frame knows: *pada upacara yang digelar*.
    """
    nearest = None
    for i in range(relative - 1, -1, -1):
        kind = phrases[i].kind
        if kind == "noun" or (kind == "preposition" and phrases[i].parts):
            common = any(part.noun and part.head is None and not part.of for part in phrases[i].parts)
            occasion = common and phrases[i].word in hosts
            if not event or occasion or any(unit.noun for unit in phrases[i].units):
                return _person_from(phrases, i, relative) or phrases[i]
            nearest = nearest or phrases[i]
            if kind == "noun":
                return nearest
        elif kind not in (*ASIDE, "comma", "close", "quote"):
            return nearest
    return nearest


def _said_to_be(phrases: Sequence[Phrase], relative: int, grammar: Grammar) -> Phrase | None:
    """Return who is said to be what does it: ***Peru** tercatat sebagai negara pertama **yang** mengakui X*."""
    before = phrases[max(relative - 3, 0) : relative]
    kinds = [phrase.kind for phrase in before]
    if kinds not in (["noun", "auxiliary", "preposition"], ["noun", "verb", "preposition"]):
        return None
    named, _, role = before
    told = role.word in grammar.lists["governing.as"] and not role.mentions and role.parts[0].noun is not None
    return named if told and named.parts[-1].head is not None and len(role.parts) == 1 else None


def _paper_before(clause: Clause, phrases: Sequence[Phrase], relative: int, grammar: Grammar) -> Phrase | None:
    """Return the paper that asks, behind whom it is sent to: *nota kepada Kedutaan X **yang meminta** Y pergi*."""
    sent = phrases[relative - 1] if relative > 1 else None
    paper = phrases[relative - 2] if sent is not None and sent.kind == "preposition" else None
    asks = any(form.stem in grammar.lists["speech.utterances"] for form in clause.forms)
    if paper is None or sent is None or paper.kind != "noun" or not asks or clause.voice is not Voice.ACTIVE:
        return None
    issued = bool(paper.parts) and paper.parts[-1].noun in grammar.lists["nouns.issued"]
    return paper if issued and sent.word in grammar.lists["nouns.sent_to"] else None


def _person_from(phrases: Sequence[Phrase], i: int, relative: int) -> Phrase | None:
    """Return who comes from the place behind whose comma a relative word stands: ***Sultan X** dari Perak, yang …*."""
    before = phrases[i - 1] if i else None
    apart = relative > i + 1 and phrases[i + 1].kind == "comma"
    if before is None or not apart or before.kind != "noun" or phrases[i].kind != "preposition" or not before.parts:
        return None
    head, where = before.parts[-1].head, phrases[i].parts[-1].head
    person = head is not None and head.kind is Kind.PERSON
    place = where is not None and where.kind in (Kind.PLACE, Kind.NATION)
    return before if person and place else None


def _control(clause: Clause, linker: str, governor: Clause | None, grammar: Grammar) -> None:
    """The subject of a complement is its governor's subject, or its object after *ask*, *urge*, *let*."""
    clause.linker, clause.governor = linker, governor
    if governor is None:
        return
    if linker == "complement" or governor.complement is None:
        governor.complement = clause
    asks = any(form.stem in grammar.lists["governing.object_control"] for form in governor.forms)
    addressed = next((o.phrase for o in governor.obliques if o.word in grammar.lists["governing.addressee"]), None)
    asked = None if _is_willed(governor.patient, grammar) else governor.patient or addressed
    asks |= linker == "purpose" and _sends_somebody(governor, grammar)
    if addressed is not None and linker == "purpose" and _grants(governor, grammar):
        clause.subject, clause.subject_rule = addressed, "to whom it is granted"
        return
    if asks and asked is not None:
        clause.subject, clause.subject_rule = asked, "object of the governing verb"
    elif asks and linker == "wish":
        clause.subject = None
    elif linker == "purpose" and _is_brought(clause, governor, grammar):
        clause.subject, clause.subject_rule = governor.object, "who is brought to have it done to him"
    else:
        clause.subject, clause.subject_rule = governor.subject, "subject of the governing verb"


def _is_brought(clause: Clause, governor: Clause, grammar: Grammar) -> bool:
    """Tell what somebody is taken somewhere for: *membawa **mereka** ke sini untuk diadili*."""
    passive = clause.voice is Voice.PASSIVE and governor.voice is Voice.ACTIVE and governor.object is not None
    return passive and any(form.stem in grammar.lists["governing.brings"] for form in governor.forms)


def _grants(governor: Clause, grammar: Grammar) -> bool:
    """Tell a verb that gives another leave, time or orders: *memberi izin kepada X **untuk** masuk*."""
    parts = governor.object.parts if governor.object is not None else ()
    nouns = {part.noun for part in parts} | {part.noun.split()[0] for part in parts if part.noun}
    nouns.update(governor.trigger.text.split()[1:])  # memberi *izin*
    return not nouns.isdisjoint(grammar.lists["governing.granted"])


def _sends_somebody(governor: Clause, grammar: Grammar) -> bool:
    """Tell a verb whose object, a person, is to do what it is for: *mengirim **utusan X** untuk bertemu Y*."""
    sends = any(form.stem in grammar.lists["governing.sending"] for form in governor.forms)
    sent = governor.patient.mentions if governor.patient is not None else ()
    return sends and any(mention.kind is Kind.PERSON for mention in sent)


def _own_purpose(clause: Clause, phrases: Sequence[Phrase], purpose: int, grammar: Grammar) -> None:
    """Take for subject whose journey or plan the purpose is: *mengecam rencana Israel untuk menduduki Gaza*."""
    for i in range(purpose - 1, -1, -1):
        if phrases[i].kind not in ("noun", "preposition", "time"):
            return
        if phrases[i].parts and phrases[i].parts[-1].head is None and phrases[i].parts[-1].of:
            clause.subject = _whose(phrases[i], grammar) or clause.subject
            clause.subject_rule = "whose purpose it is"
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


def _whose(phrase: Phrase, grammar: Grammar) -> Phrase | None:
    """Return whose deed or plan a phrase names, if it does: *keberhasilan **Qatar***, *rencana **Israel***."""
    part = phrase.parts[-1] if phrase.parts else None
    if part is None or part.head is not None or not part.of or not part.noun:
        return None
    if part.noun.split()[0] not in grammar.lists["governing.own_purpose"]:
        return None
    return Phrase("noun", part.units, parts=(Part(part.units, part.of[0], "", part.of[1:]),))


def _is_said_after(clause: Clause, phrases: Sequence[Phrase], grammar: Grammar) -> bool:
    """Tell a verb of speech after the words, *…, kata X*: its speaker stands behind it."""
    closed = clause.at > 0 and phrases[clause.at - 1].kind in ("comma", "quote", "mark", "bracket", "stop")
    return closed and clause.object is not None and clause.trigger.text in grammar.lists["speech.after"]


def name_pronouns(verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Take an unresolved *mereka* for who does the governing verb, unless that verb names another besides."""
    for at in sorted(verbs):
        clause, governor = verbs[at], verbs[at].governor
        if clause.subject is None or governor is None or not _is_pronoun(clause.subject, grammar):
            continue
        main = _main_doer(governor)
        others = (governor.object, governor.by, *(oblique.phrase for oblique in governor.obliques))
        mentions = (
            mention for phrase in others if phrase is not None and phrase is not main for mention in phrase.mentions
        )
        named = any(mention.kind in PARTICIPANTS for mention in mentions)
        judged = any(form.stem in grammar.lists["governing.judged"] for form in governor.forms)
        if judged and clause.subject is governor.object:
            continue  # *Kenya menuduh **mereka** mendukung X*: others than Kenya
        if clause.linker in ("that", "complement") or (clause.linker == "adverbial" and not named):
            clause.subject, clause.subject_rule = main or clause.subject, "who the pronoun means"


def name_attached(verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Take *-nya* on a verb for whom the verb over it is about: ***Kenya** menuduh Uganda menyerangnya*."""
    for clause in verbs.values():
        about = clause.governor.subject if clause.governor is not None else None
        attached = clause.object is None and clause.trigger.text.endswith(grammar.affixes.clitic)
        under = clause.linker in ("relative", "complement", "that", "adverbial", "wish")
        if attached and under and clause.voice is Voice.ACTIVE and about is not None and about is not clause.subject:
            clause.object = about if can_act(about) else None


def _is_pronoun(phrase: Phrase, grammar: Grammar) -> bool:
    unit = phrase.units[0]
    alone = len(phrase.units) == 1 and unit.word_class == "pronoun" and unit.mention is None
    return alone and unit.text.lower() not in grammar.lists["classes.first_person"]


def _is_willed(phrase: Phrase | None, grammar: Grammar) -> bool:
    """Tell a plan or wish that is spoken of, *mengumumkan rencana untuk V*, from one who is asked."""
    nouns = grammar.lists["governing.planned_nouns"] | grammar.lists["governing.possible_nouns"]
    if phrase is None or phrase.units[-1].word_class == "determiner":
        return False  # menyebut keputusan itu melanggar hukum
    return any(part.noun.removesuffix(grammar.affixes.clitic) in nouns for part in phrase.parts)  # *komitmennya*


def _inherit(clause: Clause, before: Clause | None, *, apart: bool) -> None:
    """Go on about the subject of the verb before; ``apart``, a comma or *sedang*, goes back to what governs it."""
    clause.linker, clause.governor = "coordinated", before
    if before is None:
        return
    clause.subject, clause.subject_rule = before.subject, "subject of the coordinated verb"
    if before.linker == "relative" or (before.linker in ("purpose", "complement") and not apart):
        clause.linker = before.linker
        clause.governor = before.governor


def _uttering(clause: Clause, before: Clause | None, grammar: Grammar) -> Clause | None:
    """Go back to who says or asks something and goes on to say more: *X menuduh Y menyerang serta mengkritik Z*."""
    governor = before.governor if before is not None else None
    if before is None or governor is None or clause.voice is not Voice.ACTIVE or governor.subject is None:
        return None
    own, above, between = ({form.stem for form in one.forms} for one in (clause, governor, before))
    utterances = grammar.lists["speech.utterances"]
    goes_on = own & utterances and not between & utterances and above & (utterances | grammar.lists["speech.verbs"])
    return governor if goes_on and governor.subject.mentions and not governor.noun else None


def _asking(before: Clause | None, grammar: Grammar) -> Clause | None:
    """Go back to who asks or accuses another, behind *but*: *X mendesak Y mundur, **namun** menolak campur tangan*."""
    governor = before.governor if before is not None and before.linker in ("purpose", "wish", "complement") else None
    asks = governor is not None and any(form.stem in grammar.lists["speech.utterances"] for form in governor.forms)
    return governor if asks and governor is not None and governor.voice is Voice.ACTIVE and governor.subject else None


def _reporting(clause: Clause, before: Clause | None, grammar: Grammar) -> Clause | None:
    """Go back to who reports where a thing cannot do it: *X mengatakan rencana itu dibahas, dan mendesak Y*."""
    governor = before.governor if before is not None else None
    if before is None or governor is None or clause.voice is not Voice.ACTIVE:
        return before
    lists = grammar.lists
    utters = lists["speech.verbs"] | lists["governing.possible"] | lists["governing.rejected"]
    reported = any(form.stem in lists["speech.verbs"] for form in governor.forms)
    thing = before.subject is None or not before.subject.mentions
    acts = governor.subject is not None and governor.subject.mentions
    said = any(form.stem in utters for form in clause.forms)
    return governor if reported and thing and acts and said else before


def _find_subject(clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Walk left over asides, prepositional phrases and closed relative clauses to the phrase that is subject."""
    i, crossed, found = clause.at - 1, False, None
    while i >= 0:
        phrase, step = phrases[i], i - 1
        owner = verbs.get(i) or (_owner(phrase, i, verbs) if phrase.kind == "noun" else None)
        if owner is not None and not crossed and phrase.kind == "noun":
            _after_object(clause, owner, phrase, grammar)
            return
        if owner is not None:
            jumped = None if found is not None else _jump(clause, owner, phrases)
            if jumped is None:
                break
            step, crossed = jumped, True
        elif (aside := _aside_from(phrases, i, grammar, crossed=crossed)) is not None:
            step = aside - 1
        elif phrase.kind == "noun":
            named = found is not None and _is_called(phrase, phrases[found])
            found = i if found is None or (phrase.mentions and not named) or not phrases[found].mentions else found
            if not crossed:
                break
        elif phrase.kind == "comma":
            if found is not None and not _apposed_before(phrases, i):
                break
            crossed = True
        elif phrase.kind in _BREAKS or phrase.kind in ("coordinator", "relative"):
            _note_opening(clause, phrase, verb_before(verbs, i), found)
            _note_content(clause, phrases, i)
            if found is None and phrase.word in grammar.lists["light.within"]:
                _own_purpose(clause, phrases, i, grammar)
            break
        i = step
    if found is not None:
        _note_opener(clause, phrases, verbs, found)
    _settle_subject(clause, phrases, verbs, (found, i), grammar)


def _aside_from(phrases: Sequence[Phrase], i: int, grammar: Grammar, *, crossed: bool) -> int | None:
    """Return where what is no subject begins: an aside, or a relative word and how it says something is."""
    return i if _is_aside(phrases, i, grammar, crossed=crossed) else _described_from(phrases, i, grammar)


def _described_from(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> int | None:
    """Return the index of the relative word where a plain phrase only says how something is: *X yang **netral** V*."""
    phrase, start = phrases[i], i - 1
    if phrase.kind != "noun" or phrase.mentions or len(phrase.parts) > 1:
        return None
    if any(unit.noun or unit.word_class != "noun" for unit in phrase.units):
        return None
    if phrase.units[0].text.endswith(grammar.affixes.clitic):
        return None  # negara yang *pasukannya* menyerang X
    while start >= 0 and phrases[start].kind in (*ASIDE, "auxiliary"):
        start -= 1
    return start if start > 0 and phrases[start].kind == "relative" else None


def _decides(clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> bool:
    """Give a verb right after somebody's plan or decision its subject: *atas keputusan **Kenya** membeli gas*."""
    phrase = phrases[clause.at - 1] if clause.at else None
    if phrase is None or phrase.kind != "preposition" or clause.voice is not Voice.ACTIVE:
        return False
    noun = phrase.parts[-1].noun if phrase.parts else ""
    whose = _whose(phrase, grammar) if noun in grammar.lists["governing.planned_nouns"] else None
    if whose is None:
        return False
    clause.linker, clause.governor, clause.prior = "complement", verb_before(verbs, clause.at), noun
    clause.subject, clause.subject_rule = whose, "whose deed it is"
    return True


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
    measure = is_measure(phrases[i]) and i > 0 and phrases[i - 1].kind == "preposition"
    if measure or (phrases[i].kind == "noun" and _is_duration(phrases[i])):
        return True
    return crossed and phrases[i].kind == "noun" and _goes_on_where(phrases, i, grammar)


def _goes_on_where(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> bool:
    """Tell a phrase between commas that goes on saying where something is: di Entebbe, *selatan Kampala*, …."""
    closed = i > 1 and phrases[i - 1].kind == phrases[i + 1].kind == "comma" and phrases[i - 2].kind == "preposition"
    units = phrases[i].units
    place = units[0].mention is not None and units[0].mention.kind in (Kind.PLACE, Kind.NATION) and len(units) == 1
    return closed and (place or grammar.is_in("locations.directions", units[0].text.lower()))


def _apposed_before(phrases: Sequence[Phrase], comma: int) -> bool:
    """Tell whether a bare phrase stands before the comma, so that what follows it is its apposition."""
    i = left(phrases, comma - 1)
    return i >= 0 and phrases[i].kind == "noun"


def _owner(phrase: Phrase, i: int, verbs: dict[int, Clause]) -> Clause | None:
    """Return the clause whose object or agent this phrase is."""
    before = verb_before(verbs, i)
    return before if before is not None and phrase in (before.object, before.by) else None


def _after_object(clause: Clause, owner: Clause, phrase: Phrase, grammar: Grammar) -> None:
    """V1 NP V2: after *say*, *ask*, *accuse* the phrase is V2's subject; else V2 goes on about V1's subject."""
    asks = any(form.stem in grammar.lists["governing.object_control"] for form in owner.forms)
    asks = asks and not _is_willed(phrase, grammar)
    asks = asks or any(form.stem in grammar.lists["governing.result"] for form in clause.forms)
    if _only_qualifies(owner, clause, grammar):
        owner.linker, clause.subject, clause.subject_rule = "relative", owner.subject, "phrase before the verb"
        return
    if _is_main_after(owner, clause) or (_is_within_relative(owner) and not (asks and phrase.mentions)):
        clause.linker, clause.subject, clause.subject_rule = "main", owner.subject, "whom the relative clause is about"
        return
    clause.governor = owner
    whose = _whose(phrase, grammar) if phrase is owner.object else None
    if owner.voice is Voice.PASSIVE and phrase is owner.by:
        clause.linker, clause.subject = "complement" if asks else "coordinated", owner.subject
        clause.subject_rule = "subject of the verb before"
        owner.complement = clause if asks else owner.complement
        return
    if whose is not None and clause.voice is not Voice.PASSIVE:
        clause.linker, clause.subject, clause.subject_rule = "complement", whose, "whose deed it is"
        clause.prior = phrase.parts[-1].noun
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
    plain = first.voice is Voice.ACTIVE and first.linker == "main" and not first.marks and not first.negated
    if not happens or not plain or first.subject is None:
        return False
    lists = grammar.lists
    willed = lists["governing.planned_nouns"] | lists["governing.possible_nouns"] | lists["governing.own_purpose"]
    return any(part.head is None and (part.noun in willed or part.units[0].noun) for part in first.subject.parts)


def _jump(clause: Clause, owner: Clause, phrases: Sequence[Phrase]) -> int | None:
    """Step over a closed relative or adverbial clause, or *kata X*, to what stands before it; None if not closed."""
    start = owner.at - 1
    if owner.subject_rule == SPEAKER and _closed_by_comma(phrases, owner.at, clause.at):
        return start
    if owner.linker in ("relative", "adverbial") and _closed_by_comma(phrases, owner.at, clause.at):
        opener = "relative" if owner.linker == "relative" else "subordinator"
        while start >= 0 and phrases[start].kind != opener:
            start -= 1
        return start - 1
    return start if owner.voice is Voice.NOUN else None


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


def _blamed(clause: Clause, before: Clause, grammar: Grammar) -> Phrase | None:
    """Return who is blamed or praised for what a clause of cause tells: *menghukum **Kenya** karena membeli*."""
    lists = grammar.lists
    why = clause.adverbs & lists["governing.reasons"]
    object_ = before.object if before.voice is Voice.ACTIVE else None
    judged = not lists["governing.judged"].isdisjoint(form.stem for form in before.forms)
    return object_ if why and judged and object_ is not None and object_.mentions else None


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
        clause.subject_rule = clause.subject_rule or "phrase before the verb"
    before = verb_before(verbs, clause.at)
    if clause.governor is None:
        clause.governor = before
    if clause.subject is None and before is not None and stopped >= 0:
        if phrases[stopped].kind in ("verb", "copula", "noun", "coordinator"):
            _inherit(clause, before, apart=True)
        elif clause.linker == "adverbial":
            clause.subject, clause.subject_rule = _blamed(clause, before, grammar) or _main_doer(before), MAIN
    if clause.subject is None and clause.linker == "that" and clause.voice is Voice.ACTIVE and before is not None:
        clause.subject, clause.subject_rule = _main_doer(before), "who says so"


def _main_doer(clause: Clause) -> Phrase | None:
    """Return who acts in a clause: of *disampaikan Putin* him who said it, not what was said."""
    acting = clause.subject is not None and clause.subject.mentions
    return clause.by if clause.voice is Voice.PASSIVE and clause.by is not None and not acting else clause.subject


def subjects_from_main(phrases: Sequence[Phrase], verbs: dict[int, Clause]) -> None:
    """Give a clause in front without a subject that of the main verb: *saat bertemu Ali, Budi berkata*."""
    for clause in verbs.values():
        if clause.subject is not None or clause.linker not in ("adverbial", "main") or clause.governor is not None:
            continue
        if clause.at and phrases[left(phrases, clause.at - 1)].kind != "subordinator":
            continue
        main = next((verbs[i] for i in sorted(verbs) if i > clause.at and verbs[i].linker == "main"), None)
        if main is not None and main.subject is not None:
            clause.subject, clause.subject_rule = main.subject, MAIN


def subjects_of_predicates(clauses: Collection[Clause], grammar: Grammar) -> None:
    """Who is said to be the one that does it does it: *Mesir adalah negara pertama yang mengakui Israel*."""
    for clause in clauses:
        said = clause.governor
        if clause.linker != "relative" or said is None or said.object is None or clause.subject is None:
            continue
        if clause.subject is not said.object and not _is_beside_predicate(clause.subject, said, grammar):
            continue
        whom = _said_of(said, grammar)
        for other in [other for other in clauses if whom is not None and other.subject is clause.subject]:
            other.subject, other.subject_rule = whom, "subject of which it is said"


def subjects_named_beside(clauses: Collection[Clause], phrases: Sequence[Phrase], grammar: Grammar) -> None:
    """Whoever is said to be the one that does it does it.

    *Negara yang menyerang Kuwait adalah **Irak***; *mengunjungi **Qatar**, negara yang menengahi perundingan*.
    """
    for clause in clauses:
        subject = clause.subject
        named_already = subject is None or any(mention.kind is not Kind.GROUP for mention in subject.mentions)
        if clause.linker != "relative" or subject is None or named_already or not _is_somebody(subject, grammar):
            continue
        copula = next((one for one in clauses if one.is_copula and one.subject is subject), None)
        named = copula.object if copula is not None and not copula.negated else _listed_after(clause, clauses, grammar)
        named = named or (_name_before(subject, phrases, grammar) if copula is None else None)
        if named is not None and can_act(named):
            clause.subject, clause.subject_rule = named, "who is said to be the subject"


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
    nation = any(part.noun in grammar.lists["locations.nations"] for part in subject.parts)
    return before if (head.kind is Kind.NATION) == nation else None


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
