"""Read how the facts of a class behave when they are found, dated and merged."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from .folder import read_table

_FILE = "traits.toml"


@dataclass(frozen=True, slots=True)
class Traits:
    """Hold, for each trait of ``ontology/traits.toml``, the classes of facts that have it."""

    per_pair: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    utterances: frozenset[str] = frozenset()
    disputes: frozenset[str] = frozenset()
    mediated: frozenset[str] = frozenset()
    fights: frozenset[str] = frozenset()
    answers: frozenset[str] = frozenset()
    crowds: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()
    punctual: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()
    occasions: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
    by_entity: frozenset[str] = frozenset()
    by_title: frozenset[str] = frozenset()
    by_actor: frozenset[str] = frozenset()
    by_recipient: frozenset[str] = frozenset()
    journeys: frozenset[str] = frozenset()
    one_a_sentence: frozenset[str] = frozenset()
    one_of_whom: frozenset[str] = frozenset()
    told_twice: frozenset[str] = frozenset()
    meetings: frozenset[str] = frozenset()
    talks: frozenset[str] = frozenset()
    worded: frozenset[str] = frozenset()
    of_office: frozenset[str] = frozenset()


def load_traits(folder: Path, classes: Collection[str], faults: list[str]) -> Traits:
    """Read the traits; one nobody knows or that is missing, and a class not defined, are added to the faults."""
    lists = {name: names for group in read_table(folder / _FILE).values() for name, names in group.items()}
    faults.extend(_faults(lists, classes))
    return Traits(**{field.name: frozenset(lists.get(field.name, ())) for field in fields(Traits)})


def _faults(lists: dict[str, Any], classes: Collection[str]) -> Iterator[str]:
    known = {field.name for field in fields(Traits)}
    for name in sorted(set(lists) - known):
        yield f"ontology/{_FILE}: {name}: no such trait; write one of {', '.join(sorted(known))}"
    for name in sorted(known - set(lists)):
        yield f"ontology/{_FILE}: {name}: the list is missing; add it"
    for name, named in lists.items():
        for wrong in sorted(set(named) - set(classes)):
            yield f"ontology/{_FILE}: {name}: '{wrong}' is not defined in vocabulary.ttl; correct it or define it"
