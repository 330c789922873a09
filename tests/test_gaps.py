"""What gaps lists: unknown predicates between known actors, unknown names, rows that never fired."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph import build
from graph.cli import run
from graph.gaps import Gaps, find_gaps
from graph.knowledge.folder import ontology_folder
from graph.knowledge.gaps import load_gap_words

# The verbs of the first two lines are no words at all, so that no frame will ever know them.
TEXT = """Peru menggrobakkan Kuwait pada tahun 1990.
Chile digrobakkan oleh Brasil. Peru menggrobakkan Kuwait lagi.
Kemarin ia menggrobakkan pintu itu.
Kenya dan Uganda mengadakan pengroban dengan Tanzania.
Presiden Peru mengunjungi Kuwait pada tanggal 3 Mei 2019.
Di sana ia melihat Grobak dan Menara Zqxar, lalu pulang.
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "celah.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def found(text: Path) -> Gaps:
    return find_gaps([text])


def test_verbs_between_known_actors_are_counted_with_a_sentence(found: Gaps) -> None:
    counted = {gap.words: gap for gap in found.verbs}
    assert counted["menggrobakkan"].count == 2, "the third one is between nobody"
    assert counted["menggrobakkan"].example == "Peru menggrobakkan Kuwait pada tahun 1990."
    assert counted["digrobakkan"].count == 1
    assert found.verbs[0].words == "menggrobakkan", "the most frequent stands first"
    assert not any("unjung" in gap.words for gap in found.verbs), "a frame knows this one"


def test_nouns_shaped_like_events_between_known_actors_are_counted(found: Gaps) -> None:
    assert [gap.words for gap in found.nouns] == ["pengroban"]


def test_names_without_an_entity_are_counted(found: Gaps) -> None:
    names = " ".join(gap.words for gap in found.names)
    assert "Grobak" in names
    for known in ("Peru", "Kuwait", "Mei", "Presiden", "Kemarin", "Di"):
        assert known not in names.split()


def test_what_fired_is_not_listed_as_unused(found: Gaps, text: Path) -> None:
    fired = {frame for fact in build([text]).facts for frame in fact.frames}
    assert fired
    assert not fired & set(found.frames.rows)
    assert 0 < len(found.frames.rows) < found.frames.total
    assert "classes.preposition: pada" not in found.grammar.rows
    assert "classes.preposition: kepada" in found.grammar.rows
    assert "peru" not in found.entities.rows
    assert "zambia" in found.entities.rows
    assert not [row for row in found.triggers.rows if row.endswith(": kunjungi")]


def test_the_share_counts_sentences_of_prose(found: Gaps) -> None:
    assert found.prose == 7
    assert 0 < found.told < found.prose
    assert found.share == found.told / found.prose


def test_no_document_gives_no_share(tmp_path: Path) -> None:
    found = find_gaps([tmp_path / "tiada.txt"])
    assert (found.documents, found.share, len(found.failures)) == (0, 0.0, 1)


def test_the_command_prints_tables_and_counts(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gaps", str(text), "--top", "1"]) == 0
    said = capsys.readouterr().out
    assert "menggrobakkan" in said
    assert "digrobakkan" not in said.replace("menggrobakkan", "")
    assert "known entities never met: " in said
    assert "zambia" not in said
    assert said.splitlines()[-1] == "1 of 1 documents"


def test_all_lists_what_never_fired(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gaps", str(text), "--all"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  zambia" in lines
    assert "  classes.preposition: kepada" in lines


def test_json_holds_everything_and_failures_count(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["gaps", str(text), "tiada.txt", "--json"]) == 1
    said = capsys.readouterr()
    record = json.loads(said.out)
    assert record["verbs"][0]["count"] == 2
    assert record["documents"] == 1
    assert "tiada.txt" in record["failures"][0]
    assert "tiada.txt" in said.err


def test_the_shape_of_an_event_leaves_out_what_is_none() -> None:
    words = load_gap_words(ontology_folder())
    assert words.may_be_event("pengusiran")
    assert words.may_be_event("mediasi")
    assert not any(words.may_be_event(noun) for noun in ("jalan", "kementerian", "negara", "tank"))
