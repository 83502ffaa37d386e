"""``parchemin-bureau travailler``: run the long tasks of the office."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from parchemin.office.portal.working import Loop, follow_parent


class Command(BaseCommand):
    help = (
        "Exécute les tâches longues (lots de parchemins) et reprend celles qu'un arrêt a coupées."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--parent", type=int, default=None, help="s'arrête quand ce processus parent disparaît"
        )

    def handle(self, *args: object, **options: object) -> None:
        parent = options["parent"]
        if isinstance(parent, int):
            follow_parent(parent)
        Loop().run()
