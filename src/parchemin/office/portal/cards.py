"""What each role has to do today, counted from the records of every stage."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Max, OuterRef
from django.utils import timezone

from parchemin.domain.declaration import due_on
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates.models import Enrolment
from parchemin.office.catalogue.queries import changes_of
from parchemin.office.certificates.declaring import OPEN, standing
from parchemin.office.certificates.models import Certificate
from parchemin.office.certificates.queries import batches, juries_to_serve
from parchemin.office.juries.models import Hearing, Jury
from parchemin.office.referentiels.access import visible_versions
from parchemin.office.referentiels.models import ReglementVersion, Version


@dataclass(frozen=True)
class Task:
    """A card of the home page: how many, of what (one, several), what to do, and where."""

    count: int
    one: str
    several: str
    advice: str
    view: str
    due: date | None = None

    @property
    def label(self) -> str:
        return self.several if self.count > 1 else self.one


def tasks_of(user: User) -> list[Task]:
    """The cards of this user's role; an empty task is left out, except when nothing is left."""
    cards = CARDS[Role(user.role)](user)
    return [card for card in cards if card.count] or cards[:1]


def office_cards(user: User) -> list[Task]:
    drafts = Version.objects.filter(published_at=None).count()
    governed = ReglementVersion.objects.filter(number=OuterRef("number"))
    ungoverned = (
        Version.objects.exclude(published_at=None)
        .filter(~Exists(governed))
        .values("number")
        .distinct()
        .count()
    )
    return [
        Task(
            enrolled(),
            "parcours suivi",
            "parcours suivis",
            "Voir où en est chacun",
            "candidates:list",
        ),
        Task(
            drafts,
            "référentiel à relire",
            "référentiels à relire",
            "Relire puis publier",
            "referentiels:list",
        ),
        Task(
            ungoverned,
            "certification sans règlement",
            "certifications sans règlement",
            "Déposer le règlement",
            "referentiels:list",
        ),
        Task(
            without_result(),
            "parcours sans résultat",
            "parcours sans résultat",
            "Saisir les épreuves",
            "epreuves:list",
        ),
        *register_cards(user),
        *jury_cards(user),
        *certificate_cards(),
    ]


def register_cards(user: User) -> list[Task]:
    """The certifications followed that an export changed since the office last received a text."""
    received = dict(
        visible_versions(user).order_by().values_list("number").annotate(last=Max("created_at"))
    )
    changed = {
        number
        for number, day in changes_of(received).order_by().values_list("fiche__number", "newer_on")
        if day > timezone.localdate(received[number])
    }
    return [
        Task(
            len(changed),
            "certification suivie que le registre a changée",
            "certifications suivies que le registre a changées",
            "Ce que le registre a changé",
            "referentiels:register_changes",
        )
    ]


def enrolled() -> int:
    return Enrolment.objects.count()


def without_result() -> int:
    return Enrolment.objects.filter(results=None, hearings=None).count()


def jury_cards(user: User) -> list[Task]:
    by_state = dict.fromkeys(Jury.State.values, 0)
    for state in Jury.objects.values_list("state", flat=True):
        by_state[state] += 1
    return [
        Task(
            by_state[Jury.State.PREPARED],
            "jury en préparation",
            "jurys en préparation",
            "Composer, puis ouvrir",
            "juries:list",
        ),
        Task(
            by_state[Jury.State.OPEN],
            "jury ouvert",
            "jurys ouverts",
            "Voter, puis clore",
            "juries:list",
        ),
    ]


def certificate_cards() -> list[Task]:
    to_serve, interrupted = juries_to_serve().count(), batches().count()
    undeclared = standing().filter(standing__in=OPEN)
    oldest = undeclared.values_list("delivered_on", flat=True).first()
    return [
        Task(
            to_serve,
            "jury clos sans parchemins",
            "jurys clos sans parchemins",
            "Délivrer les parchemins",
            "certificates:list",
        ),
        Task(
            interrupted,
            "lot en cours",
            "lots en cours",
            "Suivre la délivrance",
            "certificates:list",
        ),
        Task(
            undeclared.count(),
            "parchemin à déclarer",
            "parchemins à déclarer",
            "Établir la déclaration",
            "certificates:declarations",
            due_on(oldest) if oldest else None,
        ),
    ]


def auditor_cards(user: User) -> list[Task]:
    return [
        Task(enrolled(), "parcours", "parcours", "Lire les dossiers", "candidates:list"),
        Task(
            Jury.objects.filter(state=Jury.State.CLOSED).count(),
            "jury clos",
            "jurys clos",
            "Lire les procès-verbaux",
            "juries:list",
        ),
        Task(
            Certificate.objects.count(),
            "parchemin au registre",
            "parchemins au registre",
            "Lire le registre",
            "certificates:list",
        ),
    ]


def body_cards(user: User) -> list[Task]:
    mine = Enrolment.objects.filter(body__members=user).count()
    return [
        Task(
            mine, "candidat inscrit", "candidats inscrits", "Suivre ou inscrire", "candidates:list"
        )
    ]


def assessor_cards(user: User) -> list[Task]:
    mine = Enrolment.objects.filter(assignments__assessor=user).distinct()
    return [
        Task(
            mine.count(),
            "candidat à évaluer",
            "candidats à évaluer",
            "Ouvrir les grilles",
            "epreuves:list",
        ),
    ]


def tutor_cards(user: User) -> list[Task]:
    mine = Enrolment.objects.filter(mentors__account=user).distinct().count()
    return [
        Task(
            mine,
            "personne suivie",
            "personnes suivies",
            "Attester des compétences",
            "logbooks:list",
        )
    ]


def juror_cards(user: User) -> list[Task]:
    mine = Jury.objects.filter(seats__juror__account=user)
    waiting = Hearing.objects.filter(
        jury__in=mine.filter(state=Jury.State.OPEN), decisions=None
    ).count()
    return [
        Task(
            mine.count(),
            "jury où vous siégez",
            "jurys où vous siégez",
            "Voir les sessions",
            "juries:list",
        ),
        Task(
            waiting,
            "candidat attend votre vote",
            "candidats attendent votre vote",
            "Voter",
            "juries:list",
        ),
    ]


def candidate_cards(user: User) -> list[Task]:
    return []


CARDS: dict[Role, Callable[[User], list[Task]]] = {
    Role.SECRETARIAT: office_cards,
    Role.AUDITOR: auditor_cards,
    Role.BODY: body_cards,
    Role.ASSESSOR: assessor_cards,
    Role.TUTOR: tutor_cards,
    Role.JUROR: juror_cards,
    Role.CANDIDATE: candidate_cards,
}
