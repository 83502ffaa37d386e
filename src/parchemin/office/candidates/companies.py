"""The enterprise of each candidate, whether a rule asks its size, what the deliberation reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from parchemin.domain.rules.acquisition import ByAttestations
from parchemin.domain.rules.clause import Ruled
from parchemin.office.candidates.models import Enrolment, HostCompany, OptionChoice
from parchemin.office.referentiels.queries import reglement_of


def companies(enrolments: Iterable[UUID]) -> dict[UUID, HostCompany]:
    """The enterprise that counts of each path, in one query."""
    rows = HostCompany.objects.filter(enrolment__in=list(enrolments)).order_by("id")
    return {row.enrolment_id: row for row in rows}


def companies_of(path: Enrolment) -> QuerySet[HostCompany]:
    """Every enterprise recorded for a path, newest first."""
    return path.host_companies.select_related("recorded_by").order_by("-id")


def size_rule(path: Enrolment, on: date) -> Ruled[ByAttestations] | None:
    """The rule that lets one person sign twice in a small enterprise; None when no rule does."""
    for clause in reglement_of(path.reglement).all_clauses():
        rule = clause.value
        if (
            isinstance(rule, ByAttestations)
            and rule.waiver_below is not None
            and clause.origin.applies(on)
        ):
            return Ruled(rule, clause.origin)
    return None


def workforce_question(path: Enrolment, company: HostCompany | None, on: date) -> str:
    """What to ask about the size of the enterprise, with the rule that needs it; else nothing."""
    if company is not None and company.workforce is not None:
        return ""
    ruled = size_rule(path, on)
    if ruled is None:
        return ""
    return (
        "Effectif de l'entreprise à indiquer : une même personne peut signer le carnet en deux "
        f"qualités si l'entreprise compte moins de {ruled.value.waiver_below} salariés. Tant que "
        f"l'effectif n'est pas dit, deux personnes sont demandées. Règle : {ruled.origin.cite()}."
    )


@dataclass(frozen=True)
class Circumstances:
    """What the deliberation reads of a path itself: the options chosen, the size of the enterprise."""

    options: frozenset[str] = frozenset()
    workforce: int | None = None


def circumstances(
    enrolments: Iterable[UUID], until: datetime | None = None
) -> dict[UUID, Circumstances]:
    """The circumstances of each path, at that moment or now, in one query."""
    options = OptionChoice.objects.filter(enrolment=OuterRef("pk")).order_by("-id")
    companies = HostCompany.objects.filter(enrolment=OuterRef("pk")).order_by("-id")
    if until is not None:
        options = options.filter(recorded_at__lte=until)
        companies = companies.filter(recorded_at__lte=until)
    rows = Enrolment.objects.filter(pk__in=list(enrolments)).order_by()
    return {
        path: Circumstances(frozenset(names or ()), workforce)
        for path, names, workforce in rows.values_list(
            "pk", Subquery(options.values("names")[:1]), Subquery(companies.values("workforce")[:1])
        )
    }
