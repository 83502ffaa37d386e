"""Chaque lecture proposée vise un endroit du document qui existe, quelle que soit la porte."""

from pathlib import Path
from typing import Any

import pytest

from parchemin.domain.referentiel import Bloc, Certification, Register
from parchemin.readers.bloc_checks import check_blocs, in_bloc
from parchemin.readers.diagnostics import Alternative, Findings, whole
from parchemin.readers.document import as_document
from parchemin.readers.reading import Reading
from parchemin.readers.recognise import read
from tests.readers.samples import EXPORTS, SAMPLES, TEXTS, reading_of
from tests.readers.test_lire_une_reponse_json_du_registre import FICHE, answer

CASES = tuple(sorted((SAMPLES / "case").glob("*.json")))
FICHES = tuple(
    path for path in sorted((SAMPLES / "fiches").iterdir()) if path.suffix in (".txt", ".html")
)
ALL = (*TEXTS, *EXPORTS, *CASES, *FICHES)


def leads_somewhere(document: Any, path: str) -> bool:
    """Whether every step of a path stands in a document."""
    value = document
    for name in path.split("."):
        known = range(len(value)) if isinstance(value, list) else value
        key: Any = int(name) if isinstance(value, list) else name
        if key not in known:
            return False
        value = value[key]
    return True


def astray(reading: Reading) -> list[str]:
    """The paths of alternatives that lead nowhere in any certification of a reading."""
    documents = as_document(reading)["certifications"]
    paths = [each.path for said in reading.diagnostics for each in said.alternatives]
    return [
        path for path in paths if not any(leads_somewhere(document, path) for document in documents)
    ]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_chaque_lecture_proposee_vise_un_endroit_qui_existe(path: Path) -> None:
    """Le chemin se suit dans le document de la lecture, du haut jusqu'à la valeur à remplacer."""
    assert astray(reading_of(path)) == []


def test_une_reponse_json_vise_aussi_ses_blocs() -> None:
    """Les questions d'une réponse du registre portent le rang du bloc, dans l'ordre du fichier."""
    first = {**FICHE["BLOCS_COMPETENCES"][1], "MODALITES_EVALUATION": "Dossier et QCM"}
    doubtful = {**FICHE, "BLOCS_COMPETENCES": [FICHE["BLOCS_COMPETENCES"][0], first]}
    reading = read(answer(doubtful), "reponse.json")
    paths = {each.path for said in reading.diagnostics for each in said.alternatives}
    assert "blocks.1.assessments.0.kind" in paths
    assert astray(reading) == []


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.name)
def test_une_question_offre_des_lectures_distinctes(path: Path) -> None:
    """Deux choix d'une même question n'ont ni le même libellé, ni le même effet."""
    for said in reading_of(path).diagnostics:
        effects = [(each.path, repr(each.value)) for each in said.alternatives]
        labels = [each.label for each in said.alternatives]
        assert len(set(effects)) == len(effects)
        assert len(set(labels)) == len(labels)
        assert all(labels)


def certification(*codes: str) -> Certification:
    """Une certification dont les blocs n'ont que leur code."""
    blocs = tuple(Bloc(code=code, title="") for code in codes)
    return Certification(number="RNCP1", register=Register.RNCP, title="Essai", blocs=blocs)


def asked(path: str) -> Findings:
    """Une question dont la seule lecture vise ce chemin."""
    findings = Findings()
    findings.ask(
        "essai",
        whole(),
        found="ceci",
        expected="cela",
        advice="Choisissez.",
        alternatives=(Alternative(label="cela", path=path, value=1),),
    )
    return findings


@pytest.mark.parametrize(
    ("codes", "path", "expected"),
    [
        (("B1", "B2"), in_bloc("B2", "competencies"), ["blocks.1.competencies"]),
        (("B1", "B2"), in_bloc("B1", "assessments.0.kind"), ["blocks.0.assessments.0.kind"]),
        (("B1", "B1"), in_bloc("B1", "competencies"), []),
        (("01",), in_bloc("01", "competencies"), ["blocks.0.competencies"]),
        (("B1", "B2"), "stated_competencies", ["stated_competencies"]),
        (("B1", "B2"), "blocks.1.title", ["blocks.1.title"]),
    ],
)
def test_le_rang_d_un_bloc_remplace_son_code(
    codes: tuple[str, ...], path: str, expected: list[str]
) -> None:
    """Un code répété ne désigne plus un bloc : la lecture est retirée plutôt que mal placée."""
    findings = asked(path)
    check_blocs(certification(*codes), findings)
    (said,) = (each for each in findings if each.code == "essai")
    assert [each.path for each in said.alternatives] == expected
