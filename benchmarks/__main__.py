"""Measure and write benchmarks/results.json: `make bench`, or `python -m benchmarks widgets` for one part."""

import argparse
import json
from importlib import import_module
from pathlib import Path

PARTS = ("diagnosis", "grading", "kills", "attacks", "widgets")
RESULTS = Path(__file__).resolve().parent / "results.json"


def main() -> None:
    """Measure the parts asked for, and keep the figures of the others."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="what to measure; everything if left out")
    figures = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    for part in parser.parse_args().parts or PARTS:
        figures[part] = import_module(f"benchmarks.{part}").measure()
        RESULTS.write_text(json.dumps(figures, indent=2) + "\n")
        print(json.dumps({part: figures[part]}, indent=2))


if __name__ == "__main__":
    main()
