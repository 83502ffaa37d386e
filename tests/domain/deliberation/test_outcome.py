"""L'issue de la certification d'après celle de ses blocs, et l'état de sa raison."""

import pytest

from parchemin.domain.deliberation.outcome import certification_outcome, outcome_state
from parchemin.domain.deliberation.reasons import BlocOutcome, CertificationOutcome, State
from parchemin.domain.deliberation.sentences import statement
from parchemin.domain.rules.assessors import ByConcordance
from tests.domain.builders import result
from tests.domain.deliberation.asking import proposal
from tests.domain.deliberation.speaking import heard, opinion

WON, LOST, OPEN = BlocOutcome.WON, BlocOutcome.NOT_WON, BlocOutcome.UNDECIDED
HELD, SET_ASIDE = BlocOutcome.HELD, BlocOutcome.NOT_SOUGHT


@pytest.mark.parametrize(
    ("blocs", "outcome", "state"),
    [
        ({WON, HELD}, "validation totale", State.YES),
        ({WON, LOST}, "validation partielle", State.NO),
        ({HELD, SET_ASIDE}, "validation partielle", State.NO),
        ({LOST}, "refus", State.NO),
        ({WON, OPEN}, "ajournement", State.OPEN),
    ],
)
def test_l_issue_et_son_etat(blocs: set[BlocOutcome], outcome: str, state: State) -> None:
    """Tout est gagné : oui ; un bloc attend : en attente ; sinon : non."""
    found = certification_outcome(blocs)
    assert (found.value, outcome_state(found)) == (outcome, state)


def test_la_raison_de_la_certification_porte_cet_etat() -> None:
    """Un bloc non acquis et les autres pas présentés : la raison dit non."""
    made = proposal(result("B3ME1", "non acquis"), blocs_sought=frozenset({"B3"}))
    assert made.reason.state is State.NO
    assert made.outcome is not CertificationOutcome.ADJOURNED


def test_deux_avis_sur_trois() -> None:
    """Le mot « avis » ne change pas au pluriel."""
    rule = ByConcordance(("tuteur", "métier", "formateur"))
    reason = heard(rule, opinion("tuteur"), opinion("métier"))
    assert statement(reason) == "« épreuve B3ME1 » : 2 avis sur 3 (tuteur, métier et formateur)"


def test_deux_personnes_d_un_meme_role() -> None:
    """Un rôle tenu par deux personnes se dit une fois, avec leur nombre."""
    rule = ByConcordance(("évaluateur", "tuteur", "évaluateur"))
    reason = heard(rule, opinion("évaluateur", author="A"), opinion("évaluateur", author="B"))
    assert statement(reason) == "« épreuve B3ME1 » : 2 avis sur 3 (2 × évaluateur et tuteur)"
