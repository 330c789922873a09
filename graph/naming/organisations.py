"""Find meetings by name, and organisations by their first or last word, by a bracket or by what they are."""

from __future__ import annotations

from ..model import Kind
from .bodies import NOT_OWNERS, bracketed
from .gazetteer import Hit
from .places import LONGEST, read_capitals
from .spots import Owner, Spot, View, is_verb

# How many words an organisation's name may go on beyond those that say what it is.
LONGEST_REST = 3
# How many letters an abbreviation has that hardly two organisations share.
SHORTEST_TELLING = 4


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
        end = hit.last if hit else end + 1 + line_ordinal(view, end)
    end = _to_comma(view, end) if plain else end
    while end > at + size and view.is_word("organisations.linking", end - 1):
        end -= 1
    if end == at + size:
        return None
    return Owner(at, view.line.bracket_end(end), body=view.line.text(at, end))


def _to_comma(view: View, at: int) -> int:
    """Return where a name goes on to before a comma and somebody's name: Universitas Gadjah *Mada*, Hesti Wulan."""
    end = at
    while end < at + LONGEST_REST and view.line.is_capital(end) and view.line.joined(end):
        end = view.hits[end].last if end in view.hits else end + 1
    named = view.line.is_capital(end) and end not in view.inside and not view.is_common(end)
    return end if named and view.line.marks(end) == "," else at


def _in_organisation(view: View, at: int, plain: bool) -> bool:
    line = view.line
    if not line.joined(at):
        return False
    if not line.is_capital(at):
        another = at + 1 in view.hits or view.size("organisations.heads", at + 1) > 0
        listed = view.is_word("titles.linking", at) and another
        linking = view.is_word("organisations.linking", at) and not listed
        return linking and line.is_capital(at + 1) and line.joined(at + 1)
    if at in view.hits or line_ordinal(view, at):
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
    if found and found.last - at > 1 and not _is_bare_body(view, at, found.last) and not _is_quality(view, at, found):
        inner = _known_in_bracket(view, found) or _known_of_nation(view, at, found)
        if inner:
            return Spot(at, found.last, Kind.ORGANISATION, "a known name behind what it is", hit=inner)
        return Spot(at, found.last, Kind.ORGANISATION, "an organisation by its first word", label=found.body)
    return _by_last_word(view, at)


def _is_quality(view: View, at: int, found: Owner) -> bool:
    """Tell whether only a direction or a faith follows a word that is a quality or a crowd as well: Persatuan Barat."""
    size = view.size("organisations.loose_heads", at)
    return size > 0 and at + size == found.last - 1 and view.is_word("persons.never", found.last - 1)


def _known_of_nation(view: View, at: int, found: Owner) -> Hit | None:
    """Return the known organisation between what it is and its nation: Kelompok *Hamas* Palestina."""
    hit = view.hits.get(at + view.size("organisations.appositive", at))
    if hit is None or hit.first == at or view.kind(hit) is not Kind.ORGANISATION:
        return None
    nation = view.hits.get(hit.last)
    last = nation.last if nation is not None and view.kind(nation) is Kind.NATION else hit.last
    return hit if last == found.last else None


def _known_in_bracket(view: View, found: Owner) -> Hit | None:
    """Return the known organisation that a bracket says a name to be: Gerakan Perlawanan Islam (Hamas)."""
    hit = view.hits.get(found.last - 1)
    if hit is None or "(" not in view.line.marks(hit.first) or hit.last != found.last:
        return None
    known = view.known.entities[hit.key]
    certain = len(hit.form.keys) == 1 and len(view.line.words[hit.first].text) >= SHORTEST_TELLING
    return hit if certain and known.kind is Kind.ORGANISATION and known.sort not in NOT_OWNERS else None


def find_named_organisation(view: View, at: int, plain: bool = True) -> Owner | None:
    """Read an organisation whose name says more than what sort of organ it is."""
    found = read_organisation(view, at, plain)
    return None if found is None or _is_bare_body(view, at, found.last) else found


def _is_bare_body(view: View, at: int, end: int) -> bool:
    """Tell whether the words only say what sort of organ it is: Kementerian Kesehatan."""
    found = view.match(view.wording.phrases["bodies.wordings"], at)
    return found is not None and at + found[0] == end


def _defined(view: View, at: int) -> Spot | None:
    """Find capitalised words whose first letters a bracket spells: Asia Maritime Transparency Initiative (AMTI)."""
    line, end = view.line, at
    if view.is_word("organisations.events", at):
        return None
    while end < len(line) and end - at < LONGEST and (end == at or line.joined(end)) and _may_be_spelt(view, end):
        end += 1
    if end - at < 2 or end >= len(line) or line.marks(end) != "(" or line.bracket_end(end) != end + 1:
        return None
    short = line.words[end].text
    initials = "".join(line.words[i].text[0] for i in range(at, end) if line.is_capital(i))
    if _is_persons(view, at, end) or view.is_word("persons.things", end - 1):
        return None
    spoken = short.istitle() and 3 < len(short) <= len(initials) + 1
    short = short.upper() if spoken else short
    if not short.isupper() or len(short) < 2 or short[0] != initials[:1] or not _spells(short, initials):
        return None
    return Spot(at, end + 1, Kind.ORGANISATION, f"spelt out before {short!r}", label=line.text(at, end))


def _is_persons(view: View, at: int, end: int) -> bool:
    """Tell whether words are the name of somebody known, or end as names do at home: Susilo Bambang Yudhoyono (SBY)."""
    known = " ".join(view.line.folds[at:end]) in view.known.leaders
    endings = tuple(view.wording.words["persons.home_endings"])
    plain = any(view.is_common(i) or i in view.inside for i in range(at, end - 1))
    return known or (not plain and (_is_two(view, at, end) or view.line.fold(end - 1).endswith(endings)))


def _is_two(view: View, at: int, end: int) -> bool:
    """Tell whether two letters stand for two words that can be a person's: Andro Prakosa (AP)."""
    lists = ("organisations.tails", "organisations.heads", "persons.never", "persons.things")
    told = any(view.is_word(name, i) for i in range(at, end) for name in lists)
    two = end - at == 2 and len(view.line.words[end].text) == 2
    return two and not told and not view.is_common(at) and end - 1 not in view.inside


def _may_be_spelt(view: View, at: int) -> bool:
    return view.line.is_capital(at) or view.is_word("organisations.linking", at)


def _spells(short: str, initials: str) -> bool:
    """Tell whether an abbreviation is mostly made of first letters, in order."""
    rest = iter(short)
    return len(initials) > 1 and sum(letter in rest for letter in initials) >= min(len(initials), len(short)) - 1


def find_organisation_by_end(view: View, at: int) -> Spot | None:
    """Find capitalised words that a bracket spells or whose last word is an organisation's, where a name may follow."""
    goes_on = view.line.is_capital(at + 1) or view.is_word("organisations.linking", at + 1)
    if not view.line.is_capital(at) or not goes_on or view.heading:
        return None
    found = _defined(view, at) or _by_last_word(view, at)
    return found if found and found.kind is Kind.ORGANISATION else None


def _by_last_word(view: View, at: int) -> Spot | None:
    end = at
    while (
        end < len(view.line)
        and end - at < LONGEST
        and view.line.is_capital(end)
        and (end == at or view.line.joined(end) or view.line.marks(end) == "-")
    ):
        end += 1
    for name, kind in (("organisations.tails", Kind.ORGANISATION), ("places.tails", Kind.PLACE)):
        long = end - at > 1 or (kind is Kind.ORGANISATION and _with_purpose(view, end) > end)
        if long and view.is_word(name, end - 1) and not view.heading and not (at == 0 and view.is_common(at)):
            if end - at == 2 and at in view.hits and view.hits[at].last == end:
                continue
            rule, end = "by its last word", _with_purpose(view, end) if kind is Kind.ORGANISATION else end
            return Spot(at, view.line.bracket_end(end), kind, rule, label=view.line.text(at, end))
    return None


def _with_purpose(view: View, end: int) -> int:
    """Return where a name in English goes on to say for what or of what: Madrid School *for Social Research*."""
    start = end + 1
    if not (view.is_word("organisations.purposes", end) and view.line.joined(end) and view.line.joined(start)):
        return end
    last = start
    while last < start + LONGEST and view.line.joined(last) and _may_be_spelt(view, last):
        last += 1
    while last > start and not view.line.is_capital(last - 1):
        last -= 1
    return last if last > start else end


def read_apposed(view: View, at: int) -> Owner | None:
    """Read a known organisation behind the words that say what it is: partai konservatif CDU."""
    size = view.size("organisations.appositive", at)
    if not size or view.line.marks(at) == "-":
        return None
    doubled = view.line.marks(at + size) == "-" and view.line.fold(at + size) == view.line.fold(at)
    end = at + size + doubled
    while (
        end - at < LONGEST
        and view.line.joined(end)
        and (view.is_word("organisations.apposed", end) or _is_of(view, end) or _is_part_of(view, end))
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


def _is_part_of(view: View, at: int) -> bool:
    """Tell whether an organisation stands here whose part the next name is: badan pengungsi *PBB* UNHCR."""
    hit = view.hits.get(at)
    return hit is not None and hit.last in view.hits and view.line.joined(hit.last)


def read_described(view: View, at: int) -> Owner | None:
    """Read an unknown organisation behind the words that say what it is: perusahaan milik negara X."""
    size = view.size("organisations.nouns", at)
    place = view.size("places.nouns", at) > size  # situs nuklir X is a place, situs X an outlet
    if not size or place or at in view.inside or (view.line.is_capital(at) and (at > 0 or view.heading)):
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
    end = read_capitals(view, start)
    names = [i for i in range(start, end) if len(view.line.words[i].text) > 1]
    plain = all(view.is_common(i) or view.is_word("persons.never", i) for i in names)
    if plain and (bare or not _is_armed_name(view, at, names)):
        return None
    return Owner(at, view.line.bracket_end(end), body=view.line.text(start, end))


def _is_armed_name(view: View, at: int, names: list[int]) -> bool:
    """Tell whether ordinary words are an armed group's name: kelompok bersenjata terlarang *Pemuda Beriman*."""
    titled = any(view.is_word("persons.never", i) or view.size("titles.plain", i) for i in names)
    return len(names) > 1 and not titled and not view.heading and view.size("groups.alone.heads", at) > 0


def _describes(view: View, at: int) -> bool:
    """Tell whether a word goes on to say what an organisation is, or of which nation; its deeds do not."""
    if not view.line.joined(at) or view.is_word("titles.stops", at) or view.line.fold(at).isdigit():
        return False
    if at - 1 in view.inside and is_verb(view, at) and not view.is_word("organisations.apposed", at):
        return False  # perusahaan Prancis *membeli* X
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
