"""Reviewing a draft: corrections and answers are laid over the reading, which is kept."""

from typing import Any

from django.db import transaction

from parchemin.domain.errors import RefusedAct
from parchemin.office.journal.actions import record
from parchemin.office.referentiels.access import require_secretariat
from parchemin.office.referentiels.actions.laying import Opened, append, locked_draft, opened
from parchemin.office.referentiels.correctable import Field, field_at, in_words
from parchemin.office.referentiels.edits.tree import NoSuchPlace
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.review import ERROR, review_findings

LONGEST_SHOWN = 120
RESTORED = "Retour au texte lu."


@transaction.atomic
def correct(
    *, on: Version, path: str, value: Any, reason: str, by: object, state: int | None = None
) -> Version:
    """Lay a value over the one that was read; ``value`` is JSON, ``reason`` a French sentence.

    Raises RefusedAct when the place may not be corrected, the value does not fit it, or no reason
    is given.
    """
    held = opened(on, by, state)
    field = _field(held, path)
    if not reason.strip():
        raise RefusedAct("Dites d'où vient cette correction : elle restera avec le référentiel.")
    return _write(held, field, value, reason.strip())


@transaction.atomic
def restore(*, on: Version, path: str, by: object, state: int | None = None) -> Version:
    """Put back the value that was read, as one more correction."""
    held = opened(on, by, state)
    field = _field(held, path)
    try:
        return _write(held, field, held.result.read.value(path), RESTORED)
    except NoSuchPlace as error:
        raise RefusedAct("Rien n'a été lu à cette place : elle a été ajoutée.") from error


@transaction.atomic
def choose(
    *, on: Version, finding: int, choice: int, by: object, state: int | None = None
) -> Version:
    """Settle a finding by one of the readings it offers, both by their rank from 0."""
    held = opened(on, by, state)
    rows = held.draft.findings
    offered = rows[finding].get("alternatives", ()) if 0 <= finding < len(rows) else ()
    if not 0 <= choice < len(offered):
        raise RefusedAct("Ce choix n'est pas de cette relecture : rouvrez la page de relecture.")
    chosen = offered[choice]
    args = {"place": chosen["path"], "value": chosen["value"], "finding": finding}
    return append(
        held, "choisir", {**args, "label": chosen["label"]}, phrase=f"Choix : {chosen['label']}"
    )


@transaction.atomic
def acknowledge(
    *, on: Version, ranks: set[int], by: object, note: str = "", state: int | None = None
) -> Version:
    """Say that findings were read; an error also needs a note that says how it was resolved."""
    held = opened(on, by, state)
    findings = {finding.rank: finding for finding in review_findings(held.draft.findings, {})}
    if not ranks <= findings.keys():
        raise RefusedAct("Ce constat n'est pas de cette relecture : rouvrez la page de relecture.")
    if not note.strip() and any(findings[rank].severity == ERROR for rank in ranks):
        raise RefusedAct(
            "Une erreur de lecture demande une réponse écrite : dites ce que porte le texte et "
            "comment vous l'avez repris."
        )
    places = "; ".join(findings[rank].place for rank in sorted(ranks))
    return append(
        held,
        "lire",
        {"findings": sorted(ranks)},
        phrase=f"Constat lu : {places}"[:300],
        reason=note,
        journal=("lire des constats", {"constats": sorted(ranks), "note": note.strip()}),
    )


@transaction.atomic
def abandon(*, on: Version, by: object) -> None:
    """Erase a draft; its source and the journal of its review stay."""
    require_secretariat(by)
    draft = locked_draft(on)
    record("abandonner une relecture", by=by, on=draft, numero=draft.number, reponses=draft.answers)
    draft.delete()


def _field(held: Opened, path: str) -> Field:
    field = field_at(held.result.tree, path)
    if field is None:
        raise RefusedAct(f"« {path} » ne se corrige pas à l'écran : déposez une source corrigée.")
    return field


def _write(held: Opened, field: Field, value: Any, reason: str) -> Version:
    try:
        before = held.result.tree.value(field.path)
    except NoSuchPlace as error:
        raise RefusedAct(f"Le texte n'a rien à la place « {field.path} ».") from error
    said = {"champ": field.path, "lu": before, "ecrit": value}
    return append(
        held,
        "ecrire",
        {"place": field.path, "value": value},
        phrase=f"{field.label} : {_shown(field, before)} devient {_shown(field, value)}",
        reason=reason,
        journal=("corriger une lecture", said),
    )


def _shown(field: Field, value: Any) -> str:
    try:
        words = in_words(field.shape, value)
    except (KeyError, TypeError, ValueError):
        words = str(value)
    short = words if len(words) <= LONGEST_SHOWN else f"{words[: LONGEST_SHOWN - 1]}…"
    return f"« {short} »" if short else "non dit"
