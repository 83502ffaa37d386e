"""Ce que le texte d'une modalité dit de son déroulement, phrase par phrase."""

from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.referentiel import AssessmentConditions, AssessmentKind
from parchemin.readers.diagnostics import Findings, whole
from parchemin.readers.modality.asking import say_doubts
from parchemin.readers.modality.conditions import conditions_of
from parchemin.readers.modality.said import Doubt
from tests.readers.modality.phrases import OPEN, SAID

Read = tuple[dict[str, Any], dict[str, str], tuple[Doubt, ...]]


def read(text: str, kind: AssessmentKind | None = None) -> Read:
    """The values that are not silent, the words of each, and what stays open."""
    places: dict[str, tuple[int, int]] = {}

    def kept(found: dict[str, tuple[int, int]]) -> dict[str, Any]:
        places.update(found)
        return {}

    conditions, doubts = conditions_of(text, kind, kept)
    values = {
        field.name: value
        for field in fields(AssessmentConditions)
        if (value := getattr(conditions, field.name)) not in (None, ()) and field.name != "spans"
    }
    return values, {name: text[slice(*place)] for name, place in places.items()}, doubts


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[text[:60] for text, _ in SAID])
def test_une_phrase_dit_ses_conditions(text: str, expected: dict[str, Any]) -> None:
    """Chaque phrase donne ses valeurs, et rien de plus : un silence reste un silence."""
    values, _, doubts = read(text)
    assert values == expected
    assert doubts == ()


@pytest.mark.parametrize(("text", "expected"), SAID, ids=[text[:60] for text, _ in SAID])
def test_les_mots_d_une_valeur_la_redonnent(text: str, expected: dict[str, Any]) -> None:
    """Chaque valeur a sa place, et les mots qui s'y trouvent sont bien ceux qui la disent."""
    values, words, _ = read(text)
    assert {name.partition(".")[0] for name in words} == set(expected)
    for name, said in words.items():
        field, _, rank = name.partition(".")
        value = values[field][int(rank)] if rank else values[field]
        assert said == said.strip()
        if field in ("place", "products"):
            assert said == value
        elif field.endswith("_minutes"):
            assert value in read(f"Entretien de {said}")[0].values() or value == 0
        elif field == "assessors":
            assert read(f"Évalué par un {said}")[0] == {"assessors": (value,)}
        elif field != "individual":
            assert read(said)[0] == {field: value}


@pytest.mark.parametrize(("text", "expected"), OPEN, ids=[text for text, _ in OPEN])
def test_ce_qui_reste_ouvert_est_demande(text: str, expected: dict[str, list[Any]]) -> None:
    """Deux valeurs, un intervalle, une durée de quoi : rien n'est retenu, tout est proposé."""
    values, _, doubts = read(text)
    assert not set(values) & set(expected)
    findings = Findings()
    say_doubts(text, doubts, "blocks.0.assessments.1.conditions", whole(), findings)
    offered: dict[str, list[Any]] = {}
    for said in findings:
        assert said.code == "condition-de-modalite-indecidable"
        for each in said.alternatives:
            offered.setdefault(each.path.rpartition(".")[2], []).append(each.value)
            assert each.path.startswith("blocks.0.assessments.1.conditions.")
            assert each.label
    assert offered == expected


def test_les_lectures_proposees_se_disent_en_francais() -> None:
    """Une personne choisit entre des phrases, pas entre des noms de champs."""
    text = "Étude de cas avec entretien (30 minutes)"
    findings = Findings()
    say_doubts(text, read(text)[2], "c", whole(), findings)
    (said,) = findings
    assert [each.label for each in said.alternatives] == [
        "30 minutes pour l'entretien",
        "30 minutes pour l'ensemble",
    ]
    assert said.found == "« 30 minutes »"
    assert (
        said.expected == "une seule valeur pour la durée de l'entretien ou la durée de l'ensemble"
    )


def test_un_dossier_qui_ouvre_la_modalite_est_remis() -> None:
    """« Dossier d'analyse et entretien oral » nomme le dossier sans article."""
    values, words, _ = read("Dossier d’analyse et entretien", AssessmentKind.FILE_WITH_INTERVIEW)
    assert values == {"products": ("Dossier d’analyse",)}
    assert words == {"products.0": "Dossier d’analyse"}


@given(
    st.lists(
        st.sampled_from([text for text, _ in SAID] + ["", "É", "30", "ou", "  ", "\n", "İ"]),
        max_size=4,
    ).map(". ".join)
)
def test_n_importe_quel_texte_a_ses_places_en_lui(text: str) -> None:
    """Whatever the text, places are inside it and a value is never both stored and asked."""
    values, words, doubts = read(text)
    assert all(words.values())
    asked = {field for doubt in doubts for field in doubt.fields if len(set(doubt.fields)) == 1}
    assert not (asked & set(values)) or "duration_minutes" in asked | set(values)


@given(st.text(max_size=200))
def test_du_bruit_ne_dit_rien_de_faux(text: str) -> None:
    """Random characters are read without an exception."""
    values, words, _ = read(text)
    assert set(values) == {name.partition(".")[0] for name in words}
