"""Hold what a frame that fits a clause gives, and what it may look at beside the clause."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..clauses.clause import Clause
from ..clauses.phrases import Phrase
from ..knowledge.frames import Frame
from ..knowledge.grammar import Grammar
from ..model import Filler, Kind, Time
from .pointing import Earlier


@dataclass(frozen=True, slots=True)
class Match:
    """Hold a frame that fits a clause, with the fillers of its roles and the time.

    ``partial`` tells that the clause does not say all that the frame asks for.
    """

    frame: Frame
    clause: Clause
    roles: tuple[tuple[str, Filler], ...]
    time: Time | None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Hold what a match may look at beside the clause.

    ``pair`` are the two nations the text is about, ``page`` the one that its first sentence defines, ``owners`` whose
    a body or person is, ``homes`` where places lie, ``kinds`` what the owners are, ``unnamed`` who is known by office
    alone, or by whose they are, ``speakers`` whose words the clause reports.
    ``conditional`` tells that the sentence makes a condition, ``condition`` who is to do, or not, what it says;
    ``members`` whom the name of a gathering names,
    ``nations`` who of those the text names is a nation, ``utterances`` the classes of what is itself something said,
    ``crowds`` those in which people who are only counted take part, ``whole`` those of a whole nation,
    ``before`` what the sentences just before told.
    """

    text: str
    phrases: Sequence[Phrase]
    grammar: Grammar
    pair: tuple[str, ...] = ()
    page: str | None = None
    owners: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    unnamed: frozenset[str] = frozenset()
    speakers: tuple[str, ...] = ()
    conditional: bool = False
    condition: Phrase | None = None
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    nations: frozenset[str] = frozenset()
    utterances: frozenset[str] = frozenset()
    crowds: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    before: Sequence[Earlier] = ()
