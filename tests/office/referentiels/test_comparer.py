"""Comparer deux versions à l'écran, et lire la chaîne de remplacement d'une certification."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from parchemin.domain.referentiel import (
    Certification,
    CertificationReference,
    Competency,
    RegistrationDates,
)
from parchemin.office.accounts.models import Role, User
from parchemin.office.catalogue.actions import MACHINE, announce
from parchemin.office.catalogue.importing import run
from parchemin.office.catalogue.opening import opened
from parchemin.office.referentiels.models import Version
from tests.office.catalogue.exports import invented, zipped
from tests.office.promotion import CERTIFICATION, NUMBER, Published, SignIn, publish_invented

OLD, NEW = "Préparer l'essai 1", "Préparer l'essai 1 en équipe"
SUCCESSOR = replace(
    CERTIFICATION,
    number="RNCP99002",
    title="CQP Essai rénové",
    dates=RegistrationDates(
        decision=date(2027, 12, 31),
        end_of_registration=date(2032, 12, 31),
        last_delivery=date(2036, 12, 31),
    ),
    replaces=(CertificationReference(number=NUMBER),),
)


def reworded(certification: Certification = CERTIFICATION) -> Certification:
    """The invented certification, one competency reworded and one added."""
    first, *rest = certification.blocs
    one, two = first.competencies
    more = Competency(text="Ranger l'atelier après le passage des visiteurs", key=False)
    changed = replace(first, competencies=(replace(one, text=NEW), two, more))
    return replace(certification, blocs=(changed, *rest))


@pytest.fixture
def second(published: Published, secretary: User) -> Version:
    """The second version of the same certification."""
    return publish_invented(secretary, reworded()).version


def draft_of(version: Version) -> Version:
    """The same content, as a draft of the next version."""
    version.pk, version.rank, version.published_at, version.digest = None, 9, None, None
    version.save()
    return version


def page(client: Any, name: str, *args: object, **data: str) -> Any:
    """What a page answers."""
    return client.get(reverse(f"referentiels:{name}", args=args), data)


def test_ce_qui_change_est_montre_mot_a_mot(
    published: Published, second: Version, signed_in: SignIn
) -> None:
    """Le résumé compte, les mots ajoutés sont dans <ins>, et dits au lecteur d'écran."""
    html = page(signed_in(), "compare", published.version.pk, second.pk).content.decode()
    assert "1 bloc identique et 1 bloc modifié." in html
    assert '<ins><span class="visually-hidden">[ajouté : </span>en équipe' in html
    assert "2 identiques" not in html
    assert "Ranger l&#x27;atelier" in html
    back = page(signed_in(), "compare", second.pk, published.version.pk).content.decode()
    assert '<del><span class="visually-hidden">[retiré : </span>en équipe' in back


def test_une_version_et_elle_meme(published: Published, signed_in: SignIn) -> None:
    """Rien ne diffère : la page le dit."""
    key = published.version.pk
    html = page(signed_in(), "compare", key, key).content.decode()
    assert "Les deux textes disent la même chose." in html


def test_un_brouillon_se_compare_a_la_version_publiee(
    published: Published, second: Version, signed_in: SignIn, account: Any
) -> None:
    """Le secrétariat compare son brouillon ; pour tout autre, un brouillon n'existe pas."""
    draft = draft_of(second)
    assert page(signed_in(), "compare", published.version.pk, draft.pk).status_code == 200
    for role in (Role.AUDITOR, Role.BODY, Role.JUROR, Role.ASSESSOR):
        client = signed_in(account(role))
        assert page(client, "compare", published.version.pk, draft.pk).status_code == 404
        assert page(client, "compare", draft.pk, published.version.pk).status_code == 404


def test_la_relecture_mene_a_la_comparaison(
    published: Published, second: Version, signed_in: SignIn
) -> None:
    """La page de relecture et celle d'une version proposent la version publiée d'avant."""
    link = reverse("referentiels:compare", args=[published.version.pk, second.pk])
    assert link in page(signed_in(), "version", second.pk).content.decode()
    draft = draft_of(Version.objects.get(pk=second.pk))
    link = reverse("referentiels:compare", args=[second.pk, draft.pk])
    assert link in page(signed_in(), "review", draft.pk).content.decode()


def test_on_choisit_parmi_les_versions_voisines(
    published: Published, second: Version, signed_in: SignIn, secretary: User
) -> None:
    """Les versions de la chaîne sont proposées, pas celles d'une certification étrangère."""
    next_one = publish_invented(secretary, SUCCESSOR).version
    stranger = publish_invented(secretary, replace(CERTIFICATION, number="RNCP99003")).version
    html = page(signed_in(), "compare_choose", second.pk).content.decode()
    assert f'value="{published.version.pk}"' in html
    assert f'value="{next_one.pk}"' in html
    assert f'value="{stranger.pk}"' not in html
    chosen = page(signed_in(), "compare_choose", second.pk, avec=str(published.version.pk))
    assert chosen["Location"] == reverse(
        "referentiels:compare", args=[published.version.pk, second.pk]
    )


@pytest.mark.parametrize("wrong", ["", "abc", "999999"])
def test_un_choix_faux_est_dit(
    published: Published, second: Version, signed_in: SignIn, wrong: str
) -> None:
    """Un choix vide, ou qui n'est pas proposé, laisse sur la page avec sa phrase."""
    html = page(signed_in(), "compare_choose", second.pk, avec=wrong).content.decode()
    assert "Choisissez" in html
    assert "invalid-feedback" in html


def test_sans_autre_version_la_page_le_dit(published: Published, signed_in: SignIn) -> None:
    """Une certification seule n'a rien à comparer."""
    html = page(signed_in(), "compare_choose", published.version.pk).content.decode()
    assert "Aucune autre version" in html


def test_la_chaine_montre_les_dates_et_les_places(
    published: Published, signed_in: SignIn, secretary: User
) -> None:
    """Prédécesseurs et successeurs, dans l'ordre, avec leurs dates et de quoi comparer."""
    successor = publish_invented(secretary, SUCCESSOR).version
    html = page(signed_in(), "chain", NUMBER).content.decode()
    assert html.index(NUMBER) < html.index("CQP Essai rénové")
    assert "31/12/2032" in html
    assert "la remplace" in html
    assert reverse("referentiels:compare", args=[published.version.pk, successor.pk]) in html
    back = page(signed_in(), "chain", "RNCP99002").content.decode()
    assert "remplacée par elle" in back
    assert reverse("referentiels:compare", args=[published.version.pk, successor.pk]) in back


def test_le_catalogue_complete_la_chaine(
    published: Published, signed_in: SignIn, tmp_path: Path
) -> None:
    """Un texte publié avant son remplacement l'apprend des fiches du registre, de proche en proche."""
    links = {9_001: "RNCP90002", 2: "RNCP90003", 3: ""}
    fiches = [
        invented(rank, title=f"Titre {rank}").replace(
            "<ETAT_FICHE>",
            "<NOUVELLES_CERTIFICATIONS><NOUVELLE_CERTIFICATION>"
            f"<ID_FICHE_NOUVELLE_CERTIFICATION>{after}</ID_FICHE_NOUVELLE_CERTIFICATION>"
            "</NOUVELLE_CERTIFICATION></NOUVELLES_CERTIFICATIONS><ETAT_FICHE>"
            if after
            else "<ETAT_FICHE>",
        )
        for rank, after in links.items()
    ]
    source = opened(zipped(tmp_path, "2026-08-16", fiches))
    run(announce(source=source, dated=None, by=MACHINE), source)
    html = page(signed_in(), "chain", NUMBER).content.decode()
    assert html.index("RNCP90002") < html.index("RNCP90003")
    assert html.count("fiche du catalogue") == 2
    assert "à 2 remplacements" in html


def test_une_chaine_en_rond_est_dite(
    published: Published, signed_in: SignIn, secretary: User
) -> None:
    """Deux textes qui se remplacent l'un l'autre sont nommés tous deux."""
    rounded = replace(SUCCESSOR, replaced_by=(CertificationReference(number=NUMBER),))
    publish_invented(secretary, rounded)
    html = page(signed_in(), "chain", NUMBER).content.decode()
    assert "se remplacent en rond" in html


def test_une_certification_inconnue_n_a_pas_de_chaine(
    published: Published, signed_in: SignIn
) -> None:
    """Un numéro que nul texte ne porte ni ne cite répond comme une page absente."""
    assert page(signed_in(), "chain", "RNCP1").status_code == 404


def test_une_certification_citee_a_sa_chaine(
    published: Published, signed_in: SignIn, secretary: User
) -> None:
    """Le numéro qu'un texte cite sans que l'office en ait la fiche a sa place dans la chaîne."""
    cited = replace(SUCCESSOR, replaced_by=(CertificationReference(number="RNCP99009"),))
    publish_invented(secretary, cited)
    html = page(signed_in(), "chain", "RNCP99009").content.decode()
    assert "texte inconnu de l&#x27;office" in html or "texte inconnu de l'office" in html


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.SECRETARIAT, 200),
        (Role.AUDITOR, 200),
        (Role.BODY, 200),
        (Role.JUROR, 200),
        (Role.ASSESSOR, 200),
        (Role.CANDIDATE, 403),
        (Role.TUTOR, 403),
    ],
)
def test_qui_ouvre_ces_pages(
    published: Published, second: Version, signed_in: SignIn, role: Role, status: int
) -> None:
    """Qui lit les référentiels les compare ; le candidat et le tuteur ne les ouvrent pas."""
    client = signed_in(role)
    pages = (
        ("compare", published.version.pk, second.pk),
        ("compare_choose", second.pk),
        ("chain", NUMBER),
    )
    assert [page(client, *each).status_code for each in pages] == [status] * 3


@pytest.mark.parametrize("count", [2, 20])
def test_le_nombre_de_questions_ne_depend_pas_du_nombre_de_versions(
    secretary: User, signed_in: SignIn, django_assert_max_num_queries: Any, count: int
) -> None:
    """Comparer, choisir et lire la chaîne demandent autant avec deux versions qu'avec vingt."""
    keys = [
        publish_invented(secretary, reworded() if rank % 2 else CERTIFICATION).version.pk
        for rank in range(count)
    ]
    client = signed_in()
    for name, args, most in (
        ("compare", keys[:2], 6),
        ("compare_choose", keys[:1], 9),
        ("chain", [NUMBER], 7),
    ):
        with django_assert_max_num_queries(most):
            assert page(client, name, *args).status_code == 200
