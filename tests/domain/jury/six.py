"""A jury of six, three by college, and règlements for it."""

from dataclasses import replace
from typing import Any

from parchemin.domain.jury.members import Gender, Juror, Jury, JuryFinding, Proxy
from parchemin.domain.rules.jury_rules import (
    Chairing,
    Majority,
    Permission,
    Proxies,
    Quorum,
    QuorumKind,
    Seats,
)
from parchemin.domain.rules.reglement import Reglement
from tests.domain.builders import reglement

COLLEGES = ("employeur", "salarié")


def juror(identifier: str, **more: Any) -> Juror:
    """A member whose college is told by the first letter of the id: e1 employer, s1 employee."""
    college = "employeur" if identifier.startswith("e") else "salarié"
    gender = Gender.WOMAN if identifier[-1] in "13" else Gender.MAN
    values = {"college": college, "gender": gender, "qualified": True, **more}
    return Juror(id=identifier, name=identifier.upper(), **values)


SIX = Jury(members=tuple(map(juror, ("e1", "e2", "e3", "s1", "s2", "s3"))), chair="e1")


def sitting(*there: str, proxies: str = "", **more: Any) -> Jury:
    """The jury of six with only these people there; ``proxies`` is written « e2>e1 e3>e1 »."""
    members = tuple(replace(member, present=member.id in there) for member in SIX.members)
    given = tuple(Proxy(*pair.split(">")) for pair in proxies.split())
    return replace(SIX, members=members, proxies=given, **more)


ALLOWED = Proxies(Permission.ALLOWED, per_member=1, same_college=True, in_quorum=True)


def rules(**changes: Any) -> Reglement:
    """A règlement for six: proxies allowed, no parity, anybody may chair; names after « jury. »."""
    values: dict[str, Any] = {
        "colleges": Seats((("employeur", 3), ("salarié", 3))),
        "parite": ...,
        "presidence": Chairing(COLLEGES),
        "procurations": ALLOWED,
        "majorite": Majority.PRESENT_OR_REPRESENTED,
        "quorum": Quorum(QuorumKind.ONE_PER_COLLEGE),
        **changes,
    }
    return reglement(**{f"jury__certification__{name}": value for name, value in values.items()})


def coded(findings: tuple[JuryFinding, ...]) -> list[str]:
    """The codes of what is found, in order."""
    return [finding.code for finding in findings]
