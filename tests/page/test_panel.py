"""Every line leads to its facts, every fact to its sentence, and every sentence is what the document says."""

from __future__ import annotations

import json
import re

import pytest

QUOTES = """all => all.map(q => ({
  document: q.dataset.document, start: +q.dataset.start, end: +q.dataset.end, words: q.textContent,
  source: q.parentElement.querySelector('figcaption').textContent }))"""


@pytest.fixture(scope="module")
def record(sample_html):
    return json.loads(re.search(r'id="record">(.*?)</script>', sample_html, re.S)[1])


def test_every_line_opens_facts_with_quote_document_and_date(open_page, sample_file, record, texts):
    page = open_page(sample_file).page
    told = [line for line in record["lines"] if line["facts"]]
    assert len(told) > 60
    for line in told:
        page.evaluate("hash => { location.hash = hash; }", f"e={line['id'] + 1}")
        page.wait_for_selector("#panel .fact")
        quotes = page.eval_on_selector_all("#panel blockquote", QUOTES)
        assert quotes
        for quote in quotes:
            assert quote["words"] == texts[quote["document"]][quote["start"] : quote["end"]]
            assert f"{quote['document']}.txt [{quote['start']}–{quote['end']}]" in quote["source"]
        assert page.locator("#panel .fact .chip.date").count() == page.locator("#panel .fact").count()
        assert page.locator("#panel .fact").count() == len(line["facts"])


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("1975-12-01", "1 Desember 1975 · hari"),
        ("1989-07", "Juli 1989 · bulan"),
        ("2019", "2019 · tahun"),
        ("1990-02~", "sekitar Februari 1990 · perkiraan"),
        ("2025-11-21/2025-11-30", "21–30 November 2025 · rentang"),
        ("1990/2009", "1990 – 2009 · rentang"),
        ("2011/..", "sejak 2011 · berlangsung"),
        ("1990-08-02/", "mulai 2 Agustus 1990, akhir tidak diketahui · berlangsung"),
    ],
)
def test_a_date_says_how_precise_it_is(open_page, sample_file, record, edtf, words):
    key = next(fact["key"] for fact in record["page"]["facts"] if fact.get("when") == edtf)
    page = open_page(sample_file, f"#f={key}").page
    assert page.inner_text("#panel .chip.date") == words


def test_a_reported_fact_names_speaker_outlet_and_status(open_page, sample_file, record):
    key = next(f["key"] for f in record["page"]["facts"] if f["status"] == "claimed" and f["name"] == "Alliance")
    page = open_page(sample_file, f"#f={key}").page
    assert (
        page.inner_text("#panel .fact-words")
        == "Amerika Serikat dan Peru bersekutu atau bermitra: rekan yang dapat dipercaya"
    )
    chips = page.locator("#panel .chip").all_inner_texts()
    assert "❝ diklaim" in chips
    assert "menurut Hugo de Zela" in chips
    assert "dikutip dari Mercopress" in chips


def test_names_of_participants_are_marked_in_the_quote(open_page, sample_file, record):
    key = next(f["key"] for f in record["page"]["facts"] if f["name"] == "Meeting")
    page = open_page(sample_file, f"#f={key}").page
    assert page.locator("#panel mark").all_inner_texts() == ["Marco Rubio", "De Zela"]


def test_clicks_on_the_canvas_choose_nodes_and_lines(open_page, sample_file):
    page = open_page(sample_file).page
    box = page.locator("#canvas").bounding_box()
    spot = page.evaluate(
        "(() => { const n = hubungan.network(); return n.canvasToDOM(n.getPosition(hubungan.find('bagdad')[0])); })()"
    )
    page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
    page.wait_for_selector("#panel .actions")
    assert page.inner_text("#panel h2").strip() == "Bagdad"
    page.keyboard.press("Escape")
    middle = page.evaluate(
        """(() => { const n = hubungan.network(); const [a] = hubungan.find('taif'), [b] = hubungan.find('arab saudi');
        const e = Object.values(n.body.edges).find(e => e.fromId === a && e.toId === b);
        return n.canvasToDOM(e.edgeType.getPoint(0.5)); })()"""
    )
    page.mouse.click(box["x"] + middle["x"], box["y"] + middle["y"])
    page.wait_for_selector("#panel .fact")
    assert "Taif terletak di Arab Saudi" in page.inner_text("#panel")


def test_reading_leads_to_facts_and_facts_lead_to_reading(open_page, sample_file, texts):
    page = open_page(sample_file, "#v=reading").page
    shown = page.evaluate(
        "[...document.querySelectorAll('.text .without, .text .sentence')]"
        ".map(e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join('')).join('')"
    )
    assert shown == texts["kuwait-peru"]  # all of it: what gave facts and what gave none
    sentence = page.locator(".text .sentence", has_text="Juli 1989")
    sentence.click()
    assert page.inner_text("#panel .fact-words") == "Peru membuka kedutaan besar di Kuwait, Kota Kuwait"
    assert page.locator('.text [aria-current="true"]').inner_text().startswith("Kedutaan besar pertama Peru")
    page.click('[data-view="graph"]')
    page.locator("#panel .quote button").first.click()
    assert page.is_visible("#reading-view")
    assert page.locator('.text [aria-current="true"]').inner_text().startswith("Kedutaan besar pertama Peru")
    page.select_option("#reading-document", index=1)
    assert page.locator(".text .sentence.loose").count() > 0


def test_without_texts_the_sentences_are_read(open_graph, sample_ttl):
    page = open_graph(sample_ttl, "#v=reading").page
    assert page.locator(".text .sentence").count() == 17
