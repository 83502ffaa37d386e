"""One damaged input given to one reader, and what is to be said against the answer."""

import resource
import time
import warnings
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from outils.fuzz.damages import COSTLY, USUAL
from outils.fuzz.sources import sources
from parchemin.readers.acknowledgement import read_acknowledgement
from parchemin.readers.candidates import read_candidates
from parchemin.readers.diagnostics import Diagnostic, UnreadableSource
from parchemin.readers.dossier import read_dossier
from parchemin.readers.recognise import read
from parchemin.readers.reglement import read_reglement

SECONDS_PER_MB, FEWEST_SECONDS, MOST_MEMORY = 2.0, 2.0, 500_000_000
ONE_COSTLY_IN = 250

Reader = Callable[[bytes], Iterable[Diagnostic]]


def _document(data: bytes) -> Iterable[Diagnostic]:
    reading = read(data, "document")
    if not reading.certifications and not reading.diagnostics:
        raise AssertionError("une lecture vide dont rien n'est dit")
    return reading.diagnostics


def _acknowledgement(data: bytes) -> Iterable[Diagnostic]:
    read_acknowledgement(data, "accuse.xml")
    return ()


READERS: dict[str, Reader] = {
    "document": _document,
    "reglement": lambda data: read_reglement(_text(data)).diagnostics,
    "dossier": lambda data: read_dossier(_text(data), Path()).diagnostics,
    "candidats": lambda data: read_candidates(data, "candidats.csv").diagnostics,
    "accuse": _acknowledgement,
}
OWN = {".toml": ("reglement", "dossier"), ".csv": ("candidats",), ".xml": ("accuse",)}


@dataclass(frozen=True)
class Attempt:
    """What was given to which reader; ``fault`` is None when the answer is right."""

    number: int
    source: str
    damages: tuple[str, ...]
    reader: str
    size: int
    seconds: float
    refused: bool
    fault: str | None


def attempt(number: int, *, costly: bool = True) -> Attempt:
    """The input of that number, always the same, given to its reader."""
    chance = Random(number)  # noqa: S311 - des dégâts que l'on peut refaire, pas un secret
    name, data = chance.choice(sources())
    own = OWN.get(Path(name).suffix, ())
    reader = chance.choice(("document", "document", *own * 2, *READERS))
    if costly and number % ONE_COSTLY_IN == 0:
        chosen, reader = [chance.choice(COSTLY)], chance.choice(("document", *own))
    else:
        chosen = chance.choices(USUAL, k=chance.choice((1, 1, 1, 2, 3)))
    for damage in chosen:
        data = damage(data, chance)
    before, begun = _peak(), time.process_time()
    refused, fault = _answer(READERS[reader], data)
    spent = time.process_time() - begun
    allowed = max(FEWEST_SECONDS, SECONDS_PER_MB * len(data) / 1_000_000)
    if fault is None and spent > allowed:
        fault = f"{spent:.1f} s de calcul, {allowed:.1f} s au plus"
    if fault is None and before < _peak() > MOST_MEMORY + 2 * len(data):
        fault = f"{_peak() // 1_000_000} Mo de mémoire"
    damages = tuple(damage.__name__ for damage in chosen)
    return Attempt(number, name, damages, reader, len(data), spent, refused, fault)


def _answer(reader: Reader, data: bytes) -> tuple[bool, str | None]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            unplaced = [each.code for each in reader(data) if not each.place.sentence]
    except UnreadableSource as refusal:
        sentence = str(refusal)
        return True, None if sentence and "\n" not in sentence else f"refus mal dit : {sentence!r}"
    except Exception as error:  # noqa: BLE001 - c'est ce qui est cherché
        return False, _where(error)
    return False, f"diagnostics sans place : {unplaced}" if unplaced else None


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "?"
    return f"{type(error).__name__} en {place} : {str(error)[:120]}"


def _text(data: bytes) -> str:
    return data.decode("utf-8", errors="replace")
