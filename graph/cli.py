"""The command line: ``hubungan build``, ``query``, ``view``, ``export``, ``explain``, ``gaps``, ``path``, ``check``."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .console import prefer_utf8, print_error, print_record, print_table, shown_progress, visible
from .errors import FaultyGraph, FaultyQuery, HubunganError, WrongUse

if TYPE_CHECKING:
    from .gaps import Gaps
    from .knowledge_graph import KnowledgeGraph

DONE, FINDINGS, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
GRAPH, PAGE = Path("graph.ttl"), Path("graph.html")
STANDARD_OUTPUT = "-"
GAP_TITLES = {
    "verbs": "verbs between known actors that no frame knows",
    "nouns": "nouns of events between known actors that no frame knows",
    "names": "names no entity was found for",
    "frames": "frames that never fired",
    "triggers": "triggers of frames never met",
    "grammar": "rows of the grammar never met",
    "entities": "known entities never met",
}
# Typer brings its own click or uses the installed one; either way its errors stand above BadParameter.
ClickError: Any = next(kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException")

app = typer.Typer(
    name="hubungan",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class TableFormat(StrEnum):
    """Name the formats of a query's answer."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TSV = "tsv"


class ExportFormat(StrEnum):
    """Name the formats of an export."""

    TTL = "ttl"
    TRIG = "trig"
    NT = "nt"
    NQ = "nq"
    JSONLD = "jsonld"
    TTL12 = "ttl12"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"


class Language(StrEnum):
    """Name the languages of the page."""

    ID = "id"
    EN = "en"


GraphOption = Annotated[Path, typer.Option("--graph", "-g", help="The graph, as Turtle.")]
OutputOption = Annotated[Path | None, typer.Option("--output", "-o", help="Write here; - is standard output.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]


def main() -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns 0 done, 1 findings or some documents failed, 2 wrong use."""
    prefer_utf8()
    try:
        code = app(args=list(arguments), prog_name="hubungan", standalone_mode=False)
        sys.stdout.flush()
    except ClickError as error:
        message = error.format_message().replace("Value error, ", "").rstrip(".")
        print_error(f"{message}; see: hubungan {command_of(error)}--help")
        return WRONG_USE
    except (FaultyGraph, FaultyQuery, WrongUse) as error:
        print_error(str(error))
        return WRONG_USE
    except HubunganError as error:
        print(f"hubungan: {error}", file=sys.stderr)
        return FINDINGS
    except (KeyboardInterrupt, typer.Abort):
        print_error("interrupted; nothing was written")
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has seen enough; the interpreter must not complain when it closes the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return code if isinstance(code, int) else DONE


def command_of(error: Any) -> str:
    """Return the command in which something was wrong, with a blank behind."""
    context = getattr(error, "ctx", None)
    return f"{context.info_name} " if context is not None and context.parent is not None else ""


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Read Indonesian prose on international relations into a knowledge graph.

    \b
    Examples:
      hubungan build                          the two documents: graph.ttl and graph.html
      hubungan query history --with a=Peru --with b=Kuwait
      hubungan path "Kuwait" "Amerika Serikat"
    """
    if version:
        from importlib.metadata import version as installed

        print(f"hubungan {installed('hubungan')}")
    elif context.invoked_subcommand is None:
        print(context.get_help())


@app.command()
def build(
    inputs: Annotated[list[str] | None, typer.Argument(metavar="INPUT", help="Texts, folders or -.")] = None,
    output: OutputOption = None,
    page: Annotated[Path | None, typer.Option("--page", help="Write the interactive page here as well.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Read texts in other languages too.")] = False,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Workers that read side by side.")] = None,
    as_json: JsonOption = False,
) -> int:
    """Read documents into a graph.

    Without INPUT it reads the two documents that come with hubungan. Without -o it writes graph.ttl and
    the page graph.html in this folder; with -o only the graph, and the page where --page says. Exit code 1
    when a document could not be read.

    \b
    Examples:
      hubungan build
      hubungan build berita/ artikel.txt -o hubungan.ttl --page hubungan.html
      cat artikel.txt | hubungan build - -o artikel.ttl --json
    """
    from .building import build as build_graph

    began = time.perf_counter()
    with shown_progress(None) as progress:
        graph = build_graph(inputs or None, force=force, jobs=jobs, progress=progress)
    for remark in graph.account.remarks:
        print_error(f"warning: {remark}")
    for failure in graph.failures:
        print_error(str(failure))
    files: list[Path] = []
    if graph.documents:
        files = write_files(graph, output or GRAPH, page or (PAGE if output is None else None))
    elif not as_json:
        print_error("nothing could be read; no file was written")
    report_build(graph, files, time.perf_counter() - began, as_json)
    return FINDINGS if graph.failures else DONE


def write_files(graph: KnowledgeGraph, output: Path, page: Path | None) -> list[Path]:
    """Write graph and page, each whole; both are ready before the first is written."""
    from .rdf.files import write_whole

    texts = {output: graph.turtle} | ({page: graph.page()} if page else {})
    for path, text in texts.items():
        if str(path) == STANDARD_OUTPUT:
            sys.stdout.write(text)
        else:
            write_whole(path, text)
    return [path for path in texts if str(path) != STANDARD_OUTPUT]


def report_build(graph: KnowledgeGraph, files: Sequence[Path], seconds: float, as_json: bool) -> None:
    """Say what was found; on standard error where the graph itself went to standard output."""
    found = len(graph.documents)
    if as_json:
        print(json.dumps(build_record(graph, files, seconds), ensure_ascii=False, indent=1))
        return
    rows = [("documents", "", str(found)), ("sentences", "", str(graph.account.sentences))]
    rows += [("sentences", "that say a fact", str(count_quotes(graph)))]
    rows += [("facts", name, str(count)) for name, count in ranked(graph.count_facts())]
    rows += [("entities", name, str(count)) for name, count in ranked(graph.count_entities())]
    if found and files:
        print_table(("found", "", "count"), rows)
        facts, entities = counted(len(graph.facts), "fact"), counted(len(graph.entities), "entity", "entities")
        print(f"{facts} and {entities} in {seconds:.1f} s")
        print(f"written: {', '.join(map(str, files))}")
    last = f"{found} of {found + len(graph.failures)} documents"
    print(last, file=sys.stdout if files or not found else sys.stderr)


def counted(count: int, one: str, many: str = "") -> str:
    """Return a count with its noun."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def count_quotes(graph: KnowledgeGraph) -> int:
    """Count the sentences that say a fact."""
    return len({quote for fact in graph.facts for quote in fact.quotes})


def ranked(counts: Any) -> list[tuple[str, int]]:
    """Return names and counts, the most frequent first, then by name."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def build_record(graph: KnowledgeGraph, files: Sequence[Path], seconds: float) -> dict[str, Any]:
    """Return what a build found, for other programs."""
    return {
        "documents": len(graph.documents),
        "failed": [str(failure) for failure in graph.failures],
        "warnings": list(graph.account.remarks),
        "sentences": graph.account.sentences,
        "sentences_with_facts": count_quotes(graph),
        "facts": dict(ranked(graph.count_facts())),
        "entities": dict(ranked(graph.count_entities())),
        "files": list(map(str, files)),
        "seconds": round(seconds, 2),
    }


@app.command()
def query(
    name: Annotated[str | None, typer.Argument(metavar="NAME|FILE", help="A named query or a file.")] = None,
    inline: Annotated[str | None, typer.Option("-e", metavar="SPARQL", help="A query as it stands.")] = None,
    graph: GraphOption = GRAPH,
    given: Annotated[list[str] | None, typer.Option("--with", metavar="NAME=VALUE", help="Set a parameter.")] = None,
    form: Annotated[TableFormat, typer.Option("--format", "-f", help="How to print the answer.")] = TableFormat.TABLE,
    list_all: Annotated[bool, typer.Option("--list", help="List the named queries with their parameters.")] = False,
) -> int:
    """Ask the graph in SPARQL.

    By the name of a query, with a file, or with -e. The prefixes hub: id: fact: doc: skos: prov: oa: and the
    other usual ones need no PREFIX line. A query cannot reach the network: SERVICE and FROM are refused.

    \b
    Examples:
      hubungan query --list
      hubungan query timeline --with nation=Peru
      hubungan query -e 'SELECT ?a ?b { ?a hub:hasMissionIn ?b }' --format csv
      hubungan query pertanyaan.rq --graph hubungan.ttl
    """
    if list_all:
        return list_queries()
    if (name is None) == (inline is None):
        raise WrongUse("give either the name of a query, a file or -e SPARQL; see: hubungan query --list")
    from pyoxigraph import QuerySolutions

    from .knowledge_graph import KnowledgeGraph
    from .rdf.query import rows_of, write_results

    known, values = KnowledgeGraph.load(graph), given_values(given or [])
    sparql = typed(inline) if inline is not None else file_text(Path(name or ""))
    results = known.named(typed(name or ""), **values) if sparql is None else known.sparql(sparql, **values)
    if isinstance(results, QuerySolutions) and form is TableFormat.TABLE:
        headings, rows = rows_of(results)
        print_table(headings, rows)
        print(counted(len(rows), "row"))
        if not rows and sparql is None:
            hint_at_names(known, values)
    else:
        sys.stdout.write(write_results(results, form.value))
    return DONE


def hint_at_names(graph: KnowledgeGraph, values: dict[str, str]) -> None:
    """Say of each value that was set and names nothing in the graph what is called nearly so."""
    for name, value in values.items():
        try:
            graph.document(value) if name == "document" else graph.entity(value)
        except WrongUse as error:
            print_error(f"{name}: {error}")


def file_text(path: Path) -> str | None:
    """Return the SPARQL of a file, None for what is the name of a query."""
    if path.suffix not in {".rq", ".sparql"} and not path.is_file():
        return None
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"{path}: cannot be read ({error}); give a file with SPARQL in UTF-8") from error


def typed(argument: str) -> str:
    """Return the text that was typed: in a locale without UTF-8 Python hands its bytes over escaped."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def given_values(given: Sequence[str]) -> dict[str, str]:
    """Return the parameters set with NAME=VALUE."""
    pairs = [typed(pair).partition("=") for pair in given]
    for name, equals, _ in pairs:
        if not (name.strip() and equals):
            raise WrongUse(f"--with {name!r} has no value; write --with NAME=VALUE")
    return {name.strip(): value for name, _, value in pairs}


def list_queries() -> int:
    """Print the named queries, their questions and parameters."""
    from .knowledge_graph import known_queries

    rows = [
        (
            known.name,
            f"{known.question_id} / {known.question_en}",
            " ".join(f"{p.name}={p.default}" for p in known.parameters),
        )
        for known in known_queries().values()
    ]
    print_table(("name", "question", "parameters"), rows)
    return DONE


@app.command()
def view(
    output: OutputOption = None,
    graph: GraphOption = GRAPH,
    language: Annotated[Language, typer.Option("--lang", help="The language of the page.")] = Language.ID,
    open_it: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> int:
    """Write the interactive page.

    One HTML file that opens anywhere, without a network.

    \b
    Examples:
      hubungan view --open
      hubungan view --graph hubungan.ttl -o hubungan.html --lang en
    """
    from .knowledge_graph import KnowledgeGraph

    path = output or PAGE
    write_text(KnowledgeGraph.load(graph).page(language.value), path)
    if str(path) != STANDARD_OUTPUT:
        print(f"written: {path}")
    if open_it:
        import webbrowser

        webbrowser.open(path.resolve().as_uri())
    return DONE


def write_text(text: str, path: Path) -> None:
    """Write a text to a file, whole, or to standard output."""
    from .rdf.files import write_whole

    if str(path) == STANDARD_OUTPUT:
        sys.stdout.write(text)
    else:
        write_whole(path, text)


@app.command()
def export(
    form: Annotated[ExportFormat, typer.Argument(metavar="FORMAT", help=", ".join(ExportFormat))],
    output: OutputOption = None,
    graph: GraphOption = GRAPH,
) -> int:
    """Write the graph in another format.

    To standard output, or with -o to a file.

    \b
    ttl      Turtle                                nt, nq   N-Triples, N-Quads
    trig     a named graph for every document      jsonld   JSON-LD
    ttl12    RDF 1.2: facts reify their edges      csv      one row for every fact
    graphml  for yEd, Cytoscape                    gexf     for Gephi

    \b
    Examples:
      hubungan export csv -o facts.csv
      hubungan export trig --graph hubungan.ttl > hubungan.trig
    """
    from .knowledge_graph import KnowledgeGraph

    write_text(KnowledgeGraph.load(graph).export(form.value), output or Path(STANDARD_OUTPUT))
    return DONE


@app.command()
def explain(
    name: Annotated[str, typer.Argument(metavar="ID", help="A fact's id or an entity's name.")],
    graph: GraphOption = GRAPH,
    document: Annotated[Path | None, typer.Option("--document", "-d", help="File or folder of the text.")] = None,
    as_json: JsonOption = False,
) -> int:
    """Show all about one fact or thing.

    Of a fact: roles, status, time, frame, sentence; and, where its text lies beside the graph or is given,
    the clause it was read from and why each role got its filler. Of a thing: the names met and where, and
    its facts.

    \b
    Examples:
      hubungan explain fact:5f0c
      hubungan explain fact:5f0c --document berita/artikel.txt
      hubungan explain Kuwait
      hubungan explain id:peru --json
    """
    from .explain import explain as explain_name
    from .knowledge_graph import KnowledgeGraph

    record = explain_name(KnowledgeGraph.load(graph), typed(name), document)
    if as_json:
        print(json.dumps(record, ensure_ascii=False, indent=1))
    else:
        print_record(record)
    return DONE


@app.command()
def gaps(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT", help="Texts, folders or -.")],
    force: Annotated[bool, typer.Option("--force", help="Read texts in other languages too.")] = False,
    top: Annotated[int, typer.Option("--top", min=1, help="How many rows of each table.")] = 20,
    everything: Annotated[bool, typer.Option("--all", help="List every row, and what never fired.")] = False,
    as_json: JsonOption = False,
) -> int:
    """Show what is not read yet.

    By frequency: verbs and nouns between known actors that no frame knows, and names without an entity, each
    with a sentence. Then how many frames, triggers, rows of the grammar and entities never fired, and how
    many prose sentences gave a fact. Exit code 1 when a document could not be read.

    \b
    Examples:
      hubungan gaps berita/
      hubungan gaps artikel.txt --all
      hubungan gaps berita/ --json > celah.json
    """
    from .gaps import find_gaps

    found = find_gaps(inputs, force=force)
    for failure in found.failures:
        print_error(str(failure))
    if as_json:
        print(json.dumps(gaps_record(found), ensure_ascii=False, indent=1))
    else:
        print_gaps(found, top=None if everything else top)
    return FINDINGS if found.failures else DONE


def gaps_record(found: Gaps) -> dict[str, Any]:
    """Return all that a search for gaps found, for other programs."""
    from dataclasses import asdict

    return asdict(found) | {"failures": [str(failure) for failure in found.failures], "share": round(found.share, 4)}


def print_gaps(found: Gaps, top: int | None) -> None:
    """Print the tables, and what never fired: how many, or without ``top`` which."""
    for title in ("verbs", "nouns", "names"):
        gaps = getattr(found, title)[:top]
        rows = [(str(gap.count), gap.words, gap.example) for gap in gaps]
        print_table(("count", title, "for example"), rows, GAP_TITLES[title])
    for name in ("frames", "triggers", "grammar", "entities"):
        unused = getattr(found, name)
        print(f"{GAP_TITLES[name]}: {len(unused.rows)} of {unused.total}")
        if top is None:
            print("".join(f"  {visible(row)}\n" for row in unused.rows), end="")
    print(f"prose sentences that gave a fact: {found.told} of {found.prose} ({found.share:.0%})")
    print(f"{found.documents} of {found.documents + len(found.failures)} documents")


@app.command()
def path(
    start_name: Annotated[str, typer.Argument(metavar="A", help="A name, key or IRI.")],
    goal_name: Annotated[str, typer.Argument(metavar="B", help="Another one.")],
    graph: GraphOption = GRAPH,
    as_json: JsonOption = False,
) -> int:
    """Show how two things are connected.

    The shortest ways over asserted facts, each step with its sentences.

    \b
    Examples:
      hubungan path "Kuwait" "Amerika Serikat"
      hubungan path id:peru id:wto --json
    """
    from .explain import step_record
    from .knowledge_graph import KnowledgeGraph

    known, start_name, goal_name = KnowledgeGraph.load(graph), typed(start_name), typed(goal_name)
    ways = [[step_record(known, step) for step in way] for way in known.paths(start_name, goal_name)]
    if as_json:
        print(json.dumps(ways, ensure_ascii=False, indent=1))
        return DONE
    if not ways:
        same = known.entity(start_name).key == known.entity(goal_name).key
        print("both are the same" if same else "no path connects them")
    for number, way in enumerate(ways, 1):
        print_way(number, way)
    return DONE


def print_way(number: int, way: Sequence[dict[str, Any]]) -> None:
    """Print one path, each step with its sentences."""
    print(f"{number}.")
    for step in way:
        when = f"  ({', '.join(step['when'])})" if step["when"] else ""
        print(visible(f"{step['subject']} —{step['property'].removeprefix('hub:')}→ {step['object']}{when}"))
        for sentence in step["sentences"]:
            print(f"    {visible(sentence['at'])}  {visible(sentence['text'])}")


@app.command()
def check(
    graph: Annotated[Path, typer.Argument(metavar="GRAPH", help="The graph, as Turtle.")] = GRAPH,
    documents: Annotated[Path | None, typer.Option("--documents", "-d", help="Folder of the texts.")] = None,
    as_json: JsonOption = False,
) -> int:
    """Check a graph against its model.

    Its shapes (SHACL), its edges, its times, and its sentences against the texts where these lie beside
    it. Says: conforms, violates or could not run.

    Exit code 0 when it conforms, 1 when it violates or a check could not run.

    \b
    Examples:
      hubungan check
      hubungan check hubungan.ttl --documents berita/ --json
    """
    from .knowledge_graph import KnowledgeGraph

    if documents is not None and not documents.is_dir():
        raise WrongUse(f"{documents}: is no folder; give the folder of the texts")
    findings = KnowledgeGraph.load(graph).check(documents)
    sections = (("violation", findings.violations), ("could not run", findings.not_run), ("note", findings.notes))
    if as_json:
        listed = {name: [{"rule": f.rule, "where": f.where, "what": f.what} for f in found] for name, found in sections}
        print(json.dumps({"verdict": findings.verdict, **listed}, ensure_ascii=False, indent=1))
    else:
        for name, found in sections:
            for finding in found:
                print(f"{name}: {finding.rule}: {visible(finding.where)}: {visible(finding.what)}")
        print(f"{graph}: {findings.verdict}")
    return DONE if findings.verdict == "conforms" else FINDINGS


if __name__ == "__main__":
    main()
