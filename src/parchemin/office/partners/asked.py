"""What the règlement of a certification, and the law, ask of the accreditation of a body."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parchemin.domain.accreditation_term import LatestEnd, check_end, latest_end
from parchemin.domain.capitalisation import after
from parchemin.domain.errors import RefusedAct
from parchemin.domain.french import listed
from parchemin.domain.rules.accreditation import AccreditationCriteria, Sanctions
from parchemin.domain.rules.clause import Ruled
from parchemin.domain.rules.keys import CRITERIA, LAW_LIST, SANCTIONS
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.partners.models import Accreditation, Body
from parchemin.office.referentiels.queries import (
    latest_reglement,
    newest_reglements,
    reglement_of,
)
from parchemin.readers.reglement import read_law


@dataclass(frozen=True)
class Asked:
    """What the règlement of one certification says that day; each is None where it is silent."""

    number: str
    first: LatestEnd | None
    renewal: LatestEnd | None
    criteria: Ruled[AccreditationCriteria] | None
    sanctions: Ruled[Sanctions] | None
    checks: bool
    """Whether its règlement asks criteria, that day or another."""

    @property
    def speaks(self) -> bool:
        return bool(self.first or self.checks or self.sanctions)


def asked_for(numbers: Iterable[str], on: date) -> tuple[Asked, ...]:
    """What is asked of a body for each certification whose règlement speaks of it; one query."""
    rules = newest_reglements(numbers)
    said = (_asked(number, reglement_of(rules[number]), on) for number in rules)
    return tuple(each for each in said if each.speaks)


def _asked(number: str, rules: Reglement, on: date) -> Asked:
    return Asked(
        number,
        latest_end(rules, on, renewed=False),
        latest_end(rules, on, renewed=True),
        rules.rule_or_none(CRITERIA, on),
        rules.rule_or_none(SANCTIONS, on),
        checks=CRITERIA.path in rules.clauses,
    )


def check_accreditation(
    number: str, *, since: date, until: date | None, renewed: bool, criteria_met: bool
) -> dict[str, str]:
    """The rules applied, for the journal; raises RefusedAct when the règlement does not allow it."""
    rules = _rules(number)
    latest = check_end(rules, since=since, until=until, renewed=renewed)
    criteria = rules.rule_or_none(CRITERIA, since)
    if criteria is not None and not criteria_met:
        raise RefusedAct(
            "Le règlement demande qu'un organisme montre, avant d'être habilité : "
            f"{listed(criteria.value.criteria)}. Vérifiez-le, puis dites que c'est fait.",
            rule=criteria.origin.cite(),
        )
    cited = {"regle_de_duree": latest.origin.cite()} if latest else {}
    return cited | ({"criteres_verifies": criteria.origin.cite()} if criteria else {})


def check_sanction(number: str, sanction: str, *, on: date) -> dict[str, str]:
    """The sanction and its rule, for the journal; raises RefusedAct when it is not of the ladder."""
    if not sanction:
        return {}
    ruled = _rules(number).rule_or_none(SANCTIONS, on)
    known = ruled.value.ladder if ruled else ()
    if ruled is None or sanction not in known:
        raise RefusedAct(
            f"« {sanction} » n'est pas une sanction du règlement de {number}. Sanctions connues : "
            f"{listed(known) or 'aucune'}."
        )
    return {"sanction": sanction, "regle_de_sanction": ruled.origin.cite()}


def list_to_send(changed_on: date) -> tuple[date, str] | None:
    """The last day to send the list of accredited bodies after a change, and the rule of law."""
    ruled = Reglement(certification="", title="", law=read_law()).law_or_none(LAW_LIST, changed_on)
    return None if ruled is None else (after(changed_on, ruled.value), ruled.origin.cite())


def renewed(body: Body, number: str, scope: str, since: date) -> bool:
    """Whether an accreditation from that day follows another one of the body, in the same role."""
    earlier = body.accreditations.filter(number=number, since__lt=since)
    return earlier.filter(scope__in=(scope, Accreditation.Scope.BOTH)).exists()


def _rules(number: str) -> Reglement:
    found = latest_reglement(number)
    return reglement_of(found) if found else Reglement(certification=number, title="")
