"""The options a candidate chose: a fact of the path, dated, with its author."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.candidates import access
from parchemin.office.candidates.closure import closed
from parchemin.office.candidates.models import Enrolment, OptionChoice
from parchemin.office.candidates.options import chosen, options_of
from parchemin.office.journal.actions import record


@transaction.atomic
def choose_options(*, on: Enrolment, names: Collection[str], by: User) -> tuple[OptionChoice, bool]:
    """Record the options chosen; the same ones again are found, not written twice."""
    access.require_secretariat(by)
    path = (
        Enrolment.objects.select_related("reglement").select_for_update(of=("self",)).get(pk=on.pk)
    )
    rule = options_of(path, timezone.localdate())
    if rule is None:
        raise RefusedAct(f"Le règlement de {path.reference} n'a pas d'options : rien à choisir.")
    wanted = [name for name in rule.names if name in names]
    if len(wanted) != len(set(names)) or len(wanted) != rule.choose:
        raise RefusedAct(
            f"{path.reference} : {len(set(names))} à retenir, le règlement en demande "
            f"{rule.choose} parmi {', '.join(rule.names)}. Cochez-en {rule.choose}."
        )
    if refusal := closed([path.pk]).get(path.pk):
        raise RefusedAct(refusal)
    known = chosen([path.pk]).get(path.pk)
    if known is not None and known.names == wanted:
        return known, False
    row = OptionChoice.objects.create(enrolment=path, names=wanted, recorded_by=by)
    record("choisir les options", by=by, on=path, reference=path.reference, options=wanted)
    return row, True
