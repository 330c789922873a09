"""Read the frames of ``ontology/id/frames/``: which words tell of which class of fact, and where its roles stand."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .catalogue import Catalogue
from .folder import read_table

KEYS = frozenset(
    [
        "name",
        "class",
        "verbs",
        "words",
        "nouns",
        "of",
        "patient",
        "patient_not",
        "with",
        "adverb",
        "without",
        "complement",
        "roles",
        "kinds",
        "needs",
        "enough",
        "status",
        "reciprocal",
        "example",
        "priority",
        "owner",
        "note",
        "bare",
        "governs",
        "light",
        "governed",
        "governed_not",
        "complement_not",
        "after",
        "negated",
        "conditional",
        "since",
        "dated",
        "free",
        "told",
        "sides",
        "asks",
        "forms_without",
    ]
)
#: How what a frame tells may be put; the examples of a frame show each of these that it can have.
PASSIVE, PLANNED, NEGATED, QUOTED = FORMS = ("passive", "planned", "negated", "quoted")
HOME, ABROAD = ".home", ".abroad"
#: Stands before the name of a word list of the file.
_LIST = "@"
#: What a source may name beside prepositions: the parts of a clause.
PARTS = frozenset(
    [
        "agent",
        "patient",
        "subject",
        "object",
        "of",
        "trigger",
        "pair",
        "page",
        "figure",
        "clause",
        "governor",
        "beside",
        "within",
        "condition",
        "head",
        "named",
        "main",
        "earlier",
    ]
)


#: In ``complement_not``: whatever the object of the verb does.
ANY = "*"


@dataclass(frozen=True, slots=True)
class Source:
    """Hold one place of a clause to look for a filler: a part or preposition, and what of it.

    ``facet`` is empty for who the phrase is headed by, ``of`` for the names inside it, ``words`` for
    its words, a figure kind after ``figure``, or a preposition after the phrase; ``home`` takes the nation
    a place lies in, ``abroad`` only where who acts is another nation's.
    """

    part: str
    facet: str = ""
    home: bool = False
    abroad: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """Hold one sentence a frame is tried on, and the facts it must give; none for a look-alike."""

    text: str
    facts: tuple[Mapping[str, Any], ...]
    issued: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold one frame: its triggers, its conditions, its roles and its examples."""

    name: str
    fact_class: str
    verbs: tuple[str, ...]
    words: tuple[str, ...]
    nouns: tuple[str, ...]
    of: str
    patient: frozenset[str]
    patient_not: frozenset[str]
    demands: tuple[tuple[str, frozenset[str]], ...]
    adverb: frozenset[str]
    without: frozenset[str]
    complement: frozenset[str]
    roles: tuple[tuple[str, tuple[tuple[Source, ...], ...]], ...]
    kinds: Mapping[str, frozenset[str]]
    needs: tuple[tuple[str, ...], ...]
    enough: tuple[tuple[str, ...], ...]
    owner: frozenset[str]
    bare: bool
    light: bool
    governs: bool
    since: bool | None
    dated: bool
    lasting: bool
    free: bool
    told: bool
    sides: bool
    asks: bool
    conditional: bool
    governed: frozenset[str]
    governed_not: frozenset[str]
    complement_not: frozenset[str]
    after: frozenset[str]
    negated: bool | None
    status: str | None
    reciprocal: bool
    priority: int
    examples: tuple[Example, ...]
    forms_without: frozenset[str] = frozenset()

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the forms its examples must show: those that neither it nor one of its other keys rules out."""
        ruled_out = {PASSIVE: not self.verbs, NEGATED: self.negated is not None}
        if self.status is not None or self.conditional:  # the same, however it is put
            ruled_out |= {PLANNED: True, NEGATED: True, QUOTED: True}
        return tuple(form for form in FORMS if form not in self.forms_without and not ruled_out.get(form))


def load_frames(folder: Path, catalogue: Catalogue, faults: list[str]) -> tuple[Frame, ...]:
    """Read every frame file in order of name; faults name file and frame."""
    frames: list[Frame] = []
    for path in sorted((folder / "id" / "frames").glob("*.toml")):
        where = f"ontology/id/frames/{path.name}"
        for row in _rows(path, where, faults):
            faults.extend(f"{where}: {row.get('name', '?')}: {fault}" for fault in _frame_faults(row, catalogue))
            if "name" in row and "class" in row:
                frames.append(_read_frame(row, catalogue))
    faults.extend(_name_faults(frames))
    return tuple(frames)


def _rows(path: Path, where: str, faults: list[str]) -> list[dict[str, Any]]:
    try:
        table = read_table(path)
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{where}: no valid TOML: {error}; mend the line")
        return []
    lists: dict[str, list[str]] = {}
    for name, words in table.get("lists", {}).items():
        lists[name] = _spell_out(words, lists, where, faults)  # a list may name those before it
    return [_spell_out(row, lists, where, faults) for row in table.get("frame", [])]


def _spell_out(value: Any, lists: Mapping[str, list[str]], where: str, faults: list[str]) -> Any:
    """Put the words of a list of the file in the place of its name: ``"@wars"``; examples are left as they are."""
    if isinstance(value, dict):
        return {key: one if key == "example" else _spell_out(one, lists, where, faults) for key, one in value.items()}
    if not isinstance(value, list):
        return value
    words: list[Any] = []
    for one in value:
        name = one[1:] if isinstance(one, str) and one.startswith(_LIST) else None
        if name is not None and name not in lists:
            faults.append(f"{where}: no list {name!r}; name one of {', '.join(sorted(lists)) or 'none'}")
        words.extend([one] if name is None else lists.get(name, []))
    return words


def _frame_faults(row: Mapping[str, Any], catalogue: Catalogue) -> Iterable[str]:
    yield from (f"unknown key {key!r}" for key in sorted(set(row) - KEYS))
    fact_class = catalogue.classes.get(row.get("class", ""))
    if fact_class is None:
        yield f"unknown class {row.get('class')!r}; the classes stand in ontology/vocabulary.ttl"
        return
    if not (row.get("verbs") or row.get("words") or row.get("nouns")):
        yield "no trigger; give verbs, words or nouns"
    for role in sorted(set(row.get("roles", {})) - set(fact_class.roles)):
        yield f"role {role!r} is not a role of {fact_class.name}; it has {', '.join(fact_class.roles)}"
    for key in ("needs", "enough"):
        yield from (
            f"{key} {role!r}, which no roles entry fills"
            for need in row.get(key, [])
            for role in need.split("|")
            if role.partition(":")[0] not in row.get("roles", {})
        )
    yield from (
        f"forms_without names {form!r}, which is no form; name {', '.join(FORMS)}"
        for form in row.get("forms_without", [])
        if form not in FORMS
    )
    if not row.get("example"):
        yield "no example; give at least one sentence with the facts it must give"


def _name_faults(frames: Iterable[Frame]) -> Iterable[str]:
    seen: set[str] = set()
    for frame in frames:
        if frame.name in seen:
            yield f"ontology/id/frames: {frame.name}: two frames have this name; rename one"
        seen.add(frame.name)


def _read_frame(row: Mapping[str, Any], catalogue: Catalogue) -> Frame:
    roles = row.get("roles", {})
    return Frame(
        name=row["name"],
        fact_class=row["class"],
        verbs=tuple(row.get("verbs", ())),
        words=tuple(row.get("words", ())),
        nouns=tuple(row.get("nouns", ())),
        of=row.get("of", "agent"),
        patient=frozenset(row.get("patient", ())),
        patient_not=frozenset(row.get("patient_not", ())),
        demands=tuple((part, frozenset(words)) for part, words in sorted(row.get("with", {}).items())),
        adverb=frozenset(row.get("adverb", ())),
        without=frozenset(row.get("without", ())),
        complement=frozenset(row.get("complement", ())),
        roles=tuple((role, _read_sources(roles[role])) for role in sorted(roles)),
        kinds={role: frozenset(kinds) for role, kinds in row.get("kinds", {}).items()},
        needs=_read_needs(row.get("needs", ())),
        enough=_read_needs(row.get("enough", ())),
        owner=frozenset(row.get("owner", ())),
        bare=row.get("bare", True),
        light=row.get("light", True),
        governs=row.get("governs", True),
        since=row.get("since"),
        dated=row.get("dated", False),
        lasting=row["class"] in catalogue.classes and catalogue.classes[row["class"]].kind == "state",
        free=row.get("free", False),
        told=row.get("told", False),
        sides=row.get("sides", False),
        asks=row.get("asks", False),
        conditional=row.get("conditional", False),
        governed=frozenset(row.get("governed", ())),
        governed_not=frozenset(row.get("governed_not", ())),
        complement_not=frozenset(row.get("complement_not", ())),
        after=frozenset(row.get("after", ())),
        negated=row.get("negated"),
        status=row.get("status"),
        reciprocal=row.get("reciprocal", False),
        priority=row.get("priority", 0),
        examples=tuple(_read_example(example) for example in row.get("example", ())),
        forms_without=frozenset(row.get("forms_without", ())),
    )


def _read_needs(needs: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(need.split("|")) for need in needs)


def _read_sources(sources: list[str] | str) -> tuple[tuple[Source, ...], ...]:
    """Read a ladder of sources; those joined by ``+`` on one rung are taken together."""
    rungs = [sources] if isinstance(sources, str) else sources
    return tuple(tuple(_read_source(part.strip()) for part in rung.split("+")) for rung in rungs)


def _read_source(text: str) -> Source:
    plain = text.removesuffix(HOME).removesuffix(ABROAD)
    part, _, facet = plain.partition(".")
    return Source(part.strip(), facet.strip(), home=plain != text, abroad=text.endswith(ABROAD))


def _read_example(row: Mapping[str, Any]) -> Example:
    return Example(row["text"], tuple(row.get("facts", ())), row.get("issued"))
