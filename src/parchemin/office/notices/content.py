"""A letter gathered from the minutes of a jury, kept as JSON, read back the same."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from parchemin.domain.capitalisation import bloc_validity
from parchemin.domain.errors import MissingRule
from parchemin.domain.minutes import CandidateDecision, Minutes
from parchemin.domain.notice import (
    Notice,
    NoticeBloc,
    NoticeKind,
    appeal_sentence,
    blocs_of,
    kind_of,
    motives_told,
    validity_sentence,
)
from parchemin.domain.rules.keys import APPEAL
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.juries.models import Jury, Ratification

DATES = ("decided_on", "written_on")


def gather(
    decision: CandidateDecision,
    minutes: Minutes,
    reglement: Reglement,
    *,
    jury: Jury,
    answer: Ratification | None,
    number: str,
    written_on: date,
    paragraphs: Mapping[str, str] | None = None,
) -> Notice:
    """What the letter to one candidate says; ``paragraphs`` are the reasons of his blocs."""
    blocs = blocs_of(decision, paragraphs)
    if not motives_told(reglement, jury.held_on):
        blocs = tuple(replace(bloc, reasons=(), motives="") for bloc in blocs)
    appeal = reglement.rule_or_none(APPEAL, jury.held_on)
    won = any(bloc.won for bloc in blocs)
    return Notice(
        number=number,
        kind=kind_of(decision, delivered=answer is None or answer.accepted),
        body=minutes.body,
        addressee=decision.name,
        certification=minutes.certification,
        session=minutes.session,
        minutes=minutes.number,
        decided_on=jury.held_on,
        written_on=written_on,
        place=jury.place,
        outcome=decision.outcome,
        blocs=blocs,
        recommendations=decision.recommendations,
        delivery=_answered(answer),
        validity=_validity(reglement, jury.held_on) if won else None,
        appeal=appeal_sentence(appeal) if appeal else None,
    )


def _answered(answer: Ratification | None) -> str | None:
    if answer is None:
        return None
    said = "a accepté" if answer.accepted else "a refusé"
    reason = f" : {answer.reason}" if answer.reason else ""
    return (
        f"{answer.authority} {said} la délivrance le {answer.decided_on:%d/%m/%Y}{reason}"
        f"{'' if reason.endswith('.') else '.'}"
    )


def _validity(reglement: Reglement, on: date) -> str | None:
    try:
        return validity_sentence(bloc_validity(reglement, on))
    except MissingRule:
        return None


def to_json(notice: Notice) -> dict[str, Any]:
    """The letter as plain data."""
    return {**asdict(notice), **{name: getattr(notice, name).isoformat() for name in DATES}}


def from_json(data: dict[str, Any]) -> Notice:
    """The letter from plain data; the inverse of ``to_json``."""
    fields = {**data, **{name: date.fromisoformat(data[name]) for name in DATES}}
    fields["kind"] = NoticeKind(data["kind"])
    fields["blocs"] = tuple(
        NoticeBloc(**{**bloc, "reasons": tuple(bloc["reasons"])}) for bloc in data["blocs"]
    )
    return Notice(**fields)
