"""Know who is who: names, titles, bodies and groups, and what stands for a name."""

from .names import find_names, merge_entities

__all__ = ["find_names", "merge_entities"]
