"""Find who is named where in a document: one line from words to mentions, entities and offices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ..knowledge.entities import KnownNames
from ..model import Document, Kind, Naming, Sentence, SentenceKind
from .bodies import bracketed, find_body, find_body_alone, find_group
from .gazetteer import Hit, find_known
from .holders import find_person_or_titled, find_served, find_shared, find_titled, with_office_behind
from .holding import Told, find_led, find_told
from .line import read_lines
from .organisations import find_described, find_gathering, find_organisation
from .persons import with_doers
from .places import find_place, find_realm
from .pointers import find_pointer
from .recognised import Extra, add_recognised, agree, is_no_name, read_recognised, without_things
from .resolver import resolve
from .sayers import find_sayer
from .spots import Owner, Spot, View, open_view

# What a clause may say of: he holds the office, both hold it.
SPOKEN_OF = ("persons_he", "both")
# What tells where something is.
LOCATED = (Kind.PLACE, Kind.NATION)
Recognise = Callable[[Sequence[Sentence]], Sequence[Extra]]


def find_names(
    document: Document, sentences: Sequence[Sentence], known: KnownNames, recognise: Recognise | None = None
) -> Naming:
    """Find every mention of a document with the entities behind them and the offices persons hold.

    ``recognise`` asks a trained recogniser for the names of some sentences, those in which known names and titles
    leave a capital unexplained.
    """
    views = [open_view(line, find_known(line, known), known) for line in read_lines(sentences)]
    spots = [list(find_spots(view)) for view in views]
    if recognise is not None:
        unsure = [i for i, (view, found) in enumerate(zip(views, spots, strict=True)) if _is_unsure(view, found)]
        extra = recognise([views[i].line.sentence for i in unsure])
        for i, seen in zip(unsure, extra, strict=True):
            spots[i] = _with_extra(views[i], spots[i], seen)
        spots = agree(views, spots)
    spots = [with_doers(view, found) for view, found in zip(views, spots, strict=True)]
    return resolve(document, views, without_things(views, spots), known)


def _is_unsure(view: View, spots: Sequence[Spot]) -> bool:
    """Tell whether a sentence has a capital that no known name or title accounts for; headings are left alone."""
    sure = {i for spot in spots if spot.sure or spot.offices for i in range(spot.first, spot.last)}
    line = view.line
    open_words = (i for i in range(len(line)) if i not in sure and line.is_capital(i))
    return line.sentence.kind is not SentenceKind.HEADING and any(not is_no_name(view, i) for i in open_words)


def find_spots(view: View) -> Iterator[Spot]:
    """Find what a line names, from left to right, nothing twice."""
    at, claimed, before, end = 0, range(0), None, 0
    nearest: Spot | None = None
    officer: Spot | None = None
    while at < len(view.line):
        found = _find_at(view, at, at in claimed)
        for spot in found:
            told = _told(view, spot)
            claimed = range(told.first, told.last) if told else claimed
            named = _with_peer(view, _with_led(view, _with_told(spot, told), before, end), nearest, officer)
            yield named
            placed = spot.kind in LOCATED and spot.first == end + 1 and view.is_word("places.prepositions", end)
            before, end = before if placed else spot, spot.last
            nearest, officer = spot, named if named.person and named.offices else officer
        at = found[-1].last if found and found[-1].last > at else at + 1


def _told(view: View, spot: Spot) -> Told | None:
    """Find the offices a clause gives a person, named or spoken of."""
    spoken_of = spot.anaphor is not None and spot.anaphor.sort in SPOKEN_OF
    plain = len(spot.person) == 1 and view.is_common(spot.first) and not spot.sure
    return find_told(view, spot.first, spot.last) if spoken_of or (spot.person and not plain) else None


def _with_told(spot: Spot, told: Told | None) -> Spot:
    if told is None:
        return spot
    held = {office.full for office in spot.offices}
    more = tuple(office for office in told.offices if office.full not in held)
    return replace(spot, offices=(*spot.offices, *more), sure=True)


def _with_led(view: View, spot: Spot, before: Spot | None, end: int) -> Spot:
    """Add the office of who leads what is named right before."""
    ruled = before is not None and before.kind is Kind.BODY and bool(spot.offices)
    led = find_led(view, spot.first, before, end) if spot.person and not ruled else None
    return replace(spot, offices=(*spot.offices, led), sure=True) if led else spot


def _with_peer(view: View, spot: Spot, before: Spot | None, officer: Spot | None) -> Spot:
    """Add the office of whoever is another's counterpart: *Presiden Peru menelepon mitranya dari Chile, Ana Rios*."""
    if not spot.person or spot.offices or officer is None or before is None or before.hit is None:
        return spot
    joined = before.last == spot.first and view.line.marks(spot.first) in ("", ",")
    peer = view.is_word("titles.peers", before.first - 2) and view.is_word("titles.peer_of", before.first - 1)
    if not (joined and peer) or before.kind is not Kind.NATION or officer.offices[0].former:
        return spot
    owner = Owner(before.first, before.last, before.hit.key)
    return replace(spot, offices=(replace(officer.offices[0], owner=owner),), sure=True)


def _find_at(view: View, at: int, claimed: bool) -> tuple[Spot, ...]:
    """Find what starts at a word; a title that a clause has given to somebody is nobody else's."""
    titled = not claimed and (view.size("titles.plain", at) or view.size("titles.former", at))
    several = (find_served(view, at) or find_shared(view, at)) if titled else ()
    if several:
        return several
    spot = _find_spot(view, at, claimed)
    return (spot,) if spot else ()


def _find_spot(view: View, at: int, claimed: bool) -> Spot | None:
    word = view.line.words[at]
    capital = word.text[0].isupper()
    if not capital and not view.starts(at):
        return None
    return (
        find_pointer(view, at)
        or (None if claimed else find_titled(view, at))
        or find_described(view, at)
        or find_gathering(view, at)
        or _known(view, at)
        or find_body(view, at)
        or find_group(view, at)
        or find_body_alone(view, at)
        or find_sayer(view, at)
        or find_realm(view, at)
        or (capital and (find_organisation(view, at) or find_place(view, at) or find_person_or_titled(view, at)))
        or None
    )


def _known(view: View, at: int) -> Spot | None:
    hit = view.hits.get(at)
    if hit is None:
        return None
    kind = view.kind(hit)
    longer = find_organisation(view, at) if view.line.is_capital(hit.last) else None
    if longer and longer.last > bracketed(view, hit):
        told = kind is Kind.ORGANISATION and _is_nation_alone(view, hit.last, longer.last)
        return Spot(at, longer.last, kind, "a known name with its nation", hit=hit) if told else longer
    if kind is Kind.NATION and _has_part(view, hit):
        owner = Owner(at, hit.last, hit.key)
        label = view.line.text(at, hit.last + 1)
        return Spot(at, hit.last + 1, Kind.PLACE, "a part of a nation", label=label, owner=owner)
    if kind is Kind.NATION and _is_given_name(view, at):
        person = find_person_or_titled(view, at)
        if person and len(person.person) > 1:
            return person
    return Spot(at, bracketed(view, hit), kind, "a known name", hit=hit)


def _has_part(view: View, hit: Hit) -> bool:
    """Tell whether a direction behind a nation's name makes it a part's: Lebanon *Selatan*."""
    side = view.is_word("places.sides", hit.last) and view.line.is_capital(hit.last)
    return side and view.line.joined(hit.last)


def _is_nation_alone(view: View, first: int, last: int) -> bool:
    """Tell whether only a nation's name follows that of an organisation: Badan Intelijen Pusat AS."""
    hit = view.hits.get(first)
    return hit is not None and hit.last == last and view.kind(hit) is Kind.NATION


def _is_given_name(view: View, at: int) -> bool:
    """Tell whether a nation's name begins a person's: Oman Fathurahman."""
    given = view.wording.words["persons.given_like_nations"]
    line = view.line
    if line.fold(at) not in given or not line.joined(at + 1) or not line.is_capital(at + 1) or line.marks(at + 1):
        return False
    return at + 1 not in view.inside and not view.is_common(at + 1) and not view.heading


def _with_extra(view: View, spots: list[Spot], extra: Extra) -> list[Spot]:
    """Add a recogniser's spans where nothing was found, or only capitals."""
    seen = [_with_offices(view, spot) for spot in read_recognised(view, extra)]
    return add_recognised(spots, seen) if seen else spots


def _with_offices(view: View, spot: Spot) -> Spot:
    """Add the offices that the words around a recogniser's person name."""
    if not spot.person:
        return spot
    titled = with_office_behind(view, spot)
    return _with_told(titled, _told(view, titled))
