"""Say which participants of annotated documents resolve to a node with their name, by kind.

    python scripts/evaluate_names.py FACTS TEXTS [--misses]

FACTS holds one JSON file of facts per document, TEXTS the documents themselves, NAME.txt with an optional NAME.json.
A filler is found when a mention in its evidence sentence has an entity one of whose names is among the filler's; it is
found elsewhere when only another sentence has one. Persons with an office are counted beside them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.knowledge.entities import KnownNames, load_names
from graph.knowledge.folder import ontology_folder
from graph.knowledge.segmentation import load_segmentation
from graph.model import Document, Entity, Naming, Sentence
from graph.naming import find_names
from graph.reading.sentences import find_sentences

SCORED = ("actor", "recipient", "party", "place", "origin", "destination")


def norm(text: str) -> str:
    """Fold a name the way the scorer does."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", " ", text).strip()


def read_document(path: Path) -> Document:
    """Read one text with what its sidecar says of it."""
    beside = path.with_suffix(".json")
    about: dict[str, Any] = json.loads(beside.read_text()) if beside.exists() else {}
    text = path.read_bytes().decode("utf-8")
    return Document(path.stem, text, about.get("title") or "", "", str(path), about.get("publisher"))


def labels(entity: Entity) -> set[str]:
    """Return every name of a node, folded."""
    return {norm(name) for name in (entity.label, entity.label_en or "", *entity.names) if name}


def kind_of(filler: str, known: KnownNames) -> str:
    """Guess the kind of a filler from the tables; what they lack is a person, body, group or thing."""
    for name in filler.split("|"):
        form = known.forms.get(norm(name))
        if form:
            return known.entities[form.keys[0]].kind.value
    first = filler.partition("|")[0]
    return "Person" if first[:1].isupper() and " " in first and first.split()[-1][:1].isupper() else "other"


def evidence_mentions(naming: Naming, sentences: tuple[Sentence, ...], text: str, evidence: str) -> set[str]:
    """Return the keys mentioned in the stretch an evidence sentence covers, with those they belong to."""
    start = text.find(evidence)
    end = start + len(evidence)
    near = [m for m in naming.mentions if m.span.start < end and start < m.span.end]
    keys = {key for mention in near for key in mention.keys}
    owners = {naming.entities[key].of for key in keys}
    held = {o.of for o in naming.offices if o.person in keys and any(o.span == m.span for m in near)}
    return keys | {key for key in owners | held if key}


def main() -> None:
    """Print the shares by kind, and the misses if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    faults: list[str] = []
    known, words = load_names(ontology_folder(), faults), load_segmentation(faults)
    if faults or words is None:
        sys.exit("\n".join(faults))
    found, total, offices = Counter[str](), Counter[str](), Counter[str]()
    for path in sorted(options.facts.glob("*.json")):
        gold = json.loads(path.read_text())
        document = read_document(options.texts / f"{gold['document']}.txt")
        sentences = find_sentences(document, words)
        naming = find_names(document, sentences, known)
        nodes = {key: labels(entity) for key, entity in naming.entities.items()}
        for fact in gold["facts"]:
            near = evidence_mentions(naming, sentences, document.text, fact["evidence"])
            for role in SCORED:
                for filler in fact["roles"].get(role, []):
                    names = {norm(name) for name in filler.split("|")}
                    keys = {key for key, have in nodes.items() if have & names}
                    outcome = "here" if keys & near else "elsewhere" if keys else "missed"
                    kind = kind_of(filler, known)
                    total[kind] += 1
                    found[f"{kind} {outcome}"] += 1
                    if options.misses and outcome != "here":
                        print(f"{outcome:9} {gold['document'][:22]:22} {filler} «{fact['evidence'][:140]}»")
            if fact["class"] == "Office":
                outcome = office_outcome(fact, naming, nodes)
                offices[outcome] += 1
                if options.misses and outcome != "right":
                    print(f"office {outcome}: {fact['roles']}")
    for kind, count in total.most_common():
        shares = ", ".join(f"{name} {found[f'{kind} {name}']}" for name in ("here", "elsewhere", "missed"))
        print(f"{kind:14} {count:4}: {shares}  ({found[f'{kind} here'] / count:.3f})")
    print("offices:", dict(offices))


def office_outcome(fact: dict[str, Any], naming: Naming, nodes: dict[str, set[str]]) -> str:
    """Say whether the person is found with an office in the right nation or organisation."""
    persons = {norm(n) for filler in fact["roles"].get("actor", []) for n in filler.split("|")}
    owners = {norm(n) for filler in fact["roles"].get("recipient", []) for n in filler.split("|")}
    held = [o for o in naming.offices if nodes[o.person] & persons]
    if not held:
        return "no office"
    return "right" if any(o.of and nodes[o.of] & owners for o in held) else "wrong owner"


if __name__ == "__main__":
    main()
