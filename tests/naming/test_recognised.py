"""What a recogniser saw agrees with what the document says elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Kind, Span
from graph.naming.names import find_spots
from graph.naming.recognised import add_recognised, agree, read_recognised
from graph.naming.survey import Survey

Look = Callable[..., Survey]


def kinds(survey: Survey, seen: dict[str, Kind]) -> dict[str, Kind]:
    """Return the kinds of the names in a text after a recogniser saw some of them as it did."""
    text, spots = survey.document.text, []
    for view in survey.views:
        places = [(Span(text.index(name), text.index(name) + len(name)), kind) for name, kind in seen.items()]
        within = [(span, kind) for span, kind in places if view.line.sentence.span.covers(span)]
        spots.append(add_recognised(list(find_spots(view)), read_recognised(view, within)))
    agreed = zip(survey.views, agree(survey.views, spots), strict=True)
    return {view.line.text(spot.first, spot.last): spot.kind for view, line in agreed for spot in line}


@pytest.mark.parametrize(
    ("text", "name", "seen", "wanted"),
    [
        ("Ghana, Zwentia, dan Kenya menang.", "Zwentia", Kind.PERSON, Kind.PLACE),
        ("Ghana bertemu Zwentia kemarin.", "Zwentia", Kind.PERSON, Kind.PERSON),
        ("Itu kehendak Zwentia. Mereka tiba di kota Zwentia kemarin.", "Zwentia", Kind.PERSON, Kind.PLACE),
        ("Itu kehendak Zwentia. Presiden Ghana Zwentia tiba.", "Zwentia", Kind.PLACE, Kind.PERSON),
        ("Polisi menahan selebgram Zwentia di Laos.", "Zwentia", Kind.ORGANISATION, Kind.PERSON),
        ("Ana Rivas (Zwentia, Nairobi, Kenya, 1879) menang.", "Zwentia", Kind.PERSON, Kind.PLACE),
        ("Hujan turun dari Manila hingga Zwentia.", "Zwentia", Kind.PERSON, Kind.PLACE),
        ("Pemberontak merebut kota Brankole dan Zwentia.", "Zwentia", Kind.PERSON, Kind.PLACE),
        ("Hujan turun di kota Brankole dan Zwentia mengecam Kenya.", "Zwentia", Kind.PERSON, Kind.PERSON),
        ("Surat itu untuk NATO, Zwentia, dan OPEC.", "Zwentia", Kind.PERSON, Kind.ORGANISATION),
        ("Surat itu untuk NATO, Zwentia, dan Kenya.", "Zwentia", Kind.PERSON, Kind.PERSON),
    ],
)
def test_one_name_has_one_kind(look: Look, text: str, name: str, seen: Kind, wanted: Kind) -> None:
    assert kinds(look(text), {name: seen})[name] is wanted


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Mereka menyukai April Zwentia itu.", "April Zwentia"),
        ('Mereka menyukai "Bola" Zwentia itu.', 'Bola" Zwentia'),
        ("Mereka menyukai Bola) Zwentia itu.", "Bola) Zwentia"),
    ],
)
def test_a_name_begins_behind_a_month_or_what_a_mark_closes(look: Look, text: str, seen: str) -> None:
    found = kinds(look(text), {seen: Kind.PERSON})
    assert found["Zwentia"] is Kind.PERSON and seen not in found


def test_what_happens_is_nobody(look: Look) -> None:
    assert "Perdamaian Zwentia" not in kinds(
        look("Itu tertulis dalam Perdamaian Zwentia."), {"Perdamaian Zwentia": Kind.PLACE}
    )


def test_a_number_behind_a_name_is_a_rulers(look: Look) -> None:
    assert (
        kinds(look("Itu kehendak Zwentibold II."), {"Zwentibold II": Kind.ORGANISATION})["Zwentibold II"] is Kind.PERSON
    )


@pytest.mark.parametrize(
    ("text", "name", "seen"),
    [
        ("Dalam bahasa Spanyol artinya raja.", "Spanyol", Kind.NATION),
        ("Logistik di sana terganggu.", "Logistik", Kind.PERSON),
        ("Kuba meraih Peace Prize kemarin.", "Peace Prize", Kind.ORGANISATION),
        ("Kuba ikut Scheme of Zwentia kemarin.", "Scheme of Zwentia", Kind.PERSON),
        ("Kemenangan Pedro Zwentia disambut.", "Kemenangan Pedro Zwentia", Kind.ORGANISATION),
    ],
)
def test_what_is_nobodys_name(look: Look, text: str, name: str, seen: Kind) -> None:
    assert name not in kinds(look(text), {name: seen})
