"""Find the facts that the make-up of a phrase tells without a frame: where a place lies, where an office is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..clauses.clause import Clause
from ..clauses.phrases import Phrase
from ..clauses.units import Unit
from ..knowledge.grammar import Grammar
from ..knowledge.morphology import Voice
from ..model import FigureKind, Kind, Mention

#: A place, a larger one, the rule that tells so.
Location = tuple[str, str, str]

_LARGER = frozenset({Kind.NATION, Kind.PLACE})
#: What may stand between a name and the preposition before where it lies.
_DESCRIBING = frozenset({"noun", "quantifier", "determiner", "relative", "adverb", "copula", "figure"})
#: How many units a description may have before where something lies.
_LONGEST = 8
#: A place, what it lies in and what that lies in: four names in a row are a list.
_DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Atlas:
    """Hold what is known of places: in which nation each lies, which are regions of the world, by name.

    ``named`` are the nations that the text names, ``capitals`` those of their capitals that it names, ``houses`` the
    organisations that end what a person is said to be, *Ana Rios, dosen Universitas Peru*, by where that ends.
    """

    homes: Mapping[str, str]
    regions: Mapping[str, str]
    named: frozenset[str] = frozenset()
    capitals: Mapping[str, str] = field(default_factory=dict)
    houses: Mapping[int, Mention] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold one sentence with what is needed to read where things lie."""

    units: Sequence[Unit]
    atlas: Atlas
    grammar: Grammar

    def is_in(self, name: str, i: int) -> bool:
        return 0 <= i < len(self.units) and self.grammar.is_in(f"locations.{name}", self.units[i].text.casefold())

    def text(self, i: int) -> str:
        return self.units[i].text.casefold() if 0 <= i < len(self.units) else ""

    def is_class(self, i: int, *classes: str) -> bool:
        return 0 <= i < len(self.units) and self.units[i].word_class in classes

    def begins(self, name: str, i: int) -> bool:
        """Tell whether the first word of a name says what it is: Laut Hitam, Kota Wau."""
        words = self.units[i].text.casefold().split() if 0 <= i < len(self.units) else []
        return bool(words) and self.grammar.is_in(f"locations.{name}", words[0])

    def is_called(self, i: int) -> bool:
        """Tell whether a name has what it is before it, or in it: kota Wau, Provinsi Helmand."""
        works = self.is_in("facilities", i - 1) or self.is_in("facilities", i - 2)  # fasilitas nuklir *Arak*
        return self.is_in("places", i - 1) or self.is_in("sites", i - 1) or self.begins("places", i) or works

    def name(self, i: int, *kinds: Kind) -> Mention | None:
        """Return the mention of a unit if it names one thing of these kinds outright."""
        mention = self.units[i].mention if 0 <= i < len(self.units) else None
        if mention is None or mention.kind not in kinds or len(mention.keys) != 1 or mention.anaphoric:
            return None
        return None if self.is_in("everywhere", i) else mention

    def meant(self, i: int) -> Mention | None:
        """Return the nation or place that words stand for: *ibu kota negara itu*, *rumah sakit X di kota itu*."""
        mention = self.units[i].mention
        single = mention is not None and mention.anaphoric and len(mention.keys) == 1
        return mention if single and mention is not None and mention.kind in _LARGER else None

    def place(self, i: int) -> Mention | None:
        """Return the place, or the building, that a unit names; a sea lies in no nation."""
        if self.begins("waters", i):
            return None
        house = self.atlas.houses.get(self.units[i].span.end) if self.name(i, Kind.PERSON) else None
        if house is not None:
            return house
        return self.name(i, Kind.PLACE, Kind.ORGANISATION) if self.is_site(i) else self.name(i, Kind.PLACE)

    def is_site(self, i: int) -> bool:
        """Tell whether the first or last word of a name says that it is a building: Space *Center*.

        Of a foreign name any word may: Norwegian *Institute* of International Affairs.
        """
        words = self.text(i).split()
        ends = any(self.grammar.is_in("locations.sites", word) for word in (*words[:1], *words[-1:]))
        return ends or any(self.grammar.is_in("locations.foreign_sites", word) for word in words)

    def seat(self, i: int) -> Mention | None:
        """Return the headquarters, an organ of whoever has them, that a unit names."""
        return self.name(i, Kind.BODY) if self.begins("sites", i) else None


def find_locations(
    units: Sequence[Unit], clauses: Sequence[Clause], atlas: Atlas, grammar: Grammar
) -> Iterator[Location]:
    """Yield where places lie: *Taif, Arab Saudi*, *Darfur Sudan*, *Medellin, kota di Kolombia*."""
    line = _Line(units, atlas, grammar)
    for i, unit in enumerate(units):
        if unit.mention is not None and unit.mention.keys:
            yield from dict.fromkeys((*_beside(line, i), *_described(line, i), *_within(line, i)))
            yield from (*_of_region(line, i), *_of_nation(line, i), *_listed(line, i), *_seat_beside(line, i))
        if line.is_in("capitals", i) and unit.mention is not None:
            yield from _its_capital(line, i)
        elif line.is_in("places", i) or line.is_in("capitals", i):
            yield from dict.fromkeys(_called(line, i))
        yield from _has_capital(line, i)
    for clause in clauses:
        yield from (*_said_to_lie(clause, line), *_seated(clause, line), *_moved_capital(clause, line))


def _checked(line: _Line, place: Mention | None, larger: Mention | None, rule: str) -> Iterator[Location]:
    if place is None or larger is None or (larger.kind is Kind.NATION and _is_region(place, line)):
        return
    if _may_contain(place, larger, line.atlas.homes):
        yield place.keys[0], larger.keys[0], rule


# -- beside -----------------------------------------------------------------------------------------


def _beside(line: _Line, i: int) -> Iterator[Location]:
    """Read the larger name right after, in a bracket, or after a comma that opens no list."""
    place = line.place(i)
    if place is None:
        return
    if line.name(i + 1, *_LARGER):
        if not _is_region(place, line) and (place.kind is Kind.PLACE or line.name(i + 1, Kind.NATION)):
            yield from _checked(line, place, line.name(i + 1, *_LARGER), "location.beside")
    elif line.is_class(i + 1, "open"):
        yield from _bracketed(line, i + 2, place)
    elif line.is_class(i + 1, "coordinator"):
        yield from _two(line, i, place)
    elif line.is_class(i + 1, "comma"):
        at = _named_next(line, i)
        larger = line.name(at, *_LARGER) if at else None
        sure = larger is not None and _is_home(place, larger, line)
        if at and not sure and larger is not None and larger.kind is Kind.PLACE and _is_aside(line, i + 2, at):
            return
        if at and not _opens_clause(line, i) and (sure or not _is_listed(line, i)):
            yield from _checked(line, place, larger, "location.comma")


def _bracketed(line: _Line, k: int, place: Mention) -> Iterator[Location]:
    """Read what a bracket says: *Sarajevo (Bosnia)*, *Lviv (kini di Ukraina)*, but not *Danzig (kini Gdansk)*."""
    now = line.grammar.is_in("classes.now", line.text(k))
    k += now
    said = line.is_in("within", k) or line.is_in("places", k)
    while line.is_in("within", k) or line.is_in("places", k) or line.is_in("directions", k):
        k += 1
    larger = line.name(k, *_LARGER) if line.is_class(k + 1, "close") else None
    if said or not now or (larger is not None and larger.kind is Kind.NATION):
        yield from _checked(line, place, larger, "location.bracket")


def _two(line: _Line, i: int, place: Mention) -> Iterator[Location]:
    """Read the first of two places of one nation: *Rostov dan Krasnodar, Rusia*, *Homs dan kota lain di Suriah*."""
    second = i + 2
    while line.is_class(second, "noun") and second < i + _LONGEST:
        second += 1
    if second > i + 2 and line.is_in("within", second) and line.is_in("others", second - 1):
        yield from _checked(line, place, line.name(second + 1, Kind.NATION), "location.others")
    at = _named_next(line, second) if line.place(second) else 0
    if at and not _opens_clause(line, second) and not _is_listed(line, second):
        yield from _checked(line, place, line.name(at, Kind.NATION), "location.comma")


def _is_aside(line: _Line, start: int, at: int) -> bool:
    """Tell what lies beside a place, *Entebbe, selatan Kampala*, from a part of it, *Nemuro, pesisir Hokkaido*."""
    return line.is_in("directions", at - 1) and not any(line.is_in("parts", k) for k in range(start, at))


def _named_next(line: _Line, i: int) -> int:
    """Return where the name behind a comma stands, what it is or which part of it before it or not; else 0."""
    if not line.is_class(i + 1, "comma"):
        return 0
    at = i + 2
    while at < i + _LONGEST and (line.is_in("places", at) or line.is_in("directions", at)):
        at += 1
    return at if line.name(at, *_LARGER) else 0


def _is_region(place: Mention, line: _Line) -> bool:
    return place.keys[0] in line.atlas.regions.values()


def _is_home(place: Mention, larger: Mention, line: _Line) -> bool:
    """Tell whether the names know the place to lie there."""
    return line.atlas.homes.get(place.keys[0]) == larger.keys[0]


def _is_listed(line: _Line, i: int) -> bool:
    """Tell a list of places, *Kabul, Herat, dan Kandahar*, from a place and what it lies in."""
    names, at = [i], _named_next(line, i)
    while at:
        names.append(at)
        at = _named_next(line, at)
    nations = sum(line.name(k, Kind.NATION) is not None for k in names)
    return nations > 1 or len(names) > _DEEPEST or _goes_on_listing(line, names[-1])


def _goes_on_listing(line: _Line, last: int) -> bool:
    """Tell whether one more of a list follows; *di Jenewa, Swiss, dan Wina, Austria* is a list of pairs."""
    apart = line.is_class(last + 1, "comma")
    at = last + 2 + apart
    if not line.is_class(at - 1, "coordinator"):
        return False
    following = line.name(at, *_LARGER)
    if following is None:
        return at < len(line.units) and line.units[at].mention is not None
    paired = line.name(last, Kind.NATION) is not None and following.kind is Kind.PLACE
    return not (paired and (apart or _named_next(line, at)))


def _opens_clause(line: _Line, i: int) -> bool:
    """Tell a nation that acts behind a place in front: *di Scarborough Shoal, China belum membangun*."""
    acts = line.is_class(i + 3, "verb", "auxiliary", "negation", "adverb")
    return acts and not any(unit.word_class == "verb" for unit in line.units[:i])


def _of_region(line: _Line, i: int) -> Iterator[Location]:
    """Read the nation behind what region it is of: *negara Afrika Barat Mali*, *negara di Asia Timur, Jepang*."""
    region = line.name(i, Kind.PLACE)
    within = line.is_in("within", i - 1)
    head = i - 1 - within
    while within and line.is_class(head, "noun") and not line.is_in("nations", head) and head > i - 5:
        head -= 1
    waters = line.begins("waters", i) and within  # negara kepulauan di Samudra Hindia itu, Maladewa
    if region is None or not (_is_region(region, line) or waters) or not line.is_in("nations", head):
        return
    at = i + 1 + line.is_class(i + 1, "determiner")
    if within and not line.is_class(at, "comma"):
        return
    at += line.is_class(at, "comma")
    counted = tuple(_counted(line, head, at))
    for nation in counted or (() if _goes_on_listing(line, at) else (line.name(at, Kind.NATION),)):
        yield from _checked(line, nation, region, "location.epithet")


def _counted(line: _Line, head: int, at: int) -> Iterator[Mention]:
    """Yield as many nations of a list as are counted before it: *dua negara Asia Tengah, Kirgistan dan Tajikistan*."""
    nations: list[Mention] = []
    while nation := line.name(at, Kind.NATION):
        nations.append(nation)
        at += 1
        while line.is_class(at, "comma", "coordinator"):
            at += 1
    words = line.grammar.lists.get(f"counts.{len(nations)}", frozenset())
    if any(line.text(k).split(" ")[0] in words for k in (head, head - 1)):
        yield from nations


def _of_nation(line: _Line, i: int) -> Iterator[Location]:
    """Read where a nation's own works stand: *fasilitas nuklir Iran di Isfahan dan Natanz*."""
    nation = line.name(i, Kind.NATION)
    start = i - 1
    while line.is_class(start, "noun") and not line.is_in("facilities", start) and start > i - 4:
        start -= 1
    if nation is None or not line.is_in("facilities", start) or not line.is_in("within", i + 1):
        return
    k = i + 2
    while line.name(k, Kind.PLACE):
        yield from _checked(line, line.place(k), nation, "location.works")
        k += 1
        while line.is_class(k, "comma", "coordinator"):
            k += 1


# -- described --------------------------------------------------------------------------------------


def _described(line: _Line, i: int) -> Iterator[Location]:
    """Read what a name is said to be and where: *X, kota di Y*; *X terletak di Y*; *X, ibu kota Y*."""
    name = line.name(i, *_LARGER)
    if name is None or not (line.is_class(i + 1, "comma") or line.is_in("verbs", i + 1)):
        return
    start = i + 1 if line.is_in("verbs", i + 1) else i + 2
    if start == i + 1 and line.is_class(i - 1, "noun", "name"):
        return  # Pulau Socotra *milik Yaman* terletak di …
    while line.is_class(start, "quantifier", "figure"):
        start += 1
    head = "nations" if name.kind is Kind.NATION else "places"
    if not (
        line.is_in(head, start) or line.is_in("verbs", start) or (head == "places" and line.is_in("capitals", start))
    ):
        return
    at = _preposition(line, start)
    if at:
        yield from _checked(line, name, _name_after(line, at + 1, name.kind), "location.described")
    elif name.kind is Kind.PLACE and line.is_in("cities", start):
        yield from _checked(line, name, _name_after(line, start + 1, name.kind), "location.described")
    elif name.kind is Kind.NATION:
        yield from _checked(line, name, _region_after(line, start + 1), "location.described")


def _region_after(line: _Line, start: int) -> Mention | None:
    """Return the region that a nation is said to be of: *Mongolia, negara Asia Timur*."""
    region = _name_after(line, start, Kind.NATION)
    return region if region is not None and _is_region(region, line) else None


def _preposition(line: _Line, start: int) -> int:
    """Return where the preposition before what something lies in stands, 0 where anything else comes first."""
    for i in range(start, min(start + _LONGEST, len(line.units))):
        if line.is_in("within", i) or line.is_in("sides", i):
            return i
        described = line.is_class(i, *_DESCRIBING) or line.is_in("verbs", i)
        if line.units[i].mention is not None or not described or (i > start and _is_distance(line.units[i : i + 2])):
            return 0
    return 0


def _is_distance(units: Sequence[Unit]) -> bool:
    """Tell how far from another place something lies, which is not in it: *terletak **20 km** di utara Lome*."""
    first, second = units[0], units[1].word_class if len(units) > 1 else ""
    measured = first.figure is not None and first.figure.kind is FigureKind.MEASURE
    return measured or (first.word_class == "quantifier" and second == "noun")


def _name_after(line: _Line, start: int, kind: Kind) -> Mention | None:
    """Return the name after no more than a few nouns: *di bagian timur Pulau Papua*; nations lie in regions only."""
    kinds = (Kind.PLACE,) if kind is Kind.NATION else (Kind.NATION, Kind.PLACE)
    for i in range(start, min(start + 4, len(line.units))):
        if line.units[i].mention is not None:
            ashore = i > start and line.begins("waters", i)  # di pesisir Laut Hitam
            return None if ashore else line.name(i, *kinds) or (line.meant(i) if Kind.NATION in kinds else None)
        if not line.is_class(i, "noun", "quantifier", "adverb") or line.is_in("edges", i):
            return None
    return None


# -- within -----------------------------------------------------------------------------------------


def _within(line: _Line, i: int) -> Iterator[Location]:
    """Read what a place lies in after its preposition: *di kota Aleppo di Suriah utara*, *di Khost, di Provinsi X*."""
    place, at = line.place(i) or line.seat(i), i + 1
    while line.is_class(at, "comma", "time"):
        at += 1
    if place is None or not (line.is_in("within", at) or line.is_in("sides", at)):
        return
    larger = _name_after(line, at + 1, Kind.PLACE)
    if larger is None:
        return
    sited, led = line.is_site(i), line.is_in("from_to", i - 1) or line.is_class(i - 1, "verb")
    sure = _is_home(place, larger, line) or (line.is_called(i) or sited)
    if line.is_in("sides", at):
        fits = sure
    elif at > i + 1:
        fits = (sure or led) and _is_larger(line, at + 1, larger)
    else:
        fits = sure or (led and (larger.kind is Kind.NATION or _share_home(place, larger, line)))
    if fits:
        yield from _checked(line, place, larger, "location.within")


def _is_larger(line: _Line, start: int, larger: Mention) -> bool:
    """Tell a nation, or a place with a word for what it is: *di Provinsi Helmand*, *di wilayah pendudukan X*."""
    at = next((k for k in range(start, len(line.units)) if line.units[k].mention is larger), start)
    return larger.kind is Kind.NATION or line.begins("places", at) or line.is_in("places", start)


def _share_home(place: Mention, larger: Mention, line: _Line) -> bool:
    home = line.atlas.homes.get(place.keys[0])
    return home is not None and home == line.atlas.homes.get(larger.keys[0])


def _seat_beside(line: _Line, i: int) -> Iterator[Location]:
    """Read where an organisation that stands beside its verb has its seat: *pendiri Black Cat yang berbasis di X*."""
    seat = line.units[i].mention
    if seat is None or seat.kind is not Kind.ORGANISATION:
        return
    verb = next((k for k in range(i + 1, i + 5) if not line.is_class(k, "comma", "relative", "adverb", "close")), i)
    at = _preposition(line, verb + 1) if line.is_in("seated", verb) else 0
    place = _name_after(line, at + 1, Kind.PLACE) if at else None
    yield from ((key, place.keys[0], "location.seat") for key in seat.keys if place is not None)


# -- called -----------------------------------------------------------------------------------------


def _called(line: _Line, i: int) -> Iterator[Location]:
    """Read a place behind what it is: *ibu kota Suriah, Damaskus*; *ibu kota Kenya adalah Nairobi*."""
    if not line.is_in("cities", i):
        return
    at = next((k for k in range(i + 1, min(i + 7, len(line.units))) if line.units[k].mention is not None), None)
    if at is None or not all(
        line.is_class(k, "noun", "preposition", "adverb", "coordinator") for k in range(i + 1, at)
    ):
        return
    at += line.begins("waters", at)  # pelabuhan *Laut Merah* Mesir
    nation = line.name(at, Kind.NATION)
    if nation is None and line.is_in("capitals", i):
        yield from _known_capital(line, at)
    after = at + 1
    while line.is_class(after, "noun") and after < at + 3:
        after += 1
    if line.is_class(after, "relative"):
        after = next(
            (k for k in range(after, min(after + _LONGEST, len(line.units))) if line.is_class(k, "copula")), after
        )
    joins = line.is_class(after, "comma", "copula")
    at = after + 1 if joins else after
    if line.name(at, Kind.PLACE) is None and nation is not None and line.is_in("capitals", i):
        if line.is_in("within", at):
            return  # ibu kota Burma *di* Rangun was not where it is today
        yield from _capital_of(line, nation, i)
    elif not _goes_on_listing(line, at):
        yield from _checked(line, line.name(at, Kind.PLACE), nation, "location.called")


def _capital_of(line: _Line, nation: Mention, at: int) -> Iterator[Location]:
    """Read the capital that a text names elsewhere: *di Roma … di ibu kota Italia itu*; not what is to be accepted."""
    if any(line.is_in("disputed", k) for k in range(at)):
        return  # mengakui Yerusalem sebagai ibu kota Israel
    for key in nation.keys:
        if key in line.atlas.capitals:
            yield line.atlas.capitals[key], key, "location.capital"


def _known_capital(line: _Line, i: int) -> Iterator[Location]:
    """Read a place that is called a capital, *ibu kota Khartoum*, where its nation is named in the text."""
    place = line.name(i, Kind.PLACE)
    home = line.atlas.homes.get(place.keys[0]) if place is not None else None
    if place is not None and home is not None and home in line.atlas.named:
        yield place.keys[0], home, "location.capital"


def _its_capital(line: _Line, i: int) -> Iterator[Location]:
    """Read the capital of the nation spoken of: *Ibu kotanya adalah Port Moresby*, *ibu kotanya, Port Moresby,*."""
    nation = line.units[i].mention
    if nation is None or len(nation.keys) != 1:
        return
    beside = i + 2 if line.is_class(i + 1, "comma") else i + 1
    capital = line.name(beside, Kind.PLACE)
    at = next((k for k in range(i + 1, min(i + _LONGEST, len(line.units))) if line.is_class(k, "copula")), None)
    if capital is None and at is not None:
        capital = line.name(at + 1, Kind.PLACE)
    yield from _checked(line, capital, nation, "location.capital")


def _has_capital(line: _Line, i: int) -> Iterator[Location]:
    """Read the capital a nation is said to have: *negara yang beribu kota di Nairobi*, *dengan ibu kota Nairobi*."""
    texts = [unit.text.casefold() for unit in line.units[i : i + 3]]
    known = line.grammar.lists["locations.has_capital"]
    size = next((n for n in range(len(texts), 0, -1) if " ".join(texts[:n]) in known), 0)
    if not size:
        return
    at = i + size + line.is_in("within", i + size)
    before = (line.name(k, Kind.NATION) for k in range(i - 1, -1, -1))
    nation = next((name for name in before if name is not None), None)
    yield from _checked(line, line.name(at, Kind.PLACE), nation, "location.capital")


def _listed(line: _Line, i: int) -> Iterator[Location]:
    """Read the places that a text gives as those or some in a larger one: *tiga lokasi di Iran, yakni Arak dan Qom*."""
    larger = line.name(i, *_LARGER)
    if larger is None or not (line.is_in("within", i - 1) or line.is_in("places", i - 1)):
        return
    bracket = line.is_class(i + 1, "open") and larger.kind is Kind.NATION  # wilayah Suriah (Quneitra dan Daraa)
    k = i + 1 + (bracket or line.is_class(i + 1, "comma", "colon"))
    if not (bracket or line.is_in("such_as", k) or line.is_class(i + 1, "colon")):
        return
    k += line.is_in("such_as", k)
    while line.is_in("places", k) or line.is_in("facilities", k):
        k += 1
    while line.name(k, Kind.PLACE):
        yield from _checked(line, line.place(k), larger, "location.listed")
        k += 2 if line.is_class(k + 1, "comma", "coordinator") else 1
        k += 1 if line.is_class(k, "coordinator") else 0


# -- said in so many words --------------------------------------------------------------------------


def _said_to_lie(clause: Clause, line: _Line) -> Iterator[Location]:
    """Read a clause that says what somewhere is or where it lies, whatever stands between subject and verb."""
    lies = line.grammar.is_in("locations.verbs", clause.trigger.text) or line.is_in("lies", _index(line, clause))
    becomes = any(form.stem in line.grammar.lists["governing.result"] for form in clause.forms)
    called = _called_as(clause, line) is not None
    away = lies and not clause.is_copula and clause.object is not None and _is_distance(clause.object.units)
    if clause.negated or away or not (clause.is_copula or lies or becomes or called):
        return
    yield from _said_of_a_nation(clause, line)
    larger = [mention for phrase in _where(clause, line, lies) for mention in _first_names(phrase, line)]
    for place in _subjects(clause):
        kinds = (Kind.PLACE,) if place.kind is Kind.NATION else (Kind.NATION, Kind.PLACE)
        fits = lies or _is_said_to_be(clause, place, line)
        for outer in larger if fits else ():
            if outer.kind in kinds and len(outer.keys) == 1:
                yield from _checked(line, place, outer, "location.said")


def _seated(clause: Clause, line: _Line) -> Iterator[Location]:
    """Read where organisations have their seat: *ICC, yang bermarkas di Den Haag*."""
    if clause.negated or clause.subject is None or not line.is_in("seated", _index(line, clause)):
        return
    where = (mention for phrase in _where(clause, line) for mention in _first_names(phrase, line))
    seat = next(where, None)
    for mention in clause.subject.mentions if seat is not None else ():
        if mention.kind is Kind.ORGANISATION:
            yield from ((key, seat.keys[0], "location.seat") for key in mention.keys if seat is not None)


def _said_of_a_nation(clause: Clause, line: _Line) -> Iterator[Location]:
    """Read a nation's town named last: *Kota terbesar sekaligus pusat pemerintahan Latvia adalah Riga*."""
    subject, named = clause.subject, clause.object
    if not clause.is_copula or subject is None or named is None or len(named.parts) != 1:
        return
    towns = any(line.grammar.is_in("locations.cities", unit.text.casefold()) for unit in subject.units)
    town, nation = named.parts[0].head, subject.parts[-1].of
    whole = town is not None and town.kind is Kind.PLACE and len(town.keys) == 1
    if towns and whole and len(nation) == 1 and nation[0].kind is Kind.NATION and len(nation[0].keys) == 1:
        yield from _checked(line, town, nation[0], "location.called")


def _index(line: _Line, clause: Clause) -> int:
    return next((i for i, unit in enumerate(line.units) if unit is clause.trigger), -1)


def _subjects(clause: Clause) -> tuple[Mention, ...]:
    """Return the places that a clause is about; of *X adalah negara yang terletak di Y* it is X."""
    subject, governor = clause.subject, clause.governor
    if subject is not None and not subject.mentions and clause.linker == "relative" and governor is not None:
        subject = governor.subject if governor.is_copula and subject is governor.object else subject
    heads = subject.mentions if subject is not None else ()
    single = (replace(mention, keys=(key,)) for mention in heads if mention.kind in _LARGER for key in mention.keys)
    return tuple(single)


def _is_said_to_be(clause: Clause, place: Mention, line: _Line) -> bool:
    heads = ("nations",) if place.kind is Kind.NATION else ("places", "capitals", "centres")
    said = _called_as(clause, line) or clause.object
    nouns = {part.noun for part in said.parts} if said is not None else set()
    nouns |= {noun.split()[-1] for noun in nouns if noun}  # salah satu *negara*
    owned = said is not None and any(part.words & line.grammar.lists["locations.owned"] for part in said.parts)
    if owned:
        return False
    return any(line.grammar.is_in(f"locations.{head}", noun) for head in heads for noun in nouns)


def _called_as(clause: Clause, line: _Line) -> Phrase | None:
    """Return what somewhere is said to be known or called as: *dikenal **sebagai negara terkecil** di Afrika*."""
    called = {form.stem for form in clause.forms} & line.grammar.lists["locations.called"]
    if not called or clause.voice is not Voice.PASSIVE:
        return None
    said = (o.phrase for o in clause.obliques if line.grammar.is_in("locations.as", o.word))
    return next(said, None)


def _where(clause: Clause, line: _Line, lies: bool = False) -> Iterator[Phrase]:
    """Yield the phrases that tell where: *negara Afrika Timur terbesar*, then *di Afrika Timur*."""
    said = _called_as(clause, line)
    if said is not None:
        yield said
    elif clause.object is not None and clause.object.units[0].mention is None:
        yield clause.object
    words = ("within", "sides") if lies else ("within",)
    for oblique in clause.obliques:
        if any(line.grammar.is_in(f"locations.{name}", oblique.word) for name in words):
            yield oblique.phrase


def _moved_capital(clause: Clause, line: _Line) -> Iterator[Location]:
    """Read between which towns a nation's capital is moved: *memindahkan ibu kotanya dari Lagos ke Abuja*."""
    moves = {form.stem for form in clause.forms} & line.grammar.lists["locations.moves"]
    seat = (clause.object if clause.voice is Voice.ACTIVE else clause.subject) if moves else None
    at = [k for k, unit in enumerate(line.units) if seat is not None and unit in seat.units]
    if seat is None or not any(line.is_in("capitals", k) for k in at):
        return
    nations = [m for k in at if (m := line.units[k].mention) is not None and m.kind is Kind.NATION]
    for oblique in clause.obliques if len(nations) == 1 and len(nations[0].keys) == 1 else ():
        if any(line.grammar.is_in(f"locations.{name}", oblique.word) for name in ("moved_from", "moved_to")):
            for town in oblique.phrase.mentions:
                yield from _checked(line, town if town.kind is Kind.PLACE else None, nations[0], "location.capital")


def _first_names(phrase: Phrase, line: _Line) -> Iterator[Mention]:
    """Yield the first name of a phrase, and those listed behind it, unless only an edge is meant: *di perbatasan X*."""
    at = next((i for i, unit in enumerate(line.units) if unit is phrase.units[0]), None)
    start = at + 1 if at is not None and phrase.kind == "preposition" else at
    mention = _name_after(line, start, Kind.PLACE) if start is not None else None
    if mention is not None:
        yield mention
        yield from (part.head for part in phrase.parts[1:] if part.head is not None and part.units[0].mention)


def _may_contain(place: Mention, larger: Mention, homes: Mapping[str, str]) -> bool:
    """Refuse what the names tell to be otherwise: a place known to lie in another nation, or in itself."""
    if place.keys == larger.keys or homes.get(larger.keys[0]) == place.keys[0]:
        return False
    home = homes.get(place.keys[0])
    nation = larger.keys[0] if larger.kind is Kind.NATION else homes.get(larger.keys[0])
    return home is None or nation is None or home == nation
