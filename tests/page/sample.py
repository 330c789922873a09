"""Make graphs for the page's tests: the two documents by hand, and synthetic ones of any size."""

from __future__ import annotations

import random
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

from graph.knowledge.catalogue import Catalogue, load_catalogue

ROOT = Path(__file__).parents[2]
PREFIXES = """\
@prefix hub: <https://w3id.org/hubungan/ns#> .
@prefix id: <https://w3id.org/hubungan/id/> .
@prefix fact: <https://w3id.org/hubungan/fact/> .
@prefix doc: <https://w3id.org/hubungan/doc/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
"""
DOC = "https://w3id.org/hubungan/doc/"


def read_catalogue() -> Catalogue:
    """Read the project's own vocabulary."""
    faults: list[str] = []
    catalogue = load_catalogue(ROOT / "ontology", faults)
    assert not faults
    return catalogue


def document_texts() -> dict[str, str]:
    """Read the two documents as they are."""
    return {path.stem: path.read_bytes().decode() for path in (ROOT / "documents").glob("*.txt")}


def sample_turtle() -> str:
    """Write the hand-made graph of the two documents."""
    table = tomllib.loads((Path(__file__).parent / "sample.toml").read_text(encoding="utf-8"))
    texts, catalogue = document_texts(), read_catalogue()
    spans = {key: _find_span(texts[slug], first, last) for key, (slug, first, last) in table["sentences"].items()}
    iris = {key: f"<{DOC}{table['sentences'][key][0]}#char={start},{end}>" for key, (start, end) in spans.items()}
    parts = [PREFIXES]
    parts += [_document(slug, about) for slug, about in table["documents"].items()]
    for key, (slug, *_) in table["sentences"].items():
        start, end = spans[key]
        parts.append(sentence_turtle(slug, start, end, texts[slug][start:end]))
    parts += [entity_turtle(key, *about) for key, about in table["entities"].items()]
    parts += [fact_turtle(fact, set(table["entities"]), iris, catalogue) for fact in table["facts"]["list"]]
    return "\n".join(parts)


def _find_span(text: str, first: str, last: str) -> tuple[int, int]:
    start = text.index(first)
    return start, text.index(last, start) + len(last)


def quoted(words: str) -> str:
    """Write a Turtle string that holds any characters."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    return f'"{escaped}"'


def _document(slug: str, about: dict[str, str]) -> str:
    lines = [f"doc:{slug} a schema:Article", f"dcterms:title {quoted(about['title'])}@id"]
    lines.append(f"dcterms:publisher {quoted(about['publisher'])}")
    lines.append(f"dcterms:source {quoted(f'documents/{slug}.txt')}")
    if "issued" in about:
        lines.append(f'dcterms:issued "{about["issued"]}"^^xsd:date')
    return " ; ".join(lines) + " ."


def sentence_turtle(slug: str, start: int, end: int, exact: str) -> str:
    """Write one sentence."""
    return (
        f"<{DOC}{slug}#char={start},{end}> a hub:Sentence ; prov:wasQuotedFrom doc:{slug} ; "
        f"oa:start {start} ; oa:end {end} ; oa:exact {quoted(exact)} ."
    )


def entity_turtle(key: str, *about: Any) -> str:
    """Write one entity: kind, name, and where there is one the English name, other names, the one it belongs to."""
    kind, name, english, names, of = (*about, *("", (), "")[len(about) - 2 :])
    lines = [f"id:{key} a hub:{kind}", f"skos:prefLabel {quoted(name)}@id"]
    if english:
        lines.append(f"skos:prefLabel {quoted(english)}@en")
    lines += [f"skos:altLabel {quoted(other)}" for other in names]
    if of:
        lines.append(f"hub:of id:{of}")
    return " ; ".join(lines) + " ."


def fact_turtle(fact: list[Any], entities: set[str], sentences: dict[str, str], catalogue: Catalogue) -> str:
    """Write one fact and the edges it gives."""
    name, status, said, roles, time, *reporters = fact
    key = sha256(repr(fact).encode()).hexdigest()[:16]
    lines = [f"fact:{key} a hub:Fact, hub:{name}", f"hub:status hub:{status}", 'hub:frame "hand.made"']
    for role, values in roles.items():
        lines += [f"hub:{role} {f'id:{value}' if value in entities else quoted(value)}" for value in values]
    lines += _time(time)
    lines += [f"hub:{role} id:{who}" for role, who in zip(("speaker", "medium"), reporters, strict=False) if who]
    lines += [f"prov:wasDerivedFrom {sentences[each]}" for each in said]
    edges = _edges(name, roles, entities, catalogue) if status == "asserted" else []
    rule = catalogue.classes[name].edge
    if edges and rule:
        lines.append(f"hub:gives hub:{rule.property}")
    return " ; ".join(lines) + " ." + "".join(f"\n{edge} ." for edge in edges)


def _time(time: list[str]) -> list[str]:
    if not time:
        return []
    edtf, earliest, latest, words = time
    lines = [f'hub:when "{edtf}"^^edtf:EDTF']
    lines += [f'hub:{name} "{day}"^^xsd:date' for name, day in (("earliest", earliest), ("latest", latest)) if day]
    return lines + ([f"hub:whenText {quoted(words)}@id"] if words else [])


def _edges(name: str, roles: dict[str, list[str]], entities: set[str], catalogue: Catalogue) -> list[str]:
    rule = catalogue.classes[name].edge
    if rule is None:
        return []
    subjects, objects = ([e for e in roles.get(role, []) if e in entities] for role in (rule.subject, rule.object))
    pairs = [(a, b) for a in subjects for b in objects if rule.subject != rule.object or a != b]
    return [f"id:{a} hub:{rule.property} id:{b}" for a, b in pairs]


def synthetic_turtle(entities: int, seed: int = 7) -> str:
    """Write a graph of any size: hubs and leaves, every class, status and precision, sentences in documents."""
    chance, catalogue = random.Random(seed), read_catalogue()
    kinds, parts = list(catalogue.kinds), [PREFIXES]
    parts += [
        entity_turtle(f"e{n}", chance.choice(kinds), f"{chance.choice(_SYLLABLES)} {n}", f"Entity {n}", [f"Alias {n}"])
        for n in range(entities)
    ]
    parts += [f'doc:d{n} a schema:Article ; dcterms:title "Dokumen {n}"@id .' for n in range(_documents(entities))]
    for number in range(int(entities * 1.5)):
        parts += _synthetic_fact(number, entities, chance, catalogue)
    return "\n".join(parts)


def _documents(entities: int) -> int:
    return -(-entities // 50)


_SYLLABLES = ("Ambar", "Éstuari", "Kelapa", "Merapi", "Nusa", "São", "Tirta", "Wijaya", "Zamrud")
_CLASSES = ("Meeting", "Membership", "Visit", "Agreement", "Condemnation", "Negotiation", "TroopDeployment", "Trade")


def _synthetic_fact(number: int, entities: int, chance: random.Random, catalogue: Catalogue) -> list[str]:
    slug, start = f"d{number % _documents(entities)}", number * 60
    iri = f"<{DOC}{slug}#char={start},{start + 50}>"
    name = chance.choice(_CLASSES)
    # Most facts touch one of a few hubs, as nations do.
    a = f"e{int(entities * chance.random() ** 4)}"
    b = f"e{int(entities * chance.random() ** 1.5)}"
    roles = catalogue.classes[name].roles
    filled = {"party": [a, b]} if "party" in roles else {"actor": [a], "recipient": [b]}
    year = chance.randrange(1950, 2026)
    time = [str(year), f"{year}-01-01", f"{year}-12-31", ""] if chance.random() < 0.7 else []
    status = chance.choice(["asserted"] * 8 + list(catalogue.statuses))
    fact = [name, status, ["s"], filled, time, "", "", number]
    return [
        sentence_turtle(slug, start, start + 50, f"Kalimat buatan nomor {number}."),
        fact_turtle(fact, {a, b}, {"s": iri}, catalogue),
    ]


def numbered_turtle(lines: list[tuple[int, int, str]], entities: int, dated: bool = True) -> str:
    """Write a small graph by its meetings, visits or whatever class each line (from, to, class) names."""
    catalogue = read_catalogue()
    parts = [PREFIXES, 'doc:d a schema:Article ; dcterms:title "Kecil"@id .']
    parts += [entity_turtle(f"e{n}", "Nation", f"Negara {n}") for n in range(entities)]
    for number, (a, b, name) in enumerate(lines):
        start = number * 20
        parts.append(sentence_turtle("d", start, start + 10, f"Kalimat {number}."))
        roles = catalogue.classes[name].roles
        filled = {"party": [f"e{a}", f"e{b}"]} if "party" in roles else {"actor": [f"e{a}"], "recipient": [f"e{b}"]}
        time = ["2001", "2001-01-01", "2001-12-31", ""] if dated else []
        fact = [name, "asserted", ["s"], filled, time, "", "", number]
        parts.append(fact_turtle(fact, {f"e{a}", f"e{b}"}, {"s": f"<{DOC}d#char={start},{start + 10}>"}, catalogue))
    return "\n".join(parts)


HOSTILE = (
    "</script><script>window.pwned=1</script>",
    "<img src=x onerror=window.pwned=2>",
    '"><svg onload=window.pwned=3>',
    "'-window.pwned=4-'",
    "javascript:window.pwned=5",
    "<!--<script>window.pwned=6",
    "]]><script>window.pwned=7</script>",
    "{{ 7 * 7 }}{% raw %}",
    "${window.pwned=8}`",
    "\\u003cscript\\u003ewindow.pwned=9",
    "<a href='https://example.org/' ping='https://example.org/'>x</a>",
    "\u202egnp.exe \u2028\u2029",
    "&lt;b&gt;&quot;",
    "<iframe srcdoc='<script>parent.pwned=10</script>'>",
    "<style>*{background:url(https://example.org/)}</style>",
)


def hostile_turtle() -> str:
    """Write a graph with a hostile string in every field that is free text."""
    catalogue, parts = read_catalogue(), [PREFIXES]
    for number, words in enumerate(HOSTILE):
        bad, start = quoted(words), number * 100
        parts.append(
            f"doc:h{number} a schema:Article ; dcterms:title {bad} ; dcterms:publisher {bad} ; dcterms:creator {bad} ; "
            f"dcterms:source {bad} ; dcterms:issued {bad} ."
        )
        parts.append(sentence_turtle(f"h{number}", start, start + len(words), words))
        parts += [
            entity_turtle(f"{side}{number}", "Nation", words + side, words, [words, f"{words} 2"]) for side in "ab"
        ]
        said = {"s": f"<{DOC}h{number}#char={start},{start + len(words)}>"}
        roles = {"actor": [f"a{number}"], "recipient": [f"b{number}"], "topic": [words]}
        fact = ["Support", "asserted", ["s"], roles, [], f"a{number}", f"b{number}"]
        parts.append(fact_turtle(fact, {f"a{number}", f"b{number}"}, said, catalogue).replace('"hand.made"', bad))
        dated = f"hub:when {bad} ; hub:earliest {bad} ; hub:latest {bad} ; hub:whenText {bad}"
        parts.append(
            f"fact:bad{number} a hub:Fact, hub:Meeting ; hub:party id:a{number}, id:b{number} ; "
            f"hub:status hub:claimed ; {dated} ; hub:medium {bad} ; prov:wasDerivedFrom {said['s']} ."
        )
    return "\n".join(parts)
