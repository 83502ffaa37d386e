"""Calls and attendance sheets as PDFs: what they say, and the same bytes every time."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from parchemin.domain.jury.calling import CallRole, SittingCall
from parchemin.domain.jury.sheet import AttendanceSheet, SheetCandidate, SheetMember
from parchemin.writers import attendance_pdf, call_pdf

CALL = SittingCall(
    number="CONV-2026-0001", body="CPNEFP inventée", addressee="Mme Inès Vasseur",
    role=CallRole.MEMBER, college="employeur", reference="", certification="RNCP1 : CQP d'essai",
    session="JURY-2026-0001 du 12/06/2026", held_on=date(2026, 6, 12), place="Lyon",
    written_on=date(2026, 5, 20), notice="Convocation du 20/05/2026 dans le délai.",
)  # fmt: skip
SHEET = AttendanceSheet(
    session="JURY-2026-0001 du 12/06/2026", certification="RNCP1 : CQP d'essai",
    body="CPNEFP inventée", held_on=date(2026, 6, 12), place="Lyon",
    members=(
        SheetMember(name="Mme Inès Vasseur", college="employeur", role="préside"),
        SheetMember(name="M. Paul Salin", college="salarié", role="membre"),
    ),
    candidates=(
        SheetCandidate(rank=1, name="ESSAI Dominique", reference="RNCP1-0001"),
        SheetCandidate(rank=2, name="ESSAI Camille", reference="RNCP1-0002", deferred="excusée"),
    ),
)  # fmt: skip


def pages(pdf: bytes) -> list[str]:
    """The text of each page, one space between words."""
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]
    return [" ".join(text.split()) for text in texts]


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (CallRole.MEMBER, "siéger au jury"),
        (CallRole.CHAIR, "et de le présider"),
        (CallRole.SUBSTITUTE, "garder cette date libre"),
    ],
)
def test_a_member_reads_his_role_and_his_duty(role: CallRole, words: str) -> None:
    """Each role has its words; all are told not to judge somebody they are tied to."""
    (page,) = pages(call_pdf.render(replace(CALL, role=role)))
    for expected in (words, "12 juin 2026", "Lyon", "collège employeur", "ne juge pas", "dans le"):
        assert expected in page


def test_a_candidate_is_told_to_come_and_not_to_judge() -> None:
    """A candidate's letter has his reference and none of the duties of a member."""
    letter = replace(CALL, role=CallRole.CANDIDATE, college="", reference="RNCP1-0001")
    (page,) = pages(call_pdf.render(letter))
    assert "pièce d’identité" in page
    assert "RNCP1-0001" in page
    assert "ne juge pas" not in page


def test_a_late_call_says_why() -> None:
    """The reason kept with a late letter is printed on it."""
    (page,) = pages(call_pdf.render(replace(CALL, late_reason="membre désigné hier")))
    assert "Motif du retard : membre désigné hier" in page


def test_letters_of_a_jury_are_one_file_of_one_sheet_each() -> None:
    """Two letters are two pages; the same letters give the same bytes."""
    both = [CALL, replace(CALL, number="CONV-2026-0002", addressee="M. Paul Salin")]
    first = call_pdf.render_all(both)
    assert ["Salin" in page for page in pages(first)] == [False, True]
    assert call_pdf.render_all(both) == first


def test_the_sheet_has_a_line_for_each_member_and_each_candidate() -> None:
    """Colleges in order, roles, candidates by rank, who is deferred with the reason."""
    (page,) = pages(attendance_pdf.render(SHEET))
    expected = (
        "Collège employeur", "préside", "Collège salarié", "M. Paul Salin", "Signature",
        "1 ESSAI Dominique RNCP1-0001", "Renvoyé : excusée",
    )  # fmt: skip
    assert all(words in page for words in expected)
    assert page.index("employeur") < page.index("salarié")
    assert attendance_pdf.render(SHEET) == attendance_pdf.render(SHEET)


def test_a_long_sheet_goes_on_over_several_pages() -> None:
    """Sixty candidates: nobody is lost, and the headings come again."""
    many = tuple(
        SheetCandidate(rank=rank, name=f"ESSAI{rank:02d}", reference=f"RNCP1-{rank:04d}")
        for rank in range(1, 61)
    )
    found = pages(attendance_pdf.render(replace(SHEET, candidates=many)))
    assert len(found) > 1
    assert all(f"ESSAI{rank:02d}" in " ".join(found) for rank in range(1, 61))
    assert "Parcours" in found[1]
