"""Find whose an event is that ends in a possessive: *Kenya merdeka. **Hubungannya** dengan Uganda memburuk*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..knowledge.grammar import Grammar
from ..model import Mention
from .clause import PARTICIPANTS
from .phrases import Part, Phrase


def name_owners(phrases: Sequence[Phrase], topic: Phrase | None, grammar: Grammar) -> tuple[Phrase, ...]:
    """Give an event that ends in a possessive the only one named before it for its owner.

    Where it is the subject and nobody is, that is ``topic``, whom the sentence before is about. Before several a
    reader may think of any, so nobody is taken.
    """
    named: dict[tuple[str, ...], Mention] = {}
    found: list[Phrase] = []
    begins = True
    for phrase in phrases:
        spoken = topic.mentions if topic is not None and begins and phrase.kind == "noun" else ()
        owners = tuple(named.values()) or tuple(mention for mention in spoken if _may_own(mention))
        owned = len(owners) == 1 and any(_lacks_owner(part, grammar) for part in phrase.parts)
        parts = (replace(part, of=owners) if _lacks_owner(part, grammar) else part for part in phrase.parts)
        found.append(replace(phrase, parts=tuple(parts)) if owned else phrase)
        begins &= phrase.kind in ("adversative", "adverb", "comma", "time")
        mentions = (unit.mention for unit in phrase.units if unit.mention is not None)
        named.update({mention.keys: mention for mention in mentions if _may_own(mention)})
    return tuple(found)


def _may_own(mention: Mention) -> bool:
    return mention.kind in PARTICIPANTS and len(mention.keys) == 1


def _lacks_owner(part: Part, grammar: Grammar) -> bool:
    """Tell an event of somebody who was named, *hubungannya*, *hubungan baiknya*."""
    if part.head is not None or part.of or not any(unit.noun for unit in part.units):
        return False
    first = next(i for i, unit in enumerate(part.units) if unit.noun)
    return part.units[-1].text.endswith(grammar.affixes.clitic) and len(part.units) <= first + 2
