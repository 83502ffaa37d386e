"""Ce que la délibération dit d'un bloc acquis avant : jusqu'à quand, depuis quand, par quelle preuve."""

from datetime import date, timedelta

import pytest

from parchemin.domain.deliberation.facts import HeldBloc
from parchemin.domain.deliberation.reasons import BlocOutcome, BlocProposal, Cause
from parchemin.domain.deliberation.statements import STATEMENTS
from parchemin.domain.rules.delivery import Duration, Unit, Validity
from parchemin.domain.rules.reglement import Reglement
from tests.domain.builders import TODAY, reglement
from tests.domain.deliberation.asking import bloc

FIVE_YEARS = reglement(validite__bloc=Validity(Duration(5, Unit.YEARS)))
FOR_LIFE = reglement(validite__bloc=Validity(None))
FIVE_YEARS_AGO = date(2021, 6, 15)


def asked(acquired_on: date, rules: Reglement) -> BlocProposal:
    held = HeldBloc(bloc="B3", acquired_on=acquired_on, proof="attestation 1")
    return bloc("B3", held=(held,), rules=rules)


def sentence(made: BlocProposal) -> str:
    (reason,) = [each for each in made.reasons if each.cause in {Cause.HELD, Cause.EXPIRED}]
    return STATEMENTS[reason.cause](reason)


@pytest.mark.parametrize(
    ("acquired_on", "outcome"),
    [
        (FIVE_YEARS_AGO - timedelta(days=1), BlocOutcome.UNDECIDED),
        (FIVE_YEARS_AGO, BlocOutcome.UNDECIDED),
        (FIVE_YEARS_AGO + timedelta(days=1), BlocOutcome.HELD),
        (TODAY - timedelta(days=1), BlocOutcome.HELD),
        (TODAY, BlocOutcome.HELD),
        (TODAY + timedelta(days=1), BlocOutcome.UNDECIDED),
    ],
)
def test_un_bloc_de_cinq_ans_ne_compte_plus_le_jour_anniversaire(
    acquired_on: date, outcome: BlocOutcome
) -> None:
    """De chaque côté des deux bornes : l'acquisition et le cinquième anniversaire."""
    assert asked(acquired_on, FIVE_YEARS).outcome is outcome


def test_un_bloc_a_vie_compte_toujours() -> None:
    """Sans durée, un bloc acquis il y a cinquante ans vaut encore, et la phrase le dit."""
    made = asked(date(1976, 6, 15), FOR_LIFE)
    assert made.outcome is BlocOutcome.HELD
    assert sentence(made).endswith("preuve : attestation 1), valable à vie")


def test_un_bloc_encore_valable_dit_jusqu_a_quand() -> None:
    """Le jour dit est le premier où le bloc ne compte plus, il est donc exclu."""
    assert "valable jusqu'au 01/01/2029 exclu" in sentence(asked(date(2024, 1, 1), FIVE_YEARS))


def test_un_bloc_perime_dit_depuis_quand() -> None:
    """La phrase garde la preuve et donne le premier jour où le bloc n'a plus compté."""
    assert sentence(asked(date(2020, 1, 1), FIVE_YEARS)) == (
        "bloc B3 acquis le 01/01/2020 (preuve : attestation 1), périmé depuis le 01/01/2025"
    )


@pytest.mark.parametrize("rules", [FIVE_YEARS, FOR_LIFE])
def test_un_bloc_acquis_plus_tard_n_est_pas_dit_perime(rules: Reglement) -> None:
    """Acquis le lendemain du jury, le bloc ne compte pas encore : il n'est périmé de rien."""
    said = sentence(asked(TODAY + timedelta(days=1), rules))
    assert said == (
        "bloc B3 dit acquis le 16/06/2026, après la date de la délibération : il ne compte pas"
    )
