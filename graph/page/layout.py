"""Place nodes on a plane: the same graph gives the same places, on every run."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.float64]
Pairs = Sequence[tuple[int, int]]

# Kamada-Kawai compares all pairs: clear pictures, but more than a second beyond this many nodes.
SMALL = 130
# Pulls far nodes in: without it one long branch leaves the middle crowded and the rim empty.
_INWARD = 0.75
# From this many lines between the same two nodes on, their fan takes a room of its own.
_BUNDLE = 4
_PUSH_ROUNDS = 400
_ROW = 60.0
_SETTLING_ROUNDS = 150
_EXACT_LIMIT = 700
_SAMPLES = 16


def place_small(
    count: int, pairs: Pairs, boxes: Sequence[tuple[float, float, float]], frame: tuple[float, float]
) -> Places:
    """Place up to some hundred nodes in a frame so that their boxes lie apart.

    A box holds a node and its label: width, height, and how far its middle lies below the node.
    """
    if count <= 1:
        return np.zeros((count, 2))
    # A label hangs below its node, so the middle of their box lies below the node too.
    drop = np.array([[0.0, low] for _, _, low in boxes])
    sizes = [box[:2] for box in boxes]
    if count > SMALL:
        return np.asarray(push_apart(_fill_frame(place_many(count, pairs), frame) + drop, sizes, frame) - drop)
    strands = Counter((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])
    bundles = {pair: number for pair, number in sorted(strands.items()) if number >= _BUNDLE}
    joined = sorted({node for pair in strands for node in pair})
    placed = _line_up_below(count, joined, frame)
    if joined:
        room = (frame[0], frame[1] - (_ROW if len(joined) < count else 0.0))
        placed[joined] = _fill_frame(_turn_flat(_pull_inward(_spread(joined, strands, bundles))), room)
        placed[joined] -= (0.0, (frame[1] - room[1]) / 2)
    return np.asarray(push_apart(placed + drop, sizes, frame, bundles) - drop)


def _line_up_below(count: int, joined: Sequence[int], frame: tuple[float, float]) -> Places:
    # Who has no line has no place among the others either: they stand in a row at the foot of the frame.
    placed = np.zeros((count, 2))
    alone = sorted(set(range(count)) - set(joined))
    placed[alone, 0] = (np.arange(len(alone)) + 0.5) / max(len(alone), 1) * frame[0] * 0.9 - frame[0] * 0.45
    placed[alone, 1] = frame[1] / 2 - _ROW / 2 if joined else 0.0
    return placed


def place_many(count: int, pairs: Pairs) -> Places:
    """Place thousands of nodes: springs along the lines, and every node pushed away by the others.

    After ForceAtlas2 (Jacomy et al. 2014): who has more lines pushes harder, so hubs get room around
    them. Beyond some hundred nodes each is pushed by a sample of the others, the same one on every run.
    """
    source, target = _columns(pairs)
    degree = np.bincount(np.concatenate([source, target]), minlength=count)
    joined = np.flatnonzero(degree)
    places = np.zeros((count, 2))
    if len(joined):
        number = np.cumsum(degree > 0) - 1
        placed = _settle(degree[joined].astype(np.float64), number[source], number[target])
        places[joined] = _even_out(placed)
    places[degree == 0] = _line_up(count - len(joined), places)
    return places


def _settle(degree: Places, source: NDArray[np.int64], target: NDArray[np.int64]) -> Places:
    count, chance = len(degree), np.random.default_rng(20)
    mass = (degree + 1)[:, None]
    places = _spiral(count)
    for heat in np.geomspace(count**0.5, 0.05, _SETTLING_ROUNDS):
        push = _repulsion(places, mass, chance)
        pull = _attraction(places, source, target)
        centre = places / (np.linalg.norm(places, axis=1, keepdims=True) + 1e-9) * mass * 1.5
        step = (push - pull - centre) / mass
        length = np.linalg.norm(step, axis=1, keepdims=True) + 1e-9
        places = places + step / length * np.minimum(length, heat)
    return places


def _even_out(places: Places) -> Places:
    """Spread the crowded middle and draw in the rim, so that a disc is filled evenly."""
    places = places - np.median(places, axis=0)
    radius = np.linalg.norm(places, axis=1)
    rank = np.empty(len(radius))
    rank[np.argsort(radius, kind="stable")] = np.arange(len(radius))
    even = np.sqrt((rank + 0.5) / len(radius))
    wished = (0.35 * radius / max(float(radius.max()), 1e-9) + 0.65 * even) * len(radius) ** 0.5
    return np.asarray(places * (wished / np.maximum(radius, 1e-9))[:, None])


def _line_up(count: int, places: Places) -> Places:
    # Below all others, in rows as wide as they are.
    width = max(math.ceil((len(places) ** 0.5) * 1.6), 1)
    floor = float(places[:, 1].max(initial=0.0)) + 2.0
    number = np.arange(count)
    return np.stack([(number % width - (width - 1) / 2) * 1.2, floor + number // width * 1.2], axis=1)


def push_apart(
    places: Places,
    boxes: Sequence[tuple[float, float]],
    frame: tuple[float, float],
    bundles: Mapping[tuple[int, int], int] | None = None,
) -> Places:
    """Move nodes until no two boxes overlap or the rounds are over; all stay within the frame.

    Between the two ends of each bundle (by its number of lines) lie boxes of its own, so that no
    node stands on its lines.
    """
    count = len(places)
    between = [(*pair, share) for pair in bundles or {} for share in (0.3, 0.5, 0.7)]
    rooms = [(width, width) for strands in (bundles or {}).values() for width in _bundle_widths(strands)]
    half = np.asarray([*boxes, *rooms], dtype=np.float64).reshape(-1, 2) / 2
    bounds = np.maximum(np.array(frame) / 2 - half, 0.0)
    every = np.concatenate([places, np.zeros((len(between), 2))])
    across = np.full(len(every), -1)
    for turn in range(_PUSH_ROUNDS if count <= SMALL else _PUSH_ROUNDS // 16):
        for place, (a, b, share) in enumerate(between, start=count):
            every[place] = every[a] * share + every[b] * (1 - share)
            across[place] = 1 if abs(every[a, 0] - every[b, 0]) > abs(every[a, 1] - every[b, 1]) else 0
        gap = every[:, None, :] - every[None, :, :]
        overlap = half[:, None, :] + half[None, :, :] - np.abs(gap)
        touching: NDArray[np.bool_] = (overlap > 0).all(axis=2) & ~np.eye(len(every), dtype=bool)
        for place, (a, b, _) in enumerate(between, start=count):
            touching[place, count:] = touching[place, [a, b]] = touching[[a, b], place] = False
        if not touching.any():
            break
        # A column as high as the frame cannot open upwards: late, and now and then, all move sideways.
        jammed = turn > _PUSH_ROUNDS // 3 and turn % 8 == 0
        wished = np.where(jammed & (across < 0), 0, across)
        every = np.clip(every + _separation(gap, overlap, touching, wished), -bounds, bounds)
    return every[:count]


def _bundle_widths(strands: int) -> tuple[float, float, float]:
    # As wide as the fan of curves that the page draws: widest in the middle.
    middle = min(44.0 + 6.0 * strands, 140.0)
    return middle * 0.75, middle, middle * 0.75


def _separation(gap: Places, overlap: Places, touching: NDArray[np.bool_], across: NDArray[np.int64]) -> Places:
    # Along the axis with the lesser overlap, away from a bundle across it (0 sideways, 1 upright);
    # a tie in place is broken by the order of the nodes.
    order = np.sign(np.arange(len(gap))[:, None] - np.arange(len(gap))[None, :])
    wished = np.maximum(across[:, None], across[None, :])
    sideways = np.where(wished < 0, overlap[..., 0] < overlap[..., 1], wished == 0)
    direction = np.where(gap == 0, order[..., None], np.sign(gap))
    move = np.zeros_like(gap)
    move[..., 0] = np.where(sideways, overlap[..., 0] * direction[..., 0], 0)
    move[..., 1] = np.where(sideways, 0, overlap[..., 1] * direction[..., 1])
    return np.asarray((move * touching[..., None]).sum(axis=1) * 0.35)


def _spread(nodes: Sequence[int], strands: Counter[tuple[int, int]], bundles: Iterable[tuple[int, int]]) -> Places:
    network = nx.Graph()
    network.add_nodes_from(nodes)
    for (a, b), number in sorted(strands.items()):
        network.add_edge(a, b, length=_length(number))
    _lengthen_at_hubs(network)
    _lift_shared(network, bundles)
    for middle, (a, b) in enumerate(bundles, start=max(nodes) + 1):
        # A node in the middle of the bundle, so that others keep away from it.
        half = network.edges[a, b]["length"] / 2
        network.add_edge(a, middle, length=half)
        network.add_edge(middle, b, length=half)
    start = nx.circular_layout(network)  # type: ignore[no-untyped-call]
    placed = nx.kamada_kawai_layout(network, dist=_distances(network), pos=start)  # type: ignore[no-untyped-call]
    return np.array([placed[node] for node in nodes])


def _length(strands: int) -> float:
    # A bundle of curved lines needs room to be told apart.
    return 1.0 + 0.16 * min(strands - 1, 10)


def _lengthen_at_hubs(network: nx.Graph) -> None:
    # Many neighbours of one hub need a longer rim to stand on.
    for a, b, line in network.edges(data=True):
        crowd = min(network.degree(a), network.degree(b))
        line["length"] += 0.18 * math.log2(max(crowd, 1))


def _lift_shared(network: nx.Graph, bundles: Iterable[tuple[int, int]]) -> None:
    # What both ends of a bundle share would come to stand in the middle of its lines.
    for a, b in bundles:
        side = network.edges[a, b]["length"] * 0.68
        for shared in sorted(nx.common_neighbors(network, a, b)):
            for end in (a, b):
                line = network.edges[end, shared]
                line["length"] = max(line["length"], side)


def _distances(network: nx.Graph) -> dict[int, dict[int, float]]:
    # What is not connected still needs a distance, or the parts fly off the page.
    lengths = dict(nx.all_pairs_dijkstra_path_length(network, weight="length"))
    longest = max((max(found.values()) for found in lengths.values()), default=1.0)
    apart = min(longest * 0.7, 4.0)
    return {a: {b: lengths[a].get(b, apart) for b in network} for a in network}


def _pull_inward(places: Places) -> Places:
    places = places - places.mean(axis=0)
    radius = np.linalg.norm(places, axis=1, keepdims=True)
    furthest = max(float(radius.max()), 1e-9)
    scaled = np.maximum(radius / furthest, 1e-9)
    return np.asarray(places / furthest * scaled ** (_INWARD - 1))


def _fill_frame(places: Places, frame: tuple[float, float]) -> Places:
    size = np.maximum(places.max(axis=0) - places.min(axis=0), 1e-9)
    middle = (places.max(axis=0) + places.min(axis=0)) / 2
    return np.asarray((places - middle) / size * np.array(frame) * 0.92)


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


def _repulsion(places: Places, mass: Places, chance: np.random.Generator) -> Places:
    count = len(places)
    if count <= _EXACT_LIMIT:
        square = (places**2).sum(axis=1)
        force = mass * mass[:, 0] / (np.maximum(square[:, None] + square - 2 * places @ places.T, 0.0) + 0.05)
        return np.asarray(places * force.sum(axis=1, keepdims=True) - force @ places)
    push = np.zeros_like(places)
    for shift in chance.integers(1, count, size=_SAMPLES).tolist():
        gap = places - np.roll(places, shift, axis=0)
        push += gap * (mass * np.roll(mass, shift, axis=0) / ((gap**2).sum(axis=1, keepdims=True) + 0.05))
    return push * (count / _SAMPLES)


def _attraction(places: Places, source: NDArray[np.int64], target: NDArray[np.int64]) -> Places:
    gap = places[source] - places[target]
    pull = np.zeros_like(places)
    np.add.at(pull, source, gap)
    np.add.at(pull, target, -gap)
    return pull
