"""The rules of one day put beside the référentiel once, so that each candidate costs little."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from parchemin.domain.deliberation.facts import competency_codes
from parchemin.domain.deliberation.lapses import lapsing
from parchemin.domain.errors import ParcheminError
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Assessment, Bloc, Certification
from parchemin.domain.rules.acquisition import (
    Absence,
    BlocRule,
    ByAttestations,
    CertificationRule,
    Extent,
    ModalityRule,
)
from parchemin.domain.rules.assessors import ByConcordance, ByOpinions
from parchemin.domain.rules.clause import Origin
from parchemin.domain.rules.fraud import FraudRule
from parchemin.domain.rules.jury_rules import Permission
from parchemin.domain.rules.keys import (
    ABSENT,
    BLOC,
    BLOC_NAMED,
    CERTIFICATION,
    DEPARTURE,
    EXCUSED,
    FRAUD,
    MODALITY,
    MODALITY_NAMED,
    MODALITY_OF_KIND,
    Key,
)
from parchemin.domain.rules.option_blocs import bound_options
from parchemin.domain.rules.options import CommonAndOptions
from parchemin.domain.rules.overrides import bound, has_line, line_for
from parchemin.domain.rules.reglement import Reglement

_WITHOUT_MARK = (ByAttestations, ByConcordance, ByOpinions)
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Slot(Generic[T_co]):
    """The answer of the règlement to one question, or why there is none."""

    value: T_co | None
    origin: Origin | None
    problem: ParcheminError | None = None


@dataclass(frozen=True, slots=True)
class ModalityPlan:
    """A modality with its rule; ``competencies`` are those whose logbook lines it needs."""

    code: str
    title: str
    rule: Slot[ModalityRule]
    competencies: tuple[str, ...]

    @property
    def marked(self) -> bool:
        """Whether its rule leaves room for a mark, that a mean or a total of the bloc may read."""
        return not isinstance(self.rule.value, _WITHOUT_MARK)


@dataclass(frozen=True, slots=True)
class BlocPlan:
    """A bloc with its rule; competencies by code, the key ones apart."""

    code: str
    title: str
    rule: Slot[BlocRule]
    modalities: tuple[ModalityPlan, ...]
    competencies: tuple[str, ...]
    key_competencies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything the règlement says of a deliberation held on one day."""

    certification: Certification
    reglement: Reglement
    on: date
    blocs: tuple[BlocPlan, ...]
    rule: Slot[CertificationRule]
    absent: Slot[Absence]
    excused: Slot[Absence]
    departure: dict[Route, Slot[Permission]]
    options: CommonAndOptions | None = None
    lapsing: bool = False
    fraud: Slot[FraudRule] = Slot(None, None)

    def units(self) -> dict[str, frozenset[str]]:
        """The modalities and the competencies of each bloc."""
        return {
            bloc.code: frozenset((*(each.code for each in bloc.modalities), *bloc.competencies))
            for bloc in self.blocs
        }


def slot(reglement: Reglement, key: Key[T], on: date) -> Slot[T]:
    """The rule in force, or the error that says what to write."""
    try:
        ruled = reglement.rule(key, on)
    except ParcheminError as problem:
        return Slot(None, None, problem)
    return Slot(ruled.value, ruled.origin)


def prepare(certification: Certification, reglement: Reglement, *, on: date) -> Plan:
    """Read the règlement once for all the candidates of one day."""
    rule = _certification(certification, reglement, on)
    return Plan(
        certification=certification,
        reglement=reglement,
        on=on,
        blocs=tuple(_bloc(bloc, reglement, on) for bloc in certification.blocs),
        rule=rule,
        lapsing=lapsing(reglement),
        options=rule.value if isinstance(rule.value, CommonAndOptions) else None,
        absent=slot(reglement, ABSENT, on),
        excused=slot(reglement, EXCUSED, on),
        fraud=slot(reglement, FRAUD, on),
        departure={route: _departure(reglement, route, on) for route in Route},
    )


def _certification(
    certification: Certification, reglement: Reglement, on: date
) -> Slot[CertificationRule]:
    """The rule of the certification, the blocs it names being those of the référentiel."""
    found = slot(reglement, CERTIFICATION, on)
    if not isinstance(found.value, CommonAndOptions):
        return found
    try:
        bound_rule = bound_options(found.value, certification, CERTIFICATION.path)
    except ParcheminError as problem:
        return Slot(None, None, problem)
    return Slot(bound_rule, found.origin)


def _departure(reglement: Reglement, route: Route, on: date) -> Slot[Permission]:
    try:
        jury = reglement.jury_for(route, on)
    except ParcheminError as problem:
        return Slot(None, None, problem)
    return slot(reglement, DEPARTURE.at(jury), on)


def _bloc(bloc: Bloc, reglement: Reglement, on: date) -> BlocPlan:
    return BlocPlan(
        code=bloc.code,
        title=bloc.title,
        rule=_bloc_rule(bloc, reglement, on),
        modalities=tuple(_modality(bloc, each, reglement, on) for each in bloc.assessments),
        competencies=competency_codes(bloc),
        key_competencies=competency_codes(bloc, key_only=True),
    )


def _bloc_rule(bloc: Bloc, reglement: Reglement, on: date) -> Slot[BlocRule]:
    """The line of that very bloc, else the line of all blocs."""
    try:
        key = line_for(reglement, BLOC_NAMED, bloc.code, on) or BLOC
        ruled = reglement.rule(key, on)
        return Slot(bound(ruled.value, bloc, key.path), ruled.origin)
    except ParcheminError as problem:
        return Slot(None, None, problem)


def _modality(bloc: Bloc, assessment: Assessment, reglement: Reglement, on: date) -> ModalityPlan:
    rule = _modality_rule(assessment, reglement, on)
    value = rule.value
    needed: tuple[str, ...] = ()
    if isinstance(value, ByAttestations):
        needed = competency_codes(bloc, key_only=value.extent is Extent.KEY)
    return ModalityPlan(assessment.code, assessment.title, rule, needed)


def _modality_rule(assessment: Assessment, reglement: Reglement, on: date) -> Slot[ModalityRule]:
    """The line of that very modality, else of its kind, else of all modalities."""
    try:
        named = line_for(reglement, MODALITY_NAMED, assessment.code, on)
    except ParcheminError as problem:
        return Slot(None, None, problem)
    if named is not None:
        return slot(reglement, named, on)
    if assessment.kind is not None:
        own = MODALITY_OF_KIND.at(assessment.kind.value)
        if has_line(reglement, own, on):
            return slot(reglement, own, on)
    return slot(reglement, MODALITY, on)
