"""Fusionner, couper, déplacer, changer de niveau : chaque mot lu reste quelque part, une fois."""

import json
from collections import Counter
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from parchemin.office.referentiels.edits.laying import Laid, lay
from parchemin.office.referentiels.edits.log import Edit
from parchemin.office.referentiels.edits.tree import NoSuchPlace
from tests.office.referentiels.edits.contents import content, made

HOMES = ("blocks.0.competencies", "blocks.1.competencies")


def gestures(result: Laid, number: int) -> list[Edit]:
    """Every gesture that only puts in order, on the competencies and details that are there."""
    tree, found = result.tree, []
    for name in tree.nodes:
        home = tree.home(name)
        if home.endswith(".details"):
            found.append(made(number, "hausser", node=name))
        if not home.endswith("competencies"):
            continue
        found += [made(number, "deplacer", node=name, into=each, after=None) for each in HOMES]
        found += [
            made(number, act, node=name, **{key: other["nom"]})
            for other in tree.items(home)
            for act, key in (("fusionner", "next"), ("detailler", "under"))
        ]
        said = tree.node(name)["text"].split()
        if len(said) > 1:
            parts = [{"text": said[0], "spans": {}}, {"text": " ".join(said[1:]), "spans": {}}]
            found.append(made(number, "couper", node=name, parts=parts))
    return found


@st.composite
def orderings(draw: st.DrawFn) -> list[Edit]:
    """A list of such gestures, each possible on what the ones before it left."""
    edits: list[Edit] = []
    for number in range(1, draw(st.integers(1, 7)) + 1):
        edit = draw(st.sampled_from(gestures(lay(content(), edits), number)))
        try:
            lay(content(), [*edits, edit])
        except NoSuchPlace:
            edit = made(number, "ecrire", place="level", value=4)
        edits.append(edit)
    return edits


def said(blocs: Any) -> Counter[str]:
    """How many times each word is said by the texts of the blocs, at whatever level."""
    texts: list[str] = []

    def gather(value: Any) -> None:
        if isinstance(value, dict):
            texts.extend(value[key] for key in ("text", "title") if isinstance(value.get(key), str))
            for each in value.values():
                gather(each)
        elif isinstance(value, list):
            for each in value:
                gather(each)

    gather(blocs)
    return Counter(word for text in texts for word in text.split())


@settings(max_examples=60)
@given(orderings())
def test_ranger_ne_perd_ni_ne_double_aucun_mot(edits: list[Edit]) -> None:
    """Après n'importe quelle suite de rangements, les mêmes mots sont dits autant de fois."""
    assert said(lay(content(), edits).content["blocks"]) == said(content()["blocks"])


@settings(max_examples=40)
@given(orderings())
def test_tout_annuler_rend_la_lecture_et_tout_refaire_rend_le_rangement(edits: list[Edit]) -> None:
    """Annulés du dernier au premier puis refaits, les gestes redonnent exactement le même texte."""
    count = len(edits)
    undo = [
        made(count + rank, "annuler", edit=edit.number, touched=[])
        for rank, edit in enumerate(reversed(edits), start=1)
    ]
    redo = [made(2 * count + edit.number, "refaire", edit=edit.number) for edit in edits]
    assert lay(content(), [*edits, *undo]).content == lay(content(), []).content
    assert lay(content(), [*edits, *undo, *redo]).content == lay(content(), edits).content


@settings(max_examples=40)
@given(orderings())
def test_le_contenu_range_ne_porte_aucun_nom_interne(edits: list[Edit]) -> None:
    """Ce qui sera publié ne garde ni les noms des objets ni les liens posés le temps du rangement."""
    text = json.dumps(lay(content(), edits).content)
    assert '"nom"' not in text
    assert "=>" not in text
