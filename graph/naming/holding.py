"""Read the offices a clause says a person holds, gained or lost: X menjabat Y, mengangkat X menjadi Y."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..knowledge.naming import Wordings
from ..model import Kind
from .spots import SHORTEST_VERB, Office, Owner, Spot, View, is_verb
from .titles import closes, read_loose_words, read_title

# How many words may stand between a person and the verb, between the verb and the office, and in a bracket.
LONGEST_LINK, LONGEST_WAY, LONGEST_BRACKET = 9, 7, 16
# How many words may say what sort of person somebody is.
LONGEST_DESCRIBED = 12
# How many offices one clause may tell.
MOST = 5
# Who may be led, in how many words, and what is only met in: a delegation, a conference.
LED = (Kind.ORGANISATION, Kind.BODY, Kind.GROUP)
LONGEST_LEADING = 4
MET = ("organisations.gathering_heads", "titles.not_led")


@dataclass(frozen=True, slots=True)
class Told:
    """Hold the offices a clause tells, and the words that name them, last exclusive."""

    offices: tuple[Office, ...]
    first: int
    last: int


def find_told(view: View, first: int, last: int) -> Told | None:
    """Find the offices that the words around a person, named or meant, say the person holds or held."""
    opening = _find_opening(view, first) or _find_filled(view, first) or _find_fronted(view, first, last)
    if opening:
        return opening
    if any(view.is_word("titles.doubting", at) for at in (first - 1, first - 2) if view.line.joined(at + 1)):
        return _find_given(view, first, last)
    return _find_behind(view, last) or _find_given(view, first, last)


def _find_opening(view: View, first: int) -> Told | None:
    """Find the office with which a clause opens that names its holder: *Presiden Kenya kini adalah **Shukla***."""
    copula = first - 1
    if copula < 1 or not view.is_word("titles.naming", copula) or view.line.marks(first) or view.line.marks(copula):
        return None
    for at in range(copula - 1, max(-1, copula - LONGEST_LINK), -1):
        if not _opens_clause(view, at):
            continue
        title = read_title(view, at)
        if title is None or title[1].owner is None or title[0] > copula:
            return None
        said = all(_may_follow(view, i) for i in range(title[0], copula))
        return Told((title[1],), at, copula) if said and not title[1].former else None
    return None


def _opens_clause(view: View, at: int) -> bool:
    """Tell the first word of a clause, where only a time may stand in front: ***saat ini** duta besar Kenya adalah*."""
    apart = not at or view.line.marks(at).startswith((",", ";"))
    return apart or all(_is_between(view, i) or view.size("anaphora.clause_openers", i) for i in range(at))


def closes_front(view: View, title: int, first: int, last: int) -> bool:
    """Tell a comma that closes a clause in front from one between a title and its holder's name.

    *Setelah bertemu presiden Kenya, **Shukla mengunjungi** Togo*: a verb stands in the clause and behind the name.
    """
    opens = view.is_word("anaphora.subordinators", 0) or _tells(view, 0)
    plain = opens and not any(view.line.marks(i).strip('"“”') for i in range(1, first))
    told = plain and (view.is_word("anaphora.answering", 0) or any(_tells(view, i) for i in range(title)))
    acts = (
        last < len(view.line)
        and not view.line.marks(last)
        and (is_verb(view, last) or view.is_word("agents.after", last) or view.is_word("persons.adverbs", last))
    )
    return told and acts


def _tells(view: View, at: int) -> bool:
    """Tell a word that is a verb by its letters, or one by which an office comes and goes."""
    if any(view.size(name, at) for name in ("titles.gaining", "titles.losing", "titles.holding_verbs")):
        return True
    word = view.line.fold(at)
    beginnings = (*view.wording.words["agents.verb_beginnings"], *view.wording.words["places.passive"])
    verb = len(word) >= SHORTEST_VERB and word.startswith(beginnings) and view.is_common(at)
    return verb and not view.is_word("anaphora.subordinators", at) and not view.size("titles.plain", at)


def _find_fronted(view: View, first: int, last: int) -> Told | None:
    """Find the office that a clause in front gives its subject: *Sejak menjadi presiden Kenya, **Shukla** menolak*."""
    if view.line.marks(first) != ",":
        return None
    for at in range(max(0, first - LONGEST_LINK), first):
        title = read_title(view, at)
        ends = title is not None and all(_is_between(view, i) for i in range(title[0], first))
        made = ends and any(
            view.wording.phrases[name].ends_before(view.line.folds, at)
            for name in ("titles.into", "titles.holding_verbs")
        )
        if title is not None and made and closes_front(view, at, first, last):
            return Told((title[1],), at, first)
    return None


def _find_filled(view: View, first: int) -> Told | None:
    """Find the office that is said to be held by somebody: *Jabatan presiden Kenya kini dipegang **Shukla***."""
    size = _ends_before(view, view.wording.phrases["titles.filled"], first)
    verb = first - size
    for at in range(max(0, verb - LONGEST_LINK), verb) if size else ():
        title = read_title(view, at)
        if title is None or title[0] > verb or any(view.line.marks(i) for i in range(at + 1, first)):
            continue
        held = title[1].owner is not None or view.line.is_capital(at)
        if held and not title[1].former and all(_may_follow(view, i) for i in range(title[0], verb)):
            return Told((title[1],), at, verb)
    return None


def _find_behind(view: View, at: int) -> Told | None:
    """Find what a clause whose subject ends before a word says: *Shukla* lalu dilantik menjadi perdana menteri."""
    former, start = False, _after_bracket(view, at)
    for verb in range(start, min(start + LONGEST_LINK, len(view.line))):
        if view.line.marks(verb) not in ("", ",", ")", "),", "(") and not _is_empty_bracket(view, verb):
            return None
        title, lost = _after_verb(view, verb)
        if title and view.line.marks(verb) and view.is_word("titles.articles", verb):
            return None
        if title:
            weak = view.is_word("titles.copulas", verb)
            told = _read_titles(view, title, former or lost, weak)
            return _with_more(told, _find_said_of(view, told.last if told else title)) if weak else told
        if not _is_between(view, verb):
            return None
        former = former or view.is_word("titles.formerly", verb)
    return None


def _with_more(told: Told | None, more: Told | None) -> Told | None:
    """Put together what a copula says somebody is and what a relative clause goes on to say of him."""
    if told is None or more is None:
        return told or more
    return Told((*told.offices, *more.offices), told.first, more.last)


def _may_follow(view: View, at: int) -> bool:
    """Tell whether a word may stand between an office and the copula: an adverb, where or to whom it is sent."""
    leads = (view.is_word("titles.at", at) or view.is_word("titles.for", at)) and at + 1 in view.inside
    return view.is_word("titles.between", at) or at in view.inside or leads


def _find_said_of(view: View, at: int) -> Told | None:
    """Find what is said of the sort of person somebody is: Shukla adalah politikus Nepal *yang pernah menjabat* …"""
    for end in range(at, min(at + LONGEST_DESCRIBED, len(view.line))):
        if view.line.marks(end) not in ("", "-") and end > at:
            return None
        if view.is_word("anaphora.relative", end):
            return _find_behind(view, end + 1)
        if end > at and view.is_word("places.prepositions", end) and not view.line.is_capital(end + 1):
            return None  # anak dari seorang petani yang menjadi presiden
    return None


def _after_verb(view: View, at: int) -> tuple[int, bool]:
    """Return where the words of an office begin behind a verb that tells of one, and whether the office is lost."""
    size = view.size("titles.holding_verbs", at)
    if size:
        return at + size, view.is_word("titles.formerly", at)
    for name, ways, lost in (("titles.gaining", "titles.into", False), ("titles.losing", "titles.out_of", True)):
        size = view.size(name, at)
        end = _after_way(view, at + size, ways) if size else 0
        if end:
            return end, lost
    return 0, False


def _after_way(view: View, at: int, ways: str) -> int:
    """Return the word after the preposition that leads to an office, 0 where another verb stands before it."""
    for start in range(at, min(at + LONGEST_WAY, len(view.line))):
        size = view.size(ways, start)
        if view.line.marks(start) not in ("", ")", "("):
            return 0
        if size:
            return start + size
        if is_verb(view, start):
            return 0
    return 0


def _is_between(view: View, at: int) -> bool:
    """Tell whether a word may stand between a person and the verb: an adverb or a date."""
    return (
        view.line.fold(at).isdigit()
        or view.is_word("titles.between", at)
        or view.is_word("titles.formerly", at)
        or view.is_word("agents.days", at)
    )


def _is_empty_bracket(view: View, at: int) -> bool:
    """Tell marks that are all that is left of a bracket without Latin words: X (; ) adalah …"""
    marks = view.line.marks(at)
    return marks.startswith("(") and marks.rstrip(",").endswith(")")


def _after_bracket(view: View, at: int) -> int:
    """Return the word after a bracket behind a name: (lahir 4 Mei 1950)."""
    if "(" not in view.line.marks(at):
        return at
    closed = (end for end in range(at + 1, min(at + LONGEST_BRACKET, len(view.line))) if ")" in view.line.marks(end))
    return next(closed, at)


def _find_given(view: View, first: int, last: int) -> Told | None:
    """Find the office somebody gives a person or takes: menunjuk *Shukla* sebagai menteri, memecat *Shukla*."""
    for name, ways, lost in (("titles.appointing", "titles.into", False), ("titles.unseating", "titles.out_of", True)):
        size = _ends_before(view, view.wording.phrases[name], first)
        end = _after_way(view, last, ways) if size and not _is_doubted(view, first - size) else 0
        told = _read_titles(view, end, lost, False) if end else None
        if told:
            return replace(told, offices=tuple(replace(office, given=True) for office in told.offices))
    return None


def _ends_before(view: View, phrases: Wordings, at: int) -> int:
    size = phrases.ends_before(view.line.folds, at)
    return size if size and view.line.marks(at) == "" else 0


def _is_doubted(view: View, at: int) -> bool:
    """Tell whether the verb at a word is denied, planned or hoped for."""
    return any(view.is_word("titles.doubting", before) for before in (at - 1, at - 2))


def find_led(view: View, first: int, before: Spot | None, end: int) -> Office | None:
    """Find what a person leads: partai yang dipimpin *Shukla*, pasukan pimpinan *Shukla*; no delegation or meeting.

    ``end`` is the word after what is named before, and after where that is: partai *di Kenya* yang dipimpin …
    """
    if before is None or before.kind not in LED or not view.line.joined(first):
        return None
    found = _leading_before(view, first)
    if found is None:
        return None
    at = first - found[0]
    while at > end and view.is_word("titles.between", at - 1):
        at -= 1
    only_met = any(view.size(name, i) for i in range(before.first, before.last) for name in MET)
    if at != end or only_met or any(view.line.marks(i) not in ("", ",", ")", "),") for i in range(at, first)):
        return None
    return Office(found[1], found[1], owner_of(before))


def _leading_before(view: View, at: int) -> tuple[int, str] | None:
    """Return how many words right before a name say that its person leads, and as what."""
    for size in range(min(LONGEST_LEADING, at), 0, -1):
        found = view.wording.leading.match(view.line.folds, at - size)
        if found and found[0] == size:
            return found
    return None


def owner_of(spot: Spot) -> Owner:
    """Return a spot as whose an office is."""
    if spot.hit:
        return Owner(spot.first, spot.last, spot.hit.key)
    if spot.owner:
        return Owner(spot.first, spot.last, spot.owner.key, spot.owner.anaphor, spot.label)
    return Owner(spot.first, spot.last, anaphor=spot.anaphor, body=None if spot.anaphor else spot.label)


def read_further(view: View, at: int) -> tuple[tuple[Office, ...], int]:
    """Read the further offices of a list, and where they end: …, penasihat Uni Afrika, dan ketua Partai Buruh."""
    joins = view.is_word("titles.coordinators", at) or view.is_word("titles.doubling", at)
    found = [(end, office) for end, office in _each_title(view, at + 1) if office.owner] if joins else []
    closed = [row for row in found if closes(view, row)]
    return tuple(office for _, office in closed), closed[-1][0] if closed else at


def _read_titles(view: View, at: int, former: bool, weak: bool) -> Told | None:
    """Read the offices named from a word on; a weak verb, *adalah*, tells one only with its owner or a capital."""
    start = at + view.size("titles.articles", at)
    found = list(_each_title(view, start))
    if not found or not _names_office(view, start, found[0][1], weak):
        return None
    offices = tuple(replace(office, former=office.former or former) for _, office in found)
    return Told(offices, start, found[-1][0])


def _names_office(view: View, at: int, office: Office, weak: bool) -> bool:
    """Tell whether words name an office and not only what somebody is: pemimpin yang disegani."""
    return not weak or office.owner is not None or view.line.is_capital(at)


def _each_title(view: View, at: int) -> Iterator[tuple[int, Office]]:
    """Give the offices of a list: Ketua Partai Buruh, anggota parlemen Malta, dan penasihat Uni Afrika."""
    for count in range(MOST):
        title = read_title(view, at, plain=False)
        title = title if title and title[1].owner else read_loose_words(view, at, title, plain=False) or title
        if title is None or (count and not (title[1].owner and closes(view, title))):
            return
        yield title[0], title[1]
        at = title[0]
        joins = view.is_word("titles.coordinators", at) or view.is_word("titles.doubling", at)
        if view.line.marks(at) not in ("", ",", ")", "),") or not (joins or "," in view.line.marks(at)):
            return
        at += joins
