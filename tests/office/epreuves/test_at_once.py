"""Two people at the same moment: one act passes, the other changes nothing and says why."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from parchemin.domain.errors import RefusedAct
from parchemin.domain.pathway import Route
from parchemin.office.accounts.models import User
from parchemin.office.candidates.actions import confirm_import, enrol, receive_file
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.models import Enrolment, Person
from parchemin.office.epreuves.actions import record_results
from parchemin.office.epreuves.models import Result
from parchemin.office.epreuves.sheets import ResultEntry
from parchemin.office.journal.queries import verify
from tests.office.promotion import NUMBER, Published, enter, invented

pytestmark = pytest.mark.django_db(transaction=True)

BLOC = f"{NUMBER}BC01"


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Run the acts in as many threads, started together; a refusal is its answer."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        barrier.wait(timeout=20)
        try:
            return act()
        except RefusedAct as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_one_result_entered_twice_at_once(published: Published, secretary: User) -> None:
    """Two assessors submit the same sheet: one row, and a sound journal."""
    path = enter(1, version=published.version, by=secretary)
    entry = ResultEntry(
        enrolment=path,
        bloc_code=BLOC,
        assessment_code=f"{BLOC}ME1",
        outcome="acquis",
        obtained_on=date(2026, 5, 4),
    )
    at_once(*[lambda: record_results([entry], by=secretary)] * 2)
    assert Result.objects.count() == 1
    assert verify().sound


def test_one_person_entered_twice_at_once(published: Published, secretary: User) -> None:
    """Two secretaries enter the same person: one file, the other is told."""
    entry = Entry(status=invented(1), route=Route.CONTINUING, entered_on=date(2026, 3, 2))
    answers = at_once(*[lambda: enrol(entry, version=published.version, by=secretary)] * 2)
    assert sum(isinstance(answer, RefusedAct) for answer in answers) == 1
    assert (Person.objects.count(), Enrolment.objects.count()) == (1, 1)


def test_several_persons_entered_at_once_have_their_own_numbers(
    published: Published, secretary: User
) -> None:
    """Four entries at the same moment: four references, none twice, none missing."""
    acts = [
        lambda rank=rank: enter(rank, version=published.version, by=secretary) for rank in range(4)
    ]
    at_once(*acts)
    references = Enrolment.objects.order_by("reference").values_list("reference", flat=True)
    assert [each[-4:] for each in references] == ["0001", "0002", "0003", "0004"]


def test_one_file_confirmed_twice_at_once(published: Published, secretary: User) -> None:
    """Two clicks at the same moment enter the promotion once."""
    content = (
        "nom_naissance;prenoms;date_naissance;sexe;voie_acces;date_entree\n"
        "Fictif-Tilleul;Aurore;01/11/1992;F;VAE;02/03/2026\n"
        "Fictif-Saule;Jean;28/02/1988;M;VAE;02/03/2026\n"
    )
    file, _ = receive_file(
        content=content.encode(),
        name="promo.csv",
        version=published.version,
        body=None,
        entered_on=None,
        by=secretary,
    )
    assert file is not None
    answers = at_once(*[lambda: confirm_import(on=file, by=secretary)] * 2)
    assert sorted(answer.entered for answer in answers) == [0, 2]  # type: ignore[attr-defined]
    assert Enrolment.objects.count() == 2
