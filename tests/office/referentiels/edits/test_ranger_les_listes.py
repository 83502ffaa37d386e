"""Ajouter, coller, déplacer : un objet n'entre que dans une liste d'objets de sa nature."""

import time
from typing import Any

import pytest

from parchemin.office.referentiels.edits.laying import lay
from parchemin.office.referentiels.edits.tree import NoSuchPlace
from tests.office.referentiels.edits.contents import C1, C2, M1, content, laid_with, made

CODES = ["correspondences.0.blocks", f"{C1}.assessments", "correspondences.0.target_blocks"]
ELSEWHERE = ["e9.competencies", "blocks.7.assessments", "blocks.0.blocks", f"{M1}.criteria", "mots"]


@pytest.mark.parametrize("into", [*CODES, *ELSEWHERE])
@pytest.mark.parametrize(
    ("act", "args"),
    [
        ("ajouter", {"values": {}}),
        ("coller", {"texts": ["Vu"]}),
        ("deplacer", {"node": "blocks.1", "after": None}),
        ("deplacer", {"node": M1, "after": None, "code": "BC01ME9"}),
    ],
)
def test_une_liste_de_codes_n_accueille_pas_d_objet(
    act: str, args: dict[str, Any], into: str
) -> None:
    """Une liste de codes, un objet absent, une place inventée : refusé, sans panne."""
    with pytest.raises(NoSuchPlace):
        laid_with((act, {**args, "into": into}))


BEFORE = ["Accueillir le client", "Écouter", "Conseiller"]
PLACES: dict[str, tuple[str, dict[str, Any], list[str]]] = {
    "ajouter à la fin": ("ajouter", {"values": {"text": "Vendre"}}, [*BEFORE, "Vendre"]),
    "ajouter après la première": (
        "ajouter",
        {"values": {"text": "Vendre"}, "after": C1},
        [BEFORE[0], "Vendre", *BEFORE[1:]],
    ),
    "coller deux lignes": (
        "coller",
        {"texts": ["Vendre", "Livrer"]},
        [*BEFORE, "Vendre", "Livrer"],
    ),
    "mettre la deuxième en tête": (
        "deplacer",
        {"node": C2, "after": None},
        [BEFORE[1], BEFORE[0], BEFORE[2]],
    ),
    "mettre la première après la deuxième": (
        "deplacer",
        {"node": C1, "after": C2},
        [BEFORE[1], BEFORE[0], BEFORE[2]],
    ),
    "faire venir d'un autre bloc": (
        "deplacer",
        {"node": "blocks.1.competencies.1", "after": C1},
        [BEFORE[0], "Tailler", *BEFORE[1:]],
    ),
}


@pytest.mark.parametrize("case", PLACES)
def test_la_liste_avant_apres(case: str) -> None:
    """Chaque geste de liste, avant et après ; défaire rend la liste lue."""
    act, args, expected = PLACES[case]
    edit = made(1, act, into="blocks.0.competencies", **args)
    texts = [each["text"] for each in lay(content(), [edit]).content["blocks"][0]["competencies"]]
    assert texts == expected
    undone = lay(content(), [edit, made(2, "annuler", edit=1, touched=[])])
    assert undone.content == lay(content(), []).content


@pytest.mark.parametrize("act", ["ajouter", "ecrire", "deplacer", "coller"])
def test_deux_mille_gestes_se_posent_vite(act: str) -> None:
    """Le temps croît comme le nombre de gestes, pas comme son carré."""
    home = "blocks.0.competencies"
    args: dict[str, dict[str, Any]] = {
        "ajouter": {"into": home, "values": {"text": "Vendre"}},
        "ecrire": {"place": f"{C1}.text", "value": "Recevoir"},
        "deplacer": {"into": home, "node": C1, "after": None},
        "coller": {"into": f"{C1}.criteria", "texts": ["Vu"]},
    }
    edits = [made(number, act, **args[act]) for number in range(1, 2001)]
    before = time.process_time()
    result = lay(content(), edits)
    assert time.process_time() - before < 1.5
    assert result.state == 2000
