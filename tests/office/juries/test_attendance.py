"""Who comes in, who goes out, and the sheet they signed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role
from parchemin.office.journal.queries import acts_on
from parchemin.office.juries import queries
from parchemin.office.juries.actions import attendance, closing, voting
from parchemin.office.juries.call_content import sheet_of
from parchemin.office.juries.models import Jury, Passage, SignedSheet
from tests.office.juries.conftest import Office, prepared, presiding

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 une feuille"
EVENING = "2026-06-12 20:00 +0200"


def at(hour: int, minute: int = 0) -> datetime:
    """An hour of the jury's day."""
    return timezone.make_aware(datetime(2026, 6, 12, hour, minute))  # noqa: DTZ001 - heure locale


@pytest.fixture
def jury(opened: Callable[..., Jury], office: Office) -> Jury:
    """An open jury of two members."""
    return opened(office)


@time_machine.travel(EVENING)
def test_presence_follows_the_passages(jury: Jury, office: Office) -> None:
    """A member leaves then comes back: two facts, and he is present at the end."""
    seat = jury.seats.select_related("juror", "jury").get(chair=False)
    attendance.record_passage(seat=seat, kind="depart", at=at(10), by=office.by)
    assert not jury.seats.get(pk=seat.pk).present
    back = attendance.record_passage(seat=seat, kind="arrivee", at=at(11), by=office.by)
    assert jury.seats.get(pk=seat.pk).present
    row = next(item for item in queries.attendance(jury) if item.seat == seat)
    assert [item.kind for item in row.passages] == ["depart", "arrivee"]
    assert [entry.act for entry in acts_on(back)] == ["noter un passage"]


@pytest.mark.parametrize(
    ("passages", "said"),
    [
        ([("depart", 10), ("depart", 11)], "déjà noté parti"),
        ([("depart", 10), ("arrivee", 9)], "dans l'ordre"),
        ([("depart", 23)], "dans l'avenir"),
        ([("sortie", 10)], "n'est pas un passage"),
    ],
)
@time_machine.travel(EVENING)
def test_a_wrong_passage_is_refused(
    jury: Jury, office: Office, passages: list[tuple[str, int]], said: str
) -> None:
    """Twice the same, backwards, in the future, an unknown word: a sentence, no fact."""
    seat = jury.seats.select_related("juror", "jury").get(chair=False)
    *before, (kind, hour) = passages
    for known, moment in before:
        attendance.record_passage(seat=seat, kind=known, at=at(moment), by=office.by)
    with pytest.raises(RefusedAct, match=said):
        attendance.record_passage(seat=seat, kind=kind, at=at(hour), by=office.by)
    assert Passage.objects.count() == len(before)


@time_machine.travel(EVENING)
def test_nobody_leaves_who_did_not_come(office: Office, bench: Any) -> None:
    """A member noted absent has first to arrive."""
    jury = prepared(office, *bench(office))
    jury.seats.update(present=False)
    seat = jury.seats.select_related("juror", "jury").get(chair=False)
    with pytest.raises(RefusedAct, match="un départ suit une arrivée"):
        attendance.record_passage(seat=seat, kind="depart", at=at(10), by=office.by)
    attendance.record_passage(seat=seat, kind="arrivee", at=at(9, 40), by=office.by)
    assert jury.seats.get(pk=seat.pk).present


@time_machine.travel(EVENING)
def test_who_has_voted_leaves_and_his_votes_stay(jury: Jury, office: Office) -> None:
    """The hour of leaving is kept; the presence that his votes need is too."""
    voting.vote_proposals(on=jury, by=office.by)
    seat = jury.seats.select_related("juror", "jury").get(chair=False)
    attendance.record_passage(seat=seat, kind="depart", at=at(17), by=office.by)
    assert jury.seats.get(pk=seat.pk).present
    assert Passage.objects.filter(kind="depart").count() == 1


def test_the_sheet_lists_members_by_college_and_candidates_in_order(
    office: Office, bench: Any, signed_in: Callable[..., Client]
) -> None:
    """What is printed is who sits and who is heard; it opens as a PDF."""
    jury = prepared(office, *bench(office), candidates=3)
    sheet = sheet_of(jury)
    assert [(item.college, item.role) for item in sheet.members] == [
        ("employeur", "préside"), ("salarié", "membre"),
    ]  # fmt: skip
    assert [item.rank for item in sheet.candidates] == [1, 2, 3]
    pdf = signed_in(office.by).get(reverse("juries:sheet_pdf", args=[jury.pk]))
    assert pdf.content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("content", "kind"),
    [(PDF, "PDF"), (b"\xff\xd8\xff\xe0 photo", "JPEG"), (b"\x89PNG\r\n\x1a\n image", "PNG")],
)
def test_a_signed_sheet_is_known_by_its_bytes(
    jury: Jury, office: Office, content: bytes, kind: str
) -> None:
    """The name may lie; the bytes are kept as they came, with their digest."""
    sheet = attendance.deposit_sheet(on=jury, name="feuille.txt", content=content, by=office.by)
    kept = SignedSheet.objects.get(pk=sheet.pk)
    assert (bytes(kept.content), kept.kind, kept.size) == (content, kind, len(content))
    assert [entry.act for entry in acts_on(sheet)] == ["déposer la feuille d'émargement"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("feuille.pdf", b"MZ un programme", "ni un PDF"),
        ("feuille.pdf", b"", "ni un PDF"),
        ("page.html", b"<html>%PDF-", "ni un PDF"),
        ("grosse.pdf", PDF + b"0" * attendance.LARGEST_SHEET, "10 Mo au plus"),
    ],
)
def test_a_wrong_file_is_refused(
    jury: Jury, office: Office, name: str, content: bytes, said: str
) -> None:
    """A program, nothing, a page, too large: the sentence names the file, nothing is kept."""
    with pytest.raises(RefusedAct, match=said):
        attendance.deposit_sheet(on=jury, name=name, content=content, by=office.by)
    assert not SignedSheet.objects.exists()


def test_the_same_sheet_is_not_kept_twice(jury: Jury, office: Office) -> None:
    """A second deposit of the same bytes is said, and adds nothing."""
    attendance.deposit_sheet(on=jury, name="a.pdf", content=PDF, by=office.by)
    with pytest.raises(RefusedAct, match="déjà déposé"):
        attendance.deposit_sheet(on=jury, name="b.pdf", content=PDF, by=office.by)
    assert SignedSheet.objects.count() == 1


def test_a_sheet_waits_for_the_opening(office: Office, bench: Any) -> None:
    """Nobody signs before the session."""
    jury = prepared(office, *bench(office))
    with pytest.raises(RefusedAct, match="pas encore ouvert"):
        attendance.deposit_sheet(on=jury, name="a.pdf", content=PDF, by=office.by)


def test_a_sheet_may_come_after_the_closing_and_joins_the_minutes(
    voted: Any, office: Office, signed_in: Callable[..., Client]
) -> None:
    """Scanned the day after, it is linked from the minutes and given back byte for byte."""
    jury = voted(office)
    closing.close_jury(on=jury, by=presiding(jury))
    client = signed_in(office.by)
    file = SimpleUploadedFile("emargement.pdf", PDF, content_type="application/pdf")
    answer = client.post(reverse("juries:sheet_deposit", args=[jury.pk]), {"file": file})
    assert answer.status_code == 302
    sheet = SignedSheet.objects.get()
    address = reverse("juries:sheet_file", args=[jury.pk, sheet.pk])
    given = client.get(address)
    assert given.content == PDF
    assert given["Content-Disposition"].startswith("attachment")
    assert address in client.get(reverse("juries:minutes", args=[jury.pk])).content.decode()


def test_a_sheet_of_another_jury_does_not_exist(
    jury: Jury, office: Office, opened: Any, signed_in: Callable[..., Client]
) -> None:
    """The address of a sheet under another jury is a missing page."""
    sheet = attendance.deposit_sheet(on=jury, name="a.pdf", content=PDF, by=office.by)
    other = opened(office)
    address = reverse("juries:sheet_file", args=[other.pk, sheet.pk])
    assert signed_in(office.by).get(address).status_code == 404


@time_machine.travel(EVENING)
def test_the_page_notes_a_passage_at_an_hour(
    jury: Jury, office: Office, signed_in: Callable[..., Client]
) -> None:
    """The hour is that of the jury's day; an hour that is none is a sentence."""
    client, seat = signed_in(office.by), jury.seats.get(chair=False)
    address = reverse("juries:passage", args=[jury.pk, seat.pk])
    assert client.post(address, {"kind": "depart", "at": "25:10"}).status_code == 409
    client.post(address, {"kind": "depart", "at": "16:45"})
    page = client.get(reverse("juries:attendance", args=[jury.pk])).content.decode()
    assert "Départ à 16 h 45" in page


def test_only_the_secretariat_keeps_attendance(jury: Jury, account: Any) -> None:
    """An auditor notes nothing and deposits nothing."""
    by, seat = account(Role.AUDITOR), jury.seats.select_related("juror", "jury")[0]
    with pytest.raises(PermissionDenied):
        attendance.record_passage(seat=seat, kind="depart", at=at(10), by=by)
    with pytest.raises(PermissionDenied):
        attendance.deposit_sheet(on=jury, name="a.pdf", content=PDF, by=by)
