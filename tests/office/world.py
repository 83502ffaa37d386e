"""A certifier at work: for each thing of the first stages, one of ours and one of somebody else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from parchemin.domain.correspondences.rule import BlocSet
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.actions import hold_bloc, receive_file
from parchemin.office.candidates.models import CandidateFile, Enrolment, HeldBloc
from parchemin.office.correspondences.actions import set_rule
from parchemin.office.correspondences.models import Rule
from parchemin.office.epreuves.actions import assign, record_results
from parchemin.office.epreuves.models import Result
from parchemin.office.epreuves.sheets import ResultEntry
from parchemin.office.logbooks.actions import add_mentor
from parchemin.office.logbooks.models import Mentor
from parchemin.office.partners.models import Accreditation, Body
from parchemin.office.referentiels.actions import open_reglement_draft
from parchemin.office.referentiels.models import ReglementDraft, Version
from tests.office.promotion import NUMBER, Published, accredited, enter
from tests.office.referentiels.builders import received
from tests.readers.samples import PAGE_A

ENTERED, ASSESSED = date(2026, 3, 2), date(2026, 5, 4)
BLOC = f"{NUMBER}BC01"
HEADINGS = "nom_naissance;prenoms;date_naissance;sexe;voie_acces;date_entree"


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What one body, its candidate and those around him have in the office."""

    users: dict[Role, User]
    body: Body
    accreditation: Accreditation
    path: Enrolment
    held: HeldBloc
    mentor: Mentor
    result: Result
    file: CandidateFile


@dataclass(frozen=True, kw_only=True)
class World:
    """Two holdings that must not see one another, under one certifier."""

    secretary: User
    auditor: User
    published: Published
    draft: Version
    reglement_draft: ReglementDraft
    rule: Rule
    ours: Holding
    theirs: Holding


def holding(rank: int, *, published: Published, by: User, account: Callable[..., User]) -> Holding:
    """A body with one candidate, his mentor, his assessor, one result, one held bloc, one file."""
    roles = (Role.BODY, Role.CANDIDATE, Role.TUTOR, Role.ASSESSOR, Role.JUROR)
    users = {role: account(role) for role in roles}
    body = accredited(NUMBER, users[Role.BODY])
    path = enter(rank, version=published.version, by=by, body=body, entered_on=ENTERED)
    path.person.account = users[Role.CANDIDATE]
    path.person.save()
    assign(assessor=users[Role.ASSESSOR], on=[path], by=by)
    mentor, _ = add_mentor(on=path, username=users[Role.TUTOR].username, function="tuteur", by=by)
    done = record_results([result_of(path)], by=by)
    held, _ = hold_bloc(
        on=path.person, number=NUMBER, bloc_code=BLOC, how=HeldBloc.How.HELD,
        acquired_on=date(2025, 6, 1), proof=f"procès-verbal {rank}", by=by,
    )  # fmt: skip
    return Holding(
        users=users,
        body=body,
        accreditation=body.accreditations.get(),
        path=path,
        held=held,
        mentor=mentor,
        result=done.results[0],
        file=waiting_file(published, body, by=users[Role.BODY]),
    )


def result_of(path: Enrolment, modality: int = 1, outcome: str = "non_acquis") -> ResultEntry:
    """One result of the first bloc."""
    return ResultEntry(
        enrolment=path,
        bloc_code=BLOC,
        assessment_code=f"{BLOC}ME{modality}",
        outcome=outcome,
        obtained_on=ASSESSED,
    )


def waiting_file(published: Published, body: Body | None, *, by: User) -> CandidateFile:
    """A file of one candidate that waits to be confirmed."""
    line = f"Fictif-Tilleul;Aurore;01/11/199{by.pk % 10};F;VAE;02/03/2026"
    file, _ = receive_file(
        content=f"{HEADINGS}\n{line}\n".encode(), name="promo.csv", version=published.version,
        body=body, entered_on=None, by=by,
    )  # fmt: skip
    assert file is not None
    return file


def a_rule(secretary: User) -> Rule:
    """A rule of correspondence towards the published certification."""
    return set_rule(
        given=BlocSet(number=NUMBER, blocs=frozenset({BLOC})),
        held=BlocSet(number="RNCP77001", blocs=frozenset({"RNCP77001BC01"})),
        kind="partielle",
        decision="délibération 12",
        decided_on=date(2026, 1, 5),
        since=date(2026, 1, 6),
        by=secretary,
    )


def world(published: Published, secretary: User, account: Callable[..., User]) -> World:
    """The certifier, a draft under review, and two bodies that know nothing of one another."""
    return World(
        secretary=secretary,
        auditor=account(Role.AUDITOR),
        published=published,
        draft=received(secretary, PAGE_A.read_bytes()),
        reglement_draft=open_reglement_draft(on=published.reglement, by=secretary),
        rule=a_rule(secretary),
        ours=holding(1, published=published, by=secretary, account=account),
        theirs=holding(2, published=published, by=secretary, account=account),
    )
