"""Any life of a jury, drawn at random: from its creation to the answers of the Caisse des Dépôts.

Each act is tried at any moment; a refusal must change nothing. After each act the rules that hold
always are looked at again: journal sound, closed juries still, numbers in order, each holder
declared once, nobody's name in the journal or in the logs.
"""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    precondition,
    rule,
    run_state_machine_as_test,
)

from parchemin.office.accounts.models import User
from parchemin.office.certificates import production
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
from parchemin.office.juries.actions import (
    adjusting,
    closing,
    preparation,
    room,
    second_step,
    voting,
)
from parchemin.office.juries.actions.adjusting import Change
from parchemin.office.juries.members import Pick
from parchemin.office.juries.models import Jury, Link, Note
from tests.office.certificates.lives import (
    CANDIDATES,
    DELIVERED,
    JURIES,
    NAMES,
    NOW,
    PATHS,
    REACHED,
    SMALL,
    WORDS,
    Life,
    picture,
)
from tests.office.certificates.test_declaring import report
from tests.office.juries.conftest import HELD


class Lives(Life):
    """The acts, at any moment."""

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
            "adjust": lambda: adjusting.adjust(on=hearing, change=change, by=self.by),
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
        chair = jury.seats.select_related("juror__account").filter(chair=True).first()
        by = (chair.juror.account if chair else None) or self.by
        minutes = self.attempt(lambda: closing.close_jury(on=jury, word=WORDS, by=by))
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
