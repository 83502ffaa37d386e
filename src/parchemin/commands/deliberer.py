"""`parchemin deliberer`: the proposal, the decision and their reasons, from files."""

import argparse
import json
import sys
from pathlib import Path

from parchemin.commands.faults import print_diagnostics
from parchemin.domain.deliberation.dossier import deliberate
from parchemin.readers.diagnostics import UnreadableSource
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


def text_of(path: Path) -> str:
    """The text of a TOML file, which is always UTF-8."""
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise UnreadableSource(
            f"« {path} » ne peut pas être lu : vérifiez le chemin.", code="fichier-introuvable"
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableSource(
            f"« {path} » n'est pas écrit en UTF-8 : enregistrez-le de nouveau en UTF-8.",
            code="encodage-inconnu",
        ) from error
