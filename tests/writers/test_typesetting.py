"""The engine that composes: one per process, closed to what it should not read, safe in threads."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from parchemin.writers import (
    attendance_pdf,
    bloc_attestation_pdf,
    bloc_request_pdf,
    call_pdf,
    certificate_pdf,
    minutes_pdf,
    notice_pdf,
    reasons_pdf,
    recap,
)
from parchemin.writers.typesetting import (
    TEMPLATES,
    UnprintableDocument,
    compiler,
    compose,
    qr_svg,
)
from tests.fixtures.holders import BLOC_CERTIFICATE, CERTIFICATE

NOON = datetime(2026, 6, 12, 12, tzinfo=UTC)


def test_one_compiler_serves_the_process() -> None:
    """Fonts are loaded once: asking again gives the same compiler."""
    assert compiler() is compiler()


def test_threads_take_turns() -> None:
    """Eight threads that print two kinds of documents get what one thread would."""
    wanted = [certificate_pdf.render(CERTIFICATE), bloc_attestation_pdf.render(BLOC_CERTIFICATE)]

    def make(rank: int) -> bool:
        if rank % 2:
            return bloc_attestation_pdf.render(BLOC_CERTIFICATE) == wanted[1]
        return certificate_pdf.render(CERTIFICATE) == wanted[0]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(make, range(24)))


def test_a_fault_of_the_data_is_told_in_french() -> None:
    """Data that a template cannot use give a sentence of the program, not a trace."""
    with pytest.raises(UnprintableDocument, match="ne peut pas être composé"):
        compose("certificate.typ", {}, stamped=NOON)


def test_a_refusal_leaves_the_engine_ready() -> None:
    """After a refused document, the next one is composed as if nothing had happened."""
    before = certificate_pdf.render(CERTIFICATE)
    with pytest.raises(UnprintableDocument):
        compose("minutes.typ", {"number": "x"}, stamped=NOON)
    assert certificate_pdf.render(CERTIFICATE) == before


def test_the_code_is_a_plain_drawing() -> None:
    """The code is an SVG without script nor link, and two addresses give two drawings."""
    drawing = qr_svg("https://exemple.fr/v/1")
    assert drawing.startswith("<svg ")
    assert "script" not in drawing
    assert drawing.count("http") == 1, "le seul espace de noms"
    assert drawing != qr_svg("https://exemple.fr/v/2")


def test_each_writer_has_its_identifier_name_and_template() -> None:
    """Screens and commands list writers by an identifier and a French name, all different."""
    writers = {
        "attendance.typ": attendance_pdf,
        "bloc_attestation.typ": bloc_attestation_pdf,
        "bloc_request.typ": bloc_request_pdf,
        "call.typ": call_pdf,
        "certificate.typ": certificate_pdf,
        "minutes.typ": minutes_pdf,
        "notice.typ": notice_pdf,
        "reasons.typ": reasons_pdf,
        "recap.typ": recap,
    }
    assert len({writer.IDENTIFIER for writer in writers.values()}) == len(writers)
    assert all("(PDF" in writer.NAME for writer in writers.values())
    assert {path.name for path in TEMPLATES.iterdir()} == {"common.typ", *writers}


def test_templates_fetch_nothing() -> None:
    """No template imports a package from elsewhere or reads a file outside its folder."""
    for path in TEMPLATES.glob("*.typ"):
        text = path.read_text("utf-8")
        assert "@preview" not in text, path
        assert "../" not in text, path
