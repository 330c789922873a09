"""Put content, drawing, words, style and script into one HTML file that loads nothing and runs nothing else."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..errors import FaultyOntology, WrongUse
from ..knowledge.catalogue import Catalogue, Labels
from ..knowledge.folder import ontology_folder
from ..knowledge.interface import Interface, load_interface
from .contents import Contents, FactRecord, read_contents
from .drawing import SHAPES, draw_network
from .lines import Drawing, draw_lines, name_tone
from .triples import Graphlike

# One module, in this order: what a file uses stands in a file before it or is called only after the start.
_SCRIPTS = (
    "words.js",
    "facts.js",
    "theme.js",
    "labels.js",
    "canvas.js",
    "paths.js",
    "panel.js",
    "table.js",
    "reading.js",
    "timeline.js",
    "search.js",
    "filters.js",
    "permalink.js",
    "picture.js",
    "keyboard.js",
    "start.js",
)
_VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
# Whole texts are for reading; beyond this many characters only the sentences with facts travel.
_TEXT_LIMIT = 8_000_000


def write_page(graph: Graphlike, catalogue: Catalogue, texts: Mapping[str, str], language: str = "id") -> str:
    """Return the page as HTML; the graph is rdflib's or Turtle, texts are the documents' by slug.

    Turtle as text or bytes is read much faster. Raises WrongUse for a language without an interface.
    """
    interface = _load_words(catalogue, language)
    contents = read_contents(graph, catalogue, _within_limit(texts))
    drawing = draw_lines(contents, catalogue)
    network, seeds = draw_network(contents, drawing)
    script, library, style = _read_script(), _read_library(), _read_file("page.css")
    network.templateEnv = Environment(
        loader=FileSystemLoader(str(files(__package__))), autoescape=True, undefined=StrictUndefined
    )
    network.templateEnv.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False,
        "separators": (",", ":"),
        "allow_nan": False,
    }
    network.path = "page.html.j2"
    network.templateEnv.globals.update(
        record=_page_record(contents, drawing, catalogue, interface, seeds),
        language=language,
        words=interface[language].texts,
        script=script,
        library=library,
        style=style,
        policy=_content_policy((library, script), style),
    )
    return str(network.generate_html())


def _load_words(catalogue: Catalogue, language: str) -> dict[str, Interface]:
    faults: list[str] = []
    interface = load_interface(ontology_folder(), catalogue, faults)
    if faults:
        raise FaultyOntology(tuple(faults))
    if language not in interface:
        raise WrongUse(f"no interface in {language!r}; choose one of {', '.join(sorted(interface))}")
    return interface


def _within_limit(texts: Mapping[str, str]) -> Mapping[str, str]:
    return texts if sum(map(len, texts.values())) <= _TEXT_LIMIT else {}


def _page_record(
    contents: Contents, drawing: Drawing, catalogue: Catalogue, interface: dict[str, Interface], seeds: list[int]
) -> dict[str, Any]:
    total = len(contents.entities) + len(drawing.events)
    return {
        "entities": len(contents.entities),
        "seeds": seeds if len(seeds) < total else None,
        "facts": [_fact_record(fact) for fact in contents.facts],
        "sentences": [[s.document, s.start, s.end, s.exact] for s in contents.sentences],
        "documents": [asdict(document) for document in contents.documents],
        "interface": {language: asdict(words) for language, words in interface.items()},
        "vocabulary": _vocabulary_record(catalogue),
        "shapes": SHAPES,
    }


def _fact_record(fact: FactRecord) -> dict[str, Any]:
    return {name: value for name, value in asdict(fact).items() if value is not None}


def _vocabulary_record(catalogue: Catalogue) -> dict[str, Any]:
    classes = {
        name: {
            "id": known.label_id,
            "en": known.label_en,
            "kind": known.kind,
            "tone": name_tone(catalogue, name),
            "edge": [known.edge.subject, known.edge.property, known.edge.object] if known.edge else None,
        }
        for name, known in catalogue.classes.items()
    }
    edges = {
        name: {"id": edge.label_id, "en": edge.label_en, "inverse": {"id": edge.inverse_id, "en": edge.inverse_en}}
        for name, edge in catalogue.edges.items()
    }
    plain: dict[str, Mapping[str, Labels]] = {
        "roles": catalogue.roles,
        "statuses": catalogue.statuses,
        "kinds": catalogue.kinds,
    }
    labels = {
        sort: {name: {"id": term.label_id, "en": term.label_en} for name, term in terms.items()}
        for sort, terms in plain.items()
    }
    return {"classes": classes, "edges": edges, **labels}


def _read_file(name: str) -> str:
    return (Path(str(files(__package__))) / name).read_text(encoding="utf-8")


def _read_script() -> str:
    return _guard("\n".join(_read_file(f"script/{name}") for name in _SCRIPTS), "script")


def _read_library() -> str:
    return _guard(_VIS.read_text(encoding="utf-8"), str(_VIS))


def _guard(script: str, name: str) -> str:
    # Inline script ends at the first closing tag, wherever it stands; none may be inside.
    if "</script" in script.lower():
        raise FaultyOntology((f"{name}: holds a closing script tag and cannot be inlined; escape it",))
    return script


def _content_policy(scripts: tuple[str, ...], style: str) -> str:
    allowed = " ".join(f"'{_digest(script)}'" for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src '{_digest(style)}'; img-src data: blob:; "
        "connect-src 'none'; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()
