"""The jury that votes and the rules of the day; proxies that may not be used stop the vote."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.jury.members import Jury
from parchemin.domain.jury.proxies import proxy_findings
from parchemin.domain.jury.seating import seated
from parchemin.domain.pathway import Route
from parchemin.domain.rules.reglement import Reglement


@dataclass(frozen=True, kw_only=True)
class Poll:
    """The jury that votes, already seated, and the rules of the day."""

    reglement: Reglement
    name: str
    jury: Jury
    route: Route
    on: date
    also: tuple[Route, ...] = ()


def poll_of(
    reglement: Reglement, jury: Jury, route: Route, on: date, also: Iterable[Route] = ()
) -> Poll:
    """The poll of the jury that judges this route.

    Raises RefusedAct for a proxy that may not be used, MissingRule where the règlement does not say.
    """
    name = reglement.jury_for(route, on)
    sits = seated(reglement, name, jury, on)
    for finding in proxy_findings(reglement, name, sits, on):
        if finding.line:
            raise MissingRule(finding.sentence, line=finding.line)
        raise RefusedAct(finding.sentence, rule=finding.rule)
    return Poll(reglement=reglement, name=name, jury=sits, route=route, on=on, also=tuple(also))
