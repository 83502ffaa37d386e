"""`parchemin controler`: every fault of a règlement at once, then what it decides and leaves."""

import argparse
from pathlib import Path

from parchemin.commands.faults import print_in_text
from parchemin.domain.rules.clause import Clause
from parchemin.domain.rules.reglement import Reglement
from parchemin.readers.certification_source import text_of
from parchemin.readers.examples import example_names, example_reglement
from parchemin.readers.reglement import read_reglement

NAME = "controler"
HELP = "Contrôler un règlement : toutes ses erreurs d'un coup, ses silences, ses choix."

WRONG = 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The règlement, as a file or as the name of an example."""
    parser.add_argument(
        "reglement", metavar="reglement.toml", help="règlement, ou nom d'un exemple livré"
    )


def run(args: argparse.Namespace) -> int:
    """Print the findings, then the règlement line by line; 2 when it has errors."""
    name = args.reglement
    text = example_reglement(name) if name in example_names() else text_of(Path(name))
    reading = read_reglement(text)
    print_in_text(reading.diagnostics, Path(name).name, text)
    if reading.reglement is None:
        count = len(reading.errors)
        print(f"{count} erreur{'s' if count > 1 else ''} : le règlement n'est pas utilisable.")
        return WRONG
    print_reglement(reading.reglement)
    return 0


def print_reglement(reglement: Reglement) -> None:
    """The title, each line with its source and its mark, then the totals."""
    print(f"{reglement.certification}, {reglement.title}")
    for clause in reglement.all_clauses():
        print(f"  [{clause.path}] {_state(clause)}{clause.origin.cite()}{_dates(clause)}")
    lines, silent = len(reglement.all_clauses()), len(reglement.silences())
    print(
        f"{lines} règles, dont {silent} où le texte est muet et "
        f"{len(reglement.demo_choices())} choisies pour la démonstration."
    )


def _state(clause: Clause[object]) -> str:
    return "muet : " if clause.value is None else ""


def _dates(clause: Clause[object]) -> str:
    since, until = clause.origin.since, clause.origin.until
    text = f" depuis le {since:%d/%m/%Y}" if since else ""
    return text + (f" jusqu'au {until:%d/%m/%Y}" if until else "")
