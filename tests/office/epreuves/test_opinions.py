"""Opinions of assessors: recorded by each for himself, corrected with a reason, handed as facts."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from parchemin.domain.deliberation.proposal import propose
from parchemin.domain.deliberation.reasons import BlocOutcome
from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.candidates.recorded import recorded_on
from parchemin.office.epreuves.actions import assign, record_opinions
from parchemin.office.epreuves.models import Opinion
from parchemin.office.epreuves.opinion_queries import opinions_given
from parchemin.office.epreuves.queries import facts_for
from parchemin.office.journal.models import Entry
from parchemin.office.referentiels.queries import certification_of, reglement_of
from tests.office.epreuves.opining import BLOC, FIRST, ON, PRO, RULES, SECOND, TRAINER, entry
from tests.office.promotion import Accounts, Published, Queries, enter, publish_invented

LATER = date(2026, 5, 20)


@pytest.fixture(autouse=True)
def today() -> object:
    """These tests happen on the first of June 2026."""
    with time_machine.travel("2026-06-01T10:00:00+02:00", tick=True):
        yield


@pytest.fixture
def judged(secretary: User) -> Published:
    """A certification decided by opinions."""
    return publish_invented(secretary, reglement=RULES)


@pytest.fixture
def path(judged: Published, secretary: User) -> Enrolment:
    """An entered person."""
    return enter(1, version=judged.version, by=secretary)


@pytest.fixture
def pair(path: Enrolment, secretary: User, account: Accounts) -> tuple[User, User]:
    """Two assessors charged with that person."""
    people = account(Role.ASSESSOR, "professionnelle"), account(Role.ASSESSOR, "formatrice")
    for each in people:
        assign(assessor=each, on=[path], by=secretary)
    return people


def outcome(path: Enrolment, judged: Published) -> Any:
    """What the rules say of the first bloc."""
    facts = facts_for([path])[path.pk]
    rules = reglement_of(judged.reglement)
    made = propose(certification_of(judged.version), rules, facts, on=date(2026, 6, 1)).bloc(BLOC)
    assert made is not None
    return made


def marked(path: Enrolment, assessor: User, role: str, value: str) -> Any:
    """A mark on the second modality."""
    return entry(
        path,
        assessor,
        None,
        assessment_code=SECOND,
        role=role,
        mark=Decimal(value),
        out_of=Decimal(20),
    )


def test_two_opinions_and_two_marks_win_the_bloc(
    path: Enrolment, judged: Published, pair: tuple[User, User]
) -> None:
    """Each assessor hands in his own; the deliberation reads them all."""
    pro, trainer = pair
    record_opinions([entry(path, pro), marked(path, pro, PRO, "12")], by=pro)
    assert outcome(path, judged).outcome is BlocOutcome.UNDECIDED
    record_opinions([entry(path, trainer, role=TRAINER)], by=trainer)
    record_opinions([marked(path, trainer, TRAINER, "4")], by=trainer)
    assert outcome(path, judged).outcome is BlocOutcome.WON


def test_a_divergence_is_sent_to_the_jury(
    path: Enrolment, judged: Published, pair: tuple[User, User]
) -> None:
    """One for, one against: the bloc waits."""
    pro, trainer = pair
    record_opinions([entry(path, pro)], by=pro)
    record_opinions([entry(path, trainer, False, role=TRAINER)], by=trainer)
    made = outcome(path, judged)
    assert made.outcome is BlocOutcome.UNDECIDED
    assert "DIVERGENCE" in str(made.reasons)


def test_each_one_judges_without_knowing_the_other(
    path: Enrolment, pair: tuple[User, User], secretary: User
) -> None:
    """An assessor reads the others' opinion of a modality once he has given his own."""
    pro, trainer = pair
    record_opinions([entry(path, pro)], by=pro)

    def read(reader: User) -> int:
        return len(opinions_given(path, BLOC, reader=reader))

    assert (read(trainer), read(pro), read(secretary)) == (0, 1, 1)
    record_opinions([marked(path, trainer, TRAINER, "4")], by=trainer)
    assert read(trainer) == 1
    record_opinions([entry(path, trainer, role=TRAINER)], by=trainer)
    assert read(trainer) == 3


def test_the_same_opinion_twice_is_written_once(path: Enrolment, pair: tuple[User, User]) -> None:
    """A second submission changes nothing and writes nothing in the journal."""
    pro = pair[0]
    assert len(record_opinions([entry(path, pro)], by=pro)) == 1
    before = Entry.objects.count()
    assert record_opinions([entry(path, pro)], by=pro) == ()
    assert (Opinion.objects.count(), Entry.objects.count()) == (1, before)


def test_a_correction_keeps_what_was_said(
    path: Enrolment, judged: Published, pair: tuple[User, User]
) -> None:
    """Changing one's mind for the same sitting needs a reason; both opinions stay on record."""
    pro, trainer = pair
    record_opinions([entry(path, pro, False)], by=pro)
    with pytest.raises(RefusedAct, match="Dites le motif"):
        record_opinions([entry(path, pro)], by=pro)
    (row,) = record_opinions([entry(path, pro)], by=pro, reason="grille relue")
    assert row.supersedes is not None
    assert (row.supersedes.favourable, row.reason) == (False, "grille relue")
    record_opinions([entry(path, trainer, role=TRAINER)], by=trainer)
    assert "DIVERGENCE" not in str(outcome(path, judged).reasons)


def test_a_new_sitting_is_no_correction(path: Enrolment, pair: tuple[User, User]) -> None:
    """An opinion of a later day stands beside the former, without reason."""
    pro = pair[0]
    record_opinions([entry(path, pro, False)], by=pro)
    (row,) = record_opinions([entry(path, pro, given_on=LATER)], by=pro)
    assert (row.supersedes, row.reason) == (None, "")


def test_the_secretariat_writes_down_a_paper_grid(
    path: Enrolment, pair: tuple[User, User], secretary: User
) -> None:
    """The secretariat records the opinion of an assessor who is charged, and is named for it."""
    (row,) = record_opinions([entry(path, pair[0])], by=secretary)
    assert (row.assessor, row.recorded_by) == (pair[0], secretary)
    (fact,) = facts_for([path])[path.pk].opinions
    assert (fact.author, fact.role, fact.happened_on) == ("professionnelle", PRO, ON)


def test_the_journal_tells_the_opinion(path: Enrolment, pair: tuple[User, User]) -> None:
    """One act for the path, with what was said and by whom."""
    record_opinions([entry(path, pair[0])], by=pair[0])
    written = Entry.objects.order_by("-id")[0]
    assert written.act == "donner un avis"
    assert PRO in str(written.details)


CHANGES: list[tuple[dict[str, Any], str]] = [
    ({"given_on": date(2026, 6, 2)}, "à venir"),
    ({"given_on": date(2026, 3, 1)}, "précède"),
    ({"role": "voisin"}, "le rôle « voisin » n'y donne pas d'avis"),
    ({"favourable": None}, "favorable ou défavorable"),
    ({"assessment_code": "ME9"}, "n'y demande pas d'avis"),
    ({"assessment_code": ""}, "n'y demande pas d'avis"),
    ({"bloc_code": "BC09"}, "n'y demande pas d'avis"),
    ({"assessment_code": SECOND}, "donnez une note"),
    ({"assessment_code": SECOND, "mark": Decimal(12)}, "avec son échelle"),
    ({"mark": Decimal(21), "out_of": Decimal(20)}, "n'est pas entre 0 et 20"),
    ({"mark": Decimal(0), "out_of": Decimal(0)}, "n'est pas entre 0 et 0"),
]


@pytest.mark.parametrize(("changes", "said"), CHANGES)
def test_a_wrong_opinion_says_why(
    path: Enrolment, pair: tuple[User, User], changes: dict[str, Any], said: str
) -> None:
    """The whole submission is refused with the sentence, and nothing is written."""
    given = [entry(path, pair[0], given_on=LATER), replace(entry(path, pair[0]), **changes)]
    before = Entry.objects.count()
    with pytest.raises(RefusedAct, match=said):
        record_opinions(given, by=pair[0])
    assert not Opinion.objects.exists()
    assert Entry.objects.count() == before


def test_nobody_speaks_for_another(path: Enrolment, pair: tuple[User, User]) -> None:
    """An assessor does not hand in the opinion of his colleague."""
    with pytest.raises(RefusedAct, match="son propre avis"):
        record_opinions([entry(path, pair[1])], by=pair[0])


@pytest.mark.parametrize("role", [Role.ASSESSOR, Role.AUDITOR, Role.TUTOR, Role.JUROR])
def test_only_who_is_charged(path: Enrolment, account: Accounts, role: Role) -> None:
    """An assessor who is not charged, or another role, records nothing."""
    someone = account(role)
    with pytest.raises(RefusedAct, match="pas chargé"):
        record_opinions([entry(path, someone)], by=someone)


def test_the_secretariat_does_not_invent_assessors(
    path: Enrolment, secretary: User, account: Accounts
) -> None:
    """An opinion is written down only for somebody charged with that person."""
    with pytest.raises(RefusedAct, match="Affectez-le d'abord"):
        record_opinions([entry(path, account(Role.ASSESSOR))], by=secretary)


def test_opinions_are_told_when_a_version_changes(path: Enrolment, pair: tuple[User, User]) -> None:
    """A move to another version knows the opinions in force by their place, corrections once."""
    record_opinions([entry(path, pair[0], False)], by=pair[0])
    record_opinions([entry(path, pair[0])], by=pair[0], reason="grille relue")
    told = [fact for fact in recorded_on(path.pk) if fact.what == "l'avis"]
    assert [(fact.bloc, fact.assessment) for fact in told] == [(BLOC, FIRST)]


@pytest.mark.parametrize("count", [1, 12])
def test_the_number_of_queries_is_constant(
    judged: Published,
    secretary: User,
    account: Accounts,
    django_assert_num_queries: Queries,
    count: int,
) -> None:
    """The facts of one path or of twelve, with opinions: the same number of queries."""
    paths = [enter(rank, version=judged.version, by=secretary) for rank in range(count)]
    pro = account(Role.ASSESSOR)
    assign(assessor=pro, on=paths, by=secretary)
    for each in paths:
        record_opinions([entry(each, pro)], by=pro)
    bare = list(Enrolment.objects.all())
    with django_assert_num_queries(9):
        found = facts_for(bare)
    assert all(len(facts.opinions) == 1 for facts in found.values())
