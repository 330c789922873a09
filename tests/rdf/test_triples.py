"""What was read becomes exactly the triples of the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from itertools import permutations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph.knowledge.catalogue import Catalogue
from graph.model import Entity, Fact, Filler, Kind, Status
from graph.rdf.background import Background
from graph.rdf.names import document_iri, entity_iri, iri_part, part_text, sentence_evidence, sentence_iri, term
from graph.rdf.triples import graph_triples, source_iri, unite_entities
from tests.readings import MEMBERS, OPENED, PERU, TEXT, at, on, reading, sample_facts, who


def edges(triples: frozenset[Triple]) -> set[tuple[str, str, str]]:
    """Return the plain triples between entities."""
    ends = "https://w3id.org/hubungan/id/"
    return {
        (t.subject.value.removeprefix(ends), t.predicate.value.rsplit("#", 1)[1], t.object.value.removeprefix(ends))
        for t in triples
        if isinstance(t.object, NamedNode)
        and t.subject.value.startswith(ends)
        and t.object.value.startswith(ends)
        and t.predicate != term("hub:of")
    }


def test_asserted_facts_give_the_edges_of_the_catalogue(catalogue: Catalogue) -> None:
    assert edges(graph_triples([reading()], catalogue)) == {
        ("peru", "hasMissionIn", "kuwait"),
        ("peru", "memberOf", "wto"),
        ("kuwait", "memberOf", "wto"),
        ("peru", "tradesWith", "kuwait"),
        ("kuwait", "tradesWith", "peru"),
        ("peru", "hasStatus", "mnna"),
    }


@pytest.mark.parametrize("status", [status for status in Status if status is not Status.ASSERTED])
def test_a_fact_that_is_not_asserted_gives_no_edge(catalogue: Catalogue, status: Status) -> None:
    facts = tuple(replace(fact, status=status) for fact in sample_facts())
    triples = graph_triples([reading(facts=facts)], catalogue)
    assert not edges(triples)
    assert not [triple for triple in triples if triple.predicate == term("hub:gives")]


def test_nothing_is_its_own_neighbour_and_words_are_none(catalogue: Catalogue) -> None:
    same = Fact("War", who(party="peru"), Status.ASSERTED, "war", at(MEMBERS))
    words = Fact(
        "Designation",
        (*who(recipient="peru"), ("title", replace(sample_facts()[0].fillers("title")[0]))),
        Status.ASSERTED,
        "designate",
        at(MEMBERS),
    )
    triples = graph_triples([reading(facts=(same, words))], catalogue)
    assert not edges(triples)
    assert not [triple for triple in triples if triple.predicate == term("hub:gives")]


def test_a_fact_has_the_triples_of_the_model(catalogue: Catalogue) -> None:
    triples = graph_triples([reading()], catalogue)
    fact = next(t.subject for t in triples if t.object == term("hub:MissionOpened"))
    about = {(t.predicate, t.object) for t in triples if t.subject == fact}
    sentence = NamedNode(f"https://w3id.org/hubungan/doc/contoh#char=0,{len(OPENED)}")
    assert about == {
        (term("rdf:type"), term("hub:Fact")),
        (term("rdf:type"), term("hub:Event")),
        (term("rdf:type"), term("hub:MissionOpened")),
        (term("hub:actor"), entity_iri("peru")),
        (term("hub:recipient"), entity_iri("kuwait")),
        (term("hub:place"), entity_iri("kota-kuwait")),
        (term("hub:title"), Literal("kedutaan besar", language="id")),
        (term("hub:when"), Literal("1989-07", datatype=term("edtf:EDTF"))),
        (term("hub:earliest"), Literal("1989-07-01", datatype=term("xsd:date"))),
        (term("hub:latest"), Literal("1989-07-31", datatype=term("xsd:date"))),
        (term("hub:whenText"), Literal("pada bulan Juli 1989", language="id")),
        (term("hub:status"), term("hub:asserted")),
        (term("hub:frame"), Literal("mission.open")),
        (term("hub:gives"), term("hub:hasMissionIn")),
        (term("prov:wasDerivedFrom"), sentence),
    }
    assert (term("oa:exact"), Literal(OPENED)) in {(t.predicate, t.object) for t in triples if t.subject == sentence}


def test_an_open_end_has_no_latest_day(catalogue: Catalogue) -> None:
    triples = graph_triples([reading()], catalogue)
    fact = next(t.subject for t in triples if t.object == term("hub:Designation"))
    about = {t.predicate: t.object.value for t in triples if t.subject == fact}
    assert about[term("hub:when")] == "2011/.."
    assert about[term("hub:earliest")] == "2011-01-01"
    assert term("hub:latest") not in about


def test_figures_have_types_and_keep_their_words(catalogue: Catalogue) -> None:
    triples = graph_triples([reading()], catalogue)
    found = {(t.predicate, t.object) for t in triples}
    assert (term("hub:amount"), Literal("1700000", datatype=term("xsd:decimal"))) in found
    assert (term("hub:amountText"), Literal("US$ 1,7 juta", language="id")) in found
    assert (term("hub:currency"), Literal("USD")) in found
    assert (term("hub:rank"), Literal("12", datatype=term("xsd:integer"))) in found


def test_there_are_no_blank_nodes(catalogue: Catalogue) -> None:
    triples = graph_triples([reading(), reading("lain")], catalogue)
    assert not [t for t in triples if isinstance(t.subject, BlankNode) or isinstance(t.object, BlankNode)]


def test_a_fact_of_two_documents_is_one_node_with_two_sentences(catalogue: Catalogue) -> None:
    triples = graph_triples([reading("satu"), reading("dua")], catalogue)
    facts = {t.subject for t in triples if t.object == term("hub:Fact")}
    assert len(facts) == len(sample_facts())
    sentences = Counter(t.subject for t in triples if t.predicate == term("prov:wasDerivedFrom"))
    assert set(sentences.values()) == {2}


def test_the_order_of_documents_changes_nothing(catalogue: Catalogue) -> None:
    readings = [reading("satu"), reading("dua"), reading("tiga")]
    readings[1].entities["peru"] = replace(PERU, label="Republik Peru", wikidata=None, names=frozenset({"negara Peru"}))
    readings[2].entities["wto"] = Entity("wto", Kind.ORGANISATION, "WTO")
    graphs = {graph_triples(order, catalogue) for order in permutations(readings)}
    assert len(graphs) == 1


def test_only_entities_that_take_part_and_their_owners_are_written(catalogue: Catalogue) -> None:
    fact = Fact("WeaponTest", who(actor="militer-peru"), Status.ASSERTED, "test", at(MEMBERS))
    triples = graph_triples([reading(facts=(fact,))], catalogue)
    named = {t.subject for t in triples if t.predicate == term("skos:prefLabel")}
    assert named == {entity_iri("militer-peru"), entity_iri("peru")}


def test_united_entities_keep_every_name_and_the_sure_label() -> None:
    bare = Entity("peru", Kind.NATION, "Republik Peru", names=frozenset({"negeri Inka"}))
    united = unite_entities(Counter({bare: 5, PERU: 1}))
    assert united.label == "Peru"
    assert united.wikidata == "Q419"
    assert united.names == {"Peru", "Republik Peru", "negeri Inka"}


def test_the_preferred_name_is_no_other_name(catalogue: Catalogue) -> None:
    triples = graph_triples([reading()], catalogue)
    labels = {(t.subject, t.object) for t in triples if t.predicate == term("skos:prefLabel")}
    others = {(t.subject, t.object) for t in triples if t.predicate == term("skos:altLabel")}
    assert others
    assert not labels & others


def test_background_is_asked_for_all_entities_once(catalogue: Catalogue) -> None:
    asked: list[str] = []

    def background(keys: Collection[str]) -> list[Triple]:
        asked.extend(keys)
        return [Triple(entity_iri("peru"), term("hub:region"), entity_iri("benua"))]

    triples = graph_triples([reading("satu"), reading("dua")], catalogue, Background(background))
    assert sorted(asked) == sorted(set(asked))
    assert "peru" in asked
    assert Triple(entity_iri("peru"), term("hub:region"), entity_iri("benua")) in triples


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Mission"},
        {"status": Status.CLAIMED},
        {"speaker": "antara"},
        {"time": on("1990")},
        {"roles": who(actor="kuwait", recipient="peru")},
        {"roles": (("about", Filler(fact="0")),)},
    ],
)
def test_the_id_of_a_fact_follows_what_it_says(change: dict[str, object]) -> None:
    fact = sample_facts()[0]
    assert replace(fact, **change).id != fact.id  # type: ignore[arg-type]


def test_the_id_of_a_fact_does_not_follow_where_and_how_it_was_found() -> None:
    fact = sample_facts()[0]
    found = replace(fact, frame="other", evidence=at(MEMBERS), medium="antara", time=on("1989-07", "Juli 1989"))
    assert found.id == fact.id
    assert replace(fact, roles=tuple(reversed(fact.roles))).id == fact.id


@pytest.mark.parametrize("part", ["a b", "ä/é", "100%", "<x>", 'a"b', "#char=1,2", "..", "ملف", "a\\b", "\u0000"])
def test_any_name_may_stand_in_an_iri(part: str) -> None:
    assert part_text(iri_part(part)) == part
    assert document_iri(part).value.startswith("https://w3id.org/hubungan/doc/")
    evidence = at(MEMBERS, part)[0]
    assert sentence_evidence(sentence_iri(evidence).value) == evidence


@pytest.mark.parametrize(
    ("source", "iri"),
    [
        ("https://example.org/a b?c=d", "https://example.org/a%20b?c=d"),
        ("documents/a.txt", "file:documents/a.txt"),
        ("/tmp/ü ä.txt", "file:///tmp/%C3%BC%20%C3%A4.txt"),
        ("a<b>.txt", "file:a%3Cb%3E.txt"),
    ],
)
def test_sources_become_iris(source: str, iri: str) -> None:
    assert source_iri(source).value == iri


def test_offsets_are_those_of_the_text(catalogue: Catalogue) -> None:
    text = "😀 é " + TEXT
    triples = graph_triples([reading(text=text)], catalogue)
    for triple in triples:
        if triple.predicate == term("oa:exact"):
            span = sentence_evidence(triple.subject.value).span
            assert text[span.start : span.end] == triple.object.value


def test_a_place_belongs_to_nobody(catalogue: Catalogue) -> None:
    there = reading()
    there.entities["kota-kuwait"] = replace(there.entities["kota-kuwait"], of="kuwait")
    triples = graph_triples([there], catalogue)
    owned = {t.subject for t in triples if t.predicate == term("hub:of")}
    assert owned == {entity_iri("budi-santoso"), entity_iri("militer-peru")}


@pytest.mark.parametrize(
    ("owners", "owner"),
    [
        ({"militer-peru": "peru"}, "peru"),
        ({"militer-peru": "kantor", "kantor": "peru"}, "peru"),
        ({"militer-peru": "kantor", "kantor": "militer-peru"}, None),
        ({"militer-peru": "kota-kuwait"}, None),
        ({"militer-peru": "tiada"}, None),
    ],
)
def test_a_body_belongs_to_a_nation_or_organisation(
    catalogue: Catalogue, owners: dict[str, str], owner: str | None
) -> None:
    there = reading()
    there.entities["kantor"] = Entity("kantor", Kind.BODY, "kantor")
    for key, of in owners.items():
        there.entities[key] = replace(there.entities[key], of=of)
    triples = graph_triples([there], catalogue)
    found = [t.object for t in triples if t.subject == entity_iri("militer-peru") and t.predicate == term("hub:of")]
    assert found == ([entity_iri(owner)] if owner else [])
