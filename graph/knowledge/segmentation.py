"""Load what the reader knows of words and page make-up: ``ontology/id/segmentation.toml``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .folder import cell_values, ontology_folder, read_rows, read_table

FILE = "id/segmentation.toml"
NAME_FILES = ("nations.csv", "organisations.csv", "metonyms.csv")
NAME_COLUMNS = ("names", "name")
LISTS = {
    "abbreviations": ("before_names", "may_end", "domains", "currencies"),
    "leftovers": ("line_starts", "lines", "ends", "late_ends", "pictures", "bracketed"),
    "captions": ("starts", "credits"),
    "datelines": ("outlets",),
    "headings": ("words", "starters"),
    "glued": ("before", "after", "heads", "tails", "never_prefix", "whole", "prefixes", "suffixes", "swallowed"),
    "dates": ("weekdays", "ahead", "limits", "zones"),
}


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """Hold how one language is told: frequent words, and words that tell it from a near relative."""

    code: str
    name: str
    words: frozenset[str]
    against: tuple[tuple[str, frozenset[str]], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class GluedWords:
    """Hold what cutting glued words apart needs; see the comments in the data."""

    before: frozenset[str]
    after: frozenset[str]
    heads: frozenset[str]
    tails: frozenset[str]
    never_prefix: frozenset[str]
    whole: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    swallowed: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """Hold the words of a document's own date."""

    months: dict[str, int]
    weekdays: tuple[str, ...]
    ahead: frozenset[str]
    limits: frozenset[str]
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SegmentationWords:
    """Hold everything the reading stage knows: words as sets, kinds of line as compiled patterns."""

    before_names: frozenset[str]
    may_end: frozenset[str]
    domains: frozenset[str]
    currencies: tuple[str, ...]
    leftover: re.Pattern[str]
    lines: frozenset[str]
    end: re.Pattern[str]
    late_end: re.Pattern[str]
    picture: re.Pattern[str]
    bracketed: re.Pattern[str]
    caption: re.Pattern[str]
    outlets: tuple[str, ...]
    heading_words: frozenset[str]
    starters: frozenset[str]
    glued: GluedWords
    dates: DateWords
    languages: tuple[Language, ...]
    splittable: frozenset[str]
    name_edges: frozenset[str]


def load_segmentation(faults: list[str], folder: Path | None = None) -> SegmentationWords | None:
    """Read the data and return it; faults are appended to the list, and None comes back when there are any."""
    folder = folder or ontology_folder()
    table = read_table(folder / FILE)
    found = list(find_faults(table))
    faults.extend(found)
    return None if found else _build(table, folder)


def find_faults(table: dict[str, Any]) -> Iterable[str]:
    """Yield one line for every list that is missing, empty or holds something else than words."""
    for section, keys in LISTS.items():
        for key in keys:
            yield from _list_faults(f"{section}.{key}", table.get(section, {}).get(key))
    if len(table.get("dates", {}).get("months", [])) != 12:
        yield f"ontology/{FILE}: dates.months: there must be 12 lists; write one per month"
    if "id" not in table.get("languages", {}):
        yield f"ontology/{FILE}: languages.id: missing; describe Indonesian"
    for code, language in table.get("languages", {}).items():
        yield from _list_faults(f"languages.{code}.words", language.get("words"))


def _list_faults(key: str, value: object) -> Iterable[str]:
    if not isinstance(value, list) or not value:
        yield f"ontology/{FILE}: {key}: missing or empty; give a list of words"
    elif not all(isinstance(word, str) and word.strip() for word in value):
        yield f"ontology/{FILE}: {key}: holds something that is not a word; remove it"


def _build(table: dict[str, Any], folder: Path) -> SegmentationWords:
    abbreviations, leftovers, captions = table["abbreviations"], table["leftovers"], table["captions"]
    return SegmentationWords(
        before_names=frozenset(abbreviations["before_names"]),
        may_end=frozenset(abbreviations["may_end"]),
        domains=frozenset(abbreviations["domains"]),
        currencies=tuple(abbreviations["currencies"]),
        leftover=_starting_with(leftovers["line_starts"]),
        lines=frozenset(leftovers["lines"]),
        end=_end_pattern(leftovers["ends"]),
        late_end=_end_pattern(leftovers["late_ends"]),
        picture=re.compile(rf"(?:{_alternatives(leftovers['pictures'])})(?:\|[^|\s]{{1,20}}){{0,3}}\|\d{{2,4}}px\|?"),
        bracketed=_bracketed_pattern(leftovers["bracketed"]),
        caption=_caption_pattern(captions),
        outlets=tuple(table["datelines"]["outlets"]),
        heading_words=frozenset(table["headings"]["words"]),
        starters=frozenset(table["headings"]["starters"]),
        glued=_build_glued(table["glued"]),
        dates=_build_dates(table["dates"]),
        languages=tuple(_build_language(code, row) for code, row in table["languages"].items()),
        splittable=read_names(folder / "entities"),
        name_edges=read_edges(folder / "entities"),
    )


def _alternatives(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


def _starting_with(phrases: Iterable[str]) -> re.Pattern[str]:
    # No letter may follow in the same case: *foto* is not the start of *fotografi*, but a link may be glued on.
    return re.compile(rf"(?:{_alternatives(phrases)})(?![a-z])".replace(r"\ ", r"\s+"), re.IGNORECASE)


def _end_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?i:{_alternatives(phrases)})(?=\s*:?\s*$|\s*[!\[|]|[A-Z0-9])")


def _bracketed_pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    numbers = r"\d{1,4}(?:\s?[,;–-]\s?\d{1,4}){0,9}|[a-z]{1,2}|[ivx]{1,5}"
    placeholder = r"[a-z]{2,12}\.\d{1,3}"
    return re.compile(
        rf"\\?\[(?:{numbers}|{placeholder}|(?i:{_alternatives(phrases)})\s?\d{{0,3}})\\?\](?::\d{{1,4}})?"
    )


def _caption_pattern(captions: dict[str, list[str]]) -> re.Pattern[str]:
    starts, credit = _alternatives(captions["starts"]), _alternatives(captions["credits"])
    ending = rf"\([^()]{{0,60}}(?:[^\W\d]/[^\W\d]|@|\b(?:{credit})\b)[^()]{{0,60}}\)\.?$"
    return re.compile(rf"^(?:{starts})(?![a-z])|{ending}", re.IGNORECASE)


def _build_glued(row: dict[str, list[str]]) -> GluedWords:
    return GluedWords(
        before=frozenset(row["before"]),
        after=frozenset(row["after"]),
        heads=frozenset(row["heads"]),
        tails=frozenset(row["tails"]),
        never_prefix=frozenset(row["never_prefix"]),
        whole=frozenset(row["whole"]),
        prefixes=tuple(row["prefixes"]),
        suffixes=tuple(row["suffixes"]),
        swallowed=tuple(row["swallowed"]),
    )


def _build_dates(row: dict[str, Any]) -> DateWords:
    months = {name: number for number, names in enumerate(row["months"], 1) for name in names}
    return DateWords(
        months, tuple(row["weekdays"]), frozenset(row["ahead"]), frozenset(row["limits"]), tuple(row["zones"])
    )


def _build_language(code: str, row: dict[str, Any]) -> Language:
    against = tuple((other, frozenset(words)) for other, words in row.get("against", {}).items())
    return Language(code, row["name"], frozenset(row["words"]), against)


def read_names(folder: Path) -> frozenset[str]:
    """Return the one-word names of nations, organisations and what stands for them, so far as their files exist."""
    return frozenset(name for name in _names(folder, NAME_FILES) if " " not in name)


def read_edges(folder: Path) -> frozenset[str]:
    """Return the first and last words of the several-word names of nations: what a hyphen may join to a name."""
    several = [name.split() for name in _names(folder, NAME_FILES[:1]) if " " in name]
    return frozenset(edge for name in several for edge in (name[0], name[-1]) if edge[:1].isupper())


def _names(folder: Path, files: tuple[str, ...]) -> set[str]:
    rows = [row for name in files if (folder / name).exists() for row in read_rows(folder / name)]
    names = {name for row in rows for column in NAME_COLUMNS for name in cell_values(row.get(column) or "")}
    return {name for name in names if name[:1].isupper() and len(name) > 1}
