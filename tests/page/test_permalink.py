"""The address holds the view; a malformed one gives the plain page."""

from __future__ import annotations

import pytest

STATE = "[hubungan.facts(), hubungan.nodes(), hubungan.lines(), hubungan.selection(), document.documentElement.lang]"


@pytest.mark.parametrize(
    "hash_",
    [
        "#n=kuwait",
        "#v=table&y=1985-1995&u=0",
        "#k=Person%7EPlace&s=planned%7Eclaimed",
        "#d=kuwait-peru&l=en&t=dark",
        "#p=kuwait%7Eamerika-serikat&a=1",
        "#v=reading&r=peru-militer-as&q=20",
        "#e=5&b=1",
    ],
)
def test_links_round_trip(open_page, sample_file, hash_):
    page = open_page(sample_file, hash_).page
    assert page.evaluate("location.hash").split("&") and set(page.evaluate("location.hash")[1:].split("&")) == set(
        hash_[1:].split("&")
    )
    again = open_page(sample_file, page.evaluate("location.hash")).page
    assert again.evaluate(STATE) == page.evaluate(STATE)
    assert again.inner_text("#panel") == page.inner_text("#panel")


def test_what_is_done_by_hand_is_in_the_address(open_page, sample_file):
    page = open_page(sample_file).page
    page.uncheck('[data-kind-filter="Place"]')
    page.uncheck('[data-status-filter="planned"]')
    page.uncheck('[data-document-filter="peru-militer-as"]')
    page.fill("#year-first", "1989")
    page.click('[data-view="table"]')
    page.click("#language")
    again = open_page(sample_file, page.evaluate("location.hash")).page
    assert again.evaluate(STATE) == page.evaluate(STATE)
    assert again.inner_text("#table-view") == page.inner_text("#table-view")
    page.click("#reset")
    assert page.evaluate("location.hash") in {"#v=table&l=en", "#l=en&v=table"}


@pytest.mark.parametrize(
    "hash_",
    [
        "#%",
        "#%E0%A4%A",
        "#n=__proto__&e=-1&q=1e9",
        "#y=9-1&k=Nothing&d=..%2F&v=constructor&t=x&l=xx",
        "#p=kuwait",
        "#x=1e9~-3~abc",
        "#&&==&",
    ],
)
def test_malformed_links_give_the_plain_page(open_page, sample_file, hash_):
    plain = open_page(sample_file).page
    watched = open_page(sample_file, hash_)
    assert watched.page.evaluate(STATE) == plain.evaluate(STATE)
    assert watched.page.inner_text("#panel") == plain.inner_text("#panel")
    assert watched.troubles == []
