"""The page opens offline, runs nothing foreign, and shows what the graph holds."""

from __future__ import annotations


def test_opens_without_a_request_or_an_error(open_page, sample_file):
    watched = open_page(sample_file)
    assert watched.troubles == []
    assert watched.requests == [sample_file.as_uri()]
    assert watched.page.evaluate("document.compatMode") == "CSS1Compat"


def test_draws_every_entity(open_page, sample_file):
    page = open_page(sample_file).page
    drawn = page.evaluate("hubungan.nodes().length")
    assert drawn == page.evaluate("hubungan.drawn().nodes.length")
    assert drawn >= 34
