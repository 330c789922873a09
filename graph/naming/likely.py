"""Tell by the context whose an office is that its words leave open: the nation most likely meant."""

from __future__ import annotations

from ..knowledge.naming import fold
from ..model import Kind
from .bodies import GOVERNED
from .gazetteer import Hit
from .metonyms import claimant
from .owners import Reading, owner_key
from .spots import Office, Spot, View
from .standing import is_addressed, is_governed, is_listed
from .survey import LONGEST


def likely_owner(reading: Reading, view: View, spot: Spot, office: Office) -> str | None:
    """Return where an office is most likely held: a mayor's in a place, others in a nation that has such an office."""
    if office.full in reading.known.wording.stateless:
        return None
    if office.full in reading.known.wording.local:
        return _place_nearby(reading, view)
    likely = (
        _well_known(reading, spot),
        _among(reading, view, spot),
        _home_ministry(reading, view, spot, office),
        _home_organ(reading, office),
        _home_person(reading, spot),
        _same_office(reading, view, spot, office),
        _listed_with(reading, view, spot, office),
        _ruled_then(reading, view, spot),
        _giver(reading, view, office),
        _superior(reading, view, spot, office),
        _nation_nearby(reading, view, spot, office),
        _spoken_for(reading, view, spot, office),
        _nation_spoken_of(reading, view),
        _next_to_main(reading, office),
        _only_with_office(reading, office),
        _only_named(reading, view),
    )
    led = reading.survey.led(spot.person)
    fitting = (n for n in likely if n and _may_have(reading, n, office) and (not led or n in led))
    nation = next(fitting, None)
    return reading.nodes.know(nation, "").key if nation and nation in reading.known.entities else nation


def _giver(reading: Reading, view: View, office: Office) -> str | None:
    """Return the nation of who gives an office or takes it: the subject of the clause."""
    return reading.history.subject_nation(view.line.number) if office.given else None


def _superior(reading: Reading, view: View, spot: Spot, office: Office) -> str | None:
    """Return the nation of who sends, orders or takes along the holder of a lower office: the subject of the clause."""
    before = spot.first - 1 - view.is_word("agents.before", spot.first - 1)
    serves = view.is_word("titles.commanding", before) and office.full not in reading.known.wording.ruling
    return reading.history.subject_nation(view.line.number) if serves else None


def _spoken_for(reading: Reading, view: View, spot: Spot, office: Office) -> str | None:
    """Return the nation that does something, where who speaks for its government says so: …, kata juru bicara X."""
    serves = view.wording.phrases["titles.serving"].length(office.full.split(" "), 0) > 0
    quoted = view.line.marks(spot.first - 1).strip(",.?!") != ""
    speaks = serves and is_addressed(view, spot) and not quoted
    return reading.history.subject_nation(view.line.number) if speaks else None


def _place_nearby(reading: Reading, view: View) -> str | None:
    """Return the place named last in the sentence: whose governor is meant."""
    places = reading.history.in_line(view.line.number, (Kind.PLACE,))
    governed = [s.key for s in places if _is_governed(reading, s.key)]
    return governed[-1] if governed else None


def _is_governed(reading: Reading, key: str) -> bool:
    known = reading.known.entities.get(key)
    return known is None or known.sort in GOVERNED


def _among(reading: Reading, view: View, spot: Spot) -> str | None:
    """Return whose people are named before somebody who is one of them: para pemimpin Hizbullah, termasuk …"""
    if not view.is_word("titles.including", spot.first - 1):
        return None
    spots = reading.survey.spots[view.line.number]
    before = [s.owner for s in spots if s.last in (spot.first - 1, spot.first - 2) and s.owner]
    return owner_key(reading, view, before[-1]) if before else None


def _well_known(reading: Reading, spot: Spot) -> str | None:
    """Return the nation that a person is known to have led, if the document names it."""
    named = sorted(nation for nation in reading.survey.led(spot.person) if reading.survey.counts.get(nation))
    return named[0] if len(named) == 1 else None


def _may_have(reading: Reading, nation: str, office: Office) -> bool:
    """Tell whether a nation has such an office: the United States have no prime minister."""
    wording = reading.known.wording
    only = wording.titles_only.get(office.full)
    return nation not in wording.titles_lacking.get(office.full, ()) and (only is None or nation in only)


def _only_with_office(reading: Reading, office: Office) -> str | None:
    """Return the one nation of the document that has an office few nations have: a chancellor."""
    few = reading.known.wording.titles_only.get(office.full, ())
    named = [nation for nation in few if reading.survey.counts.get(nation)]
    return named[0] if len(named) == 1 else None


def _listed_with(reading: Reading, view: View, spot: Spot, office: Office) -> str | None:
    """Return whose office the person right before in a list holds: Menlu Israel X, Presiden Y dan Menhan Z."""
    near = reading.survey.beside(view)
    before = [s for s in near if s.last <= spot.first and s.offices and s.person]
    if not before or not is_listed(view, before[-1].last, spot.first):
        return None
    first = before[-1].offices[0].full
    held = reading.offices.get((reading.survey.key_of(before[-1].person), first))
    nation = reading.nodes.nation_of(held.of) if held else None
    ruling = reading.known.wording.ruling
    alike = office.full in ruling and first in ruling
    return None if alike and len(before) == 1 and nation != reading.history.main_nation() else nation


def _home_person(reading: Reading, spot: Spot) -> str | None:
    """Return the home nation for a name that ends as names do there."""
    wording = reading.known.wording
    endings = tuple(wording.words["persons.home_endings"])
    return wording.home if any(fold(part).endswith(endings) for part in spot.person) else None


def _ruled_then(reading: Reading, view: View, spot: Spot) -> str | None:
    """Return the nation that did something under somebody's rule: *pada masa Raja X, **Mesir** merdeka*."""
    at = spot.first - 1 - view.is_word("agents.before", spot.first - 1)
    near = [s for s in reading.survey.beside(view) if s.first == spot.last and s.hit and s.kind is Kind.NATION]
    under = any(view.is_word("anaphora.reigns", i) for i in (spot.first - 1, at))
    return near[0].hit.key if near and near[0].hit and under and view.line.marks(spot.last) == "," else None


def _home_ministry(reading: Reading, view: View, spot: Spot, office: Office) -> str | None:
    """Return the home nation for one of its ministers: an outlet at home gives only their abbreviation."""
    words = range(spot.first, spot.last)
    shortened = any("(" in view.line.marks(i) and view.line.is_capital(i) for i in words)
    addressed = view.is_word("persons.address", spot.first - 1)
    minister = view.wording.phrases["titles.portfolio_heads"].length(office.full.split(" "), 0) > 0
    return view.wording.home if reading.survey.home and minister and (shortened or addressed) else None


def _home_organ(reading: Reading, office: Office) -> str | None:
    """Return the home nation for an office in one of its organs: an outlet at home says only Ketua DPR."""
    wording = reading.known.wording
    words = wording.words["titles.home_organs"]
    return wording.home if reading.survey.home and words & set(office.full.split(" ")) else None


def _same_office(reading: Reading, view: View, spot: Spot, office: Office) -> str | None:
    """Return whose office the sentence has just named: the former president of Brazil lost to President …"""
    before = [s for s in reading.survey.beside(view) if s.last <= spot.first and s.offices]
    if not before or before[-1].offices[0].full != office.full:
        return None
    return reading.survey.office_nation(view, before[-1].offices[0])


def _nation_spoken_of(reading: Reading, view: View) -> str | None:
    """Return the nation the document is mainly about; an outlet at home may mean its own nation."""
    history, survey = reading.history, reading.survey
    if survey.home and survey.counts.get(reading.known.wording.home):
        return None
    main = history.main_nation() or _leading_nation(reading)
    if main is None and len(history.pair) == 2:
        near = [s for back in (1, 0) for s in history.in_line(view.line.number - back)]
        named = {s.nation for s in near if s.nation in history.pair}
        main = named.pop() if len(named) == 1 else None
    return main


def _next_to_main(reading: Reading, office: Office) -> str | None:
    """Return the nation a document names most but for its main one, where that one has no such office: a king."""
    main = reading.history.main_nation()
    if main is None or _may_have(reading, main, office):
        return None
    others = [(n, count) for n, count in reading.survey.counts.most_common(3) if n != main]
    return others[0][0] if others and (len(others) == 1 or others[0][1] > others[1][1]) else None


def _only_named(reading: Reading, view: View) -> str | None:
    """Return the one nation that a document has named so far, if it names none more often.

    An outlet at home may mean its own nation, where it names that too.
    """
    survey, seen = reading.survey, reading.history.seen
    named = {s.nation for s in seen if s.nation and not s.dateline}
    nation = named.pop() if len(named) == 1 else None
    home = view.wording.home
    if nation is None or (survey.home and nation != home and survey.counts.get(home)):
        return None
    return nation if survey.counts[nation] == max(survey.counts.values()) else None


def _leading_nation(reading: Reading) -> str | None:
    """Return the nation the document names first, if it names none more often."""
    counts = reading.survey.counts
    first = next(iter(counts), None)
    ranked = counts.most_common(2)
    often = bool(ranked) and ranked[0][0] == first and ranked[0][1] > 2
    return first if often and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def _are_two_sides(view: View, spot: Spot, end: int, start: int) -> bool:
    """Tell whether two nations stand side by side, or somebody speaks about them: neither is the holder's."""
    return start - end < 3 or is_addressed(view, spot)


def _nation_nearby(reading: Reading, view: View, spot: Spot, office: Office) -> str | None:
    """Return the one nation a title without one most likely means: the last one before it in the sentence."""
    if len(view.line) > LONGEST:
        return None
    survey = reading.survey
    others = [s for s in survey.spots[view.line.number] if s.person and s.first < spot.first]
    free = max((s.last for s in others), default=0)
    before = [
        h
        for h in view.hits.values()
        if free <= h.first < spot.first
        and view.kind(h) is Kind.NATION
        and not view.is_word("agents.against", h.first - 1)
    ]
    if not before or (len(before) > 1 and _are_two_sides(view, spot, before[-2].last, before[-1].first)):
        return None
    claimed = (claimant(hit, "", reading.known, survey.words, survey.counts) for hit in before)
    named = [nation for nation in claimed if nation and _may_have(reading, nation, office)]
    if not named:
        return None
    main = reading.history.main_nation()
    return named[-1] if main not in named or _is_met_there(view, spot, before[-1]) else main


def _is_met_there(view: View, spot: Spot, last: Hit) -> bool:
    """Tell whether somebody is met in the nation gone to: *tiba di Ghana untuk menemui Presiden Mahama*."""
    return view.is_word("places.motion", last.first - 1) and is_governed(view, spot)
