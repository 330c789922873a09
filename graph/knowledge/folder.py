"""Find and read the data the program knows; faults are collected, never raised one by one."""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any


@cache
def ontology_folder() -> Path:
    """Return the folder of the data: inside the installed package, else beside it in a checkout."""
    package = Path(str(files(__package__.split(".")[0])))
    inside = package / "ontology"
    return inside if inside.is_dir() else package.parent / "ontology"


def read_table(path: Path) -> dict[str, Any]:
    """Read one TOML file."""
    with path.open("rb") as stream:
        return tomllib.load(stream)


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read one CSV file with a header, as UTF-8; every row keeps its cells as text."""
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def cell_values(cell: str) -> tuple[str, ...]:
    """Split a cell that holds several values joined by ``|``."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())
