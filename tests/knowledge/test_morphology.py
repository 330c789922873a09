"""Printed forms of verbs from their stems, and guesses at words no list knows."""

from __future__ import annotations

import pytest

from graph.knowledge.folder import ontology_folder
from graph.knowledge.grammar import build_lexicon, load_grammar
from graph.knowledge.morphology import Affixes, Voice, guess_voice, load_affixes, verb_forms, word_forms

ACTIVE = {
    "akui": "mengakui",
    "ekspor": "mengekspor",
    "impor": "mengimpor",
    "undang": "mengundang",
    "gelar": "menggelar",
    "hadiri": "menghadiri",
    "kirimkan": "mengirimkan",
    "kritik": "mengkritik",
    "bahas": "membahas",
    "buka": "membuka",
    "fasilitasi": "memfasilitasi",
    "veto": "memveto",
    "perangi": "memerangi",
    "pimpin": "memimpin",
    "produksi": "memproduksi",
    "cabut": "mencabut",
    "dukung": "mendukung",
    "jatuhkan": "menjatuhkan",
    "ziarahi": "menziarahi",
    "tandatangani": "menandatangani",
    "tutup": "menutup",
    "serang": "menyerang",
    "sepakati": "menyepakati",
    "luncurkan": "meluncurkan",
    "mediasi": "memediasi",
    "nilai": "menilai",
    "rebut": "merebut",
    "wakili": "mewakili",
    "yakini": "meyakini",
    "bom": "mengebom",
    "cap": "mengecap",
}
PASSIVE = {"serang": "diserang", "kirimkan": "dikirimkan", "akui": "diakui", "bom": "dibom", "tutup": "ditutup"}
ACCIDENTAL = {
    "bunuh": "terbunuh",
    "putuskan": "terputus",
    "jalin": "terjalin",
    "libatkan": "terlibat",
    "kait": "terkait",
}
NOUNS = {"tandatangani": "ditandatanganinya", "akhiri": "diakhirinya", "buka": "dibukanya"}


@pytest.fixture(scope="module")
def affixes() -> Affixes:
    return load_affixes(ontology_folder())


def forms(stem: str, voice: Voice, affixes: Affixes) -> set[str]:
    return {form.text for form in verb_forms(stem, affixes) if form.voice is voice}


@pytest.mark.parametrize(("stem", "printed"), ACTIVE.items())
def test_active(stem: str, printed: str, affixes: Affixes) -> None:
    assert printed in forms(stem, Voice.ACTIVE, affixes)


@pytest.mark.parametrize(("stem", "printed"), [*PASSIVE.items(), *ACCIDENTAL.items()])
def test_passive(stem: str, printed: str, affixes: Affixes) -> None:
    assert printed in forms(stem, Voice.PASSIVE, affixes)


@pytest.mark.parametrize(("stem", "printed"), NOUNS.items())
def test_a_passive_with_the_clitic_is_a_noun(stem: str, printed: str, affixes: Affixes) -> None:
    assert printed in forms(stem, Voice.NOUN, affixes)


def test_the_bare_stem_is_a_form_of_its_own(affixes: Affixes) -> None:
    assert forms("serang", Voice.BARE, affixes) == {"serang"}


def test_the_clitic_is_an_object(affixes: Affixes) -> None:
    attached = {form.text: form.clitic for form in verb_forms("kecam", affixes)}
    assert attached["mengecamnya"]
    assert not attached["mengecam"]


def test_of_several_words_the_first_changes(affixes: Affixes) -> None:
    assert "menarik diri" in forms("tarik diri", Voice.ACTIVE, affixes)
    assert "ditembak jatuh" in forms("tembak jatuh", Voice.PASSIVE, affixes)


@pytest.mark.parametrize("wrong", ["mengserang", "menkirim", "mengbuka", "menpimpin", "mebuka"])
def test_no_form_that_nobody_prints(wrong: str, affixes: Affixes) -> None:
    stems = ("serang", "kirim", "buka", "pimpin")
    assert wrong not in {form.text for stem in stems for form in verb_forms(stem, affixes)}


def test_a_word_that_stands_as_it_is_has_a_noun_beside_it(affixes: Affixes) -> None:
    found = {(form.text, form.voice) for form in word_forms("masuk", affixes)}
    assert found == {("masuk", Voice.PLAIN), ("masuknya", Voice.NOUN)}


@pytest.mark.parametrize(
    ("word", "voice"),
    [
        ("mengrobakkan", Voice.ACTIVE),
        ("digrobakkan", Voice.PASSIVE),
        ("tergrobak", Voice.PASSIVE),
        ("bergrobak", Voice.ACTIVE),
        ("grobak", None),
        ("meja", None),
        ("me2rah", None),
    ],
)
def test_unknown_words_are_guessed_by_their_letters(word: str, voice: Voice | None, affixes: Affixes) -> None:
    assert guess_voice(word, affixes) is voice


@pytest.mark.parametrize("word", ["menteri", "diplomat", "berita", "terorisme", "memorandum", "distrik"])
def test_listed_nouns_are_never_guessed_to_be_verbs(word: str) -> None:
    assert build_lexicon(load_grammar(ontology_folder()), ()).guess(word) is None


@pytest.mark.parametrize(
    ("word", "prefixed"),
    [("bertemu", True), ("berikan", False), ("mengaku", True), ("beri", False), ("serang", False), ("terima", False)],
)
def test_a_word_with_its_prefix_is_told_from_a_stem(word: str, prefixed: bool, affixes: Affixes) -> None:
    assert affixes.is_prefixed(word) is prefixed
