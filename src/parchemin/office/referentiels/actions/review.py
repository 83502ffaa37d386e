"""Reviewing a draft: corrections and answers are laid over the reading, which is kept."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.journal.actions import record
from parchemin.office.referentiels.access import require_secretariat
from parchemin.office.referentiels.actions.sources import next_rank
from parchemin.office.referentiels.correctable import field_at
from parchemin.office.referentiels.layers import (
    CORRECTIONS,
    READINGS,
    NoSuchPlace,
    corrected,
    value_at,
)
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.review import ERROR, review_findings
from parchemin.readers.document_loading import UnreadableContent, certification_from_json

LONGEST_NUMBER = 60


@transaction.atomic
def correct(*, on: Version, path: str, value: Any, reason: str, by: object) -> Version:
    """Lay a value over the one that was read; ``value`` is JSON, ``reason`` a French sentence.

    Raises RefusedAct when the place may not be corrected, the value does not fit it, or no reason
    is given.
    """
    require_secretariat(by)
    draft = locked_draft(on)
    before = _value(draft, path)
    if not reason.strip():
        raise RefusedAct("Dites d'où vient cette correction : elle restera avec le référentiel.")
    correction = {
        "path": path,
        "value": value,
        "reason": reason.strip(),
        "by": str(by),
        "at": _now(),
    }
    draft.answers = {
        **draft.answers,
        CORRECTIONS: [*draft.answers.get(CORRECTIONS, ()), correction],
    }
    _check(draft, path)
    _rename(draft, path)
    draft.save()
    record(
        "corriger une lecture", by=by, on=draft, champ=path, lu=before, ecrit=value, motif=reason
    )
    return draft


def restore(*, on: Version, path: str, by: object) -> Version:
    """Put back the value that was read, as one more correction."""
    return correct(on=on, path=path, value=_value(on, path), reason="Retour au texte lu.", by=by)


@transaction.atomic
def acknowledge(*, on: Version, ranks: set[int], by: object, note: str = "") -> Version:
    """Say that findings were read; an error also needs a note that says how it was resolved."""
    require_secretariat(by)
    draft = locked_draft(on)
    findings = {finding.rank: finding for finding in review_findings(draft.findings, {})}
    if not ranks <= findings.keys():
        raise RefusedAct("Ce constat n'est pas de cette relecture : rouvrez la page de relecture.")
    if not note.strip() and any(findings[rank].severity == ERROR for rank in ranks):
        raise RefusedAct(
            "Une erreur de lecture demande une réponse écrite : dites ce que porte le texte et "
            "comment vous l'avez repris."
        )
    answer = {"by": str(by), "at": _now(), "note": note.strip()}
    readings = {**draft.answers.get(READINGS, {}), **{str(rank): answer for rank in ranks}}
    draft.answers = {**draft.answers, READINGS: readings}
    draft.save(update_fields=["answers"])
    record("lire des constats", by=by, on=draft, constats=sorted(ranks), note=note.strip())
    return draft


@transaction.atomic
def abandon(*, on: Version, by: object) -> None:
    """Erase a draft; its source and the journal of its review stay."""
    require_secretariat(by)
    draft = locked_draft(on)
    record("abandonner une relecture", by=by, on=draft, numero=draft.number, reponses=draft.answers)
    draft.delete()


def locked_draft(version: Version) -> Version:
    """The draft as it stands now, held until the transaction ends; refuses a published version."""
    draft = Version.objects.select_for_update().filter(pk=version.pk).first()
    if draft is None:
        raise RefusedAct("Cette relecture a été abandonnée entre-temps.")
    if draft.published_at is not None:
        raise RefusedAct(
            f"La version {draft.rank} est publiée : elle ne change plus. Déposez une nouvelle "
            "source pour préparer la version suivante."
        )
    return draft


def _value(draft: Version, path: str) -> Any:
    if field_at(path) is None:
        raise RefusedAct(f"« {path} » ne se corrige pas à l'écran : déposez une source corrigée.")
    try:
        return value_at(draft.content, path)
    except NoSuchPlace as error:
        raise RefusedAct(f"Le texte lu n'a rien à la place « {path} ».") from error


def _check(draft: Version, path: str) -> None:
    try:
        certification_from_json(corrected(draft.content, draft.answers))
    except UnreadableContent as error:
        raise RefusedAct(f"Cette valeur ne convient pas à « {path} » : {error}") from error


def _rename(draft: Version, path: str) -> None:
    """Keep the columns that name the version in step with what it says."""
    content = corrected(draft.content, draft.answers)
    draft.title = (content["title"] or "")[:800]
    number = (content["number"] or "").strip()
    if path == "number" and number != draft.number:
        if len(number) > LONGEST_NUMBER:
            raise RefusedAct(f"Un identifiant tient en {LONGEST_NUMBER} caractères.")
        draft.number, draft.rank = number, next_rank(number)


def _now() -> str:
    return timezone.now().isoformat(timespec="seconds")
