"""The page on the vocabulary says what the vocabulary says today."""

from __future__ import annotations

import runpy
from pathlib import Path

from graph.knowledge.ontology import read_catalogue, read_queries

ROOT = Path(__file__).parent.parent.parent
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "document_vocabulary.py"))


def test_the_page_is_up_to_date() -> None:
    page = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    written = SCRIPT["vocabulary_page"](read_catalogue(), read_queries().values())
    assert page == written, "run: python scripts/document_vocabulary.py"


def test_the_page_names_everything() -> None:
    catalogue, queries = read_catalogue(), read_queries()
    page = SCRIPT["vocabulary_page"](catalogue, queries.values())
    names = [*catalogue.classes, *catalogue.roles, *catalogue.edges, *catalogue.statuses, *catalogue.kinds, *queries]
    assert [name for name in names if f"`{name}`" not in page] == []


def test_a_bar_does_not_break_a_table() -> None:
    assert SCRIPT["table"](("a", "b"), [("x|y", "z")]) == "| a | b |\n| --- | --- |\n| x\\|y | z |\n"
