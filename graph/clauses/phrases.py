"""Join units into phrases: noun phrases with what heads them, prepositional phrases, verb groups."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from ..knowledge.grammar import Grammar
from ..model import Figure, Kind, Mention, Span, Time
from .units import Unit

#: Small words of up to this many letters stand inside proper names: de, bin, von.
_PARTICLE = 3


@dataclass(frozen=True)  # without slots, so that its words are read once and kept
class Part:
    """Hold one member of a noun phrase: who or what heads it, its nouns, and the names inside it.

    ``named`` tells one of those the member before it means: *negara ASEAN seperti **Laos***.
    ``times`` are those in brackets after it, where each member of a list has its own: *Kenya (1964), Togo (1965)*.
    """

    units: tuple[Unit, ...]
    head: Mention | None
    noun: str
    of: tuple[Mention, ...]
    named: bool = False
    times: tuple[Time, ...] = ()

    @property
    def span(self) -> Span:
        """Return the stretch from the first unit to the last."""
        return Span(self.units[0].span.start, self.units[-1].span.end)

    @cached_property
    def words(self) -> frozenset[str]:
        """Return the words that are no proper name, with the triggers among them, and pairs of those inside a body."""
        plain = {word for unit in self.units if unit.mention is None for word in (unit.text.lower(), unit.base)} - {""}
        spelt = (unit for unit in self.units if unit.figure or unit.noun or _is_description(unit))
        described = {word for unit in spelt for words in (unit.text, unit.base) for word in _word_runs(words)}
        described |= {unit.text.lower().split()[0] for unit in self.units if _names_its_kind(unit)}
        return frozenset(plain | described | {unit.noun for unit in self.units if unit.noun} | {self.noun})


def is_celebrated(part: Part, grammar: Grammar) -> bool:
    """Tell an event in memory of which something is held: *peringatan 10 tahun **serangan X***, *ulang tahun X*."""
    last = max((k for k, unit in enumerate(part.units) if unit.noun), default=0)
    before = " ".join(unit.text for unit in part.units[:last])
    return not grammar.lists["nouns.anniversaries"].isdisjoint(_word_runs(before))


def _is_description(unit: Unit) -> bool:
    """Tell a mention made of common words, *kedutaan besar Kenya*, from a proper name."""
    mention = unit.mention
    if mention is None:
        return False
    return mention.anaphoric or is_described(unit.text) or mention.kind in (Kind.BODY, Kind.GROUP, Kind.PERSON)


def _names_its_kind(unit: Unit) -> bool:
    """Tell an organisation or place, of which the first word may say what it is: KTT, Konferensi, Laut, Selat."""
    return unit.mention is not None and unit.mention.kind in (Kind.ORGANISATION, Kind.PLACE)


def is_described(name: str) -> bool:
    """Tell words that describe somebody, *duta besar Kenya*, from a proper name."""
    return any(word.islower() and len(word) > _PARTICLE for word in name.split())


def _word_runs(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[i : i + size]) for size in (1, 2, 3) for i in range(len(words) - size + 1)]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold one phrase; ``kind`` is noun, preposition, verb, or the class of the single unit it is.

    A prepositional phrase keeps its preposition in ``word``. A verb group keeps its verb in ``verb``
    and the classes around it in ``units``.
    """

    kind: str
    units: tuple[Unit, ...]
    word: str = ""
    parts: tuple[Part, ...] = ()
    verb: Unit | None = None
    times: tuple[Time, ...] = field(default=())

    @property
    def span(self) -> Span:
        """Return the stretch from the first unit to the last."""
        return Span(self.units[0].span.start, self.units[-1].span.end)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return the figures in the phrase, in order."""
        return tuple(unit.figure for unit in self.units if unit.figure)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Return the mentions that head the phrase's parts."""
        return tuple(part.head for part in self.parts if part.head)
