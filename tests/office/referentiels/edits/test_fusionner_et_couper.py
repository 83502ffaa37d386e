"""Fusionner deux textes, en couper un : chaque mot et chaque rattachement reste quelque part."""

from typing import Any

import pytest

from parchemin.office.referentiels.edits.laying import Laid, lay
from tests.office.referentiels.edits.contents import (
    C1,
    C2,
    C3,
    M1,
    M2,
    Content,
    competency,
    content,
    laid_with,
    made,
    words,
)

ROME = {"scheme": "ROME", "code": "A1203", "uri": None, "title": None, "relation": None}
ESCO = {"scheme": "ESCO", "code": None, "uri": "http://exemple.fr/1", "title": None}
PARTS = [{"text": "Accueillir", "spans": {}}, {"text": "le client", "spans": {}}]
MERGE = ("fusionner", {"node": C1, "next": C2})


def associated(name: str, *ties: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    return ("ecrire", {"place": f"{name}.associations", "value": [*ties]})


def first(result: Laid, rank: int = 0) -> Content:
    found: Content = result.content["blocks"][0]["competencies"][rank]
    return found


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        ([], [ROME], [ROME]),
        ([ROME], [], [ROME]),
        ([ROME], [ESCO], [ROME, ESCO]),
        ([ROME], [ROME, ESCO], [ROME, ESCO]),
        ([], [], []),
    ],
)
def test_fusionner_garde_les_rattachements_des_deux(
    one: list[Content], other: list[Content], kept: list[Content]
) -> None:
    """Les codes ROME et ESCO de l'une et de l'autre restent, chacun une fois."""
    result = laid_with(associated(C1, *one), associated(C2, *other), MERGE)
    assert first(result)["associations"] == kept


def test_couper_laisse_les_rattachements_a_chaque_partie() -> None:
    """Ce qui rattachait le tout rattache chaque partie, comme son titre et ses modalités."""
    result = laid_with(associated(C1, ROME, ESCO), ("couper", {"node": C1, "parts": PARTS}))
    assert first(result)["associations"] == first(result, 1)["associations"] == [ROME, ESCO]
    names = [each["nom"] for each in result.tree.nodes["e2-1"]["associations"]]
    assert len({*names}) == 2
    assert not {*names} & {each["nom"] for each in result.tree.nodes[C1]["associations"]}


def test_un_rattachement_d_une_partie_se_change_sans_l_autre() -> None:
    """Après la coupe, ôter le code d'une partie laisse celui de l'autre."""
    result = laid_with(
        associated(C1, ROME), ("couper", {"node": C1, "parts": PARTS}), associated("e2-1")
    )
    assert first(result)["associations"] == [ROME]
    assert first(result, 1)["associations"] == []


def test_fusionner_des_modalites_garde_l_intitule_de_celle_qui_s_en_va() -> None:
    """Un intitulé que rien d'autre ne dit passe en tête du texte joint ; sinon il n'y est pas."""
    merge = ("fusionner", {"node": M1, "next": M2})
    (kept,) = laid_with(merge).content["blocks"][0]["assessments"]
    assert kept["title"] == "Titre BC01ME1"
    assert kept["text"] == "Texte BC01ME1\nTitre BC01ME2\nTexte BC01ME2"
    for said in ("Titre BC01ME1", "Texte", ""):
        same = laid_with(("ecrire", {"place": f"{M2}.title", "value": said}), merge)
        assert same.content["blocks"][0]["assessments"][0]["text"] == "Texte BC01ME1\nTexte BC01ME2"


def test_l_intitule_joint_garde_sa_place_dans_la_source() -> None:
    """Les morceaux du texte joint sont le texte, l'intitulé, le second texte, dans cet ordre."""
    read = content()
    spans = read["blocks"][0]["assessments"][1]["spans"]
    spans["title"] = {"line": 8, "start": 880, "end": 893}
    result = lay(read, [made(1, "fusionner", node=M1, next=M2)])
    placed = result.content["blocks"][0]["assessments"][0]["spans"]
    assert [placed[f"text.{rank}"]["start"] for rank in range(3)] == [900, 880, 900]


def test_la_marque_cle_de_la_seconde_garde_sa_place() -> None:
    """Ce que seule la seconde disait (clé, code, titre) montre encore où elle le disait."""
    read = content()
    mark = {"line": 3, "start": 29, "end": 30}
    read["blocks"][0]["competencies"][1]["spans"]["key"] = mark
    result = lay(read, [made(1, "fusionner", node=C1, next=C2)])
    assert (first(result)["key"], first(result)["spans"]["key"]) == (True, mark)


def test_couper_garde_la_place_de_ce_qui_valait_pour_le_tout() -> None:
    """La seconde partie montre le titre et la marque où le tout les portait."""
    read = content()
    place = {"line": 3, "start": 29, "end": 30}
    read["blocks"][0]["competencies"][0] |= {"heading": "Accueil", "key": True}
    read["blocks"][0]["competencies"][0]["spans"] |= {"heading": place, "key": place}
    result = lay(read, [made(1, "couper", node=C1, parts=PARTS)])
    assert first(result, 1)["heading"] == "Accueil"
    assert first(result, 1)["spans"] == {"heading": place, "key": place}


CASES: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = {
    "clé dite par une seule": ({"key": None}, {"key": True}, {"key": True}),
    "clé dite deux fois": ({"key": False}, {"key": False}, {"key": False}),
    "clé dite autrement": ({"key": False}, {"key": True}, {"key": None}),
    "code de la seconde": ({"code": None}, {"code": "C2"}, {"code": "C2"}),
    "code de la première": ({"code": "C1"}, {"code": "C2"}, {"code": "C1"}),
    "titre de la seconde": ({"heading": None}, {"heading": "T"}, {"heading": "T"}),
    "titre de la première": ({"heading": "S"}, {"heading": "T"}, {"heading": "S"}),
    "détails à la suite": (
        {"details": [words("a")]},
        {"details": [words("b")]},
        {"details": [words("a"), words("b")]},
    ),
    "critères à la suite": (
        {"criteria": [words("a")]},
        {"criteria": [words("b")]},
        {"criteria": [words("a"), words("b")]},
    ),
    "modalités réunies": (
        {"assessments": ["BC01ME1"]},
        {"assessments": ["BC01ME2", "BC01ME1"]},
        {"assessments": ["BC01ME1", "BC01ME2"]},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_fusionner_avant_apres(case: str) -> None:
    """Chaque champ de deux compétences fusionnées, avant et après ; défaire rend les deux."""
    one, other, expected = CASES[case]
    read = content()
    read["blocks"][0]["competencies"][:2] = [
        competency("Accueillir", 0, **one),
        competency("Écouter", 30, **other),
    ]
    merge = made(1, "fusionner", node=C1, next=C2)
    result = lay(read, [merge])
    assert first(result)["text"] == "Accueillir Écouter"
    assert {key: first(result)[key] for key in expected} == expected
    undone = lay(read, [merge, made(2, "annuler", edit=1, touched=[])])
    assert undone.content == lay(read, []).content


CONDITIONS: dict[str, tuple[Any, Any, Any]] = {
    "duration_minutes": (30, 45, None),
    "preparation_minutes": (None, 20, 20),
    "interview_minutes": (15, 15, 15),
    "drawn_by_lot": (True, None, True),
    "place": ("au centre", "en atelier", None),
    "assessors": (["formateur"], ["tuteur", "formateur"], ["formateur", "tuteur"]),
    "products": (["un plan"], ["un devis"], ["un plan", "un devis"]),
}


@pytest.mark.parametrize("name", CONDITIONS)
def test_fusionner_deux_modalites_avant_apres(name: str) -> None:
    """Ce que les deux disent pareil reste ; ce qu'elles disent autrement n'est plus dit."""
    one, other, expected = CONDITIONS[name]
    result = laid_with(
        ("ecrire", {"place": f"{M1}.conditions.{name}", "value": one}),
        ("ecrire", {"place": f"{M2}.conditions.{name}", "value": other}),
        ("fusionner", {"node": M1, "next": M2}),
    )
    (kept,) = result.content["blocks"][0]["assessments"]
    assert kept["conditions"][name] == expected


def test_fusionner_trois_competences_de_suite() -> None:
    """De proche en proche, le texte est celui de la source, en trois morceaux placés."""
    result = laid_with(MERGE, ("fusionner", {"node": C1, "next": C3}))
    assert first(result)["text"] == "Accueillir le client Écouter Conseiller"
    spans = first(result)["spans"]
    assert [spans[f"text.{rank}"]["start"] for rank in range(3)] == [0, 30, 60]
    assert len(result.content["blocks"][0]["competencies"]) == 1


def test_couper_puis_fusionner_redonne_le_texte() -> None:
    """La coupe et la fusion se compensent : le texte, la clé et les modalités reviennent."""
    before = first(laid_with())
    after = first(
        laid_with(
            ("couper", {"node": C1, "parts": PARTS}), ("fusionner", {"node": C1, "next": "e1-1"})
        )
    )
    for key in ("text", "code", "key", "heading", "assessments", "criteria", "associations"):
        assert after[key] == before[key]
