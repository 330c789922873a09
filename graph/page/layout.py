"""Place nodes on a plane: the same graph gives the same places, on every run."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.float64]
Pairs = Sequence[tuple[int, int]]

# Kamada-Kawai compares all pairs: clear pictures, but more than a second beyond this many nodes.
_KAMADA_KAWAI_LIMIT = 130
# Pulls far nodes in: without it one long branch leaves the middle crowded and the rim empty.
_INWARD = 0.75


def place_small(count: int, pairs: Pairs, boxes: Sequence[tuple[float, float]], frame: tuple[float, float]) -> Places:
    """Place up to some hundred nodes in a frame so that their boxes (node and label) lie apart."""
    if count <= 1:
        return np.zeros((count, 2))
    places = _pull_inward(_spread(count, pairs))
    return push_apart(_fill_frame(places, frame), np.asarray(boxes, dtype=float), frame)


def place_many(count: int, pairs: Pairs, rounds: int = 120, samples: int = 12) -> Places:
    """Place thousands of nodes: springs along the lines, repulsion from a fixed sample of the others."""
    chance = np.random.default_rng(20)
    places = _spiral(count)
    source, target = _columns(pairs)
    degree = np.maximum(np.bincount(np.concatenate([source, target]), minlength=count), 1.0)
    for heat in np.linspace(1.0, 0.02, rounds):
        push = np.zeros_like(places)
        for _ in range(samples):
            shift = int(chance.integers(1, max(count, 2)))
            push += _repulsion(places - np.roll(places, shift, axis=0)) * (count / samples / 40)
        pull = _attraction(places, source, target) / degree[:, None] ** 0.5
        step = push - pull
        length = np.linalg.norm(step, axis=1, keepdims=True) + 1e-9
        places = places + step / length * np.minimum(length, heat * count**0.5)
    return places - places.mean(axis=0)


def push_apart(places: Places, boxes: NDArray[np.float64], frame: tuple[float, float], rounds: int = 400) -> Places:
    """Move nodes until no two boxes overlap or the rounds are over; all stay within the frame."""
    width, height = frame
    half = boxes / 2
    bounds = np.maximum(np.array([width, height]) / 2 - half, 0.0)
    places = np.clip(places, -bounds, bounds)
    for _ in range(rounds):
        gap = places[:, None, :] - places[None, :, :]
        overlap = half[:, None, :] + half[None, :, :] - np.abs(gap)
        touching = (overlap > 0).all(axis=2)
        np.fill_diagonal(touching, val=False)
        if not touching.any():
            break
        places = np.clip(places + _separation(gap, overlap, touching), -bounds, bounds)
    return places


def _separation(gap: Places, overlap: Places, touching: NDArray[np.bool_]) -> Places:
    # Along the axis with the lesser overlap; a tie in place is broken by the order of the nodes.
    order = np.sign(np.arange(len(gap))[:, None] - np.arange(len(gap))[None, :])
    sideways = overlap[..., 0] < overlap[..., 1]
    direction = np.where(gap == 0, order[..., None], np.sign(gap))
    move = np.zeros_like(gap)
    move[..., 0] = np.where(sideways, overlap[..., 0] * direction[..., 0], 0)
    move[..., 1] = np.where(sideways, 0, overlap[..., 1] * direction[..., 1])
    return np.asarray((move * touching[..., None]).sum(axis=1) * 0.35)


def _spread(count: int, pairs: Pairs) -> Places:
    if count > _KAMADA_KAWAI_LIMIT:
        return place_many(count, pairs)
    network = nx.Graph()
    network.add_nodes_from(range(count))
    network.add_edges_from((a, b) for a, b in pairs if a != b)
    placed = nx.kamada_kawai_layout(network, dist=_distances(network), pos=nx.circular_layout(network))
    return np.array([placed[node] for node in range(count)])


def _distances(network: nx.Graph) -> dict[int, dict[int, float]]:
    # What is not connected still needs a distance, or the parts fly off the page.
    lengths = {node: dict(found) for node, found in nx.all_pairs_shortest_path_length(network)}
    longest = max((max(found.values()) for found in lengths.values()), default=1)
    apart = min(longest + 1, 5)
    return {a: {b: lengths[a].get(b, apart) for b in network} for a in network}


def _pull_inward(places: Places) -> Places:
    places = places - places.mean(axis=0)
    radius = np.linalg.norm(places, axis=1, keepdims=True)
    furthest = max(float(radius.max()), 1e-9)
    scaled = np.maximum(radius / furthest, 1e-9)
    return np.asarray(places / furthest * scaled ** (_INWARD - 1))


def _fill_frame(places: Places, frame: tuple[float, float]) -> Places:
    turned = _turn_flat(places)
    size = np.maximum(turned.max(axis=0) - turned.min(axis=0), 1e-9)
    middle = (turned.max(axis=0) + turned.min(axis=0)) / 2
    return np.asarray((turned - middle) / size * np.array(frame) * 0.92)


def _turn_flat(places: Places) -> Places:
    """Turn the longest extent sideways; signs are fixed so that no run mirrors another."""
    _, axes = np.linalg.eigh(places.T @ places)
    axes = axes[:, ::-1]
    axes = axes * np.where(axes[np.abs(axes).argmax(axis=0), range(2)] < 0, -1, 1)
    return np.asarray(places @ axes)


def _spiral(count: int) -> Places:
    step = np.arange(count)
    angle, radius = step * 2.399963, np.sqrt(step + 0.5) * 1.5
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _columns(pairs: Pairs) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    table = np.asarray([pair for pair in pairs if pair[0] != pair[1]], dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _repulsion(gap: Places) -> Places:
    return np.asarray(gap / ((gap**2).sum(axis=1, keepdims=True) + 0.5))


def _attraction(places: Places, source: NDArray[np.int64], target: NDArray[np.int64]) -> Places:
    gap = (places[source] - places[target]) * 0.5
    pull = np.zeros_like(places)
    np.add.at(pull, source, gap)
    np.add.at(pull, target, -gap)
    return pull
