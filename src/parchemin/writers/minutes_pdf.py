"""The minutes of a jury (procès-verbal) as a PDF, written from its acts."""

from parchemin.domain.minutes import (
    CandidateDecision,
    Minutes,
    MinutesBloc,
    MinutesFigures,
    MinutesMember,
    Votes,
)
from parchemin.writers.french import PARIS, clock, counted, long_date
from parchemin.writers.typesetting import compose

IDENTIFIER = "proces_verbal"
NAME = "Procès-verbal de jury (PDF)"


def render(minutes: Minutes) -> bytes:
    """The minutes as a PDF stamped with the closing time; same minutes, same bytes."""
    return compose("minutes.typ", _document(minutes), stamped=minutes.closed_at)


def _document(minutes: Minutes) -> dict[str, object]:
    opened = minutes.opened_at.astimezone(PARIS)
    closed = minutes.closed_at.astimezone(PARIS)
    return {
        "number": minutes.number,
        "certification": minutes.certification,
        "version": minutes.version,
        "session": minutes.session,
        "body": minutes.body,
        "place": minutes.place,
        "opened": f"{long_date(opened)} à {clock(opened)}",
        "closed": f"{long_date(closed)} à {clock(closed)}",
        "rectifies": minutes.rectifies,
        "rectified_for": minutes.rectified_for,
        "corrections": list(minutes.corrections),
        "members": [_member(member) for member in minutes.members],
        "chair": next((member.name for member in minutes.members if member.chair), None),
        "absences": [_absence(member) for member in minutes.members if not member.present],
        "incidents": list(minutes.incidents),
        "rules": list(minutes.rules),
        "candidates": [_candidate(candidate) for candidate in minutes.candidates],
        "figures": _figures(minutes.figures),
        "observations": minutes.observations,
    }


def _member(member: MinutesMember) -> dict[str, object]:
    role = f"{member.role}, préside" if member.chair else member.role
    return {
        "name": member.name,
        "college": member.college,
        "role": role,
        "presence": "oui" if member.present else "non",
        "present": member.present,
    }


def _absence(member: MinutesMember) -> str:
    reason = f" ({member.absence})" if member.absence else ""
    proxy = f", pouvoir donné à {member.represented_by}" if member.represented_by else ""
    return f"{member.name}{reason}{proxy}"


def _candidate(candidate: CandidateDecision) -> dict[str, object]:
    return {
        "name": candidate.name,
        "reference": candidate.reference,
        "outcome": candidate.outcome,
        "recommendations": candidate.recommendations,
        "blocs": [_bloc(bloc) for bloc in candidate.blocs],
    }


def _bloc(bloc: MinutesBloc) -> dict[str, object]:
    return {
        "code": bloc.code,
        "title": bloc.title,
        "proposal": bloc.proposal,
        "decision": bloc.decision,
        "departs": bloc.proposal != bloc.decision,
        "votes": _votes(bloc.votes),
        "reasons": list(bloc.reasons),
        "recommendations": bloc.recommendations,
    }


def _votes(votes: Votes | None) -> str:
    if votes is None:
        return "sans vote"
    parts = [f"{votes.favour} pour", f"{votes.against} contre"]
    if votes.abstention:
        parts.append(counted(votes.abstention, "abstention"))
    if votes.casting:
        parts.append(f"voix prépondérante : {votes.casting}")
    return ", ".join(parts)


def _figures(figures: MinutesFigures) -> list[dict[str, object]]:
    named = (
        ("Inscrits", figures.registered),
        ("Présents", figures.present),
        ("Certifiés", figures.won),
        ("Validations partielles", figures.partial),
        ("Ajournés", figures.failed),
    )
    return [{"name": name, "value": str(value)} for name, value in named]
