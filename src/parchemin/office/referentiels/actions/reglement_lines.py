"""One line of a draft règlement: answered, changed from a date, withdrawn."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from parchemin.domain.errors import RefusedAct
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.referentiels.actions.reglement_states import HeldDraft, held_draft, lay
from parchemin.office.referentiels.models import ReglementDraft, ReglementEdit
from parchemin.office.referentiels.reglement_view import question_of
from parchemin.readers.diagnostics import Findings
from parchemin.readers.reglement import with_lines
from parchemin.readers.reglement_references import with_references
from parchemin.readers.toml_source import parse_toml
from parchemin.writers.reglement_text import (
    values_at,
    with_headings,
    with_line,
    with_one_more,
    without_line,
)

Path = tuple[str, ...]
TWO_RULES = "deux-regles"
GONE = (
    "Cette règle n'est plus dans le brouillon : quelqu'un l'a retirée. Rouvrez la page du "
    "brouillon."
)


@transaction.atomic
def write_line(
    *,
    on: ReglementDraft,
    path: Path,
    rank: int,
    values: Mapping[str, Any],
    by: object,
    state: int | None = None,
) -> ReglementEdit:
    """Write one clause: that of this rank, or one more when the line has only ``rank`` of them.

    Raises RefusedAct when the line changed meanwhile, or when two of its rules would be in force
    the same day.
    """
    held = _held(on, path, by, state)
    tables = values_at(held.last.text, path)
    if rank > len(tables):
        raise RefusedAct(GONE)
    if rank == len(tables):
        text, act = with_one_more(held.last.text, path, values), "Règle ajoutée"
    else:
        text, act = with_line(held.last.text, path, rank, values), "Règle modifiée"
    return _laid(held, path, text, act)


@transaction.atomic
def change_line_from(
    *,
    on: ReglementDraft,
    path: Path,
    rank: int,
    values: Mapping[str, Any],
    by: object,
    state: int | None = None,
) -> ReglementEdit:
    """Close a clause the day before the new one begins, and write the new one, in one gesture.

    ``values`` are those of the new clause, whose « depuis » is the day of the change. Raises
    RefusedAct when that day is not within the clause, or when two rules would be in force together.
    """
    held = _held(on, path, by, state)
    tables = values_at(held.last.text, path)
    if rank >= len(tables):
        raise RefusedAct(GONE)
    since = values.get("depuis")
    if not isinstance(since, date) or since == date.min:
        raise RefusedAct("Dites à partir de quel jour la nouvelle règle s'applique.")
    _refuse_outside(tables[rank], since)
    closed = {**tables[rank], "jusqu_au": since - timedelta(days=1)}
    text = with_line(held.last.text, path, rank, closed)
    text = with_one_more(text, path, values)
    return _laid(held, path, text, f"Règle changée à partir du {since:%d/%m/%Y}")


@transaction.atomic
def withdraw_line(
    *, on: ReglementDraft, path: Path, rank: int, by: object, state: int | None = None
) -> ReglementEdit:
    """Take one clause out of the draft."""
    held = _held(on, path, by, state)
    if rank >= len(values_at(held.last.text, path)):
        raise RefusedAct(GONE)
    return _laid(held, path, without_line(held.last.text, path, rank), "Règle retirée")


@transaction.atomic
def rename_reglement(
    *, on: ReglementDraft, title: str, by: object, state: int | None = None
) -> ReglementEdit:
    """Change the title of a draft règlement."""
    held = held_draft(on, by, state, place="intitule")
    text = with_headings(held.last.text, {"intitule": title.strip()})
    return lay(held, text, f"Intitulé : {title.strip()}", place="intitule")


def _held(on: ReglementDraft, path: Path, by: object, state: int | None) -> HeldDraft:
    return held_draft(on, by, state, place=".".join(path))


def _laid(held: HeldDraft, path: Path, text: str, act: str) -> ReglementEdit:
    place = ".".join(path)
    _refuse_two_rules(text, path)
    return lay(held, text, f"{act} : {question_of(place)}", place=place)


def _refuse_outside(values: Mapping[str, Any], since: date) -> None:
    begins, ends = values.get("depuis"), values.get("jusqu_au")
    if isinstance(begins, date) and since <= begins:
        raise RefusedAct(
            f"La règle en place commence le {begins:%d/%m/%Y} : la nouvelle doit commencer après. "
            "Pour la remplacer dès le début, modifiez-la."
        )
    if isinstance(ends, date) and since > ends:
        raise RefusedAct(
            f"La règle en place finit le {ends:%d/%m/%Y} : il n'y a rien à fermer au "
            f"{since:%d/%m/%Y}. Ajoutez plutôt une règle à cette question."
        )


def _refuse_two_rules(text: str, path: Path) -> None:
    """Two clauses of the line in force the same day are refused with both places."""
    findings = Findings()
    source = parse_toml(text, findings)
    if source is None:
        return
    followed = with_references(source, Findings())
    with_lines(Reglement(certification="", title=""), followed, findings)
    name = f"[{'.'.join(path)}]"
    for finding in findings:
        if finding.code == TWO_RULES and name in finding.place.sentence:
            raise RefusedAct(
                f"Ce serait {finding.found} ; il faut {finding.expected}. {finding.advice} Rien "
                "n'a été enregistré."
            )
