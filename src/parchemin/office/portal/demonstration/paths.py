"""The invented people enter, are assessed, and have their competencies attested."""

from collections.abc import Iterator
from datetime import timedelta

from parchemin.domain.referentiel import AssessmentKind, Bloc, Certification
from parchemin.office.accounts.models import User
from parchemin.office.candidates.actions.enrolling import enrol
from parchemin.office.candidates.actions.held_blocs import decide_correspondence, hold_bloc
from parchemin.office.candidates.entries import Entry
from parchemin.office.candidates.models import Enrolment, HeldBloc
from parchemin.office.epreuves.actions.assigning import assign
from parchemin.office.epreuves.actions.recording import record_results
from parchemin.office.epreuves.models import Outcome
from parchemin.office.epreuves.sheets import ResultEntry
from parchemin.office.logbooks.actions import Statement, add_mentor, attest
from parchemin.office.logbooks.models import Mentor
from parchemin.office.partners.models import Body
from parchemin.office.portal.demonstration.certifications import Followed
from parchemin.office.portal.demonstration.promotion import InventedPerson
from parchemin.office.referentiels.queries import certification_of

OUTCOMES = {
    "non_acquis": Outcome.NOT_ACQUIRED,
    "absent": Outcome.ABSENT,
    "excuse": Outcome.EXCUSED,
}
UNTIL_ASSESSED = timedelta(days=120)


def enter(
    person: InventedPerson, followed: Followed, body: Body, users: dict[str, User]
) -> Enrolment:
    """One person's path, from the door to the results."""
    secretary = users["secretariat"]
    entry = Entry(status=person.status, route=person.route, entered_on=person.entered_on)
    enrolment = enrol(entry, version=followed.version, body=body, by=secretary)
    hold_earlier(person, enrolment, by=secretary)
    if person.found.get("aucun"):
        return enrolment
    assign(assessor=users["evaluateur"], on=[enrolment], by=secretary)
    certification = certification_of(followed.version)
    record_results(results(person, enrolment, certification), by=users["evaluateur"])
    attest_logbook(person, enrolment, certification, users)
    return enrolment


def hold_earlier(person: InventedPerson, enrolment: Enrolment, *, by: User) -> None:
    """Blocs won before, here or in another certification, with an invented proof."""
    number = enrolment.version.number
    for bloc in person.named("acquis_avant"):
        hold_bloc(
            on=enrolment.person,
            number=number,
            bloc_code=f"{number}{bloc}",
            how=HeldBloc.How.HELD,
            acquired_on=person.entered_on - timedelta(days=30),
            proof="Procès-verbal fictif PV-2025-000",
            by=by,
        )
    other = person.found.get("correspondance")
    if not other:
        return
    for rank in range(1, 5):
        hold_bloc(
            on=enrolment.person,
            number=other,
            bloc_code=f"{other}BC0{rank}",
            how=HeldBloc.How.CORRESPONDENCE,
            acquired_on=person.entered_on - timedelta(days=30),
            proof=f"Attestation fictive du bloc {rank} de {other}",
            by=by,
        )
    reason = "Les quatre attestations ont été présentées."
    decide_correspondence(on=enrolment.person, number=other, granted=True, reason=reason, by=by)


def results(
    person: InventedPerson, enrolment: Enrolment, certification: Certification
) -> Iterator[ResultEntry]:
    """One result for each modality assessed, except those still to come."""
    missing = person.named("manquants")
    for bloc in certification.blocs:
        if short(bloc.code, certification) in person.named("acquis_avant"):
            continue
        for assessment in bloc.assessments:
            code = short(assessment.code, certification)
            if assessment.kind is AssessmentKind.LOGBOOK or code in missing:
                continue
            yield ResultEntry(
                enrolment=enrolment,
                bloc_code=bloc.code,
                assessment_code=assessment.code,
                outcome=outcome(person, code),
                obtained_on=person.entered_on + UNTIL_ASSESSED,
            )


def outcome(person: InventedPerson, code: str) -> str:
    found = (value for word, value in OUTCOMES.items() if code in person.named(word))
    return next(found, Outcome.ACQUIRED).value


def short(code: str, certification: Certification) -> str:
    """A code without the certification's number, as the promotion file writes it."""
    return code.removeprefix(certification.number or "")


def attest_logbook(
    person: InventedPerson,
    enrolment: Enrolment,
    certification: Certification,
    users: dict[str, User],
) -> None:
    """The tutor and the manager attest each competency, unless the file says otherwise."""
    blocs = [bloc for bloc in certification.blocs if has_logbook(bloc)]
    if not blocs:
        return
    functions = [("tuteur", Mentor.Function.TUTOR), ("manager", Mentor.Function.MANAGER)]
    if person.found.get("tuteur_seul"):
        functions = functions[:1]
    for name, function in functions:
        mentor, _ = add_mentor(
            on=enrolment, username=name, function=function, by=users["secretariat"]
        )
        refused = person.named("manager_refuse") if name == "manager" else ()
        attest(
            [statement for bloc in blocs for statement in statements(bloc, refused)],
            on=mentor,
            stated_on=person.entered_on + UNTIL_ASSESSED,
            by=users[name],
        )


def has_logbook(bloc: Bloc) -> bool:
    return any(item.kind is AssessmentKind.LOGBOOK for item in bloc.assessments)


def statements(bloc: Bloc, refused: tuple[str, ...]) -> Iterator[Statement]:
    """Every competency mastered, but the first one of a bloc that is refused."""
    for rank in range(1, len(bloc.competencies) + 1):
        mastered = not (bloc.code in refused and rank == 1)
        comment = "" if mastered else "Pas encore vu en situation réelle."
        yield Statement(
            bloc_code=bloc.code, competency_rank=rank, mastered=mastered, comment=comment
        )
