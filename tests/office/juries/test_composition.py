"""Who may sit: colleges, parity, quorum, chair, mandates, links, the law on VAE."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import ParcheminError, RefusedAct
from parchemin.office.journal.queries import acts_on
from parchemin.office.juries import queries
from parchemin.office.juries.actions import preparation, room
from parchemin.office.juries.members import Pick
from parchemin.office.juries.models import Jury, Link, Seat
from tests.office.juries.conftest import HELD, Office, assess, enrol, juror, prepared

pytestmark = pytest.mark.django_db


def codes(jury: Jury) -> set[str]:
    """The codes of what is wrong with a composition."""
    return {concern.finding.code for concern in queries.composition(jury).concerns}


def test_a_balanced_jury_has_nothing_to_complete(office: Office, bench: Any) -> None:
    """One member of each college, present, chaired within its mandate: valid."""
    jury = prepared(office, *bench(office))
    assert queries.composition(jury).valid
    assert room.open_jury(on=jury, by=office.by).state == Jury.State.OPEN


def test_opening_is_refused_with_all_the_reasons(office: Office) -> None:
    """Nobody sits: each college, the quorum and the chair are named at once; nothing changes."""
    jury = prepared(office)
    with pytest.raises(RefusedAct) as refusal:
        room.open_jury(on=jury, by=office.by)
    sentence = str(refusal.value)
    for word in ("employeur", "salarié", "quorum", "préside"):
        assert word in sentence
    assert Jury.objects.get(pk=jury.pk).state == Jury.State.PREPARED


def test_a_college_without_a_present_member_breaks_parity(office: Office, bench: Any) -> None:
    """An absent employee leaves his college empty and the jury out of parity."""
    employer, employee = bench(office)
    jury = prepared(office, employer, employee)
    seat = jury.seats.get(juror=employee)
    preparation.mark_presence(seat=seat, present=False, by=office.by)
    assert {"college_absent", "parite_rompue", "quorum"} <= codes(jury)


@pytest.mark.parametrize(
    ("until", "expired"), [(date(2026, 6, 11), True), (HELD, False)], ids=["veille", "jour même"]
)
def test_a_mandate_covers_the_day_of_the_jury(office: Office, until: date, expired: bool) -> None:
    """A mandate that ends the day before is expired, one that ends the same day is not."""
    members = juror(office, "employeur", mandate_until=until), juror(office, "salarié", "M")
    assert ("mandat_expire" in codes(prepared(office, *members))) is expired


def test_a_jury_without_chair_does_not_open(office: Office, bench: Any) -> None:
    """Nobody presides: the check says so."""
    jury = prepared(office)
    picks = [Pick(member, present=True, chair=False) for member in bench(office)]
    preparation.compose(on=jury, picks=picks, by=office.by)
    assert "sans_president" in codes(jury)


def test_a_juror_tied_to_a_candidate_leaves_the_jury_short(office: Office, bench: Any) -> None:
    """The jury of two cannot judge the candidate one of them trained, and the refusal names him."""
    employer, employee = bench(office)
    jury = prepared(office, employer, employee, candidates=2)
    first = jury.hearings.select_related("enrolment__person__civil_status").first()
    assert first is not None
    preparation.declare_link(
        juror=employee, person=first.enrolment.person, kind=Link.Kind.TRAINED, by=office.by
    )
    with pytest.raises(RefusedAct) as refusal:
        room.open_jury(on=jury, by=office.by)
    assert str(first.enrolment.person) in str(refusal.value)
    assert "ESSAI002" not in str(refusal.value)


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"sex": "F"}, "vae_mixite"), ({"qualified": False}, "vae_qualifies")],
    ids=["deux femmes", "personne de qualifié"],
)
def test_the_law_comes_on_top_for_a_vae_candidate(
    office: Office, changes: dict[str, Any], code: str
) -> None:
    """A VAE candidate asks for women and men and somebody qualified; others do not."""
    members = [
        juror(office, college, **{"sex": sex, **changes})
        for college, sex in (("employeur", "F"), ("salarié", "M"))
    ]
    jury = prepared(office, *members)
    assert code not in codes(jury)
    by_experience = enrol(office, 90, "experience")
    assess(by_experience, office)
    preparation.choose_candidates(on=jury, enrolments=[by_experience], by=office.by)
    assert code in codes(jury)


def test_a_jury_does_not_open_before_its_day(office: Office, bench: Any) -> None:
    """A jury planned for another year is refused with its date."""
    jury = prepared(office, *bench(office))
    Jury.objects.filter(pk=jury.pk).update(held_on=date(2999, 1, 5))
    with pytest.raises(RefusedAct, match="05/01/2999"):
        room.open_jury(on=jury, by=office.by)


def test_a_route_the_text_does_not_open_is_refused(office: Office, bench: Any) -> None:
    """An apprentice cannot be judged where apprenticeship is closed."""
    jury = prepared(office, *bench(office))
    apprentice = enrol(office, 91, "apprentissage")
    preparation.choose_candidates(on=jury, enrolments=[apprentice], by=office.by)
    with pytest.raises(ParcheminError, match="« apprentissage » n'est pas ouverte pour RNCP40657"):
        room.open_jury(on=jury, by=office.by)


def test_a_candidate_waits_for_one_jury_at_a_time(office: Office, bench: Any) -> None:
    """The second jury names the first; a candidate of another certification is refused as well."""
    jury = prepared(office, *bench(office))
    other = preparation.create_jury(
        number=office.number, reglement=office.reglement, held_on=HELD, place="Lille", by=office.by
    )
    heard = [hearing.enrolment for hearing in jury.hearings.select_related("enrolment__version")]
    with pytest.raises(RefusedAct, match=jury.reference):
        preparation.choose_candidates(on=other, enrolments=heard, by=office.by)
    assert not queries.presentable(other)


def test_references_follow_one_another_within_the_year(office: Office) -> None:
    """The office numbers juries by year, from one."""

    def made(held_on: date) -> str:
        return preparation.create_jury(
            number=office.number, reglement=office.reglement, held_on=held_on, place="Lyon",
            by=office.by,
        ).reference  # fmt: skip

    assert [made(HELD), made(HELD), made(date(2027, 1, 4))] == [
        "JURY-2026-0001",
        "JURY-2026-0002",
        "JURY-2027-0001",
    ]


def test_a_jury_of_another_certification_than_its_reglement_is_refused(office: Office) -> None:
    """A règlement judges its own certification."""
    with pytest.raises(RefusedAct, match="RNCP1"):
        preparation.create_jury(
            number="RNCP1", reglement=office.reglement, held_on=HELD, place="Lyon", by=office.by
        )


def test_only_the_secretariat_composes(office: Office, bench: Any, account: Any) -> None:
    """A member of jury changes neither the seats nor the presence."""
    employer, employee = bench(office)
    jury = prepared(office, employer, employee)
    with pytest.raises(PermissionDenied):
        preparation.compose(on=jury, picks=[], by=employer.account)
    assert jury.seats.count() == 2


def test_a_juror_declares_his_own_links_only(office: Office, bench: Any) -> None:
    """One's own link is kept once and journalled; somebody else's is refused."""
    employer, employee = bench(office)
    person = enrol(office, 1).person
    for _ in range(2):
        link = preparation.declare_link(
            juror=employee, person=person, kind=Link.Kind.WORK, by=employee.account
        )
    assert Link.objects.count() == 1
    assert acts_on(link).count() == 1
    with pytest.raises(PermissionDenied):
        preparation.declare_link(
            juror=employer, person=person, kind=Link.Kind.WORK, by=employee.account
        )


def test_checks_follow_what_is_ticked_and_save_nothing(
    office: Office, bench: Any, signed_in: Callable[..., Client]
) -> None:
    """The page asks for the checks of a choice that is not saved."""
    employer, employee = bench(office)
    jury = prepared(office)
    everyone = {"members": [employer.pk, employee.pk], "present": [employer.pk, employee.pk]}
    response = signed_in(office.by).post(
        reverse("juries:check", args=[jury.pk]),
        {**everyone, "chair": employer.pk, "chair_since": "2025-09-01"},
    )
    assert "Composition valide" in response.content.decode()
    assert not Seat.objects.filter(jury=jury).exists()


def test_the_colleges_come_from_the_reglements(
    office: Office, silent_office: Office, signed_in: Callable[..., Client]
) -> None:
    """The pool offers the colleges of both published règlements, each once."""
    page = signed_in(office.by).get(reverse("juries:juror_add")).content.decode()
    for college in ("employeur", "salarié", "organisme de formation", "professionnel"):
        assert page.count(f">{college}</option>") == 1


def test_a_mandate_that_ends_before_it_starts_is_said_in_the_form(
    office: Office, signed_in: Callable[..., Client]
) -> None:
    """The form keeps what was typed and says which date is wrong."""
    typed = {
        "name": "Mme Inventée", "college": "employeur", "sex": "F",
        "mandate_since": "2026-05-01", "mandate_until": "2025-05-01",
    }  # fmt: skip
    page = signed_in(office.by).post(reverse("juries:juror_add"), typed).content.decode()
    assert "Le mandat finit le 01/05/2025, avant" in page
    assert "Mme Inventée" in page


def test_the_chair_alternates_after_a_mandate(office: Office, voted: Any, bench: Any) -> None:
    """After a closed mandate of the employers, a new mandate of theirs breaks the alternation."""
    closed = voted(office)
    Jury.objects.filter(pk=closed.pk).update(
        state=Jury.State.CLOSED, chair_since=date(2023, 9, 1), held_on=date(2024, 6, 1)
    )
    jury = prepared(office, *bench(office))
    assert "alternance_rompue" in codes(jury)


def test_the_presence_of_a_seat_taken_away_is_refused(office: Office, bench: Any) -> None:
    """A page left open while the jury was composed again reads a sentence, not a fault."""
    jury = prepared(office, *bench(office))
    seat = jury.seats.select_related("juror", "jury").get(chair=False)
    preparation.compose(on=jury, picks=[], by=office.by)
    with pytest.raises(RefusedAct, match="vient de changer"):
        preparation.mark_presence(seat=seat, present=False, by=office.by)
