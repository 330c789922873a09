"""The page opens offline, is the same on every run, and stays whole for the smallest graphs."""

from __future__ import annotations

import html
import os
import subprocess
import sys
from hashlib import sha256

import pytest
import rdflib

from graph.page import write_page

from . import sample

_PRINT_DIGEST = """
import sys
sys.path[:0] = [{folder!r}, {root!r}]
import sample
from hashlib import sha256
from graph.page import write_page
page = write_page(sample.sample_turtle(), sample.read_catalogue(), sample.document_texts())
print(sha256(page.encode()).hexdigest())
"""


def test_opens_without_a_request_or_an_error(open_page, sample_file):
    watched = open_page(sample_file)
    assert watched.troubles == []
    assert watched.requests == [sample_file.as_uri()]
    assert watched.page.evaluate("document.compatMode") == "CSS1Compat"
    addresses = watched.page.eval_on_selector_all(
        "[src], [href]", "all => all.map(each => each.getAttribute('src') ?? each.getAttribute('href'))"
    )
    assert all(address.startswith("#") for address in addresses)


def test_the_two_documents_take_at_most_700_kb(sample_html):
    assert len(sample_html.encode()) <= 700_000


@pytest.mark.parametrize(
    "setting",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2"},
        # A locale in which the words of the page cannot be written: nothing may depend on it.
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"},
    ],
)
def test_same_bytes_on_every_run(sample_html, setting):
    code = _PRINT_DIGEST.format(folder=str(sample.ROOT / "tests" / "page"), root=str(sample.ROOT))
    ran = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, **setting}, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == sha256(sample_html.encode()).hexdigest()


def test_rdflib_and_turtle_give_the_same_page(sample_ttl, sample_html, catalogue, texts):
    graph = rdflib.Graph().parse(data=sample_ttl, format="turtle")
    assert write_page(graph, catalogue, texts) == sample_html


def test_draws_every_entity(open_page, sample_file, sample_ttl):
    page = open_page(sample_file).page
    drawn = page.evaluate("hubungan.drawn().nodes")
    entities = sample_ttl.count("skos:prefLabel")  # some have two
    assert len(drawn) == page.evaluate("hubungan.nodes().length")
    assert 34 <= len(drawn) <= entities


def test_english_page(open_page, tmp_path, sample_ttl, catalogue):
    path = tmp_path / "page.html"
    path.write_text(write_page(sample_ttl, catalogue, {}, "en"), encoding="utf-8")
    page = open_page(path).page
    assert page.inner_text("#panel h2") == "Chronology"
    assert page.get_attribute("html", "lang") == "en"
    page.click("#language")
    assert page.inner_text("#panel h2") == "Kronologi"
    assert page.get_attribute("html", "lang") == "id"
    assert page.get_attribute("#search", "aria-label") == "Cari nama"


@pytest.mark.parametrize(
    ("lines", "entities", "dated"),
    [
        ([], 0, True),
        ([], 1, True),
        ([(0, 1, "Meeting")], 2, True),
        ([(0, 0, "Condemnation"), (0, 0, "Support")], 1, True),
        ([(0, 1, "Meeting"), (0, 1, "Support"), (1, 0, "Support"), (1, 0, "Condemnation"), (0, 1, "Visit")], 2, True),
        ([(0, 1, "Meeting"), (1, 2, "Meeting")], 3, False),
    ],
    ids=["empty", "one", "two", "loops", "parallel", "undated"],
)
def test_small_graphs(open_graph, lines, entities, dated):
    watched = open_graph(sample.numbered_turtle(lines, entities, dated))
    page = watched.page
    assert watched.troubles == []
    assert page.evaluate("hubungan.nodes().length") == entities
    assert len(page.evaluate("hubungan.drawn().lines")) == len(lines)
    assert page.is_visible("#empty") == (entities == 0)
    page.click('[data-view="table"]')
    assert page.locator("#table-view tbody tr").count() == len(lines)
    assert watched.troubles == []


def test_parallel_lines_are_curved_apart(open_graph):
    lines = [(0, 1, "Meeting"), (0, 1, "Support"), (1, 0, "Support"), (1, 0, "Condemnation")]
    middles = open_graph(sample.numbered_turtle(lines, 2)).page.evaluate(
        "Object.values(hubungan.network().body.edges).map(e => e.edgeType.getPoint(0.5))"
    )
    spots = sorted((round(spot["x"], 1), round(spot["y"], 1)) for spot in middles)
    apart = [abs(a[0] - b[0]) + abs(a[1] - b[1]) for i, a in enumerate(spots) for b in spots[i + 1 :]]
    assert len(spots) == 4
    assert min(apart) > 8


def test_in_a_notebook_frame(open_page, tmp_path, sample_html):
    path = tmp_path / "notebook.html"
    frame = f'<iframe srcdoc="{html.escape(sample_html)}" width="900" height="600"></iframe>'
    path.write_text(f"<!DOCTYPE html><html data-ready='1'><meta charset=utf-8><body>{frame}", encoding="utf-8")
    watched = open_page(path)
    inner = watched.page.frame_locator("iframe")
    inner.locator('html[data-ready="1"]').wait_for()
    inner.locator('[data-view="table"]').click()
    assert inner.locator("#table-view tbody tr").count() > 40
    assert watched.troubles == []


@pytest.mark.parametrize("entities", [1000, 20000])
def test_big_graphs_open_in_focus(open_page, tmp_path, catalogue, entities):
    page_html = write_page(sample.synthetic_turtle(entities).encode(), catalogue, {})
    assert len(page_html.encode()) <= 25_000_000
    path = tmp_path / "page.html"
    path.write_text(page_html, encoding="utf-8")
    watched = open_page(path)
    page = watched.page
    assert 60 <= len(page.evaluate("hubungan.drawn().nodes")) <= 80
    page.keyboard.press("/")
    page.keyboard.type(f"alias {entities - 1}")
    page.keyboard.press("Enter")
    assert page.url.endswith(f"n=e{entities - 1}")
    assert page.evaluate("hubungan.drawn().nodes.includes(hubungan.selection().node)")
    assert (
        page.evaluate("(() => { const t = performance.now(); hubungan.find('a'); return performance.now() - t; })()")
        < 200
    )
    before = len(page.evaluate("hubungan.drawn().nodes"))
    page.goto(path.as_uri() + "#n=e0")
    page.reload()
    page.wait_for_selector('html[data-ready="1"]')
    page.locator("#panel .actions button").nth(2).click()
    assert len(page.evaluate("hubungan.drawn().nodes")) > before
    assert watched.troubles == []
