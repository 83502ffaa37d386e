"""Ce qu'un règlement peut écrire de l'acquisition : chaque règle lue, chaque faute dite."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from parchemin.domain.rules.acquisition import (
    Assessments,
    Attester,
    ByAttestations,
    Competencies,
    Every,
    Extent,
)
from parchemin.domain.rules.assessors import ByConcordance, ByOpinions, ByWeighting
from parchemin.domain.rules.marks import Counted, InOrder, Mean, Points, Share
from parchemin.domain.rules.reglement import Reglement
from parchemin.readers.diagnostics import Diagnostic, Findings
from parchemin.readers.reglement import with_lines
from parchemin.readers.reglement_forms import line_form
from parchemin.readers.toml_source import parse_toml

ORIGIN = 'libelle = "l"\nsource = "s"\n'
WEIGHTS = "poids = { formateur = 30, tuteur = 20, jury = 50 }"
THREE = 'avis_de = ["tuteur", "manager", "jury"]'
PAGE = Path(__file__).parents[2] / "docs" / "regles" / "modalites-et-blocs.md"
EMPTY = Reglement(certification="X", title="X")


def read(line: str, body: str) -> tuple[Any, list[Diagnostic]]:
    """La règle lue sous cette ligne, et les fautes dites."""
    findings = Findings()
    source = parse_toml(f"[{line}]\n{body}\n{ORIGIN}", findings)
    assert source is not None
    clauses = with_lines(EMPTY, source, findings).clauses
    values = [clause.value for found in clauses.values() for clause in found]
    return (values[0] if values else None), list(findings)


BLOCS: list[tuple[str, Any]] = [
    ('regle = "modalités dans l\'ordre"', InOrder()),
    ('regle = "modalités dans l\'ordre"\nordre = ["ME2", "ME1"]', InOrder(("ME2", "ME1"))),
    (
        'regle = "pourcentage"\npourcentage = 70\nde = "compétences"',
        Share(Decimal(70), Counted.COMPETENCIES),
    ),
    (
        'regle = "pourcentage"\npourcentage = "66,6"\nde = "modalités"',
        Share(Decimal("66.6"), Counted.ASSESSMENTS),
    ),
    (
        'regle = "pourcentage"\npourcentage = 100\nde = "compétences clés"',
        Share(Decimal(100), Counted.KEY_COMPETENCIES),
    ),
    ('regle = "moyenne"\nmoyenne = 12\nmoyenne_sur = 20', Mean(Decimal(12), Decimal(20))),
    (
        'regle = "moyenne"\nmoyenne = 12\nmoyenne_sur = 20\npoids_des_modalites = { ME1 = 2.5 }',
        Mean(Decimal(12), Decimal(20), (("ME1", Decimal("2.5")),)),
    ),
    (
        'regle = "total de points"\npoints = 26\npoints_sur = 40',
        Points(Decimal(26), Decimal(40)),
    ),
    (
        'regle = ["modalités dans l\'ordre", "total de points"]\npoints = 26\npoints_sur = 40',
        Every((InOrder(), Points(Decimal(26), Decimal(40)))),
    ),
    (
        'regle = ["toutes les compétences clés", "nombre de modalités"]\nnombre = 2',
        Every((Competencies(Extent.KEY), Assessments(2))),
    ),
]
ASSESSORS: list[tuple[str, Any]] = [
    (
        f'regle = "notes pondérées"\n{WEIGHTS}\nseuil = 10\nsur = 20',
        ByWeighting(
            (("formateur", Decimal(30)), ("tuteur", Decimal(20)), ("jury", Decimal(50))),
            Decimal(10),
            Decimal(20),
        ),
    ),
    (
        'regle = "avis concordants"\navis_de = ["évaluateur", "évaluateur"]',
        ByConcordance(("évaluateur", "évaluateur")),
    ),
    (
        f'regle = "avis favorables"\n{THREE}\nfavorables = 2',
        ByOpinions(("tuteur", "manager", "jury"), 2),
    ),
    (
        f'regle = "avis favorables"\n{THREE}\nfavorables = 2\nmention_des = 3\nmention = "avec mention"',
        ByOpinions(("tuteur", "manager", "jury"), 2, 3, "avec mention"),
    ),
]
LOGBOOK = 'regle = "attestations"\nattestee_par = ["tuteur", "manager"]\n'
MODALITIES: list[tuple[str, Any]] = [
    (
        f'{LOGBOOK}etendue = "toutes les compétences"\ndeux_personnes = true\nsauf_effectif_sous = 15',
        ByAttestations((Attester.TUTOR, Attester.MANAGER), Extent.ALL, True, 15),
    ),
    (
        f'{LOGBOOK}etendue = "compétences clés"',
        ByAttestations((Attester.TUTOR, Attester.MANAGER), Extent.KEY),
    ),
]


@pytest.mark.parametrize(("body", "rule"), [*BLOCS, *ASSESSORS])
@pytest.mark.parametrize("line", ["acquisition.bloc", "acquisition.par_bloc.BC02"])
def test_une_regle_de_bloc(line: str, body: str, rule: object) -> None:
    """La règle de tous les blocs et celle d'un seul s'écrivent de la même façon."""
    assert read(line, body) == (rule, [])


@pytest.mark.parametrize(("body", "rule"), [*MODALITIES, *ASSESSORS])
@pytest.mark.parametrize(
    "line", ["acquisition.modalite", "acquisition.projet", "acquisition.par_modalite.BC02ME1"]
)
def test_une_regle_de_modalite(line: str, body: str, rule: object) -> None:
    """La règle de toutes les modalités, d'une sorte ou d'une seule s'écrivent de la même façon."""
    assert read(line, body) == (rule, [])


FAULTS = [
    ("acquisition.bloc", 'regle = "moyenne"\nmoyenne = 21\nmoyenne_sur = 20', "seuil-impossible"),
    (
        "acquisition.bloc",
        'regle = "total de points"\npoints = 1\npoints_sur = 0',
        "seuil-impossible",
    ),
    (
        "acquisition.bloc",
        'regle = "pourcentage"\npourcentage = 101\nde = "modalités"',
        "pourcentage-impossible",
    ),
    (
        "acquisition.bloc",
        'regle = "pourcentage"\npourcentage = 0\nde = "modalités"',
        "pourcentage-impossible",
    ),
    (
        "acquisition.bloc",
        'regle = "pourcentage"\npourcentage = 70\nde = "compétance"',
        "valeur-inconnue",
    ),
    (
        "acquisition.modalite",
        'regle = "notes pondérées"\npoids = { jury = 0 }\nseuil = 10\nsur = 20',
        "valeur-impossible",
    ),
    (
        "acquisition.modalite",
        'regle = "notes pondérées"\npoids = { jury = true }\nseuil = 10\nsur = 20',
        "valeur-impossible",
    ),
    (
        "acquisition.modalite",
        'regle = "notes pondérées"\npoids = [30, 70]\nseuil = 10\nsur = 20',
        "valeur-impossible",
    ),
    ("acquisition.modalite", 'regle = "notes pondérées"\nseuil = 10\nsur = 20', "champ-absent"),
    (
        "acquisition.modalite",
        'regle = "avis concordants"\navis_de = ["jury"]',
        "avis-trop-peu",
    ),
    ("acquisition.modalite", 'regle = "avis concordants"', "champ-absent"),
    (
        "acquisition.modalite",
        f'regle = "avis favorables"\n{THREE}\nfavorables = 4',
        "avis-impossibles",
    ),
    (
        "acquisition.modalite",
        f'regle = "avis favorables"\n{THREE}\nfavorables = 2\nmention_des = 1\nmention = "m"',
        "avis-impossibles",
    ),
    (
        "acquisition.modalite",
        f'regle = "avis favorables"\n{THREE}\nfavorables = 2\nmention_des = 4\nmention = "m"',
        "avis-impossibles",
    ),
    (
        "acquisition.modalite",
        f'regle = "avis favorables"\n{THREE}\nfavorables = 2\nmention = "m"',
        "champ-absent",
    ),
    (
        "acquisition.modalite",
        f'{LOGBOOK}etendue = "toutes les compétences"\nsauf_effectif_sous = 15',
        "exception-sans-regle",
    ),
    ("acquisition.modalite", 'regle = "moyenne"', "valeur-inconnue"),
    ("acquisition.par_bloc", 'regle = "moyenne"', "valeur-impossible"),
]


def test_toutes_les_fautes_des_avis_se_disent_ensemble() -> None:
    """Trop d'avis favorables, une mention hors d'atteinte et sans mots : trois fautes à la fois."""
    body = f'regle = "avis favorables"\n{THREE}\nfavorables = 4\nmention_des = 5'
    _, faults = read("acquisition.modalite", body)
    assert sorted(each.code for each in faults) == [*["avis-impossibles"] * 2, "champ-absent"]
    _, (fault,) = read("acquisition.modalite", body.replace("= 5", '= 3\nmention = "m"'))
    assert fault.found == "« favorables » à 4, pour 3 avis demandés"


@pytest.mark.parametrize(("line", "body", "code"), FAULTS)
def test_une_faute_dit_sa_ligne(line: str, body: str, code: str) -> None:
    """Une règle mal écrite est refusée par une phrase qui dit sa ligne, l'attendu et que faire."""
    _, faults = read(line, body)
    assert code in {fault.code for fault in faults}
    mine = [fault for fault in faults if fault.code == code]
    assert all(fault.place.line and fault.advice and fault.expected for fault in mine)


def test_le_mot_le_plus_proche() -> None:
    """Un mot mal écrit reçoit le mot juste."""
    _, (fault,) = read("acquisition.bloc", 'regle = "moyene"')
    assert fault.advice == "Écrivez plutôt « moyenne »."
    _, (fault,) = read("acquisition.modalite", 'regle = "avis concordant"')
    assert fault.advice == "Écrivez plutôt « avis concordants »."


def examples() -> list[str]:
    """Les exemples de la page qui documente ces règles."""
    return re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.mark.parametrize("text", examples())
def test_un_exemple_de_la_page_se_lit(text: str) -> None:
    """Chaque exemple de la page est un règlement sans faute, une fois sa source écrite."""
    findings = Findings()
    source = parse_toml(re.sub(r"^(\[.*\])$", rf"\1\n{ORIGIN}", text, flags=re.MULTILINE), findings)
    assert source is not None
    assert with_lines(EMPTY, source, findings).clauses
    assert list(findings) == []


@pytest.mark.parametrize("path", ["acquisition.bloc", "acquisition.modalite"])
def test_la_page_dit_chaque_mot(path: str) -> None:
    """Chaque mot et chaque champ d'une règle d'acquisition est dans la page."""
    form, text = line_form(tuple(path.split("."))), PAGE.read_text("utf-8")
    assert form is not None
    names = {each.name for fields in form.fields.values() for each in fields}
    assert [
        word for word in (*form.words, *sorted(names)) if word.lower() not in text.lower()
    ] == []
