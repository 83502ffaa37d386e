"""What was declared: figures, declarations, their files, the holders refused and why."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from parchemin.office.certificates.declaring import (
    ACCEPTED,
    OPEN,
    REFUSED,
    STATES,
    UNREGISTERED,
    WAITING,
    standing,
)
from parchemin.office.certificates.models import Certificate, Declaration, DeclaredPassage
from parchemin.readers.acknowledgement import ADVICE, classify


def figures(overdue_until: date) -> dict[str, int]:
    """How many parchemins stand in each state, and how many are overdue."""
    rows = standing().order_by().values_list("standing").annotate(count=Count("pk"))
    counts = {**dict.fromkeys(STATES, 0), **dict(rows)}
    late = standing().filter(standing__in=OPEN, delivered_on__lte=overdue_until).count()
    return {
        "open": sum(counts[state] for state in OPEN),
        "late": late,
        "waiting": counts[WAITING],
        "accepted": counts[ACCEPTED],
        "refused": counts[REFUSED],
        "unregistered": counts[UNREGISTERED],
    }


def made() -> QuerySet[Any]:
    """The declarations, newest first, with how many passages were sent and answered."""
    return (
        Declaration.objects.select_related("made_by")
        .annotate(
            sent=Count("files__declared"),
            answered=Count("files__declared__answer"),
            refused=Count("files__declared__answer", Q(files__declared__answer__accepted=False)),
        )
        .order_by("-made_at")
    )


def files_of(declaration: Declaration) -> QuerySet[Any]:
    """The files of a declaration with their answers counted; their content stays in the base."""
    answer = "declared__answer"
    return (
        declaration.files.defer("content")
        .annotate(
            accepted=Count(answer, Q(declared__answer__accepted=True)),
            refused=Count(answer, Q(declared__answer__accepted=False)),
        )
        .order_by("rank")
    )


@dataclass(frozen=True)
class RefusedPassage:
    """A holder the Caisse des Dépôts refused: its sentence, and what to do about it."""

    certificate: Certificate
    message: str
    advice: str


def refusals_of(declaration: Declaration) -> list[RefusedPassage]:
    """What was refused of a declaration, in the order of its files."""
    rows = (
        DeclaredPassage.objects.filter(file__declaration=declaration, answer__accepted=False)
        .select_related("certificate__person__civil_status", "answer")
        .order_by("file__rank", "id")
    )
    return [
        RefusedPassage(row.certificate, row.answer.message, ADVICE[classify(row.answer.message)])
        for row in rows
    ]
