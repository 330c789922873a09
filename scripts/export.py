#!/usr/bin/env python3
"""Write the graph in another format from a bare checkout: the same as ``hubungan export``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.cli import run

if __name__ == "__main__":
    sys.exit(run(["export", *sys.argv[1:]]))
