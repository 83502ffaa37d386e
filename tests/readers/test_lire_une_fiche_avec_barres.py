"""Une fiche copiée avec les barres de ses tableaux : RNCP40657."""

from datetime import date

import pytest

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import AssessmentKind, Certification, CorrespondenceKind
from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read
from tests.readers.samples import PAGE_A, codes_of, reading_of

Kind = AssessmentKind


@pytest.fixture
def reading() -> Reading:
    return reading_of(PAGE_A)


@pytest.fixture
def fiche(reading: Reading) -> Certification:
    (found,) = reading.certifications
    return found


def test_identite(fiche: Certification) -> None:
    """Le numéro vient des codes de blocs, l'intitulé des phrases qui le répètent."""
    assert (fiche.number, fiche.register, fiche.level) == ("RNCP40657", "RNCP", 4)
    assert fiche.title == "CQP Intervenant médico-technique à domicile"
    assert [(code.code, code.label) for code in fiche.nsf] == [("331", "Santé")]
    assert [code.code for code in fiche.ccn + fiche.formacodes + fiche.rome] == [
        "3286",
        "43406",
        "J1303",
    ]


def test_competences_par_bloc(fiche: Certification) -> None:
    """Quatre blocs de 6, 9, 5 et 6 compétences, séparées sans marque dans le texte."""
    assert [len(bloc.competencies) for bloc in fiche.blocs] == [6, 9, 5, 6]


def test_competences_mot_pour_mot(fiche: Certification) -> None:
    """Chaque compétence d'un bloc est celle de la liste de la page, aux apostrophes près."""
    straight = str.maketrans("’", "'")
    of_blocs = [item.text for bloc in fiche.blocs for item in bloc.competencies]
    assert [text.translate(straight) for text in of_blocs] == [
        item.text.translate(straight) for item in fiche.stated_competencies
    ]


def test_modalites(fiche: Certification) -> None:
    """Neuf modalités, 2, 2, 3 et 2, chacune avec sa nature."""
    kinds = [[item.kind for item in bloc.assessments] for bloc in fiche.blocs]
    assert kinds == [
        [Kind.CASE_STUDY, Kind.CASE_STUDY_WITH_INTERVIEW],
        [Kind.REBUILT_SITUATION_WITH_INTERVIEW, Kind.QROC],
        [Kind.REBUILT_SITUATION_WITH_INTERVIEW, Kind.REBUILT_SITUATION, Kind.QROC],
        [Kind.CASE_STUDY, Kind.REBUILT_SITUATION_WITH_INTERVIEW],
    ]


def test_titre_et_code_d_une_modalite(fiche: Certification) -> None:
    """Le titre s'arrête avant les mots de l'épreuve ; le texte reste entier."""
    first = fiche.blocs[0].assessments[0]
    assert first.code == "RNCP40657BC01ME1"
    assert first.title == "Recueil de documents, d’informations et prise de contact"
    assert first.text.startswith(first.title + " Étude de cas pratiques évaluée par un jury")


def test_voies(fiche: Certification, reading: Reading) -> None:
    """Une voie avec jury et date est ouverte ; sans l'un ni l'autre, fermée et à confirmer."""
    opened = {route for route, access in fiche.routes.items() if access.open}
    assert opened == {Route.CONTINUING, Route.PROFESSIONALISATION, Route.EXPERIENCE}
    assert all(fiche.routes[route].open is False for route in set(Route) - opened)
    assert fiche.routes[Route.EXPERIENCE].modified == date(2025, 5, 26)
    jury = fiche.routes[Route.EXPERIENCE].jury
    assert jury is not None
    assert jury.endswith("Le président a voix prépondérante en cas de partage égal des voix.")
    assert codes_of(reading).count("voie-supposee-fermee") == 3


def test_territoires_indecidables(reading: Reading) -> None:
    """Nouvelle-Calédonie et Polynésie : la colonne de la croix est perdue, deux constats."""
    assert codes_of(reading).count("territoire-indecidable") == 2


def test_dates(fiche: Certification) -> None:
    """Les quatre dates du tableau, et la durée."""
    dates = fiche.dates
    assert (dates.decision, dates.end_of_registration) == (date(2025, 5, 23), date(2028, 5, 23))
    assert (dates.last_delivery, dates.duration_years) == (date(2032, 5, 23), 3)


def test_certificateurs(fiche: Certification) -> None:
    """Deux certificateurs ; un tiret est une case vide."""
    association, commission = fiche.certifiers
    assert association.website == "https://branche-dmt.fr/index.php?route=informations"
    assert (association.siret, association.trade_name, commission.website) == (None, None, None)


def test_correspondance_d_ensemble_a_ensemble(fiche: Certification) -> None:
    """Trois blocs ensemble contre quatre blocs ensemble de RNCP39868, partielle."""
    (found,) = fiche.correspondences
    assert found.kind is CorrespondenceKind.PARTIAL
    assert found.blocs == tuple(f"RNCP40657BC0{rank}" for rank in (2, 3, 4))
    assert found.certification.number == "RNCP39868"
    assert found.target_blocs == tuple(f"RNCP39868BC0{rank}" for rank in (1, 2, 3, 4))


def test_statistiques_vides(fiche: Certification, reading: Reading) -> None:
    """Une rubrique vide ne donne aucun chiffre, et le dit."""
    assert fiche.statistics == ()
    assert "statistiques-absentes" in codes_of(reading)


@pytest.mark.parametrize(
    ("left", "right", "lines"),
    [
        ("tiré au tri", "tiré au sort", {80, 116}),
        ("tirés au tri", "tirés au sort", {84, 122}),
        ("suppression", "désinfection", {108, 140}),
    ],
)
def test_le_resume_contredit_le_tableau(
    reading: Reading, left: str, right: str, lines: set[int]
) -> None:
    """Les mots qui diffèrent sont donnés des deux côtés, avec les deux lignes."""
    said = [each for each in reading.diagnostics if each.code == "resume-contredit-le-tableau"]
    hits = [each for each in said if left in each.found and right in each.found]
    assert [lines <= set(each.place.lines) for each in hits] == [True]


def test_le_tableau_l_emporte(fiche: Certification) -> None:
    """Le texte retenu est celui du tableau du bloc, jamais celui du résumé."""
    texts = " ".join(item.text for bloc in fiche.blocs for item in bloc.assessments)
    assert "tiré au sort" in texts
    assert "tiré au tri" not in texts


def test_liste_absente_les_competences_restent_en_un_morceau() -> None:
    """Sans la liste de la page rien ne sépare les compétences : un seul morceau, et un constat."""
    text = PAGE_A.read_text(encoding="utf-8")
    start, end = text.index("Compétences attestées :"), text.index("Modalités d'évaluation :")
    reading = read((text[:start] + text[end:]).encode(), "sans liste")
    assert [len(bloc.competencies) for bloc in reading.certifications[0].blocs] == [1, 1, 1, 1]
    assert codes_of(reading).count("competences-non-separees") == 4


def test_un_mot_change_dans_le_bloc_se_coupe_quand_meme() -> None:
    """Une compétence réécrite dans le bloc est coupée au même endroit, et la différence dite."""
    text = PAGE_A.read_text(encoding="utf-8")
    start = text.index("RNCP40657BC01 - ")
    bloc = text[start:].replace("S'approprier correctement", "S'approprier soigneusement", 1)
    reading = read((text[:start] + bloc).encode(), "mot changé")
    assert [len(bloc.competencies) for bloc in reading.certifications[0].blocs] == [6, 9, 5, 6]
    (said,) = [each for each in reading.diagnostics if each.code == "competence-differente"]
    assert "correctement" in said.found
    assert "soigneusement" in said.found


def test_echeances_contradictoires() -> None:
    """Deux échéances différentes dans la page : celle du tableau est retenue, et c'est dit."""
    text = PAGE_A.read_text(encoding="utf-8").replace("23-05-2028\n| Nom", "24-05-2028\n| Nom", 1)
    reading = read(text.encode(), "fiche")
    assert reading.certifications[0].dates.end_of_registration == date(2028, 5, 23)
    assert "echeances-contradictoires" in codes_of(reading)


def test_date_impossible() -> None:
    """Le 31 février n'est pas une date : valeur vide et erreur."""
    text = PAGE_A.read_text(encoding="utf-8").replace("| 23-05-2032 |", "| 31-02-2032 |")
    reading = read(text.encode(), "fiche")
    assert reading.certifications[0].dates.last_delivery is None
    (said,) = [each for each in reading.diagnostics if each.severity == "erreur"]
    assert (said.code, said.place.line) == ("date-impossible", 230)
    assert "31-02-2032" in said.found
