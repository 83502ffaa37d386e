"""Findings as the user meets them: whole French sentences, blocking or not."""

from dataclasses import replace
from datetime import date

import pytest

from parchemin.domain.certificate import CertificateKind
from parchemin.domain.certificate_checks import mentions_missing
from parchemin.domain.declaration import (
    Attainment,
    DigitalLevel,
    DigitalResult,
    Emitter,
    Enrolment,
    TrainingFile,
    VaePath,
)
from parchemin.domain.declaration_checks import check_emitter, check_passage, check_unique
from parchemin.domain.finding import Finding, Severity, blocking, error, warning
from parchemin.domain.pathway import Route
from parchemin.domain.person import BirthDate, BirthPlace
from parchemin.domain.person_checks import check_person
from tests.fixtures.holders import CERTIFICATE, HOLDER, PASSAGE, REGISTRATION

TODAY = date(2026, 7, 1)
BLANK_CERTIFICATE = replace(
    CERTIFICATE,
    number="sans clé",
    kind=CertificateKind.BLOC,
    registration=replace(
        REGISTRATION,
        title=None,
        number=None,
        decision=None,
        level=None,
        european_level=None,
        nsf=(),
    ),
    certifier=None,
    delivered_on=None,
    delivered_at=None,
    signatory=None,
    verification_code="",
)
SPOILT_HOLDER = replace(
    HOLDER,
    birth_name="4" * 61,
    first_names=("Aurore, Céleste", "Marie Claude", ""),
    birth_date=BirthDate(1990, 2, 31),
    birth_place=BirthPlace(insee_code="1053", postal_code="1", country_code="DE"),
)
SPOILT_PASSAGE = replace(
    PASSAGE,
    technical_id="",
    code="40657",
    delivered_on=date(2020, 1, 1),
    valid_until=date(2019, 1, 1),
    enrolment=Enrolment(vae_path=VaePath.LEAVE),
    attainment=Attainment.SCORE,
    digital_level=DigitalLevel(score=0, results=(DigitalResult(level=9, domain="12"),)),
    proof_url="x" * 300,
    option="deux  espaces",
    holder=SPOILT_HOLDER,
)
ALL = [
    *mentions_missing(BLANK_CERTIFICATE),
    *mentions_missing(
        replace(CERTIFICATE, registration=replace(REGISTRATION, last_delivery=date(2020, 1, 1)))
    ),
    *mentions_missing(
        replace(
            CERTIFICATE,
            registration=replace(REGISTRATION, decision=date(2030, 1, 1), last_delivery=None),
        )
    ),
    *check_person(SPOILT_HOLDER, on=TODAY),
    *check_person(replace(HOLDER, birth_place=BirthPlace(), birth_date=BirthDate(1992))),
    *check_person(replace(HOLDER, birth_place=BirthPlace(insee_code="69003", label="LYON 03"))),
    *check_passage(SPOILT_PASSAGE, on=TODAY),
    *check_passage(replace(PASSAGE, delivered_on=date(2026, 1, 1)), on=TODAY),
    *check_passage(replace(PASSAGE, enrolment=Enrolment(route=Route.EXPERIENCE)), on=TODAY),
    *check_passage(
        replace(PASSAGE, holder=TrainingFile(number="", name="x" * 31, first_name="a")), on=TODAY
    ),
    *check_emitter(Emitter(client_id="", contract_id="", certifier_id="x")),
    *check_unique([PASSAGE, PASSAGE]),
]


@pytest.mark.parametrize("finding", ALL, ids=lambda finding: finding.code)
def test_every_finding_is_well_said(finding: Finding) -> None:
    """Found, expected and advice are there, end as sentences, and hold no stray space or English."""
    assert finding.code.isidentifier()
    assert finding.field.isidentifier()
    assert finding.advice[0].isupper()
    assert finding.advice[-1] in ".?"
    for part in (finding.found, finding.expected):
        assert part
        assert part[-1] not in ".;, "
    assert "  " not in finding.sentence.replace("deux  espaces", "")
    assert "'" not in finding.sentence, "l’apostrophe est typographique"
    words = set(finding.sentence.lower().split())
    assert not words & {"the", "missing", "error", "invalid", "none", "unknown"}


def test_the_samples_meet_most_findings() -> None:
    """The faulty objects above raise over thirty different codes, so the test above sees them."""
    assert len({finding.code for finding in ALL}) > 30


def test_only_errors_stop_the_act() -> None:
    """Warnings are shown and let through."""
    stop = error("a", "f", "trouvé", "attendu", "Conseil.")
    warn = warning("b", "f", "trouvé", "attendu", "Conseil.")
    assert (stop.severity, warn.severity) == (Severity.ERROR, Severity.WARNING)
    assert blocking([warn, stop, warn]) == (stop,)
    assert stop.sentence == "trouvé ; attendu : attendu. Conseil."
