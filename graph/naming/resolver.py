"""Turn what the lines of a document name into mentions, entities and offices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..knowledge.entities import KnownNames
from ..knowledge.naming import split_words
from ..model import Document, Kind, Mention, Naming, Span
from .coreference import Seen
from .merging import settle
from .metonyms import claimant, is_acting, stands_for
from .nodes import Nodes, person_key
from .offices import hold_offices
from .owners import Reading, owner_key
from .pointing import point
from .spots import Spot, View
from .standing import (
    is_addressed,
    is_between,
    is_contrasted,
    is_doer,
    is_joined,
    is_possessor,
    is_speaker,
    is_subject,
    main_clause,
)
from .survey import open_history, survey_document


def resolve(document: Document, views: Sequence[View], spots: Sequence[list[Spot]], known: KnownNames) -> Naming:
    """Go through the document twice: who there is, then who is meant where."""
    survey = survey_document(document, views, spots, known)
    reading = Reading(survey, open_history(survey), Nodes(known))
    lines = zip(views, spots, strict=True)
    mentions = [mention for view, line in lines for mention in _read_line(reading, view, line)]
    in_order = tuple(sorted(mentions, key=lambda m: m.span))
    entities = dict(sorted(reading.nodes.entities.items()))
    pair = reading.history.pair if entities.keys() >= set(reading.history.pair) else ()
    page = reading.history.defined if reading.history.defined in entities else None
    naming = Naming(in_order, entities, tuple(reading.offices.values()), pair, page)
    return settle(naming, document.slug, known.decisions)


def _read_line(reading: Reading, view: View, spots: Sequence[Spot]) -> Iterator[Mention]:
    """Give the mentions of a line, and remember each for what points back at it."""
    # Nobody named in a dateline, paper or town, is what the sentence is about.
    subject_open, main = True, max(main_clause(view, spots), view.line.dateline)
    for spot in spots:
        opens = (subject_open and spot.first >= main) or is_contrasted(view, spot)
        subject = (opens and is_subject(view, spot)) or is_speaker(view, spot) or is_doer(view, spot)
        mention = _mention(reading, view, spot, subject)
        if mention is None:
            continue
        if spot.anaphor and spot.anaphor.sort == "mission":
            _remember(reading, view, spot, mention, False)
            continue
        subject_open = subject_open and not (subject and mention.keys)
        yield mention
        _remember(reading, view, spot, mention, subject)


def _remember(reading: Reading, view: View, spot: Spot, mention: Mention, subject: bool) -> None:
    nodes = reading.nodes
    for key in mention.keys:
        label = spot.label or (spot.anaphor.head if spot.anaphor else "") or nodes[key].label
        seen = Seen(
            key,
            nodes[key].kind,
            nodes.nation_of(key),
            view.line.number,
            spot.first,
            subject,
            label,
            mention.anaphoric,
            nodes.is_side(key),
            is_speaker(view, spot),
            nodes.sort_of(key, label),
            is_joined(view, spot, reading.survey.beside(view)),
            is_possessor(view, spot),
            subject and is_contrasted(view, spot),
            spot.first < view.line.dateline,
            is_between(view, spot, reading.survey.beside(view)),
        )
        reading.history.add(seen)


def _mention(reading: Reading, view: View, spot: Spot, subject: bool) -> Mention | None:
    span = _span(reading, view, spot)
    if spot.person:
        return _person(reading, view, spot, span)
    if spot.hit:
        return _known(reading, view, spot, span)
    if spot.anaphor and not spot.label:
        return point(reading, view, spot, span, subject)
    return _made(reading, view, spot, span)


def _span(reading: Reading, view: View, spot: Spot) -> Span:
    """Return the stretch of a spot; a bracket opened inside is closed inside."""
    span = view.line.span(spot.first, spot.last)
    marks = view.line.marks(spot.last)
    opened = any("(" in view.line.marks(i) for i in range(spot.first + 1, spot.last))
    text = reading.survey.document.text
    if opened and marks.startswith(")") and text[span.end : span.end + 1] == ")":
        return Span(span.start, span.end + 1)
    return span


# -- known names and what has no row ---------------------------------------------------------------


def _known(reading: Reading, view: View, spot: Spot, span: Span) -> Mention:
    assert spot.hit is not None
    known, survey = reading.known, reading.survey
    text = view.line.text(spot.hit.first, spot.hit.last)
    key = claimant(spot.hit, text, known, survey.words, survey.counts)
    if key is None:
        return Mention(span, spot.kind, (), f"{text!r} may be several")
    person = _is_person_part(reading, view, spot, key)
    if person:
        return _as_person(reading, person, span, f"part of the name {' '.join(person)!r}")
    rule = f"known name {text!r}"
    if key in known.metonyms and is_acting(view, spot.hit):
        nation = stands_for(key, known, survey.counts)
        key, rule = (nation, f"{text!r} acts for its nation") if nation else (key, rule)
    entity = reading.nodes.know(key, text)
    return Mention(span, entity.kind, (key,), rule)


def _is_person_part(reading: Reading, view: View, spot: Spot, key: str) -> tuple[str, ...] | None:
    """Return the person of the document whose name a place's name is a part of: Austin, Sahel."""
    assert spot.hit is not None
    kind = reading.known.entities[key].kind
    if kind not in (Kind.PLACE, Kind.ORGANISATION) or spot.hit.last - spot.hit.first > 1:
        return None
    if view.is_word("places.prepositions", spot.first - 1) or view.is_word("places.nouns", spot.first - 1):
        return None
    return reading.survey.book.find((view.line.words[spot.first].text,))


def _made(reading: Reading, view: View, spot: Spot, span: Span) -> Mention | None:
    """Return the mention of an organ, of people, or of what the document alone knows."""
    met = view.line.text(spot.first, spot.last)
    nodes = reading.nodes
    if spot.anaphor:
        keys, rule = reading.history.resolve(spot.anaphor, view.line.number, False)
        if len(keys) == 1:
            return Mention(span, nodes[keys[0]].kind, keys, f"{met!r}: {rule}", anaphoric=True)
    if spot.owner and spot.label:
        acting = spot.kind is Kind.BODY or spot.label in reading.known.wording.official
        key = owner_key(reading, view, spot.owner, acting, is_addressed(view, spot))
        if key is None:
            return Mention(span, spot.kind, (), "its owner is not certain", anaphoric=True)
        return Mention(span, spot.kind, (nodes.body(spot.label, key, spot.kind, met),), spot.rule)
    return _labelled(reading, view, spot, span)


def _labelled(reading: Reading, view: View, spot: Spot, span: Span) -> Mention | None:
    """Return the mention of what the document alone knows by a name: a person's, a known place's, or its own."""
    met, nodes = view.line.text(spot.first, spot.last), reading.nodes
    label = spot.label or met
    defined = reading.survey.abbreviations.get(label)
    if defined and defined.label and defined.label != label:
        return _made(reading, view, defined.grown(spot.first, spot.last), span)
    person = reading.survey.book.find(tuple(label.split(" "))) if spot.kind is not Kind.GROUP else None
    if person:
        whole = " ".join(person)
        return _as_person(reading, person, span, f"part of the name {whole!r}") if label == met else None
    place = _place_key(reading, label) if spot.kind is Kind.PLACE else None
    if place:
        return Mention(span, Kind.PLACE, (nodes.know(place, met).key,), spot.rule)
    key = nodes.unknown(label, spot.kind)
    nodes.add_name(key, label)
    if spot.kind is Kind.GROUP and nodes[key].kind is Kind.GROUP:
        nodes.add_name(key, _counted(view, spot))
    return Mention(span, nodes[key].kind, (key,), spot.rule)


def _counted(view: View, spot: Spot) -> str:
    """Return the words for people with those that say how many: *25 tentara*, *puluhan ribu orang*."""
    start = spot.first
    while start and (view.line.joined(start) or _goes_on_number(view, start)) and _counts(view, start - 1):
        start -= 1
    return view.line.text(start, spot.last)


def _goes_on_number(view: View, at: int) -> bool:
    """Tell whether a mark inside a figure stands before a word: 300.*000*."""
    return view.line.marks(at) in (".", ",") and view.line.fold(at).isdigit()


def _counts(view: View, at: int) -> bool:
    return (
        view.line.fold(at).isdigit() or view.size("groups.quantifiers", at) > 0 or view.is_word("groups.numerals", at)
    )


def _place_key(reading: Reading, label: str) -> str | None:
    """Return the known place of a name, words that only say what sort of place aside."""
    known = reading.known
    words = list(split_words(label))
    bare = words[known.wording.phrases["places.transparent"].length(words, 0) :]
    for name in (words, bare):
        form = known.forms.get(" ".join(name))
        keys = [key for key in (form.keys if form else ()) if known.entities[key].kind is Kind.PLACE]
        if len(keys) == 1:
            return keys[0]
    return None


# -- persons -----------------------------------------------------------------------------------------


def _person(reading: Reading, view: View, spot: Spot, span: Span) -> Mention | None:
    defined = _defined(reading, spot)
    if defined:
        return _made(reading, view, defined.grown(spot.first, spot.last), span)
    longer = _longer(reading, view, spot)
    if longer:
        spot = spot.grown(spot.first - 1, spot.last).named(longer)
        span = _span(reading, view, spot)
    full = reading.survey.full_name(spot.person)
    if full and reading.survey.is_namesake(view, spot, full):
        full = None
    strange = spot.sure or len(spot.person) > 1 or not view.is_common(spot.first)
    if full is None and not ((spot.sure and len(spot.person) > 1) or (spot.offices and strange)):
        return None
    name = full or spot.person
    if _serves(reading, view, spot, name):
        return Mention(span, Kind.PERSON, (), "an office under the person named")
    rule = spot.rule if full in (None, spot.person) else f"part of the name {' '.join(name)!r}"
    mention = _as_person(reading, name, span, rule)
    key = mention.keys[0]
    reading.nodes.add_name(key, " ".join(spot.person))
    hold_offices(reading, view, spot, key, span)
    return mention


def _as_person(reading: Reading, name: tuple[str, ...], span: Span, rule: str) -> Mention:
    return Mention(span, Kind.PERSON, (reading.nodes.person(name),), rule)


def _defined(reading: Reading, spot: Spot) -> Spot | None:
    """Return the organisation or place that a supposed person's name is an abbreviation or a repetition of."""
    survey = reading.survey
    defined = survey.abbreviations.get(spot.person[0]) if len(spot.person) == 1 else None
    if defined is None and not spot.sure:
        return survey.things.get(" ".join(split_words(" ".join(spot.person))))
    return defined


def _longer(reading: Reading, view: View, spot: Spot) -> tuple[str, ...] | None:
    """Return the name with the ordinary word before it, where the document has that name elsewhere: Min Aung."""
    if spot.offices or not view.line.joined(spot.first) or not view.line.is_capital(spot.first - 1):
        return None
    name = (view.line.words[spot.first - 1].text, *spot.person)
    return name if reading.survey.book.find(name) == name else None


def _serves(reading: Reading, view: View, spot: Spot, name: tuple[str, ...]) -> bool:
    """Tell a title held under somebody, menteri luar negeri Uribe, from one that the person holds."""
    if not spot.offices or spot.offices[0].owner or spot.offices[0].former:
        return False
    words, led = spot.offices[0].full.split(" "), reading.survey.led(name)
    if spot.offices[0].full in view.wording.ruling:
        return False
    if view.wording.phrases["titles.serving"].length(words, 0):
        return _rules(reading, name) or bool(led)
    if len(spot.person) > 1 or view.line.is_capital(spot.first):
        return False
    if len(name) == 1 and led:
        return view.wording.phrases["titles.portfolio_heads"].length(words[:1], 0) == 0
    return _rules(reading, name)


def _rules(reading: Reading, name: tuple[str, ...]) -> bool:
    """Tell whether the document gives somebody the office of a ruler."""
    key, offices = person_key(name, reading.known), reading.history.offices
    return any(key == person for full in reading.known.wording.ruling for person, _ in offices.get(full, {}))
