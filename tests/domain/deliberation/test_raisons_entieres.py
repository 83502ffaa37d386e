"""Une raison porte son sujet, ses faits et son état, même quand elle attend."""

from decimal import Decimal
from typing import Any

import pytest

from parchemin.domain.deliberation.facts import CompetencyResult, ResultOutcome
from parchemin.domain.deliberation.reasons import Cause, State
from parchemin.domain.deliberation.sentences import statement
from parchemin.domain.rules.acquisition import Competencies, Extent
from parchemin.domain.rules.marks import Counted, Share
from tests.domain.builders import TODAY, reglement, result
from tests.domain.deliberation.asking import bloc
from tests.domain.deliberation.speaking import adjustment, bloc_by


def modality(**more: Any) -> Any:
    """The reason about the only modality of the third bloc, adjusted by the jury."""
    made = bloc("B3", result("B3ME1", "non acquis"), **more)
    return made.reasons[0].children[0]


@pytest.mark.parametrize("word", ["absent", "excusé"])
def test_un_ajustement_qui_ne_dit_ni_oui_ni_non(word: str) -> None:
    """Le jury qui note une absence ne donne pas la modalité : elle attend."""
    reason = modality(adjustments=(adjustment("B3ME1", word),))
    assert (reason.cause, reason.state) == (Cause.ADJUSTED, State.OPEN)


def test_un_ajustement_que_le_reglement_ne_dit_pas_permis() -> None:
    """Règlement muet sur l'écart : la modalité attend, et c'est d'elle que l'on parle."""
    silent = reglement(jury__certification__ecart=None)
    reason = modality(adjustments=(adjustment("B3ME1"),), rules=silent)
    assert (reason.cause, reason.state, reason.subject) == (
        Cause.RULE_PROBLEM,
        State.OPEN,
        "épreuve B3ME1",
    )


@pytest.mark.parametrize(("percent", "needed"), [("50", 1), ("51", 2), ("100", 2), ("0.5", 1)])
def test_une_part_se_compte_au_dessus(percent: str, needed: int) -> None:
    """Il faut le premier nombre entier qui atteint la part."""
    reason = bloc_by(Share(Decimal(percent), Counted.ASSESSMENTS), "B1")
    assert reason.facts[1] == needed


def test_une_part_de_rien() -> None:
    """Un bloc sans compétence attend, et c'est de lui que l'on parle."""
    reason = bloc_by(Share(Decimal(50), Counted.COMPETENCIES), "B3")
    assert (reason.cause, reason.state, reason.subject, reason.facts) == (
        Cause.NO_COMPETENCY,
        State.OPEN,
        "B3",
        (),
    )


def test_deux_resultats_contraires_d_une_competence() -> None:
    """Les deux résultats se montrent, dans un ordre qui ne dépend pas de la saisie."""
    given = tuple(
        CompetencyResult(subject="B1C1", outcome=outcome, on=TODAY)
        for outcome in (ResultOutcome.NOT_ACQUIRED, ResultOutcome.ACQUIRED)
    )
    rule = Competencies(Extent.ALL)
    first, again = (
        bloc_by(rule, "B1", competency_results=each).children[0] for each in (given, given[::-1])
    )
    assert first == again
    assert (first.cause, set(first.facts)) == (Cause.CONTRADICTION, set(given))
    assert statement(first).startswith("« B1C1 » : 2 résultats contraires du 15/06/2026")
