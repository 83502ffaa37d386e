"""Closing a session: everything checked again, decided and written in one transaction."""

import hashlib

from django.db import transaction
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.epreuves.actions.recording import hold
from parchemin.office.journal.actions import record
from parchemin.office.juries import outcomes
from parchemin.office.juries.access import require_office
from parchemin.office.juries.board import Board
from parchemin.office.juries.minutes_content import gather, to_json
from parchemin.office.juries.models import Decision, Jury, Minutes
from parchemin.office.juries.numbering import insert_numbered
from parchemin.office.juries.obstacles import require_none, to_close
from parchemin.office.juries.reading import read
from parchemin.office.juries.states import locked
from parchemin.office.sealing import seal
from parchemin.writers import minutes_pdf

RULE = "Le président clôt la délibération."


@transaction.atomic
def close_jury(*, on: Jury, word: str = "", by: User) -> Minutes:
    """Close the session and write its decisions and minutes, once.

    The chair closes. The secretariat writes it down for a chair who has no account: ``word`` then
    says who gave the word, and how. Refused, with all the reasons, while something is undecided.
    """
    jury = locked(on, "le clore", Jury.State.OPEN)
    hold(jury.hearings.values_list("enrolment_id", flat=True))
    board = read(jury)
    said_by = _said_by(board, by, word.strip())
    verdicts, obstacles = to_close(board)
    require_none(obstacles, f"Le jury {jury.reference} ne peut pas être clos.")
    now = timezone.now()

    def make(number: str) -> Minutes:
        minutes = gather(board, verdicts, number=number, closed_at=now, said_by=said_by)
        pdf = seal(minutes_pdf.render(minutes), reason=f"Procès-verbal {number}")
        return Minutes.objects.create(
            jury=jury,
            number=number,
            content=to_json(minutes),
            pdf=pdf,
            sha256=hashlib.sha256(pdf).hexdigest(),
            closed_at=now,
            closed_by=by,
        )

    kept = insert_numbered(Minutes, "number", f"PV-{jury.held_on.year}", make)
    rows = [row for verdict in verdicts for row in outcomes.rows(board, verdict)]
    Decision.objects.bulk_create(rows, batch_size=500)
    jury.state, jury.closed_at = Jury.State.CLOSED, now
    jury.save(update_fields=["state", "closed_at"])
    record(
        "clore un jury",
        by=by,
        on=jury,
        proces_verbal=kept.number,
        empreinte=kept.sha256,
        decisions=len(rows),
        preside=board.members.chair,
        parole_recueillie=bool(word.strip()),
    )
    return kept


def _said_by(board: Board, by: User, word: str) -> str:
    """Who closed, as the minutes say it; refuses anybody but the chair, or his scribe."""
    seat = next((seat for seat in board.seats if seat.chair), None)
    chair = seat.juror.name if seat else "personne"
    if seat is not None and seat.juror.account_id == by.pk:
        return f"Clôture prononcée par {chair}, qui préside."
    if seat is None or any(item.juror.account_id == by.pk for item in board.seats):
        raise RefusedAct(
            f"La clôture revient à qui préside le jury ({chair}) ; un autre membre ne clôt pas.",
            rule=RULE,
        )
    require_office(by)
    account = seat.juror.account
    if account is not None and account.is_active:
        raise RefusedAct(
            f"{chair}, qui préside, a un compte dans l'office ({account.username}) : la clôture se "
            "fait depuis ce compte, et le secrétariat ne clôt pas à sa place.",
            rule=RULE,
        )
    if not word:
        raise RefusedAct(
            f"{chair}, qui préside, n'a pas de compte : le secrétariat clôt sur sa parole. Écrivez "
            "qui l'a donnée, et comment ; le procès-verbal le dira.",
            rule=RULE,
        )
    who = by.get_full_name() or by.get_username()
    return f"Clôture prononcée par {chair}, qui préside ({word}), et saisie par {who}."
