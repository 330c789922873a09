"""Cut the units of a sentence into chunks: noun phrases with their parts, verb groups, brackets, single words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..knowledge.grammar import Grammar
from ..model import Kind, Mention, Time
from .phrases import Part, Phrase
from .units import NOMINAL, WITHIN_GROUP, Unit

#: A quotation of up to this many units, marks included, is part of the clause around it.
_FEW_QUOTED = 9
#: What closes a noun and whose it is.
_ENDS_OWNED = frozenset(
    {"preposition", "time", "comma", "mark", "stop", "determiner", "coordinator", "relative", "subordinator"}
)
#: Behind these a clause begins, or at the start of a sentence.
_FRONTED_BEHIND = frozenset({"comma", "stop", "colon", "mark", "adverb", "quote"})
#: What stands between the members of a list.
_JOINTS = frozenset({"comma", "coordinator"})


def without_inner_quotes(units: Sequence[Unit]) -> list[Unit]:
    """Leave out the marks around a few quoted words: they do not part a clause."""
    kept = list(units)
    marks = [i for i, unit in enumerate(units) if unit.word_class == "quote"]
    for opening, closing in pairwise(marks):
        last = units[closing - 1].word_class
        if (
            opening > 0
            and closing - opening <= _FEW_QUOTED
            and last not in ("comma", "stop", "mark")
            and (units[opening - 1].word_class not in ("comma", "colon", "stop"))
        ):
            kept[opening], kept[closing] = replace(kept[opening], word_class=""), replace(kept[closing], word_class="")
    return [unit for unit in kept if unit.word_class]


def without_place_brackets(units: Sequence[Unit]) -> list[Unit]:
    """Leave out the marks around names of places: *dua konsulat (di Hamburg dan Munich)* says where they are."""
    left: set[int] = set()
    for i in (i for i, unit in enumerate(units) if unit.word_class == "open"):
        inside = units[i + 1 : i + _bracket_size(units, i) - 1]
        places = [unit.mention for unit in inside if unit.mention is not None]
        plain = all(unit.word_class in ("name", "noun", *_JOINTS) and not unit.noun for unit in inside[1:])
        where = bool(places) and all(mention.kind is Kind.PLACE for mention in places)
        if plain and where and inside[0].word_class == "preposition":
            left |= {i, i + len(inside) + 1}
    return [unit for i, unit in enumerate(units) if i not in left]


def chunk(units: Sequence[Unit], grammar: Grammar) -> list[Phrase]:
    """Cut units into noun phrases, verb groups, brackets and single words."""
    phrases: list[Phrase] = []
    several = _count_dated(units) > 1
    i = 0
    while i < len(units):
        if _opens_noun(units[i]):
            size = _noun_size(units, i, grammar)
            phrases.append(_noun_phrase(units[i : i + size], grammar))
        elif _verb_at(units, i) is not None:
            size = _verb_size(units, i)
            phrases.append(_verb_group(units[i : i + size]))
        elif units[i].word_class == "open":
            size = _bracket_size(units, i)
            phrases.append(_bracket(units[i : i + size], dates=not several))
        else:
            size = 1
            phrases.append(_single(units[i], grammar))
        if phrases[-1].kind == "noun" and _only_closes(phrases):
            phrases[-1] = replace(phrases[-1], kind="adverb", parts=())
        i += size
    return phrases


def _only_closes(phrases: Sequence[Phrase]) -> bool:
    """Tell a determiner after a time, which closes what stands before both: *yang dilantik pada Mei **itu***."""
    last = phrases[-1].units
    alone = len(last) == 1 and last[0].word_class == "determiner" and last[0].mention is None
    return alone and len(phrases) > 1 and phrases[-2].kind == "time"


def join_described(phrases: list[Phrase]) -> list[Phrase]:
    """Join a noun and the plain word after *yang* that describes it: *perundingan yang (sangat) sulit antara …*."""
    joined: list[Phrase] = []
    for i, phrase in enumerate(phrases):
        at = _described_at(joined) if _describes(phrases, i) else None
        if at is None:
            joined.append(phrase)
            continue
        noun = joined[at]
        last = replace(noun.parts[-1], units=noun.parts[-1].units + phrase.units)
        joined[at:] = [replace(noun, units=noun.units + phrase.units, parts=(*noun.parts[:-1], last))]
    return joined


def _described_at(before: Sequence[Phrase]) -> int | None:
    """Return the index of the noun before *yang* and the adverbs behind it."""
    at = len(before) - 1
    while at > 0 and before[at].kind == "adverb":
        at -= 1
    return at - 1 if at > 0 and before[at].kind == "relative" and before[at - 1].kind == "noun" else None


def _describes(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell one plain word that no verb follows."""
    unit = phrases[i].units[0]
    plain = len(phrases[i].units) == 1 and unit.word_class == "noun" and unit.mention is None and unit.noun is None
    plain &= "auxiliary" not in unit.classes  # yang *tengah* dalam lawatan
    after = phrases[i + 1].kind if i + 1 < len(phrases) else "mark"
    return plain and after in ("preposition", "time", "comma", "mark", "stop", "bracket", "adverb", "purpose")


def _opens_noun(unit: Unit) -> bool:
    return unit.word_class in NOMINAL


def _noun_size(units: Sequence[Unit], start: int, grammar: Grammar) -> int:
    """Count the units of the noun phrase that starts here; a determiner closes it, a bracket after it stays inside."""
    i = start + 1
    while i < len(units):
        unit = units[i]
        if unit.word_class == "open" and _is_gloss(units, i):
            i += _bracket_size(units, i)
            continue
        if not _continues_noun(units, i, start, grammar):
            break
        i += 1
    return i - start


def _continues_noun(units: Sequence[Unit], i: int, start: int, grammar: Grammar) -> bool:
    unit, before = units[i], units[i - 1]
    if unit.word_class == "dash":
        after = units[i + 1] if i + 1 < len(units) else None
        glued = after is not None and before.span.end == unit.span.start and unit.span.end == after.span.start
        return bool(after is not None and after.mention and (before.mention or glued))  # *Perang Arab-Israel*
    if before.word_class == "determiner" and i - 1 > start:
        return False
    if _is_subject_behind_front(units, i, start, grammar):
        return False
    if unit.word_class == "pronoun":
        others = grammar.is_in("nouns.fellows", before.text.lower())  # *sekutu kami menolak*: not we
        owns = _is_owner(units, i) or _is_owner_within(units, i, start) or _is_owner_made(units, i, start, grammar)
        return unit.mention is None and (others or owns)
    if unit.word_class == "quantifier":
        last = i + 1 >= len(units) or units[i + 1].word_class not in NOMINAL
        return before.word_class in ("quantifier", "noun") or last
    return unit.word_class in NOMINAL


def _is_subject_behind_front(units: Sequence[Unit], i: int, start: int, grammar: Grammar) -> bool:
    """Tell who does something behind what says where: *di sana **ia** bertemu X*, *di Baku **kedua menteri** …*."""
    opens = start > 0 and units[start - 1].word_class == "preposition"
    front = opens and (start == 1 or units[start - 2].word_class in _FRONTED_BEHIND)
    before, mention = units[i - 1], units[i].mention
    there = grammar.is_in("classes.there", before.text.lower())
    there |= before.mention is not None and before.mention.kind in (Kind.PLACE, Kind.NATION)
    points = mention is not None and mention.anaphoric and there
    pronoun = points or grammar.is_in("classes.pronoun", units[i].text.lower())
    return front and pronoun and _verb_at(units, i + 1) is not None


def _is_owner(units: Sequence[Unit], i: int) -> bool:
    """Tell a pronoun that says whose the noun before it is, *pertemuan mereka di Oslo*, from the next subject."""
    after = units[i + 1].word_class if i + 1 < len(units) else "mark"
    return units[i - 1].noun is not None and after in _ENDS_OWNED


def _is_owner_made(units: Sequence[Unit], i: int, start: int, grammar: Grammar) -> bool:
    """Tell whose an object is that becomes something: *meningkatkan hubungan **mereka** menjadi kemitraan*."""
    becomes = i + 1 < len(units) and units[i + 1].text.lower() in grammar.lists["governing.result"]
    return becomes and start > 0 and units[start - 1].word_class == "verb" and units[i - 1].noun is not None


def _is_owner_within(units: Sequence[Unit], i: int, start: int) -> bool:
    """Tell whose a thing is that hangs on a noun before it: *serangan terhadap desa **kami** adalah kejahatan*."""
    hangs = start > 1 and units[start - 1].word_class == "preposition" and units[start - 2].word_class in NOMINAL
    return hangs and units[i - 1].word_class == "noun"


def _is_gloss(units: Sequence[Unit], i: int) -> bool:
    """Tell a bracket that glosses the name before it, (AS) or (Menlu), from one that dates or comments."""
    size = _bracket_size(units, i)
    return size <= 4 and not any(unit.word_class in ("time", "verb", "comma") for unit in units[i : i + size])


def _bracket_size(units: Sequence[Unit], start: int) -> int:
    for i in range(start + 1, len(units)):
        if units[i].word_class == "close":
            return i - start + 1
        if units[i].word_class == "open":
            break
    return 1


def _bracket(units: Sequence[Unit], *, dates: bool) -> Phrase:
    """Read a bracket; a time in it dates what is before it, unless a verb says what else: *X (lahir 1990)*."""
    dating = not any(unit.word_class == "verb" for unit in units) and (dates or not dates_alone(units))
    times = tuple(unit.time for unit in units if unit.time and dating)
    return Phrase("time" if times and len(units) <= 3 else "bracket", tuple(units), times=times)


def _single(unit: Unit, grammar: Grammar) -> Phrase:
    times = (unit.time,) if unit.time else ()
    return Phrase(unit.word_class, (unit,), word=_plain(unit.text.lower(), grammar), times=times)


def _plain(word: str, grammar: Grammar) -> str:
    """Return *di* for *di wilayah*, *di seluruh*, which say no more than where, and *di dekat* for *tak jauh dari*."""
    word = grammar.same.get(word, word)
    return word.split(maxsplit=1)[0] if grammar.is_in("nouns.wide", word) else word


def _verb_at(units: Sequence[Unit], i: int) -> int | None:
    """Return the index of the verb of the group that starts here, or None."""
    while i < len(units):
        if units[i].word_class == "verb":
            return i
        if units[i].word_class not in WITHIN_GROUP or units[i].word_class == "time":
            return None
        i += 1
    return None


def _verb_size(units: Sequence[Unit], start: int) -> int:
    after = end = (_verb_at(units, start) or start) + 1
    while end < len(units) and units[end].word_class == "adverb" and "coordinator" not in units[end].classes:
        end += 1
    next_verb = end < len(units) and units[end].word_class == "verb"
    return (after if next_verb else end) - start  # sepakat *saling membuka*


def _verb_group(units: Sequence[Unit]) -> Phrase:
    verb = next(unit for unit in units if unit.word_class == "verb")
    return Phrase("verb", tuple(units), word=verb.text, verb=verb)


def _noun_phrase(units: Sequence[Unit], grammar: Grammar) -> Phrase:
    return Phrase("noun", tuple(units), parts=_parts(tuple(units), grammar))


def _parts(units: tuple[Unit, ...], grammar: Grammar) -> tuple[Part, ...]:
    """Split a phrase at the dashes between names: ASEAN-Australia has two parts."""
    pieces: list[list[Unit]] = [[]]
    for unit in units:
        if unit.word_class == "dash":
            pieces.append([])
        else:
            pieces[-1].append(unit)
    if len(pieces) > 1 and not all(piece and piece[0].mention for piece in pieces):
        pieces = [[unit for unit in units if unit.word_class != "dash"]]
    return tuple(_part(tuple(piece), grammar) for piece in pieces if piece)


def _part(units: tuple[Unit, ...], grammar: Grammar) -> Part:
    outside = _outside_brackets(_without_counted(units))
    content = [unit for unit in outside if unit.word_class in ("noun", "name", "pronoun", "determiner")]
    names = [unit.mention for unit in content if unit.mention]
    first = content[0] if content else None
    noun = (first.noun or first.text.lower()) if first and first.mention is None else ""
    if noun in grammar.lists["persons.kin"] and _has_title(content, grammar):
        return Part(units, None, noun, tuple(names[:-1]))
    head = _head(content, names, grammar)
    return Part(units, head, noun, tuple(name for name in names if name is not head))


def _without_counted(units: Sequence[Unit]) -> list[Unit]:
    """Leave out what only counts the people of a body or group: 15 *anggota* angkatan laut Inggris."""
    kept = list(units[:1])
    for before, unit, after in zip(units, units[1:], (*units[2:], None), strict=False):
        counted = before.figure is not None and before.figure.span.covers(unit.span)
        people = after is not None and after.mention is not None and after.mention.kind in (Kind.BODY, Kind.GROUP)
        if not (counted and people):
            kept.append(unit)
    return kept


def _outside_brackets(units: Sequence[Unit]) -> list[Unit]:
    depth, outside = 0, []
    for unit in units:
        depth += (unit.word_class == "open") - (unit.word_class == "close" and depth > 0)
        if depth == 0 and unit.word_class != "close":
            outside.append(unit)
    return outside


def _head(content: Sequence[Unit], names: Sequence[Mention], grammar: Grammar) -> Mention | None:
    """Choose who heads a phrase: a person after his title, a name after its class word, a leading name."""
    if not names:
        return None
    lead = next((unit for unit in content if unit.word_class != "determiner"), content[0])
    first_word = lead.text.lower().split()[0] if lead.text else ""
    if names[-1].kind is Kind.PERSON and (lead.mention or grammar.is_in("persons.heads", first_word)):
        return names[-1]
    skipped = 0
    while size := _class_words(content[skipped : skipped + 2], grammar):
        skipped += size
    follower = content[skipped] if skipped < len(content) else None
    return follower.mention if follower is not None else None


def _has_title(content: Sequence[Unit], grammar: Grammar) -> bool:
    """Tell a name behind an office, which is of whom a phrase tells: *adik **Presiden Kenya Badr Mansour***."""
    last = next((unit for unit in reversed(content) if unit.mention is not None), None)
    person = last is not None and last.mention is not None and last.mention.kind is Kind.PERSON
    words = last.text.lower().split()[:2] if last is not None else []
    return person and any(grammar.is_in("persons.heads", word) for word in words)


def _class_words(units: Sequence[Unit], grammar: Grammar) -> int:
    """Count the words that only say what kind of thing follows, at most two: *ibu kota* Riyadh, *kota* Osaka."""
    known = grammar.lists["nouns.class_words"]
    words = [unit.text.lower() for unit in units if unit.mention is None]
    sizes = (size for size in (2, 1) if len(words) >= size and " ".join(words[:size]) in known)
    return next(sizes, 0) if units and units[0].mention is None else 0


def _count_dated(units: Sequence[Unit]) -> int:
    """Count the dates in brackets that hold nothing else: of several each dates its own member, none the clause."""
    opened = (i for i, unit in enumerate(units) if unit.word_class == "open")
    return sum(len(dates_alone(units[i : i + _bracket_size(units, i)])) for i in opened)


def dates_alone(units: Sequence[Unit]) -> tuple[Time, ...]:
    """Return the dates of a bracket that holds nothing else: (1998), (1998, 2004)."""
    closed = len(units) > 2 and units[0].word_class == "open" and units[-1].word_class == "close"
    alone = all(unit.time is not None or unit.word_class in _JOINTS for unit in units[1:-1])
    return tuple(unit.time for unit in units if unit.time) if closed and alone else ()
