"""Chaque rendu de la page d'une fiche, à côté de ce qui doit y être lu."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from parchemin.domain.referentiel import Certification
from parchemin.readers.diagnostics import Diagnostic
from parchemin.readers.recognise import read
from tests.readers.samples import PAGE_A, PAGE_B, SAMPLES, codes_of, reading_of

FICHES = SAMPLES / "fiches"
EXPECTED: dict[str, dict[str, Any]] = json.loads(
    (FICHES / "attendu.json").read_text(encoding="utf-8")
)


def fiche(name: str) -> Certification:
    (found,) = reading_of(FICHES / name).certifications
    return found


def said(name: str, code: str) -> list[Diagnostic]:
    return [each for each in reading_of(FICHES / name).diagnostics if each.code == code]


@pytest.mark.parametrize("name", EXPECTED)
def test_ce_qui_est_lu(name: str) -> None:
    """Numéro, intitulé, niveau, état, blocs et voies sont ceux que l'on lit soi-même."""
    expected, found = EXPECTED[name], fiche(name)
    blocks = [[bloc.code, len(bloc.competencies), len(bloc.assessments)] for bloc in found.blocs]
    assert found.number == name.split("-", maxsplit=1)[0]
    assert (found.title, found.level, found.active) == (
        expected["title"],
        expected["level"],
        expected["active"],
    )
    assert blocks == expected["blocks"]
    assert len(found.stated_competencies) == expected["stated"]
    routes = {route.value: access.open for route, access in found.routes.items()}
    assert [name for name, opened in routes.items() if opened] == expected["open"]
    assert [name for name, opened in routes.items() if opened is False] == expected["closed"]


@pytest.mark.parametrize("name", EXPECTED)
def test_ce_qui_est_dit(name: str) -> None:
    """Les constats attendus sont dits, le nombre de fois attendu."""
    counts = Counter(codes_of(reading_of(FICHES / name)))
    assert {code: counts[code] for code in EXPECTED[name]["said"]} == EXPECTED[name]["said"]


@pytest.mark.parametrize("name", EXPECTED)
def test_chaque_place_porte_son_texte(name: str) -> None:
    """Les places de chaque compétence et modalité désignent leur texte dans la transcription."""
    reading = reading_of(FICHES / name)
    text = reading.transcript or (FICHES / name).read_text(encoding="utf-8")
    for bloc in reading.certifications[0].blocs:
        for item in bloc.competencies:
            span = item.spans["text"]
            assert text[span.start : span.end] == item.text


@pytest.mark.parametrize(("page", "name"), [(PAGE_A, "RNCP40657"), (PAGE_B, "RNCP40913")])
def test_la_page_et_son_texte_disent_la_meme_chose(page: Path, name: str) -> None:
    """La page enregistrée et la page copiée en texte donnent les mêmes blocs, mot pour mot."""
    copied, saved = reading_of(page).certifications[0], fiche(f"{name}-site.html")
    assert saved.blocs == copied.blocs
    assert saved.correspondences == copied.correspondences
    assert saved.statistics == copied.statistics
    assert saved.certifiers == copied.certifiers
    assert saved.routes == copied.routes


def test_les_croix_d_une_page_web_ne_sont_pas_supposees() -> None:
    """La page web garde les colonnes : aucune voie n'y est « supposée » fermée."""
    codes = codes_of(reading_of(FICHES / "RNCP40657-site.html"))
    assert "voie-supposee-fermee" not in codes
    assert "territoire-indecidable" not in codes


def test_le_niveau_de_1969_n_est_pas_converti() -> None:
    """Le niveau V est demandé, avec la correspondance du décret et sa source."""
    (question,) = said("RNCP8123-cncp.html", "niveau-de-l-ancienne-nomenclature")
    assert [each.value for each in question.alternatives] == [3]
    assert "décret n° 2019-14" in question.alternatives[0].label
    assert "niveau V" in question.found


def test_le_niveau_i_de_1969_a_deux_issues() -> None:
    """Le niveau I a été reclassé en 7 ou en 8 : le lecteur propose les deux."""
    (question,) = said("RNCP7456-cncp.txt", "niveau-de-l-ancienne-nomenclature")
    assert [each.value for each in question.alternatives] == [7, 8]
    assert fiche("RNCP7456-cncp.txt").level is None


def test_la_ligne_europeenne_d_une_description_d_avant_2019() -> None:
    """« 4 (Nomenclature Europe) » est un niveau du cadre : il est lu, sans question."""
    text = (FICHES / "RNCP7456-cncp.txt").read_text(encoding="utf-8")
    text = text.replace(
        "I (Nomenclature de 1969)", "I (Nomenclature de 1969)\n7 (Nomenclature Europe)"
    )
    reading = read(text.encode(), "cncp")
    assert reading.certifications[0].level == 7
    assert "niveau-de-l-ancienne-nomenclature" not in codes_of(reading)


def test_autorite_et_codes_d_avant_2019() -> None:
    """L'autorité responsable est le certificateur ; les codes NSF n'ont pas de deux-points."""
    found = fiche("RNCP8123-cncp.html")
    assert [each.name for each in found.certifiers] == [
        "Commission paritaire nationale de l'emploi du bocage"
    ]
    assert [(each.code, each.label) for each in found.nsf] == [
        ("214s", "Entretien des espaces verts")
    ]


def test_le_titulaire_est_capable_de() -> None:
    """Sous « est capable de : », chaque ligne de la liste est une compétence ; la prose n'en est pas."""
    texts = [each.text for each in fiche("RNCP8123-cncp.html").stated_competencies]
    assert texts == [
        "tailler une haie selon l'essence et la saison",
        "entretenir le matériel de coupe",
        "baliser un chantier en bord de route",
    ]


def test_les_codes_des_competences_du_rs() -> None:
    """Une fiche du RS garde le code de chacune de ses compétences."""
    codes = [each.code for each in fiche("RS91002-site.html").stated_competencies]
    assert codes == ["C1", "C2", "C3"]


@pytest.mark.parametrize("name", ["deux-fiches.html", "deux-fiches.txt"])
def test_deux_fiches_dans_une_page(name: str) -> None:
    """Deux fiches à la suite sont lues à part, et c'est dit ; chaque constat nomme la sienne."""
    reading = reading_of(FICHES / name)
    assert [each.number for each in reading.certifications] == ["RNCP92001", "RNCP92002"]
    assert [each.title for each in reading.certifications] == [
        "Gardien de phare",
        "Éclusier de canal",
    ]
    assert [len(each.blocs) for each in reading.certifications] == [1, 1]
    assert codes_of(reading).count("plusieurs-fiches") == 1
    absent = [each for each in reading.diagnostics if each.code == "voie-absente"]
    assert {each.place.sentence.split(",")[0] for each in absent} == {"RNCP92001", "RNCP92002"}


def test_une_fiche_collee_deux_fois_n_en_fait_pas_deux() -> None:
    """La même fiche copiée deux fois reste une lecture, dont les blocs sont répétés."""
    reading = read(PAGE_A.read_bytes() * 2, "double")
    assert len(reading.certifications) == 1
    assert "plusieurs-fiches" not in codes_of(reading)


def test_une_page_copiee_a_moitie() -> None:
    """Une page qui s'arrête avant les voies d'accès est dite tronquée, une page entière jamais."""
    text = PAGE_B.read_text(encoding="utf-8")
    half = text[: text.index("Description des modalités d'acquisition")]
    assert "page-tronquee" in codes_of(read(half.encode(), "moitié"))
    assert "page-tronquee" not in codes_of(reading_of(PAGE_B))


def test_les_titres_de_colonnes_sur_deux_lignes() -> None:
    """« Liste de compétences » et « Modalités d'évaluation » l'un sous l'autre ouvrent le bloc."""
    text = PAGE_B.read_text(encoding="utf-8")
    split = text.replace(
        "Liste de compétences Modalités d'évaluation",
        "Liste de compétences\nModalités d'évaluation",
    )
    found = read(split.encode(), "page").certifications[0]
    assert [len(bloc.competencies) for bloc in found.blocs] == [8, 7, 6, 13]


def test_une_croix_dans_les_deux_colonnes() -> None:
    """Une voie cochée Oui et Non n'est pas décidée : elle est demandée."""
    page = (FICHES / "RS91002-site.html").read_text(encoding="utf-8")
    page = page.replace("<td></td><td>✓</td>", "<td>X</td><td>✓</td>")
    reading = read(page.encode(), "page.html")
    assert "voie-indecidable" in codes_of(reading)
    assert [access.open for access in reading.certifications[0].routes.values()] == [True, None]


CONTRADICTED = """<h1>RNCP94001 - Allumeur de réverbères</h1><h2>L'essentiel</h2>
<h3>Activités visées :</h3><p>Allumage</p><h3>Compétences attestées :</h3><p>Allumer un réverbère</p>
<h3>Modalités d'évaluation :</h3><p>Bloc 1</p><p>Étude de cas</p><p>Description : dix réverbères</p>
<h4>RNCP94001BC01 - Allumer</h4><table><tr><th>Liste de compétences</th>
<th>Modalités d'évaluation</th></tr><tr><td>Allumer un réverbère</td><td><p>Étude de cas</p>
<p>Description : vingt réverbères</p></td></tr></table>"""


def test_un_resume_contredit_une_modalite_de_plusieurs_lignes() -> None:
    """Une modalité écrite sur deux paragraphes se compare au résumé comme les autres."""
    reading = read(CONTRADICTED.encode(), "page.html")
    (modality,) = reading.certifications[0].blocs[0].assessments
    assert modality.text == "Étude de cas\nDescription : vingt réverbères"
    (said,) = [each for each in reading.diagnostics if each.code == "resume-contredit-le-tableau"]
    assert "vingt" in said.found


def test_une_voie_absente_est_nommee_en_francais() -> None:
    """Une voie qui manque est nommée comme le registre la nomme, non par son code."""
    found = [each.found for each in reading_of(FICHES / "RS91002-site.html").diagnostics]
    assert "aucune ligne pour la voie « par expérience »" in found
