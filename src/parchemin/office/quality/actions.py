"""Answering a quality finding."""

from django.db import transaction

from parchemin.domain.errors import RefusedAct
from parchemin.domain.quality.finding import QualityFinding
from parchemin.office.journal.actions import record, take_turn
from parchemin.office.quality.access import require_secretariat
from parchemin.office.quality.models import Answer
from parchemin.office.referentiels.models import Version


@transaction.atomic
def answer(
    *, on: Version, finding: QualityFinding, key: str, verdict: str, note: str, by: object
) -> Answer:
    """Answer a finding, with a reason; the answers before stay written.

    The same answer sent twice by the same person is written once.
    """
    secretary = require_secretariat(by)
    if not note.strip():
        raise RefusedAct("Dites en une phrase pourquoi : la réponse restera avec le référentiel.")
    take_turn()
    last = Answer.objects.filter(number=on.number, key=key).order_by("-id").first()
    if last and (last.verdict, last.note, last.recorded_by) == (verdict, note.strip(), secretary):
        return last
    row = Answer.objects.create(
        number=on.number,
        key=key,
        rule=finding.rule.code,
        quote=finding.remark.quote,
        verdict=verdict,
        note=note.strip(),
        recorded_by=secretary,
    )
    record(
        "répondre à un constat de qualité",
        by=by,
        on=on,
        regle=finding.rule.code,
        reponse=verdict,
        motif=row.note,
    )
    return row
