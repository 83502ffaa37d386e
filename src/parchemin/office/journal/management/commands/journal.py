"""``parchemin-bureau journal verifier``: does the chain of acts still hold?"""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from parchemin.office.journal.queries import verify


class Command(BaseCommand):
    help = "Vérifie la chaîne d'empreintes du journal des actes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "acte", choices=["verifier"], help="verifier : parcourt toute la chaîne"
        )

    def handle(self, *args: object, **options: object) -> None:
        verdict = verify()
        if not verdict.sound:
            message = (
                f"Journal rompu : l'écriture n° {verdict.broken_at} {verdict.sentence}. "
                f"Les {verdict.entries} écritures précédentes sont intactes."
            )
            raise CommandError(message)
        self.stdout.write(
            f"Journal intact : {verdict.entries} écritures, dernière empreinte {verdict.head}."
        )
