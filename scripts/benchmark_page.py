"""Measure the page at several sizes: building, opening, panning, searching.

``python scripts/benchmark_page.py 60 600 5000 20000`` prints a row for each number of nodes. Needs Chromium and the
project's ``test`` extra; the graphs are those of ``tests/page/sample.py``.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from graph.page import write_page

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "page"))

import sample  # noqa: E402 - found only after the line above

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
PAN = """async () => { const network = hubungan.network(); let drawn = 0; network.on('afterDrawing', () => drawn++);
  const start = performance.now();
  while (performance.now() - start < 2000) {
    const { x, y } = network.getViewPosition(); network.moveTo({ position: { x: x + 3, y } });
    await new Promise(requestAnimationFrame);
  } return drawn / 2; }"""
SEARCH = """() => Math.max(...['a', 'alias 12', 'estuari', 'zzz'].map((words) => {
  const start = performance.now(); hubungan.find(words); return performance.now() - start; }))"""


def main(sizes: list[int]) -> None:
    """Build, open and try a page of each size."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is missing; install it with: apt-get install -y chromium")
    print(f"{'nodes':>7} {'build CPU s':>12} {'MB':>6} {'ready s':>8} {'redraws/s':>10} {'search ms':>10}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            measure(browser.new_page(viewport={"width": 1440, "height": 900}), size, Path(folder) / "page.html")
            browser.close()


def measure(page: Page, size: int, path: Path) -> None:
    """Print one row."""
    turtle, catalogue = sample.synthetic_turtle(size).encode(), sample.read_catalogue()
    started = time.process_time()
    path.write_text(write_page(turtle, catalogue, {}), encoding="utf-8")
    built = time.process_time() - started
    opened = time.monotonic()
    page.goto(path.as_uri())
    page.wait_for_selector('html[data-ready="1"]', timeout=60_000)
    ready = time.monotonic() - opened
    page.wait_for_timeout(500)
    megabytes = path.stat().st_size / 1e6
    redraws, search = page.evaluate(PAN), page.evaluate(SEARCH)
    print(f"{size:>7} {built:>12.2f} {megabytes:>6.1f} {ready:>8.2f} {redraws:>10.0f} {search:>10.1f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [60, 600, 5000, 20000])
