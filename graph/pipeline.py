"""Know the order of the stages: one document in, its reading out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from .clauses.votes import Heads
from .errors import FaultyOntology
from .facts.extraction import Found, Rules, analyse, find_facts, make_rules
from .facts.reports import Analysed
from .knowledge.catalogue import Catalogue, load_catalogue
from .knowledge.entities import KnownNames, load_names
from .knowledge.figures import FigureWords, load_figures
from .knowledge.folder import ontology_folder
from .knowledge.frames import load_frames
from .knowledge.grammar import load_grammar
from .knowledge.segmentation import SegmentationWords, load_segmentation
from .knowledge.times import TimeWords, load_times
from .knowledge.traits import load_traits
from .model import Document, Entity, Fact, Kind, Naming, Reading, Sentence, Span, Time
from .naming.members import find_members, find_seats
from .naming.merging import keep_apart
from .naming.names import find_names
from .parsing.parser import Parser, load_parser
from .reading.sentences import find_sentences
from .timing.edtf import is_compatible, more_precise
from .timing.figures import find_figures
from .timing.times import find_times

#: The sorts of places that regions.csv gives.
_REGIONS = frozenset({"m49", "common"})
_OUTLET = "news agency"
_CAPITAL = "capital"
_MODEL = Path("id") / "model"


@dataclass(frozen=True, slots=True)
class Reader:
    """Hold everything the stages go by, loaded once."""

    catalogue: Catalogue
    segmentation: SegmentationWords
    names: KnownNames
    times: TimeWords
    figures: FigureWords
    rules: Rules
    regions: Mapping[str, str]
    outlets: frozenset[str]
    parser: Parser | None = None


@cache
def load_reader(folder: Path | None = None, *, parser: bool = True, patterns: bool = True) -> Reader:
    """Load the data of every stage; raise FaultyOntology with all faults at once.

    ``parser`` false reads without the trained pipeline, ``patterns`` false leaves subjects and objects to it alone.
    """
    where = folder or ontology_folder()
    faults: list[str] = []
    catalogue = load_catalogue(where, faults)
    frames = load_frames(where, catalogue, faults)
    traits = load_traits(where, catalogue.classes, faults)
    segmentation = load_segmentation(faults)
    reader = (
        load_names(where, faults),
        load_times(where, faults),
        load_figures(where, faults),
        make_rules(load_grammar(where), frames, traits, is_compatible, more_precise),
    )
    if faults or segmentation is None:
        raise FaultyOntology(tuple(faults))
    regions, outlets = _region_names(reader[0]), _outlets(reader[0])
    whole = Reader(catalogue, segmentation, *reader, regions, outlets, load_parser(where / _MODEL) if parser else None)
    parse = partial(_parse, whole.parser) if whole.parser is not None else None
    return replace(whole, rules=replace(whole.rules, parse=parse, patterns=patterns))


def read_document(document: Document, reader: Reader) -> Reading:
    """Read one document through all stages."""
    found = find_all(document, reader)
    facts = find_facts(found, reader.rules)
    return Reading(document, tuple(found.sentences), _with_fillers(found.naming.entities, facts, reader.names), facts)


def find_all(document: Document, reader: Reader) -> Found:
    """Run the stages before the facts: sentences, names, times, figures."""
    sentences = find_sentences(document, reader.segmentation)
    times = find_times(document, sentences, reader.times)
    recognise = reader.parser.recognise if reader.parser is not None else None
    naming = find_names(document, sentences, reader.names, recognise)
    naming = _with_owners(keep_apart(naming, document.slug, reader.names.entities), reader.names)
    figures = find_figures(sentences, reader.figures, times)
    homes = _homes(naming, reader.names)
    members = find_members(naming, reader.names)
    naming = _with_members(naming, reader.names, members)
    regions, outlets = reader.regions, reader.outlets
    capitals, seats = _capitals(naming, reader.names), find_seats(naming, reader.names)
    homes |= _homes_of(seats.values(), reader.names)
    return Found(document, sentences, naming, times, figures, homes, regions, outlets, members, capitals, seats)


def _parse(parser: Parser, sentences: Sequence[Sentence], times: Sequence[Time]) -> dict[Span, Heads]:
    """Parse some sentences of a document, given its times."""
    parses = parser.parse(sentences, times=_by_sentence([time.span for time in times], sentences))
    return {sentence.span: Heads(parse.heads, parse.labels) for sentence, parse in zip(sentences, parses, strict=True)}


def _by_sentence(spans: Sequence[Span], sentences: Sequence[Sentence]) -> list[list[Span]]:
    """Return the spans, which are in order, that lie in each sentence."""
    starts = [span.start for span in spans]
    inside = (spans[bisect_left(starts, one.span.start) : bisect_left(starts, one.span.end)] for one in sentences)
    return [[s for s in near if one.span.covers(s)] for near, one in zip(inside, sentences, strict=True)]


def _region_names(names: KnownNames) -> dict[str, str]:
    """Map the names of the world's regions to their keys."""
    regions = (known for known in names.entities.values() if known.sort in _REGIONS)
    return {name.casefold(): region.key for region in regions for name in region.names}


def _outlets(names: KnownNames) -> frozenset[str]:
    return frozenset(known.key for known in names.entities.values() if known.sort == _OUTLET)


def _with_fillers(entities: Mapping[str, Entity], facts: Sequence[Fact], names: KnownNames) -> dict[str, Entity]:
    """Add the known entities that a fact is about although no mention names them."""
    used = {filler.entity for fact in facts for _, filler in fact.roles if filler.entity} - set(entities)
    return {**entities, **{key: names.entities[key].entity for key in sorted(used)}}


def _capitals(naming: Naming, names: KnownNames) -> dict[str, str]:
    """Map nations to their capitals, as far as the text names these."""
    known = (names.entities[key] for key in sorted(naming.entities) if key in names.entities)
    return {place.of: place.key for place in known if place.sort == _CAPITAL and place.of}


def _homes(naming: Naming, names: KnownNames) -> dict[str, str]:
    """Map every place that is mentioned to the nation it lies in, as far as that is known, or its name says so."""
    entities = naming.entities
    nations = {key for key, one in entities.items() if one.kind is Kind.NATION}
    parts = {one.key: one.of for one in entities.values() if one.kind is Kind.PLACE and one.of in nations}
    places = (names.entities[key] for key in entities if key in names.entities)
    return parts | {place.key: place.of for place in places if place.kind is Kind.PLACE and place.of in entities}


def _homes_of(places: Iterable[str], names: KnownNames) -> dict[str, str]:
    """Map places that are only named inside other names to the nations they lie in."""
    known = (names.entities[key] for key in places)
    return {place.key: place.of for place in known if place.kind is Kind.PLACE and place.of}


def _with_members(naming: Naming, names: KnownNames, members: Mapping[str, Sequence[str]]) -> Naming:
    """Add those named in the names of gatherings: a fact may be about them."""
    keys = {key for inside in members.values() for key in inside} - set(naming.entities)
    return replace(naming, entities={**naming.entities, **{key: names.entities[key].entity for key in sorted(keys)}})


def _with_owners(naming: Naming, names: KnownNames) -> Naming:
    """Add the nations whose bodies and places are mentioned: a fact may be about them."""
    known_places = (names.entities[key].of for key in naming.entities if key in names.entities)
    owned = (entity.of for entity in naming.entities.values())
    owners = {key for key in (*known_places, *owned) if key} - set(naming.entities)
    known = {key: names.entities[key].entity for key in sorted(owners) if key in names.entities}
    return replace(naming, entities={**naming.entities, **known})


def analyse_document(document: Document, reader: Reader) -> tuple[Analysed, ...]:
    """Return the units, phrases and clauses of a document, for those who want to see how it was read."""
    return analyse(find_all(document, reader), reader.rules)
