"""What juries tell the earlier stages, which do not know them."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from parchemin.domain.deliberation.facts import BlocFailure, HeldBloc
from parchemin.domain.deliberation.reasons import BlocOutcome
from parchemin.office.accounts.models import Role, User
from parchemin.office.candidates import closure, later, recorded
from parchemin.office.candidates.models import Enrolment
from parchemin.office.juries.earlier import DEFINITIVE, failures_of, held_bloc, was_refused
from parchemin.office.juries.models import Decision, Hearing, Jury


def presented() -> Exists:
    """The path is on the list of a jury."""
    return Exists(Hearing.objects.filter(enrolment=OuterRef("pk"), deferred=""))


def decided() -> Exists:
    """A jury has decided on the path."""
    return Exists(Decision.objects.filter(hearing__enrolment=OuterRef("pk"), bloc_code=""))


def certified() -> Exists:
    """A jury has granted the certification, and the second step, where there is one, agreed."""
    granted = Decision.objects.filter(
        DEFINITIVE,
        hearing__enrolment=OuterRef("pk"),
        bloc_code="",
        won=True,
    )
    return Exists(granted)


def held(enrolments: Collection[UUID]) -> dict[UUID, tuple[HeldBloc, ...]]:
    """The blocs that each person won before closed juries of the same certification."""
    whose = _whose(Enrolment.objects.filter(pk__in=enrolments))
    rows = (
        Decision.objects.filter(
            DEFINITIVE,
            hearing__enrolment__person__in={person for person, _ in whose.values()},
            won=True,
            outcome=BlocOutcome.WON.value,
        )
        .exclude(bloc_code="")
        .select_related("hearing__enrolment", "hearing__jury__minutes")
        .order_by("decided_on", "bloc_code")
    )
    won: dict[tuple[UUID, str], list[HeldBloc]] = {}
    for row in rows:
        key = (row.hearing.enrolment.person_id, row.hearing.jury.number)
        won.setdefault(key, []).append(held_bloc(row))
    return {path: tuple(won[key]) for path, key in whose.items() if key in won}


def _whose(paths: QuerySet[Enrolment]) -> dict[UUID, tuple[UUID, str]]:
    """The person and the certification of each path."""
    rows = paths.values_list("pk", "person_id", "version__number")
    return {pk: (person, number) for pk, person, number in rows}


def failed(enrolments: Collection[UUID]) -> dict[UUID, tuple[BlocFailure, ...]]:
    """The blocs that closed juries refused to each person in the same certification."""
    whose = _whose(Enrolment.objects.filter(was_refused(), pk__in=enrolments))
    if not whose:
        return {}
    refused = failures_of(
        {person for person, _ in whose.values()}, {number for _, number in whose.values()}
    )
    return {path: refused[key] for path, key in whose.items() if key in refused}


def verdicts(enrolments: Collection[UUID]) -> list[later.Happening]:
    """What closed juries decided of the whole of each path, with the number of the minutes."""
    rows = Decision.objects.filter(hearing__enrolment__in=enrolments, bloc_code="")
    return [
        later.Happening(
            at=row.hearing.jury.minutes.closed_at,
            act=f"décision du jury {row.hearing.jury.reference} : {row.outcome}",
            actor=row.hearing.jury.minutes.closed_by.username,
            reference=row.hearing.jury.minutes.number,
        )
        for row in rows.select_related("hearing__jury__minutes__closed_by")
    ]


def judged_by(user: User) -> Q:
    """The paths a juror may open: those of the juries where he sits."""
    return Q(hearings__jury__seats__juror__account=user)


def settled(enrolments: Collection[UUID]) -> dict[UUID, str]:
    """The paths whose certification a closed jury has granted: they take no more facts.

    A path partly won stays open: the person sits again what is missing, before another jury.
    """
    won = Decision.objects.filter(hearing__enrolment__in=enrolments, bloc_code="", won=True)
    if not won.exists():
        return {}
    rows = won.order_by().values_list(
        "hearing__enrolment",
        "hearing__enrolment__reference",
        "hearing__jury__reference",
        "hearing__jury__minutes__number",
        "decided_on",
    )
    return {
        path: (
            f"Le jury {jury} a accordé la certification de {reference} le {on:%d/%m/%Y} "
            f"(procès-verbal {minutes}) : plus aucun résultat ne s'y ajoute."
        )
        for path, reference, jury, minutes, on in rows
    }


def judged(enrolments: Collection[UUID]) -> dict[UUID, str]:
    """The paths that a jury has opened on: what it read, and its minutes, cite their version."""
    rows = Hearing.objects.filter(enrolment__in=enrolments, deferred="")
    opened = rows.exclude(jury__state=Jury.State.PREPARED).select_related("jury", "enrolment")
    return {
        row.enrolment_id: (
            f"Le jury {row.jury.reference} s'est ouvert sur {row.enrolment.reference} : il juge, et "
            "son procès-verbal cite, la version suivie ce jour-là. Pour ce qui reste à obtenir, "
            "inscrivez la personne à un nouveau parcours."
        )
        for row in opened
    }


def granted(enrolment: UUID, bloc: str) -> str:
    """Why the results of a bloc are no longer corrected: a closed jury has granted it."""
    won = Decision.objects.filter(
        hearing__enrolment=enrolment, bloc_code=bloc, won=True, outcome=BlocOutcome.WON.value
    ).exclude(hearing__jury__ratification__accepted=False)
    row = won.select_related("hearing__jury__minutes").first()
    if row is None:
        return ""
    return (
        f"Le jury {row.hearing.jury.reference} a accordé {bloc} le {row.decided_on:%d/%m/%Y} "
        f"(procès-verbal {row.hearing.jury.minutes.number}) : corriger un de ses résultats n'y "
        "changerait rien, et il reste tel que le jury l'a lu. Signalez l'erreur au jury."
    )


def tell() -> None:
    """Register everything, once, when the office starts."""
    later.tell_step("presente", presented)
    later.tell_step("delibere", decided)
    later.tell_step("certifie", certified)
    later.tell_held(held)
    later.tell_failed(failed)
    later.tell_happened(verdicts)
    later.open_to(Role.JUROR, judged_by)
    closure.ask(settled)
    closure.ask_bloc(granted)
    recorded.forbid_move(judged)
