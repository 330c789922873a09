"""Cases as data and the reader that reads them, for the suites of clauses and of facts."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graph.facts.reports import Analysed
from graph.model import Document, Reading
from graph.pipeline import Reader, analyse_document, load_reader, read_document


def cases_of(path: Path, least: int) -> Iterator[Any]:
    """Yield the cases of a file as parameters; a case with a reason in ``wrong`` is known to fail."""
    cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    assert len(cases) >= least, f"{path.name}: only {len(cases)} cases were found"
    for number, case in enumerate(cases):
        wrong = case.get("wrong")
        marks = [pytest.mark.xfail(strict=True, reason=wrong)] if wrong else []
        yield pytest.param(case, id=f"{number}-{case['text'][:40]}", marks=marks)


def give_cases(metafunc: pytest.Metafunc, folder: Path) -> None:
    """Give a test that asks for a case every case of the file its suite names."""
    if "case" in metafunc.fixturenames:
        suite = metafunc.module
        metafunc.parametrize("case", list(cases_of(folder / f"{suite.CASES}.toml", suite.LEAST)))


def made_document(text: str, issued: str | None = None) -> Document:
    """Return a document made up for a test."""
    day = date.fromisoformat(issued) if issued else None
    known = "metadata" if day else None
    return Document("contoh", text, "Contoh", "0" * 64, "contoh.txt", issued=day, issued_from=known)


@pytest.fixture(scope="session")
def reader() -> Reader:
    """Return the reader with all its data."""
    return load_reader()


@pytest.fixture(scope="session")
def analysed(reader: Reader) -> Callable[[str], tuple[Analysed, ...]]:
    """Return what analyses a text: its sentences with units, phrases and clauses."""
    return lambda text: analyse_document(made_document(text), reader)


@pytest.fixture(scope="session")
def read(reader: Reader) -> Callable[..., Reading]:
    """Return what reads a text, on a day where one is given."""
    return lambda text, issued=None: read_document(made_document(text, issued), reader)
