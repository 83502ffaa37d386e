"""`parchemin deliberer`: the proposal, the decision and their reasons, from files."""

import argparse
import json
import sys
from pathlib import Path

from parchemin.commands.faults import print_diagnostics
from parchemin.domain.deliberation.dossier import deliberate
from parchemin.readers.certification_source import text_of
from parchemin.readers.dossier import read_dossier
from parchemin.writers.deliberation_json import deliberation_to_json
from parchemin.writers.deliberation_report import report

NAME = "deliberer"
HELP = "Délibérer sur le dossier d'un candidat : proposition, votes, décision et motifs."

REFUSED, UNREADABLE = 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The dossier, and how to print the answer."""
    parser.add_argument("dossier", metavar="DOSSIER.toml", help="dossier du candidat, en TOML")
    parser.add_argument("--json", action="store_true", help="écrire la réponse en JSON")
    parser.add_argument(
        "--arbre", action="store_true", help="écrire le raisonnement entier, règle par règle"
    )


def run(args: argparse.Namespace) -> int:
    """Print the deliberation; 1 when an act is refused, 2 when the dossier has errors."""
    path = Path(args.dossier)
    reading = read_dossier(text_of(path), path.parent)
    if reading.dossier is None:
        print_diagnostics(reading.diagnostics, path.name)
        return UNREADABLE
    deliberation = deliberate(reading.dossier)
    if args.json:
        json.dump(deliberation_to_json(deliberation), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print(report(deliberation, whole_tree=args.arbre))
    return REFUSED if deliberation.refusal is not None else 0
