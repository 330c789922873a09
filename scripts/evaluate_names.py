#!/usr/bin/env python3
"""Say how many participants of annotated documents get the right node, and how many nodes are right, by kind.

    python scripts/evaluate_names.py NAME=FOLDER [NAME=FOLDER ...] [--write docs/names.md] [--misses]

FOLDER holds ``facts/NAME.json`` and ``texts/NAME.txt``. The held-out texts of evaluate.toml are never read.

*Recall*: of the participants annotated, those with a node of that name among what the sentence names or means. A
participant is *named* where one of its names stands in the sentence; a nation is *meant* where words stand there that
can stand for one (*kedua negara*, *negara itu*, *negaranya*, a capital); the others are *unsaid*, only the text tells.
*Precision*: of the mentions in annotated sentences whose words are a participant's name, those whose node is that
participant; of the words that stand for a name, those that mean a participant of one of the sentence's facts, which is
a lower bound: they may rightly mean somebody who takes no part. *Offices*: person, title and body all right.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph.knowledge.entities import KnownNames  # noqa: E402 - the checkout must be on the path first
from graph.model import Document, Entity, Kind, Mention, Naming  # noqa: E402
from graph.pipeline import Reader, find_all, load_reader  # noqa: E402
from graph.reading.documents import read_documents  # noqa: E402

SCORED = ("actor", "recipient", "party", "place", "origin", "destination")
SETTINGS, PAGE = Path(__file__).with_name("evaluate.toml"), Path(__file__).with_name("names.md")
NAMED, MEANT, UNSAID = "named", "meant", "unsaid"
POINTERS = ("pair", "sides", "both", "plural", "self", "own_nation")
# How many words may stand between *negara* and *itu*.
LONGEST_POINTER = 5

Fact = Mapping[str, Any]
Row = tuple[str, str]


@dataclass(slots=True)
class Counts:
    """Count what was asked for and found, and what was given and right, by kind and by how it is said."""

    wanted: Counter[Row] = field(default_factory=Counter)
    found: Counter[Row] = field(default_factory=Counter)
    given: Counter[Row] = field(default_factory=Counter)
    right: Counter[Row] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Annotated:
    """Hold one document as read, with the facts annotated in it."""

    document: Document
    naming: Naming
    facts: Sequence[Fact]
    known: KnownNames

    def names(self, key: str, met: str = "") -> set[str]:
        """Return every name of a node, folded; without the words it was met by, unless they are its label."""
        entity: Entity = self.naming.entities[key]
        every = {norm(name) for name in (entity.label, entity.label_en or "", *entity.names) if name}
        return (every - {met}) | {norm(entity.label)}

    def near(self, evidence: str) -> list[Mention]:
        """Return the mentions in the stretch of the text that a sentence covers."""
        start = self.document.text.find(evidence)
        return [m for m in self.naming.mentions if start >= 0 and start <= m.span.start < start + len(evidence)]

    def words(self, mention: Mention) -> str:
        """Return the words of a mention, folded."""
        return norm(self.document.text[mention.span.start : mention.span.end])


def norm(text: str) -> str:
    """Fold a name the way the scorer does."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", text).strip()


def fillers(fact: Fact, roles: Sequence[str] = SCORED) -> Iterator[tuple[str, ...]]:
    """Give the participants of a fact, each as its names."""
    for role in roles:
        for filler in fact["roles"].get(role, []):
            yield tuple(filler.split("|"))


def kind_of(names: Sequence[str], known: KnownNames) -> str:
    """Tell the kind of a participant from its first name: by the tables, the heads of bodies, or as a person's."""
    first = norm(names[0])
    form, words = known.forms.get(first), first.split()
    if form:
        return known.entities[form.keys[0]].kind.value
    for kind, phrases in ((Kind.BODY, "bodies.wordings"), (Kind.GROUP, "groups.wordings")):
        if known.wording.phrases[phrases].length(words, 0) and not names[0].istitle():
            return kind.value
    person = len(words) > 1 and all(word[:1].isupper() or word in ("bin", "de", "al") for word in names[0].split())
    return Kind.PERSON.value if person else "other"


def count_participants(one: Annotated, counts: Counts) -> None:
    """Count the participants that have a node among what their sentence names or means."""
    for fact in one.facts:
        near = {key for mention in one.near(fact["evidence"]) for key in behind(one.naming, mention)}
        have = set().union(*(one.names(key) for key in near))
        said = norm(fact["evidence"])
        for names in fillers(fact):
            folded, kind = {norm(name) for name in names}, kind_of(names, one.known)
            meant = MEANT if kind != Kind.NATION or points(said.split(), folded, one.known) else UNSAID
            row = kind, NAMED if any(f" {name} " in f" {said} " for name in folded) else meant
            counts.wanted[row] += 1
            counts.found[row] += bool(have & folded)
            if not have & folded:
                counts.misses.append(f"{' '.join(row):18} {'|'.join(names)} «{fact['evidence'][:200]}»")


def points(words: list[str], names: set[str], known: KnownNames) -> bool:
    """Tell whether words stand in a sentence that can stand for a nation of these names."""
    phrases, ends = known.wording.phrases, known.wording.words["anaphora.ends"]
    for at in range(len(words)):
        if any(phrases[f"anaphora.{name}"].length(words, at) for name in POINTERS):
            return True
        size = phrases["anaphora.nations"].length(words, at)
        if size and any(word in ends for word in words[at + size : at + size + LONGEST_POINTER]):
            return True
        forms = (known.forms.get(" ".join(words[at:end])) for end in range(at + 1, at + 4))
        stands = {n for form in forms if form for key in form.keys for n in (key, *known.metonyms.get(key, ()))}
        if any(norm(name) in names for key in stands for name in known.entities[key].names):
            return True
    return False


def behind(naming: Naming, mention: Mention) -> set[str]:
    """Return whom a mention means, with those the mentioned belong to or hold an office of."""
    keys = set(mention.keys)
    owners = {naming.entities[key].of for key in keys}
    held = {office.of for office in naming.offices if office.person in keys and office.span == mention.span}
    return keys | {key for key in owners | held if key}


def count_nodes(one: Annotated, counts: Counts) -> None:
    """Count the mentions whose words are a participant's, or stand for one, and whose node is that participant."""
    by_sentence: dict[str, list[Fact]] = {}
    for fact in one.facts:
        by_sentence.setdefault(fact["evidence"], []).append(fact)
    for evidence, facts in by_sentence.items():
        groups = [{norm(n) for n in names} for fact in facts for names in fillers(fact, tuple(fact["roles"]))]
        for mention in one.near(evidence):
            count_node(one, mention, groups, counts)


def count_node(one: Annotated, mention: Mention, groups: Sequence[set[str]], counts: Counts) -> None:
    """Count one mention; what is no participant's name says nothing about its node."""
    words = one.words(mention)
    wanted = groups if mention.anaphoric else [names for names in groups if words in names]
    for key in mention.keys if wanted else ():
        row = mention.kind.value, MEANT if mention.anaphoric else NAMED
        right = any(is_right(one, key, words, names) for names in wanted)
        counts.given[row] += 1
        counts.right[row] += right
        if not right:
            counts.misses.append(f"wrong {' '.join(row):12} {words} -> {key} in {one.document.slug[:30]}")


def is_right(one: Annotated, key: str, words: str, names: set[str]) -> bool:
    """Tell whether a node is a participant of these names; an organ or group is, where its owner stands in one."""
    owner = one.naming.entities[key].of
    owned = one.names(owner) if owner else set()
    within = any(f" {mine} " in f" {name} " for name in names for mine in owned)
    return bool(one.names(key, words) & names) or (words in names and within)


def count_offices(one: Annotated, counts: Counts) -> None:
    """Count the persons annotated with an office that have it, and the offices given to such persons."""
    facts = [fact for fact in one.facts if fact["class"] == "Office"]
    for fact in facts:
        held = any(is_office(one, office, fact) for office in one.naming.offices)
        counts.wanted["Office", ""] += 1
        counts.found["Office", ""] += held
        if not held:
            counts.misses.append(f"no office {fact['roles']} «{fact['evidence'][:160]}»")
    known = set().union(*({norm(n) for names in fillers(fact, ("actor",)) for n in names} for fact in facts))
    for office in one.naming.offices:
        if one.names(office.person) & known and office.of and not office.former:
            right = any(is_office(one, office, fact) for fact in facts)
            counts.given["Office", ""] += 1
            counts.right["Office", ""] += right
            if not right:
                counts.misses.append(f"wrong office {office} in {one.document.slug[:30]}")


def is_office(one: Annotated, office: Any, fact: Fact) -> bool:
    """Tell whether an office is the one annotated: person, nation or body, and title."""
    roles = {role: {norm(n) for names in fillers(fact, (role,)) for n in names} for role in fact["roles"]}
    owners = {office.of, one.naming.entities[office.of].of} - {None} if office.of else set()
    owned = set().union(*(one.names(key) for key in owners))
    title = norm(office.title)
    full = one.known.wording.full_titles
    titles = {full.get(name, name) for name in roles.get("title", ())}
    same = not titles or any(name in full.get(title, title) or full.get(title, title) in name for name in titles)
    return bool(one.names(office.person) & roles.get("actor", set()) and owned & roles.get("recipient", set()) and same)


def evaluate(folder: Path, reader: Reader, held_out: Sequence[str]) -> tuple[int, Counts]:
    """Read the annotated texts of a folder, all but the held-out ones, and count."""
    counts, texts = Counts(), [p for p in sorted((folder / "texts").glob("*.txt")) if p.stem not in held_out]
    for document in read_documents(texts, reader.segmentation):
        if not isinstance(document, Document):
            sys.exit(f"not read: {document}")
        facts = json.loads((folder / "facts" / f"{document.slug}.json").read_text(encoding="utf-8"))["facts"]
        one = Annotated(document, find_all(document, reader).naming, facts, reader.names)
        for count in (count_participants, count_nodes, count_offices):
            count(one, counts)
    return len(texts), counts


def table(counts: Counts) -> str:
    """Write the figures as a table in Markdown."""
    lines = ["| kind | said | participants | recall | mentions | precision |", "|---|---|---|---|---|---|"]
    rows = sorted(set(counts.wanted) | set(counts.given), key=lambda row: (-counts.wanted[row], row))
    for row in rows:
        recall, precision = share(counts.found, counts.wanted, row), share(counts.right, counts.given, row)
        lines.append(f"| {row[0]} | {row[1]} | {counts.wanted[row]} | {recall} | {counts.given[row]} | {precision} |")
    return "\n".join(lines)


def share(part: Counter[Row], whole: Counter[Row], row: Row) -> str:
    """Write a share, nothing where there is nothing to share."""
    return f"{part[row] / whole[row]:.3f}" if whole[row] else ""


def main() -> None:
    """Print the figures, and write the page where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", metavar="NAME=FOLDER", help="annotated texts and what to call them")
    parser.add_argument("--misses", action="store_true", help="list what was missed or wrong")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page here")
    options = parser.parse_args()
    held_out = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))["held_out"]
    reader, tables = load_reader(), []
    for given in options.folders:
        name, _, folder = given.partition("=")
        texts, counts = evaluate(Path(folder), reader, held_out)
        if options.misses:
            print("\n".join(counts.misses))
        tables.append(f"### {name}: {texts} texts\n\n{table(counts)}")
        print(f"\n{tables[-1]}")
    if options.write:
        page = Template(PAGE.read_text(encoding="utf-8")).substitute(figures="\n\n".join(tables))
        options.write.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
