"""Déposer un fichier : lu et gardé, ou refusé avec une phrase et rien de gardé."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from parchemin.domain.errors import RefusedAct
from parchemin.office.accounts.models import Role, User
from parchemin.office.journal.models import Entry
from parchemin.office.referentiels import actions
from parchemin.office.referentiels.models import Source, Version
from parchemin.readers.diagnostics import UnreadableSource
from tests.office.referentiels.builders import PAGE, export, published, received
from tests.readers.samples import PAGE_B, REFUSED, SAMPLES, TABLE

pytestmark = pytest.mark.django_db
ACCEPTED = "Parchemin lit une fiche"
RS6604 = (SAMPLES / "rncp/RS6604.xml").read_bytes()
RS5568 = (SAMPLES / "rncp/RS5568.xml").read_bytes()


def post(client: Client, data: bytes, name: str = "fiche.txt") -> object:
    return client.post(reverse("referentiels:upload"), {"file": SimpleUploadedFile(name, data)})


def test_un_fichier_lu_est_garde_tel_quel(secretary: User) -> None:
    """The bytes, their digest and their reader are kept; the draft and two acts are written."""
    draft = received(secretary)
    assert bytes(draft.source.content) == PAGE
    assert draft.source.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert (draft.number, draft.rank, draft.published_at) == ("RNCP40657", 1, None)
    assert [entry.act for entry in Entry.objects.order_by("id")] == [
        "recevoir une source",
        "ouvrir la relecture",
    ]


def test_le_meme_fichier_mene_a_ce_qu_il_a_deja_donne(secretary: User) -> None:
    """Received twice, even under another name, a file is one source with one draft."""
    first = actions.receive_source(name="a.txt", data=PAGE, by=secretary)
    again = actions.receive_source(name="b.txt", data=PAGE, by=secretary)
    assert (first.known, again.known) == (False, True)
    assert again.source == first.source
    assert again.drafts == first.drafts
    assert Version.objects.count() == 1


@pytest.mark.parametrize("sample", sorted(REFUSED.glob("*[!u]")), ids=lambda path: path.name)
def test_un_fichier_qui_n_est_pas_une_certification_n_est_pas_garde(
    sample: Path, secretary: User
) -> None:
    """Each refused sample gives one sentence that names it, and leaves the office as it was."""
    if sample.suffix == ".attendu":
        return
    with pytest.raises(UnreadableSource) as refusal:
        actions.receive_source(name=sample.name, data=sample.read_bytes(), by=secretary)
    assert sample.name in str(refusal.value)
    assert not Source.objects.exists()
    assert not Entry.objects.exists()


def test_un_export_coupe_est_refuse_avec_sa_ligne(secretary: User) -> None:
    """An export cut before the end of its only fiche says where, what to do, and is not kept."""
    with pytest.raises(UnreadableSource, match=r"export\.xml.* ligne \d+.*Téléchargez") as refusal:
        actions.receive_source(name="export.xml", data=RS6604[: len(RS6604) // 2], by=secretary)
    assert refusal.value.code == "aucune-certification"
    assert not Source.objects.exists()


def test_l_ecran_dit_le_refus_et_garde_le_texte_colle(signed_in: Callable[..., Client]) -> None:
    """A pasted article is refused with what it looks like; the text is still in the box."""
    article = (REFUSED / "article-metier.txt").read_text("utf-8")
    response = signed_in().post(reverse("referentiels:upload"), {"text": article})
    page = response.content.decode()
    assert response.status_code == 422
    assert "un article sur un métier" in page
    assert ACCEPTED in page
    assert "Rien n&#x27;a été enregistré" in page or "Rien n'a été enregistré" in page
    assert article[:60].strip()[:30] in page
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "est vide"),
        (b" \n\t\n", "est vide"),
        (b"%PDF-1.7\n\x00\x01", "ce PDF ne s&#x27;ouvre pas"),
        (b"\x00\x01\x02\x03", "binaire"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><FICHES><FICHE>&b;</FICHE></FICHES>',
         "entités"),
        (b"bonjour", "texte sans structure"),
    ],
)  # fmt: skip
def test_une_mauvaise_entree_donne_une_phrase(
    data: bytes, expected: str, signed_in: Callable[..., Client]
) -> None:
    """Empty, blank, PDF, binary, entities, a letter: a sentence on the form, nothing stored."""
    response = post(signed_in(), data)
    assert response.status_code == 422
    assert expected in response.content.decode()
    assert not Source.objects.exists()


def test_un_export_coupe_est_lu_avec_une_erreur_qui_attend(secretary: User) -> None:
    """A truncated export gives its whole fiche and an error that keeps it from publication."""
    cut = export(RS6604, RS5568)[: len(RS6604) + 2000]
    draft = received(secretary, cut, "coupé.xml")
    ranks = [rank for rank, said in enumerate(draft.findings) if said["code"] == "xml-tronque"]
    assert draft.number == "RS6604"
    with pytest.raises(RefusedAct, match="Erreur sans réponse"):
        actions.publish(on=draft, by=secretary)
    with pytest.raises(RefusedAct, match="réponse écrite"):
        actions.acknowledge(on=draft, ranks=set(ranks), by=secretary)


def test_un_fichier_trop_gros_est_refuse_sans_etre_lu(
    signed_in: Callable[..., Client], settings: Any
) -> None:
    """Beyond the largest upload, the sentence gives both sizes."""
    settings.LARGEST_UPLOAD = 2 * 1024 * 1024
    response = post(signed_in(), b"a" * (3 * 1024 * 1024))
    assert response.status_code == 422
    assert "pèse 3 Mo" in response.content.decode()
    assert "2 Mo au plus" in response.content.decode()


def test_un_texte_colle_trop_gros_a_sa_page(
    signed_in: Callable[..., Client], settings: Any
) -> None:
    """A pasted text beyond what a request may hold gives a page in French, not a traceback."""
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = signed_in().post(reverse("referentiels:upload"), {"text": "a" * 5000})
    assert response.status_code == 400
    assert "trop volumineuse" in response.content.decode()


def test_ni_fichier_ni_texte_ou_les_deux(signed_in: Callable[..., Client]) -> None:
    """Nothing given, or both, is said on the form."""
    client, url = signed_in(), reverse("referentiels:upload")
    assert "Choisissez un fichier" in client.post(url, {}).content.decode()
    both = client.post(url, {"text": "x", "file": SimpleUploadedFile("f.txt", b"y")})
    assert "à la fois" in both.content.decode()


def test_une_fiche_en_cp1252_est_lue_et_le_dit(secretary: User) -> None:
    """A Windows file is read; an information invites to look at the accents."""
    text = TABLE.read_text("utf-8").encode("cp1252", errors="replace")
    draft = received(secretary, text)
    assert draft.source.encoding == "cp1252"
    assert "encodage-windows-1252" in [finding["code"] for finding in draft.findings]
    assert "réaliser" in str(draft.content) or "é" in str(draft.content)


def test_un_export_de_plusieurs_fiches_fait_choisir(signed_in: Callable[..., Client]) -> None:
    """Two fiches in one export: no draft before a choice, then one draft of the chosen one."""
    client = signed_in()
    response = post(client, export(RS6604, RS5568), "deux.xml")
    source = Source.objects.get()
    assert response["Location"] == reverse("referentiels:choose", args=[source.pk])
    assert not Version.objects.exists()
    page = client.get(response["Location"]).content.decode()
    assert "RS6604" in page
    assert "RS5568" in page
    for _ in range(2):
        client.post(response["Location"], {"position": 1})
    draft = Version.objects.get()
    assert draft.number == "RS5568"
    assert not any("FICHE[1]" in str(finding["place"]["element"]) for finding in draft.findings)


def test_une_fiche_qui_n_est_pas_dans_le_fichier_est_refusee(secretary: User) -> None:
    """A rank beyond the fiches of the file is refused with a sentence."""
    source = received(secretary).source
    with pytest.raises(RefusedAct, match=r"décrit 1 certification"):
        actions.start_draft(source=source, position=4, by=secretary)


def test_deux_versions_d_une_meme_certification_se_suivent(secretary: User) -> None:
    """Another text of the same certification prepares the next version."""
    published(secretary)
    draft = received(secretary, PAGE + b"\n")
    assert (draft.number, draft.rank) == ("RNCP40657", 2)


def test_la_source_ne_se_modifie_ni_ne_s_efface(secretary: User) -> None:
    """The database itself refuses to touch a received file."""
    source = received(secretary).source
    for act in (lambda: Source.objects.filter(pk=source.pk).update(name="x"), source.delete):
        with pytest.raises((DatabaseError, Exception)), transaction.atomic():
            act()
    assert Source.objects.get().name == "fiche.txt"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARIAT])
def test_seul_le_secretariat_depose(role: Role, account: Callable[..., User]) -> None:
    """Any other role is refused by the act itself, not only by the screen."""
    with pytest.raises(PermissionDenied):
        actions.receive_source(name="f.txt", data=PAGE_B.read_bytes(), by=account(role))
    assert not Source.objects.exists()


def test_la_source_est_rendue_en_texte_a_enregistrer(signed_in: Callable[..., Client]) -> None:
    """The original comes back byte for byte, as a text to save, never sniffed into a page."""
    client = signed_in()
    post(client, PAGE)
    response = client.get(reverse("referentiels:source", args=[Source.objects.get().pk]))
    assert response.content == PAGE
    assert response["Content-Type"].startswith("text/plain")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("attachment")
