"""Known names are found as whole words, the longest first, in the case they are written in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from graph.knowledge.entities import KnownNames
from graph.knowledge.segmentation import load_segmentation
from graph.model import Document, Kind, Naming, Sentence, Span
from graph.naming import find_names
from graph.reading.sentences import find_sentences


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gerakan Non-Blok bersidang di Jakarta.", "Gerakan Non-Blok"),
        ("Gerakan Nonblok bersidang di Jakarta.", "Gerakan Nonblok"),
        ("Amerika Serikat (AS) menaikkan tarif itu.", "Amerika Serikat (AS)"),
        ("Perserikatan Bangsa-bangsa menolak usul itu.", "Perserikatan Bangsa-bangsa"),
        ("Militan Al-Qaeda menyerang pos itu.", "Militan Al-Qaeda"),
        ("Perundingan AS-Indonesia dimulai lagi.", "Indonesia"),
        ("Bandara itu terletak di N'Djamena, Chad.", "N'Djamena"),
    ],
)
def test_span_of_a_name(read: Callable[..., Naming], text: str, words: str) -> None:
    assert words in [text[m.span.start : m.span.end] for m in read(text).mentions]


def test_spans_are_offsets_into_the_text(read: Callable[..., Naming]) -> None:
    text = "Kata pengantar panjang.\n\nDelegasi Côte d’Ivoire dan Türkiye bertemu di São Tomé pada Senin."
    found = [text[m.span.start : m.span.end] for m in read(text).mentions]
    assert found == ["Delegasi Côte d’Ivoire", "Türkiye", "São Tomé"]


def test_entity_carries_codes_and_names(read: Callable[..., Naming]) -> None:
    entity = read("Menurut laporan itu, Perancis menolak usul tersebut.").entities["prancis"]
    assert (entity.iso3166, entity.wikidata, entity.label_en) == ("FR", "Q142", "France")
    assert {"Prancis", "Perancis", "France"} <= entity.names


def test_an_unknown_abbreviation_of_currency_is_no_nation(read: Callable[..., Naming]) -> None:
    assert read("Nilai kontrak itu mencapai 40 juta dolar AS tahun lalu.").mentions == ()


def test_recogniser_fills_only_what_is_free(known: KnownNames) -> None:
    text = "Rombongan Peru lalu menemui Qorvanta dan kembali ke hotel."
    document = Document("contoh", text, "", "", "contoh.txt")
    words = load_segmentation([])
    assert words is not None
    start = text.index("Qorvanta")
    extra = [(Span(start, start + 8), Kind.ORGANISATION), (Span(10, 14), Kind.PERSON)]
    naming = find_names(document, find_sentences(document, words), known, lambda sentences: [extra for _ in sentences])
    kinds = {text[m.span.start : m.span.end]: m.kind for m in naming.mentions}
    assert kinds["Qorvanta"] is Kind.ORGANISATION
    assert Kind.PERSON not in kinds.values()


def test_recogniser_is_asked_only_where_a_capital_is_unexplained(known: KnownNames) -> None:
    text = "Peru menolak usul itu. Kini Qorvanta ikut menolak. Menteri Luar Negeri Peru pergi. Lalu semua pulang."
    document = Document("contoh", text, "", "", "contoh.txt")
    words = load_segmentation([])
    assert words is not None
    asked: list[str] = []

    def recognise(sentences: Sequence[Sentence]) -> list[list[tuple[Span, Kind]]]:
        asked.extend(text[one.span.start : one.span.end] for one in sentences)
        return [[] for _ in sentences]

    find_names(document, find_sentences(document, words), known, recognise)
    assert asked == ["Kini Qorvanta ikut menolak."]
