"""The enterprise that welcomes a candidate: a fact of the path, dated, with its author."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.candidates import access
from parchemin.office.candidates.closure import closed
from parchemin.office.candidates.companies import companies
from parchemin.office.candidates.models import Enrolment, HostCompany
from parchemin.office.journal.actions import record


@transaction.atomic
def describe_company(
    *, on: Enrolment, name: str, workforce: int | None, known_on: date | None, by: User
) -> tuple[HostCompany, bool]:
    """Record the enterprise and its size; the same again is found, not written twice."""
    access.require_secretariat(by)
    path = Enrolment.objects.select_for_update().get(pk=on.pk)
    _require_sound(path, name, workforce, known_on)
    if refusal := closed([path.pk]).get(path.pk):
        raise RefusedAct(refusal)
    known = companies([path.pk]).get(path.pk)
    said = (name, workforce, known_on)
    if known is not None and (known.name, known.workforce, known.known_on) == said:
        return known, False
    row = HostCompany.objects.create(
        enrolment=path, name=name, workforce=workforce, known_on=known_on, recorded_by=by
    )
    record(
        "décrire l'entreprise d'accueil",
        by=by,
        on=path,
        reference=path.reference,
        entreprise=name,
        effectif=workforce,
        constate_le=None if known_on is None else known_on.isoformat(),
    )
    return row, True


def _require_sound(
    path: Enrolment, name: str, workforce: int | None, known_on: date | None
) -> None:
    if not name:
        raise RefusedAct(f"{path.reference} : donnez le nom de l'entreprise.")
    if (workforce is None) != (known_on is None):
        raise RefusedAct(
            f"{path.reference} : un effectif se donne avec le jour où il est constaté ; donnez les "
            "deux, ou aucun."
        )
    if workforce is not None and workforce < 1:
        raise RefusedAct(
            f"{path.reference} : « {workforce} » n'est pas un effectif. L'entreprise compte au "
            "moins un salarié ; laissez la case vide si l'effectif n'est pas connu."
        )
    if known_on is not None and known_on > timezone.localdate():
        raise RefusedAct(f"L'effectif est daté du {known_on:%d/%m/%Y}, dans l'avenir : vérifiez.")
