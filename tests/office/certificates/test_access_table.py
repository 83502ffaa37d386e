"""Every page and act of the register and of declarations, for each role, on one's own document."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role, User
from parchemin.office.certificates import urls
from parchemin.office.certificates.actions.declaring import declare
from parchemin.office.certificates.models import Certificate, DeclarationFile
from parchemin.office.juries.models import Juror, Seat
from tests.office.access_table import expected, found

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)

# titulaire : le document est le sien ; autrui : titulaire d'un autre document ; membre : a siégé au
# jury qui l'a décidé.
TABLE = """
                          secrétariat auditeur titulaire autrui membre organisme tuteur évaluateur
GET  list                 oui         oui      non       non    non    non       non    non
GET  export               oui         oui      non       non    non    non       non    non
GET  issue                oui         non      non       non    non    non       non    non
POST issue                oui         non      non       non    non    non       non    non
GET  batch                oui         oui      non       non    non    non       non    non
GET  progress             oui         oui      non       non    non    non       non    non
POST resume               oui         non      non       non    non    non       non    non
GET  detail               oui         oui      oui       rien   non    non       non    non
POST detail               lire        lire     lire      lire   non    non       non    non
GET  pdf                  oui         oui      oui       rien   non    non       non    non
GET  revoke               oui         non      non       non    non    non       non    non
POST revoke               oui         non      non       non    non    non       non    non
GET  verify_home          oui         oui      oui       oui    oui    oui       oui    oui
GET  verify               oui         oui      oui       oui    oui    oui       oui    oui
GET  declarations         oui         oui      non       non    non    non       non    non
GET  declare              oui         non      non       non    non    non       non    non
POST declare              oui         non      non       non    non    non       non    non
GET  acknowledge          oui         non      non       non    non    non       non    non
POST acknowledge          oui         non      non       non    non    non       non    non
GET  declaration          oui         oui      non       non    non    non       non    non
GET  declaration_file     oui         non      non       non    non    non       non    non
POST reject_file          oui         non      non       non    non    non       non    non
"""


@pytest.fixture
def documents(issued: Any, secretary: User) -> list[Certificate]:
    """Two documents of one jury, declared."""
    rows: list[Certificate] = issued((True, True), (True, True))
    declare(by=secretary, now=NOW)
    return rows


@pytest.fixture
def clients(
    documents: list[Certificate],
    secretary: User,
    account: Callable[..., User],
    signed_in: Callable[..., Client],
) -> dict[str, Client]:
    """One client for each column of the table."""
    people = {
        "secrétariat": secretary,
        "auditeur": account(Role.AUDITOR),
        "titulaire": account(Role.CANDIDATE),
        "autrui": account(Role.CANDIDATE),
        "membre": account(Role.JUROR),
        "organisme": account(Role.BODY),
        "tuteur": account(Role.TUTOR),
        "évaluateur": account(Role.ASSESSOR),
    }
    for row, name in zip(documents, ("titulaire", "autrui"), strict=True):
        row.person.account = people[name]
        row.person.save()
    member = Juror.objects.create(name="Membre", college="employeur", account=people["membre"])
    Seat.objects.create(jury=documents[0].batch.jury, juror=member, present=True)
    return {name: signed_in(who) for name, who in people.items()}


def addresses(row: Certificate) -> dict[str, str]:
    """The address of each page of the stage, for that document."""
    file = DeclarationFile.objects.get()
    values: dict[str, Any] = {
        "number": row.number, "code": row.verification_code, "jury_id": row.batch.jury_id,
        "batch_id": row.batch_id, "declaration_id": file.declaration_id, "rank": file.rank,
    }  # fmt: skip
    return {
        pattern.name: reverse(
            f"certificates:{pattern.name}",
            kwargs={name: values[name] for name in pattern.pattern.converters},
        )
        for pattern in urls.urlpatterns
        if pattern.name
    }


def test_each_door_opens_to_whom_the_table_says(
    documents: list[Certificate], clients: dict[str, Client]
) -> None:
    """The whole stage on one page: pages and acts, each role, one's own document and another's."""
    table = expected(TABLE)
    assert found(table, addresses(documents[0]), clients) == table


def test_the_table_forgets_no_page(documents: list[Certificate]) -> None:
    """Each URL of the stage has its row."""
    assert {row.split()[1] for row in expected(TABLE)} == set(addresses(documents[0]))


def test_a_visitor_is_sent_to_the_sign_in_page(documents: list[Certificate]) -> None:
    """Without an account, only the two public pages answer."""
    public = {"verify_home", "verify"}
    for name, address in addresses(documents[0]).items():
        answer = Client().get(address)
        assert (answer.status_code == 200) is (name in public), name
        assert name in public or answer["Location"].startswith(reverse("accounts:login"))


@pytest.mark.parametrize(
    "number", ["RNCP40657-2026-%00", "%00", "../../etc/passwd", "é" * 300, "'"]
)
@pytest.mark.parametrize("page", ["", "/pdf", "/retirer"])
def test_a_number_that_is_none_is_not_found(
    number: str, page: str, signed_in: Callable[..., Client]
) -> None:
    """Whatever is typed as a number, the office says that there is no such document."""
    assert signed_in().get(f"/parchemins/numero/{number}{page}").status_code == 404


@pytest.mark.parametrize("code", ["%00", "é" * 300, "%F0%9F%93%9C", "'--", "a" * 4000])
def test_a_code_that_is_none_is_not_found(code: str, db: None) -> None:
    """The public page bears whatever is typed."""
    assert (
        Client(REMOTE_ADDR=f"192.0.2.{len(code) % 250}").get(f"/verifier/{code}").status_code == 404
    )
