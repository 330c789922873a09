"""Find organs of nations and groups of people, with whose they are."""

from __future__ import annotations

from dataclasses import replace

from ..knowledge.naming import OWNER, Wordings
from ..model import CROWD, Kind
from .gazetteer import Hit
from .pointers import find_nation_pointer
from .spots import Anaphor, Owner, Spot, View

# How many words may say which organ is meant.
LONGEST_DESCRIPTION = 5
# An agency or company has no army or government, and a region has none either; a town or province may have.
NOT_OWNERS = ("news agency", "company")
GOVERNED = ("city", "town", "province", "place", "capital")
# So many countries are told by their names somewhere; more are many together.
FEW = 3


def read_owner(view: View, at: int) -> Owner | None:
    """Read who something belongs to: a nation, organisation or place, or words that stand for a nation."""
    if at > 0 and view.line.marks(at) not in ("", "-", ")"):
        return None
    hit = view.hits.get(at)
    if hit and view.is_word("bodies.nobodys", at):
        return None
    if hit:
        return Owner(at, bracketed(view, hit), hit.key) if view.kind(hit) is not Kind.STATUS else None
    pointer = find_nation_pointer(view, at)
    return Owner(at, pointer.last, anaphor=pointer.anaphor) if pointer else None


def bracketed(view: View, hit: Hit) -> int:
    """Return the word after a known name and a bracket that only abbreviates it."""
    end = view.line.bracket_end(hit.last)
    if end == hit.last:
        return end
    inner = view.hits.get(hit.last)
    if inner and set(inner.form.keys) & set(hit.form.keys):
        return end
    text = view.line.words[hit.last].text
    return end if inner is None and end == hit.last + 1 and text.isupper() and len(text) > 1 else hit.last


def find_body(view: View, at: int) -> Spot | None:
    """Find an organ with its owner: the Brazilian government, the army of that country."""
    implied = view.wording.implied_bodies.get(view.line.fold(at))
    if implied:
        return _implied(view, at, implied)
    sort = view.is_word("bodies.sorts", at) and view.line.joined(at) and view.is_word("bodies.of_sorts", at - 1)
    if sort or view.is_word("bodies.seats", at - 1):
        return None
    bodies, places = (view.wording.phrases[f"{name}.wordings"] for name in ("bodies", "places"))
    first = at + _is_doubled(view, at)
    body = _owned(view, first, bodies, "bodies.modifiers", Kind.BODY) or _described_body(view, at)
    body = body.grown(at, body.last) if body else None
    return body or _owned(view, at, places, "bodies.modifiers", Kind.PLACE)


def _described_body(view: View, at: int) -> Spot | None:
    """Find an organ by its sort and the ordinary words that say which: otoritas kesehatan Peru."""
    end = at + view.size("bodies.generic", at)
    start = end
    while at < end < start + LONGEST_DESCRIPTION and _may_describe(view, start, end):
        end += 1
    owner = _linked_owner(view, end, Kind.BODY, False) if end > start and view.line.joined(end) else None
    known = view.known.entities.get(owner.key or "") if owner else None
    if owner is None or (known and known.kind is Kind.ORGANISATION) or view.line.marks(owner.last) == "-":
        return None
    label = f"{once(view, at, end)} {OWNER}"
    return Spot(at, owner.last, Kind.BODY, f"{label!r} with its owner", label=label, owner=owner)


def _may_describe(view: View, start: int, end: int) -> bool:
    """Tell whether a word goes on to say which organ is meant: an ordinary one, written like the first, no verb."""
    if not view.line.joined(end) or end in view.inside or not view.is_common(end) or view.is_word("groups.led_by", end):
        return False
    verb = not view.line.is_capital(end) and view.line.fold(end).startswith(
        tuple(view.wording.words["agents.verb_beginnings"])
    )
    joins = view.is_word("organisations.linking", end) and not view.is_word("organisations.linking", end - 1)
    alike = view.line.is_capital(end) == view.line.is_capital(start)
    stops = view.is_word("titles.stops", end) or find_nation_pointer(view, end) is not None
    return joins or (not verb and not stops and alike)


def find_body_alone(view: View, at: int) -> Spot | None:
    """Find an organ without its owner: the government; a mission is only remembered, for what points at it."""
    for name in ("heads", "missions"):
        size = view.size(f"bodies.alone.{name}", at)
        end = at + size
        if not size or (view.line.joined(end) and (end in view.hits or view.size("bodies.modifiers", end))):
            continue
        if name == "heads" and (not _stands_free(view, at) or _is_somebodys(view, end)):
            continue
        if _is_named_on(view, at, end) or (view.line.joined(end) and view.is_word("bodies.alone.others", end)):
            continue
        found = view.match(view.wording.phrases["bodies.wordings"], at)
        if found and found[0] == size:
            sort, homely = ("alone" if name == "heads" else "mission"), bool(view.size("bodies.alone.homely", at))
            anaphor = Anaphor(sort, head=found[1], homely=homely)
            return Spot(at, end, Kind.BODY, "an organ without its owner", anaphor=anaphor)
    return None


def _is_named_on(view: View, at: int, end: int) -> bool:
    """Tell whether capitals go on, so that it has a name of its own: Pengadilan *Perdagangan* Internasional."""
    goes_on = view.line.joined(end) and view.line.is_capital(end) and view.is_common(end)
    return goes_on and view.line.is_capital(at) and not view.heading and bool(view.size("organisations.heads", at))


def _is_somebodys(view: View, end: int) -> bool:
    """Tell whether a name follows, so that it is that of whoever leads it: *pemerintah **Ruto***."""
    return view.line.joined(end) and view.line.is_capital(end) and not view.is_common(end) and not view.heading


def _stands_free(view: View, at: int) -> bool:
    """Tell whether a word is no mere attribute of the word before: not pejabat pemerintah."""
    return at == 0 or view.line.marks(at) != "" or bool(view.size("bodies.alone.before", at - 1))


def _implied(view: View, at: int, label: str) -> Spot | None:
    """An abbreviation that holds its owner: the home nation's embassy in the place behind it."""
    words, home = view.line.text(at, at + 1), Owner(at, at + 1, view.wording.home)
    hit = view.hits.get(at + 1) if view.line.joined(at + 1) else None
    last = hit.last if hit else at + 1
    where = f"{view.wording.seated} {view.line.text(at + 1, last)}" if hit else ""
    return Spot(at, last, Kind.BODY, f"an organ named {words!r}", label=f"{label}{where}", owner=home)


def _owned(view: View, at: int, wordings: Wordings, modifiers: str, kind: Kind) -> Spot | None:
    found = view.match(wordings, at)
    if found is None or (view.is_word("groups.led_by", at) and found[0] == 1 and _is_noun_before(view, at)):
        return None
    size, label = found
    end = view.line.bracket_end(at + size)
    modified = end
    while view.line.joined(modified) and view.size(modifiers, modified) and modified not in view.hits:
        modified += view.size(modifiers, modified)
    for start in dict.fromkeys((modified, end)):
        home = _home_nation(view, at, start)  # where it stands is a place besides
        owner = home or _linked_owner(view, start, kind, _is_counted(view, at))
        if owner and not _is_joint(view, start, owner):
            rule = f"{view.line.text(at, start)!r} with its owner"
            spot = Spot(at, start if home else owner.last, kind, rule, label=label, owner=owner)
            return spot if home else _seated(view, spot)
    return None


def _seated(view: View, spot: Spot) -> Spot:
    """Add to a mission the city it sits in, said right behind its owner: Kedutaan Besar Kenya *Tokyo*."""
    hit = view.hits.get(spot.last) if view.line.follows(spot.last) else None
    if hit is None or view.kind(hit) is not Kind.PLACE or not view.size("bodies.alone.missions", spot.first):
        return spot
    city = view.line.text(hit.first, hit.last)
    return replace(spot, last=hit.last, label=f"{spot.label}{view.wording.seated} {city}")


def _is_joint(view: View, start: int, owner: Owner) -> bool:
    """Tell whether an organ is several nations' together: pasukan gabungan *Kenya dan Uganda*."""
    listed = view.is_word("titles.coordinators", owner.last) and owner.last + 1 in view.hits
    return view.is_word("bodies.joint", start - 1) and listed and view.line.joined(owner.last)


def _is_noun_before(view: View, at: int) -> bool:
    """Tell whether a noun stands right before, which somebody leads: koalisi pimpinan AS."""
    before = view.line.joined(at) and view.is_common(at - 1)
    return before and not view.size("groups.quantifiers", at - 1) and not view.is_word("titles.stops", at - 1)


def _is_counted(view: View, at: int) -> bool:
    """Tell whether a number stands before people: 202 orang di Kuta are where they are, not the people of Kuta."""
    before = view.line.fold(at - 1)
    return before.isdigit() or view.is_word("groups.numerals", at - 1)


def _linked_owner(view: View, at: int, kind: Kind, counted: bool) -> Owner | None:
    if kind is Kind.GROUP and view.is_word("groups.linking", at) and view.line.joined(at):
        if view.is_word("places.motion", at) and counted:
            return None
        at += 1
    if not view.line.follows(at):
        return None
    owner = read_owner(view, at)
    known = view.known.entities.get(owner.key or "") if owner else None
    if known and known.sort in NOT_OWNERS:
        return None
    if known and kind is Kind.BODY and known.kind is Kind.PLACE and known.key not in view.known.metonyms:
        return owner if known.sort in GOVERNED else None
    return owner


def _home_nation(view: View, at: int, end: int) -> Owner | None:
    """Read the nation in which an organ stands that no other has there: the police in Peru, those who rule in Lima."""
    within = view.is_word("groups.linking", end) and view.is_word("places.motion", end)
    if not (within and view.line.joined(end) and view.size("bodies.domestic", at) and view.line.follows(end + 1)):
        return None
    owner = read_owner(view, end + 1)
    known = view.known.entities.get(owner.key or "") if owner else None
    seat = known is not None and known.key in view.known.metonyms and view.size("bodies.ruling", at) > 0
    return owner if known is not None and (known.kind is Kind.NATION or seat) else None


def find_group(view: View, at: int) -> Spot | None:
    """Find people: migrants from Venezuela, a majority of the people of Ecuador, rebels."""
    implied = view.wording.implied_groups.get(view.line.fold(at))
    if implied:
        owner = Owner(at, at + 1, view.wording.home)
        return Spot(at, at + 1, Kind.GROUP, "people of the home nation", label=implied, owner=owner)
    start = at
    while view.size("groups.quantifiers", start) and (start == at or view.line.joined(start)):
        start += view.size("groups.quantifiers", start)
    for first in dict.fromkeys((start, start + _is_doubled(view, start), at)):
        spot = _owned(view, first, view.wording.phrases["groups.wordings"], "groups.modifiers", Kind.GROUP)
        if spot:
            return spot.grown(at, spot.last)
    return find_collective(view, at) or _alone(view, at, start + _is_doubled(view, start))


def _alone(view: View, at: int, start: int) -> Spot | None:
    size = view.size("groups.alone.heads", start)
    if not size:
        return None
    end = start + size
    while view.line.joined(end) and view.size("groups.modifiers", end) and end not in view.hits:
        end += view.size("groups.modifiers", end)
    end += _is_people_named(view, start, end)
    pointing = view.size("anaphora.ends", end) if view.line.joined(end) else 0
    counted = start > at and not view.line.marks(start).startswith("-")  # ribuan buruh
    bare = end == start + size and not view.size("groups.alone.plain", start)
    crowd = bare and _is_crowd(view, start, size, counted=counted)
    if bare and not counted and not crowd:
        return None
    if view.line.joined(end) and view.line.is_capital(end) and not view.heading and not view.is_common(end):
        return None  # kelompok militan *Ansar Dine* has a name
    if not counted and view.size("organisations.heads", start) and _is_titled(view, start, end):
        return None  # *Partai Liberal* is a name itself
    label = once(view, start, end)
    if crowd:
        return Spot(start, end + pointing, Kind.GROUP, CROWD, label=label)
    return Spot(at, end + pointing, Kind.GROUP, "people without a name", label=label)


def _is_titled(view: View, first: int, last: int) -> bool:
    """Tell whether every word of a phrase of several has a capital, as a name has."""
    return not view.heading and last > first + 1 and all(view.line.is_capital(i) for i in range(first, last))


def _is_crowd(view: View, at: int, size: int, *, counted: bool) -> bool:
    """Tell people who are no more than a number: 300.000 *warga*, ribuan *orang*."""
    if counted:
        return view.size("groups.alone.crowds", at) == size
    return _is_counted(view, at) and view.size("groups.alone.numbered", at) == size


def _is_people_named(view: View, at: int, end: int) -> bool:
    """Tell whether one name that no table knows says which people are meant: warga *Rohingya*, orang *Yahudi*."""
    if not view.size("groups.alone.peoples", at) or not view.line.joined(end) or view.heading:
        return False
    goes_on = view.line.joined(end + 1) and view.line.is_capital(end + 1)
    return view.line.is_capital(end) and end not in view.inside and not goes_on


def once(view: View, first: int, last: int) -> str:
    """Write a phrase with a small first letter and doubled words once: kelompok-kelompok pemberontak."""
    kept = [i for i in range(first, last) if not (i > first and view.line.folds[i] == view.line.folds[i - 1])]
    text = " ".join(view.line.words[i].text for i in kept)
    return text if text.isupper() else text[0].lower() + text[1:]


def _is_doubled(view: View, at: int) -> bool:
    """Tell the first half of a doubled word: orang-orang."""
    return view.line.marks(at + 1) == "-" and view.line.fold(at) == view.line.fold(at + 1)


def find_collective(view: View, at: int) -> Spot | None:
    """Find many together that nobody names: the neighbouring countries, 28 countries, most members of the union."""
    counted = _counted(view, at)
    fixed = view.size("groups.collective.fixed", at) or counted
    head = view.size("groups.collective.heads", at)
    end = at + max(fixed, head)
    if end == at:
        return None
    start = end
    while view.line.joined(end) and view.size("groups.collective.modifiers", end) and end not in view.hits:
        end += view.size("groups.collective.modifiers", end)
    hit = view.hits.get(end) if view.line.joined(end) else None
    members = end > start and view.is_word("groups.collective.of", end - 1)
    if hit and (view.kind(hit) is Kind.PLACE or (members and view.kind(hit) is Kind.ORGANISATION)):
        end = hit.last
    if (not fixed and end == start) or (view.size("anaphora.ends", end) and view.line.joined(end)):
        return None
    if not counted and _is_one_named(view, at, end):
        return None
    label = view.line.text(at, end)
    last = bracketed(view, hit) if hit and end == hit.last else end
    return Spot(at, last, Kind.GROUP, "many together without names", label=label[0].lower() + label[1:])


def _is_one_named(view: View, at: int, end: int) -> bool:
    """Tell the one whose name follows from many: *negara tetangga, **Kenya**, …*, but not *negara-negara tetangga*."""
    named = view.hits.get(end) if view.line.marks(end) == "," else None
    return named is not None and view.kind(named) is Kind.NATION and not _is_doubled(view, at)


def _counted(view: View, at: int) -> int:
    """Return how many words countries that are counted take: *28 negara*, *142 dari 193 negara*."""
    if not view.line.fold(at).isdigit():
        return 0
    end = at + 1
    if view.is_word("groups.linking", end) and view.line.fold(end + 1).isdigit():
        end += 2
    head = view.size("groups.collective.counted", end)
    close = head and all(view.line.joined(i) for i in range(at + 1, end + 1)) and not _are_named(view, end + head)
    return end + head - at if close and int(view.line.fold(at)) > FEW else 0


def _are_named(view: View, at: int) -> bool:
    """Tell whether words go on to name those just counted: 11 negara: *Laos, …*, 28 negara, yaitu *Malta …*."""
    return ":" in view.line.marks(at) or bool(view.size("anaphora.cataphoric", at))


def fill(label: str, owner: str) -> str:
    """Put an owner's name into a label."""
    return label.replace(OWNER, owner)
