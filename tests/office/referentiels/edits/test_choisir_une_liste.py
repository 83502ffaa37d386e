"""Choisir une lecture qui remplace toute une liste : ce qui la nommait par code la nomme encore."""

from typing import Any

import pytest

from parchemin.office.referentiels.edits.laying import Laid, lay
from tests.office.referentiels.edits.contents import bloc, competency, content, made, modality


def chosen(place: str, value: Any) -> Laid:
    return lay(content(), [made(1, "choisir", place=place, value=value, finding=0, label="x")])


def test_les_correspondances_citent_encore_leurs_blocs() -> None:
    """Relus autrement sous les mêmes codes, les blocs restent ceux que cite la correspondance."""
    result = chosen("blocks", [bloc("BC02", [], []), bloc("BC01", [competency("Tout")], [])])
    assert result.content["correspondences"][0]["blocks"] == ["BC01"]


def test_une_correspondance_ne_devient_jamais_totale_en_silence() -> None:
    """Sans blocs cités, elle porterait sur toute la certification : le code cité reste écrit."""
    result = chosen("blocks", [])
    assert result.content["correspondences"][0]["blocks"] == ["BC01"]


def test_les_competences_gardent_leurs_modalites() -> None:
    """Les modalités relues sous les mêmes codes évaluent les mêmes compétences."""
    result = chosen("blocks.0.assessments", [modality("BC01ME2"), modality("BC01ME1")])
    ties = [each["assessments"] for each in result.content["blocks"][0]["competencies"]]
    assert ties == [["BC01ME1", "BC01ME2"], [], ["BC01ME2"]]


def test_le_lien_suit_le_nouvel_objet() -> None:
    """Renommer ensuite la modalité relue renomme ce qui la cite."""
    edits = [
        made(1, "choisir", place="blocks.0.assessments", value=[modality("BC01ME1")], finding=0),
        made(2, "ecrire", place="e1-0.code", value="BC01ME7"),
    ]
    first = lay(content(), edits).content["blocks"][0]["competencies"][0]
    assert first["assessments"] == ["BC01ME7", "BC01ME2"]


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_choisir_deux_fois_le_meme_constat(turns: int) -> None:
    """La dernière lecture choisie tient ; tout défaire rend le texte lu."""
    choices = [
        made(rank, "choisir", place="blocks.0.title", value=f"Titre {rank}", finding=0)
        for rank in range(1, turns + 1)
    ]
    assert lay(content(), choices).content["blocks"][0]["title"] == f"Titre {turns}"
    undo = [made(turns + each, "annuler", edit=each, touched=[]) for each in range(1, turns + 1)]
    assert lay(content(), [*choices, *undo]).content == lay(content(), []).content
