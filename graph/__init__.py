"""Read Indonesian prose on international relations into a knowledge graph one can trust.

>>> from graph import build
>>> graph = build(["documents/kuwait-peru.txt"])
>>> print(graph)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api import Failure, KnowledgeGraph, build

__all__ = ["Failure", "KnowledgeGraph", "build"]


def __getattr__(name: str) -> object:
    """Load the library when it is asked for, so that the command line starts at once."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from . import api  # noqa: PLC0415 - see above

    return getattr(api, name)
