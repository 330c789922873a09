"""Decide what is drawn: a line for each edge or two-sided fact, a diamond for a fact with more sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from ..knowledge.catalogue import Catalogue, EdgeRule
from .contents import Contents, FactRecord

ASSERTED = "asserted"
# PLOVER's own division of its categories into four quadrants, by whether they bring parties together.
_COOPERATIVE = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT"})
_CONFLICTUAL = frozenset(
    {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}
)


@dataclass(slots=True)
class Line:
    """Hold one line of the drawing; ``sort`` is ``edge``, ``fact``, ``role``, ``quote`` or ``of``.

    ``relation`` is the local name of the edge, class or role that labels the line.
    """

    source: int
    target: int
    relation: str
    sort: str
    status: str = ASSERTED
    directed: bool = True
    tone: str = "neutral"
    facts: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Drawing:
    """Hold the lines and the numbers of the facts drawn as diamonds.

    The n-th diamond is the node whose number is the count of the entities plus n.
    """

    lines: list[Line]
    events: list[int]


def draw_lines(contents: Contents, catalogue: Catalogue) -> Drawing:
    """Return the lines and diamonds for all facts, in the order of the facts."""
    table = _Lines(contents, catalogue)
    for number, fact in enumerate(contents.facts):
        table.add_fact(number, fact)
    for number, fact in enumerate(contents.facts):
        table.add_reporters(number, fact)
    table.add_belongings()
    return Drawing(list(table.lines.values()), table.events)


def name_tone(catalogue: Catalogue, name: str) -> str:
    """Say whether a class of facts brings parties together, sets them apart, or neither."""
    known = catalogue.classes.get(name)
    category = known.plover.category if known else ""
    if category in _COOPERATIVE:
        return "cooperative"
    return "conflictual" if category in _CONFLICTUAL else "neutral"


def edge_pairs(fact: FactRecord, rule: EdgeRule | None) -> list[tuple[int, int]]:
    """Return subject and object of every edge the fact gives or would give."""
    if rule is None:
        return []
    if rule.subject == rule.object:
        return list(combinations(fact.entities(rule.subject), 2))
    return [(a, b) for a in fact.entities(rule.subject) for b in fact.entities(rule.object)]


class _Lines:
    """Collect lines, one for all facts that say the same of the same two."""

    def __init__(self, contents: Contents, catalogue: Catalogue) -> None:
        self.contents, self.catalogue = contents, catalogue
        self.lines: dict[tuple[object, ...], Line] = {}
        self.events: list[int] = []
        self.touched: set[int] = set()

    def add_fact(self, number: int, fact: FactRecord) -> None:
        rule = self._rule(fact)
        pairs = edge_pairs(fact, rule)
        ends = {end for pair in pairs for end in pair}
        participants = sorted({entity for _, entity in fact.participants()} - ends)
        is_edge = fact.status == ASSERTED and fact.gives is not None and bool(pairs)
        if is_edge or not participants:
            for source, target in pairs:
                self._add_pair(number, fact, source, target, rule if is_edge else None)
        if (pairs and participants) or len(participants) > 2:
            self._add_event(number, fact)
        elif len(participants) == 2:
            self._add_two_sided(number, fact)

    def add_reporters(self, number: int, fact: FactRecord) -> None:
        """Tie the outlet to whom it quotes, and a speaker who is nowhere else to what is spoken of."""
        anchor = next((entity for _, entity in fact.participants()), None)
        if isinstance(fact.speaker, int):
            if fact.speaker not in self.touched and anchor is not None:
                self._join(Line(fact.speaker, anchor, "speaker", "quote"), number)
            anchor = fact.speaker
        if isinstance(fact.medium, int) and anchor is not None:
            self._join(Line(fact.medium, anchor, "medium", "quote"), number)

    def add_belongings(self) -> None:
        """Tie a body, group or person to its nation, unless another line already joins the two."""
        joined = {frozenset((line.source, line.target)) for line in self.lines.values()}
        for number, entity in enumerate(self.contents.entities):
            if entity.of is not None and frozenset((number, entity.of)) not in joined:
                self._join(Line(number, entity.of, "of", "of"), None)

    def _rule(self, fact: FactRecord) -> EdgeRule | None:
        known = self.catalogue.classes.get(fact.name)
        return known.edge if known else None

    def _add_pair(self, number: int, fact: FactRecord, source: int, target: int, edge: EdgeRule | None) -> None:
        rule = self._rule(fact)
        directed = rule is None or not rule.symmetric
        if not directed and source > target:
            source, target = target, source
        relation, sort = (edge.property, "edge") if edge else (fact.name, "fact")
        tone = name_tone(self.catalogue, fact.name)
        self._join(Line(source, target, relation, sort, fact.status, directed, tone), number)

    def _add_two_sided(self, number: int, fact: FactRecord) -> None:
        (role, source), *rest = fact.participants()
        other, target = next((role, entity) for role, entity in rest if entity != source)
        tone = name_tone(self.catalogue, fact.name)
        self._join(Line(source, target, fact.name, "fact", fact.status, role != other, tone), number)

    def _add_event(self, number: int, fact: FactRecord) -> None:
        node = len(self.contents.entities) + len(self.events)
        self.events.append(number)
        tone = name_tone(self.catalogue, fact.name)
        for role, entity in _once_each(fact.participants()):
            self._join(Line(node, entity, role, "role", fact.status, directed=False, tone=tone), number)

    def _join(self, line: Line, fact: int | None) -> None:
        key = (line.sort, line.relation, line.status, line.source, line.target)
        kept = self.lines.setdefault(key, line)
        self.touched |= {line.source, line.target}
        if fact is not None and fact not in kept.facts:
            kept.facts.append(fact)


def _once_each(participants: tuple[tuple[str, int], ...]) -> Iterator[tuple[str, int]]:
    seen: set[int] = set()
    for role, entity in participants:
        if entity not in seen:
            seen.add(entity)
            yield role, entity
