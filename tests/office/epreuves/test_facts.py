"""The facts handed to the deliberation: all of them, in a constant number of queries."""

from datetime import date
from decimal import Decimal

import pytest

from parchemin.domain.deliberation.facts import ResultOutcome
from parchemin.domain.deliberation.proposal import propose
from parchemin.domain.deliberation.reasons import BlocOutcome, CertificationOutcome
from parchemin.domain.rules.acquisition import Attester
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.actions import hold_bloc
from parchemin.office.candidates.models import Enrolment
from parchemin.office.candidates.moments import moment_rank
from parchemin.office.epreuves.actions import correct_result, record_results
from parchemin.office.epreuves.queries import facts_for
from parchemin.office.epreuves.sheets import ResultEntry
from parchemin.office.logbooks.actions import Statement, add_mentor, attest
from parchemin.office.referentiels.queries import certification_of, reglement_of
from tests.office.promotion import (
    CERTIFICATION,
    NUMBER,
    Accounts,
    Published,
    Queries,
    enter,
)

ON = date(2026, 5, 4)


def results(path: Enrolment, *codes: str, outcome: str = "acquis") -> list[ResultEntry]:
    return [
        ResultEntry(
            enrolment=path,
            bloc_code=code.partition("ME")[0],
            assessment_code=code,
            outcome=outcome,
            obtained_on=ON,
        )
        for code in codes
    ]


def attest_all(path: Enrolment, function: str, tutor: User, by: User) -> None:
    mentor, _ = add_mentor(on=path, username=tutor.username, function=function, by=by)
    said = [
        Statement(bloc_code=f"{NUMBER}BC02", competency_rank=rank, mastered=True) for rank in (1, 2)
    ]
    attest(said, on=mentor, stated_on=ON, by=tutor)


def proposal(path: Enrolment, published: Published):  # noqa: ANN201 - le type se lit plus bas
    return propose(
        certification_of(published.version),
        reglement_of(published.reglement),
        facts_for([path])[path.pk],
        on=date(2026, 6, 1),
    )


def test_everything_won_proposes_the_certification(
    published: Published, secretary: User, account: Accounts
) -> None:
    """Results, and a logbook signed by tutor and manager, make every bloc won."""
    path = enter(1, version=published.version, by=secretary)
    codes = (f"{NUMBER}BC01ME1", f"{NUMBER}BC01ME2", f"{NUMBER}BC02ME1")
    record_results(results(path, *codes), by=secretary)
    attest_all(path, "tuteur", account(Role.TUTOR), secretary)
    assert proposal(path, published).outcome is CertificationOutcome.ADJOURNED
    attest_all(path, "manager", account(Role.TUTOR), secretary)
    assert proposal(path, published).outcome is CertificationOutcome.FULL


def test_a_correction_counts_and_the_former_result_stays(
    published: Published, secretary: User
) -> None:
    """Both rows are facts; the one that supersedes decides."""
    path = enter(1, version=published.version, by=secretary)
    code = f"{NUMBER}BC01ME1"
    row = record_results(results(path, code, outcome="non_acquis"), by=secretary).results[0]
    correct_result(
        on=row,
        outcome="acquis",
        obtained_on=ON,
        reason="erreur",
        mark=Decimal("12.5"),
        out_of=Decimal(20),
        by=secretary,
    )
    former, latter = facts_for([path])[path.pk].results
    assert latter.supersedes == former.id
    assert (latter.mark, latter.out_of) == (Decimal("12.5"), Decimal(20))
    assert former.rank < latter.rank
    record_results(results(path, f"{NUMBER}BC01ME2"), by=secretary)
    assert proposal(path, published).bloc(f"{NUMBER}BC01").outcome is BlocOutcome.WON


def test_facts_say_who_when_and_in_what_order(published: Published, secretary: User) -> None:
    """A fact has its author, the day of the sitting, and the microsecond of its recording."""
    path = enter(1, version=published.version, by=secretary)
    row = record_results(results(path, f"{NUMBER}BC01ME1"), by=secretary).results[0]
    fact = facts_for([path])[path.pk].results[0]
    assert (fact.author, fact.shown_on, fact.id) == ("secretariat", ON, str(row.pk))
    assert fact.rank == moment_rank(row.recorded_at)
    assert fact.outcome is ResultOutcome.ACQUIRED


def test_competencies_and_attestations_share_their_codes(
    published: Published, secretary: User, account: Accounts
) -> None:
    """A result and an attestation about one competency bear the same subject."""
    path = enter(1, version=published.version, by=secretary)
    entry = ResultEntry(
        enrolment=path,
        bloc_code=f"{NUMBER}BC02",
        competency_rank=1,
        outcome="acquis",
        obtained_on=ON,
    )
    record_results([entry], by=secretary)
    attest_all(path, "tuteur", account(Role.TUTOR), secretary)
    facts = facts_for([path])[path.pk]
    assert facts.competency_results[0].subject == facts.attestations[0].subject
    assert facts.attestations[0].by is Attester.TUTOR


def test_a_held_bloc_needs_no_result(published: Published, secretary: User) -> None:
    """A bloc held with its proof is proposed as held."""
    path = enter(1, version=published.version, by=secretary)
    hold_bloc(
        on=path.person,
        number=NUMBER,
        bloc_code=f"{NUMBER}BC01",
        how="deja_acquis",
        acquired_on=date(2025, 6, 1),
        proof="PV 2025-03",
        by=secretary,
    )
    assert proposal(path, published).bloc(f"{NUMBER}BC01").outcome is BlocOutcome.HELD


@pytest.mark.parametrize("count", [1, 25])
def test_the_number_of_queries_is_constant(
    published: Published, secretary: User, django_assert_num_queries: Queries, count: int
) -> None:
    """One path or twenty-five, with their results: eight queries."""
    paths = [enter(rank, version=published.version, by=secretary) for rank in range(count)]
    codes = [each.code for bloc in CERTIFICATION.blocs for each in bloc.assessments]
    record_results([each for path in paths for each in results(path, *codes)], by=secretary)
    bare = list(Enrolment.objects.all())
    with django_assert_num_queries(9):
        assert len(facts_for(bare)) == count
