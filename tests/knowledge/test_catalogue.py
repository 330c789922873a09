"""The vocabulary says what the catalogue of facts asks for, and means as OWL what it means to us."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import owlrl
import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, BNode, Graph, URIRef

from graph.knowledge.catalogue import HUB, Catalogue, EdgeRule, Plover
from graph.knowledge.folder import ontology_folder

VOCABULARY = ontology_folder() / "vocabulary.ttl"
SAMPLE = Path(__file__).parent / "cases" / "sample.ttl"
OWL_ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    return Graph().parse(VOCABULARY, format="turtle")


def test_it_counts_what_the_model_has(catalogue: Catalogue) -> None:
    kinds = Counter(fact_class.kind for fact_class in catalogue.classes.values())
    assert kinds == {"state": 8, "event": 68}
    assert (len(catalogue.roles), len(catalogue.edges)) == (17, 33)
    assert list(catalogue.statuses) == ["asserted", "claimed", "planned", "possible", "rejected", "negated"]
    assert list(catalogue.kinds) == ["Nation", "Organisation", "Person", "Place", "Body", "Group", "Status"]


@pytest.mark.parametrize(
    ("name", "edge"),
    [
        ("Membership", EdgeRule("actor", "memberOf", "recipient", False)),
        ("MissionClosed", EdgeRule("actor", "hasMissionIn", "recipient", False)),
        ("Designation", EdgeRule("recipient", "hasStatus", "title", False)),
        ("Meeting", EdgeRule("party", "metWith", "party", True)),
        ("RelationsRestored", EdgeRule("party", "diplomaticRelationsWith", "party", True)),
        ("Withdrawal", None),
    ],
)
def test_edges_run_as_the_catalogue_says(catalogue: Catalogue, name: str, edge: EdgeRule | None) -> None:
    assert catalogue.classes[name].edge == edge


def test_roles_keep_their_order(catalogue: Catalogue) -> None:
    assert catalogue.classes["Deportation"].roles == (
        "actor", "recipient", "origin", "destination", "amount", "amountText",
    )  # fmt: skip


def test_roles_know_what_fills_them(catalogue: Catalogue) -> None:
    values = {name: role.value for name, role in catalogue.roles.items()}
    assert {name for name, value in values.items() if value == "either"} == {"title", "purpose", "cause"}
    assert (values["actor"], values["topic"], values["about"], values["rank"]) == (
        "entity",
        "literal",
        "fact",
        "number",
    )


def test_codes_are_those_of_plover_and_cameo(catalogue: Catalogue) -> None:
    assert catalogue.classes["TroopDeployment"].plover == Plover("MOBILIZE", "troops", "military")
    assert catalogue.classes["Meeting"].cameo == "040"
    for fact_class in catalogue.classes.values():
        assert fact_class.plover.category in PLOVER | {""}
        assert not fact_class.cameo or (fact_class.cameo.isdigit() and len(fact_class.cameo) == 3)


def test_every_term_is_told_in_both_languages(vocabulary: Graph) -> None:
    terms = {node for node in vocabulary.subjects() if str(node).startswith(HUB)}
    assert len(terms) > 150
    for term in terms:
        for told in (RDFS.label, RDFS.comment):
            assert sorted(text.language for text in vocabulary.objects(term, told)) == ["en", "id"], (term, told)


def test_comments_are_sentences(catalogue: Catalogue) -> None:
    for term in [*catalogue.classes.values(), *catalogue.roles.values(), *catalogue.edges.values()]:
        assert term.comment_id.endswith(".")
        assert term.comment_en.endswith(".")
        assert term.comment_id != term.comment_en


def test_both_libraries_read_the_same(vocabulary: Graph) -> None:
    read = {(t.subject.value, t.predicate.value) for t in ox.parse(path=str(VOCABULARY), format=ox.RdfFormat.TURTLE)}
    assert read == {(str(s), str(p)) for s, p, _ in vocabulary}
    assert not any(isinstance(node, BNode) for node in vocabulary.all_nodes())


def test_every_property_and_class_is_declared(vocabulary: Graph) -> None:
    used = {node for triple in vocabulary for node in triple if isinstance(node, URIRef) and node.startswith(HUB)}
    assert {node for node in used if (node, RDF.type, None) not in vocabulary} == set()


def owl_errors(vocabulary: Graph, extra: str = "") -> list[str]:
    """Close the vocabulary and the sample under OWL 2 RL and return what contradicts itself."""
    closed = Graph() + vocabulary
    closed.parse(data=SAMPLE.read_text(encoding="utf-8") + extra, format="turtle")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closed)
    same = [f"{one} is {other}" for one, other in closed.subject_objects(OWL.sameAs) if one != other]
    return [str(error) for error in closed.objects(None, OWL_ERROR)] + same


def test_it_is_consistent_as_owl(vocabulary: Graph) -> None:
    assert owl_errors(vocabulary) == []


@pytest.mark.parametrize("extra", ["fact:01 a hub:Event .", 'fact:07 hub:rank "kedua belas"^^xsd:integer .'])
def test_owl_finds_what_contradicts_it(vocabulary: Graph, extra: str) -> None:
    assert len(owl_errors(vocabulary, extra)) > 0
