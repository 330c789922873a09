"""Find what a clause hangs on: a relative word, a verb beside it, a purpose, what is said or asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Kind
from .attachment import noun_before, noun_over
from .clause import ASIDE, RUN, SPEAKER, WHOSE_DEED, Clause, left, opener, verb_before
from .phrases import Phrase
from .subjects import find_subject, inherit, is_willed, main_of, own_purpose, whose_is

#: How what one says or asks of another hangs on the verb that says so, and further down.
_UNDER = frozenset({"complement", "purpose", "wish", "that"})


def link(clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Say what a clause hangs on and how, and who or what its subject is."""
    if clause.voice is Voice.NOUN:
        _make_noun(clause, verbs, grammar)
        clause.prior = clause.prior or noun_over(phrases, clause.at, grammar)
        return
    if _is_said_after(clause, phrases, grammar):
        clause.subject, clause.subject_rule = clause.object, SPEAKER
        return
    i = opener(phrases, left(phrases, clause.at - 1))
    kind = phrases[i].kind if i >= 0 else ""
    if kind == "purpose" or clause.voice is not Voice.PASSIVE:
        clause.prior = noun_before(phrases, i - 1 if kind == "purpose" else i)
    if kind == "relative":
        _relate(clause, phrases, i, verbs, grammar)
    elif kind in ("purpose", "wish"):
        _control(clause, kind, verb_before(verbs, i), grammar)
        clause.subject = clause.subject or _on_the_way(phrases, i)
        own_purpose(clause, phrases, i, grammar)
    elif kind == "verb" and _resumes(clause, verbs[i], phrases, grammar):
        clause.subject, clause.subject_rule = verbs[i].subject, "whom the relative clause is about"
    elif kind == "verb" and not (clause.is_copula and verbs[i].linker == "relative"):  # X di Y yang diduduki *adalah* Z
        _control(clause, "complement", verbs[i], grammar)
    elif kind in ("coordinator", "adversative"):
        _coordinate(clause, phrases, i, verbs, grammar)
    elif not _decides(clause, phrases, verbs, grammar):
        find_subject(clause, phrases, verbs, grammar)


def _resumes(clause: Clause, before: Clause, phrases: Sequence[Phrase], grammar: Grammar) -> bool:
    """Tell the main verb behind a relative clause that says when or where: *kudeta yang terjadi pada 1951 **dikecam***.

    What one asks or lets somebody do goes on: *yang diminta oleh X **mundur***.
    """
    apart = any(phrase.kind in ("time", "preposition") for phrase in phrases[before.at + 1 : clause.at])
    lists, stems = grammar.lists, {form.stem for form in before.forms}
    governs = stems & (lists["governing.object_control"] | lists["governing.planned"] | lists["governing.possible"])
    about = before.linker == "relative" and before.subject is not None and before.voice is not Voice.ACTIVE
    return about and apart and not governs and not clause.is_copula


def _relate(clause: Clause, phrases: Sequence[Phrase], i: int, verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Make the phrase a relative word stands for the subject."""
    clause.linker, clause.governor = "relative", verb_before(verbs, i)
    lists, stems = grammar.lists, {form.stem for form in clause.forms}
    happens = not stems.isdisjoint(lists["light.results"] | lists["light.happen"] | lists["light.missions"])
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
    clause.subject = _judged_thing(clause, phrases, i, grammar) or clause.subject
    clause.subject = _with_companions(clause, phrases, i, grammar)
    if passive and stems & lists["governing.befall"] and clause.subject is not None and clause.governor is not None:
        clause.subject = (_is_where(clause.subject, grammar) and clause.governor.object) or clause.subject
    clause.subject_rule = "antecedent of the relative word"
    _speak_through(clause, grammar)


def _with_companions(clause: Clause, phrases: Sequence[Phrase], i: int, grammar: Grammar) -> Phrase | None:
    """Add whom the antecedent does it with: *Qatar, yang **bersama Mesir** menengahi X*."""
    subject, beside = clause.subject, phrases[i + 1] if i + 1 < clause.at else None
    if subject is None or beside is None or beside.word not in grammar.lists["nouns.together"] or not beside.mentions:
        return subject
    return replace(subject, parts=(*subject.parts, *beside.parts)) if subject.mentions else subject


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
    before = _over_speaker(phrases, i, verbs, grammar)
    against = apart and kind == "adversative"
    voice = _uttering(clause, before, grammar, against=apart) or (_asking(before, grammar) if against else None)
    voice = voice or _asking_too(clause, before, grammar)
    voice = voice or (_owner_of_thing(clause, before, phrases, i, grammar) if apart else None)
    voice = voice or (_behind_enclosed(clause, before, phrases) if apart else None)
    source = voice or (_reporting(clause, before, grammar) if apart else before)
    source = main_of(clause, source, grammar) or source if apart and source is before else source
    if phrases[i].word in grammar.lists["governing.either"]:
        clause.adverbs |= {phrases[i].word}
        if apart and before is not None and source is before:
            source, apart = _first_purpose(before), before.linker != "purpose"
    inherit(clause, source, apart=apart or bool(voice))
    if clause.voice is Voice.ACTIVE and clause.trigger.text.endswith(grammar.affixes.clitic):
        clause.object = clause.object or (before.object if before else None)  # memutus hubungan dan *memulihkannya*
    origin = source or before
    if origin is not None and kind == "coordinator" and clause.subject is origin.subject:
        _go_along(clause, origin, phrases[i].word, grammar)
    clause.linker = "adversative" if kind == "adversative" else clause.linker


def _behind_enclosed(clause: Clause, before: Clause | None, phrases: Sequence[Phrase]) -> Clause | None:
    """Go back over what commas enclose to the verb before it: *X mengakui Y, yang diduduki Z, **tetapi** menolak V*.

    Of two verbs inside, the next may be a third: *yang lahir di X, belajar di Y, dan menjadi Z*.
    """
    over = before.governor if before is not None and before.linker == "relative" else None
    if over is None or before is None or over.subject is None or not over.subject.mentions:
        return None
    opening = next((i for i in range(before.at, over.at, -1) if phrases[i].kind == "relative"), 0)
    alone = all(phrase.kind not in ("verb", "copula") for phrase in phrases[opening + 1 : before.at])
    enclosed = alone and opening > 0 and phrases[opening - 1].kind == "comma"
    active = clause.voice is Voice.ACTIVE and over.voice is Voice.ACTIVE
    return over if enclosed and active and over.linker in ("main", "coordinated") else None


def _asking_too(clause: Clause, before: Clause | None, grammar: Grammar) -> Clause | None:
    """Go back to a paper that makes or lets others do things: *nota yang mewajibkan Y mundur **dan mengizinkan** Z*."""
    over = before.governor if before is not None and before.linker == "complement" else None
    if before is None or over is None or over.object is not before.subject or before.subject is None:
        return None
    asks = grammar.lists["governing.object_control"]
    alike = _stems(clause) & asks and _stems(over) & asks and not _stems(before) & asks
    thing = over.subject is not None and not over.subject.mentions
    return over if thing and alike and clause.voice is over.voice is Voice.ACTIVE else None


def _over_speaker(phrases: Sequence[Phrase], i: int, verbs: dict[int, Clause], grammar: Grammar) -> Clause | None:
    """Return the verb a joining word goes on from, over who said so: *X menyerang Y, kata saksi, **dan** memaksa V*."""
    before = verb_before(verbs, i)
    said = before is not None and before.subject_rule == SPEAKER and phrases[i - 1].kind == "comma"
    told = verb_before(verbs, before.at) if said and before is not None else None
    return told if told is not None and phrases[0].kind != "quote" else before


def _first_purpose(clause: Clause) -> Clause:
    """Go back over what each is for to the first purpose: *memberi waktu untuk V guna V, **atau** V*."""
    first = clause
    while first.linker == "purpose" and first.governor is not None and first.governor.linker == "purpose":
        first = first.governor
    return first


def _owner_of_thing(
    clause: Clause, before: Clause | None, phrases: Sequence[Phrase], i: int, grammar: Grammar
) -> Clause | None:
    """Go back to who does what no thing does: *Kenya menutup pabrik yang menghasilkan rudal, **dan mengusir** X*.

    Nor is what *serta* adds to a single verb said of the thing: *pabrik yang membuat rudal, **serta menerima** X*.
    """
    over = before.governor if before is not None and before.linker == "relative" else None
    if before is None or over is None:
        return None
    thing = before.subject is not None and not before.subject.mentions
    lists = grammar.lists
    deed = any(form.stem in lists["governing.somebodys"] | lists["speech.utterances"] for form in clause.forms)
    alone = phrases[opener(phrases, left(phrases, before.at - 1))].kind == "relative"
    besides = alone and phrases[i].word in lists["governing.besides"]
    active = clause.voice is Voice.ACTIVE and over.voice is Voice.ACTIVE
    named = over.subject is not None and bool(over.subject.mentions)
    return over if thing and (deed or besides) and active and named else None


def _go_along(clause: Clause, before: Clause, joint: str, grammar: Grammar) -> None:
    """Mark a verb as the one it is joined to: *akan berkunjung dan bertemu*, *tidak menyerang atau menduduki*."""
    lists = grammar.lists
    says = clause.trigger.text in lists["speech.words"] or any(f.stem in lists["speech.verbs"] for f in clause.forms)
    if clause.marks or clause.negated or says:
        return
    clause.marks = tuple(mark for mark in before.marks if mark in lists["governing.future"])
    clause.negated = before.negated and joint in lists["governing.either"]


def _said_alike(before: Clause | None) -> Phrase | None:
    """Return whom the relative clause before is about: *warga yang tinggal di X atau **yang** bekerja di Y*."""
    return before.subject if before is not None and before.linker == "relative" else None


def _speak_through(clause: Clause, grammar: Grammar) -> None:
    """What a paper says, who issues it says: *Kenya mengeluarkan pernyataan yang menyerukan …*."""
    paper, issuer = clause.subject, clause.governor
    if paper is None or issuer is None or issuer.object is not paper or issuer.voice is Voice.PASSIVE:
        return
    if all(form.stem not in grammar.lists["nouns.issuing"] for form in issuer.forms):
        return  # who vetoes or ignores a paper says nothing of what it says
    part = paper.parts[-1] if paper.parts else None
    if clause.voice is Voice.ACTIVE and part and part.noun in grammar.lists["nouns.issued"] and not part.of:
        clause.subject, clause.subject_rule = issuer.subject, "who issues the paper that says so"


def _make_noun(clause: Clause, verbs: dict[int, Clause], grammar: Grammar) -> None:
    """A verb made a noun: what follows it is what does it, or what it is done to."""
    clause.noun = clause.trigger.forms[0].stem
    after = (verbs[at] for at in sorted(verbs) if at > clause.at and verbs[at].voice is not Voice.NOUN)
    clause.linker, clause.governor = "noun", verb_before(verbs, clause.at) or next(after, None)
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
    """Return who is said to be, or to be one of those, that do it.

    ***Peru** tercatat sebagai negara pertama **yang** mengakui X*, ***Peru** termasuk negara awal di Y **yang** …*,
    ***Peru** masuk dalam kelompok negara **yang** …*.
    """
    stop, lists = relative, grammar.lists
    while stop > 1 and phrases[stop - 1].word in lists["locations.within"] and phrases[stop - 2].kind == "preposition":
        stop -= 1
    before = phrases[max(stop - 3, 0) : stop]
    kinds = [phrase.kind for phrase in before]
    if kinds in (["noun", "auxiliary", "preposition"], ["noun", "verb", "preposition"]):
        counted = before[1].word in lists["governing.counted"]
        links = lists["governing.among"] if counted else lists["governing.as"]
    elif kinds[-2:] == ["noun", "preposition"] and kinds[:-2] in ([], ["comma"], ["adverb"], ["time"]):
        links = lists["governing.one_of"]
    else:
        return None
    named, role = next(phrase for phrase in before if phrase.kind == "noun"), before[-1]
    told = role.word in links and not role.mentions and role.parts[0].noun is not None
    return named if told and named.parts[-1].head is not None and len(role.parts) == 1 else None


def _judged_thing(clause: Clause, phrases: Sequence[Phrase], relative: int, grammar: Grammar) -> Phrase | None:
    """Return what is judged, which no place is: ***tuntutan Bolivia** atas akses ke laut X, yang ditolak Y*."""
    near = clause.subject
    judged = clause.voice is Voice.PASSIVE and any(
        form.stem in grammar.lists["speech.utterances"] for form in clause.forms
    )
    apart = relative > 0 and phrases[relative - 1].kind == "comma"
    if near is None or not (judged and apart) or near.kind != "preposition" or not near.parts:
        return None
    head = near.parts[-1].head
    k = next((k for k, phrase in enumerate(phrases) if phrase is near), 0) - 1
    while k >= 0 and phrases[k].kind in RUN:
        k -= 1
    thing = phrases[k] if k >= 0 and phrases[k].kind == "noun" and phrases[k].parts else None
    event = thing is not None and any(part.noun and part.head is None for part in thing.parts)
    return thing if event and head is not None and head.kind is Kind.PLACE else None


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
    asked = None if is_willed(governor.patient, grammar) else governor.patient or addressed
    asks |= linker == "purpose" and _sends_somebody(governor, grammar)
    granted = _granted(governor, addressed, grammar) if linker in ("purpose", "wish") else None
    if granted is not None:
        clause.subject, clause.subject_rule = granted, "to whom it is granted"
        return
    if asks and asked is not None:
        clause.subject, clause.subject_rule = asked, "object of the governing verb"
    elif asks and linker == "wish":
        clause.subject = None
    elif linker == "purpose" and _is_brought(clause, governor, grammar):
        clause.subject, clause.subject_rule = governor.object, "who is brought to have it done to him"
    else:
        clause.subject, clause.subject_rule = governor.subject, "subject of the governing verb"


def _on_the_way(phrases: Sequence[Phrase], purpose: int) -> Phrase | None:
    """Return who is said to be at what a purpose follows, without a verb: *Ali sedang **dalam perjalanan** untuk V*."""
    i = purpose - 1
    while i > 0 and phrases[i].kind in (*RUN, "comma"):
        i -= 1
    held = i > 0 and phrases[i].kind == "auxiliary" and phrases[i + 1].kind == "preposition"
    return phrases[i - 1] if held and phrases[i - 1].kind == "noun" and phrases[i - 1].mentions else None


def _is_brought(clause: Clause, governor: Clause, grammar: Grammar) -> bool:
    """Tell what somebody is taken somewhere for: *membawa **mereka** ke sini untuk diadili*."""
    passive = clause.voice is Voice.PASSIVE and governor.voice is Voice.ACTIVE and governor.object is not None
    return passive and any(form.stem in grammar.lists["governing.brings"] for form in governor.forms)


def _granted(governor: Clause, addressed: Phrase | None, grammar: Grammar) -> Phrase | None:
    """Return to whom another gives leave or opens a way: *memberi izin kepada X*, *memberi peluang bagi X untuk V*.

    He may stand right behind the verb: *memberi **X** waktu sehari untuk V*.
    """
    if not _grants(governor, grammar):
        return None
    served = (o.phrase for o in governor.obliques if o.word in grammar.lists["governing.served"])
    given = governor.object if governor.voice is Voice.ACTIVE and _opens_with_name(governor.object) else None
    given = given or _met_before(governor, grammar)
    return addressed or next((phrase for phrase in served if phrase.mentions), None) or given


def _met_before(governor: Clause, grammar: Grammar) -> Phrase | None:
    """Return whom *-nya* on a verb means that goes on from another: *mengusir **X** dan memberinya waktu untuk V*."""
    before = governor.governor if governor.linker == "coordinated" else None
    attached = before is not None and governor.trigger.text.endswith(grammar.affixes.clitic)
    met = before.object if attached and before is not None and before.subject is governor.subject else None
    return met if met is not None and met.mentions else None


def _opens_with_name(phrase: Phrase | None) -> bool:
    """Tell whom something is given from what is given: ***X** waktu sehari*."""
    first = phrase.parts[0] if phrase is not None and phrase.parts else None
    return first is not None and first.head is not None and first.units[0].mention is first.head


def _grants(governor: Clause, grammar: Grammar) -> bool:
    """Tell a verb that gives another leave, time or orders: *memberi izin kepada X **untuk** masuk*."""
    given = governor.patient if governor.voice is Voice.PASSIVE else governor.object
    parts = given.parts if given is not None else ()
    nouns = {part.noun for part in parts} | {part.noun.split()[0] for part in parts if part.noun}
    nouns.update(
        unit.text for part in parts for unit in part.units[1:] if unit.word_class == "noun"
    )  # X *waktu* sehari
    nouns.update(governor.trigger.text.split()[1:])  # memberi *izin*
    return not nouns.isdisjoint(grammar.lists["governing.granted"])


def _sends_somebody(governor: Clause, grammar: Grammar) -> bool:
    """Tell a verb whose object, a person, is to do what it is for: *mengirim **utusan X** untuk bertemu Y*."""
    sends = any(form.stem in grammar.lists["governing.sending"] for form in governor.forms)
    sent = governor.patient.mentions if governor.patient is not None else ()
    return sends and any(mention.kind is Kind.PERSON for mention in sent)


def _is_said_after(clause: Clause, phrases: Sequence[Phrase], grammar: Grammar) -> bool:
    """Tell a verb of speech after the words, *…, kata X*: its speaker stands behind it."""
    closed = clause.at > 0 and phrases[clause.at - 1].kind in ("comma", "quote", "mark", "bracket", "stop")
    return closed and clause.object is not None and clause.trigger.text in grammar.lists["speech.after"]


def _uttering(clause: Clause, before: Clause | None, grammar: Grammar, *, against: bool) -> Clause | None:
    """Go back to who says or asks something and goes on to say more: *X menuduh Y menyerang serta mengkritik Z*.

    ``against`` tells that *but* joins them: *X membantah Y menyerang, **tetapi** mengakui V*.
    """
    utterances = grammar.lists["speech.utterances"] | (grammar.lists["speech.verbs"] if against else frozenset())
    if before is None or clause.voice is not Voice.ACTIVE or not _stems(clause) & utterances:
        return None
    between, governor = before, before.governor
    while governor is not None and not _stems(between) & utterances:
        if _says(governor, grammar):
            return governor if governor.subject and not governor.noun else None
        if between.linker not in _UNDER or governor.linker not in _UNDER:
            return None
        between, governor = governor, governor.governor
    return None


def _stems(clause: Clause) -> set[str]:
    return {form.stem for form in clause.forms}


def _says(clause: Clause, grammar: Grammar) -> bool:
    """Tell what one says, asks or feels about another."""
    said = _stems(clause) & (grammar.lists["speech.utterances"] | grammar.lists["speech.verbs"])
    return bool(said) or _voices_attitude(clause, grammar)


def _voices_attitude(clause: Clause, grammar: Grammar) -> bool:
    """Tell what one does by voicing what one feels: *melontarkan **kecaman** atas X*."""
    nouns = {part.noun for part in clause.object.parts} if clause.object is not None else set[str]()
    return clause.voice is Voice.ACTIVE and not nouns.isdisjoint(grammar.lists["speech.attitudes"])


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
    reported = any(form.stem in lists["speech.verbs"] | lists["speech.words"] for form in governor.forms)
    thing = before.subject is None or not before.subject.mentions
    acts = governor.subject is not None and governor.subject.mentions
    said = any(form.stem in utters for form in clause.forms)
    return governor if reported and thing and acts and said else before


def _decides(clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> bool:
    """Give a verb right after somebody's plan or decision its subject: *atas keputusan **Kenya** membeli gas*."""
    phrase = phrases[clause.at - 1] if clause.at else None
    if phrase is None or phrase.kind != "preposition" or clause.voice is not Voice.ACTIVE:
        return False
    noun = phrase.parts[-1].noun if phrase.parts else ""
    whose = whose_is(phrase, grammar) if noun in grammar.lists["governing.planned_nouns"] else None
    if whose is None:
        return False
    clause.linker, clause.governor, clause.prior = "complement", verb_before(verbs, clause.at), noun
    clause.subject, clause.subject_rule = whose, WHOSE_DEED
    return True
