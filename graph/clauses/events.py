"""Find the nouns that name events, each with its names, its phrases and the verb it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Kind, Mention
from .arguments import begins_with_measure, dates_event_before, find_by, run
from .attachment import noun_before, noun_over, verb_after
from .clause import MAIN, MEASURE, RUN, Clause, Oblique, verb_before
from .phrases import Part, Phrase, is_celebrated

#: What may stand between the members of a list that have dates.
_BETWEEN = frozenset({"comma", "coordinator", "time", "bracket", "preposition"})


def noun_clauses(phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar) -> Iterator[Clause]:
    """Yield a clause for each noun that names an event, whatever phrase it stands in."""
    for i, phrase in enumerate(phrases):
        for part in phrase.parts:
            for k, unit in enumerate(part.units):
                if unit.noun:
                    clause = _noun_clause(i, part, k, phrases, verbs)
                    if not k and part is phrase.parts[0]:
                        clause.prior = _noun_of_guess(i, phrases, grammar)
                    _leave_to_celebration(clause, grammar)
                    _leave_later_times(clause, phrases, grammar)
                    _leave_to_later(clause, grammar)
                    if clause.governor is None and (said := _verb_of_predicate_before(i, phrases, verbs, grammar)):
                        clause.governor, clause.subject = said, said.subject
                    find_by(clause, grammar)
                    _take_companions(clause, grammar)
                    _take_predicated(clause, phrases, grammar)
                    clause.occasion = _occasion_of(clause, phrases, verbs, grammar)
                    yield clause


def _leave_to_celebration(clause: Clause, grammar: Grammar) -> None:
    """Leave what is said of a celebration to it: *peringatan serangan X **yang digelar di Y***."""
    if clause.part is not None and is_celebrated(clause.part, grammar):
        clause.relative = None


def _leave_later_times(clause: Clause, phrases: Sequence[Phrase], grammar: Grammar) -> None:
    """Leave a time to the event named after a noun that it dates: *kunjungan X **jelang pemilu pada 3 Mei***."""
    words = grammar.lists["nouns.own_date"]
    later = [k for k in run(phrases, clause.at + 1) if dates_event_before(phrases, k, words, clause.at + 1)]
    theirs = [time for k in later for time in phrases[k].times]
    clause.shared[:] = [time for time in clause.shared if time not in theirs]


def _noun_of_guess(i: int, phrases: Sequence[Phrase], grammar: Grammar) -> str:
    """Return the noun that fears or guesses an event: *kekhawatiran* akan serangan X, *spekulasi* soal serangan X."""
    if phrases[i].word:
        over = noun_before(phrases, i - 1) if phrases[i].word in grammar.lists["nouns.topics"] else ""
        return over if over in grammar.lists["governing.guesses"] else ""
    return noun_over(phrases, i, grammar) if i and phrases[i - 1].kind == "auxiliary" else ""


def _noun_clause(i: int, part: Part, k: int, phrases: Sequence[Phrase], verbs: dict[int, Clause]) -> Clause:
    unit = part.units[k]
    clause = Clause(at=i, trigger=unit, noun=unit.noun, voice=Voice.NOUN, part=part, linker="noun")
    following = _bare_names(phrases[i].parts, part)
    own = tuple(later.mention for later in part.units[k + 1 :] if later.mention)
    clause.of = (own or _shared_names(phrases[i].parts, part) or _owners(part)) + following
    clause.adverbs = part.words
    clause.prior = part.units[k - 1].text if k else ""
    clause.opener = phrases[i].word if part is phrases[i].parts[0] else ""
    clause.apart = not i or phrases[i - 1].kind == "comma" or _says_as_what(phrases, i)
    clause.figures.extend([one.figure for one in part.units if one.figure] or phrases[i].figures)
    if not any(later.head for later in _parts_after(phrases[i].parts, part, len(following))):
        clause.shared.extend(phrases[i].times)
        for later in run(phrases, i + 1):
            clause.shared.extend(phrases[later].times)
            if phrases[later].kind == "preposition" and phrases[later].parts:
                clause.obliques.append(Oblique(phrases[later].word, phrases[later]))
    found = governor_of(phrases[i], verbs.values()) or _verb_of_subject_before(i, phrases, verbs)
    clause.governor = found or _verb_of_list_before(i, part.noun, phrases, verbs)
    clause.marks = () if clause.governor is not None else _standing_mark(i, phrases)
    link = clause.governor if clause.governor is not None and clause.governor.is_copula else None
    meant = [phrases[i], *([link.object] if link is not None and link.subject is phrases[i] else [])]
    about = (verb for verb in verbs.values() if verb.linker == "relative" and any(verb.subject is one for one in meant))
    clause.complement = _content_of(clause, phrases, verbs)
    _take_measure(clause, phrases, verbs)
    clause.relative = next(about, None) if _is_last_told(part, phrases[i]) else None
    return clause


def _is_last_told(part: Part, phrase: Phrase) -> bool:
    """Tell the last of a list, or one of which the rest are owners: ***perang** Kenya dan Togo yang pecah*."""
    rest = phrase.parts[next(k for k, one in enumerate(phrase.parts) if one is part) + 1 :]
    owner = part.of[-1].kind if part.of else None
    return all(one.head is not None and one.head.kind is owner and len(one.units) == 1 for one in rest)


def _says_as_what(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell a phrase between a subject and its verb: *Laos **sebagai ketua ASEAN** menjamu …*."""
    if phrases[i].kind != "preposition" or i + 1 >= len(phrases) or phrases[i + 1].kind != "verb":
        return False
    opens = i == 1 or (i > 1 and phrases[i - 2].kind in ("comma", "that", "subordinator"))
    return opens and phrases[i - 1].kind == "noun" and bool(phrases[i - 1].mentions)


def _take_companions(clause: Clause, grammar: Grammar) -> None:
    """Take with whom it is from behind what is said of it: *perundingan **yang gagal** dengan X*."""
    said, companions = clause.relative, grammar.lists["nouns.companions"]
    if said is None or any(oblique.word in companions for oblique in clause.obliques):
        return
    stems = {form.stem for form in said.forms}
    happens = not stems.isdisjoint(grammar.lists["light.happen"] | grammar.lists["light.done"])
    yields = said.voice is Voice.ACTIVE and said.object is not None and not said.object.mentions
    if happens or yields or said.voice is Voice.PLAIN:
        clause.obliques.extend(oblique for oblique in said.obliques if oblique.word in companions)


def _take_predicated(clause: Clause, phrases: Sequence[Phrase], grammar: Grammar) -> None:
    """Take who is said to be at it, without a verb: ***Presiden Peru** sedang dalam kunjungan ke X*."""
    i = clause.at - 1
    if clause.governor is not None and clause.governor.at < clause.at:
        return
    named = _named_before(clause, phrases)
    if named is not None:
        clause.subject = clause.by = named
        return
    within = phrases[clause.at].word in grammar.lists["light.within"]
    if not (within or _opens_phrase(clause, phrases)) or i < 1 or phrases[i].kind != "auxiliary":
        return
    marks: list[str] = []
    while i > 0 and phrases[i].kind in ("auxiliary", "adverb", "time", "comma"):
        marks += [phrases[i].word] if phrases[i].kind == "auxiliary" else []
        i -= 1
    if phrases[i].kind == "noun" and phrases[i].mentions:
        clause.subject = clause.by = phrases[i]
        clause.marks = clause.marks if within else tuple(marks)


def _opens_phrase(clause: Clause, phrases: Sequence[Phrase]) -> bool:
    """Tell an event that stands where a verb does, before where or with whom: *akan **lawatan** ke X*."""
    phrase = phrases[clause.at]
    after = phrases[clause.at + 1].kind if clause.at + 1 < len(phrases) else ""
    return phrase.kind == "noun" and phrase.units == (clause.trigger,) and after == "preposition"


def _named_before(clause: Clause, phrases: Sequence[Phrase]) -> Phrase | None:
    """Return the person named right before an event that he is at: ***Menteri X** kunjungan kerja ke Y*."""
    phrase, part = phrases[clause.at], clause.part
    if part is None or len(phrase.parts) != 1 or phrase.kind != "noun" or part.units[-1] is not clause.trigger:
        return None
    before = part.units[:-1]
    head = before[-1].mention if before else None
    after = phrases[clause.at + 1].kind if clause.at + 1 < len(phrases) else ""
    if head is None or head.kind is not Kind.PERSON or head is not part.head or after != "preposition":
        return None
    return Phrase("noun", before, parts=(Part(before, head, part.noun, ()),))


def _take_measure(clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause]) -> None:
    """Take the figure said of a noun without a verb, with its date: *ekspor Kenya ke Togo **senilai 5 juta***."""
    last = max(run(phrases, clause.at + 1), default=clause.at) + 1
    stop = last + 1 if last < len(phrases) and phrases[last].kind != "auxiliary" else last + 2
    measures = (i for i in range(clause.at + 1, min(stop, len(phrases))) if begins_with_measure(phrases[i]))
    at = next(measures, None)
    others = [part for part in phrases[clause.at].parts if part.span.start > clause.span.start]
    if at is None or any(part.head is None for part in others):
        return
    clause.linker = MEASURE if clause.governor is None else clause.linker
    clause.figures.extend(unit.figure for unit in phrases[at].parts[0].units if unit.figure)
    behind = [phrases[i] for i in (*range(clause.at + 1, at), *run(phrases, at + 1))]
    front = [] if verb_before(verbs, clause.at) else [phrases[i] for i in run(phrases, 0) if i < clause.at]
    clause.times.extend(time for phrase in (*behind, *front) for time in phrase.times)


def _leave_to_later(clause: Clause, grammar: Grammar) -> None:
    """Leave what follows another event to that one: *gencatan senjata dengan X **setelah bentrokan** di Y*."""
    lists = grammar.lists
    opens = lists["classes.subordinator"] - lists["nouns.within"] | lists["nouns.aside"]
    for i, oblique in enumerate(clause.obliques):
        if oblique.word in opens and any(unit.noun for unit in oblique.phrase.units):
            del clause.obliques[i + 1 :]
            return


def _verb_of_predicate_before(
    i: int, phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar
) -> Clause | None:
    """Return the verb that says what else its subject is: *menjadi anggota X sejak 1963, dan **pendiri** Y*.

    More may be said of what it is: *adalah negara yang terletak di X, serta **anggota** Y*.
    """
    if i == 0 or phrases[i].kind != "noun" or phrases[i - 1].kind != "coordinator":
        return None
    before = verb_before(verbs, i)
    if before is not None and before.linker == "relative" and before.object is None and before.governor is not None:
        before, i = before.governor, next(k for k in range(before.at, -1, -1) if phrases[k].kind == "relative")
    says = before is not None and (
        before.is_copula or any(form.stem in grammar.lists["governing.result"] for form in before.forms)
    )
    if before is None or not says or before.object is None:
        return None
    between = (phrase.kind for phrase in phrases[before.at + 1 : i] if phrase is not before.object)
    return before if _BETWEEN.issuperset(between) else None


def _content_of(clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause]) -> Clause | None:
    """Return the clause that says what a noun consists in: *tuduhan **bahwa** …*, *seruan kepada X **agar** …*."""
    opening = max(run(phrases, clause.at + 1), default=clause.at) + 1
    opening = _behind_growth(phrases, opening, verbs)
    if opening >= len(phrases) or phrases[opening].kind not in ("that", "wish", "purpose"):
        return None
    after = (verbs[at] for at in sorted(verbs) if at > opening)
    return next((verb for verb in after if verb.linker == phrases[opening].kind), None)


def _behind_growth(phrases: Sequence[Phrase], at: int, verbs: dict[int, Clause]) -> int:
    """Step over what only says how an event goes on: tekanan *yang kian meningkat* untuk mundur."""
    if at >= len(phrases) or phrases[at].kind != "relative":
        return at
    k = at + 1
    while k < len(phrases) and phrases[k].kind == "adverb":
        k += 1
    return k + 1 if k in verbs and verbs[k].voice is Voice.PLAIN else at


def _occasion_of(
    clause: Clause, phrases: Sequence[Phrase], verbs: dict[int, Clause], grammar: Grammar
) -> Clause | None:
    """Return the clause that tells what was done in an event: *dalam serangan*, *saat kunjungan Macron*."""
    phrase, part = phrases[clause.at], clause.part
    series = grammar.lists["nouns.series"]
    if part is None or part is not phrase.parts[0] or (part.noun != clause.noun and part.noun not in series):
        return None
    if phrase.kind == "preposition" and phrase.word in grammar.lists["nouns.occasion"]:
        holder = next((verb for verb in verbs.values() if any(o.phrase is phrase for o in verb.obliques)), None)
        return holder or clause.governor  # Presiden X *dalam kunjungan ke Y* bertemu
    before = phrases[clause.at - 1] if clause.at else None
    if before is None or before.kind != "subordinator" or before.word not in grammar.lists["classes.simultaneous"]:
        return None
    return verb_before(verbs, clause.at) or verb_after(phrases, clause.at, verbs)


def _standing_mark(i: int, phrases: Sequence[Phrase]) -> tuple[str, ...]:
    """Return the auxiliary that stands for the verb a noun would be the subject of: *kunjungan X ke Y batal*."""
    last = max(run(phrases, i + 1), default=i)
    after = phrases[last + 1] if last + 1 < len(phrases) else None
    alone = after is not None and phrases[i].kind == "noun" and after.kind == "auxiliary"
    return (after.word,) if alone and after is not None else ()


def _verb_of_subject_before(i: int, phrases: Sequence[Phrase], verbs: dict[int, Clause]) -> Clause | None:
    """Return the verb whose subject a prepositional phrase follows: *Presiden Peru dalam kunjungan ke X berkata*."""
    if phrases[i].kind != "preposition":
        return None
    while i > 0 and phrases[i].kind in (*RUN, "comma", "auxiliary", "relative"):
        i -= 1
    return next((verb for verb in verbs.values() if verb.subject is phrases[i] and verb.linker != "relative"), None)


def _verb_of_list_before(i: int, noun: str, phrases: Sequence[Phrase], verbs: dict[int, Clause]) -> Clause | None:
    """Return the verb of a list whose members have dates: *dalam Perang X tahun 1861 dan **Perang Y** tahun 1862*."""
    while phrases[i].kind == "noun":
        k = i - 1
        while k >= 0 and phrases[k].kind in _BETWEEN and not _has_noun(phrases[k], noun):
            k -= 1
        dated = any(phrase.kind in ("time", "bracket") for phrase in phrases[k + 1 : i])
        if k < 0 or not dated or not _has_noun(phrases[k], noun):
            return None
        verb, i = governor_of(phrases[k], verbs.values()), k
        if verb is not None:
            return verb
    return None


def _has_noun(phrase: Phrase, noun: str) -> bool:
    return any(part.noun == noun for part in phrase.parts)


def _parts_after(parts: Sequence[Part], part: Part, following: int = 0) -> Sequence[Part]:
    """Return the parts after this one but for the last ones: of *serangan rudal dan drone*, *drone*."""
    at = next(i for i, other in enumerate(parts) if other is part)
    return parts[at + 1 : len(parts) - following]


def _shared_names(parts: Sequence[Part], part: Part) -> tuple[Mention, ...]:
    """Return the names at the end of a list of nouns that are those of each: *serangan rudal dan drone Rusia*."""
    later = _parts_after(parts, part)
    nameless = part.head is None and not part.of and not any(other.head for other in later)
    return later[-1].of if later and nameless else ()


def _owners(part: Part) -> tuple[Mention, ...]:
    """Return whom the possessive of a noun means, who is not named in its phrase."""
    named = [unit.mention for unit in part.units]
    return tuple(mention for mention in part.of if mention not in named)


def _bare_names(parts: Sequence[Part], part: Part) -> tuple[Mention, ...]:
    """Return the names that alone make up the parts after this one: konflik Thailand *dan Kamboja*."""
    names: list[Mention] = []
    for later in _parts_after(parts, part):
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
        antecedent = phrase is clause.subject and _tells_of(clause)
        antecedent |= clause.subject_rule == MAIN and phrase is clause.subject
        if any(phrase is own for own in (clause.subject, clause.object, clause.by)) and not antecedent:
            return clause
    for clause in verbs:
        if any(oblique.phrase is phrase for oblique in clause.obliques):
            return clause
    return None


def _tells_of(clause: Clause) -> bool:
    """Tell a relative clause and what it is for: tekanan *yang kian meningkat untuk menyetujui X*."""
    over = clause
    while over.linker == "purpose" and over.governor is not None and over.governor.at < over.at:
        if over.governor.subject is not clause.subject:
            return False
        over = over.governor
    return over.linker == "relative"
