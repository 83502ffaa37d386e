"""Measure everything and write bench/results.json: ``python -m bench [name …]``."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from bench import (
    catalogue,
    certificates,
    declaration,
    deliberate,
    framework_import,
    jury_page,
    jury_served,
    read_xml,
)
from bench.figures import Figure

MEASURES = {
    "read_xml": read_xml.measure,
    "deliberate": deliberate.measure,
    "certificates": certificates.measure,
    "declaration": declaration.measure,
    "jury_page": jury_page.measure,
    "jury_served": jury_served.measure,
    "framework_import": framework_import.measure,
    "catalogue": catalogue.measure,
}
RESULTS = Path(__file__).with_name("results.json")


def main(names: list[str]) -> int:
    """Run the measures of those names, all by default; 2 when a name is unknown.

    Only a whole run writes the results: figures measured apart are not to be compared.
    """
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        print(f"Mesure inconnue : {', '.join(unknown)}. Connues : {', '.join(MEASURES)}.")
        return 2
    figures = []
    for name in names or MEASURES:
        measured = MEASURES[name]()
        figures += measured
        for figure in measured:
            print(shown(figure), flush=True)
    if names:
        return 0
    text = json.dumps([asdict(figure) for figure in figures], ensure_ascii=False, indent=2)
    RESULTS.write_text(text + "\n", encoding="utf-8")
    print(f"Résultats : {RESULTS}")
    return 0


def shown(figure: Figure) -> str:
    """One figure as a line of French text."""
    compared = f" ; {figure.ratio} × {figure.against}" if figure.against else ""
    return f"{figure.name} : {figure.value} {figure.unit}{compared}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
