"""The recap table of a jury: candidates down, blocs across, from its minutes."""

from collections.abc import Iterator

from parchemin.domain.minutes import CandidateDecision, Minutes
from parchemin.writers.french import long_date
from parchemin.writers.spreadsheet import csv_lines
from parchemin.writers.typesetting import compose

IDENTIFIER = "tableau_recapitulatif"
NAME = "Tableau récapitulatif d'un jury (PDF, CSV)"


def csv_of(minutes: Minutes) -> Iterator[str]:
    """The table as a French spreadsheet opens it."""
    blocs = _blocs(minutes)
    headings = ["Candidat", "Parcours", *blocs, "Décision", "Recommandations"]
    return csv_lines(headings, (_row(item, blocs) for item in minutes.candidates))


def render(minutes: Minutes) -> bytes:
    """The table as a PDF; same minutes, same bytes."""
    blocs = _blocs(minutes)
    document = {
        "number": minutes.number,
        "certification": minutes.certification,
        "session": minutes.session,
        "body": minutes.body,
        "closed": long_date(minutes.closed_at),
        "blocs": [{"code": code, "title": title} for code, title in blocs.items()],
        "rows": [_row(item, blocs) for item in minutes.candidates],
    }
    return compose("recap.typ", document, stamped=minutes.closed_at)


def _blocs(minutes: Minutes) -> dict[str, str]:
    """The blocs decided, by code, each once, in the order they are met."""
    return {bloc.code: bloc.title for item in minutes.candidates for bloc in item.blocs}


def _row(candidate: CandidateDecision, blocs: dict[str, str]) -> list[str]:
    decided = {bloc.code: bloc.decision for bloc in candidate.blocs}
    cells = [decided.get(code, "—") for code in blocs]
    return [
        candidate.name,
        candidate.reference,
        *cells,
        candidate.outcome,
        candidate.recommendations or "",
    ]
