import json
from pathlib import Path

import pytest
from spacy.vocab import Vocab

from graph.parsing.features import normal_form, read_classes, see_words, write_doc


@pytest.mark.parametrize(
    ("word", "form"), [("Menandatangani", "menandatangani"), ("1.989", "0.000"), ("G20", "g00"), ("-", "-")]
)
def test_numbers_share_one_form(word: str, form: str) -> None:
    assert normal_form(word) == form


def test_a_word_is_seen_through_its_affixes_and_what_it_names() -> None:
    vocab = Vocab()
    see_words(vocab, {"Peru": "nation"})
    (verb, name) = write_doc(vocab, ["Menandatangani", "Peru"], "pud")
    assert (verb.prefix_, verb.suffix_, verb.lex.lang_, verb.lex.lower_) == ("men", "ani", "menan", "-")
    assert (name.prefix_, name.lex.lower_, name.lemma_) == ("per", "nation", "pud")


def test_a_document_is_one_sentence() -> None:
    doc = write_doc(Vocab(), ["Peru", "pergi", ".", "Kuba", "datang", "."], "pud")
    assert [token.is_sent_start for token in doc] == [True, False, False, False, False, False]


def test_classes_are_read_by_word(tmp_path: Path) -> None:
    path = tmp_path / "words.json"
    path.write_text(json.dumps({"nation": ["Peru", "Kuba"], "place": ["Lima"]}), encoding="utf-8")
    assert read_classes(path) == {"Peru": "nation", "Kuba": "nation", "Lima": "place"}
