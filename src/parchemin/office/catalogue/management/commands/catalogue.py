"""``parchemin-bureau catalogue importer``: bring the register's exports into the office."""

import sys
from argparse import ArgumentParser
from datetime import date, datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import counted
from parchemin.office.catalogue.actions import MACHINE, announce
from parchemin.office.catalogue.importing import Progress, run
from parchemin.office.catalogue.models import Export
from parchemin.office.catalogue.opening import opened

SHOWN = 50
"""Fiches left aside that are listed; the page of the import lists them all."""


def day(text: str) -> date:
    return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no hour


class Command(BaseCommand):
    help = (
        "Importe l'export XML du registre (RNCP ou RS, zip ou XML) dans le catalogue ; interrompu, "
        "il reprend où il en est."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("acte", choices=["importer"], help="importer : lit et range les fiches")
        parser.add_argument("fichiers", nargs="+", type=Path, help="exports, zip ou XML")
        parser.add_argument(
            "--date",
            type=day,
            default=None,
            help="jour de l'export (AAAA-MM-JJ), quand le nom du fichier ne le dit pas",
        )

    def handle(self, *args: object, **options: object) -> None:
        paths, dated = options["fichiers"], options["date"]
        assert isinstance(paths, list)
        assert dated is None or isinstance(dated, date)
        stopped = [path for path in paths if not self.bring(path, dated)]
        if stopped:
            raise CommandError(f"{counted(len(stopped), 'export')} non importé jusqu'au bout.")

    def bring(self, path: Path, dated: date | None) -> bool:
        """Import one file; False, with its sentence said, when it could not be done to the end."""
        try:
            source = opened(path)
            export = announce(source=source, dated=dated, by=MACHINE)
            if export.finished_at:
                self.stdout.write(
                    f"{path.name} : déjà importé le {export.finished_at:%d/%m/%Y}, rien ne change."
                )
                return True
            self.stdout.write(f"{path.name} : export du {export.dated:%d/%m/%Y}.")
            run(export, source, tell=self.show)
        except RefusedAct as refused:
            self.stderr.write(str(refused))
            return False
        self.conclude(export)
        return not export.failure

    def show(self, progress: Progress) -> None:
        line = (
            f"  {progress.share:4.0%} · {progress.read} fiches · {progress.rate:.0f} fiches/s · "
            f"reste {progress.remaining:.0f} s"
        )
        self.stdout.write(line, ending="\r" if sys.stdout.isatty() else "\n")
        self.stdout.flush()

    def conclude(self, export: Export) -> None:
        self.stdout.write(
            f"  {counted(export.read, 'fiche lue')} : {export.added} nouvelles, "
            f"{export.changed} changées, {export.gone} disparues."
        )
        for problem in export.problems[:SHOWN]:
            self.stderr.write(f"  {problem['lieu']} : {problem['constat']}")
        if len(export.problems) > SHOWN:
            self.stderr.write(f"  … et {len(export.problems) - SHOWN} autres fiches écartées.")
        if export.failure:
            self.stderr.write(export.failure)
