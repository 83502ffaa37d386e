"""A small certification and its règlement, built in memory for the tests of the domain."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from parchemin.domain.deliberation.facts import CandidateFacts, Result, ResultOutcome
from parchemin.domain.jury.members import Gender, Juror, Jury
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import (
    Assessment,
    AssessmentKind,
    Bloc,
    Certification,
    CertificationReference,
    Competency,
    Correspondence,
    Register,
    RegistrationDates,
    RouteAccess,
)
from parchemin.domain.rules.acquisition import (
    Absence,
    AllBlocs,
    Assessments,
    Attester,
    ByAttestations,
    ByResult,
    Extent,
)
from parchemin.domain.rules.clause import Clause, Origin
from parchemin.domain.rules.delivery import Delivery, Steps, Validity
from parchemin.domain.rules.jury_rules import (
    Chairing,
    Independence,
    Majority,
    Parity,
    Permission,
    Quorum,
    QuorumKind,
    Seats,
    TieBreak,
    Voting,
)
from parchemin.domain.rules.reglement import Reglement

TODAY = date(2026, 6, 15)
LAW_DAY = date(2024, 4, 10)
LONG_AGO = date.min
"""When the rules of the small règlement began: a question asked without a day has no answer."""


def clause(path: str, value: Any, **origin: Any) -> Clause[Any]:
    """One clause whose label and source are its own path."""
    return Clause(path, value, Origin(label=f"règle {path}", source="essai", **origin))


RULES: Mapping[str, Any] = {
    "acquisition.modalite": ByResult(),
    "acquisition.carnet_de_suivi": ByAttestations((Attester.TUTOR, Attester.MANAGER), Extent.ALL),
    "acquisition.bloc": Assessments(),
    "acquisition.certification": AllBlocs(),
    "absence.injustifiee": Absence.NOT_ACQUIRED,
    "absence.excusee": Absence.PENDING,
    "jury.certification.voies": (Route.CONTINUING, Route.EXPERIENCE),
    "jury.certification.colleges": Seats((("employeur", 1), ("salarié", 1))),
    "jury.certification.parite": Parity(("employeur", "salarié")),
    "jury.certification.presidence": Chairing(
        ("employeur", "salarié"), alternates=True, mandate_years=2
    ),
    "jury.certification.quorum": Quorum(QuorumKind.ONE_PER_COLLEGE),
    "jury.certification.vote": Voting.PER_HEAD,
    "jury.certification.majorite": Majority.CAST,
    "jury.certification.departage": TieBreak.CASTING_VOTE,
    "jury.certification.independance": Independence.NO_LINK,
    "jury.certification.ecart": Permission.ALLOWED,
    "delivrance.etapes": Delivery(Steps.ONE, "le jury"),
    "validite.bloc": Validity(None),
}

LAW: Mapping[str, Any] = {
    "vae.effectif": 2,
    "vae.qualifies": 1,
    "vae.departage": TieBreak.CASTING_VOTE,
    "vae.mixite": True,
    "vae.independance": Independence.NO_LINK,
}


def reglement(**changes: Any) -> Reglement:
    """The règlement of RULES; ``a__b`` names a path, ``None`` a silent text, ``...`` no line."""
    values = {**RULES, **{name.replace("__", "."): value for name, value in changes.items()}}
    return Reglement(
        certification="RNCP1",
        title="CQP d'essai",
        clauses={
            path: (clause(path, value, since=LONG_AGO),)
            for path, value in values.items()
            if value is not ...
        },
        law={path: (clause(path, value, since=LAW_DAY),) for path, value in LAW.items()},
        juries=("certification",),
    )


def assessment(code: str, kind: AssessmentKind | None = None) -> Assessment:
    return Assessment(code=code, title=f"épreuve {code}", kind=kind, text="")


CERTIFICATION = Certification(
    number="RNCP1",
    register=Register.RNCP,
    title="CQP d'essai",
    dates=RegistrationDates(last_delivery=date(2030, 1, 31)),
    routes={
        Route.CONTINUING: RouteAccess(open=True),
        Route.EXPERIENCE: RouteAccess(open=True),
        Route.APPRENTICESHIP: RouteAccess(open=False),
        Route.STUDENT: RouteAccess(open=None),
    },
    blocs=(
        Bloc(
            code="B1",
            title="premier",
            competencies=(Competency(text="a", key=True), Competency(text="b", key=False)),
            assessments=(assessment("B1ME1"), assessment("B1ME2")),
        ),
        Bloc(
            code="B2",
            title="second",
            competencies=(Competency(text="c", code="C-C", key=True), Competency(text="d")),
            assessments=(assessment("B2ME1"), assessment("B2ME2", AssessmentKind.LOGBOOK)),
        ),
        Bloc(code="B3", title="troisième", assessments=(assessment("B3ME1"),)),
    ),
    correspondences=(
        Correspondence(
            kind=None,
            blocs=("B2", "B3"),
            certification=CertificationReference(number="RNCP2"),
            target_blocs=("X1", "X2", "X3"),
        ),
    ),
)


def result(subject: str, outcome: str = "acquis", **more: Any) -> Result:
    """A result of the first of June unless told otherwise."""
    values = {"on": date(2026, 6, 1), **more}
    return Result(subject=subject, outcome=ResultOutcome(outcome), **values)


def facts(*results: Result, **more: Any) -> CandidateFacts:
    """The facts of one candidate of continuing training."""
    values = {"candidate": "c1", "route": Route.CONTINUING, "results": results, **more}
    return CandidateFacts(**values)


EMPLOYER = Juror(id="e", name="Mme E", college="employeur", gender=Gender.WOMAN, qualified=True)
EMPLOYEE = Juror(id="s", name="M. S", college="salarié", gender=Gender.MAN, qualified=True)
JURY = Jury(members=(EMPLOYER, EMPLOYEE), chair="e", chair_since=date(2026, 1, 1))


def jury_with(**changes: Any) -> Jury:
    """The jury of two with some fields changed; ``employee`` changes its second member."""
    member = replace(EMPLOYEE, **changes.pop("employee", {}))
    return replace(JURY, members=(EMPLOYER, member), **changes)
