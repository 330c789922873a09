"""Write docs/vocabulary.md from the vocabulary, so that the page cannot fall behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graph.knowledge.catalogue import Catalogue, FactClass, Term
from graph.knowledge.ontology import read_catalogue, read_queries
from graph.knowledge.queries import NamedQuery

PAGE = Path(__file__).parent.parent / "docs" / "vocabulary.md"
LEAD = """# The vocabulary

Written by `python scripts/document_vocabulary.py` from `ontology/vocabulary.ttl` and `ontology/queries/`;
change those, not this page. Every name stands in the namespace `https://w3id.org/hubungan/ns#` (`hub:`).
"""


def main() -> None:
    """Write the page."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(vocabulary_page(read_catalogue(), read_queries().values()), encoding="utf-8")


def vocabulary_page(catalogue: Catalogue, queries: Iterable[NamedQuery]) -> str:
    """Return the page as Markdown."""
    sections = (
        LEAD,
        *(class_section(catalogue, kind, heading) for kind, heading in (("state", "States"), ("event", "Events"))),
        "## Roles\n\n" + table(("role", "Indonesian", "takes", "meaning"), role_rows(catalogue)),
        "## Edges\n\n" + table(("edge", "Indonesian", "English", "read backwards"), edge_rows(catalogue)),
        "## Statuses\n\n" + table(("status", "Indonesian", "meaning"), term_rows(catalogue.statuses.values())),
        "## Kinds of entities\n\n" + table(("kind", "Indonesian", "meaning"), term_rows(catalogue.kinds.values())),
        "## Named queries\n\n" + table(("query", "asks", "parameters"), query_rows(queries)),
    )
    return "\n".join(sections)


def class_section(catalogue: Catalogue, kind: str, heading: str) -> str:
    """Return the table of the classes of one kind."""
    classes = [fact_class for fact_class in catalogue.classes.values() if fact_class.kind == kind]
    columns = ("class", "Indonesian", "meaning", "roles", "edge", "PLOVER", "CAMEO")
    return f"## {heading} ({len(classes)})\n\n" + table(columns, [class_row(one) for one in classes])


def class_row(fact_class: FactClass) -> Sequence[str]:
    """Return one class as cells."""
    edge, plover = fact_class.edge, fact_class.plover
    return (
        code(fact_class.name),
        fact_class.label_id,
        fact_class.comment_en,
        ", ".join(fact_class.roles),
        f"{edge.subject} {code(edge.property)} {edge.object}" if edge else "",
        "/".join((plover.category, plover.mode, plover.context)).strip("/"),
        fact_class.cameo,
    )


def role_rows(catalogue: Catalogue) -> Iterator[Sequence[str]]:
    """Yield the roles as cells."""
    for role in catalogue.roles.values():
        yield code(role.name), role.label_id, " or ".join(role.takes), role.comment_en


def edge_rows(catalogue: Catalogue) -> Iterator[Sequence[str]]:
    """Yield the edges as cells."""
    for edge in catalogue.edges.values():
        backwards = "the same" if edge.symmetric else f"{edge.inverse_id} ({edge.inverse_en})"
        yield code(edge.name), edge.label_id, edge.label_en, backwards


def term_rows(terms: Iterable[Term]) -> Iterator[Sequence[str]]:
    """Yield statuses or kinds as cells."""
    for term in terms:
        yield code(term.name), term.label_id, term.comment_en


def query_rows(queries: Iterable[NamedQuery]) -> Iterator[Sequence[str]]:
    """Yield the named queries as cells."""
    for query in queries:
        parameters = (f"{code(f'--with {p.name}={p.default}')} ({p.about})" for p in query.parameters)
        yield code(query.name), f"{query.question_id} {query.question_en}", "<br>".join(parameters)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; a bar inside a cell is escaped."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |\n" for line in lines)


def code(text: str) -> str:
    """Return the text as code."""
    return f"`{text}`"


if __name__ == "__main__":
    main()
