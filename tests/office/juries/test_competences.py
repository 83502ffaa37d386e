"""Une compétence notée au vivier vaut qualification pour la certification qu'elle nomme."""

from datetime import date

import pytest

from parchemin.office.juries.members import Pick, sitting
from parchemin.office.juries.models import Juror, JurorFact
from tests.office.juries.conftest import Office, juror, prepared

pytestmark = pytest.mark.django_db
Kind = JurorFact.Kind


def said(member: Juror, office: Office, kind: str, value: str = "") -> None:
    JurorFact.objects.create(
        juror=member, kind=kind, value=value, since=date(2026, 1, 1), recorded_by=office.by
    )


@pytest.mark.parametrize(
    ("facts", "qualified"),
    [
        ([], False),
        ([(Kind.COMPETENT, "RNCP40657")], True),
        ([(Kind.COMPETENT, "RNCP40657BC01")], False),
        ([(Kind.COMPETENT, "RNCP36358")], False),
        ([(Kind.COMPETENT, "RNCP40657"), (Kind.NO_LONGER_COMPETENT, "RNCP40657")], False),
        ([(Kind.COMPETENT, "RNCP40657"), (Kind.NOT_QUALIFIED, "")], False),
    ],
    ids=["rien", "la certification", "un bloc", "une autre", "retirée", "dit non qualifié"],
)
def test_la_competence_atteint_la_regle(
    office: Office, facts: list[tuple[str, str]], *, qualified: bool
) -> None:
    """La composition lit la compétence pour la certification entière ; ce qui est dit l'emporte."""
    member = juror(office, "employeur", qualified=False)
    for kind, value in facts:
        said(member, office, kind, value)
    jury = prepared(office, candidates=0)
    (seated,) = sitting(jury, [Pick(member, present=True, chair=False)]).members
    assert seated.qualified is qualified
