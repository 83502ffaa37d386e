"""Who is there at any moment, and whether the jury may decide: the running quorum."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from math import ceil, floor

from parchemin.domain.errors import MissingRule, ParcheminError
from parchemin.domain.french import counted, listed
from parchemin.domain.jury.members import Juror, Jury
from parchemin.domain.jury.seating import seated
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Quorum, QuorumKind, Seats
from parchemin.domain.rules.keys import PROXIES, QUORUM, SEATS
from parchemin.domain.rules.reglement import Reglement


@dataclass(frozen=True, slots=True)
class QuorumState:
    """Who is there and what the quorum makes of it.

    ``reached`` is None when the règlement does not say; ``line`` then names what to write.
    ``needed`` is what the rule asks, ``rule`` cites it, both empty when nothing is said.
    """

    reached: bool | None
    sentence: str
    present: tuple[Juror, ...]
    represented: tuple[Juror, ...]
    needed: str = ""
    rule: str = ""
    line: str = ""


def quorum_state(reglement: Reglement, jury: Jury, *, route: Route, on: date) -> QuorumState:
    """The quorum of the jury of that route with those who are there now; never raises."""
    try:
        name = reglement.jury_for(route, on)
        return quorum_of(reglement, name, seated(reglement, name, jury, on), on)
    except ParcheminError as error:
        line = error.line if isinstance(error, MissingRule) else ""
        return QuorumState(None, str(error), jury.deciding, jury.represented, line=line)


def quorum_of(reglement: Reglement, name: str, jury: Jury, on: date) -> QuorumState:
    """The same for a jury known by name and already seated; raises MissingRule, ConflictingRules.

    Represented members count only where the règlement says so; where it does not say, it is asked
    only when their voices would make the quorum.
    """
    rule = reglement.rule(QUORUM.at(name), on)
    seats = reglement.rule(SEATS.at(name), on).value
    by_college, total = _asked(rule.value, seats, jury)
    lack = _lacking(by_college, total, jury.deciding)
    if lack and jury.represented:
        with_proxies = _lacking(by_college, total, jury.voters)
        if with_proxies != lack and _represented_count(reglement, name, on, with_proxies):
            lack = with_proxies
    needed = _needed(rule.value, by_college, total)
    return QuorumState(
        reached=not lack,
        sentence=_sentence(jury, needed, lack),
        present=jury.deciding,
        represented=jury.represented,
        needed=needed,
        rule=rule.origin.cite(),
    )


def _asked(quorum: Quorum, seats: Seats, jury: Jury) -> tuple[dict[str, int], int]:
    """How many of each college, and how many in all; zero where the rule asks nothing."""
    match quorum.kind:
        case QuorumKind.ONE_PER_COLLEGE:
            return dict.fromkeys(seats.colleges, 1), 0
        case QuorumKind.PER_COLLEGE:
            return dict(quorum.by_college), 0
        case QuorumKind.AT_LEAST if quorum.members is not None:
            return {}, quorum.members
        case QuorumKind.SHARE if quorum.share is not None:
            part = quorum.share * _size(seats, jury)
            return {}, floor(part) + 1 if quorum.more else ceil(part)
        case _:
            return {}, _size(seats, jury)


def _size(seats: Seats, jury: Jury) -> int:
    """The seats, or the members with a vote where their number is not bounded."""
    named = sum(member.voting and not member.supplementary for member in jury.members)
    return max(named, seats.total) if seats.at_least else seats.total


def _lacking(by_college: dict[str, int], total: int, there: tuple[Juror, ...]) -> str:
    """What these people lack to make the quorum, empty when they lack nothing."""
    counts = Counter(member.college for member in there)
    lacks = [
        f"{counted(asked - counts[college], 'membre')} du collège « {college} »"
        for college, asked in by_college.items()
        if counts[college] < asked
    ]
    if len(there) < total:
        lacks.append(counted(total - len(there), "membre"))
    return listed(lacks)


def _represented_count(reglement: Reglement, name: str, on: date, still: str) -> bool:
    """Whether the represented count for the quorum; raises MissingRule where it decides."""
    key = PROXIES.at(name)
    rule = reglement.rule_or_none(key, on)
    counts = None if rule is None else rule.value.in_quorum
    if counts is None and not still:
        raise MissingRule(
            "Le quorum n'est atteint qu'avec les membres représentés et le règlement ne dit pas "
            f"s'ils comptent pour le quorum : écrivez « quorum » à la ligne [{key.path}].",
            line=key.path,
        )
    return counts is True


def _needed(quorum: Quorum, by_college: dict[str, int], total: int) -> str:
    if quorum.kind is QuorumKind.ONE_PER_COLLEGE:
        return "un membre de chaque collège"
    if by_college:
        return listed(
            f"{counted(asked, 'membre')} du collège « {college} »"
            for college, asked in by_college.items()
        )
    return counted(total, "membre")


def _sentence(jury: Jury, needed: str, lack: str) -> str:
    there = counted(len(jury.deciding), "présent")
    if jury.represented:
        there += f" et {counted(len(jury.represented), 'représenté')}"
    if lack:
        return f"Le quorum n'est pas atteint : {there}, il faut {needed} ; il manque {lack}."
    return f"Le quorum est atteint : {there}, il faut {needed}."
