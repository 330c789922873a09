"""Open pages in the system's Chromium; without one the tests fail and say how to install it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from graph.page import write_page

from . import sample

READY = 'html[data-ready="1"]'
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start one Chromium for all tests; each launch has a user folder of its own."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.fail("Chromium is missing; install it with: apt-get install -y chromium", pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def catalogue():
    return sample.read_catalogue()


@pytest.fixture(scope="session")
def sample_ttl() -> str:
    return sample.sample_turtle()


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    return sample.document_texts()


@pytest.fixture(scope="session")
def sample_html(sample_ttl, catalogue, texts) -> str:
    return write_page(sample_ttl, catalogue, texts)


@pytest.fixture(scope="session")
def sample_file(sample_html, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    path.write_text(sample_html, encoding="utf-8")
    return path


class Watched:
    """Hold a page with everything that went wrong or out while it was open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.troubles: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.troubles.append(message.text) if message.type in _BAD else None)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("dialog", lambda dialog: (self.troubles.append("dialog"), dialog.dismiss()))


_BAD = ("error", "warning")


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Open a file and wait until it is ready; keyword arguments are those of a browser context."""
    contexts = []

    def open_file(path: Path, hash_: str = "", **options: object) -> Watched:
        options.setdefault("viewport", {"width": 1440, "height": 900})
        context = browser.new_context(**options)
        contexts.append(context)
        watched = Watched(context.new_page())
        watched.page.goto(path.as_uri() + hash_)
        watched.page.wait_for_selector(READY, timeout=20_000)
        return watched

    yield open_file
    for context in contexts:
        context.close()


@pytest.fixture
def open_graph(open_page, catalogue, tmp_path) -> Callable[..., Watched]:
    """Write the page of a graph and open it."""

    def open_turtle(turtle: str | bytes, hash_: str = "", texts: dict[str, str] | None = None) -> Watched:
        path = tmp_path / "page.html"
        path.write_text(write_page(turtle, catalogue, texts or {}), encoding="utf-8")
        return open_page(path, hash_)

    return open_turtle
