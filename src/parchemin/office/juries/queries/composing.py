"""Composing a jury: checks, the pool by college, the paths that may be presented."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from parchemin.domain.deliberation.reasons import CertificationOutcome
from parchemin.domain.jury.composition import blocking
from parchemin.domain.jury.members import Gravity, JuryFinding
from parchemin.domain.jury.members import Jury as Sitting
from parchemin.office.candidates.models import Enrolment, Person
from parchemin.office.juries.members import (
    Concern,
    Pick,
    concerns,
    recusals,
    saved_picks,
    sitting,
)
from parchemin.office.juries.models import (
    Decision,
    Hearing,
    Juror,
    Jury,
)
from parchemin.office.juries.profiles import unavailable
from parchemin.office.juries.queries.progress import Line, order
from parchemin.office.juries.reading import read
from parchemin.office.juries.rulebook import colleges, reglement_for


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
    return checked(jury, chosen, sitting(jury, chosen), order(jury))


def checked(
    jury: Jury, chosen: tuple[Pick, ...], members: Sitting, lines: Iterable[Line]
) -> Composition:
    """The checks on members read already, before all the candidates of the session."""
    heard = [line for line in lines if not line.deferred]
    recused = recusals([pick.juror for pick in chosen], [line.person for line in heard])
    named = Person.objects.select_related("civil_status").in_bulk(recused)
    triples = [
        (line.route, recused.get(line.person, frozenset[str]()), str(named.get(line.person, "")))
        for line in heard
    ]
    found = concerns(reglement_for(jury), members, triples, jury.held_on)
    return Composition(chosen, (*found, *_unavailable(jury, chosen)))


def _unavailable(jury: Jury, picks: Sequence[Pick]) -> Iterator[Concern]:
    """A warning for each member who said he cannot come that day, while the jury is prepared."""
    if jury.state != Jury.State.PREPARED:
        return
    said = unavailable([pick.juror for pick in picks], jury.held_on)
    for pick in picks:
        day = said.get(pick.juror.pk)
        if day is not None:
            why = f" ({day.comment})" if day.comment else ""
            sentence = f"{pick.juror.name} s'est dit {day}{why}, et le jury est le {jury.held_on:%d/%m/%Y}."
            yield Concern(JuryFinding("indisponible", Gravity.WARNING, sentence), ())


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
