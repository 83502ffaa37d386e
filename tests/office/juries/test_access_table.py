"""Every page and every act of a jury, for each role, on one's own jury and on somebody else's."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role, User
from parchemin.office.juries import urls
from parchemin.office.juries.actions import attendance, calling, closing
from parchemin.office.juries.models import Call, Jury, SignedSheet, Vote
from tests.office.access_table import expected, found
from tests.office.juries.conftest import Office, enrol, juror, prepared, presiding
from tests.office.promotion import accredited

pytestmark = pytest.mark.django_db

# membre : siège à ce jury ; ailleurs : siège à un autre ; candidat : passe devant ce jury ;
# autrui : passe devant un autre ; organisme : habilité, mais n'a pas inscrit ce candidat.
OPEN = """
                          secrétariat auditeur membre ailleurs candidat autrui organisme tuteur évaluateur
GET  list                 oui         oui      oui    oui      non      non    non       non    non
GET  create               oui         non      non    non      non      non    non       non    non
POST create               oui         non      non    non      non      non    non       non    non
GET  jurors               oui         oui      non    non      non      non    non       non    non
GET  juror_add            oui         non      non    non      non      non    non       non    non
POST juror_add            oui         non      non    non      non      non    non       non    non
GET  link_declare         oui         non      oui    oui      non      non    non       non    non
POST link_declare         oui         non      oui    oui      non      non    non       non    non
GET  person_fragment      oui         oui      oui    rien     oui      rien   rien      non    non
GET  detail               oui         oui      oui    rien     non      non    non       non    non
GET  jurors_import        oui         non      non    non      non      non    non       non    non
POST jurors_import        oui         non      non    non      non      non    non       non    non
GET  jurors_template      oui         non      non    non      non      non    non       non    non
GET  juror                oui         oui      oui    rien     non      non    non       non    non
GET  mine                 non         non      oui    oui      non      non    non       non    non
POST mandate_give         oui         non      non    non      non      non    non       non    non
POST fact_state           oui         non      non    non      non      non    non       non    non
POST availability_say     oui         non      oui    rien     non      non    non       non    non
GET  calls                oui         oui      non    non      non      non    non       non    non
GET  deadlines            oui         oui      non    non      non      non    non       non    non
POST call_write           oui         non      non    non      non      non    non       non    non
POST call_send            oui         non      non    non      non      non    non       non    non
GET  call_pdfs            oui         oui      non    non      non      non    non       non    non
GET  call_letter          oui         oui      oui    rien     rien     rien   non       non    non
POST call_answer          oui         non      oui    rien     non      non    non       non    non
POST files_sent           oui         non      non    non      non      non    non       non    non
GET  replace              oui         non      non    non      non      non    non       non    non
POST replace              oui         non      non    non      non      non    non       non    non
GET  attendance           oui         oui      non    non      non      non    non       non    non
GET  sheet_pdf            oui         oui      non    non      non      non    non       non    non
POST passage              oui         non      non    non      non      non    non       non    non
POST sheet_deposit        oui         non      non    non      non      non    non       non    non
GET  sheet_file           oui         oui      oui    rien     non      non    non       non    non
GET  candidates           oui         non      non    non      non      non    non       non    non
POST candidates           oui         non      non    non      non      non    non       non    non
GET  compose              oui         non      non    non      non      non    non       non    non
POST compose              oui         non      non    non      non      non    non       non    non
GET  propose              oui         non      non    non      non      non    non       non    non
POST check                oui         non      non    non      non      non    non       non    non
POST presence             oui         non      non    non      non      non    non       non    non
GET  open                 lire        non      non    non      non      non    non       non    non
POST open                 oui         non      non    non      non      non    non       non    non
POST vote_proposals       oui         non      oui    rien     non      non    non       non    non
POST note                 oui         non      oui    rien     non      non    non       non    non
GET  close                oui         non      oui    rien     non      non    non       non    non
POST close                oui         non      oui    rien     non      non    non       non    non
GET  minutes              rien        rien     rien   rien     non      non    non       non    non
GET  minutes_pdf          rien        rien     rien   rien     non      non    non       non    non
POST ratify               oui         non      non    non      non      non    non       non    non
GET  hearing              oui         oui      oui    rien     non      non    non       non    non
GET  reasons              oui         oui      oui    rien     non      non    non       non    non
GET  live                 oui         oui      oui    rien     non      non    non       non    non
GET  vote                 lire        non      lire   lire     non      non    non       non    non
POST vote                 oui         non      oui    rien     non      non    non       non    non
POST adjust               oui         non      oui    rien     non      non    non       non    non
POST proxy_give           oui         non      non    non      non      non    non       non    non
POST proxy_withdraw       oui         non      non    non      non      non    non       non    non
POST hands                oui         non      non    non      non      non    non       non    non
POST defer                oui         non      non    non      non      non    non       non    non
"""
CLOSED = """
                          secrétariat auditeur membre ailleurs candidat autrui organisme tuteur évaluateur
GET  detail               oui         oui      oui    rien     non      non    non       non    non
GET  minutes              oui         oui      oui    rien     non      non    non       non    non
GET  minutes_pdf          oui         oui      oui    rien     non      non    non       non    non
GET  hearing              oui         oui      oui    rien     non      non    non       non    non
GET  reasons              oui         oui      oui    rien     non      non    non       non    non
GET  live                 oui         oui      oui    rien     non      non    non       non    non
GET  close                oui         non      oui    rien     non      non    non       non    non
GET  person_fragment      oui         oui      oui    rien     oui      rien   rien      non    non
"""


@pytest.fixture
def jury(voted: Callable[..., Jury], office: Office) -> Jury:
    """An open jury of two members called by letter, who signed and followed the proposals."""
    jury = voted(office)
    with time_machine.travel("2026-06-12 07:00"):
        calling.write_calls(on=jury, late_reason="essai", by=office.by)
    attendance.deposit_sheet(on=jury, name="feuille.pdf", content=b"%PDF-1.7 essai", by=office.by)
    return jury


@pytest.fixture
def clients(
    jury: Jury, office: Office, account: Callable[..., User], signed_in: Callable[..., Client]
) -> dict[str, Client]:
    """One signed-in client for each column of the tables."""
    people = {
        "secrétariat": office.by,
        "auditeur": account(Role.AUDITOR),
        "candidat": account(Role.CANDIDATE),
        "autrui": account(Role.CANDIDATE),
        "organisme": account(Role.BODY),
        "tuteur": account(Role.TUTOR),
        "évaluateur": account(Role.ASSESSOR),
    }
    accredited(office.number, people["organisme"])
    person = jury.hearings.get().enrolment.person
    person.account = people["candidat"]
    person.save()
    other = enrol(office, 90).person
    other.account = people["autrui"]
    other.save()
    elsewhere = juror(office, "employeur")
    prepared(office, elsewhere, juror(office, "salarié", "M"))
    chair = jury.seats.get(chair=True).juror.account
    assert chair is not None
    assert elsewhere.account is not None
    people |= {"membre": chair, "ailleurs": elsewhere.account}
    return {name: signed_in(who) for name, who in people.items()}


def addresses(jury: Jury) -> dict[str, str]:
    """The address of each page of the stage, for that jury and its candidate."""
    hearing, seat = jury.hearings.get(), jury.seats.get(chair=False)
    chair = jury.seats.get(chair=True)
    values: dict[str, Any] = {
        "jury_id": jury.pk, "hearing_id": hearing.pk, "seat_id": seat.pk,
        "enrolment_id": hearing.enrolment_id, "juror_id": chair.juror_id,
        "number": Call.objects.get(juror=chair.juror_id).number, "sheet_id": SignedSheet.objects.get().pk,
    }  # fmt: skip
    return {
        pattern.name: reverse(
            f"juries:{pattern.name}",
            kwargs={name: values[name] for name in pattern.pattern.converters},
        )
        for pattern in urls.urlpatterns
        if pattern.name
    }


def test_an_open_jury(jury: Jury, clients: dict[str, Client]) -> None:
    """While the session is open, each door opens to whom the table says and to nobody else."""
    table = expected(OPEN)
    assert found(table, addresses(jury), clients) == table


def test_a_closed_jury(jury: Jury, office: Office, clients: dict[str, Client]) -> None:
    """Once closed, the minutes are read by those who sat, the office and the auditor."""
    closing.close_jury(on=jury, by=presiding(jury))
    table = expected(CLOSED)
    assert found(table, addresses(jury), clients) == table


def test_the_table_forgets_no_page(jury: Jury) -> None:
    """Each URL of the stage has its row."""
    assert {row.split()[1] for row in expected(OPEN)} == set(addresses(jury))


def test_a_member_never_speaks_for_another(jury: Jury, clients: dict[str, Client]) -> None:
    """Whoever forges the field of another member's voice is refused, and nothing is written."""
    other, code, before = jury.seats.get(chair=False), f"{jury.number}BC01", Vote.objects.count()
    answer = clients["membre"].post(
        addresses(jury)["vote"], {f"voix.{other.juror_id}.{code}": "contre"}
    )
    assert answer.status_code == 409
    assert Vote.objects.count() == before
