"""Whether a person may enter a certification: route, règlement, dates, accreditation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from parchemin.domain.errors import MissingRule, ParcheminError, RefusedAct
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Certification, RegistrationDates
from parchemin.domain.registration_life import entry_obstacles
from parchemin.domain.replacement import Chain
from parchemin.domain.rules.keys import ROUTE_OPEN
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.candidates.models import Enrolment
from parchemin.office.partners.models import Accreditation, Body
from parchemin.office.partners.queries import registration_dates
from parchemin.office.referentiels.chains import chain_known
from parchemin.office.referentiels.models import ReglementVersion, Version
from parchemin.office.referentiels.queries import certification_of, latest_reglement, reglement_of

ROUTES = dict(Enrolment.RouteChoice.choices)


@dataclass(frozen=True, kw_only=True)
class Fault:
    """Why an entry is refused; ``field`` names what to change."""

    field: str
    error: ParcheminError


@dataclass(frozen=True, kw_only=True)
class Admission:
    """What decides of entries into one version through one body, read once for many candidates."""

    version: Version
    reglement: ReglementVersion
    certification: Certification
    rules: Reglement
    dates: RegistrationDates
    body: Body | None
    accreditations: tuple[Accreditation, ...]

    def faults(self, *, route: Route, entered_on: date) -> tuple[Fault, ...]:
        """Every reason to refuse this entry."""
        return (
            *self._route(route, entered_on),
            *self._date(entered_on),
            *self._body(entered_on),
        )

    def _route(self, route: Route, on: date) -> Iterator[Fault]:
        access = self.certification.routes.get(route)
        label, number = ROUTES[route.value], self.version.number
        stated = access.open if access else None
        if stated is None:
            try:
                stated = self.rules.rule(ROUTE_OPEN.at(route.value), on).value
            except ParcheminError as error:
                yield Fault(field="route", error=self._asked(label, error))
                return
        if not stated:
            yield Fault(
                field="route",
                error=RefusedAct(
                    f"La voie « {label} » est fermée pour {number}. Voies ouvertes : "
                    f"{self._open_routes()}.",
                    rule=f"voies d'accès du référentiel {self.version}",
                ),
            )

    def _asked(self, label: str, error: ParcheminError) -> ParcheminError:
        if not isinstance(error, MissingRule):
            return error
        return MissingRule(
            f"Le référentiel ne dit pas si la voie « {label} » est ouverte. {error}",
            line=error.line,
        )

    def _open_routes(self) -> str:
        routes = self.certification.routes
        named = [ROUTES[route.value] for route in Route if route in routes and routes[route].open]
        return ", ".join(named) or "aucune n'est dite ouverte par le référentiel"

    def _date(self, on: date) -> Iterator[Fault]:
        if self.certification.register is None:
            return
        for obstacle in entry_obstacles(self.version.number, self.dates, on, self._chain):
            refusal = RefusedAct(obstacle.sentence, rule=obstacle.rule.cite())
            yield Fault(field="entered_on", error=refusal)

    def _chain(self) -> Chain:
        return chain_known(self.version.number)

    def _body(self, on: date) -> Iterator[Fault]:
        body = self.body
        if body is None:
            return
        if not any(
            a.since <= on and (a.until is None or on <= a.until) for a in self.accreditations
        ):
            periods = " ; ".join(map(_period, self.accreditations)) or "aucune"
            yield Fault(
                field="body",
                error=RefusedAct(
                    f"« {body} » n'est pas habilité pour {self.version.number} le "
                    f"{on:%d/%m/%Y} (habilitations connues : {periods}). Choisissez une date ou "
                    "un organisme couverts, ou complétez l'habilitation.",
                    rule="habilitation des organismes (art. R. 6113-16 du code du travail)",
                ),
            )


def _period(accreditation: Accreditation) -> str:
    until = f"au {accreditation.until:%d/%m/%Y}" if accreditation.until else "sans terme"
    return f"du {accreditation.since:%d/%m/%Y} {until}"


def reglement_in_force(version: Version) -> ReglementVersion:
    """The newest règlement of the version's certification; raises RefusedAct when there is none."""
    found = latest_reglement(version.number)
    if found is None:
        raise RefusedAct(
            f"Aucun règlement n'est publié pour {version.number} : on n'inscrit personne sans les "
            "règles qui le jugeront. Publiez le règlement, puis recommencez."
        )
    return found


def admission(version: Version, body: Body | None) -> Admission:
    """Read what decides of entries; raises RefusedAct when the version cannot be entered at all."""
    if version.published_at is None:
        raise RefusedAct(f"{version} est encore un projet : publiez le référentiel d'abord.")
    reglement = reglement_in_force(version)
    certification = certification_of(version)
    accreditations = body.accreditations.filter(number=version.number) if body else ()
    return Admission(
        version=version,
        reglement=reglement,
        certification=certification,
        rules=reglement_of(reglement),
        dates=registration_dates(version.number, version),
        body=body,
        accreditations=tuple(accreditations),
    )
