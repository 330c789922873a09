"""Unite the entities of several documents, and carry out what people have decided about them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ..knowledge.entities import Decision
from ..model import Entity, Kind, Naming


def merge_entities(namings: Sequence[Mapping[str, Entity]]) -> dict[str, Entity]:
    """Unite the entities of several documents; the result does not depend on their order."""
    found: dict[str, list[Entity]] = {}
    for entities in namings:
        for key, entity in entities.items():
            found.setdefault(key, []).append(entity)
    return {key: _merged(found[key]) for key in sorted(found)}


def _merged(same: list[Entity]) -> Entity:
    first = min(same, key=lambda e: (e.of is None, e.of or "", e.label, e.kind))
    return replace(first, names=frozenset(name for entity in same for name in entity.names))


def settle(naming: Naming, document: str, decisions: Sequence[Decision]) -> Naming:
    """Give entities the keys that were decided: one for two that are the same, another where one is two."""
    keys = {d.key: d.becomes for d in decisions if d.document in ("", document) and d.key in naming.entities}
    return _with_keys(naming, keys) if keys else naming


def keep_apart(naming: Naming, document: str, known: Collection[str]) -> Naming:
    """Give people who have neither a name nor an owner a key of their document: two texts' rebels are not the same."""
    unnamed = (e.key for e in naming.entities.values() if e.kind is Kind.GROUP and e.of is None and e.key not in known)
    keys = {key: f"{key}-{document}" for key in unnamed}
    return _with_keys(naming, keys) if keys else naming


def _with_keys(naming: Naming, keys: Mapping[str, str]) -> Naming:
    entities: dict[str, Entity] = {}
    for key in sorted(naming.entities):
        old = naming.entities[key]
        new = replace(old, key=keys.get(key, key), of=keys.get(old.of or "", old.of))
        entities[new.key] = _merged([entities[new.key], new]) if new.key in entities else new
    return Naming(
        tuple(replace(m, keys=tuple(dict.fromkeys(keys.get(k, k) for k in m.keys))) for m in naming.mentions),
        dict(sorted(entities.items())),
        tuple(replace(o, person=keys.get(o.person, o.person), of=keys.get(o.of or "", o.of)) for o in naming.offices),
        tuple(keys.get(key, key) for key in naming.pair),
        keys.get(naming.page, naming.page) if naming.page else None,
    )
