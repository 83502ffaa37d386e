"""From seats to the jury the domain knows, with and without those who may not judge somebody."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from parchemin.domain.jury.composition import check_composition
from parchemin.domain.jury.members import Finding, Gender, Proxy
from parchemin.domain.jury.members import Juror as Member
from parchemin.domain.jury.members import Jury as Sitting
from parchemin.domain.pathway import Route
from parchemin.domain.rules.reglement import Reglement
from parchemin.office.juries.models import Juror, Jury, Link, ProxyAct, Seat
from parchemin.office.juries.profiles import Profile, profiles
from parchemin.office.juries.rulebook import first_routes

GENDERS = {Juror.Sex.F: Gender.WOMAN, Juror.Sex.M: Gender.MAN}


@dataclass(frozen=True)
class Pick:
    """A juror chosen for a jury, saved or only tried on the page."""

    juror: Juror
    present: bool
    chair: bool


@dataclass(frozen=True)
class Concern:
    """A finding on the composition and whom it touches: routes, or candidates by name."""

    finding: Finding
    about: tuple[str, ...]


def sitting(jury: Jury, picks: Iterable[Pick]) -> Sitting:
    """The jury as convened; the id of a member is the id of the juror, as text."""
    chosen = tuple(picks)
    known = profiles((pick.juror for pick in chosen), jury.held_on, closed_at=jury.closed_at)
    chair = next((pick.juror for pick in chosen if pick.chair), None)
    return Sitting(
        members=tuple(member(pick, known[pick.juror.pk], jury) for pick in chosen),
        chair=str(chair.pk) if chair else None,
        chair_since=jury.chair_since,
        previous_chair_college=previous_chair_college(jury),
        proxies=proxies(jury),
    )


def proxies(jury: Jury) -> tuple[Proxy, ...]:
    """The proxies in force: the last act of each giver."""
    last: dict[int, Proxy | None] = {}
    rows = ProxyAct.objects.filter(jury=jury).order_by("id")
    for giver, holder, kind in rows.values_list("giver_id", "holder_id", "kind"):
        given = kind == ProxyAct.Kind.GIVEN
        last[giver] = Proxy(str(giver), str(holder)) if given else None
    return tuple(proxy for proxy in last.values() if proxy is not None)


def saved_picks(seats: Iterable[Seat]) -> tuple[Pick, ...]:
    """The picks as they were saved."""
    return tuple(Pick(seat.juror, seat.present, seat.chair) for seat in seats)


def member(pick: Pick, profile: Profile, jury: Jury) -> Member:
    """A juror as the domain knows him on the day of a jury."""
    juror, on = pick.juror, jury.held_on
    return Member(
        id=str(juror.pk),
        name=juror.name,
        college=juror.college,
        present=pick.present,
        gender=GENDERS.get(Juror.Sex(juror.sex)),
        qualified=profile.qualified_for(jury.number),
        experience_years=profile.years,
        mandate_from=profile.mandate_since,
        mandate_until=profile.mandate_until,
        years_out=profile.years_out(on),
        outside=profile.outside,
        voting=profile.voting,
    )


def previous_chair_college(jury: Jury) -> str | None:
    """The college of the mandate of chair before this one, by the closed juries; None if unknown."""
    if jury.chair_since is None:
        return None
    return (
        Seat.objects.filter(
            chair=True,
            jury__number=jury.number,
            jury__state=Jury.State.CLOSED,
            jury__chair_since__lt=jury.chair_since,
        )
        .order_by("-jury__chair_since", "-jury__held_on")
        .values_list("juror__college", flat=True)
        .first()
    )


def recusals(
    jurors: Iterable[Juror], persons: Iterable[object], *, closed_at: datetime | None = None
) -> dict[Any, frozenset[str]]:
    """For each person, the jurors tied to her, by id as text.

    A tie declared once a jury is closed changes nothing of what that jury did.
    """
    found: dict[Any, set[str]] = {}
    asked = set(persons)
    links = Link.objects.filter(juror__in=list(jurors))
    if closed_at is not None:
        links = links.filter(declared_at__lte=closed_at)
    for juror, person in links.values_list("juror_id", "person_id"):
        if person in asked:
            found.setdefault(person, set()).add(str(juror))
    return {person: frozenset(jurors) for person, jurors in found.items()}


def without(jury: Sitting, recused: frozenset[str]) -> Sitting:
    """The jury that judges a candidate when these members leave the room."""
    if not recused:
        return jury
    staying = tuple(
        replace(member, present=False) if member.id in recused else member
        for member in jury.members
    )
    given = tuple(proxy for proxy in jury.proxies if proxy.giver not in recused)
    return replace(jury, members=staying, proxies=given)


def concerns(
    reglement: Reglement,
    jury: Sitting,
    cases: Iterable[tuple[Route, frozenset[str], str]],
    on: date,
) -> tuple[Concern, ...]:
    """Everything wrong with a jury for these (route, recused, name), each finding said once.

    Without any candidate the jury is checked on the first route of each jury of the règlement.
    """
    people = tuple(cases) or tuple(
        (route, frozenset[str](), "") for route in first_routes(reglement, on)
    )
    groups: dict[tuple[Route, frozenset[str]], list[str]] = {}
    for route, recused, name in people:
        groups.setdefault((route, frozenset()), [])
        here = recused & {member.id for member in jury.present}
        if here:
            groups.setdefault((route, here), []).append(name)
    found: dict[Finding, list[str]] = {}
    for (route, recused), names in sorted(groups.items(), key=lambda item: len(item[0][1])):
        for finding in check_composition(reglement, without(jury, recused), route=route, on=on):
            if not recused:
                found[finding] = []
            elif found.get(finding) != []:
                found.setdefault(finding, []).extend(names)
    return tuple(Concern(finding, tuple(names)) for finding, names in found.items())
