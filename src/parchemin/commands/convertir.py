"""``parchemin convertir``: write what a document says in a form that other programs read."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from parchemin.commands.faults import print_diagnostics
from parchemin.domain.errors import ParcheminError, RefusedAct
from parchemin.domain.french import counted
from parchemin.domain.referentiel import Certification
from parchemin.readers.diagnostics import Severity
from parchemin.readers.document import as_document
from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read, read_file
from parchemin.writers.case import Edition, framework_case
from parchemin.writers.framework_csv import framework_csv

NAME = "convertir"
HELP = "Écrire une certification en CASE, en classeur, en CSV ou en JSON."

WRITTEN, WRITTEN_WITH_ERRORS = 0, 1
STANDARD_INPUT = "-"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The document, the form wanted, and where to write it."""
    parser.add_argument(
        "fichier",
        metavar="FICHIER",
        help="tout document que « parchemin lire » lit ; - pour l'entrée standard",
    )
    parser.add_argument("--vers", required=True, choices=tuple(_WRITERS), help="la forme à écrire")
    parser.add_argument(
        "-o", "--sortie", metavar="SORTIE", type=Path, help="fichier à écrire (sinon, la sortie)"
    )
    parser.add_argument(
        "--edition",
        default="1",
        metavar="VERSION",
        help="version du référentiel, d'où viennent avec le numéro les identifiants CASE (1)",
    )
    parser.add_argument(
        "--date",
        type=_moment,
        metavar="AAAA-MM-JJ",
        help="date du dernier changement, pour CASE (sinon, celle du fichier)",
    )
    parser.epilog = (
        "État de sortie : 0 si tout est écrit ; 1 si la lecture a perdu une valeur, dite sur la "
        "sortie d'erreur ; 2 si le document est refusé."
    )


def run(args: argparse.Namespace) -> int:
    """Write the conversion; the findings that lose a value go to the error output."""
    reading = _read(args.fichier)
    name = reading.source.name
    errors = [said for said in reading.diagnostics if said.severity is Severity.ERROR]
    if not reading.certifications:
        print_diagnostics(errors, name)
        raise RefusedAct(f"« {name} » ne donne aucune certification : il n'y a rien à convertir.")
    written = _WRITERS[args.vers](reading, args)
    if args.sortie is None:
        sys.stdout.buffer.write(written)
    else:
        _save(args.sortie, written)
    print_diagnostics(errors, name)
    return WRITTEN_WITH_ERRORS if errors else WRITTEN


def _read(name: str) -> Reading:
    if name == STANDARD_INPUT:
        return read(sys.stdin.buffer.read(), "entrée standard")
    return read_file(Path(name))


def _save(path: Path, written: bytes) -> None:
    try:
        path.write_bytes(written)
    except OSError as error:
        raise ParcheminError(
            f"« {path} » ne peut pas être écrit ({error.strerror}) : choisissez un autre dossier."
        ) from None


def _case(reading: Reading, args: argparse.Namespace) -> bytes:
    if len(reading.certifications) > 1:
        raise RefusedAct(
            f"Ce document décrit {counted(len(reading.certifications), 'certification')}, et un "
            "cadre CASE n'en décrit qu'une : donnez un document par certification."
        )
    certification = reading.certifications[0]
    changed = args.date or _changed(args.fichier)
    return framework_case(
        certification,
        Edition(number=certification.number or "", version=args.edition, changed=changed),
    )


def _changed(name: str) -> datetime:
    """When the file last changed."""
    if name == STANDARD_INPUT:
        raise RefusedAct("Une lecture de l'entrée standard n'a pas de date : donnez --date.")
    return datetime.fromtimestamp(int(Path(name).stat().st_mtime), UTC)


def _json(reading: Reading, _: argparse.Namespace) -> bytes:
    return json.dumps(as_document(reading), ensure_ascii=False, indent=2).encode() + b"\n"


def _workbook(certifications: tuple[Certification, ...]) -> bytes:
    """The library of workbooks is costly: it is imported with the first one."""
    written: bytes = import_module("parchemin.writers.workbook").framework_workbook(certifications)
    return written


def _table(
    write: Callable[[tuple[Certification, ...]], bytes],
) -> Callable[[Reading, argparse.Namespace], bytes]:
    return lambda reading, _: write(reading.certifications)


def _moment(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"« {text} » n'est pas une date : écrivez AAAA-MM-JJ."
        ) from None


_WRITERS: Mapping[str, Callable[[Reading, argparse.Namespace], bytes]] = {
    "case": _case,
    "xlsx": _table(_workbook),
    "csv": _table(framework_csv),
    "json": _json,
}
