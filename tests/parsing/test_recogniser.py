from pathlib import Path

import pytest
from pycrfsuite import Trainer
from spacy.tokens import Doc
from spacy.vocab import Vocab

from graph.parsing.features import see_words, write_doc
from graph.parsing.recogniser import Recogniser, features_of, stretches

SENTENCES = [
    (["Presiden", "Amara", "Keita", "tiba", "di", "Lome"], ["O", "B-PER", "I-PER", "O", "O", "B-LOC"]),
    (["Menteri", "Kofi", "Boro", "tiba", "di", "Abuja"], ["O", "B-PER", "I-PER", "O", "O", "B-LOC"]),
    (["ia", "tiba", "di", "sana"], ["O", "O", "O", "O"]),
]


def made(words: list[str], guideline: str = "csui") -> Doc:
    vocab = Vocab()
    see_words(vocab, {"Lome": "place"})
    return write_doc(vocab, words, guideline)


@pytest.fixture
def recogniser(tmp_path: Path) -> Recogniser:
    trainer = Trainer(verbose=False)
    for words, tags in SENTENCES:
        trainer.append(features_of(made(words)), tags)
    trainer.train(str(tmp_path / "weights"))
    learned = Recogniser()
    learned.take_weights((tmp_path / "weights").read_bytes())
    return learned


def test_names_of_other_words_are_found_by_what_stands_around_them(recogniser: Recogniser) -> None:
    (doc,) = recogniser.pipe([made(["Presiden", "Ruta", "Kalnina", "tiba", "di", "Riga"])])
    assert [(name.text, name.label_) for name in doc.ents] == [("Ruta Kalnina", "PER"), ("Riga", "LOC")]


def test_what_was_written_reads_the_same(recogniser: Recogniser, tmp_path: Path) -> None:
    recogniser.to_disk(tmp_path / "ner")
    again = Recogniser().from_disk(tmp_path / "ner")
    words = ["Menteri", "Ruta", "Kalnina", "tiba"]
    assert again(made(words)).ents[0].text == recogniser(made(words)).ents[0].text == "Ruta Kalnina"


def test_a_word_is_seen_with_the_row_of_capitals_it_stands_in() -> None:
    (_, _, first, second, _) = features_of(made(["Kemarin", "di", "Kota", "Lome", "hujan"]))
    assert {"word=kota", "lead=di", "follow=hujan", "last=lome", "since=1", "until=2"} <= set(first)
    assert {"class=place", "lead=di", "first=kota", "since=2", "until=1", "word-2=di", "word2=#"} <= set(second)


def test_a_sentence_of_one_word_has_nothing_around_it() -> None:
    ((*seen,),) = features_of(made(["Lome"]))
    assert {"lead=#", "follow=#", "first=lome", "last=lome", "word-1=#", "word1=#"} <= set(seen)


def test_each_guideline_weighs_a_word_for_itself() -> None:
    ((*news,),) = features_of(made(["Lome"], "csui"))
    ((*pages,),) = features_of(made(["Lome"], "gsd"))
    assert "csui:word=lome" in news and "gsd:word=lome" in pages
    assert set(news) & set(pages) >= {"word=lome"}


def test_a_tag_that_goes_on_from_nothing_is_no_name() -> None:
    assert stretches(["I-PER", "B-ORG", "I-ORG", "O", "I-LOC", "B-LOC", "B-LOC"]) == [
        (1, 3, "ORG"),
        (5, 6, "LOC"),
        (6, 7, "LOC"),
    ]
