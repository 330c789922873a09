"""Join a phrase and what it is called besides: *mitranya dari X, Y*, *Presiden X, Y*."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..knowledge.grammar import Grammar
from ..model import Kind, Mention
from .phrases import Part, Phrase


def join_counterparts(phrases: list[Phrase], grammar: Grammar) -> list[Phrase]:
    """Join a counterpart and whence he comes, with his name if it is told: *mitranya dari Uganda, Badr Mansour*."""
    joined: list[Phrase] = []
    i = 0
    while i < len(phrases):
        end = _counterpart_end(phrases, i, grammar)
        if end > i:
            units = tuple(unit for phrase in phrases[i : end + 1] for unit in phrase.units)
            person = _as_person(phrases[end].parts[0].head)
            joined.append(replace(phrases[i], units=units, parts=(Part(units, person, phrases[i].parts[0].noun, ()),)))
        else:
            joined.append(phrases[i])
        i = max(i, end) + 1
    return joined


def _as_person(head: Mention | None) -> Mention | None:
    """Return a counterpart without a name as a person, for whom his nation stands: *timpalannya dari Iran*."""
    return replace(head, kind=Kind.PERSON) if head is not None and head.kind is Kind.NATION else head


def _counterpart_end(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> int:
    """Return the index of the phrase that names the counterpart, or his nation; -1 where neither is named."""
    first = phrases[i].parts[0].noun.split()[:1] if phrases[i].kind == "noun" else []
    words = {word.removesuffix(grammar.affixes.clitic) for word in first}
    if not words & grammar.lists["persons.counterparts"] or len(phrases[i].parts) != 1:
        return -1
    after = i + 1
    if after < len(phrases) and all(unit.word_class == "pronoun" for unit in phrases[after].units):
        after += 1
    if after + 1 >= len(phrases) or phrases[after].word not in grammar.lists["persons.from"]:
        return -1
    whence = phrases[after + 1]
    if whence.kind == "noun" and is_person(whence) and whence.units[0].mention is not whence.parts[0].head:
        return after + 1
    named = after + 3 < len(phrases) and phrases[after + 2].kind == "comma" and phrases[after + 3].kind == "noun"
    if named and not is_person(whence) and is_person(phrases[after + 3]):
        return after + 3
    unnamed = (
        after == i + 1 and phrases[i].units[-1].text.endswith(grammar.affixes.clitic) and len(phrases[i].units) == 1
    )
    return after + 1 if unnamed and _is_nation(whence) else -1


def _is_nation(phrase: Phrase) -> bool:
    """Tell whether a phrase names one nation and nothing else."""
    head = phrase.parts[0].head if len(phrase.parts) == 1 else None
    return phrase.kind == "noun" and len(phrase.units) == 1 and head is not None and head.kind is Kind.NATION


def is_person(phrase: Phrase) -> bool:
    """Tell whether a phrase names one person."""
    head = phrase.parts[0].head if phrase.parts else None
    return head is not None and head.kind is Kind.PERSON


def join_appositions(phrases: list[Phrase], grammar: Grammar) -> list[Phrase]:
    """Join a title and the person after its comma: Menlu Peru, Hugo de Zela."""
    joined: list[Phrase] = []
    i = 0
    while i < len(phrases):
        phrase = phrases[i]
        apposed = i + 2 < len(phrases) and phrases[i + 1].kind == "comma"
        if apposed and (
            _is_called_nation(phrases, i) or _is_its_nation(phrases, i, grammar) or _is_capital(phrases, i, grammar)
        ):
            part = replace(
                phrase.parts[0], units=phrase.units + phrases[i + 2].units, head=phrases[i + 2].parts[0].head
            )
            joined.append(replace(phrase, units=part.units, parts=(part,)))
            i += 4 if i + 3 < len(phrases) and phrases[i + 3].kind == "comma" else 3
            continue
        told_apart = apposed and (_is_fronted(phrases, i) or _ends_front(phrases, i))
        if apposed and not told_apart and _is_apposed(phrase, phrases[i + 2], grammar):
            units = phrase.units + phrases[i + 2].units
            person = phrases[i + 2].parts[0].head
            joined.append(replace(phrase, units=units, parts=(Part(units, person, phrase.parts[0].noun, ()),)))
            i += 3
            if (
                i < len(phrases)
                and phrases[i].kind == "comma"
                and i + 1 < len(phrases)
                and phrases[i + 1].kind == "verb"
            ):
                i += 1
            continue
        joined.append(phrase)
        i += 1
    return joined


def _is_fronted(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell a phrase set before the subject: *kepada wartawan, Hugo de Zela mengatakan*."""
    front = i > 0 and phrases[i - 1].kind == "preposition" and (i == 1 or phrases[i - 2].kind in ("comma", "quote"))
    return front and i + 3 < len(phrases) and phrases[i + 3].kind in ("verb", "coordinator")


def _ends_front(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell what ends a clause in front of a subject: *Setelah terpilih menjadi presiden, Hugo de Zela mengatakan*."""
    before = [phrase.kind for phrase in phrases[:i]]
    opens = bool(before) and before[0] in ("subordinator", "verb") and "comma" not in before
    told = opens and ("verb" in before or "copula" in before)
    return told and i + 3 < len(phrases) and phrases[i + 3].kind in ("verb", "copula", "auxiliary")


def _is_called_nation(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell a nation behind what it is to another: *negara tetangga Kenya, **Uganda**, menolak*."""
    group, name, after = phrases[i], phrases[i + 2], phrases[i + 3 : i + 5]
    if group.kind != "noun" or name.kind != "noun" or len(group.parts) != 1 or len(name.units) != 1 or len(after) < 2:
        return False
    head, nation = group.units[0].mention, name.parts[0].head
    called = head is not None and head.kind is Kind.GROUP and group.parts[0].head is head
    acts = after[0].kind == "comma" and after[1].kind in ("verb", "copula")
    return called and nation is not None and nation.kind is Kind.NATION and acts


def _is_its_nation(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> bool:
    """Tell a nation behind what it is to whoever was named: *memutus hubungan dengan negara tetangga**nya**, Kenya*."""
    group, name = phrases[i], phrases[i + 2]
    if group.kind != "noun" or name.kind != "noun" or len(group.parts) != 1 or len(name.units) != 1:
        return False
    nation, last = name.parts[0].head, group.units[-1].text
    goes_on = i + 3 < len(phrases) and phrases[i + 3].kind in ("coordinator", "verb", "relative")
    kinds = grammar.lists["nouns.class_words"] | grammar.lists["nouns.fellows"]
    called = last.endswith(grammar.affixes.clitic) and any(unit.text.lower() in kinds for unit in group.units)
    named = nation is not None and nation.kind in (Kind.NATION, Kind.ORGANISATION) and not nation.anaphoric
    return called and named and group.parts[0].head is None and not goes_on


def _is_capital(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> bool:
    """Tell a town behind what it is the capital of: *di ibu kota Kenya, **Nairobi***."""
    whose, town = phrases[i], phrases[i + 2]
    if whose.kind != "noun" or town.kind != "noun" or len(whose.parts) != 1 or len(town.units) != 1:
        return False
    nation, name = whose.parts[0].head, town.parts[0].head
    called = whose.units[0].text.lower() in grammar.lists["locations.capitals"] and nation is not None
    goes_on = i + 3 < len(phrases) and phrases[i + 3].kind == "coordinator"
    lies = nation is not None and nation.kind is Kind.NATION and name is not None and name.kind is Kind.PLACE
    return called and lies and not goes_on


def _is_apposed(title: Phrase, name: Phrase, grammar: Grammar) -> bool:
    if title.kind != "noun" or name.kind != "noun" or len(title.parts) != 1:
        return False
    person = name.parts[0].head
    if person is None or person.kind is not Kind.PERSON or name.units[0].mention is not person:
        return False
    head = title.parts[0].head
    first = title.parts[0].noun.split()[0] if title.parts[0].noun else ""
    return (head is None or head.kind is not Kind.PERSON) and grammar.is_in("persons.heads", first)
