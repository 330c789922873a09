"""Find the clauses of a sentence: each predicate with its voice, its arguments by function and preposition,
its times, and the clause that governs it. Subjects are inherited through coordination, *untuk* and *yang*."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Form, Voice
from ..model import Figure, Kind, Mention, Span, Time
from .phrases import Part, Phrase
from .units import Unit

PARTICIPANTS = frozenset({Kind.NATION, Kind.ORGANISATION, Kind.PERSON, Kind.BODY, Kind.GROUP})
_ASIDE = frozenset({"time", "bracket", "adverb"})
_RUN = frozenset({"preposition", "time", "bracket"})
#: Why the subject of a clause beside another is the other's.
MAIN = "subject of the main verb"
#: Why the subject of *kata X* is its subject.
SPEAKER = "speaker after the words"
_BREAKS = frozenset({"stop", "colon", "quote", "that", "wish", "subordinator", "adversative", "mark"})


@dataclass(frozen=True, slots=True)
class Oblique:
    """Hold a prepositional phrase of a clause."""

    word: str
    phrase: Phrase


@dataclass(slots=True)
class Clause:
    """Hold one predicate and what belongs to it; ``governor`` and ``linker`` say what it hangs on and how.

    A noun that names an event is a clause too (``noun`` is set); ``of`` are then the names inside its phrase,
    and ``relative`` the clause said about it, ``occasion`` the clause it is the occasion of. ``at`` is the index
    of its phrase, ``prior`` the noun right before it, ``opener`` the preposition that opens its phrase, ``apart``
    whether that stands first or after a comma. ``shared`` are times that stand after it but may belong to
    its governor.
    """

    at: int
    trigger: Unit
    forms: tuple[Form, ...] = ()
    noun: str | None = None
    voice: Voice = Voice.PLAIN
    marks: tuple[str, ...] = ()
    negated: bool = False
    adverbs: frozenset[str] = frozenset()
    subject: Phrase | None = None
    object: Phrase | None = None
    by: Phrase | None = None
    part: Part | None = None
    of: tuple[Mention, ...] = ()
    obliques: list[Oblique] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    shared: list[Time] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    linker: str = "main"
    governor: Clause | None = None
    complement: Clause | None = None
    prior: str = ""
    opener: str = ""
    apart: bool = False
    relative: Clause | None = None
    occasion: Clause | None = None
    subject_rule: str = ""

    @property
    def agent(self) -> Phrase | None:
        """Return who does it: the subject, of a passive the phrase after it."""
        if self.voice is Voice.PASSIVE:
            return self.by
        return self.by if self.noun else self.subject

    @property
    def patient(self) -> Phrase | None:
        """Return what it is done to: the object, of a passive the subject."""
        return (self.subject or self.object) if self.voice is Voice.PASSIVE else self.object

    @property
    def is_copula(self) -> bool:
        """Tell a copula from a verb."""
        return self.trigger.word_class == "copula"

    @property
    def span(self) -> Span:
        """Return the trigger's span."""
        return self.trigger.span


def find_clauses(phrases: Sequence[Phrase], grammar: Grammar) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in order of their triggers."""
    verbs = {i: _verb_clause(i, phrase) for i, phrase in enumerate(phrases) if phrase.kind in ("verb", "copula")}
    for clause in verbs.values():
        before = phrases[clause.at - 1].kind if clause.at else ""
        clause.negated |= clause.is_copula and before == "negation"
        _fill_right(clause, phrases, grammar)
        _find_by(clause, grammar)
    for clause in verbs.values():
        _link(clause, phrases, verbs, grammar)
    _name_pronouns(verbs, grammar)
    _subjects_from_main(phrases, verbs)
    _subjects_of_predicates(verbs.values(), grammar)
    _invert(verbs.values(), grammar)
    _give_fronted(phrases, verbs)
    for clause in verbs.values():
        _find_by(clause, grammar)
        _lend_by(clause)
        _pass_on(clause, verbs, grammar)
    _lift_speech_times(phrases, verbs, grammar)
    nouns = list(_noun_clauses(phrases, verbs, grammar))
    return tuple(sorted([*verbs.values(), *nouns], key=lambda clause: clause.span))


def _verb_clause(i: int, phrase: Phrase) -> Clause:
    if phrase.kind == "copula":
        copula = phrase.units[0]
        return Clause(i, copula, voice=Voice.PLAIN, linker="copula", negated="negation" in copula.classes)
    verb = phrase.verb
    assert verb is not None
    return Clause(
        at=i,
        trigger=verb,
        forms=verb.forms,
        voice=verb.forms[0].voice,
        marks=tuple(unit.text for unit in phrase.units if unit.word_class == "auxiliary"),
        negated=any(unit.word_class == "negation" for unit in phrase.units),
        adverbs=frozenset(unit.text for unit in phrase.units if unit.word_class in ("adverb", "auxiliary"))
        | frozenset(verb.text.split()[1:]),
    )


# -- to the right: object, agent, obliques, times ---------------------------------------------------


def _fill_right(clause: Clause, phrases: Sequence[Phrase], grammar: Grammar) -> None:
    i = clause.at + 1
    while i < len(phrases) and phrases[i].kind in ("bracket", "adverb"):
        i += 1
    if i < len(phrases) and phrases[i].kind == "noun":
        _take_noun(clause, phrases[i])
        i += 1
    for k in _run(phrases, i):
        if not _dates_member(phrases, k, grammar):
            _take(clause, phrases[k])


def _take_noun(clause: Clause, phrase: Phrase) -> None:
    """The phrase after a passive is who does it, if it can act; else what it is done to."""
    if clause.voice is Voice.PASSIVE and _can_act(phrase):
        clause.by = phrase
    else:
        clause.object = phrase
    clause.figures.extend(phrase.figures)


def _find_by(clause: Clause, grammar: Grammar) -> None:
    """Take the phrase after the preposition of agents for who does it."""
    by = next((oblique.phrase for oblique in clause.obliques if oblique.word in grammar.lists["nouns.by"]), None)
    clause.by = by or clause.by


def _lend_by(clause: Clause) -> None:
    """No active has a phrase of who does it: *dilarang masuk **oleh Kenya*** is about who bans."""
    governor = clause.governor
    if clause.linker != "complement" or clause.voice is Voice.PASSIVE or clause.noun or governor is None:
        return
    if governor.voice is Voice.PASSIVE and governor.by is None:
        governor.by = clause.by


def _take(clause: Clause, phrase: Phrase) -> None:
    clause.times.extend(phrase.times)
    clause.figures.extend(phrase.figures)
    if phrase.kind == "preposition" and phrase.parts:
        clause.obliques.append(Oblique(phrase.word, phrase))


def _run(phrases: Sequence[Phrase], start: int) -> Iterator[int]:
    """Yield the indices of the prepositional phrases and times that follow, up to the next clause."""
    i = start
    while i < len(phrases):
        kind = phrases[i].kind
        if kind in _RUN or _is_measure(phrases[i]):
            yield i
        elif _is_address(phrases, i):
            pass
        elif kind not in ("comma", "coordinator", "adverb", "close", "open") or not _run_goes_on(phrases, i + 1):
            return
        i += 1


def _is_measure(phrase: Phrase) -> bool:
    """Tell a bare figure after a phrase: kepada Tonga *sebesar 5 juta dolar*."""
    classes = {unit.word_class for unit in phrase.units}
    return phrase.kind == "noun" and "figure" in classes and classes <= {"figure", "quantifier"}


def _is_address(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell a bare name between commas that goes on saying where: di Bandara X, *Subang*, Malaysia pada Sabtu."""
    if phrases[i].kind != "noun" or len(phrases[i].units) > 1 or not i or phrases[i - 1].kind != "comma":
        return False
    unit = phrases[i].units[0]
    name = unit.mention.kind in (Kind.PLACE, Kind.NATION) if unit.mention else unit.upper
    beyond = phrases[i + 1].kind if i + 1 < len(phrases) else "mark"
    return name and beyond in ("comma", "time", "preposition", "mark", "stop", "bracket", "quote")


def _run_goes_on(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell whether the phrases after a comma still belong to the clause before it, not to the next one's front."""
    if i >= len(phrases) or not (phrases[i].kind in _RUN or _is_address(phrases, i)):
        return False
    while i < len(phrases) and phrases[i].kind in (*_RUN, "comma", "adverb"):
        i += 1
    if i < len(phrases) and phrases[i].kind == "verb" and phrases[i - 1].kind == "comma":
        return True  # ujar X, Minggu (27/7), dikutip dari Y: what follows has no front of its own
    return i >= len(phrases) or phrases[i].kind not in ("noun", "verb")


# -- to the left: what the clause hangs on, and its subject -----------------------------------------


def _link(clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> None:
    if clause.voice is Voice.NOUN:
        _make_noun(clause, verbs, grammar)
        return
    if _is_said_after(clause, phrases, grammar):
        clause.subject, clause.subject_rule = clause.object, SPEAKER
        return
    i = _opener(phrases, _left(phrases, clause.at - 1))
    kind = phrases[i].kind if i >= 0 else ""
    if kind == "purpose" or clause.voice is not Voice.PASSIVE:
        clause.prior = _prior_noun(phrases, i - 1 if kind == "purpose" else i)
    if kind == "relative":
        clause.linker, clause.governor = "relative", _verb_before(verbs, i)
        happening = grammar.lists["light.results"] | grammar.lists["light.happen"]
        held = grammar.lists["light.located"] if clause.voice is Voice.PASSIVE else frozenset[str]()
        event = any(form.stem in happening | held for form in clause.forms)
        only_held = event and not any(form.stem in happening for form in clause.forms)
        hosts = grammar.lists["light.within"] if only_held else frozenset[str]()
        clause.subject = _antecedent(phrases, i, event=event, hosts=hosts)
        if clause.subject is None and i and phrases[i - 1].kind == "coordinator":
            clause.subject = _said_alike(clause.governor)
        clause.subject_rule = "antecedent of the relative word"
        _speak_through(clause, grammar)
    elif kind in ("purpose", "wish"):
        _control(clause, kind, _verb_before(verbs, i), grammar)
        _own_purpose(clause, phrases, i, grammar)
    elif kind == "verb":
        _control(clause, "complement", verbs[i], grammar)
    elif kind in ("coordinator", "adversative"):
        apart = i > 0 and phrases[i - 1].kind == "comma"
        apart |= not grammar.lists["governing.finite"].isdisjoint(clause.marks)
        before = _verb_before(verbs, i)
        voice = _uttering(clause, before, grammar)
        _inherit(
            clause, voice or (_reporting(clause, before, grammar) if apart else before), apart=apart or bool(voice)
        )
        if clause.voice is Voice.ACTIVE and clause.trigger.text.endswith(grammar.affixes.clitic):
            clause.object = clause.object or (before.object if before else None)  # memutus hubungan dan *memulihkannya*
        if before is not None and kind == "coordinator" and not apart and clause.subject is before.subject:
            _go_along(clause, before, phrases[i].word, grammar)
            if _left(phrases, i - 1) == before.at and before.voice is clause.voice is Voice.ACTIVE:
                before.object = before.object or clause.object  # *mengecam* dan menolak usulan itu
        clause.linker = "adversative" if kind == "adversative" else clause.linker
    else:
        _find_subject(clause, phrases, verbs, grammar)


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
    clause.linker, clause.governor = "noun", _verb_before(verbs, clause.at)
    if clause.object is not None and not _is_made_of_passive(clause, grammar):
        clause.by, clause.object = clause.object, None
    clause.subject_rule = "follows the verb made a noun"


def _is_made_of_passive(clause: Clause, grammar: Grammar) -> bool:
    """Tell *dimulainya*, *terjalinnya*, which begin like passives of their stem, from *terlibatnya*, *masuknya*."""
    passive = (grammar.affixes.passive, grammar.affixes.accidental)
    prefix = next((prefix for prefix in passive if clause.trigger.text.startswith(prefix)), None)
    return prefix is not None and not any(form.stem.startswith(prefix) for form in clause.forms)


def _left(phrases: Sequence[Phrase], i: int) -> int:
    while i >= 0 and phrases[i].kind in _ASIDE:
        i -= 1
    return i


def _opener(phrases: Sequence[Phrase], i: int) -> int:
    """Step over the phrases between a relative word and its verb: *yang oleh Kanada dianggap*, *yang dengan*."""
    k = i
    while k >= 0 and (phrases[k].kind in _ASIDE or (phrases[k].kind == "preposition" and phrases[k].parts)):
        k -= 1
    return k if k >= 0 and phrases[k].kind == "relative" else i


def _verb_before(verbs: dict[int, Clause], i: int) -> Clause | None:
    return next((verbs[k] for k in range(i - 1, -1, -1) if k in verbs), None)


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
                return phrases[i]
            nearest = nearest or phrases[i]
            if kind == "noun":
                return nearest
        elif kind not in (*_ASIDE, "comma", "close", "quote"):
            return nearest
    return nearest


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
    if asks and asked is not None:
        clause.subject, clause.subject_rule = asked, "object of the governing verb"
    elif asks and linker == "wish":
        clause.subject = None
    else:
        clause.subject, clause.subject_rule = governor.subject, "subject of the governing verb"


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


def _name_pronouns(verbs: dict[int, Clause], grammar: Grammar) -> None:
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
        if clause.linker in ("that", "complement") or (clause.linker == "adverbial" and not named):
            clause.subject, clause.subject_rule = main or clause.subject, "who the pronoun means"


def _is_pronoun(phrase: Phrase, grammar: Grammar) -> bool:
    unit = phrase.units[0]
    alone = len(phrase.units) == 1 and unit.word_class == "pronoun" and unit.mention is None
    return alone and unit.text.lower() not in grammar.lists["classes.first_person"]


def _is_willed(phrase: Phrase | None, grammar: Grammar) -> bool:
    """Tell a plan or wish that is spoken of, *mengumumkan rencana untuk V*, from one who is asked."""
    nouns = grammar.lists["governing.planned_nouns"] | grammar.lists["governing.possible_nouns"]
    if phrase is None or phrase.units[-1].word_class == "determiner":
        return False  # menyebut keputusan itu melanggar hukum
    return any(part.noun in nouns for part in phrase.parts)


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
        elif phrase.kind == "noun":
            found = i if found is None or phrase.mentions or not phrases[found].mentions else found
            if not crossed:
                break
        elif phrase.kind == "comma":
            if found is not None and not _apposed_before(phrases, i):
                break
            crossed = True
        elif phrase.kind in _BREAKS or phrase.kind in ("coordinator", "relative"):
            _note_opening(clause, phrase, _verb_before(verbs, i), found)
            if found is None and phrase.word in grammar.lists["light.within"]:
                _own_purpose(clause, phrases, i, grammar)
            break
        i = step
    if found is not None:
        _note_opener(clause, phrases, verbs, found)
    _settle_subject(clause, phrases, verbs, found, i)


def _note_opener(clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause], subject: int) -> None:
    """Note the joining word before a clause's own subject: *agar Rusia menarik*, *jika Rusia menyerang*."""
    i = subject - 1
    while i >= 0 and phrases[i].kind in (*_RUN, "comma", "adverb") and i not in verbs:
        i -= 1
    if i >= 0 and phrases[i].kind == "relative" and i == subject - 1:
        clause.linker, clause.governor = "relative", _verb_before(verbs, i)
    elif i >= 0 and phrases[i].kind in ("that", "wish", "subordinator"):
        _note_opening(clause, phrases[i], _verb_before(verbs, i), None)


def _apposed_before(phrases: Sequence[Phrase], comma: int) -> bool:
    """Tell whether a bare phrase stands before the comma, so that what follows it is its apposition."""
    i = _left(phrases, comma - 1)
    return i >= 0 and phrases[i].kind == "noun"


def _owner(phrase: Phrase, i: int, verbs: dict[int, Clause]) -> Clause | None:
    """Return the clause whose object or agent this phrase is."""
    before = _verb_before(verbs, i)
    return before if before is not None and phrase in (before.object, before.by) else None


def _after_object(clause: Clause, owner: Clause, phrase: Phrase, grammar: Grammar) -> None:
    """V1 NP V2: after *say*, *ask*, *accuse* the phrase is V2's subject; else V2 goes on about V1's subject."""
    asks = any(form.stem in grammar.lists["governing.object_control"] for form in owner.forms)
    asks = asks and not _is_willed(phrase, grammar)
    asks = asks or any(form.stem in grammar.lists["governing.result"] for form in clause.forms)
    if _only_qualifies(owner, clause, grammar):
        owner.linker, clause.subject, clause.subject_rule = "relative", owner.subject, "phrase before the verb"
        return
    if _is_main_after(owner, clause):
        clause.linker, clause.subject, clause.subject_rule = "main", owner.subject, "whom the relative clause is about"
        return
    clause.governor = owner
    whose = _whose(phrase, grammar) if phrase is owner.object else None
    if owner.voice is Voice.PASSIVE and phrase is owner.by:
        clause.linker, clause.subject = "complement" if asks else "coordinated", owner.subject
        clause.subject_rule = "subject of the verb before"
        owner.complement = clause if asks else owner.complement
        return
    if whose is not None and clause.voice is Voice.ACTIVE:
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


def _settle_subject(
    clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause], found: int | None, stopped: int
) -> None:
    if found is not None:
        clause.subject = phrases[found]
        clause.subject_rule = clause.subject_rule or "phrase before the verb"
    before = _verb_before(verbs, clause.at)
    if clause.governor is None:
        clause.governor = before
    if clause.subject is None and before is not None and stopped >= 0:
        if phrases[stopped].kind in ("verb", "copula", "noun", "coordinator"):
            _inherit(clause, before, apart=True)
        elif clause.linker == "adverbial":
            clause.subject, clause.subject_rule = _main_doer(before), MAIN


def _main_doer(clause: Clause) -> Phrase | None:
    """Return who acts in a clause: of *disampaikan Putin* him who said it, not what was said."""
    acting = clause.subject is not None and clause.subject.mentions
    return clause.by if clause.voice is Voice.PASSIVE and clause.by is not None and not acting else clause.subject


# -- times and phrases before the subject -----------------------------------------------------------


def _give_fronted(phrases: Sequence[Phrase], verbs: dict[int, Clause]) -> None:
    """Give a time or prepositional phrase that stands before its verb to that verb's clause."""
    taken = {id(phrase) for clause in verbs.values() for phrase in _taken(clause, phrases)}
    for i, phrase in enumerate(phrases):
        if phrase.kind not in _RUN or id(phrase) in taken or _follows_noun(phrases, i) or _dates_event(phrases, i):
            continue
        within = phrases[_opener(phrases, i)].kind == "relative"
        clause = None if within else _verb_after(phrases, i, verbs)
        clause = clause or _verb_after(phrases, i, verbs, cleft=True) or _verb_before(verbs, i)
        if clause is not None:
            clause.times.extend(time for time in phrase.times if time not in clause.times)
            if phrase.kind == "preposition" and phrase.parts:
                clause.obliques.append(Oblique(phrase.word, phrase))


def _subjects_from_main(phrases: Sequence[Phrase], verbs: dict[int, Clause]) -> None:
    """Give a clause in front without a subject that of the main verb: *saat bertemu Ali, Budi berkata*."""
    for clause in verbs.values():
        if clause.subject is not None or clause.linker not in ("adverbial", "main") or clause.governor is not None:
            continue
        if clause.at and phrases[_left(phrases, clause.at - 1)].kind != "subordinator":
            continue
        main = next((verbs[i] for i in sorted(verbs) if i > clause.at and verbs[i].linker == "main"), None)
        if main is not None and main.subject is not None:
            clause.subject, clause.subject_rule = main.subject, MAIN


def _subjects_of_predicates(clauses: Collection[Clause], grammar: Grammar) -> None:
    """Who is said to be the one that does it does it: *Mesir adalah negara pertama yang mengakui Israel*."""
    for clause in clauses:
        said = clause.governor
        if clause.linker != "relative" or said is None or clause.subject is None or clause.subject is not said.object:
            continue
        becomes = said.is_copula or any(form.stem in grammar.lists["governing.result"] for form in said.forms)
        nameless = all(part.units[0].mention is None for part in clause.subject.parts)  # negara *Eropa* terbaru
        if becomes and nameless and said.subject is not None and _can_act(said.subject):
            for other in [other for other in clauses if other.subject is said.object]:
                other.subject, other.subject_rule = said.subject, "subject of which it is said"


def _can_act(phrase: Phrase) -> bool:
    return any(mention.kind in PARTICIPANTS for mention in phrase.mentions)


def _invert(clauses: Iterable[Clause], grammar: Grammar) -> None:
    """What follows a passive without a subject is what it is done to: *akan digelar pula KTT Asia Timur*."""
    for clause in clauses:
        by_word = any(oblique.word in grammar.lists["nouns.by"] for oblique in clause.obliques)
        if clause.voice is Voice.PASSIVE and clause.subject is None and clause.linker == "main" and not by_word:
            clause.by, clause.object = None, clause.object or clause.by


def _dates_event(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell a time that belongs to the event in the phrase before it: *setelah serangan 11 September*."""
    before = phrases[i - 1] if i else None
    if phrases[i].kind != "time" or before is None or before.kind != "preposition" or not before.parts:
        return False
    names_event = any(unit.noun for unit in before.parts[-1].units)
    return names_event and "subordinator" in before.units[0].classes


def _dates_member(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> bool:
    """Tell a time that belongs to an event named as an example: *termasuk serangan pada 7 Oktober*."""
    before = phrases[i - 1] if i else None
    if phrases[i].kind != "time" or before is None or before.kind != "preposition" or not before.parts:
        return False
    names_event = any(unit.noun for unit in before.parts[-1].units)
    return names_event and before.word in grammar.lists["nouns.examples"]


def _follows_noun(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell whether a prepositional phrase stands right after a noun phrase, and so belongs to it."""
    if phrases[i].kind != "preposition":
        return False
    while i > 0 and phrases[i].kind in ("preposition", "bracket"):
        i -= 1
    return phrases[i].kind == "noun"


def _taken(clause: Clause, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    i = clause.at + 1
    while i < len(phrases) and phrases[i].kind in ("bracket", "adverb"):
        i += 1
    if i < len(phrases) and phrases[i].kind == "noun":
        i += 1
    yield from (phrases[k] for k in _run(phrases, i))


def _pass_on(clause: Clause, verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Pass on the time before *berencana* to what it governs, and what *yang berada di* says to its noun."""
    stems = {form.stem for form in clause.forms}
    if clause.governor is not None and not clause.times:
        clause.times.extend(_inherited_times(clause, clause.governor, verbs, grammar))
    simultaneous = clause.linker == "adverbial" and clause.adverbs & grammar.lists["classes.simultaneous"]
    if simultaneous and clause.governor is not None and not clause.governor.times:
        clause.governor.times.extend(clause.times)
    if clause.trigger.text in grammar.lists["speech.medium"] and clause.at == min(verbs):
        main = next((verbs[i] for i in sorted(verbs) if i > clause.at and verbs[i].linker != "relative"), None)
        if main is not None and not main.times:
            main.times.extend(clause.times)
    result = stems & grammar.lists["governing.result"] and clause.linker == "complement"
    if result and clause.governor is not None and not clause.governor.times:
        clause.governor.times.extend(clause.times)
    if clause.linker == "relative" and stems & grammar.lists["light.located"]:
        for other in verbs.values():
            if other is not clause and clause.subject is not None and clause.subject is other.object:
                other.obliques.extend(clause.obliques)
                other.times.extend(clause.times)


def _lift_speech_times(phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> None:
    """Give the time of a speech to the main verb: *mendesak X membebaskan Y, dalam pidatonya pada Kamis*."""
    for i, phrase in enumerate(phrases):
        inner = next((verb for verb in verbs.values() if phrase.times and phrase.times[0] in verb.times), None)
        main = next((verbs[k] for k in sorted(verbs) if verbs[k].linker == "main"), None)
        if inner is None or main is None or inner is main or main.at > i or not _is_speech(phrases, i - 1, grammar):
            continue
        inner.times[:] = [time for time in inner.times if time not in phrase.times]
        main.times.extend(time for time in phrase.times if time not in main.times)


def _is_speech(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> bool:
    """Tell whether the phrase names an occasion on which one speaks."""
    while i >= 0 and phrases[i].kind in ("comma", "bracket"):
        i -= 1
    words = {unit.text.lower().removesuffix(grammar.affixes.clitic) for unit in phrases[i].units} if i >= 0 else set()
    return not words.isdisjoint(grammar.lists["speech.occasions"])


def _inherited_times(clause: Clause, governor: Clause, verbs: dict[int, Clause], grammar: Grammar) -> list[Time]:
    """Return the times a clause shares with the one it hangs on: all when side by side, else those before both."""
    if clause.linker == "coordinated":
        return list(governor.times)
    if clause.linker == "adverbial" and clause.adverbs & grammar.lists["classes.contrast"]:
        earlier = [_times_before(verbs[i]) for i in sorted(verbs, reverse=True) if i < clause.at]
        return next((times for times in earlier if times), [])
    if clause.linker == "adverbial" and clause.adverbs & grammar.lists["classes.simultaneous"]:
        return list(governor.times)
    through = {form.stem for form in governor.forms} & grammar.lists["light.through"]
    return _times_before(governor) if through and clause.linker in ("complement", "purpose") else []


def _times_before(clause: Clause) -> list[Time]:
    return [time for time in clause.times if time.span.end <= clause.span.start]


def _verb_after(phrases: Sequence[Phrase], i: int, verbs: dict[int, Clause], *, cleft: bool = False) -> Clause | None:
    for k in range(i + 1, len(phrases)):
        if k in verbs and (cleft or verbs[k].linker != "relative"):
            return verbs[k]
        if phrases[k].kind in ("stop", "quote", "that", "subordinator"):
            return None
    return None


# -- nouns that name events -------------------------------------------------------------------------


def _noun_clauses(phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> Iterator[Clause]:
    for i, phrase in enumerate(phrases):
        for part in phrase.parts:
            for k, unit in enumerate(part.units):
                if unit.noun:
                    clause = _noun_clause(i, part, k, phrases, verbs)
                    _find_by(clause, grammar)
                    clause.occasion = _occasion_of(clause, phrases, verbs, grammar)
                    yield clause


def _noun_clause(i: int, part: Part, k: int, phrases: Sequence[Phrase], verbs: dict[int, Clause]) -> Clause:
    unit = part.units[k]
    clause = Clause(at=i, trigger=unit, noun=unit.noun, voice=Voice.NOUN, part=part, linker="noun")
    following = _bare_names(phrases[i].parts, part)
    own = tuple(later.mention for later in part.units[k + 1 :] if later.mention)
    clause.of = (own or _shared_names(phrases[i].parts, part)) + following
    clause.adverbs = part.words
    clause.prior = part.units[k - 1].text if k else ""
    clause.opener = phrases[i].word if part is phrases[i].parts[0] else ""
    clause.apart = not i or phrases[i - 1].kind == "comma"
    clause.figures.extend(phrases[i].figures)
    if not any(later.head for later in _parts_after(phrases[i].parts, part, len(following))):
        clause.shared.extend(phrases[i].times)
        for later in _run(phrases, i + 1):
            clause.shared.extend(phrases[later].times)
            if phrases[later].kind == "preposition" and phrases[later].parts:
                clause.obliques.append(Oblique(phrases[later].word, phrases[later]))
    clause.governor = governor_of(phrases[i], verbs.values()) or _verb_of_subject_before(i, phrases, verbs)
    clause.marks = () if clause.governor is not None else _standing_mark(i, phrases)
    about = (verb for verb in verbs.values() if verb.linker == "relative" and verb.subject is phrases[i])
    clause.relative = next(about, None) if part is phrases[i].parts[-1] else None
    return clause


def _occasion_of(
    clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar
) -> Clause | None:
    """Return the clause that tells what was done in an event: *dalam serangan*, *saat kunjungan Macron*."""
    phrase, part = phrases[clause.at], clause.part
    if part is None or part is not phrase.parts[0] or part.noun != clause.noun:
        return None
    if phrase.kind == "preposition" and phrase.word in grammar.lists["nouns.occasion"]:
        return next((verb for verb in verbs.values() if any(o.phrase is phrase for o in verb.obliques)), None)
    before = phrases[clause.at - 1] if clause.at else None
    if before is None or before.kind != "subordinator" or before.word not in grammar.lists["classes.simultaneous"]:
        return None
    return _verb_before(verbs, clause.at) or _verb_after(phrases, clause.at, verbs)


def _standing_mark(i: int, phrases: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the auxiliary that stands for the verb a noun would be the subject of: *kunjungan X ke Y batal*."""
    last = max(_run(phrases, i + 1), default=i)
    after = phrases[last + 1] if last + 1 < len(phrases) else None
    alone = after is not None and phrases[i].kind == "noun" and after.kind == "auxiliary"
    return (after.word,) if alone and after is not None else ()


def _verb_of_subject_before(i: int, phrases: Sequence[Phrase], verbs: dict[int, Clause]) -> Clause | None:
    """Return the verb whose subject a prepositional phrase follows: *Presiden Peru dalam kunjungan ke X berkata*."""
    if phrases[i].kind != "preposition":
        return None
    while i > 0 and phrases[i].kind in (*_RUN, "comma"):
        i -= 1
    return next((verb for verb in verbs.values() if verb.subject is phrases[i] and verb.linker != "relative"), None)


def _parts_after(parts: Sequence[Part], part: Part, following: int = 0) -> Sequence[Part]:
    """Return the parts after this one but for the last ones: of *serangan rudal dan drone*, *drone*."""
    at = next(i for i, other in enumerate(parts) if other is part)
    return parts[at + 1 : len(parts) - following]


def _shared_names(parts: Sequence[Part], part: Part) -> tuple[Mention, ...]:
    """Return the names at the end of a list of nouns that are those of each: *serangan rudal dan drone Rusia*."""
    later = _parts_after(parts, part)
    nameless = part.head is None and not part.of and not any(other.head for other in later)
    return later[-1].of if later and nameless else ()


def _bare_names(parts: Sequence[Part], part: Part) -> tuple[Mention, ...]:
    """Return the names that alone make up the parts after this one: konflik Thailand *dan Kamboja*."""
    names: list[Mention] = []
    at = next(i for i, other in enumerate(parts) if other is part)
    for later in parts[at + 1 :]:
        if not part.of or later.head is None or later.units[0].mention is not later.head:
            break
        names.append(later.head)
    return tuple(names)


def governor_of(phrase: Phrase, verbs: Collection[Clause]) -> Clause | None:
    """Return the clause a noun phrase belongs to: the verb it is the subject of, else whose argument it is."""
    said = (clause for clause in verbs if clause.linker == "complement" and clause.subject is phrase)
    subject_of = next((clause for clause in said if clause.governor and clause.governor.object is phrase), None)
    if subject_of is not None:
        return subject_of  # mengatakan *perang itu akan berakhir*
    for clause in verbs:
        antecedent = clause.linker == "relative" and phrase is clause.subject
        antecedent |= clause.subject_rule == MAIN and phrase is clause.subject
        if any(phrase is own for own in (clause.subject, clause.object, clause.by)) and not antecedent:
            return clause
    for clause in verbs:
        if any(oblique.phrase is phrase for oblique in clause.obliques):
            return clause
    return None
