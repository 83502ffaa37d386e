"""« Avant la séance » : what the règlement asks before a jury, its day, its state."""

from collections.abc import Callable
from datetime import date

import pytest
import time_machine

from parchemin.domain.errors import RefusedAct
from parchemin.office.juries import queries
from parchemin.office.juries.actions import sending
from parchemin.office.juries.models import FilesSent, Juror, Jury
from parchemin.office.referentiels.models import ReglementVersion
from tests.office.juries.conftest import HELD, Office, prepared

pytestmark = pytest.mark.django_db
IN_TIME = "2026-05-20 09:00"


@pytest.fixture
def jury(office: Office, bench: Callable[..., tuple[Juror, Juror]]) -> Jury:
    """A jury of two members and two candidates, to be held on 12/06/2026."""
    return prepared(office, *bench(office), candidates=2)


@time_machine.travel(IN_TIME)
def test_files_sent_are_a_fact(jury: Jury, office: Office) -> None:
    """The date and the means are kept; a date to come is refused; without candidates too."""
    with pytest.raises(RefusedAct, match="dans l'avenir"):
        sending.note_files_sent(on=jury, sent_on=HELD, means="courriel", by=office.by)
    sending.note_files_sent(
        on=jury, sent_on=date(2026, 5, 20), means="courriel", comment="lien sécurisé", by=office.by
    )
    assert queries.deadlines(jury, today=date(2026, 5, 20))[2].state == "fait"
    empty = prepared(office, candidates=0)
    with pytest.raises(RefusedAct, match="pas encore de dossier"):
        sending.note_files_sent(on=empty, sent_on=date(2026, 5, 20), means="courriel", by=office.by)
    assert FilesSent.objects.count() == 1


@pytest.mark.parametrize(
    ("today", "sent_on", "state"),
    [
        (date(2026, 5, 29), None, "à faire"),
        (date(2026, 5, 30), None, "en retard"),
        (date(2026, 6, 5), date(2026, 5, 29), "fait"),
        (date(2026, 6, 5), date(2026, 5, 30), "fait en retard"),
    ],
)
def test_files_are_due_when_the_reglement_says(
    jury: Jury, office: Office, today: date, sent_on: date | None, state: str
) -> None:
    """Two weeks before the 12th of June is the 29th of May, included; the rule is cited."""
    asked = """
[delais.dossiers_au_jury]
duree = 2
unite = "semaines"
libelle = "Le jury reçoit les dossiers deux semaines avant"
source = "Règlement inventé, article 7"
"""
    rules = ReglementVersion.objects.create(
        number=office.number, rank=2, name="delais.toml", text=office.reglement.text + asked,
        sha256="2" * 64, published_by=office.by,
    )  # fmt: skip
    Jury.objects.filter(pk=jury.pk).update(reglement=rules)
    jury.refresh_from_db()
    with time_machine.travel("2026-06-05 09:00"):
        if sent_on:
            sending.note_files_sent(on=jury, sent_on=sent_on, means="courriel", by=office.by)
    due = queries.deadlines(jury, today=today)[2]
    assert (due.state, due.due) == (state, date(2026, 5, 29))
    assert "article 7" in due.rule


@pytest.mark.parametrize(
    ("today", "state"), [(date(2026, 6, 4), "à faire"), (date(2026, 6, 5), "délai passé")]
)
def test_what_only_this_reglement_asks_has_its_day(
    jury: Jury, office: Office, today: date, state: str
) -> None:
    """The employer of an employed member is told eight days before; unwritten, nothing shows."""
    assert len(queries.deadlines(jury, today=today)) == 4
    asked = """
[delais.absence_des_salaries]
duree = 8
unite = "jours"
libelle = "Le membre salarié prévient son employeur huit jours avant"
source = "Règlement inventé, article 8"
"""
    rules = ReglementVersion.objects.create(
        number=office.number, rank=2, name="delais.toml", text=office.reglement.text + asked,
        sha256="3" * 64, published_by=office.by,
    )  # fmt: skip
    Jury.objects.filter(pk=jury.pk).update(reglement=rules)
    jury.refresh_from_db()
    due = queries.deadlines(jury, today=today)[-1]
    assert (due.label, due.due, due.state) == (
        "Prévenir l'employeur de chaque membre salarié",
        date(2026, 6, 4),
        state,
    )
    assert "article 8" in due.rule
