"""Numbers that follow one another within a year, never given twice."""

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, models, transaction
from django.db.models.functions import Length

from parchemin.domain.errors import RefusedAct

T = TypeVar("T", bound=models.Model)
TRIES = 20


def insert_numbered(table: type[T], column: str, prefix: str, make: Callable[[str], T]) -> T:
    """Insert what ``make`` builds with the next free number; two at once get two numbers."""
    for _ in range(TRIES):
        number = following(table, column, prefix)
        try:
            with transaction.atomic():
                return make(number)
        except IntegrityError:
            if not table._default_manager.filter(**{column: number}).exists():
                raise
    raise RefusedAct(
        f"Le numéro « {prefix} » suivant est disputé par d'autres actes : réessayez dans un instant."
    )


def following(table: type[models.Model], column: str, prefix: str) -> str:
    """The number after the last one given under that prefix."""
    last = (
        table._default_manager.filter(**{f"{column}__startswith": f"{prefix}-"})
        .order_by(Length(column).desc(), f"-{column}")
        .values_list(column, flat=True)
        .first()
    )
    rank = int(last.rpartition("-")[2]) + 1 if last else 1
    return f"{prefix}-{rank:04d}"
