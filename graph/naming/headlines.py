"""See from the title, the first sentence and the outlet what a document is about and where it is at home."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..knowledge.entities import KnownNames
from ..knowledge.naming import split_words
from ..model import Document, Kind
from .nodes import is_known_side
from .spots import View

# What tells whether words of the title name something wanted: the words, where they start, how many.
Finder = Callable[[tuple[str, ...], int, int], str | None]


def title_pair(document: Document, views: Sequence[View], known: KnownNames) -> tuple[str, ...]:
    """Return the two nations of a page on the relations of a pair."""
    heads = known.wording.words["anaphora.pair_titles"]
    for view in views[:2]:
        hits = view.hits.values()
        title = [hit.key for hit in hits if view.kind(hit) is Kind.NATION or is_known_side(hit.key, known)]
        if view.line.fold(0) in heads and len(dict.fromkeys(title)) == 2:
            return tuple(dict.fromkeys(title))
    keys = _named_in(document.title, known, lambda words, at, size: _nation_at(words, at, size, known))
    return keys if not heads.isdisjoint(split_words(document.title)) and len(keys) == 2 else ()


def title_nation(document: Document, known: KnownNames) -> str | None:
    """Return the nation of a page on the relations of one: *Hubungan luar negeri Kiribati*."""
    heads = known.wording.words["anaphora.pair_titles"]
    if heads.isdisjoint(split_words(document.title)):
        return None
    keys = _named_in(document.title, known, lambda words, at, size: _nation_at(words, at, size, known))
    return keys[0] if len(keys) == 1 else None


def headline_pair(document: Document, known: KnownNames) -> tuple[str, ...]:
    """Return the two nations, or a nation and an organisation, that a headline names and no other."""
    title = document.title
    found = _named_in(title, known, lambda words, at, size: _side_at(words, at, size, title, known))
    return found if len(found) == 2 else ()


def _named_in(title: str, known: KnownNames, named: Finder) -> tuple[str, ...]:
    """Return what the words of a title name, each run of them as long as it can be."""
    words, keys, at = split_words(title), list[str](), 0
    while at < len(words):
        longest = min(known.reach.get(words[at], 0), len(words) - at)
        runs = ((size, named(words, at, size)) for size in range(longest, 0, -1))
        size, key = next((run for run in runs if run[1]), (1, None))
        keys += [key] if key else []
        at += size
    return tuple(dict.fromkeys(keys))


def _nation_at(words: tuple[str, ...], at: int, size: int, known: KnownNames) -> str | None:
    """Return the nation that words name, None for others."""
    form = known.forms.get(" ".join(words[at : at + size]))
    return form.keys[0] if form and known.entities[form.keys[0]].kind is Kind.NATION else None


def _side_at(words: tuple[str, ...], at: int, size: int, title: str, known: KnownNames) -> str | None:
    """Return the nation or organisation that words of a title name, None for others."""
    form = known.forms.get(" ".join(words[at : at + size]))
    key = form.keys[0] if form else ""
    if at and words[at - 1] in known.wording.words["places.motion"]:
        return None
    short = size == 1 and len(words[at]) < 3 and words[at].upper() not in title
    side = key and (known.entities[key].kind is Kind.NATION or is_known_side(key, known))
    return key if side and not short else None


def defined_nation(views: Sequence[View]) -> str | None:
    """Return the nation that the first sentence says what it is: Malta *adalah* sebuah negara …"""
    for view in views[:2]:
        copula = next((i for i in range(len(view.line)) if view.is_word("titles.copulas", i)), 0)
        first = next((h for h in view.hits.values() if h.first < copula), None)
        plain = first is not None and first.first < 2 and view.kind(first) is Kind.NATION
        if first and plain and view.size("anaphora.nations", copula + 1 + view.size("places.one_of", copula + 1)):
            return first.key
    return None


def is_home(document: Document, views: Sequence[View], known: KnownNames) -> bool:
    """Tell whether the outlet is at home in the nation whose offices need no nation's name."""
    outlets = known.wording.phrases["home.outlets"]
    named = " ".join((document.publisher or "", document.slug, document.source))
    folds = list(split_words(named))
    for view in views[:6]:
        if view.line.sentence.dateline:
            folds += view.line.folds[: view.line.sentence.dateline + 2]
    return any(outlets.length(folds, at) for at in range(len(folds)))
