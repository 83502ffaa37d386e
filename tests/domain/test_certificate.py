"""What a certificate must show before it may be issued."""

import re
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.certificate import (
    AwardedBloc,
    Certificate,
    CertificateKind,
    european_level,
    registration_of,
)
from parchemin.domain.certificate_checks import mentions_missing, require_issuable
from parchemin.domain.certificate_number import (
    certificate_number,
    is_valid_number,
    tidy_number,
)
from parchemin.domain.errors import RefusedAct
from parchemin.domain.person import BirthDate
from parchemin.domain.referentiel import (
    Certification,
    Certifier,
    CodeLabel,
    Register,
    RegistrationDates,
)
from tests.fixtures.holders import BLOC_CERTIFICATE, CERTIFICATE, HOLDER, REGISTRATION


def codes(certificate: Certificate) -> set[str]:
    return {finding.code for finding in mentions_missing(certificate)}


@pytest.mark.parametrize("certificate", [CERTIFICATE, BLOC_CERTIFICATE])
def test_a_complete_certificate_may_be_issued(certificate: Certificate) -> None:
    """With every mention known, nothing is asked and nothing is refused."""
    assert mentions_missing(certificate) == ()
    require_issuable(certificate)


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        ({"title": None}, "title_missing"),
        ({"title": "CQP Exemple (en cours d’enregistrement)"}, "title_not_bare"),
        ({"title": "CQP Exemple, sous réserve"}, "title_not_bare"),
        ({"number": None}, "number_missing"),
        ({"decision": None}, "decision_missing"),
        ({"nsf": ()}, "nsf_missing"),
        ({"level": None}, "level_missing"),
        ({"european_level": None}, "european_level_missing"),
        ({"last_delivery": date(2026, 6, 11)}, "after_last_delivery"),
        ({"last_delivery": None}, "last_delivery_missing"),
        ({"decision": date(2026, 6, 13)}, "before_decision"),
    ],
)
def test_each_mention_of_the_registration_is_obligatory(
    spoilt: dict[str, object], code: str
) -> None:
    """One unknown mention of the registration gives exactly its own finding."""
    registration = replace(REGISTRATION, **spoilt)
    assert codes(replace(CERTIFICATE, registration=registration)) == {code}


UNREGISTERED = replace(
    REGISTRATION, register=None, number="CQP-EXEMPLE", decision=None, last_delivery=None,
    level=None, european_level=None, nsf=(),
)  # fmt: skip


@pytest.mark.parametrize("certificate", [CERTIFICATE, BLOC_CERTIFICATE])
@pytest.mark.parametrize("number", ["CQP-EXEMPLE", None, "RSE-2026"])
def test_a_certification_of_no_register_quotes_no_registration(
    certificate: Certificate, number: str | None
) -> None:
    """A CQP of a branch is issued without number, decision, level or NSF code."""
    registration = replace(UNREGISTERED, number=number)
    assert not registration.registered
    assert mentions_missing(replace(certificate, registration=registration)) == ()


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        ({"title": None}, "title_missing"),
        ({"number": "RNCP40657"}, "register_missing"),
        ({"number": "rs 5678"}, "register_missing"),
    ],
)
def test_a_certification_of_no_register_is_still_checked(
    spoilt: dict[str, object], code: str
) -> None:
    """It has a title, and its identifier is not one of a register."""
    registration = replace(UNREGISTERED, **spoilt)
    assert codes(replace(CERTIFICATE, registration=registration)) == {code}


@pytest.mark.parametrize(
    ("spoilt", "code"),
    [
        ({"certifier": None}, "certifier_missing"),
        ({"certifier": Certifier(name="")}, "certifier_missing"),
        ({"signatory": None}, "signatory_missing"),
        ({"delivered_on": None}, "delivered_on_missing"),
        ({"delivered_at": None}, "delivered_at_missing"),
        ({"verification_code": ""}, "verification_code_missing"),
        ({"number": "RNCP40657-2026-000012-04"}, "certificate_number"),
        ({"kind": CertificateKind.BLOC}, "bloc_missing"),
        ({"bloc": AwardedBloc(code="RNCP40657BC01", title="Bloc")}, "bloc_on_parchemin"),
        ({"holder": replace(HOLDER, birth_date=BirthDate(1990, 2, 31))}, "impossible_birth_date"),
    ],
)
def test_each_mention_of_the_delivery_is_obligatory(spoilt: dict[str, object], code: str) -> None:
    """One unknown or contradictory mention of the delivery gives exactly its own finding."""
    assert codes(replace(CERTIFICATE, **spoilt)) == {code}


def test_the_last_day_of_delivery_is_still_a_day_of_delivery() -> None:
    """A certificate delivered on the very last delivery date is accepted."""
    registration = replace(REGISTRATION, last_delivery=CERTIFICATE.delivered_on)
    assert codes(replace(CERTIFICATE, registration=registration)) == set()


def test_a_refusal_gives_every_reason_at_once() -> None:
    """An office that lacks two mentions learns of both in one sentence, with the rule."""
    registration = replace(REGISTRATION, decision=None, nsf=())
    with pytest.raises(RefusedAct) as refusal:
        require_issuable(replace(CERTIFICATE, registration=registration))
    assert "la date de la décision d’enregistrement" in str(refusal.value)
    assert "le code NSF" in str(refusal.value)
    assert "France compétences" in refusal.value.rule


def test_a_certification_without_level_asks_for_none() -> None:
    """The specific register, and a title that the register leaves without level, show no level."""
    without = replace(REGISTRATION, level=None, european_level=None)
    specific = replace(without, register=Register.RS)
    old = replace(without, without_level=True)
    assert codes(replace(CERTIFICATE, registration=specific)) == set()
    assert codes(replace(CERTIFICATE, registration=old)) == set()


def test_nothing_in_a_certificate_can_tell_the_route() -> None:
    """No field holds the access route or the jury: a VAE leaves no trace by construction."""
    names = {field.name for field in fields(Certificate)}
    assert not {name for name in names if re.search("route|vae|jury|path|access", name)}


def test_the_registration_is_quoted_word_for_word() -> None:
    """What is known of the fiche is taken as it stands; an unknown date stays unknown."""
    fiche = Certification(
        number="RNCP40913",
        register=Register.RNCP,
        title="CQP Assistant médical",
        level=4,
        nsf=(CodeLabel(code="331", label="Santé"),),
        dates=RegistrationDates(end_of_registration=date(2030, 6, 25)),
    )
    quoted = registration_of(fiche)
    assert (quoted.title, quoted.level, quoted.european_level) == ("CQP Assistant médical", 4, 4)
    assert codes(replace(CERTIFICATE, registration=quoted)) == {
        "decision_missing",
        "last_delivery_missing",
    }


@pytest.mark.parametrize(
    ("level", "european"), [(3, 3), (8, 8), (None, None), (0, None), (9, None)]
)
def test_the_european_level(level: int | None, european: int | None) -> None:
    """French levels 1 to 8 and European ones have the same number; anything else is unknown."""
    assert european_level(level) == european


NUMBERS = st.builds(
    certificate_number,
    st.from_regex(r"[A-Z0-9]{2,16}", fullmatch=True),
    st.integers(1900, 9999),
    st.integers(1, 999_999_999),
)


@given(NUMBERS, st.data())
def test_one_wrong_character_is_always_seen(number: str, data: st.DataObject) -> None:
    """Whatever character of a number is mistyped, the key tells."""
    assert is_valid_number(number)
    place = data.draw(st.sampled_from([i for i, c in enumerate(number) if c != "-"]))
    wrong = data.draw(st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    mistyped = number[:place] + wrong + number[place + 1 :]
    assert is_valid_number(mistyped) == (mistyped == number)


@given(NUMBERS)
def test_two_digits_swapped_are_seen(number: str) -> None:
    """Swapping the two last digits of the rank is seen unless they are the same."""
    head, key = number.rsplit("-", 1)
    swapped = f"{head[:-2]}{head[-1]}{head[-2]}-{key}"
    assert is_valid_number(swapped) == (swapped == number)


def test_a_number_is_the_one_a_standard_tool_computes() -> None:
    """The remainder by 97 of the number, letters counted from 10, is 1, as ISO 7064 has it."""
    number = certificate_number("RNCP40657", 2026, 12)
    assert number == "RNCP40657-2026-000012-03"
    digits = number.replace("-", "").replace("R", "27").replace("N", "23")
    assert int(digits.replace("C", "12").replace("P", "25")) % 97 == 1


def test_a_number_is_read_as_people_type_it() -> None:
    """Small letters, spaces and long hyphens do not matter; another shape is refused."""
    assert is_valid_number(" rncp40657–2026 -000012-03")
    assert tidy_number("rncp40657–2026-000012-03") == "RNCP40657-2026-000012-03"
    assert not is_valid_number("RNCP40657202600001203")
    assert not is_valid_number("")


@pytest.mark.parametrize(
    ("series", "year", "rank"),
    [("R", 2026, 1), ("rncp", 2026, 1), ("RNCP", 2026, 0), ("R-1", 1, 1)],
)
def test_a_number_out_of_shape_is_not_made(series: str, year: int, rank: int) -> None:
    """A series, a year or a rank that the shape cannot hold is refused at once."""
    with pytest.raises(ValueError, match="hors de forme"):
        certificate_number(series, year, rank)
