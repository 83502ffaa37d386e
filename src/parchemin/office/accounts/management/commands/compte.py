"""``parchemin-bureau compte ouvrir``: the first account of an office, from its own machine."""

import getpass
from argparse import ArgumentParser

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.actions import open_account
from parchemin.office.accounts.models import Role


class Command(BaseCommand):
    help = "Ouvre un compte ; demande le mot de passe, ou le lit sur l'entrée standard."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("acte", choices=["ouvrir"], help="ouvrir : crée le compte")
        parser.add_argument("identifiant", help="ce que la personne tapera pour se connecter")
        parser.add_argument("--role", choices=Role.values, default=Role.SECRETARIAT.value)
        parser.add_argument("--nom", default="", help="prénom et nom")
        parser.add_argument(
            "--mot-de-passe-entree",
            action="store_true",
            help="lit le mot de passe sur une ligne de l'entrée standard",
        )

    def handle(self, *args: object, **options: object) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            raise CommandError(
                "La base n'est pas prête : démarrez d'abord l'office (parchemin-bureau demarrer), "
                "ou préparez-la (parchemin-bureau migrate), puis ouvrez le compte."
            )
        typed = input() if options["mot_de_passe_entree"] else getpass.getpass("Mot de passe : ")
        try:
            validate_password(typed)
            open_account(
                username=str(options["identifiant"]),
                role=Role(str(options["role"])),
                password=typed,
                full_name=str(options["nom"]),
                by="ligne de commande",
            )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        except RefusedAct as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Compte « {options['identifiant']} » ouvert, rôle {options['role']}.")
