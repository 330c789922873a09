"""Look over a document before anything in it is resolved: whom it names, how often, what its brackets define."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..knowledge.entities import KnownNames
from ..knowledge.naming import split_words
from ..model import Document, Kind
from .coreference import History
from .headlines import defined_nation, headline_pair, is_home, title_nation, title_pair
from .metonyms import claimant
from .nodes import is_known_side, nation_behind, person_key
from .persons import PersonBook, read_person
from .spots import Office, Owner, Spot, View

# A line of more words is a list or no prose; what stands in it says nothing about what stands beside it.
LONGEST = 400
# How many words of a bracket may tell another name.
LONGEST_BRACKET = 20


@dataclass(frozen=True, slots=True)
class Survey:
    """Hold what a first look over a document tells.

    ``things`` and ``abbreviations`` are the names it gives or defines, ``home`` tells that its outlet leaves out the
    nation of its own offices, ``ruled`` the nations that the rulers of the document rule.
    """

    document: Document
    views: Sequence[View]
    spots: Sequence[list[Spot]]
    known: KnownNames
    book: PersonBook
    words: frozenset[str]
    counts: Counter[str]
    things: Mapping[str, Spot]
    abbreviations: Mapping[str, Spot]
    home: bool
    ruled: dict[str, set[str]] = field(default_factory=dict)

    def beside(self, view: View) -> list[Spot]:
        """Return the spots of a line, none of a line too long to be prose."""
        return self.spots[view.line.number] if len(view.line) < LONGEST else []

    def full_name(self, name: tuple[str, ...]) -> tuple[str, ...] | None:
        """Return the full name of whom a name or part of one means."""
        return self.book.find(name) or self.book.find_inside(name)

    def key_of(self, name: tuple[str, ...]) -> str:
        """Return the key of whom a name or part of one means."""
        return person_key(self.full_name(name) or name, self.known)

    def led(self, name: tuple[str, ...]) -> frozenset[str]:
        """Return the nations a person of this name is known to have led; a last name alone may be one."""
        words = split_words(" ".join(self.book.find(name) or name))
        return self.known.leaders.get(" ".join(words), frozenset())

    def claim(self, view: View, owner: Owner) -> str | None:
        """Return whose something is, of several who have the name the one meant here."""
        hit = view.hits.get(owner.first)
        if hit is None or hit.key != owner.key:
            return owner.key
        return claimant(hit, view.line.text(hit.first, hit.last), self.known, self.words, self.counts)

    def office_nation(self, view: View, office: Office) -> str | None:
        """Return the nation an office is said to be held in."""
        if office.owner is None or office.owner.key is None:
            return None
        return nation_behind(self.claim(view, office.owner), self.known, {})

    def is_namesake(self, view: View, spot: Spot, full: tuple[str, ...]) -> bool:
        """Tell whether a ruler's office is another nation's than the one of the fuller name: Raja Abdullah dari …"""
        nations, known = self.ruled_by(view, spot), self.ruled.get(person_key(full, self.known), set())
        return full != spot.person and bool(nations) and bool(known) and not nations & known

    def ruled_by(self, view: View, spot: Spot) -> set[str]:
        """Return the nations that somebody's offices in one place say to be ruled."""
        ruling = (office for office in spot.offices if office.full in self.known.wording.ruling)
        return {nation for office in ruling if (nation := self.office_nation(view, office))}


def survey_document(
    document: Document, views: Sequence[View], spots: Sequence[list[Spot]], known: KnownNames
) -> Survey:
    """Look over a document."""
    book = _read_book(views, spots, known)
    counts = _count_nations(views, known)
    words = frozenset(word for view in views for word in view.line.folds)
    things, short = _definitions(views, spots, book)
    home = is_home(document, views, known)
    survey = Survey(document, views, spots, known, book, words, counts, things, short, home)
    return replace(survey, ruled=_find_ruled(survey))


def open_history(survey: Survey) -> History:
    """Begin what is remembered of a document, with what the survey tells."""
    known, document = survey.known, survey.document
    headline = headline_pair(document, known)
    history = History(
        dict(known.members),
        title_pair(document, survey.views, known),
        headline,
        frozenset(known.historic),
        Counter(survey.counts),
    )
    history.organisations = frozenset(k for k in headline if is_known_side(k, known))
    history.defined = defined_nation(survey.views) or title_nation(document, known)
    history.islands = known.wording.islands
    history.home = known.wording.home if survey.home and _is_about_home(survey) else None
    for view, spot in _held(survey):
        full = survey.book.find(spot.person)
        namesake = full is not None and survey.is_namesake(view, spot, full)
        key = person_key(spot.person, known) if namesake else survey.key_of(spot.person)
        for office in spot.offices:
            history.add_office(office.full, key, survey.office_nation(view, office))
    return history


def _is_about_home(survey: Survey) -> bool:
    """Tell whether a document names the outlet's own nation about as often as any."""
    most = max(survey.counts.values(), default=0)
    return 0 < most <= 2 * survey.counts[survey.known.wording.home]


def _held(survey: Survey) -> Iterator[tuple[View, Spot]]:
    """Give the persons named with an office."""
    lines = zip(survey.views, survey.spots, strict=True)
    return ((view, spot) for view, spots in lines for spot in spots if spot.person and spot.offices)


def _find_ruled(survey: Survey) -> dict[str, set[str]]:
    ruled: dict[str, set[str]] = {}
    for view, spot in _held(survey):
        if survey.book.find(spot.person) == spot.person:
            ruled.setdefault(person_key(spot.person, survey.known), set()).update(survey.ruled_by(view, spot))
    return ruled


def _read_book(views: Sequence[View], spots: Sequence[list[Spot]], known: KnownNames) -> PersonBook:
    """Learn the names of the document's persons, short names in brackets with them."""
    persons = [s for line in spots for s in line if s.person]
    spellings = {s.person: full for s in persons if (full := _full_name(s.person, known))}
    names = [(spellings.get(s.person, s.person), s.sure) for s in persons]
    leading = [spellings.get(s.person, s.person) for s in spots[0] if len(s.person) > 1][:1] if spots else []
    sure, others = [name for name, told in names if told], [name for name, _ in names if len(name) > 1]
    book = PersonBook(sure, others, known.wording, leading, spellings)
    for view, line in zip(views, spots, strict=True):
        for spot in line:
            for nickname in _nicknames(view, spot) if spot.person else ():
                book.add_nickname(spot.person, *nickname)
    return book


def _full_name(name: tuple[str, ...], known: KnownNames) -> tuple[str, ...] | None:
    """Return the full name of somebody whom everybody knows by a shorter one, or by another spelling."""
    return known.nicknames.get(" ".join(split_words(" ".join(name))))


def _nicknames(view: View, spot: Spot) -> Iterator[tuple[str, ...]]:
    """Give the short names told behind a person's: Joko Widodo (Jokowi)."""
    end = view.line.bracket_end(spot.last)
    short = view.line.words[spot.last].text if end == spot.last + 1 else ""
    spelt = short.isupper() and short == "".join(word[0] for word in spot.person)
    if short and view.line.is_capital(spot.last) and (spelt or spot.last not in view.hits):
        yield (view.line.words[spot.last].text,)
    other = _alias_behind(view, spot)
    if other:
        yield other


def _alias_behind(view: View, spot: Spot) -> tuple[str, ...] | None:
    """Return the other name told behind a person's, in a bracket or not: X alias Y."""
    start = spot.last
    reach = LONGEST_BRACKET if "(" in view.line.marks(start) else 1
    for at in range(start, min(start + reach, len(view.line))):
        size = view.size("persons.alias", at) or _before_taken(view, at)
        named = read_person(view, at + size, titled=False) if size else None
        if named:
            return named[1]
        if at > start and ")" in view.line.marks(at):
            return None
    return None


def _before_taken(view: View, at: int) -> int:
    """Return how many words stand before a name that somebody took: X *atau* Abu Y."""
    return 1 if view.is_word("persons.noms", at) and view.is_word("persons.took", at + 1) else 0


def _count_nations(views: Sequence[View], known: KnownNames) -> Counter[str]:
    """Count how often each nation is named, by itself or by what belongs to it."""
    counts: Counter[str] = Counter()
    for hit in (hit for view in views for hit in view.hits.values() if len(hit.form.keys) == 1):
        found = known.entities[hit.key]
        nation = hit.key if found.kind is Kind.NATION else found.of
        if nation and nation in known.entities and known.entities[nation].kind is Kind.NATION:
            counts[nation] += 1
    return counts


def _definitions(
    views: Sequence[View], spots: Sequence[list[Spot]], book: PersonBook
) -> tuple[dict[str, Spot], dict[str, Spot]]:
    """Note what is named, and the abbreviation a bracket gives it: Long Name (LN)."""
    things: dict[str, Spot] = {}
    short: dict[str, Spot] = {}
    for view, spot in ((v, s) for v, line in zip(views, spots, strict=True) for s in line if s.label):
        inner = view.line.words[spot.last - 1]
        label = spot.label or ""
        if book.find(tuple(label.split(" "))) or spot.owner is not None:
            continue
        if spot.kind in (Kind.PLACE, Kind.ORGANISATION):
            things.setdefault(" ".join(split_words(label)), spot)
        if inner.before == "(" and inner.text.isupper():
            short.setdefault(inner.text, replace(spot, rule=f"defined as {label!r}"))
    return things, short
