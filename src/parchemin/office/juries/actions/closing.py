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


@transaction.atomic
def close_jury(*, on: Jury, on_word_of_chair: bool = False, by: User) -> Minutes:
    """Close the session and write its decisions and minutes, once.

    The chair closes; the secretariat may write it down when the chair has said it. Refused, with
    all the reasons, while something is undecided.
    """
    jury = locked(on, "le clore", Jury.State.OPEN)
    hold(jury.hearings.values_list("enrolment_id", flat=True))
    board = read(jury)
    said_by = _said_by(board, by, on_word_of_chair=on_word_of_chair)
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
        sur_parole_du_president=on_word_of_chair,
    )
    return kept


def _said_by(board: Board, by: User, *, on_word_of_chair: bool) -> str:
    """Who closed, as the minutes say it; refuses anybody but the chair or his scribe."""
    seat = next((seat for seat in board.seats if seat.chair), None)
    chair = seat.juror.name if seat else "personne"
    if seat is not None and seat.juror.account_id == by.pk:
        return f"Clôture prononcée par {chair}, qui préside."
    if seat is None or any(item.juror.account_id == by.pk for item in board.seats):
        raise RefusedAct(
            f"La clôture revient à qui préside le jury ({chair}) ; un autre membre ne clôt pas.",
            rule="Le président clôt la délibération.",
        )
    require_office(by)
    if not on_word_of_chair:
        raise RefusedAct(
            f"Le secrétariat clôt sur la parole de {chair}, qui préside : cochez la case qui "
            "l'atteste.",
            rule="Le président clôt la délibération.",
        )
    who = by.get_full_name() or by.get_username()
    return f"Clôture prononcée par {chair}, qui préside, et saisie par {who}."
