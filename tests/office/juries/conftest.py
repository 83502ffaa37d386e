"""Builders of this stage's tests: real certifications, a pool, a jury with candidates and results."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

import pytest

from parchemin.domain.referentiel import Certification
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.models import CivilStatus, Enrolment, Person
from parchemin.office.epreuves.models import Result
from parchemin.office.juries.actions import preparation, room, voting
from parchemin.office.juries.actions.preparation import JurorFile
from parchemin.office.juries.members import Pick
from parchemin.office.juries.models import Juror, Jury
from parchemin.office.referentiels.models import ReglementVersion, Source, Version
from parchemin.office.referentiels.queries import certification_of
from parchemin.readers.document import certification as certification_document
from parchemin.readers.recognise import read

HELD = date(2026, 6, 12)
ENTERED = date(2025, 9, 1)
IMTD, AM = "RNCP40657", "RNCP40913"


@dataclass(frozen=True)
class Office:
    """One certification with its règlement, as the secretariat published them."""

    version: Version
    reglement: ReglementVersion
    by: User

    @property
    def number(self) -> str:
        return self.version.number

    @property
    def certification(self) -> Certification:
        return certification_of(self.version)


def publish(number: str, by: User) -> Office:
    """The example fiche and règlement of that number, published as they are."""
    folder = files("parchemin.examples") / number
    data = (folder / "fiche.txt").read_bytes()
    certification = read(data, "fiche.txt").certifications[0]
    source = Source.objects.create(
        name="fiche.txt", kind="fiche_page", sha256=f"{number:0>64}", content=data,
        encoding="utf-8", received_by=by,
    )  # fmt: skip
    version = Version.objects.create(
        source=source, number=number, title=certification.title or "", rank=1,
        content=certification_document(certification), digest=f"{number:0>64}", published_by=by,
        published_at="2025-09-01T08:00:00+00:00",
    )  # fmt: skip
    text = (folder / "reglement.toml").read_text("utf-8")
    reglement = ReglementVersion.objects.create(
        number=number, rank=1, name="reglement.toml", text=text, sha256="0" * 64, published_by=by
    )
    return Office(version, reglement, by)


@pytest.fixture
def office(secretary: User) -> Office:
    """RNCP40657: two seats, parity, casting vote of the chair, delivery in one step."""
    return publish(IMTD, secretary)


@pytest.fixture
def silent_office(secretary: User) -> Office:
    """RNCP40913: silent on a tie, delivery in two steps."""
    return publish(AM, secretary)


def enrol(office: Office, rank: int, route: str = "formation_continue") -> Enrolment:
    """An invented person entered in that certification."""
    person = Person.objects.create()
    status = CivilStatus.objects.create(
        person=person, birth_name=f"Essai{rank:03d}", first_names=["Dominique"], birth_year=1990,
        birth_month=1, birth_day=1 + rank % 28, sex="F", birth_commune_code="69381",
        birth_commune_label="Lyon", recorded_by=office.by,
    )  # fmt: skip
    Person.objects.filter(pk=person.pk).update(civil_status=status)
    return Enrolment.objects.create(
        reference=f"{office.number}-{rank:04d}", person=person, version=office.version,
        reglement=office.reglement, route=route, entered_on=ENTERED,
    )  # fmt: skip


def assess(enrolment: Enrolment, office: Office, **otherwise: str) -> None:
    """Every modality acquired, but those of the blocs named with another outcome (BC02="absent")."""
    Result.objects.bulk_create(
        Result(
            enrolment=enrolment, bloc_code=bloc.code, assessment_code=assessment.code,
            outcome=otherwise.get(bloc.code[-4:], "acquis"), obtained_on=date(2026, 5, 4),
            recorded_by=office.by,
        )
        for bloc in office.certification.blocs
        for assessment in bloc.assessments
    )  # fmt: skip


def juror(office: Office, college: str, sex: str = "F", **changes: Any) -> Juror:
    """A member of the pool with an account to vote."""
    rank = Juror.objects.count() + 1
    account = User.objects.create(username=f"jure-{rank}", role=Role.JUROR, is_active=True)
    known = {
        "name": f"Membre {college} {rank}", "college": college, "sex": sex, "qualified": True,
        "years_in_trade": 8, "mandate_since": date(2025, 1, 1), "mandate_until": date(2027, 12, 31),
    }  # fmt: skip
    file = JurorFile(**{**known, **changes})
    return preparation.add_juror(file=file, account=account, by=office.by)


@pytest.fixture
def bench() -> Callable[..., tuple[Juror, Juror]]:
    """Build an employer and an employee of the pool."""

    def build(office: Office) -> tuple[Juror, Juror]:
        return juror(office, "employeur", "F"), juror(office, "salarié", "M")

    return build


def prepared(office: Office, *jurors: Juror, candidates: int = 1, **otherwise: str) -> Jury:
    """A jury with its members, the first presiding, and candidates who have all their results."""
    jury = preparation.create_jury(
        number=office.number, reglement=office.reglement, held_on=HELD, place="Lyon", by=office.by
    )
    first = Enrolment.objects.count() + 1
    heard = [enrol(office, rank) for rank in range(first, first + candidates)]
    for enrolment in heard:
        assess(enrolment, office, **otherwise)
    preparation.choose_candidates(on=jury, enrolments=heard, by=office.by)
    picks = [Pick(member, present=True, chair=rank == 0) for rank, member in enumerate(jurors)]
    return preparation.compose(on=jury, picks=picks, chair_since=date(2025, 9, 1), by=office.by)


@pytest.fixture
def opened(bench: Callable[..., tuple[Juror, Juror]]) -> Callable[..., Jury]:
    """Build an open jury of two members, the employer presiding."""

    def build(office: Office, candidates: int = 1, **otherwise: str) -> Jury:
        jury = prepared(office, *bench(office), candidates=candidates, **otherwise)
        return room.open_jury(on=jury, by=office.by)

    return build


@pytest.fixture
def voted(opened: Callable[..., Jury]) -> Callable[..., Jury]:
    """Build an open jury whose members followed every proposal."""

    def build(office: Office, candidates: int = 1, **otherwise: str) -> Jury:
        jury = opened(office, candidates, **otherwise)
        voting.vote_proposals(on=jury, by=office.by)
        return jury

    return build


def give(jury: Jury, bloc: str, *voices: str, by: User) -> None:
    """Write the voices of the members, in the order of their seats, on one bloc of each candidate."""
    for hearing in jury.hearings.all():
        for seat, choice in zip(jury.seats.select_related("juror"), voices, strict=True):
            voting.vote(on=hearing, seat=seat, choices={f"{jury.number}{bloc}": choice}, by=by)


WORD = "prononcée en séance"


def presiding(jury: Jury) -> User:
    """The account of whoever presides."""
    seat = jury.seats.select_related("juror__account").get(chair=True)
    assert seat.juror.account is not None
    return seat.juror.account


def chair_without_account(jury: Jury) -> Jury:
    """The same jury, its chair having no account: the secretariat closes on his word."""
    Juror.objects.filter(seats__jury=jury, seats__chair=True).update(account=None)
    return jury
