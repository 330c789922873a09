"""Find the facts of one document: analyse each sentence, match the frames, tell status and speaker, merge."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..clauses.clause import Clause
from ..clauses.phrases import Phrase, is_described
from ..clauses.phrasing import find_phrases
from ..clauses.possessives import name_owners
from ..clauses.predicates import find_clauses
from ..clauses.pronouns import name_agents, name_objects, spoken_of
from ..clauses.topics import carry_subject
from ..clauses.units import Marked, find_units
from ..clauses.votes import Ballot, Heads, hold_vote, is_open
from ..knowledge.frames import Frame
from ..knowledge.grammar import Grammar, Lexicon, build_lexicon
from ..knowledge.traits import Traits
from ..model import (
    Document,
    Evidence,
    Fact,
    Figure,
    Filler,
    Kind,
    Literal,
    Mention,
    Naming,
    OfficeHeld,
    Sentence,
    SentenceKind,
    Span,
    Status,
    Time,
)
from .answers import REACH, Answering, name_answered
from .dating import (
    Calendar,
    Told,
    date_attendance,
    date_fact,
    date_pointed_event,
    remember_date,
    settle_times,
    share_occasions,
)
from .fronts import Fighters, name_sides
from .lapses import settle_lapses
from .leads import date_lead
from .listing import clauses_under
from .matches import Match, Surroundings
from .matching import FrameIndex, find_matches, has_frames, index_frames
from .members import find_members
from .merge import Ties, merge_facts
from .pointing import REACH as POINTED
from .pointing import Earlier
from .regions import find_regions
from .reports import Analysed, Report, find_reports
from .speeches import date_utterance, find_occasions
from .statements import Voices, find_demands, find_statements, without_restated
from .statuses import failed_at, find_status, is_but_for, is_conditional, is_denied, is_object_of, is_unreal, report_of
from .structures import Atlas, find_locations
from .talks import without_talk_at_meetings
from .telling import facts_of
from .tenure import time_in_office

#: Maps the spans of sentences to their analyses.
Parse = Callable[[Sequence[Sentence], Sequence[Time]], Mapping[Span, Heads]]
#: A match, the status and the report it stands in.
Voiced = tuple[Match, Status, Report | None]
#: What heads a page says is said again in its text; only running text, lists and captions are read for facts.
_READ = frozenset({SentenceKind.PROSE, SentenceKind.BULLET, SentenceKind.CAPTION})
#: The rule by which a mission is told of in its name.
_SEATED = "mission.seated"


@dataclass(frozen=True, slots=True)
class Rules:
    """Hold what the finding of facts goes by: the lexicon, the frames by trigger, how dates compare.

    ``parse`` analyses sentences, given the times of their document; ``patterns`` false lets the parser alone say what
    is subject and object.
    """

    lexicon: Lexicon
    frames: FrameIndex
    is_compatible: Callable[[str, str], bool]
    is_more_precise: Callable[[str, str], bool]
    traits: Traits
    states: frozenset[str] = frozenset()
    open_sided: frozenset[str] = frozenset()
    parse: Parse | None = None
    patterns: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """Hold what the stages before found in a document; ``homes`` tells in which nation a place lies.

    ``regions`` maps the names of the world's regions, case-folded, to their keys.
    ``outlets`` are the news agencies and papers, ``members`` those named inside the name of a gathering,
    ``capitals`` the capitals among the places, by nation, ``seats`` the places that missions sit in.
    """

    document: Document
    sentences: Sequence[Sentence]
    naming: Naming
    times: Sequence[Time]
    figures: Sequence[Figure]
    homes: Mapping[str, str] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)
    outlets: frozenset[str] = frozenset()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    capitals: Mapping[str, str] = field(default_factory=dict)
    seats: Mapping[str, str] = field(default_factory=dict)


def make_rules(
    grammar: Grammar,
    frames: Sequence[Frame],
    traits: Traits,
    is_compatible: Callable[[str, str], bool],
    is_more_precise: Callable[[str, str], bool],
) -> Rules:
    """Build the lexicon and the index of frames once."""
    states = frozenset(frame.fact_class for frame in frames if frame.lasting)
    sided = frozenset(frame.name for frame in frames if frame.sides)
    index = index_frames(frames)
    return Rules(build_lexicon(grammar, frames), index, is_compatible, is_more_precise, traits, states, sided)


def find_facts(found: Found, rules: Rules) -> tuple[Fact, ...]:
    """Return the facts a document states, in the order of their first sentence."""
    analysed = analyse(found, rules)
    reports = find_reports(analysed, rules.lexicon.grammar, found.outlets)
    everywhere, atlas = surroundings_of(found, rules), _atlas(found)
    told: list[Told] = []
    starts = [0] * POINTED  # of the sentences before, in what is told
    calendar = Calendar(
        found.document.issued, {}, rules.frames, rules.states, rules.traits, rules.lexicon.grammar, everywhere.owners
    )
    spoken = tuple(zip(analysed, reports, strict=True))
    answering = Answering(rules.frames, rules.traits, rules.lexicon.grammar, everywhere.owners)
    for k, (one, said) in enumerate(spoken):
        since = len(told)
        starts.append(since)
        before = tuple(Earlier(clause, fact.roles) for fact, clause in told[starts[-1 - POINTED] :] if clause)
        around = replace(everywhere, phrases=one.phrases, before=before)
        for fact, clause in _sentence_facts(one, said, around, rules, found):
            told.append((date_fact(fact, clause, one, calendar), clause))
            remember_date(calendar, told[-1][0])
        name_answered(told, since, analysed[max(0, k - REACH) : k + 1], answering)
        told.extend((fact, None) for fact in _facts_of_phrases(one, atlas, found.document, rules.lexicon.grammar))
        told.extend((fact, None) for fact in _missions_named(one, found))
        date_pointed_event(told, one, rules.frames, rules.lexicon.grammar)
    grammar = rules.lexicon.grammar
    told = name_sides(told, _fighters(found, everywhere, rules))
    occasions = find_occasions(spoken, told, calendar)
    told = [(date_utterance(one, occasions, calendar), one[1]) for one in date_lead(told, analysed, calendar)]
    voices = Voices(occasions, everywhere.owners, rules.traits.utterances)
    told.extend(find_demands(spoken, told, found.document, grammar, voices))
    told = without_restated(told, rules.traits.utterances)
    facts = [*_office_facts(found, analysed, grammar), *(fact for fact, _ in told)]
    facts.extend(find_statements(spoken, told, found.document, grammar, voices))
    facts.sort(key=lambda fact: (fact.evidence[0].span, fact.name, fact.time is None, fact.frame, str(fact.roles)))
    ties = Ties(everywhere.owners, {**_told_homes(facts, found.homes), **found.homes}, rules.traits)
    merged = merge_facts(facts, rules.is_compatible, rules.is_more_precise, ties)
    merged = tuple(without_talk_at_meetings(merged, rules.traits))
    return tuple(share_occasions(tuple(date_attendance(merged)), ties.owners, calendar))


def analyse(found: Found, rules: Rules) -> tuple[Analysed, ...]:
    """Return the units, phrases and clauses of every sentence that is read for facts."""
    marked = _marked_by_sentence(found)
    grammar = rules.lexicon.grammar
    drafts = [
        _draft(sentence, marked[sentence.span], rules.lexicon)
        for sentence in found.sentences
        if sentence.kind in _READ | {SentenceKind.HEADING}
    ]
    open_ones = [draft.sentence for draft in drafts if _is_worth_parsing(draft, rules)]
    trees = rules.parse(open_ones, found.times) if rules.parse is not None else {}
    analysed: list[Analysed] = []
    heading: Analysed | None = None
    topic: Phrase | None = None
    above = Above()
    for draft in drafts:
        sentence = draft.sentence
        phrases = name_owners(draft.phrases, topic, grammar)
        clauses = draft.clauses if phrases == draft.phrases else find_clauses(phrases, grammar)
        if sentence.span in trees:
            hold_vote(clauses, Ballot(sentence, phrases, trees[sentence.span]), alone=not rules.patterns)
        before = spoken_of(analysed[-1].clauses) if analysed else None
        name_objects(clauses, before, grammar)
        name_agents(clauses, grammar)
        settle_lapses(clauses, phrases, grammar)
        settle_times(clauses, phrases, found.document.issued, grammar)
        topic = carry_subject(clauses, phrases, topic, grammar)
        above = above.over(sentence, marked[sentence.span].times) if found.document.issued is None else above
        one = replace(draft, phrases=phrases, clauses=clauses, headed=above.time)
        if sentence.kind is SentenceKind.BULLET:
            one = replace(one, clauses=(*clauses, *clauses_under(heading, one)))
        else:
            heading = one
        if sentence.kind in _READ:
            analysed.append(one)
    return tuple(analysed)


def _draft(sentence: Sentence, marked: Marked, lexicon: Lexicon) -> Analysed:
    """Return a sentence as the patterns read it by itself."""
    units = find_units(sentence, marked, lexicon)
    phrases = find_phrases(units, lexicon.grammar)
    return Analysed(sentence, units, phrases, find_clauses(phrases, lexicon.grammar))


def _is_worth_parsing(draft: Analysed, rules: Rules) -> bool:
    """Tell a sentence that may hold a fact and in which the patterns leave a verb open."""
    if draft.sentence.kind is SentenceKind.HEADING or not any(unit.mention for unit in draft.units):
        return False
    open_verbs = (clause for clause in draft.clauses if is_open(clause, draft.phrases))
    return not rules.patterns or any(has_frames(clause, rules.frames) for clause in open_verbs)


@dataclass(frozen=True, slots=True)
class Above:
    """Hold the time that the last heading of a history names, for the paragraph or list right under it.

    ``entry`` says that it opens an entry of a time line, *1521: X tiba di Y*, for the rest of that paragraph alone.
    """

    time: Time | None = None
    paragraph: int | None = None
    entry: bool = False

    def over(self, sentence: Sentence, times: Sequence[Time]) -> Above:
        """Return what stands above a sentence, given its own times."""
        if sentence.kind is SentenceKind.HEADING:
            known = [time for time in times if time.edtf]
            return Above(known[0]) if len(known) == 1 and known[0].earliest and known[0].latest else Above()
        opening = next((time for time in times if time.edtf and _opens_entry(time, sentence)), None)
        if opening is not None:
            return Above(opening, sentence.paragraph, entry=True)
        under = sentence.kind is SentenceKind.BULLET and not self.entry
        if self.paragraph in (None, sentence.paragraph) or under:
            return replace(self, paragraph=sentence.paragraph)
        return Above()


def _opens_entry(time: Time, sentence: Sentence) -> bool:
    """Tell a time that stands first, before a colon."""
    after = next((token for token in sentence.tokens if token.span.start >= time.span.end), None)
    return time.span.start == sentence.span.start and after is not None and after.text == ":"


def _marked_by_sentence(found: Found) -> dict[Span, Marked]:
    marked: dict[Span, Marked] = {}
    mentions, times, figures = iter(found.naming.mentions), iter(found.times), iter(found.figures)
    kept: list[object] = [next(mentions, None), next(times, None), next(figures, None)]
    streams = (mentions, times, figures)
    for sentence in found.sentences:
        lists: tuple[list[object], list[object], list[object]] = ([], [], [])
        for k, stream in enumerate(streams):
            while kept[k] is not None and kept[k].span.start < sentence.span.end:  # type: ignore[attr-defined]
                if kept[k].span.start >= sentence.span.start:  # type: ignore[attr-defined]
                    lists[k].append(kept[k])
                kept[k] = next(stream, None)
        marked[sentence.span] = Marked(tuple(lists[0]), tuple(lists[1]), tuple(lists[2]))  # type: ignore[arg-type]
    return marked


def surroundings_of(found: Found, rules: Rules) -> Surroundings:
    """Return what the matches of a document may look at beside their clauses; each sentence adds its phrases."""
    entities, owners = found.naming.entities, _owners(found)
    persons = (entity for entity in entities.values() if entity.kind is Kind.PERSON)
    groups = (entity.key for entity in entities.values() if entity.kind is Kind.GROUP)
    unnamed = frozenset((*groups, *(person.key for person in persons if is_described(person.label))))
    return Surroundings(
        found.document.text,
        (),
        rules.lexicon.grammar,
        found.naming.pair or find_main_pair(found.naming.mentions),
        found.naming.page,
        owners,
        found.homes,
        kinds={owner: entities[owner].kind for owner in owners.values() if owner in entities},
        unnamed=unnamed,
        members=found.members,
        nations=frozenset(entity.key for entity in entities.values() if entity.kind is Kind.NATION),
        utterances=rules.traits.utterances,
        crowds=rules.traits.crowds,
        whole=rules.traits.whole,
    )


def _owners(found: Found) -> dict[str, str]:
    """Map each body to whose it is, and each person in office to the nation or organisation of the office."""
    entities = found.naming.entities
    owners = {key: entity.of for key, entity in entities.items() if entity.of and entity.of in entities}
    return owners | {office.person: office.of for office in found.naming.offices if office.of and not office.former}


def _fighters(found: Found, around: Surroundings, rules: Rules) -> Fighters:
    kinds = {key: entity.kind for key, entity in found.naming.entities.items()}
    grammar, text = rules.lexicon.grammar, found.document.text
    return Fighters(around.owners, found.homes, kinds, rules.traits, grammar, rules.open_sided, text)


def _told_homes(facts: Sequence[Fact], homes: Mapping[str, str]) -> dict[str, str]:
    """Map the places that the text itself says lie somewhere to the nation, or the largest place, it leads to."""
    within = dict(homes)
    for fact in facts:
        if fact.name == "Location":
            (actor,), (recipient,) = fact.fillers("actor"), fact.fillers("recipient")
            within.setdefault(actor.entity or "", recipient.entity or "")
    return {place: _outermost(place, within) for place in within}


def _outermost(place: str, within: Mapping[str, str]) -> str:
    seen = {place}
    while within.get(place, place) not in seen:
        place = within[place]
        seen.add(place)
    return place


def _atlas(found: Found) -> Atlas:
    """Return what is known of where places lie, with the nations that the text names."""
    nations = (mention for mention in found.naming.mentions if mention.kind is Kind.NATION and not mention.anaphoric)
    named = frozenset(key for mention in nations for key in mention.keys)
    return Atlas(found.homes, found.regions, named, found.capitals, _houses(found))


def _houses(found: Found) -> dict[int, Mention]:
    """Map where the office of a person ends to the organisation it is held in, where its name stands there."""
    houses = {}
    for office in found.naming.offices:
        owner = found.naming.entities.get(office.of or "")
        text = found.document.text[office.span.start : office.span.end]
        if owner is not None and owner.kind is Kind.ORGANISATION and text.endswith(owner.label):
            houses[office.span.end] = Mention(office.span, owner.kind, (owner.key,), "who is held there")
    return houses


def find_main_pair(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Return the two nations that *kedua negara* means most often in the document, if any.

    Of those meant as often, they are the two that are named most; those meant once must be named as often as any other.
    """
    known = [mention for mention in mentions if mention.kind is Kind.NATION or len(mention.keys) == 1]
    pairs = Counter(tuple(sorted(one.keys)) for one in known if len(one.keys) == 2)
    named = Counter(one.keys[0] for one in known if len(one.keys) == 1)
    nations = {key for one in known if one.kind is Kind.NATION for key in one.keys}
    best = sorted(pairs, key=lambda pair: (-pairs[pair], -min(named[key] for key in pair), pair))[:1]
    for pair in best:
        third = max((named[key] for key in nations if key not in pair), default=0)
        if pairs[pair] > 1 or min(named[key] for key in pair) >= third:
            return pair
    return ()


# -- facts of one sentence --------------------------------------------------------------------------


def _sentence_facts(
    one: Analysed, said: Sequence[Report], around: Surroundings, rules: Rules, found: Found
) -> Iterator[tuple[Fact, Clause]]:
    evidence = (Evidence(found.document.slug, one.sentence.span),)
    told = _with_nouns_beside(_without_echoes(list(tell(one, said, around, rules, found))), one, rules)
    by_verb = {(match.clause.span, match.frame.fact_class): status for match, status, _ in told}
    for match, status, report in told:
        same = _as_its_verb(match, by_verb) or status
        for fact in facts_of(match, same, report, around, rules.traits):
            yield replace(fact, evidence=evidence), match.clause


def _missions_named(one: Analysed, found: Found) -> Iterator[Fact]:
    """Yield the missions whose names tell where they sit: *KBRI Tokyo*."""
    evidence = (Evidence(found.document.slug, one.sentence.span),)
    for key in (key for unit in one.units if unit.mention is not None for key in unit.mention.keys):
        place = found.seats.get(key)
        if place is None:
            continue
        filled = {"actor": found.naming.entities[key].of, "place": place, "recipient": found.homes.get(place, place)}
        if filled["place"] == filled["recipient"]:
            del filled["place"]
        if None not in filled.values() and filled["actor"] != filled["recipient"]:
            roles = tuple((role, Filler(entity=entity, why=_SEATED)) for role, entity in sorted(filled.items()))
            yield Fact("Mission", roles, Status.ASSERTED, _SEATED, evidence)


def _facts_of_phrases(one: Analysed, atlas: Atlas, document: Document, grammar: Grammar) -> Iterator[Fact]:
    """Yield what the make-up of a sentence's phrases tells without a frame: where places lie, who belongs where."""
    evidence = (Evidence(document.slug, one.sentence.span),)
    told = (
        ("Location", find_locations(one.units, one.clauses, atlas, grammar)),
        ("Location", find_regions(one.units, atlas.regions, grammar)),
        ("Membership", find_members(one.units, grammar)),
    )
    for name, ties in told:
        for actor, recipient, rule in ties:
            roles = (("actor", Filler(entity=actor, why=rule)), ("recipient", Filler(entity=recipient, why=rule)))
            yield Fact(name, roles, Status.ASSERTED, rule, evidence)


def tell(one: Analysed, said: Sequence[Report], around: Surroundings, rules: Rules, found: Found) -> Iterator[Voiced]:
    """Yield the matches of a sentence, each with its status and the report it stands in."""
    grammar = rules.lexicon.grammar
    condition = next((clause.agent for clause in one.clauses if is_conditional(clause, grammar)), None)
    around = replace(around, conditional=_makes_condition(one, grammar), condition=condition)
    failed = failed_at(one.clauses, grammar)
    for clause in one.clauses:
        if is_conditional(clause, grammar) or is_denied(clause, grammar) or is_unreal(clause, grammar):
            continue
        report = report_of(clause, said, grammar)
        within = replace(around, speakers=report.speakers if report else ())
        for match in find_matches(clause, rules.frames, within):
            is_heading = clause.span.start < one.sentence.span.start
            if is_heading and match.frame.fact_class not in rules.traits.listed:
                continue
            status = find_status(clause, report, grammar, frame=match.frame)
            status = Status.NEGATED if status is Status.PLANNED and clause.at in failed else status
            later = _not_yet(status, match.time, found.document)
            if later is not status and match.frame.fact_class in rules.traits.utterances:
                yield replace(match, time=None), status, report  # *menolak undangan X **pekan depan***
            else:
                yield match, later, report


def _without_echoes(told: Sequence[Voiced]) -> list[Voiced]:
    """Leave out what is told in part of somebody of whom the sentence tells the same class of fact wholly."""
    whole = {(match.frame.fact_class, key) for match, *_ in told if not match.partial for key in _entities(match)}
    return [
        voiced
        for voiced in told
        if not (voiced[0].partial and whole & {(voiced[0].frame.fact_class, key) for key in _entities(voiced[0])})
    ]


def _entities(match: Match) -> Iterator[str]:
    yield from (filler.entity for _, filler in match.roles if filler.entity)


def _with_nouns_beside(told: Sequence[Voiced], one: Analysed, rules: Rules) -> list[Voiced]:
    """Give a word what the noun beside it adds to the same event: *dikalahkan X dalam Pertempuran Y* is one War."""
    merged: list[Voiced | None] = list(told)
    grammar = rules.lexicon.grammar
    for i, (match, *_) in enumerate(told):
        if match.frame.fact_class in rules.traits.per_pair:
            continue
        k = next((k for k, (other, *_) in enumerate(told) if _is_one_event(match, other, one, grammar)), None)
        whole = merged[k] if k is not None else None
        added = _added(match, whole[0]) if whole is not None else None
        if k is not None and whole is not None and added is not None:
            merged[k], merged[i] = (added, *whole[1:]), None
    return [voiced for voiced in merged if voiced is not None]


def _is_one_event(noun: Match, other: Match, one: Analysed, grammar: Grammar) -> bool:
    """Tell a noun that is part of what a verb tells, or is said to be what another noun tells: *Perang X adalah …*."""
    clause, over = noun.clause, noun.clause.governor
    if not clause.noun or noun is other or noun.frame.fact_class != other.frame.fact_class:
        return False
    beside = other.clause.noun is not None and _holds(other, clause)  # *kekalahan X dalam Perang Y*
    if beside or (over is not None and other.clause is over):
        return one.phrases[clause.at].word in grammar.lists["nouns.within"]
    of_copula = over is not None and over.is_copula and other.clause.governor is over
    subject, said = (over.subject, over.object) if of_copula and over is not None else (None, None)
    named = subject is not None and any(part is clause.part for part in subject.parts)
    return named and said is not None and any(part is other.clause.part for part in said.parts)


def _holds(noun: Match, other: Clause) -> bool:
    """Tell whether another noun stands in a phrase that belongs to this one."""
    parts = (part for oblique in noun.clause.obliques for part in oblique.phrase.parts)
    return other.part is not None and any(part is other.part for part in parts)


def _added(noun: Match, verb: Match) -> Match | None:
    """Return the match of a verb with the roles of a noun, None where the two tell of different things."""
    had = {role for role, _ in verb.roles}
    known = {(role, filler.identity) for role, filler in verb.roles}
    if any(role in had and (role, filler.identity) not in known for role, filler in noun.roles):
        return None
    if noun.time and verb.time and noun.time.edtf != verb.time.edtf:
        return None
    more = tuple((role, filler) for role, filler in noun.roles if role not in had)
    roles = tuple(sorted((*verb.roles, *more), key=lambda item: (item[0], item[1].identity)))
    return replace(verb, roles=roles, time=verb.time or noun.time)


def _as_its_verb(match: Match, by_verb: Mapping[tuple[Span, str], Status]) -> Status | None:
    """A verb and its object that tell the same class of fact tell one thing: *menyepakati perjanjian* is no plan."""
    clause = match.clause
    if not clause.noun:
        return None
    verbs = (verb for verb in (clause.governor, clause.relative) if verb is not None and _takes(verb, clause))
    return next((by_verb[key] for verb in verbs if (key := (verb.span, match.frame.fact_class)) in by_verb), None)


def _makes_condition(one: Analysed, grammar: Grammar) -> bool:
    openers = (phrase.word for phrase in one.phrases if phrase.kind == "subordinator")
    if any(is_but_for(clause, grammar) for clause in one.clauses):
        return False
    return any(grammar.is_in("conditional.words", word) for word in openers)


def _takes(verb: Clause, noun: Clause) -> bool:
    subject = verb.subject.parts if verb.subject is not None else ()
    return is_object_of(noun, verb) or any(part is noun.part for part in subject)


def _not_yet(status: Status, time: Time | None, document: Document) -> Status:
    """What is dated after the document itself is a plan, whatever its words say."""
    later = time is not None and time.earliest is not None and document.issued is not None
    told = status in (Status.ASSERTED, Status.CLAIMED)
    if told and later and time.earliest > document.issued:  # type: ignore[union-attr, operator]
        return Status.PLANNED
    return status


# -- offices and statements -------------------------------------------------------------------------


def _office_facts(found: Found, analysed: Sequence[Analysed], grammar: Grammar) -> Iterator[Fact]:
    ends = [one.sentence.span.end for one in analysed]
    for office in found.naming.offices:
        at = bisect_right(ends, office.span.start)
        if at < len(analysed) and analysed[at].sentence.span.start <= office.span.start:
            fact = _office_fact(office, Evidence(found.document.slug, analysed[at].sentence.span))
            yield replace(fact, time=time_in_office(office, analysed[at], found.document.text, grammar))


def _office_fact(office: OfficeHeld, evidence: Evidence) -> Fact:
    roles = [("actor", Filler(entity=office.person, why="title"))]
    if office.of:
        roles.append(("recipient", Filler(entity=office.of, why="title")))
    roles.append(("title", Filler(literal=Literal(office.title), why="title")))
    return Fact(
        "Office", tuple(roles), Status.ASSERTED, "office.former" if office.former else "office.title", (evidence,)
    )
