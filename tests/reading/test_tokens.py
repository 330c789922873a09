"""Tokens keep together what is one word and part what is not."""

from __future__ import annotations

import dataclasses

import pytest

from graph.knowledge.segmentation import SegmentationWords
from graph.model import Span
from graph.reading.glue import find_cuts
from graph.reading.tokens import find_tokens, lower_form


def spelled(text: str, words: SegmentationWords, skips: tuple[Span, ...] = ()) -> list[str]:
    return [token.text for token in find_tokens(text, Span(0, len(text)), skips, words)]


@pytest.mark.parametrize(
    "text",
    [
        "Al-Ahmad", "negara-negara", "Non-Blok", "ke-12", "ke-47", "Jum'at", "Jum’at", "anti-Imperialisme",
        "Guinea-Bissau", "Bangsa-Bangsa", "Ki-moon", "1.700", "1,7", "15/12/2025", "29/7", "21.10", "5.600", "1980-an",
        "KABAR.com", "kabar.co.id", "https://contoh.id/a?b=c", "F-16", "5G", "G20", "%", "Pérez", "Pe\u0301rez",
    ],
)  # fmt: skip
def test_one_token(text: str, words: SegmentationWords) -> None:
    assert spelled(text, words) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("US$ 1,7 juta", ["US$", "1,7", "juta"]),
        ("US$1,7", ["US$", "1,7"]),
        ("Rp16,5 triliun", ["Rp", "16,5", "triliun"]),
        ("50%", ["50", "%"]),
        ("26-28 Oktober", ["26", "-", "28", "Oktober"]),
        ("2014–2019", ["2014", "–", "2019"]),
        ("375juta", ["375", "juta"]),
        ("Dr. A. B. Amin", ["Dr.", "A.", "B.", "Amin"]),
        ("milik A.S. itu", ["milik", "A.S.", "itu"]),
        ("kelompok B.", ["kelompok", "B", "."]),
        ("pada No. 5.", ["pada", "No.", "5", "."]),
        ('"Siap?!"', ['"', "Siap", "?", "!", '"']),
        ("AFP/Amin", ["AFP", "/", "Amin"]),
        ("lihat https://contoh.id/a.", ["lihat", "https://contoh.id/a", "."]),
    ],
)
def test_several_tokens(text: str, parts: list[str], words: SegmentationWords) -> None:
    assert spelled(text, words) == parts


def test_skipped_stretches_have_no_tokens(words: SegmentationWords) -> None:
    assert spelled("damai[1] di Fiji", words, (Span(5, 8),)) == ["damai", "di", "Fiji"]


def test_offsets_count_from_the_document_s_beginning(words: SegmentationWords) -> None:
    tokens = find_tokens("Ya. Fiji menang.", Span(4, 16), (), words)
    assert [(token.span.start, token.span.end) for token in tokens] == [(4, 8), (9, 15), (15, 16)]


def test_lower_form_folds_what_looks_alike() -> None:
    assert lower_form("Jum’at") == lower_form("jum'at") == "jum'at"
    assert lower_form("Pe\u0301rez") == lower_form("PÉREZ")
    assert lower_form("peme\u00adrintah") == "pemerintah"


@pytest.fixture
def named(words: SegmentationWords) -> SegmentationWords:
    names = frozenset({"Fiji", "Tonga", "Samoa", "ASEAN", "Guinea", "Bissau", "Guinea-Bissau", "Iran", "Jordan"})
    return dataclasses.replace(words, splittable=names, name_edges=frozenset({"Selandia", "Baru"}))


def cut(word: str, named: SegmentationWords, around: str = "") -> list[str]:
    text = f"{word} {around}"
    return [token.text for token in find_tokens(text, Span(0, len(word)), (), named, find_cuts(text, named))]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Fiji-Tonga", ["Fiji", "-", "Tonga"]),
        ("ASEAN-Selandia", ["ASEAN", "-", "Selandia"]),
        ("Baru-Fiji", ["Baru", "-", "Fiji"]),
        ("Fiji-Tonga-Samoa", ["Fiji", "-", "Tonga", "-", "Samoa"]),
        ("Guinea-Bissau-Fiji", ["Guinea-Bissau", "-", "Fiji"]),
        ("diFiji", ["di", "Fiji"]),
        ("dilansirReuters", ["dilansir", "Reuters"]),
        ("DilansirAFP", ["Dilansir", "AFP"]),
        ("keTongaminggu", ["ke", "Tonga", "minggu"]),
        ("Tongamengirim", ["Tonga", "mengirim"]),
        ("FijidanTongamemulai", ["Fiji", "dan", "Tonga", "memulai"]),
        ("PemerintahFijimendesak", ["Pemerintah", "Fiji", "mendesak"]),
        ("ASEANuntuk", ["ASEAN", "untuk"]),
        ("kepadaReutersbahwa", ["kepada", "Reuters", "bahwa"]),
        ("damaidi", ["damai", "di"]),
        ("bahwabatchpertama", ["bahwa", "batch", "pertama"]),
        ("PresidenRonaldo", ["Presiden", "Ronaldo"]),
        ("MelansirThe", ["Melansir", "The"]),
        ("FijiTaniela", ["Fiji", "Taniela"]),
        ("FSBIranmenangkap", ["FSB", "Iran", "menangkap"]),
        ("keJalur", ["ke", "Jalur"]),
        ("Courierpada", ["Courier", "pada"]),
    ],
)
def test_glued_words_fall_apart(word: str, parts: list[str], named: SegmentationWords) -> None:
    assert cut(word, named, "AFP Reuters") == parts


def test_a_name_of_the_document_is_cut_off_too(named: SegmentationWords) -> None:
    assert cut("Wakandatelah", named, "Wakanda dan Wakanda") == ["Wakanda", "telah"]


@pytest.mark.parametrize(
    "word",
    [
        "Guinea-Bissau", "McDonald", "DiCaprio", "YouTube", "iPhone", "IsDB", "KABAR", "SpaceX", "ElBaradei", "BrahMos",
        "DeepState", "Benjamin", "Iranian", "Jordania", "Sudan", "Ramadan", "menjadi", "kerjasama", "undangan",
        "JawaPos", "Baru-Baru", "Fiji-Al", "IranAir", "BBCNews", "MesinPerang",
    ],
)  # fmt: skip
def test_names_and_words_stay_whole(word: str, named: SegmentationWords) -> None:
    assert cut(word, named, "Ben Ben Rama State") == [word]
