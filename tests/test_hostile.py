"""What no newspaper prints is read too: without a crash, with exact offsets, to its end."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from graph import KnowledgeGraph
from graph.cli import run
from graph.model import Document, Reading
from graph.pipeline import load_reader, read_document

PROSE = (
    "Presiden Peru mengunjungi Kuwait pada tanggal 3 Mei 2019. Kedua negara menandatangani perjanjian dagang di Lima. "
)
ACCENTS = "Menlu Peru José Pérez bertemu Menlu Kuwait di Bogotá. "
MALAY = (
    "Perdana Menteri berkata kerajaan akan mengadakan perbincangan dengan rakan sejawatnya kerana isu tersebut. "
    "Beliau memberitahu pemberita bahawa pihaknya telah bersetuju untuk menandatangani perjanjian itu esok. "
) * 4
# A name, and what gives a text of about so many characters.
LONG: dict[str, Callable[[int], str]] = {
    "prose on one line": lambda size: repeated(PROSE, size),
    "one word": lambda size: "a" * size,
    "one number": lambda size: "1" * size,
    "round brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "brackets after prose": lambda size: PROSE + "([{" * (size // 6) + "}])" * (size // 6),
    "words in brackets": lambda size: PROSE + "(Peru " * (size // 12) + ")" * (size // 12),
    "names without an end": lambda size: repeated("Peru ", size),
    "names and commas": lambda size: repeated("Peru, ", size),
    "capitalised words": lambda size: repeated("Abdul Karim Salim ", size),
    "titles": lambda size: repeated("Presiden Menteri ", size),
    "numbers": lambda size: repeated("12 ", size),
    "dates": lambda size: repeated("3 Mei 2019 ", size),
    "relative clauses": lambda size: repeated("Peru yang mengunjungi ", size),
    "reported clauses": lambda size: repeated("Peru mengatakan bahwa ", size) + "Kuwait menyerang Irak.",
    "what points back": lambda size: "Peru. " + repeated("Negara tersebut mengunjungi negara itu. ", size),
    "a quotation without an end": lambda size: "“" + repeated(PROSE, size),
    "quotation marks": lambda size: '"' * size,
    "full stops": lambda size: ". " * (size // 2),
    "line ends": lambda size: "\n" * size + PROSE,
    "blanks": lambda size: " " * size + PROSE,
    "a name a line": lambda size: repeated("Peru\n", size),
    "citation marks": lambda size: repeated("[1]", size),
    "a table": lambda size: repeated("| Peru | Kuwait |\n", size),
    "glued words": lambda size: repeated("KuwaitPeruLima", size),
    "hyphens": lambda size: "a-" * (size // 2),
    "joiners in names": lambda size: repeated("Pe\u200dru ", size),
}
STRANGE = {
    "non-breaking spaces": lambda text: text.replace(" ", "\u00a0"),
    "right-to-left marks": lambda text: text.replace(" ", " \u200f"),
    "embedded direction": lambda text: f"\u202b{text}\u202c",
    "control characters": lambda text: text.replace(" ", " \x07"),
    "accents apart from their letters": lambda text: unicodedata.normalize("NFD", text),
    "emoji": lambda text: "😀🇵🇪 " + text,
    "byte order mark": lambda text: "\ufeff" + text,
    "carriage returns": lambda text: text.replace(". ", ".\r\n"),
}
SIZE = 24_000


def repeated(text: str, size: int) -> str:
    return text * (size // len(text))


def reading(text: str) -> Reading:
    return read_document(Document("contoh", text, "Contoh", "0" * 64, "contoh.txt"), load_reader())


def assert_exact(read: Reading) -> None:
    text, at = read.document.text, 0
    for sentence in read.sentences:
        assert at <= sentence.span.start < sentence.span.end <= len(text)
        at = sentence.span.end
        assert all(text[token.span.start : token.span.end] == token.text for token in sentence.tokens)
    spans = {sentence.span for sentence in read.sentences}
    assert all(evidence.span in spans for fact in read.facts for evidence in fact.evidence)


@pytest.mark.parametrize("name", LONG)
def test_what_never_ends_is_read_to_its_end(name: str) -> None:
    text = LONG[name](SIZE)
    read = reading(text)
    assert_exact(read)
    assert read.document.text == text


@pytest.mark.parametrize("name", STRANGE)
@pytest.mark.parametrize("text", [PROSE, ACCENTS], ids=["prose", "accents"])
def test_the_same_is_read_behind_strange_characters(name: str, text: str) -> None:
    plain, strange = reading(text), reading(STRANGE[name](text))
    assert_exact(strange)
    assert plain.facts
    assert sorted(fact.name for fact in strange.facts) == sorted(fact.name for fact in plain.facts)
    assert {fact.time.edtf for fact in strange.facts if fact.time} == {f.time.edtf for f in plain.facts if f.time}


def test_a_hundred_thousand_brackets_are_no_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number, name in enumerate(("round brackets", "brackets after prose")):
        Path(f"kurung-{number}.txt").write_text(PROSE + LONG[name](100_000), encoding="utf-8")
    assert run(["build", ".", "-o", "graph.ttl"]) == 0
    graph = KnowledgeGraph.load("graph.ttl")
    assert {fact.name for fact in graph.facts} >= {"Visit"}
    assert graph.check().verdict == "conforms"


def test_strange_characters_go_through_the_whole_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for number, change in enumerate(STRANGE.values()):
        Path(f"aneh-{number}.txt").write_text(change(PROSE + ACCENTS), encoding="utf-8", newline="")
    assert run(["build", ".", "-o", "graph.ttl", "--page", "graph.html"]) == 0
    graph = KnowledgeGraph.load("graph.ttl")
    assert len(graph.documents) == len(STRANGE) == len(graph.texts)
    assert graph.check().verdict == "conforms"
    assert run(["export", "graphml", "-o", "graph.graphml"]) == 0


def test_malay_is_named_and_read_only_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("berita.txt").write_text(MALAY, encoding="utf-8")
    assert run(["build", "berita.txt", "-o", "graph.ttl"]) == 1
    refused = capsys.readouterr().err
    assert "Malay" in refused
    assert "--force" in refused
    assert run(["build", "berita.txt", "-o", "graph.ttl", "--force"]) == 0
    assert "Malay" in capsys.readouterr().err
    assert set(KnowledgeGraph.load("graph.ttl").documents) == {"berita"}
