#!/usr/bin/env python3
"""Ask the graph from a bare checkout: the same as ``hubungan query``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.cli import run

if __name__ == "__main__":
    sys.exit(run(["query", *sys.argv[1:]]))
