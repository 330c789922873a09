"""Find where words that lost the space between them fall apart: a link's words glued to the text around it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

import simplemma

from ..knowledge.segmentation import GluedWords, SegmentationWords

# Longer runs of letters are no glued words; the limit also bounds the work per word.
LONGEST = 60
SHORTEST_WORD = 4
# A word of so many letters that a dictionary has does not end a name by chance.
SURE_TAIL = 7
CAPITALISED = re.compile(r"(?<![^\W_])[A-Z][^\W_]+")
TURNS = re.compile(r"(?<=[a-z])(?=[A-Z])")
CAPITALS_THEN_SMALL = re.compile(r"([A-Z]{2,}|X)([a-z]{2,})")
CAPITALS_THEN_NAME = re.compile(r"([A-Z]{2,})([A-Z][a-z]{3,})")
Parts = tuple[str, ...]


class Cuts(dict[str, tuple[int, ...]]):
    """Keep, for each word, the offsets at which it falls apart; a word not asked for before is looked at once."""

    def __init__(self, words: SegmentationWords | None = None, names: Counter[str] | None = None) -> None:
        super().__init__()
        self.words, self.names = words, names or Counter()

    def __missing__(self, word: str) -> tuple[int, ...]:
        found = self._find(word)
        self[word] = found
        return found

    def _find(self, word: str) -> tuple[int, ...]:
        if self.words is None:
            return ()
        if "-" in word and len(word) <= LONGEST:
            return hyphen_cuts(word, self.words)
        if not word.isalpha() or len(word) > LONGEST or word in self.words.glued.whole:
            return ()
        return _offsets(Glued(word, self.words, self.names).parts())


def find_cuts(text: str, words: SegmentationWords) -> Cuts:
    """Learn the names of a document: what it writes with a capital and no dictionary has."""
    return Cuts(words, Counter(CAPITALISED.findall(text)))


def hyphen_cuts(word: str, words: SegmentationWords) -> tuple[int, ...]:
    """Cut two names joined by a hyphen, *A-B*, where the whole is not a name itself.

    One of the two may be the nearer end of a longer name: *ASEAN-New* before *Zealand*.
    """
    names, edges = words.splittable, words.name_edges
    if word in names:
        return ()
    hyphens = [at for at, letter in enumerate(word) if letter == "-"]
    for cuts in (*([at] for at in hyphens), hyphens):
        parts = {word[before + 1 : end] for before, end in pairwise([-1, *cuts, len(word)])}
        if parts <= names | edges and not names.isdisjoint(parts):
            return tuple(bound for at in cuts for bound in (at, at + 1))
    return ()


def _offsets(parts: Parts) -> tuple[int, ...]:
    cuts, at = [], 0
    for part in parts[:-1]:
        at += len(part)
        cuts.append(at)
    return tuple(cuts)


class Glued:
    """Look at one word of one document; ``parts`` returns nothing unless every cut is sure."""

    def __init__(self, word: str, words: SegmentationWords, names: Counter[str]) -> None:
        self.word, self.glued, self.nations, self.names = word, words.glued, words.splittable, names

    def parts(self) -> Parts:
        """Return the words it is made of, in order, or nothing."""
        if self.word in self.nations:
            return ()
        first, *rest = self._chunks()
        if not rest and is_known(self.word, self.glued):
            return ()
        if not rest:
            return self._small(first) if first[0].islower() else self._name_and_tail(first)
        head = self._small(first) or self._head(first)
        if not head or (first[0].isupper() and len(head) == 1 and not self._may_be_apart(first, rest[0])):
            return ()
        return (*head, *(part for chunk in self._rejoined(rest) for part in self._behind(chunk)))

    def _chunks(self) -> list[str]:
        """Cut at every capital after a small letter, and between an abbreviation and a known name: *FSBRusia*."""
        chunks = TURNS.split(self.word)
        found = CAPITALS_THEN_NAME.fullmatch(chunks[0])
        if found and (found[2] in self.nations or self._name_and_tail(found[2])):
            return [*found.groups(), *chunks[1:]]
        return chunks

    def _rejoined(self, chunks: list[str]) -> list[str]:
        """Put back together what only looked like two words: a syllable and a capital, *EurAsian*."""
        joined = chunks[:1]
        for chunk in chunks[1:]:
            if len(joined[-1]) < SHORTEST_WORD and not joined[-1].isupper() and joined[-1] not in self.nations:
                joined[-1] += chunk
            else:
                joined.append(chunk)
        return joined

    def _behind(self, chunk: str) -> Parts:
        """Cut what begins with a capital behind a sure cut: here even an unknown name may lose what only follows."""
        if parts := self._name_and_tail(chunk):
            return parts
        if chunk in self.nations or chunk in self.names or is_known(chunk.lower(), self.glued):
            return (chunk,)
        for at in range(3, len(chunk) - 3):
            tail = chunk[at:]
            if tail in self.glued.after or (len(tail) >= SURE_TAIL and is_known(tail, self.glued)):
                return chunk[:at], tail
        return (chunk,)

    def _head(self, first: str) -> Parts:
        """Return the part before the first capital inside the word."""
        if first[0].islower():
            sure = first in self.glued.before or (len(first) >= SHORTEST_WORD and is_known(first, self.glued))
            return (first,) if sure else ()
        common = len(first) >= SHORTEST_WORD and is_known(first.lower(), self.glued)
        if first.isupper():
            return (first,)
        return (first,) if common or first in self.nations else self._name_and_tail(first)

    def _name_and_tail(self, chunk: str) -> Parts:
        """Cut small words off behind a name: the longest name the document or the lists have."""
        if (capitals := CAPITALS_THEN_SMALL.fullmatch(chunk)) and self._is_tail(capitals[2], sure=len(capitals[1]) > 1):
            return capitals.groups()
        if chunk in self.nations or is_known(chunk.lower(), self.glued):
            return ()
        for at in range(len(chunk) - 2, 2, -1):
            name, tail = chunk[:at], chunk[at:]
            if tail in self.glued.tails and len(name) >= SHORTEST_WORD:
                return name, tail
            if self._is_name(name) and (rest := self._tail(tail, sure=self._is_sure(name))):
                return (name, *rest)
        return ()

    def _tail(self, tail: str, sure: bool) -> Parts:
        if self._is_tail(tail, sure):
            return (tail,)
        return self._small(tail) or self._two_known(tail)

    def _is_tail(self, tail: str, sure: bool) -> bool:
        # Two letters end too many names: only a name that is certain may lose them.
        if tail in self.glued.after:
            return len(tail) > 2 or sure
        return sure and len(tail) >= SHORTEST_WORD and is_known(tail, self.glued)

    def _small(self, chunk: str) -> Parts:
        """Cut a small-letter word that no dictionary has: a known word and one that only follows, or the reverse."""
        if len(chunk) < 6 or not chunk.islower() or is_known(chunk, self.glued):
            return ()
        for at in range(len(chunk) - 2, 3, -1):
            left, right = chunk[:at], chunk[at:]
            if right in self.glued.after and is_known(left, self.glued):
                return left, right
            if left in self.glued.never_prefix and len(right) >= SHORTEST_WORD:
                return (left, right) if is_known(right, self.glued) else (left, *self._two_known(right, strange=3))
        return ()

    def _two_known(self, chunk: str, strange: int = 0) -> Parts:
        """Cut into two known words; else, where allowed, after a strange word of at least so many letters."""
        cuts = range(SHORTEST_WORD, len(chunk) - SHORTEST_WORD + 1)
        for at in cuts:
            if is_known(chunk[:at], self.glued) and is_known(chunk[at:], self.glued):
                return chunk[:at], chunk[at:]
        for at in cuts if strange else ():
            if at >= strange and is_known(chunk[at:], self.glued):
                return chunk[:at], chunk[at:]
        return ()

    def _is_name(self, name: str) -> bool:
        if len(name) < 3 or name == self.word:
            return False
        if name in self.nations:
            return True
        return self.names[name] > self.names[self.word] and not is_known(name.lower(), self.glued)

    def _may_be_apart(self, first: str, second: str) -> bool:
        """Tell whether two capitals may be two words: no trade mark begins with a nation or with such a word."""
        apart = first.lower() in self.glued.heads or first.isupper() or first in self.nations
        return (apart and len(second) > 2) or self._is_met(second)

    def _is_met(self, chunk: str) -> bool:
        """Tell whether the document or the lists have the name a stretch begins with: two capitals may be one name."""
        name = (self._name_and_tail(chunk) or (chunk,))[0]
        return name in self.nations or (self.names[name] > 0 and not is_known(name.lower(), self.glued))

    def _is_sure(self, name: str) -> bool:
        return len(name) >= SHORTEST_WORD and (name in self.nations or self.names[name] > 1)


@lru_cache(maxsize=65536)
def is_known(word: str, glued: GluedWords) -> bool:
    """Tell whether the dictionary has a word, as it stands or without what is put before and behind it."""
    return _in_dictionary(word) or any(map(_in_dictionary, _bare_forms(word, glued)))


def _in_dictionary(word: str) -> bool:
    return bool(simplemma.is_known(word, lang="id"))


def _bare_forms(word: str, glued: GluedWords) -> list[str]:
    """Return what is left of a word without one prefix, one suffix or both; never less than four letters."""
    without = [word, *(word[: -len(end)] for end in glued.suffixes if word.endswith(end))]
    cut = [form[len(start) :] for form in without for start in glued.prefixes if form.startswith(start)]
    restored = [letter + form for form in cut if form[:1] in "aeiou" for letter in glued.swallowed]
    return [form for form in (*without[1:], *cut, *restored) if len(form) >= SHORTEST_WORD]
