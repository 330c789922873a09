"""Give pyvis the nodes, lines and options of the drawing, with places and everything the page's script reads."""

from __future__ import annotations

import math
from collections.abc import Sequence

from pyvis.network import Network

from .contents import Contents, EntityRecord
from .layout import place_many, place_small
from .lines import Drawing

# Beyond this many nodes only the best connected are drawn at first, and the rest on demand.
DRAWN_LIMIT = 600
_FOCUS_SEEDS = 70
# Beyond this many, drawing all is not offered: no browser pans it well.
_PLACED_LIMIT = 5000
# The canvas of a page 1440 by 900; the browser fits the frame into whatever there is.
_FRAME = (860.0, 650.0)
_PHONE_FRAME = (372.0, 400.0)
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


def draw_network(contents: Contents, drawing: Drawing) -> tuple[Network, list[int]]:
    """Return the pyvis network and the numbers of the nodes drawn at first (all, up to the limit)."""
    network = Network(directed=True, cdn_resources="in_line")
    network.node_ids = _Ids()
    network.options = OPTIONS
    weights = _weigh_nodes(contents, drawing)
    seeds = _choose_seeds(weights)
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


def _choose_seeds(weights: Sequence[int]) -> list[int]:
    nodes = range(len(weights))
    if len(weights) <= DRAWN_LIMIT:
        return list(nodes)
    return sorted(sorted(nodes, key=lambda node: (-weights[node], node))[:_FOCUS_SEEDS])


def _place_nodes(
    contents: Contents, drawing: Drawing, weights: Sequence[int], seeds: Sequence[int]
) -> dict[int, dict[str, float]]:
    places = _place_seeds(contents, drawing, weights, seeds)
    if DRAWN_LIMIT < len(weights) <= _PLACED_LIMIT:
        every = place_many(len(weights), [(line.source, line.target) for line in drawing.lines]) * 14
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
    grown = max(1.0, (len(seeds) / 64) ** 0.5)
    wide = place_small(len(seeds), pairs, boxes, (_FRAME[0] * grown, _FRAME[1] * grown))
    return {node: {"x": round(float(x), 1), "y": round(float(y), 1)} for node, (x, y) in zip(seeds, wide, strict=True)}


def _label_box(contents: Contents, node: int, weight: int) -> tuple[float, float]:
    if node >= len(contents.entities):
        return (30.0, 30.0)
    label = contents.entities[node].label
    rows = math.ceil(len(label) / _WRAP)
    size = 2 * _entity_size(weight)
    return (max(min(len(label), _WRAP + 2) * _LETTER, size) + 8, size + rows * _LINE_HEIGHT + 8)
