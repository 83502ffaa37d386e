"""Members without a vote, links, and paths that mix routes."""

from dataclasses import replace
from typing import Any

import pytest

from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.jury.composition import check_composition
from parchemin.domain.jury.members import Gender, Gravity, Jury, JuryFinding, Link
from parchemin.domain.jury.seating import by_experience, seated
from parchemin.domain.jury.tally import Ballot, Choice
from parchemin.domain.jury.votes import count_votes
from parchemin.domain.pathway import Route
from parchemin.domain.rules.jury_rules import Advisory, Independence
from parchemin.domain.rules.reglement import Reglement
from tests.domain.builders import EMPLOYER, JURY, TODAY, clause, jury_with, reglement
from tests.domain.jury.six import coded, juror

VAE = (Route.EXPERIENCE,)
INDEPENDENCE = "jury__certification__independance"
GUESTS = {"jury__certification__sans_voix": Advisory(("formateurs",))}
GUEST = juror("g", college="formateurs")
WITH_GUEST = replace(JURY, members=(*JURY.members, GUEST))


def found(jury: Jury, **more: Any) -> tuple[JuryFinding, ...]:
    """What is found for candidate c1 of continuing training, with these other routes."""
    also = more.pop("also", ())
    rules = more.pop("rules", None) or reglement(**more)
    return check_composition(
        rules, jury, route=Route.CONTINUING, on=TODAY, candidates=("c1",), also=also
    )


def test_the_law_comes_with_a_part_by_experience() -> None:
    """A path partly by experience has the jury of VAE: balance, and no link whatever is written."""
    women = jury_with(employee={"gender": Gender.WOMAN, "links": {"c1": Link.SUPPORTED}})
    silent = {INDEPENDENCE: None}
    assert [item.severity for item in found(women, **silent)] == [Gravity.WARNING]
    assert coded(found(women, **silent, also=VAE)) == ["conflit", "vae_mixite"]


def test_the_law_settles_the_tie_of_a_mixed_path() -> None:
    """Even voices on a mixed path: the chair's voice, as the law says, where the text is silent."""
    ballots = [Ballot("e", Choice.FOR), Ballot("s", Choice.AGAINST)]
    silent = reglement(jury__certification__departage=None)
    tally = count_votes(silent, JURY, ballots, route=Route.CONTINUING, on=TODAY, also=VAE)
    assert (tally.adopted, tally.casting_vote) == (True, EMPLOYER)
    with pytest.raises(MissingRule):
        count_votes(silent, JURY, ballots, route=Route.CONTINUING, on=TODAY)


def two_juries() -> Reglement:
    """A règlement whose experience route has a jury of its own."""
    rules = reglement(jury__certification__voies=(Route.CONTINUING,))
    path = "jury.vae.voies"
    clauses = {**rules.clauses, path: (clause(path, VAE),)}
    return replace(rules, clauses=clauses, juries=("certification", "vae"))


def test_two_juries_do_not_judge_one_sitting() -> None:
    """Where each route has its jury, a mixed path is sent to both; where one lacks, it is said."""
    (fault,) = found(JURY, rules=two_juries(), also=VAE)
    assert (fault.code, fault.severity) == ("deux_jurys", Gravity.BLOCKING)
    assert "revient au jury « vae »" in fault.sentence
    (unknown,) = found(JURY, also=(Route.STUDENT,))
    assert unknown.line == "jury.certification.voies"
    assert found(JURY, also=(Route.CONTINUING,)) == ()


def test_one_route_by_experience_is_enough() -> None:
    """The law applies to the main route or to any other."""
    assert by_experience(Route.EXPERIENCE, ())
    assert by_experience(Route.CONTINUING, VAE)
    assert not by_experience(Route.CONTINUING, (Route.STUDENT,))


def test_a_college_that_only_listens() -> None:
    """Its members take no seat, count for nothing, and their ballot is refused by name."""
    assert found(WITH_GUEST, **GUESTS) == ()
    assert coded(found(WITH_GUEST)) == ["college_inconnu"]
    ballots = [Ballot(each.id, Choice.FOR) for each in WITH_GUEST.members]
    rules = reglement(**GUESTS)
    with pytest.raises(RefusedAct, match="G assiste au jury sans voix"):
        count_votes(rules, WITH_GUEST, ballots, route=Route.CONTINUING, on=TODAY)
    tally = count_votes(rules, WITH_GUEST, ballots[:2], route=Route.CONTINUING, on=TODAY)
    assert tally.votes_for == 2


def test_one_member_without_a_vote() -> None:
    """A member of a seated college may be there without a vote: his college is then absent."""
    jury = jury_with(employee={"voting": False})
    assert "college_absent" in coded(found(jury))
    assert jury.deciding == (EMPLOYER,)


def test_a_listener_has_no_conflict() -> None:
    """Somebody who does not vote may know the candidate."""
    tied = replace(GUEST, links={"c1": Link.TRAINED})
    jury = replace(JURY, members=(*JURY.members, tied))
    assert found(jury, **GUESTS) == ()


def test_seating_leaves_a_jury_without_listeners_as_it_is() -> None:
    """Nobody listens: the same jury, not a copy."""
    assert seated(reglement(**GUESTS), "certification", JURY, TODAY) is JURY
    assert seated(reglement(), "certification", WITH_GUEST, TODAY) is WITH_GUEST


@pytest.mark.parametrize(
    ("link", "gravity"),
    [
        (Link.TRAINED, Gravity.BLOCKING),
        (Link.SUPPORTED, Gravity.BLOCKING),
        (Link.WORK, Gravity.WARNING),
        (Link.PERSONAL, Gravity.WARNING),
    ],
)
def test_a_reglement_may_exclude_trainers_alone(link: Link, gravity: Gravity) -> None:
    """Trained and supported are excluded, another link is shown with the rule; VAE excludes all."""
    jury = jury_with(employee={"links": {"c1": link}})
    rule = {INDEPENDENCE: Independence.NO_TRAINING}
    (only,) = found(jury, **rule)
    assert only.severity is gravity
    assert only.rule.startswith("« règle jury.certification.independance »")
    assert only.line == ""
    (law,) = found(jury, **rule, also=VAE)
    assert law.severity is Gravity.BLOCKING
