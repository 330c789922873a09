"""Read Indonesian prose on international relations into a knowledge graph one can trust.

>>> from graph import build
>>> graph = build(["documents/kuwait-peru.txt"])
>>> print(graph)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .building import build
    from .knowledge_graph import KnowledgeGraph

__all__ = ["KnowledgeGraph", "build"]

_HOMES = {"KnowledgeGraph": ".knowledge_graph", "build": ".building"}


def __getattr__(name: str) -> object:
    """Load what is asked for when it is asked for, so that the command line starts at once."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name], __name__), name)
