"""What the suites of the clauses stage share: the reader, loaded once, and cases as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases import analysed, give_cases, read, reader

__all__ = ["analysed", "read", "reader"]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test that asks for a case every case of the file its suite names."""
    give_cases(metafunc, Path(__file__).with_name("cases"))
