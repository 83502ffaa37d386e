"""Checks of a declaration before it is written: what the schema cannot say, and says in English."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from parchemin.domain.declaration import (
    DELAY_SOURCE,
    Attainment,
    DigitalLevel,
    Emitter,
    Passage,
    VaePath,
    due_on,
)
from parchemin.domain.declaration_texts import ADVICE, check_holder, check_texts
from parchemin.domain.finding import Finding, error, quoted, warning
from parchemin.domain.pathway import Route

OBLIGATION_START = date(2021, 7, 1)
"""First delivery that has to be declared (decree 2019-1490)."""
CLIENT_ID_LENGTH = 8


def check_emitter(emitter: Emitter) -> tuple[Finding, ...]:
    """What is wrong in the identifiers given by the Caisse des Dépôts."""
    return tuple(_emitter(emitter))


def check_passage(passage: Passage, *, on: date) -> tuple[Finding, ...]:
    """What is wrong or doubtful in one passage, as of the day ``on``."""
    return (
        *_certification(passage),
        *_dates(passage, on),
        *_enrolment(passage),
        *_result(passage),
        *check_texts(passage),
        *check_holder(passage, on),
    )


def check_unique(passages: Iterable[Passage]) -> tuple[Finding, ...]:
    """The technical identifiers that stand twice in one batch."""
    counts = Counter(passage.technical_id for passage in passages)
    return tuple(
        error(
            "technical_id_twice",
            "technical_id",
            f"identifiant technique « {identifier} » présent {count} fois",
            "un identifiant par passage, jamais réutilisé",
            "Retirez le doublon : la Caisse des Dépôts refuserait le second.",
        )
        for identifier, count in counts.items()
        if count > 1
    )


def _emitter(emitter: Emitter) -> Iterator[Finding]:
    advice = "Reprenez l’identifiant donné par la Caisse des Dépôts dans l’espace certificateur."
    for field, value in (
        ("client_id", emitter.client_id),
        ("certifier_id", emitter.certifier_id or emitter.client_id),
    ):
        if len(value) != CLIENT_ID_LENGTH:
            found = f"identifiant client {quoted(value)}"
            yield error(field, field, found, "huit caractères, comme 03VML243", advice)
    if not 1 <= len(emitter.contract_id) <= 20:  # noqa: PLR2004 borne du schéma
        found = f"identifiant de contrat {quoted(emitter.contract_id)}"
        yield error("contract_id", "contract_id", found, "de 1 à 20 caractères", advice)


def _certification(passage: Passage) -> Iterator[Finding]:
    if not re.fullmatch(rf"{passage.register.value}\d+", passage.code):
        yield error(
            "certification_code",
            "code",
            f"code {quoted(passage.code)} pour le répertoire {passage.register.value}",
            f"{passage.register.value} suivi du numéro, comme {passage.register.value}40657",
            "Une attestation de bloc ne se déclare pas : vérifiez le code de la certification.",
        )


def _dates(passage: Passage, on: date) -> Iterator[Finding]:
    delivered = passage.delivered_on
    if delivered > on:
        yield error(
            "delivered_in_future",
            "delivered_on",
            f"délivrance le {delivered:%d/%m/%Y}",
            f"une date jusqu’au {on:%d/%m/%Y}",
            "Ne déclarez que des certifications déjà délivrées.",
        )
    if delivered < OBLIGATION_START:
        yield warning(
            "before_obligation",
            "delivered_on",
            f"délivrance le {delivered:%d/%m/%Y}",
            f"une délivrance à compter du {OBLIGATION_START:%d/%m/%Y}",
            "La déclaration n’est pas obligatoire pour cette date : confirmez l’envoi.",
        )
    elif on > due_on(delivered):
        yield warning(
            "overdue",
            "delivered_on",
            f"délivrance le {delivered:%d/%m/%Y}, déclarée le {on:%d/%m/%Y}",
            f"une déclaration au plus tard le {due_on(delivered):%d/%m/%Y} ({DELAY_SOURCE})",
            "Déclarez sans attendre.",
        )
    if passage.valid_until and passage.valid_until < delivered:
        yield _order("valid_until", "fin de validité", passage.valid_until, "délivrance", delivered)
    exam = passage.examination
    if exam.started_on and exam.ended_on and exam.ended_on < exam.started_on:
        yield _order("examination", "fin d’examen", exam.ended_on, "début", exam.started_on)


def _order(field: str, late: str, later: date, early: str, earlier: date) -> Finding:
    return error(
        f"{field}_order",
        field,
        f"{late} le {later:%d/%m/%Y}",
        f"une date à partir du {earlier:%d/%m/%Y} ({early})",
        "Corrigez l’une des deux dates.",
    )


def _enrolment(passage: Passage) -> Iterator[Finding]:
    enrolment = passage.enrolment
    is_vae = enrolment.route is Route.EXPERIENCE
    if enrolment.vae_path and not is_vae:
        yield error(
            "vae_path_without_vae",
            "vae_path",
            f"voie de VAE « {enrolment.vae_path.value} » sans parcours de VAE",
            "aucune voie de VAE",
            "Retirez la voie, ou corrigez la voie d’accès du candidat.",
        )
    if is_vae and not enrolment.vae_path:
        paths = " ou ".join(path.value for path in VaePath)
        yield warning(
            "vae_path_unknown",
            "vae_path",
            "parcours de VAE sans voie précisée",
            paths,
            "Précisez-la si elle est connue : le portail la demande.",
        )


def _result(passage: Passage) -> Iterator[Finding]:
    if passage.attainment is Attainment.SCORE and not passage.score:
        yield warning(
            "score_missing",
            "score",
            "obtention par score, sans score",
            "le score ou le barème",
            "Saisissez le score obtenu, ou déclarez une admission.",
        )
    if passage.digital_level:
        yield from _digital(passage.digital_level)


def _digital(level: DigitalLevel) -> Iterator[Finding]:
    scores = [] if level.score is None else [(level.score, 1000)]
    scores += [(result.level, 8) for result in level.results if result.level is not None]
    for value, highest in scores:
        if not 1 <= value <= highest:
            yield error(
                "digital_level",
                "digital_level",
                f"niveau numérique {value}",
                f"un nombre de 1 à {highest}",
                "Un résultat non atteint (0 ou -1) ne se déclare pas : retirez-le.",
            )
    for result in level.results:
        for mark in (result.domain, result.competency):
            if mark is not None and len(mark) != 1:
                found = f"repère de compétence numérique « {mark} »"
                yield error("digital_mark", "digital_level", found, "un seul caractère", ADVICE)
