"""Les lectures proposées pour un bloc ont leur chemin dans le document, rang compris."""

import pytest

from parchemin.domain.referentiel import Bloc, Certification
from parchemin.readers.bloc_checks import check_blocs, in_bloc
from parchemin.readers.diagnostics import Alternative, Diagnostic, Findings, whole
from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read

PAGE = """Compétences attestées :
Accueillir le client
RNCP12345BC01 - Accueillir
Liste de compétences Modalités d'évaluation
Accueillir le client
Étude de cas
RNCP12345BC02 - Vendre
Liste de compétences Modalités d'évaluation
{list}
Étude de cas et QCM
Étude de cas avec entretien (30 minutes)
Voie d’accès à la certification Oui Non Composition des jurys Date de dernière modification
"""


def reading_with(lines: str) -> Reading:
    return read(PAGE.format(list=lines).encode(), "page.txt")


def asked(code: str, *codes: str) -> Diagnostic:
    """One question on the bloc of that code, once the ranks are known."""
    findings = Findings()
    findings.ask(
        "essai",
        whole(),
        found="a",
        expected="b",
        advice="c",
        alternatives=(
            Alternative(label="x", path=in_bloc(code, "competencies"), value=[]),
            Alternative(label="y", path="title", value="z"),
        ),
    )
    blocs = tuple(Bloc(code=each, title="t") for each in codes)
    certification = Certification(number=None, register=None, title=None, blocs=blocs)
    check_blocs(certification, findings)
    return next(iter(findings))


def test_le_rang_remplace_le_code() -> None:
    """Le code du bloc laisse la place à son rang, même pour un bloc codé « 01 »."""
    said = asked("01", "BC01", "01")
    assert [each.path for each in said.alternatives] == ["blocks.1.competencies", "title"]


def test_un_code_repete_ne_propose_rien() -> None:
    """Quand deux blocs ont ce code, la question reste, sans réponse toute faite."""
    said = asked("BC01", "BC01", "BC01")
    assert [each.path for each in said.alternatives] == ["title"]
    assert said.code == "essai"


@pytest.mark.parametrize(
    ("code", "paths"),
    [
        (
            "nature-de-modalite-indecidable",
            ["blocks.1.assessments.0.kind", "blocks.1.assessments.0.kind"],
        ),
        (
            "condition-de-modalite-indecidable",
            [
                "blocks.1.assessments.1.conditions.interview_minutes",
                "blocks.1.assessments.1.conditions.duration_minutes",
            ],
        ),
        ("structure-de-liste-indecidable", ["blocks.1.competencies", "blocks.1.competencies"]),
    ],
)
def test_une_page_propose_ses_lectures(code: str, paths: list[str]) -> None:
    """Nature, durée, niveaux de la liste : chaque question a les chemins de ses réponses."""
    reading = reading_with("1. Vendre\n- Conseiller le client\n- Conclure la vente")
    (said,) = [each for each in reading.diagnostics if each.code == code]
    assert [each.path for each in said.alternatives] == paths


def test_une_page_a_deux_niveaux() -> None:
    """Les codes emboîtés d'une page donnent des titres, et l'introduction est à part."""
    reading = reading_with("Être capable de :\n1.1 Vente\n1.1.1 Conseiller\n1.1.2 Conclure")
    bloc = reading.certifications[0].blocs[1]
    assert [each.text for each in bloc.leads] == ["Être capable de :"]
    assert [(each.heading, each.code) for each in bloc.competencies] == [
        ("1.1 Vente", "1.1.1"),
        ("1.1 Vente", "1.1.2"),
    ]
    assert [len(each.assessments) for each in reading.certifications[0].blocs] == [1, 2]
