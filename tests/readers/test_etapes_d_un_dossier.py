"""Les évaluations du tuteur : la règle qui nomme les étapes, le dossier qui les dit faites."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from parchemin.domain.deliberation.facts import TutorAssessment
from parchemin.readers.dossier import read_dossier

HERE = Path(__file__).parent
HEAD = """
titre = "t"
certification = "RNCP40657"
reglement = "RNCP40657"
date = 2026-06-15

[candidat]
nom = "Sam"
voie = "formation_continue"
"""
RULE = """
[a_la_place.acquisition.modalite]
regle = "attestations"
attestee_par = "tuteur"
etendue = "compétences clés"
evaluations_du_tuteur = {stages}
libelle = "l"
source = "s"
"""
DONE = """
[[evaluations_du_tuteur]]
etape = "{stage}"
le = 2026-05-12
nom = "Mme Tutrice"
"""


def read(stages: str, body: str = "") -> Any:
    return read_dossier(HEAD + RULE.format(stages=stages) + body, HERE)


def test_une_etape_faite_est_un_fait() -> None:
    """The stage, the day and the tutor, as they are written."""
    made = read('["positionnement", "fin"]', DONE.format(stage="fin"))
    assert made.dossier is not None, made.diagnostics
    assert made.dossier.facts.stages == (
        TutorAssessment(subject="fin", on=date(2026, 5, 12), author="Mme Tutrice"),
    )


@pytest.mark.parametrize(
    ("stages", "found"),
    [
        ("[]", "« [] »"),
        ('["fin", "fin"]', "« fin » 2 fois"),
        ('["fin", ""]', "un texte vide"),
        ('"fin"', "« fin »"),
    ],
)
def test_des_etapes_mal_nommees_sont_refusees(stages: str, found: str) -> None:
    """An empty list, a stage twice, an empty name, a text in place of a list."""
    made = read(stages)
    assert made.dossier is None
    assert found in [fault.found for fault in made.diagnostics]


def test_toutes_les_fautes_des_etapes_d_un_coup() -> None:
    """The empty name and each double are said together, at the line of the list."""
    made = read('["", "fin", "fin", "a", "a", "a"]')
    assert [fault.found for fault in made.diagnostics] == [
        "un texte vide",
        "« fin » 2 fois",
        "« a » 3 fois",
    ]
    lines = (HEAD + RULE).splitlines()
    for fault in made.diagnostics:
        assert lines[fault.place.line - 1].startswith("evaluations_du_tuteur")
        assert fault.place.column == len("evaluations_du_tuteur = ") + 1


def test_une_etape_inconnue_montre_la_plus_proche() -> None:
    """A stage that the règlement does not name is refused with the nearest one."""
    (fault,) = read('["positionnement", "fin"]', DONE.format(stage="positionement")).diagnostics
    assert (fault.found, fault.advice) == (
        "« positionement »",
        "Écrivez plutôt « positionnement ».",
    )
    assert fault.expected == "une étape du règlement : positionnement, fin"
