"""Find organs of nations, groups of people, meetings by name, and organisations and places no table knows."""

from __future__ import annotations

from ..knowledge.naming import OWNER, Wordings
from ..model import Kind
from .gazetteer import Hit
from .pointers import find_nation_pointer
from .spots import Anaphor, Owner, Spot, View

LONGEST = 9
# How many words may say which organ is meant.
LONGEST_DESCRIPTION = 5
# An agency or company has no army or government, and a region has none either; a town or province may have.
NOT_OWNERS = ("news agency", "company")
GOVERNED = ("city", "town", "province", "place", "capital")


def read_owner(view: View, at: int) -> Owner | None:
    """Read who something belongs to: a nation, organisation or place, or words that stand for a nation."""
    if at > 0 and view.line.marks(at) not in ("", "-", ")"):
        return None
    hit = view.hits.get(at)
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
    bodies, places = (view.wording.phrases[f"{name}.wordings"] for name in ("bodies", "places"))
    body = _owned(view, at, bodies, "bodies.modifiers", Kind.BODY) or _described_body(view, at)
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
        if name == "heads" and not _stands_free(view, at):
            continue
        found = view.match(view.wording.phrases["bodies.wordings"], at)
        if found and found[0] == size:
            sort = "alone" if name == "heads" else "mission"
            return Spot(at, end, Kind.BODY, "an organ without its owner", anaphor=Anaphor(sort, head=found[1]))
    return None


def _stands_free(view: View, at: int) -> bool:
    """Tell whether a word is no mere attribute of the word before: not pejabat pemerintah."""
    return at == 0 or view.line.marks(at) != "" or bool(view.size("bodies.alone.before", at - 1))


def _implied(view: View, at: int, label: str) -> Spot | None:
    """An abbreviation that holds its owner: the home nation's embassy in the place behind it."""
    home = view.wording.home
    hit = view.hits.get(at + 1)
    end = hit.last if hit and view.line.joined(at + 1) else at + 1
    where = f" {view.line.text(at + 1, end)}" if end > at + 1 else ""
    text = f"{view.line.text(at, at + 1)}{where}"
    return Spot(at, end, Kind.BODY, f"an organ named {text!r}", label=text, owner=Owner(at, at + 1, home))


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
        owner = _linked_owner(view, start, kind, _is_counted(view, at))
        if owner:
            words = view.line.text(at, start)
            return Spot(at, owner.last, kind, f"{words!r} with its owner", label=label, owner=owner)
    return None


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


def find_group(view: View, at: int) -> Spot | None:
    """Find people: migrants from Venezuela, a majority of the people of Ecuador, rebels."""
    implied = view.wording.implied_groups.get(view.line.fold(at))
    if implied:
        owner = Owner(at, at + 1, view.wording.home)
        return Spot(at, at + 1, Kind.GROUP, "people of the home nation", label=implied, owner=owner)
    start = at
    while view.size("groups.quantifiers", start) and (start == at or view.line.joined(start)):
        start += view.size("groups.quantifiers", start)
    for first in dict.fromkeys((start, at)):
        spot = _owned(view, first, view.wording.phrases["groups.wordings"], "groups.modifiers", Kind.GROUP)
        if spot:
            return spot.grown(at, spot.last)
    return find_collective(view, at) or _alone(view, at, start)


def _alone(view: View, at: int, start: int) -> Spot | None:
    size = view.size("groups.alone.heads", start)
    if not size:
        return None
    end = start + size
    while view.line.joined(end) and view.size("groups.modifiers", end) and end not in view.hits:
        end += view.size("groups.modifiers", end)
    pointing = view.size("anaphora.ends", end) if view.line.joined(end) else 0
    if end == start + size and not view.size("groups.alone.plain", start):
        return None
    label = once(view, start, end)
    return Spot(at, end + pointing, Kind.GROUP, "people without a name", label=label)


def once(view: View, first: int, last: int) -> str:
    """Write a phrase with a small first letter and doubled words once: kelompok-kelompok pemberontak."""
    kept = [i for i in range(first, last) if not (i > first and view.line.folds[i] == view.line.folds[i - 1])]
    text = " ".join(view.line.words[i].text for i in kept)
    return text if text.isupper() else text[0].lower() + text[1:]


def find_collective(view: View, at: int) -> Spot | None:
    """Find many together that nobody names: the neighbouring countries."""
    fixed = view.size("groups.collective.fixed", at)
    head = view.size("groups.collective.heads", at)
    end = at + max(fixed, head)
    if end == at:
        return None
    start = end
    while view.line.joined(end) and view.size("groups.collective.modifiers", end) and end not in view.hits:
        end += view.size("groups.collective.modifiers", end)
    hit = view.hits.get(end)
    if hit and view.line.joined(end) and view.kind(hit) is Kind.PLACE:
        end = hit.last
    if (not fixed and end == start) or (view.size("anaphora.ends", end) and view.line.joined(end)):
        return None
    label = view.line.text(at, end)
    return Spot(at, end, Kind.GROUP, "many together without names", label=label[0].lower() + label[1:])


def find_gathering(view: View, at: int) -> Spot | None:
    """Find a meeting by its own name: KTT ASEAN ke-47."""
    size = view.size("organisations.gathering_heads", at)
    if not size or not (view.line.is_capital(at)):
        return None
    end = view.line.bracket_end(at + size)
    start = end
    while end < len(view.line) and end - at < 14 and _in_gathering(view, end):
        hit = view.hits.get(end)
        end = hit.last if hit else end + 1
    while end > start and view.line.folds[end - 1] in view.wording.words["organisations.linking"]:
        end -= 1
    if end == start:
        return None
    return Spot(at, end, Kind.ORGANISATION, "a meeting by its name", label=_meeting_label(view, at, start, end))


def _meeting_label(view: View, at: int, start: int, end: int) -> str:
    """Write a meeting's name in one order, however the text orders it: head, whose, number."""
    ordinal = next((i for i in range(start, end - 1) if line_ordinal(view, i)), end)
    rest = [i for i in range(start, end) if not ordinal <= i < ordinal + 2]
    head = view.wording.meeting_heads.get(" ".join(view.line.folds[at:start]), view.line.text(at, start))
    words = "".join(
        (view.line.marks(i) if n and view.line.marks(i) in ("-", "–") and rest[n - 1] == i - 1 else " ")
        + view.line.words[i].text
        for n, i in enumerate(rest)
    )
    number = f" {view.line.fold(ordinal)}-{view.line.fold(ordinal + 1)}" if ordinal < end else ""
    return f"{head}{words}{number}"


def line_ordinal(view: View, at: int) -> bool:
    """Tell whether an ordinal number starts here: ke-47."""
    return at >= 0 and view.line.fold(at) == view.wording.ordinal and view.line.fold(at + 1).isdigit()


def _in_gathering(view: View, at: int) -> bool:
    line = view.line
    if line.marks(at) not in ("", "-", "–", "--", ")"):
        return False
    if at in view.hits or line_ordinal(view, at) or line_ordinal(view, at - 1):
        return True
    doubled = line.marks(at) == "-" and line.fold(at) == line.fold(at - 1)
    return not view.heading and (line.is_capital(at) or doubled or view.is_word("organisations.dash_words", at))


def read_organisation(view: View, at: int, plain: bool) -> Owner | None:
    """Read an organisation no table knows; ``plain`` stops before words that are no ordinary words: a person's name."""
    size = view.size("organisations.heads", at)
    if not size or not view.line.is_capital(at):
        return None
    end = at + size
    while end < len(view.line) and end - at < LONGEST and _in_organisation(view, end, plain):
        hit = view.hits.get(end)
        end = hit.last if hit else end + 1
    while end > at + size and view.is_word("organisations.linking", end - 1):
        end -= 1
    if end == at + size:
        return None
    return Owner(at, view.line.bracket_end(end), body=view.line.text(at, end))


def _in_organisation(view: View, at: int, plain: bool) -> bool:
    line = view.line
    if not line.joined(at):
        return False
    if not line.is_capital(at):
        listed = view.is_word("titles.linking", at) and at + 1 in view.hits
        linking = view.is_word("organisations.linking", at) and not listed
        return linking and line.is_capital(at + 1) and line.joined(at + 1)
    if at in view.hits:
        return True
    if view.is_word("agents.days", at) and not line.fold(at - 1).isdigit():
        return False
    if not plain:
        return not (view.heading and view.is_common(at))
    known = any(view.is_word(name, at) for name in ("titles.portfolio", "titles.tail", "organisations.words"))
    return known or view.is_word("organisations.named", at - 1)


def find_organisation(view: View, at: int) -> Spot | None:
    """Find an organisation by its first word or its last."""
    defined = _defined(view, at)
    if defined:
        return defined
    found = None if view.heading else read_organisation(view, at, plain=False)
    if found and found.last - at > 1 and not _is_bare_body(view, at, found.last):
        return Spot(at, found.last, Kind.ORGANISATION, "an organisation by its first word", label=found.body)
    return _by_last_word(view, at)


def find_named_organisation(view: View, at: int) -> Owner | None:
    """Read an organisation whose name says more than what sort of organ it is."""
    found = read_organisation(view, at, plain=True)
    return None if found is None or _is_bare_body(view, at, found.last) else found


def _is_bare_body(view: View, at: int, end: int) -> bool:
    """Tell whether the words only say what sort of organ it is: Kementerian Kesehatan."""
    found = view.match(view.wording.phrases["bodies.wordings"], at)
    return found is not None and at + found[0] == end


def _defined(view: View, at: int) -> Spot | None:
    """Find capitalised words whose first letters a bracket spells: Asia Maritime Transparency Initiative (AMTI)."""
    line, end = view.line, at
    while end < len(line) and end - at < LONGEST and (end == at or line.joined(end)) and _may_be_spelt(view, end):
        end += 1
    if end - at < 2 or end >= len(line) or line.marks(end) != "(" or line.bracket_end(end) != end + 1:
        return None
    short = line.words[end].text
    initials = "".join(line.words[i].text[0] for i in range(at, end) if line.is_capital(i))
    if not short.isupper() or len(short) < 2 or short[0] != initials[:1] or not _spells(short, initials):
        return None
    return Spot(at, end + 1, Kind.ORGANISATION, f"spelt out before {short!r}", label=line.text(at, end))


def _may_be_spelt(view: View, at: int) -> bool:
    return view.line.is_capital(at) or view.is_word("organisations.linking", at)


def _spells(short: str, initials: str) -> bool:
    """Tell whether an abbreviation is mostly made of first letters, in order."""
    rest = iter(short)
    return len(initials) > 1 and sum(letter in rest for letter in initials) >= min(len(initials), len(short)) - 1


def find_organisation_by_end(view: View, at: int) -> Spot | None:
    """Find capitalised words that a bracket spells or whose last word is an organisation's, where a name may follow."""
    if not view.line.is_capital(at) or not view.line.is_capital(at + 1) or view.heading:
        return None
    found = _defined(view, at) or _by_last_word(view, at)
    return found if found and found.kind is Kind.ORGANISATION else None


def _by_last_word(view: View, at: int) -> Spot | None:
    end = at
    while (
        end < len(view.line)
        and end - at < LONGEST
        and view.line.is_capital(end)
        and (end == at or view.line.joined(end))
    ):
        end += 1
    for name, kind in (("organisations.tails", Kind.ORGANISATION), ("places.tails", Kind.PLACE)):
        if end - at > 1 and view.is_word(name, end - 1) and not view.heading and not (at == 0 and view.is_common(at)):
            if end - at == 2 and at in view.hits and view.hits[at].last == end:
                continue
            rule = "by its last word"
            return Spot(at, view.line.bracket_end(end), kind, rule, label=view.line.text(at, end))
    return None


def read_apposed(view: View, at: int) -> Owner | None:
    """Read a known organisation behind the words that say what it is: partai konservatif CDU."""
    size = view.size("organisations.appositive", at)
    if not size:
        return None
    end = at + size
    while (
        end - at < LONGEST
        and view.line.joined(end)
        and (view.is_word("organisations.apposed", end) or _is_of(view, end))
    ):
        hit = view.hits.get(end)
        end = hit.last if hit else end + 1
    hit = view.hits.get(end)
    if hit is None or not view.line.joined(end) or view.kind(hit) is not Kind.ORGANISATION:
        return None
    return Owner(at, bracketed(view, hit), hit.key)


def _is_of(view: View, at: int) -> bool:
    """Tell whether a nation or place stands here: kelompok militan Palestina Hamas."""
    hit = view.hits.get(at)
    return hit is not None and view.kind(hit) in (Kind.NATION, Kind.PLACE)


def read_described(view: View, at: int) -> Owner | None:
    """Read an unknown organisation behind the words that say what it is: perusahaan milik negara X."""
    size = view.size("organisations.nouns", at)
    if not size or at in view.inside or (view.line.is_capital(at) and (at > 0 or view.heading)):
        return None
    start = at + size
    while start - at < LONGEST and _describes(view, start):
        hit = view.hits.get(start)
        start = hit.last if hit else start + 1
    if start in view.inside or view.is_word("organisations.not_before", start - 1) or not view.line.joined(start):
        return None
    bare = start == at + size
    if bare and (view.line.is_capital(at) or view.is_word("organisations.loose_nouns", at)):
        return None
    if not bare and view.wording.phrases["groups.wordings"].ends_before(view.line.folds, start):
        return None
    end = _capitals(view, start)
    names = (i for i in range(start, end) if len(view.line.words[i].text) > 1)
    if all(view.is_common(i) or view.is_word("persons.never", i) for i in names):
        return None
    return Owner(at, view.line.bracket_end(end), body=view.line.text(start, end))


def _describes(view: View, at: int) -> bool:
    """Tell whether a word goes on to say what an organisation is, or of which nation."""
    if not view.line.joined(at) or view.is_word("titles.stops", at):
        return False
    return _is_of(view, at) or not view.line.is_capital(at)


def find_described(view: View, at: int) -> Spot | None:
    """Find an organisation behind the words that say what it is: known or not."""
    owner = read_apposed(view, at)
    if owner:
        hits = (view.hits[i] for i in range(owner.last - 1, at, -1) if i in view.hits)
        hit = next(h for h in hits if h.key == owner.key)
        return Spot(at, owner.last, Kind.ORGANISATION, "a known name behind what it is", hit=hit)
    owner = read_described(view, at)
    if owner is None:
        return None
    return Spot(at, owner.last, Kind.ORGANISATION, "a name behind what it is", label=owner.body)


def find_place(view: View, at: int) -> Spot | None:
    """Find a place no table knows: after a word of place, before one, or with one in its name."""
    size = view.size("places.heads", at)
    if size and view.line.is_capital(at):
        end = _capitals(view, at + size) if view.line.joined(at + size) else at
        if end > at + size:
            return _place(view, at, end, "a place by its first word")
    if at in view.inside or view.is_word("persons.never", at):
        return None
    end = _capitals(view, at)
    if end == at + 1 and (view.line.words[at].text.isupper() or len(view.line.words[at].text) < 4):
        return None
    moved = view.line.joined(at) and view.is_word("places.motion", at - 1)
    if end == at or (view.is_common(at) and end - at == 1 and not (moved and _is_placed(view, end))):
        return None
    after_word = moved or view.is_word("places.nouns", at - 1)
    after_word |= view.is_word("places.visiting", at - 1) and _is_placed(view, end)
    if view.line.joined(at) and (after_word or _is_side_of_place(view, at - 1)):
        return _place(view, at, end, "a name after a word of place")
    return _place(view, at, end, "a name beside a word of place") if _is_called_place(view, at, end) else None


def _place(view: View, at: int, end: int, rule: str) -> Spot:
    """Make the spot of an unknown place; a bracket that names where it lies stays out."""
    closed = end if end in view.hits else view.line.bracket_end(end)
    return Spot(at, closed, Kind.PLACE, rule, label=view.line.text(at, end))


def _is_placed(view: View, end: int) -> bool:
    """Tell whether a known place stands behind a comma and says where the name lies: *di Solo, Jawa Tengah*."""
    hit = view.hits.get(end) if view.line.marks(end) == "," else None
    return hit is not None and view.kind(hit) is Kind.PLACE and not view.is_word("places.sides", end - 1)


def _is_side_of_place(view: View, at: int) -> bool:
    """Tell whether a direction stands here behind a word of place: negara bagian timur Orissa."""
    nouns = view.wording.phrases["places.nouns"]
    return view.is_word("places.sides", at) and nouns.ends_before(view.line.folds, at) > 0


def _is_called_place(view: View, at: int, end: int) -> bool:
    """Tell whether words beside a name call it a place: Latakia, kota di Suriah; kota Suriah, Latakia."""
    if view.line.joined(end) and _is_said_to_lie(view, end):
        return True
    if view.line.marks(end) == "," and view.size("places.settlements", end) and not view.line.is_capital(end):
        after = end + view.size("places.settlements", end)
        return not (view.is_word("anaphora.ends", after) or view.is_word("titles.coordinators", after))
    if at < 2 or view.line.marks(at) != ",":
        return False
    hit = next((h for h in (view.hits.get(at - size) for size in (1, 2, 3)) if h and h.last == at), None)
    if hit is None or view.kind(hit) is not Kind.NATION:
        return False
    first = next(
        (i for i in range(hit.first - 1, max(-1, hit.first - 4), -1) if view.size("places.settlements", i)), None
    )
    return first is not None and not any(view.line.is_capital(i) for i in range(first + 1, hit.first))


def _is_said_to_lie(view: View, end: int) -> bool:
    """Tell whether what follows a name says where it lies or that it is a town: *X terletak di*, *X adalah kota*."""
    if view.is_word("places.lying", end):
        return True
    after = end + 1 + view.size("places.one_of", end + 1)
    return view.is_word("titles.copulas", end) and view.size("places.settlements", after) > 0


def _capitals(view: View, first: int) -> int:
    """Return the word after a run of capitalised words that no known nation or organisation begins."""
    at = first
    last = min(len(view.line), first + LONGEST)
    while at < last and (at == first or view.line.joined(at)) and view.line.is_capital(at):
        hit = view.hits.get(at)
        if (
            hit
            and view.kind(hit) in (Kind.NATION, Kind.ORGANISATION)
            and len(hit.form.spellings)
            and not _is_part(view, at, hit)
        ):
            break
        if (view.heading and view.is_common(at)) or view.is_word("persons.ranks", at):
            break
        at += 1
    return at


def _is_part(view: View, at: int, hit: Hit) -> bool:
    """Tell whether a known name goes on with capitals: Tentera Udara Diraja Malaysia."""
    return view.line.is_capital(at - 1) and view.is_common(at - 1)


def fill(label: str, owner: str) -> str:
    """Put an owner's name into a label."""
    return label.replace(OWNER, owner)
