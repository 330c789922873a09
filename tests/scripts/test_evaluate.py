"""The evaluation: held-out texts stay apart, a part left out is left out, and a page holds the figures."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXTS = {
    "satu": "Presiden Peru mengunjungi Kuwait pada 3 Mei 2019. Negara tersebut membuka kedutaan besar di Kuwait.",
    "dua": "Chile dan Brasil menandatangani perjanjian dagang pada tahun 2004.",
}
# Says how many facts the graph has and which texts it was asked about, in the words of the real scorer.
SCORER = """
import json, sys
from pathlib import Path
gold, graph, out = Path(sys.argv[1]), Path(sys.argv[2]).read_text(encoding="utf-8"), Path(sys.argv[6])
names = sorted(path.stem for path in gold.glob("*.json"))
out.write_text(json.dumps({
    "gold": len(names), "predicted": graph.count("hub:Fact,"), "fact": [0.5, 0.25, 0.333],
    "argument": [1, 1, 0.6], "when": 1.0, "spurious_when": 3, "status": 1.0, "whole": 0.125,
    "per_class": {"Visit": {"gold": 2, "found": 1}}, "per_doc": {name: 0.5 for name in names},
}))
print("MISS  secret")
"""


@pytest.fixture(scope="module")
def evaluation(load_script: Callable[[str], ModuleType]) -> ModuleType:
    return load_script("evaluate")


@pytest.fixture
def gold_folder(tmp_path: Path) -> Path:
    gold = tmp_path / "gold"
    for part in ("texts", "facts"):
        (gold / part).mkdir(parents=True)
    for name, text in TEXTS.items():
        (gold / "texts" / f"{name}.txt").write_text(text, encoding="utf-8")
        (gold / "facts" / f"{name}.json").write_text(json.dumps({"document": name, "facts": []}))
    (tmp_path / "contract").mkdir()
    (tmp_path / "contract" / "score.py").write_text(SCORER)
    return gold


def test_the_parts_keep_held_out_texts_apart(evaluation: ModuleType, gold_folder: Path) -> None:
    gold = evaluation.find_gold(gold_folder, ("dua",), ("satu",))
    assert gold.parts == {
        "all": ("dua", "satu"),
        "development": ("satu",),
        "held_out": ("dua",),
        "documents": ("satu",),
    }


def test_a_name_that_is_no_text_ends_the_program(evaluation: ModuleType, gold_folder: Path) -> None:
    with pytest.raises(SystemExit, match="tiga"):
        evaluation.find_gold(gold_folder, ("tiga",), ())


def test_every_part_is_scored_on_its_own_texts(evaluation: ModuleType, gold_folder: Path) -> None:
    gold = evaluation.find_gold(gold_folder, ("dua",), ("satu",))
    scores = evaluation.evaluate(gold, evaluation.ReaderOptions())
    assert {name: sorted(part["per_doc"]) for name, part in scores.items()} == {
        "all": ["dua", "satu"],
        "development": ["satu"],
        "held_out": ["dua"],
        "documents": ["satu"],
    }


def test_without_coreference_nobody_stands_behind_a_pronoun(evaluation: ModuleType, gold_folder: Path) -> None:
    gold = evaluation.find_gold(gold_folder, (), ("satu",))
    whole, without = (
        evaluation.evaluate(gold, evaluation.ReaderOptions(coreference=chosen))["all"]["predicted"]
        for chosen in (True, False)
    )
    assert whole > without > 0


def test_the_page_shows_figures_and_no_misses(
    evaluation: ModuleType,
    gold_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings = tmp_path / "evaluate.toml"
    settings.write_text('documents = ["satu"]\nheld_out = ["dua"]\n[aims.all]\nf1 = 0.67\nspurious = 10\n')
    monkeypatch.setattr(evaluation, "SETTINGS", settings)
    page = tmp_path / "quality.md"
    monkeypatch.setattr(sys, "argv", ["evaluate.py", "--gold", str(gold_folder), "--write", str(page)])
    assert evaluation.main() == 0
    written = page.read_text(encoding="utf-8")
    assert "**0.333**" in written, "an aim that is missed is bold"
    assert "| dua | yes | 0.500 |" in written
    assert "without coreference" in written
    assert "$" not in written
    assert "secret" not in written + capsys.readouterr().out


def test_no_held_out_text_is_one_of_the_two_documents() -> None:
    settings = tomllib.loads((ROOT / "scripts" / "evaluate.toml").read_text(encoding="utf-8"))
    hashes = {name: sha256(f"hubungan-heldout:{name}".encode()).hexdigest() for name in settings["held_out"]}
    assert len(hashes) == 6
    assert not set(hashes) & set(settings["documents"])
    assert max(hashes.values()) < "33", "they are the first in the order of these hashes"


def test_the_readme_repeats_the_published_figures(evaluation: ModuleType) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    scores = {part: dict.fromkeys(evaluation.SHORT_COLUMNS, 0.125) for part in evaluation.SHORT}
    changed = evaluation.with_figures(readme, scores)
    assert changed.count(" | 0.12 | 0.12 | 0.12 | 0.12 | 0.12 |") == len(evaluation.SHORT)
    assert len(changed.splitlines()) == len(readme.splitlines())
