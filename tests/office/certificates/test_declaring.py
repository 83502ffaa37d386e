"""The declaration of holders: once each, valid files, answers read back, refusals declared again."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse
from lxml import etree

from parchemin.domain.declaration import due_on
from parchemin.domain.errors import RefusedAct
from parchemin.domain.finding import error
from parchemin.office.accounts.models import Role
from parchemin.office.candidates.models import CivilStatus
from parchemin.office.certificates import declaring, followed
from parchemin.office.certificates.actions import declaring as declaring_acts
from parchemin.office.certificates.actions.acknowledging import acknowledge, reject
from parchemin.office.certificates.actions.declaring import declare
from parchemin.office.certificates.actions.revoking import revoke
from parchemin.office.certificates.models import (
    Declaration,
    DeclarationFile,
    DeclaredPassage,
    PassageAnswer,
)
from parchemin.office.journal.models import Entry
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.writers.declaration import profile_1_1_2, validate
from tests.office.certificates.builders import CERTIFICATION, DELIVERED, state_identity

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 4, 1, 9, 30, tzinfo=UTC)
NAMESPACE = {"c": "urn:cdc:cpf:pc5:schema:1.0.0"}


def report(
    file: DeclarationFile, *, ok: Sequence[Any] = (), ko: dict[Any, str] | None = None
) -> bytes:
    """The report of the Caisse des Dépôts on that file."""
    refused = "".join(
        f"<passage><idTechnique>{one}</idTechnique><messageErreur>{said}</messageErreur></passage>"
        for one, said in (ko or {}).items()
    )
    accepted = "".join(f"<idTechnique>{one}</idTechnique>" for one in ok)
    return (
        f"<rapport><nomFichier>{file.name}</nomFichier><idFlux>{file.flux_id}</idFlux>"
        f"<idTraitement>7</idTraitement><PassagesKO>{refused}</PassagesKO>"
        f"<PassagesOK>{accepted}</PassagesOK></rapport>"
    ).encode()


def standings() -> dict[str, str]:
    return {row.number.split("-")[2]: row.standing for row in declaring.standing()}


def correct_name(certificate: Any, name: str, by: Any) -> None:
    """A corrected civil status, as a new fact."""
    someone = certificate.person
    old = someone.civil_status
    status = CivilStatus.objects.create(
        person=someone, birth_name=name, first_names=old.first_names, sex=old.sex,
        birth_year=old.birth_year, birth_month=old.birth_month, birth_day=old.birth_day,
        recorded_by=by, reason="pièce d'identité",
    )  # fmt: skip
    someone.civil_status = status
    someone.save()


def test_a_declaration_holds_every_holder_once(issued: Any, secretary: Any) -> None:
    """Valid file, kept byte for byte with its hash; whole certifications only; an entry."""
    rows = issued((True, True), (True, False), (True, True))
    declaration, left = declare(by=secretary, now=NOW)
    file = declaration.files.get()
    content = bytes(file.content)
    assert (declaration.number, left, file.passages) == ("DECL-2026-0001", 0, 2)
    assert validate(content, profile_1_1_2()) == ()
    assert hashlib.sha256(content).hexdigest() == file.sha256
    sent = etree.fromstring(content).xpath("//c:idTechnique/text()", namespaces=NAMESPACE)
    full = [row for row in rows if not row.bloc_code]
    assert sorted(sent) == sorted(str(row.technical_id) for row in full)
    assert set(standings().values()) == {declaring.WAITING}
    assert Entry.objects.get(act="établir une déclaration").details["titulaires"] == 2


def test_nobody_is_declared_twice(issued: Any, secretary: Any) -> None:
    """A second declaration finds nobody and changes nothing, not even its number."""
    issued()
    declare(by=secretary, now=NOW)
    with pytest.raises(RefusedAct, match="Aucun titulaire n'est à déclarer"):
        declare(by=secretary, now=NOW)
    assert Declaration.objects.count() == DeclaredPassage.objects.count() == 1


def test_answers_are_recorded_and_refusals_come_back(issued: Any, secretary: Any) -> None:
    """Accepted, duplicate, refused: the first two are done, the third is declared again, corrected."""
    one, two, three = issued(*[(True, True)] * 3)
    declaration, _ = declare(by=secretary, now=NOW)
    file = declaration.files.get()
    content = report(
        file,
        ok=[one.technical_id],
        ko={
            two.technical_id: "Le passage existe déjà en base",
            three.technical_id: "Aucun titulaire ne correspond aux critères obligatoires",
        },
    )
    received = acknowledge(content=content, name="accuse.xml", by=secretary)
    assert (received.accepted, received.refused, received.known) == (2, 1, 0)
    assert list(standings().values()) == [declaring.ACCEPTED, declaring.ACCEPTED, declaring.REFUSED]
    refusal = followed.refusals_of(declaration)[0]
    assert refusal.certificate == three
    assert "nom de naissance" in refusal.advice
    correct_name(three, "Corrigée", secretary)
    again, _ = declare(by=secretary, now=NOW)
    second = again.files.get()
    tree = etree.fromstring(bytes(second.content))
    assert tree.xpath("//c:idTechnique/text()", namespaces=NAMESPACE) == [str(three.technical_id)]
    assert tree.xpath("//c:nomNaissance/text()", namespaces=NAMESPACE) == ["Corrigée"]
    acknowledge(content=report(second, ok=[three.technical_id]), name="a.xml", by=secretary)
    assert set(standings().values()) == {declaring.ACCEPTED}


def test_the_same_report_twice_changes_nothing(issued: Any, secretary: Any) -> None:
    """An answer is given once; a later report completes it without touching it."""
    one, two = issued((True, True), (True, True))
    file = declare(by=secretary, now=NOW)[0].files.get()
    acknowledge(content=report(file, ok=[one.technical_id]), name="a.xml", by=secretary)
    both = report(file, ok=[two.technical_id], ko={one.technical_id: "autre"})
    received = acknowledge(content=both, name="b.xml", by=secretary)
    assert (received.accepted, received.refused, received.known) == (1, 0, 1)
    entries = Entry.objects.count()
    assert acknowledge(content=both, name="b.xml", by=secretary).known == 2
    assert Entry.objects.count() == entries
    assert PassageAnswer.objects.filter(accepted=True).count() == 2


def test_a_file_refused_as_a_whole_is_declared_again(
    issued: Any, secretary: Any, signed_in: Any
) -> None:
    """Its holders without answer come back, those answered stay; a reason is needed, and once."""
    one, two = issued((True, True), (True, True))
    declaration, _ = declare(by=secretary, now=NOW)
    file = declaration.files.get()
    acknowledge(content=report(file, ok=[one.technical_id]), name="a.xml", by=secretary)
    client = signed_in(secretary)
    address = reverse("certificates:reject_file", args=[declaration.pk, 1])
    assert address in client.get(
        reverse("certificates:declaration", args=[declaration.pk])
    ).content.decode()  # fmt: skip
    assert client.post(address, {"reason": " "}).status_code == 409
    assert client.post(address, {"reason": "XSD KO"}).status_code == 302
    assert list(standings().values()) == [declaring.ACCEPTED, declaring.REFUSED]
    assert followed.refusals_of(declaration)[0].message == "Fichier rejeté : XSD KO"
    with pytest.raises(RefusedAct, match="déjà leur réponse"):
        reject(on=file, reason="encore", by=secretary)
    assert declare(by=secretary, now=NOW)[0].files.get().declared.get().certificate == two
    assert Entry.objects.filter(act="enregistrer le rejet d'un fichier").count() == 1


def test_a_line_of_another_file_is_ignored_and_said(issued: Any, secretary: Any) -> None:
    """An identifier that the file never held is shown, nothing is recorded for it."""
    one = issued()[0]
    file = declare(by=secretary, now=NOW)[0].files.get()
    stranger = str(uuid.uuid4())
    received = acknowledge(
        content=report(file, ok=[one.technical_id, stranger]), name="a.xml", by=secretary
    )
    assert received.strangers == (stranger,)
    assert PassageAnswer.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "raised", "sentence"),
    [
        (b"<rapport><idFlux>inconnu</idFlux></rapport>", RefusedAct, "n'a pas produit"),
        (b"<rapport><nomFichier>X.xml</nomFichier></rapport>", RefusedAct, "« X.xml »"),
        (b"<flux/>", UnreadableSource, "accusé de traitement"),
        (b"<rapport><PassagesOK>", UnreadableSource, "pas un XML complet"),
        (b"\x00\x01", UnreadableSource, "pas un XML complet"),
    ],
)
def test_a_wrong_report_is_refused_in_a_sentence(
    content: bytes, raised: type[Exception], sentence: str, issued: Any, secretary: Any
) -> None:
    """Another office's report, another XML, a cut file, a binary one: nothing is recorded."""
    issued()
    declare(by=secretary, now=NOW)
    with pytest.raises(raised, match=sentence):
        acknowledge(content=content, name="accuse.xml", by=secretary)
    assert PassageAnswer.objects.count() == 0


def test_an_office_without_identifiers_cannot_declare(
    issued: Any, secretary: Any, signed_in: Any
) -> None:
    """The sentence says which identifiers are missing and where to write them."""
    issued()
    state_identity(secretary, cdc_client="", cdc_contract="")
    with pytest.raises(RefusedAct, match="identifiant client de huit caractères"):
        declare(by=secretary, now=NOW)
    page = signed_in(secretary).get(reverse("certificates:declare")).content.decode()
    assert "ne sont pas saisis" in page
    assert "Établir la déclaration" not in page


def test_wrong_identifiers_are_refused(issued: Any, secretary: Any) -> None:
    """A client identifier of five characters is refused before any file."""
    issued()
    state_identity(secretary, cdc_client="03VML")
    with pytest.raises(RefusedAct, match="huit caractères"):
        declare(by=secretary, now=NOW)


def test_a_faulty_holder_waits_without_holding_back_the_others(
    issued: Any, secretary: Any, signed_in: Any
) -> None:
    """All findings are shown under the holder's name; the sound ones leave, the other stays."""
    bad, good = issued((True, True), (True, True))
    correct_name(bad, "Essai9", secretary)
    page = signed_in(secretary).get(reverse("certificates:declare"))
    assert [one.certificate for one in page.context["faulty"]] == [bad]
    assert "contient un chiffre" in page.content.decode()
    assert "Établir la déclaration de 1 titulaire" in page.content.decode()
    declaration, left = declare(by=secretary, now=NOW)
    assert left == 1
    assert declaration.files.get().declared.get().certificate == good
    with pytest.raises(RefusedAct, match="corrigez d'abord"):
        declare(by=secretary, now=NOW)


def test_a_warning_common_to_many_is_said_once(
    issued: Any, signed_in: Any, time_machine: Any
) -> None:
    """A late promotion shows one warning with its holders, and can still be declared."""
    issued((True, True), (True, True))
    time_machine.move_to("2026-06-11T12:00:00+02:00")
    response = signed_in().get(reverse("certificates:declare"))
    doubts = response.context["doubts"]
    assert [(one.finding.code, len(one.ones)) for one in doubts] == [("overdue", 2)]
    text = response.content.decode()
    assert text.count("Déclarez sans attendre") == 1
    assert "Établir la déclaration de 2 titulaires" in text


def test_a_file_that_the_schema_refuses_is_not_kept(
    issued: Any, secretary: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Validation comes before storage: nothing is written, no number is used."""
    issued()
    fault = error("schema", "sexe", "sexe refusé", "M ou F", "Corrigez.")
    monkeypatch.setattr(declaring_acts.writer, "validate", lambda *_: (fault,))
    with pytest.raises(RefusedAct, match="n'a pas été gardé : sexe refusé"):
        declare(by=secretary, now=NOW)
    assert Declaration.objects.count() == 0
    monkeypatch.undo()
    assert declare(by=secretary, now=NOW)[0].number == "DECL-2026-0001"


def test_a_withdrawn_parchemin_never_declared_is_left_out(issued: Any, secretary: Any) -> None:
    """What was withdrawn before being declared is not sent."""
    one, two = issued((True, True), (True, True))
    revoke(on=one, revoked_on=DELIVERED, reason="erreur", by=secretary)
    declaration, _ = declare(by=secretary, now=NOW)
    assert declaration.files.get().declared.get().certificate == two
    assert standings()["000001"] == declaring.WITHDRAWN


@pytest.mark.parametrize(
    "today", [date(2026, 6, 10), date(2026, 6, 11), date(2026, 5, 31), date(2028, 2, 29)]
)
def test_overdue_is_the_day_after_three_months(today: date) -> None:
    """The bound used by the lists agrees with the legal date, day by day."""
    last = declaring.last_overdue_delivery(today)
    assert due_on(last) < today
    assert due_on(last.fromordinal(last.toordinal() + 1)) >= today


def test_the_register_counts_and_marks_what_is_late(
    issued: Any, signed_in: Any, time_machine: Any
) -> None:
    """On the last day nobody is late; the day after, everybody to declare is."""
    issued((True, True), (True, True))
    client = signed_in()
    for day, late in (("2026-06-10", 0), ("2026-06-11", 2)):
        time_machine.move_to(f"{day}T12:00:00+02:00")
        response = client.get(reverse("certificates:declarations"))
        assert response.context["figures"]["late"] == late
        text = response.content.decode()
        assert ("délai dépassé" in text) is bool(late)
        assert "10/06/2026" in text


def test_the_whole_gesture_on_screen(issued: Any, signed_in: Any, secretary: Any) -> None:
    """Declare, download the same bytes, bring back the report, read the refusal and its advice."""
    row = issued()[0]
    client = signed_in(secretary)
    made = client.post(reverse("certificates:declare"))
    file = DeclarationFile.objects.get()
    assert made["Location"] == reverse("certificates:declaration", args=[file.declaration_id])
    download = client.get(
        reverse("certificates:declaration_file", args=[file.declaration_id, file.rank])
    )
    assert download.content == bytes(file.content)
    assert file.name in download["Content-Disposition"]
    said = "Plusieurs titulaires ont été identifiés"
    upload = SimpleUploadedFile("accuse.xml", report(file, ko={row.technical_id: said}))
    back = client.post(reverse("certificates:acknowledge"), {"file": upload})
    assert back["Location"] == made["Location"]
    text = client.get(back["Location"]).content.decode()
    assert said in text
    assert "Complétez le jour" in text
    wrong = SimpleUploadedFile("photo.png", b"\x89PNG")
    refused = client.post(reverse("certificates:acknowledge"), {"file": wrong})
    assert "« photo.png »" in refused.content.decode()
    assert refused.status_code == 200


def test_declarations_are_read_by_the_auditor_and_made_by_the_secretariat(
    issued: Any, account: Any, signed_in: Any, secretary: Any
) -> None:
    """The auditor reads the register but neither declares, nor downloads the holders' data."""
    issued()
    declaration, _ = declare(by=secretary, now=NOW)
    auditor = account(Role.AUDITOR)
    client = signed_in(auditor)
    assert client.get(reverse("certificates:declarations")).status_code == 200
    page = reverse("certificates:declaration", args=[declaration.pk])
    assert client.get(page).status_code == 200
    file = reverse("certificates:declaration_file", args=[declaration.pk, 1])
    for address in (file, reverse("certificates:declare"), reverse("certificates:acknowledge")):
        assert client.get(address).status_code == 403
    with pytest.raises(PermissionDenied):
        declare(by=auditor, now=NOW)
    with pytest.raises(PermissionDenied):
        acknowledge(content=b"<rapport/>", name="a.xml", by=auditor)


def test_what_was_declared_is_append_only(issued: Any, secretary: Any) -> None:
    """Declarations, files, passages and answers can be neither changed nor erased."""
    row = issued()[0]
    file = declare(by=secretary, now=NOW)[0].files.get()
    acknowledge(content=report(file, ok=[row.technical_id]), name="a.xml", by=secretary)
    for model in (PassageAnswer, DeclaredPassage, DeclarationFile, Declaration):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all()._raw_delete("default")
    with pytest.raises(DatabaseError), transaction.atomic():
        DeclarationFile.objects.update(name="autre")


@pytest.mark.parametrize("count", [2, 20])
def test_the_number_of_queries_does_not_grow(
    count: int, issued: Any, signed_in: Any, secretary: Any, django_assert_num_queries: Any
) -> None:
    """The register of declarations and the check ask as often for 20 holders as for 2."""
    issued(*[(True, True)] * count)
    client = signed_in(secretary)
    with django_assert_num_queries(8):
        client.get(reverse("certificates:declarations"))
    with django_assert_num_queries(4):
        client.get(reverse("certificates:declare"))
    journal_lock = 1 if connection.vendor == "postgresql" else 0
    with django_assert_num_queries(18 + journal_lock):
        client.post(reverse("certificates:declare"))


def test_the_title_of_a_new_version_is_declared_under_its_own_number(
    issued: Any, secretary: Any
) -> None:
    """Two certifications in one declaration: each holder under the right code."""
    issued()
    other = replace(CERTIFICATION, number="RNCP40913")
    issued(certification=other, number="RNCP40913")
    content = bytes(declare(by=secretary, now=NOW)[0].files.get().content)
    codes = etree.fromstring(content).xpath("//c:certification/c:code/text()", namespaces=NAMESPACE)
    assert codes == ["RNCP40657", "RNCP40913"]
