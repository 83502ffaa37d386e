"""The register: who sees what, search, sort, export, file, withdrawal."""

import csv
import io
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.utils import DatabaseError
from django.urls import reverse
from django.utils import timezone

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role
from parchemin.office.certificates import export
from parchemin.office.certificates.actions.revoking import revoke
from parchemin.office.certificates.models import Certificate, Revocation
from parchemin.office.journal.models import Entry
from tests.office.certificates.builders import DELIVERED

pytestmark = pytest.mark.django_db
OUTSIDERS = (Role.BODY, Role.TUTOR, Role.ASSESSOR, Role.JUROR)


def listed(client: Any, **query: str) -> list[str]:
    response = client.get(reverse("certificates:list"), query)
    assert response.status_code == 200
    return [row.record.number.split("-")[2] for row in response.context["table"].rows]


def give(certificate: Any, user: Any) -> None:
    certificate.person.account = user
    certificate.person.save()


def test_the_empty_register_says_what_to_do(signed_in: Any) -> None:
    """Before any jury, the page explains where documents come from."""
    assert "tenez un jury" in signed_in().get(reverse("certificates:list")).content.decode()


def test_a_closed_jury_waits_at_the_top_of_the_register(signed_in: Any, closed_jury: Any) -> None:
    """Documents not asked for are a task of the secretariat; an auditor has no button."""
    jury = closed_jury((True, True), (False, False))
    link = reverse("certificates:issue", args=[jury.pk])
    assert link in signed_in().get(reverse("certificates:list")).content.decode()
    assert link not in signed_in(Role.AUDITOR).get(reverse("certificates:list")).content.decode()


def test_search_filter_and_sort(signed_in: Any, issued: Any, secretary: Any) -> None:
    """By name without its case, number with spaces, nature, validity, day; sorted backwards."""
    rows = issued((True, True), (True, True), (True, False))
    revoke(on=rows[1], revoked_on=DELIVERED, reason="erreur", by=secretary)
    client = signed_in(secretary)
    assert listed(client) == ["000001", "000002", "000003"]
    assert listed(client, sort="-number") == ["000003", "000002", "000001"]
    assert listed(client, sort="-holder") == ["000003", "000002", "000001"]
    assert listed(client, q="essaica") == ["000002"]
    assert listed(client, q="rncp40657 - 2026 - 000001") == ["000001"]
    assert listed(client, kind="attestation_de_bloc") == ["000003"]
    assert listed(client, validity="retire") == ["000002"]
    assert listed(client, validity="valide") == ["000001", "000003"]
    assert listed(client, certification="RNCP40657", since="2026-03-11") == []
    assert listed(client, until="2026-03-10", q="personne") == []


def test_export_gives_the_filtered_rows_to_a_spreadsheet(signed_in: Any, issued: Any) -> None:
    """The file opens with accents and columns, holds what is shown, and no cell is a formula."""
    rows = issued((True, True), (True, False))
    someone = rows[0].person
    assert someone.civil_status.birth_name == "Essaiba"
    response = signed_in().get(reverse("certificates:export"), {"kind": "parchemin"})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["Numéro"] for row in table] == [rows[0].number]
    assert table[0]["Nom de naissance"] == "Essaiba"
    assert table[0]["Délivré le"] == "10/03/2026"
    assert table[0]["État"] == "valide"


@pytest.mark.parametrize("start", ["=", " =", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_a_name_that_looks_like_a_formula_is_exported_as_text(
    start: str, signed_in: Any, issued: Any
) -> None:
    """Whatever sign a spreadsheet takes for a formula, the exported cell is inert text."""
    mentions = issued()[0].mentions
    mentions["holder"]["birth_name"] = f"{start}CMD()"
    row = Certificate(mentions=mentions, delivered_on=DELIVERED)
    asked = SimpleNamespace(iterator=lambda **_: [row])
    kept = list(csv.reader(io.StringIO("".join(export.lines(asked)), newline=""), delimiter=";"))  # type: ignore[arg-type]
    assert kept[1][2] == f"'{start}CMD()"


def test_a_document_shows_its_mentions_and_its_acts(signed_in: Any, issued: Any) -> None:
    """One page: what the paper shows, the public address, the entry of the journal."""
    row = issued()[0]
    text = signed_in().get(reverse("certificates:detail", args=[row.number])).content.decode()
    for mention in ("Technicien inventé", "Camille Inventée", row.sha256, "22/05/2025", "Lyon"):
        assert mention in text
    assert "délivrer un parchemin" in text
    assert reverse("certificates:verify", args=[row.verification_code]) in text


def test_the_file_is_the_one_issued(signed_in: Any, issued: Any) -> None:
    """The download is a PDF, named by its number, kept out of shared caches."""
    row = issued()[0]
    response = signed_in().get(reverse("certificates:pdf", args=[row.number]))
    assert response.content.startswith(b"%PDF-")
    assert response["Content-Disposition"] == f'attachment; filename="{row.number}.pdf"'
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["detail", "pdf"])
def test_a_candidate_sees_only_his_own_document(
    name: str, signed_in: Any, account: Any, issued: Any
) -> None:
    """Somebody else's document and one that does not exist look alike."""
    mine, other = issued((True, True), (True, True))
    candidate = account(Role.CANDIDATE)
    give(mine, candidate)
    client = signed_in(candidate)
    status = {
        number: client.get(reverse(f"certificates:{name}", args=[number])).status_code
        for number in (mine.number, other.number, "RNCP40657-2026-999999-00")
    }
    assert list(status.values()) == [200, 404, 404]


def test_a_candidate_is_shown_neither_journal_nor_declaration(
    signed_in: Any, account: Any, issued: Any
) -> None:
    """The candidate's page stops at what his paper shows."""
    row = issued()[0]
    candidate = account(Role.CANDIDATE)
    give(row, candidate)
    text = signed_in(candidate).get(reverse("certificates:detail", args=[row.number])).content
    assert b"Actes du journal" not in text
    assert b"Caisse des" not in text


@pytest.mark.parametrize("role", OUTSIDERS)
def test_other_roles_open_nothing_of_this_stage(role: Role, signed_in: Any, issued: Any) -> None:
    """A body, a tutor, an assessor, a juror meet a refusal on every page of a real document."""
    row = issued()[0]
    client = signed_in(role)
    for address in (
        reverse("certificates:list"),
        reverse("certificates:export"),
        reverse("certificates:detail", args=[row.number]),
        reverse("certificates:pdf", args=[row.number]),
        reverse("certificates:batch", args=[row.batch_id]),
        reverse("certificates:declarations"),
    ):
        assert client.get(address).status_code == 403


def test_the_door_itself_shows_nothing_to_other_roles(account: Any, issued: Any) -> None:
    """Even past the URL table, access finds no document for a role that reads none."""
    from parchemin.office.certificates.access import visible_batches, visible_certificates

    issued()
    for role in OUTSIDERS:
        assert not visible_certificates(account(role)).exists()
        assert not visible_batches(account(role)).exists()
    assert visible_certificates(account(Role.AUDITOR)).count() == 1


def test_an_auditor_reads_but_does_not_withdraw(signed_in: Any, account: Any, issued: Any) -> None:
    """The auditor opens every page; the act refuses him."""
    row, auditor = issued()[0], account(Role.AUDITOR)
    client = signed_in(auditor)
    assert client.get(reverse("certificates:detail", args=[row.number])).status_code == 200
    assert client.get(reverse("certificates:revoke", args=[row.number])).status_code == 403
    with pytest.raises(PermissionDenied):
        revoke(on=row, revoked_on=DELIVERED, reason="erreur", by=auditor)


def test_a_withdrawal_keeps_the_document_and_says_why(
    signed_in: Any, issued: Any, secretary: Any
) -> None:
    """The register shows the withdrawal, its reason and its author; the journal too."""
    row = issued()[0]
    client = signed_in(secretary)
    address = reverse("certificates:revoke", args=[row.number])
    day = timezone.localdate()
    response = client.post(address, {"revoked_on": day, "reason": "Erreur de titulaire"})
    assert response["Location"] == reverse("certificates:detail", args=[row.number])
    text = client.get(response["Location"]).content.decode()
    assert "Erreur de titulaire" in text
    assert f"retiré le {day:%d/%m/%Y}" in text
    assert Entry.objects.get(act="retirer un parchemin").object_id == str(row.pk)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"revoked_on": "2026-03-09", "reason": "x"}, "Trouvé : 09/03/2026"),
        ({"revoked_on": "2999-01-01", "reason": "x"}, "Trouvé : 01/01/2999"),
        ({"revoked_on": "2026-03-10", "reason": "   "}, "obligatoire"),
        ({"revoked_on": "32/13/2026", "reason": "x"}, "date valide"),
    ],
)
def test_a_wrong_withdrawal_is_said_and_changes_nothing(
    values: dict[str, str], sentence: str, signed_in: Any, issued: Any
) -> None:
    """Impossible day, day out of bounds, no reason: a sentence, no withdrawal."""
    row = issued()[0]
    response = signed_in().post(reverse("certificates:revoke", args=[row.number]), values)
    assert sentence in response.content.decode()
    assert Revocation.objects.count() == 0


def test_a_document_is_withdrawn_once(issued: Any, secretary: Any) -> None:
    """The second withdrawal is refused in a sentence, so are an empty reason and an early day."""
    row = issued()[0]
    with pytest.raises(RefusedAct, match="dit son motif"):
        revoke(on=row, revoked_on=DELIVERED, reason=" ", by=secretary)
    with pytest.raises(RefusedAct, match="avant la délivrance"):
        revoke(on=row, revoked_on=DELIVERED - timedelta(days=1), reason="x", by=secretary)
    revoke(on=row, revoked_on=date(2026, 4, 1), reason="erreur", by=secretary)
    with pytest.raises(RefusedAct, match="déjà retiré"):
        revoke(on=row, revoked_on=date(2026, 4, 2), reason="erreur", by=secretary)
    with pytest.raises(DatabaseError), transaction.atomic():
        Revocation.objects.all().delete()


@pytest.mark.parametrize("count", [2, 20])
def test_the_number_of_queries_does_not_grow(
    count: int, signed_in: Any, issued: Any, django_assert_num_queries: Any
) -> None:
    """The register and the batch page ask the base as often for 20 documents as for 2."""
    rows = issued(*[(True, True)] * count)
    client = signed_in()
    with django_assert_num_queries(7):
        client.get(reverse("certificates:list"))
    with django_assert_num_queries(6):
        client.get(reverse("certificates:batch", args=[rows[0].batch_id]))


def test_the_progress_moves_then_asks_for_the_whole_page(
    signed_in: Any, closed_jury: Any, batch_of: Any
) -> None:
    """While it works the fragment asks again every second; at rest it reloads the page once."""
    from parchemin.office.certificates import production

    batch = batch_of(closed_jury((True, True), (True, True)))
    client, address = signed_in(), reverse("certificates:progress", args=[batch.pk])
    moving = client.get(address, headers={"hx-request": "true"})
    assert 'hx-trigger="every 1s"' in moving.content.decode()
    assert '<progress id="barre" max="2" value="0">' in moving.content.decode()
    page = client.get(reverse("certificates:batch", args=[batch.pk])).content.decode()
    assert '<noscript><meta http-equiv="refresh"' in page
    production.complete(str(batch.pk))
    rested = client.get(address, headers={"hx-request": "true"})
    assert rested["HX-Refresh"] == "true"
    assert "hx-trigger" not in rested.content.decode()
    assert "achevé" in rested.content.decode()


def test_an_incident_is_shown_with_its_button(
    signed_in: Any, closed_jury: Any, batch_of: Any
) -> None:
    """A stopped batch says why; the secretariat takes it up, an auditor only reads."""
    from parchemin.office.certificates.models import IssueBatch

    batch = batch_of(closed_jury())
    IssueBatch.objects.update(failure="Le disque est plein.")
    page, again = (reverse(f"certificates:{n}", args=[batch.pk]) for n in ("batch", "resume"))
    client = signed_in()
    assert "Le disque est plein." in client.get(page).content.decode()
    assert again in client.get(page).content.decode()
    assert again not in signed_in(Role.AUDITOR).get(page).content.decode()
    assert client.post(again)["Location"] == page
    assert IssueBatch.objects.get().failure == ""
    assert Entry.objects.filter(act="reprendre un lot de parchemins").count() == 1
