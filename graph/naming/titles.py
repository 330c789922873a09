"""Read titles with whose they are: the words of an office, its portfolio, its owner, and whom it is sent to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..model import Kind
from .bodies import find_body, find_group, read_owner
from .organisations import (
    find_named_organisation,
    find_organisation_by_end,
    read_apposed,
    read_described,
)
from .places import find_place
from .pointers import find_nation_pointer, find_thing_pointer
from .spots import Anaphor, Office, Owner, View

# How many words a title may have that no list knows.
LONGEST_TITLE = 5
# How many words may say what an office is for.
LONGEST_FIELD = 9
# The word after a title, and the office or offices it names.
Title = tuple[Any, ...]


def read_placed(view: View, title: Title | None) -> Title | None:
    """Read on to where an office is held: pengamat Palestina di PBB; who rules is only met somewhere."""
    if title is None or not view.is_word("titles.at", title[0]) or not view.line.joined(title[0]):
        return None
    end, office = title[0], title[1]
    place = None
    if office.owner and not is_ruling(view, office):
        place = read_owner(view, end + 1) or find_named_organisation(view, end + 1)
    if place is None or place.anaphor:
        return None
    if _employs(view, office, place):
        return place.last, replace(office, owner=place)
    return place.last, replace(office, sent=f"{office.sent} {view.line.text(end, place.last)}".strip())


def read_employed(view: View, title: Title | None) -> Title | None:
    """Read on to where an expert on a land works: X, pakar Timur Tengah *dari Universitas Oslo*."""
    placed = read_placed(view, title)
    return placed if placed and title and placed[1].owner != title[1].owner else None


def _employs(view: View, office: Office, place: Owner) -> bool:
    """Tell where an expert works, *pakar Timur Tengah dari **Universitas Oslo***, from where an observer is sent."""
    known = view.known.entities.get(place.key or "")
    house = place.body is not None and known is None and not place.place
    subject = view.known.entities.get(office.owner.key or "") if office.owner else None
    located = subject is not None and subject.kind in (Kind.NATION, Kind.PLACE)
    return office.full.split(" ")[0] in view.wording.words["titles.experts"] and house and located


def is_nation(view: View, owner: Owner | None) -> bool:
    """Tell whether whose an office is are a nation by its name."""
    known = view.known.entities.get(owner.key or "") if owner else None
    return known is not None and known.kind is Kind.NATION


def is_ruling(view: View, office: Office) -> bool:
    """Tell whether an office is a ruler's or a minister's."""
    first = office.full.split(" ")[0]
    return office.full in view.wording.ruling or view.wording.phrases["titles.portfolio_heads"].length([first], 0) == 1


def serves(view: View, office: Office) -> bool:
    """Tell whether who holds an office serves a leader: penasihat politik X."""
    return view.wording.phrases["titles.serving"].length(office.full.split(" "), 0) > 0


def read_twofold(view: View, title: Title | None) -> Title | None:
    """Read a second office told in a clause between: mantan presiden Kenya yang kini menjabat utusan Uni Afrika."""
    if title is None:
        return None
    if view.is_word("titles.doubling", title[0]) and view.line.joined(title[0]):
        second = read_title(view, title[0] + 1)
        shared = title[1].owner or (second[1].owner if second and is_nation(view, second[1].owner) else None)
        return (second[0], replace(title[1], owner=shared), second[1]) if second else None
    start = title[0] + 1
    if not view.is_word("anaphora.relative", title[0]):
        return None
    while view.is_word("titles.between", start) and view.line.joined(start):
        start += 1
    second = read_title(view, start + view.size("titles.holding_verbs", start))
    return (second[0], title[1], second[1]) if second else None


def read_loose(view: View, at: int, title: Title | None) -> Title | None:
    """Read a title with words no list has, before a name: analis komoditas di Bank Dunia, direktur riset X."""
    loose = read_loose_words(view, at, title)
    if loose is None:
        return None
    after = loose[0]
    named = view.line.is_capital(after) and (view.line.marks(after) == "," or not view.is_common(after))
    return loose if named else None


def read_loose_words(view: View, at: int, title: Title | None, plain: bool = True) -> Title | None:
    """Read a title with words no list has between its head and whose it is."""
    if (title and (title[1].owner or is_ruling(view, title[1]))) or view.is_word("titles.not_holding", at - 1):
        return None
    start, former, held = read_standing(view, at)
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
    bare = end == start + size or not view.line.is_capital(after) or view.size("titles.owned", start)
    if owner is None and bare:
        return None
    words, folded = view.line.text(start, end), " ".join(view.line.folds[start:end])
    return after, Office(words, view.wording.full_titles.get(folded, folded), owner, former, held, sent)


def _may_qualify(view: View, start: int, at: int) -> bool:
    """Tell whether a word may go on a title: an ordinary word, no verb and none that joins."""
    heads = ("titles.former", "titles.plain", "titles.portfolio_heads")
    ends = view.is_word("titles.stops", at + 1) or any(view.size(name, at + 1) for name in heads)
    joins = view.is_word("titles.linking", at) and at > start + 1 and not ends
    stops = view.is_word("titles.stops", at) and not joins
    known = view.is_common(at) or view.line.fold(at) in view.wording.implied_groups
    stops = stops or view.is_word("agents.days", at)
    if not view.line.joined(at) or at in view.inside or stops or not known:
        return False
    if view.line.is_capital(at) and find_named_organisation(view, at):
        return False
    if view.line.is_capital(at) and not view.line.is_capital(start):
        return False
    beginnings = tuple(view.wording.words["agents.verb_beginnings"])
    return view.line.is_capital(at) or not view.line.fold(at).startswith(beginnings)


def read_title(view: View, at: int, plain: bool = True) -> tuple[int, Office] | None:
    """Read a title with its owner: the word after it, and the office; ``plain`` where a person's name may follow."""
    end, former, held = read_standing(view, at)
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
    if owner is None and (full in view.wording.placed or view.size("titles.owned", end)):
        return None
    after = _skip_since(view, _skip_ordinal(view, after))
    owners = view.wording.title_owners
    implied = owners.get(full) or owners.get(title.casefold())
    if owner is None and implied:
        owner = Owner(at, after, implied)
    return after, Office(title, full, owner, former, held, more)


def read_standing(view: View, at: int) -> tuple[int, bool, bool]:
    """Read the words before a title that say it is held no more or not yet: the word after, former, held."""
    end, former, held = at, False, True
    size = view.size("titles.not_holding", end)
    end, held = end + size, not size
    for name in ("titles.former", "titles.acting"):
        size = view.size(name, end)
        former, end = former or bool(size and name == "titles.former"), end + size
    return end, former, held


def closes(view: View, title: Title) -> bool:
    """Tell whether a title ends there: else it belongs to the next name."""
    end = title[0]
    marks = view.line.marks(end)
    return end >= len(view.line) or bool(marks) or not view.line.is_capital(end)


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
    plain, portfolio = (_before_name(view, at, size) for size in (plain, portfolio))
    end = at + max(plain, portfolio)
    short = _read_abbreviated(view, at, end) if portfolio >= plain else None
    if short:
        return short
    if portfolio >= plain:
        end = _run(view, end, "titles.portfolio")
    end = _run(view, end, "titles.tail") if not find_body(view, end) else end
    title = view.line.text(at, end)
    return end, title, _in_full(view, view.line.folds[at:end])


def _before_name(view: View, at: int, size: int) -> int:
    """Return how many words a head has before a name that begins within it: panglima [Angkatan Bersenjata Sudan]."""
    reaching = (i - at for i in range(at + 1, at + size) if i in view.hits and view.hits[i].last > at + size)
    short = next(reaching, size)
    heads = (view.wording.phrases[name] for name in ("titles.plain", "titles.portfolio_heads"))
    return short if any(rows.length(view.line.folds[at : at + short], 0) == short for rows in heads) else size


def _read_abbreviated(view: View, at: int, end: int) -> tuple[int, str, str] | None:
    """Read a head whose abbreviation stands before its portfolio: Menteri Koordinator (Menko) Bidang Perekonomian."""
    after = view.line.bracket_end(end)
    last = _run(view, after, "titles.portfolio") if after > end else after
    if last == after:
        return None
    title = f"{view.line.text(at, end)} {view.line.text(after, last)}"
    return last, title, _in_full(view, [*view.line.folds[at:end], *view.line.folds[after:last]])


def _in_full(view: View, folds: list[str]) -> str:
    """Return what an office is known by: its words in full, without those that only lead to its field."""
    whole, full = " ".join(folds), view.wording.full_titles
    if whole in full or not full.get(folds[0]):
        return full.get(whole, whole)
    rest = [word for word in folds[1:] if word not in view.wording.words["titles.matters"]]
    return " ".join((full[folds[0]], *rest))


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
        if view.size("places.transparent", at) > 1 or find_thing_pointer(view, at) or _joins_title(view, at):
            break
        if view.is_word("titles.ruling", at) and view.line.is_capital(at) and not view.line.is_capital(at - 1):
            break
        at += 1
    while at > start and view.line.fold(at - 1) in view.wording.words["titles.linking"]:
        at -= 1
    return at


def _joins_title(view: View, at: int) -> bool:
    """Tell whether a word joins another title to one: menteri luar negeri *dan* menteri pertahanan."""
    return view.is_word("titles.coordinators", at) and view.size("titles.portfolio_heads", at + 1) > 0


def _continues(view: View, words: str, start: int, at: int) -> bool:
    """Tell whether a word goes on a title: one of a list, or of a list's shape; of a portfolio some stand in a list."""
    listed = view.is_word(words, at) or (words == "titles.portfolio" and _is_nominal(view, start, at))
    goes_on = view.line.follows(at) if at == start else view.line.joined(at)
    return listed and (goes_on or (words == "titles.portfolio" and _is_listed_portfolio(view, at)))


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
    if not view.line.joined(at) or view.line.is_capital(at):
        return at
    hit = view.hits.get(at + 1) if view.is_word("titles.second", at) and view.line.joined(at + 1) else None
    return at + 1 if hit and view.kind(hit) is Kind.NATION else at + view.size("titles.since", at)


def _read_owners(view: View, at: int, plain: bool = True) -> tuple[int, Owner | None, str]:
    """Read who a title belongs to, and the words that say to whom it is sent."""
    regional = _read_regional(view, at)
    if regional:
        return regional
    owner = _read_one_owner(view, at, plain)
    end = owner.last if owner else at
    bracket = view.line.bracket_end(end) if owner else end
    said = view.line.fold(end).isalpha() and not view.line.is_capital(end) and view.line.is_capital(bracket)
    if owner and bracket > end and (owner.body if bracket == end + 1 else said):
        end = bracket  # another name of whose it is, or what it is
    if owner and view.line.joined(end) and not view.line.marks(end):
        hit = view.hits.get(end)
        end = hit.last if hit and view.kind(hit) is Kind.NATION else end
    last = _sent_end(view, end)
    placed = owner is None and last and view.is_word("titles.at", last) and view.line.joined(last)
    held_in = _read_one_owner(view, last + 1, plain) if placed else None
    if held_in:
        return held_in.last, held_in, view.line.text(end, last)
    return (last, owner, view.line.text(end, last)) if last else (end, owner, "")


def _read_regional(view: View, at: int) -> tuple[int, Owner, str] | None:
    """Read which part of the world an organ's official is for: Dirjen *Amerika dan Eropa* Kemlu RI."""
    end = at
    while end in view.hits and view.line.joined(end) and view.kind(view.hits[end]) in (Kind.PLACE, Kind.NATION):
        end = view.hits[end].last
        end += view.is_word("titles.linking", end) and end + 1 in view.hits and view.line.joined(end)
    body = find_body(view, end) if end > at and view.line.joined(end) else None
    if body is None or body.owner is None or not view.line.is_capital(end):
        return None
    owner = Owner(end, body.last, body.owner.key, body.owner.anaphor, body.label)
    return body.last, owner, view.line.text(at, end)


def _sent_end(view: View, at: int) -> int:
    """Return the word after whom or what an office is for, 0 without: untuk Asia Timur dan Pasifik, urusan Politik."""
    if not view.line.joined(at) or view.heading:
        return 0
    field = not view.line.is_capital(at) and view.is_word("titles.matters", at)
    if view.size("titles.for", at) != 1 and not field:
        return 0
    owner = None if field else read_owner(view, at + 1)
    if owner is None:
        last = _field_end(view, at + 1)
        return last if last > at + 1 else 0
    end = owner.last
    while view.line.joined(end) and _adds_nation(view, end):
        more = read_owner(view, end + 1)
        if more is None or more.key is None:
            break
        end = more.last
    return end


def _adds_nation(view: View, at: int) -> bool:
    """Tell whether a word leads to one more nation an envoy is sent to: untuk Ceko *merangkap* Slovakia."""
    return view.is_word("titles.coordinators", at) or view.is_word("titles.doubling", at)


def _field_end(view: View, at: int) -> int:
    """Return the word after what an office is for: untuk Urusan Antisemitisme, untuk urusan Asia Timur dan Pasifik."""
    end = at
    capital = view.line.is_capital(at)
    if not capital and not view.is_word("titles.fields", at):
        return at
    while (
        end < len(view.line) and end - at < LONGEST_FIELD and view.line.joined(end) and not _ends_field(view, at, end)
    ):
        end = view.hits[end].last if end in view.hits else end + 1
    while end > at and view.is_word("titles.linking", end - 1):
        end -= 1
    return end


def _ends_field(view: View, start: int, at: int) -> bool:
    """Tell whether a word does not go on what an office is for: a verb, a name where none was told of."""
    links = view.is_word("titles.linking", at)
    if at in view.hits:
        told = at > start or view.is_word("titles.matters", at - 1)
        return not told or view.kind(view.hits[at]) not in (Kind.PLACE, Kind.NATION)
    alike = view.line.is_capital(at) == view.line.is_capital(start)
    named = at > start + 1 and view.line.is_capital(at) and not view.is_common(at)
    return not links and (not alike or named or view.is_word("titles.stops", at))


def _read_one_owner(view: View, at: int, plain: bool = True) -> Owner | None:
    if at >= len(view.line) or not view.line.follows(at):
        return None
    spelt = find_organisation_by_end(view, at)
    if spelt:
        return Owner(at, spelt.last, body=spelt.label)
    thing = find_thing_pointer(view, at)
    if thing:
        return Owner(at, thing.last, anaphor=thing.anaphor)
    group = find_group(view, at)
    body = find_body(view, at) or (group if group and group.owner and group.owner.first > at else None)
    if body and body.owner:
        return Owner(at, body.last, body.owner.key, body.owner.anaphor, body.label)
    part = _read_part(view, at)
    if part:
        return part
    direct = read_owner(view, at) or read_apposed(view, at) or find_named_organisation(view, at, plain)
    return direct or read_described(view, at) or _read_province(view, at) or _read_abbreviation(view, at)


def _read_part(view: View, at: int) -> Owner | None:
    """Read a part of a nation that a direction behind its name tells: gubernur Mesir *Tengah*."""
    hit = view.hits.get(at)
    if hit is None or view.kind(hit) is not Kind.NATION or not view.line.joined(hit.last):
        return None
    side = view.is_word("places.sides", hit.last) and view.line.is_capital(hit.last)
    return Owner(at, hit.last + 1, body=view.line.text(at, hit.last + 1), place=True) if side else None


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
