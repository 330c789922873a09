"""The stages run in order, and only over sentences that may hold a fact."""

from __future__ import annotations

from graph.model import Document
from graph.pipeline import find_all, load_reader


def test_only_sentences_that_name_or_mean_somebody_are_parsed() -> None:
    text = "Peru menolak usul itu. Hujan turun sepanjang malam. Ia kecewa."
    found = find_all(Document("contoh", text, "", "0", "contoh.txt"), load_reader())
    parsed = {text[span.start : span.end] for span, tree in found.trees.items() if "root" in tree.labels}
    assert parsed == {"Peru menolak usul itu.", "Ia kecewa."}


def test_without_the_parser_there_are_names_but_no_trees() -> None:
    found = find_all(Document("contoh", "Peru mengecam Irak.", "", "0", "contoh.txt"), load_reader(parser=False))
    assert len(found.naming.mentions) == 2
    assert found.trees == {}


def test_a_part_of_a_nation_lies_in_it() -> None:
    text = "Pasukan Kenya menembaki Togo Selatan."
    found = find_all(Document("contoh", text, "", "0", "contoh.txt"), load_reader())
    assert found.homes["togo-selatan"] == "togo"
