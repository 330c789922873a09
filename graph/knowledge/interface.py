"""Read the words of the page's controls and the phrases that put facts into words, one file a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .catalogue import LANGUAGES, Catalogue
from .folder import read_table

_HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Interface:
    """Hold one language: its own name, texts by key, names of the months, phrases by class of fact."""

    name: str
    texts: dict[str, str]
    months: tuple[str, ...]
    phrases: dict[str, str]


def load_interface(folder: Path, catalogue: Catalogue, faults: list[str]) -> dict[str, Interface]:
    """Read ``interface/*.toml``; a key, class or role that is missing or unknown is added to the faults."""
    tables = {language: read_table(folder / "interface" / f"{language}.toml") for language in LANGUAGES}
    _check_same_texts(tables, faults)
    for language, table in tables.items():
        _check_phrases(language, table.get("phrases", {}), catalogue, faults)
    return {language: _read_interface(language, table, faults) for language, table in tables.items()}


def _read_interface(language: str, table: dict[str, Any], faults: list[str]) -> Interface:
    months = tuple(table.get("months", ()))
    if len(months) != 12:
        faults.append(f"interface/{language}.toml: months: {len(months)} names; give twelve")
    return Interface(table.get("name", language), dict(table.get("texts", {})), months, dict(table.get("phrases", {})))


def _check_same_texts(tables: dict[str, dict[str, Any]], faults: list[str]) -> None:
    texts = {language: table.get("texts", {}) for language, table in tables.items()}
    keys = {key for table in texts.values() for key in table}
    for language, table in texts.items():
        faults += [f"interface/{language}.toml: texts.{key}: missing; add it" for key in sorted(keys - set(table))]
    for key in sorted(keys):
        holes = {tuple(sorted(_HOLE.findall(table[key]))) for table in texts.values() if key in table}
        if len(holes) > 1:
            faults.append(f"interface/*.toml: texts.{key}: holes differ between languages; use the same names")


def _check_phrases(language: str, phrases: dict[str, str], catalogue: Catalogue, faults: list[str]) -> None:
    for name, phrase in phrases.items():
        where = f"interface/{language}.toml: phrases.{name}"
        if name not in catalogue.classes:
            faults.append(f"{where}: no such class in the vocabulary; rename or remove it")
            continue
        allowed = set(catalogue.classes[name].roles)
        unknown = sorted(set(_HOLE.findall(phrase)) - allowed)
        faults += [
            f"{where}: the class has no role {role}; use one of {', '.join(sorted(allowed))}" for role in unknown
        ]
        if phrase.count("[") != phrase.count("]"):
            faults.append(f"{where}: brackets do not match; close each one")
