"""Join what a coordinator or commas list: *A, B dan C*, where it is one phrase of several parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Kind
from .apposition import is_person
from .phrases import Phrase


def coordinate(phrases: list[Phrase], grammar: Grammar) -> list[Phrase]:
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
        if not _may_join(phrases, (start, follower), grammar, closed=closed, governed=governed and start in (i, 1)):
            return last if closed else start
        i = follower
        if closed:
            last = i
    return _names_end(phrases, last) if last > start else last


def _names_end(phrases: Sequence[Phrase], last: int) -> int:
    """Return where the names end that the last member of a list lists itself: *koloni X, dan anggota A **dan B***."""
    part = phrases[last].parts[-1]
    joint = _joint(phrases, last + 1)
    if part.head is not None or not part.of or joint is None or not joint[1]:
        return last
    name = phrases[joint[0]].parts[0].head
    bare = name is not None and phrases[joint[0]].units[0].mention is name and name.kind is part.of[-1].kind
    acts = joint[0] + 1 < len(phrases) and phrases[joint[0] + 1].kind in ("verb", "copula")
    return joint[0] if bare and not acts else last


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


def _may_join(
    phrases: Sequence[Phrase], members: tuple[int, int], grammar: Grammar, *, closed: bool, governed: bool
) -> bool:
    """Refuse a member that is the subject of its own verb, unless the list itself is a subject."""
    start, follower = members
    verb_after = follower + 1 < len(phrases) and phrases[follower + 1].kind in ("verb", "copula")
    subject = verb_after and not (_closes_relative(phrases, start, follower) or _is_in_subject(phrases, start))
    if (subject and governed) or (verb_after and _begins_clause(phrases, start, follower)):
        return False
    others = (_unlike, _has_own_place, _goes_on_with_another)
    if governed and any(other(phrases, start, follower) for other in others):
        return False
    if governed and not closed and _is_set_before(phrases, start, follower):
        return False
    if is_person(phrases[follower]) and _is_where(phrases, start, grammar):
        return is_person(phrases[start])
    if not closed:
        first, second = phrases[start].parts[0], phrases[follower].parts[0]
        goes_on = first.units[-1].mention is not None and second.units[0].mention is not None
        return (first.head is None) == (second.head is None) or goes_on
    return True


def _begins_clause(phrases: Sequence[Phrase], start: int, follower: int) -> bool:
    """Tell an object from the next clause behind a comma, for no two are listed so: *mengakui X, dan **Y** V*."""
    apart = [phrase.kind for phrase in phrases[start + 1 : follower]] == ["comma", "coordinator"]
    return apart and start > 0 and phrases[start - 1].kind == "verb"


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


def _is_where(phrases: Sequence[Phrase], start: int, grammar: Grammar) -> bool:
    """Tell a name that says where something is: *di **Istana X**, Oslo, **Norwegia**, Presiden Y berkata*."""
    i = start - 1
    while i > 0 and phrases[i].kind == "comma" and phrases[i - 1].kind == "noun" and not is_person(phrases[i - 1]):
        i -= 2
    return i >= 0 and grammar.is_in("locations.within", phrases[i].word)


def _goes_on_with_another(phrases: Sequence[Phrase], start: int, follower: int) -> bool:
    """Tell another of whom something is said from a list of things: *yang mengirim vaksin, dan **Kenya** yang …*."""
    heads = [phrases[i].parts[0].head for i in (start, follower)]
    said_of = follower + 1 < len(phrases) and phrases[follower + 1].kind == "relative"
    verb = phrases[start - 1].kind == "verb"
    return verb and said_of and heads[0] is None and heads[1] is not None and heads[1].kind is not Kind.PERSON


def _unlike(phrases: Sequence[Phrase], start: int, follower: int) -> bool:
    """Tell a place and a person, who are no list: *mengungsi ke Lebanon, Arafat dan Fatah …*."""
    heads = [phrase.parts[0].head for phrase in (phrases[start], phrases[follower])]
    kinds = [head.kind if head else None for head in heads]
    return kinds[0] in (Kind.PLACE, Kind.NATION) and kinds[1] is Kind.PERSON


def _is_set_before(phrases: Sequence[Phrase], start: int, follower: int) -> bool:
    """Tell a thing set before the person who is the subject: *kepada wartawan, Hugo de Zela dan Budi mengatakan*."""
    opens = phrases[start - 1].kind == "preposition" and all(phrase.kind != "noun" for phrase in phrases[:start])
    return opens and phrases[start].parts[0].head is None and is_person(phrases[follower])
