"""The acts on the catalogue: bringing an export in, from a command or from a screen."""

from datetime import date
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.catalogue import deposits
from parchemin.office.catalogue.models import Export
from parchemin.office.catalogue.opening import Opened, opened, sha256_of
from parchemin.office.catalogue.tasks import import_export
from parchemin.office.journal.actions import record, take_turn

MACHINE = "ligne de commande"


@transaction.atomic
def announce(*, source: Opened, dated: date | None, by: object, name: str = "") -> Export:
    """The row of that export, made at its first import; the same file gives the same row.

    Raises RefusedAct when nothing says its date, or when the catalogue already comes from a newer
    export of the same register.
    """
    require_right(by)
    sha256 = sha256_of(source.path)
    take_turn()
    export = Export.objects.filter(sha256=sha256).first()
    if export is not None and export.finished_at:
        return export
    dated = export.dated if export else dated or source.dated
    if dated is None:
        raise RefusedAct(
            f"Rien ne dit de quand date « {name or source.path.name} » : donnez le jour de l'export."
        )
    _refuse_older(source.register, dated, export)
    return export or Export.objects.create(
        name=(name or source.name)[:255],
        sha256=sha256,
        register=source.register,
        dated=dated,
        requested_by=str(by),
        size=source.size,
    )


@transaction.atomic
def deposit(*, path: Path, name: str, dated: date | None, by: User) -> Export:
    """Keep a file that a screen received, and queue its import; the same file is kept once."""
    export = announce(source=opened(path, name), dated=dated, by=by, name=name)
    if export.finished_at is None and not export.deposited:
        export.deposited = deposits.keep(path, export.sha256)
        export.save(update_fields=["deposited"])
        record("déposer un export du registre", by=by, on=export, fichier=export.name)
        import_export.enqueue(export_id=export.pk)
    return export


@transaction.atomic
def resume(*, on: Export, by: User) -> None:
    """Put back in the queue an import that something stopped."""
    require_right(by)
    export = Export.objects.select_for_update().get(pk=on.pk)
    if export.finished_at:
        raise RefusedAct("Cet import est achevé : il n'y a rien à reprendre.")
    if not deposits.is_kept(export.deposited):
        raise RefusedAct(
            "Le fichier de cet import n'est plus à l'office : déposez-le de nouveau, ou relancez "
            "la commande qui l'importait."
        )
    export.failure = ""
    export.save(update_fields=["failure"])
    record("reprendre un import", by=by, on=export)
    import_export.enqueue(export_id=export.pk)


def require_right(by: object) -> None:
    """The command of the machine, or the secretariat; PermissionDenied for anybody else."""
    if by != MACHINE and not (isinstance(by, User) and by.role == Role.SECRETARIAT):
        raise PermissionDenied


def _refuse_older(register: str, dated: date, export: Export | None) -> None:
    later = Q(dated__gt=dated) | (Q(dated=dated, pk__gt=export.pk) if export else Q(pk=None))
    newer = Export.objects.filter(later, register=register).first()
    if newer is not None:
        raise RefusedAct(
            f"Le catalogue vient déjà de « {newer.name} », export du {newer.dated:%d/%m/%Y} : celui "
            f"du {dated:%d/%m/%Y} est plus ancien, l'importer ferait reculer les fiches."
        )
