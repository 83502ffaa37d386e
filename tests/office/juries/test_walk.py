"""The morning of a secretariat: from an empty list of juries to numbered minutes, by the pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from parchemin.office.journal.queries import verify
from parchemin.office.juries.models import Decision, Juror, Jury, Link, Note
from tests.office.juries.conftest import IMTD, Office, assess, enrol

pytestmark = pytest.mark.django_db


def follow(client: Client, name: str, data: dict[str, Any], *ids: object) -> str:
    """Post an act, follow it to the page it leads to, return that page."""
    response = client.post(reverse(f"juries:{name}", args=ids), data, follow=True)
    assert response.status_code == 200, (name, response.content.decode()[:2000])
    return response.content.decode()


def register(client: Client, college: str, name: str, sex: str) -> Juror:
    """Add a member to the pool by the form."""
    typed = {
        "name": name, "college": college, "sex": sex, "qualified": "on", "years_in_trade": "6",
        "mandate_since": "2025-01-01", "mandate_until": "2027-12-31",
    }  # fmt: skip
    assert f"{name} est au vivier." in follow(client, "juror_add", typed)
    return Juror.objects.get(name=name)


def test_from_the_pool_to_the_minutes(office: Office, signed_in: Callable[..., Client]) -> None:
    """Pool, jury, candidates, composition, opening, votes, notes and closing, each by its page."""
    client = signed_in(office.by)
    paths = [enrol(office, rank) for rank in (1, 2)]
    for path in paths:
        assess(path, office)
    assert "Aucun jury" in client.get(reverse("juries:list")).content.decode()
    employer = register(client, "employeur", "Mme Hélène Inventée", "F")
    employee = register(client, "salarié", "M. Karim Inventé", "M")
    typed = {"reglement": office.reglement.pk, "held_on": "2026-06-12", "place": "Lyon"}
    assert "Choisissez ses candidats" in follow(client, "create", typed)
    jury = Jury.objects.get()

    order = {"parcours": [path.pk for path in paths], f"ordre.{paths[1].pk}": "1"}
    assert "2 candidats présentés" in follow(client, "candidates", order, jury.pk).replace(
        "\u00a0", " "
    )
    assert [hearing.enrolment for hearing in jury.hearings.all()] == [paths[1], paths[0]]
    everyone = [employer.pk, employee.pk]
    seated = {"members": everyone, "present": everyone, "chair": employer.pk,
              "chair_since": "2025-09-01"}  # fmt: skip
    assert "Composition valide" in follow(client, "compose", seated, jury.pk)
    assert "est ouvert" in follow(client, "open", {}, jury.pk)

    seat = jury.seats.get(juror=employee)
    assert "L&#x27;absence de" in follow(client, "presence", {"present": "non"}, jury.pk, seat.pk)
    assert "La présence de" in follow(client, "presence", {"present": "oui"}, jury.pk, seat.pk)
    first = jury.hearings.first()
    assert first is not None
    hands = {f"voix.{key}.{IMTD}BC01": "contre" for key in everyone} | {"lu": "0.0.0"}
    page = follow(client, "vote", hands, jury.pk, first.pk)
    assert "motif à écrire" in page
    reason = {"kind": "ecart", "text": "Dossier incomplet", "candidat": first.pk,
              "bloc": f"{IMTD}BC01"}  # fmt: skip
    assert "Dossier incomplet" in follow(client, "note", reason, jury.pk)
    assert "voix enregistrées" in follow(client, "vote_proposals", {}, jury.pk)
    assert (
        "Ce qui empêche" not in client.get(reverse("juries:close", args=[jury.pk])).content.decode()
    )

    page = follow(client, "close", {"word": "prononcée en séance"}, jury.pk)
    assert "Procès-verbal PV-2026-0001" in page
    assert "Dossier incomplet" in page
    outcomes = Decision.objects.filter(bloc_code="").order_by("hearing__position")
    assert list(outcomes.values_list("outcome", flat=True)) == [
        "validation partielle",
        "validation totale",
    ]
    assert verify().sound


def test_a_link_is_declared_by_its_page(office: Office, signed_in: Callable[..., Client]) -> None:
    """The secretariat declares a link; the page lists it with its nature."""
    client = signed_in(office.by)
    member = register(client, "employeur", "Mme Hélène Inventée", "F")
    path = enrol(office, 1)
    typed = {"juror": member.pk, "enrolment": path.pk, "kind": Link.Kind.TRAINED}
    assert "Lien déclaré" in follow(client, "link_declare", typed)
    page = client.get(reverse("juries:link_declare")).content.decode()
    assert "a formé le candidat" in page


def test_a_member_declares_his_link_by_its_page(
    opened: Any, office: Office, signed_in: Callable[..., Client]
) -> None:
    """A juror is offered himself alone, and the candidates he will judge."""
    jury = opened(office)
    enrol(office, 77)
    seat = jury.seats.select_related("juror__account")[0]
    client = signed_in(seat.juror.account)
    page = client.get(reverse("juries:link_declare")).content.decode()
    assert "ESSAI077" not in page
    assert "Membre salarié" not in page
    path = jury.hearings.get().enrolment_id
    typed = {"juror": seat.juror_id, "enrolment": path, "kind": Link.Kind.WORK}
    assert "Lien déclaré" in follow(client, "link_declare", typed)
    assert Link.objects.get().declared_by == seat.juror.account


def test_an_empty_note_is_refused_on_the_page(
    opened: Any, office: Office, signed_in: Callable[..., Client]
) -> None:
    """The page says that the note is empty; nothing is kept."""
    jury = opened(office)
    page = follow(signed_in(office.by), "note", {"kind": "incident", "text": ""}, jury.pk)
    assert "Cette note est vide" in page
    assert not Note.objects.exists()


def test_a_refused_opening_is_a_page_with_its_reasons(
    office: Office, signed_in: Callable[..., Client]
) -> None:
    """Opening an empty jury answers 409 with every reason, and changes nothing."""
    client = signed_in(office.by)
    typed = {"reglement": office.reglement.pk, "held_on": "2026-06-12", "place": "Lyon"}
    follow(client, "create", typed)
    jury = Jury.objects.get()
    refusal = client.post(reverse("juries:open", args=[jury.pk]))
    page = refusal.content.decode()
    assert refusal.status_code == 409
    assert "Aucun candidat n&#x27;est présenté" in page
    assert "Personne ne siège" in page
    assert Jury.objects.get().state == Jury.State.PREPARED


def test_the_lists_are_filtered_and_exported(
    opened: Any, office: Office, signed_in: Callable[..., Client]
) -> None:
    """A filter keeps what it says; the export is a French CSV of the same rows."""
    opened(office)
    client = signed_in(office.by)
    none = client.get(reverse("juries:list"), {"number": "RNCP1"}).content.decode()
    assert "Aucun jury ne répond" in none
    lines = b"".join(client.get(reverse("juries:list"), {"format": "csv"})).decode().splitlines()
    assert lines[0].endswith("Jury;Certification;Date;Lieu;Candidats;Membres;État")
    assert lines[1] == "JURY-2026-0001;RNCP40657;12/06/2026;Lyon;1;2;Ouvert"
    pool = b"".join(client.get(reverse("juries:jurors"), {"format": "csv"})).decode()
    assert "Membre employeur 1;employeur;" in pool
