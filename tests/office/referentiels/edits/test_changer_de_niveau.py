"""Titrer, détailler, hausser : une compétence change de niveau sans rien laisser derrière elle."""

from typing import Any

import pytest

from parchemin.office.referentiels.edits.tree import NoSuchPlace
from tests.office.referentiels.edits.contents import C1, C2, C3, laid_with

ROME = {"scheme": "ROME", "code": "A1203", "uri": None, "title": None, "relation": None}
TITLE = ("titrer", {"node": C1, "over": [C2, C3]})
DETAIL = ("detailler", {"node": C1, "under": C2})
TIED = ("ecrire", {"place": f"{C1}.associations", "value": [ROME]})
DETAILED = ("coller", {"into": f"{C1}.details", "texts": ["Saluer", "Nommer le lieu"]})
JUDGED = ("coller", {"into": f"{C1}.criteria", "texts": ["Le salut est clair"]})


@pytest.mark.parametrize(
    ("held", "gesture", "lost"),
    [
        (DETAILED, TITLE, "details"),
        (JUDGED, TITLE, "criteria"),
        (TIED, TITLE, "associations"),
        (JUDGED, DETAIL, "criteria"),
        (TIED, DETAIL, "associations"),
    ],
)
def test_ce_qui_se_perdrait_est_refuse(held: Any, gesture: Any, lost: str) -> None:
    """Des détails, des critères, un code ROME : un titre ou un détail n'en porte pas, on refuse."""
    with pytest.raises(NoSuchPlace, match=f"{C1}.{lost}"):
        laid_with(held, gesture)


def test_les_details_suivent_celle_qui_devient_un_detail() -> None:
    """Ses propres détails se rangent à sa suite, sous la même compétence."""
    bloc = laid_with(DETAILED, DETAIL).content["blocks"][0]
    assert [each["text"] for each in bloc["competencies"]] == ["Écouter", "Conseiller"]
    details = [each["text"] for each in bloc["competencies"][0]["details"]]
    assert details == ["Accueillir le client", "Saluer", "Nommer le lieu"]


@pytest.mark.parametrize(("rank", "name"), [(0, "e1-0"), (1, "e1-1")])
def test_hausser_un_detail(rank: int, name: str) -> None:
    """Le détail devient une compétence juste après celle qui le portait, avec ses modalités."""
    result = laid_with(DETAILED, ("hausser", {"node": name}))
    one, other, *_ = result.content["blocks"][0]["competencies"]
    texts = ["Saluer", "Nommer le lieu"]
    assert other["text"] == texts.pop(rank)
    assert [each["text"] for each in one["details"]] == texts
    assert other["assessments"] == one["assessments"] == ["BC01ME1", "BC01ME2"]


def test_hausser_un_critere_ou_une_competence_est_refuse() -> None:
    """Seul un détail monte d'un niveau."""
    for name in (f"{C2}.criteria.0", C1, "blocks.0", "e9"):
        with pytest.raises(NoSuchPlace):
            laid_with(("hausser", {"node": name}))


@pytest.mark.parametrize(
    "over", [[], ["blocks.1.competencies.0"], [C1], [C1, C2], ["e7"], ["blocks.0.assessments.0"]]
)
def test_un_titre_ne_regroupe_que_des_competences_de_son_bloc(over: list[str]) -> None:
    """Rien, elle-même, un autre bloc, une modalité, un objet absent : refusé."""
    with pytest.raises(NoSuchPlace):
        laid_with(("titrer", {"node": C1, "over": over}))
