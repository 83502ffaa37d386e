"""The declaration before it is written: the legal clock and the checks of a passage."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.declaration import (
    ACCESS_OF_ROUTE,
    Attainment,
    DigitalLevel,
    DigitalResult,
    Emitter,
    Enrolment,
    Examination,
    Passage,
    TrainingFile,
    VaePath,
    due_on,
)
from parchemin.domain.declaration_checks import check_emitter, check_passage, check_unique
from parchemin.domain.pathway import Route
from parchemin.domain.person import BirthPlace
from parchemin.domain.referentiel import Register
from tests.fixtures.holders import EMITTER, HOLDER, PASSAGE

TODAY = date(2026, 7, 1)
VAE = Enrolment(route=Route.EXPERIENCE)


def codes(passage: Passage) -> set[str]:
    return {finding.code for finding in check_passage(passage, on=TODAY)}


@pytest.mark.parametrize(
    ("delivered", "due"),
    [
        (date(2026, 6, 12), date(2026, 9, 12)),
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2027, 11, 30), date(2028, 2, 29)),
        (date(2026, 10, 31), date(2027, 1, 31)),
        (date(2026, 1, 31), date(2026, 4, 30)),
    ],
)
def test_the_legal_clock_is_three_months(delivered: date, due: date) -> None:
    """From day to day, or to the last day of a shorter month."""
    assert due_on(delivered) == due


@given(st.dates(date(2021, 7, 1), date(2090, 1, 1)))
def test_the_legal_clock_never_shortens_a_later_delivery(delivered: date) -> None:
    """Delivering a day later never makes the declaration due earlier."""
    assert due_on(delivered) <= due_on(delivered + timedelta(days=1))
    assert 89 <= (due_on(delivered) - delivered).days <= 92


def test_each_access_route_has_its_own_mode_of_access() -> None:
    """The six routes of the register map to six different values of the format."""
    assert set(ACCESS_OF_ROUTE) == set(Route)
    assert len(set(ACCESS_OF_ROUTE.values())) == len(Route)


def test_a_right_passage_has_no_finding() -> None:
    """The invented passage that the other tests spoil is itself without fault."""
    assert codes(PASSAGE) == set()


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        ({"code": "40657"}, "certification_code"),
        ({"code": "RNCP40657BC02"}, "certification_code"),
        ({"register": Register.RS}, "certification_code"),
        ({"technical_id": ""}, "technical_id"),
        ({"technical_id": "x" * 256}, "technical_id_too_long"),
        ({"technical_id": " 12"}, "technical_id_unclean"),
        ({"option": "e\u0301lectricité"}, "option_unclean"),
        ({"remark": "deux\nlignes"}, "remark_unclean"),
        ({"delivered_on": date(2026, 7, 2)}, "delivered_in_future"),
        ({"delivered_on": date(2021, 6, 30)}, "before_obligation"),
        ({"delivered_on": date(2026, 3, 31)}, "overdue"),
        ({"valid_until": date(2026, 6, 11)}, "valid_until_order"),
        (
            {"examination": Examination(started_on=date(2026, 6, 2), ended_on=date(2026, 6, 1))},
            "examination_order",
        ),
        ({"enrolment": VAE}, "vae_path_unknown"),
        ({"enrolment": Enrolment(vae_path=VaePath.LEAVE)}, "vae_path_without_vae"),
        ({"attainment": Attainment.SCORE}, "score_missing"),
        ({"digital_level": DigitalLevel(score=1001)}, "digital_level"),
        ({"digital_level": DigitalLevel(results=(DigitalResult(level=-1),))}, "digital_level"),
        ({"digital_level": DigitalLevel(results=(DigitalResult(domain="12"),))}, "digital_mark"),
        ({"holder": replace(HOLDER, first_names=("Aurore, Céleste",))}, "several_first_names"),
        (
            {"holder": replace(HOLDER, birth_place=BirthPlace(insee_code="1053"))},
            "insee_leading_zero",
        ),
        (
            {"holder": TrainingFile(number="12345678901234", name="Exemple", first_name="A")},
            "training_file_too_long",
        ),
        ({"holder": TrainingFile(number="1", name="", first_name="A")}, "training_file"),
    ],
)
def test_each_fault_of_a_passage_is_told_before_the_portal_does(
    spoilt: dict[str, object], code: str
) -> None:
    """One fault gives exactly its own finding."""
    assert codes(replace(PASSAGE, **spoilt)) == {code}


def test_the_due_day_itself_is_in_time() -> None:
    """A declaration on the last day is not late; the day after, it is, with the source."""
    delivered = replace(PASSAGE, delivered_on=date(2026, 4, 1))
    assert check_passage(delivered, on=date(2026, 7, 1)) == ()
    (late,) = check_passage(delivered, on=date(2026, 7, 2))
    assert not late.blocks
    assert "R. 6113-17-1" in late.expected


def test_a_vae_with_its_path_is_right() -> None:
    """When the path is known, nothing is asked."""
    assert codes(replace(PASSAGE, enrolment=replace(VAE, vae_path=VaePath.CLASSIC))) == set()


@pytest.mark.parametrize(
    ("emitter", "code"),
    [
        (EMITTER, set()),
        (replace(EMITTER, client_id="03VML24"), {"client_id", "certifier_id"}),
        (replace(EMITTER, certifier_id="03VML2433"), {"certifier_id"}),
        (replace(EMITTER, contract_id=""), {"contract_id"}),
    ],
)
def test_the_identifiers_of_the_emitter(emitter: Emitter, code: set[str]) -> None:
    """Eight characters for a client, one to twenty for a contract."""
    assert {finding.code for finding in check_emitter(emitter)} == code


def test_a_technical_identifier_stands_once_in_a_batch() -> None:
    """The same identifier twice is refused, with how many times it stands."""
    other = replace(PASSAGE, technical_id="autre")
    assert check_unique([PASSAGE, other]) == ()
    (twice,) = check_unique([PASSAGE, other, PASSAGE])
    assert twice.blocks
    assert "présent 2 fois" in twice.found
