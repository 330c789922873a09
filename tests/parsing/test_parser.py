import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.errors import FaultyOntology
from graph.model import Kind, Sentence, Span
from graph.parsing.parser import Parse, Parser, load_parser

Read = Callable[..., Sentence]
CLAUSES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("clauses.toml").read_text("utf-8"))["sentence"]


def is_right(sentence: Sentence, parse: Parse, case: dict[str, Any]) -> bool:
    """Tell whether the parse has the case's predicate as root and its subject as the root's subject."""
    root = parse.root
    subjects = [
        token.text
        for index, token in enumerate(sentence.tokens)
        if parse.heads[index] == root and parse.labels[index].startswith("nsubj")
    ]
    return sentence.tokens[root].text == case["predicate"] and case["subject"] in subjects


def time_spans(case: dict[str, Any]) -> list[Span]:
    begin = case["text"].index(case["time"]) if "time" in case else 0
    return [Span(begin, begin + len(case["time"]))] if "time" in case else []


def right_by_trouble(parser: Parser, sentence: Read, *, aside: bool) -> Counter[str]:
    read = [sentence(case["text"], case.get("dateline", 0) if aside else 0) for case in CLAUSES]
    parses = parser.parse(read, times=[time_spans(case) for case in CLAUSES]) if aside else parser.parse_whole(read)
    return Counter(
        case["trouble"] for case, one, parse in zip(CLAUSES, read, parses, strict=True) if is_right(one, parse, case)
    )


def test_there_are_enough_troubled_clauses() -> None:
    assert len(CLAUSES) >= 40


def test_most_troubled_clauses_are_right_and_setting_aside_pays(parser: Parser, sentence: Read) -> None:
    whole = right_by_trouble(parser, sentence, aside=False)
    aside = right_by_trouble(parser, sentence, aside=True)
    assert aside.total() >= 0.85 * len(CLAUSES), aside
    assert aside.total() > whole.total(), (whole, aside)


def test_a_plain_clause_has_subject_object_and_prepositional_phrase(parser: Parser, sentence: Read) -> None:
    read = sentence("Peru membuka kedutaan besar di Kuwait pada 1989.")
    (parse,) = parser.parse([read])
    by_word = {token.text: (parse.heads[i], parse.labels[i], parse.tags[i]) for i, token in enumerate(read.tokens)}
    assert by_word["membuka"] == (-1, "root", "VERB")
    assert by_word["Peru"] == (1, "nsubj", "PROPN")
    assert by_word["kedutaan"] == (1, "obj", "NOUN")
    assert by_word["di"][1] == "case"


@pytest.mark.parametrize("case", CLAUSES, ids=[case["text"][:30] for case in CLAUSES])
def test_every_parse_is_one_tree(parser: Parser, sentence: Read, case: dict[str, Any]) -> None:
    read = sentence(case["text"], case.get("dateline", 0))
    (parse,) = parser.parse([read], times=[time_spans(case)])
    assert parse.labels.count("root") == 1
    for start in range(read.dateline, len(read.tokens)):
        place = start
        for _ in read.tokens:
            place = parse.heads[place] if place != parse.root else place
        assert place == parse.root


def test_dateline_tokens_are_not_parsed(parser: Parser, sentence: Read) -> None:
    (parse,) = parser.parse([sentence("Manila - Filipina menarik duta besarnya.", 2)])
    assert parse.heads[:2] == (-1, -1)
    assert parse.labels[:2] == ("", "")


def test_sentences_keep_their_place(parser: Parser, sentence: Read) -> None:
    read = [sentence("Peru pergi."), sentence("kata " * 5000), sentence("Oman menolak.")]
    parses = parser.parse(read)
    assert [parse.root >= 0 for parse in parses] == [True, False, True]
    assert parses[2] == parser.parse([read[2]])[0]


def test_sentences_without_tokens_and_endless_ones_are_empty(parser: Parser, sentence: Read) -> None:
    parses = parser.parse([sentence(""), sentence("kata " * 5000), sentence("... !")])
    assert [len(parse.heads) for parse in parses] == [0, 5000, 4]
    assert parses[1].root == -1


def test_names_have_spans_in_the_document(parser: Parser, sentence: Read) -> None:
    text = "Menlu Retno Marsudi bertemu Anwar Ibrahim di Kuala Lumpur."
    (found,) = parser.recognise([sentence(text, offset=100)])
    names = {(text[span.start - 100 : span.end - 100], kind) for span, kind in found}
    assert ("Retno Marsudi", Kind.PERSON) in names
    assert ("Kuala Lumpur", Kind.PLACE) in names


def test_names_of_sentences_keep_their_place(parser: Parser, sentence: Read) -> None:
    read = [sentence(""), sentence("Retno Marsudi bertemu Anwar Ibrahim."), sentence("kata " * 5000)]
    assert [bool(found) for found in parser.recognise(read)] == [False, True, False]


def test_parsing_twice_gives_the_same(parser: Parser, sentence: Read) -> None:
    read = [sentence(case["text"]) for case in CLAUSES]
    assert parser.parse(read) == parser.parse(read)


def test_a_missing_pipeline_is_named(tmp_path: Path) -> None:
    with pytest.raises(FaultyOntology, match="trained pipeline"):
        load_parser(tmp_path)
