"""Votes: a member for himself, or a show of hands written down by the secretariat."""

from collections.abc import Iterable

from django.db import transaction

from parchemin.domain.deliberation.reasons import BlocOutcome
from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.actions import Act, record, record_all
from parchemin.office.juries.access import require_voice
from parchemin.office.juries.board import Board, Case
from parchemin.office.juries.freshness import Seen, meant
from parchemin.office.juries.models import Hearing, Jury, Seat, Vote
from parchemin.office.juries.obstacles import no_vote, require_free, require_none, require_quorum
from parchemin.office.juries.reading import heard, read
from parchemin.office.juries.states import locked

OPEN = Jury.State.OPEN


@transaction.atomic
def vote(*, on: Hearing, seat: Seat, choices: dict[str, str], by: User) -> int:
    """Write a member's voice on some blocs of a candidate; the same voice again writes nothing."""
    if by.role != Role.JUROR:
        require_voice(by, seat)
    jury = locked(on.jury, "voter", OPEN)
    board = read(jury, [heard(jury, on)])
    case = board.cases[0]
    if not _carries(by, seat, board):
        require_voice(by, seat)
    _may_judge(board, case, seat)
    require_quorum(board, [case])
    _no_hands(case, choices)
    require_none(
        [found for code in choices if (found := no_vote(case, code))], "Ce vote est refusé."
    )
    given = {code: case.choices.get(code, {}).get(str(seat.juror_id)) for code in choices}
    rows = [
        Vote(hearing=on, seat=seat, bloc_code=code, choice=choice, recorded_by=by)
        for code, choice in choices.items()
        if given[code] != choice
    ]
    Vote.objects.bulk_create(rows)
    if rows:
        voices = {row.bloc_code: row.choice for row in rows}
        how = _how(by, seat, board)
        record("voter", by=by, on=on, membre=seat.juror_id, voix=voices, saisie=how)
    return len(rows)


@transaction.atomic
def vote_all(
    *, on: Hearing, voices: dict[Seat, dict[str, str]], seen: Seen | None = None, by: User
) -> int:
    """Write the voices of several members on one candidate: all of them, or none.

    ``seen`` is what the author's page showed: a voice he did not change is left as it is now, and
    all are refused when one he changes was changed by somebody else meanwhile.
    """
    locked(on.jury, "voter", OPEN)
    changed = meant(on, voices, seen)
    return sum(vote(on=on, seat=seat, choices=choices, by=by) for seat, choices in changed.items())


@transaction.atomic
def vote_proposals(*, on: Jury, hearing: Hearing | None = None, by: User) -> int:
    """Write that members follow the proposals on every bloc where they have not voted yet.

    The secretariat writes it for all the present members, a member for himself alone.
    """
    jury = locked(on, "voter", OPEN)
    board = read(jury, [heard(jury, hearing)] if hearing else None)
    here = {member.id for member in board.members.voters}
    seats = [
        seat for seat in board.seats if str(seat.juror_id) in here and _speaks(by, seat, board)
    ]
    if not seats:
        raise RefusedAct(
            "Vous ne siégez pas, ou vous n'êtes pas noté présent dans ce jury : le secrétariat "
            "peut marquer votre présence."
        )
    require_quorum(board, board.cases)
    rows = [row for case in board.cases for row in _followed(board, case, seats, by)]
    Vote.objects.bulk_create(rows, batch_size=500)
    voices: dict[int, dict[str, dict[str, str]]] = {}
    for row in rows:
        given = voices.setdefault(row.hearing_id, {})
        given.setdefault(row.bloc_code, {})[str(row.seat.juror_id)] = row.choice
    record_all(
        [
            Act("suivre les propositions", case.hearing, {"voix": voices[case.hearing.pk]})
            for case in board.cases
            if case.hearing.pk in voices
        ],
        by=by,
    )
    return len(rows)


def _speaks(by: User, seat: Seat, board: Board) -> bool:
    mine = seat.juror.account_id == by.pk
    return by.role == Role.SECRETARIAT or mine or _carries(by, seat, board)


def _carries(by: User, seat: Seat, board: Board) -> bool:
    """Whether this author holds the proxy of that absent member."""
    holder = board.holder_of(str(seat.juror_id)) if not seat.present else None
    mine = next((item for item in board.seats if item.juror.account_id == by.pk), None)
    return holder is not None and mine is not None and str(mine.juror_id) == holder.id


def _how(by: User, seat: Seat, board: Board) -> str:
    if seat.juror.account_id == by.pk:
        return "par le membre"
    return "par procuration" if _carries(by, seat, board) else "main levée"


def _no_hands(case: Case, choices: Iterable[str]) -> None:
    shown = [code for code in choices if code in case.shows]
    if shown:
        raise RefusedAct(
            f"{case.name}, {', '.join(shown)} : les mains ont été comptées. Un vote est nominal ou "
            "à main levée : comptez-les de nouveau si le compte était faux."
        )


def _followed(board: Board, case: Case, seats: list[Seat], by: User) -> list[Vote]:
    followed = {BlocOutcome.WON: Vote.Choice.FOR, BlocOutcome.NOT_WON: Vote.Choice.AGAINST}
    here = {member.id for member in board.voters(case)}
    return [
        Vote(
            hearing=case.hearing,
            seat=seat,
            bloc_code=bloc.code,
            choice=followed[bloc.outcome],
            recorded_by=by,
        )
        for bloc in case.to_vote
        if bloc.code not in case.shows
        for seat in seats
        if str(seat.juror_id) in here and str(seat.juror_id) not in case.choices.get(bloc.code, {})
    ]


def _may_judge(board: Board, case: Case, seat: Seat) -> None:
    if seat.jury_id != board.jury.pk:
        raise RefusedAct(f"{seat.juror.name} ne siège pas au jury {board.jury.reference}.")
    require_free(seat, case.hearing, case.recused)
    if str(seat.juror_id) in {member.id for member in board.voters(case)}:
        return
    now = next((item for item in board.seats if item.pk == seat.pk), None)
    if now is not None and now.present:
        raise RefusedAct(f"{seat.juror.name} assiste au jury sans voix : son vote est refusé.")
    raise RefusedAct(
        f"{seat.juror.name} n'est pas noté présent : son vote est refusé. Marquez sa présence "
        "d'abord."
    )
