"""``parchemin-bureau demarrer``: prepare the base, then serve the office."""

import os
import subprocess
import sys
from argparse import ArgumentParser

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError
from django.db.utils import OperationalError

from parchemin.office.portal.serving import Listening, OfficeServer, port_is_free

PROCESSES = 2
"""On both engines: SQLite gives each writer its turn, readers wait for nobody (WAL)."""
FIRST_STEPS = """
Parchemin répond sur {address}
Données : {data}

À essayer d'abord :
{steps}
Pour arrêter : Ctrl+C.
"""
DEMO_STEPS = (
    "  1. ouvrez cette adresse : la page de connexion liste les comptes de démonstration ;\n"
    "  2. entrez comme secrétariat, puis suivez un candidat, un jury, ses parchemins ;\n"
    "  3. vérifiez un parchemin sans compte : {address}/verifier\n"
)
PRODUCTION_STEPS = (
    "  1. servez cette adresse derrière {public}, par un mandataire https ;\n"
    "  2. ouvrez le premier compte sur cette machine : parchemin-bureau compte ouvrir claire ;\n"
    "  3. connectez-vous, complétez l'identité du certificateur, puis déposez une fiche.\n"
)


class Command(BaseCommand):
    help = "Prépare la base, charge la démonstration si elle est vide, puis sert l'office."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--port", type=int, default=None, help="port d'écoute (défaut : PARCHEMIN_PORT ou 8000)"
        )
        parser.add_argument(
            "--interface", default="127.0.0.1", help="adresse d'écoute (défaut : cette machine)"
        )

    def handle(self, *args: object, **options: object) -> None:
        host, port = str(options["interface"]), options["port"] or settings.ENVIRONMENT.port
        if not isinstance(port, int) or not 0 < port < 65536:  # noqa: PLR2004
            raise CommandError(f"Port {port} : attendu, un nombre de 1 à 65535.")
        if port != settings.ENVIRONMENT.port:
            start_again_on(port, host)
        if not port_is_free(host, port):
            raise CommandError(
                f"Le port {port} est déjà pris sur {host}, peut-être par un Parchemin déjà lancé. "
                f"Arrêtez-le, ou choisissez un autre port : PARCHEMIN_PORT={port + 1}."
            )
        self.prepare()
        self.say(f"http://{host}:{port}")
        OfficeServer(Listening(host, port, PROCESSES)).run()

    def prepare(self) -> None:
        """Bring the tables up to date and, in demonstration mode, fill an empty base."""
        try:
            call_command("migrate", verbosity=0, interactive=False)
        except OperationalError as error:
            raise CommandError(
                f"La base de données ne répond pas ({error}). Vérifiez DATABASE_URL, "
                f"ou le dossier PARCHEMIN_DATA ({settings.DATA})."
            ) from error
        if settings.DEMO and not get_user_model().objects.exists() and "demo" in get_commands():
            self.stdout.write("Chargement de la démonstration…")
            self.stdout.flush()
            load_demonstration()

    def say(self, address: str) -> None:
        steps = DEMO_STEPS if settings.DEMO else PRODUCTION_STEPS
        text = FIRST_STEPS.format(
            address=address,
            data=settings.DATA,
            steps=steps.format(address=address, public=settings.PUBLIC_URL),
        )
        self.stdout.write(text)
        self.stdout.flush()


def load_demonstration() -> None:
    """Fill the base from a process of its own.

    Composing the minutes starts threads: the server's children, forked from here, would wait for
    them for ever.
    """
    command = [sys.executable, "-m", "parchemin.office", "demo"]
    if subprocess.run(command, check=False).returncode:  # noqa: S603 - our own command
        raise CommandError("La démonstration ne s'est pas chargée : la cause est écrite ci-dessus.")


def start_again_on(port: int, host: str) -> None:
    """Replace this process by one whose environment says the port: one truth for all settings."""
    command = [sys.executable, "-m", "parchemin.office", "demarrer", "--interface", host]
    os.execve(command[0], command, {**os.environ, "PARCHEMIN_PORT": str(port)})  # noqa: S606
