"""What the screens read of juries; the number of queries never grows with the candidates."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, QuerySet

from parchemin.domain.deliberation.reasons import CertificationOutcome
from parchemin.domain.errors import ParcheminError
from parchemin.domain.jury.composition import blocking
from parchemin.domain.minutes import Minutes as MinutesActs
from parchemin.domain.pathway import Route
from parchemin.domain.rules.keys import DELIVERY
from parchemin.office.accounts.models import User
from parchemin.office.candidates.models import Enrolment, Person
from parchemin.office.juries import access
from parchemin.office.juries.board import Board
from parchemin.office.juries.members import (
    Concern,
    Pick,
    concerns,
    recusals,
    saved_picks,
    sitting,
)
from parchemin.office.juries.minutes_content import from_json
from parchemin.office.juries.models import (
    Decision,
    Hearing,
    Juror,
    Jury,
    Link,
    Minutes,
    Ratification,
    Seat,
    Vote,
)
from parchemin.office.juries.obstacles import Obstacle, Verdict, to_close
from parchemin.office.juries.outcomes import outcome_of
from parchemin.office.juries.reading import read
from parchemin.office.juries.rulebook import colleges, reglement_for
from parchemin.office.juries.screen import CandidateRow
from parchemin.writers import minutes_pdf

PER_PAGE = 12
SHOWN = {"tous": "Tous", "a-voter": "Sans vote", "votes": "Avec un vote", "renvoyes": "Renvoyés"}


def juries(user: User) -> QuerySet[Jury]:
    """The juries this user may see, with how many candidates and members."""
    return (
        access.visible_juries(user)
        .annotate(
            candidates=Count("hearings", distinct=True), members=Count("seats", distinct=True)
        )
        .order_by("-held_on", "-reference")
    )


def pool(user: User) -> QuerySet[Juror]:
    """The pool, with what each juror has declared."""
    jurors = access.visible_jurors(user).annotate(declared=Count("links"))
    return jurors.order_by("college", "name")


@dataclass(frozen=True)
class Composition:
    """Who sits and what the rules say of it."""

    picks: tuple[Pick, ...]
    concerns: tuple[Concern, ...]

    @property
    def valid(self) -> bool:
        return not blocking(concern.finding for concern in self.concerns)

    @property
    def present(self) -> int:
        return sum(pick.present for pick in self.picks)

    @property
    def chair(self) -> Juror | None:
        return next((pick.juror for pick in self.picks if pick.chair), None)


def composition(jury: Jury, picks: Sequence[Pick] | None = None) -> Composition:
    """The checks on a composition, saved or only tried on the page."""
    chosen = tuple(picks) if picks is not None else saved_picks(
        jury.seats.select_related("juror")
    )  # fmt: skip
    heard = list(
        jury.hearings.filter(deferred="").values_list("enrolment__route", "enrolment__person")
    )
    recused = recusals([pick.juror for pick in chosen], [person for _, person in heard])
    named = Person.objects.select_related("civil_status").in_bulk(recused)
    triples = [
        (Route(route), recused.get(person, frozenset[str]()), str(named.get(person, "")))
        for route, person in heard
    ]
    found = concerns(reglement_for(jury), sitting(jury, chosen), triples, jury.held_on)
    return Composition(chosen, found)


@dataclass(frozen=True)
class College:
    """The jurors of one college to choose from, with what was chosen."""

    name: str
    jurors: tuple[tuple[Juror, Pick | None], ...]

    @property
    def label(self) -> str:
        return self.name.replace("_", " ")


def benches(jury: Jury, picks: Sequence[Pick]) -> tuple[College, ...]:
    """The pool by college of the règlement, in its order; other colleges are left out."""
    chosen = {pick.juror.pk: pick for pick in picks}
    by_college: dict[str, list[tuple[Juror, Pick | None]]] = {}
    for juror in Juror.objects.select_related("account").order_by("name"):
        by_college.setdefault(juror.college, []).append((juror, chosen.get(juror.pk)))
    names = colleges(reglement_for(jury))
    return tuple(College(name, tuple(by_college.get(name, ()))) for name in names)


@dataclass(frozen=True)
class Session:
    """One page of the session screen."""

    jury: Jury
    board: Board
    page: Page[Hearing]
    composition: Composition
    total: int
    started: int
    deferred: int

    @cached_property
    def candidates(self) -> tuple[CandidateRow, ...]:
        return tuple(CandidateRow(self.board, case) for case in self.board.cases)

    @property
    def delivery(self) -> str:
        """Who delivers, in the words of the règlement; what lacks when it is silent."""
        try:
            rule = self.board.reglement.rule(DELIVERY, self.jury.held_on)
        except ParcheminError as error:
            return str(error)
        return rule.origin.label


def session(jury: Jury, *, page: int | str = 1, show: str = "tous") -> Session:
    """One page of a session: proposals, voices and decisions of its candidates."""
    voted = Exists(Vote.objects.filter(hearing=OuterRef("pk")))
    hearings = jury.hearings.annotate(started=voted)
    figures = list(hearings.values_list("started", "deferred"))
    wanted = _shown(hearings.select_related("enrolment__person__civil_status"), show)
    shown = Paginator(wanted, PER_PAGE).get_page(page)
    return Session(
        jury=jury,
        board=read(jury, list(shown)),
        page=shown,
        composition=composition(jury),
        total=len(figures),
        started=sum(bool(begun) and not deferred for begun, deferred in figures),
        deferred=sum(bool(deferred) for _, deferred in figures),
    )


def _shown(hearings: QuerySet[Hearing], show: str) -> QuerySet[Hearing]:
    if show == "a-voter":
        return hearings.filter(started=False, deferred="")  # type: ignore[misc]
    if show == "votes":
        return hearings.filter(started=True)  # type: ignore[misc]
    if show == "renvoyes":
        return hearings.exclude(deferred="")
    return hearings


@dataclass(frozen=True)
class CandidatePage:
    """One candidate alone, with who comes before and after."""

    row: CandidateRow
    seats: tuple[Seat, ...]
    before: int | None
    after: int | None
    total: int


def candidate(hearing: Hearing) -> CandidatePage:
    """One candidate of a session, with all that the room needs to decide."""
    board = read(hearing.jury, [hearing])
    order = list(hearing.jury.hearings.values_list("pk", flat=True))
    rank = order.index(hearing.pk)
    return CandidatePage(
        row=CandidateRow(board, board.cases[0]),
        seats=board.seats,
        before=order[rank - 1] if rank else None,
        after=order[rank + 1] if rank + 1 < len(order) else None,
        total=len(order),
    )


def closing(jury: Jury) -> tuple[list[Verdict], list[Obstacle]]:
    """What closing now would decide, and what keeps it from closing."""
    return to_close(read(jury))


@dataclass(frozen=True)
class Presentable:
    """A path that may be presented, and what the rules propose of it today."""

    enrolment: Enrolment
    outcome: CertificationOutcome
    position: int | None

    @property
    def ready(self) -> bool:
        return self.outcome is not CertificationOutcome.ADJOURNED


def presentable(jury: Jury) -> list[Presentable]:
    """The paths of this certification that wait for a jury, those already chosen first."""
    waiting = Hearing.objects.filter(enrolment=OuterRef("pk"), deferred="").exclude(jury=jury)
    won = Decision.objects.filter(hearing__enrolment=OuterRef("pk"), bloc_code="", won=True)
    paths = list(
        Enrolment.objects.filter(version__number=jury.number)
        .exclude(Exists(waiting.exclude(jury__state=Jury.State.CLOSED)))
        .exclude(Exists(won))
        .select_related("person__civil_status", "body")
        .order_by("reference")
    )
    chosen = dict(jury.hearings.values_list("enrolment_id", "position"))
    board = read(jury, [Hearing(jury=jury, enrolment=path) for path in paths])
    rows = [
        Presentable(path, case.proposal.outcome, chosen.get(path.pk))
        for path, case in zip(paths, board.cases, strict=True)
    ]
    return sorted(rows, key=lambda row: (row.position is None, row.position or 0))


@dataclass(frozen=True)
class MinutesPage:
    """The minutes of a closed jury and what they hold."""

    row: Minutes
    acts: MinutesActs


def minutes_of(jury: Jury) -> MinutesPage:
    """The minutes of a closed jury; raises Minutes.DoesNotExist before the closing."""
    row = Minutes.objects.select_related("closed_by").get(jury=jury)
    return MinutesPage(row, from_json(row.content))


def minutes_bytes(page: MinutesPage) -> tuple[bytes, bool]:
    """The PDF made again from the acts, and whether it is the one whose print was kept."""
    pdf = minutes_pdf.render(page.acts)
    return pdf, hashlib.sha256(pdf).hexdigest() == page.row.sha256


def hearings_of(enrolment: Enrolment) -> QuerySet[Hearing]:
    """Every jury a path was presented to, with what was decided."""
    heard = Hearing.objects.filter(enrolment=enrolment).select_related("jury")
    return heard.prefetch_related("decisions").order_by("jury__held_on", "pk")


def declarable(user: User) -> QuerySet[Enrolment]:
    """The paths a link may be declared with: all for the office, for a juror those he will judge."""
    paths = Enrolment.objects.select_related("person__civil_status").order_by("reference")
    if user.role in access.OFFICE:
        won = Decision.objects.filter(hearing__enrolment=OuterRef("pk"), bloc_code="", won=True)
        return paths.exclude(Exists(won))
    return paths.filter(hearings__jury__seats__juror__account=user).distinct()


def declared_links(user: User) -> QuerySet[Link]:
    """The links declared, newest first; a juror sees his own."""
    links = Link.objects.select_related("juror", "person__civil_status").order_by("-id")
    return links.filter(juror__in=access.visible_jurors(user))


def paths_in_order(jury: Jury, keys: Sequence[str]) -> list[Enrolment]:
    """The paths of these ids, in that order; an unknown one is left out."""
    known = {
        str(path.pk): path
        for path in Enrolment.objects.filter(version__number=jury.number).select_related("version")
    }
    return [known[key] for key in keys if key in known]


@dataclass(frozen=True)
class Step:
    label: str
    state: str


def steps(jury: Jury) -> tuple[Step, ...]:
    """Where the jury stands."""
    open_or_closed = jury.state != Jury.State.PREPARED
    closed = jury.state == Jury.State.CLOSED
    done = (
        ("Candidats", open_or_closed or jury.hearings.exists()),
        ("Composition", open_or_closed or jury.seats.exists()),
        ("Séance", closed),
        ("Procès-verbal", closed),
    )
    current = next((rank for rank, (_, over) in enumerate(done) if not over), len(done))
    return tuple(
        Step(label, "fait" if over else "en_cours" if rank == current else "a_venir")
        for rank, (label, over) in enumerate(done)
    )


def figures(verdicts: list[Verdict]) -> dict[str, int]:
    """How many candidates get each outcome."""
    return dict(Counter(outcome_of(verdict) for verdict in verdicts).most_common())


def awaited(jury: Jury) -> str:
    """The authority whose answer is awaited, empty when the jury delivers."""
    row = Decision.objects.filter(hearing__jury=jury).exclude(awaits="").first()
    return row.awaits if row else ""


def ratification(jury: Jury) -> Ratification | None:
    return Ratification.objects.filter(jury=jury).select_related("recorded_by").first()


def opens_juries(user: User) -> set[object]:
    """The juries this user may open from a person's page."""
    return set(access.visible_juries(user).values_list("pk", flat=True))
