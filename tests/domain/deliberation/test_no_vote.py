"""Why no vote is taken on a bloc: the option is named when it is the reason."""

import pytest

from parchemin.domain.deliberation.facts import HeldBloc
from parchemin.domain.deliberation.no_vote import why_no_vote
from parchemin.domain.rules.options import CommonAndOptions
from tests.domain.builders import TODAY, reglement
from tests.domain.deliberation.asking import proposal

RULE = CommonAndOptions(("B1",), (("Accueil", ("B2",)), ("Vente", ("B3",))), 1)
HELD = (HeldBloc(bloc="B1", acquired_on=TODAY, proof="p"),)
OTHER = "il est de l'option « Accueil », le candidat a choisi « Vente »"
ASKED = "quelle option ? Le dossier ne dit pas ce que le candidat a choisi parmi"


@pytest.mark.parametrize(
    ("chosen", "code", "said"),
    [
        ({"Vente"}, "B1", "il est déjà acquis"),
        ({"Vente"}, "B2", OTHER),
        (set(), "B2", ASKED),
        ({"Vente"}, "B3", "ses résultats ne sont pas complets"),
    ],
    ids=["acquis", "une autre option", "option inconnue", "sans résultats"],
)
def test_each_reason_is_told_in_its_own_words(chosen: set[str], code: str, said: str) -> None:
    """Won, of another option, of an option nobody said, or waiting for results: four sentences."""
    rules = reglement(acquisition__certification=RULE)
    bloc = proposal(rules=rules, options=frozenset(chosen), held=HELD).bloc(code)
    assert bloc is not None
    assert why_no_vote(bloc).startswith(said)


def test_a_bloc_the_candidate_leaves_aside_is_not_taken_for_an_option() -> None:
    """Without any option in the règlement, a bloc left aside is only said to be left aside."""
    bloc = proposal(blocs_sought=frozenset({"B1"})).bloc("B2")
    assert bloc is not None
    assert why_no_vote(bloc) == "le candidat ne le présente pas"
