"""Find words that stand for a name: the two countries, that South American country, he, its government."""

from __future__ import annotations

from ..knowledge.naming import split_words
from ..model import Kind
from .spots import Anaphor, Spot, View

LONGEST_CLAUSE = 8
#: How many words the longest known names have.
LONGEST_NAME = 10
#: How many words may say more of a nation before the word that points to it.
LONGEST_DESCRIPTION = 14
#: How many words a relative clause may have that a name or a bracket closes before the pointing word.
LONGEST_RELATIVE = 12


def find_pointer(view: View, at: int) -> Spot | None:
    """Find words that stand for a name from a word on."""
    return (
        find_nation_pointer(view, at)
        or _described_nation(view, at)
        or _pair(view, at)
        or _counted(view, at)
        or _plural(view, at)
        or _thing(view, at)
        or _own(view, at)
        or _person(view, at)
        or _they(view, at)
    )


def find_nation_pointer(view: View, at: int) -> Spot | None:
    """Find one nation pointed at: negara Amerika Selatan itu."""
    size = view.size("anaphora.nations", at)
    if not size or view.line.marks(at + size) == "-":
        return None
    end, region = at + size, None
    while view.line.joined(end) and end - at < 6:
        hit = view.hits.get(end)
        if hit and view.kind(hit) is Kind.PLACE and region is None:
            region, end = " ".join(view.line.folds[hit.first : hit.last]), hit.last
        elif view.is_word("anaphora.nation_words", end) and not hit:
            end += 1
        else:
            break
    closed = _closed(view, end, region is not None)
    apart = 0 if closed else _told_apart(view, end)
    if not (closed or apart):
        return None
    near = view.is_word("anaphora.near", apart or closed - 1)
    anaphor = Anaphor("nation", region, near=near)
    return Spot(at, closed or end, Kind.NATION, "a nation pointed at", anaphor=anaphor)


def _described_nation(view: View, at: int) -> Spot | None:
    """Find a nation of which more is said before the pointing word: *negara* bekas jajahan Belgia itu.

    What is said stays to be read; only the first word is the mention.
    """
    size = view.size("anaphora.nations", at)
    start = at + size
    if not size or view.is_word("anaphora.not_pointing", at - 1) or not _opens_description(view, start):
        return None
    for end in range(start + 1, min(start + LONGEST_DESCRIPTION, len(view.line))):
        if view.line.marks(end) or view.size("anaphora.nations", end):
            return None
        if view.is_word("anaphora.ends", end):
            near = view.is_word("anaphora.near", end)
            anaphor = Anaphor("nation", near=near)
            points = _closes_description(view, at, end)
            return Spot(at, start, Kind.NATION, "a nation pointed at", anaphor=anaphor) if points else None
    return None


def _ends_name(view: View, end: int) -> bool:
    """Tell whether a known name ends before a word."""
    before = (view.hits.get(at) for at in range(max(end - LONGEST_NAME, 0), end))
    return any(hit is not None and hit.last == end for hit in before)


def _opens_description(view: View, at: int) -> bool:
    if view.line.marks(at):
        return False
    return view.line.fold(at) in view.wording.words["anaphora.relative"] or view.is_word("anaphora.describing", at)


def _closes_description(view: View, at: int, end: int) -> bool:
    """Tell a word that points to the nation from one that points to the noun before it: *memulai perang itu*.

    Nobody points to a name or to so many people; at the head of a sentence a nation is pointed to, unless the
    sentence goes on to say which it is.
    """
    named = _ends_name(view, end) or view.line.is_capital(end - 1)
    if named or view.is_word("anaphora.inhabitants", end - 1):
        return True
    return at == 0 and not view.is_word("anaphora.cataphoric", end + 1) and not view.is_word("anaphora.spans", end - 1)


def _closed(view: View, at: int, loosely: bool) -> int:
    """Return the word after the pointing word, 0 without one; a relative clause may stand between."""
    if view.is_word("anaphora.ends", at) and view.line.joined(at):
        return at + 1
    if loosely and view.line.fold(at) in view.wording.words["anaphora.relative"] and view.line.joined(at):
        for end in range(at + 1, min(at + LONGEST_CLAUSE, len(view.line))):
            if view.line.marks(end):
                return 0
            if view.is_word("anaphora.ends", end):
                return end + 1
    return 0


def _told_apart(view: View, at: int) -> int:
    """Return where a word points behind a relative clause that ends in a name, else 0: *yang lahir di Mali **itu***.

    The pointing word after a name, or after years in brackets, is not theirs, so that it is that of the noun before.
    """
    if view.line.fold(at) not in view.wording.words["anaphora.relative"] or not view.line.joined(at):
        return 0
    for end in range(at + 1, min(at + LONGEST_RELATIVE, len(view.line))):
        if view.line.marks(end).strip("()–-") or view.is_word("anaphora.relative", end):
            return 0
        if view.is_word("anaphora.ends", end):
            named = _is_bracketed(view, end - 1) or _ends_name(view, end)
            return end if named and end > at + 2 else 0
    return 0


def _is_bracketed(view: View, at: int) -> bool:
    return view.line.fold(at).isdigit() and ")" in view.line.marks(at + 1)


def _pair(view: View, at: int) -> Spot | None:
    kinds = {"pair_persons": Kind.PERSON, "pair_organisations": Kind.ORGANISATION}
    for name in ("pair_persons", "pair_organisations", "both", "pair"):
        kind = kinds.get(name, Kind.NATION)
        size = view.size(f"anaphora.{name}", at)
        if size:
            end = at + size
            hit = view.hits.get(end) if name == "pair" and view.line.joined(end) else None
            region = None
            if (
                hit
                and view.kind(hit) is Kind.PLACE
                and " ".join(split_words(view.known.entities[hit.key].label)) in view.known.members
            ):
                region, end = " ".join(split_words(view.known.entities[hit.key].label)), hit.last
            end += 1 if view.is_word("anaphora.ends", end) and view.line.joined(end) else 0
            return Spot(
                at,
                end,
                kind,
                "both of two",
                anaphor=Anaphor(name, region, _told_of_pair(view, at, size, name)),
            )
    return None


def _told_of_pair(view: View, at: int, size: int, name: str) -> str:
    """Return what the words of a pair say of it: that it may be organisations, or whose office both hold."""
    if name == "pair_persons":
        words = " ".join(view.line.folds[at + 1 : at + size])
        return view.wording.full_titles.get(words, words)
    return "sides" if view.size("anaphora.sides", at) else ""


def _counted(view: View, at: int) -> Spot | None:
    count = view.wording.counts.get(view.line.fold(at), 0)
    if not count or not view.size("anaphora.nations", at + 1):
        return None
    ended = view.is_word("anaphora.ends", at + 2)
    if not ended and not (view.is_word("anaphora.collective", at) and view.is_word("anaphora.told_of", at + 2)):
        return None
    return Spot(at, at + 2 + ended, Kind.NATION, f"all {count}", anaphor=Anaphor("count", count=count))


def _plural(view: View, at: int) -> Spot | None:
    size = view.size("anaphora.plural", at)
    return Spot(at, at + size, Kind.NATION, "those named before", anaphor=Anaphor("plural")) if size else None


def _thing(view: View, at: int) -> Spot | None:
    """Find a place, organisation or organ pointed at: kota itu, organisasi tersebut."""
    role = _role(view, at)
    if role:
        return role
    for name, kind in (("places", Kind.PLACE), ("organisations", Kind.ORGANISATION)):
        spot = _last_named(view, at, name, kind)
        if spot:
            return spot
    if view.size("titles.plain", at) == 1 and view.is_word("anaphora.ends", at + 1):
        return None  # one who holds an office: menteri itu
    for name, kind in (("bodies", Kind.BODY), ("groups", Kind.GROUP)):
        found = view.match(view.wording.phrases[f"{name}.wordings"], at)
        if found and view.is_word("anaphora.ends", at + found[0]) and view.line.joined(at + found[0]):
            return Spot(at, at + found[0] + 1, kind, "one named before", anaphor=Anaphor(name, head=found[1]))
    return None


def find_thing_pointer(view: View, at: int) -> Spot | None:
    """Find a place or organisation pointed at: wilayah tersebut, partai itu."""
    place = _last_named(view, at, "places", Kind.PLACE)
    return place or _last_named(view, at, "organisations", Kind.ORGANISATION)


def _last_named(view: View, at: int, name: str, kind: Kind) -> Spot | None:
    size = view.size(f"anaphora.{name}", at)
    end = _after_owner(view, at + size) if name == "organisations" else at + size
    pointed = view.is_word("anaphora.ends", end) and view.line.joined(end)
    if not size or not (pointed or _told_apart(view, end)):
        return None
    head = " ".join(view.line.folds[at : at + size])
    sorts = view.wording.sorts.get(head) or view.wording.sorts.get(view.line.fold(at), frozenset())
    island = view.size("anaphora.islets", at) == size
    anaphor = Anaphor(name, head=head, sorts=sorts, island=island)
    return Spot(at, end + pointed, kind, f"the {name} named last", anaphor=anaphor)


def _after_owner(view: View, at: int) -> int:
    """Return the word after a nation that says whose the thing is: partai *Kenya* itu."""
    hit = view.hits.get(at) if view.line.joined(at) else None
    owned = hit is not None and view.kind(hit) is Kind.NATION and view.is_word("anaphora.ends", hit.last)
    return hit.last if hit and owned else at


def _role(view: View, at: int) -> Spot | None:
    """Find a person pointed at by a role: politikus itu, pria berusia 65 tahun itu, diplomat tertinggi AS itu."""
    size = view.size("anaphora.persons_role", at)
    end, nation = at + size, None
    while size and end - at < LONGEST_CLAUSE and view.line.joined(end):
        hit = view.hits.get(end)
        if hit and view.kind(hit) is Kind.NATION and nation is None:
            nation, end = hit.key, hit.last
        elif hit is None and (view.is_word("anaphora.role_words", end) or view.line.fold(end).isdigit()):
            end += 1
        else:
            break
    pointed = view.is_word("anaphora.ends", end) and view.line.joined(end)
    if not size or not (pointed or _told_apart(view, end)):
        return None
    head = " ".join(view.line.folds[at : at + size])
    anaphor = Anaphor("persons_role", nation, head=head)
    return Spot(at, end + pointed, Kind.PERSON, "the persons_role named last", anaphor=anaphor)


def _own(view: View, at: int) -> Spot | None:
    size = view.size("anaphora.self", at) or _organ_with_possessive(view, at)
    if not size:
        return _organ_of_theirs(view, at)
    own = view.size("anaphora.own_nation", at)
    if own:
        return Spot(at, at + own, Kind.NATION, "the nation spoken of", anaphor=Anaphor("own", starts=at == 0))
    last = view.line.fold(at + size - 1).removesuffix(view.wording.possessive)
    folds = [*view.line.folds[at : at + size - 1], last]
    for name, kind in (("bodies", Kind.BODY), ("groups", Kind.GROUP)):
        found = view.wording.phrases[f"{name}.wordings"].match(folds, 0)
        if found and found[0] == len(folds):
            return Spot(at, at + size, kind, "its own", anaphor=Anaphor("owned", head=found[1]))
    return None


def _organ_of_theirs(view: View, at: int) -> Spot | None:
    """Find an organ with a pronoun behind it for its owner: angkatan laut mereka."""
    found = view.match(view.wording.phrases["bodies.wordings"], at)
    if found is None:
        return None
    size, label = found
    if not view.is_word("anaphora.owners", at + size) or not view.line.joined(at + size):
        return None
    return Spot(at, at + size + 1, Kind.BODY, "their own", anaphor=Anaphor("owned", head=label))


def _organ_with_possessive(view: View, at: int) -> int:
    """Return how many words an organ of several words with a possessive takes: angkatan lautnya."""
    ending = view.wording.possessive
    for size in (3, 2):
        last = view.line.fold(at + size - 1)
        if last.endswith(ending) and all(view.line.joined(i) for i in range(at + 1, at + size)):
            folds = [*view.line.folds[at : at + size - 1], last.removesuffix(ending)]
            if view.wording.phrases["bodies.wordings"].length(folds, 0) == size:
                return size
    return 0


def _they(view: View, at: int) -> Spot | None:
    """Find many spoken of, as the subject of a clause: mereka; not behind a noun or a preposition."""
    if not view.is_word("anaphora.they", at) or view.is_word("anaphora.relative", at + 1):
        return None
    free = at == 0 or view.line.marks(at) != "" or view.is_word("anaphora.clause_openers", at - 1)
    return Spot(at, at + 1, Kind.GROUP, "those spoken of", anaphor=Anaphor("they")) if free else None


def _person(view: View, at: int) -> Spot | None:
    for name in ("head_of_state", "persons_he"):
        size = view.size(f"anaphora.{name}", at)
        if size and not (name == "head_of_state" and not view.line.is_capital(at)):
            words = " ".join(view.line.folds[at : at + size])
            head = view.wording.full_titles.get(words, words)
            return Spot(at, at + size, Kind.PERSON, "the person spoken of", anaphor=Anaphor(name, head=head))
    return None
