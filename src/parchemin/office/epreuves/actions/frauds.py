"""Writing down a fraud: what was noted, the candidate's hearing, what was decided."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.domain.rules.keys import FRAUD
from parchemin.office.accounts.models import User
from parchemin.office.candidates.closure import closed, granted
from parchemin.office.candidates.models import Enrolment
from parchemin.office.epreuves import access
from parchemin.office.epreuves.actions.recording import hold
from parchemin.office.epreuves.frauds import FraudFile, fraud_files
from parchemin.office.epreuves.models import FraudStep
from parchemin.office.journal.actions import record
from parchemin.office.referentiels.queries import certification_of, reglement_of

Kind = FraudStep.Kind


@transaction.atomic
def add_fraud_step(
    *,
    on: Enrolment,
    bloc_code: str,
    assessment_code: str,
    kind: str,
    happened_on: date,
    text: str,
    by: User,
) -> FraudStep:
    """Add a step; an assessor notes, the secretariat hears and decides.

    Raises RefusedAct, with every fault, for a step out of order, a fraud upheld before the hearing
    that the règlement asks, a day to come or before the last step, no account of it.
    """
    access.require_may_assess(by, {on.pk})
    if kind != Kind.NOTED:
        access.require_secretariat(by)
    hold([on.pk])
    known = fraud_files(on, bloc_code).get(assessment_code, FraudFile(assessment_code, ()))
    found = [
        *closed({on.pk}).values(),
        *granted(on.pk, bloc_code),
        *_unknown(on, bloc_code, assessment_code),
        *_out_of_order(known, kind),
        *_unheard(on, known, kind, happened_on),
        *_wrong_day(known, happened_on),
        *_repeated(known, kind, happened_on, text),
    ]
    if not text.strip():
        found.append("Écrivez ce qui a été constaté, dit ou décidé : le dossier le gardera.")
    if found:
        raise RefusedAct(" ".join(dict.fromkeys(found)))
    step = FraudStep.objects.create(
        enrolment=on,
        bloc_code=bloc_code,
        assessment_code=assessment_code,
        kind=kind,
        happened_on=happened_on,
        text=text.strip(),
        recorded_by=by,
    )
    record(
        "écrire une étape d'une fraude",
        by=by,
        on=on,
        etape=kind,
        modalite=assessment_code,
        le=happened_on.isoformat(),
    )
    return step


def _unknown(on: Enrolment, bloc_code: str, assessment_code: str) -> Iterator[str]:
    bloc = certification_of(on.version).bloc(bloc_code)
    if bloc is None or assessment_code not in [each.code for each in bloc.assessments]:
        yield f"« {assessment_code} » n'est pas une modalité du bloc {bloc_code}."


def _out_of_order(known: FraudFile, kind: str) -> Iterator[str]:
    if kind == Kind.NOTED and known.waits:
        yield "Une fraude est déjà relevée à cette modalité : entendez le candidat, puis décidez."
    if kind != Kind.NOTED and not known.waits:
        yield "Aucune fraude n'attend de suite à cette modalité : relevez-la d'abord."


def _repeated(known: FraudFile, kind: str, day: date, text: str) -> Iterator[str]:
    last = known.last
    if last is not None and (last.kind, last.happened_on, last.text) == (kind, day, text.strip()):
        yield f"Cette étape du {day:%d/%m/%Y} est déjà enregistrée : rien de plus n'est écrit."


def _unheard(on: Enrolment, known: FraudFile, kind: str, day: date) -> Iterator[str]:
    if kind != Kind.UPHELD or known.heard_on is not None:
        return
    ruled = reglement_of(on.reglement).rule_or_none(FRAUD, day)
    if ruled is not None and ruled.value.hearing:
        yield (
            "Le candidat n'a pas été entendu : notez d'abord son audition, puis décidez. Règle : "
            f"{ruled.origin.cite()}."
        )


def _wrong_day(known: FraudFile, day: date) -> Iterator[str]:
    if day > timezone.localdate():
        yield f"Le {day:%d/%m/%Y} est dans l'avenir : vérifiez la date."
    if known.last is not None and day < known.last.happened_on:
        yield (
            f"Le {day:%d/%m/%Y} précède l'étape d'avant ({known.last.happened_on:%d/%m/%Y}) : "
            "vérifiez la date."
        )
