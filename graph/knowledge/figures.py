"""Load the words for numbers, and for what numbers count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .folder import read_table
from .phrases import Phrases, file_phrases

_FILE = "id/figures.toml"
_NUMBER_TABLES = ("digits", "teens", "tens", "magnitudes", "ones", "short_magnitudes")
_LISTS: Mapping[str, tuple[str, ...]] = {
    "rank_marks": ("before", "places"),
    "currency_marks": ("plain", "only_before"),
    "percents": ("words",),
    "measures": ("units",),
    "counts": ("classifiers", "people", "compounds", "before", "not_units", "not_after", "leading_on", "careful"),
}


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Hold the words of which numbers are made, each with what it is worth."""

    digits: Mapping[str, int]
    teens: Mapping[str, int]
    tens: Mapping[str, int]
    magnitudes: Mapping[str, int]
    ones: Mapping[str, int]
    short_magnitudes: Mapping[str, int]
    halves: frozenset[str]
    openers: frozenset[str]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Hold the words around numbers; ``words`` has plain lists as ``table.key``."""

    numbers: NumberWords
    ranks: Mapping[str, int]
    rank_prefix: str
    currencies: Phrases[str]
    plain_code: str
    before: Phrases[str]
    compounds: Phrases[str]
    unit_tails: Mapping[str, frozenset[str]]
    words: Mapping[str, frozenset[str]]


def load_numbers(folder: Path, faults: list[str]) -> NumberWords:
    """Read the number words from the ontology's folder; what is wrong is added to the faults."""
    tables = read_table(folder / _FILE).get("numbers", {})
    for name in _NUMBER_TABLES:
        faults += _worth_faults(f"numbers.{name}", tables.get(name))
    read = {name: dict(tables.get(name, {})) for name in _NUMBER_TABLES}
    halves = frozenset(tables.get("halves", {}).get("words", ()))
    return NumberWords(**read, halves=halves, openers=frozenset({*read["digits"], *read["ones"], *halves}))


def load_figures(folder: Path, faults: list[str]) -> FigureWords:
    """Read the words for figures from the ontology's folder; what is wrong is added to the faults."""
    table = read_table(folder / _FILE)
    faults += _list_faults(table)
    faults += _worth_faults("ranks", table.get("ranks"))
    faults += _code_faults(table)
    marks, counts = table.get("currency_marks", {}), table.get("counts", {})
    plain = {marks.get("plain_code", ""): marks.get("plain", [])}
    codes = [
        (phrase, code)
        for group in (table.get("currencies", {}), plain)
        for code, phrases in group.items()
        for phrase in phrases
    ]
    return FigureWords(
        numbers=load_numbers(folder, faults),
        ranks=table.get("ranks", {}),
        rank_prefix=table.get("rank_marks", {}).get("prefix", ""),
        currencies=file_phrases(codes),
        plain_code=marks.get("plain_code", ""),
        before=file_phrases((phrase, phrase) for phrase in counts.get("before", ())),
        compounds=file_phrases((phrase, phrase) for phrase in counts.get("compounds", ())),
        unit_tails={unit: frozenset(tails) for unit, tails in table.get("measures", {}).get("with_after", {}).items()},
        words={
            f"{name}.{key}": frozenset(table.get(name, {}).get(key, ()))
            for name, keys in _LISTS.items()
            for key in keys
        },
    )


def _worth_faults(name: str, table: Any) -> list[str]:
    if not isinstance(table, dict):
        return [f"{_FILE}: {name}: the table is missing; add it"]
    return [
        f"{_FILE}: {name}.{word}: {worth!r} is no whole number of 0 or more; correct it"
        for word, worth in table.items()
        if not isinstance(worth, int) or worth < 0
    ]


def _list_faults(table: dict[str, Any]) -> list[str]:
    return [
        f"{_FILE}: {name}.{key}: the list is missing; add it"
        for name, keys in _LISTS.items()
        for key in keys
        if not isinstance(table.get(name, {}).get(key), list)
    ]


def _code_faults(table: dict[str, Any]) -> list[str]:
    owners: dict[str, str] = {}
    faults = []
    for code, phrases in table.get("currencies", {}).items():
        if len(code) != 3 or not code.isupper():
            faults.append(f"{_FILE}: currencies.{code}: not a code of ISO 4217; write three capitals")
        for phrase in phrases:
            owner = owners.setdefault(phrase, code)
            if owner != code:
                faults.append(f"{_FILE}: currencies.{code}: {phrase!r} stands for {owner} too; keep it in one of them")
    return faults
