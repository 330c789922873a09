"""Hold what a line is seen to name before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..knowledge.entities import KnownNames
from ..knowledge.naming import Wording, Wordings
from ..model import Kind
from .gazetteer import Hit
from .line import Line, is_heading

# How many letters a word has at least that looks like a verb.
SHORTEST_VERB = 5


@dataclass(frozen=True, slots=True)
class Office:
    """Hold a title as written: its words without the owner, the owner if the title names one.

    ``given`` tells that somebody else gives the office or takes it, who may be the owner's; ``unread``, that words
    nobody knows say whose it is.
    """

    title: str
    full: str
    owner: Owner | None = None
    former: bool = False
    held: bool = True
    sent: str = ""
    given: bool = False
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Owner:
    """Hold who a body, group or office belongs to: a key, or words that stand for one; ``body`` is made on the way."""

    first: int
    last: int
    key: str | None = None
    anaphor: Anaphor | None = None
    body: str | None = None
    place: bool = False


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Hold what words stand for a name: what sort of thing, how many, where.

    Of an object, ``doer`` is the word where the name of who does something to it starts, where it stands by the verb;
    ``near`` is *ini*, ``starts`` that a sentence starts with it, ``island`` that it may be an island nation,
    ``homely`` that outlets leave out its nation at home, ``apposed`` that who is meant stands right behind a comma.
    """

    sort: str
    region: str | None = None
    head: str = ""
    count: int = 0
    object: bool = False
    doer: int = -1
    speaker: bool = False
    owned: bool = False
    apposed: bool = False
    near: bool = False
    starts: bool = False
    island: bool = False
    homely: bool = False
    sorts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Spot:
    """Hold one place of a line that names or means somebody, by word numbers, last exclusive.

    ``person`` are the words of a person's name, ``label`` the words of a new entity, with ``~`` for its owner.
    """

    first: int
    last: int
    kind: Kind
    rule: str
    hit: Hit | None = None
    person: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    label: str | None = None
    owner: Owner | None = None
    anaphor: Anaphor | None = None
    sure: bool = True

    def grown(self, first: int, last: int) -> Spot:
        """Return the spot over other words."""
        return replace(self, first=first, last=last)

    def named(self, person: tuple[str, ...]) -> Spot:
        """Return the spot with another name of the person."""
        return replace(self, person=person)


@dataclass(frozen=True, slots=True)
class View:
    """Hold one line with the known names found in it: what every finder of spots looks at."""

    line: Line
    hits: dict[int, Hit]
    known: KnownNames
    heading: bool = False
    inside: frozenset[int] = field(default_factory=frozenset)

    @property
    def wording(self) -> Wording:
        """Return the word lists."""
        return self.known.wording

    def size(self, phrases: str, at: int) -> int:
        """Return how many words a phrase of a list takes from here, 0 for none; marks divide."""
        found = self.match(self.wording.phrases[phrases], at)
        return found[0] if found else 0

    def match(self, wordings: Wordings, at: int) -> tuple[int, str] | None:
        """Return the longest phrase from here that no mark divides."""
        found = wordings.match(self.line.folds, at)
        if found and all(self.line.joined(i) for i in range(at + 1, at + found[0])):
            return found
        return None

    def is_word(self, words: str, at: int) -> bool:
        """Tell whether the word here is in a list."""
        return self.line.fold(at) in self.wording.words[words]

    def ends_as_none(self, at: int) -> bool:
        """Tell whether the word here ends as no name does: *-isme*, *-ologi*."""
        return self.line.fold(at).endswith(tuple(self.wording.words["persons.never_endings"]))

    def is_common(self, at: int) -> bool:
        """Tell whether the word here is an ordinary word of the language."""
        return self.wording.is_common(self.line.fold(at))

    def starts(self, at: int) -> bool:
        """Tell whether the word here may begin anything at all; most words of a text do not."""
        word = self.line.folds[at]
        starts = self.wording.starts
        counts = word.isdigit() and (
            self.is_word("groups.collective.counted", at + 1) or self.line.fold(at + 2).isdigit()
        )
        return word in starts or at in self.hits or counts or word.removesuffix(self.wording.possessive) in starts

    def kind(self, hit: Hit) -> Kind:
        """Return the kind of a known name."""
        return self.known.entities[hit.key].kind


def open_view(line: Line, hits: dict[int, Hit], known: KnownNames) -> View:
    """Make the view of a line."""
    inside = frozenset(i for hit in hits.values() for i in range(hit.first, hit.last))
    return View(line, hits, known, is_heading(line), inside)


def is_verb(view: View, at: int) -> bool:
    """Tell whether a word looks like a verb."""
    word = view.line.fold(at)
    beginnings = (*view.wording.words["agents.verb_beginnings"], *view.wording.words["places.passive"])
    return len(word) >= SHORTEST_VERB and word.startswith(beginnings) and not view.line.is_capital(at)
