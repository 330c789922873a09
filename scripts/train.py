"""Train the Indonesian pipeline (tagger, parser, name recogniser) from public corpora.

python scripts/train.py --language ../shared/language --output ontology/id/model
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pycrfsuite
import spacy
from corpora import Named, Tree, custom_of, digest, read_names, read_old_treebank, read_treebank, word_classes
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import NumpyOps, fix_random_seed, set_current_ops
from variation import Variety, names_by_kind, varied_names, varied_tree, variety_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from graph.parsing.features import read_classes, see_words, write_doc
from graph.parsing.parser import CLASSES, GUIDELINE, NAME_GUIDELINE, NAMING, PARSING
from graph.parsing.recogniser import FACTORY, WEIGHTS, Recogniser, features_of

UNKNOWN = "?"
SETTINGS = Path(__file__).with_name("train.toml")
ENTITIES = Path(__file__).resolve().parents[1] / "ontology" / "entities"
CARD = Path(__file__).with_name("model_card.md")
ATTRIBUTES = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "LANG", "ID", "LEMMA", "LOWER"]
TREEBANKS = {
    "csui": "treebanks/UD_Indonesian-CSUI/id_csui-ud-train.conllu",
    "pud": "treebanks/UD_Indonesian-PUD/id_pud-ud-test.conllu",
    "gsd": "treebanks/UD_Indonesian-GSD/id_gsd-ud-dev.conllu",
    "old": "treebanks/UD_Indonesian-GSD-2.1/id-ud-train.conllu",
    "csui-test": "treebanks/UD_Indonesian-CSUI/id_csui-ud-test.conllu",
    "gsd-test": "treebanks/UD_Indonesian-GSD/id_gsd-ud-test.conllu",
}
NAMES = {
    "news": "ner/idner-news-2k/train.txt",
    "news-dev": "ner/idner-news-2k/dev.txt",
    "news-test": "ner/idner-news-2k/test.txt",
    "grit": "ner/nergrit/train_preprocess.txt",
    "grit-dev": "ner/nergrit/valid_preprocess.txt",
    "grit-test": "ner/nergrit/test_preprocess.txt",
}


def embedding(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the architecture of the word vectors: hashed features, then a convolution over neighbours."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": settings["width"],
            "attrs": ATTRIBUTES,
            "rows": settings["rows"],
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": settings["width"],
            "window_size": settings["window"],
            "maxout_pieces": 3,
            "depth": settings["depth"],
        },
    }


def listener(settings: dict[str, Any]) -> dict[str, Any]:
    """Return the architecture that reads the shared word vectors."""
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": settings["width"], "upstream": "tok2vec"}


def transitions(settings: dict[str, Any], state: str, vectors: dict[str, Any]) -> dict[str, Any]:
    """Return the architecture of the transition system of parser or recogniser."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": False,
        "hidden_width": settings["hidden"],
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": vectors,
    }


def new_pipeline(classes: dict[str, str]) -> Language:
    """Return an empty pipeline that sees words as the package does.

    spaCy's own Indonesian tokeniser has 16,000 exceptions that take four seconds to load and whose words would keep
    spaCy's features; the package brings its words along, so the pipeline is of no language.
    """
    nlp = spacy.blank("xx")
    see_words(nlp.vocab, classes)
    return nlp


def parsing_pipeline(settings: dict[str, Any], classes: dict[str, str]) -> Language:
    """Return the untrained tagger and parser over shared word vectors."""
    nlp = new_pipeline(classes)
    nlp.add_pipe("tok2vec", config={"model": embedding(settings)})
    tagger = {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": listener(settings)}
    nlp.add_pipe("tagger", config={"model": tagger})
    model = transitions(settings, "parser", listener(settings))
    nlp.add_pipe("parser", config={"model": model, "min_action_freq": 5})
    return nlp


def tree_example(nlp: Language, tree: Tree) -> Example:
    """Return the tree as spaCy's pair of plain and annotated document."""
    words = [word.text for word in tree.words]
    heads = [word.head if word.head >= 0 else index for index, word in enumerate(tree.words)]
    labels = ["ROOT" if word.head < 0 else word.label for word in tree.words]
    tags = [word.tag for word in tree.words]
    reference = Doc(nlp.vocab, words=words, tags=tags, heads=heads, deps=labels)
    return Example(write_doc(nlp.vocab, words, tree.origin), reference)


def name_example(nlp: Language, named: Named) -> Example:
    """Return the sentence with its names as spaCy's pair of plain and annotated document."""
    reference = Doc(nlp.vocab, words=list(named.words), ents=list(named.tags))
    return Example(write_doc(nlp.vocab, named.words, named.origin), reference)


def batches(examples: Sequence[Example], sizes: tuple[int, int], done: float) -> Iterator[list[Example]]:
    """Yield batches of about so many words; they grow from the smaller to the larger size by half of the training."""
    smallest, largest = sizes
    limit = smallest + (largest - smallest) * min(1.0, done * 2)
    batch: list[Example] = []
    size = 0
    for example in examples:
        batch.append(example)
        size += len(example.predicted)
        if size >= limit:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def forget(examples: Sequence[Example], seen: Counter[int], strength: float, chance: random.Random) -> None:
    """Hide the form of some words, rare ones most, so that affixes and neighbours learn to do without it."""
    for example in examples:
        for token in example.predicted:
            if chance.random() < strength / (strength + seen[token.norm]):
                token.norm_ = UNKNOWN


@dataclass(frozen=True, slots=True)
class Course:
    """Hold what one pipeline is trained with: its settings, sentences by part, and what is done to them."""

    settings: dict[str, Any]
    parts: dict[str, list[Any]]
    make: Callable[[Language, Any], Example]
    vary: Callable[[Any, random.Random], Any]
    report: Callable[[Language, str], None]


def train(nlp: Language, course: Course) -> None:
    """Train the pipeline through the stages of its settings."""
    everything = [course.make(nlp, item) for items in course.parts.values() for item in items]
    optimizer = nlp.initialize(lambda: everything)
    seen = Counter(token.norm for example in everything for token in example.predicted)
    chance = random.Random(course.settings["seed"])
    epochs = [(stage, own) for stage in course.settings["stages"] for own in range(stage["epochs"])]
    for number, (stage, own) in enumerate(epochs):
        optimizer.learn_rate = stage["rate"] * (1 - 0.9 * own / stage["epochs"])
        examples = shuffled(nlp, course, stage["copies"], chance)
        forget(examples, seen, course.settings["forgetting"], chance)
        losses: dict[str, float] = {}
        for batch in batches(examples, course.settings["words_per_batch"], number / len(epochs)):
            nlp.update(batch, sgd=optimizer, drop=course.settings["dropout"], losses=losses)
        if number % 2 or number == len(epochs) - 1:
            told = " ".join(f"{name} {loss:.0f}" for name, loss in losses.items())
            course.report(nlp, f"{number + 1} {time.process_time():.0f}s {told}")


def shuffled(nlp: Language, course: Course, copies: dict[str, int], chance: random.Random) -> list[Example]:
    """Return the sentences of one epoch, varied, in an order of its own."""
    items = [item for name, times in copies.items() for item in course.parts[name] * times]
    chance.shuffle(items)
    return [course.make(nlp, course.vary(item, chance)) for item in items]


def write_part(nlp: Language, output: Path) -> None:
    """Write a trained pipeline to a folder."""
    output.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(output)


def read_trees(language: Path) -> dict[str, list[Tree]]:
    """Read the treebanks; only those of training have nouns made by a clitic turned into nouns."""
    trees = {
        name: read_treebank(language / path, name.split("-")[0], nominal="test" not in name)
        for name, path in TREEBANKS.items()
        if name != "old"
    }
    custom = custom_of([*trees["csui"], *trees["pud"], *trees["gsd"]])
    return {**trees, "old": read_old_treebank(language / TREEBANKS["old"], "gsd", custom)}


def read_named(language: Path) -> dict[str, list[Named]]:
    """Read the name corpora; their guidelines differ, so each keeps its origin."""
    origins = {"news": "csui", "grit": "gsd"}
    return {name: read_names(language / path, origins[name.split("-")[0]]) for name, path in NAMES.items()}


def scores(nlp: Language, examples: Sequence[Example]) -> dict[str, float]:
    """Return spaCy's own scores on gold tokens: attachment without punctuation, tags, names."""
    told = nlp.evaluate(list(examples))
    return {key: told[key] for key in ("dep_uas", "dep_las", "tag_acc", "ents_p", "ents_r", "ents_f") if told.get(key)}


def reporter(sets: dict[str, list[Any]], make: Callable[[Language, Any], Example]) -> Callable[[Language, str], None]:
    """Return a function that prints the pipeline's scores on every set."""

    def report(nlp: Language, heading: str) -> None:
        for name, items in sets.items():
            told = scores(nlp, [make(nlp, item) for item in items])
            figures = " ".join(f"{key} {value:.4f}" for key, value in told.items())
            print(f"{heading} | {name}: {figures}", flush=True)

    return report


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where corpora, parts and the model are; ``held_out``: every n-th sentence is not trained on, none if 0."""

    language: Path
    work: Path
    held_out: int
    model: Path

    def classes(self) -> dict[str, str]:
        """Return what single words name; the list is made once, so that every part is trained with the same.

        The list of a model that is trained anew is kept: the tables of names grow, and another list is another model.
        """
        path, kept = self.work / CLASSES, self.model / CLASSES
        if not path.exists():
            self.work.mkdir(parents=True, exist_ok=True)
            made = kept.read_text(encoding="utf-8") if kept.exists() else None
            listed = made or json.dumps(word_classes(ENTITIES), ensure_ascii=False, indent=0) + "\n"
            path.write_text(listed, encoding="utf-8")
        return read_classes(path)


def held_out(items: list[Any], every: int) -> tuple[list[Any], list[Any]]:
    """Split off every n-th sentence; none where ``every`` is 0."""
    if not every:
        return items, []
    rest = [item for index, item in enumerate(items) if index % every]
    return rest, items[::every]


def train_parser(settings: dict[str, Any], variety: Variety, place: Place) -> None:
    """Train tagger and parser and write them to the folder of the parts."""
    trees = read_trees(place.language)
    every = place.held_out
    parts = {name: held_out(trees[name], every if name != "old" else 0) for name in ("csui", "pud", "gsd", "old")}
    tests = {name: trees[name] for name in ("csui-test", "gsd-test")}
    devs = {f"{name}-dev": dev for name, (_, dev) in parts.items() if dev}
    nlp = parsing_pipeline(settings, place.classes())
    kept = {name: trees for name, (trees, _) in parts.items()}

    proper = tuple(word.text for trees in kept.values() for tree in trees for word in tree.words if word.tag == "PROPN")
    variety = replace(variety, proper=proper)

    def vary(tree: Tree, chance: random.Random) -> Tree:
        return varied_tree(tree, variety, chance)

    course = Course(settings, kept, tree_example, vary, reporter(devs or tests, tree_example))
    train(nlp, course)
    write_part(nlp, place.work / "parser")


def train_names(settings: dict[str, Any], variety: Variety, place: Place) -> None:
    """Train the recogniser and write it to the folder of the parts."""
    named = read_named(place.language)
    every = place.held_out
    kind = "dev" if every else "test"
    kept = [*named["news"], *named["grit"], *([] if every else [*named["news-dev"], *named["grit-dev"]])]
    sets = {name: named[name] for name in (f"news-{kind}", f"grit-{kind}")}
    pool, chance = names_by_kind(kept), random.Random(settings["seed"])
    varied = [varied_names(item, pool, variety, chance) for _ in range(settings["copies"]) for item in kept]
    nlp = new_pipeline(place.classes())
    recogniser = nlp.add_pipe(FACTORY, name="ner")
    assert isinstance(recogniser, Recogniser)
    with TemporaryDirectory() as folder:
        recogniser.take_weights(weigh(nlp, [*kept, *varied], settings, Path(folder) / WEIGHTS))
    reporter(sets, name_example)(nlp, f"{time.process_time():.0f}s")
    write_part(nlp, place.work / "names")


def weigh(nlp: Language, named: Sequence[Named], settings: dict[str, Any], path: Path) -> bytes:
    """Return the weights by which the sentences' own tags are likeliest; they are written to the path on the way."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=settings["weighing"], verbose=False)
    for item in named:
        trainer.append(features_of(write_doc(nlp.vocab, item.words, item.origin)), item.tags)
    trainer.train(str(path))
    return path.read_bytes()


def component_of(nlp: Language, name: str) -> TrainablePipe:
    """Return a trained component of a pipeline."""
    component = nlp.get_pipe(name)
    assert isinstance(component, TrainablePipe)
    return component


def united(place: Place) -> Language:
    """Return one pipeline of the trained parts."""
    nlp = new_pipeline(place.classes())
    parsing, naming = spacy.load(place.work / "parser"), spacy.load(place.work / "names")
    for name in PARSING:
        nlp.add_pipe(name, source=parsing)
    nlp.add_pipe("ner", source=naming)
    return nlp


def coarsen(nlp: Language) -> None:
    """Drop the last half of each vector's digits: no score feels it, and the files compress to half their size."""
    for component in PARSING:
        for node in component_of(nlp, component).model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    weights = node.get_param(name).astype("float32")
                    node.set_param(name, (weights.view("uint32") + 0x800 & 0xFFFFF000).view("float32"))


def write_model(nlp: Language, output: Path, settings: dict[str, Any]) -> None:
    """Write the pipeline without what it does not need: other strings than its labels, vectors, lookups."""
    nlp.meta.update(settings["meta"])
    nlp.to_disk(output, exclude=["vocab"])
    vocabulary = output / "vocab"
    vocabulary.mkdir(exist_ok=True)
    labels = {label for labels in nlp.pipe_labels.values() for label in labels} | {"ROOT", "dep"}
    (vocabulary / "strings.json").write_text(json.dumps(sorted(labels), indent=0) + "\n", encoding="utf-8")


def words_per_second(nlp: Language, components: Sequence[str], sentences: Sequence[Sequence[str]]) -> float:
    """Return the words per processor second of some components, best of three."""
    best = 0.0
    for _ in range(3):
        begin = time.process_time()
        docs: Iterator[Doc] = (write_doc(nlp.vocab, words, GUIDELINE) for words in sentences)
        for name in components:
            component: Any = nlp.get_pipe(name)
            docs = component.pipe(docs, batch_size=64)
        size = sum(len(doc) for doc in docs)
        best = max(best, size / (time.process_time() - begin))
    return best


FIGURES = {
    "dep_uas": "UAS",
    "dep_las": "LAS",
    "tag_acc": "tag accuracy",
    "ents_p": "names P",
    "ents_r": "names R",
    "ents_f": "names F1",
}


def score_table(nlp: Language, language: Path) -> str:
    """Return the scores on the public test splits as a table of the model card; every test is read as it is."""
    trees, named = read_trees(language), read_named(language)
    lines = ["| test | figure | own guideline | guideline in use |", "|---|---|---|---|"]
    for name in ("csui-test", "gsd-test"):
        lines += score_rows(nlp, name, trees[name], tree_example, GUIDELINE)
    for name in ("news-test", "grit-test"):
        lines += score_rows(nlp, name, named[name], name_example, NAME_GUIDELINE)
    sentences = [[word.text for word in tree.words] for tree in trees["csui-test"] + trees["gsd-test"]]
    parsing, naming = (words_per_second(nlp, components, sentences) for components in (PARSING, NAMING))
    return "\n".join(
        [*lines, "", f"Words per second on one core: {parsing:,.0f} tagger and parser, {naming:,.0f} names."]
    )


def score_rows(
    nlp: Language, name: str, items: Sequence[Any], make: Callable[[Language, Any], Example], guideline: str
) -> list[str]:
    """Return the rows of one test: its figures asked for its own guideline, and for the one in use."""
    own = scores(nlp, [make(nlp, item) for item in items])
    used = scores(nlp, [make(nlp, replace(item, origin=guideline)) for item in items])
    return [f"| {name} | {FIGURES[key]} | {value:.4f} | {used[key]:.4f} |" for key, value in own.items()]


def digest_table(language: Path) -> str:
    """Return the digests of the files trained and tested on as a table of the model card."""
    paths = sorted({*TREEBANKS.values(), *NAMES.values()})
    return "\n".join(
        ["| file | SHA-256 |", "|---|---|", *(f"| {path} | `{digest(language / path)}` |" for path in paths)]
    )


def write_card(nlp: Language, language: Path, output: Path) -> None:
    """Write the model card and the notice beside the model."""
    card = CARD.read_text(encoding="utf-8")
    card = card.replace("{scores}", score_table(nlp, language)).replace("{digests}", digest_table(language))
    card = card.replace("{versions}", f"spaCy {version('spacy')}, thinc {version('thinc')}, numpy {version('numpy')}")
    (output / "README.md").write_text(card, encoding="utf-8")


def main() -> None:
    """Train what is asked for; without ``--only``, unite the parts and write the model and its card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--language", type=Path, default=Path("../shared/language"))
    parser.add_argument("--output", type=Path, required=True, help="folder of the model")
    parser.add_argument("--work", type=Path, default=Path("build/train"), help="folder of the parts")
    parser.add_argument("--settings", type=Path, default=SETTINGS)
    parser.add_argument("--hold-out", type=int, default=0, metavar="N", help="keep every N-th sentence to score on")
    parser.add_argument("--only", choices=["parser", "names", "unite"])
    chosen = parser.parse_args()
    set_current_ops(NumpyOps(use_blis=False))  # numpy's own matrix product is three times as fast as BLIS's
    settings = tomllib.loads(chosen.settings.read_text(encoding="utf-8"))
    place = Place(chosen.language, chosen.work, chosen.hold_out, chosen.output)
    for name, train_part in (("parser", train_parser), ("names", train_names)):
        if chosen.only in (None, name):
            fix_random_seed(settings["seed"])
            train_part({**settings[name], "seed": settings["seed"]}, variety_of(settings["variety"]), place)
    if chosen.only in (None, "unite"):
        nlp = united(place)
        coarsen(nlp)
        write_model(nlp, chosen.output, settings)
        shutil.copyfile(place.work / CLASSES, chosen.output / CLASSES)
        write_card(nlp, chosen.language, chosen.output)


if __name__ == "__main__":
    main()
