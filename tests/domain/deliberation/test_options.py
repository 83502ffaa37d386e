"""Options: which blocs are required, what is asked when the option is not known."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.deliberation.decision import BlocVote, Sitting, decide
from parchemin.domain.deliberation.dossier import follow
from parchemin.domain.deliberation.facts import HeldBloc
from parchemin.domain.deliberation.plan import prepare
from parchemin.domain.deliberation.reasons import (
    BlocOutcome,
    Cause,
    CertificationOutcome,
    Proposal,
)
from parchemin.domain.deliberation.sentences import explain, problems, statement
from parchemin.domain.errors import ConflictingRules, MissingRule, RefusedAct
from parchemin.domain.pathway import Route
from parchemin.domain.rules.options import CommonAndOptions
from tests.domain.builders import CERTIFICATION, TODAY, jury_with, reglement
from tests.domain.deliberation.asking import proposal

RULE = CommonAndOptions(("B1",), (("Accueil", ("B2",)), ("Vente", ("B3",))), 1)
HELD = tuple(HeldBloc(bloc=code, acquired_on=TODAY, proof="p") for code in ("B1", "B3"))


def made(*options: str, rule: CommonAndOptions = RULE, **more: Any) -> Proposal:
    """The proposal for a candidate who chose these options."""
    rules = reglement(acquisition__certification=rule)
    return proposal(rules=rules, options=frozenset(options), **more)


def test_the_common_blocs_and_the_chosen_one_are_enough() -> None:
    """With his own bloc and the common one, a candidate wins the certification."""
    found = made("Vente", held=HELD)
    assert found.outcome is CertificationOutcome.FULL
    assert found.required == {"B1", "B3"}
    assert [bloc.outcome for bloc in found.blocs] == [
        BlocOutcome.HELD,
        BlocOutcome.NOT_SOUGHT,
        BlocOutcome.HELD,
    ]
    assert "option « Vente » : les 2 blocs communs et de l'option sont acquis" in explain(
        found
    ).replace("Option", "option")


def test_a_bloc_of_another_option_says_whose_it_is() -> None:
    """The bloc set aside names its option and the one that was chosen."""
    aside = made("Vente").bloc("B2")
    assert aside is not None
    assert aside.reasons[0].cause is Cause.OTHER_OPTION
    said = statement(aside.reasons[0])
    assert said == "le bloc B2 est de l'option « Accueil », le candidat a choisi « Vente »"


def test_a_held_bloc_of_another_option_stays_won_without_counting() -> None:
    """What was won stays won, but does not make the certification of another option."""
    found = made("Accueil", held=HELD)
    assert found.blocs[2].outcome is BlocOutcome.HELD
    assert found.outcome is not CertificationOutcome.FULL
    assert found.required == {"B1", "B2"}


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ((), "quelle option ? Le dossier ne dit pas"),
        (("Accueil", "Vente"), "2 options choisies, le règlement en demande 1"),
        (("Caisse",), "option « Caisse » inconnue du règlement"),
    ],
)
def test_an_option_that_is_not_known_is_asked(chosen: tuple[str, ...], said: str) -> None:
    """None, too many or an unknown one: the blocs of options wait, and the question is put."""
    found = made(*chosen, held=HELD[:1])
    assert found.outcome is CertificationOutcome.ADJOURNED
    assert [bloc.outcome for bloc in found.blocs[1:]] == [BlocOutcome.UNDECIDED] * 2
    assert statement(found.blocs[1].reasons[0]).startswith(said)
    assert said.casefold() in explain(found).casefold()


def test_only_common_blocs_may_be_sought_before_choosing() -> None:
    """Who presents the common blocs alone is not asked his option yet."""
    found = made(held=HELD[:1], blocs_sought=frozenset({"B1"}))
    assert found.outcome is CertificationOutcome.PARTIAL


def test_two_options_may_be_asked() -> None:
    """Where the rule asks two options, both make the certification."""
    rule = CommonAndOptions(("B1",), RULE.options, 2)
    found = made("Accueil", "Vente", rule=rule, held=HELD)
    assert found.required == {"B1", "B2", "B3"}
    assert "reste B2" in explain(found)


@pytest.mark.parametrize(
    ("rule", "error", "said"),
    [
        (CommonAndOptions(("B1",), (("A", ("B2",)),), 1), MissingRule, "bloc B3 est-il commun"),
        (CommonAndOptions(("B1", "B9"), RULE.options, 1), MissingRule, "« B9 »"),
        (
            CommonAndOptions(("B1", "B2"), RULE.options, 1),
            ConflictingRules,
            "à la fois commun et d'une option",
        ),
    ],
)
def test_a_rule_that_does_not_fit_the_referentiel(
    rule: CommonAndOptions, error: type[Exception], said: str
) -> None:
    """A bloc left out, unknown or named twice is asked of the certifier; nothing is decided."""
    plan = prepare(CERTIFICATION, reglement(acquisition__certification=rule), on=TODAY)
    assert isinstance(plan.rule.problem, error)
    assert said in str(plan.rule.problem)
    found = made("A", rule=rule, held=HELD)
    assert found.outcome is CertificationOutcome.ADJOURNED
    assert problems(found.blocs[0]) == ()


def test_a_bloc_of_another_option_takes_no_vote() -> None:
    """The jury decides the required blocs alone; a vote on another one is refused."""
    found = made("Vente", held=HELD)
    rules = reglement(acquisition__certification=RULE)
    sitting = Sitting(jury=jury_with(), route=Route.CONTINUING, on=TODAY)
    decision = decide(CERTIFICATION, rules, found, sitting, {})
    assert decision.outcome is CertificationOutcome.FULL
    vote: BlocVote = follow(found.blocs[1], jury_with())
    said = r"il est de l'option « Accueil », le candidat a choisi « Vente »\."
    with pytest.raises(RefusedAct, match=said):
        decide(CERTIFICATION, rules, found, sitting, {"B2": vote})


@given(st.sets(st.sampled_from(["Accueil", "Vente", "Caisse"])), st.sets(st.sampled_from(HELD)))
def test_the_certification_is_won_only_with_the_required_blocs(
    chosen: set[str], held: set[HeldBloc]
) -> None:
    """Whatever is chosen and held, the certification is full exactly when all required are won."""
    found = made(*chosen, held=tuple(held))
    required = [
        bloc for bloc in found.blocs if found.required is None or bloc.code in found.required
    ]
    full = all(bloc.outcome.favourable for bloc in required)
    assert (found.outcome is CertificationOutcome.FULL) == full
