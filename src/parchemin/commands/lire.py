"""``parchemin lire``: read a fiche, a référentiel or a programme, and say what was read."""

import argparse
import json
import sys
from pathlib import Path

from parchemin.commands.lire_summary import summary
from parchemin.readers.diagnostics import Severity
from parchemin.readers.document import as_document
from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read, read_file

NAME = "lire"
HELP = "Lire une fiche, un référentiel ou un programme, reconnu par son contenu."

READ, READ_WITH_ERRORS = 0, 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The document, and how to print what was read."""
    parser.add_argument(
        "fichier",
        metavar="FICHIER",
        help="fiche RNCP ou RS (page copiée ou enregistrée, export XML ou CSV, réponse JSON), "
        "référentiel en tableau (DOCX, PDF, XLSX, HTML, Markdown ou texte), cadre CASE ou programme "
        "de formation ; - pour l'entrée standard",
    )
    parser.add_argument("--json", action="store_true", help="écrire la lecture en JSON")
    parser.add_argument(
        "--details", action="store_true", help="dire tout de chaque constat, et que faire"
    )
    parser.epilog = (
        "État de sortie : 0 si le document est lu, même avec des avertissements ; 1 s'il est lu "
        "avec des erreurs (une valeur est perdue) ; 2 s'il est refusé."
    )


def run(args: argparse.Namespace) -> int:
    """Print the reading; 1 when a value is lost, 2 (by the dispatcher) when it is refused."""
    reading = _read(args.fichier)
    if args.json:
        json.dump(as_document(reading), sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(summary(reading, in_full=args.details))
    lost = any(said.severity is Severity.ERROR for said in reading.diagnostics)
    return READ_WITH_ERRORS if lost else READ


def _read(name: str) -> Reading:
    if name == "-":
        return read(sys.stdin.buffer.read(), "entrée standard")
    return read_file(Path(name))
