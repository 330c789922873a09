"""The errors hubungan raises: each message names the file, the place and the way out."""

from __future__ import annotations


class HubunganError(Exception):
    """Stand at the root of every error this package raises on purpose."""


class FaultyOntology(HubunganError):
    """Say that the data under ``ontology/`` contradicts itself; the message lists every fault."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__(f"{len(faults)} fault(s) in the ontology:\n" + "\n".join(faults))


class FaultyQuery(HubunganError):
    """Say that a query does not parse, names nothing known or lacks a parameter."""


class FaultyGraph(HubunganError):
    """Say that a file does not hold a graph this package can read."""


class WrongUse(HubunganError):
    """Say that a command or function was called in a way that cannot work."""
