"""The command line: what it writes, what it says, its exit codes, and what bad input gets."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.cli import run
from graph.knowledge.folder import ontology_folder
from graph.knowledge_graph import KnowledgeGraph, documents_folder
from graph.rdf.export import EXPORTS

NEWS = "Presiden Peru mengunjungi Kuwait pada tanggal 3 Mei 2019. Kedua negara menandatangani perjanjian dagang."
ENGLISH = (
    "The president of Peru visited Kuwait on 3 May 2019, and the two countries signed a trade agreement. "
    "Both governments said that they would open embassies within the next year. "
) * 5
BAD = {
    "missing": (None, "does not exist"),
    "empty": (b"", "empty"),
    "blank": (b" \n\t\n", "empty"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
    "latin1": ("Peru dan Kuwait sepakat di Lima. José".encode("latin-1"), "not UTF-8"),
    "huge": (b"Peru mengunjungi Kuwait. " * 2_000_000, "larger than"),
    "english": (ENGLISH.encode(), "not Indonesian"),
}


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def in_built(built_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder with the two documents' graph, as the working directory."""
    monkeypatch.chdir(built_folder)
    return built_folder


def shell(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    root = Path(__file__).resolve().parent.parent
    return subprocess.run(
        [sys.executable, "-m", "graph.cli", *arguments],
        capture_output=True,
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(root)} | environment,
        check=False,
    )


# ---- build ------------------------------------------------------------------------------


def test_build_without_inputs_writes_both_files_and_says_what_it_found(
    there: Path, capsys: pytest.CaptureFixture[str], built: KnowledgeGraph
) -> None:
    assert run(["build"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == "2 of 2 documents"
    for name, count in built.count_facts().items():
        assert any(line.split() == ["facts", name, str(count)] for line in said.out.splitlines())
    assert said.err == ""
    assert (there / "graph.ttl").read_text(encoding="utf-8") == built.turtle
    assert (there / "graph.html").read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert sorted(path.name for path in there.iterdir()) == ["graph.html", "graph.ttl"]


def test_build_with_output_writes_only_that(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (there / "berita.txt").write_text(NEWS, encoding="utf-8")
    assert run(["build", "berita.txt", "-o", "lain.ttl"]) == 0
    assert sorted(path.name for path in there.iterdir()) == ["berita.txt", "lain.ttl"]
    assert "1 of 1 documents" in capsys.readouterr().out


def test_build_writes_the_page_where_it_is_told(there: Path) -> None:
    (there / "berita.txt").write_text(NEWS, encoding="utf-8")
    assert run(["build", "berita.txt", "-o", "lain.ttl", "--page", "lain.html"]) == 0
    assert (there / "lain.html").stat().st_size > 100_000


def test_build_as_json_is_json_and_nothing_else(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (there / "berita.txt").write_text(NEWS, encoding="utf-8")
    assert run(["build", "berita.txt", "tiada.txt", "-o", "a.ttl", "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert (record["documents"], len(record["failed"]), record["files"]) == (1, 1, ["a.ttl"])


def test_build_to_standard_output_is_turtle_and_nothing_else(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (there / "berita.txt").write_text(NEWS, encoding="utf-8")
    assert run(["build", "berita.txt", "-o", "-"]) == 0
    out = capsys.readouterr().out
    (there / "back.ttl").write_text(out, encoding="utf-8")
    assert set(KnowledgeGraph.load("back.ttl").documents) == {"berita"}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_line_and_the_others_are_built(
    there: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    content, reason = BAD[name]
    (there / "baik.txt").write_text(NEWS, encoding="utf-8")
    if content is not None:
        (there / f"{name}.txt").write_bytes(content)
    assert run(["build", f"{name}.txt", "baik.txt", "-o", "out.ttl"]) == 1
    said = capsys.readouterr()
    (line,) = said.err.splitlines()
    assert line.startswith(f"hubungan: {name}.txt: ")
    assert reason in line
    assert ";" in line, "the line must say what to do"
    assert said.out.splitlines()[-1] == "1 of 2 documents"
    assert set(KnowledgeGraph.load("out.ttl").documents) == {"baik"}


def test_a_folder_without_documents_is_named(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (there / "kosong").mkdir()
    (there / "kosong" / "readme.md").write_text("x", encoding="utf-8")
    assert run(["build", "kosong"]) == 1
    said = capsys.readouterr()
    assert "hubungan: kosong: " in said.err
    assert said.out.splitlines()[-1] == "0 of 1 documents"


def test_output_stays_untouched_when_nothing_could_be_read(there: Path) -> None:
    (there / "graph.ttl").write_text("old", encoding="utf-8")
    (there / "graph.html").write_text("old", encoding="utf-8")
    assert run(["build", "tiada.txt"]) == 1
    assert (there / "graph.ttl").read_text(encoding="utf-8") == "old"
    assert (there / "graph.html").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in there.iterdir()) == ["graph.html", "graph.ttl"]


def test_force_reads_english_with_a_warning(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (there / "english.txt").write_text(ENGLISH, encoding="utf-8")
    assert run(["build", "english.txt", "--force", "-o", "out.ttl"]) == 0
    assert "warning: english.txt" in capsys.readouterr().err
    assert set(KnowledgeGraph.load("out.ttl").documents) == {"english"}


def test_a_place_that_cannot_be_written_is_one_line(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (there / "berita.txt").write_text(NEWS, encoding="utf-8")
    for output in ("tiada/graph.ttl", "."):
        assert run(["build", "berita.txt", "-o", output]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert output in line
    assert sorted(path.name for path in there.iterdir()) == ["berita.txt"]


def test_a_document_that_breaks_the_program_does_not_take_the_others(
    there: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from graph import building  # noqa: PLC0415 - patched here only

    whole = building.read_document

    def breaking(document: object, reader: object) -> object:
        if getattr(document, "slug", "") == "jahat":
            raise ValueError("a fault\nof ours")
        return whole(document, reader)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "read_document", breaking)
    for name in ("baik", "jahat"):
        (there / f"{name}.txt").write_text(NEWS, encoding="utf-8")
    assert run(["build", ".", "-o", "out.ttl"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "jahat.txt" in line
    assert "ValueError: a fault of ours" in line


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build", "--nothing"], "No such option"),
        (["bild"], "No such command"),
        (["query"], "hubungan query --list"),
        (["query", "a", "-e", "ASK {}"], "either"),
        (["export", "docx"], "FORMAT"),
        (["export"], "FORMAT"),
        (["path", "Peru"], "Missing argument"),
        (["build", "--jobs", "0"], "--jobs"),
        (["check", "tiada.ttl"], "tiada.ttl"),
        (["view"], "hubungan build"),
        (["check", "--documents", "tiada"], "tiada"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_two(
    there: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert run(arguments) == 2
    said = capsys.readouterr()
    (line,) = said.err.splitlines()
    assert says in line
    assert said.out == ""


# ---- query ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(path.stem for path in (ontology_folder() / "queries").glob("*.rq")))
def test_every_named_query_runs(in_built: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert run(["query", name, "--format", "csv"]) == 0
    assert len(next(csv.reader(io.StringIO(capsys.readouterr().out)))) > 1


def test_a_parameter_is_set(in_built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = []
    for nation in ("Peru", "Atlantis"):
        assert run(["query", "timeline", "--with", f"nation={nation}", "--format", "tsv"]) == 0
        answers.append(capsys.readouterr().out.splitlines())
    assert len(answers[0]) > 1
    assert len(answers[1]) == 1


def test_an_empty_answer_says_which_name_is_unknown(in_built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["query", "history", "--with", "a=Perru", "--with", "b=Kuwait"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[-1] == "0 rows"
    assert said.err.splitlines() == ["hubungan: a: nothing in the graph is called 'Perru'; nearest: Peru"]
    assert run(["query", "document", "--with", "document=kuwait-perru"]) == 0
    assert "nearest: kuwait-peru" in capsys.readouterr().err
    assert run(["query", "rejected", "--format", "csv"]) == 0
    assert capsys.readouterr().err == ""


def test_a_query_in_a_file_runs(in_built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tanya.rq"
    path.write_text("ASK { ?f a hub:Fact }", encoding="utf-8")
    assert run(["query", str(path)]) == 0
    assert capsys.readouterr().out == "yes\n"


def test_a_table_names_its_columns_and_counts(in_built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["query", "-e", "SELECT ?nation { ?nation a hub:Nation } ORDER BY ?nation"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "nation" in lines[1]
    assert "  id:amerika-serikat" in [line.rstrip() for line in lines]
    assert lines[-1].endswith(" rows")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["-e", "SELECT ?s {"], "line 1, column 12"),
        (["-e", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], "SERVICE"),
        (["histori"], "history"),
        (["timeline", "--with", "negara=Peru"], "nation"),
        (["timeline", "--with", "Peru"], "NAME=VALUE"),
        (["tiada.rq"], "tiada.rq"),
        (["-e", "DESCRIBE id:peru", "--format", "csv"], "Turtle"),
        (["timeline", "--graph", "tiada.ttl"], "tiada.ttl"),
    ],
)
def test_a_wrong_query_is_one_line(
    in_built: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert run(["query", *arguments]) == 2
    said = capsys.readouterr()
    (line,) = said.err.splitlines()
    assert says in line
    assert said.out == ""


def test_the_list_names_every_query(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["query", "--list"]) == 0
    listed = capsys.readouterr().out
    assert all(path.stem in listed for path in (ontology_folder() / "queries").glob("*.rq"))


def test_nothing_in_a_text_can_steer_the_terminal(there: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (there / "jahat.txt").write_text(NEWS.replace("dagang", "\x1b[31mdagang [bold]x[/bold]"), encoding="utf-8")
    assert run(["build", "jahat.txt", "-o", "graph.ttl"]) == 0
    capsys.readouterr()
    assert run(["query", "-e", 'SELECT ("\\u001b[31m [bold]x[/bold]" AS ?x) {}']) == 0
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "[bold]x[/bold]" in shown
    for arguments in (["query", "timeline"], ["explain", "Peru"], ["path", "Peru", "Kuwait"]):
        run(arguments)
        assert "\x1b" not in capsys.readouterr().out


# ---- the other commands ------------------------------------------------------------------------


@pytest.mark.parametrize("form", EXPORTS)
def test_every_export_is_printed(
    in_built: Path, capsys: pytest.CaptureFixture[str], built: KnowledgeGraph, form: str
) -> None:
    assert run(["export", form]) == 0
    assert capsys.readouterr().out == built.export(form)


def test_view_writes_the_page_in_both_languages(in_built: Path, tmp_path: Path) -> None:
    pages = []
    for language in ("id", "en"):
        assert run(["view", "-o", str(tmp_path / f"{language}.html"), "--lang", language]) == 0
        pages.append((tmp_path / f"{language}.html").read_text(encoding="utf-8"))
    assert pages[0] != pages[1]


def test_explain_shows_a_fact_and_a_thing(
    in_built: Path, capsys: pytest.CaptureFixture[str], built: KnowledgeGraph
) -> None:
    fact = built.facts[0]
    assert run(["explain", f"fact:{fact.id}"]) == 0
    shown = capsys.readouterr().out
    for words in (fact.name, fact.frames[0], fact.quotes[0].exact, f"status: {fact.status}"):
        assert words in shown
    assert run(["explain", "Peru", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["entity"], record["kind"]) == ("id:peru", "Nation")
    assert record["names_met"]["Peru"]


def test_explain_says_what_it_does_not_know(in_built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "fact:0000000000000000"]) == 2
    assert run(["explain", "Perru"]) == 2
    assert "nearest: " in capsys.readouterr().err


def test_path_shows_each_step_with_its_sentence(in_built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["path", "Kuwait", "Amerika Serikat", "--json"]) == 0
    ways = json.loads(capsys.readouterr().out)
    assert ways
    for way in ways:
        assert "Kuwait" in {way[0]["subject"], way[0]["object"]}
        assert all(step["sentences"] for step in way)
    assert run(["path", "Kuwait", "Amerika Serikat"]) == 0
    assert ways[0][0]["sentences"][0]["text"] in capsys.readouterr().out


def test_check_says_that_the_two_documents_conform(in_built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["check"])
    said = capsys.readouterr().out
    assert said.splitlines()[-1] == "graph.ttl: conforms", said
    assert code == 0
    assert "text not found" not in said


def test_check_finds_a_lie(in_built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lie = "\nid:kuwait hub:invaded id:peru .\n"
    (tmp_path / "lie.ttl").write_text((in_built / "graph.ttl").read_text(encoding="utf-8") + lie, encoding="utf-8")
    assert run(["check", str(tmp_path / "lie.ttl"), "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert record["verdict"] == "violates"
    assert [finding["where"] for finding in record["violation"]] == ["id:kuwait hub:invaded id:peru"]


@pytest.mark.parametrize("command", ["build", "query", "view", "export", "explain", "gaps", "path", "check"])
def test_every_command_has_help_with_examples(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert run([command, "--help"]) == 0
    shown = capsys.readouterr().out
    assert f"\n    hubungan {command}" in shown


def test_help_does_not_load_the_library() -> None:
    script = "import sys; from graph.cli import run; run(['build', '--help']); print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert not {"rdflib", "pyoxigraph", "spacy", "networkx", "numpy"} & set(loaded.split())


# ---- locale, order, workers ------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_output_is_utf8_whatever_the_locale(built_folder: Path, encoding: str) -> None:
    query = 'SELECT ("Pérez — 😀" AS ?x) {}'
    done = shell("query", "-e", query, cwd=built_folder, LC_ALL="C", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert "Pérez — 😀" in done.stdout.decode("utf-8")


def test_files_are_utf8_whatever_the_locale(tmp_path: Path, built: KnowledgeGraph) -> None:
    done = shell("build", cwd=tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONHASHSEED="1")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "graph.ttl").read_bytes().decode("utf-8") == built.turtle


def test_order_workers_and_hash_seed_change_no_byte(tmp_path: Path) -> None:
    for name, nation in (("satu", "Peru"), ("dua", "Chile"), ("tiga", "Ekuador")):
        (tmp_path / f"{name}.txt").write_text(NEWS.replace("Peru", nation), encoding="utf-8")
    for text in documents_folder().glob("*.txt"):
        (tmp_path / text.name).write_bytes(text.read_bytes())
    names = sorted(path.name for path in tmp_path.iterdir())
    runs = [(names, "1", "0"), (names[::-1], "2", "1"), ((".",), "3", "random")]
    written = set()
    for inputs, jobs, seed in runs:
        done = shell("build", *inputs, "-o", "-", "--jobs", jobs, cwd=tmp_path, PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
        written.add(done.stdout)
    assert len(written) == 1
    assert b"hub:Fact" in written.pop()


def test_a_reader_that_stops_early_is_no_error(built_folder: Path) -> None:
    root = Path(__file__).resolve().parent.parent
    command = f"{sys.executable} -m graph.cli export nt | head -c 10"
    environment = os.environ | {"PYTHONPATH": str(root)}
    done = subprocess.run(command, shell=True, capture_output=True, cwd=built_folder, env=environment, check=False)
    assert done.stderr == b""
