"""Recording results: facts added, never overwritten, the second click changes nothing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates import closure
from parchemin.office.candidates.models import Enrolment
from parchemin.office.candidates.queries import history
from parchemin.office.epreuves.actions import assign, correct_result, record_results, unassign
from parchemin.office.epreuves.models import Result
from parchemin.office.epreuves.sheets import ResultEntry
from parchemin.office.journal.models import Entry as JournalEntry
from parchemin.office.journal.queries import verify
from tests.office.promotion import (
    CERTIFICATION,
    NUMBER,
    Accounts,
    Published,
    Queries,
    enter,
    publish_invented,
)

BLOC = f"{NUMBER}BC01"
CASE = f"{BLOC}ME1"


@pytest.fixture(autouse=True)
def today() -> object:
    """These tests happen on the first of June 2026."""
    with time_machine.travel("2026-06-01T10:00:00+02:00", tick=True):
        yield


@pytest.fixture
def path(published: Published, secretary: User) -> Enrolment:
    """A person entered on the second of March 2026."""
    return enter(1, version=published.version, by=secretary)


def result(path: Enrolment, **changes: object) -> ResultEntry:
    """A case study won in May."""
    given = ResultEntry(
        enrolment=path,
        bloc_code=BLOC,
        assessment_code=CASE,
        outcome="acquis",
        obtained_on=date(2026, 5, 4),
    )
    return replace(given, **changes)  # type: ignore[arg-type]


def test_a_result_is_a_fact_and_an_act(path: Enrolment, secretary: User) -> None:
    """The row holds what was found, the journal says which row was added."""
    row = record_results([result(path)], by=secretary).results[0]
    assert (row.outcome, row.obtained_on, row.recorded_by) == (
        "acquis",
        date(2026, 5, 4),
        secretary,
    )
    act = JournalEntry.objects.get(act="saisir un résultat")
    assert act.object_id == str(path.pk)
    assert act.details == {
        "resultat": row.pk,
        "sujet": CASE,
        "issue": "acquis",
        "note": None,
        "date": "2026-05-04",
        "remplace": None,
    }


def test_each_result_of_a_submission_is_an_act(path: Enrolment, secretary: User) -> None:
    """Two results handed in at once are two acts of the journal; the person's page tells them once."""
    entries = [result(path), result(path, assessment_code=f"{BLOC}ME2")]
    rows = record_results(entries, by=secretary).results
    acts = JournalEntry.objects.filter(act="saisir un résultat").order_by("id")
    assert [act.details["resultat"] for act in acts] == [row.pk for row in rows]
    told = [line for line in history(path.person, [path]) if line.act.act == "saisir un résultat"]
    assert [line.times for line in told] == [2]


def test_a_second_click_changes_nothing(path: Enrolment, secretary: User) -> None:
    """The same results handed in again add neither row nor act."""
    entries = [result(path), result(path, assessment_code=f"{BLOC}ME2", outcome="absent")]
    record_results(entries, by=secretary)
    before = JournalEntry.objects.count()
    again = record_results(entries, by=secretary)
    assert (again.results, again.already) == ((), 2)
    assert (Result.objects.count(), JournalEntry.objects.count()) == (2, before)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"obtained_on": date(2026, 6, 2)}, "à venir"),
        ({"obtained_on": date(2026, 3, 1)}, "précède l'entrée"),
        ({"assessment_code": "INCONNU"}, "ne décrit rien de tel"),
        ({"bloc_code": "INCONNU"}, "ne décrit rien de tel"),
        ({"assessment_code": "", "competency_rank": 3}, "ne décrit rien de tel"),
        ({"outcome": "peut-être"}, "pas un résultat connu"),
        ({"mark": Decimal(12)}, "avec son échelle"),
        ({"mark": Decimal(21), "out_of": Decimal(20)}, "pas entre 0 et 20"),
        ({"mark": Decimal(1), "out_of": Decimal(0)}, "pas entre 0 et 0"),
        ({"outcome": "absent", "mark": Decimal(1), "out_of": Decimal(20)}, "n'a pas de note"),
    ],
)
def test_an_impossible_result_is_refused(
    path: Enrolment, secretary: User, changes: dict[str, object], said: str
) -> None:
    """One wrong result refuses the whole submission with its sentence."""
    good = result(path, assessment_code=f"{BLOC}ME2")
    with pytest.raises(RefusedAct, match=said):
        record_results([good, result(path, **changes)], by=secretary)
    assert not Result.objects.exists()


def test_the_days_of_entry_and_of_today_are_possible(path: Enrolment, secretary: User) -> None:
    """The first and the last possible days are accepted."""
    first = result(path, obtained_on=date(2026, 3, 2), outcome="non_acquis")
    last = result(path, obtained_on=date(2026, 6, 1))
    record_results([first], by=secretary)
    record_results([last], by=secretary)
    assert Result.objects.count() == 2


@pytest.mark.parametrize(
    ("before", "after", "accepted"),
    [
        ("absent", {"obtained_on": date(2026, 5, 20)}, True),
        ("non_acquis", {"obtained_on": date(2026, 5, 20)}, True),
        ("non_acquis", {}, False),
        ("non_acquis", {"obtained_on": date(2026, 4, 20)}, False),
        ("acquis", {"obtained_on": date(2026, 5, 20), "outcome": "non_acquis"}, False),
    ],
)
def test_a_new_sitting_comes_later_and_after_a_failure(
    path: Enrolment, secretary: User, before: str, after: dict[str, object], accepted: bool
) -> None:
    """A later day after a failure is a new sitting; anything else has to be corrected."""
    record_results([result(path, outcome=before)], by=secretary)
    if accepted:
        record_results([result(path, **after)], by=secretary)
    else:
        with pytest.raises(RefusedAct, match="corrigez-le en disant pourquoi"):
            record_results([result(path, **after)], by=secretary)
    assert Result.objects.count() == (2 if accepted else 1)


def test_one_subject_stands_once_in_a_submission(path: Enrolment, secretary: User) -> None:
    """The same modality twice in one submission is refused."""
    with pytest.raises(RefusedAct, match="deux fois"):
        record_results([result(path), result(path, outcome="absent")], by=secretary)


def test_competencies_have_results_too(path: Enrolment, secretary: User) -> None:
    """A competency is told by its rank, without modality."""
    entry = result(path, assessment_code="", competency_rank=2, outcome="non_acquis")
    assert record_results([entry], by=secretary).results[0].competency_rank == 2


def test_the_database_refuses_a_double(path: Enrolment, secretary: User) -> None:
    """Two first results of one sitting cannot both be written, whatever the code does."""
    record_results([result(path)], by=secretary)
    with pytest.raises(DatabaseError), transaction.atomic():
        result(path).row(secretary).save()


def test_nothing_is_recorded_once_the_jury_is_closed(
    path: Enrolment, secretary: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The registered guard refuses entry and correction with its own sentence."""
    row = record_results([result(path, outcome="absent")], by=secretary).results[0]
    said = "Le jury J-1 est clos."
    guards = [lambda ids: {path.pk: said} if path.pk in ids else {}]
    monkeypatch.setattr(closure, "CLOSURE_GUARDS", guards)
    with pytest.raises(RefusedAct, match=said):
        record_results([result(path, assessment_code=f"{BLOC}ME2")], by=secretary)
    with pytest.raises(RefusedAct, match=said):
        correct_result(
            on=row, outcome="acquis", obtained_on=row.obtained_on, reason="oubli", by=secretary
        )
    assert Result.objects.count() == 1


def test_a_guard_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Registering a guard twice does not ask it twice."""
    monkeypatch.setattr(closure, "CLOSURE_GUARDS", [])
    closure.ask(dict.fromkeys)
    closure.ask(dict.fromkeys)
    assert len(closure.CLOSURE_GUARDS) == 1


def test_a_correction_adds_a_row_with_its_reason(path: Enrolment, secretary: User) -> None:
    """The former result stays, superseded; correcting it again is refused."""
    row = record_results([result(path, outcome="absent")], by=secretary).results[0]
    given = {"on": row, "outcome": "acquis", "obtained_on": row.obtained_on, "by": secretary}
    new = correct_result(reason="feuille mal lue", **given)
    assert (new.supersedes, new.reason) == (row, "feuille mal lue")
    assert Result.objects.count() == 2
    with pytest.raises(RefusedAct, match="déjà été corrigé"):
        correct_result(reason="encore", **given)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"reason": "  "}, "motif"),
        ({"outcome": "absent"}, "ne change rien"),
        ({"obtained_on": date(2027, 1, 1)}, "à venir"),
    ],
)
def test_a_wrong_correction_is_refused(
    path: Enrolment, secretary: User, changes: dict[str, object], said: str
) -> None:
    """No reason, no change or an impossible day: told, not written."""
    row = record_results([result(path, outcome="absent")], by=secretary).results[0]
    given = {"outcome": "acquis", "obtained_on": row.obtained_on, "reason": "oubli", **changes}
    with pytest.raises(RefusedAct, match=said):
        correct_result(on=row, by=secretary, **given)  # type: ignore[arg-type]
    assert Result.objects.count() == 1


def test_an_assessor_enters_only_what_he_is_charged_with(
    path: Enrolment, secretary: User, account: Accounts
) -> None:
    """Before he is charged, and after he is freed, an assessor records nothing."""
    assessor = account(Role.ASSESSOR)
    with pytest.raises(RefusedAct, match="pas chargé d'évaluer"):
        record_results([result(path)], by=assessor)
    assert assign(assessor=assessor, on=[path], by=secretary) == 1
    assert assign(assessor=assessor, on=[path], by=secretary) == 0
    assert record_results([result(path)], by=assessor).results
    assert unassign(assessor=assessor, on=path, by=secretary)
    assert not unassign(assessor=assessor, on=path, by=secretary)
    with pytest.raises(RefusedAct):
        record_results([result(path, assessment_code=f"{BLOC}ME2")], by=assessor)


def test_only_assessors_are_charged_and_only_by_the_secretariat(
    path: Enrolment, secretary: User, account: Accounts
) -> None:
    """Another role is not charged, an assessor charges nobody."""
    assessor = account(Role.ASSESSOR)
    with pytest.raises(RefusedAct, match="évaluateur"):
        assign(assessor=account(Role.TUTOR), on=[path], by=secretary)
    with pytest.raises(RefusedAct, match="secrétariat"):
        assign(assessor=assessor, on=[path], by=assessor)


@pytest.mark.parametrize("act", ["UPDATE {} SET outcome = 'acquis'", "DELETE FROM {}"])
def test_results_are_never_changed(path: Enrolment, secretary: User, act: str) -> None:
    """The database refuses to change or erase a result."""
    record_results([result(path, outcome="absent")], by=secretary)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act.format("epreuves_result"))


def test_twelve_hundred_results_are_recorded_at_once(
    secretary: User, django_assert_max_num_queries: Queries
) -> None:
    """Twelve hundred results take few queries, and each is an act of the journal."""
    version = publish_invented(secretary, CERTIFICATION).version
    paths = [enter(rank, version=version, by=secretary) for rank in range(200)]
    subjects = [(b.code, m.code, None) for b in CERTIFICATION.blocs for m in b.assessments]
    subjects += [(BLOC, "", 1), (BLOC, "", 2)]
    entries = [
        result(path, bloc_code=bloc, assessment_code=code, competency_rank=rank)
        for path in paths
        for bloc, code, rank in subjects
    ]
    with django_assert_max_num_queries(40):
        assert len(record_results(entries, by=secretary).results) == 1200
    assert JournalEntry.objects.filter(act="saisir un résultat").count() == 1200
    assert verify().sound
