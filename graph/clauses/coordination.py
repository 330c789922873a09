"""Join what a coordinator or commas list: *A, B dan C*, where it is one phrase of several parts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import Kind
from .apposition import is_person
from .clause import RUN
from .phrases import Phrase

#: Behind these a clause begins anew.
_OPENERS = frozenset({"stop", "that", "colon"})
#: What a clause in front begins with.
_CLAUSES = (["subordinator"], ["verb"], ["preposition"])
#: What may stand between a verb and what else it says of its subject.
_BESIDE = frozenset({"noun", "preposition", "bracket", "time", "coordinator", "comma", "relative", "adverb"})


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
    if _closes_front(phrases, start):
        return start
    i, last, closed = start, start, False
    governed = _is_governed(phrases, start, grammar)
    while not closed:
        joint = _joint(phrases, i + 1)
        if joint is None:
            break
        follower, closed = joint
        if not _may_join(phrases, (start, follower), grammar, closed=closed, governed=governed and start in (i, 1)):
            return last
        i = follower
        if closed or _are_dated(phrases, start, i):
            last = i
    return _names_end(phrases, last) if last > start else last


def _are_dated(phrases: Sequence[Phrase], start: int, last: int) -> bool:
    """Tell members with a date each, which are a list though no coordinator closes it: *Goma (1998), Bukavu (1999)*."""
    members = [phrase for phrase in phrases[start : last + 1] if phrase.kind == "noun"]
    return all(phrase.parts and phrase.parts[-1].times for phrase in members)


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


def _members_end(phrases: Sequence[Phrase], start: int) -> tuple[int, bool]:
    """Return the index of the last phrase that may be a member after this one, and whether a coordinator closes it."""
    last, closed = start, False
    while not closed and (joint := _joint(phrases, last + 1)) is not None:
        last, closed = joint
    return last, closed


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
    verb_after = _has_verb_after(phrases, start, follower)
    closes = _closes_relative(phrases, start, follower, grammar)
    subject = verb_after and not (closes or _is_in_subject(phrases, start))
    begins = verb_after and _begins_clause(phrases, start, follower)
    if (subject and governed) or begins or (closed and _closes_aside(phrases, start, follower)):
        return False
    others = (_unlike, _has_own_place, _goes_on_with_another)
    apart = any(other(phrases, start, follower) for other in others) if governed else False
    if apart or (governed and _goes_on_predicating(phrases, members, grammar)):
        return False
    if (
        governed
        and not closed
        and (_is_set_before(phrases, start, follower) or _is_subject_list(phrases, start, follower, grammar))
    ):
        return False
    if _is_where(phrases, start, grammar) and (is_person(phrases[follower]) or _is_thing_elsewhere(phrases, follower)):
        return is_person(phrases[start])
    if not closed:
        first, second = phrases[start].parts[0], phrases[follower].parts[0]
        goes_on = first.units[-1].mention is not None and second.units[0].mention is not None
        return (first.head is None) == (second.head is None) or goes_on
    return True


def _has_verb_after(phrases: Sequence[Phrase], start: int, follower: int) -> bool:
    """Tell whether a verb follows a member: behind its own phrases where it is a thing, and the first a name."""
    heads = [phrases[i].parts[0].head for i in (start, follower)]
    at = follower + 1
    while heads[0] is not None and heads[1] is None and at < len(phrases) and phrases[at].kind in RUN:
        at += 1
    return at < len(phrases) and phrases[at].kind in ("verb", "copula")


def _begins_clause(phrases: Sequence[Phrase], start: int, follower: int) -> bool:
    """Tell an object from the next clause behind a comma, for no two are listed so: *mengakui X, dan **Y** V*."""
    apart = [phrase.kind for phrase in phrases[start + 1 : follower]] == ["comma", "coordinator"]
    return apart and start > 0 and phrases[start - 1].kind == "verb"


def _closes_aside(phrases: Sequence[Phrase], start: int, follower: int) -> bool:
    """Tell what ends a relative clause between commas from a list: *X, yang didukung **Mali**, dan Y bertemu*."""
    apart = [phrase.kind for phrase in phrases[start + 1 : follower]] == ["comma", "coordinator"]
    inside = [phrase.kind for phrase in phrases[max(start - 4, 0) : start]]
    opened = inside[-3:] == ["comma", "relative", "verb"] or inside[-4:] == ["comma", "relative", "verb", "preposition"]
    return apart and opened


def _closes_relative(phrases: Sequence[Phrase], start: int, follower: int, grammar: Grammar) -> bool:
    """Tell whether a list ends what a relative word began: *perjanjian yang diteken Kenya dan Uganda gagal*.

    So does one after a preposition: *perjanjian yang diteken **oleh Kenya dan Uganda** itu gagal*.
    """
    at = start - 1
    at -= at > 0 and phrases[at].kind == "preposition"
    while at > 1 and phrases[at].kind == phrases[at - 1].kind == "verb":
        at -= 1  # yang *gagal* menyatukan X dan Y
    opened = at > 0 and phrases[at].kind == "verb" and phrases[at - 1].kind == "relative"
    first = all(phrase.kind != "verb" for phrase in phrases[: max(at, 0)])
    return opened and (first or phrases[follower].units[-1].word_class == "determiner")


def _closes_front(phrases: Sequence[Phrase], start: int) -> bool:
    """Tell whom a relative clause in front ends with: *setelah perundingan yang dimediasi **Oman**, X dan Y meneken Z*.

    Where another clause follows the list is the front's: *setelah perundingan yang dimediasi A, B, dan C gagal, X V*.
    """
    if [phrase.kind for phrase in phrases[start + 1 : start + 2]] != ["comma"] or not start:
        return False
    if phrases[0].kind not in ("subordinator", "preposition") or not _ends_relative(phrases, start):
        return False
    last, _ = _members_end(phrases, start)
    rest = [phrase.kind for phrase in phrases[last + 1 :]]
    another = any(rest[k : k + 2] == ["comma", "noun"] and "verb" in rest[k:] for k in range(len(rest)))
    return last > start and rest[:1] in (["verb"], ["copula"]) and not another


def _ends_relative(phrases: Sequence[Phrase], at: int) -> bool:
    """Tell what stands within the only relative clause before it, which no comma parts: *X **yang memicu** Y di Z*."""
    opening = next((i for i in range(at - 1, 0, -1) if phrases[i].kind == "relative"), 0)
    inside = [phrase.kind for phrase in phrases[opening + 1 : at]]
    plain = inside.count("verb") == 1 and set(inside) <= {"verb", "adverb", "auxiliary", "noun", *RUN}
    return bool(opening) and plain and all(phrase.kind not in ("verb", "comma") for phrase in phrases[:opening])


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


def _is_thing_elsewhere(phrases: Sequence[Phrase], follower: int) -> bool:
    """Tell a thing with a place of its own: *di Lisboa, Portugal, dan **konsul** di Montevideo*."""
    after = phrases[follower + 1] if follower + 1 < len(phrases) else None
    return phrases[follower].parts[0].head is None and after is not None and after.kind == "preposition"


def _is_where(phrases: Sequence[Phrase], start: int, grammar: Grammar) -> bool:
    """Tell a name that says where something is: *di **Istana X**, Oslo, **Norwegia**, Presiden Y berkata*."""
    i = start - 1
    while i > 0 and phrases[i].kind == "comma" and phrases[i - 1].kind == "noun" and not is_person(phrases[i - 1]):
        i -= 2
    return i >= 0 and grammar.is_in("locations.within", phrases[i].word)


def _goes_on_with_another(phrases: Sequence[Phrase], start: int, follower: int) -> bool:
    """Tell another of whom something is said from a list of things: *yang mengirim vaksin, dan **Kenya** yang …*.

    Of those whom the thing is of there may be two: *serangan Togo dan **Mali** yang …*.
    """
    heads = [phrases[i].parts[0].head for i in (start, follower)]
    owner = phrases[start].parts[-1].of[-1:]
    if owner and heads[1] is not None and owner[0].kind is heads[1].kind and phrases[start + 1].kind == "coordinator":
        return False
    said_of = follower + 1 < len(phrases) and phrases[follower + 1].kind == "relative"
    verb = phrases[start - 1].kind == "verb"
    return verb and said_of and heads[0] is None and heads[1] is not None and heads[1].kind is not Kind.PERSON


def _goes_on_predicating(phrases: Sequence[Phrase], members: tuple[int, int], grammar: Grammar) -> bool:
    """Tell what a subject is said to be besides: *adalah negara di Eropa **dan anggota X***.

    It stands beside a place or says the same of another: *anggota X di bawah Y **serta anggota Z***.
    """
    start, follower = members
    at = _predicating_before(phrases, start, grammar)
    predicate = phrases[at + 1]
    if at < 0 or predicate.kind != "noun":
        return False
    head, said = phrases[start].parts[0].head, phrases[follower].parts[0]
    if said.head is not None or not any(unit.noun for unit in said.units) or phrases[start - 1].kind != "preposition":
        return False
    place = phrases[at].kind == "copula" and head is not None and head.kind in (Kind.PLACE, Kind.NATION)
    return place or said.noun == predicate.parts[0].noun


def _predicating_before(phrases: Sequence[Phrase], start: int, grammar: Grammar) -> int:
    """Return the copula, or *menjadi*, before a phrase, over its phrases and a relative clause; -1 where none is."""
    for i in range(start - 1, -1, -1):
        verb = phrases[i].verb
        becomes = verb is not None and any(form.stem in grammar.lists["governing.result"] for form in verb.forms)
        if phrases[i].kind == "copula" or becomes:
            return i
        said = i > 0 and verb is not None and phrases[i - 1].kind == "relative"
        if not said and phrases[i].kind not in _BESIDE:
            return -1
    return -1


def _unlike(phrases: Sequence[Phrase], start: int, follower: int) -> bool:
    """Tell a place and a person, who are no list: *mengungsi ke Lebanon, Arafat dan Fatah …*."""
    heads = [phrase.parts[0].head for phrase in (phrases[start], phrases[follower])]
    kinds = [head.kind if head else None for head in heads]
    return kinds[0] in (Kind.PLACE, Kind.NATION) and kinds[1] is Kind.PERSON


def _is_subject_list(phrases: Sequence[Phrase], start: int, follower: int, grammar: Grammar) -> bool:
    """Tell a list that is the subject behind what stands in front: *setelah berunding di Oslo, **Kenya dan Togo** V*.

    What only happens or exists has no such subject: *di Goma, Bukavu, dan Uvira **terjadi** bentrokan*.
    """
    if not is_in_front(phrases, start):
        return False
    end, closed = _members_end(phrases, follower)
    after = phrases[end + 1] if end + 1 < len(phrases) else None
    if not closed or after is None or after.kind not in ("verb", "copula"):
        return False
    stems = {form.stem for form in after.verb.forms} if after.verb is not None else set()
    return stems.isdisjoint(grammar.lists["light.happen"] | grammar.lists["light.exist"])


def is_in_front(phrases: Sequence[Phrase], at: int) -> bool:
    """Tell what stands within a clause, or behind prepositions, before any subject of the main verb."""
    first = next((i + 1 for i in range(at - 1, -1, -1) if phrases[i].kind in _OPENERS), 0)
    before = [*dropwhile(lambda kind: kind == "time", (phrase.kind for phrase in phrases[first:at]))]
    before = before[1:] if before[:2] == ["noun", "subordinator"] else before  # *dua hari* setelah bertemu X
    if before[:1] == ["preposition"] and before[1:2] != ["verb"]:  # but *tanpa menyebut* X
        governed = all(one == "preposition" for one, kind in pairwise(before) if kind == "noun")
        return governed and set(before).isdisjoint(("verb", "copula", "relative"))
    return before[:1] in _CLAUSES and "verb" in before


def _is_set_before(phrases: Sequence[Phrase], start: int, follower: int) -> bool:
    """Tell a thing set before the person who is the subject: *kepada wartawan, Hugo de Zela dan Budi mengatakan*."""
    opens = phrases[start - 1].kind == "preposition" and all(phrase.kind != "noun" for phrase in phrases[:start])
    return opens and phrases[start].parts[0].head is None and is_person(phrases[follower])
