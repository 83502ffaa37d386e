"""The second step of a delivery: what the authority answered to the jury's minutes."""

from collections.abc import Mapping
from datetime import date

from django.db import IntegrityError, transaction

from parchemin.domain.deliberation.decision import Ratification as Answer
from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.journal.actions import record
from parchemin.office.juries import outcomes
from parchemin.office.juries.access import require_office
from parchemin.office.juries.models import Decision, Jury, Ratification
from parchemin.office.juries.ties import Settled, Undecided, undecided, verdicts_with

RULE = "En cas de partage des voix, le règlement renvoie à l'autorité qui délivre."


@transaction.atomic
def ratify(
    *,
    on: Jury,
    accepted: bool,
    decided_on: date,
    reason: str,
    settles: Mapping[tuple[int, str], bool] | None = None,
    by: User,
) -> Ratification:
    """Record the answer of the authority the decisions await; given once.

    ``settles`` says, by hearing and bloc, whether the blocs that a tie sent to it are won: one
    answer for each of them, and for none but them. What they make of each candidate is then decided.
    """
    require_office(by)
    jury = Jury.objects.select_for_update(of=("self",)).select_related("reglement").get(pk=on.pk)
    left = undecided(jury)
    authority = _require_awaited(jury, left, decided_on)
    if not accepted and not reason.strip():
        raise RefusedAct("Un refus de délivrance dit son motif : écrivez-le.")
    settled = dict(settles or {})
    if not Ratification.objects.filter(jury=jury).exists():
        _require_ties(left, settled, authority, accepted=accepted)
    lines = [[hearing, code, won] for (hearing, code), won in sorted(settled.items())]
    row = _once(
        Ratification(
            jury=jury, accepted=accepted, authority=authority, decided_on=decided_on,
            reason=reason.strip(), settles=lines or None, recorded_by=by,
        )
    )  # fmt: skip
    if left is not None:
        _decide(left, row, settled)
    record("enregistrer la seconde étape", by=by, on=row, accepte=accepted, departages=row.settles)
    return row


def _require_awaited(jury: Jury, left: Undecided | None, decided_on: date) -> str:
    """The authority whose answer is awaited, on a day the jury had sat."""
    awaits = Decision.objects.filter(hearing__jury=jury).exclude(awaits="").first()
    if awaits is None and left is None:
        raise RefusedAct(
            f"Aucune décision du jury {jury.reference} n'attend une seconde étape : son règlement "
            "délivre en une étape, ou le jury n'est pas clos."
        )
    if decided_on < jury.held_on:
        raise RefusedAct(
            f"La réponse est datée du {decided_on:%d/%m/%Y}, avant le jury "
            f"({jury.held_on:%d/%m/%Y}) : vérifiez la date."
        )
    return awaits.awaits if awaits is not None else left.authority if left is not None else ""


def _require_ties(
    left: Undecided | None, settled: Settled, authority: str, *, accepted: bool
) -> None:
    """Refuse an answer on what the jury decided itself, and a tie left without one."""
    ties = left.ties if left is not None else ()
    strange = sorted({code for _, code in set(settled) - {tie.key for tie in ties}})
    if strange:
        raise RefusedAct(
            f"Sur {', '.join(strange)}, les voix n'étaient pas partagées : le jury a décidé, et "
            f"{authority} n'a rien à départager. Retirez cette réponse ; rien n'est écrit.",
            rule=RULE,
        )
    if not accepted and settled:
        raise RefusedAct(
            f"{authority} refuse de délivrer et départage des voix : l'un exclut l'autre. Laissez "
            "les départages vides, ou enregistrez une délivrance acceptée.",
            rule=RULE,
        )
    silent = [f"{tie.candidate} ({tie.code})" for tie in ties if tie.key not in settled]
    if accepted and silent:
        raise RefusedAct(
            f"Il manque la réponse de {authority} là où les voix étaient partagées : "
            f"{', '.join(silent)}. Dites pour chaque bloc s'il est acquis ; rien n'est écrit.",
            rule=RULE,
        )


def _once(row: Ratification) -> Ratification:
    """The row written; refused when the authority has answered already."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as double:
        raise RefusedAct(
            f"{row.authority} a déjà répondu pour le jury {row.jury.reference}."
        ) from double
    return row


def _decide(left: Undecided, row: Ratification, settled: Settled) -> None:
    """Write what was left undecided: the tied blocs, and the whole of their candidates."""
    answer = Answer(accepted=row.accepted, by=row.authority, on=row.decided_on, reason=row.reason)
    kept = set(
        Decision.objects.filter(hearing__jury=row.jury).values_list("hearing_id", "bloc_code")
    )
    rows = [
        item
        for verdict in verdicts_with(left.board, answer, settled)
        for item in outcomes.rows(left.board, verdict)
        if (item.hearing_id, item.bloc_code) not in kept
    ]
    Decision.objects.bulk_create(rows, batch_size=500)
