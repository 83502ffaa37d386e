"""What every drawn life starts from, and what holds always in it."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
)

from parchemin.domain.certificate_number import is_valid_number
from parchemin.domain.errors import ParcheminError
from parchemin.office.accounts.models import User
from parchemin.office.candidates.models import CivilStatus, Person
from parchemin.office.certificates import storage, verification
from parchemin.office.certificates.models import (
    Certificate,
    DeclaredPassage,
)
from parchemin.office.journal.models import Entry
from parchemin.office.journal.queries import verify
from parchemin.office.juries import queries
from parchemin.office.juries.models import Decision, Jury, Vote
from parchemin.office.partners.models import Registration
from tests.office.certificates.builders import state_identity
from tests.office.juries.conftest import AM, HELD, IMTD, Office, assess, enrol, juror, publish

NOW = datetime(2026, 9, 1, 9, 30, tzinfo=UTC)
DELIVERED = HELD + timedelta(days=7)
CANDIDATES = 3
WORDS = "Propos tenus en séance."
JURIES = 4
PATHS = st.sets(st.sampled_from(range(CANDIDATES)), min_size=1)
SMALL = st.integers(min_value=0, max_value=7)


class Life(RuleBasedStateMachine):
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
            for college, sex in (("employeur", "F"), ("salarié", "M")) * 2
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


NAMES = ("essaizéro", "dominique", "membre employeur", "membre salarié", WORDS.casefold())
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
