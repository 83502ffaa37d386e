"""Whether a juror may judge the candidates: règlement for every route, law for VAE."""

from collections.abc import Iterator
from datetime import date

from parchemin.domain.jury.members import Gravity, Juror, Jury, JuryFinding, Link
from parchemin.domain.pathway import Route
from parchemin.domain.rules.clause import Ruled
from parchemin.domain.rules.jury_rules import Independence
from parchemin.domain.rules.keys import INDEPENDENCE, LAW_INDEPENDENCE
from parchemin.domain.rules.reglement import Reglement


def independence_findings(
    rule: Ruled[Independence] | None, jury: Jury, candidates: tuple[str, ...], *, line: str
) -> Iterator[JuryFinding]:
    """The links between present jurors and candidates; a warning where no rule excludes them."""
    for member in jury.present:
        for candidate in candidates:
            link = member.links.get(candidate)
            if link is not None:
                yield _finding(member, candidate, link, rule, line)


def independence_rule(
    reglement: Reglement, name: str, route: Route, on: date
) -> Ruled[Independence] | None:
    """The law for VAE, else the règlement, None where it is silent; raises ConflictingRules."""
    law = reglement.law_or_none(LAW_INDEPENDENCE, on) if route is Route.EXPERIENCE else None
    return law or reglement.rule_or_none(INDEPENDENCE.at(name), on)


def _finding(
    member: Juror, candidate: str, link: Link, rule: Ruled[Independence] | None, line: str
) -> JuryFinding:
    if rule is not None:
        sentence = f"{member.name} ne peut pas siéger sur {candidate} : {member.name} {link.value}."
        return JuryFinding(
            "conflit",
            Gravity.BLOCKING,
            sentence,
            rule=rule.origin.cite(),
            juror=member.id,
            candidate=candidate,
        )
    return JuryFinding(
        "conflit",
        Gravity.WARNING,
        f"{member.name} {link.value} ({candidate}). Le règlement ne dit pas si ce lien interdit "
        f"de siéger : écrivez la ligne [{line}].",
        line=line,
        juror=member.id,
        candidate=candidate,
    )
