"""Read files, folders and standard input into documents; what cannot be read is named with its reason."""

from __future__ import annotations

import hashlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ..knowledge.segmentation import SegmentationWords
from ..model import Document, Sentence
from .language import guess_language
from .origin import find_issued, find_publisher, find_title
from .sentences import find_sentences

STANDARD_INPUT = "-"
STANDARD_NAME = "stdin"
LARGEST = 20_000_000
SUFFIX = ".txt"
SIDECAR_TEXTS = ("title", "source", "publisher", "author", "language")
# Enough of a text to find its title, dateline and date in.
HEAD = 8_000
OWN_LANGUAGE = "id"
UNKNOWN_LANGUAGE = "und"


@dataclass(frozen=True, slots=True)
class Unread:
    """Hold why one input gave no document, and what can be done about it."""

    path: str
    reason: str
    way_out: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}; {self.way_out}"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """Hold what the file beside a text says about it, and what is wrong with that file."""

    texts: dict[str, str]
    issued: date | None
    remarks: tuple[str, ...]


def read_documents(
    inputs: Sequence[Path | str], words: SegmentationWords, force: bool = False, largest: int = LARGEST
) -> Iterator[Document | Unread]:
    """Read every input in order, a folder's texts by slug; ``force`` reads texts in other languages too.

    ``largest`` is in bytes. A second input with the slug of an earlier one is not read; the same file twice is
    read once.
    """
    known: dict[str, Path] = {}
    for path in _paths(inputs):
        found = path if isinstance(path, Unread) else _read_once(path, known, words, largest)
        if isinstance(found, Document) and not force:
            found = _refuse_foreign(found, path, words)
        elif isinstance(found, Document):
            found = _remark_foreign(found, words)
        if found:
            yield found


def slug_of(path: Path) -> str:
    """Return a file's stem as it can stand in an IRI: a stem of ASCII letters, digits, dots, hyphens stays as it is."""
    plain = unicodedata.normalize("NFKD", path.stem).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-zA-Z0-9._-]+", "-", plain).strip("-.")
    return slug or "document-" + hashlib.sha256(path.stem.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _paths(inputs: Iterable[Path | str]) -> Iterator[Path | Unread]:
    for one in inputs:
        path = Path(one)
        if str(one) == STANDARD_INPUT or path.is_file():
            yield path
        elif path.is_dir():
            yield from _folder(path)
        elif path.exists():
            yield Unread(str(one), "neither a file nor a folder", "give a text file or a folder of them")
        else:
            yield Unread(str(one), "does not exist", "check the path")


def _folder(folder: Path) -> Iterator[Path | Unread]:
    texts = [path for path in folder.rglob(f"*{SUFFIX}") if path.is_file() and not _is_hidden(path, folder)]
    if not texts:
        yield Unread(str(folder), f"a folder without a {SUFFIX} file", f"put the texts there as NAME{SUFFIX}")
    yield from sorted(texts, key=lambda path: (slug_of(path), str(path)))


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _read_once(path: Path, known: dict[str, Path], words: SegmentationWords, largest: int) -> Document | Unread | None:
    """Read one file unless it was read before; None when it was."""
    slug = STANDARD_NAME if str(path) == STANDARD_INPUT else slug_of(path)
    earlier = known.get(slug)
    if earlier is not None and earlier.resolve() == path.resolve():
        return None
    if earlier is not None:
        return Unread(str(path), f"has the same name, {slug}, as {earlier}", "rename one of the two")
    raw = _read_bytes(path, largest)
    text = raw if isinstance(raw, Unread) else _decode(raw, path)
    if isinstance(text, Unread):
        return text
    known[slug] = path
    return _describe(slug, text, path, words)


def _read_bytes(path: Path, largest: int) -> bytes | Unread:
    try:
        if str(path) == STANDARD_INPUT:
            raw = sys.stdin.buffer.read(largest + 1)
        else:
            with path.open("rb") as stream:
                raw = stream.read(largest + 1)
    except OSError as error:
        return Unread(str(path), f"cannot be opened ({error.strerror})", "check the path and the permissions")
    if len(raw) > largest:
        return Unread(str(path), f"larger than {largest / 1_000_000:g} MB", "split it into smaller texts")
    return raw


def _decode(raw: bytes, path: Path) -> str | Unread:
    """Decode without touching newlines or a byte order mark: every offset counts from the file's first code point."""
    if b"\0" in raw:
        return Unread(str(path), f"binary: a zero byte at offset {raw.index(0)}", "give plain text in UTF-8")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Unread(str(path), f"not UTF-8: byte offset {error.start}", "save it as UTF-8")
    if not text.strip("\ufeff \t\r\n\x0b\x0c"):
        return Unread(str(path), "empty", "give a file with text in it")
    return text


def _describe(slug: str, text: str, path: Path, words: SegmentationWords) -> Document:
    """Put together what the sidecar and the text say; the sidecar comes first."""
    sidecar = read_sidecar(path)
    head = Document(slug, _head(text), slug, "", "")
    sentences: tuple[Sentence, ...] = find_sentences(head, words)
    told = sidecar.issued or find_issued(head.text, sentences, words)
    given = sidecar.texts
    return Document(
        slug=slug,
        text=text,
        title=given.get("title") or find_title(head.text, sentences) or slug,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        source=given.get("source") or (STANDARD_NAME if str(path) == STANDARD_INPUT else path.name),
        publisher=given.get("publisher") or find_publisher(head.text, sentences, words),
        author=given.get("author"),
        issued=told,
        issued_from=("metadata" if sidecar.issued else "text") if told else None,
        language=given.get("language") or OWN_LANGUAGE,
        remarks=sidecar.remarks,
    )


def _head(text: str) -> str:
    return text[: text.find("\n", HEAD)] if HEAD < text.find("\n", HEAD) < 2 * HEAD else text[:HEAD]


def read_sidecar(path: Path) -> Sidecar:
    """Read NAME.json beside NAME.txt; a faulty one leaves remarks and what of it is sound."""
    beside = path.with_suffix(".json")
    if str(path) == STANDARD_INPUT or not beside.is_file():
        return Sidecar({}, None, ())
    try:
        table = json.loads(beside.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        return Sidecar({}, None, (f"{beside}: not JSON in UTF-8 ({error}); the text was read without it",))
    if not isinstance(table, dict):
        return Sidecar({}, None, (f"{beside}: not a JSON object; the text was read without it",))
    texts = {key: table[key].strip() for key in SIDECAR_TEXTS if isinstance(table.get(key), str) and table[key].strip()}
    faults = [
        f"{beside}: {key}: not text; it was left out"
        for key in SIDECAR_TEXTS
        if table.get(key) is not None and not isinstance(table[key], str)
    ]
    issued, fault = _issued(table.get("issued"), beside)
    return Sidecar(texts, issued, (*faults, *fault))


def _issued(value: Any, beside: Path) -> tuple[date | None, tuple[str, ...]]:
    if value is None:
        return None, ()
    try:
        # A time of day may follow; the day is what counts.
        return date.fromisoformat(str(value).strip()[:10]), ()
    except ValueError:
        return None, (f"{beside}: issued: {str(value)[:40]!r} is no ISO date; write YYYY-MM-DD",)


def _foreign_name(document: Document, words: SegmentationWords) -> str | None:
    """Return the name of the language a text is in when it is not Indonesian."""
    code = guess_language(document.text, words)
    if code in (None, OWN_LANGUAGE):
        return None
    names = {language.code: f"{language.name} ({language.code})" for language in words.languages}
    return names.get(code or "", f"no language known here ({UNKNOWN_LANGUAGE})")


def _refuse_foreign(document: Document, path: Path | Unread, words: SegmentationWords) -> Document | Unread:
    if name := _foreign_name(document, words):
        return Unread(str(path), f"not Indonesian but {name}", "use --force to read it anyway")
    return document


def _remark_foreign(document: Document, words: SegmentationWords) -> Document:
    if name := _foreign_name(document, words):
        remark = f"{document.source}: not Indonesian but {name}; read because that was asked for"
        return replace(document, remarks=(*document.remarks, remark))
    return document
