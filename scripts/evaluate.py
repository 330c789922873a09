#!/usr/bin/env python3
"""Score what is read out of annotated texts: by part, by text, by class, and with parts of the reader left out.

    python scripts/evaluate.py --gold ../shared/gold [--held-out NAME ...] [--write docs/quality.md]

GOLD holds ``texts/NAME.txt`` and ``facts/NAME.json``; the scorer stands beside it, ``../contract/score.py``. Of
held-out texts only figures are shown.
"""

from __future__ import annotations

import argparse
import inspect
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import Template
from typing import Any, Final

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph.facts.extraction import Found, find_facts  # noqa: E402 - the checkout must be on the path first
from graph.model import Document, Reading  # noqa: E402
from graph.pipeline import Reader, find_all, load_reader  # noqa: E402
from graph.rdf.triples import graph_triples  # noqa: E402
from graph.rdf.turtle import write_turtle  # noqa: E402
from graph.reading.documents import read_documents  # noqa: E402

SETTINGS: Final = Path(__file__).with_suffix(".toml")
PAGE: Final = Path(__file__).with_name("quality.md")
PARTS: Final = {"all": "all", "development": "development", "held_out": "held out", "documents": "two documents"}
COLUMNS: Final = {
    "precision": "precision",
    "recall": "recall",
    "f1": "F1",
    "argument": "arguments",
    "when": "when",
    "spurious": "spurious",
    "status": "status",
    "whole": "whole",
}
COUNTED: Final = "spurious"
#: Where the figures are published, and the rows of the README's short table that repeat some of them.
PUBLISHED, README = ROOT / "docs" / "quality.md", ROOT / "README.md"
SHORT: Final = {"development": "that rules were written from", "held_out": "that nobody looked at"}
SHORT_COLUMNS: Final = ("precision", "recall", "f1", "when", "status")
#: Switches of load_reader that turn a way of reading off; an ablation is run for those it offers.
SWITCHES: Final = ("parser", "patterns")

Scores = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """Hold which parts of the reader are on; ``parser`` and ``patterns`` count where the pipeline offers the switch."""

    parser: bool = True
    patterns: bool = True
    coreference: bool = True


@dataclass(frozen=True, slots=True)
class Gold:
    """Hold where the annotated texts and their scorer are, and which texts make up which part."""

    folder: Path
    scorer: Path
    parts: Mapping[str, tuple[str, ...]]


def main() -> int:
    """Print the figures, and write the page where it is asked for."""
    chosen = read_arguments()
    settings = tomllib.loads(SETTINGS.read_text(encoding="utf-8"))
    gold = find_gold(chosen.gold, tuple(chosen.held_out or settings["held_out"]), tuple(settings["documents"]))
    scores = evaluate(gold, ReaderOptions())
    ablation = {name: evaluate(gold, options) for name, options in ablations().items()}
    tables = write_tables(gold, scores, ablation, settings["aims"])
    for name, table in tables.items():
        print(f"\n{name}\n{table}")
    if chosen.write:
        page = Template(PAGE.read_text(encoding="utf-8")).substitute(tables)
        chosen.write.write_text(page, encoding="utf-8")
        print(f"\nwritten: {chosen.write}")
        if chosen.write.resolve() == PUBLISHED:
            README.write_text(with_figures(README.read_text(encoding="utf-8"), scores), encoding="utf-8")
            print(f"written: {README}")
    return 0


def read_arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold", help="folder of texts and facts")
    parser.add_argument("--held-out", nargs="+", metavar="NAME", help="texts to hold out, for those of evaluate.toml")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page here")
    return parser.parse_args()


def find_gold(folder: Path, held_out: Sequence[str], documents: Sequence[str]) -> Gold:
    """Return the annotated texts in their parts; ends the program where they or the scorer are not there."""
    scorer = folder.resolve().parent / "contract" / "score.py"
    every = tuple(sorted(path.stem for path in (folder / "facts").glob("*.json")))
    missing = [name for name in (*held_out, *documents) if name not in every]
    if not scorer.is_file() or not every:
        sys.exit(f"{folder}: no facts/*.json there or no scorer at {scorer}; give the folder with --gold")
    if missing:
        sys.exit(f"{folder}: no annotated text is called {', '.join(missing)}; correct {SETTINGS.name} or --held-out")
    development = tuple(name for name in every if name not in held_out)
    parts = {"all": every, "development": development, "held_out": tuple(held_out), "documents": tuple(documents)}
    return Gold(folder, scorer, parts)


# -- reading ----------------------------------------------------------------------------------------


def ablations() -> dict[str, ReaderOptions]:
    """Return the ways to read that are compared, by what they leave out."""
    offered = inspect.signature(load_reader).parameters
    whole = ReaderOptions()
    compared = {"coreference": replace(whole, coreference=False)}
    return compared | {name: replace(whole, **{name: False}) for name in SWITCHES if name in offered}


def load_chosen_reader(options: ReaderOptions) -> Reader:
    """Load the reader with the switches it offers."""
    load: Callable[..., Reader] = load_reader
    offered = inspect.signature(load_reader).parameters
    return load(**{name: getattr(options, name) for name in SWITCHES if name in offered})


def read_with(options: ReaderOptions, document: Document, reader: Reader) -> Reading:
    """Read one document through all stages, without what the options leave out."""
    found = find_all(document, reader)
    if not options.coreference:
        found = without_coreference(found)
    return Reading(document, tuple(found.sentences), found.naming.entities, find_facts(found, reader.rules))


def without_coreference(found: Found) -> Found:
    """Leave out the mentions that stand for a name."""
    named = tuple(mention for mention in found.naming.mentions if not mention.anaphoric)
    return replace(found, naming=replace(found.naming, mentions=named))


# -- scoring ----------------------------------------------------------------------------------------


def evaluate(gold: Gold, options: ReaderOptions) -> dict[str, Scores]:
    """Read the annotated texts with these options and return the scorer's figures for every part."""
    reader = load_chosen_reader(options)
    readings = []
    for found in read_documents([gold.folder / "texts"], reader.segmentation):
        if isinstance(found, Document):
            readings.append(read_with(options, found, reader))
        else:
            print(f"not read: {found}", file=sys.stderr)
    with tempfile.TemporaryDirectory() as place:
        graph = Path(place, "graph.ttl")
        graph.write_text(write_turtle(graph_triples(readings, reader.catalogue)), encoding="utf-8")
        return {name: score(gold, graph, names) for name, names in gold.parts.items()}


def score(gold: Gold, graph: Path, names: Iterable[str]) -> Scores:
    """Return the scorer's figures for some of the texts; it never lists what was missed."""
    with tempfile.TemporaryDirectory() as place:
        facts, written = Path(place, "facts"), Path(place, "scores.json")
        facts.mkdir()
        for name in names:
            shutil.copy(gold.folder / "facts" / f"{name}.json", facts)
        command = [gold.scorer, facts, graph, "--texts", gold.folder / "texts", "--json", written]
        # The scorer pairs facts of equal weight in the order of a set: without a seed a figure may differ by one.
        seeded = {**os.environ, "PYTHONHASHSEED": "0"}
        run = [sys.executable, *map(str, command)]
        done = subprocess.run(run, capture_output=True, text=True, check=False, env=seeded)
        if not written.is_file():
            sys.exit(f"{gold.scorer}: gave no figures\n{done.stderr}")
        return figures(json.loads(written.read_text(encoding="utf-8")))


def figures(scores: Mapping[str, Any]) -> Scores:
    """Return the scorer's figures under the names of the columns."""
    precision, recall, f1 = scores["fact"]
    named = {"precision": precision, "recall": recall, "f1": f1, "argument": scores["argument"][2]}
    return {**scores, **named, "spurious": scores["spurious_when"]}


# -- tables -----------------------------------------------------------------------------------------


def write_tables(
    gold: Gold, scores: Mapping[str, Scores], ablation: Mapping[str, Mapping[str, Scores]], aims: Mapping[str, Scores]
) -> dict[str, str]:
    """Return the page's tables by name."""
    return {
        "figures": figures_table(gold, scores, aims),
        "aims": "; ".join(f"{PARTS[name]}: {aim_words(aim)}" for name, aim in aims.items()),
        "ablation": ablation_table(scores, ablation),
        "documents": documents_table(gold, scores["all"]),
        "classes": classes_table(scores["development"]),
    }


def figures_table(gold: Gold, scores: Mapping[str, Scores], aims: Mapping[str, Scores]) -> str:
    """Return the figures of every part, those short of an aim in bold."""
    rows = [
        [
            PARTS[name],
            str(len(gold.parts[name])),
            str(part["gold"]),
            str(part["predicted"]),
            *cells(part, aims.get(name)),
        ]
        for name, part in scores.items()
    ]
    return table(["texts of", "texts", "gold facts", "facts read", *COLUMNS.values()], rows)


def cells(part: Scores, aim: Scores | None = None) -> list[str]:
    """Return one part's figures as text."""
    written = []
    for column in COLUMNS:
        text = str(part[column]) if column == COUNTED else f"{part[column]:.3f}"
        written.append(f"**{text}**" if aim and column in aim and is_short(column, part[column], aim[column]) else text)
    return written


def is_short(column: str, value: float, aim: float) -> bool:
    """Tell whether a figure misses its aim."""
    return value > aim if column == COUNTED else value < aim


def aim_words(aim: Scores) -> str:
    """Return an aim in words."""
    bounds = ((COLUMNS[column], "at most" if column == COUNTED else "at least", value) for column, value in aim.items())
    return ", ".join(f"{name} {bound} {value:g}" for name, bound, value in bounds)


def ablation_table(scores: Mapping[str, Scores], ablation: Mapping[str, Mapping[str, Scores]]) -> str:
    """Return the figures with each part left out, over the development and the held-out texts."""
    read = {"everything": scores} | {f"without {name}": scored for name, scored in ablation.items()}
    rows = [
        [name, PARTS[part], *cells(scored[part])]
        for name, scored in read.items()
        for part in ("development", "held_out")
    ]
    return table(["read with", "texts of", *COLUMNS.values()], rows)


def documents_table(gold: Gold, scores: Scores) -> str:
    """Return fact F1 text by text."""
    held = gold.parts["held_out"]
    rows = [[name, "yes" if name in held else "", f"{f1:.3f}"] for name, f1 in sorted(scores["per_doc"].items())]
    return table(["text", "held out", "F1"], rows)


def classes_table(scores: Scores) -> str:
    """Return what was found class by class, the most frequent first."""
    ranked = sorted(scores["per_class"].items(), key=lambda pair: (-pair[1].get("gold", 0), pair[0]))
    rows = [[name, *(str(counts.get(key, 0)) for key in ("gold", "pred", "found"))] for name, counts in ranked]
    return table(["class", "gold facts", "facts read", "found"], rows)


def with_figures(readme: str, scores: Mapping[str, Scores]) -> str:
    """Return the README with today's figures in its short table."""
    for part, name in SHORT.items():
        row = " | ".join([name, *(f"{scores[part][column]:.2f}" for column in SHORT_COLUMNS)])
        readme = re.sub(rf"^\| {name} \|.*$", f"| {row} |", readme, flags=re.MULTILINE)
    return readme


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(main())
