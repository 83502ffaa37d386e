"""The command line: files and pipes, no Django."""

import argparse
import sys
from collections.abc import Sequence

from parchemin.commands import comparer, controler, convertir, deliberer, lire, qualite
from parchemin.domain.errors import ParcheminError

COMMANDS = (lire, convertir, comparer, qualite, deliberer, controler)


def parser() -> argparse.ArgumentParser:
    """The arguments of every command; each module names itself, helps and adds its own."""
    root = argparse.ArgumentParser(
        prog="parchemin", description="Du texte public d'une certification au titulaire déclaré."
    )
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMANDE")
    for command in COMMANDS:
        sub = commands.add_parser(command.NAME, help=command.HELP, description=command.HELP)
        command.add_arguments(sub)
        sub.set_defaults(run=command.run)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status is 0, 1 for a refused act, 2 for a file to correct."""
    args = parser().parse_args(arguments)
    try:
        status: int = args.run(args)
    except ParcheminError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stdout = None  # le lecteur du tube est parti : plus rien à écrire
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main())
