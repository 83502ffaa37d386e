"""Any life of the office: acts in any order, and what must hold after each of them."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from parchemin.domain.errors import ParcheminError
from parchemin.domain.pathway import Route
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates import actions as candidates
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.identity import key_of
from parchemin.office.candidates.models import Enrolment, HeldBloc, Person
from parchemin.office.epreuves.actions import correct_result, record_results
from parchemin.office.epreuves.models import Outcome, Result
from parchemin.office.epreuves.queries import facts_for
from parchemin.office.epreuves.sheets import ResultEntry
from parchemin.office.journal.queries import verify
from parchemin.office.logbooks.actions import Statement, add_mentor, attest
from parchemin.office.referentiels import actions as referentiels
from parchemin.office.referentiels.layers import corrected, digest
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import findings_of
from tests.office.promotion import NUMBER, Published, enter, invented, publish_invented
from tests.office.referentiels.builders import PAGE
from tests.office.test_sealed_tables import FACTS
from tests.office.world import HEADINGS

TODAY = "2026-06-01T10:00:00+02:00"
BLOCS = (f"{NUMBER}BC01", f"{NUMBER}BC02")
OUTCOMES = st.sampled_from(Outcome.values)
EARLY, LATE = date(2026, 3, 1), date(2026, 6, 2)
DAYS = st.sampled_from([*(date(2026, 5, day) for day in range(4, 8)), EARLY, LATE])
ENTRIES = st.dates(date(2026, 3, 2), date(2026, 3, 31))
RANKS = st.integers(0, 5)
WORDS = st.sampled_from(["parce que", "O'Brien a vérifié", "vu", "  "])


def facts() -> dict[tuple[str, object], dict[str, Any]]:
    """Every sealed row as it stands, by table and key."""
    tables = {model._meta.db_table: model for model in apps.get_models()}
    rows = [row for table in FACTS for row in tables[table]._default_manager.all()]
    sealed = [row for row in rows if not isinstance(row, Version) or row.published_at]
    return {(row._meta.db_table, row.pk): values(row) for row in sealed}


def values(row: Any) -> dict[str, Any]:
    """Every column of a row, the ones that no form shows included."""
    return {each.attname: getattr(row, each.attname) for each in row._meta.concrete_fields}


class Office(RuleBasedStateMachine):
    """A secretary, a tutor, one published certification, and whatever happens to them."""

    paths: Bundle[Enrolment] = Bundle("paths")
    drafts: Bundle[Version] = Bundle("drafts")
    held: Bundle[HeldBloc] = Bundle("held")

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.before: dict[tuple[str, object], dict[str, Any]] = {}

    def teardown(self) -> None:
        """Nothing of this life is kept for the next one."""
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    @initialize(target=paths)
    def open_the_office(self) -> Enrolment:
        self.by = User.objects.create(username="secretaire", role=Role.SECRETARIAT)
        self.tutor = User.objects.create(username="tutrice", role=Role.TUTOR)
        self.published = publish_invented(self.by)
        return enter(0, version=self.published.version, by=self.by)

    def attempt(self, act: Callable[[], Any]) -> Any:
        """The act, or nothing at all: a refusal writes no row, not even in the journal."""
        before = facts()
        try:
            return act()
        except ParcheminError:
            pass
        assert facts() == before
        return None

    @rule(target=drafts, ending=st.sampled_from([b"", b"\n", b"\n\n"]))
    def receive(self, ending: bytes) -> Any:
        given = referentiels.receive_source(name="a.txt", data=PAGE + ending, by=self.by)
        return multiple(*given.drafts)

    @rule(
        draft=drafts,
        path=st.sampled_from(["title", "blocks.0.title", "level", "number", "blocks.99.title"]),
        value=st.sampled_from(["CQP corrigé", "RNCP99009", 4, None]),
        reason=WORDS,
    )
    def correct(self, draft: Version, path: str, value: object, reason: str) -> None:
        self.attempt(
            lambda: referentiels.correct(
                on=draft, path=path, value=value, reason=reason, by=self.by
            )
        )

    @rule(draft=drafts, note=WORDS)
    def read(self, draft: Version, note: str) -> None:
        self.acknowledge(draft, note)

    def acknowledge(self, draft: Version, note: str) -> None:
        ranks = {finding.rank for finding in findings_of(draft) if finding.asks}
        self.attempt(lambda: referentiels.acknowledge(on=draft, ranks=ranks, note=note, by=self.by))

    @rule(draft=drafts, read=st.sampled_from([True, True, False]))
    def publish(self, draft: Version, read: bool) -> None:
        if read:
            self.acknowledge(draft, "vu")
        self.attempt(lambda: referentiels.publish(on=draft, by=self.by))

    @rule(draft=consumes(drafts))
    def abandon(self, draft: Version) -> None:
        self.attempt(lambda: referentiels.abandon(on=draft, by=self.by))

    @rule(target=paths, rank=RANKS, on=ENTRIES, homonym=st.booleans(), reference=st.integers(0, 4))
    def enrol(self, rank: int, on: date, homonym: bool, reference: int) -> Any:
        entry = Entry(
            status=invented(rank),
            route=Route.CONTINUING,
            entered_on=on,
            homonym=homonym,
            reference=f"{NUMBER}-2026-000{reference}" if reference else "",
        )
        done = self.attempt(
            lambda: candidates.enrol(entry, version=self.published.version, by=self.by)
        )
        return multiple(*[done] if done else [])

    @rule(ranks=st.lists(RANKS, min_size=1, max_size=4))
    def import_file(self, ranks: list[int]) -> None:
        """A file is entered once, however often it is received and confirmed."""
        people = [invented(rank) for rank in ranks]
        lines = [
            f"{who.birth_name};{who.first_names[0]};{who.birth_date.in_french()};{who.sex};VAE;"
            "02/03/2026"
            for who in people
        ]
        first = self.attempt(lambda: self.send(lines))
        if first is not None:
            before = Enrolment.objects.count()
            self.send(lines)
            assert Enrolment.objects.count() == before

    def send(self, lines: list[str]) -> Any:
        file, _ = candidates.receive_file(
            content="\n".join([HEADINGS, *lines]).encode(), name="promo.csv",
            version=self.published.version, body=None, entered_on=None, by=self.by,
        )  # fmt: skip
        return candidates.confirm_import(on=file, by=self.by) if file else None

    @rule(path=paths, rank=RANKS, reason=WORDS)
    def correct_civil_status(self, path: Enrolment, rank: int, reason: str) -> None:
        self.attempt(
            lambda: candidates.correct_civil_status(
                invented(rank), on=path.person, reason=reason, email="", phone="", by=self.by
            )
        )

    @rule(target=held, path=paths, bloc=st.sampled_from(BLOCS), on=DAYS, proof=WORDS)
    def hold(self, path: Enrolment, bloc: str, on: date, proof: str) -> Any:
        done = self.attempt(
            lambda: candidates.hold_bloc(
                on=path.person,
                number=NUMBER,
                bloc_code=bloc,
                how=HeldBloc.How.HELD,
                acquired_on=on,
                proof=proof,
                by=self.by,
            )
        )
        return multiple(*[done[0]] if done else [])

    @rule(held=held, reason=WORDS)
    def withdraw(self, held: HeldBloc, reason: str) -> None:
        self.attempt(lambda: candidates.withdraw_held_bloc(on=held, reason=reason, by=self.by))

    @rule(path=paths, granted=st.booleans(), reason=WORDS)
    def decide(self, path: Enrolment, granted: bool, reason: str) -> None:
        self.attempt(
            lambda: candidates.decide_correspondence(
                on=path.person, number=NUMBER, granted=granted, reason=reason, by=self.by
            )
        )

    @rule(
        path=paths,
        bloc=st.sampled_from(BLOCS),
        modality=st.sampled_from([1, 1, 2, 3]),
        outcome=OUTCOMES,
        on=DAYS,
        mark=st.sampled_from([None, None, Decimal(12), Decimal(21)]),
    )
    def enter_result(
        self,
        *,
        path: Enrolment,
        bloc: str,
        modality: int,
        outcome: str,
        on: date,
        mark: Decimal | None,
    ) -> None:
        """The same result a second time adds nothing."""
        entry = ResultEntry(
            enrolment=path, bloc_code=bloc, assessment_code=f"{bloc}ME{modality}",
            outcome=outcome, obtained_on=on, mark=mark, out_of=mark and Decimal(20),
        )  # fmt: skip
        if self.attempt(lambda: record_results([entry], by=self.by)):
            before = facts()
            assert not record_results([entry], by=self.by).results
            assert facts() == before

    @rule(path=paths, outcome=OUTCOMES, on=DAYS, reason=WORDS)
    def correct_a_result(self, path: Enrolment, outcome: str, on: date, reason: str) -> None:
        for result in Result.objects.filter(enrolment=path)[:2]:
            self.attempt(
                lambda result=result: correct_result(  # type: ignore[misc]
                    on=result, outcome=outcome, obtained_on=on, reason=reason, by=self.by
                )
            )

    @rule(
        path=paths,
        function=st.sampled_from(["tuteur", "manager"]),
        bloc=st.sampled_from(BLOCS),
        rank=st.sampled_from([1, 2, 3]),
        mastered=st.booleans(),
        comment=WORDS,
        on=DAYS,
    )
    def sign(
        self,
        *,
        path: Enrolment,
        function: str,
        bloc: str,
        rank: int,
        mastered: bool,
        comment: str,
        on: date,
    ) -> None:
        mentor, _ = add_mentor(
            on=path, username="tutrice", function=function, same_person=True, by=self.by
        )
        said = Statement(bloc_code=bloc, competency_rank=rank, mastered=mastered, comment=comment)
        self.attempt(lambda: attest([said], on=mentor, stated_on=on, by=self.tutor))

    @invariant()
    def the_journal_holds(self) -> None:
        assert verify().sound

    @invariant()
    def facts_are_only_added(self) -> None:
        now = facts()
        assert {key: now.get(key) for key in self.before} == self.before
        self.before = now

    @invariant()
    def a_published_version_says_what_its_digest_says(self) -> None:
        for version in Version.objects.filter(published_at__isnull=False, number="RNCP40657"):
            assert version.digest == digest(corrected(version.content, version.answers))

    @invariant()
    def one_person_has_one_file(self) -> None:
        """Each file carries the key of its civil status in force; two never share key and rank."""
        people = Person.objects.select_related("civil_status")
        keys = [(person.identity_key, person.homonym) for person in people]
        assert len(keys) == len(set(keys))
        for person in people:
            assert person.civil_status is not None
            assert person.identity_key == key_of(person.civil_status.as_domain())

    @invariant()
    def a_person_is_once_in_a_version_with_a_reference_of_her_own(self) -> None:
        paths = list(Enrolment.objects.values_list("person", "version", "reference"))
        assert len({path[:2] for path in paths}) == len({path[2] for path in paths}) == len(paths)


@pytest.mark.django_db
def test_any_life_of_the_office_keeps_its_promises() -> None:
    """Receive, correct, publish, enrol, import, assess, attest in any order, refusals included."""
    with time_machine.travel(TODAY, tick=False):
        run_state_machine_as_test(
            Office,
            settings=settings(
                settings.get_profile("ci"), max_examples=settings().max_examples // 10,
                stateful_step_count=25,
            ),
        )  # fmt: skip


ACTS = st.permutations(["ME1", "ME2", "tutor", "manager", "held", "correspondence"])


@pytest.mark.django_db
def test_the_order_of_recording_does_not_change_the_facts(
    published: Published, secretary: User
) -> None:
    """The same results, attestations and blocs, written in any order, are the same facts."""
    tutor = User.objects.create(username="tutrice", role=Role.TUTOR)
    seen: list[Any] = []

    @given(ACTS)
    @settings(max_examples=20)
    def written(order: list[str]) -> None:
        with transaction.atomic():
            path = enter(1, version=published.version, by=secretary)
            for act in order:
                write(act, path, tutor, secretary)
            seen.append(said(path))
            transaction.set_rollback(True)
        assert seen[-1] == seen[0]
        assert [len(group) for group in seen[0]] == [2, 0, 4, 1, 1]

    with time_machine.travel(TODAY, tick=False):
        written()


def write(act: str, path: Enrolment, tutor: User, by: User) -> None:
    """One of the acts of the permutation."""
    if act.startswith("ME"):
        entry = ResultEntry(
            enrolment=path, bloc_code=BLOCS[0], assessment_code=f"{BLOCS[0]}{act}",
            outcome="acquis", obtained_on=date(2026, 5, 4),
        )  # fmt: skip
        record_results([entry], by=by)
    elif act in ("tutor", "manager"):
        function = {"tutor": "tuteur", "manager": "manager"}[act]
        mentor, _ = add_mentor(
            on=path, username=tutor.username, function=function, same_person=True, by=by
        )
        said = [
            Statement(bloc_code=BLOCS[1], competency_rank=rank, mastered=True) for rank in (1, 2)
        ]
        attest(said, on=mentor, stated_on=date(2026, 5, 4), by=tutor)
    else:
        own = act == "held"
        candidates.hold_bloc(
            on=path.person, number=NUMBER if own else "RNCP1", bloc_code=BLOCS[0] if own else "B1",
            how=HeldBloc.How.HELD if own else HeldBloc.How.CORRESPONDENCE,
            acquired_on=date(2025, 5, 4), proof="procès-verbal", by=by,
        )  # fmt: skip


def said(path: Enrolment) -> list[list[str]]:
    """What the deliberation is told of a path, without the number that each row received."""
    facts = facts_for([path])[path.pk]
    groups = (facts.results, facts.competency_results, facts.attestations, facts.held, facts.claims)
    return [sorted(re.sub(r"\bid='\d+'", "", repr(each)) for each in group) for group in groups]
