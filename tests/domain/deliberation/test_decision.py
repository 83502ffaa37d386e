"""The decision: votes of a valid jury, bloc by bloc, within what the rules allow."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from parchemin.domain.deliberation.decision import (
    BlocVote,
    Decision,
    Ratification,
    Sitting,
    decide,
)
from parchemin.domain.deliberation.facts import HeldBloc
from parchemin.domain.deliberation.gates import Suspension
from parchemin.domain.deliberation.reasons import BlocOutcome, CertificationOutcome, Proposal
from parchemin.domain.errors import MissingRule, RefusedAct
from parchemin.domain.jury.members import Link
from parchemin.domain.jury.votes import Ballot, Choice
from parchemin.domain.pathway import Route
from parchemin.domain.rules.delivery import Delivery, Steps
from parchemin.domain.rules.jury_rules import Permission
from tests.domain.builders import CERTIFICATION, JURY, TODAY, jury_with, reglement, result
from tests.domain.deliberation.asking import proposal

HELD = tuple(HeldBloc(bloc=code, acquired_on=date(2024, 1, 1), proof="p") for code in ("B1", "B2"))


def vote(first: str = "pour", second: str = "pour", reason: str = "") -> BlocVote:
    """The voices of the employer and of the employee."""
    return BlocVote(
        ballots=(Ballot("e", Choice(first)), Ballot("s", Choice(second))), reason=reason
    )


def decided(
    made: Proposal | None = None, votes: dict[str, BlocVote] | None = None, **more: Any
) -> Decision:
    """The decision on a candidate who holds two blocs and presents the third."""
    sitting = Sitting(
        jury=more.pop("jury", JURY),
        route=more.pop("route", Route.CONTINUING),
        on=more.pop("on", TODAY),
    )
    return decide(
        more.pop("certification", CERTIFICATION),
        more.pop("rules", reglement()),
        made or proposal(result("B3ME1"), held=HELD),
        sitting,
        {"B3": vote()} if votes is None else votes,
        **more,
    )


def test_the_jury_follows_the_proposal() -> None:
    """Held blocs take no vote; the third is voted; the certification is won."""
    made = decided()
    assert made.outcome is CertificationOutcome.FULL
    assert [bloc.outcome for bloc in made.blocs] == [
        BlocOutcome.HELD,
        BlocOutcome.HELD,
        BlocOutcome.WON,
    ]
    assert made.final
    assert made.blocs[0].tally is None
    third = made.bloc("B3")
    assert third is not None
    assert third.sentence().startswith(
        "Bloc B3 : acquis. Vote : 2 pour, 0 contre, 0 abstention : adopté. Toutes les modalités"
    )
    assert made.bloc("B9") is None


def test_a_bloc_without_vote_is_refused() -> None:
    """A bloc that calls for a vote cannot be closed without one."""
    with pytest.raises(RefusedAct, match="ne s'est pas prononcé sur le bloc B3"):
        decided(votes={})


@pytest.mark.parametrize(
    ("code", "message"),
    [("B1", "il est déjà acquis"), ("B9", "bloc inconnu de la certification : B9")],
)
def test_a_vote_that_has_no_object_is_refused(code: str, message: str) -> None:
    """No vote on a bloc already held, nor on one of another certification."""
    with pytest.raises(RefusedAct, match=message):
        decided(votes={"B3": vote(), code: vote()})


def test_a_vote_before_the_results_is_refused() -> None:
    """An undecided bloc takes no vote; without one the candidate is adjourned."""
    waiting = proposal(held=HELD)
    with pytest.raises(RefusedAct, match="ses résultats ne sont pas complets"):
        decided(waiting)
    assert decided(waiting, {}).outcome is CertificationOutcome.ADJOURNED


def test_a_vote_on_a_bloc_not_presented_is_refused() -> None:
    """The jury does not vote what the candidate does not present."""
    made = proposal(held=HELD, blocs_sought=frozenset({"B1"}))
    with pytest.raises(RefusedAct, match="le candidat ne le présente pas"):
        decided(made)


def test_a_vote_on_a_bloc_without_rule_names_the_line() -> None:
    """A bloc undecided for want of a rule refuses its vote with the line to write."""
    rules = reglement(absence__injustifiee=None)
    made = proposal(result("B3ME1", "absent"), held=HELD, rules=rules)
    with pytest.raises(MissingRule) as error:
        decided(made, rules=rules)
    assert error.value.line == "absence.injustifiee"


def test_a_departure_needs_a_reason() -> None:
    """The jury may leave the proposal, both ways, when it writes why."""
    with pytest.raises(RefusedAct, match="écrivez le motif"):
        decided(votes={"B3": vote("contre", "contre", " ")})
    made = decided(votes={"B3": vote("contre", "contre", "plagiat établi")})
    assert made.outcome is CertificationOutcome.PARTIAL
    assert made.blocs[2].departure == "plagiat établi"
    assert (
        "s'écarte de la proposition (acquis) ; motif : plagiat établi" in made.blocs[2].sentence()
    )
    failed = proposal(result("B3ME1", "non acquis"), held=HELD)
    assert decided(failed, {"B3": vote(reason="rattrapage")}).outcome is CertificationOutcome.FULL


def test_a_departure_follows_the_reglement() -> None:
    """Where it is forbidden no reason helps; where the text is silent the line is named."""
    against = {"B3": vote("contre", "contre", "motif")}
    with pytest.raises(RefusedAct, match="le règlement l'interdit"):
        decided(votes=against, rules=reglement(jury__certification__ecart=Permission.FORBIDDEN))
    with pytest.raises(MissingRule) as error:
        decided(votes=against, rules=reglement(jury__certification__ecart=None))
    assert error.value.line == "jury.certification.ecart"


def test_no_decision_without_a_valid_jury() -> None:
    """A blocking finding refuses the decision and quotes its rule."""
    with pytest.raises(RefusedAct, match="collège « salarié »") as error:
        decided(jury=jury_with(employee={"present": False}))
    assert "règle jury.certification.colleges" in error.value.rule


def test_a_juror_tied_to_the_candidate_refuses_the_decision() -> None:
    """The candidate of the proposal is the one whose links are looked at."""
    tied = jury_with(employee={"links": {"c1": Link.TRAINED}})
    with pytest.raises(RefusedAct, match="ne peut pas siéger sur c1"):
        decided(jury=tied)
    other = jury_with(employee={"links": {"c2": Link.TRAINED}})
    assert decided(jury=other).outcome is CertificationOutcome.FULL


def test_a_jury_whose_rule_lacks_names_the_line() -> None:
    """A jury nobody composed refuses the decision with the line to write."""
    with pytest.raises(MissingRule) as error:
        decided(rules=reglement(jury__certification__quorum=...))
    assert error.value.line == "jury.certification.quorum"


def test_an_award_stops_after_the_last_delivery() -> None:
    """Nothing is awarded the day after; the day itself still counts; a refusal always passes."""
    jury = jury_with(chair_since=date(2029, 6, 1))
    assert decided(jury=jury, on=date(2030, 1, 31)).outcome is CertificationOutcome.FULL
    with pytest.raises(RefusedAct, match="31/01/2030"):
        decided(jury=jury, on=date(2030, 2, 1))
    failed = proposal(result("B3ME1", "non acquis"))
    against = {"B3": vote("contre", "contre")}
    late = decided(failed, against, jury=jury, on=date(2030, 2, 1))
    assert late.outcome is CertificationOutcome.ADJOURNED


def test_an_award_waits_for_the_decision_of_registration() -> None:
    """Nothing is awarded the day before the registration was decided; the day itself counts."""
    dates = replace(CERTIFICATION.dates, decision=TODAY)
    assert decided(certification=replace(CERTIFICATION, dates=dates)).final
    later = replace(dates, decision=TODAY + timedelta(days=1))
    with pytest.raises(RefusedAct, match="décision d'enregistrement") as error:
        decided(certification=replace(CERTIFICATION, dates=later))
    assert "L. 6113-9" in error.value.rule


def test_a_suspension_refuses_awards() -> None:
    """During a suspension nothing is awarded; before and after, it is."""

    def held_up(since: date, until: date | None) -> Decision:
        stop = Suspension(since=since, until=until, reason="mise en demeure", source="décision 1")
        return decided(suspensions=(stop,))

    with pytest.raises(RefusedAct, match="est suspendue depuis le 15/06/2026") as error:
        held_up(TODAY, None)
    assert error.value.rule == "décision 1"
    with pytest.raises(RefusedAct):
        held_up(date(2026, 1, 1), TODAY)
    assert held_up(date(2026, 6, 16), None).final
    assert held_up(date(2026, 1, 1), date(2026, 6, 14)).final


def test_routes_are_open_closed_or_asked() -> None:
    """A closed route is refused; one the text does not decide is asked of the règlement."""
    with pytest.raises(RefusedAct, match="apprentissage"):
        decided(route=Route.APPRENTICESHIP)
    for route in (Route.STUDENT, Route.INDIVIDUAL):
        with pytest.raises(MissingRule) as error:
            decided(route=route)
        assert error.value.line == f"voies.{route.value}"
    with pytest.raises(RefusedAct, match="n'est pas ouverte"):
        decided(route=Route.STUDENT, rules=reglement(voies__eleve_etudiant=False))
    opened = reglement(voies__eleve_etudiant=True, jury__certification__voies=(Route.STUDENT,))
    assert decided(route=Route.STUDENT, rules=opened).final


def test_a_last_delivery_unknown_is_asked() -> None:
    """A registered certification whose text gives no last day asks the règlement for it."""
    silent = replace(CERTIFICATION, dates=replace(CERTIFICATION.dates, last_delivery=None))
    with pytest.raises(MissingRule) as error:
        decided(certification=silent)
    assert error.value.line == "delivrance.derniere_date"
    rules = reglement(delivrance__derniere_date=date(2026, 6, 14))
    with pytest.raises(RefusedAct, match="14/06/2026"):
        decided(certification=silent, rules=rules)
    assert decided(certification=replace(silent, register=None)).final


def test_two_steps_wait_for_the_authority() -> None:
    """In two steps a decision is final only once the authority has delivered, not before."""
    rules = reglement(delivrance__etapes=Delivery(Steps.TWO, "la CPNEFP"))
    assert not decided(rules=rules).final

    def answered(*, accepted: bool, on: date) -> Decision:
        answer = Ratification(accepted=accepted, by="la CPNEFP", on=on)
        return decided(rules=rules, ratification=answer)

    assert answered(accepted=True, on=TODAY).final
    assert not answered(accepted=False, on=TODAY).final
    with pytest.raises(RefusedAct, match="avant la décision du jury"):
        answered(accepted=True, on=date(2026, 6, 14))


def test_without_a_rule_of_delivery_nothing_is_decided() -> None:
    """Who delivers must be written."""
    with pytest.raises(MissingRule) as error:
        decided(rules=reglement(delivrance__etapes=None))
    assert error.value.line == "delivrance.etapes"
