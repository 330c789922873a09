"""Those named inside the name of a gathering."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.knowledge.entities import KnownNames
from graph.model import Naming
from graph.naming.members import find_members


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("KTT ASEAN-Jepang digelar di Tokyo.", {"asean", "jepang"}),
        ("KTT Liga Arab digelar di Kairo.", {"liga-arab"}),
        ("Ruto menghadiri Peru Water Summit di Lima.", set()),
        ("Ruto menghadiri Peru-Africa Water Summit di Lima.", {"peru"}),
        ("Presiden Kenya mengunjungi Kairo.", set()),
    ],
)
def test_members_of_a_gathering(text: str, members: set[str], read: Callable[..., Naming], known: KnownNames) -> None:
    inside = find_members(read(text), known)
    assert {key for keys in inside.values() for key in keys} == members
