"""Déposer chaque format : reçu, montré, relu, publié ou dit impubliable, et rien de plus."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import User
from parchemin.office.referentiels import actions, queries
from parchemin.office.referentiels.actions.publication import NotReady
from parchemin.office.referentiels.edits.tree import NAME
from parchemin.office.referentiels.models import Source, Version
from tests.readers.each_format import DOCUMENTS, EVERY, Document, api
from tests.readers.samples import REFUSED, SAMPLES
from tests.readers.test_lire_l_export_csv_et_les_archives import FILES, zipped

pytestmark = pytest.mark.django_db
SignedIn = Callable[..., Client]
MARKED = re.compile(r'<mark id="[^"]*" class="lu"[^>]*>(.*?)</mark>', re.DOTALL)
UPLOAD = "referentiels:upload"
RS_PAGE = (SAMPLES / "fiches/RS91002-site.html").read_bytes()
RS_EXPORT = (SAMPLES / "rncp/RS6604.xml").read_bytes()


def send(client: Client, document: Document, name: str = "") -> str:
    """Where the deposit of a document leads."""
    file = SimpleUploadedFile(name or document.name, document.data())
    response = client.post(reverse(UPLOAD), {"file": file})
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def opened(client: Client, document: Document) -> Version:
    """The draft of the first certification of a document, chosen when there are several."""
    place = send(client, document)
    if document.count > 1:
        assert not Version.objects.exists()
        client.post(place, {"position": 0})
    return Version.objects.get()


def codes_of(draft: Version) -> list[str]:
    return [finding.code for finding in queries.findings_of(draft)]


def settled(draft: Version, by: User) -> Version:
    """The same draft, every waiting finding read."""
    ranks = {each.rank for each in queries.findings_of(draft) if each.waits}
    return actions.acknowledge(on=draft, ranks=ranks, note="Relu.", by=by) if ranks else draft


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: each.name)
def test_le_document_est_recu_et_montre_a_cote_de_sa_lecture(
    document: Document, signed_in: SignedIn
) -> None:
    """Sa nature est dite, ses blocs sont lus, et les mots lus sont marqués dans un texte lisible."""
    client = signed_in()
    draft = opened(client, document)
    assert draft.source.kind == document.kind
    assert len(queries.certification_of(draft).blocs) == document.blocs
    page = client.get(reverse("referentiels:review", args=[draft.pk])).content.decode()
    shown = [html.unescape(re.sub("<[^>]+>", "", each)) for each in MARKED.findall(page)]
    if document.words:
        assert any(document.words in each for each in shown)
    else:
        assert not shown
    assert "PK\x03\x04" not in page
    assert "�" not in page


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda each: each.name)
def test_le_deposer_encore_mene_au_meme_endroit(document: Document, signed_in: SignedIn) -> None:
    """Sous un autre nom, les mêmes octets ne font ni seconde source ni second brouillon."""
    client = signed_in()
    first = send(client, document)
    drafts = Version.objects.count()
    assert send(client, document, name="copie-de-" + document.name) == first
    assert (Source.objects.count(), Version.objects.count()) == (1, drafts)


@pytest.mark.parametrize("name", ["deux.txt", "deux.html", "deux.json"])
def test_la_relecture_d_une_fiche_ne_montre_pas_les_constats_d_une_autre(
    name: str, secretary: User
) -> None:
    """Les constats, et leurs choix, vont chacun à la fiche dont ils parlent."""
    source = actions.receive_source(name=name, data=EVERY[name].data(), by=secretary).source
    drafts = [actions.start_draft(source=source, position=rank, by=secretary) for rank in (0, 1)]
    for draft, other in (drafts, drafts[::-1]):
        said = [finding.place for finding in queries.findings_of(draft)]
        assert said
        assert not [place for place in said if place.startswith(f"{other.number},")]


def test_les_constats_d_une_fiche_vont_a_elle_par_leur_ligne(secretary: User) -> None:
    """Un constat qui ne nomme pas sa fiche est rangé d'après la ligne où il se trouve."""
    text = (SAMPLES / "fiches/deux-fiches.txt").read_text("utf-8")
    text = text.replace("Étude de cas sur un plan", "Étude de cas et mise en situation")
    source = actions.receive_source(name="deux.txt", data=text.encode(), by=secretary).source
    first, second = (
        actions.start_draft(source=source, position=rank, by=secretary) for rank in (0, 1)
    )
    assert "nature-de-modalite-indecidable" in codes_of(first)
    assert "nature-de-modalite-indecidable" not in codes_of(second)
    assert "plusieurs-fiches" in codes_of(first)
    assert "plusieurs-fiches" in codes_of(second)


@pytest.mark.parametrize(
    "name", ["fiche.txt", "fiche.mhtml", "fiche.xml", "reponse.json", "cadre.json", "cadre.xlsx"]
)
def test_ce_qui_est_entier_se_publie(name: str, secretary: User, signed_in: SignedIn) -> None:
    """Les constats lus, une fiche ou un cadre entier se publie, et sa version s'ouvre."""
    client = signed_in(secretary)
    draft = settled(opened(client, EVERY[name]), secretary)
    version = actions.publish(on=draft, by=secretary)
    assert client.get(reverse("referentiels:version", args=[version.pk])).status_code == 200
    assert send(client, EVERY[name]) == reverse("referentiels:version", args=[version.pk])


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("refuge.docx", "ne donne pas de numéro"),
        ("export-csv.zip", "n'a aucune compétence ni aucune modalité d'évaluation"),
        ("programme.txt", "aucune modalité d'évaluation"),
    ],
)
def test_ce_qui_ne_suffit_pas_dit_ce_qui_manque(
    name: str, sentence: str, secretary: User, signed_in: SignedIn
) -> None:
    """Tout lu ne suffit pas : sans numéro, sans compétence ou sans modalité, rien n'est publié."""
    draft = settled(opened(signed_in(secretary), EVERY[name]), secretary)
    with pytest.raises(NotReady, match=sentence):
        actions.publish(on=draft, by=secretary)
    assert not queries.published_versions()


@pytest.mark.parametrize(("name", "data"), [("RS91002.html", RS_PAGE), ("RS6604.xml", RS_EXPORT)])
def test_une_fiche_du_rs_se_range_en_un_ensemble_puis_se_publie(
    name: str, data: bytes, secretary: User
) -> None:
    """Sans bloc, elle le dit et propose ; choisie et complétée, elle se publie."""
    (draft,) = actions.receive_source(name=name, data=data, by=secretary).drafts
    stated = queries.certification_of(draft).stated_competencies
    rank = codes_of(draft).index("rs-sans-bloc")
    with pytest.raises(NotReady, match="Une certification du RS n'a pas de bloc"):
        actions.publish(on=draft, by=secretary)
    draft = settled(actions.choose(on=draft, finding=rank, choice=0, by=secretary), secretary)
    with pytest.raises(NotReady, match="BC01 n'a aucune modalité d'évaluation"):
        actions.publish(on=draft, by=secretary)
    (bloc,) = queries.laid_of(draft).tree.value("blocks")
    into = f"{bloc[NAME]}.assessments"
    draft = actions.add(
        on=draft, into=into, values={"text": "Mise en situation devant un jury"}, by=secretary
    )
    version = actions.publish(on=draft, by=secretary)
    (published,) = queries.certification_of(version).blocs
    assert [each.text for each in published.competencies] == [each.text for each in stated]
    assert [each.text for each in published.assessments] == ["Mise en situation devant un jury"]


def test_une_fiche_du_rs_peut_rester_sans_bloc_mais_pas_servir(secretary: User) -> None:
    """Choisir « aucun bloc » est une réponse ; publier dit encore ce qu'il faut pour évaluer."""
    (draft,) = actions.receive_source(name="rs.xml", data=RS_EXPORT, by=secretary).drafts
    rank = codes_of(draft).index("rs-sans-bloc")
    draft = actions.choose(on=draft, finding=rank, choice=1, by=secretary)
    assert not queries.findings_of(draft)[rank].waits
    with pytest.raises(NotReady, match="un ensemble à évaluer"):
        actions.publish(on=draft, by=secretary)


def test_un_tableau_du_rs_ne_demande_qu_une_fois(secretary: User) -> None:
    """Le tableau qui propose déjà de tout réunir n'est pas doublé d'une seconde question."""
    text = "RS98765 Conduire une visioconférence\n\nCompétences\tCritères d'évaluation\n"
    rows = "C1. Préparer une réunion à distance\tLes sous-titres sont activés\n"
    data = (text + rows).encode()
    (draft,) = actions.receive_source(name="rs.tsv", data=data, by=secretary).drafts
    asked = [code for code in codes_of(draft) if "sans-bloc" in code]
    assert asked == ["tableau-sans-bloc"]


def test_le_champ_accepte_tout_ce_qui_se_lit(signed_in: SignedIn) -> None:
    """La fenêtre de choix du navigateur montre chaque format, et l'aide ne renvoie pas au texte."""
    page = signed_in().get(reverse(UPLOAD)).content.decode()
    (accepted,) = re.findall(r' accept="([^"]+)"', page)
    endings = {"." + document.name.rpartition(".")[2] for document in DOCUMENTS}
    assert endings <= set(accepted.split(","))
    for format_ in ("HTML, MHTML", "DOCX", "PDF", "XLSX", "Markdown", "JSON", "CASE", "CSV"):
        assert format_ in page


def test_le_fichier_trop_gros_est_refuse_avant_d_etre_lu(
    signed_in: SignedIn, settings: Any
) -> None:
    """La limite de l'office est dite en mégaoctets, et rien n'est gardé."""
    settings.LARGEST_UPLOAD = 1024 * 1024
    file = SimpleUploadedFile("gros.pdf", b"%PDF-1.7\n" + b"0" * 1_100_000)
    response = signed_in().post(reverse(UPLOAD), {"file": file})
    assert response.status_code == 422
    assert "reçoit des fichiers de 1 Mo au plus" in response.content.decode()
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("fiche-numerisee.pdf", "est un PDF numérisé"),
        ("fiche-protegee.pdf", "est protégé par un mot de passe"),
        ("fiche-protegee.docx", "est protégé par un mot de passe"),
        ("tableau-ancien.xls", "Enregistrer sous » au format XLSX"),
        ("lettre.docx", "un référentiel en tableau (DOCX, PDF, XLSX"),
        ("resultats-de-recherche.html", "une page de résultats de recherche"),
    ],
)
def test_l_ecran_dit_pourquoi_il_refuse(name: str, sentence: str, signed_in: SignedIn) -> None:
    """Un fichier refusé a sa phrase à l'écran, et rien n'est enregistré."""
    file = SimpleUploadedFile(name, (REFUSED / name).read_bytes())
    response = signed_in().post(reverse(UPLOAD), {"file": file})
    page = html.unescape(response.content.decode())
    assert response.status_code == 422
    assert sentence in page
    assert "Rien n'a été enregistré" in page
    assert not Source.objects.exists()


def test_deux_exports_dans_une_archive_se_donnent_un_a_un(signed_in: SignedIn) -> None:
    """L'archive de deux exports nomme les deux, au lieu de dire qu'il n'y en a pas."""
    both = {name: (SAMPLES / f"rncp/{name}").read_bytes() for name in ("RS5568.xml", "RS6604.xml")}
    file = SimpleUploadedFile("deux.zip", zipped({**both}))
    page = html.unescape(signed_in().post(reverse(UPLOAD), {"file": file}).content.decode())
    assert "2 exports du registre (« RS5568.xml », « RS6604.xml »)" in page
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("document", "kind", "ending"),
    [
        ("refuge.docx", "application/octet-stream", ".docx"),
        ("refuge.pdf", "application/octet-stream", ".pdf"),
        ("export-csv.zip", "application/octet-stream", ".zip"),
        ("fiche.html", "text/plain; charset=utf-8", ".txt"),
        ("fiche.xml", "text/plain; charset=utf-8", ".txt"),
    ],
)
def test_le_fichier_d_origine_se_rouvre(
    document: str, kind: str, ending: str, signed_in: SignedIn
) -> None:
    """Un document revient avec sa terminaison ; une page, toujours comme un texte."""
    client = signed_in()
    send(client, EVERY[document])
    source = Source.objects.get()
    response = client.get(reverse("referentiels:source", args=[source.pk]))
    assert response.content == EVERY[document].data()
    assert response["Content-Type"] == kind
    assert response["Content-Disposition"] == f'attachment; filename="source-{source.pk}{ending}"'


def test_une_terminaison_inconnue_ne_passe_pas(signed_in: SignedIn) -> None:
    """Un document nommé comme un programme n'est pas rendu sous ce nom."""
    client = signed_in()
    send(client, EVERY["refuge.docx"], name='refuge.exe"; x=".bat')
    response = client.get(reverse("referentiels:source", args=[Source.objects.get().pk]))
    assert response["Content-Disposition"].endswith('.bin"')


def test_une_reponse_se_lit_dans_l_ordre_des_fiches(secretary: User) -> None:
    """Le choix suit l'ordre de la réponse, et chaque fiche garde son numéro."""
    data = api("RNCP91305", "RNCP91301")
    source = actions.receive_source(name="r.json", data=data, by=secretary).source
    assert [each.number for _, each, _ in queries.choices_of(source)] == ["RNCP91305", "RNCP91301"]
    assert actions.start_draft(source=source, position=1, by=secretary).number == "RNCP91301"


def test_un_export_csv_dit_quoi_deposer_a_la_place(secretary: User) -> None:
    """Le constat de l'export CSV renvoie à ce qui porte les compétences."""
    data = zipped({**FILES})
    source = actions.receive_source(name="csv.zip", data=data, by=secretary).source
    draft = actions.start_draft(source=source, position=0, by=secretary)
    (said,) = [each for each in queries.findings_of(draft) if each.code == "csv-sans-competences"]
    assert said.waits
    assert "export XML" in said.advice
