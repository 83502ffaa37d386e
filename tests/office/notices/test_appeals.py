"""Les recours : déposés, entendus, décidés, dans le délai ou non, sans jamais s'effacer."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from parchemin.domain.appeal import AppealOutcome, AppealState, Timeliness
from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import User
from parchemin.office.journal.models import Entry
from parchemin.office.juries.models import Hearing
from parchemin.office.notices import queries
from parchemin.office.notices.actions.appeals import decide, file_appeal, hear
from parchemin.office.notices.models import Appeal, AppealStep
from tests.office.juries.conftest import HELD, Office
from tests.office.notices.conftest import Voted, candidate_of

pytestmark = pytest.mark.django_db
Notified = Callable[..., Hearing]
WHY = "La note de l'entretien ne tient pas compte du dossier remis."


def filed(hearing: Hearing, by: User, day: date | None = None) -> Appeal:
    return file_appeal(on=hearing, filed_on=day or timezone.localdate(), grounds=WHY, by=by)


def test_un_recours_va_du_depot_a_la_decision(notified: Notified, appealing: Office) -> None:
    """Déposé, entendu, décidé : chaque étape est un fait, signé, au journal."""
    appeal = filed(notified(appealing, BC02="non_acquis"), appealing.by)
    today = timezone.localdate()
    assert queries.state_of(appeal) is AppealState.OPEN
    common = {"happened_on": today, "authority": "la commission", "by": appealing.by}
    hear(on=appeal, text="Le candidat maintient sa demande.", **common)
    assert queries.state_of(appeal) is AppealState.HEARD
    decide(on=appeal, outcome=AppealOutcome.NEW_HEARING.value, text="Dossier non lu.", **common)
    assert queries.state_of(appeal) is AppealState.DECIDED
    acts = Entry.objects.filter(act__contains="recours").values_list("act", flat=True)
    assert list(acts) == ["déposer un recours", "entendre un recours", "décider d'un recours"]


@pytest.mark.parametrize(
    ("after", "judged", "said"),
    [(0, Timeliness.IN_TIME, "dans le délai"), (75, Timeliness.LATE, "hors délai")],
)
def test_le_delai_court_du_premier_envoi(
    after: int, judged: Timeliness, said: str, notified: Notified, appealing: Office
) -> None:
    """Deux mois à partir de l'envoi noté, dernier jour compris ; la règle est citée."""
    clock = queries.clock_of(notified(appealing))
    day = timezone.localdate() + timedelta(days=after)
    assert clock.judge(day) is judged
    assert said in clock.sentence(day)
    assert "[recours]" not in clock.sentence(day)


def test_un_reglement_muet_le_dit(notified: Notified, office: Office) -> None:
    """Sans règle, le délai n'est pas vérifiable, et la ligne à écrire est nommée ; le recours entre."""
    hearing = notified(office)
    clock = queries.clock_of(hearing)
    assert clock.judge(timezone.localdate()) is Timeliness.UNKNOWN
    assert "[recours]" in clock.sentence(timezone.localdate())
    assert filed(hearing, office.by).number.startswith("REC-")


def test_le_delai_n_a_pas_commence_avant_l_envoi(closed: Voted, appealing: Office) -> None:
    """Une décision non notifiée n'a pas de dernier jour."""
    hearing = Hearing.objects.select_related("jury__reglement").get(jury=closed(appealing))
    assert "n'a pas encore été notifiée" in queries.clock_of(hearing).sentence(HELD)


@pytest.mark.parametrize(
    ("day", "grounds", "said"),
    [
        (HELD - timedelta(days=1), WHY, "avant la décision"),
        (date(2090, 1, 1), WHY, "dans l'avenir"),
        (HELD, "  ", "ce qui est contesté"),
    ],
)
def test_un_recours_impossible_est_refuse(
    day: date, grounds: str, said: str, notified: Notified, appealing: Office
) -> None:
    """Avant la décision, dans l'avenir, sans motif : une phrase, et rien n'est écrit."""
    hearing = notified(appealing)
    with pytest.raises(RefusedAct, match=said):
        file_appeal(on=hearing, filed_on=day, grounds=grounds, by=appealing.by)
    assert not Appeal.objects.exists()


def test_un_seul_recours_ouvert_a_la_fois(notified: Notified, appealing: Office) -> None:
    """Un second recours attend la décision du premier, puis s'ouvre sous un autre numéro."""
    hearing = notified(appealing)
    first = filed(hearing, appealing.by)
    with pytest.raises(RefusedAct, match=first.number):
        filed(hearing, appealing.by)
    today = timezone.localdate()
    common = {"happened_on": today, "authority": "la commission", "by": appealing.by}
    decide(on=first, outcome=AppealOutcome.DISMISSED.value, text="Non fondé.", **common)
    assert filed(hearing, appealing.by).number != first.number
    with pytest.raises(RefusedAct, match="est décidé"):
        hear(on=first, text="Après coup.", **common)


def test_une_etape_ne_remonte_pas_le_temps(notified: Notified, appealing: Office) -> None:
    """Une audition avant le dépôt, ou sans compte rendu, est refusée."""
    appeal = filed(notified(appealing), appealing.by)
    early = appeal.filed_on - timedelta(days=1)
    for day, text, said in ((early, "Entendu.", "précède"), (appeal.filed_on, " ", "compte rendu")):
        with pytest.raises(RefusedAct, match=said):
            hear(on=appeal, happened_on=day, authority="le jury", text=text, by=appealing.by)
    assert not AppealStep.objects.exists()


def test_un_recours_ne_s_efface_pas(notified: Notified, appealing: Office) -> None:
    """La base refuse de modifier ou d'effacer un recours."""
    filed(notified(appealing), appealing.by)
    for act in (lambda: Appeal.objects.update(grounds="?"), lambda: Appeal.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_le_candidat_lit_sa_lettre_et_depose_son_recours(
    notified: Notified, appealing: Office, account: Callable[..., User],
    signed_in: Callable[..., Client],
) -> None:  # fmt: skip
    """Depuis son dossier : la lettre envoyée, le délai, le recours, puis son état."""
    hearing = notified(appealing, BC01="non_acquis")
    client = signed_in(candidate_of(hearing, account))
    person = client.get(reverse("candidates:detail", args=[hearing.enrolment.person.pk]))
    letter = hearing.letter.number
    assert f"Notification {letter}" in person.content.decode()
    assert client.get(reverse("notices:letter", args=[letter])).status_code == 200
    address = reverse("notices:file", args=[hearing.pk])
    assert "Dernier jour" in client.get(address).content.decode()
    answer = client.post(address, {"filed_on": f"{timezone.localdate()}", "grounds": WHY})
    assert answer.status_code == 302
    page = client.get(answer["Location"]).content.decode()
    assert "dans le délai" in page
    assert "Noter la décision" not in page


def test_le_candidat_ne_voit_rien_avant_l_envoi(
    closed: Voted, appealing: Office, account: Callable[..., User], signed_in: Callable[..., Client]
) -> None:
    """Une lettre écrite et non envoyée n'est pas encore au candidat."""
    jury = closed(appealing)
    hearing = Hearing.objects.select_related("enrolment__person").get(jury=jury)
    secretary = signed_in(appealing.by)
    secretary.post(reverse("notices:write", args=[jury.pk]))
    client = signed_in(candidate_of(hearing, account))
    assert client.get(reverse("notices:letter", args=[hearing.letter.number])).status_code == 404
    assert client.get(reverse("notices:file", args=[hearing.pk])).status_code == 404


def test_le_secretariat_suit_les_recours(
    notified: Notified, appealing: Office, signed_in: Callable[..., Client]
) -> None:
    """La liste, puis l'audition et la décision par formulaire ; un formulaire vide est refusé."""
    appeal = filed(notified(appealing), appealing.by)
    client = signed_in(appealing.by)
    assert appeal.number in client.get(reverse("notices:appeals")).content.decode()
    hearing = {
        "happened_on": f"{timezone.localdate()}",
        "authority": "la commission",
        "text": "Vu.",
    }
    to_hear, to_decide = (
        reverse(f"notices:{act}", args=[appeal.number]) for act in ("hear", "decide")
    )
    assert client.post(to_hear, {}).status_code == 409
    typed = {f"audition-{name}": value for name, value in hearing.items()}
    assert client.post(to_hear, typed).status_code == 302
    typed = {f"decision-{name}": value for name, value in hearing.items()}
    typed["decision-outcome"] = AppealOutcome.DISMISSED.value
    assert client.post(to_decide, typed).status_code == 302
    shown = client.get(reverse("notices:appeal", args=[appeal.number])).content.decode()
    assert "rejeté" in shown
    assert "Noter une audition" not in shown
