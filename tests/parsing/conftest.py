"""Sentences and the shipped pipeline for the tests of parsing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from graph.knowledge.folder import ontology_folder
from graph.model import Sentence, SentenceKind, Span, Token
from graph.parsing.parser import Parser, load_parser

WORD = re.compile(r"\d+(?:[.,/]\d+)*(?:-\w+)?|\w+(?:[-.]\w+)*|[^\w\s]")


def _sentence(text: str, dateline: int = 0, offset: int = 0) -> Sentence:
    tokens = tuple(
        Token(Span(offset + match.start(), offset + match.end()), match.group(), match.group().lower())
        for match in WORD.finditer(text)
    )
    return Sentence(Span(offset, offset + len(text)), SentenceKind.PROSE, tokens, dateline=dateline)


@pytest.fixture(scope="session")
def sentence() -> Callable[..., Sentence]:
    """Return a function that makes a sentence of a text, in plain tokens."""
    return _sentence


@pytest.fixture(scope="session")
def parser() -> Parser:
    """Return the parser that ships with the package."""
    return load_parser(ontology_folder() / "id" / "model")
