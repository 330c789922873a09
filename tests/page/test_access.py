"""Everything can be reached and is said: keyboard, names of controls, live region, axe-core."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


@pytest.fixture(scope="session")
def axe() -> str:
    """Return axe-core's script; it is installed on first use."""
    script = FOLDER / "node_modules" / "axe-core" / "axe.min.js"
    if not script.exists():
        npm = shutil.which("npm")
        if npm is None:
            pytest.fail("npm is missing; install it with: apt-get install -y npm", pytrace=False)
        subprocess.run([npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=FOLDER, check=True)
    return script.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "hash_",
    ["n=peru", "p=kuwait~amerika-serikat&a=1", "v=table", "v=reading&q=3", "t=dark&l=en&e=3", "t=dark&v=reading&q=3"],
)
def test_axe_finds_no_violation(open_page, sample_file, axe, hash_):
    page = open_page(sample_file, "#" + hash_).page
    assert _violations(page, axe) == []


def test_axe_finds_no_violation_on_a_telephone_or_in_the_dialogue(open_page, sample_file, axe):
    page = open_page(sample_file, viewport={"width": 390, "height": 844}).page
    page.click("#filters-button")
    assert _violations(page, axe) == []
    page.click("#help-button")
    assert _violations(page, axe) == []


def _violations(page, axe):
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [
        (each["id"], [node["html"][:200] for node in each["nodes"]][:3], each["nodes"][0]["failureSummary"])
        for each in found
    ]


def test_search_walk_open_and_leave_by_keyboard(open_page, sample_file):
    page = open_page(sample_file).page
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("cuellar")  # accents are ignored
    assert page.inner_text("#search-list li").strip().startswith("Javier Pérez de Cuéllar")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2").strip() == "Javier Pérez de Cuéllar"
    page.keyboard.press("Escape")
    assert page.inner_text("#panel h2") == "Kronologi"
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    page.locator("#live", has_text="fakta").wait_for(state="attached")
    first = page.inner_text("#live")
    page.keyboard.press("ArrowLeft")
    page.locator("#live").filter(has_not_text=first).wait_for(state="attached")
    said = page.inner_text("#live").split(",")[0]
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2").strip() == said
    assert page.evaluate("document.activeElement.id") == "panel"


def test_zoom_and_help_by_keyboard(open_page, sample_file):
    page = open_page(sample_file).page
    page.focus("#canvas")
    scale = page.evaluate("hubungan.network().getScale()")
    page.keyboard.press("+")
    assert page.evaluate("hubungan.network().getScale()") > scale
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert page.evaluate("hubungan.network().getScale()") < scale
    page.keyboard.press("0")
    page.wait_for_timeout(700)
    assert page.evaluate("hubungan.network().getScale()") == pytest.approx(scale, rel=0.02)
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.keyboard.press("Escape")
    assert not page.is_visible("#help")


def test_the_path_form_by_keyboard(open_page, sample_file):
    page = open_page(sample_file).page
    page.focus("#path-from")
    page.keyboard.type("kuwait")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "path-to"
    page.keyboard.type("washington")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.locator('#panel .path-result[data-length="2"]').wait_for()


def test_every_control_is_reached_by_tab(open_page, sample_file):
    page = open_page(sample_file, "#n=taif").page
    wanted = page.evaluate(
        """[...document.querySelectorAll('button, a[href], input, select, summary, [tabindex="0"]')]
        .filter(e => e.checkVisibility() && e.getClientRects().length).map((e, n) => (e.dataset.tabbed = n, n))"""
    )
    reached = set()
    page.evaluate("document.body.focus()")
    for _ in range(len(wanted) + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement?.dataset?.tabbed ?? null"))
    assert {int(each) for each in reached - {None}} == set(wanted)


def test_filters_keep_the_keyboard_where_it_was(open_page, sample_file):
    page = open_page(sample_file).page
    page.focus('[data-status-filter="planned"]')
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.dataset.statusFilter") == "planned"
    assert not page.is_checked('[data-status-filter="planned"]')
    page.locator("#live", has_text="49 dari 54 fakta").wait_for(state="attached")  # and is told what is left


def test_nothing_moves_for_those_who_asked_for_calm(open_page, sample_file):
    page = open_page(sample_file, reduced_motion="reduce").page
    page.click("#zoom-in")
    page.click("#zoom-fit")
    scale = page.evaluate("hubungan.network().getScale()")
    page.wait_for_timeout(400)
    assert page.evaluate("hubungan.network().getScale()") == scale
