"""A composition proposed from the pool, with the reason of each choice and of each exclusion."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from django.db.models import Count, Max, Q

from parchemin.domain.jury.members import Link as Tie
from parchemin.domain.jury.pool import CompositionProposal, Pooled
from parchemin.domain.jury.proposing import propose_members
from parchemin.domain.pathway import Route
from parchemin.office.juries.members import Pick, member, previous_chair_college
from parchemin.office.juries.models import Juror, Jury, Link
from parchemin.office.juries.profiles import profiles
from parchemin.office.juries.rulebook import first_routes, reglement_for

TIES = {
    Link.Kind.TRAINED: Tie.TRAINED,
    Link.Kind.SUPPORTED: Tie.SUPPORTED,
    Link.Kind.WORK: Tie.WORK,
    Link.Kind.PERSONAL: Tie.PERSONAL,
}
PERIOD = timedelta(days=365)
"""How far back the juries already sat on are counted, to spread the load."""


def proposal(jury: Jury) -> CompositionProposal:
    """The jury that the rules and the pool propose on that day for its candidates."""
    reglement = reglement_for(jury)
    heard = list(
        jury.hearings.filter(deferred="").values_list("enrolment__route", "enrolment__person")
    )
    routes = list(dict.fromkeys(Route(route) for route, _ in heard))
    routes = routes or list(first_routes(reglement, jury.held_on)[:1])
    if not routes:
        return CompositionProposal(
            jury=None, reasons=("Le règlement ne décrit aucun jury : publiez-en un qui le dise.",)
        )
    persons = [person for _, person in heard]
    chair = jury.seats.filter(chair=True).values_list("juror_id", flat=True).first()
    return propose_members(
        reglement,
        _pool(jury, persons),
        route=routes[0],
        also=routes[1:],
        on=jury.held_on,
        candidates=[str(person) for person in persons],
        chair=str(chair) if chair and jury.chair_since else None,
        chair_since=jury.chair_since,
        previous_chair_college=previous_chair_college(jury),
    )


def _pool(jury: Jury, persons: Iterable[object]) -> list[Pooled]:
    recent = Q(
        seats__jury__held_on__gte=jury.held_on - PERIOD,
        seats__jury__held_on__lt=jury.held_on,
        seats__present=True,
    )
    jurors = list(
        Juror.objects.annotate(
            sittings=Count("seats", filter=recent), last=Max("seats__jury__held_on", filter=recent)
        ).order_by("name", "pk")
    )
    known, ties = profiles(jurors, jury.held_on), _ties(persons)
    return [
        Pooled(
            juror=replace(
                member(Pick(juror, present=True, chair=False), known[juror.pk], jury),
                links=ties.get(juror.pk, {}),
            ),
            available=known[juror.pk].available,
            recent_sittings=juror.sittings,
            last_sat=juror.last,
        )
        for juror in jurors
    ]


def _ties(persons: Iterable[object]) -> dict[int, dict[str, Tie]]:
    found: dict[int, dict[str, Tie]] = {}
    rows = Link.objects.filter(person__in=list(persons)).order_by("id")
    for juror, person, kind in rows.values_list("juror_id", "person_id", "kind"):
        found.setdefault(juror, {})[str(person)] = TIES[Link.Kind(kind)]
    return found
