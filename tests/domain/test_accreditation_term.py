"""La durée d'une habilitation : le dernier jour que le règlement permet, la première fois et après."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.accreditation_term import check_end, latest_end
from parchemin.domain.errors import RefusedAct
from parchemin.domain.rules.accreditation import AccreditationTerm
from parchemin.domain.rules.delivery import Duration, Unit
from tests.domain.builders import reglement

YEAR, TWO_YEARS = Duration(1, Unit.YEARS), Duration(2, Unit.YEARS)
RULES = reglement(habilitation__duree=AccreditationTerm(TWO_YEARS, YEAR))
SINCE = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("term", "renewed", "last"),
    [
        (AccreditationTerm(TWO_YEARS, YEAR), False, date(2027, 12, 31)),
        (AccreditationTerm(TWO_YEARS, YEAR), True, date(2026, 12, 31)),
        (AccreditationTerm(YEAR), False, date(2026, 12, 31)),
        (AccreditationTerm(YEAR), True, date(2026, 12, 31)),
    ],
)
def test_la_premiere_puis_chaque_renouvellement(
    term: AccreditationTerm, renewed: bool, last: date
) -> None:
    """Two years, then one; without another length a renewal lasts as long as the first."""
    found = latest_end(reglement(habilitation__duree=term), SINCE, renewed=renewed)
    assert found is not None
    assert found.on == last


def test_un_reglement_muet_ne_limite_rien() -> None:
    """Where the règlement says nothing, an accreditation without end is accepted."""
    assert latest_end(reglement(), SINCE, renewed=False) is None
    assert check_end(reglement(), since=SINCE, until=None, renewed=False) is None


@pytest.mark.parametrize(
    ("until", "renewed", "said"),
    [
        (None, False, "n'a pas de fin : le règlement donne 2 ans à une première habilitation"),
        (date(2028, 1, 1), False, "finirait le 01/01/2028"),
        (date(2027, 1, 1), True, "1 an à un renouvellement, soit jusqu'au 31/12/2026 compris"),
    ],
)
def test_trop_long_est_refuse_avec_la_regle(until: date | None, renewed: bool, said: str) -> None:
    """The refusal says what was asked, what the règlement gives, until when, and its rule."""
    with pytest.raises(RefusedAct) as raised:
        check_end(RULES, since=SINCE, until=until, renewed=renewed)
    assert said in str(raised.value)
    assert "habilitation.duree" in raised.value.rule


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 400), st.booleans())
def test_le_dernier_jour_permis_est_permis_et_le_suivant_non(
    since: date, earlier: int, renewed: bool
) -> None:
    """The last day holds, every day before it too, and not the day after."""
    latest = latest_end(RULES, since, renewed=renewed)
    assert latest is not None
    until = max(since, latest.on - timedelta(days=earlier))
    assert check_end(RULES, since=since, until=until, renewed=renewed) == latest
    with pytest.raises(RefusedAct):
        check_end(RULES, since=since, until=latest.on + timedelta(days=1), renewed=renewed)
