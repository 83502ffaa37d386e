"""Modalities, texts and values compared one list with another."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.comparison import labels
from parchemin.domain.comparison.assessments import compare_assessments
from parchemin.domain.comparison.changes import (
    ChangeKind,
    compare_texts,
    set_changes,
    value_change,
)
from parchemin.domain.comparison.sentences import assessment_sentence
from parchemin.domain.comparison.tokens import tokens
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import (
    Assessment,
    AssessmentConditions,
    AssessmentKind,
    AssessorKind,
    CorrespondenceKind,
    RegistrationDates,
)

CASE = Assessment(code="B1ME1", title="Étude de cas", kind=None, text="Une étude de cas écrite")
TALK = Assessment(code="B1ME2", title="Entretien", kind=None, text="Un échange avec le jury")
TEXTS = st.lists(
    st.sampled_from(["Le geste est sûr", "Le geste est vif", "Le client est salué", "Rien"]),
    max_size=5,
)


def test_modalities_that_change_place_are_the_same() -> None:
    """The code of a modality only says its rank: another order is no difference."""
    swapped = (replace(TALK, code="B1ME1"), replace(CASE, code="B1ME2"))
    assert compare_assessments((CASE, TALK), swapped) == ()


def test_a_modality_added_and_one_removed_are_told_by_their_titles() -> None:
    """Two modalities without a word in common are not made one."""
    added, removed = compare_assessments((CASE,), (TALK,))
    assert assessment_sentence(added) == "Modalité « Entretien » : ajoutée"
    assert assessment_sentence(removed) == "Modalité « Étude de cas » : retirée"


def test_a_modality_far_reworded_is_to_be_confirmed() -> None:
    """Half the words changed: it is offered as the same, and the doubt is said."""
    later = replace(CASE, title="Étude de dossier", text="Une étude de cas devant deux jurés")
    (change,) = compare_assessments((CASE,), (later,))
    assert not change.certain
    assert assessment_sentence(change).endswith("(rapprochement à confirmer)")


@pytest.mark.parametrize(
    ("changed", "label"),
    [
        ({"situations": 2}, "Nombre de situations ou de sujets"),
        ({"duration_minutes": 60}, "Durée"),
        ({"preparation_minutes": 15}, "Préparation"),
        ({"interview_minutes": 30}, "Entretien"),
        ({"drawn_by_lot": False}, "Tirage au sort"),
        ({"individual": True}, "Individuelle"),
        ({"assessors": (AssessorKind.TUTOR,)}, "Évaluateur"),
        ({"place": "en entreprise"}, "Lieu"),
        ({"products": ("un rapport",)}, "Production"),
    ],
)
def test_each_condition_is_compared(changed: dict[str, object], label: str) -> None:
    """One condition that differs is one value, under its French name."""
    later = replace(CASE, conditions=AssessmentConditions(**changed))  # type: ignore[arg-type]
    (change,) = compare_assessments((CASE,), (later,))
    assert [each.label for each in change.values] == [label]


def test_a_kind_that_changes_is_told_in_french() -> None:
    """The nature of a modality is named as people name it."""
    later = replace(CASE, kind=AssessmentKind.QCM)
    (change,) = compare_assessments((replace(CASE, kind=AssessmentKind.PROJECT),), (later,))
    assert [(each.before, each.after) for each in change.values] == [
        ("projet", "questionnaire à choix multiples")
    ]


@given(TEXTS)
def test_a_list_and_itself_have_no_difference(texts: list[str]) -> None:
    """Repeated texts included."""
    assert compare_texts(texts, texts) == ()


@given(TEXTS, TEXTS)
def test_every_text_that_differs_is_told_once(before: list[str], after: list[str]) -> None:
    """Removed and reworded on one side, added and reworded on the other, make up what is left."""
    changes = compare_texts(before, after)
    gone = [each.before for each in changes if each.kind is not ChangeKind.ADDED]
    come = [each.after for each in changes if each.kind is not ChangeKind.REMOVED]
    kept = [text for text in set(before) for _ in range(min(before.count(text), after.count(text)))]
    assert sorted([*kept, *gone]) == sorted(before)
    assert sorted([*kept, *come]) == sorted(after)


def test_a_value_written_otherwise_is_not_a_change() -> None:
    """Apostrophes and spaces do not change a value; silence against words does."""
    assert list(value_change("Lieu", "l'atelier", "l’atelier ")) == []
    assert list(value_change("Lieu", None, None)) == []
    assert [each.after for each in value_change("Lieu", None, "")] == [""]


def test_sets_do_not_care_for_order() -> None:
    """Only what is on one side is told, removals first."""
    told = set_changes("Code", ["a", "b"], ["c", "a"])
    assert [(each.before, each.after) for each in told] == [("b", None), (None, "c")]


def test_every_closed_list_has_its_french_names() -> None:
    """A kind, an assessor, a route, a correspondence or a date added without its name fails here."""
    assert set(labels.KINDS) == set(AssessmentKind)
    assert set(labels.ASSESSORS) == set(AssessorKind)
    assert set(labels.ROUTES) == set(Route)
    assert set(labels.CORRESPONDENCES) == {*CorrespondenceKind, None}
    dates = {name for name in RegistrationDates.__dataclass_fields__ if name != "spans"}
    assert set(labels.DATES) == dates - {"duration_years"}


@given(st.text(max_size=80))
def test_tokens_give_the_text_back(text: str) -> None:
    """Put end to end, the words and signs are the text, but for what nobody sees at all."""
    found = tokens(text)
    assert "".join(token.text for token in found) == (text if found else "")
    assert all(token.key for token in found)
