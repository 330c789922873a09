"""The named queries answer for the two documents what a careful reader of the texts would answer.

``rows/facts.toml`` says what the texts say, ``rows/queries.toml`` what each query must answer; both were written by
hand from the texts. What the program does not get right yet stands there too, as the texts have it, and is expected
to fail: a row that comes right breaks its test until its mark is taken out.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import QuerySolutions

from graph import KnowledgeGraph
from graph.knowledge.catalogue import Catalogue
from graph.knowledge_graph import known_queries

FOLDER = Path(__file__).parent / "rows"
Row = dict[str, str]
EVERY: dict[str, dict[str, Any]] = {
    name: {"document": slug, **fact}
    for slug, facts in tomllib.loads((FOLDER / "facts.toml").read_text(encoding="utf-8")).items()
    for name, fact in facts.items()
}
FACTS = {name: fact for name, fact in EVERY.items() if "wrong" not in fact}
WRONG = {name: fact for name, fact in EVERY.items() if "wrong" in fact}
QUERIES: list[dict[str, Any]] = tomllib.loads((FOLDER / "queries.toml").read_text(encoding="utf-8"))["query"]
TAKING_PART = ("actor", "recipient", "party", "place", "origin", "destination", "speaker", "medium")
VALUES = ("amount", "currency", "rank")
WORDS = ("title", "topic")


def title(query: dict[str, Any]) -> str:
    return "-".join([query["name"], *query.get("with", {}).values()])[:40]


def failing(reason: str | None) -> list[pytest.MarkDecorator]:
    """Return the mark of a test that fails until something is mended."""
    return [pytest.mark.xfail(reason=reason, strict=True)] if reason else []


def told_facts() -> Iterator[Any]:
    """Yield every fact that a query must tell, as a test of its own; a name with ? may be told."""
    for query in QUERIES:
        for name in query.get("facts", ()):
            if not name.endswith("?") and not FACTS[name].get("optional"):
                yield pytest.param(query, name, marks=failing(FACTS[name].get("missing")), id=f"{title(query)}-{name}")


def answered_rows() -> Iterator[Any]:
    """Yield every row that a query must have, or must not have, as a test of its own."""
    for query in QUERIES:
        for number, row in enumerate(query.get("rows", ())):
            if not row.get("optional"):
                reason = row.get("missing", row.get("wrong"))
                yield pytest.param(query, row, marks=failing(reason), id=f"{title(query)}-{number}")


def whole(kind: str) -> list[Any]:
    """Return the queries that must answer nothing beyond the facts or rows that are written."""
    return [pytest.param(query, id=title(query)) for query in QUERIES if query.get("only", True) and kind in query]


def as_told(fact: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a fact as it should be told, and as it is told as long as something is missing."""
    return [fact, fact | fact["now"]] if "now" in fact else [fact]


def answer(built: KnowledgeGraph, query: dict[str, Any]) -> list[Row]:
    """Return the rows of a query, those that differ only in what it does not tell apart once."""
    return asked(built, json.dumps(query))


@cache
def asked(built: KnowledgeGraph, written: str) -> list[Row]:
    """Ask each query once."""
    query = json.loads(written)
    results = built.named(query["name"], **query.get("with", {}))
    assert isinstance(results, QuerySolutions)
    names = [variable.value for variable in results.variables]
    rows = [{name: getattr(row[name], "value", "") for name in names} for row in results]
    kept = {tuple(row[name] for name in query.get("distinct", names)): row for row in reversed(rows)}
    return list(reversed(kept.values()))


def tells(row: Row, fact: dict[str, Any], catalogue: Catalogue) -> bool:
    """Tell whether a row tells a fact: class, status, time, sentence, who takes part and the words that must stand."""
    columns = {
        "document": fact["document"],
        "class": catalogue.classes[fact["class"]].label_id,
    }
    statuses = [catalogue.statuses[name].label_id for name in several(fact.get("status", "asserted"))]
    return (
        all(row.get(column, value) == value for column, value in columns.items())
        and row.get("status", statuses[0]) in statuses
        and row["when"] in several(fact.get("when", ""))
        and row["sentence"].startswith(tuple(fact["says"]))
        and has_roles(roles_of(row, catalogue), fact)
    )


def several(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def has_roles(roles: dict[str, list[str]], fact: dict[str, Any]) -> bool:
    """Tell whether just those take part who should, and whether figures and words are right."""
    found = {role: " ".join(fillers).casefold() for role, fillers in roles.items()}
    return (
        all(are(roles.get(role, []), fact.get(role, [])) for role in TAKING_PART)
        and all(roles.get(role) == [fact[role]] for role in VALUES if role in fact)
        and all(fact[role].casefold() in found.get(role, "") for role in WORDS if role in fact)
    )


def are(found: list[str], wanted: list[str]) -> bool:
    """Tell whether just those were found who should be, each by one of its names."""
    return len(found) == len(wanted) and all(set(names.split("|")) & set(found) for names in wanted)


def roles_of(row: Row, catalogue: Catalogue) -> dict[str, list[str]]:
    """Read the roles of a row, written as "role: filler; role: filler"."""
    names = {role.label_id: role.name for role in catalogue.roles.values()}
    roles: dict[str, list[str]] = {}
    for part in row["roles"].split("; "):
        name, _, filler = part.partition(": ")
        roles.setdefault(names.get(name, name), []).append(filler)
    return roles


def has(row: Row, wanted: Row) -> bool:
    """Tell whether a row has every column as wanted."""
    return all(
        row[column] == value for column, value in wanted.items() if column not in ("missing", "optional", "wrong")
    )


@pytest.mark.parametrize(("query", "name"), told_facts())
def test_the_answer_tells(built: KnowledgeGraph, catalogue: Catalogue, query: dict[str, Any], name: str) -> None:
    assert [row for row in answer(built, query) if tells(row, FACTS[name], catalogue)]


@pytest.mark.parametrize(("query", "wanted"), answered_rows())
def test_the_answer_has_the_row(built: KnowledgeGraph, query: dict[str, Any], wanted: Row) -> None:
    found = [row for row in answer(built, query) if has(row, wanted)]
    assert bool(found) != ("wrong" in wanted)


@pytest.mark.parametrize("query", whole("facts"))
def test_the_answer_tells_nothing_beyond(built: KnowledgeGraph, catalogue: Catalogue, query: dict[str, Any]) -> None:
    facts = [told for name in query["facts"] for told in as_told(FACTS[name.rstrip("?")])] + list(WRONG.values())
    assert [row for row in answer(built, query) if not any(tells(row, fact, catalogue) for fact in facts)] == []


@pytest.mark.parametrize("query", whole("rows"))
def test_the_answer_has_no_row_beyond_and_keeps_their_order(built: KnowledgeGraph, query: dict[str, Any]) -> None:
    rows = answer(built, query)
    places = [next((n for n, wanted in enumerate(query["rows"]) if has(row, wanted)), None) for row in rows]
    assert [row for row, place in zip(rows, places, strict=True) if place is None] == []
    assert len(rows) <= len(query["rows"])
    assert places == sorted(place for place in places if place is not None)


@pytest.mark.parametrize("name", [pytest.param(name, marks=failing(fact["wrong"])) for name, fact in WRONG.items()])
def test_what_the_texts_do_not_say_is_not_told(built: KnowledgeGraph, catalogue: Catalogue, name: str) -> None:
    rows = answer(built, {"name": "document", "with": {"document": WRONG[name]["document"]}})
    assert not [row for row in rows if tells(row, WRONG[name], catalogue)]


@pytest.mark.parametrize("name", ["history", "timeline", "meetings", "agreements", "troops", "trade", "plans"])
def test_dated_rows_stand_in_the_order_of_time_and_before_the_others(built: KnowledgeGraph, name: str) -> None:
    years = [row["when"][:4] or "9999" for row in answer(built, {"name": name})]
    assert years == sorted(years)


def test_every_named_query_is_asked_and_every_fact_told() -> None:
    assert {query["name"] for query in QUERIES} == set(known_queries())
    assert len(known_queries()) >= 15
    told = {name for query in QUERIES if query["name"] == "document" for name in query["facts"]}
    assert told == set(FACTS)
    assert len(FACTS) == 70


def test_what_is_said_stands_in_the_texts(built: KnowledgeGraph) -> None:
    for name, fact in FACTS.items():
        for words in fact["says"]:
            assert words in built.texts[fact["document"]], name
