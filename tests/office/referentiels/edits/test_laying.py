"""Les modifications se posent dans l'ordre sur la lecture, se défont et se refont."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parchemin.office.referentiels.edits.crossing import crossed, later, overlap
from parchemin.office.referentiels.edits.laying import lay
from parchemin.office.referentiels.edits.log import Edit, edits_of, in_force, undone, with_edit
from parchemin.office.referentiels.edits.tree import NoSuchPlace, Tree
from tests.office.referentiels.edits.contents import (
    C1,
    C2,
    C3,
    M1,
    content,
    laid_with,
    lives,
    made,
)


def texts(result: Any, rank: int = 0) -> list[str]:
    return [each["text"] for each in result.content["blocks"][rank]["competencies"]]


@settings(max_examples=25)
@given(lives())
def test_la_lecture_ne_change_jamais(edits: tuple[Edit, ...]) -> None:
    """Whatever is laid over it, the content as read stays word for word, and laying is stable."""
    before = content()
    first, second = lay(before, edits), lay(before, edits)
    assert before == content()
    assert first.content == second.content
    assert first.read.bare() == Tree(content()).bare()


@settings(max_examples=25)
@given(lives())
def test_tout_defaire_rend_la_lecture(edits: tuple[Edit, ...]) -> None:
    """Undone from the last to the first, the edits leave exactly what was read."""
    undoings = [
        made(len(edits) + rank, "annuler", edit=edit.number, touched=[])
        for rank, edit in enumerate(reversed(edits), start=1)
    ]
    result = lay(content(), [*edits, *undoings])
    assert result.content == lay(content(), []).content
    assert result.state == 2 * len(edits)


@settings(max_examples=25)
@given(lives())
def test_defaire_puis_refaire_rend_le_meme_texte(edits: tuple[Edit, ...]) -> None:
    """Undoing then redoing the last edit changes nothing but the state."""
    last, number = edits[-1], len(edits)
    back = made(number + 1, "annuler", edit=last.number, touched=[])
    again = made(number + 2, "refaire", edit=last.number)
    assert lay(content(), [*edits, back, again]).content == lay(content(), edits).content


@settings(max_examples=25)
@given(lives())
def test_defaire_une_modification_independante_ne_touche_qu_a_ses_places(
    edits: tuple[Edit, ...],
) -> None:
    """An edit on which no later one bears can be undone alone: every other value stays."""
    result = lay(content(), edits)
    for edit in edits:
        if later(result, edit.number):
            continue
        back = made(len(edits) + 1, "annuler", edit=edit.number, touched=[])
        try:
            after = lay(content(), [*edits, back])
        except NoSuchPlace:
            continue
        for name in result.tree.nodes.keys() & after.tree.nodes.keys():
            place = f"{name}.text"
            if "text" in result.tree.nodes[name] and not overlap(
                result.touched[edit.number], [place]
            ):
                assert after.tree.value(place) == result.tree.value(place)


@settings(max_examples=25)
@given(lives())
def test_aucun_nom_n_est_donne_deux_fois(edits: tuple[Edit, ...]) -> None:
    """Each object has its own name, and what is removed leaves it to nobody."""
    result = lay(content(), edits)
    names = json.dumps(result.tree.content).split('"nom": "')[1:]
    assert len(names) == len({name.partition('"')[0] for name in names})
    assert len(names) == len(result.tree.nodes)


@settings(max_examples=25)
@given(lives())
def test_une_competence_ne_cite_que_des_modalites_de_son_bloc(edits: tuple[Edit, ...]) -> None:
    """After any edit, what a competency names exists beside it, once."""
    for bloc in lay(content(), edits).content["blocks"]:
        codes = [each["code"] for each in bloc["assessments"]]
        for competency in bloc["competencies"]:
            assert set(competency["assessments"]) <= set(codes)
            assert len(competency["assessments"]) == len(set(competency["assessments"]))


def test_une_place_suit_son_objet() -> None:
    """Once moved, a competency is still mended at the place it was read at."""
    result = laid_with(
        ("deplacer", {"node": C1, "into": "blocks.0.competencies", "after": C3}),
        ("ecrire", {"place": f"{C1}.text", "value": "Recevoir"}),
    )
    assert texts(result) == ["Écouter", "Conseiller", "Recevoir"]
    assert result.last_on()[f"{C1}.text"].number == 2


@pytest.mark.parametrize(
    "place",
    [
        "autre",
        "blocks.7.title",
        "blocks.0.competencies.1.criteria.0.nature",
        "title.mot",
        "e4.text",
    ],
)
def test_une_place_qui_n_existe_pas_est_refusee(place: str) -> None:
    """A place that leads nowhere is an error, not a new key."""
    with pytest.raises(NoSuchPlace):
        laid_with(("ecrire", {"place": place, "value": "x"}))


def test_un_objet_retire_ne_se_modifie_plus() -> None:
    """What was removed is not mended, and its place is not taken by its neighbour."""
    with pytest.raises(NoSuchPlace):
        laid_with(("supprimer", {"node": C1}), ("ecrire", {"place": f"{C1}.text", "value": "x"}))


def test_une_modification_dont_une_autre_depend_est_dite() -> None:
    """Undoing what a later edit builds on would lose it: that later edit is named."""
    result = laid_with(
        ("coller", {"into": f"{C1}.criteria", "texts": ["Sourit", "Salue"]}),
        ("ecrire", {"place": "e1-1.text", "value": "Salue chacun"}),
        ("ecrire", {"place": "title", "value": "Autre"}),
    )
    assert [edit.number for edit in later(result, 1)] == [2]
    assert later(result, 2) == ()


def test_deux_personnes_ne_se_croisent_que_sur_la_meme_place() -> None:
    """Since state 1, only the edits that bear on the same place are named."""
    result = laid_with(
        ("ecrire", {"place": "title", "value": "A"}),
        ("ecrire", {"place": f"{C2}.text", "value": "B"}),
        ("fusionner", {"node": C1, "next": C3}),
    )
    assert [edit.number for edit in crossed(result, [f"{C2}.text"], since=1)] == [2]
    assert [edit.number for edit in crossed(result, [f"{C3}.text"], since=1)] == [3]
    assert crossed(result, ["title"], since=1) == ()
    assert crossed(result, [f"{M1}.title"], since=0) == ()


def test_une_annulation_se_croise_elle_aussi() -> None:
    """Somebody who undid an edit changed the place that it had changed."""
    write = made(1, "ecrire", place="title", value="A")
    result = lay(content(), [write, made(2, "annuler", edit=1, touched=["title"])])
    assert [edit.number for edit in crossed(result, ["title"], since=1)] == [2]
    assert undone(result.edits) == {1}


def test_les_corrections_d_autrefois_se_lisent() -> None:
    """A version published with the earlier form of the layer reads the same, in the same order."""
    row = {"reason": "r", "by": "moi", "at": "2026-01-01T00:00:00"}
    answers: dict[str, Any] = {
        "corrections": [
            {"path": "blocks.1.competencies.0.text", "value": "A", **row},
            {"path": "blocks.1.competencies.0.text", "value": "B", **row},
        ]
    }
    assert texts(lay(content(), edits_of(answers)), 1)[0] == "B"
    answers = with_edit(answers, made(3, "annuler", edit=2, touched=[]))
    assert texts(lay(content(), edits_of(answers)), 1)[0] == "A"
    assert len(answers["corrections"]) == 2


@given(st.lists(st.tuples(st.sampled_from(["annuler", "refaire"]), st.integers(1, 3)), max_size=9))
def test_ce_qui_est_en_force_garde_son_ordre(turns: list[tuple[str, int]]) -> None:
    """However edits are undone and redone, those in force stay in the order they were made."""
    changes = [made(number, "ecrire", place="title", value=str(number)) for number in (1, 2, 3)]
    turned = [made(rank, act, edit=named) for rank, (act, named) in enumerate(turns, start=4)]
    held = [edit.number for edit in in_force([*changes, *turned])]
    assert held == sorted(held)
    assert set(held) | undone([*changes, *turned]) == {1, 2, 3}


@given(st.lists(st.text("ab.", max_size=6)), st.lists(st.text("ab.", max_size=6)))
def test_le_croisement_est_reciproque(one: list[str], other: list[str]) -> None:
    """Two sets of places cross each other or neither does."""
    assert overlap(one, other) == overlap(other, one)


def test_un_contenu_ancien_sans_les_champs_recents_se_lit() -> None:
    """A content stored before levels and conditions takes edits on them."""
    old = copy.deepcopy(content())
    for each in old["blocks"][0]["competencies"]:
        for key in ("heading", "details", "assessments"):
            del each[key]
    edits = [made(1, "rattacher", node=C1, modalities=[M1])]
    assert lay(old, edits).content["blocks"][0]["competencies"][0]["assessments"] == ["BC01ME1"]
