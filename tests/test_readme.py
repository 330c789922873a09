"""What the README shows is true: commands exist, SPARQL runs, Python runs, links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from graph import KnowledgeGraph
from graph.cli import app, run
from graph.knowledge_graph import known_queries

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
COMMANDS = [
    line.split("  #")[0].strip()
    for kind, block in BLOCKS
    if kind == "sh"
    for line in block.splitlines()
    if line.startswith("hubungan ")
]
# These write or open something; that they parse is checked, and test_cli.py runs them.
NOT_RUN = ("hubungan view --open", "hubungan build berita/", "hubungan gaps berita/")


def blocks(kind: str) -> list[str]:
    return [block for found, block in BLOCKS if found == kind]


def test_two_commands_do_all_the_set_up() -> None:
    set_up = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("python3 -m venv")]
    assert len(set_up) == 2
    assert set_up[0].endswith(".venv/bin/hubungan build")
    assert set_up[1].endswith(".venv/bin/pytest")


def test_every_command_of_the_program_is_shown() -> None:
    shown = {command.split()[1] for command in COMMANDS}
    assert shown == set(get_command(app).commands)  # type: ignore[attr-defined]


@pytest.mark.parametrize("command", [command for command in COMMANDS if not command.startswith(NOT_RUN)])
def test_the_commands_run(command: str, built_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built_folder)
    assert run(shlex.split(command)[1:]) == 0


def test_the_sparql_gives_rows(built: KnowledgeGraph) -> None:
    assert blocks("sparql")
    for query in blocks("sparql"):
        assert len(query.strip().splitlines()) >= 10
        assert list(built.query(query)), query


def test_the_python_runs(built_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built_folder)
    assert blocks("python")
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), {})


def test_every_named_query_is_listed() -> None:
    listed = set(re.findall(r"^\| `([\w-]+)` \|", README, re.MULTILINE))
    assert listed == set(known_queries())


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "documents/README.md"])
def test_links_lead_somewhere(name: str) -> None:
    path = ROOT / name
    for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), f"{name}: {target}"


def test_contributing_fits_one_screen() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").splitlines()) <= 50
