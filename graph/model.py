"""What travels between the stages: frozen dataclasses, spans in code points, half-open."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256


class Kind(StrEnum):
    """Name what sort of thing an entity is; the value is the local name of its class."""

    NATION = "Nation"
    ORGANISATION = "Organisation"
    PERSON = "Person"
    PLACE = "Place"
    BODY = "Body"
    GROUP = "Group"
    STATUS = "Status"


class Status(StrEnum):
    """Name how the document stands to a fact; the value is the local name in the vocabulary."""

    ASSERTED = "asserted"
    CLAIMED = "claimed"
    PLANNED = "planned"
    POSSIBLE = "possible"
    REJECTED = "rejected"
    NEGATED = "negated"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Hold a half-open stretch of a document's unchanged text, in code points."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Tell whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Document:
    """Hold one text as it was read, with what is known about it.

    ``issued_from`` says where the date comes from: ``metadata`` or ``text``. ``remarks`` are warnings about the
    reading: what was faulty beside the text, what was read against advice.
    """

    slug: str
    text: str
    title: str
    sha256: str
    source: str
    publisher: str | None = None
    author: str | None = None
    issued: date | None = None
    issued_from: str | None = None
    language: str = "id"
    remarks: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one word, number or mark; ``lower`` is its case-folded form."""

    span: Span
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Tell a word or number from a mark."""
        return self.text[0].isalnum()


class SentenceKind(StrEnum):
    """Name what a sentence is in the make-up of its document."""

    PROSE = "prose"
    HEADING = "heading"
    BULLET = "bullet"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold one sentence: its span in the document and its tokens.

    Citation marks, markup and other left-overs inside the span have no tokens. ``paragraph``
    counts from 0; ``dateline`` is the number of leading tokens that belong to a dateline.
    """

    span: Span
    kind: SentenceKind
    tokens: tuple[Token, ...]
    paragraph: int = 0
    dateline: int = 0


@dataclass(frozen=True, slots=True)
class Entity:
    """Hold one node of the graph; ``key`` is the local part of its IRI."""

    key: str
    kind: Kind
    label: str
    label_en: str | None = None
    names: frozenset[str] = frozenset()
    of: str | None = None
    wikidata: str | None = None
    iso3166: str | None = None


#: The rule of a mention that only counts people: *300.000 warga*.
CROWD = "people only counted"


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold the place where a document names or means one or more entities.

    ``keys`` has several entries for *kedua negara* and the like, none where nothing certain
    stands behind the words. ``rule`` says how the decision was made.
    """

    span: Span
    kind: Kind
    keys: tuple[str, ...]
    rule: str
    anaphoric: bool = False


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """Hold that the text gives a person a title: *Menlu AS, Marco Rubio*."""

    person: str
    of: str | None
    title: str
    span: Span
    former: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """Hold who is named where in one document; mentions in order, never overlapping.

    ``pair`` are the two nations whose relations the page is about, as its title says, ``page`` the one nation that
    its first sentence defines.
    """

    mentions: tuple[Mention, ...]
    entities: dict[str, Entity]
    offices: tuple[OfficeHeld, ...] = ()
    pair: tuple[str, ...] = ()
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """Hold one time the text gives: an EDTF value and the day bounds computed from it.

    ``edtf`` is None where the words are a time but what they mean cannot be known. ``latest`` is
    None for an open or unknown end. ``lapse`` has the number and the unit of what only says how long
    before or after the event named behind it something was: *dua tahun* setelah merdeka.
    """

    span: Span
    text: str
    edtf: str | None
    earliest: date | None
    latest: date | None
    rule: str
    lapse: tuple[int, str] | None = None


class FigureKind(StrEnum):
    """Name what a number counts."""

    MONEY = "money"
    COUNT = "count"
    PERCENT = "percent"
    RANK = "rank"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Figure:
    """Hold one number with its magnitude applied; ``unit`` is an ISO 4217 code for money, else the noun."""

    span: Span
    kind: FigureKind
    value: Decimal
    text: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Literal:
    """Hold a filler that is words or a number, not an entity."""

    text: str
    number: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Filler:
    """Hold what fills a role: exactly one of an entity's key, a literal, or a fact's id; and why."""

    entity: str | None = None
    literal: Literal | None = None
    fact: str | None = None
    why: str = field(default="", compare=False)

    @property
    def identity(self) -> tuple[str, str]:
        """Return what tells this filler from others; a number counts, however it is worded."""
        if self.literal is None:
            return ("fact", self.fact) if self.fact else ("entity", self.entity or "")
        number = self.literal.number
        return ("literal", self.literal.text if number is None else format(number.normalize(), "f"))


@dataclass(frozen=True, slots=True)
class Evidence:
    """Hold where a fact is said: a document's slug and a sentence's span in it."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class Fact:
    """Hold one thing a document says; roles are sorted (role, filler) pairs, the class is a catalogue name."""

    name: str
    roles: tuple[tuple[str, Filler], ...]
    status: Status
    frame: str
    evidence: tuple[Evidence, ...]
    time: Time | None = None
    speaker: str | None = None
    medium: str | None = None
    why: tuple[str, ...] = field(default=(), compare=False)

    def fillers(self, role: str) -> tuple[Filler, ...]:
        """Return the fillers of one role, in their order."""
        return tuple(filler for name, filler in self.roles if name == role)

    @property
    def id(self) -> str:
        """Return the hash of class, roles, time, status and speaker: one fact, wherever it is said."""
        roles = sorted({(role, *filler.identity) for role, filler in self.roles})
        when = self.time.edtf if self.time else None
        content = json.dumps([self.name, roles, when, self.status, self.speaker], ensure_ascii=False)
        return sha256(content.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what one document gave: its sentences, entities and facts."""

    document: Document
    sentences: tuple[Sentence, ...]
    entities: dict[str, Entity]
    facts: tuple[Fact, ...]
