"""Une modalité ou une compétence acquise il y a trop longtemps ne compte plus."""

from datetime import date
from typing import Any

import pytest

from parchemin.domain.deliberation.plan import prepare
from parchemin.domain.deliberation.reasons import BlocOutcome, Cause, Proposal
from parchemin.domain.deliberation.sentences import statement
from parchemin.domain.rules.delivery import Duration, Unit, Validity
from tests.domain.builders import CERTIFICATION, TODAY, reglement, result
from tests.domain.deliberation.asking import proposal

TWO_YEARS = {"validite__modalite": Validity(Duration(24, Unit.MONTHS))}


def made(*results: Any, **rules: Any) -> Proposal:
    """The proposal with a rule on the life of modalities."""
    return proposal(*results, rules=reglement(**(rules or TWO_YEARS)))


@pytest.mark.parametrize(
    ("on", "outcome"),
    [(date(2024, 6, 16), BlocOutcome.WON), (date(2024, 6, 15), BlocOutcome.UNDECIDED)],
)
def test_a_modality_counts_until_its_last_day(on: date, outcome: BlocOutcome) -> None:
    """Twenty-four months to the day after, the modality has to be taken again."""
    bloc = made(result("B3ME1", on=on)).bloc("B3")
    assert bloc is not None
    assert bloc.outcome is outcome


def test_what_lapsed_is_said_with_its_rule() -> None:
    """The bloc says which modality lapsed, since when, and by which rule."""
    bloc = made(result("B3ME1", on=date(2024, 6, 15))).bloc("B3")
    assert bloc is not None
    (lapse,) = [reason for reason in bloc.reasons if reason.cause is Cause.LAPSED]
    assert statement(lapse) == "« B3ME1 » acquis le 15/06/2024, périmé depuis le 15/06/2026"
    assert lapse.origin is not None
    assert lapse.origin.label == "règle validite.modalite"


def test_a_newer_success_counts() -> None:
    """A modality won again after it lapsed is won, and nothing is said of the old one."""
    bloc = made(result("B3ME1", on=date(2023, 1, 1)), result("B3ME1", on=TODAY)).bloc("B3")
    assert bloc is not None
    assert bloc.outcome is BlocOutcome.WON
    assert [reason.cause for reason in bloc.reasons] == [Cause.ASSESSMENTS]


def test_an_old_failure_does_not_come_back() -> None:
    """Behind a lapsed success the former failure is not revived: there is no result any more."""
    bloc = made(
        result("B3ME1", "non acquis", on=date(2023, 1, 1)), result("B3ME1", on=date(2023, 6, 1))
    ).bloc("B3")
    assert bloc is not None
    assert bloc.outcome is BlocOutcome.UNDECIDED


def test_without_a_rule_nothing_lapses() -> None:
    """A règlement that does not speak of modalities or says « à vie » ends none."""
    old = result("B3ME1", on=date(1999, 1, 1))
    assert not prepare(CERTIFICATION, reglement(), on=TODAY).lapsing
    for rules in ({"validite__bloc": Validity(None)}, {"validite__modalite": Validity(None)}):
        bloc = made(old, **rules).bloc("B3")
        assert bloc is not None
        assert bloc.outcome is BlocOutcome.WON
