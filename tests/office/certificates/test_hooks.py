"""What certificates tell the page of a person."""

from typing import Any

import pytest

from parchemin.office.certificates.actions.revoking import revoke
from parchemin.office.certificates.hooks import delivered

pytestmark = pytest.mark.django_db


def test_a_withdrawn_document_is_told_with_its_reason(issued: Any, secretary: Any) -> None:
    """The delivery stays in the history, the withdrawal follows it; other paths are left out."""
    row, other = issued((True, True), (True, True))
    revoke(on=row, revoked_on=row.delivered_on, reason="Erreur de personne", by=secretary)
    told = list(delivered([row.decision.hearing.enrolment_id]))
    assert [(each.act, each.reference) for each in told] == [
        ("délivrance du parchemin", row.number),
        ("retrait d'un document (Erreur de personne)", row.number),
    ]
    assert told[0].at <= told[1].at
    (alone,) = delivered([other.decision.hearing.enrolment_id])
    assert (alone.reference, alone.actor) == (other.number, secretary.username)


def test_an_attestation_of_bloc_is_told_as_such(issued: Any) -> None:
    """A path partly won has one document for each bloc won."""
    row = issued((True, False))[0]
    (told,) = delivered([row.decision.hearing.enrolment_id])
    assert told.act == "délivrance d'une attestation de bloc"
