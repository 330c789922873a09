"""What is drawn can be read: names apart, big enough, in colours that everyone can tell apart."""

from __future__ import annotations

import base64
import math
import struct
from itertools import combinations

import pytest

LABELS = """hubungan.labels().map(l => ({ id: l.id, boxes: l.boxes ?? [l.box], line: Boolean(l.line),
  size: Math.min(...l.font.match(/[\\d.]+px/g).map(parseFloat)) }))"""
DISCS = """(() => { const network = hubungan.network();
  return Object.values(network.body.nodes).filter(node => hubungan.nodes().includes(node.id))
    .map(node => ({ ...network.canvasToDOM(node), r: node.options.size * network.getScale() })); })()"""
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True}


def _overlap(a, b) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _assert_apart(labels) -> None:
    for one, other in combinations(labels, 2):
        assert not any(_overlap(a, b) for a in one["boxes"] for b in other["boxes"]), (one, other)
    assert all(label["size"] >= 12 for label in labels)


def _placed(page):
    page.wait_for_timeout(400)
    return page.evaluate(LABELS)


@pytest.mark.parametrize("hash_", ["", "#l=en", "#n=kuwait", "#y=1985-1995", "#t=dark&b=1"])
def test_names_never_overlap(open_page, sample_file, hash_):
    page = open_page(sample_file, hash_).page
    labels = _placed(page)
    assert labels
    _assert_apart(labels)
    for _ in range(3):
        page.click("#zoom-in")
        _assert_apart(_placed(page))


def test_most_names_are_shown_at_first(open_page, sample_file):
    page = open_page(sample_file).page
    named = [label for label in _placed(page) if not label["line"]]
    assert len(named) >= 0.8 * len(page.evaluate("hubungan.nodes()"))


def test_nodes_stand_apart_and_within_the_canvas(open_page, sample_file):
    for size in ({"width": 1440, "height": 900}, {"width": 390, "height": 844}):
        page = open_page(sample_file, viewport=size).page
        page.wait_for_timeout(300)
        box = page.locator("#canvas").bounding_box()
        discs = page.evaluate(DISCS)
        assert all(0 <= d["x"] <= box["width"] and 0 <= d["y"] <= box["height"] for d in discs)
        hidden = [
            (a, b)
            for a, b in combinations(discs, 2)
            if math.hypot(a["x"] - b["x"], a["y"] - b["y"]) < max(a["r"], b["r"])
        ]
        assert hidden == []


def test_a_telephone_shows_names_without_scrolling_sideways(open_page, sample_file):
    page = open_page(sample_file, **PHONE).page
    labels = _placed(page)
    _assert_apart(labels)
    assert sum(not label["line"] for label in labels) >= 12
    for hash_ in ("", "n=kuwait", "p=kuwait~amerika-serikat", "v=table", "v=reading"):
        page.evaluate("hash => { location.hash = hash; }", hash_)
        page.wait_for_timeout(100)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 390, hash_


SMALL_TARGETS = """[...document.querySelectorAll('button, a[href], input, select, summary')]
  .filter(e => e.checkVisibility() && !e.closest('.skip'))
  .map(e => [e.matches('input[type=checkbox]') ? e.closest('label') : e, e])
  .map(([e, own]) => [own.id || own.className || own.textContent,
    ...[...e.getClientRects()].map(r => [Math.round(r.width), Math.round(r.height)])])
  .filter(([, ...rects]) => rects.some(([w, h]) => h > 0 && h < 24))"""


@pytest.mark.parametrize("hash_", ["", "#n=kuwait", "#p=kuwait~amerika-serikat", "#v=table"])
def test_targets_are_at_least_24_pixels_high(open_page, sample_file, hash_):
    page = open_page(sample_file, hash_, **PHONE).page
    page.click("#filters-button")
    assert page.evaluate(SMALL_TARGETS) == []


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


# Machado, Oliveira and Fernandes (2009), severity 1: how three kinds of colour blindness see linear RGB.
_BLIND = {
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}


def _lab(colour: str, matrix) -> tuple[float, float, float]:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    red, green, blue = (min(max(sum(m * c for m, c in zip(row, linear, strict=True)), 0), 1) for row in matrix)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


KINDS = ("Nation", "Organisation", "Person", "Place", "Body", "Group", "Event")


def test_colours_can_be_told_apart(open_page, sample_file):
    palettes = open_page(sample_file).page.evaluate("hubungan.palettes()")
    for palette in palettes.values():
        for text in ("ink", "faint", "accent"):
            assert _contrast(palette[text], palette["ground"]) >= 4.5, text
        for shape in ("rim", "neutral", "cooperative", "conflictual"):
            assert _contrast(palette[shape], palette["ground"]) >= 3, shape
        for matrix in _BLIND.values():
            for one, other in combinations(KINDS, 2):
                assert math.dist(_lab(palette[one], matrix), _lab(palette[other], matrix)) >= 10, (one, other)


def test_the_picture_is_not_empty_and_has_its_caption(open_page, sample_file):
    page = open_page(sample_file).page
    with page.expect_download() as download:
        page.click("#picture")
    content = download.value.path().read_bytes()
    assert download.value.suggested_filename == "hubungan.png"
    width, height = struct.unpack(">II", content[16:24])
    box = page.locator("#canvas").bounding_box()
    assert width >= box["width"] - 1
    assert height > box["height"] + 40
    counted = page.evaluate(
        """async data => { const image = new Image(); image.src = 'data:image/png;base64,' + data; await image.decode();
        const c = document.createElement('canvas'); [c.width, c.height] = [image.width, image.height];
        const x = c.getContext('2d'); x.drawImage(image, 0, 0);
        const colours = (top, high) => new Set(new Uint32Array(x.getImageData(0, top, c.width, high).data.buffer)).size;
        return [colours(0, c.height - 70), colours(c.height - 70, 70)]; }""",
        base64.b64encode(content).decode(),
    )
    assert counted[0] > 100
    assert counted[1] > 10
