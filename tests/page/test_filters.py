"""What the filters leave is what a recomputation from the graph leaves."""

from __future__ import annotations

import itertools

import pytest
import rdflib

HUB = rdflib.Namespace("https://w3id.org/hubungan/ns#")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
FACT = "https://w3id.org/hubungan/fact/"
ID = "https://w3id.org/hubungan/id/"
DOC = "https://w3id.org/hubungan/doc/"


@pytest.fixture(scope="module")
def graph(sample_ttl):
    return rdflib.Graph().parse(data=sample_ttl, format="turtle")


def passing(graph, statuses=(), documents=(), years=None, undated=True):
    """Return the keys of the facts that no filter hides, from the triples alone."""
    kept = set()
    for fact in graph.subjects(rdflib.RDF.type, HUB.Fact):
        status = graph.value(fact, HUB.status).removeprefix(HUB)
        sources = {str(s).removeprefix(DOC).split("#")[0] for s in graph.objects(fact, PROV.wasDerivedFrom)}
        if status not in statuses and sources - set(documents) and _in_years(graph, fact, years, undated):
            kept.add(fact.removeprefix(FACT))
    return kept


def _in_years(graph, fact, years, undated):
    first, last = graph.value(fact, HUB.earliest), graph.value(fact, HUB.latest)
    if first is None and last is None:
        return undated
    start = int(str(first or last)[:4])
    end = 9999 if str(graph.value(fact, HUB.when)).endswith("/..") else start
    end = int(str(last)[:4]) if last else end
    return years is None or (start <= years[1] and end >= years[0])


CASES = [
    {},
    {"statuses": ("planned", "claimed")},
    {"statuses": ("asserted",)},
    {"documents": ("kuwait-peru",)},
    {"years": (1985, 1995)},
    {"years": (1985, 1995), "undated": False},
    {"years": (2024, 2026), "statuses": ("planned",)},
    {"undated": False},
    {"documents": ("peru-militer-as",), "years": (1975, 1975), "undated": False},
]


def _hash(statuses=(), documents=(), years=None, undated=True):
    parts = ["s=" + "~".join(statuses)] if statuses else []
    parts += ["d=" + "~".join(documents)] if documents else []
    parts += [f"y={years[0]}-{years[1]}"] if years else []
    return "#" + "&".join(parts + ([] if undated else ["u=0"]))


@pytest.mark.parametrize("case", CASES, ids=_hash)
def test_facts_shown_equal_a_recomputation(open_page, sample_file, graph, case):
    page = open_page(sample_file, _hash(**case)).page
    expected = passing(graph, **case)
    assert set(page.evaluate("hubungan.facts()")) == expected
    page.click('[data-view="table"]')
    rows = page.eval_on_selector_all("#table-view tbody tr", "rows => rows.map(row => row.dataset.fact)")
    assert sorted(rows) == sorted(expected)
    told = page.eval_on_selector_all("#panel .moment", "rows => rows.map(row => row.dataset.fact)")
    assert sorted(told) == sorted(expected)


def test_lines_shown_are_those_of_the_facts_shown(open_page, sample_file, graph):
    page = open_page(sample_file, "#y=1985-1995&u=0").page
    lines = page.evaluate(
        "(() => { const all = JSON.parse(document.getElementById('record').textContent);"
        "return hubungan.lines().map(n => all.lines[n].facts.map(f => all.page.facts[f].key)); })()"
    )
    expected = passing(graph, years=(1985, 1995), undated=False)
    assert lines
    assert all(expected & set(said) for said in lines if said)
    assert set(page.evaluate("hubungan.drawn().lines")) == set(page.evaluate("hubungan.lines()"))


def test_the_legend_filters_kinds(open_page, sample_file, graph):
    page = open_page(sample_file).page
    page.uncheck('[data-kind-filter="Nation"]')
    page.uncheck('[data-kind-filter="Organisation"]')  # with it the statuses conferred
    hidden = {HUB.Nation, HUB.Organisation, HUB.Status}
    entities = {s for s in graph.subjects(rdflib.RDF.type) if s.startswith(ID)}
    expected = {e for e in entities if not hidden & set(graph.objects(e, rdflib.RDF.type))}
    names = page.evaluate(
        "(() => { const all = JSON.parse(document.getElementById('record').textContent);"
        "return hubungan.nodes().map(n => all.nodes[n].key).filter(Boolean); })()"
    )
    assert {ID + name for name in names} == {str(e) for e in expected}


def test_facts_not_asserted_look_different_and_are_no_edges(open_page, sample_file, graph):
    page = open_page(sample_file).page
    drawn = page.evaluate(
        "(() => { const all = JSON.parse(document.getElementById('record').textContent).lines;"
        "return Object.values(hubungan.network().body.edges).map(e => "
        "({ sort: all[e.id].sort, status: all[e.id].status, dashes: e.options.dashes })); })()"
    )
    loose = [line for line in drawn if line["status"] != "asserted"]
    assert {line["status"] for line in loose} >= {"claimed", "planned", "possible", "rejected"}
    assert all(line["dashes"] and line["sort"] != "edge" for line in loose)
    assert not any(
        line["dashes"] for line in drawn if line["sort"] in {"edge", "fact"} and line["status"] == "asserted"
    )


def test_edges_drawn_are_the_edges_of_the_graph(open_page, sample_file, graph):
    page = open_page(sample_file).page
    drawn = page.evaluate(
        "(() => { const all = JSON.parse(document.getElementById('record').textContent);"
        "return all.lines.filter(l => l.sort === 'edge')"
        ".map(l => [all.nodes[l.from].key, l.relation, all.nodes[l.to].key]); })()"
    )
    given = {(s, p, o) for s, p, o in graph if p.startswith(HUB) and s.startswith(ID) and p != HUB["of"]}
    edges = {(s.removeprefix(ID), p.removeprefix(HUB), o.removeprefix(ID)) for s, p, o in given}
    pairs = {frozenset((s, o)) | {p} for s, p, o in edges}
    assert {frozenset((s, o)) | {p} for s, p, o in drawn} == pairs


def test_years_by_slider_and_play(open_page, sample_file, graph):
    page = open_page(sample_file).page
    page.focus("#year-last")
    page.keyboard.press("Home")
    assert page.inner_text("#years") == "1975"
    assert set(page.evaluate("hubungan.facts()")) == passing(graph, years=(1975, 1975))
    page.click("#undated")
    assert set(page.evaluate("hubungan.facts()")) == passing(graph, years=(1975, 1975), undated=False)
    page.click("#play")
    for year in (1989, 1990):
        page.locator("#years", has_text=f"1975–{year}").wait_for(timeout=5000)
    page.click("#play")
    last = int(page.inner_text("#years")[-4:])
    assert set(page.evaluate("hubungan.facts()")) == passing(graph, years=(1975, last), undated=False)
    page.click("#reset")
    assert set(page.evaluate("hubungan.facts()")) == passing(graph)


def test_every_pair_of_filters_shows_its_count(open_page, sample_file, graph):
    page = open_page(sample_file).page
    for status, document in itertools.product(("claimed", "asserted"), ("kuwait-peru", "peru-militer-as")):
        page.evaluate("hash => { location.hash = hash; }", f"s={status}&d={document}")
        number = len(passing(graph, (status,), (document,)))
        page.locator("#counts", has_text=f"{number} dari {len(passing(graph))} fakta").wait_for(timeout=3000)
