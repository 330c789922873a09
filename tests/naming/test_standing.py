"""How a mention stands in its sentence is told by the words beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.naming.spots import Spot, View
from graph.naming.standing import doer_before, is_joined, is_object, is_possessor, is_quoted, is_speaker, main_clause
from graph.naming.survey import Survey

Look = Callable[..., Survey]
Told = Callable[[View, Spot], bool]


def last(survey: Survey) -> tuple[View, Spot, list[Spot]]:
    """Return the last spot of a text with its line."""
    return survey.views[-1], survey.spots[-1][-1], survey.spots[-1]


@pytest.mark.parametrize(
    ("text", "tells", "wanted"),
    [
        ("Pasukan itu menyerang Kenya.", is_object, True),
        ("Pasukan itu tiba di Kenya.", is_object, False),
        ("Itulah langkah Kenya.", is_possessor, True),
        ("Itu terjadi di Kenya.", is_possessor, False),
        ("Itu benar, kata Kwame Boatengo.", is_speaker, True),
        ("Itu benar, kata Kenya.", is_speaker, False),
    ],
)
def test_words_beside_tell(look: Look, text: str, tells: Told, wanted: bool) -> None:
    view, spot, _ = last(look(text))
    assert tells(view, spot) is wanted


def test_what_is_listed_is_joined(look: Look) -> None:
    for text, wanted in (("Ghana, Togo, dan Kenya menang.", True), ("Ghana menang atas Kenya.", False)):
        view, spot, near = last(look(text))
        assert is_joined(view, spot, near) is wanted


def test_a_clause_in_front_has_no_main_subject(look: Look) -> None:
    view, spot, near = last(look("Meski Kenya menolak, Uganda setuju."))
    assert main_clause(view, near) == spot.first


def test_a_quotation_is_open(look: Look) -> None:
    for text, wanted in (('Ia berkata, "Kami dan Kenya menang."', True), ('"Kami menang," kata Kenya.', False)):
        survey = look(text)
        view, spot, _ = last(survey)
        assert is_quoted(survey.document, view, spot) is wanted


def test_who_does_something_stands_before_the_verb(look: Look) -> None:
    view, spot, near = last(look("Kwame Boatengo akan menemui Presiden Peru."))
    assert doer_before(view, spot, near) == 0
