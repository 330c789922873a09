"""The stages run in order, and hand on what the next ones need."""

from __future__ import annotations

from graph.model import Document
from graph.pipeline import find_all, load_reader


def test_without_the_parser_there_are_names_and_nothing_to_parse_with() -> None:
    reader = load_reader(parser=False)
    found = find_all(Document("contoh", "Peru mengecam Irak.", "", "0", "contoh.txt"), reader)
    assert len(found.naming.mentions) == 2
    assert reader.rules.parse is None


def test_with_it_sentences_are_parsed_with_the_times_that_lie_in_them() -> None:
    text = "Hujan turun. Pada 8 Mei 2019, setelah lama ragu, Peru mengecam Irak."
    reader = load_reader()
    found = find_all(Document("contoh", text, "", "0", "contoh.txt"), reader)
    assert reader.rules.parse is not None
    trees = reader.rules.parse(found.sentences[1:], found.times)
    (heads,) = trees.values()
    assert list(trees) == [found.sentences[1].span]
    assert heads.labels[heads.heads.index(-1)] == "root"
    assert heads.labels[[token.text for token in found.sentences[1].tokens].index("Peru")] == "nsubj"


def test_a_part_of_a_nation_lies_in_it() -> None:
    text = "Pasukan Kenya menembaki Togo Selatan."
    found = find_all(Document("contoh", text, "", "0", "contoh.txt"), load_reader())
    assert found.homes["togo-selatan"] == "togo"
