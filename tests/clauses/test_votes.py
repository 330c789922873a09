"""Votes: the parser is asked where the patterns leave a verb open, and heard only there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from graph.clauses.clause import Clause
from graph.clauses.phrases import Phrase
from graph.clauses.votes import Heads
from graph.model import Sentence, Span, Time
from graph.pipeline import Reader, analyse_document
from tests.cases import made_document


def words(phrase: Phrase | None, text: str) -> str:
    return text[phrase.span.start : phrase.span.end] if phrase else ""


def voted(reader: Reader, text: str, ties: Mapping[str, tuple[str, str]], *, patterns: bool = True) -> list[Clause]:
    """Return the verb clauses of a text of which the parser says: word, to what it is tied, how."""

    def parse(sentences: Sequence[Sentence], times: Sequence[Time]) -> dict[Span, Heads]:
        trees = {}
        for sentence in sentences:
            at = {token.text: i for i, token in enumerate(sentence.tokens)}
            heads = tuple(at[ties[token.text][0]] if token.text in ties else -1 for token in sentence.tokens)
            labels = tuple(ties[token.text][1] if token.text in ties else "" for token in sentence.tokens)
            trees[sentence.span] = Heads(heads, labels)
        return trees

    rules = replace(reader.rules, parse=parse, patterns=patterns)
    found = analyse_document(made_document(text), replace(reader, rules=rules))
    return [clause for one in found for clause in one.clauses if not clause.noun]


def parsed(reader: Reader, text: str) -> list[str]:
    """Return the sentences that the parser is asked about."""
    asked: list[str] = []

    def parse(sentences: Sequence[Sentence], times: Sequence[Time]) -> dict[Span, Heads]:
        asked.extend(text[sentence.span.start : sentence.span.end] for sentence in sentences)
        return {}

    analyse_document(made_document(text), replace(reader, rules=replace(reader.rules, parse=parse)))
    return asked


@pytest.mark.parametrize(
    "text",
    [
        "Peru, setelah perang panjang itu, akhirnya mengecam Irak.",
        "Tahun lalu mengecam Irak negara kecil Peru.",
        "Peru menyatakan 'penyesalan mendalam atas serangan' di Irak.",
    ],
)
def test_a_sentence_with_a_verb_left_open_is_parsed(reader: Reader, text: str) -> None:
    assert parsed(reader, text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Peru mengecam Irak.",
        "Irak dikecam Peru.",
        "Kunjungan Presiden Peru ke Irak.",
        "Setelah perang itu, akhirnya mengecam keras tetangganya.",
        "Peru, setelah perang panjang itu, akhirnya tertawa.",
    ],
)
def test_a_sentence_that_leaves_nothing_open_or_tells_nothing_is_not(reader: Reader, text: str) -> None:
    assert parsed(reader, text) == []


def test_a_subject_that_nobody_found_is_the_parsers(reader: Reader) -> None:
    text = "Tahun lalu mengecam Irak negara kecil Peru."
    (clause,) = voted(reader, text, {"Peru": ("mengecam", "nsubj")})
    assert "Peru" in words(clause.subject, text)
    assert clause.subject_rule == "the parser's subject"


def test_of_two_subjects_the_one_that_is_named_is_taken(reader: Reader) -> None:
    text = "Peru, setelah perang panjang itu, akhirnya mengecam Irak."
    (clause,) = voted(reader, text, {"perang": ("mengecam", "nsubj")})
    assert words(clause.subject, text) == "Peru"


def test_a_subject_right_before_its_verb_stands_whatever_the_parser_says(reader: Reader) -> None:
    text = "Pemerintah Oman mengecam Irak, sedangkan Kuba tidak terlalu peduli."
    clause = voted(reader, text, {"Kuba": ("mengecam", "nsubj")})[0]
    assert words(clause.subject, text) == "Pemerintah Oman"


def test_an_object_in_quotation_marks_is_the_parsers(reader: Reader) -> None:
    text = "Peru menyatakan 'penyesalan mendalam' atas serangan di Irak."
    clause = voted(reader, text, {"penyesalan": ("menyatakan", "obj")})[0]
    assert words(clause.object, text) == "penyesalan mendalam"


def test_alone_the_parser_decides_on_every_verb(reader: Reader) -> None:
    text = "Peru mengecam Irak."
    (clause,) = voted(reader, text, {"Irak": ("mengecam", "nsubj"), "Peru": ("mengecam", "obj")}, patterns=False)
    assert (words(clause.subject, text), words(clause.object, text)) == ("Irak", "Peru")
