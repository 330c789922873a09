"""The training script's reading of treebanks and name corpora, on small made-up files."""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from corpora import Custom, Named, Word, hyphenated, read_names, read_old_treebank, read_treebank
from variation import Variety, retokenised, varied_names, varied_tree, without

from graph.parsing.recogniser import stretches

NEVER = Variety(0, 0, 0, 0, 0, 0, ("masuknya",), re.compile(r"pe\w+an"))
CONLLU = """\
# text = Menurutnya masuknya Peru ditolak.
1-2\tMenurutnya\t_\t_\t_\t_\t_\t_\t_\t_
1\tMenurut\tturut\tADP\tIN\t_\t2\tcase\t_\t_
2\tnya\tnya\tPRON\tPRP\t_\t6\tobl\t_\t_
3-4\tmasuknya\t_\t_\t_\t_\t_\t_\t_\t_
3\tmasuk\tmasuk\tVERB\tVB\t_\t6\tcsubj\t_\t_
4\tnya\tnya\tDET\tDT\t_\t3\tdet\t_\t_
5\tPeru\tPeru\tPROPN\tNNP\t_\t3\tnsubj\t_\t_
6\tditolak\ttolak\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

"""
OLD = """\
1\tkota\t_\tNOUN\t_\t_\t4\tnsubj\t_\t_
2\t-\t_\tPUNCT\t_\t_\t3\tpunct\t_\t_
3\tkota\t_\tNOUN\t_\t_\t1\tcompound:plur\t_\t_
4\ttutup\t_\tVERB\t_\t_\t0\troot\t_\t_
5\t1990\t_\tNUM\t_\t_\t4\tnummod\t_\t_
6\t-\t_\tPUNCT\t_\t_\t7\tpunct\t_\t_
7\t1992\t_\tNUM\t_\t_\t5\tnummod\t_\t_
8\ttelah\t_\tADV\t_\t_\t4\tadvmod\t_\t_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "made-up.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return path


def told(words: tuple[Word, ...]) -> list[tuple[str, str, int, str]]:
    return [(word.text, word.tag, word.head, word.label) for word in words]


def test_contractions_become_the_words_of_the_text(treebank: Path) -> None:
    (tree,) = read_treebank(treebank, "csui")
    assert told(tree.words) == [
        ("Menurutnya", "ADP", 3, "obl"),
        ("masuknya", "VERB", 3, "csubj"),
        ("Peru", "PROPN", 1, "nsubj"),
        ("ditolak", "VERB", -1, "root"),
        (".", "PUNCT", 3, "punct"),
    ]


def test_verbs_made_nouns_by_a_clitic_become_nouns_when_asked(treebank: Path) -> None:
    (tree,) = read_treebank(treebank, "csui", nominal=True)
    assert told(tree.words)[1:3] == [("masuknya", "NOUN", 3, "nsubj"), ("Peru", "PROPN", 1, "nmod")]


def test_the_treebank_of_2018_is_brought_to_todays_guideline(tmp_path: Path) -> None:
    path = tmp_path / "old.conllu"
    path.write_text(OLD, encoding="utf-8")
    (tree,) = read_old_treebank(path, "gsd", Custom(frozenset({"telah"}), frozenset()))
    assert told(tree.words) == [
        ("kota-kota", "NOUN", 1, "nsubj"),
        ("tutup", "VERB", -1, "root"),
        ("1990", "NUM", 1, "nummod"),
        ("-", "PUNCT", 4, "punct"),
        ("1992", "NUM", 2, "nummod"),
        ("telah", "AUX", 1, "aux"),
    ]


def test_a_tree_without_hyphens_stays_as_it_is(treebank: Path) -> None:
    (tree,) = read_treebank(treebank, "csui")
    assert hyphenated(tree.words) == tuple(Word(w.text, w.tag, w.head, w.label, w.glued) for w in tree.words)


def test_dropping_words_keeps_every_head(treebank: Path) -> None:
    (tree,) = read_treebank(treebank, "csui")
    kept = without(tree.words, {0, 3, 4})
    assert [(word.text, word.head) for word in kept] == [("masuknya", 2), ("Peru", 0), ("ditolak", -1)]


def test_nothing_varies_where_no_share_is_asked_for(treebank: Path) -> None:
    (tree,) = read_treebank(treebank, "csui")
    assert varied_tree(tree, NEVER, random.Random(1)) == tree


def test_names_are_read_with_unified_kinds_and_any_separator(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text("Lima\tB-PLACE\n.\tO\n\nKPU NOUN B-ORG\n\n", encoding="utf-8")
    sentences = read_names(path, "news")
    assert [(named.words, named.tags) for named in sentences] == [
        (("Lima", "."), ("B-LOC", "O")),
        (("KPU",), ("B-ORG",)),
    ]


def test_marks_are_cut_from_words_and_names_end_at_them() -> None:
    named = Named(("Badan", "(KPU)", "sumber", "-", "sumber", "U.S."), ("B-ORG", "I-ORG", "O", "O", "O", "O"), "news")
    cut = retokenised(named)
    assert cut.words == ("Badan", "(", "KPU", ")", "sumber-sumber", "U.S.")
    assert stretches(cut.tags) == [(0, 1, "ORG"), (2, 3, "ORG")]


def test_names_are_replaced_by_others_of_their_kind() -> None:
    always = Variety(0, 0, 0, 0, 1, 0, (), re.compile("x"))
    named = Named(("Di", "Lima", "kini"), ("O", "B-LOC", "O"), "news")
    varied = varied_names(named, {"LOC": [("Kota", "Kuwait")]}, always, random.Random(1))
    assert varied.words == ("Di", "Kota", "Kuwait", "kini")
    assert varied.tags == ("O", "B-LOC", "I-LOC", "O")
