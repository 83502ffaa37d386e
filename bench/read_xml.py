"""Fiches read per second, against a bare lxml pass over the same file that keeps nothing.

``read_xml`` reads every value, place and diagnostic that ``parchemin lire --json`` writes.
``read_xml_catalogue`` reads the headings only: what a catalogue of the register searches, without
competencies, modalities, routes, statistics nor correspondences.
"""

import re
import tempfile
from pathlib import Path

from lxml import etree

from bench.figures import Figure, interleaved, rate
from parchemin.readers.fiche_xml.reader import read_fiches, read_headings

SAMPLES = Path(__file__).parents[1] / "tests/samples/rncp"
FICHES = 1_998
ROUNDS = 3
RIVAL = "lxml.iterparse seul, même fichier"


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "export.xml"
        count = build(export, FICHES)

        def whole() -> None:
            assert (
                sum(reading.certification is not None for reading in read_fiches(export)) == count
            )

        def headings() -> None:
            assert sum(reading.heading is not None for reading in read_headings(export)) == count

        def rival() -> None:
            assert bare_pass(export) == count

        return [
            rate(name, count, "fiches/s", RIVAL, interleaved(ours, rival, rounds=ROUNDS))
            for name, ours in (("read_xml", whole), ("read_xml_catalogue", headings))
        ]


def build(export: Path, wanted: int) -> int:
    """An export of at least that many real fiches, repeated; how many it holds."""
    sources = [path.read_text("utf-8") for path in sorted(SAMPLES.glob("*.xml"))]
    fiches = [
        found for text in sources for found in re.findall(r"<FICHE>.*?</FICHE>", text, re.DOTALL)
    ]
    times = -(-wanted // len(fiches))
    with export.open("w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<FICHES>\n')
        for _ in range(times):
            file.writelines(f"{fiche}\n" for fiche in fiches)
        file.write("</FICHES>\n")
    return times * len(fiches)


def bare_pass(export: Path) -> int:
    """Parse the file and count its fiches, each forgotten at once."""
    count = 0
    for _, element in etree.iterparse(export, tag="FICHE", no_network=True):
        count += 1
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return count
