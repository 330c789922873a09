"""Sentences are cut as the cases say, and whatever the text, their offsets hold."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.knowledge.segmentation import SegmentationWords, load_segmentation
from graph.model import Document, Sentence, SentenceKind
from graph.reading.sentences import LONGEST_SENTENCE, find_sentences

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))["case"]
DOCUMENTS = Path(__file__).parents[2] / "documents"
LETTERS = {SentenceKind.PROSE: "p", SentenceKind.HEADING: "h", SentenceKind.BULLET: "b", SentenceKind.CAPTION: "c"}
WORDS = load_segmentation([])


def cut(text: str, words: SegmentationWords | None = WORDS) -> tuple[Sentence, ...]:
    assert words is not None
    return find_sentences(Document("contoh", text, "", "", ""), words)


def shown(text: str, sentence: Sentence) -> str:
    at = sentence.tokens[sentence.dateline - 1].span.end if sentence.dateline else sentence.span.start
    mark = "~" if sentence.dateline else ""
    return f"{LETTERS[sentence.kind]}: {text[sentence.span.start : at]}{mark}{text[at : sentence.span.end]}"


def test_all_cases_are_there() -> None:
    assert len(CASES) >= 23
    assert len({case["name"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case: dict[str, object]) -> None:
    text = str(case["text"])
    assert [shown(text, sentence) for sentence in cut(text)] == case["gives"]


def assert_sound(text: str, sentences: tuple[Sentence, ...]) -> None:
    at = 0
    for sentence in sentences:
        assert at <= sentence.span.start < sentence.span.end <= len(text)
        at = sentence.span.end
        inside = sentence.span.start
        assert sentence.tokens
        assert 0 <= sentence.dateline <= len(sentence.tokens)
        for token in sentence.tokens:
            assert inside <= token.span.start < token.span.end <= sentence.span.end
            assert token.text == text[token.span.start : token.span.end]
            inside = token.span.end
    paragraphs = [sentence.paragraph for sentence in sentences]
    assert paragraphs == sorted(paragraphs)


PIECES = st.one_of(
    st.sampled_from(
        ["Fiji", "Tonga", "kedua negara", "Sejarah", "KABAR.com", "Prof.", "1.700", "e\u0301", "Ａ", "ﬁ", "🙂"]
    ),
    st.sampled_from([". ", ".", "?", '"', "”", "[1]", "(", ")", "**", "![](x)", "\\", "|", "http://a.id/b", "\0"]),
    st.sampled_from(["\n", "\n\n", " ", "\u00a0", "\r\n", "\x0b", "\u2028", "\u202e", "\u200b", "\ufeff"]),
    st.sampled_from(["- ", "• ", "# ", "1. ", "Baca juga:", "diFiji", "FijidanTonga", "Fiji-Tonga"]),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_offsets_hold_whatever_the_pieces(text: str) -> None:
    assert_sound(text, cut(text))


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_offsets_hold_whatever_the_text(text: str) -> None:
    assert_sound(text, cut(text))


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_two_documents_are_sound(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert_sound(text, cut(text))


def test_the_encyclopaedia_page_has_its_headings() -> None:
    text = (DOCUMENTS / "kuwait-peru.txt").read_bytes().decode("utf-8")
    found = cut(text)
    assert [text[s.span.start : s.span.end] for s in found if s.kind is SentenceKind.HEADING] == [
        "Hubungan Kuwait dengan Peru",
        "Sejarah",
        "Kunjungan tingkat tinggi",
        "Kerja sama perdagangan",
        "Kediaman perwakilan diplomatik",
    ]
    assert sum(s.kind is SentenceKind.PROSE for s in found) == 18


def test_the_news_article_has_its_dateline_and_stops_before_the_tickers() -> None:
    text = (DOCUMENTS / "peru-militer-as.txt").read_bytes().decode("utf-8")
    found = cut(text)
    assert [t.text for s in found for t in s.tokens[: s.dateline]] == ["Jakarta", ",", "IDN", "Times", "-"]
    assert text[found[-1].span.start : found[-1].span.end].startswith("Ia diperkirakan")


HOSTILE = {
    "one long line": "Fiji menyerang Tonga pada 3 Mei 2010. " * 8_000,
    "nested brackets": "[" * 100_000 + "]" * 100_000,
    "nested parentheses": "(" * 50_000 + "kata" + ")" * 50_000,
    "full stops": "." * 200_000,
    "hyphens": "A-" * 100_000,
    "initials": "A." * 100_000,
    "asterisks": "*" * 200_000 + "a",
    "tags": "<a" * 100_000,
    "hashes": "#" * 100_000 + " a",
    "combining marks": "e\u0301" * 100_000,
    "quotation marks": '."' * 100_000,
    "control characters": "\x01\x02\u202e" * 50_000 + "kata",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_no_longer_than_its_length(name: str) -> None:
    text = HOSTILE[name]
    begin = time.process_time()
    assert_sound(text, cut(text))
    # Linear work takes well under a second; quadratic work takes minutes.
    assert time.process_time() - begin < 10


def test_what_is_too_long_for_a_sentence_is_cut_behind_a_mark() -> None:
    text = "Anggotanya adalah " + "Peru, Kuwait, " * 1000 + "Irak."
    found = cut(text)
    assert_sound(text, found)
    assert len(found) > 4
    assert max(len(sentence.tokens) for sentence in found) <= LONGEST_SENTENCE
    assert sum(len(sentence.tokens) for sentence in found) == len(text.replace(",", " ,").replace(".", " .").split())
    assert all(sentence.tokens[-1].text == "," for sentence in found[:-1])
