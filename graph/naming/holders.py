"""Find persons with the titles they hold: before the name, after it, or a title without a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model import Kind
from .bodies import read_owner
from .holding import closes_front, read_further
from .persons import SHORTEST_KNOWN, find_person, is_absorbed, read_person, skip_honorifics
from .spots import Anaphor, Office, Owner, Spot, View, is_verb
from .titles import (
    Title,
    closes,
    is_nation,
    is_ruling,
    read_employed,
    read_loose,
    read_loose_words,
    read_placed,
    read_standing,
    read_title,
    read_twofold,
    serves,
)

# An age has fewer digits than this.
_LONGEST_AGE = 4
# How many words may say more of a holder between a title and a comma.
LONGEST_ASIDE = 9
# How many words the name of a known leader may have, and why it is one.
LONGEST_LEADER = 3
LEADER = "a leader whom somebody serves"


def find_titled(view: View, at: int) -> Spot | None:
    """Find a title from a word on, with the person's name behind it if there is one."""
    title = read_title(view, at)
    readings = (title, read_placed(view, title), read_twofold(view, title), read_loose(view, at, title))
    for reading in (*readings, _read_set_off(view, title)):
        spot = _with_name(view, at, reading) if reading else None
        if spot:
            return spot
    return _unnamed(view, at, *title) if title else None


def _with_name(view: View, at: int, title: Title) -> Spot | None:
    """Return the person whose name follows a title."""
    start, *offices = title
    if view.is_word("titles.articles", at - 1) and serves(view, offices[0]) and not view.line.marks(start):
        return None  # seorang juru bicara X: whom he serves
    start = _skip_noble(view, _skip_naming(view, start))
    marks = "" if view.line.joined(start) else view.line.marks(start)
    if marks not in ("", ",", ")", "),", '"', "“") or not _may_be_named(view, at, start):
        return None
    found = read_person(view, start, titled=True)
    if found is None or not _is_holder(view, skip_honorifics(view, start), found):
        return None
    if marks == "," and closes_front(view, at, start, found[0]):
        return None
    return _named(view, at, found, *offices)


def _skip_naming(view: View, at: int) -> int:
    """Return the word after one that tells a name: perdana menteri Latvia *bernama* Janis."""
    start = at + 1 if view.is_word("titles.called", at) and view.line.marks(at) in ("", ",") else at
    return start if view.line.joined(start) else at


def _skip_noble(view: View, at: int) -> int:
    """Return the word after a rank that only repeats a ruler's title: Raja Yordania *Sultan* Hasan."""
    noble = view.size("titles.ruling_ranks", at)
    return at + noble if noble and view.line.joined(at + 1) and view.line.is_capital(at + 1) else at


def _read_set_off(view: View, title: Title | None) -> Title | None:
    """Read on over what is said of a holder before a comma: Senator Nevada *dari sayap kiri partai itu*, Ann Miller."""
    if title is None or title[1].owner is None or not view.line.joined(title[0]):
        return None
    told = view.is_word("anaphora.relative", title[0])
    if not told and not view.is_word("titles.at", title[0]):
        return None
    end = title[0]
    while end < min(title[0] + LONGEST_ASIDE, len(view.line)) and view.line.joined(end):
        if not told and is_verb(view, end):
            return None
        end += 1
    named = read_person(view, end, titled=False) if view.line.marks(end) == "," and end not in view.inside else None
    closed = named is not None and len(named[1]) > 1 and (not told or view.line.marks(named[0]) == ",")
    return (end, title[1]) if closed and not view.is_common(end) else None


def _is_holder(view: View, at: int, found: tuple[int, tuple[str, ...]]) -> bool:
    """Tell a person's name after a title from one of an organ, realm or place: panglima Markas Besar, kepala Bagian."""
    end, words = found
    given = view.is_word("persons.given_like_words", at) and len(words) > 1
    plain = len(words) == 1 and view.is_common(at) and not view.is_word("persons.lower_particles", at)
    if not given and (view.is_word("organisations.heads", at) or plain):
        return False
    if len(words) == 1 and end in view.hits and view.line.joined(end):
        return False
    first = ("anaphora.nations", "places.heads", "titles.plain", "bodies.alone.heads")
    if (not given and any(view.size(name, at) for name in first)) or view.is_word("organisations.tails", end - 1):
        return False
    return given or not (len(words) > 1 and view.is_common(at) and view.is_common(at + 1) and end > at + 1)


def find_served(view: View, at: int) -> tuple[Spot, Spot] | None:
    """Find who serves and who is served: utusan khusus Presiden Brasil Joao Mirandela, Ana Prado."""
    title = read_title(view, at)
    if title is None or (title[1].owner and title[1].owner.anaphor) or is_ruling(view, title[1]):
        return None
    end, office = title
    hit = view.hits.get(office.owner.first) if office.owner else None
    if hit and view.kind(hit) is not Kind.PLACE:
        return None
    joined = view.line.joined(end)
    served = _read_leader(view, title) or find_titled(view, end) or find_person(view, end) if joined else None
    known = served is not None and served.rule == LEADER
    if served is None or not served.person or (view.line.marks(served.last) != "," and not known):
        return None
    named = read_person(view, served.last, titled=False)
    if named is None or len(named[1]) < 2 or served.last in view.inside or view.is_common(served.last):
        return None
    owner = Owner(served.first, served.last, anaphor=Anaphor("served", head=" ".join(served.person)))
    start = read_standing(view, at)[0]
    held = Office(view.line.text(start, end), office.full, owner, office.former)
    rule = f"named with the title {held.title!r}"
    return served, Spot(served.last, named[0], Kind.PERSON, rule, person=named[1], offices=(held,))


def _read_leader(view: View, title: Title) -> Spot | None:
    """Read a known leader's name between an office under him and its holder's: penasihat *Putin* Oleg Brusilov."""
    at, office = title[0], title[1]
    if office.owner or not serves(view, office):
        return None
    for size in range(LONGEST_LEADER, 0, -1):
        name, last = " ".join(view.line.folds[at : at + size]), at + size
        holder = view.line.is_capital(last) and view.line.is_capital(last + 1) and view.line.joined(last + 1)
        led = name in view.known.leaders and all(view.line.joined(i) for i in range(at + 1, last + 1))
        if led and holder and len(name) >= SHORTEST_KNOWN and view.line.is_capital(at):
            words = tuple(word.text for word in view.line.words[at:last])
            return Spot(at, last, Kind.PERSON, LEADER, person=words)
    return None


def _may_be_named(view: View, first: int, at: int) -> bool:
    """Tell whether the words after a title can be the holder's name."""
    related = view.is_word("persons.kin", first - 1) and view.line.joined(first)
    if view.line.marks(at) == "," and (
        related or view.is_word("titles.fronting", first - 1) or _ends_name(view, first)
    ):
        return False
    if view.line.marks(at) == ")" or view.line.joined(at):
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
    noble = office.owner is None and office.full in view.wording.noble
    second = read_title(view, end) if view.line.marks(end) == "," else None
    if second and second[1].owner and closes(view, second) and not _is_listed(view, second, office):
        offices = (second[1],) if noble else (office, second[1])
        return Spot(at, second[0], Kind.PERSON, rule, person=words, offices=offices)
    if office.owner is None and view.is_word("titles.of", end) and view.line.joined(end):
        owner = read_owner(view, end + 1)
        noble, office = noble and owner is None, replace(office, owner=owner)
    return Spot(at, end, Kind.PERSON, rule, person=words, offices=() if noble else (office,))


def _is_listed(view: View, second: Title, office: Office) -> bool:
    """Tell whether a title behind a name is the next of a list: Menlu Peru X, *Menlu Chili*, dan Menlu Bolivia Y."""
    end = second[0]
    following = view.is_word("titles.coordinators", end) and read_title(view, end + 1) is not None
    return second[1].full == office.full or following


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
        if named and len(named[1]) > 1 and not view.is_common(end):
            return _named(view, at, named, office)
    elif not _is_singular(view, office) or not (office.owner or _is_definite(view, at)):
        return None
    return Spot(at, end, Kind.PERSON, "a title alone", offices=(office,), anaphor=Anaphor("role", head=office.full))


def _is_definite(view: View, at: int) -> bool:
    """Tell whether a title alone means somebody: *Presiden tiba*, *sang presiden tiba*."""
    return view.line.is_capital(at) or view.is_word("titles.definite", at - 1)


def _is_singular(view: View, office: Office) -> bool:
    """Tell an office that one person holds: *presiden Ghana*, *ketua parlemen Ghana*, not *anggota parlemen Ghana*."""
    return view.wording.phrases["titles.singular"].length(office.full.split(" "), 0) > 0


def _listed_owners(view: View, at: int, office: Office) -> tuple[Owner, ...]:
    """Read further nations that one title is told of: presiden Rusia dan Ukraina; none before a holder's name."""
    owners, end = _read_more_owners(view, at, office)
    named = view.line.is_capital(end) and view.line.marks(end) in ("", ",")
    return () if named and end not in view.inside else owners


def _read_more_owners(view: View, at: int, office: Office) -> tuple[tuple[Owner, ...], int]:
    """Read the nations that follow the first one a title is told of, the last behind a joining word."""
    owners: list[Owner] = []
    while is_nation(view, office.owner) and at < len(view.line):
        joins = view.is_word("titles.coordinators", at)
        hit = view.hits.get(at + joins)
        marks = ("", ",") if joins else (",",)
        if hit is None or view.kind(hit) is not Kind.NATION or view.line.marks(at) not in marks:
            break
        owners.append(Owner(hit.first, hit.last, hit.key))
        at = hit.last
        if joins:
            return tuple(owners), at
    return (), at


def find_shared(view: View, at: int) -> tuple[Spot, ...]:
    """Find several persons behind the titles they have in this order: presiden Kenya dan Chad, X dan Y."""
    title = read_title(view, at)
    if title is None:
        return ()
    end, first = title
    owners, after = _read_more_owners(view, end, first)
    offices = (first, *(replace(first, owner=owner) for owner in owners)) if owners else ()
    second = read_title(view, end + 1) if not owners and view.is_word("titles.coordinators", end) else None
    if second and first.owner is None and second[1].owner and view.line.joined(end):
        after, offices = second[0], (replace(first, owner=second[1].owner), second[1])
    names = list(_listed_names(view, after)) if offices and view.line.marks(after) in ("", ",") else []
    if not offices or len(names) != len(offices):
        return ()
    firsts = (at, *(start for start, _, _ in names[1:]))
    rule = f"one of several with the title {first.title!r}"
    return tuple(
        Spot(start, last, Kind.PERSON, rule, person=words, offices=(office,))
        for start, (_, last, words), office in zip(firsts, names, offices, strict=True)
    )


def _listed_names(view: View, at: int) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Give the persons' names of a list: where each starts and ends, and its words."""
    while at < len(view.line):
        named = read_person(view, at, titled=False)
        if named is None or at in view.inside or (view.is_common(at) and len(named[1]) == 1):
            return
        yield at, *named
        at = named[0]
        joins = view.is_word("titles.coordinators", at)
        if not (joins or view.line.marks(at) == ","):
            return
        at += joins


def find_person_or_titled(view: View, at: int) -> Spot | None:
    """Find a name without a title before it, and the title it has behind it."""
    spot = find_person(view, at)
    plain = spot is not None and len(spot.person) == 1 and view.is_common(spot.first) and not spot.sure
    if spot is None or (plain and not view.is_word("persons.given_like_words", spot.first)):
        return spot
    return with_office_behind(view, spot)


def with_office_behind(view: View, spot: Spot) -> Spot:
    """Add to a person's name the title or titles behind it; one behind a clause in front is somebody else's."""
    at, follow = spot.first, spot.last
    bracket = view.line.bracket_end(follow)
    if bracket > follow and view.line.marks(bracket).startswith("),"):
        follow = bracket  # an age or another name
    follow = _skip_age(view, follow)
    if view.line.marks(follow).startswith((",", "),")) or view.line.marks(follow) == "(":
        title = _read_behind(view, follow, at <= view.line.dateline)
        if title and not _is_next_ones(view, title[0]) and not closes_front(view, at, follow, title[0]):
            rule = f"named before the title {title[1].title!r}"
            return Spot(at, title[0], Kind.PERSON, rule, person=spot.person, offices=title[1:], sure=spot.sure)
    return spot


def _skip_age(view: View, at: int) -> int:
    """Return the word behind an age between commas: Ruto, *56*, presiden Kenya."""
    aged = view.line.marks(at) == "," and view.line.fold(at).isdigit() and len(view.line.fold(at)) < _LONGEST_AGE
    return at + 1 if aged and view.line.marks(at + 1) == "," else at


def _is_next_ones(view: View, end: int) -> bool:
    """Tell a title that a name of its own follows: bersama Ruto, Menteri Luar Negeri Ghana, *Ama Badu*, menyatakan …"""
    named = read_person(view, end, titled=False) if view.line.marks(end) == "," else None
    told = named is not None and len(named[1]) > 1 and view.line.marks(named[0]) == "," and is_verb(view, named[0])
    return told and end not in view.inside


def _read_behind(view: View, at: int, opens: bool) -> Title | None:
    """Read the title or titles behind a name: X, mantan presiden Y yang kini menjabat Z; X, profesor hukum di W.

    ``opens`` tells that the name opens the sentence, so that no other's words can go before.
    """
    start = at + view.size("titles.articles", at)
    title = read_title(view, start, plain=False)
    loose = read_loose_words(view, start, title, plain=False)
    serving = _read_serving(view, title)
    if serving:
        return serving
    short = title is not None and title[1].owner is None and loose is not None and loose[1].owner is not None
    first = (read_employed(view, title), read_twofold(view, title), _read_from(view, title))
    for reading in (*first, *((loose, title) if short else (title, loose))):
        if reading and closes(view, reading):
            if start > at and not view.line.marks(reading[0]) and not (opens and reading[1].owner):
                return None  # somebody else: … Ruto, seorang juru bicara mengatakan …
            if _goes_on(view, reading):
                return (*reading[:-1], replace(reading[-1], unread=True))
            more, end = read_further(view, reading[0])
            return (end, *reading[1:], *more)
    return None


def _read_serving(view: View, title: Title | None) -> Title | None:
    """Read whom a title behind a name serves: X, utusan khusus *Shukla*; the name is a mention of its own."""
    if title is None or title[1].owner or not serves(view, title[1]) or not view.line.joined(title[0]):
        return None
    served = find_titled(view, title[0]) or find_person(view, title[0])
    if served is None or not served.person or not closes(view, (served.last,)):
        return None
    owner = Owner(served.first, served.last, anaphor=Anaphor("served", head=" ".join(served.person)))
    return title[0], replace(title[1], owner=owner)


def _read_from(view: View, title: Title | None) -> Title | None:
    """Read where a title behind a name is from: X, anggota DPR *dari Nevada*."""
    if title is None or title[1].owner or not view.is_word("titles.of", title[0]) or not view.line.joined(title[0]):
        return None
    owner = read_owner(view, title[0] + 1)
    return (owner.last, replace(title[1], owner=owner)) if owner and owner.key else None


def _goes_on(view: View, reading: Title) -> bool:
    """Tell whether words no list has go on, so that whose the office is stays unread: kepala *pasukan setempat*."""
    end, last = reading[0], reading[-1]
    ends = view.is_word("titles.stops", end) or view.size("anaphora.ends", end) or is_verb(view, end)
    plain = view.line.joined(end) and not view.line.is_capital(end) and not ends
    return last.owner is None and not is_ruling(view, last) and plain and end not in view.inside
