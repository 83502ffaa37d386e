"""Un fichier de codes ROME ou ESCO venu du terrain : chaque ligne, et ce qui en est lu ou dit."""

import pytest

from parchemin.domain.referentiel import Bloc, Certification, Competency
from parchemin.readers.diagnostics import Findings, UnreadableSource
from parchemin.readers.nomenclature_file import read_nomenclature_file

BLOCS = (
    Bloc(
        code="RNCP90001BC01",
        title="Préparer la presse",
        competencies=(
            Competency(text="Contrôler le moule", code="C1"),
            Competency(text="Graisser les guides", code="2"),
            Competency(text="Purger la vis"),
        ),
    ),
    Bloc(code="RNCP90001BC02", title="Conduire la presse"),
    Bloc(code="", title="Un bloc sans code"),
)
CERTIFICATION = Certification(number="RNCP90001", register=None, title="Régleur", blocs=BLOCS)
HEAD = "bloc;compétence;code;intitulé;nomenclature;force;adresse\n"
ADVICE = "Corrigez cette cellule, puis donnez de nouveau le fichier : rien n'est écrit."


def read(data: str | bytes, certification: Certification = CERTIFICATION) -> tuple[list, list]:
    """What is read, a short row a tie, and what is said."""
    written = data.encode() if isinstance(data, str) else data
    findings = Findings()
    ties = read_nomenclature_file(written, "codes.csv", certification, findings)
    read = [
        (tie.bloc, tie.competency, tie.association.scheme.value, tie.association.code)
        for tie in ties
    ]
    return read, [(each.place.sentence, each.found, each.expected) for each in findings]


LINES = [
    ("RNCP90001BC01;C1;H2906;;ROME;;", (0, 0, "ROME", "H2906")),
    ("RNCP90001BC01;;H2906;;ROME;;", (0, None, "ROME", "H2906")),
    ("RNCP90001BC02;;H2906;;rome;;", (1, None, "ROME", "H2906")),
    ("  RNCP90001BC02  ; ;  H2906 ;;ROME;;", (1, None, "ROME", "H2906")),
    ("'RNCP90001BC02;;'H2906;;'ROME;;", (1, None, "ROME", "H2906")),
    ("RNCP90001BC01;3;H2906;;ROME;;", (0, 2, "ROME", "H2906")),
    ("RNCP90001BC01;1;H2906;;ROME;;", (0, 0, "ROME", "H2906")),
    ("RNCP90001BC01;2;H2906;;ROME;;", (0, 1, "ROME", "H2906")),
    ("RNCP90001BC02;;;;ESCO;;http://exemple.fr/esco/1", (1, None, "ESCO", None)),
    ('RNCP90001BC02;;H2906;"Réglage ; conduite";ROME;;', (1, None, "ROME", "H2906")),
    ("RNCP90001BC02;;H2906;;ROME;;;;de trop", (1, None, "ROME", "H2906")),
    ("RNCP90001BC02;;H2906;;ROME", (1, None, "ROME", "H2906")),
]


@pytest.mark.parametrize(("line", "tie"), LINES, ids=lambda each: str(each)[:40])
def test_une_ligne_et_son_rattachement(line: str, tie: tuple[object, ...]) -> None:
    """Blancs, apostrophes du tableur, code ou rang, cellules de trop : un seul rattachement."""
    assert read(HEAD + line + "\n") == ([tie], [])


FAULTS = [
    ("BC1;;H2906;;ROME;;", "bloc", "« BC1 »", "l'un de ces codes : RNCP90001BC01, RNCP90001BC02"),
    (";;H2906;;ROME;;", "bloc", "rien", "l'un de ces codes : RNCP90001BC01, RNCP90001BC02"),
    ("RNCP90001BC01;4;H2906;;ROME;;", "compétence", "« 4 »", None),
    ("RNCP90001BC01;0;H2906;;ROME;;", "compétence", "« 0 »", None),
    ("RNCP90001BC01;-1;H2906;;ROME;;", "compétence", "« -1 »", None),
    ("RNCP90001BC01;1,0;H2906;;ROME;;", "compétence", "« 1,0 »", None),
    ("RNCP90001BC01;c1;H2906;;ROME;;", "compétence", "« c1 »", None),
    ("RNCP90001BC02;1;H2906;;ROME;;", "compétence", "« 1 »", None),
    ("RNCP90001BC02;;;Réglage;ROME;;", "code", "rien", "un code, ou une adresse"),
    ("RNCP90001BC02;;H2906;;;;", "nomenclature", "rien", "ROME ou ESCO"),
]


@pytest.mark.parametrize(("line", "column", "found", "expected"), FAULTS)
def test_une_ligne_et_sa_faute(line: str, column: str, found: str, expected: str | None) -> None:
    """La faute nomme la ligne, la colonne, ce qui s'y trouve et ce qui y était attendu."""
    expected = expected or "le code ou le rang d'une compétence de ce bloc"
    assert read(HEAD + line + "\n") == ([], [(f"ligne 2 (colonne « {column} »)", found, expected)])


def test_un_bloc_sans_code_n_est_pas_pris_pour_une_cellule_vide() -> None:
    """Une cellule « bloc » vide ne désigne pas le bloc dont la fiche ne dit pas le code."""
    alone = Certification(number="RNCP90001", register=None, title="Régleur", blocs=BLOCS[2:])
    assert read(HEAD + ";;H2906;;ROME;;\n", alone) == (
        [],
        [("ligne 2 (colonne « bloc »)", "rien", "l'un de ces codes : aucun bloc")],
    )


def test_une_ligne_pleine_de_fautes_les_dit_toutes_dans_l_ordre() -> None:
    """Nomenclature, force, code et bloc d'une même ligne sont dits ensemble ; la suivante est lue."""
    ties, said = read(HEAD + "BC9;C1;;;NAF;énorme;\n\nRNCP90001BC02;;H2906;;ROME;;\n")
    assert ties == [(1, None, "ROME", "H2906")]
    assert [(where, found) for where, found, _ in said] == [
        ("ligne 2 (colonne « nomenclature »)", "« NAF »"),
        ("ligne 2 (colonne « force »)", "« énorme »"),
        ("ligne 2 (colonne « code »)", "rien"),
        ("ligne 2 (colonne « bloc »)", "« BC9 »"),
    ]


def test_le_numero_de_ligne_est_celui_du_tableur() -> None:
    """Une ligne vide compte ; une cellule sur deux lignes n'en fait qu'une, comme à l'écran."""
    _, said = read(HEAD + '\nRNCP90001BC02;;H2906;"Réglage\nconduite";ROME;;\nBC9;;H1;;ROME;;\n')
    assert [where for where, _, _ in said] == ["ligne 4 (colonne « bloc »)"]


def test_une_cellule_tres_longue_est_montree_abregee() -> None:
    """La faute ne recopie que le début d'une cellule démesurée."""
    _, said = read(HEAD + f"{'B' * 500};;H2906;;ROME;;\n")
    assert said[0][1] == f"« {'B' * 60} »"


def test_chaque_faute_conseille_et_dit_que_rien_n_est_ecrit() -> None:
    """Le conseil est le même pour chaque cellule : la corriger, puis donner le fichier."""
    findings = Findings()
    read_nomenclature_file((HEAD + "BC9;;;;X;;\n").encode(), "codes.csv", CERTIFICATION, findings)
    assert {each.advice for each in findings} == {ADVICE}
    assert {each.code for each in findings} == {"rattachement-illisible"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_les_encodages_d_un_tableur(encoding: str) -> None:
    """Les en-têtes accentués se lisent dans chaque encodage qu'un tableur enregistre."""
    data = (HEAD + "RNCP90001BC01;C1;H2906;Réglage;ROME;;\n").encode(encoding)
    assert read(data)[0] == [(0, 0, "ROME", "H2906")]


@pytest.mark.parametrize(
    "data", [b"x" * 200_000, b'"' + b"x" * 200_000, b"[" + b'{"a": 1},' * 30_000 + b"{}]"]
)
def test_un_fichier_d_une_seule_ligne_demesuree_est_refuse(data: bytes) -> None:
    """Un fichier qui n'est pas un tableau est refusé d'une phrase, si longue soit sa ligne."""
    with pytest.raises(UnreadableSource, match="n'a pas les colonnes attendues") as refused:
        read(data)
    assert refused.value.code == "colonnes-absentes"
    assert len(str(refused.value)) < 300


def test_un_guillemet_oublie_est_un_refus_qui_nomme_sa_ligne() -> None:
    """Une cellule jamais fermée qui avale le fichier nomme la ligne où elle commence."""
    with pytest.raises(
        UnreadableSource, match=r"« codes\.csv », ligne 3 : une cellule ne se termine"
    ):
        read(HEAD + "RNCP90001BC02;;A1;;ROME;;\n" + 'RNCP90001BC02;;"' + "x;" * 70_000)
