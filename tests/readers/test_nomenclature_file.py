"""Un fichier de codes ROME ou ESCO : chaque ligne trouve son bloc et sa compétence, ou le dit."""

import pytest

from parchemin.domain.referentiel import Bloc, Certification, Competency
from parchemin.readers.diagnostics import Findings, UnreadableSource
from parchemin.readers.nomenclature_file import StatedTie, read_nomenclature_file

CERTIFICATION = Certification(
    number="RNCP90001",
    register=None,
    title="Régleur",
    blocs=(
        Bloc(
            code="BC01",
            title="Préparer",
            competencies=(Competency(text="Contrôler", code="C1"), Competency(text="Graisser")),
        ),
        Bloc(code="BC02", title="Régler"),
    ),
)


def read(text: str) -> tuple[tuple[StatedTie, ...], Findings]:
    findings = Findings()
    return read_nomenclature_file(text.encode(), "codes.csv", CERTIFICATION, findings), findings


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_par_le_code_par_le_rang_ou_le_bloc_entier(separator: str) -> None:
    """Code ou rang de la compétence, ou rien pour le bloc, quel que soit le séparateur."""
    lines = "Nomenclature;Code;Bloc;Competence\nROME;A1;BC01;C1\nrome;A2;BC01;2\nESCO;A3;BC02;\n"
    ties, findings = read(lines.replace(";", separator))
    assert [(tie.bloc, tie.competency) for tie in ties] == [(0, 0), (0, 1), (1, None)]
    assert [tie.association.code for tie in ties] == ["A1", "A2", "A3"]
    assert list(findings) == []


def test_chaque_faute_a_sa_colonne() -> None:
    """Bloc, compétence, nomenclature, code : chaque faute dit sa ligne et ce qui était attendu."""
    ties, findings = read("bloc;compétence;nomenclature;code\nBC9;;ROME;A1\nBC01;7;X;\n")
    assert ties == ()
    assert [(said.place.sentence, said.found) for said in findings] == [
        ("ligne 2 (colonne « bloc »)", "« BC9 »"),
        ("ligne 3 (colonne « nomenclature »)", "« X »"),
        ("ligne 3 (colonne « code »)", "rien"),
        ("ligne 3 (colonne « compétence »)", "« 7 »"),
    ]


@pytest.mark.parametrize("text", ["a;b\n1;2\n", "bloc;code\nBC01;A1\n", "texte sans colonnes"])
def test_sans_ses_colonnes_le_fichier_est_refuse(text: str) -> None:
    """La phrase donne les colonnes attendues."""
    with pytest.raises(UnreadableSource, match="bloc, compétence, code"):
        read(text)
