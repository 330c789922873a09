"""Load the words for times."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .figures import NumberWords, load_numbers
from .folder import read_table
from .phrases import Phrases, file_phrases

_FILE = "id/times.toml"
_UNITS = ("day", "week", "month", "year", "decade", "eight", "century")
_PARTS = (
    *("early", "mid", "late", "half1", "half2", "quarter1", "quarter2", "quarter3", "quarter4"),
    *("week1", "week2", "week3", "week4"),
    *("spring", "summer", "autumn", "winter"),
    *(f"months{count}" for count in range(2, 12)),
)
_GROUPS: Mapping[str, tuple[str, ...]] = {
    "prepositions": ("at", "on", "since", "starting", "from", "until", "between", "before", "after", "about"),
    "nouns": ("day", "weekday", "month", "year", "decade", "century", "period"),
    "links": ("range", "and", "or", "to", "comma"),
    "decades": ("suffixes",),
    "parts": _PARTS,
    "deictics": ("past", "this", "next", "ahead", "recent"),
    "narratives": ("after", "before", "same"),
    "clock": ("dayparts", "hours", "zones"),
    "weekday_marks": ("also_unit", "not_before", "not_after"),
    "fixed": (
        "vague",
        "now",
        "since_then",
        "then",
        "some",
        "bounded",
        "age",
        "future",
        "report",
        "lapsed",
        "moments",
        "outlet",
    ),
    "years": ("events", "not_after", "event_tails", "era", "other_era", "other_years", "numbering", "counted"),
}
_NUMBERED: Mapping[str, range] = {
    "months": range(1, 13),
    "short_months": range(1, 13),
    "weekdays": range(7),
    "days": range(-9, 10),
    "narrative_days": range(-9, 10),
    "feasts": range(101, 1232),
}


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Hold the words of times by what they do; ``words`` has plain lists as ``table.key``."""

    months: Mapping[str, int]
    short_months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    one_unit: Mapping[str, str]
    prepositions: Phrases[str]
    during: Phrases[str]
    nouns: Mapping[str, Phrases[str]]
    links: Phrases[str]
    parts: Phrases[str]
    deictics: Phrases[str]
    narratives: Phrases[str]
    days: Phrases[int]
    narrative_days: Phrases[int]
    feasts: Phrases[int]
    fixed: Mapping[str, Phrases[str]]
    clock: Mapping[str, Phrases[str]]
    words: Mapping[str, frozenset[str]]
    numbers: NumberWords
    openers: frozenset[str]


def load_times(folder: Path, faults: list[str]) -> TimeWords:
    """Read the words for times from the ontology's folder; what is wrong is added to the faults."""
    table = read_table(folder / _FILE)
    _check(table, faults)
    fixed = {key: _phrases(table, "fixed", (key,)) for key in _GROUPS["fixed"]}
    nouns = {key: _phrases(table, "nouns", (key,)) for key in _GROUPS["nouns"]}
    # What is wrong with them is reported with the figures, whose file they stand in.
    numbers = load_numbers(folder, [])
    return TimeWords(
        months=table.get("months", {}),
        short_months=table.get("short_months", {}),
        weekdays=table.get("weekdays", {}),
        units=table.get("units", {}),
        one_unit=table.get("one_unit", {}),
        prepositions=_phrases(table, "prepositions"),
        during=_phrases(table, "prepositions", ("at",)),
        nouns=nouns,
        links=_phrases(table, "links"),
        parts=_phrases(table, "parts"),
        deictics=_phrases(table, "deictics"),
        narratives=_phrases(table, "narratives"),
        days=file_phrases(table.get("days", {}).items()),
        narrative_days=file_phrases(table.get("narrative_days", {}).items()),
        feasts=file_phrases(table.get("feasts", {}).items()),
        fixed=fixed,
        clock={key: _phrases(table, "clock", (key,)) for key in _GROUPS["clock"]},
        words=_word_lists(table),
        numbers=numbers,
        openers=_openers(table) | numbers.openers,
    )


def _phrases(table: dict[str, Any], name: str, keys: Iterable[str] | None = None) -> Phrases[str]:
    group = table.get(name, {})
    return file_phrases((phrase, key) for key in keys or _GROUPS[name] for phrase in group.get(key, ()))


def _word_lists(table: dict[str, Any]) -> Mapping[str, frozenset[str]]:
    return {
        f"{name}.{key}": frozenset(table.get(name, {}).get(key, ()))
        for name in ("weekday_marks", "decades", "fixed", "years")
        for key in _GROUPS[name]
    }


def _openers(table: dict[str, Any]) -> frozenset[str]:
    """Collect the first words of everything a time can begin with, so that other words cost nothing."""
    single = ("months", "short_months", "weekdays", "units", "one_unit", "days", "narrative_days", "feasts")
    phrases = [phrase for name in single for phrase in table.get(name, {})]
    for name in ("prepositions", "nouns", "parts"):
        phrases += [phrase for key in table.get(name, {}) for phrase in table[name][key]]
    for key in ("vague", "since_then", "then", "some"):
        phrases += table.get("fixed", {}).get(key, ())
    return frozenset(phrase.split()[0] for phrase in phrases)


def _check(table: dict[str, Any], faults: list[str]) -> None:
    known = {*_GROUPS, *_NUMBERED, "units", "one_unit"}
    faults += [f"{_FILE}: {name}: no such table; remove it or correct its name" for name in table if name not in known]
    faults += [f"{_FILE}: {name}: the table is missing; add it" for name in sorted(known) if name not in table]
    for name, keys in _GROUPS.items():
        faults += _group_faults(name, table.get(name, {}), keys)
    for name, allowed in _NUMBERED.items():
        faults += [
            f"{_FILE}: {name}.{word}: {value!r} is not within {allowed.start} to {allowed.stop - 1}; correct it"
            for word, value in table.get(name, {}).items()
            if not isinstance(value, int) or value not in allowed
        ]
    for name in ("units", "one_unit"):
        faults += [
            f"{_FILE}: {name}.{word}: {value!r} is no unit; write one of {', '.join(_UNITS)}"
            for word, value in table.get(name, {}).items()
            if value not in _UNITS
        ]


def _group_faults(name: str, group: dict[str, Any], keys: tuple[str, ...]) -> list[str]:
    faults = [f"{_FILE}: {name}.{key}: no such key; write one of {', '.join(keys)}" for key in group if key not in keys]
    faults += [f"{_FILE}: {name}.{key}: the list is missing; add it" for key in keys if key not in group]
    for key, phrases in group.items():
        faults += [
            f"{_FILE}: {name}.{key}: {phrase!r} must be a word in lower case; correct it"
            for phrase in phrases
            if not isinstance(phrase, str) or phrase != phrase.lower() or not phrase.strip()
        ]
    return faults
