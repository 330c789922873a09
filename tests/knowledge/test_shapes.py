"""Every shape lets the sample graph pass and objects to the one thing that a case makes wrong."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyshacl import validate
from rdflib import RDF, SH, BNode, Graph, URIRef

from graph.knowledge.folder import ontology_folder

CASES = Path(__file__).parent / "cases"
SHAPES = rdflib.Namespace("https://w3id.org/hubungan/shapes#")
SAMPLE = (CASES / "sample.ttl").read_text(encoding="utf-8")
TABLE: list[dict[str, Any]] = tomllib.loads((CASES / "shapes.toml").read_text(encoding="utf-8"))["case"]


@cache
def shapes() -> Graph:
    return Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")


def changed(case: dict[str, Any]) -> str:
    """Return the sample as the case has it; what it takes out stands there once."""
    text = SAMPLE
    if "without" in case:
        assert text.count(case["without"]) == 1, f"{case['name']}: stands {text.count(case['without'])} times"
        text = text.replace(case["without"], case.get("instead", ""))
    return text + case.get("extra", "")


def objections(turtle: str) -> set[tuple[str, str]]:
    """Validate and return who objects on which path."""
    _, report, _ = validate(Graph().parse(data=turtle, format="turtle"), shacl_graph=shapes())
    return {(owner(report, result), path(report, result)) for result in report.subjects(RDF.type, SH.ValidationResult)}


def owner(report: Graph, result: Any) -> str:
    source = report.value(result, SH.sourceShape)
    if isinstance(source, BNode):
        message = {str(text) for text in report.objects(result, SH.resultMessage)}
        owners = {
            str(node)
            for node, part in shapes().subject_objects(SH.property)
            if message & {str(text) for text in shapes().objects(part, SH.message)}
        }
        source = "|".join(sorted(owners))
    return str(source).replace(str(SHAPES), "")


def path(report: Graph, result: Any) -> str:
    found = report.value(result, SH.resultPath)
    if found is None:
        return ""
    if not isinstance(found, URIRef):
        return "inverse" if (found, SH.inversePath, None) in report else "roles"
    return shapes().namespace_manager.qname(found)


def test_the_sample_conforms() -> None:
    assert objections(SAMPLE) == set()


def test_the_sample_conforms_beside_the_vocabulary() -> None:
    vocabulary = (ontology_folder() / "vocabulary.ttl").read_text(encoding="utf-8")
    assert objections(SAMPLE + vocabulary) == set()


def test_the_table_is_read_whole() -> None:
    assert len(TABLE) >= 55
    assert len({case["name"] for case in TABLE}) == len(TABLE)


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case["name"])
def test_each_fault_is_found_and_nothing_else(case: dict[str, Any]) -> None:
    found = objections(changed(case))
    assert {where for _, where in found} == {case["path"]}
    assert {name for names, _ in found for name in names.split("|")} >= set(case["shapes"])
    assert all(set(names.split("|")) & set(case["shapes"]) for names, _ in found)


def test_every_shape_has_a_case() -> None:
    tried = {name for case in TABLE for name in case["shapes"]}
    named = {str(shape).replace(str(SHAPES), "") for shape in shapes().subjects(RDF.type, SH.NodeShape)}
    alike = (
        {name for name in named if name.endswith("GivenShape")}
        | {
            f"{edge}Shape"
            for edge in (
                "DiplomaticRelationsWith",
                "TradesWith",
                "AlliedWith",
                "AgreedWith",
                "CooperatesWith",
                "FoughtWith",
            )
        }
        | {"ExercisedWithShape"}
    )
    assert named - tried - alike == set()
