"""Deux fois le même geste : rien de plus n'est écrit, et la page le dit."""

from datetime import date

import pytest

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.journal.models import Entry
from parchemin.office.partners import actions
from parchemin.office.partners.models import Accreditation, Body, Certifier, Registration

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2026, 1, 1), date(2026, 12, 31)
IDENTITY = {
    "legal_name": "Certificateur d'essai",
    "place": "Lyon",
    "signatory_name": "Aurore Fictif",
    "signatory_title": "Présidente",
}


def test_la_meme_habilitation_ne_s_ecrit_pas_deux_fois(secretary: User) -> None:
    """A second click on « habiliter » is refused with a sentence; another period is taken."""
    body = actions.add_body(name="Organisme", by=secretary)
    for until in (None, UNTIL):
        given = {"on": body, "number": "RNCP1", "scope": "former", "since": SINCE, "until": until}
        actions.accredit(**given, by=secretary)
        with pytest.raises(RefusedAct, match="déjà habilité"):
            actions.accredit(**given, by=secretary)
    assert Accreditation.objects.count() == 2
    assert Entry.objects.filter(act="habiliter un organisme").count() == 2


def test_la_meme_identite_ne_s_ecrit_pas_deux_fois(secretary: User) -> None:
    """The identity in force, sent again unchanged, stays the one on record."""
    first = actions.record_certifier(**IDENTITY, by=secretary)
    assert actions.record_certifier(**IDENTITY, by=secretary) == first
    actions.record_certifier(**{**IDENTITY, "place": "Paris"}, by=secretary)
    actions.record_certifier(**IDENTITY, by=secretary)
    assert Certifier.objects.count() == 3


def test_le_meme_complement_ne_s_ecrit_pas_deux_fois(secretary: User) -> None:
    """The same dates from the same source, stated again, are already in force."""
    given = {"number": "RNCP1", "source": "décision", "last_delivery": date(2035, 1, 1)}
    first = actions.state_registration(**given, by=secretary)
    assert actions.state_registration(**given, by=secretary) == first
    assert Registration.objects.count() == 1


@pytest.mark.parametrize("again", ["ÉCOLE D'ESSAI", "école d'essai", "École  d'essai "])
def test_un_nom_ecrit_autrement_est_le_meme_organisme(secretary: User, again: str) -> None:
    """Capitals, accents on capitals and blanks do not make another body, on either engine."""
    actions.add_body(name="École d'essai", by=secretary)
    with pytest.raises(RefusedAct, match="déjà inscrit"):
        actions.add_body(name=again, by=secretary)
    assert Body.objects.count() == 1
