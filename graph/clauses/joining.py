"""Join a phrase and what stands beside it: its preposition, where it is, those it means, those it acts with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..knowledge.grammar import Grammar
from ..model import Kind
from .apposition import is_person
from .coordination import is_in_front
from .phrases import Part, Phrase


def attach_prepositions(phrases: list[Phrase]) -> list[Phrase]:
    """Join each preposition and the noun phrase after it."""
    joined: list[Phrase] = []
    for phrase in phrases:
        before = joined[-1] if joined else None
        if phrase.kind == "noun" and before is not None and before.kind == "preposition" and not before.parts:
            joined[-1] = replace(before, units=before.units + phrase.units, parts=phrase.parts, times=phrase.times)
        else:
            joined.append(phrase)
    return joined


def join_homes(phrases: list[Phrase], grammar: Grammar) -> list[Phrase]:
    """Join a place and what it lies in: *di Bagdad, Irak* is one phrase about Bagdad."""
    joined: list[Phrase] = []
    i = 0
    while i < len(phrases):
        if i + 2 < len(phrases) and _is_home(phrases, i, grammar):
            home = phrases[i + 2]
            last = phrases[i].parts[-1]
            part = replace(last, units=last.units + home.units, of=(*last.of, *home.mentions))
            units = phrases[i].units + phrases[i + 1].units + home.units
            joined.append(replace(phrases[i], units=units, parts=(*phrases[i].parts[:-1], part)))
            i += 3
            if i + 1 < len(phrases) and phrases[i].kind == "comma" and phrases[i + 1].kind in ("verb", "preposition"):
                i += 1
        else:
            joined.append(phrases[i])
            i += 1
    return joined


def _is_home(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> bool:
    """Tell whether a comma and a bare name of a place after a place's phrase say where it lies."""
    place, comma, home = phrases[i : i + 3]
    if place.kind != "preposition" or comma.kind != "comma" or home.kind != "noun" or len(home.parts) != 1:
        return False
    inner, outer = place.parts[-1].head if place.parts else None, home.parts[0].head
    if inner is None or inner.kind is not Kind.PLACE or outer is None or len(home.units) > 1:
        return False
    opens = all(phrase.kind not in ("noun", "verb", "copula") for phrase in phrases[:i])
    acts = opens and i + 3 < len(phrases) and phrases[i + 3].kind == "verb"  # Namun, di Bagdad, Irak menolak
    acts |= is_in_front(phrases, i) and _acts_next(phrases, i + 3, grammar)  # setelah tiba di Bagdad, Irak menolak
    return outer.kind in (Kind.PLACE, Kind.NATION) and not acts


def _acts_next(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> bool:
    """Tell whether who was just named does the next verb, alone, with another, or after what is told of him."""
    kinds = [phrase.kind for phrase in phrases[i : i + 2]]
    joint = kinds[:1] == ["preposition"] and phrases[i].word in grammar.lists["nouns.together"]
    return kinds[:1] == ["verb"] or kinds == ["comma", "relative"] or (joint and kinds[1:] == ["verb"])


def join_named(phrases: list[Phrase], grammar: Grammar) -> list[Phrase]:
    """Join a phrase and the list that names whom it means: *tiga negara, yaitu A dan B*, *para pejabat, termasuk C*."""
    joined: list[Phrase] = []
    phrases = [_as_counted(phrase, grammar) for phrase in phrases]
    i = 0
    while i < len(phrases):
        namely = _named_at(phrases, i, grammar)
        names = namely or _included_at(phrases, i, grammar) or _apposed_at(phrases, i, grammar)
        if names and _are_the_subjects(joined, phrases[i]):
            members = tuple(replace(part, named=True) for part in phrases[names].parts)
            at = _doers_at(joined)
            general = tuple(replace(part, head=None) for part in joined[at].parts)
            joined[at] = replace(joined[at], parts=(*general, *members))
            joined.append(phrases[i])
            i = names + 1
        elif names:
            units = tuple(unit for phrase in phrases[i : names + 1] for unit in phrase.units)
            general = tuple(_unless_common(part, all_named=bool(namely)) for part in phrases[i].parts)
            members = tuple(replace(part, named=True) for part in phrases[names].parts)
            joined.append(replace(phrases[i], units=units, parts=(*general, *members)))
            i = names + 1
            closed = [phrase.kind for phrase in phrases[i : i + 2]] == ["comma", "verb"]
            i += closed and phrases[names - 1].kind == "comma"
        else:
            joined.append(phrases[i])
            i += 1
    return joined


def _as_counted(phrase: Phrase, grammar: Grammar) -> Phrase:
    """Read as many names behind a comma as were counted as those who are meant: *dua negara Afrika, Togo dan Benin*.

    *Tiga negara Eropa, Togo, dan Benin* are five.
    """
    first, *others = phrase.parts or (None,)
    counted = grammar.lists.get(f"counts.{len(others)}", frozenset())
    if first is None or first.units[0].text.casefold().split()[0] not in counted:
        return phrase
    kinds = {part.head.kind if part.head is not None else None for part in others}
    if len(kinds) != 1 or kinds & {None, Kind.GROUP}:
        return phrase
    members = tuple(replace(part, named=True) for part in others)
    return replace(phrase, parts=(replace(first, head=None), *members))


def _doers_at(before: Sequence[Phrase]) -> int:
    """Return where, from the end, they stand who do the verb that ends these phrases: *negara **yang** menolak*."""
    return -3 if len(before) > 2 and before[-2].kind == "relative" else -2


def _are_the_subjects(before: Sequence[Phrase], phrase: Phrase) -> bool:
    """Tell names of those who do it behind what is done: *100 negara mengakui kemerdekaan X, **termasuk Y***."""
    if len(before) < 2 or before[-1].kind != "verb" or phrase.kind != "noun":
        return False
    doers = before[_doers_at(before)]
    if doers.kind != "noun":
        return False
    several = any(unit.figure is not None or unit.word_class == "quantifier" for unit in doers.units)
    several |= _is_doubled(doers.units[0].text)
    heads = [part.head for part in doers.parts]
    several |= any(head is not None and head.kind is Kind.GROUP for head in heads)
    nameless = all(head is None or head.kind is Kind.GROUP for head in heads)
    closed = phrase.units[-1].word_class == "determiner"
    return several and nameless and (closed or any(part.of or part.head for part in phrase.parts))


def _is_doubled(word: str) -> bool:
    """Tell a plural made by saying a word twice: *negara-negara*."""
    first, dash, second = word.partition("-")
    return bool(dash) and first.lower() == second.lower()


def _unless_common(part: Part, *, all_named: bool) -> Part:
    """Leave out *beberapa negara*, *pejabat lain* as somebody of their own where their members are named.

    ``all_named`` tells that whoever is meant is named, so that nobody else is: *negara anggota X, **yakni** A dan B*.
    """
    if all_named and part.head is not None and part.head.kind is Kind.GROUP:
        return replace(part, head=None, of=(part.head, *part.of))
    named = any(unit.mention and not unit.text.islower() for unit in part.units)
    people = part.head is not None and part.head.kind is Kind.GROUP  # 12 pejabat Belarus, termasuk X
    if part.units[0].figure is not None and not people:
        return replace(part, head=None)  # dua negara bekas Uni Soviet
    return part if named else replace(part, head=None, of=())


def join_companions(phrases: list[Phrase], grammar: Grammar) -> list[Phrase]:
    """Join a subject and whom it acts with: *Presiden X bersama Presiden Y mengunjungi Z*."""
    joined: list[Phrase] = []
    i = 0
    while i < len(phrases):
        comma = i + 1 < len(phrases) and phrases[i + 1].kind == "comma"
        k = i + 1 + comma
        last = _last_from(phrases, i, grammar)
        if last > i:
            run = phrases[i : last + 1]
            units = tuple(unit for phrase in run for unit in phrase.units)
            parts = tuple(part for phrase in run if is_person(phrase) for part in phrase.parts)
            joined.append(replace(phrases[i], units=units, parts=parts))
            i = last + 1
        elif _acts_with(phrases, i, k, grammar):
            units = tuple(unit for phrase in phrases[i : k + 1] for unit in phrase.units)
            joined.append(replace(phrases[i], units=units, parts=(*phrases[i].parts, *phrases[k].parts)))
            i = k + 1 + (comma and k + 1 < len(phrases) and phrases[k + 1].kind == "comma")
        else:
            joined.append(phrases[i])
            i += 1
    return joined


def _last_from(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> int:
    """Return where a list of persons ends in which it is said whence one is: *X **dari Kenya** dan Y* V."""
    governed = phrases[i].kind == "preposition" or (i > 0 and phrases[i - 1].kind == "verb")
    if not (governed or _may_act(phrases, i)):
        return -1
    k, whence, closed = i, False, False
    while k < len(phrases) and phrases[k].kind in ("noun", phrases[i].kind) and is_person(phrases[k]):
        end = k + 1
        said = end < len(phrases) and phrases[end].word in grammar.lists["persons.from"] and bool(phrases[end].mentions)
        whence, closed, end = whence or said, closed or len(phrases[k].parts) > 1, end + said
        acts = end < len(phrases) and phrases[end].kind in ("verb", "copula")
        if closed and whence and governed != acts:
            return end - 1
        k = end + (end < len(phrases) and phrases[end].kind == "comma")
        closed = k < len(phrases) and phrases[k].kind == "coordinator"
        k += closed
        if k == end:
            break
    return -1


def _may_act(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell a phrase with a name that stands where a subject does, behind no verb or preposition."""
    alone = not i or phrases[i - 1].kind not in ("verb", "copula", "preposition", "noun")
    return alone and phrases[i].kind == "noun" and bool(phrases[i].mentions)


def _acts_with(phrases: Sequence[Phrase], i: int, k: int, grammar: Grammar) -> bool:
    """Tell whether the phrase at k names who does the verb after it together with the subject at i."""
    if not _may_act(phrases, i) or k + 1 >= len(phrases):
        return False
    beside = (
        phrases[k].kind == "preposition" and phrases[k].mentions and phrases[k].word in grammar.lists["nouns.together"]
    )
    after = phrases[k + 1 + (k > i + 1)].kind if k + 1 + (k > i + 1) < len(phrases) else ""
    return bool(beside) and (k == i + 1 or phrases[k + 1].kind == "comma") and after in ("verb", "copula")


def _named_at(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> int | None:
    """Return the index of the list of names that says whom the phrase at i means."""
    counted = any(unit.figure is not None for unit in phrases[i].units) or _counts_group(phrases[i], grammar)
    someone = any(mention.kind is not Kind.GROUP for mention in phrases[i].mentions) and not counted
    if phrases[i].kind not in ("noun", "preposition") or someone or not phrases[i].parts:
        return None
    k = i + 1
    if k < len(phrases) and phrases[k].kind == "comma":
        k += 1
    if k + 1 >= len(phrases) or phrases[k + 1].kind != "noun":
        return None
    heads = [part.head for part in phrases[k + 1].parts]
    named = grammar.is_in("nouns.namely", phrases[k].units[0].text) and (counted or k > i + 1)
    listed = phrases[k].kind == "colon" and k == i + 1 and counted and len(heads) > 1
    return k + 1 if (named or listed) and all(heads) else None


def _counts_group(phrase: Phrase, grammar: Grammar) -> bool:
    """Tell people who are counted by a word within what they are called: ***tiga** negara Amerika Latin*."""
    head = phrase.parts[0].head if phrase.parts else None
    first = phrase.units[0].text.casefold().split()[:1]
    counts = (words for name, words in grammar.lists.items() if name.startswith("counts."))
    return head is not None and head.kind is Kind.GROUP and any(words & set(first) for words in counts)


def _apposed_at(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> int | None:
    """Return the index of as many names between commas as the phrase at i counts: *dua desa, X dan Y, direbut*."""
    if i + 3 >= len(phrases) or [phrases[i + 1].kind, phrases[i + 2].kind] != ["comma", "noun"]:
        return None
    heads = [part.head for part in phrases[i + 2].parts]
    counted = grammar.lists.get(f"counts.{len(heads)}", frozenset())
    first = phrases[i].parts[0].units[0].text.casefold() if len(phrases[i].parts) == 1 else ""
    counts = phrases[i].kind in ("noun", "preposition") and bool(counted & set(first.split()[:1]))
    return i + 2 if counts and all(heads) and phrases[i + 3].kind in ("comma", "close", "mark") else None


def _included_at(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> int | None:
    """Return the index of the names that are some of those the phrase at i means: *beberapa negara, termasuk Togo*."""
    if phrases[i].kind not in ("noun", "preposition") or not phrases[i].parts:
        return None
    if not _is_plural(phrases[i]) and not _are_the_subjects(phrases[:i], phrases[i]):
        return None
    k = i + 1
    if k < len(phrases) and phrases[k].kind == "comma":
        k += 1
    if k >= len(phrases) or not grammar.is_in("nouns.including", phrases[k].units[0].text):
        return None
    names = k if phrases[k].kind == "preposition" else k + 1
    named = phrases[names] if names < len(phrases) and (names == k or phrases[names].kind == "noun") else None
    heads = [part.head for part in named.parts] if named is not None else []
    return names if heads and all(heads) else None


def _is_plural(phrase: Phrase) -> bool:
    """Tell common words, a body, group or organisation, which may stand for several, from a nation or person."""
    head = phrase.parts[-1].head
    return head is None or head.kind in (Kind.BODY, Kind.GROUP, Kind.ORGANISATION)
