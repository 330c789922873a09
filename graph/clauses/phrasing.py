"""Find the phrases of a sentence: chunks of units, joined where they name one thing or several together."""

from __future__ import annotations

from collections.abc import Sequence

from ..knowledge.grammar import Grammar
from .apposition import join_appositions, join_counterparts
from .chunks import chunk, join_described, without_inner_quotes, without_place_brackets
from .coordination import coordinate
from .dated_lists import date_members, end_with_events, join_dated_alike, join_times
from .joining import attach_prepositions, join_companions, join_homes, join_named
from .phrases import Phrase
from .units import Unit


def find_phrases(units: Sequence[Unit], grammar: Grammar) -> tuple[Phrase, ...]:
    """Return the phrases of a sentence in order; coordinated and apposed noun phrases are joined."""
    chunks = join_described(chunk(without_place_brackets(without_inner_quotes(units)), grammar))
    dated = join_dated_alike(date_members(join_times(chunks, grammar)))
    named = join_appositions(join_counterparts(dated, grammar), grammar)
    joined = end_with_events(join_homes(attach_prepositions(coordinate(named, grammar)), grammar), grammar)
    return tuple(join_companions(join_named(joined, grammar), grammar))
