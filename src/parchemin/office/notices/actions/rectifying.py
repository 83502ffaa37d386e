"""Correcting the words of closed minutes, without touching them."""

import hashlib
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.domain.rectification import rectify
from parchemin.office.accounts.models import User
from parchemin.office.journal.actions import record, take_turn
from parchemin.office.juries.minutes_content import to_json
from parchemin.office.juries.models import Jury
from parchemin.office.juries.numbering import insert_numbered
from parchemin.office.notices.access import require_office
from parchemin.office.notices.models import Rectification
from parchemin.office.notices.standing import latest_minutes
from parchemin.office.sealing import seal
from parchemin.writers import minutes_pdf


@transaction.atomic
def rectify_minutes(
    *, on: Jury, said: Mapping[str, str], reason: str, read_rank: int, by: User
) -> Rectification:
    """Write rectifying minutes with these texts in place of those that were sealed.

    ``said`` goes from the key of a text to its new words. ``read_rank`` is how many rectifying
    minutes the author had read: refused when somebody has written others since.
    """
    require_office(by)
    take_turn()
    page = latest_minutes(on)
    if page.rank != read_rank:
        raise RefusedAct(
            f"Le procès-verbal {page.acts.number} a été écrit pendant votre correction : relisez-le, "
            "puis corrigez-le à son tour."
        )
    now = timezone.now()

    def make(number: str) -> Rectification:
        rectified, corrections = rectify(page.acts, said, reason=reason, number=number, at=now)
        pdf = seal(minutes_pdf.render(rectified), reason=f"Procès-verbal rectificatif {number}")
        row = Rectification.objects.create(
            minutes=page.row,
            number=number,
            rank=page.rank + 1,
            content=to_json(rectified),
            reason=reason.strip(),
            pdf=pdf,
            sha256=hashlib.sha256(pdf).hexdigest(),
            recorded_at=now,
            recorded_by=by,
        )
        record(
            "rectifier un procès-verbal",
            by=by,
            on=row,
            corrige=page.acts.number,
            empreinte=row.sha256,
            textes=[item.label for item in corrections],
        )
        return row

    return insert_numbered(Rectification, "number", f"PVR-{now.year}", make)
