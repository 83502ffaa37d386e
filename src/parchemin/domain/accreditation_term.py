"""Until when a body may be accredited."""

from dataclasses import dataclass
from datetime import date, timedelta

from parchemin.domain.capitalisation import after
from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import day
from parchemin.domain.rules.clause import Origin
from parchemin.domain.rules.delivery import Duration
from parchemin.domain.rules.keys import TERM
from parchemin.domain.rules.reglement import Reglement


@dataclass(frozen=True, slots=True)
class LatestEnd:
    """The last day, included, that the règlement allows to an accreditation of that length."""

    on: date
    length: Duration
    origin: Origin


def latest_end(reglement: Reglement, since: date, *, renewed: bool) -> LatestEnd | None:
    """The last day of an accreditation that begins ``since``; None where the règlement sets none.

    ``renewed`` says that the body was accredited before. Raises ConflictingRules.
    """
    ruled = reglement.rule_or_none(TERM, since)
    if ruled is None:
        return None
    length = ruled.value.then if renewed and ruled.value.then else ruled.value.first
    return LatestEnd(after(since, length) - timedelta(days=1), length, ruled.origin)


def check_end(
    reglement: Reglement, *, since: date, until: date | None, renewed: bool
) -> LatestEnd | None:
    """The same day; raises RefusedAct, with the rule, when the accreditation would outlast it."""
    latest = latest_end(reglement, since, renewed=renewed)
    if latest is not None and (until is None or until > latest.on):
        found = "n'a pas de fin" if until is None else f"finirait le {day(until)}"
        which = "un renouvellement" if renewed else "une première habilitation"
        raise RefusedAct(
            f"L'habilitation commence le {day(since)} et {found} : le règlement donne "
            f"{latest.length} à {which}, soit jusqu'au {day(latest.on)} compris.",
            rule=latest.origin.cite(),
        )
    return latest
