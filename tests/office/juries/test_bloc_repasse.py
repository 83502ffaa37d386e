"""Un bloc refusé par un jury clos, repassé : le règlement dit quand, et le bureau l'applique."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parchemin.domain.errors import RefusedAct
from parchemin.office.epreuves.models import Result
from parchemin.office.juries import queries
from parchemin.office.juries.actions import closing, preparation, room, voting
from parchemin.office.juries.models import Decision, Jury
from parchemin.office.juries.reading import read
from parchemin.office.referentiels.models import ReglementVersion
from tests.office.juries.conftest import IMTD, Office, prepared, presiding

pytestmark = pytest.mark.django_db
Voted = Callable[..., Jury]
AGAIN = date(2026, 10, 1)
FREE = '[repasser]\nregle = "sans limite"\n'
SIX_MONTHS = f'{FREE}duree = 6\nunite = "mois"\n'
TWO_MONTHS = f'{FREE}duree = 2\nunite = "mois"\n'
TWICE = '[repasser]\nregle = "limité"\nessais = 2\n'
BC03 = f"{IMTD}BC03"


def ruled(office: Office, retake: str) -> Office:
    """The same office, with a next règlement that says that of retakes."""
    first = office.reglement
    assert FREE in first.text
    made = ReglementVersion.objects.create(
        number=office.number, rank=2, name=first.name, text=first.text.replace(FREE, retake),
        sha256="1" * 64, published_by=office.by,
    )  # fmt: skip
    return Office(office.version, made, office.by)


def close(jury: Jury, office: Office) -> None:
    """The secretariat closes on the word of the chair."""
    closing.close_jury(on=jury, by=presiding(jury))


def sit(jury: Jury, on: date, outcome: str = "acquis") -> None:
    """Each candidate of that jury takes again the modalities of the third bloc that day."""
    for hearing in jury.hearings.all():
        firsts = Result.objects.filter(enrolment=hearing.enrolment, bloc_code=BC03)
        known = list(firsts.filter(obtained_on=date(2026, 5, 4)))
        for row in known:
            row.pk, row.obtained_on, row.outcome = None, on, outcome
        Result.objects.bulk_create(known)


def follow(jury: Jury, office: Office, bench: Any, on: date = AGAIN) -> Jury:
    """The next jury of the same candidates, where all members followed the proposals."""
    paths = [row.enrolment for row in jury.hearings.select_related("enrolment__version")]
    made = prepared(office, *bench(office), candidates=0)
    Jury.objects.filter(pk=made.pk).update(held_on=on)
    preparation.choose_candidates(on=made, enrolments=paths, by=office.by)
    opened = room.open_jury(on=Jury.objects.get(pk=made.pk), by=office.by)
    voting.vote_proposals(on=opened, by=office.by)
    return opened


def refused(voted: Voted, office: Office, outcome: str = "non_acquis") -> Jury:
    """A closed jury, held on 12/06/2026, that refused the third bloc."""
    jury = voted(office, BC03=outcome)
    close(jury, office)
    return jury


def test_un_bloc_repasse_trop_tot_empeche_de_clore(
    voted: Voted, office: Office, bench: Any
) -> None:
    """Repassé en septembre quand le règlement demande six mois : refus, règle citée, rien d'écrit."""
    office = ruled(office, SIX_MONTHS)
    first = refused(voted, office)
    sit(first, date(2026, 9, 7))
    second = follow(first, office, bench)
    with pytest.raises(RefusedAct, match="ne se repasse pas le 07/09/2026") as raised:
        close(second, office)
    assert "à partir du 12/12/2026" in str(raised.value)
    assert "ne repasse que les modalités non acquises" in raised.value.rule
    assert not Decision.objects.filter(hearing__jury=second).exists()
    assert "BC03 ne se repasse pas" in str(queries.closing(second).obstacles[0])


def test_un_bloc_repasse_a_temps_est_accorde(voted: Voted, office: Office, bench: Any) -> None:
    """Deux mois révolus le jour du passage, le jury accorde le bloc."""
    office = ruled(office, TWO_MONTHS)
    first = refused(voted, office)
    sit(first, date(2026, 9, 7))
    second = follow(first, office, bench)
    close(second, office)
    assert Decision.objects.get(hearing__jury=second, bloc_code=BC03).won


def test_une_absence_n_est_pas_un_echec(voted: Voted, office: Office, bench: Any) -> None:
    """Refusé pour absence seule, le bloc se repasse sans attendre."""
    office = ruled(office, SIX_MONTHS)
    first = refused(voted, office, "absent")
    sit(first, date(2026, 9, 7))
    second = follow(first, office, bench)
    assert read(second).cases[0].facts.failures == ()
    close(second, office)


def test_ce_qui_n_est_pas_repasse_n_est_ni_refuse_ni_compte(
    voted: Voted, office: Office, bench: Any
) -> None:
    """Rien de nouveau : le bloc reste refusé, et l'échec ne compte qu'une fois pour la suite."""
    office = ruled(office, SIX_MONTHS)
    first = refused(voted, office)
    second = follow(first, office, bench)
    close(second, office)
    third = follow(first, office, bench, on=date(2026, 11, 2))
    (failure,) = read(third).cases[0].facts.failures
    assert (failure.bloc, failure.on) == (BC03, date(2026, 6, 12))
    assert failure.proof == "procès-verbal PV-2026-0001"


def test_le_nombre_de_presentations_est_tenu(voted: Voted, office: Office, bench: Any) -> None:
    """Deux échecs, deux présentations permises : un troisième passage n'est pas décidé."""
    office = ruled(office, TWICE)
    first = refused(voted, office)
    sit(first, date(2026, 9, 7), "non_acquis")
    close(follow(first, office, bench), office)
    sit(first, date(2026, 10, 15))
    third = follow(first, office, bench, on=date(2026, 11, 2))
    with pytest.raises(RefusedAct, match="2 échecs, le règlement ne permet pas plus de 2"):
        close(third, office)


def test_les_echecs_se_lisent_en_autant_de_requetes(
    voted: Voted, office: Office, bench: Any
) -> None:
    """La lecture d'une session coûte autant pour deux candidats refusés auparavant que pour huit."""
    costs = []
    for count in (2, 8):
        first = voted(office, candidates=count, BC03="non_acquis")
        close(first, office)
        second = follow(first, office, bench)
        with CaptureQueriesContext(connection) as made:
            assert all(case.facts.failures for case in read(second).cases)
        costs.append(len(made))
    assert costs[0] == costs[1]
