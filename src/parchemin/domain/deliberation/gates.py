"""What must be true outside the candidate's facts: route open, registration alive."""

from dataclasses import dataclass
from datetime import date

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Certification
from parchemin.domain.registration_life import DELIVERY
from parchemin.domain.rules.keys import LAST_DELIVERY, ROUTE_OPEN
from parchemin.domain.rules.reglement import Reglement


@dataclass(frozen=True, kw_only=True, slots=True)
class Suspension:
    """A time when the certification may not be awarded; both days included, None for no end."""

    since: date
    until: date | None
    reason: str
    source: str


def check_act(certification: Certification, reglement: Reglement, route: Route, on: date) -> None:
    """Refuse a route the certification does not open; ask when its text does not decide."""
    access = certification.routes.get(route)
    if access is not None and access.open is not None:
        if not access.open:
            raise RefusedAct(
                f"La voie « {route.value} » n'est pas ouverte pour {_name(certification)}.",
                rule="Fiche de la certification, voies d'accès",
            )
        return
    ruled = reglement.rule_or_none(ROUTE_OPEN.at(route.value), on)
    path = ROUTE_OPEN.at(route.value).path
    if ruled is None:
        raise MissingRule(
            f"Le texte de {_name(certification)} ne dit pas si la voie « {route.value} » est "
            f"ouverte : le certificateur doit écrire la ligne [{path}].",
            line=path,
        )
    if not ruled.value:
        raise RefusedAct(
            f"La voie « {route.value} » n'est pas ouverte pour {_name(certification)}.",
            rule=ruled.origin.cite(),
        )


def check_award(
    certification: Certification,
    reglement: Reglement,
    suspensions: tuple[Suspension, ...],
    on: date,
) -> None:
    """Refuse an award during a suspension, before the decision of registration or after the last
    day of delivery (L. 6113-9).
    """
    for item in suspensions:
        if item.since <= on and (item.until is None or on <= item.until):
            raise RefusedAct(
                f"{_name(certification)} est suspendue depuis le {item.since:%d/%m/%Y} "
                f"({item.reason}) : rien ne peut être délivré le {on:%d/%m/%Y}.",
                rule=item.source,
            )
    decision = certification.dates.decision
    if decision is not None and on < decision:
        raise RefusedAct(
            f"La décision d'enregistrement de {_name(certification)} est du {decision:%d/%m/%Y} : "
            f"rien ne peut être délivré le {on:%d/%m/%Y}.",
            rule=DELIVERY.cite(),
        )
    last, rule = _last_delivery(certification, reglement, on)
    if last is not None and on > last:
        raise RefusedAct(
            f"La date de dernière délivrance de {_name(certification)} est le {last:%d/%m/%Y} : "
            f"rien ne peut être délivré le {on:%d/%m/%Y}.",
            rule=rule,
        )


def _last_delivery(
    certification: Certification, reglement: Reglement, on: date
) -> tuple[date | None, str]:
    last = certification.dates.last_delivery
    if last is not None:
        return last, "Fiche de la certification, date de dernière délivrance possible"
    if certification.register is None:
        return None, ""
    ruled = reglement.rule(LAST_DELIVERY, on)
    return ruled.value, ruled.origin.cite()


def _name(certification: Certification) -> str:
    return certification.number or certification.title or "la certification"
