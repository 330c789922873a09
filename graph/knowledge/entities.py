"""Load every name the program knows, check the tables against each other, and file the names for matching."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..model import Entity, Kind
from .folder import cell_values, read_rows
from .naming import Wording, load_wording, split_words

WIKIDATA = re.compile(r"Q[1-9]\d*")
ISO2, ISO3 = re.compile(r"[A-Z]{2}"), re.compile(r"[A-Z]{3}")
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TABLES = {
    "nations.csv": Kind.NATION,
    "organisations.csv": Kind.ORGANISATION,
    "regions.csv": Kind.PLACE,
    "places.csv": Kind.PLACE,
    "statuses.csv": Kind.STATUS,
}


@dataclass(frozen=True, slots=True)
class Known:
    """Hold one row of the tables; ``sort`` is its kind of organisation or place, ``names_en`` are English only."""

    key: str
    kind: Kind
    label: str
    label_en: str
    names: tuple[str, ...]
    sort: str = ""
    of: str | None = None
    wikidata: str | None = None
    iso3166: str | None = None
    regions: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    years: tuple[int | None, int | None] = (None, None)
    cautious: bool = False
    names_en: tuple[str, ...] = ()

    @property
    def entity(self) -> Entity:
        """Return the node this row becomes; where a place lies is background and no part of it."""
        names = frozenset((self.label, *self.names))
        return Entity(self.key, self.kind, self.label, self.label_en or None, names, None, self.wikidata, self.iso3166)


@dataclass(frozen=True, slots=True)
class Form:
    """Hold one name as it is matched: the entities that claim it and how it may be written."""

    keys: tuple[str, ...]
    spellings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold the rule for a name two entities claim: the other one has it where a cue stands in the document."""

    usual: str
    other: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold that a key becomes another: in every document, or in one."""

    key: str
    becomes: str
    document: str = ""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Hold every known entity and name; ``reach`` gives the words of the longest name that starts with a word."""

    entities: Mapping[str, Known]
    forms: Mapping[str, Form]
    reach: Mapping[str, int]
    claims: Mapping[str, tuple[Claim, ...]]
    metonyms: Mapping[str, tuple[str, ...]]
    bynames: Mapping[str, str]
    members: Mapping[str, frozenset[str]]
    wording: Wording
    historic: Mapping[str, int] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    leaders: Mapping[str, frozenset[str]] = field(default_factory=dict)
    nicknames: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load_names(folder: Path, faults: list[str]) -> KnownNames:
    """Load the tables under ``entities`` and the word lists; every fault is added with its file and row."""
    entities: dict[str, Known] = {}
    for name, kind in TABLES.items():
        for number, row in enumerate(read_rows(folder / "entities" / name), start=2):
            place = f"ontology/entities/{name}: row {number}"
            known = _known(row, kind, place, faults)
            if known.key in entities:
                faults.append(f"{place}: key {known.key!r} is taken by another row; give it its own")
            entities.setdefault(known.key, known)
    claims = _claims(folder, entities, faults)
    metonyms, bynames = _metonyms(folder, entities, faults)
    forms = _forms(entities, claims, bynames, faults)
    _check_ties(entities, faults)
    return KnownNames(
        entities=entities,
        forms=forms,
        reach=_reach(forms),
        claims=claims,
        metonyms=metonyms,
        bynames=bynames,
        members=_members(entities),
        wording=load_wording(folder, faults),
        decisions=_decisions(folder, faults),
        leaders=_leaders(folder, entities, faults),
        nicknames=_nicknames(folder, faults),
        historic={k.key: k.years[1] for k in entities.values() if k.years[1]},
    )


def _known(row: Mapping[str, str], kind: Kind, place: str, faults: list[str]) -> Known:
    _check_row(row, place, faults)
    return Known(
        key=row["key"],
        kind=kind,
        label=row["label"],
        label_en=row.get("label_en", ""),
        names=cell_values(row["names"]),
        sort=row.get("kind", ""),
        of=(row.get("of") or row.get("within") or None) if kind is Kind.PLACE else None,
        wikidata=row.get("wikidata") or None,
        iso3166=row.get("iso2") or None,
        regions=cell_values(row.get("regions", "")),
        capitals=cell_values(row.get("capitals", "")),
        years=(_year(row.get("valid_from", ""), place, faults), _year(row.get("valid_to", ""), place, faults)),
        cautious=row.get("cautious") == "yes",
        names_en=cell_values(row.get("names_en") or ""),
    )


def _check_row(row: Mapping[str, str], place: str, faults: list[str]) -> None:
    shapes = (("key", KEY), ("wikidata", WIKIDATA), ("iso2", ISO2), ("iso3", ISO3))
    faults.extend(
        f"{place}: {column} {row.get(column)!r} has the wrong shape; write it as {shape.pattern}"
        for column, shape in shapes
        if (row.get(column) or column == "key") and not shape.fullmatch(row.get(column, ""))
    )
    faults.extend(
        f"{place}: {column} is empty; an entity needs a name" for column in ("label", "names") if not row.get(column)
    )


def _check_keys(
    row: Mapping[str, str], columns: tuple[str, ...], entities: Mapping[str, Known], place: str, faults: list[str]
) -> None:
    faults.extend(
        f"{place}: {column} {row[column]!r} is no entity; name its key"
        for column in columns
        if row[column] and row[column] not in entities
    )


def _year(cell: str, place: str, faults: list[str]) -> int | None:
    if cell and not cell.isdigit():
        faults.append(f"{place}: {cell!r} is no year; write four digits or nothing")
        return None
    return int(cell) if cell else None


def _claims(folder: Path, entities: Mapping[str, Known], faults: list[str]) -> dict[str, tuple[Claim, ...]]:
    found: dict[str, tuple[Claim, ...]] = {}
    for number, row in enumerate(read_rows(folder / "entities" / "shared.csv"), start=2):
        _check_keys(row, ("usual", "other"), entities, f"ontology/entities/shared.csv: row {number}", faults)
        name = " ".join(split_words(row["name"]))
        found[name] = (*found.get(name, ()), Claim(row["usual"], row["other"], cell_values(row["cues"])))
    return found


def _decisions(folder: Path, faults: list[str]) -> tuple[Decision, ...]:
    """Read what was decided by hand: two keys are the same, or one key means somebody else in a document."""
    found = []
    for number, row in enumerate(read_rows(folder / "entities" / "decisions.csv"), start=2):
        place = f"ontology/entities/decisions.csv: row {number}"
        verdict, key, becomes, document = row["verdict"], row["key"], row["becomes"], row["document"]
        if verdict not in ("same", "different") or (verdict == "different" and not document):
            faults.append(f"{place}: write 'same', or 'different' with the document it holds for")
        if key == becomes or not KEY.fullmatch(key) or not KEY.fullmatch(becomes):
            faults.append(f"{place}: {key!r} cannot become {becomes!r}; give two different keys")
        found.append(Decision(key, becomes, document))
    return tuple(found)


def _leaders(folder: Path, entities: Mapping[str, Known], faults: list[str]) -> dict[str, frozenset[str]]:
    """Return the nations of those who led one, by full name and by last name."""
    found: dict[str, set[str]] = {}
    for number, row in enumerate(read_rows(folder / "entities" / "leaders.csv"), start=2):
        _check_keys(row, ("nation",), entities, f"ontology/entities/leaders.csv: row {number}", faults)
        words = split_words(row["name"])
        for name in {" ".join(words), words[-1]}:
            found.setdefault(name, set()).add(row["nation"])
    return {name: frozenset(nations) for name, nations in found.items()}


def _nicknames(folder: Path, faults: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the full names of persons whom everybody knows by a shorter one, or by another spelling."""
    found: dict[str, tuple[str, ...]] = {}
    rows = list(read_rows(folder / "entities" / "nicknames.csv"))
    full_names = {" ".join(split_words(row["full"])) for row in rows}
    for number, row in enumerate(rows, start=2):
        name = " ".join(split_words(row["name"]))
        if name in found or name in full_names:
            faults.append(f"ontology/entities/nicknames.csv: row {number}: {row['name']!r} is somebody else's; drop it")
        found[name] = tuple(row["full"].split(" "))
    return found


def _metonyms(
    folder: Path, entities: Mapping[str, Known], faults: list[str]
) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Return the nations each place may stand for, and the by-names that always mean a nation."""
    seats: dict[str, tuple[str, ...]] = {}
    bynames: dict[str, str] = {}
    for number, row in enumerate(read_rows(folder / "entities" / "metonyms.csv"), start=2):
        _check_keys(row, ("nation", "place"), entities, f"ontology/entities/metonyms.csv: row {number}", faults)
        if not row["place"]:
            bynames[row["name"]] = row["nation"]
        elif row["nation"] not in seats.get(row["place"], ()):
            seats[row["place"]] = (*seats.get(row["place"], ()), row["nation"])
    return seats, bynames


def _spellings(
    entities: Mapping[str, Known], claims: Mapping[str, tuple[Claim, ...]], bynames: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for known in entities.values():
        for name in known.names:
            yield name, known.key
    for name, rules in claims.items():
        for rule in rules:
            yield from ((name, key) for key in (rule.usual, rule.other) if key)
    yield from bynames.items()


def _forms(
    entities: Mapping[str, Known],
    claims: Mapping[str, tuple[Claim, ...]],
    bynames: Mapping[str, str],
    faults: list[str],
) -> dict[str, Form]:
    keys: dict[str, dict[str, None]] = {}
    spellings: dict[str, set[str]] = {}
    for name, key in _spellings(entities, claims, bynames):
        words = " ".join(split_words(name))
        keys.setdefault(words, {})[key] = None
        spellings.setdefault(words, set()).add(name if not name.islower() or " " in name else name.capitalize())
    for words, owners in keys.items():
        if len(owners) > 1 and words not in claims and not _differ_in_case(words, owners, entities):
            names = ", ".join(owners)
            faults.append(
                f"ontology/entities: {words!r} is claimed by {names}; drop it from one or add a row to shared.csv"
            )
    return {words: Form(tuple(owners), frozenset(spellings[words])) for words, owners in keys.items()}


def _differ_in_case(words: str, owners: Mapping[str, None], entities: Mapping[str, Known]) -> bool:
    """Tell whether the claims are told apart by how the name is written: Guam and GUAM."""
    written = [n for key in owners for n in entities[key].names if " ".join(split_words(n)) == words]
    return len(set(written)) >= len(owners) and len(owners) == len(written)


def _reach(forms: Mapping[str, Form]) -> dict[str, int]:
    reach: dict[str, int] = {}
    for words in forms:
        first, _, rest = words.partition(" ")
        reach[first] = max(reach.get(first, 0), 1 + (rest.count(" ") + 1 if rest else 0))
    return reach


def _members(entities: Mapping[str, Known]) -> dict[str, frozenset[str]]:
    """Return the nations of each region, by the region's folded name."""
    found: dict[str, set[str]] = {}
    for known in entities.values():
        for region in known.regions:
            found.setdefault(" ".join(split_words(region)), set()).add(known.key)
    return {region: frozenset(nations) for region, nations in found.items()}


def _check_ties(entities: Mapping[str, Known], faults: list[str]) -> None:
    regions = {known.label for known in entities.values() if known.sort in ("m49", "common")}
    for known in entities.values():
        faults.extend(
            f"ontology/entities/nations.csv: {known.key}: region {region!r} is not in regions.csv; add it there"
            for region in known.regions
            if region not in regions
        )
        if known.of and known.of not in entities and known.of not in regions:
            faults.append(f"ontology/entities: {known.key}: lies in {known.of!r}, which is no entity; name its key")
