"""Fill the roles of a frame from the phrases of a clause, the clauses around it and what is known of who is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..clauses.clause import PARTICIPANTS, Clause
from ..clauses.phrases import Part, Phrase
from ..knowledge.frames import Frame, Source
from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import CROWD, FigureKind, Filler, Kind, Literal, Mention
from .lights import light_verb
from .matches import Surroundings
from .pointing import told_earlier
from .role_phrases import phrases_at, right_after

_ROLE_KINDS: Mapping[str, frozenset[Kind]] = {
    "actor": PARTICIPANTS,
    "recipient": PARTICIPANTS | {Kind.PLACE},
    "party": PARTICIPANTS,
    "place": frozenset({Kind.PLACE, Kind.NATION}),
    "origin": frozenset({Kind.PLACE, Kind.NATION, Kind.GROUP}),
    "destination": frozenset({Kind.PLACE, Kind.NATION}),
}
#: The role of those who do it together.
_TAKES_PART = "party"
#: Why a nation fills a role of which its government was told.
_ACTS_FOR = "the nation whose government it is"
#: Letters to look back over for the word before a name.
_LONGEST_WORD = 30
#: Roles that say where.
_WHERE = frozenset({"place", "origin", "destination"})
#: The rule by which a name inside a phrase is that of whom a body or group belongs to.
WHOSE = "whose it is"
#: The rule by which *kami* in quoted words is who speaks; an official without a name speaks for his nation.
_OURS = "we, whoever speaks"
#: Why the nation in which a place lies takes part, and why where the deed is another nation's.
_LIES, ABROAD = "where it lies: ", "struck abroad: "
_NAMES = {kind.value.lower(): kind for kind in Kind}
_WIDEST = 240
#: Sources that say who acts.
_ACTING = frozenset({"agent", "subject"})
#: Sources that are a phrase of the verb itself.
_DIRECT = frozenset({"agent", "patient", "subject", "object"})
_MEMBERS = "members"
_GOVERNED_WORDS = Source("complement", "words")
#: The one of the two the text is about who is not yet in the fact.
_OTHER = (Source("pair", "other"),)
#: Who does what is said of the subject, the object or the noun, rudal yang ditembakkan *X*, and whom it is done to.
_BY, _ON = "by", "on"


def fill_roles(frame: Frame, clause: Clause, around: Surroundings) -> dict[str, list[Filler]]:
    """Return the fillers of each role of a frame that a clause fits, the mixed-up and the echoed left out."""
    roles: dict[str, list[Filler]] = {}
    for role, rungs in frame.roles:
        fillers = _fill(role, rungs, frame, clause, around)
        if fillers:
            roles[role] = fillers
    for role, rungs in frame.roles:
        if role not in roles and _OTHER in rungs:
            roles[role] = _other_side(around.pair, roles, around.owners)
    return _without_echo(_struck_abroad(roles, around))


def _other_side(
    pair: tuple[str, ...], roles: Mapping[str, Sequence[Filler]], owners: Mapping[str, str]
) -> list[Filler]:
    """Return the one of a pair who is in no role yet, nor acts through somebody, where the other is."""
    known = {filler.entity or "" for fillers in roles.values() for filler in fillers}
    known |= {owners.get(key, "") for key in known}
    others = [key for key in pair if key not in known]
    return [Filler(entity=key, why="the other one the text is about") for key in others if len(others) < len(pair)]


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

    Of an actor after a preposition and whom a phrase of the verb itself names, the latter is sure. What is held under
    a name, *KTT X berlangsung*, does not hold it.
    """
    named = {filler.entity for filler in roles.get("title", ()) if filler.entity}
    if named:
        roles["actor"] = [filler for filler in roles.get("actor", ()) if filler.entity not in named]
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


def has_all(needs: Iterable[Sequence[str]], roles: Mapping[str, Sequence[Filler]]) -> bool:
    """Tell whether every role that is needed is filled, as often as asked, and one of them by somebody."""
    return not left_open(needs, roles) and any(filler.entity for fillers in roles.values() for filler in fillers)


def left_open(needs: Iterable[Sequence[str]], roles: Mapping[str, Sequence[Filler]]) -> tuple[str, ...]:
    """Return the needs that no role meets, written as in a frame: ``recipient|place``."""
    return tuple("|".join(need) for need in needs if not any(_has(role, roles) for role in need))


def _has(role: str, roles: Mapping[str, Sequence[Filler]]) -> bool:
    return len(roles.get(_role_of(role), ())) >= _count_of(role)


def _from_source(source: Source, role: str, frame: Frame, clause: Clause, around: Surroundings) -> Iterator[Filler]:
    if source.part == "figure":
        yield from _figures(source.facet, clause, around.grammar)
    elif source.part == "pair" and not source.facet:
        pair = () if _is_with_others(clause, around.grammar) else around.pair
        yield from (Filler(entity=key, why="the pair the text is about") for key in pair)
    elif source.part == "page":
        yield from (Filler(entity=key, why="whom the page is about") for key in (around.page,) if key)
    elif source.part == "trigger":
        yield Filler(literal=Literal(clause.trigger.text), why="trigger")
    elif source.part == "earlier":
        yield from told_earlier(source.facet, clause, around.before)
    elif source == _GOVERNED_WORDS:
        yield from _complement_words(clause, around)
    elif source.facet == "words":
        yield from _literals(
            phrases_at(source.part, frame, clause, around.phrases, around.grammar), around, source.part
        )
    else:
        for mention in _mentions(source, frame, clause, around):
            yield from _entity_fillers(mention, role, frame, source, around)


def _is_with_others(clause: Clause, grammar: Grammar) -> bool:
    """Tell what one does with some who are not named: *menjalin hubungan **dengan beberapa negara***."""
    lists = grammar.lists
    beside = (o.phrase for o in clause.obliques if o.word in lists["nouns.companions"] and o.phrase.parts)
    parts = (phrase.parts[-1] for phrase in beside)
    others = (part for part in parts if part.head is None or part.head.kind is Kind.GROUP)
    return any(
        not part.words.isdisjoint(lists["nouns.somebody"]) and part.units[-1].word_class != "determiner"
        for part in others
    )


def _figures(kind: str, clause: Clause, grammar: Grammar) -> Iterator[Filler]:
    light = light_verb(clause, grammar)
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
    said = around.phrases[governed.at] if governed.negated and governed.at < len(around.phrases) else governed
    start = governed.object.span.start if becomes and governed.object is not None else said.span.start
    last = _deepest(governed)
    spans = [oblique.phrase.span for oblique in last.obliques]
    spans += [phrase.span for phrase in (last.object, last.by) if phrase is not None]
    end = max([last.span.end, *(span.end for span in spans if span.start > governed.span.start)])
    words = " ".join(around.text[start:end].split())
    if len(words) <= _WIDEST:
        yield Filler(literal=Literal(words), why="governed clause")


def _deepest(clause: Clause) -> Clause:
    """Return the last verb of a row in which each governs the next: *gagal **mengatasi** korupsi*."""
    seen = clause
    while seen.complement is not None and seen.complement.linker == "complement" and seen.complement.at > seen.at:
        seen = seen.complement
    return seen


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
        governs = Kind.NATION in kinds and frame.fact_class not in around.whole
        if governs and _acts_for(mention, around):
            yield from (Filler(entity=around.owners[key], why=_ACTS_FOR) for key in mention.keys)
        return
    if mention.rule == CROWD and frame.fact_class not in around.crowds:
        return
    if role == _TAKES_PART and source.facet != _MEMBERS and _is_gathering(mention, around):
        return
    if role in _WHERE and mention.rule == WHOSE and mention.kind is Kind.NATION:
        return  # tentara Kenya need not be in Kenya
    ours = mention.rule == _OURS and frame.fact_class not in around.utterances
    for key in mention.keys:
        speaks_for = ours and key in around.unnamed
        owner = around.owners.get(key) if role in frame.owner or speaks_for else None
        why = f"{source.part}{'.' + source.facet if source.facet else ''}: {mention.rule}"
        yield Filler(entity=owner or key, why=why)


def _acts_for(mention: Mention, around: Surroundings) -> bool:
    """Tell a nation's government, which is that nation where nations alone act: *pemerintahan Ruto mengekspor X*."""
    text, span = around.text, mention.span
    led = mention.kind is Kind.PERSON
    before = text[max(0, span.start - _LONGEST_WORD) : span.start].split()[-1:]
    words = (before if led else text[span.start : span.end].split()[:1]) or [""]
    governs = (led or mention.kind is Kind.BODY) and around.grammar.is_in("nouns.governments", words[0].lower())
    return governs and all(around.kinds.get(around.owners.get(key, "")) is Kind.NATION for key in mention.keys)


def _is_gathering(mention: Mention, around: Surroundings) -> bool:
    """Tell a meeting by its name, which is nobody who takes part in one: *KTT ASEAN* has a session on X."""
    if mention.kind is not Kind.ORGANISATION or mention.anaphoric:
        return False
    words, lists = around.text[mention.span.start : mention.span.end].lower().split(), around.grammar.lists
    begins = any(" ".join(words[:size]) in lists["nouns.gatherings"] for size in (1, 2, 3))
    return begins or words[-1] in lists["nouns.gathering_ends"]


def _homes_of(mention: Mention, source: Source, around: Surroundings) -> Iterator[Filler]:
    """Yield the nation in which a place lies; what is done abroad in a nation is done there too."""
    why = f"{ABROAD if source.abroad else _LIES}{source.part}"
    if mention.kind is Kind.PLACE:
        homes = (around.homes.get(key) for key in mention.keys)
        yield from (Filler(entity=home, why=why) for home in homes if home)
    elif mention.kind is Kind.NATION and source.abroad and mention.rule != WHOSE:
        yield from (Filler(entity=key, why=why) for key in mention.keys)


def _mentions(source: Source, frame: Frame, clause: Clause, around: Surroundings) -> Iterator[Mention]:
    if source.facet == _MEMBERS:
        gatherings = _mentions(replace(source, facet=""), frame, clause, around)
        yield from (member for gathering in gatherings for member in _members_of(gathering, around))
        return
    if source.part == "of" and clause.noun:
        yield from _of_mentions(clause)
        return
    if source.part in ("speaker", "condition"):
        yield from _beyond(source, clause, around)
        return
    if source.facet in (_BY, _ON):
        said = _said_of(source.part, clause)
        done = said.patient if said is not None and source.facet == _ON else None
        told = said is not None and any(form.stem in around.grammar.lists["speech.verbs"] for form in said.forms)
        whom = said.by if said is not None and source.facet == _BY and not told else done  # langkah yang *disebut* X …
        yield from _heads(whom, around) if whom is not None else ()
        return
    other = _other_verb(source, clause)
    if other is not None:
        facet, _, inside = source.facet.partition(".")
        for phrase in _phrases_beside(facet, clause, other):
            yield from _names_inside(phrase, around) if inside else _heads(phrase, around)
        return
    for phrase in phrases_at(source.part, frame, clause, around.phrases, around.grammar):
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


def _said_of(part: str, clause: Clause) -> Clause | None:
    """Return the relative clause about the subject of a verb, about what it is done to, or about a noun."""
    if part == "head" or clause.noun:
        return clause.relative if part == "head" and clause.noun else None
    if part == "patient" and clause.voice is not Voice.PASSIVE:
        return clause.about_object
    return clause.relative


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
                    yield replace(mention, kind=around.kinds.get(owner, Kind.NATION), keys=(owner,), rule=WHOSE)
            else:
                yield mention


def _beyond(source: Source, clause: Clause, around: Surroundings) -> Iterator[Mention]:
    """Yield whom the sentence around a clause tells of: who is quoted, or who is to fulfil its condition."""
    if source.part == "speaker":
        yield from _speaking(clause, around, whose=source.facet == "of")
    elif around.condition is not None:
        yield from _heads(around.condition, around)


def _speaking(clause: Clause, around: Surroundings, *, whose: bool) -> Iterator[Mention]:
    """Yield whose words a clause is: who is quoted.

    ``whose`` asks for the nation he speaks for, where no other does what the clause hangs on: not *X menawarkan
    perundingan, kata Y*.
    """
    if not around.speakers:
        return
    nation = around.owners.get(around.speakers[0], around.speakers[0])
    doer = clause.governor.agent if clause.governor is not None else None
    others = {key for mention in (doer.mentions if doer is not None else ()) for key in mention.keys}
    if not whose:
        yield Mention(clause.span, Kind.PERSON, around.speakers[:1], "who speaks")
    elif nation in around.nations and others <= {nation, *around.speakers}:
        yield Mention(clause.span, Kind.NATION, (nation,), "for whom who speaks does")


def _of_mentions(clause: Clause) -> tuple[Mention, ...]:
    return clause.of


def _heads(phrase: Phrase, around: Surroundings) -> Iterator[Mention]:
    """Yield who heads each part; of *langkah AS* the possessor acts, *kami* in quoted words is who speaks."""
    owned = False
    for part in phrase.parts:
        goes_on = owned and not part.named and part.units[0].mention is part.head
        owned = goes_on or _is_owned_event(part, around)
        if part.head is not None:
            yield from () if owned else (part.head,)
        elif part.of and around.grammar.is_in("nouns.acts", part.noun):
            yield part.of[0]
        elif part.noun in around.grammar.lists["classes.first_person"] and around.speakers:
            yield Mention(part.span, Kind.PERSON, around.speakers[:1], _OURS)
        else:
            yield from (unit.crowd for unit in part.units if unit.crowd is not None)


def _is_owned_event(part: Part, around: Surroundings) -> bool:
    """Tell an event that belongs to the bare names after it too: *mengakui kemerdekaan X **dan Y***."""
    owned = part.head is None and bool(part.of) and any(unit.noun for unit in part.units)
    return owned and not around.grammar.is_in("nouns.acts", part.noun)


def _whence(phrase: Phrase, around: Surroundings) -> Iterator[Mention]:
    """Yield whose delegation or force a phrase names, where that stands after it: *delegasi bisnis dari Estonia*."""
    acting = bool(phrase.parts) and around.grammar.is_in("nouns.acts", phrase.parts[-1].noun)
    if acting and phrase.parts[-1].head is None and not phrase.parts[-1].of:
        for word in sorted(around.grammar.lists["persons.from"]):
            yield from _attached(phrase, word, around.phrases)


def _attached(phrase: Phrase, word: str, phrases: Sequence[Phrase]) -> Iterator[Mention]:
    """Yield the heads of the prepositional phrases right after a phrase: hubungan Peru *dengan Kuwait*."""
    yield from (mention for later in right_after(phrase, phrases) if later.word == word for mention in later.mentions)
