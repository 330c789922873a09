"""Write the interactive page: one HTML file that opens anywhere, with no network."""

from .page import write_page

__all__ = ["write_page"]
