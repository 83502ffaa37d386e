"""Le délai d'un recours, et les étapes qu'il peut prendre."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.appeal import (
    AppealState,
    Timeliness,
    appeal_clock,
    check_filing,
    check_step,
)
from parchemin.domain.errors import RefusedAct
from parchemin.domain.rules.clause import Origin, Ruled
from parchemin.domain.rules.delivery import Appeal, Duration, NoAppeal, Unit

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def rule(count: int, unit: Unit = Unit.DAYS) -> Ruled[Appeal]:
    origin = Origin("Recours", "Règlement, article 9")
    return Ruled(Appeal("la commission", Duration(count, unit)), origin)


def test_sans_recours_ouvert_rien_n_est_ecarte() -> None:
    """A règlement without appeal: said so with its rule, no last day, no authority named."""
    closed = Ruled(NoAppeal(), Origin("Sans recours", "Règlement, article 10"))
    clock = appeal_clock(closed, date(2026, 6, 1))
    assert (clock.last_day, clock.authority) == (None, "")
    assert clock.judge(date(2026, 6, 2)) is Timeliness.CLOSED
    assert "article 10" in clock.sentence(date(2026, 6, 2))
    assert appeal_clock(rule(10), None).authority == "la commission"


@given(DAYS, st.integers(0, 400))
def test_le_dernier_jour_est_compris(notified: date, length: int) -> None:
    """Le dernier jour est dans le délai, le lendemain est hors délai, quel que soit le délai."""
    clock = appeal_clock(rule(length), notified)
    last = notified + timedelta(days=length)
    assert clock.last_day == last
    assert clock.judge(last) is Timeliness.IN_TIME
    assert clock.judge(last + timedelta(days=1)) is Timeliness.LATE


@pytest.mark.parametrize(
    ("notified", "expected"),
    [(date(2026, 6, 30), date(2026, 8, 30)), (date(2025, 12, 31), date(2026, 2, 28))],
)
def test_deux_mois_tombent_le_meme_quantieme(notified: date, expected: date) -> None:
    """Deux mois après le 31 décembre, c'est le dernier jour de février."""
    assert appeal_clock(rule(2, Unit.MONTHS), notified).last_day == expected


@pytest.mark.parametrize(
    ("ruled", "notified", "said"),
    [
        (None, date(2026, 6, 1), "[recours]"),
        (rule(10), None, "n'a pas commencé"),
        (rule(10), date(2026, 6, 1), "hors délai : dernier jour le 11/06/2026"),
    ],
)
def test_la_phrase_dit_ce_qui_manque(
    ruled: Ruled[Appeal] | None, notified: date | None, said: str
) -> None:
    """Sans règle la ligne à écrire, sans envoi l'attente, sinon la date et la règle."""
    assert said in appeal_clock(ruled, notified).sentence(date(2026, 6, 12))


@given(DAYS, DAYS, DAYS)
def test_un_depot_est_entre_la_decision_et_aujourd_hui(
    decided: date, filed: date, today: date
) -> None:
    """Un dépôt n'est reçu que daté de la décision au jour même, motif compris."""
    if decided <= filed <= today:
        check_filing(decided, filed, "Pourquoi.", today=today)
        with pytest.raises(RefusedAct, match="contesté"):
            check_filing(decided, filed, " ", today=today)
    else:
        with pytest.raises(RefusedAct, match="vérifiez"):
            check_filing(decided, filed, "Pourquoi.", today=today)


@pytest.mark.parametrize("state", list(AppealState))
def test_une_etape_suit_la_precedente(state: AppealState) -> None:
    """Un recours décidé ne bouge plus ; les autres avancent, jamais en arrière ni dans l'avenir."""
    day = date(2026, 6, 1)
    if state is AppealState.DECIDED:
        with pytest.raises(RefusedAct, match="est décidé"):
            check_step(state, day, day, today=day)
        return
    check_step(state, day, day, today=day)
    for wrong in (day - timedelta(days=1), day + timedelta(days=1)):
        with pytest.raises(RefusedAct, match="vérifiez"):
            check_step(state, day, wrong, today=day)
