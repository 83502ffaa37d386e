"""Chaque page et chaque acte des suites d'un jury, pour chaque rôle, et pour le dossier d'autrui."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from parchemin.office.accounts.models import Role, User
from parchemin.office.juries.models import Hearing
from parchemin.office.notices import urls
from parchemin.office.notices.actions.appeals import file_appeal
from parchemin.office.notices.actions.rectifying import rectify_minutes
from tests.office.access_table import expected, found
from tests.office.juries.conftest import Office
from tests.office.notices.conftest import candidate_of

pytestmark = pytest.mark.django_db

TABLE = """
                          secrétariat auditeur candidat autrui membre organisme tuteur évaluateur
GET  letters              oui         oui      non      non    non    non       non    non
POST write                oui         non      non      non    non    non       non    non
GET  write                lire        non      non      non    non    non       non    non
POST send                 oui         non      non      non    non    non       non    non
GET  all_letters          oui         oui      non      non    non    non       non    non
GET  recap_csv            oui         oui      non      non    non    non       non    non
GET  recap_pdf            oui         oui      non      non    non    non       non    non
GET  rectify              oui         non      non      non    non    non       non    non
POST rectify              oui         non      non      non    non    non       non    non
GET  rectified_pdf        oui         oui      non      non    rien   non       non    non
GET  letter               oui         oui      oui      rien   non    non       non    non
GET  bloc_request         oui         oui      oui      rien   non    non       non    non
GET  person_fragment      oui         oui      oui      rien   non    non       non    non
GET  appeals              oui         oui      non      non    non    non       non    non
GET  file                 oui         non      oui      rien   non    non       non    non
POST file                 oui         non      oui      rien   non    non       non    non
GET  appeal               oui         oui      oui      rien   non    non       non    non
GET  reasons_pdf          oui         oui      oui      rien   non    non       non    non
POST hear                 oui         non      non      non    non    non       non    non
POST decide               oui         non      non      non    non    non       non    non
"""
ROLES = {
    "auditeur": Role.AUDITOR,
    "autrui": Role.CANDIDATE,
    "membre": Role.JUROR,
    "organisme": Role.BODY,
    "tuteur": Role.TUTOR,
    "évaluateur": Role.ASSESSOR,
}


def test_qui_ouvre_quoi(
    notified: Callable[..., Hearing], appealing: Office, account: Callable[..., User],
    signed_in: Callable[..., Client],
) -> None:  # fmt: skip
    """La table se lit telle que l'office répond, cellule par cellule, et nomme chaque adresse."""
    hearing = notified(appealing)
    appeal = file_appeal(
        on=hearing, filed_on=timezone.localdate(), grounds="Erreur.", by=appealing.by
    )
    row = rectify_minutes(
        on=hearing.jury, said={"place": "Lyon 3e"}, reason="Erreur.", read_rank=0, by=appealing.by
    )
    objects = {
        "rectified_pdf": [row.number],
        **{name: [hearing.letter.number] for name in ("letter", "bloc_request")},
        "person_fragment": [hearing.enrolment.pk],
        "file": [hearing.pk],
        **{name: [appeal.number] for name in ("appeal", "reasons_pdf", "hear", "decide")},
        "appeals": [],
    }
    table = expected(TABLE)
    names = {row.split()[1] for row in table}
    assert names == {pattern.name for pattern in urls.urlpatterns}
    addresses = {
        name: reverse(f"notices:{name}", args=objects.get(name, [hearing.jury.pk]))
        for name in names
    }
    clients = {name: signed_in(account(role)) for name, role in ROLES.items()}
    clients["secrétariat"] = signed_in(appealing.by)
    clients["candidat"] = signed_in(candidate_of(hearing, account))
    assert found(table, addresses, clients) == table
