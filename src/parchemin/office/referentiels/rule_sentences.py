"""What the program applies of each rule, as one French sentence."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import singledispatch

from parchemin.domain.french import counted, day, figure, listed
from parchemin.domain.pathway import Route
from parchemin.domain.rules.acquisition import (
    AllBlocs,
    Assessments,
    ByAttestations,
    ByMark,
    ByResult,
    Competencies,
    Every,
)
from parchemin.domain.rules.delivery import Appeal, Delivery, Duration, Retake, Validity
from parchemin.domain.rules.jury_rules import (
    Chairing,
    Experience,
    Parity,
    Quorum,
    QuorumKind,
    Seats,
)
from parchemin.office.referentiels.wording import ROUTE_LABELS


@singledispatch
def rule_sentence(value: object) -> str:
    """The sentence of a value; an unknown kind of value is shown as it is written."""
    return str(value)


@rule_sentence.register
def _word(value: StrEnum) -> str:
    return value.value.capitalize()


@rule_sentence.register
def _yes_no(value: bool) -> str:  # noqa: FBT001 - le type choisit la phrase
    return "Oui" if value else "Non"


@rule_sentence.register
def _date(value: date) -> str:
    return day(value)


@rule_sentence.register
def _routes(value: tuple) -> str:  # type: ignore[type-arg]
    return listed(ROUTE_LABELS.get(item, item) if isinstance(item, Route) else item
                  for item in value)  # fmt: skip


@rule_sentence.register
def _by_result(value: ByResult) -> str:
    return "La modalité est acquise quand ses évaluateurs l'ont écrit."


@rule_sentence.register
def _by_mark(value: ByMark) -> str:
    return (
        f"La modalité est acquise à partir de {figure(value.minimum)} sur {figure(value.out_of)}."
    )


@rule_sentence.register
def _by_attestations(value: ByAttestations) -> str:
    return f"Attestation par {listed(value.by)} : {value.extent.value} du bloc."


@rule_sentence.register
def _assessments(value: Assessments) -> str:
    if value.at_least is None:
        return "Toutes les modalités du bloc sont acquises."
    return f"{counted(value.at_least, 'modalité')} du bloc au moins."


@rule_sentence.register
def _competencies(value: Competencies) -> str:
    return f"{value.extent.value.capitalize()} du bloc ont un résultat favorable."


@rule_sentence.register
def _every(value: Every) -> str:
    return " Et : ".join(rule_sentence(rule) for rule in value.rules)


@rule_sentence.register
def _all_blocs(value: AllBlocs) -> str:
    return "Tous les blocs sont acquis."


@rule_sentence.register
def _seats(value: Seats) -> str:
    seats = (f"{count} {spoken(college)}" for college, count in value.by_college)
    return f"{value.total} membres : {listed(seats)}."


@rule_sentence.register
def _parity(value: Parity) -> str:
    return f"Autant de membres présents de chaque collège : {_colleges(value.colleges)}."


@rule_sentence.register
def _chairing(value: Chairing) -> str:
    mandate = f", par mandat de {counted(value.mandate_years, 'an')}" if value.mandate_years else ""
    if len(value.colleges) == 1:
        return f"La présidence revient au collège {_colleges(value.colleges)}{mandate}."
    turn = "alterne entre les" if value.alternates else "revient à un membre de l'un des"
    return f"La présidence {turn} collèges {_colleges(value.colleges)}{mandate}."


@rule_sentence.register
def _quorum(value: Quorum) -> str:
    if value.kind is QuorumKind.AT_LEAST:
        return f"{counted(value.members or 0, 'membre présent')} au moins."
    return f"Présents : {value.kind.value}."


@rule_sentence.register
def _experience(value: Experience) -> str:
    return f"{counted(value.years, 'an')} d'expérience au moins pour le collège {spoken(value.college)}."


@rule_sentence.register
def _delivery(value: Delivery) -> str:
    return f"En {value.steps.value}, par : {value.authority}."


@rule_sentence.register
def _duration(value: Duration) -> str:
    return str(value).capitalize()


@rule_sentence.register
def _validity(value: Validity) -> str:
    return f"Pendant {value.duration}." if value.duration else "À vie."


@rule_sentence.register
def _retake(value: Retake) -> str:
    limit = (
        f"{counted(value.max_tries, 'essai')} au plus"
        if value.max_tries
        else "Sans limite d'essais"
    )
    return f"{limit}, après {value.wait}." if value.wait else f"{limit}."


@rule_sentence.register
def _appeal(value: Appeal) -> str:
    return f"Devant {value.before}, dans un délai de {value.within}."


def spoken(name: str) -> str:
    """A name of the file as one says it: organisme_de_formation → organisme de formation."""
    return name.replace("_", " ")


def _colleges(names: tuple[str, ...]) -> str:
    speak: Callable[[str], str] = spoken
    return listed(map(speak, names))
