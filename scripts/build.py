#!/usr/bin/env python3
"""Build the graph from a bare checkout: the same as ``hubungan build``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.cli import run

if __name__ == "__main__":
    sys.exit(run(["build", *sys.argv[1:]]))
