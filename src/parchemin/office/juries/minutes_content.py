"""The minutes of a closed jury: gathered from its acts, kept as JSON, read back the same."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from parchemin.domain.deliberation.reasons import CertificationOutcome
from parchemin.domain.deliberation.sentences import whole_line
from parchemin.domain.minutes import (
    CandidateDecision,
    Minutes,
    MinutesBloc,
    MinutesFigures,
    MinutesMember,
    Votes,
)
from parchemin.office.juries.board import Board, Case
from parchemin.office.juries.models import Note, Seat
from parchemin.office.juries.obstacles import Verdict, composition, is_referred
from parchemin.office.juries.outcomes import outcome_of, voices
from parchemin.office.partners.queries import current_certifier
from parchemin.office.referentiels.models import Version

DEFERRED = "renvoyé à une autre session"


def gather(
    board: Board, verdicts: list[Verdict], *, number: str, closed_at: datetime, said_by: str
) -> Minutes:
    """Everything the minutes of this session say, in the order of the hearings."""
    jury, found = board.jury, {verdict.case.hearing.pk: verdict for verdict in verdicts}
    notes = list(Note.objects.filter(jury=jury, hearing=None).order_by("id"))
    candidates = tuple(_candidate(case, found.get(case.hearing.pk)) for case in board.cases)
    return Minutes(
        number=number,
        certification=_certification(board),
        version=_versions(board),
        session=f"{jury.reference} du {jury.held_on:%d/%m/%Y}",
        body=_body(board),
        place=jury.place,
        opened_at=jury.opened_at or closed_at,
        closed_at=closed_at,
        members=_members(board),
        candidates=candidates,
        figures=_figures(board, verdicts),
        incidents=tuple(_words(notes, Note.Kind.INCIDENT)),
        observations=" ".join(
            [
                said_by,
                *_referred(verdicts),
                *_warnings(board),
                *_words(notes, Note.Kind.OBSERVATION),
            ]
        ),
        rules=_rules(board, verdicts),
    )


def _words(notes: list[Note], kind: Note.Kind) -> list[str]:
    return [note.text for note in notes if note.kind == kind]


def _warnings(board: Board) -> list[str]:
    return [concern.finding.sentence for concern in composition(board)]


def _referred(verdicts: list[Verdict]) -> list[str]:
    """What the authority has to settle, candidate by candidate."""
    return [
        f"{verdict.case.name} : partage des voix sur {', '.join(verdict.referred)}, renvoyé à "
        f"{verdict.decision.delivery.value.authority}."
        for verdict in verdicts
        if verdict.referred
    ]


def _certification(board: Board) -> str:
    titles = {case.plan.certification.title for case in board.cases} - {None}
    title = next(iter(sorted(str(item) for item in titles)), board.reglement.title)
    return f"{board.jury.number} : {title}"


def _versions(board: Board) -> str:
    read = {case.hearing.enrolment.version_id for case in board.cases}
    ranks = sorted(Version.objects.filter(pk__in=read).values_list("rank", flat=True))
    kind = "version" if len(ranks) == 1 else "versions"
    read_ranks = ", ".join(str(rank) for rank in ranks)
    return f"{kind} {read_ranks} ; règlement version {board.jury.reglement.rank}"


def _body(board: Board) -> str:
    certifier = current_certifier()
    if certifier is not None:
        return certifier.legal_name
    names = [item.name for case in board.cases[:1] for item in case.plan.certification.certifiers]
    return ", ".join(names)


def _members(board: Board) -> tuple[MinutesMember, ...]:
    return tuple(
        MinutesMember(
            name=seat.juror.name,
            college=seat.juror.college_label,
            role=seat.juror.quality or "membre",
            present=seat.present,
            chair=seat.chair,
            represented_by=_represented(board, seat),
        )
        for seat in board.seats
    )


def _represented(board: Board, seat: Seat) -> str | None:
    """Who carried the voice of an absent member, None when nobody did."""
    holder = None if seat.present else board.holder_of(str(seat.juror_id))
    return holder.name if holder else None


def _candidate(case: Case, verdict: Verdict | None) -> CandidateDecision:
    enrolment = case.hearing.enrolment
    reference = f"{enrolment.reference}, voie : {enrolment.get_route_display()}"
    advice = case.note(Note.Kind.RECOMMENDATION) or None
    if verdict is None:
        outcome = f"{DEFERRED} ({case.hearing.deferred})"
        return CandidateDecision(name=case.name, reference=reference, blocs=(), outcome=outcome)
    return CandidateDecision(
        name=case.name,
        reference=reference,
        blocs=tuple(_bloc(case, bloc) for bloc in verdict.decision.blocs),
        outcome=outcome_of(verdict),
        recommendations=advice,
    )


def _bloc(case: Case, bloc: Any) -> MinutesBloc:
    reasons = [whole_line(bloc.proposal)]
    if bloc.departure:
        reasons.append(f"Motif du jury : {bloc.departure}")
    if is_referred(bloc):
        reasons.append(f"Vote : {bloc.tally.sentence()}.")
    votes = None
    if bloc.tally is not None:
        given = voices(case, bloc.code)
        casting = bloc.tally.casting_vote
        votes = Votes(**given, casting=casting.name if casting else None)
    return MinutesBloc(
        code=bloc.code,
        title=bloc.title,
        proposal=bloc.proposal.outcome.value,
        decision=bloc.outcome.value,
        votes=votes,
        reasons=tuple(reasons),
        recommendations=case.note(Note.Kind.RECOMMENDATION, bloc.code) or None,
    )


def _figures(board: Board, verdicts: list[Verdict]) -> MinutesFigures:
    here = [verdict for verdict in verdicts if not verdict.case.absent]
    outcomes = [verdict.decision.outcome for verdict in here if not verdict.referred]
    won = outcomes.count(CertificationOutcome.FULL)
    partial = outcomes.count(CertificationOutcome.PARTIAL)
    return MinutesFigures(
        registered=len(board.cases),
        present=len(here),
        won=won,
        partial=partial,
        failed=len(outcomes) - won - partial,
    )


def _rules(board: Board, verdicts: list[Verdict]) -> tuple[str, ...]:
    cited: dict[str, None] = {}
    for verdict in verdicts:
        whole = verdict.case.proposal.reason.origin
        cited.update({whole.cite(): None} if whole else {})
        for bloc in verdict.decision.blocs:
            own = bloc.proposal.reasons[0].origin
            for origin in (*([own] if own else []), *(bloc.tally.origins if bloc.tally else ())):
                cited.setdefault(origin.cite())
        cited.setdefault(verdict.decision.delivery.origin.cite())
    return tuple(cited)


def to_json(minutes: Minutes) -> dict[str, Any]:
    """The minutes as plain data."""
    data = asdict(minutes)
    for name in ("opened_at", "closed_at"):
        data[name] = data[name].isoformat()
    return data


def from_json(data: dict[str, Any]) -> Minutes:
    """The minutes from plain data; the inverse of ``to_json``."""
    fields = dict(data)
    fields["opened_at"] = datetime.fromisoformat(data["opened_at"])
    fields["closed_at"] = datetime.fromisoformat(data["closed_at"])
    fields["members"] = tuple(MinutesMember(**item) for item in data["members"])
    fields["candidates"] = tuple(_read_candidate(item) for item in data["candidates"])
    fields["figures"] = MinutesFigures(**data["figures"])
    fields["incidents"], fields["rules"] = tuple(data["incidents"]), tuple(data["rules"])
    fields["corrections"] = tuple(data.get("corrections", ()))
    return Minutes(**fields)


def _read_candidate(item: dict[str, Any]) -> CandidateDecision:
    return CandidateDecision(**{**item, "blocs": tuple(_read_bloc(bloc) for bloc in item["blocs"])})


def _read_bloc(item: dict[str, Any]) -> MinutesBloc:
    votes = Votes(**item["votes"]) if item["votes"] else None
    return MinutesBloc(**{**item, "votes": votes, "reasons": tuple(item["reasons"])})
