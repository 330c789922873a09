"""Files become documents with their text unchanged; what cannot be read says why."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path

import pytest

from graph.knowledge.segmentation import SegmentationWords
from graph.model import Document
from graph.reading.documents import Unread, read_documents, slug_of
from graph.reading.sentences import find_sentences

TEXT = "Fiji dan Tonga bersahabat.\r\nKeduanya berdamai pada tahun 1990.\r"
ENGLISH = "The government of Fiji said that it will open an embassy in Tonga, and the king has agreed to the plan. " * 3
MALAY = "Kerajaan Fiji berkata bahawa peratus dagangan dengan Tonga naik kerana syarikat di sana telah ditubuhkan. " * 3


def only(found: list[Document | Unread]) -> Document | Unread:
    assert len(found) == 1
    return found[0]


def read(path: Path | str, words: SegmentationWords, **options: bool | int) -> Document | Unread:
    return only(list(read_documents([path], words, **options)))  # type: ignore[arg-type]


def document(path: Path | str, words: SegmentationWords, **options: bool | int) -> Document:
    found = read(path, words, **options)
    assert isinstance(found, Document), str(found)
    return found


def unread(path: Path | str, words: SegmentationWords, **options: bool | int) -> str:
    found = read(path, words, **options)
    assert isinstance(found, Unread)
    assert found.path in str(found)
    assert found.way_out
    return found.reason


def test_newlines_and_byte_order_mark_stay(tmp_path: Path, words: SegmentationWords) -> None:
    path = tmp_path / "fiji.txt"
    path.write_bytes("\ufeff".encode() + TEXT.encode())
    found = document(path, words)
    assert found.text == "\ufeff" + TEXT == path.read_bytes().decode("utf-8")
    first = find_sentences(found, words)[0]
    assert (first.span.start, found.text[first.span.start : first.span.end]) == (1, "Fiji dan Tonga bersahabat.")


def test_what_is_known_without_a_sidecar(tmp_path: Path, words: SegmentationWords) -> None:
    path = tmp_path / "kabar.txt"
    path.write_text(
        "Fiji Tutup Perbatasan dengan Tonga\n\nSUVA, KABAR.com - Fiji menutup perbatasan, Senin (15/12/2025). "
        "Perbatasan akan dibuka pada Rabu (17/12/2025).\n",
        encoding="utf-8",
    )
    found = document(path, words)
    assert (found.slug, found.source, found.language) == ("kabar", "kabar.txt", "id")
    assert (found.title, found.publisher) == ("Fiji Tutup Perbatasan dengan Tonga", "KABAR.com")
    assert (found.issued, found.issued_from) == (date(2025, 12, 15), "text")
    assert len(found.sha256) == 64


def test_a_date_far_down_a_news_text_is_its_day(tmp_path: Path, words: SegmentationWords) -> None:
    path = tmp_path / "kabar.txt"
    body = "Fiji dan Tonga membahas perbatasan laut mereka sepanjang hari itu. " * 40
    path.write_text(f"{body}\n\nTonga menolak, dilansir KABAR, Selasa (16/12/2025).\n", encoding="utf-8")
    assert document(path, words).issued == date(2025, 12, 16)


@pytest.mark.parametrize(
    "line",
    [
        '"Kami tidak akan menyerah," kata Raja Tonga, dilansir KABAR, Selasa (16/12/2025).',
        "Berbicara untuk pertama kalinya sejak perang dengan Fiji, Selasa (16/12/2025), Raja Tonga menangis.",
    ],
)
def test_words_quoted_or_parted_by_a_comma_do_not_limit_a_date(
    line: str, tmp_path: Path, words: SegmentationWords
) -> None:
    path = tmp_path / "kabar.txt"
    path.write_text(line, encoding="utf-8")
    assert document(path, words).issued == date(2025, 12, 16)


def test_a_time_stamp_above_the_text_is_its_date(tmp_path: Path, words: SegmentationWords) -> None:
    path = tmp_path / "kabar.txt"
    path.write_text("Kabar - 3 Mei 2010, 07:59 WIB\n\nFiji menyerang Tonga pada Sabtu (1/5/2010).\n", encoding="utf-8")
    assert document(path, words).issued == date(2010, 5, 3)


def test_a_page_without_a_date_gets_none(tmp_path: Path, words: SegmentationWords) -> None:
    path = tmp_path / "laman.txt"
    path.write_text(
        "Fiji dan Tonga bersahabat sejak 5 Mei 1975. Keduanya berdamai pada Senin (35/13/1990).", encoding="utf-8"
    )
    assert (document(path, words).issued, document(path, words).issued_from) == (None, None)


def test_the_sidecar_comes_first(tmp_path: Path, words: SegmentationWords) -> None:
    (tmp_path / "a.txt").write_text("SUVA, KABAR.com - Fiji menang, Senin (15/12/2025).", encoding="utf-8")
    (tmp_path / "a.json").write_text(
        '{"title": "Judul", "source": "https://contoh.id/a", "publisher": "Kabar", '
        '"author": "Amin", "issued": "2025-12-16"}'
    )
    found = document(tmp_path / "a.txt", words)
    assert (found.title, found.source, found.publisher, found.author) == (
        "Judul",
        "https://contoh.id/a",
        "Kabar",
        "Amin",
    )
    assert (found.issued, found.issued_from, found.remarks) == (date(2025, 12, 16), "metadata", ())


@pytest.mark.parametrize(
    ("sidecar", "said"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ('{"issued": "16 Desember"}', "no ISO date"),
        ('{"title": 5}', "title: not text"),
    ],
)
def test_a_faulty_sidecar_leaves_a_remark(tmp_path: Path, words: SegmentationWords, sidecar: str, said: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.json").write_text(sidecar)
    found = document(tmp_path / "a.txt", words)
    assert len(found.remarks) == 1
    assert "a.json" in found.remarks[0]
    assert said in found.remarks[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b" \n\r\n\t", "empty"),
        (b"Fiji\0menang", "zero byte at offset 4"),
        (b"Fiji \xff menang", "byte offset 5"),
        (ENGLISH.encode(), "English (en)"),
        (MALAY.encode(), "Malay (ms)"),
        ("Фиджи и Тонга подписали договор о дружбе и сотрудничестве. ".encode() * 3, "no language known here"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, words: SegmentationWords, content: bytes, said: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert said in unread(path, words)


@pytest.mark.parametrize("text", [ENGLISH, MALAY])
def test_force_reads_other_languages_with_a_remark(tmp_path: Path, words: SegmentationWords, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert "not Indonesian" in document(path, words, force=True).remarks[0]


def test_what_is_not_there_or_too_large(tmp_path: Path, words: SegmentationWords) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "kosong").mkdir()
    assert "larger than" in unread(tmp_path / "a.txt", words, largest=10)
    assert "does not exist" in unread(tmp_path / "b.txt", words)
    assert "folder without" in unread(tmp_path / "kosong", words)


def test_a_folder_is_read_by_slug_and_the_bad_do_not_stop_the_good(tmp_path: Path, words: SegmentationWords) -> None:
    for name in ("c.txt", "a.txt", "sub/b.txt", "d.md", ".x/e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "ab.txt").write_bytes(b"")
    found = list(read_documents([tmp_path], words))
    assert [one.slug if isinstance(one, Document) else one.reason for one in found] == ["a", "empty", "b", "c"]


def test_one_slug_is_given_once(tmp_path: Path, words: SegmentationWords) -> None:
    for folder in ("satu", "dua"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(TEXT, encoding="utf-8")
    first, second = tmp_path / "satu" / "a.txt", tmp_path / "dua" / "a.txt"
    found = list(read_documents([first, first, second], words))
    assert isinstance(found[0], Document)
    assert isinstance(found[1], Unread)
    assert len(found) == 2
    assert str(first) in found[1].reason


def test_standard_input(monkeypatch: pytest.MonkeyPatch, words: SegmentationWords) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    found = document("-", words)
    assert (found.slug, found.text) == ("stdin", TEXT)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("fiji-tonga.txt", "fiji-tonga"),
        ("Fiji_2.0.txt", "Fiji_2.0"),
        ("Hubungan Fiji & Tongä.txt", "Hubungan-Fiji-Tonga"),
        ("../a b/c#d?.txt", "c-d"),
    ],
)
def test_slugs_can_stand_in_an_iri(name: str, slug: str) -> None:
    assert slug_of(Path(name)) == slug


def test_a_slug_of_nothing_that_can_be_written_is_still_one() -> None:
    assert slug_of(Path("斐济.txt")) == slug_of(Path("斐济.txt")) != slug_of(Path("汤加.txt"))
