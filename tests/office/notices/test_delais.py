"""Les jours à tenir après une décision, là où le secrétariat et le candidat les cherchent."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from parchemin.domain.capitalisation import after
from parchemin.domain.rules.delivery import Duration, Unit
from parchemin.office.accounts.models import User
from parchemin.office.juries.models import Hearing
from parchemin.office.notices import queries
from tests.office.juries.conftest import Office
from tests.office.notices.conftest import Voted, candidate_of

pytestmark = pytest.mark.django_db


def test_la_page_des_notifications_dit_les_jours_et_leurs_regles(
    closed: Voted, appealing: Office, signed_in: Callable[..., Client]
) -> None:
    """Ce que le règlement fixe a son jour et sa règle ; ce qu'il tait est demandé par sa ligne."""
    jury = closed(appealing)
    page = signed_in(appealing.by).get(reverse("notices:letters", args=[jury.pk]))
    shown = page.content.decode()
    assert "Délais après la séance" in shown
    assert "2 mois à compter de la notification" in shown
    for each in queries.deadlines_of(jury):
        assert each.what in shown.replace("&#x27;", "'")
        if each.missing:
            assert f"[{each.line}]" not in shown
        assert "Répondre au règlement" in shown


def test_le_dossier_dit_le_dernier_jour_du_recours(
    notified: Callable[..., Hearing], appealing: Office, signed_in: Callable[..., Client]
) -> None:
    """Deux mois après l'envoi noté, avec la règle ; le délai de notification n'est plus à tenir."""
    hearing = notified(appealing, BC02="non_acquis")
    last = after(timezone.localdate(), Duration(2, Unit.MONTHS))
    address = reverse("notices:person_fragment", args=[hearing.enrolment_id])
    shown = signed_in(appealing.by).get(address).content.decode()
    assert f"<strong>{last:%d/%m/%Y}</strong>" in shown
    assert "la commission de recours" in shown
    assert "Notifier la décision" not in shown


def test_avant_l_envoi_le_candidat_ne_lit_aucun_delai(
    closed: Voted, appealing: Office, account: Callable[..., User],
    signed_in: Callable[..., Client],
) -> None:  # fmt: skip
    """Le secrétariat voit les délais dès la clôture ; le candidat quand sa lettre est partie."""
    hearing = closed(appealing).hearings.select_related("enrolment__person").get()
    address = reverse("notices:person_fragment", args=[hearing.enrolment_id])
    assert "Délais après le jury" in signed_in(appealing.by).get(address).content.decode()
    candidate = signed_in(candidate_of(hearing, account))
    assert "Délais après le jury" not in candidate.get(address).content.decode()


def test_la_validite_ne_se_dit_que_d_un_bloc_acquis(closed: Voted, appealing: Office) -> None:
    """Un candidat sans aucun bloc n'a que sa notification et son recours à suivre."""
    lost = closed(appealing, **{f"BC0{rank}": "non_acquis" for rank in (1, 2, 3, 4)})
    (found,) = queries.deadlines_of_path(lost.hearings.get().enrolment_id, notified_only=False)
    paths = [each.subject.path for each in found.deadlines if each.subject]
    assert paths == ["delais.notification", "recours"]
    won = closed(appealing)
    (found,) = queries.deadlines_of_path(won.hearings.get().enrolment_id, notified_only=False)
    assert [each.subject.path for each in found.deadlines if each.subject][-1] == "validite.bloc"
