"""Voices by proxy, and hands counted in each college."""

from collections.abc import Mapping

from django.db import transaction

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.jury.proxies import proxy_findings
from parchemin.domain.jury.tally import Choice
from parchemin.domain.pathway import Route
from parchemin.office.accounts.models import User
from parchemin.office.journal.actions import record
from parchemin.office.juries.access import require_office
from parchemin.office.juries.board import Board, Show, hand_count
from parchemin.office.juries.freshness import Seen, refuse_changed
from parchemin.office.juries.models import Hearing, Jury, ProxyAct, Seat, ShownHands
from parchemin.office.juries.obstacles import no_vote, require_none, require_quorum
from parchemin.office.juries.reading import heard, read
from parchemin.office.juries.rulebook import first_routes
from parchemin.office.juries.states import locked

STATES = (Jury.State.PREPARED, Jury.State.OPEN)


@transaction.atomic
def give_proxy(*, on: Jury, giver: Seat, holder: Seat, document: str, by: User) -> ProxyAct:
    """Write that an absent member gave his voice to another, with the paper that shows it.

    Refused, with its rule, where the règlement forbids it or does not say.
    """
    require_office(by)
    jury = locked(on, "noter une procuration", *STATES)
    _require_seats(jury, giver, holder)
    if not document.strip():
        raise RefusedAct("Une procuration se montre : écrivez la référence de la pièce reçue.")
    if giver.votes.exists():
        raise RefusedAct(
            f"{giver.juror.name} a déjà voté dans cette séance : ses voix restent les siennes."
        )
    row = ProxyAct.objects.create(
        jury=jury, giver=giver.juror, holder=holder.juror, kind=ProxyAct.Kind.GIVEN,
        document=document.strip(), recorded_by=by,
    )  # fmt: skip
    _require_allowed(read(jury, []), jury)
    record("donner procuration", by=by, on=row, donne=giver.juror_id, porte=holder.juror_id)
    return row


@transaction.atomic
def withdraw_proxy(*, on: Jury, giver: Seat, reason: str, by: User) -> ProxyAct:
    """Write that a member takes his voice back; what was voted with it stays, and then forbids it."""
    require_office(by)
    jury = locked(on, "retirer une procuration", *STATES)
    last = ProxyAct.objects.filter(jury=jury, giver=giver.juror).order_by("-id").first()
    if last is None or last.kind != ProxyAct.Kind.GIVEN:
        raise RefusedAct(f"{giver.juror.name} n'a donné procuration à personne : rien à retirer.")
    if not reason.strip():
        raise RefusedAct("Le retrait d'une procuration dit son motif : écrivez-le.")
    if giver.votes.exists():
        raise RefusedAct(
            f"La voix de {giver.juror.name} a déjà été portée dans cette séance : sa procuration "
            "ne se retire plus."
        )
    row = ProxyAct.objects.create(
        jury=jury, giver=giver.juror, holder=last.holder, kind=ProxyAct.Kind.WITHDRAWN,
        document=reason.strip(), recorded_by=by,
    )  # fmt: skip
    record("retirer une procuration", by=by, on=row, donne=giver.juror_id)
    return row


def _require_seats(jury: Jury, *seats: Seat) -> None:
    for seat in seats:
        if seat.jury_id != jury.pk:
            raise RefusedAct(f"{seat.juror.name} ne siège pas au jury {jury.reference}.")


def _require_allowed(board: Board, jury: Jury) -> None:
    """Raise what the règlement says of the proxies as they are now, for each route of the session."""
    written = jury.hearings.values_list("enrolment__route", flat=True).order_by().distinct()
    routes = [Route(route) for route in written] or first_routes(board.reglement, jury.held_on)
    names = dict.fromkeys(board.reglement.jury_for(route, jury.held_on) for route in routes)
    for name in names:
        for finding in proxy_findings(board.reglement, name, board.members, jury.held_on):
            if finding.line:
                raise MissingRule(finding.sentence, line=finding.line)
            raise RefusedAct(finding.sentence, rule=finding.rule)


@transaction.atomic
def show_hands(
    *,
    on: Hearing,
    bloc: str,
    counts: Mapping[str, tuple[int, int, int]],
    chair: Choice | None = None,
    seen: Seen | None = None,
    by: User,
) -> ShownHands:
    """Write the hands for, against and abstaining in each college on one bloc.

    Refused where the règlement wants names, when the hands are not those of the members there, or
    when a member has already voted this bloc by name.
    """
    require_office(by)
    jury = locked(on.jury, "compter les mains", Jury.State.OPEN)
    refuse_changed(on, seen)
    board = read(jury, [heard(jury, on)])
    case = board.cases[0]
    found = no_vote(case, bloc)
    require_none([found] if found else [], "Ce vote est refusé.")
    require_quorum(board, [case])
    if case.choices.get(bloc):
        raise RefusedAct(
            f"{case.name}, bloc {bloc} : des membres ont déjà voté par leur nom. Un vote est nominal "
            "ou à main levée : terminez-le par les noms."
        )
    show = Show(tuple(hand_count(name, *hands) for name, hands in counts.items()), chair)
    board.count(case, (), show)
    row = ShownHands.objects.create(
        hearing=on, bloc_code=bloc, counts=[[name, *hands] for name, hands in counts.items()],
        chair_choice=chair.value if chair else "", recorded_by=by,
    )  # fmt: skip
    record("compter les mains", by=by, on=on, bloc=bloc, mains=row.counts, preside=row.chair_choice)
    return row
