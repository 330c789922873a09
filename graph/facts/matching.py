"""Match frames against clauses: check what a frame demands, then fill its roles from the places it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, takewhile

from ..knowledge.frames import Frame, Source
from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import FigureKind, Filler, Kind, Literal, Mention, Time
from .clauses import PARTICIPANTS, SPEAKER, Clause
from .phrases import Part, Phrase

_ROLE_KINDS: Mapping[str, frozenset[Kind]] = {
    "actor": PARTICIPANTS,
    "recipient": PARTICIPANTS | {Kind.PLACE},
    "party": PARTICIPANTS,
    "place": frozenset({Kind.PLACE, Kind.NATION}),
    "origin": frozenset({Kind.PLACE, Kind.NATION, Kind.GROUP}),
    "destination": frozenset({Kind.PLACE, Kind.NATION}),
}
#: Roles that say where.
_WHERE = frozenset({"place", "origin", "destination"})
#: The rule by which a name inside a phrase is that of whom a body or group belongs to.
_WHOSE = "whose it is"
#: Why the nation in which a place lies takes part, and why where the deed is another nation's.
_LIES, ABROAD = "where it lies: ", "struck abroad: "
_NAMES = {kind.value.lower(): kind for kind in Kind}
_WIDEST = 240
#: A time that says since when tells more of what lasts than one that says when it held.
_SINCE = "since"
_OPEN = "/.."
#: What may stand beyond an apposition.
_CLOSES = frozenset({"comma", "verb", "copula", "stop", "mark", "preposition", "relative", "subordinator", "adverb"})
_OWN = frozenset({"subject", "object", "agent", "patient"})
#: Sources that say who acts.
_ACTING = frozenset({"agent", "subject"})
#: Sources that are a phrase of the verb itself.
_DIRECT = frozenset({"agent", "patient", "subject", "object"})
_MEMBERS = "members"
Times = Mapping[str, tuple[Time | None, ...]]
_GOVERNED_WORDS = Source("complement", "words")
#: Who does what is said of the subject: rudal yang ditembakkan *X*.
_MADE_BY = Source("subject", "by")


@dataclass(frozen=True, slots=True)
class Match:
    """Hold a frame that fits a clause, with the fillers of its roles and the time."""

    frame: Frame
    clause: Clause
    roles: tuple[tuple[str, Filler], ...]
    time: Time | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Hold what a match may look at beside the clause.

    ``pair`` are the two nations the text is about, ``owners`` whose a body or person is, ``homes`` where places
    lie, ``kinds`` what the owners are, ``unnamed`` who is known by office alone, ``speakers`` whose words the clause
    reports.
    ``conditional`` tells that the sentence makes a condition, ``members`` whom the name of a gathering names,
    ``nations`` who of those the text names is a nation.
    """

    text: str
    phrases: Sequence[Phrase]
    grammar: Grammar
    pair: tuple[str, ...] = ()
    owners: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()
    speakers: tuple[str, ...] = ()
    conditional: bool = False
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    nations: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FrameIndex:
    """Hold the frames by trigger: verb stems and whole words, and nouns."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]


def index_frames(frames: Iterable[Frame]) -> FrameIndex:
    """Index frames by their triggers, in order of name."""
    verbs: dict[str, list[Frame]] = {}
    nouns: dict[str, list[Frame]] = {}
    for frame in sorted(frames, key=lambda frame: frame.name):
        for word in (*frame.verbs, *frame.words):
            verbs.setdefault(word, []).append(frame)
        for noun in frame.nouns:
            nouns.setdefault(noun, []).append(frame)
    return FrameIndex(
        {word: tuple(found) for word, found in verbs.items()}, {word: tuple(found) for word, found in nouns.items()}
    )


def find_matches(clause: Clause, index: FrameIndex, around: Surroundings) -> tuple[Match, ...]:
    """Return the matches of a clause; of several frames only those of the highest priority that fit."""
    candidates = _candidates(clause, index)
    matches = [match for frame in candidates if (match := _match(frame, clause, around))]
    best = max((match.frame.priority for match in matches), default=0)
    fitting = (match for match in matches if match.frame.priority == best)
    return tuple(each for match in fitting for each in give_each_its_time(match, around))


def _candidates(clause: Clause, index: FrameIndex) -> Iterator[Frame]:
    seen: set[str] = set()
    stems = [clause.noun] if clause.noun and not clause.forms else [form.stem for form in clause.forms]
    table = index.nouns if clause.noun and not clause.forms else index.verbs
    for stem in stems:
        for frame in table.get(stem or "", ()):
            if frame.name not in seen:
                seen.add(frame.name)
                yield frame


def _match(frame: Frame, clause: Clause, around: Surroundings) -> Match | None:
    if not _fits(frame, clause, around) or (frame.conditional and not around.conditional):
        return None
    roles = _fill_roles(frame, clause, around)
    if not _has_needed(frame, roles):
        return None
    pairs = tuple((role, filler) for role in sorted(roles) for filler in roles[role])
    time = _time_of(frame, clause, around.grammar)
    if frame.lasting and time is not None and _is_in_passing(clause, time, around.grammar):
        time = None
    if not _is_timely(frame, time):
        return None
    return Match(frame, clause, pairs, time)


def _is_timely(frame: Frame, time: Time | None) -> bool:
    """Tell whether a frame that wants a date, or one that is open, has it."""
    date = time.edtf if time is not None and time.edtf else ""
    return (bool(date) or not frame.dated) and (frame.since is None or frame.since == date.endswith(_OPEN))


def _is_in_passing(clause: Clause, time: Time, grammar: Grammar) -> bool:
    """Tell a state that is only mentioned, *negara anggota NATO, Polandia*: the date beside it is another's."""
    return clause.noun is not None and _light(clause, grammar) is None and not time.rule.startswith(_SINCE)


# -- what a frame demands ---------------------------------------------------------------------------


def _fits(frame: Frame, clause: Clause, around: Surroundings) -> bool:
    grammar = around.grammar
    return (
        _patient_fits(frame, clause, grammar)
        and not (frame.of == "patient" and clause.of and _is_upon(clause, grammar))
        and _hangs_right(frame, clause, grammar)
        and all(_demand_met(part, words, clause, around) for part, words in frame.demands)
    )


def _patient_fits(frame: Frame, clause: Clause, grammar: Grammar) -> bool:
    words = _words(_patient(frame, clause))
    if frame.patient and not frame.patient & words:
        return False
    return not (frame.patient_not & words or frame.without & _all_words(clause, grammar))


def _hangs_right(frame: Frame, clause: Clause, grammar: Grammar) -> bool:
    """Tell whether adverbs, governor and complement are as the frame wants them."""
    wrong = (
        frame.told and clause.linker == "relative",
        frame.free and clause.linker in ("purpose", "complement", "wish") and not _is_expected(clause),
        frame.adverb and not frame.adverb & _around_words(clause),
        frame.negated is not None and frame.negated != _is_negated(clause),
        frame.after and not (clause.apart and clause.opener in frame.after),
        frame.governed_not and _has_stem(clause.governor, frame.governed_not, grammar),
        frame.complement and not _has_stem(clause.complement, frame.complement, grammar),
        frame.complement_not and _has_stem(clause.complement, frame.complement_not, grammar),
    )
    if any(wrong):
        return False
    governed = _has_stem(clause.governor, frame.governed, grammar) and not _stands_aside(clause, grammar)
    return governed or not frame.governed


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
    return any(
        oblique.word in grammar.lists["classes.subordinator"] | grammar.lists["nouns.aside"] for oblique in beside
    )


def _is_upon(clause: Clause, grammar: Grammar) -> bool:
    """Tell a noun after which its doer stands, since whom it befalls stands elsewhere: *pemboman X atas Y*."""
    return any(oblique.word in grammar.lists["nouns.upon"] for oblique in clause.obliques)


def _around_words(clause: Clause) -> frozenset[str]:
    governor = clause.governor.adverbs if clause.noun and clause.governor else frozenset[str]()
    return clause.adverbs | governor | _words(clause.object) | _words(clause.patient)


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
    if "head" in places and clause.part is not None and words & clause.part.words:
        return True
    holders = (clause, *_lights(clause, grammar))
    obliques = [oblique for holder in holders for oblique in holder.obliques]
    phrases = [*own, *(oblique.phrase for oblique in obliques if oblique.word in places)]
    phrases += [phrase for part in sorted(places) for phrase in _said_of_done(part, clause, around.phrases)]
    return any(words & _words(phrase) for phrase in phrases)


def _has_stem(clause: Clause | None, stems: frozenset[str], grammar: Grammar) -> bool:
    if clause is None:
        return False
    if clause.is_copula and stems & grammar.lists["classes.copula"]:
        return True
    words = clause.trigger.text.lower().split()  # terpilih *menjadi*
    return bool(stems & {" ".join(words), words[-1], clause.noun or "", *(form.stem for form in clause.forms)})


def _words(phrase: Phrase | None) -> frozenset[str]:
    return frozenset(word for part in phrase.parts for word in part.words) if phrase else frozenset()


def _patient(frame: Frame, clause: Clause) -> Phrase | None:
    if clause.part is not None and clause.noun:
        return Phrase("noun", clause.part.units, parts=(clause.part,))
    if clause.noun:
        return clause.object or clause.by  # membaiknya *hubungan*
    if clause.patient is not None or clause.noun or clause.voice.value != "plain":
        return clause.patient
    return clause.object or clause.subject


def _light(clause: Clause, grammar: Grammar, verbs: str = "light.verbs") -> Clause | None:
    """Return the verb that only lets a noun happen: *melakukan serangan*, *serangan yang dilakukan*, or a copula."""
    return next(_lights(clause, grammar, verbs), None)


def _lights(clause: Clause, grammar: Grammar, verbs: str = "light.verbs") -> Iterator[Clause]:
    """Yield the verbs that only let a noun happen: *perang yang berlangsung di X berakhir* has two."""
    lists = grammar.lists
    if clause.noun is None or clause.part is None or not _leads(clause.part, clause, grammar):
        return
    for verb in (clause.governor, clause.relative):
        stems = {form.stem for form in verb.forms} if verb else set()
        happens = stems & lists["light.happen"]
        if verb is None or not any(part is clause.part for part in _carried(verb, stems, grammar)):
            continue
        if happens or verb.is_copula or stems & (lists[verbs] | lists["light.words"] | lists["light.take_part"]):
            yield verb


def _carried(verb: Clause, stems: set[str], grammar: Grammar) -> tuple[Part, ...]:
    """Return the parts of the phrase that names what happens: *latihan berlangsung*, *ikut dalam latihan*."""
    happening = verb.subject if stems & grammar.lists["light.happen"] else None
    phrases = (happening, verb.patient or verb.object)  # *perundingan dimulai* as well as *memulai perundingan*
    parts = tuple(part for phrase in phrases if phrase is not None for part in phrase.parts)
    if stems & grammar.lists["light.take_part"]:
        shared = (o.phrase.parts for o in verb.obliques if o.word in grammar.lists["light.within"])
        parts += tuple(part for run in shared for part in run)
    return parts


def _takes_part(verb: Clause, grammar: Grammar) -> bool:
    """Tell a verb whose subject acts, though it may look like a passive: *terlibat*."""
    return verb.trigger.text in grammar.lists["light.take_part"]


def _leads(part: Part, clause: Clause, grammar: Grammar) -> bool:
    """Tell whether the noun heads the phrase, or a stage of it or the plan for it: *putaran baru perundingan*."""
    if part.noun == clause.noun or part.units[0] is clause.trigger or part.noun in grammar.lists["nouns.stages"]:
        return True
    first = part.units[0].text.lower()  # mengumumkan *rencana* invasi
    return clause.prior == first and first in grammar.lists["governing.planned_nouns"]


# -- filling roles ----------------------------------------------------------------------------------


def _fill_roles(frame: Frame, clause: Clause, around: Surroundings) -> dict[str, list[Filler]]:
    roles: dict[str, list[Filler]] = {}
    for role, rungs in frame.roles:
        fillers = _fill(role, rungs, frame, clause, around)
        if fillers:
            roles[role] = fillers
    return _without_echo(_struck_abroad(roles, around))


def _struck_abroad(roles: dict[str, list[Filler]], around: Surroundings) -> dict[str, list[Filler]]:
    """Leave out the nation where a thing is done unless who does it acts for another nation."""
    found = [filler for filler in roles.get("recipient", ()) if filler.why.startswith(ABROAD)]
    actors = {filler.entity or "" for filler in roles.get("actor", ())}
    acting = {around.owners.get(actor, actor) for actor in actors} & around.nations
    at_home = [filler for filler in found if not acting or filler.entity in acting]
    if at_home:
        roles["recipient"] = [filler for filler in roles["recipient"] if filler not in at_home]
    return roles


def _fill(
    role: str, rungs: tuple[tuple[Source, ...], ...], frame: Frame, clause: Clause, around: Surroundings
) -> list[Filler]:
    """Take the first rung of the ladder that gives as many fillers as are needed, else the first that gives any.

    The sources on one rung are taken together.
    """
    needed = max((_count_of(need) for option in frame.needs for need in option if _role_of(need) == role), default=1)
    best: list[Filler] = []
    for rung in rungs:
        fillers: dict[tuple[str, str], Filler] = {}
        for source in rung:
            for filler in _from_source(source, role, frame, clause, around):
                fillers.setdefault(filler.identity, filler)
        best = best or list(fillers.values())
        if len(fillers) >= needed:
            return list(fillers.values())
    return best


def _role_of(need: str) -> str:
    return need.partition(":")[0]


def _count_of(need: str) -> int:
    return int(need.partition(":")[2] or 1)


def _without_echo(roles: dict[str, list[Filler]]) -> dict[str, list[Filler]]:
    """Nobody does a thing to himself: drop a recipient who is the actor already, a place that is a recipient.

    Of an actor after a preposition and whom a phrase of the verb itself names, the latter is sure.
    """
    sure = {filler.identity for filler in roles.get("recipient", ()) if _is_direct(filler)}
    echoed = [filler for filler in roles.get("actor", ()) if filler.identity in sure and not _is_direct(filler)]
    if echoed:
        roles["actor"] = [filler for filler in roles["actor"] if filler not in echoed]
    actors = {filler.identity for filler in roles.get("actor", ())}
    if "recipient" in roles:
        roles["recipient"] = [filler for filler in roles["recipient"] if filler.identity not in actors]
    taken = actors | {f.identity for f in roles.get("recipient", ()) if not f.why.startswith(ABROAD)}
    if "place" in roles:
        roles["place"] = [filler for filler in roles["place"] if filler.identity not in taken]
    return {role: fillers for role, fillers in roles.items() if fillers}


def _is_direct(filler: Filler) -> bool:
    """Tell who is a phrase of the verb itself from who stands after a preposition or inside a phrase."""
    return filler.why.partition(":")[0] in _DIRECT


def _has_needed(frame: Frame, roles: Mapping[str, Sequence[Filler]]) -> bool:
    for need in frame.needs:
        if not any(_enough(role, roles) for role in need):
            return False
    return any(filler.entity for fillers in roles.values() for filler in fillers)


def _enough(role: str, roles: Mapping[str, Sequence[Filler]]) -> bool:
    return len(roles.get(_role_of(role), ())) >= _count_of(role)


def _from_source(source: Source, role: str, frame: Frame, clause: Clause, around: Surroundings) -> Iterator[Filler]:
    if source.part == "figure":
        yield from _figures(source.facet, clause, around.grammar)
    elif source.part == "pair":
        yield from (Filler(entity=key, why="the pair the text is about") for key in around.pair)
    elif source.part == "trigger":
        yield Filler(literal=Literal(clause.trigger.text), why="trigger")
    elif source == _GOVERNED_WORDS:
        yield from _complement_words(clause, around)
    elif source.facet == "words":
        yield from _literals(
            _phrases_at(source.part, frame, clause, around.phrases, around.grammar), around, source.part
        )
    else:
        for mention in _mentions(source, frame, clause, around):
            yield from _entity_fillers(mention, role, frame, source, around)


def _figures(kind: str, clause: Clause, grammar: Grammar) -> Iterator[Filler]:
    light = _light(clause, grammar)
    undergone = clause.patient.figures if clause.voice is Voice.PASSIVE and clause.patient is not None else ()
    for figure in (*clause.figures, *undergone, *(light.figures if light else ())):
        if kind == "currency" and figure.kind is FigureKind.MONEY and figure.unit:
            yield Filler(literal=Literal(figure.unit), why="figure")
            return
        if figure.kind == kind:
            yield Filler(literal=Literal(figure.text, figure.value), why="figure")
            return


def _complement_words(clause: Clause, around: Surroundings) -> Iterator[Filler]:
    """Yield the words of the governed clause: from its verb, or what that makes of somebody, to its last phrase."""
    governed = clause.complement
    if governed is None:
        return
    becomes = {form.stem for form in governed.forms} & around.grammar.lists["governing.result"]
    start = governed.object.span.start if becomes and governed.object is not None else governed.span.start
    spans = [oblique.phrase.span for oblique in governed.obliques]
    spans += [phrase.span for phrase in (governed.object, governed.by) if phrase is not None]
    end = max([governed.span.end, *(span.end for span in spans if span.start > governed.span.start)])
    words = " ".join(around.text[start:end].split())
    if len(words) <= _WIDEST:
        yield Filler(literal=Literal(words), why="governed clause")


def _literals(phrases: Iterable[Phrase], around: Surroundings, part: str) -> Iterator[Filler]:
    for phrase in phrases:
        start = phrase.parts[0].span.start if phrase.parts else phrase.span.start
        words = " ".join(around.text[start : phrase.span.end].split())
        if words and len(words) <= _WIDEST:
            yield Filler(literal=Literal(words), why=part)
            return


def _entity_fillers(
    mention: Mention, role: str, frame: Frame, source: Source, around: Surroundings
) -> Iterator[Filler]:
    if source.home:
        yield from _homes_of(mention, source, around)
        return
    kinds = frozenset(_NAMES[name] for name in frame.kinds[role]) if role in frame.kinds else _ROLE_KINDS.get(role)
    if kinds is not None and mention.kind not in kinds:
        return
    if role in _WHERE and mention.rule == _WHOSE and mention.kind is Kind.NATION:
        return  # tentara Kenya need not be in Kenya
    for key in mention.keys:
        owner = around.owners.get(key) if role in frame.owner else None
        why = f"{source.part}{'.' + source.facet if source.facet else ''}: {mention.rule}"
        yield Filler(entity=owner or key, why=why)


def _homes_of(mention: Mention, source: Source, around: Surroundings) -> Iterator[Filler]:
    """Yield the nation in which a place lies; what is done abroad in a nation is done there too."""
    why = f"{ABROAD if source.abroad else _LIES}{source.part}"
    if mention.kind is Kind.PLACE:
        homes = (around.homes.get(key) for key in mention.keys)
        yield from (Filler(entity=home, why=why) for home in homes if home)
    elif mention.kind is Kind.NATION and source.abroad and mention.rule != _WHOSE:
        yield from (Filler(entity=key, why=why) for key in mention.keys)


def _mentions(source: Source, frame: Frame, clause: Clause, around: Surroundings) -> Iterator[Mention]:
    if source.facet == _MEMBERS:
        gatherings = _mentions(replace(source, facet=""), frame, clause, around)
        yield from (member for gathering in gatherings for member in _members_of(gathering, around))
        return
    if source.part == "of" and clause.noun:
        yield from _of_mentions(clause)
        return
    if source.part == "speaker":
        yield from _speaking(clause, around)
        return
    if source == _MADE_BY:
        made = clause.relative.by if clause.relative is not None and not clause.noun else None
        yield from _heads(made, around) if made is not None else ()
        return
    other = _other_verb(source, clause)
    if other is not None:
        for phrase in _phrases_beside(source.facet, clause, other):
            yield from _heads(phrase, around)
        return
    for phrase in _phrases_at(source.part, frame, clause, around.phrases, around.grammar):
        if source.facet == "of":
            yield from _names_inside(phrase, around)
        elif source.facet:
            yield from _attached(phrase, source.facet, around.phrases)
        else:
            yield from _heads(phrase, around)
            yield from _whence(phrase, around) if source.part in _ACTING else ()
    if source.part == "agent" and clause.noun and frame.of == "agent" and clause.by is None:
        yield from _of_mentions(clause)
    if source.part == "patient" and clause.noun and (frame.of == "patient" or clause.by is not None):
        yield from _of_mentions(clause)


def _members_of(gathering: Mention, around: Surroundings) -> Iterator[Mention]:
    """Yield those the name of a gathering names: KTT *ASEAN-Jepang*."""
    keys = tuple(member for key in gathering.keys for member in around.members.get(key, ()))
    if keys:
        yield replace(gathering, keys=keys)


def _other_verb(source: Source, clause: Clause) -> Clause | None:
    """The verb over or under this one whose phrases are asked for: memerlukan visa untuk masuk *ke Jepang*."""
    if source.part == "beside" and source.facet:
        return clause.governor
    asked = source.part == "complement" and source.facet not in ("", "of", "antara")
    return clause.complement if asked else None


def _phrases_beside(facet: str, clause: Clause, governor: Clause) -> Iterator[Phrase]:
    """Yield what else the governing or governed verb has: a prepositional phrase, or whom it is done to."""
    if facet == "patient":
        if governor.patient is not None and clause.part not in governor.patient.parts:
            yield governor.patient
        return
    yield from (oblique.phrase for oblique in governor.obliques if oblique.word == facet)


def _names_inside(phrase: Phrase, around: Surroundings) -> Iterator[Mention]:
    """Yield the names inside a phrase; of a body or group, whose it is."""
    for part in phrase.parts:
        for mention in (part.head, *part.of):
            if mention is None:
                continue
            if mention.kind in (Kind.BODY, Kind.GROUP) or set(mention.keys) & around.unnamed:
                for owner in (around.owners[key] for key in mention.keys if key in around.owners):
                    yield replace(mention, kind=around.kinds.get(owner, Kind.NATION), keys=(owner,), rule=_WHOSE)
            else:
                yield mention


def _speaking(clause: Clause, around: Surroundings) -> Iterator[Mention]:
    """Yield whose words a clause is: who is quoted."""
    if around.speakers:
        yield Mention(clause.span, Kind.PERSON, around.speakers[:1], "who speaks")


def _of_mentions(clause: Clause) -> tuple[Mention, ...]:
    return clause.of


def _heads(phrase: Phrase, around: Surroundings) -> Iterator[Mention]:
    """Yield who heads each part; of *langkah AS* the possessor acts, *kami* in quoted words is who speaks."""
    for part in phrase.parts:
        if part.head is not None:
            yield part.head
        elif part.of and around.grammar.is_in("nouns.acts", part.noun):
            yield part.of[0]
        elif part.noun in around.grammar.lists["classes.first_person"] and around.speakers:
            yield Mention(part.span, Kind.PERSON, around.speakers[:1], "who speaks")


def _whence(phrase: Phrase, around: Surroundings) -> Iterator[Mention]:
    """Yield whose delegation or force a phrase names, where that stands after it: *delegasi bisnis dari Estonia*."""
    acting = bool(phrase.parts) and around.grammar.is_in("nouns.acts", phrase.parts[-1].noun)
    if acting and phrase.parts[-1].head is None and not phrase.parts[-1].of:
        for word in sorted(around.grammar.lists["persons.from"]):
            yield from _attached(phrase, word, around.phrases)


def _attached(phrase: Phrase, word: str, phrases: Sequence[Phrase]) -> Iterator[Mention]:
    """Yield the heads of the prepositional phrases right after a phrase: hubungan Peru *dengan Kuwait*."""
    yield from (mention for later in _right_after(phrase, phrases) if later.word == word for mention in later.mentions)


def _right_after(phrase: Phrase, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Yield the prepositional phrases right after a phrase, and the times and brackets among them."""
    at = next((i for i, other in enumerate(phrases) if other is phrase), len(phrases))
    beside = ("preposition", "time", "bracket")
    return takewhile(lambda later: later.kind in beside, phrases[at + 1 :])


def _other_side(clause: Clause) -> Phrase | None:
    """Return the subject of the governed clause; of a noun before a copula, what it is said to be."""
    governor = clause.governor
    if clause.noun and governor is not None and governor.is_copula and governor.subject is not None:
        return governor.object if clause.part in governor.subject.parts else None
    return clause.complement.subject if clause.complement is not None else None


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


def _phrases_at(
    part: str, frame: Frame, clause: Clause, phrases: Sequence[Phrase], grammar: Grammar
) -> Iterator[Phrase]:
    light = _light(clause, grammar) if frame.light else None
    direct = {
        "agent": clause.agent,
        "patient": _patient(frame, clause),
        "subject": clause.subject,
        "object": clause.object,
    }
    if part in direct:
        phrase = direct[part]
        if phrase is None and light is not None and part in ("agent", "subject"):
            phrase = light.subject if light.is_copula or _takes_part(light, grammar) else light.agent
            phrase = None if phrase is not None and clause.part in phrase.parts else phrase
        undergone = _light(clause, grammar, "light.undergo") if part == "patient" else None
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
    if part in ("apposed", "named", "main"):
        yield from _around(part, clause, phrases, grammar)
        return
    if part in ("governor", "beside"):
        yield from _governing(clause, grammar, beside=part == "beside")
        if part == "beside" and clause.governor is None:
            yield from _captioned(clause, phrases, grammar)
        return
    if part == "head" and clause.part is not None:
        yield Phrase("noun", clause.part.units, parts=(clause.part,))
        return
    holders = (clause, *(_lights(clause, grammar) if frame.light else ()))
    found = [oblique.phrase for holder in holders for oblique in holder.obliques if oblique.word == part]
    yield from found or _said_of_done(part, clause, phrases)


def _said_of_done(part: str, clause: Clause, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Yield what stands before a passive, but after what is done: *dukungan **terhadap usul itu** disuarakan X*."""
    if clause.voice is Voice.PASSIVE and clause.patient is not None:
        yield from (phrase for phrase in _right_after(clause.patient, phrases) if phrase.word == part)


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


def _governing(clause: Clause, grammar: Grammar, *, beside: bool) -> Iterator[Phrase]:
    """Yield who does what the governing verb says; who speaks at the end of a sentence governs nothing before."""
    governor = clause.governor
    if governor is None or (beside and not _is_beside(clause, grammar)):
        return
    doer = governor.agent or (governor.subject if _is_own(clause, grammar) else None)
    if doer is not None and (governor.subject_rule != SPEAKER or governor.at < clause.at):
        yield _stand_in(doer, governor, grammar)


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
    return _is_own(clause, grammar) or _light(clause, grammar) is governor


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
    if last is None or last.kind is not Kind.PERSON:
        return phrase
    part = phrase.parts[-1]
    return replace(phrase, parts=(*phrase.parts[:-1], replace(part, head=last)))


def _is_said_to_be(clause: Clause, grammar: Grammar) -> bool:
    """Tell a copula, or a verb such as *menjadi*, before what its subject is."""
    return clause.is_copula or any(form.stem in grammar.lists["governing.result"] for form in clause.forms)


def _own_times(clause: Clause) -> list[Time]:
    """Return a clause's times, those before it first where the ones after it may be those of the event it is about."""
    event_inside = clause.object is not None and any(unit.noun for unit in clause.object.units)
    if not event_inside:
        return clause.times
    return sorted(clause.times, key=lambda time: time.span.start > clause.span.start)


def _is_attended(clause: Clause, governor: Clause, grammar: Grammar) -> bool:
    attends = any(form.stem in grammar.lists["light.attend"] for form in governor.forms)
    return attends and governor.object is not None and clause.part in governor.object.parts


# -- members of lists with times of their own -------------------------------------------------------


def give_each_its_time(match: Match, around: Surroundings) -> tuple[Match, ...]:
    """Return a match for each time where members of a list have their own: *Kenya (1964), Ghana dan Togo (1965)*."""
    if match.frame.lasting:
        return (match,)
    clause = match.clause
    times = _times_of_members(clause, around)
    roles = {role for role, filler in match.roles if filler.entity in times}
    if roles:
        apart = tuple(_at_time(match, time, times, roles) for time in dict.fromkeys(chain(*times.values())))
        return apart if all({role for role, _ in each.roles} >= roles for each in apart) else (match,)
    if clause.noun and clause.part is not None and clause.part.times:
        return tuple(replace(match, time=time) for time in clause.part.times)
    times_listed = (phrase.times for phrase in around.phrases if phrase.kind == "time" and match.time in phrase.times)
    listed = next(times_listed, ())
    if len(listed) > 1 and _goes_in_turn(match, len(listed)):
        return (replace(match, time=None),)
    return tuple(replace(match, time=time) for time in listed) or (match,)


def _times_of_members(clause: Clause, around: Surroundings) -> Times:
    """Return the times of those named in the lists of a clause; None for one without, among others that have.

    Where a place lies and whose a body is go with it.
    """
    times: dict[str, tuple[Time | None, ...]] = {}
    for phrase in _phrases_of(clause):
        dated = any(part.times for part in phrase.parts)
        for part in phrase.parts if dated else ():
            heads = (part.head,) if part.head is not None else part.of
            keys = [key for head in heads for key in head.keys]
            keys += [other for key in keys for other in (around.homes.get(key), around.owners.get(key)) if other]
            for key in dict.fromkeys(keys):
                times[key] = tuple(dict.fromkeys((*times.get(key, ()), *(part.times or (None,)))))
    return times


def _phrases_of(clause: Clause) -> tuple[Phrase, ...]:
    """Return each phrase of a clause, and of the verbs of a noun, once."""
    holders = [holder for holder in (clause, clause.governor, clause.relative)[: 3 if clause.noun else 1] if holder]
    direct = [phrase for holder in holders for phrase in (holder.subject, holder.object, holder.by) if phrase]
    obliques = [oblique.phrase for holder in holders for oblique in holder.obliques]
    return tuple({id(phrase): phrase for phrase in (*direct, *obliques)}.values())


def _at_time(match: Match, time: Time | None, times: Times, roles: set[str]) -> Match:
    """Return a match with those of a list that have a time, and whoever is in no list."""
    kept = tuple(
        (role, filler)
        for role, filler in match.roles
        if role not in roles or time in times.get(filler.entity or "", (time,))
    )
    return replace(match, roles=kept, time=time)


def _goes_in_turn(match: Match, count: int) -> bool:
    """Tell a list as long as that of the times, each of which may date one member: *ke X dan Y pada 1998 dan 2004*."""
    clause, part = match.clause, match.clause.part
    sided = (sum(role == name for role, _ in match.roles) for name in ("actor", "recipient", "place"))
    lists = [phrase.parts for phrase in _phrases_of(clause) if part is not None and part in phrase.parts]
    lists += [phrase.parts for phrase in (clause.object, clause.patient) if phrase is not None]
    return count in (*sided, *map(len, lists))


# -- time -------------------------------------------------------------------------------------------


def _time_of(frame: Frame, clause: Clause, grammar: Grammar) -> Time | None:
    """Return the first known time of the clause, else of the verb that lets a noun happen."""
    governor = clause.governor if clause.noun and clause.linker == "noun" else None
    pools = [_own_times(clause), clause.shared, *(_times_shared(light, clause) for light in _lights(clause, grammar))]
    if clause.relative is not None and any(f.stem in grammar.lists["light.contents"] for f in clause.relative.forms):
        pools.append(clause.relative.times)  # pertemuan yang *dimediasi* X pada Senin
    if governor is not None and (governor.voice is Voice.PASSIVE or _is_attended(clause, governor, grammar)):
        pools.append(_times_shared(governor, clause))
    if governor is not None and any(form.stem in frame.governed for form in governor.forms):
        pools.append(_times_shared(governor, clause))  # *menerbitkan* surat perintah penangkapan
    pools.append(clause.occasion.times if clause.occasion else [])
    for pool in pools:
        known = [time for time in pool if time.edtf]
        if known:
            return next((time for time in known if time.rule.startswith(_SINCE)), _narrowest(known))
    return None


def _times_shared(verb: Clause, clause: Clause) -> list[Time]:
    """Return the times of a verb but for those of an object before this one: *anggota X sejak 1963, dan pendiri Y*."""
    end = verb.object.span.end if verb.object is not None else clause.span.start
    return [time for time in verb.times if not end <= time.span.start < clause.span.start]


def _narrowest(times: Sequence[Time]) -> Time:
    """Return the first time, or of those within its days the one that says most: *pada 1958, tepatnya 20 Januari*."""
    within = [time for time in times if _lies_within(time, times[0])]
    return min(within, key=lambda time: (time.latest or date.max) - (time.earliest or date.min), default=times[0])


def _lies_within(inner: Time, outer: Time) -> bool:
    if inner.earliest is None or inner.latest is None or outer.earliest is None or outer.latest is None:
        return False
    return outer.earliest <= inner.earliest and inner.latest <= outer.latest
