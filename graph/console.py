"""Print to people: tables, records and progress; nothing in a document can steer the terminal."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from .model import Document

# Where the output is no terminal a table is as wide as its rows, so that other programs can read them.
WIDEST = 4000
SHOWN_NAME = 40


def prefer_utf8() -> None:
    """Write UTF-8 whatever the locale says, and never fail on a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def visible(text: str) -> str:
    """Return a text on one line, with control characters written out."""
    line = " ".join(text.split())
    return "".join(f"\\x{ord(sign):02x}" if unicodedata.category(sign) == "Cc" else sign for sign in line)


def print_error(message: str) -> None:
    """Print one line on standard error."""
    print(f"hubungan: {visible(message)}", file=sys.stderr)


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]], title: str = "") -> None:
    """Print a table."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - rich is loaded for tables only
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table(title=Text(title) if title else None, title_justify="left", box=SIMPLE_HEAD)
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    terminal = sys.stdout.isatty()
    Console(width=None if terminal else WIDEST, legacy_windows=False).print(table)


def print_record(record: Mapping[str, Any]) -> None:
    """Print a record, one line for every value."""
    for key, value in record.items():
        print("\n".join(record_lines(key.replace("_", " "), value)))


def record_lines(key: str, value: Any) -> Iterator[str]:
    """Yield the lines of one entry."""
    if isinstance(value, Mapping):
        yield f"{key}:"
        for name, inner in value.items():
            yield from (f"  {line}" for line in inner_lines(str(name), inner))
    elif isinstance(value, list):
        yield f"{key}:"
        for inner in value:
            yield from (f"  {line}" for line in item_lines(inner))
    else:
        yield f"{key}: {visible(str(value))}"


def inner_lines(key: str, value: Any) -> Iterator[str]:
    """Yield the lines of an entry within an entry; a list of words stands on one line."""
    if isinstance(value, Mapping):
        yield from record_lines(visible(key), value)
    elif value or not isinstance(value, list):
        yield f"{visible(key)}: {visible('; '.join(value) if isinstance(value, list) else str(value))}"


def item_lines(value: Any) -> Iterator[str]:
    """Yield the lines of one member of a list: a quotation, a record of its own, or words."""
    if not isinstance(value, Mapping):
        yield visible(str(value))
    elif "at" in value:
        yield visible(f"{value['at']}  {value['text']}")
    else:
        for number, (name, inner) in enumerate(value.items()):
            yield from (("  " if number else "- ") + line for line in inner_lines(name, inner))


@contextmanager
def shown_progress(total: int | None) -> Iterator[Any]:
    """Show a bar on standard error while documents are read, on a terminal only; gives what to call for each."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=total)

        def advance(document: Document) -> None:
            progress.update(task, advance=1, description=visible(document.slug)[:SHOWN_NAME])

        yield advance
