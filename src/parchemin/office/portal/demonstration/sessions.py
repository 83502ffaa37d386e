"""The juries of the demonstration: composed, held, closed, and their certificates."""

from datetime import date

from parchemin.office.accounts.models import User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.juries.actions.adjusting import Change, adjust
from parchemin.office.juries.actions.closing import close_jury
from parchemin.office.juries.actions.preparation import (
    JurorFile,
    add_juror,
    choose_candidates,
    compose,
    create_jury,
)
from parchemin.office.juries.actions.room import open_jury
from parchemin.office.juries.actions.voting import vote, vote_proposals
from parchemin.office.juries.members import Pick
from parchemin.office.juries.models import Juror, Jury, Vote
from parchemin.office.portal.demonstration.certifications import Followed
from parchemin.office.portal.demonstration.promotion import InventedJury, InventedPerson

CHAIR_SINCE = date(2025, 6, 1)
Heard = list[tuple[InventedPerson, Enrolment]]


BENCH = (
    ("employeur", "employeur", Juror.Sex.F),
    ("salarie", "salarié", Juror.Sex.M),
)
"""The account, the college as the règlements name it, and the sex of each invented juror."""


def pool(users: dict[str, User]) -> list[Juror]:
    """Two invented jurors, one of each college, the employer first: he presides."""
    return [
        add_juror(
            file=JurorFile(
                name=users[username].get_full_name(),
                college=college,
                quality="Représentant de la CPNEFP (démonstration)",
                sex=sex,
                qualified=True,
                years_in_trade=12,
                mandate_since=CHAIR_SINCE,
                mandate_until=date(2027, 5, 31),
            ),
            account=users[username],
            by=users["secretariat"],
        )
        for username, college, sex in BENCH
    ]


def hold(
    invented: InventedJury, heard: Heard, followed: Followed, jurors: list[Juror], *, by: User
) -> Jury:
    """Compose, hear, vote and, when the file says so, close."""
    jury = create_jury(
        number=invented.certification,
        reglement=followed.reglement,
        held_on=invented.held_on,
        place=invented.place,
        by=by,
    )
    picks = [Pick(juror, present=True, chair=juror is jurors[0]) for juror in jurors]
    compose(on=jury, picks=picks, chair_since=CHAIR_SINCE, by=by)
    choose_candidates(on=jury, enrolments=[enrolment for _, enrolment in heard], by=by)
    jury = open_jury(on=jury, by=by)
    if invented.closed:
        deliberate(jury, heard, by=by)
        close_jury(on=jury, word="Prononcée en séance", by=jurors[0].account or by)
        jury.refresh_from_db()
    return jury


def deliberate(jury: Jury, heard: Heard, *, by: User) -> None:
    """The jury's own readings first, then its divided votes, then the proposals."""
    hearings = {item.enrolment_id: item for item in jury.hearings.select_related("jury")}
    chair, other = jury.seats.select_related("juror").order_by("-chair")
    for person, enrolment in heard:
        hearing = hearings[enrolment.pk]
        for code in person.named("rattrape"):
            bloc = f"{jury.number}{code[:4]}"
            reason = "Les réponses à l'entretien montrent que la modalité est maîtrisée."
            change = Change(
                bloc=bloc, assessment=f"{jury.number}{code}", outcome="acquis", reason=reason
            )
            adjust(on=hearing, change=change, by=by)
        for code in person.named("partage"):
            bloc = f"{jury.number}{code}"
            vote(on=hearing, seat=chair, choices={bloc: Vote.Choice.FOR}, by=by)
            vote(on=hearing, seat=other, choices={bloc: Vote.Choice.AGAINST}, by=by)
    vote_proposals(on=jury, by=by)
