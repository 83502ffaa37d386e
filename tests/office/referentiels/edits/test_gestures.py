"""Chaque geste de la relecture, sur un petit référentiel inventé."""

import pytest

from parchemin.office.referentiels.edits.items import cited, free_code
from parchemin.office.referentiels.edits.tree import NoSuchPlace
from tests.office.referentiels.edits.contents import C1, C2, C3, M1, M2, laid_with, made

BLOC2 = "blocks.1.competencies"


def test_fusionner_joint_les_mots_et_les_places() -> None:
    """The first keeps its name; the texts follow each other, each with where it stands."""
    result = laid_with(("fusionner", {"node": C1, "next": C2}))
    first, second = result.content["blocks"][0]["competencies"]
    assert first["text"] == "Accueillir le client Écouter"
    assert [first["spans"][name]["start"] for name in ("text.0", "text.1")] == [0, 30]
    assert first["key"] is True
    assert [each["text"] for each in first["criteria"]] == ["Reformule"]
    assert second["text"] == "Conseiller"
    assert C2 not in result.tree.nodes
    assert f"{C2}.criteria.0" in result.tree.nodes


def test_fusionner_des_modalites_garde_le_code_et_ses_attaches() -> None:
    """What the modality that goes assessed is assessed by the one that stays; codes do not move."""
    result = laid_with(("fusionner", {"node": M1, "next": M2}))
    bloc = result.content["blocks"][0]
    assert [each["code"] for each in bloc["assessments"]] == ["BC01ME1"]
    assert bloc["assessments"][0]["text"] == "Texte BC01ME1\nTitre BC01ME2\nTexte BC01ME2"
    assert [each["assessments"] for each in bloc["competencies"]] == [["BC01ME1"], [], ["BC01ME1"]]


def test_fusionner_deux_natures_contraires_n_en_garde_aucune() -> None:
    """Two kinds that differ leave the kind unsaid: nothing is chosen in silence."""
    result = laid_with(
        ("ecrire", {"place": f"{M1}.kind", "value": "qcm"}),
        ("ecrire", {"place": f"{M2}.kind", "value": "projet"}),
        ("ecrire", {"place": f"{M1}.conditions.duration_minutes", "value": 30}),
        ("ecrire", {"place": f"{M2}.conditions.place", "value": "au centre"}),
        ("fusionner", {"node": M1, "next": M2}),
    )
    (kept,) = result.content["blocks"][0]["assessments"]
    assert kept["kind"] is None
    assert (kept["conditions"]["duration_minutes"], kept["conditions"]["place"]) == (
        30,
        "au centre",
    )


def test_couper_garde_la_place_de_chaque_partie() -> None:
    """Each part has its text and its spans; what held for the whole holds for both."""
    parts = [
        {"text": "Accueillir", "spans": {"text": {"line": 1, "start": 0, "end": 10}}},
        {"text": "le client", "spans": {"text": {"line": 1, "start": 11, "end": 20}}},
    ]
    result = laid_with(("couper", {"node": C1, "parts": parts}))
    first, second, *_ = result.content["blocks"][0]["competencies"]
    assert (first["text"], second["text"]) == ("Accueillir", "le client")
    assert second["spans"]["text"]["start"] == 11
    assert first["assessments"] == second["assessments"] == ["BC01ME1", "BC01ME2"]


def test_deplacer_dans_un_autre_bloc_lache_ses_modalites() -> None:
    """A competency that changes blocs no longer names the modalities of the one it leaves."""
    result = laid_with(
        ("deplacer", {"node": C1, "into": BLOC2, "after": f"{BLOC2}.0"}),
    )
    moved = result.content["blocks"][1]["competencies"][1]
    assert (moved["text"], moved["assessments"]) == ("Accueillir le client", [])


def test_une_modalite_deplacee_prend_le_code_donne() -> None:
    """Its code names its new bloc; the codes of the others do not move."""
    result = laid_with(
        (
            "deplacer",
            {"node": M1, "into": "blocks.1.assessments", "after": None, "code": "BC02ME2"},
        )
    )
    first, second = result.content["blocks"]
    assert [each["code"] for each in second["assessments"]] == ["BC02ME2", "BC02ME1"]
    assert [each["code"] for each in first["assessments"]] == ["BC01ME2"]
    assert first["competencies"][0]["assessments"] == ["BC01ME2"]


def test_supprimer_une_modalite_ne_renomme_pas_les_autres() -> None:
    """The second keeps its code, and a third takes a number nobody ever had."""
    result = laid_with(("supprimer", {"node": M1}))
    bloc = result.content["blocks"][0]
    assert [each["code"] for each in bloc["assessments"]] == ["BC01ME2"]
    assert bloc["competencies"][0]["assessments"] == ["BC01ME2"]
    added = made(1, "ajouter", into="blocks.0.assessments", values={"code": "BC01ME7"})
    assert free_code(result.content, (), "BC01") == "BC01ME3"
    assert free_code(result.content, (added,), "BC01") == "BC01ME8"


def test_renommer_un_bloc_renomme_ses_modalites_et_ce_qui_les_cite() -> None:
    """The code of a bloc goes on to its modalities, its competencies and its correspondences."""
    result = laid_with(("ecrire", {"place": "blocks.0.code", "value": "RNCP9BC01"}))
    bloc = result.content["blocks"][0]
    assert [each["code"] for each in bloc["assessments"]] == ["RNCP9BC01ME1", "RNCP9BC01ME2"]
    assert bloc["competencies"][2]["assessments"] == ["RNCP9BC01ME2"]
    assert result.content["correspondences"][0]["blocks"] == ["RNCP9BC01"]
    assert cited(result.content, "RNCP9BC01")
    assert not cited(result.content, "BC01")


def test_coller_des_criteres() -> None:
    """One criterion for each line, after those that are there."""
    result = laid_with(("coller", {"into": f"{C2}.criteria", "texts": ["Vu", "Lu"]}))
    found = result.content["blocks"][0]["competencies"][1]["criteria"]
    assert [each["text"] for each in found] == ["Reformule", "Vu", "Lu"]


def test_rattacher_suit_l_ordre_du_bloc() -> None:
    """The modalities are named in the order of the bloc, whatever the order of the ticks."""
    result = laid_with(("rattacher", {"node": C2, "modalities": [M2, M1]}))
    found = result.content["blocks"][0]["competencies"][1]["assessments"]
    assert found == ["BC01ME1", "BC01ME2"]
    with pytest.raises(NoSuchPlace):
        laid_with(("rattacher", {"node": C2, "modalities": ["blocks.1.assessments.0"]}))


def test_titrer_puis_detailler() -> None:
    """A line becomes the heading of the next ones, another a detail of its neighbour, and back."""
    result = laid_with(
        ("titrer", {"node": C1, "over": [C2, C3]}),
        ("detailler", {"node": C3, "under": C2}),
    )
    (only,) = result.content["blocks"][0]["competencies"]
    assert (only["heading"], only["spans"]["heading"]["start"]) == ("Accueillir le client", 0)
    assert [each["text"] for each in only["details"]] == ["Conseiller"]
    result = laid_with(("detailler", {"node": C3, "under": C2}), ("hausser", {"node": "e1"}))
    back = result.content["blocks"][0]["competencies"]
    assert [each["text"] for each in back] == ["Accueillir le client", "Écouter", "Conseiller"]
    assert back[2]["spans"]["text"]["start"] == 60


def test_une_competence_qui_a_des_criteres_ne_devient_pas_un_titre() -> None:
    """Its criteria would be lost: it is refused."""
    for act in ("titrer", "detailler"):
        with pytest.raises(NoSuchPlace):
            laid_with((act, {"node": C2, "over": [C3], "under": C3}))


def test_ajouter_un_bloc_et_ce_qu_il_contient() -> None:
    """What is added is named by its edit, and can be filled in turn."""
    result = laid_with(
        ("ajouter", {"into": "blocks", "values": {"code": "BC03", "title": "Vendre"}}),
        ("ajouter", {"into": "e1.competencies", "values": {"text": "Encaisser"}}),
        ("ajouter", {"into": "nsf", "values": {"code": "312", "label": "Commerce"}}),
        ("ecrire", {"place": "e2.key", "value": True}),
    )
    added = result.content["blocks"][2]
    assert (added["code"], added["competencies"][0]["key"]) == ("BC03", True)
    assert result.content["nsf"][1] == {"code": "312", "label": "Commerce"}


def test_choisir_une_autre_liste_remplace_les_objets() -> None:
    """An alternative may bring a whole list: its objects have new names, the old ones are gone."""
    value = [
        {**each, "text": f"{each['text']} !"}
        for each in laid_with().content["blocks"][0]["competencies"][:2]
    ]
    result = laid_with(
        ("choisir", {"place": "blocks.0.competencies", "value": value, "finding": 0, "label": "x"})
    )
    assert [each["text"] for each in result.content["blocks"][0]["competencies"]] == [
        "Accueillir le client !", "Écouter !",
    ]  # fmt: skip
    assert {"e1-0", "e1-1"} <= result.tree.nodes.keys()
    assert C1 not in result.tree.nodes


@pytest.mark.parametrize(
    ("act", "args"),
    [
        ("fusionner", {"node": C1, "next": "blocks.1.competencies.0"}),
        ("fusionner", {"node": C1, "next": C1}),
        ("deplacer", {"node": C1, "into": "blocks.1.assessments", "after": None}),
        ("deplacer", {"node": C1, "into": BLOC2, "after": C3}),
        ("deplacer", {"node": C1, "into": "blocks.0.competencies", "after": C1}),
        ("hausser", {"node": C1}),
        ("titrer", {"node": C1, "over": []}),
    ],
)
def test_un_geste_impossible_est_refuse(act: str, args: dict[str, object]) -> None:
    """Two lists, an object after itself, nothing to group: refused."""
    with pytest.raises(NoSuchPlace):
        laid_with((act, args))


def test_choisir_qu_il_n_y_a_aucun_bloc() -> None:
    """An alternative may empty a list: nothing of it remains, and undoing gives it back."""
    args = {"place": "blocks", "value": [], "finding": 0, "label": "Aucun bloc"}
    result = laid_with(("choisir", args))
    assert result.content["blocks"] == []
    assert C1 not in result.tree.nodes
