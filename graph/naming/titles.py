"""Find titles, with the persons who hold them: before the name, after it, or without one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..model import Kind
from .bodies import (
    find_body,
    find_group,
    find_named_organisation,
    find_organisation_by_end,
    find_place,
    read_apposed,
    read_described,
    read_organisation,
    read_owner,
)
from .persons import find_person, is_absorbed, read_person, skip_honorifics
from .pointers import find_nation_pointer, find_place_pointer
from .spots import Anaphor, Office, Owner, Spot, View

# How many words a title may have that no list knows.
LONGEST_TITLE = 5
# How many words may say what an office is for.
LONGEST_FIELD = 9

# The word after a title, and the office or offices it names.
Title = tuple[Any, ...]


def find_titled(view: View, at: int) -> Spot | None:
    """Find a title from a word on, with the person's name behind it if there is one."""
    title = read_title(view, at)
    for reading in (title, _read_placed(view, title), _read_twofold(view, title), _read_loose(view, at, title)):
        spot = _with_name(view, at, reading) if reading else None
        if spot:
            return spot
    return _unnamed(view, at, *title) if title else None


def _with_name(view: View, at: int, title: Title) -> Spot | None:
    """Return the person whose name follows a title."""
    start, *offices = title
    if view.line.marks(start) not in ("", ",", ")", "),", '"', "“") or not _may_be_named(view, at, start):
        return None
    found = read_person(view, start, titled=True)
    if found is None or not _is_holder(view, skip_honorifics(view, start), found):
        return None
    return _named(view, at, found, *offices)


def _is_holder(view: View, at: int, found: tuple[int, tuple[str, ...]]) -> bool:
    """Tell a person's name after a title from one of an organ, realm or place: panglima Markas Besar, kepala Bagian."""
    end, words = found
    if len(words) == 1 and (view.is_word("organisations.heads", at) or view.is_common(at)):
        return False
    first = ("anaphora.nations", "places.heads", "titles.plain")
    if any(view.size(name, at) for name in first) or view.is_word("organisations.tails", end - 1):
        return False
    return not (len(words) > 1 and view.is_common(at) and view.is_common(at + 1) and end > at + 1)


def _read_placed(view: View, title: Title | None) -> Title | None:
    """Read on to where an office is held: pengamat Palestina di PBB; who rules is only met somewhere."""
    if title is None or not view.is_word("titles.at", title[0]) or not view.line.joined(title[0]):
        return None
    end, office = title[0], title[1]
    place = read_owner(view, end + 1) if office.owner and not _rules(view, office) else None
    if place is None or place.anaphor:
        return None
    return place.last, replace(office, sent=f"{office.sent} {view.line.text(end, place.last)}".strip())


def _rules(view: View, office: Office) -> bool:
    first = office.full.split(" ")[0]
    return office.full in view.wording.ruling or view.wording.phrases["titles.portfolio_heads"].length([first], 0) == 1


def _read_twofold(view: View, title: Title | None) -> Title | None:
    """Read a second office told in a clause between: mantan presiden Kenya yang kini menjabat utusan Uni Afrika."""
    if title is None or view.line.fold(title[0]) not in view.wording.words["anaphora.relative"]:
        return None
    for start in range(title[0] + 1, min(title[0] + 4, len(view.line))):
        size = view.size("titles.holding_verbs", start)
        second = read_title(view, start + size) if size else None
        if second:
            return second[0], title[1], second[1]
    return None


def _read_loose(view: View, at: int, title: Title | None) -> Title | None:
    """Read a title with words no list has, before a name: analis komoditas di Bank Dunia, direktur riset X."""
    loose = _read_loose_words(view, at, title)
    if loose is None:
        return None
    after = loose[0]
    named = view.line.is_capital(after) and (view.line.marks(after) == "," or not view.is_common(after))
    return loose if named else None


def _read_loose_words(view: View, at: int, title: Title | None, plain: bool = True) -> Title | None:
    """Read a title with words no list has between its head and whose it is."""
    if (title and (title[1].owner or _rules(view, title[1]))) or view.is_word("titles.not_holding", at - 1):
        return None
    hoped = view.size("titles.not_holding", at)
    former = view.size("titles.former", at + hoped)
    start = at + hoped + former
    size = max(view.size("titles.plain", start), view.size("titles.portfolio_heads", start))
    if not size:
        return None
    end = start + size
    while end - start - size < LONGEST_TITLE and _may_qualify(view, start, end):
        end += 1
    after, owner, sent = _read_owners(view, end, plain)
    if owner is None and view.is_word("titles.at", end) and view.line.joined(end):
        owner = _read_one_owner(view, end + 1, plain)
        after = owner.last if owner else after
    if owner is None and (end == start + size or not view.line.is_capital(after)):
        return None
    words, folded = view.line.text(start, end), " ".join(view.line.folds[start:end])
    return after, Office(words, view.wording.full_titles.get(folded, folded), owner, bool(former), not hoped, sent)


def _may_qualify(view: View, start: int, at: int) -> bool:
    """Tell whether a word may go on a title: an ordinary word, no verb and none that joins."""
    joins = view.is_word("titles.linking", at) and at > start + 1 and not view.is_word("titles.stops", at + 1)
    stops = view.is_word("titles.stops", at) and not joins
    if not view.line.joined(at) or at in view.inside or stops or not view.is_common(at):
        return False
    if view.line.is_capital(at) and find_named_organisation(view, at):
        return False
    if view.line.is_capital(at) and not view.line.is_capital(start):
        return False
    beginnings = tuple(view.wording.words["agents.verb_beginnings"])
    return view.line.is_capital(at) or not view.line.fold(at).startswith(beginnings)


def find_served(view: View, at: int) -> tuple[Spot, Spot] | None:
    """Find who serves and who is served: utusan khusus Presiden Brasil Joao Mirandela, Ana Prado."""
    title = read_title(view, at)
    if title is None or (title[1].owner and title[1].owner.anaphor) or _rules(view, title[1]):
        return None
    end, office = title
    hit = view.hits.get(office.owner.first) if office.owner else None
    if hit and view.kind(hit) is not Kind.PLACE:
        return None
    served = find_titled(view, end) or find_person(view, end) if view.line.joined(end) else None
    if served is None or not served.person or view.line.marks(served.last) != ",":
        return None
    named = read_person(view, served.last, titled=False)
    if named is None or len(named[1]) < 2 or served.last in view.inside or view.is_common(served.last):
        return None
    owner = Owner(served.first, served.last, anaphor=Anaphor("served", head=" ".join(served.person)))
    held = Office(view.line.text(at, end), office.full, owner, office.former)
    rule = f"named with the title {held.title!r}"
    return served, Spot(served.last, named[0], Kind.PERSON, rule, person=named[1], offices=(held,))


def _may_be_named(view: View, first: int, at: int) -> bool:
    """Tell whether the words after a title can be the holder's name."""
    if view.line.marks(at) == "," and (view.is_word("titles.fronting", first - 1) or _ends_name(view, first)):
        return False
    if view.line.marks(at) in ("", ")"):
        return True
    hit = view.hits.get(at)
    unknown = hit is None or is_absorbed(view, at)
    return view.line.is_capital(at) and unknown and (not view.is_common(at) or _goes_before_name(view, at))


def _ends_name(view: View, first: int) -> bool:
    """Tell a title that only ends the name of an organ: *menurut Sekretariat **Presiden**, Prabowo tiba*."""
    within = first > 1 and view.line.joined(first) and view.line.joined(first - 1)
    return within and view.line.is_capital(first - 1) and first - 1 not in view.hits and first - 1 not in view.inside


def _goes_before_name(view: View, at: int) -> bool:
    """Tell whether an ordinary word begins a name: a capital that is no ordinary word follows, Min Aung."""
    strange = view.line.is_capital(at + 1) and not view.is_common(at + 1) and at + 1 not in view.inside
    return strange and view.line.joined(at + 1) and not view.is_word("persons.never", at)


def _named(view: View, at: int, found: tuple[int, tuple[str, ...]], office: Office, *more: Office) -> Spot:
    end, words = found
    if more:
        rule = f"named with the titles {office.title!r} and {more[0].title!r}"
        return Spot(at, end, Kind.PERSON, rule, person=words, offices=(office, *more))
    rule = f"named with the title {office.title!r}"
    second = read_title(view, end) if view.line.marks(end) == "," else None
    if second and second[1].owner and _closes(view, second):
        return Spot(at, second[0], Kind.PERSON, rule, person=words, offices=(office, second[1]))
    if office.owner is None and view.is_word("titles.of", end) and view.line.joined(end):
        office = replace(office, owner=read_owner(view, end + 1))
    return Spot(at, end, Kind.PERSON, rule, person=words, offices=(office,))


def _unnamed(view: View, at: int, end: int, office: Office) -> Spot | None:
    """A title alone: the person who holds the office, if the document names one; not where it is the office itself."""
    if view.is_word("titles.holds", at - 1):
        return None
    listed = _listed_owners(view, end, office)
    if listed:
        offices = (office, *(replace(office, owner=owner) for owner in listed))
        return Spot(at, listed[-1].last, Kind.PERSON, "a title alone", offices=offices, anaphor=Anaphor("role"))
    pointing = view.size("anaphora.ends", end)
    if pointing and view.line.joined(end):
        end += pointing
        named = read_person(view, end, titled=False) if view.line.marks(end) == "," else None
        if named and len(named[1]) > 1 and office.owner:
            return _named(view, at, named, office)
    elif not _is_singular(view, office) or (office.owner is None and not view.line.is_capital(at)):
        return None
    return Spot(at, end, Kind.PERSON, "a title alone", offices=(office,), anaphor=Anaphor("role", head=office.full))


def _listed_owners(view: View, at: int, office: Office) -> tuple[Owner, ...]:
    """Read further nations that one title is told of: presiden Rusia dan Ukraina; none before a holder's name."""
    if not _is_nation(view, office.owner):
        return ()
    owners: list[Owner] = []
    while at < len(view.line):
        joins = view.is_word("titles.coordinators", at)
        hit = view.hits.get(at + joins)
        if (
            hit is None
            or view.kind(hit) is not Kind.NATION
            or view.line.marks(at) not in (("", ",") if joins else (",",))
        ):
            return ()
        owners.append(Owner(hit.first, hit.last, hit.key))
        at = hit.last
        if joins:
            named = view.line.is_capital(at) and view.line.marks(at) in ("", ",")
            return () if named and at not in view.inside else tuple(owners)
    return ()


def _is_nation(view: View, owner: Owner | None) -> bool:
    known = view.known.entities.get(owner.key or "") if owner else None
    return known is not None and known.kind is Kind.NATION


def _is_singular(view: View, office: Office) -> bool:
    return office.full.split(" ")[0] in view.wording.words["titles.singular"]


def read_title(view: View, at: int, plain: bool = True) -> tuple[int, Office] | None:
    """Read a title with its owner: the word after it, and the office; ``plain`` where a person's name may follow."""
    end, former, held = at, False, True
    size = view.size("titles.not_holding", end)
    end, held = end + size, not size
    for name in ("titles.former", "titles.acting"):
        size = view.size(name, end)
        former, end = former or bool(size and name == "titles.former"), end + size
    head, own = _read_head(view, end), _read_own_head(view, end)
    if own and (head is None or own[0] > head[0]):
        return own[0], Office(own[1], own[2], _whose(view, end, own[0]), former, held)
    if head is None:
        return None
    after, title, full = head
    after = _skip_since(view, _skip_ordinal(view, view.line.bracket_end(after)))
    after, owner, more = _read_owners(view, after, plain)
    if owner is None and view.wording.phrases["titles.regional"].length(full.split(" "), 0):
        owner = _read_unknown_place(view, after)
        after = owner.last if owner else after
    if owner is None and full in view.wording.placed:
        return None
    after = _skip_since(view, _skip_ordinal(view, after))
    implied = view.wording.title_owners.get(full)
    if owner is None and implied:
        owner = Owner(at, after, implied)
    return after, Office(title, full, owner, former, held, more)


def _whose(view: View, at: int, last: int) -> Owner:
    """Return whom a possessive means: the nation right before a relative clause, else who is spoken of."""
    told = view.is_word("anaphora.relative", at - 1)
    hit = next(
        (h for h in (view.hits.get(at - 1 - size) for size in (1, 2, 3)) if told and h and h.last == at - 1), None
    )
    return Owner(hit.first, hit.last, hit.key) if hit else Owner(at, last, anaphor=Anaphor("own"))


def _read_head(view: View, at: int) -> tuple[int, str, str] | None:
    """Read the words of a title without its owner; a deputy's are longer than those of any listed title."""
    listed = _read_listed_head(view, at)
    deputy = view.size("titles.deputies", at)
    inner = _read_listed_head(view, at + deputy) if deputy and view.line.joined(at + deputy) else None
    if inner is None or (listed and listed[0] >= inner[0]):
        return listed
    return inner[0], view.line.text(at, inner[0]), f"{' '.join(view.line.folds[at : at + deputy])} {inner[2]}"


def _read_listed_head(view: View, at: int) -> tuple[int, str, str] | None:
    plain, portfolio = view.size("titles.plain", at), view.size("titles.portfolio_heads", at)
    if not max(plain, portfolio):
        return None
    if view.is_word("titles.upper", at) and not view.line.words[at].text.isupper():
        return None
    end = at + max(plain, portfolio)
    if portfolio >= plain:
        end = _run(view, end, "titles.portfolio")
    end = _run(view, end, "titles.tail") if not find_body(view, end) else end
    title = view.line.text(at, end)
    folded = " ".join(view.line.folds[at:end])
    return end, title, view.wording.full_titles.get(folded, folded)


def _read_own_head(view: View, at: int) -> tuple[int, str, str] | None:
    """Read a title with a possessive: utusan khususnya, the envoy of whoever is spoken of."""
    ending = view.wording.possessive
    for size in (1, 2, 3):
        last = view.line.fold(at + size - 1)
        if not last.endswith(ending) or not all(view.line.joined(i) for i in range(at + 1, at + size)):
            continue
        folds = [*view.line.folds[at : at + size - 1], last.removesuffix(ending)]
        for name in ("titles.plain", "titles.portfolio_heads"):
            if view.wording.phrases[name].length(folds, 0) == size:
                text = view.line.text(at, at + size)
                return at + size, text[: len(text) - len(ending)], " ".join(folds)
    return None


def _run(view: View, at: int, words: str) -> int:
    """Return the word after a run of a list's words that stays on one side of small and capital letters."""
    start = at
    while at < len(view.line) and _continues(view, words, start, at) and at not in view.hits:
        if (
            at > start
            and view.line.is_capital(start)
            and not view.line.is_capital(at)
            and not view.is_word("titles.linking", at)
        ):
            break
        if find_nation_pointer(view, at) or find_named_organisation(view, at) or read_apposed(view, at):
            break
        if view.size("places.transparent", at) > 1 or find_place_pointer(view, at):
            break
        at += 1
    while at > start and view.line.fold(at - 1) in view.wording.words["titles.linking"]:
        at -= 1
    return at


def _continues(view: View, words: str, start: int, at: int) -> bool:
    """Tell whether a word goes on a title: one of a list, or of a list's shape; of a portfolio some stand in a list."""
    listed = view.is_word(words, at) or (words == "titles.portfolio" and _is_nominal(view, start, at))
    return listed and (view.line.joined(at) or (words == "titles.portfolio" and _is_listed_portfolio(view, at)))


def _is_nominal(view: View, start: int, at: int) -> bool:
    """Tell a capitalised abstract noun, which names a ministry where no list has it: Ketenangan."""
    words, word = view.wording.words, view.line.fold(at)
    shaped = word.startswith(tuple(words["titles.nominal_beginnings"])) and word.endswith(
        tuple(words["titles.nominal_endings"])
    )
    return shaped and view.is_common(at) and view.line.is_capital(at) and view.line.is_capital(start - 1)


def _is_listed_portfolio(view: View, at: int) -> bool:
    """Tell whether a comma stands inside a portfolio: Menteri Pendidikan Tinggi, Sains, dan Teknologi."""
    end = at
    while end < min(at + LONGEST_TITLE, len(view.line)) and view.line.marks(end) in ("", ","):
        if view.is_word("titles.linking", end):
            return view.is_word("titles.portfolio", end + 1) and not view.is_word("titles.linking", end + 1)
        if not view.is_word("titles.portfolio", end):
            return False
        end += 1
    return False


def _skip_ordinal(view: View, at: int) -> int:
    if view.line.fold(at) == view.wording.ordinal and view.line.fold(at + 1).isdigit():
        return at + 2
    if view.line.marks(at) == "-" and view.line.fold(at).isdigit():
        return at + 1
    return at


def _skip_since(view: View, at: int) -> int:
    """Return the word after the words that say when an office was held."""
    held = view.line.joined(at) and not view.line.is_capital(at)
    return at + view.size("titles.since", at) if held else at


def _read_owners(view: View, at: int, plain: bool = True) -> tuple[int, Owner | None, str]:
    """Read who a title belongs to, and the words that say to whom it is sent."""
    owner = _read_one_owner(view, at, plain)
    end = owner.last if owner else at
    if owner and view.line.joined(end) and not view.line.marks(end):
        hit = view.hits.get(end)
        end = hit.last if hit and view.kind(hit) is Kind.NATION else end
    if view.size("titles.for", end) == 1 and view.line.joined(end):
        further = read_owner(view, end + 1)
        last = further.last if further else _field_end(view, end + 1)
        if last > end + 1:
            return last, owner, view.line.text(end, last)
    return end, owner, ""


def _field_end(view: View, at: int) -> int:
    """Return the word after what an office is for: untuk Urusan Antisemitisme."""
    end = at
    capital = view.line.is_capital(at)
    if not capital and not view.is_word("titles.fields", at):
        return at
    while end < len(view.line) and end - at < LONGEST_FIELD and view.line.joined(end) and end not in view.inside:
        if view.line.is_capital(end) != capital and not view.is_word("titles.linking", end):
            break
        if view.is_word("titles.stops", end) and not view.is_word("titles.linking", end):
            break
        end += 1
    return end


def _read_one_owner(view: View, at: int, plain: bool = True) -> Owner | None:
    if at >= len(view.line) or not view.line.follows(at):
        return None
    spelt = find_organisation_by_end(view, at)
    if spelt:
        return Owner(at, spelt.last, body=spelt.label)
    body = find_body(view, at) or find_group(view, at)
    if body and body.owner:
        return Owner(at, body.last, body.owner.key, body.owner.anaphor, body.label)
    place = find_place_pointer(view, at)
    if place:
        return Owner(at, place.last, anaphor=place.anaphor)
    direct = read_owner(view, at) or read_apposed(view, at) or read_organisation(view, at, plain=plain)
    return direct or read_described(view, at) or _read_province(view, at) or _read_abbreviation(view, at)


def _read_province(view: View, at: int) -> Owner | None:
    """Read a place that a word of place names: gubernur provinsi Antioquia."""
    size = view.size("places.transparent", at)
    hit = view.hits.get(at + size) if size and view.line.joined(at + size) else None
    if hit:
        return Owner(at, hit.last, hit.key)
    place = find_place(view, at + size) if size and view.line.joined(at + size) else None
    return Owner(at, place.last, body=place.label, place=True) if place else None


def _read_unknown_place(view: View, at: int) -> Owner | None:
    """Read a place no list has between an office of a place and its holder: gubernur Rostov, Yuri …"""
    alone = view.line.joined(at) and view.line.is_capital(at) and view.line.marks(at + 1) == ","
    named = view.line.is_capital(at + 1) and at + 1 not in view.inside
    return Owner(at, at + 1, body=view.line.text(at, at + 1), place=True) if alone and named else None


def _read_abbreviation(view: View, at: int) -> Owner | None:
    """Read an abbreviation the document may have defined, before a name: Direktur AMTI Gregory Poling."""
    text = view.line.words[at].text
    if not (text.isupper() and text.isalpha() and len(text) > 1 and view.line.joined(at)):
        return None
    after = view.line.words[at + 1].text if at + 1 < len(view.line) else ""
    named = after[:1].isupper() and not after.isupper() and view.line.marks(at + 1) in ("", ",", ")")
    return Owner(at, at + 1, body=text) if named else None


def find_person_or_titled(view: View, at: int) -> Spot | None:
    """Find a name without a title before it, and the title it has behind it."""
    spot = find_person(view, at)
    if spot is None or (len(spot.person) == 1 and view.is_common(spot.first) and not spot.sure):
        return spot
    return with_office_behind(view, spot)


def with_office_behind(view: View, spot: Spot) -> Spot:
    """Add to a person's name the title or titles behind it, or those a clause says the person holds."""
    at, follow = spot.first, spot.last
    aged = view.line.bracket_end(follow)
    if view.line.fold(follow).isdigit() and view.line.marks(aged).startswith("),"):
        follow = aged
    if view.line.marks(follow).startswith((",", "),")) or view.line.marks(follow) == "(":
        title = _read_behind(view, follow)
        if title:
            rule = f"named before the title {title[1].title!r}"
            return Spot(at, title[0], Kind.PERSON, rule, person=spot.person, offices=title[1:])
    said = _said_to_hold(view, follow)
    return Spot(at, spot.last, Kind.PERSON, spot.rule, person=spot.person, offices=said, sure=spot.sure or bool(said))


def _read_behind(view: View, at: int) -> Title | None:
    """Read the title or titles behind a name: X, mantan presiden Y yang kini menjabat Z; X, profesor hukum di W."""
    title = read_title(view, at, plain=False)
    loose = _read_loose_words(view, at, title, plain=False)
    for reading in (_read_twofold(view, title), title, loose):
        if reading and _closes(view, reading):
            return reading
    return None


def _closes(view: View, title: Title) -> bool:
    """Tell whether a title behind a name ends there: else it belongs to the next name."""
    end = title[0]
    marks = view.line.marks(end)
    return end >= len(view.line) or bool(marks) or not view.line.is_capital(end)


def _said_to_hold(view: View, at: int) -> tuple[Office, ...]:
    """Read the office that a clause says the person before holds: who also serves as spokesman."""
    for start in range(at, min(at + 4, len(view.line))):
        size = view.size("titles.holding_verbs", start)
        if size:
            title = read_title(view, start + size)
            bare = view.is_word("titles.copulas", start) and not view.line.is_capital(start + size)
            if title and (title[1].owner or not bare):
                return (title[1],)
    return ()
