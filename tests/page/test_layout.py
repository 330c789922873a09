"""Places are the same on every run, apart from one another, and quick to find."""

from __future__ import annotations

import random
import time

import numpy as np
import pytest

from graph.page.layout import place_many, place_small, push_apart


def _pairs(count: int) -> list[tuple[int, int]]:
    chance = random.Random(1)
    return [(int(count * chance.random() ** 4), chance.randrange(count)) for _ in range(count * 3 // 2)]


@pytest.mark.parametrize("count", [0, 1, 2, 40, 300])
def test_places_are_the_same_on_every_run(count):
    boxes = [(40.0, 40.0, 8.0)] * count
    first, again = (place_small(count, _pairs(count) if count else [], boxes, (900, 800)) for _ in range(2))
    assert first.shape == (count, 2)
    assert np.array_equal(first, again)
    assert np.isfinite(first).all()


def test_boxes_are_pushed_apart_within_the_frame():
    chance = np.random.default_rng(4)
    boxes = [(80.0, 30.0)] * 60
    places = push_apart(chance.normal(0, 150, (60, 2)), boxes, (900, 700))
    gap = np.abs(places[:, None] - places[None, :])
    meets = (gap[..., 0] < 79) & (gap[..., 1] < 29) & ~np.eye(60, dtype=bool)
    assert not meets.any()
    assert (np.abs(places) <= (410, 335)).all()


def test_no_node_stands_on_a_bundle():
    pairs = [(0, 1)] * 10 + [(0, 2), (1, 2), (0, 3), (1, 3)]
    places = place_small(4, pairs, [(40.0, 40.0, 0.0)] * 4, (700, 600))
    middle = (places[0] + places[1]) / 2
    assert min(np.linalg.norm(places[2:] - middle, axis=1)) > 40


def test_neighbours_are_nearer_than_strangers():
    pairs = [(hub, leaf) for hub in (0, 1, 2) for leaf in range(3 + hub * 100, 103 + hub * 100)] + [(0, 1), (1, 2)]
    places = place_many(303, pairs)
    near = np.mean([np.linalg.norm(places[a] - places[b]) for a, b in pairs])
    far = np.mean([np.linalg.norm(places[3 + n] - places[103 + n]) for n in range(100)])
    assert near < far


def test_five_thousand_nodes_are_placed_in_time():
    started = time.process_time()
    places = place_many(5000, _pairs(5000))
    assert time.process_time() - started < 5
    assert len(np.unique(places.round(6), axis=0)) == 5000


def test_who_has_no_line_stands_below_the_others():
    pairs = [(0, 1)] * 6 + [(0, 2), (1, 3), (2, 3)]
    places = place_small(6, pairs, [(60.0, 30.0, 5.0)] * 6, (700, 600))
    assert places[4:, 1].min() > places[:4, 1].max()
