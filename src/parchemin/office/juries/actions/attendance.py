"""Who comes in and goes out, and the sheet the members signed."""

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.journal.actions import record
from parchemin.office.juries.access import require_office
from parchemin.office.juries.models import Jury, Passage, Seat, SignedSheet
from parchemin.office.juries.states import locked

LARGEST_SHEET = 10 * 1024 * 1024
SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
)
"""What the first bytes of each kind of file say, whatever its name."""


@transaction.atomic
def record_passage(*, seat: Seat, kind: str, at: datetime, by: User) -> Passage:
    """Write that a member came in or went out at that time; his presence follows.

    A member who has voted stays present for the votes he gave: only the time is written.
    """
    require_office(by)
    jury = locked(seat.jury, "noter un passage", Jury.State.PREPARED, Jury.State.OPEN)
    row = jury.seats.select_related("juror").filter(pk=seat.pk).first()
    if row is None:
        raise RefusedAct(
            f"La composition du jury {jury.reference} vient de changer : {seat.juror.name} n'y a "
            "plus ce siège. Rechargez la page."
        )
    _require_order(jury, row, kind, at)
    passage = Passage.objects.create(jury=jury, juror=row.juror, kind=kind, at=at, recorded_by=by)
    arrived = kind == Passage.Kind.ARRIVAL
    if arrived or not row.votes.exists():
        row.present = arrived
        row.save(update_fields=["present"])
    record("noter un passage", by=by, on=passage, membre=row.juror_id, sens=kind)
    return passage


def _require_order(jury: Jury, seat: Seat, kind: str, at: datetime) -> None:
    name = seat.juror.name
    if kind not in Passage.Kind.values:
        raise RefusedAct(f"« {kind} » n'est pas un passage : arrivée ou départ étaient attendus.")
    if at > timezone.now():
        raise RefusedAct(f"L'heure notée pour {name} est dans l'avenir : vérifiez-la.")
    last = jury.passages.filter(juror=seat.juror).order_by("-id").first()
    if last is not None and at < last.at:
        said = timezone.localtime(last.at)
        raise RefusedAct(
            f"{name} : le passage précédent est noté le {said:%d/%m/%Y} à {said:%H h %M}. Les "
            "passages se notent dans l'ordre : vérifiez l'heure."
        )
    if last is not None and last.kind == kind:
        word = "arrivé" if kind == Passage.Kind.ARRIVAL else "parti"
        raise RefusedAct(f"{name} est déjà noté {word} : rien n'est écrit.")
    if last is None and kind == Passage.Kind.LEAVING and not seat.present:
        raise RefusedAct(f"{name} n'est pas noté présent : un départ suit une arrivée.")


@transaction.atomic
def deposit_sheet(*, on: Jury, name: str, content: bytes, by: User) -> SignedSheet:
    """Keep the signed sheet byte for byte; its first bytes say what it is, not its name."""
    require_office(by)
    jury = Jury.objects.select_for_update(of=("self",)).get(pk=on.pk)
    if jury.state == Jury.State.PREPARED:
        raise RefusedAct(
            f"Le jury {jury.reference} n'est pas encore ouvert : la feuille signée se dépose une "
            "fois la séance ouverte."
        )
    kind = kind_of(name, content)
    digest = hashlib.sha256(content).hexdigest()
    try:
        with transaction.atomic():
            sheet = SignedSheet.objects.create(
                jury=jury, name=name[:255], kind=kind, content=content, size=len(content),
                sha256=digest, recorded_by=by,
            )  # fmt: skip
    except IntegrityError as known:
        raise RefusedAct(
            f"Le fichier « {name} » est déjà déposé pour ce jury, octet pour octet : rien n'est "
            "ajouté."
        ) from known
    record("déposer la feuille d'émargement", by=by, on=sheet, empreinte=digest)
    return sheet


def kind_of(name: str, content: bytes) -> str:
    """PDF, JPEG or PNG by the first bytes; raises RefusedAct for anything else or too large."""
    if len(content) > LARGEST_SHEET:
        size = len(content) / 1024 / 1024
        raise RefusedAct(
            f"« {name} » pèse {size:.1f} Mo : 10 Mo au plus étaient attendus. Numérisez la feuille "
            "avec une définition plus faible."
        )
    for start, kind in SIGNATURES:
        if content.startswith(start):
            return kind
    raise RefusedAct(
        f"« {name} » n'est ni un PDF, ni une image JPEG ou PNG, quel que soit son nom : numérisez "
        "la feuille signée dans l'un de ces formats."
    )
