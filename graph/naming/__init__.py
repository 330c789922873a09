"""Know who is who: names, titles, bodies and groups, and what stands for a name."""

from .merging import merge_entities
from .names import find_names

__all__ = ["find_names", "merge_entities"]
