"""Any life of a jury, drawn at random: from its creation to the answers of the Caisse des Dépôts.

Each act is tried at any moment; a refusal must change nothing. After each act the rules that hold
always are looked at again: journal sound, closed juries still, numbers in order, each holder
declared once, nobody's name in the journal or in the logs.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from parchemin.domain.certificate_number import is_valid_number
from parchemin.domain.errors import ParcheminError
from parchemin.office.accounts.models import User
from parchemin.office.candidates.models import CivilStatus, Person
from parchemin.office.certificates import production, storage, verification
from parchemin.office.certificates.actions.acknowledging import acknowledge, reject
from parchemin.office.certificates.actions.declaring import declare
from parchemin.office.certificates.actions.issuing import issue
from parchemin.office.certificates.actions.revoking import revoke
from parchemin.office.certificates.models import (
    Certificate,
    DeclarationFile,
    DeclaredPassage,
    IssueBatch,
    Revocation,
)
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import verify
from parchemin.office.juries import queries
from parchemin.office.juries.actions import closing, preparation, room, second_step, voting
from parchemin.office.juries.actions.room import Change
from parchemin.office.juries.members import Pick
from parchemin.office.juries.models import Decision, Jury, Link, Note, Vote
from parchemin.office.partners.models import Registration
from tests.office.certificates.builders import state_identity
from tests.office.certificates.test_declaring import report
from tests.office.juries.conftest import AM, HELD, IMTD, Office, assess, enrol, juror, publish

NOW = datetime(2026, 9, 1, 9, 30, tzinfo=UTC)
DELIVERED = HELD + timedelta(days=7)
CANDIDATES = 3
WORDS = "Propos tenus en séance."
JURIES = 4
PATHS = st.sets(st.sampled_from(range(CANDIDATES)), min_size=1)
SMALL = st.integers(min_value=0, max_value=7)


class Lives(RuleBasedStateMachine):
    """One office, some juries of its certification, three candidates."""

    by: User
    acts: Counter[str]

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.juries: list[Jury] = []
        self.still: dict[Any, Any] = {}

    def teardown(self) -> None:
        """Look at what costs more, once, then forget this life."""
        try:
            self.minutes_come_back_the_same()
            self.the_public_page_agrees_with_the_register()
            self.nobody_is_named_in_the_journal()
            self.acts.update(Entry.objects.values_list("act", flat=True))
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    @initialize(two_steps=st.booleans())
    def open_office(self, two_steps: bool) -> None:
        """Delivery in one step or in two; everybody has results, one bloc is lost by the last."""
        self.office: Office = publish(AM if two_steps else IMTD, self.by)
        state_identity(self.by)
        Registration.objects.create(
            number=self.office.number, decision=date(2025, 5, 22), source="Décision.",
            end_of_registration=date(2030, 5, 22), last_delivery=date(2030, 5, 22),
            recorded_by=self.by,
        )  # fmt: skip
        self.jurors = [
            juror(self.office, college, sex)
            for college, sex in (("employeur", "F"), ("salarie", "M")) * 2
        ]
        self.paths = [enrol(self.office, rank) for rank in range(CANDIDATES)]
        for path, letter in zip(self.paths, "abc", strict=True):
            self.name(path.person, f"Essaizéro{letter}")
        for path in self.paths[:-1]:
            assess(path, self.office)
        assess(self.paths[-1], self.office, BC02="non_acquis")

    def name(self, person: Person, birth_name: str) -> None:
        """A civil status that a parchemin can show."""
        status = CivilStatus.objects.create(
            person=person, birth_name=birth_name, first_names=["Dominique"], birth_year=1990,
            birth_month=1, birth_day=2, sex="F", birth_commune_code="69381",
            birth_commune_label="Lyon", reason=WORDS, recorded_by=self.by,
        )  # fmt: skip
        Person.objects.filter(pk=person.pk).update(civil_status=status)

    def attempt(self, act: Callable[[], Any]) -> Any:
        """The act, or nothing at all: a refusal leaves no trace, in the journal above all."""
        before = traces()
        done = None
        with suppress(ParcheminError):
            done = act()
        assert done is not None or traces() == before
        return done

    def jury(self, pick: int) -> Jury | None:
        """One of the juries as a page would hold it, perhaps already out of date."""
        return self.juries[pick % len(self.juries)] if self.juries else None

    # Acts, at any moment

    @precondition(lambda self: len(self.juries) < JURIES)
    @rule()
    def create(self) -> None:
        self.juries.append(
                preparation.create_jury(
                    number=self.office.number, reglement=self.office.reglement, held_on=HELD,
                    place="Lyon", by=self.by,
                )
            )  # fmt: skip

    @rule(pick=SMALL, paths=PATHS, bench=st.integers(0, 1))
    def prepare_and_open(self, pick: int, paths: set[int], bench: int) -> None:
        if jury := self.jury(pick):
            self.choose(jury, paths)
            self.seat(jury, [True, True], 0, bench)
            self.attempt(lambda: room.open_jury(on=jury, by=self.by))

    @precondition(lambda self: len(self.juries) < JURIES)
    @rule(paths=PATHS, bench=st.integers(0, 1))
    def hold_a_whole_session(self, paths: set[int], bench: int) -> None:
        self.create()
        last = len(self.juries) - 1
        self.prepare_and_open(last, paths, bench)
        self.close(last, follow=True)
        self.ratify(last, accepted=True)

    @rule(pick=SMALL, here=st.tuples(st.booleans(), st.booleans()), chair=st.integers(0, 2))
    def compose(self, pick: int, here: tuple[bool, bool], chair: int) -> None:
        if jury := self.jury(pick):
            self.seat(jury, list(here), chair)

    def choose(self, jury: Jury, paths: set[int]) -> None:
        chosen = [self.paths[rank] for rank in sorted(paths)]
        self.attempt(lambda: preparation.choose_candidates(on=jury, enrolments=chosen, by=self.by))

    def seat(self, jury: Jury, here: list[bool], chair: int, bench: int = 0) -> None:
        jurors = self.jurors[2 * bench : 2 * bench + 2]
        picks = [
            Pick(person, present, rank == chair)
            for rank, (person, present) in enumerate(zip(jurors, here, strict=True))
        ]
        self.attempt(
            lambda: preparation.compose(
                on=jury, picks=picks, chair_since=date(2025, 9, 1), by=self.by
            )
        )

    @rule(
        pick=SMALL, heard=SMALL, seat=SMALL, bloc=st.integers(1, 4),
        choice=st.sampled_from(["pour", "contre", "abstention"]),
    )  # fmt: skip
    def vote(self, pick: int, heard: int, seat: int, bloc: int, choice: str) -> None:
        jury = self.jury(pick)
        if jury is None:
            return
        hearings, seats = list(jury.hearings.all()), list(jury.seats.all())
        if hearings and seats:
            code = f"{self.office.number}BC{bloc:02d}"
            self.attempt(
                lambda: voting.vote(
                    on=hearings[heard % len(hearings)], seat=seats[seat % len(seats)],
                    choices={code: choice}, by=self.by,
                )
            )  # fmt: skip

    @rule(pick=SMALL)
    def follow(self, pick: int) -> None:
        if jury := self.jury(pick):
            self.attempt(lambda: voting.vote_proposals(on=jury, by=self.by))

    @rule(pick=SMALL, heard=SMALL, act=st.sampled_from(["adjust", "defer", "note"]))
    def in_the_room(self, pick: int, heard: int, act: str) -> None:
        jury = self.jury(pick)
        hearings = list(jury.hearings.all()) if jury else []
        if jury is None or not hearings:
            return
        hearing = hearings[heard % len(hearings)]
        bloc = self.office.certification.blocs[heard % 2]
        code = bloc.code or ""
        change = Change(
            bloc=code, assessment=bloc.assessments[0].code or "", outcome="acquis", reason=WORDS
        )
        acts = {
            "adjust": lambda: room.adjust(on=hearing, change=change, by=self.by),
            "defer": lambda: room.defer(on=hearing, reason=WORDS, by=self.by),
            "note": lambda: room.note(
                on=jury, hearing=hearing, bloc=code, kind=Note.Kind.DEPARTURE, text=WORDS,
                by=self.by,
            ),
        }  # fmt: skip
        self.attempt(acts[act])

    @rule(pick=SMALL, seat=SMALL, present=st.booleans())
    def call_the_roll(self, pick: int, seat: int, present: bool) -> None:
        jury = self.jury(pick)
        seats = list(jury.seats.select_related("juror", "jury")) if jury else []
        if seats:
            chosen = seats[seat % len(seats)]
            self.attempt(
                lambda: preparation.mark_presence(seat=chosen, present=present, by=self.by)
            )

    @rule(path=st.integers(0, CANDIDATES - 1), who=st.integers(0, 9))
    def tie(self, path: int, who: int) -> None:
        if who < len(self.jurors):
            self.attempt(
                lambda: preparation.declare_link(
                    juror=self.jurors[who], person=self.paths[path].person, kind=Link.Kind.WORK,
                    by=self.by,
                )
            )  # fmt: skip

    @rule(pick=SMALL, follow=st.booleans())
    def close(self, pick: int, follow: bool) -> None:
        jury = self.jury(pick)
        if jury is None:
            return
        if follow:
            self.follow(pick)
        minutes = self.attempt(
            lambda: closing.close_jury(on=jury, on_word_of_chair=True, by=self.by)
        )
        if minutes:
            self.still[jury.pk] = picture(jury)

    @rule(pick=SMALL, accepted=st.sampled_from([True, True, True, False]))
    def ratify(self, pick: int, accepted: bool) -> None:
        if jury := self.jury(pick):
            self.attempt(
                lambda: second_step.ratify(
                    on=jury, accepted=accepted, decided_on=HELD, reason=WORDS, by=self.by
                )
            )

    @precondition(lambda self: self.still)
    @rule(pick=SMALL)
    def ask_for_documents(self, pick: int) -> None:
        if jury := self.jury(pick):
            self.attempt(lambda: issue(on=jury, delivered_on=DELIVERED, by=self.by))

    @precondition(lambda _: IssueBatch.objects.filter(finished_at=None).exists())
    @rule(one_only=st.booleans())
    def produce(self, one_only: bool) -> None:
        for batch in IssueBatch.objects.filter(finished_at=None):
            if one_only:
                for decision in production.awaiting(batch)[:1]:
                    production.issue_one(batch, decision)
            else:
                production.complete(str(batch.pk))

    @precondition(lambda _: Certificate.objects.exists())
    @rule(pick=SMALL)
    def withdraw(self, pick: int) -> None:
        rows = list(Certificate.objects.order_by("number"))
        if rows:
            row = rows[pick % len(rows)]
            self.attempt(lambda: revoke(on=row, revoked_on=DELIVERED, reason=WORDS, by=self.by))

    @precondition(lambda _: Certificate.objects.exists())
    @rule()
    def declare_holders(self) -> None:
        gone = set(Revocation.objects.values_list("certificate_id", flat=True))
        before = DeclaredPassage.objects.count()
        self.attempt(lambda: declare(by=self.by, now=NOW))
        fresh = DeclaredPassage.objects.order_by("id")[before:]
        assert not gone & {passage.certificate_id for passage in fresh}

    @precondition(lambda _: DeclarationFile.objects.exists())
    @rule(pick=SMALL, good=st.booleans(), whole=st.booleans())
    def answer(self, pick: int, good: bool, whole: bool) -> None:
        files = list(DeclarationFile.objects.order_by("id"))
        if not files:
            return
        file = files[pick % len(files)]
        ids = [row.certificate.technical_id for row in file.declared.order_by("id")]
        told = ids if whole else ids[:1]
        content = (
            report(file, ok=told) if good else report(file, ko=dict.fromkeys(told, "Nom inconnu."))
        )
        self.attempt(lambda: acknowledge(content=content, name="accuse.xml", by=self.by))

    @precondition(lambda _: DeclarationFile.objects.exists())
    @rule(pick=SMALL)
    def refuse_a_file(self, pick: int) -> None:
        files = list(DeclarationFile.objects.order_by("id"))
        if files:
            file = files[pick % len(files)]
            self.attempt(lambda: reject(on=file, reason=WORDS, by=self.by))

    # What holds always

    @invariant()
    def the_journal_is_sound(self) -> None:
        assert verify().sound

    @invariant()
    def a_closed_jury_never_changes(self) -> None:
        for jury in Jury.objects.filter(state=Jury.State.CLOSED):
            assert picture(jury) == self.still[jury.pk]

    @invariant()
    def numbers_follow_one_another(self) -> None:
        rows = list(Certificate.objects.select_related("decision__hearing__jury"))
        assert sorted(int(row.number.split("-")[2]) for row in rows) == list(
            range(1, len(rows) + 1)
        )
        assert all(is_valid_number(row.number) for row in rows)
        assert len({row.decision_id for row in rows}) == len(rows)
        for row in rows:
            jury = row.decision.hearing.jury
            assert row.decision.won
            assert jury.state == Jury.State.CLOSED
            assert not row.decision.awaits or jury.ratification.accepted
            assert storage.stored(row.number, row.sha256)

    @invariant()
    def a_person_is_certified_once(self) -> None:
        won = list(
            Decision.objects.filter(won=True, bloc_code="").values_list(
                "hearing__enrolment_id", flat=True
            )
        )
        assert len(won) == len(set(won))

    @invariant()
    def a_holder_is_declared_again_only_once_refused(self) -> None:
        sent: dict[int, list[DeclaredPassage]] = {}
        for passage in DeclaredPassage.objects.select_related("answer").order_by("id"):
            sent.setdefault(passage.certificate_id, []).append(passage)
        for passages in sent.values():
            assert all(not before.answer.accepted for before, _ in pairwise(passages))

    # What is looked at when a life ends

    def minutes_come_back_the_same(self) -> None:
        for jury in Jury.objects.filter(state=Jury.State.CLOSED):
            page = queries.minutes_of(jury)
            pdf, same = queries.minutes_bytes(page)
            assert same
            assert hashlib.sha256(pdf).hexdigest() == page.row.sha256

    def the_public_page_agrees_with_the_register(self) -> None:
        for row in Certificate.objects.select_related("revocation"):
            shown = verification.verified(row.verification_code, row.number)
            assert shown is not None
            withdrawn = getattr(row, "revocation", None)
            assert shown.withdrawn_on == (withdrawn.revoked_on if withdrawn else None)
            page = Client().get(reverse("certificates:verify", args=[row.verification_code]))
            text = page.content.decode()
            assert row.number in text
            assert shown.holder in text
            assert WORDS not in text
            assert ("retiré" in text) is bool(withdrawn)

    def nobody_is_named_in_the_journal(self) -> None:
        for entry in Entry.objects.all():
            said = json.dumps(entry.details, ensure_ascii=False).casefold()
            assert not any(name in said for name in NAMES), (entry.act, said)


NAMES = ("essaizéro", "dominique", "membre employeur", "membre salarie", WORDS.casefold())
"""Invented names and words that must stay in their own tables."""


REACHED = {"clore un jury", "délivrer un parchemin", "établir une déclaration"}
"""Lives that never went that far would prove nothing."""


def traces() -> tuple[int, ...]:
    return (Entry.objects.count(), Vote.objects.count(), Certificate.objects.count())


def picture(jury: Jury) -> list[Any]:
    """All that a closed jury is made of."""
    jury.refresh_from_db()
    minutes = jury.minutes
    return [
        (jury.state, jury.closed_at, jury.held_on, minutes.number, minutes.sha256),
        minutes.content,
        list(jury.seats.order_by("id").values_list("juror_id", "present", "chair")),
        list(jury.hearings.order_by("id").values_list("enrolment_id", "position", "deferred")),
        list(jury.notes.order_by("id").values_list("id", "text")),
        list(
            Decision.objects.filter(hearing__jury=jury)
            .order_by("pk")
            .values_list("pk", "outcome", "won", "awaits")
        ),
        list(
            Vote.objects.filter(hearing__jury=jury).order_by("id").values_list("seat_id", "choice")
        ),
        list(jury.hearings.values_list("adjustments__id", "adjustments__outcome").order_by("id")),
    ]


@pytest.mark.django_db
def test_any_life_of_a_jury(
    secretary: User, settings: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Lives of sixty acts drawn at random keep every rule, and name nobody in the logs."""
    settings.MEDIA_ROOT = tmp_path
    acts: Counter[str] = Counter()
    machine = type("Machine", (Lives,), {"by": secretary, "acts": acts})
    run_state_machine_as_test(
        machine, settings=hypothesis_settings(max_examples=20, stateful_step_count=60)
    )
    said = caplog.text.casefold()
    assert not any(name in said for name in NAMES)
    assert set(acts) >= REACHED
