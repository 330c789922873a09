"""Join units into phrases: noun phrases with what heads them, prepositional phrases, verb groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Figure, Kind, Mention, Span, Time
from .units import NOMINAL, WITHIN_GROUP, Unit

#: A quotation of up to this many units, marks included, is part of the clause around it.
_FEW_QUOTED = 9
#: Small words of up to this many letters stand inside proper names: de, bin, von.
_PARTICLE = 3
#: What stands between the members of a list.
_JOINTS = frozenset({"comma", "coordinator"})
#: Dates that lie at least so many days apart are those of several events.
_APART = 28


@dataclass(frozen=True, slots=True)
class Part:
    """Hold one member of a noun phrase: who or what heads it, its nouns, and the names inside it.

    ``named`` tells one of those the member before it means: *negara ASEAN seperti **Laos***.
    ``times`` are those in brackets after it, where each member of a list has its own: *Kenya (1964), Togo (1965)*.
    """

    units: tuple[Unit, ...]
    head: Mention | None
    noun: str
    of: tuple[Mention, ...]
    named: bool = False
    times: tuple[Time, ...] = ()

    @property
    def span(self) -> Span:
        """Return the stretch from the first unit to the last."""
        return Span(self.units[0].span.start, self.units[-1].span.end)

    @property
    def words(self) -> frozenset[str]:
        """Return the words that are no proper name, with the triggers among them, and pairs of those inside a body."""
        plain = {word for unit in self.units if unit.mention is None for word in (unit.text.lower(), unit.base)} - {""}
        spelt = (unit for unit in self.units if unit.figure or unit.noun or _is_description(unit))
        described = {word for unit in spelt for words in (unit.text, unit.base) for word in _word_runs(words)}
        described |= {unit.text.lower().split()[0] for unit in self.units if _names_its_kind(unit)}
        return frozenset(plain | described | {unit.noun for unit in self.units if unit.noun} | {self.noun})


def _is_description(unit: Unit) -> bool:
    """Tell a mention made of common words, *kedutaan besar Kenya*, from a proper name."""
    mention = unit.mention
    if mention is None:
        return False
    return mention.anaphoric or is_described(unit.text) or mention.kind in (Kind.BODY, Kind.GROUP, Kind.PERSON)


def _names_its_kind(unit: Unit) -> bool:
    """Tell an organisation or place, of which the first word may say what it is: KTT, Konferensi, Laut, Selat."""
    return unit.mention is not None and unit.mention.kind in (Kind.ORGANISATION, Kind.PLACE)


def is_described(name: str) -> bool:
    """Tell words that describe somebody, *duta besar Kenya*, from a proper name."""
    return any(word.islower() and len(word) > _PARTICLE for word in name.split())


def _word_runs(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[i : i + size]) for size in (1, 2, 3) for i in range(len(words) - size + 1)]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Hold one phrase; ``kind`` is noun, preposition, verb, or the class of the single unit it is.

    A prepositional phrase keeps its preposition in ``word``. A verb group keeps its verb in ``verb``
    and the classes around it in ``units``.
    """

    kind: str
    units: tuple[Unit, ...]
    word: str = ""
    parts: tuple[Part, ...] = ()
    verb: Unit | None = None
    times: tuple[Time, ...] = field(default=())

    @property
    def span(self) -> Span:
        """Return the stretch from the first unit to the last."""
        return Span(self.units[0].span.start, self.units[-1].span.end)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Return the figures in the phrase, in order."""
        return tuple(unit.figure for unit in self.units if unit.figure)

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """Return the mentions that head the phrase's parts."""
        return tuple(part.head for part in self.parts if part.head)


def find_phrases(units: Sequence[Unit], grammar: Grammar) -> tuple[Phrase, ...]:
    """Return the phrases of a sentence in order; coordinated and apposed noun phrases are joined."""
    chunks = _join_described(_chunk(_without_inner_quotes(units), grammar))
    dated = _join_dated_alike(_date_members(_join_times(chunks)))
    named = _join_appositions(_join_counterparts(dated, grammar), grammar)
    joined = _join_homes(_attach_prepositions(_coordinate(named, grammar)))
    return tuple(_join_companions(_join_named(joined, grammar), grammar))


def _without_inner_quotes(units: Sequence[Unit]) -> list[Unit]:
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


def _chunk(units: Sequence[Unit], grammar: Grammar) -> list[Phrase]:
    phrases: list[Phrase] = []
    several = _count_dated(units) > 1
    i = 0
    while i < len(units):
        if _opens_noun(units[i]):
            size = _noun_size(units, i)
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


def _join_described(phrases: list[Phrase]) -> list[Phrase]:
    """Join a noun and the plain word after *yang* that describes it: *perundingan yang sulit antara …*."""
    joined: list[Phrase] = []
    for i, phrase in enumerate(phrases):
        if len(joined) > 1 and joined[-1].kind == "relative" and joined[-2].kind == "noun" and _describes(phrases, i):
            joined.pop()
            noun = joined.pop()
            last = replace(noun.parts[-1], units=noun.parts[-1].units + phrase.units)
            joined.append(replace(noun, units=noun.units + phrase.units, parts=(*noun.parts[:-1], last)))
        else:
            joined.append(phrase)
    return joined


def _describes(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell one plain word that no verb follows."""
    unit = phrases[i].units[0]
    plain = len(phrases[i].units) == 1 and unit.word_class == "noun" and unit.mention is None and unit.noun is None
    after = phrases[i + 1].kind if i + 1 < len(phrases) else "mark"
    return plain and after in ("preposition", "time", "comma", "mark", "stop", "bracket", "adverb", "purpose")


def _opens_noun(unit: Unit) -> bool:
    return unit.word_class in NOMINAL


def _noun_size(units: Sequence[Unit], start: int) -> int:
    """Count the units of the noun phrase that starts here; a determiner closes it, a bracket after it stays inside."""
    i = start + 1
    while i < len(units):
        unit = units[i]
        if unit.word_class == "open" and _is_gloss(units, i):
            i += _bracket_size(units, i)
            continue
        if not _continues_noun(units, i, start):
            break
        i += 1
    return i - start


def _continues_noun(units: Sequence[Unit], i: int, start: int) -> bool:
    unit, before = units[i], units[i - 1]
    if unit.word_class == "dash":
        return bool(before.mention and i + 1 < len(units) and units[i + 1].mention)
    if before.word_class == "determiner" and i - 1 > start:
        return False
    if unit.word_class == "pronoun":
        return unit.mention is None and _is_owner(units, i)
    if unit.word_class == "quantifier":
        last = i + 1 >= len(units) or units[i + 1].word_class not in NOMINAL
        return before.word_class in ("quantifier", "noun") or last
    return unit.word_class in NOMINAL


def _is_owner(units: Sequence[Unit], i: int) -> bool:
    """Tell a pronoun that says whose the noun before it is, *pertemuan mereka di Oslo*, from the next subject."""
    after = units[i + 1].word_class if i + 1 < len(units) else "mark"
    return units[i - 1].noun is not None and after in ("preposition", "time", "comma", "mark", "stop", "determiner")


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


def _count_dated(units: Sequence[Unit]) -> int:
    """Count the dates in brackets that hold nothing else: of several each dates its own member, none the clause."""
    opened = (i for i, unit in enumerate(units) if unit.word_class == "open")
    return sum(len(_dates_alone(units[i : i + _bracket_size(units, i)])) for i in opened)


def _dates_alone(units: Sequence[Unit]) -> tuple[Time, ...]:
    """Return the dates of a bracket that holds nothing else: (1998), (1998, 2004)."""
    closed = len(units) > 2 and units[0].word_class == "open" and units[-1].word_class == "close"
    alone = all(unit.time is not None or unit.word_class in _JOINTS for unit in units[1:-1])
    return tuple(unit.time for unit in units if unit.time) if closed and alone else ()


def _bracket(units: Sequence[Unit], *, dates: bool) -> Phrase:
    times = tuple(unit.time for unit in units if unit.time and (dates or not _dates_alone(units)))
    return Phrase("time" if times and len(units) <= 3 else "bracket", tuple(units), times=times)


def _date_members(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Give the last part of a phrase the dates in the bracket after it, unless they date the clause.

    Years that are a span, *Presiden Moi (1978-2002)*, say how long somebody was what he was.
    """
    dated = list(phrases)
    for i, (phrase, bracket) in enumerate(pairwise(phrases)):
        times = _dates_alone(bracket.units) if bracket.kind == "bracket" and not bracket.times else ()
        if phrase.kind == "noun" and phrase.parts and times and all(_is_point(time) for time in times):
            dated[i] = replace(phrase, parts=(*phrase.parts[:-1], replace(phrase.parts[-1], times=times)))
    return dated


def _is_point(time: Time) -> bool:
    return bool(time.edtf) and "/" not in (time.edtf or "")


def _join_dated_alike(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Join two names with one date among members that have others: *Kenya (1964), **Ghana dan Togo (1965)***."""
    joined: list[Phrase] = []
    for phrase in phrases:
        times = phrase.parts[-1].times if phrase.parts else ()
        if times and len(joined) > 1 and _is_pair(joined, phrase):
            coordinator, first = joined.pop(), joined.pop()
            parts = (*(replace(part, times=times) for part in first.parts), *phrase.parts)
            joined.append(Phrase("noun", first.units + coordinator.units + phrase.units, parts=parts))
        else:
            joined.append(phrase)
    return joined


def _is_pair(before: Sequence[Phrase], phrase: Phrase) -> bool:
    """Tell whether one undated name and a coordinator stand before a name, and no other undated member before them."""
    first, coordinator = before[-2], before[-1]
    names = [part.head for member in (first, phrase) for part in member.parts]
    if coordinator.kind != "coordinator" or first.kind != "noun" or len(names) != 2 or not all(names):
        return False
    return len(before) < 4 or before[-3].kind != "comma" or before[-4].kind == "bracket"


def _join_times(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Join times that are a list, each of which dates one event: *pada 1998, 2004, dan 2011*."""
    joined: list[Phrase] = []
    i = 0
    while i < len(phrases):
        end = _times_end(phrases, i)
        listed = phrases[i : end + 1]
        times = tuple(time for phrase in listed for time in phrase.times)
        if len(times) > 1 and _are_apart(times):
            units = tuple(unit for phrase in listed for unit in phrase.units)
            joined.append(replace(phrases[i], units=units, times=times))
        else:
            joined.extend(listed)
        i = end + 1
    return joined


def _times_end(phrases: Sequence[Phrase], start: int) -> int:
    """Return the index of the last of the times in a list that a coordinator closes; ``start`` where there is none."""
    i = start
    while phrases[i].kind == "time" and phrases[i].units[0].word_class != "open":
        comma = i + 1 < len(phrases) and phrases[i + 1].kind == "comma"
        after = i + 1 + comma
        closes = after < len(phrases) and phrases[after].kind == "coordinator"
        i = after + closes
        if not (comma or closes) or i >= len(phrases) or phrases[i].kind != "time":
            return start
        if closes:
            return i
    return start


def _are_apart(times: Sequence[Time]) -> bool:
    """Tell dates of several events from days in a row, which one event may last."""
    starts = [time.earliest for time in times if time.earliest and _is_point(time)]
    in_order = all((later - earlier).days >= _APART for earlier, later in pairwise(starts))
    return len(starts) == len(times) and in_order


def _single(unit: Unit, grammar: Grammar) -> Phrase:
    times = (unit.time,) if unit.time else ()
    return Phrase(unit.word_class, (unit,), word=_plain(unit.text.lower(), grammar), times=times)


def _plain(word: str, grammar: Grammar) -> str:
    """Return *di* for *di wilayah*, *di seluruh*, which say no more than where."""
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
    while skipped < len(content) and _is_class_word(content[skipped], grammar):
        skipped += 1
    follower = content[skipped] if skipped < len(content) else None
    return follower.mention if follower is not None else None


def _is_class_word(unit: Unit, grammar: Grammar) -> bool:
    return unit.mention is None and unit.text.lower() in grammar.lists["nouns.class_words"]


def _join_counterparts(phrases: list[Phrase], grammar: Grammar) -> list[Phrase]:
    """Join a counterpart, whence he comes and his name: *mitranya dari Uganda, Badr Mansour*."""
    joined: list[Phrase] = []
    i = 0
    while i < len(phrases):
        end = _counterpart_end(phrases, i, grammar)
        if end > i:
            units = tuple(unit for phrase in phrases[i : end + 1] for unit in phrase.units)
            person = phrases[end].parts[0].head
            joined.append(replace(phrases[i], units=units, parts=(Part(units, person, phrases[i].parts[0].noun, ()),)))
        else:
            joined.append(phrases[i])
        i = max(i, end) + 1
    return joined


def _counterpart_end(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> int:
    """Return the index of the phrase that names the counterpart, -1 where none is named."""
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
    if whence.kind == "noun" and _is_person(whence) and whence.units[0].mention is not whence.parts[0].head:
        return after + 1
    named = after + 3 < len(phrases) and phrases[after + 2].kind == "comma" and phrases[after + 3].kind == "noun"
    return after + 3 if named and not _is_person(whence) and _is_person(phrases[after + 3]) else -1


def _is_person(phrase: Phrase) -> bool:
    head = phrase.parts[0].head if phrase.parts else None
    return head is not None and head.kind is Kind.PERSON


def _join_appositions(phrases: list[Phrase], grammar: Grammar) -> list[Phrase]:
    """Join a title and the person after its comma: Menlu Peru, Hugo de Zela."""
    joined: list[Phrase] = []
    i = 0
    while i < len(phrases):
        phrase = phrases[i]
        apposed = i + 2 < len(phrases) and phrases[i + 1].kind == "comma"
        if apposed and _is_called_nation(phrases, i):
            part = replace(
                phrase.parts[0], units=phrase.units + phrases[i + 2].units, head=phrases[i + 2].parts[0].head
            )
            joined.append(replace(phrase, units=part.units, parts=(part,)))
            i += 4 if phrases[i + 3].kind == "comma" else 3
            continue
        if apposed and not _is_fronted(phrases, i) and _is_apposed(phrase, phrases[i + 2], grammar):
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


def _is_called_nation(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell a nation behind what it is to another: *negara tetangga Kenya, **Uganda**, menolak*."""
    group, name, after = phrases[i], phrases[i + 2], phrases[i + 3 : i + 5]
    if group.kind != "noun" or name.kind != "noun" or len(group.parts) != 1 or len(name.units) != 1 or len(after) < 2:
        return False
    head, nation = group.units[0].mention, name.parts[0].head
    called = head is not None and head.kind is Kind.GROUP and group.parts[0].head is head
    acts = after[0].kind == "comma" and after[1].kind in ("verb", "copula")
    return called and nation is not None and nation.kind is Kind.NATION and acts


def _is_apposed(title: Phrase, name: Phrase, grammar: Grammar) -> bool:
    if title.kind != "noun" or name.kind != "noun" or len(title.parts) != 1:
        return False
    person = name.parts[0].head
    if person is None or person.kind is not Kind.PERSON or name.units[0].mention is not person:
        return False
    head = title.parts[0].head
    first = title.parts[0].noun.split()[0] if title.parts[0].noun else ""
    return (head is None or head.kind is not Kind.PERSON) and grammar.is_in("persons.heads", first)


def _coordinate(phrases: list[Phrase], grammar: Grammar) -> list[Phrase]:
    """Join A, B, dan C into one noun phrase of three parts."""
    joined: list[Phrase] = []
    i = 0
    while i < len(phrases):
        end = _list_end(phrases, i, grammar)
        members = [phrase for phrase in phrases[i : end + 1] if phrase.kind == "noun"]
        if len(members) > 1:
            units = tuple(unit for phrase in phrases[i : end + 1] for unit in phrase.units)
            times = tuple(time for phrase in phrases[i : end + 1] for time in phrase.times)
            parts = tuple(part for phrase in members for part in phrase.parts)
            joined.append(Phrase("noun", units, parts=parts, times=times))
        else:
            joined.append(phrases[i])
            end = i
        i = end + 1
    return joined


def _list_end(phrases: Sequence[Phrase], start: int, grammar: Grammar) -> int:
    """Return the index of the last member of the list that starts here; ``start`` where there is none."""
    if phrases[start].kind != "noun":
        return start
    i, last, closed = start, start, False
    governed = _is_governed(phrases, start, grammar)
    while not closed:
        joint = _joint(phrases, i + 1)
        if joint is None:
            break
        follower, closed = joint
        if not _may_join(phrases, (start, follower), closed=closed, governed=governed and start in (i, 1)):
            return last if closed else start
        i = follower
        if closed:
            last = i
    return last


def _joint(phrases: Sequence[Phrase], i: int) -> tuple[int, bool] | None:
    """Return the next member's index after a comma, a coordinator or both, and whether a coordinator closes."""
    seen_comma = False
    while i < len(phrases) and phrases[i].kind in ("comma", "time", "bracket"):
        if phrases[i].kind == "time" and phrases[i].units[0].word_class != "open":
            return None
        seen_comma |= phrases[i].kind == "comma"
        i += 1
    closes = i < len(phrases) and phrases[i].kind == "coordinator"
    i += closes
    if (closes or seen_comma) and i < len(phrases) and phrases[i].kind == "noun":
        return i, closes
    return None


def _is_governed(phrases: Sequence[Phrase], start: int, grammar: Grammar) -> bool:
    """Tell whether a list is an object or stands after a preposition; one after *antara* goes on to its end."""
    before = phrases[start - 1] if start else None
    if before is None or before.kind not in ("verb", "preposition"):
        return False
    if before.verb is not None and before.verb.voice is Voice.NOUN:
        return False  # dimulainya hubungan Peru dan Kenya disambut
    if before.verb is not None and any(f.stem in grammar.lists["governing.object_control"] for f in before.verb.forms):
        return False  # mendesak Israel dan Hamas menghentikan pertempuran
    if phrases[start].parts and phrases[start].parts[-1].noun in grammar.lists["nouns.borders"]:
        return False  # di perbatasan India dan China
    return before.word not in grammar.lists["nouns.between"]


def _may_join(phrases: Sequence[Phrase], members: tuple[int, int], *, closed: bool, governed: bool) -> bool:
    """Refuse a member that is the subject of its own verb, unless the list itself is a subject."""
    start, follower = members
    verb_after = follower + 1 < len(phrases) and phrases[follower + 1].kind in ("verb", "copula")
    if verb_after and governed and not (_closes_relative(phrases, start, follower) or _is_in_subject(phrases, start)):
        return False
    if governed and (_unlike(phrases[start], phrases[follower]) or _has_own_place(phrases, start, follower)):
        return False
    if governed and not closed and _is_set_before(phrases, start, follower):
        return False
    if not closed:
        first, second = phrases[start].parts[0], phrases[follower].parts[0]
        goes_on = first.units[-1].mention is not None and second.units[0].mention is not None
        return (first.head is None) == (second.head is None) or goes_on
    return True


def _closes_relative(phrases: Sequence[Phrase], start: int, follower: int) -> bool:
    """Tell whether a list ends what a relative word began: *perjanjian yang diteken Kenya dan Uganda gagal*."""
    opened = start > 1 and phrases[start - 1].kind == "verb" and phrases[start - 2].kind == "relative"
    first = all(phrase.kind != "verb" for phrase in phrases[: max(start - 1, 0)])
    return opened and (first or phrases[follower].units[-1].word_class == "determiner")


def _is_in_subject(phrases: Sequence[Phrase], start: int) -> bool:
    """Tell a list inside the subject, since no verb stands before it: *hubungan dengan Peru dan Kenya membaik*."""
    run = [*takewhile(lambda phrase: phrase.kind in ("noun", "preposition", "bracket"), reversed(phrases[:start]))]
    opener = phrases[start - len(run) - 1].kind if len(run) < start else "stop"
    return bool(run) and run[-1].kind == "noun" and opener in ("stop", "that", "subordinator")


def _has_own_place(phrases: Sequence[Phrase], start: int, follower: int) -> bool:
    """Tell a thing after a place that has a place of its own: *kedutaan di Oslo dan **konsulat** di Bergen*."""
    before, after = phrases[start - 1], phrases[follower + 1] if follower + 1 < len(phrases) else None
    heads = [phrases[i].parts[0].head for i in (start, follower)]
    alike = before.kind == "preposition" and after is not None and after.kind == "preposition"
    return alike and after is not None and before.word == after.word and heads[0] is not None and heads[1] is None


def _unlike(first: Phrase, second: Phrase) -> bool:
    """Tell a place and a person, who are no list: *mengungsi ke Lebanon, Arafat dan Fatah …*."""
    kinds = [phrase.parts[0].head.kind if phrase.parts[0].head else None for phrase in (first, second)]
    return kinds[0] in (Kind.PLACE, Kind.NATION) and kinds[1] is Kind.PERSON


def _is_set_before(phrases: Sequence[Phrase], start: int, follower: int) -> bool:
    """Tell a thing set before the person who is the subject: *kepada wartawan, Hugo de Zela dan Budi mengatakan*."""
    opens = phrases[start - 1].kind == "preposition" and all(phrase.kind != "noun" for phrase in phrases[:start])
    return opens and phrases[start].parts[0].head is None and _is_person(phrases[follower])


def _attach_prepositions(phrases: list[Phrase]) -> list[Phrase]:
    joined: list[Phrase] = []
    for phrase in phrases:
        before = joined[-1] if joined else None
        if phrase.kind == "noun" and before is not None and before.kind == "preposition" and not before.parts:
            joined[-1] = replace(before, units=before.units + phrase.units, parts=phrase.parts, times=phrase.times)
        else:
            joined.append(phrase)
    return joined


def _join_homes(phrases: list[Phrase]) -> list[Phrase]:
    """Join a place and what it lies in: *di Bagdad, Irak* is one phrase about Bagdad."""
    joined: list[Phrase] = []
    i = 0
    while i < len(phrases):
        if i + 2 < len(phrases) and _is_home(phrases, i):
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


def _is_home(phrases: Sequence[Phrase], i: int) -> bool:
    """Tell whether a comma and a bare name of a place after a place's phrase say where it lies."""
    place, comma, home = phrases[i : i + 3]
    if place.kind != "preposition" or comma.kind != "comma" or home.kind != "noun" or len(home.parts) != 1:
        return False
    inner, outer = place.parts[-1].head if place.parts else None, home.parts[0].head
    if inner is None or inner.kind is not Kind.PLACE or outer is None or len(home.units) > 1:
        return False
    opens = all(phrase.kind not in ("noun", "verb", "copula") for phrase in phrases[:i])
    acts = opens and i + 3 < len(phrases) and phrases[i + 3].kind == "verb"  # Namun, di Bagdad, Irak menolak
    return outer.kind in (Kind.PLACE, Kind.NATION) and not acts


def _join_named(phrases: list[Phrase], grammar: Grammar) -> list[Phrase]:
    """Join a phrase and the list that names whom it means: *tiga negara, yaitu A dan B*, *para pejabat, termasuk C*."""
    joined: list[Phrase] = []
    i = 0
    while i < len(phrases):
        names = _named_at(phrases, i, grammar) or _included_at(phrases, i, grammar)
        if names and _are_the_subjects(joined, phrases[i]):
            members = tuple(replace(part, named=True) for part in phrases[names].parts)
            general = tuple(replace(part, head=None) for part in joined[-2].parts)
            joined[-2] = replace(joined[-2], parts=(*general, *members))
            joined.append(phrases[i])
            i = names + 1
        elif names:
            units = tuple(unit for phrase in phrases[i : names + 1] for unit in phrase.units)
            general = tuple(_unless_common(part) for part in phrases[i].parts)
            members = tuple(replace(part, named=True) for part in phrases[names].parts)
            joined.append(replace(phrases[i], units=units, parts=(*general, *members)))
            i = names + 1
        else:
            joined.append(phrases[i])
            i += 1
    return joined


def _are_the_subjects(before: Sequence[Phrase], phrase: Phrase) -> bool:
    """Tell names of those who do it behind what is done: *100 negara mengakui kemerdekaan X, **termasuk Y***."""
    if len(before) < 2 or before[-1].kind != "verb" or before[-2].kind != "noun" or phrase.kind != "noun":
        return False
    several = any(unit.figure is not None or unit.word_class == "quantifier" for unit in before[-2].units)
    heads = [part.head for part in before[-2].parts]
    several |= any(head is not None and head.kind is Kind.GROUP for head in heads)
    nameless = all(head is None or head.kind is Kind.GROUP for head in heads)
    return several and nameless and any(part.of or part.head for part in phrase.parts)


def _unless_common(part: Part) -> Part:
    """Leave out *beberapa negara*, *pejabat lain* as somebody of their own where their members are named."""
    named = any(unit.mention and not unit.text.islower() for unit in part.units)
    if part.units[0].figure is not None:
        return replace(part, head=None)  # dua negara bekas Uni Soviet
    return part if named else replace(part, head=None, of=())


def _join_companions(phrases: list[Phrase], grammar: Grammar) -> list[Phrase]:
    """Join a subject and whom it acts with: *Presiden X bersama Presiden Y mengunjungi Z*."""
    joined: list[Phrase] = []
    i = 0
    while i < len(phrases):
        comma = i + 1 < len(phrases) and phrases[i + 1].kind == "comma"
        k = i + 1 + comma
        if _acts_with(phrases, i, k, grammar):
            units = tuple(unit for phrase in phrases[i : k + 1] for unit in phrase.units)
            joined.append(replace(phrases[i], units=units, parts=(*phrases[i].parts, *phrases[k].parts)))
            i = k + 1 + (comma and k + 1 < len(phrases) and phrases[k + 1].kind == "comma")
        else:
            joined.append(phrases[i])
            i += 1
    return joined


def _acts_with(phrases: Sequence[Phrase], i: int, k: int, grammar: Grammar) -> bool:
    """Tell whether the phrase at k names who does the verb after it together with the subject at i."""
    if phrases[i].kind != "noun" or not phrases[i].mentions or k + 1 >= len(phrases):
        return False
    if i and phrases[i - 1].kind in ("verb", "copula", "preposition", "noun"):
        return False
    beside = (
        phrases[k].kind == "preposition" and phrases[k].mentions and phrases[k].word in grammar.lists["nouns.together"]
    )
    after = phrases[k + 1 + (k > i + 1)].kind if k + 1 + (k > i + 1) < len(phrases) else ""
    return bool(beside) and (k == i + 1 or phrases[k + 1].kind == "comma") and after == "verb"


def _named_at(phrases: Sequence[Phrase], i: int, grammar: Grammar) -> int | None:
    """Return the index of the list of names that says whom the phrase at i means."""
    counted = any(unit.figure is not None for unit in phrases[i].units)
    someone = bool(phrases[i].mentions) and not counted
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
    heads = [part.head for part in phrases[names].parts] if names < len(phrases) else []
    return names if heads and all(heads) else None


def _is_plural(phrase: Phrase) -> bool:
    """Tell common words, a body or a group, which may stand for several, from a proper name."""
    head = phrase.parts[-1].head
    return head is None or head.kind in (Kind.BODY, Kind.GROUP)
