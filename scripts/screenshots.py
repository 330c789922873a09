"""Take the pictures of the page that the README shows: ``python scripts/screenshots.py graph.ttl``.

Needs Chromium and the project's ``test`` extra. Writes ``docs/page-*.png``.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

DOCS = Path(__file__).parents[1] / "docs"
DESK, PHONE = ViewportSize(width=1440, height=900), ViewportSize(width=390, height=844)
Scheme = Literal["light", "dark"]
# Name, size, scheme of colours, and the address that opens the view; the names are those of the two documents.
PICTURES: tuple[tuple[str, ViewportSize, Scheme, str], ...] = (
    ("light", DESK, "light", ""),
    ("dark", DESK, "dark", "#n=kuwait"),
    ("path", DESK, "light", "#p=kuwait~amerika-serikat"),
    ("table", DESK, "light", "#v=table"),
    ("reading", DESK, "light", "#v=reading&r=kuwait-peru"),
    ("phone", PHONE, "light", ""),
    ("phone-dark", PHONE, "dark", "#n=peru"),
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]


def main() -> int:
    """Open the page in each size and scheme and save what is seen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("graph", type=Path, help="a graph as written by hubungan build, or a page by hubungan view")
    parser.add_argument("-o", "--folder", type=Path, default=DOCS, help="where to write (docs/)")
    given = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("Chromium is missing; install it with: apt-get install -y chromium", file=sys.stderr)
        return 2
    given.folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        page_file = given.graph if given.graph.suffix == ".html" else write_view(given.graph, Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for picture in PICTURES:
            print(take_picture(browser, page_file, given.folder, picture))
        browser.close()
    return 0


def write_view(graph: Path, folder: Path) -> Path:
    """Write the graph's page with the command a user has."""
    page_file = folder / "graph.html"
    command = [sys.executable, "-m", "graph.cli", "view", "--graph", str(graph.resolve()), "-o", str(page_file)]
    subprocess.run(command, check=True, cwd=DOCS.parent, stdout=subprocess.DEVNULL)
    return page_file


def take_picture(
    browser: Browser, page_file: Path, folder: Path, picture: tuple[str, ViewportSize, Scheme, str]
) -> Path:
    """Save one picture and return where."""
    name, size, scheme, address = picture
    scale = 2 if size is PHONE else 1
    context = browser.new_context(viewport=size, color_scheme=scheme, device_scale_factor=scale)
    page = context.new_page()
    page.goto(page_file.resolve().as_uri() + address)
    page.wait_for_selector('html[data-ready="1"]')
    page.wait_for_timeout(600)  # the last redraw after fitting
    path = folder / f"page-{name}.png"
    page.screenshot(path=path)
    context.close()
    return path


if __name__ == "__main__":
    sys.exit(main())
