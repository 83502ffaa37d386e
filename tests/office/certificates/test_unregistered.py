"""A certification that no register holds: delivered, never declared."""

from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.domain.referentiel import RegistrationDates
from parchemin.office.certificates import declaring
from parchemin.office.certificates.actions.declaring import declare
from tests.office.certificates.builders import CERTIFICATION
from tests.office.certificates.test_declaring import NOW, standings

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("identifier", [None, "CQP-INVENTE"])
def test_a_certification_of_no_register_is_delivered_and_not_declared(
    identifier: str | None, issued: Any, signed_in: Any, secretary: Any
) -> None:
    """A CQP of a branch gives its parchemin; it is shown apart with the reason, and never sent."""
    bare = replace(
        CERTIFICATION, number=identifier, register=None, level=None, nsf=(),
        dates=RegistrationDates(),
    )  # fmt: skip
    (row,) = issued(certification=bare, number="CQP-INVENTE")
    assert row.number.startswith("CQPINVENTE-2026-000001-")
    assert set(standings().values()) == {declaring.UNREGISTERED}
    with pytest.raises(RefusedAct, match="Aucun titulaire"):
        declare(by=secretary, now=NOW)
    page = signed_in().get(reverse("certificates:declarations")).content.decode()
    assert "1 parchemin sans numéro RNCP ni RS" in page
    assert "non enregistrée, non déclarée" in page
    said = "certification non enregistrée au RNCP ni au RS"
    for name, key in (("detail", row.number), ("verify", row.verification_code)):
        shown = signed_in().get(reverse(f"certificates:{name}", args=[key])).content.decode()
        assert said in shown
        assert "Niveau" not in shown
