"""Asking for a batch: once, complete, refused with every reason, resumed by the worker.

Threads share one in-memory base on SQLite, whose locks are not those of a file: test_faults does
the same there with real processes.
"""

import threading
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from parchemin.domain.errors import RefusedAct
from parchemin.domain.referentiel import RegistrationDates
from parchemin.office.accounts.models import Role
from parchemin.office.certificates import production, resuming
from parchemin.office.certificates.actions.issuing import issue, resume
from parchemin.office.certificates.models import Certificate, IssueBatch
from parchemin.office.certificates.resuming import resume_batches
from parchemin.office.journal.models import Entry
from parchemin.office.juries.models import Decision, Jury, Ratification
from parchemin.office.partners.models import Certifier, Registration
from tests.office.certificates.builders import (
    CERTIFICATION,
    DELIVERED,
    HELD,
    build_jury,
    state_identity,
)

pytestmark = pytest.mark.django_db
SILENT = replace(CERTIFICATION, dates=RegistrationDates(), nsf=())


def page(client: Any, jury: Jury, day: date | None = None) -> Any:
    address = reverse("certificates:issue", args=[jury.pk])
    if day is None:
        return client.get(address)
    return client.post(address, {"delivered_on": day.isoformat()})


def test_the_page_says_what_will_be_issued(signed_in: Any, closed_jury: Any) -> None:
    """Numbers of parchemins and attestations are known before the button is pressed."""
    response = page(signed_in(), closed_jury((True, True), (True, False), (False, False)))
    assert response.context["preparation"].parchemins == 1
    assert response.context["preparation"].blocs == 1
    assert "Délivrer 2 documents" in response.content.decode()


def test_asking_creates_one_batch_one_task_one_entry(
    signed_in: Any, closed_jury: Any, secretary: Any
) -> None:
    """One click: a batch, a task in the queue, an entry in the journal, then the batch's page."""
    jury = closed_jury()
    response = page(signed_in(secretary), jury, DELIVERED)
    batch = IssueBatch.objects.get()
    assert response["Location"] == reverse("certificates:batch", args=[batch.pk])
    assert DBTaskResult.objects.count() == 1
    entry = Entry.objects.get(act="demander un lot de parchemins")
    assert (entry.actor, entry.object_id) == ("secretariat", str(batch.pk))


def test_a_second_click_leads_to_the_same_batch(signed_in: Any, closed_jury: Any) -> None:
    """The second request changes nothing and says that the first is under way."""
    jury, client = closed_jury(), signed_in()
    first = page(client, jury, DELIVERED)
    second = page(client, jury, DELIVERED)
    assert first["Location"] == second["Location"]
    assert IssueBatch.objects.count() == DBTaskResult.objects.count() == 1
    assert "déjà demandée" in client.get(second["Location"]).content.decode()


def test_every_missing_mention_is_shown_at_once_with_where_to_mend_it(
    signed_in: Any, secretary: Any
) -> None:
    """No identity, no dates of registration, no NSF code: three sorts of lack on one page, no batch."""
    jury = build_jury(secretary, (True, True), certification=SILENT)
    response = page(signed_in(secretary), jury)
    lacks = {lack.finding.code: lack.where for lack in response.context["preparation"].lacks}
    assert lacks == {
        "decision_missing": "enregistrement",
        "last_delivery_missing": "enregistrement",
        "nsf_missing": "referentiel",
        "delivered_at_missing": "certificateur",
        "certifier_missing": "certificateur",
        "signatory_missing": "certificateur",
    }
    refused = page(signed_in(secretary), jury, DELIVERED)
    assert refused.status_code == 409
    assert IssueBatch.objects.count() == 0


def test_a_lack_of_one_person_names_that_person(signed_in: Any, closed_jury: Any) -> None:
    """A faulty civil status is shown with the person's name, not as a fault of all."""
    jury = closed_jury((True, True), (True, True))
    someone = jury.hearings.first().enrolment.person
    status = someone.civil_status
    status.pk, status.birth_name = None, "Essai9"
    status.save()
    someone.civil_status = status
    someone.save()
    lacks = page(signed_in(), jury).context["preparation"].lacks
    assert [(lack.finding.code, lack.persons) for lack in lacks] == [
        ("birth_name_digit", ((someone.pk, str(someone)),))
    ]


def test_a_stated_decision_date_completes_the_public_text(
    closed_jury: Any, batch_of: Any, secretary: Any
) -> None:
    """The date that the certifier stated is printed when the text gives none."""
    Registration.objects.create(
        number="RNCP40657",
        decision=date(2025, 4, 1),
        last_delivery=date(2030, 5, 22),
        source="lettre",
        recorded_by=secretary,
    )
    silent = replace(CERTIFICATION, dates=RegistrationDates())
    batch = batch_of(closed_jury(certification=silent))
    production.complete(str(batch.pk))
    assert Certificate.objects.get().mentions["registration"]["decision"] == "2025-04-01"


def test_nothing_is_issued_after_the_last_delivery_date(closed_jury: Any, batch_of: Any) -> None:
    """Once the last delivery date is past, the whole batch is refused with both dates."""
    dates = RegistrationDates(decision=date(2020, 1, 1), last_delivery=date(2026, 3, 9))
    jury = closed_jury(certification=replace(CERTIFICATION, dates=dates))
    with pytest.raises(RefusedAct, match=r"10/03/2026.*09/03/2026"):
        batch_of(jury)


def test_nothing_is_issued_before_the_decision_of_registration(
    closed_jury: Any, batch_of: Any
) -> None:
    """A registration decided after the day of delivery refuses the whole batch with both dates."""
    dates = RegistrationDates(decision=date(2026, 3, 11), last_delivery=date(2030, 5, 22))
    with pytest.raises(RefusedAct, match="11/03/2026"):
        batch_of(closed_jury(certification=replace(CERTIFICATION, dates=dates)))


@pytest.mark.parametrize(
    ("day", "found"),
    [(HELD - timedelta(days=1), "01/03/2026"), (date(2999, 1, 1), "01/01/2999")],
)
def test_a_delivery_before_the_decision_or_in_the_future_is_refused(
    day: date, found: str, signed_in: Any, closed_jury: Any
) -> None:
    """An impossible day is said in the form with what was expected; nothing is created."""
    response = page(signed_in(), closed_jury(), day)
    assert f"Trouvé : {found}" in response.content.decode()
    assert IssueBatch.objects.count() == 0


def test_the_act_itself_refuses_a_day_before_the_decision(closed_jury: Any, secretary: Any) -> None:
    """The rule holds in the act, whatever calls it."""
    with pytest.raises(RefusedAct, match="avant la décision"):
        issue(on=closed_jury(), delivered_on=HELD - timedelta(days=1), by=secretary)


def test_an_open_jury_gives_nothing(signed_in: Any, closed_jury: Any, secretary: Any) -> None:
    """A jury that is not closed is not found on the page, and the act refuses it."""
    jury = closed_jury(state=Jury.State.OPEN)
    assert page(signed_in(secretary), jury, DELIVERED).status_code == 404
    with pytest.raises(RefusedAct, match="n'est pas clos"):
        issue(on=jury, delivered_on=DELIVERED, by=secretary)


def test_a_delivery_in_two_steps_waits_for_the_second_authority(
    closed_jury: Any, secretary: Any
) -> None:
    """Without the authority's answer nothing is issued; refused, it never is; accepted, from its day."""
    jury = closed_jury(awaits="La commission inventée")
    with pytest.raises(RefusedAct, match="La commission inventée doit encore se prononcer"):
        issue(on=jury, delivered_on=DELIVERED, by=secretary)
    answer = {"jury": jury, "authority": "La commission inventée", "recorded_by": secretary}
    Ratification.objects.create(
        **answer, accepted=True, decided_on=HELD + timedelta(days=3), reason="séance"
    )
    with pytest.raises(RefusedAct, match="avant la décision du 05/03/2026"):
        issue(on=jury, delivered_on=HELD, by=secretary)
    assert issue(on=jury, delivered_on=DELIVERED, by=secretary)[1]


def test_a_refused_second_step_gives_nothing(closed_jury: Any, secretary: Any) -> None:
    """The refusal of the authority is repeated with its reason."""
    jury = closed_jury(awaits="La commission inventée")
    Ratification.objects.create(
        jury=jury, authority="La commission inventée", recorded_by=secretary, accepted=False,
        decided_on=HELD, reason="quorum non atteint",
    )  # fmt: skip
    with pytest.raises(RefusedAct, match="a refusé la délivrance : quorum non atteint"):
        issue(on=jury, delivered_on=DELIVERED, by=secretary)


def test_only_the_secretariat_issues(closed_jury: Any, account: Any) -> None:
    """The act refuses every other role, whatever the URL table says."""
    jury = closed_jury()
    for role in set(Role) - {Role.SECRETARIAT}:
        with pytest.raises(PermissionDenied):
            issue(on=jury, delivered_on=DELIVERED, by=account(role))
    assert IssueBatch.objects.count() == 0


def test_the_identity_is_frozen_when_the_batch_is_asked_for(
    closed_jury: Any, batch_of: Any, secretary: Any
) -> None:
    """A change of signatory half-way does not split a batch."""
    batch = batch_of(closed_jury())
    state_identity(secretary, signatory_name="Quelqu'un d'autre")
    production.complete(str(batch.pk))
    assert Certificate.objects.get().mentions["signatory"]["name"] == "Camille Inventée"
    assert Certifier.objects.count() == 2


def test_a_finished_batch_is_not_resumed(issued: Any, secretary: Any) -> None:
    """Resuming what is complete is refused in a sentence."""
    with pytest.raises(RefusedAct, match="achevé"):
        resume(on=issued()[0].batch, by=secretary)


def test_the_worker_takes_up_at_start_what_a_stop_left_undone(
    closed_jury: Any, batch_of: Any
) -> None:
    """A batch whose task is no longer queued is queued again, once."""
    batch_of(closed_jury())
    DBTaskResult.objects.all().delete()
    assert resume_batches(at_start=True) == 1
    assert resume_batches(at_start=True) == 0
    assert DBTaskResult.objects.count() == 1


def test_the_worker_leaves_alone_what_moves_and_what_waits_for_a_person(
    closed_jury: Any, batch_of: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two starts, only a batch silent for a while is queued; never one with an incident."""
    batch = batch_of(closed_jury())
    DBTaskResult.objects.all().delete()
    assert resume_batches(at_start=False) == 0
    later = timezone.now() + 2 * resuming.SILENCE
    monkeypatch.setattr(resuming.timezone, "now", lambda: later)
    assert resume_batches(at_start=False) == 1
    DBTaskResult.objects.all().delete()
    IssueBatch.objects.filter(pk=batch.pk).update(failure="disque plein")
    assert resume_batches(at_start=True) == 0


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_secretaries_at_once_make_one_batch(closed_jury: Any, secretary: Any) -> None:
    """Two requests in two threads: one batch, one task, and both learn the same batch."""
    jury, seen = closed_jury(), []
    together = threading.Barrier(2)

    def ask() -> None:
        together.wait()
        try:
            seen.append(issue(on=jury, delivered_on=DELIVERED, by=secretary))
        finally:
            connection.close()

    threads = [threading.Thread(target=ask) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(new for _, new in seen) == [False, True]
    assert len({batch.pk for batch, _ in seen}) == 1
    assert DBTaskResult.objects.count() == 1


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_workers_on_one_batch_never_give_a_number_twice(
    closed_jury: Any, batch_of: Any
) -> None:
    """The same batch run by two threads: each document once, numbers without a hole."""
    batch = batch_of(closed_jury(*[(True, True)] * 8))
    together, counts = threading.Barrier(2), []

    def work() -> None:
        together.wait()
        try:
            counts.append(production.complete(str(batch.pk)))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = sorted(Certificate.objects.values_list("number", flat=True))
    assert [int(number.split("-")[2]) for number in numbers] == list(range(1, 9))
    assert sum(counts) == 8
    batch.refresh_from_db()
    assert batch.finished_at
    assert Entry.objects.filter(act="achever un lot").count() == 1
    assert Decision.objects.filter(certificate=None, won=True, bloc_code="").count() == 0
