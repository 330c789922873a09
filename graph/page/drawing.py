"""Give pyvis the nodes, lines and options of the drawing, with places and everything the page's script reads."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from pyvis.network import Network

from .contents import Contents, EntityRecord
from .layout import SMALL, place_many, place_small
from .lines import Drawing

# Beyond this many nodes only the best connected are drawn at first, and the rest on demand.
DRAWN_LIMIT = 600
_FOCUS_SEEDS = 70
_FOCUS_CORE = 8
# Beyond this many, drawing all is not offered: no browser pans it well.
_PLACED_LIMIT = 5000
# The canvas of a page 1440 by 900; the browser fits the frame into whatever there is.
_FRAME = (780.0, 740.0)
# A telephone held upright: less room, so only the best connected get room for their names.
_UPRIGHT_FRAME = (350.0, 430.0)
_UPRIGHT_NAMED = 14
_LETTER, _LINE_HEIGHT, _WRAP = 6.9, 15.0, 17
_EVENT_SIZE = 7.0
SHAPES = {
    "Nation": "dot",
    "Organisation": "square",
    "Status": "star",
    "Person": "triangle",
    "Place": "triangleDown",
    "Body": "hexagon",
    "Group": "custom",
    "Event": "diamond",
}
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "keyboard": False,
        "navigationButtons": False,
        "tooltipDelay": 100000,
        "zoomSpeed": 0.6,
    },
    "nodes": {"font": {"size": 0}, "borderWidth": 1.5, "borderWidthSelected": 3, "labelHighlightBold": False},
    "edges": {
        "font": {"size": 0},
        "width": 1.2,
        "selectionWidth": 1.2,
        "hoverWidth": 0.6,
        "arrowStrikethrough": False,
        "arrows": {"to": {"scaleFactor": 0.45}},
        "smooth": False,
    },
}


class _Ids(dict[int, None]):
    """Stand in for pyvis's list of node ids, which is searched from the start for every line."""

    def append(self, node: int) -> None:
        self[node] = None


def draw_network(contents: Contents, drawing: Drawing) -> tuple[Any, list[int]]:
    """Return the pyvis network and the numbers of the nodes drawn at first (all, up to the limit)."""
    network: Any = Network(directed=True, cdn_resources="in_line")  # type: ignore[no-untyped-call]
    network.node_ids = _Ids()
    network.options = OPTIONS
    weights = _weigh_nodes(contents, drawing)
    seeds = _choose_seeds(weights, drawing)
    places = _place_nodes(contents, drawing, weights, seeds)
    for number, entity in enumerate(contents.entities):
        network.add_node(number, **_entity_options(entity, weights[number]), **places.get(number, {}))
    for offset, fact in enumerate(drawing.events):
        number = len(contents.entities) + offset
        options = {"label": contents.facts[fact].name, "shape": SHAPES["Event"], "group": "Event"}
        network.add_node(number, **options, size=_EVENT_SIZE, fact=fact, **places.get(number, {}))
    for number, line in enumerate(drawing.lines):
        arrows = {} if line.directed else {"arrows": ""}
        options = {"relation": line.relation, "sort": line.sort, "status": line.status, "tone": line.tone}
        network.add_edge(line.source, line.target, id=number, facts=line.facts, **options, **arrows)
    return network, seeds


def _entity_options(entity: EntityRecord, weight: int) -> dict[str, object]:
    optional = {"en": entity.label_en, "of": entity.of, "wikidata": entity.wikidata, "iso": entity.iso}
    return {
        "label": entity.label,
        "shape": SHAPES.get(entity.kind, "dot"),
        "group": entity.kind,
        "size": round(_entity_size(weight), 1),
        "key": entity.key,
        "names": list(entity.names),
        **{name: value for name, value in optional.items() if value is not None},
    }


def _entity_size(weight: int) -> float:
    # Grows with the logarithm: a hub stands out and still hides none of its neighbours.
    return min(7.0 + 2.2 * math.log2(1 + weight), 18.0)


def _weigh_nodes(contents: Contents, drawing: Drawing) -> list[int]:
    """Count the lines at every node."""
    weights = [0] * (len(contents.entities) + len(drawing.events))
    for line in drawing.lines:
        weights[line.source] += 1
        weights[line.target] += 1
    return weights


def _choose_seeds(weights: Sequence[int], drawing: Drawing) -> list[int]:
    """Choose the nodes drawn at first: all, or the best connected that hang together."""
    if len(weights) <= DRAWN_LIMIT:
        return list(range(len(weights)))
    ranking = sorted(range(len(weights)), key=lambda node: (-weights[node], node))
    near: dict[int, set[int]] = {}
    for line in drawing.lines:
        near.setdefault(line.source, set()).add(line.target)
        near.setdefault(line.target, set()).add(line.source)
    chosen = dict.fromkeys(ranking[:_FOCUS_CORE])
    for node in [*(n for n in ranking if not near.get(n, set()).isdisjoint(chosen)), *ranking]:
        if len(chosen) >= _FOCUS_SEEDS:
            break
        chosen[node] = None
    return sorted(chosen)


def _place_nodes(
    contents: Contents, drawing: Drawing, weights: Sequence[int], seeds: Sequence[int]
) -> dict[int, dict[str, float]]:
    places = _place_seeds(contents, drawing, weights, seeds)
    if DRAWN_LIMIT < len(weights) <= _PLACED_LIMIT:
        every = place_many(len(weights), [(line.source, line.target) for line in drawing.lines]) * 40
        for node, (x, y) in enumerate(every.tolist()):
            places.setdefault(node, {}).update({"allX": round(x, 1), "allY": round(y, 1)})
    return places


def _place_seeds(
    contents: Contents, drawing: Drawing, weights: Sequence[int], seeds: Sequence[int]
) -> dict[int, dict[str, float]]:
    index = {node: place for place, node in enumerate(seeds)}
    ends = ((index.get(line.source), index.get(line.target)) for line in drawing.lines)
    pairs = [(a, b) for a, b in ends if a is not None and b is not None]
    boxes = [_label_box(contents, node, weights[node]) for node in seeds]
    if len(seeds) > SMALL:  # too many to name them all
        boxes = [(2 * _entity_size(weights[node]) + 10,) * 2 + (0.0,) for node in seeds]
    named = sorted(seeds, key=lambda node: (-weights[node], node))[:_UPRIGHT_NAMED]
    small = [_upright_box(box, node in named) for node, box in zip(seeds, boxes, strict=True)]
    grown = max(1.0, (len(seeds) / 64) ** 0.5)
    wide = place_small(len(seeds), pairs, boxes, (_FRAME[0] * grown, _FRAME[1] * grown))
    tall = wide * (_UPRIGHT_FRAME[0] / _FRAME[0])
    if len(seeds) <= SMALL:
        tall = place_small(len(seeds), pairs, small, (_UPRIGHT_FRAME[0] * grown, _UPRIGHT_FRAME[1] * grown))
    return {
        node: {
            "x": round(float(wide[place, 0]), 1),
            "y": round(float(wide[place, 1]), 1),
            "uprightX": round(float(tall[place, 0]), 1),
            "uprightY": round(float(tall[place, 1]), 1),
        }
        for place, node in enumerate(seeds)
    }


def _upright_box(box: tuple[float, float, float], named: bool) -> tuple[float, float, float]:
    width, height, drop = box
    return (width * 0.8, height * 0.85, drop * 0.85) if named else (22.0, 22.0, 0.0)


def _label_box(contents: Contents, node: int, weight: int) -> tuple[float, float, float]:
    """Return width and height of a node with its label below, and how far the middle lies below the node."""
    if node >= len(contents.entities):
        return (34.0, 34.0, 0.0)
    label = contents.entities[node].label
    rows = math.ceil(len(label) / _WRAP) * _LINE_HEIGHT
    size = 2 * _entity_size(weight)
    return (max(min(len(label), _WRAP + 2) * _LETTER, size) + 10, size + rows + 8, rows / 2)
