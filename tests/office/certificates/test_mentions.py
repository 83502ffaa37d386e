"""Frozen mentions, numbers, codes and files: the small parts, each alone."""

import os
import resource
import string
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.certificate import (
    AwardedBloc,
    Certificate,
    CertificateKind,
    Duplicata,
    Registration,
    Signatory,
)
from parchemin.domain.certificate_number import is_valid_number
from parchemin.domain.person import BirthDate, BirthPlace, CivilStatus, Sex
from parchemin.domain.referentiel import Certifier, CodeLabel, Register, Span
from parchemin.office.certificates import storage
from parchemin.office.certificates.mentions import (
    certificate_of,
    certifier_of,
    frozen,
    signatory_of,
)
from parchemin.office.certificates.numbering import number_of, series_key, tidy_code

TEXT = st.text(st.characters(categories=("L", "Nd", "Zs", "Pd")), min_size=1, max_size=30)
MAYBE = st.none() | TEXT
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
CERTIFIERS = st.builds(Certifier, name=TEXT, siret=MAYBE, trade_name=MAYBE)
PLACES = st.builds(BirthPlace, insee_code=MAYBE, label=MAYBE, country_label=MAYBE)
HOLDERS = st.builds(
    CivilStatus,
    birth_name=TEXT,
    first_names=st.lists(TEXT, min_size=1, max_size=3).map(tuple),
    birth_date=st.builds(BirthDate, st.integers(1900, 2099), st.none() | st.integers(1, 12)),
    sex=st.sampled_from(Sex),
    birth_place=PLACES,
    use_name=MAYBE,
)
REGISTRATIONS = st.builds(
    Registration,
    number=MAYBE,
    register=st.none() | st.sampled_from(Register),
    title=MAYBE,
    decision=st.none() | DAYS,
    last_delivery=st.none() | DAYS,
    level=st.none() | st.integers(1, 8),
    nsf=st.lists(st.builds(CodeLabel, code=TEXT, label=MAYBE), max_size=2).map(tuple),
)
PAPERS = st.builds(
    Certificate,
    number=TEXT,
    kind=st.sampled_from(CertificateKind),
    holder=HOLDERS,
    registration=REGISTRATIONS,
    certifier=st.none() | CERTIFIERS,
    delivered_on=st.none() | DAYS,
    delivered_at=MAYBE,
    signatory=st.none() | st.builds(Signatory, name=TEXT, capacity=TEXT),
    verification_code=TEXT,
    verification_url=TEXT,
    bloc=st.none() | st.builds(AwardedBloc, code=TEXT, title=TEXT),
    co_certifiers=st.lists(CERTIFIERS, max_size=2).map(tuple),
    duplicata=st.none() | st.builds(Duplicata, number=TEXT, reason=TEXT, made_on=DAYS),
)


@given(PAPERS)
def test_any_paper_survives_its_row(paper: Certificate) -> None:
    """Frozen then read back, a paper is the same, whatever it holds or lacks."""
    assert certificate_of(frozen(paper)) == paper


@given(PAPERS)
def test_frozen_mentions_are_plain_json(paper: Certificate) -> None:
    """A row holds only what both engines store: texts, numbers, lists, objects, null."""

    def plain(value: Any) -> bool:
        if isinstance(value, dict):
            return all(isinstance(key, str) and plain(item) for key, item in value.items())
        if isinstance(value, list):
            return all(map(plain, value))
        return value is None or type(value) in (str, int, bool)

    assert plain(frozen(paper))


def test_places_in_the_source_are_not_frozen() -> None:
    """Where a value was read is of no use on paper."""
    certifier = Certifier(name="Organisme", spans={"name": Span(1, 0, 4)})
    assert "spans" not in frozen(certifier)


def test_what_is_absent_stays_absent() -> None:
    """No identity gives no certifier and no signatory, never empty ones."""
    assert certifier_of(None) is None
    assert signatory_of(None) is None


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("RNCP40657", "RNCP40657-2026"),
        ("RS5875", "RS5875-2026"),
        ("CQP Délégué d'assurance maladie", "CQPDLGUDASSURANC-2026"),
        ("cqp-1", "CQP1-2026"),
        ("É", "XX-2026"),
    ],
)
def test_the_series_of_a_certification(number: str, key: str) -> None:
    """Its number in capitals and digits, sixteen signs at most, then the year of delivery."""
    assert series_key(number, date(2026, 3, 1)) == key


@given(st.text(max_size=60), DAYS, st.integers(1, 999_999))
def test_any_certification_has_valid_numbers(number: str, day: date, rank: int) -> None:
    """Whatever a certification is called, its documents bear well-formed numbers."""
    assert is_valid_number(number_of(series_key(number, day), rank))


@given(st.text(string.ascii_uppercase + string.digits, min_size=1), st.sampled_from(" -._ "))
def test_a_code_is_read_through_what_people_put_between_its_signs(code: str, mark: str) -> None:
    """Separators and case are forgotten, signs are kept in order."""
    assert tidy_code(mark.join(code.lower())) == code


def test_a_staged_file_disappears_unless_published(settings: Any, tmp_path: Path) -> None:
    """Left unpublished, the content leaves no trace; published, it stands under its number."""
    settings.MEDIA_ROOT = tmp_path
    with storage.staged("RNCP1-2026-000001-11", b"contenu") as passing:
        assert passing.read_bytes() == b"contenu"
    assert list(storage.folder().rglob("*.*")) == []
    with storage.staged("RNCP1-2026-000001-11", b"contenu") as passing:
        storage.publish(passing, "RNCP1-2026-000001-11")
    kept = storage.folder() / "RNCP1-2026" / "RNCP1-2026-000001-11.pdf"
    assert list(storage.folder().rglob("*.*")) == [kept]
    assert kept.read_bytes() == b"contenu"


def test_a_write_cut_short_leaves_nothing_behind(settings: Any, tmp_path: Path) -> None:
    """The system refuses the last bytes, as a full disk does: an error, and no half file."""
    settings.MEDIA_ROOT = tmp_path
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(OSError, match="too large"):
            with storage.staged("RNCP1-2026-000001-11", b"x" * 50_000):
                pytest.fail("le fichier serait incomplet")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(storage.folder().rglob("*.*")) == []


def test_only_the_very_bytes_of_the_register_are_given_back(settings: Any, tmp_path: Path) -> None:
    """A missing file, an altered one and a wrong hash all give nothing."""
    settings.MEDIA_ROOT = tmp_path
    number, content = "RNCP1-2026-000001-11", b"contenu"
    mark = storage.fingerprint(content)
    assert storage.stored(number, mark) is None
    with storage.staged(number, content) as passing:
        storage.publish(passing, number)
    assert storage.stored(number, mark) == content
    assert storage.stored(number, "0" * 64) is None
    storage.path_of(number).write_bytes(b"contenU")
    assert storage.stored(number, mark) is None


def test_the_content_is_on_the_disk_before_it_has_its_name(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bytes are flushed before the name is given, and the folder after: a power cut loses nothing."""
    settings.MEDIA_ROOT = tmp_path
    steps: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(descriptor: int) -> None:
        steps.append("dossier" if Path(f"/proc/self/fd/{descriptor}").is_dir() else "contenu")
        real_sync(descriptor)

    def replace(self: Path, target: Path) -> Path:
        steps.append("nom")
        return real_replace(self, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    with storage.staged("RNCP1-2026-000001-11", b"contenu") as passing:
        storage.publish(passing, "RNCP1-2026-000001-11")
    assert steps == ["contenu", "nom", "dossier"]
