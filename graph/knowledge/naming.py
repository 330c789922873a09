"""Read the words by which offices, bodies, groups and what stands for a name are recognised."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from .folder import read_table

WORD = re.compile(r"[^\W_]+")
OWNER = "~"

Trie = Mapping[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Fold case and accents away."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def split_words(text: str) -> tuple[str, ...]:
    """Split a phrase into its folded words; marks between them do not count."""
    if text.isascii():
        return tuple(WORD.findall(text.lower()))
    return tuple(fold(word) for word in WORD.findall(unicodedata.normalize("NFC", text)))


@dataclass(frozen=True, slots=True)
class Wordings:
    """Hold phrases filed by their first word, longest first, each with what it stands for."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def match(self, folds: list[str], at: int) -> tuple[int, str] | None:
        """Return how many words the longest phrase starting at a word has, and what it stands for."""
        if at >= len(folds):
            return None
        for phrase, value in self.by_first.get(folds[at], ()):
            if len(phrase) == 1 or tuple(folds[at : at + len(phrase)]) == phrase:
                return len(phrase), value
        return None

    def length(self, folds: list[str], at: int) -> int:
        """Return how many words the longest phrase starting at a word has, 0 for none."""
        found = self.match(folds, at)
        return found[0] if found else 0

    def ends_before(self, folds: list[str], at: int) -> int:
        """Return how many words of a phrase stand right before a word, 0 for none."""
        for size in (3, 2, 1):
            if at - size >= 0 and self.length(folds, at - size) == size:
                return size
        return 0


def file_wordings(pairs: Iterable[tuple[str, str]]) -> Wordings:
    """File phrases under their first words; of two values for one phrase the first holds."""
    filed: dict[str, dict[tuple[str, ...], str]] = {}
    for phrase, value in pairs:
        words = split_words(phrase)
        if words:
            filed.setdefault(words[0], {}).setdefault(words, value)
    return Wordings(
        {first: tuple(sorted(rows.items(), key=lambda row: (-len(row[0]), row[0]))) for first, rows in filed.items()}
    )


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold every word list of ``naming.toml``: ``phrases`` by section and name, ``words`` for single words."""

    phrases: Mapping[str, Wordings]
    words: Mapping[str, frozenset[str]]
    full_titles: Mapping[str, str]
    title_owners: Mapping[str, str]
    titles_only: Mapping[str, frozenset[str]]
    titles_lacking: Mapping[str, frozenset[str]]
    ruling: frozenset[str]
    placed: frozenset[str]
    local: frozenset[str]
    stateless: frozenset[str]
    noble: frozenset[str]
    leading: Wordings
    official: frozenset[str]
    of_members: Mapping[str, str]
    implied_bodies: Mapping[str, str]
    implied_groups: Mapping[str, str]
    counts: Mapping[str, int]
    sorts: Mapping[str, frozenset[str]]
    meeting_heads: Mapping[str, str]
    islands: frozenset[str]
    seated: str
    home: str
    ordinal: str
    possessive: str
    person_suffix: str
    common: frozenset[str]
    starts: frozenset[str]
    prefixes: Mapping[str, str]
    suffixes: tuple[str, ...]
    judged: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    def is_common(self, word: str) -> bool:
        """Tell whether a folded word is an ordinary word of the language, affixes aside."""
        found = self.judged.get(word)
        if found is None:
            found = self.judged[word] = self._is_built(word, 2)
        return found

    def _is_built(self, word: str, depth: int) -> bool:
        if word in self.common:
            return True
        return depth > 0 and any(self._is_built(base, depth - 1) for base in self._bases(word))

    def _bases(self, word: str) -> Iterator[str]:
        """Give what is left of a word without one affix; a nasal prefix may have swallowed the first letter."""
        for suffix in self.suffixes:
            if word.endswith(suffix) and len(word) - len(suffix) > 3:
                yield word[: -len(suffix)]
        for prefix, swallowed in self.prefixes.items():
            if word.startswith(prefix) and len(word) - len(prefix) > 3:
                yield word[len(prefix) :]
                yield from (letter + word[len(prefix) :] for letter in swallowed)


LISTS: dict[str, str] = {
    "titles": "plain portfolio_heads portfolio tail former acting not_holding for of since holds holding_verbs "
    "singular linking ordinal fronting upper placed at copulas fields ruling stops coordinators "
    "deputies local stateless regional serving including nominal_beginnings nominal_endings gaining into losing out_of "
    "appointing unseating between formerly doubting articles doubling noble matters ruling_ranks not_led home_organs "
    "owned definite commanding peers peer_of naming called filled second experts",
    "persons": "adverbs kin noms took alias filial "
    "honorifics ranks particles lower_particles home_endings key_suffix never given_like_nations "
    "given_like_words never_endings never_within address not_after things callings",
    "speech": "before after saying uttering uttered",
    "places": "motion prepositions nouns heads tails passive visiting tongues scripts currencies not_names "
    "transparent sides settlements lying one_of conquering realms state_forms until called",
    "agents": "allies day_before days after before fields against verb_beginnings not_verbs passives",
    "organisations": "capital_only relational heads words named tails linking gatherings gathering_heads dash_words "
    "appositive apposed nouns loose_nouns loose_heads purposes not_before events",
    "bodies": "modifiers generic nobodys domestic ruling joint seats sorts of_sorts",
    "groups": "quantifiers numerals modifiers linking led_by",
    "anaphora": "relative possessive cataphoric pair sides both pair_persons plural ends nations nation_words places "
    "describing inhabitants spans not_pointing "
    "owners organisations persons_he persons_role role_words pair_organisations head_of_state self "
    "near each reigns they collective told_of islets clause_openers subordinators contrasts own_nation "
    "prepositions fronts answering pair_titles pair_joins between by",
    "home": "outlets",
    "common": "more",
}
# The lists whose phrases may begin a mention with a small letter.
STARTING = (
    "titles.plain titles.portfolio_heads titles.deputies titles.former titles.acting titles.not_holding "
    "bodies.wordings places.wordings groups.wordings groups.quantifiers groups.alone.heads groups.collective.heads "
    "bodies.alone.heads bodies.generic bodies.domestic bodies.alone.missions groups.collective.fixed "
    "anaphora.pair anaphora.both anaphora.pair_persons "
    "anaphora.plural anaphora.nations anaphora.places anaphora.organisations anaphora.persons_he "
    "anaphora.persons_role anaphora.they anaphora.pair_organisations anaphora.head_of_state anaphora.self "
    "organisations.appositive organisations.nouns groups.speaking.heads places.realms"
)
TABLES = {"bodies": ("alone",), "groups": ("alone", "collective", "speaking")}


def load_wording(folder: Path, faults: list[str]) -> Wording:
    """Load the word lists; a missing section or list is a fault."""
    path = folder / "id" / "naming.toml"
    table = read_table(path)
    lists = dict(_lists(table, faults))
    wordings = {name: dict(table.get(name, {}).get("wordings", {})) for name in ("bodies", "groups", "places")}
    phrases = {
        **{name: file_wordings((p, p) for p in rows) for name, rows in lists.items()},
        **{f"{name}.wordings": _by_label(rows, f"{path.name}: {name}", faults) for name, rows in wordings.items()},
    }
    implied = dict(table.get("bodies", {}).get("implied", {}))
    people = dict(table.get("groups", {}).get("implied", {}))
    counts = dict(table.get("anaphora", {}).get("counts", {}))
    return Wording(
        phrases=phrases,
        words={name: frozenset(_single(rows)) for name, rows in lists.items()},
        full_titles={" ".join(split_words(k)): v for k, v in table.get("titles", {}).get("full", {}).items()},
        title_owners={" ".join(split_words(k)): v for k, v in table.get("titles", {}).get("owner", {}).items()},
        titles_only=_sets_of(table.get("titles", {}).get("only", {})),
        titles_lacking=_sets_of(table.get("titles", {}).get("lacking", {})),
        ruling=_whole(lists["titles.ruling"]),
        placed=_whole(lists["titles.placed"]),
        local=_whole(lists["titles.local"]),
        stateless=_whole(lists["titles.stateless"]),
        noble=_whole(lists["titles.noble"]),
        official=frozenset(table.get("groups", {}).get("official", ())),
        of_members=dict(table.get("groups", {}).get("of_members", {})),
        leading=file_wordings(table.get("titles", {}).get("leading", {}).items()),
        implied_bodies=implied,
        implied_groups=people,
        counts=counts,
        sorts=_sets_of(table.get("anaphora", {}).get("sorts", {})),
        meeting_heads=dict(table.get("organisations", {}).get("meetings", {})),
        seated=f" {table.get('bodies', {}).get('seated', '')}",
        islands=frozenset(table.get("anaphora", {}).get("islands", ())),
        home=str(table.get("home", {}).get("nation", "")),
        ordinal="".join(table.get("titles", {}).get("ordinal", [])),
        person_suffix="".join(table.get("persons", {}).get("key_suffix", [])),
        possessive="".join(table.get("anaphora", {}).get("possessive", [])),
        starts=frozenset(w for name in STARTING.split() for w in phrases[name].by_first)
        | implied.keys()
        | people.keys()
        | counts.keys(),
        prefixes=dict(table.get("affixes", {}).get("prefixes", {})),
        suffixes=tuple(table.get("affixes", {}).get("suffixes", [])),
        common=frozenset((folder / "id" / "common_words.txt").read_text(encoding="utf-8").split())
        | set(_single(lists["common.more"])),
    )


def _whole(phrases: Iterable[str]) -> frozenset[str]:
    """Return phrases folded, each as a whole."""
    return frozenset(" ".join(split_words(phrase)) for phrase in phrases)


def _sets_of(rows: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """Return what belongs to each phrase: the nations that have an office, the sorts a word means."""
    return {" ".join(split_words(phrase)): frozenset(values) for phrase, values in rows.items()}


def _lists(table: dict[str, Any], faults: list[str]) -> Iterator[tuple[str, list[str]]]:
    for section, listed in LISTS.items():
        for name in listed.split():
            if name not in table.get(section, {}):
                faults.append(f"ontology/id/naming.toml: {section}.{name}: is missing; add the list")
            yield f"{section}.{name}", list(table.get(section, {}).get(name, []))
    for section, names in TABLES.items():
        for name in names:
            for inner, phrases in table.get(section, {}).get(name, {}).items():
                yield f"{section}.{name}.{inner}", list(phrases)


def _single(phrases: Iterable[str]) -> Iterator[str]:
    """Give the phrases of one word."""
    for words in map(split_words, phrases):
        if len(words) == 1:
            yield words[0]


def _by_label(rows: Mapping[str, list[str]], place: str, faults: list[str]) -> Wordings:
    faults.extend(
        f"ontology/id/{place}.wordings: {label}: has no {OWNER}; put it where the owner's name goes"
        for label in rows
        if OWNER not in label
    )
    return file_wordings((phrase, label) for label, phrases in rows.items() for phrase in phrases)
