"""Combien de compétences, de titres, de modalités dans chaque bloc des textes connus."""

from pathlib import Path

import pytest

from parchemin.domain.referentiel import Bloc
from tests.readers.samples import EXPORTS, PAGE_A, PAGE_B, PROGRAMME, TABLE, reading_of

Count = tuple[int, int, int, int, int]
"""Competencies, headings over them, details under them, introductions, modalities."""

BLOCS: dict[str, dict[str, Count]] = {
    "RNCP40657/fiche.txt": {
        "RNCP40657BC01": (6, 0, 0, 0, 2),
        "RNCP40657BC02": (9, 0, 0, 0, 2),
        "RNCP40657BC03": (5, 0, 0, 0, 3),
        "RNCP40657BC04": (6, 0, 0, 0, 2),
    },
    "RNCP40913/fiche.txt": {
        "RNCP40913BC01": (8, 0, 0, 0, 2),
        "RNCP40913BC02": (7, 0, 0, 0, 1),
        "RNCP40913BC03": (6, 0, 0, 0, 1),
        "RNCP40913BC04": (13, 0, 0, 0, 3),
    },
    "cqp-delegue-assurance-maladie/referentiel.txt": {
        "BC01": (6, 0, 0, 0, 2),
        "BC02": (5, 0, 0, 0, 2),
        "BC03": (4, 0, 0, 0, 2),
    },
    "RNCP36358/programme.txt": {
        "BC01": (7, 0, 0, 0, 0),
        "BC02": (6, 0, 0, 0, 0),
        "BC03": (6, 0, 0, 0, 0),
        "BC04": (9, 0, 0, 0, 0),
    },
    "rncp/RNCP34762.xml": {
        "RNCP34762BC01": (7, 0, 0, 0, 7),
        "RNCP34762BC02": (10, 0, 0, 0, 7),
        "RNCP34762BC03": (10, 0, 0, 0, 6),
        "RNCP34762BC04": (8, 0, 0, 0, 7),
        "RNCP34762BC05": (5, 0, 0, 1, 1),
    },
    "rncp/RNCP36490.xml": {
        "RNCP36490BC01": (7, 3, 0, 0, 1),
        "RNCP36490BC02": (7, 2, 0, 0, 1),
        "RNCP36490BC03": (9, 3, 0, 0, 1),
        "RNCP36490BC04": (9, 3, 0, 0, 1),
    },
    "rncp/RNCP37674.xml": {
        "RNCP37674BC01": (4, 0, 0, 0, 1),
        "RNCP37674BC02": (4, 0, 0, 0, 1),
    },
    "rncp/RNCP40344.xml": {
        "RNCP40344BC01": (6, 0, 0, 0, 2),
        "RNCP40344BC02": (6, 0, 0, 0, 1),
        "RNCP40344BC03": (5, 0, 0, 0, 1),
        "RNCP40344BC04": (7, 0, 0, 0, 1),
    },
    "rncp/RS5568.xml": {},
    "rncp/RS6604.xml": {},
}
STATED = {
    "rncp/RNCP34762.xml": 40,
    "rncp/RNCP36490.xml": 32,
    "rncp/RNCP37674.xml": 8,
    "rncp/RNCP40344.xml": 24,
    "rncp/RS5568.xml": 10,
    "rncp/RS6604.xml": 5,
}
PATHS = {
    f"{path.parent.name}/{path.name}": path for path in (PAGE_A, PAGE_B, TABLE, PROGRAMME, *EXPORTS)
}


def count(bloc: Bloc) -> Count:
    return (
        len(bloc.competencies),
        len({each.heading for each in bloc.competencies} - {None}),
        sum(len(each.details) for each in bloc.competencies),
        len(bloc.leads),
        len(bloc.assessments),
    )


@pytest.mark.parametrize(("name", "path"), PATHS.items(), ids=list(PATHS))
def test_chaque_bloc_a_son_compte(name: str, path: Path) -> None:
    """Fiche par fiche et bloc par bloc, le compte est celui que l'on fait à la main."""
    (certification,) = reading_of(path).certifications
    assert {bloc.code: count(bloc) for bloc in certification.blocs} == BLOCS[name]


@pytest.mark.parametrize(("name", "total"), STATED.items())
def test_la_liste_de_chaque_fiche_a_son_compte(name: str, total: int) -> None:
    """La liste de la fiche a autant de compétences que ses blocs, titres de blocs mis à part."""
    (certification,) = reading_of(PATHS[name]).certifications
    assert len(certification.stated_competencies) == total
    if certification.blocs:
        assert sum(len(bloc.competencies) for bloc in certification.blocs) == total


def test_la_structure_des_fiches_connues_ne_se_demande_pas() -> None:
    """Aucun des textes connus ne laisse ses niveaux en suspens."""
    for path in PATHS.values():
        codes = {said.code for said in reading_of(path).diagnostics}
        assert "structure-de-liste-indecidable" not in codes


def test_un_titre_porte_ses_mots_et_sa_place() -> None:
    """« 1.1 Recueillir… » groupe 1.1.1 et 1.1.2, mot pour mot."""
    (fiche,) = reading_of(PATHS["rncp/RNCP36490.xml"]).certifications
    first, second, third, *_ = fiche.blocs[0].competencies
    assert first.heading is not None
    assert first.heading.startswith("1.1 Recueillir, le besoin du client")
    assert (first.code, second.code, third.code) == ("1.1.1", "1.1.2", "1.2.1")
    assert first.heading == second.heading != third.heading
    assert first.spans["heading"].start == 0
    assert first.spans["heading"].end == len(first.heading)


def test_l_introduction_d_un_bloc_est_gardee() -> None:
    """« En mobilisant une analyse… : » n'est plus perdue : elle est à part, avec sa place."""
    (fiche,) = reading_of(PATHS["rncp/RNCP34762.xml"]).certifications
    (lead,) = fiche.blocs[4].leads
    assert lead.text.startswith("En mobilisant une analyse du contexte organisationnel")
    assert lead.text.endswith(":")
    assert lead.spans["text"].element == (
        "FICHES/FICHE[1]/BLOCS_COMPETENCES/BLOC_COMPETENCES[5]/LISTE_COMPETENCES"
    )


def test_les_oraux_du_referentiel_en_tableau() -> None:
    """Trois oraux de 30, 35 et 15 minutes, et un carnet attesté par le tuteur et le manager."""
    (certification,) = reading_of(TABLE).certifications
    conditions = [each.conditions for bloc in certification.blocs for each in bloc.assessments]
    assert [each.interview_minutes for each in conditions] == [None, 30, None, 35, None, 15]
    assert [each.situations for each in conditions] == [None, 2, None, 2, None, None]
    assert [each.value for each in conditions[0].assessors] == ["tuteur", "manager"]
    assert conditions[1].products == ("dossier de synthèse",)
