"""Take what a trained recogniser saw where names and titles found nothing, in agreement with the rest of a document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model import Kind, Span
from .persons import NUMERALS, is_latin, is_translated, read_person, skip_honorifics
from .spots import Spot, View, is_verb
from .standing import is_listed
from .survey import LONGEST

Extra = Sequence[tuple[Span, Kind]]
RULE = "seen by the trained recogniser"
# What a name may be of which a word of place, or the words that say what it is, stand once in a document.
TELLING = (
    "a state by its first word",
    "a place by its first word",
    "a name after a word of place",
    "a name beside a word of place",
    "an organisation by its first word",
    "a name behind what it is",
)
# The words that begin what a law, a treaty or an event is called, and how many words one may have.
LAWS = "organisations.events"
LONGEST_LAW = 8
CLOSING = frozenset('"”“»)]')
LOCATED = (Kind.PLACE, Kind.NATION)


def read_recognised(view: View, extra: Extra) -> list[Spot]:
    """Turn a recogniser's spans into spots, but for those that cannot be names."""
    return [s for span, kind in extra if (s := _spot(view, span, kind))] if view.line.words else []


def add_recognised(spots: list[Spot], seen: Sequence[Spot]) -> list[Spot]:
    """Add a recogniser's spots where nothing was found, or only capitals."""
    free = [s for s in seen if not any(_holds(o, s) for o in spots)]
    used = {i for s in free for i in range(s.first, s.last)}
    kept = [s for s in spots if not used & set(range(s.first, s.last))]
    return sorted([*kept, *free], key=lambda s: s.first)


def _holds(found: Spot, added: Spot) -> bool:
    """Tell whether a spot stays against a recogniser's: a sure one, capitals beyond what it saw, no place's name."""
    if found.last <= added.first or added.last <= found.first:
        return False
    beyond = len(found.person) > 1 and not (added.first <= found.first and found.last <= added.last)
    long = len(found.person) > 1 and added.kind is Kind.PLACE
    return found.sure or bool(found.offices) or beyond or long


def is_no_name(view: View, at: int) -> bool:
    """Tell a word that alone names nobody: an ordinary word, a number, a month, a doctrine."""
    ended = view.ends_as_none(at)
    ended = ended or view.is_word("organisations.nouns", at)
    return view.is_common(at) or view.line.words[at].text.isdigit() or view.is_word("persons.never", at) or ended


def _kind_by_words(view: View, first: int, last: int, kind: Kind) -> Kind:
    """Return the kind that the first or last word of a name tells, whatever a recogniser thought: X Palace."""
    if last - first > 1 and kind is not Kind.PLACE and set(view.line.words[last - 1].text) <= NUMERALS:
        return Kind.PERSON
    called = view.is_word("persons.callings", first - 1) and view.line.joined(first)
    if called or skip_honorifics(view, first) in range(first + 1, last):
        return Kind.PERSON
    if view.size("places.heads", first) or (last - first > 1 and view.is_word("places.tails", last - 1)):
        return Kind.PLACE
    if view.size("organisations.heads", first) or (last - first > 1 and view.is_word("organisations.tails", last - 1)):
        return Kind.ORGANISATION
    return kind


def _is_no_one(view: View, first: int, last: int) -> bool:
    """Tell whether the words around or at the end of a name say that it is a tongue's or a thing's: Peace *Prize*."""
    letter = len(view.line.text(first, last)) == 1  # of a visa
    tongue = view.is_word("places.tongues", first - 1) or is_translated(view, first)
    return letter or tongue or view.is_word("persons.things", last - 1)


def _is_somebodys(view: View, first: int, last: int) -> bool:
    """Tell an event and whose it is at the head of a sentence from a name: *Kemenangan* Pedro Gomez."""
    word, lists = view.line.fold(first), view.wording.words
    event = word.startswith(tuple(lists["titles.nominal_beginnings"])) and word.endswith(
        tuple(lists["titles.nominal_endings"])
    )
    plain = event and view.is_common(first) and not view.size("organisations.heads", first)
    return first == 0 and plain and last - first > 2 and not any(view.is_common(i) for i in range(first + 1, last))


def _goes_on_nation(view: View, first: int, last: int) -> bool:
    """Tell whether one word only goes on a nation's name, as that of an older state: Serbia *Moravia*."""
    before = next((h for h in (view.hits.get(first - n) for n in (1, 2, 3)) if h and h.last == first), None)
    return last - first == 1 and view.line.joined(first) and before is not None and view.kind(before) is Kind.NATION


def _is_like_a_name(view: View, first: int, last: int) -> bool:
    """Tell whether words can be a person's name: in Latin letters, not letters alone as of visas or vitamins."""
    texts = [word.text for word in view.line.words[first:last]]
    if any(view.is_word("persons.never_within", at) for at in range(first + 1, last)):
        return False
    return (len(texts[0]) > 1 and all(is_latin(text) for text in texts)) or (len(texts[0]) == 1 and texts[0] == "I")


def _spot(view: View, span: Span, kind: Kind) -> Spot | None:
    words = view.line.words
    first = bisect_left(words, span.start, key=lambda word: word.start)
    last = bisect_right(words, span.end, key=lambda word: word.end)
    first = _behind_the_rest(view, first, last)
    if first >= last:
        return None
    if all(is_no_name(view, i) for i in range(first, last)) or view.is_word("organisations.events", first):
        return None
    kind = _kind_by_words(view, first, last, kind)
    event = kind is Kind.ORGANISATION and _is_somebodys(view, first, last)
    if event or set(view.line.text(first, last)) <= NUMERALS or _is_no_one(view, first, last):
        return None
    if kind is Kind.PERSON:
        plain = view.is_common(first) and not view.is_word("persons.given_like_words", first)
        strange = plain or _goes_on_nation(view, first, last) or not _is_like_a_name(view, first, last)
        if strange or view.is_word("persons.not_after", first - 1):
            return None
        while last - first > 1 and view.is_word("agents.days", last - 1):
            last -= 1  # when it was: Moussa Sanogo *April* lalu
        start = min(skip_honorifics(view, first), last - 1)
        return Spot(first, last, kind, RULE, person=tuple(view.line.text(start, last).split(" ")))
    return Spot(first, last, kind, RULE, label=view.line.text(first, last))


def _behind_the_rest(view: View, first: int, last: int) -> int:
    """Return where a name begins behind what was taken along: a month, what a quotation mark or a bracket closes."""
    first = max((i for i in range(first + 1, last) if CLOSING & set(view.line.marks(i))), default=first)
    while first < last - 1 and view.is_word("agents.days", first):
        first += 1
    return first


def agree(views: Sequence[View], spots: list[list[Spot]]) -> list[list[Spot]]:
    """Give each name that only a recogniser saw one kind in the whole document: as told, as listed, as mostly seen."""
    told = _told_kinds(spots)
    seen = _seen_kinds(views, spots)
    if not seen:
        return spots
    return [[_agreed(s, told, seen) if s.rule == RULE else s for s in line] for line in spots]


def without_things(views: Sequence[View], spots: list[list[Spot]]) -> list[list[Spot]]:
    """Drop the names that the document says somewhere to be a weapon's, a ship's or a law's, and nobody else's."""
    places = [(view, at) for view in views for at in range(len(view.line))]
    things = {name for view, at in places if (name := _thing_behind(view, at))}
    sure = {s.person for line in spots for s in line if s.person and (s.offices or (s.sure and s.rule != RULE))}
    nobodys = things - sure
    nobodys |= {name[-1:] for name in nobodys}
    laws = frozenset(view.line.words[at].text for view, at in places if _is_law_in_short(view, at))
    if not nobodys and not laws:
        return spots
    return [[s for s in line if s.person not in nobodys and not _is_laws(s, laws)] for line in spots]


def _is_law_in_short(view: View, at: int) -> bool:
    """Tell whether a bracket shortens what a law or an agreement is called: … Economic Powers Act (*IEEPA*)."""
    line = view.line
    if not line.words[at].text.isupper() or not line.marks(at).endswith("(") or line.bracket_end(at) != at + 1:
        return False
    start = at - 1
    while start > 0 and at - start < LONGEST_LAW and line.joined(start) and not _begins_law(view, start):
        start -= 1
    return view.is_word("persons.things", at - 1) or _begins_law(view, start)


def _begins_law(view: View, at: int) -> bool:
    """Tell whether a capital begins what a law is called; a small letter only says that somebody agreed on one."""
    return view.line.is_capital(at) and view.is_word(LAWS, at)


def _is_laws(spot: Spot, laws: frozenset[str]) -> bool:
    """Tell whether a name that only the recogniser saw is a law's in short, a part before it or not: IEU-*CEPA*."""
    return spot.rule == RULE and bool(laws) and _name(spot).rpartition("-")[2] in laws


def _thing_behind(view: View, at: int) -> tuple[str, ...]:
    """Return the name of two words or more behind a word for a weapon or a ship: rudal *Fateh Mobin*."""
    if not view.is_word("persons.not_after", at) or not view.line.is_capital(at + 1) or not view.line.joined(at + 1):
        return ()
    found = read_person(view, at + 1, titled=False)
    return found[1] if found and len(found[1]) > 1 else ()


def _name(spot: Spot) -> str:
    return " ".join(spot.person) or spot.label or ""


def _told_kinds(spots: Sequence[Sequence[Spot]]) -> dict[str, Kind]:
    """Return the kinds of names that the words beside them tell; a person's title tells more than a word of place."""
    told: dict[str, Kind] = {}
    for spot in (s for line in spots for s in line if s.rule in TELLING and s.label):
        told.setdefault(spot.label or "", spot.kind)
    for spot in (s for line in spots for s in line if s.person and s.offices):
        told[_name(spot)] = Kind.PERSON
    return told


def _seen_kinds(views: Sequence[View], spots: Sequence[list[Spot]]) -> dict[str, Kind]:
    """Return the kind that each name was mostly seen as; one that only lists places name is a place."""
    votes: dict[str, Counter[Kind]] = {}
    for view, line in zip(views, spots, strict=True):
        for at, spot in enumerate(line):
            if spot.rule == RULE:
                placed = _is_among_places(view, line, at) or _is_reached_from_place(view, line, at)
                kind = Kind.PLACE if placed else _kind_among(view, line, at)
                votes.setdefault(_name(spot), Counter())[kind] += 1
    return {name: counted.most_common(1)[0][0] for name, counted in votes.items()}


def _kind_among(view: View, line: Sequence[Spot], at: int) -> Kind:
    """Return the kind of a name; between two organisations of a list it is one: Barq Minerals, *Zwentia*, dan PLN."""
    if len(view.line) > LONGEST or not 0 < at < len(line) - 1:
        return line[at].kind
    before, spot, behind = line[at - 1 : at + 2]
    listed = is_listed(view, before.last, spot.first) and is_listed(view, spot.last, behind.first)
    sure = all(s.kind is Kind.ORGANISATION and s.rule != RULE for s in (before, behind))
    return Kind.ORGANISATION if listed and sure else spot.kind


def _is_among_places(view: View, line: Sequence[Spot], at: int) -> bool:
    """Tell whether a name stands in a list of places: Hongaria, *Transylvania*, Kroasia."""
    if len(view.line) > LONGEST or line[at].last - line[at].first > 1:
        return False
    before = at > 0 and is_listed(view, line[at - 1].last, line[at].first)
    if view.line.marks(line[at].first).endswith("("):  # where somebody was born: (Zwentia, Kherson, Ukraina, 1879)
        rest = line[at + 1 : at + 3]
        listed = all(is_listed(view, a.last, b.first) for a, b in zip(line[at : at + 2], rest, strict=False))
        return len(rest) == 2 and listed and all(s.kind in LOCATED and s.rule != RULE for s in rest)
    if before and _is_joined_to_place(view, line[at - 1], line[at]):
        return True
    behind = at + 1 < len(line) and is_listed(view, line[at].last, line[at + 1].first)
    return before and behind and all(line[i].kind in LOCATED and line[i].rule != RULE for i in (at - 1, at + 1))


def _is_joined_to_place(view: View, before: Spot, spot: Spot) -> bool:
    """Tell the second of two places of which a word tells that the first is one: merebut Mbandaka dan *Zwentia*."""
    joined = view.is_word("titles.coordinators", spot.first - 1) and before.last == spot.first - 1
    return joined and before.kind is Kind.PLACE and before.rule in TELLING and not is_verb(view, spot.last)


def _is_reached_from_place(view: View, line: Sequence[Spot], at: int) -> bool:
    """Tell whether a name ends a stretch that a known place begins: dari Manila hingga *Baguio*."""
    if at == 0 or not view.is_word("places.until", line[at].first - 1):
        return False
    start = line[at - 1]
    begun = view.is_word("places.prepositions", start.first - 1) and start.last == line[at].first - 1
    return begun and start.kind in LOCATED and start.rule != RULE


def _agreed(spot: Spot, told: Mapping[str, Kind], seen: Mapping[str, Kind]) -> Spot:
    """Return a recogniser's spot as the kind that the document's names of these words have."""
    name = _name(spot)
    kind = told.get(name) or seen.get(name) or spot.kind
    if kind is spot.kind or spot.offices:
        return spot
    if kind is Kind.PERSON:
        return replace(spot, kind=kind, person=tuple(name.split(" ")), label=None)
    return replace(spot, kind=kind, person=(), label=name)
