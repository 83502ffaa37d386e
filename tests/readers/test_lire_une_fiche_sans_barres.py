"""Une fiche copiée sans les barres de ses tableaux : RNCP40913."""

from datetime import date

import pytest

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import AssessmentKind, Certification
from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read
from tests.readers.samples import PAGE_B, codes_of, reading_of


@pytest.fixture
def reading() -> Reading:
    return reading_of(PAGE_B)


@pytest.fixture
def fiche(reading: Reading) -> Certification:
    (found,) = reading.certifications
    return found


def test_identite(fiche: Certification) -> None:
    """Numéro, intitulé, niveau et codes, chacun une seule fois bien que la page les répète."""
    assert (fiche.number, fiche.title, fiche.level) == ("RNCP40913", "CQP Assistant médical", 4)
    assert [code.code for code in fiche.formacodes] == ["35015", "43401", "43414", "44074"]
    assert [code.code for code in fiche.ccn] == ["3168"]


def test_competences_et_modalites(fiche: Certification) -> None:
    """Compétences 8, 7, 6, 13 et modalités 2, 1, 1, 3, séparées sans colonne."""
    assert [len(bloc.competencies) for bloc in fiche.blocs] == [8, 7, 6, 13]
    assert [len(bloc.assessments) for bloc in fiche.blocs] == [2, 1, 1, 3]


def test_les_titres_de_la_liste_ne_sont_pas_des_competences(fiche: Certification) -> None:
    """La liste de la page porte les titres des blocs : ils n'y sont pas comptés."""
    assert len(fiche.stated_competencies) == 34


def test_natures(fiche: Certification) -> None:
    """« Mises en situation et études de cas » annonce deux natures : aucune n'est retenue."""
    kinds = [item.kind for bloc in fiche.blocs for item in bloc.assessments]
    assert kinds == [
        None,
        None,
        None,
        AssessmentKind.CASE_STUDY,
        AssessmentKind.FILE_WITH_INTERVIEW,
        AssessmentKind.SITUATION,
        AssessmentKind.CASE_STUDY,
    ]


def test_chaque_nature_indecidable_est_dite(reading: Reading) -> None:
    """Trois modalités sans nature, trois constats avec leur ligne."""
    said = [each for each in reading.diagnostics if each.code == "nature-de-modalite-indecidable"]
    assert [each.place.line for each in said] == [186, 188, 208]


def test_sept_competences_different(reading: Reading) -> None:
    """Exactement sept compétences diffèrent entre la liste et les blocs, avec leurs deux lignes."""
    said = [each for each in reading.diagnostics if each.code == "competence-differente"]
    assert [each.place.lines for each in said] == [
        (84, 172),
        (88, 176),
        (90, 178),
        (92, 180),
        (100, 194),
        (102, 196),
        (116, 214),
    ]
    assert "afin d'améliorer sa prise en soins" in said[2].found
    assert "du cabinet" in said[5].found
    assert "de la structure" in said[5].found


def test_voies(fiche: Certification) -> None:
    """Le jury d'une voie peut tenir sur deux lignes."""
    assert [access.open for access in fiche.routes.values()] == [
        False,
        False,
        True,
        True,
        False,
        True,
    ]
    assert fiche.routes[Route.CONTINUING].jury == (
        "Un représentant du collège employeur de la CPNEFP\n"
        "Un représentant du collège salarié de la CPNEFP"
    )
    assert fiche.routes[Route.EXPERIENCE].modified == date(2025, 6, 26)


def test_certificateur_sans_colonnes(fiche: Certification) -> None:
    """Le tiret du SIRET sépare le nom légal du nom commercial."""
    (certifier,) = fiche.certifiers
    assert certifier.name == "CPNEFP des personnels des cabinets médicaux"
    assert (certifier.siret, certifier.trade_name) == (None, "ACQPCM")
    assert certifier.website == "https://ccn-cabinets-medicaux.fr"


def test_certificateur_indecidable() -> None:
    """Deux tirets au milieu du nom : les colonnes ne se retrouvent pas, le nom reste entier."""
    row = "CPNEFP des personnels des cabinets médicaux - ACQPCM https"
    text = PAGE_B.read_text(encoding="utf-8").replace(row, "CPNEFP - des cabinets - ACQPCM https")
    reading = read(text.encode(), "fiche")
    (certifier,) = reading.certifications[0].certifiers
    assert certifier.trade_name is None
    assert "certificateur-indecidable" in codes_of(reading)


def test_dates_absentes(fiche: Certification, reading: Reading) -> None:
    """La page ne donne que l'échéance : les autres dates sont vides, et c'est dit."""
    dates = fiche.dates
    assert (dates.decision, dates.last_delivery) == (None, None)
    assert dates.end_of_registration == date(2030, 6, 25)
    assert codes_of(reading).count("date-absente") == 2


def test_statistiques(fiche: Certification) -> None:
    """Deux promotions ; un tiret est un chiffre non publié."""
    recent, former = fiche.statistics
    assert (recent.year, recent.holders, recent.target_job_2_years) == (2023, 683, None)
    assert (former.year, former.vae_holders, former.target_job_2_years) == (2022, 0, 99)


def test_statistiques_illisibles() -> None:
    """Une ligne de chiffres à laquelle il manque une colonne n'est pas devinée."""
    text = PAGE_B.read_text(encoding="utf-8").replace("2022 256 0 97 93 99", "2022 256 97 93 99")
    reading = read(text.encode(), "fiche")
    assert [each.year for each in reading.certifications[0].statistics] == [2023]
    assert "statistiques-illisibles" in codes_of(reading)


def test_certification_remplacee(fiche: Certification) -> None:
    """RNCP36358 est remplacée."""
    assert [(each.number, each.title) for each in fiche.replaces] == [
        ("RNCP36358", "CQP Assistant médical")
    ]
    assert fiche.replaced_by == ()


def test_une_voie_sans_croix_ni_jury_est_indecidable() -> None:
    """Sans croix la voie reste à préciser."""
    text = PAGE_B.read_text(encoding="utf-8")
    text = text.replace("En contrat d’apprentissage X - -", "En contrat d’apprentissage")
    reading = read(text.encode(), "fiche")
    assert reading.certifications[0].routes[Route.APPRENTICESHIP].open is None
    assert "voie-indecidable" in codes_of(reading)


def test_une_voie_disparue_est_dite() -> None:
    """Une ligne absente du tableau des voies se remarque."""
    text = PAGE_B.read_text(encoding="utf-8")
    text = text.replace("En contrat d’apprentissage X - -\n", "")
    reading = read(text.encode(), "fiche")
    assert Route.APPRENTICESHIP not in reading.certifications[0].routes
    assert codes_of(reading).count("voie-absente") == 1


def test_un_entete_donne_l_intitule() -> None:
    """L'en-tête de la page, quand il est copié, donne numéro et intitulé sans déduction."""
    text = "RNCP40913 - CQP Assistant médical\n" + PAGE_B.read_text(encoding="utf-8")
    reading = read(text.encode(), "fiche")
    fiche = reading.certifications[0]
    assert (fiche.number, fiche.title) == ("RNCP40913", "CQP Assistant médical")
    assert fiche.spans["title"].line == 1
    assert "intitule-lu-dans-le-texte" not in codes_of(reading)


def test_deux_numeros_dans_une_page() -> None:
    """Des blocs de deux certifications dans une page : erreur, le premier numéro est retenu."""
    text = PAGE_B.read_text(encoding="utf-8").replace("RNCP40913BC04 -", "RNCP40914BC04 -")
    reading = read(text.encode(), "fiche")
    assert reading.certifications[0].number == "RNCP40913"
    assert "numeros-contradictoires" in codes_of(reading)


def test_bloc_sans_modalite() -> None:
    """Un bloc auquel il manque ses modalités est une erreur qui nomme sa ligne."""
    text = PAGE_B.read_text(encoding="utf-8").replace("Études de cas\u00a0\n", "\n")
    reading = read(text.encode(), "fiche")
    (said,) = [each for each in reading.diagnostics if each.code == "bloc-incomplet"]
    assert (said.severity, said.place.line) == ("erreur", 210)
