"""Ask the graph in SPARQL, without a way out to the network."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final, TypeAlias

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
)

from ..errors import FaultyQuery, WrongUse
from .names import PREFIXES, shorten
from .turtle import Node, write_turtle

Results: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples

FORMATS: Final = ("table", "csv", "json", "tsv")
SERIALISED: Final = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
}
# Oxigraph lists every token that could follow; a reader needs a few.
LONGEST_MESSAGE: Final = 160


def make_store(triples: Iterable[Triple], vocabulary: Path) -> Store:
    """Return a store in memory with the graph and the vocabulary its classes are labelled in."""
    store = Store()
    # Sorted, because the order of answers to a query without ORDER BY follows it.
    store.bulk_extend(Quad(*triple) for triple in sorted(triples, key=str))
    store.bulk_load(path=vocabulary, format=RdfFormat.TURTLE)
    return store


def run_query(store: Store, query: str, given: Mapping[str, Node] | None = None) -> Results:
    """Answer a query; ``given`` sets variables. Raises FaultyQuery for one that is wrong or reaches outside."""
    query = one_line_end(query)
    refuse_reaching_out(query)
    set_terms = {Variable(name): node for name, node in (given or {}).items()}
    try:
        return store.query(query, prefixes=PREFIXES, substitutions=set_terms)
    except SyntaxError as error:
        raise FaultyQuery(parser_message(error)) from error


def one_line_end(query: str) -> str:
    """End every line with a newline: the two parsers disagree whether a lone return ends a comment."""
    return query.replace("\r\n", "\n").replace("\r", "\n")


# ---- the gate ---------------------------------------------------------------------------


def refuse_reaching_out(query: str) -> None:
    """Raise FaultyQuery for a query that calls a service or names data to load.

    What is looked at is the parsed query: its text can be disguised by case, comments and escapes.
    """
    for name in set(part_names(parse_query(query))):
        if name == "ServiceGraphPattern":
            raise FaultyQuery("SERVICE reaches for the network and is refused; load the data into the graph instead")
        if name == "DatasetClause":
            raise FaultyQuery("FROM names data to load and is refused; choose the graph with --graph")


def parse_query(query: str) -> object:
    """Parse with rdflib, whose parse tree can be walked; raises FaultyQuery."""
    from pyparsing import ParseBaseException  # noqa: PLC0415 - a third of a second, for queries only
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415

    try:
        return parseQuery(query)
    except ParseBaseException as error:
        raise FaultyQuery(best_message(query, error.lineno, error.column, str(error.msg))) from error
    except RecursionError as error:
        raise FaultyQuery("is nested too deeply; make it flatter") from error


def part_names(tree: object) -> Iterator[str]:
    """Yield the names of all parts of a parse tree."""
    from pyparsing import ParseResults  # noqa: PLC0415 - as above
    from rdflib.plugins.sparql.parserutils import CompValue  # noqa: PLC0415

    waiting = [tree]
    while waiting:
        part = waiting.pop()
        if isinstance(part, CompValue):
            yield part.name
            waiting.extend(part.values())
        elif isinstance(part, ParseResults | list | tuple | set | frozenset):
            waiting.extend(part)
        elif isinstance(part, dict):
            waiting.extend(part.values())


def best_message(query: str, line: int, column: int, message: str) -> str:
    """Return Oxigraph's message, which places an error better, where asking for it is safe."""
    if "service" not in query.casefold() and "\\" not in query:
        try:
            Store().query(query, prefixes=PREFIXES)
        except SyntaxError as error:
            return parser_message(error)
    return f"line {line}, column {column}: {message}"


def parser_message(error: SyntaxError) -> str:
    """Return the parser's message on one line, with the place in front."""
    text = " ".join(str(error).split())
    found = re.match(r"error at (\d+):(\d+): (.*)", text)
    if found:
        text = f"line {found[1]}, column {found[2]}: {found[3]}"
    return text if len(text) <= LONGEST_MESSAGE else text[:LONGEST_MESSAGE].rsplit(" ", 1)[0] + " …"


# ---- results -----------------------------------------------------------------------------


def rows_of(results: QuerySolutions) -> tuple[list[str], list[list[str]]]:
    """Return the heading and the rows of a table, IRIs with their prefix."""
    names = [variable.value for variable in results.variables]
    return names, [[readable(solution[name]) for name in names] for solution in results]


def readable(node: Node | None) -> str:
    """Return a term as a person reads it."""
    if node is None:
        return ""
    return shorten(node.value) if isinstance(node, NamedNode) else str(getattr(node, "value", node))


def write_results(results: Results, form: str) -> str:
    """Write results as CSV, TSV or JSON (SPARQL 1.1 results); a graph as Turtle."""
    if isinstance(results, QueryTriples):
        if form != "table":
            raise WrongUse(f"CONSTRUCT and DESCRIBE give a graph, which is no {form}; leave --format out for Turtle")
        return write_turtle(results)
    if isinstance(results, QueryBoolean) and form == "table":
        return "yes\n" if results else "no\n"
    buffer = BytesIO()
    results.serialize(buffer, SERIALISED[form])
    text = buffer.getvalue().decode("utf-8")
    return json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n" if form == "json" else end_line(text)


def end_line(text: str) -> str:
    """End the last line, as a terminal expects."""
    return text if text.endswith("\n") else text + "\n"
