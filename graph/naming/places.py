"""Find places and realms no table knows, by the words beside them and in them."""

from __future__ import annotations

from ..model import Kind
from .gazetteer import Hit
from .spots import Spot, View

LONGEST = 9


def find_realm(view: View, at: int) -> Spot | None:
    """Find a state no table knows by what it was: *Dinasti Safawi*, *kesultanan Sokoto*."""
    size = view.size("places.realms", at)
    start = at + size
    if not size or not view.line.is_capital(start) or not view.line.joined(start) or view.line.marks(start):
        return None
    if not view.line.is_capital(at) and (start in view.hits or view.is_common(start)):
        return None
    known = view.hits.get(start)
    if known is not None and view.kind(known) is not Kind.PLACE:
        return None
    end = read_capitals(view, start)
    while end > start and end in view.hits and view.line.joined(end) and view.kind(view.hits[end]) is Kind.NATION:
        end = view.hits[end].last
    named = any(not view.is_common(i) for i in range(start, end))
    return Spot(at, end, Kind.NATION, "a state by its first word", label=view.line.text(at, end)) if named else None


def find_place(view: View, at: int) -> Spot | None:
    """Find a place no table knows: after a word of place, before one, or with one in its name."""
    size = view.size("places.heads", at)
    if size and view.line.is_capital(at):
        end = read_capitals(view, at + size) if view.line.joined(at + size) else at
        if end > at + size:
            return _place(view, at, end, "a place by its first word")
    barred = view.is_word("places.prepositions", at) or _is_town_of(view, at)  # Di Hodeidah, kota pelabuhan, …
    barred |= view.ends_as_none(at)
    if at in view.inside or view.is_word("persons.never", at) or barred or view.is_word("organisations.events", at):
        return None
    end = read_capitals(view, at)
    letters = all(word.text.isupper() for word in view.line.words[at:end])  # a body, or a treaty: IEU-CEPA
    organ = end > at and view.size("bodies.wordings", at) == end - at  # ke Mahkamah Agung
    if letters or organ or (end == at + 1 and len(view.line.words[at].text) < 4):
        return None
    moved = view.line.joined(at) and view.is_word("places.motion", at - 1)
    plain = all(view.is_common(i) for i in range(at, end))
    if plain and not (moved and (_is_placed(view, end) or _is_shortened(view, end))):
        return None
    after_word = moved or view.wording.phrases["places.nouns"].ends_before(view.line.folds, at) > 0
    after_word |= view.is_word("places.visiting", at - 1) and _is_placed(view, end)
    after_word |= view.is_word("places.conquering", at - 1) and end == at + 1 and not view.is_common(at)
    if view.line.joined(at) and (after_word or _is_side_of_place(view, at - 1)):
        return _place(view, at, end, "a name after a word of place")
    return _place(view, at, end, "a name beside a word of place") if _is_called_place(view, at, end) else None


def _is_town_of(view: View, at: int) -> bool:
    """Tell a town that is only said to be a nation's: *Kota **Ghana**, Kumasi*."""
    end = at + view.size("places.settlements", at)
    nation = view.hits.get(end) if end > at and view.line.joined(end) else None
    return nation is not None and view.kind(nation) is Kind.NATION


def _place(view: View, at: int, end: int, rule: str) -> Spot:
    """Make the spot of an unknown place; a bracket that names where it lies or when something was stays out."""
    closed = view.line.bracket_end(end)
    lies = closed > end and not view.line.is_capital(end) and any(i in view.inside for i in range(end, closed))
    dated = any(word.isdigit() for word in view.line.folds[end:closed])
    closed = end if lies or dated or end in view.hits else closed
    return Spot(at, closed, Kind.PLACE, rule, label=view.line.text(at, end))


def _is_placed(view: View, end: int) -> bool:
    """Tell whether a known place stands behind a comma and says where the name lies: *di Solo, Jawa Tengah*."""
    hit = view.hits.get(end) if view.line.marks(end) == "," else None
    return hit is not None and view.kind(hit) is Kind.PLACE and not view.is_word("places.sides", end - 1)


def _is_shortened(view: View, end: int) -> bool:
    """Tell whether a bracket shortens a name: di Stasiun Luar Angkasa Internasional *(ISS)*."""
    return view.line.bracket_end(end) == end + 1 and view.line.words[end].text.isupper()


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


def read_capitals(view: View, first: int) -> int:
    """Return the word after a run of capitalised words that no known nation or organisation begins."""
    at = first
    last = min(len(view.line), first + LONGEST)
    while at < last and (at == first or view.line.joined(at)):
        if at > first and _is_particle(view, at):
            at += 1
        if not view.line.is_capital(at):
            break
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


def _is_particle(view: View, at: int) -> bool:
    """Tell a small word inside a name: Bab *al*-Mandab, Santiago *del* Estero."""
    small = view.line.fold(at) in view.wording.words["persons.lower_particles"] and not view.line.is_capital(at)
    return small and view.line.joined(at + 1) and view.line.is_capital(at + 1)


def _is_part(view: View, at: int, hit: Hit) -> bool:
    """Tell whether a known name goes on with capitals: Tentera Udara Diraja Malaysia."""
    return view.line.is_capital(at - 1) and view.is_common(at - 1)
