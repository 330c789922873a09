"""Read the named queries and put values into their parameters.

A query file is SPARQL that runs as it stands. Its comments at the top say what it asks, in both
languages, and what its parameters mean; each parameter stands once in the text as
``VALUES ?nation { "Peru" }``, whose literal is the default and is replaced by the value given.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import pyoxigraph as ox

from ..errors import FaultyQuery

FOLDER = "queries"

_HEADING = re.compile(r"# (id|en|with): *(.*)")
_PARAMETER = re.compile(r'(VALUES \?(\w+) \{ )"((?:[^"\\\n]|\\.)*)"( \})')


@dataclass(frozen=True, slots=True)
class Parameter:
    """Hold one parameter of a query; ``about`` says what it means."""

    name: str
    default: str
    about: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """Hold one query with the question it answers; ``text`` is SPARQL that runs with the defaults."""

    name: str
    question_id: str
    question_en: str
    parameters: tuple[Parameter, ...]
    text: str

    def bind(self, values: Mapping[str, str]) -> str:
        """Return the SPARQL with these values in place of the defaults; an unknown parameter raises FaultyQuery."""
        known = [parameter.name for parameter in self.parameters]
        for name in values:
            if name not in known:
                raise FaultyQuery(f"query {self.name}: no parameter '{name}'; it has {', '.join(known) or 'none'}")
            # Some SPARQL engines expand \uXXXX before they read the quotation marks around it.
            if "\\" in values[name]:
                raise FaultyQuery(f"query {self.name}: {name}: a value holds a backslash; leave it out")
        return _PARAMETER.sub(lambda found: _with_value(found, values), self.text)


def _with_value(found: re.Match[str], values: Mapping[str, str]) -> str:
    """Write one parameter's VALUES with its value; the RDF library escapes it, so that it stays one literal."""
    before, name, _, after = found.groups()
    return f"{before}{ox.Literal(values[name])}{after}" if name in values else found.group()


def find_query(queries: Mapping[str, NamedQuery], name: str) -> NamedQuery:
    """Return the query of this name; FaultyQuery names the nearest where there is none."""
    if name in queries:
        return queries[name]
    near = get_close_matches(name, queries, n=3, cutoff=0.4) or sorted(queries)
    raise FaultyQuery(f"no query is named '{name}'; the nearest: {', '.join(near)}")


def load_queries(folder: Path, faults: list[str]) -> dict[str, NamedQuery]:
    """Read every ``queries/*.rq`` of the ontology by name, in the order of the names."""
    paths = sorted((folder / FOLDER).glob("*.rq"))
    if not paths:
        faults.append(f"ontology/{FOLDER}: holds no query; put at least one NAME.rq there")
    return {path.stem: _read_query(path, faults) for path in paths}


def _read_query(path: Path, faults: list[str]) -> NamedQuery:
    where = f"ontology/{FOLDER}/{path.name}:"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(f"{where} cannot be read: {error}; write it as UTF-8")
        text = ""
    headings = _headings(text)
    faults.extend(
        f"{where} # {language}: stands {len(headings[language])} times; write the question once"
        for language in ("id", "en")
        if len(headings[language]) != 1
    )
    parameters = _read_parameters(where, text, headings["with"], faults)
    _check_syntax(where, text, faults)
    return NamedQuery(path.stem, "".join(headings["id"]), "".join(headings["en"]), parameters, text)


def _headings(text: str) -> dict[str, list[str]]:
    """Collect the comments at the top by their key."""
    found: dict[str, list[str]] = {"id": [], "en": [], "with": []}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        if heading := _HEADING.fullmatch(line.strip()):
            found[heading[1]].append(heading[2])
    return found


def _read_parameters(where: str, text: str, described: list[str], faults: list[str]) -> tuple[Parameter, ...]:
    """Pair each described parameter with its default in the text."""
    about = {name.strip(): meaning.strip() for name, _, meaning in (line.partition(":") for line in described)}
    defaults = [(found[2], _unescape(found[3])) for found in _PARAMETER.finditer(text)]
    names = [name for name, _ in defaults]
    faults.extend(
        f"{where} with: {name}: stands {names.count(name)} times in the text; "
        f'write VALUES ?{name} {{ "default" }} exactly once'
        for name in about
        if names.count(name) != 1
    )
    faults.extend(
        f"{where} VALUES ?{name}: is not described; add a line '# with: {name}: its meaning'"
        for name in names
        if name not in about
    )
    return tuple(Parameter(name, default, about.get(name, "")) for name, default in defaults)


def _unescape(escaped: str) -> str:
    """Return the text of a literal as it stands between its quotation marks in SPARQL."""
    return re.sub(r'\\(["\\])', r"\1", escaped)


def _check_syntax(where: str, text: str, faults: list[str]) -> None:
    try:
        ox.Store().query(text)
    except SyntaxError as error:
        faults.append(f"{where} does not parse: {error}; mend the SPARQL")
