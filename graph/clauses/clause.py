"""Hold what a clause is: its predicate with its voice, its arguments, its times, and what it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..knowledge.morphology import Form, Voice
from ..model import Figure, Kind, Mention, Span, Time
from .phrases import Part, Phrase
from .units import Unit

PARTICIPANTS = frozenset({Kind.NATION, Kind.ORGANISATION, Kind.PERSON, Kind.BODY, Kind.GROUP})
ASIDE = frozenset({"time", "bracket", "adverb"})
RUN = frozenset({"preposition", "time", "bracket"})
#: The linker of a noun of which a figure is said without a verb: *ekspor Kenya senilai 5 juta dolar*.
MEASURE = "measure"
#: Why the subject of a clause beside another is the other's.
MAIN = "subject of the main verb"
#: Why the subject of a verb behind a plan or deed is its owner: *upaya **X** bergabung dengan Y*.
WHOSE_DEED = "whose deed it is"
#: Why the subject of a verb is the phrase it is, and where that is a plan of which another verb tells.
BEFORE = "phrase before the verb"
DEED = "plan of which it is said"
#: Why the subject of a verb is a list of which an aside parts the first.
LISTED = "listed before an aside"
#: Why the subject of *kata X* is its subject.
SPEAKER = "speaker after the words"


@dataclass(frozen=True, slots=True)
class Oblique:
    """Hold a prepositional phrase of a clause."""

    word: str
    phrase: Phrase


@dataclass(slots=True)
class Clause:
    """Hold one predicate and what belongs to it; ``governor`` and ``linker`` say what it hangs on and how.

    A noun that names an event is a clause too (``noun`` is set); ``of`` are then the names inside its phrase,
    and ``relative`` the clause said about it, or about the subject of a verb, ``about_object`` that about its
    object, ``occasion`` the clause it is the occasion of. ``at`` is the index of its phrase, ``prior`` the noun
    right before it, ``opener`` the preposition that opens its phrase, ``apart`` whether that stands first, after a
    comma or between a subject and its verb. ``shared`` are times that stand after it but may belong to its governor.
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
    about_object: Clause | None = None
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


def verb_before(verbs: dict[int, Clause], i: int) -> Clause | None:
    """Return the clause of the nearest verb before a phrase."""
    return next((verbs[k] for k in range(i - 1, -1, -1) if k in verbs), None)


def opener(phrases: Sequence[Phrase], i: int) -> int:
    """Step over the phrases between a relative word and its verb: *yang oleh Kanada dianggap*, *yang dengan*."""
    k = i
    while k >= 0 and (phrases[k].kind in ASIDE or (phrases[k].kind == "preposition" and phrases[k].parts)):
        k -= 1
    return k if k >= 0 and phrases[k].kind == "relative" else i


def left(phrases: Sequence[Phrase], i: int) -> int:
    """Step left over times, brackets and adverbs; return the index of what stands before them, -1 for nothing."""
    while i >= 0 and phrases[i].kind in ASIDE:
        i -= 1
    return i
