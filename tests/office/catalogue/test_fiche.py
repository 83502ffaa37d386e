"""The page of a fiche, its texts, its copies, and following it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import Http404
from django.test import Client
from django.urls import reverse

from parchemin.office.accounts.models import Role, User
from parchemin.office.catalogue import queries
from parchemin.office.catalogue.models import Document, Export
from parchemin.office.referentiels.actions import start_from_catalogue
from parchemin.office.referentiels.models import Source, Version
from parchemin.readers.fiche_xml.reader import read_fiches
from tests.office.catalogue.conftest import Bring
from tests.office.catalogue.exports import SAMPLES, invented, xml

SignIn = Callable[..., Client]


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xml")), ids=lambda path: path.stem)
def test_la_page_dit_tout_ce_que_dit_la_fiche(path: Path, real: Export, signed_in: SignIn) -> None:
    """Chaque bloc, compétence, jury et certificateur de la fiche réelle se lit sur sa page."""
    (reading,) = read_fiches(path)
    said = reading.certification
    assert said is not None
    page = signed_in(Role.CANDIDATE).get(f"/catalogue/fiches/{said.number}/").content.decode()
    page = (
        page.replace("&#x27;", "'").replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
    )
    page = page.replace("&quot;", '"')
    for bloc in said.blocs:
        assert bloc.code in page
        assert bloc.title in page
        for competency in bloc.competencies:
            assert competency.text in page
    for certifier in said.certifiers:
        assert certifier.name in page
    for route in said.routes.values():
        assert (route.jury or "") in page
    assert f"{said.dates.end_of_registration:%d/%m/%Y}" in page
    assert "Licence Ouverte 2.0 — France compétences (data.gouv.fr), export du 16/08/2026" in page


def test_une_fiche_nommee_mene_a_sa_page_quand_elle_est_la(
    bring: Bring, tmp_path: Path, signed_in: SignIn
) -> None:
    """Un lien vers la fiche remplaçante connue ; un simple numéro pour celle qui ne l'est pas."""
    links = "".join(
        f"<NOUVELLE_CERTIFICATION><ID_FICHE_NOUVELLE_CERTIFICATION>{number}"
        "</ID_FICHE_NOUVELLE_CERTIFICATION></NOUVELLE_CERTIFICATION>"
        for number in ("RNCP90002", "RNCP77777")
    )
    one = invented(1).replace(
        "<INTITULE>", f"<NOUVELLES_CERTIFICATIONS>{links}</NOUVELLES_CERTIFICATIONS><INTITULE>"
    )
    bring(xml(tmp_path, "2026-08-16", [one, invented(2)]))
    page = signed_in(Role.AUDITOR).get("/catalogue/fiches/RNCP90001/").content.decode()
    assert 'href="/catalogue/fiches/RNCP90002/"' in page
    assert "RNCP77777" in page
    assert 'href="/catalogue/fiches/RNCP77777/"' not in page


def test_le_xml_rendu_est_celui_de_l_export(real: Export, signed_in: SignIn) -> None:
    """Le texte téléchargé se relit comme la fiche d'origine."""
    document = Document.objects.get(fiche__number="RS6604")
    answer = signed_in(Role.AUDITOR).get(reverse("catalogue:document", args=[document.pk]))
    assert 'filename="RS6604-2026-08-16.xml"' in answer["Content-Disposition"]
    (mine,), (theirs,) = read_fiches(answer.content), read_fiches(SAMPLES / "RS6604.xml")
    assert mine.certification == theirs.certification


def test_les_changements_se_lisent_sur_la_fiche_et_pour_les_suivies(
    bring: Bring, tmp_path: Path, secretary: User, signed_in: SignIn
) -> None:
    """La page des suivies ne montre que les certifications suivies ; la fiche montre les siennes."""
    bring(xml(tmp_path, "2026-08-16", [invented(1), invented(2)]))
    start_from_catalogue(number="RNCP90001", by=secretary)
    bring(
        xml(
            tmp_path, "2026-08-17", [invented(1, title="Veilleuse"), invented(2, title="Gardienne")]
        )
    )
    client = signed_in(secretary)
    followed = client.get(reverse("referentiels:register_changes")).content.decode()
    assert "Veilleuse" in followed
    assert "Gardienne" not in followed
    assert "Gardienne" in client.get("/catalogue/fiches/RNCP90002/").content.decode()


def test_suivre_ouvre_la_relecture_une_seule_fois(
    real: Export, secretary: User, signed_in: SignIn
) -> None:
    """Le bouton garde le XML comme source et ouvre sa relecture ; une seconde fois, la même."""
    client = signed_in(secretary)
    first = client.post(reverse("referentiels:follow", args=["RNCP40344"]))
    draft = Version.objects.get(number="RNCP40344")
    assert first["Location"] == reverse("referentiels:review", args=[draft.pk])
    assert len(draft.content["blocks"]) == 4
    second = client.post(reverse("referentiels:follow", args=["RNCP40344"]))
    assert second["Location"] == first["Location"]
    assert (Source.objects.count(), Version.objects.count()) == (1, 1)


def test_suivre_une_fiche_inconnue_n_ecrit_rien(real: Export, secretary: User) -> None:
    """Un numéro que le catalogue n'a pas mène à une page introuvable."""
    with pytest.raises(Http404):
        start_from_catalogue(number="RNCP1", by=secretary)
    assert not Source.objects.exists()


def test_une_copie_mot_pour_mot_se_trouve_dans_une_autre_fiche(
    bring: Bring, tmp_path: Path, django_assert_num_queries: object
) -> None:
    """Casse, accents, ponctuation et espaces ne cachent pas une copie ; un mot changé n'en est pas une."""
    sentence = "Évaluer l’état des lieux, avant la ronde."
    bring(
        xml(
            tmp_path,
            "2026-08-16",
            [
                invented(1, competency=sentence),
                invented(2, competency="- evaluer l'etat des lieux avant la  ronde"),
                invented(3, competency="Évaluer l’état des murs avant la ronde."),
            ],
        )
    )
    assert callable(django_assert_num_queries)
    with django_assert_num_queries(1):
        copies = queries.copies_of([sentence, "Rien de tel.", ""], except_number="RNCP90001")
    assert copies == [(sentence, "RNCP90002", "RNCP90002BC01")]


def test_la_page_d_une_fiche_pose_un_nombre_fixe_de_questions(
    real: Export, secretary: User, signed_in: SignIn, django_assert_num_queries: object
) -> None:
    """Autant de questions pour la plus longue fiche que pour la plus courte."""
    client = signed_in(secretary)
    assert callable(django_assert_num_queries)
    for number in ("RS6604", "RNCP37674", "RNCP36490"):
        with django_assert_num_queries(6):
            assert client.get(f"/catalogue/fiches/{number}/").status_code == 200
