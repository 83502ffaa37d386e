"""The demonstration as a whole, in one transaction: either all of it or nothing."""

from django.db import transaction

from parchemin.office.candidates.models import Enrolment
from parchemin.office.certificates.actions.issuing import issue
from parchemin.office.portal.demonstration import (
    accounts,
    certifications,
    following,
    paths,
    sessions,
)
from parchemin.office.portal.demonstration.promotion import InventedPerson, read_promotion


@transaction.atomic
def build() -> list[Enrolment]:
    """Invent the office: accounts, certifications, 24 people, their juries; return their paths.

    The certificates of the closed juries are asked for, and issued by the task worker.
    """
    users = accounts.open_accounts()
    secretary = users["secretariat"]
    followed = certifications.publish_all(by=secretary)
    certifications.certifier(by=secretary)
    body = certifications.training_body(list(followed), by=secretary)
    body.members.add(users["organisme"])
    promotion = read_promotion()
    heard: list[tuple[InventedPerson, Enrolment]] = [
        (person, paths.enter(person, followed[person.certification], body, users))
        for person in promotion.people
    ]
    jurors = sessions.pool(users)
    for invented in promotion.juries:
        present = [(person, path) for person, path in heard if person.jury == invented.key]
        jury = sessions.hold(
            invented, present, followed[invented.certification], jurors, by=secretary
        )
        if invented.issued:
            issue(on=jury, delivered_on=invented.held_on, by=secretary)
            following.follow(jury, by=secretary)
    give_account(heard[0][1], users["candidat"].pk)
    return [path for _, path in heard]


def give_account(enrolment: Enrolment, account: int) -> None:
    """Let the first invented person sign in to see her own file."""
    enrolment.person.account_id = account
    enrolment.person.save(update_fields=["account"])
