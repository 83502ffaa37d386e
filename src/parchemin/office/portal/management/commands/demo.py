"""``parchemin-bureau demo``: fill an empty office with the demonstration."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from parchemin.office.portal.demonstration.build import build


class Command(BaseCommand):
    help = "Remplit un office vide de la promotion de démonstration (24 personnes inventées)."

    def handle(self, *args: object, **options: object) -> None:
        if not settings.DEMO:
            raise CommandError("La démonstration ne se charge pas dans un office en production.")
        if get_user_model().objects.exists():
            raise CommandError("L'office n'est pas vide : la démonstration n'y entre pas.")
        paths = build()
        self.stdout.write(f"Démonstration chargée : {len(paths)} parcours inventés.")
