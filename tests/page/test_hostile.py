"""Nothing written in a document can run in the page, with its content policy and without."""

from __future__ import annotations

import re

import pytest

from graph.page import write_page

from . import sample


@pytest.mark.parametrize("keep_policy", [True, False], ids=["policy kept", "policy removed"])
def test_nothing_hostile_runs(open_page, tmp_path, catalogue, keep_policy):
    texts = {f"h{n}": " " * n * 100 + words + words for n, words in enumerate(sample.HOSTILE)}
    page_html = write_page(sample.hostile_turtle(), catalogue, texts)
    if not keep_policy:
        page_html, removed = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page_html)
        assert removed == 1
    path = tmp_path / "page.html"
    path.write_text(page_html, encoding="utf-8")
    watched = open_page(path)
    page = watched.page
    for hash_ in _everywhere():
        page.evaluate("hash => { location.hash = hash; }", hash_)
        page.wait_for_timeout(20)
    for words in sample.HOSTILE:
        page.fill("#search", words)
    page.click("#language")
    page.wait_for_timeout(200)
    assert page.evaluate("window.pwned") is None
    assert page.evaluate("document.querySelectorAll('img, iframe, body style, body svg[onload]').length") == 0
    assert watched.troubles == []
    assert {request.split("#")[0] for request in watched.requests} == {path.as_uri()}


def _everywhere() -> list[str]:
    hashes = ["v=table", *(f"n=a{n}" for n in range(len(sample.HOSTILE)))]
    hashes += [f"v=reading&r=h{n}" for n in range(len(sample.HOSTILE))]
    hashes += [f"q={n + 1}" for n in range(len(sample.HOSTILE))]
    return [*hashes, *sample.HOSTILE, *(f"n={words}&p={words}~{words}&y={words}" for words in sample.HOSTILE)]


def test_the_hostile_words_are_shown_as_they_are(open_graph):
    page = open_graph(sample.hostile_turtle(), "#n=a1").page
    assert page.inner_text("#panel h2").strip() == sample.HOSTILE[1] + "a"
    assert page.locator("#panel blockquote").first.inner_text() == sample.HOSTILE[1]
