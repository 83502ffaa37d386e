"""Whether a juror may judge the candidates: règlement for every route, law for VAE."""

from collections.abc import Iterable, Iterator
from datetime import date

from parchemin.domain.jury.members import Gravity, Juror, Jury, JuryFinding, Link
from parchemin.domain.jury.seating import by_experience
from parchemin.domain.pathway import Route
from parchemin.domain.rules.clause import Ruled
from parchemin.domain.rules.jury_rules import Independence
from parchemin.domain.rules.keys import INDEPENDENCE, LAW_INDEPENDENCE
from parchemin.domain.rules.reglement import Reglement

_EXCLUDED = {
    Independence.NO_LINK: frozenset(Link),
    Independence.NO_TRAINING: frozenset({Link.TRAINED, Link.SUPPORTED}),
}


def independence_findings(
    rule: Ruled[Independence] | None, jury: Jury, candidates: tuple[str, ...], *, line: str
) -> Iterator[JuryFinding]:
    """The links between voting jurors and candidates; a warning where no rule excludes them."""
    for member in jury.voters:
        for candidate in candidates:
            link = member.links.get(candidate)
            if link is not None:
                yield _finding(member, candidate, link, rule, line)


def independence_rule(
    reglement: Reglement, name: str, route: Route, on: date, also: Iterable[Route] = ()
) -> Ruled[Independence] | None:
    """The law for VAE, else the règlement, None where it is silent; raises ConflictingRules."""
    law = reglement.law_or_none(LAW_INDEPENDENCE, on) if by_experience(route, also) else None
    return law or reglement.rule_or_none(INDEPENDENCE.at(name), on)


def _finding(
    member: Juror, candidate: str, link: Link, rule: Ruled[Independence] | None, line: str
) -> JuryFinding:
    if rule is not None and link in _EXCLUDED[rule.value]:
        sentence = f"{member.name} ne peut pas siéger sur {candidate} : {member.name} {link.value}."
        return JuryFinding(
            "conflit",
            Gravity.BLOCKING,
            sentence,
            rule=rule.origin.cite(),
            juror=member.id,
            candidate=candidate,
        )
    said = f"{member.name} {link.value} ({candidate})."
    if rule is None:
        said += (
            f" Le règlement ne dit pas si ce lien interdit de siéger : écrivez la ligne [{line}]."
        )
    else:
        said += f" Le règlement n'écarte pas ce lien : {rule.origin.cite()}."
    return JuryFinding(
        "conflit",
        Gravity.WARNING,
        said,
        rule="" if rule is None else rule.origin.cite(),
        line=line if rule is None else "",
        juror=member.id,
        candidate=candidate,
    )
