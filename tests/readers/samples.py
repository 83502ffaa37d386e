"""The documents of the tests: the texts shipped as examples, and the samples beside the tests."""

from functools import cache
from pathlib import Path

from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "src/parchemin/examples"
SAMPLES = ROOT / "tests/samples"

PAGE_A = EXAMPLES / "RNCP40657/fiche.txt"
PAGE_B = EXAMPLES / "RNCP40913/fiche.txt"
PROGRAMME = EXAMPLES / "RNCP36358/programme.txt"
TABLE = EXAMPLES / "cqp-delegue-assurance-maladie/referentiel.txt"
TEXTS = (PAGE_A, PAGE_B, PROGRAMME, TABLE)
REFUSED = SAMPLES / "refuses"
EXPORTS = tuple(sorted((SAMPLES / "rncp").glob("*.xml")))


@cache
def reading_of(path: Path) -> Reading:
    return read(path.read_bytes(), path.name)


def codes_of(reading: Reading) -> list[str]:
    """The codes of the diagnostics, in order."""
    return [said.code for said in reading.diagnostics]
