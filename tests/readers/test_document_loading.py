"""Le document JSON d'une lecture redevient la certification qu'il décrit."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parchemin.domain.referentiel import (
    Assessment,
    AssessmentConditions,
    AssessmentKind,
    AssessorKind,
    Bloc,
    Certification,
    Competency,
    Excerpt,
    Span,
)
from parchemin.readers.document import certification as document_of
from parchemin.readers.document_loading import UnreadableContent, certification_from_json
from tests.readers.samples import EXPORTS, PAGE_A, TABLE, TEXTS, reading_of

READ: list[tuple[str, Certification]] = [
    (f"{path.parent.name}/{path.name}#{rank}", certification)
    for path in TEXTS + EXPORTS
    for rank, certification in enumerate(reading_of(path).certifications)
]


def written(certification: Certification) -> dict[str, Any]:
    """The document as a file or a database gives it back."""
    form: dict[str, Any] = json.loads(json.dumps(document_of(certification)))
    return form


def first(path: Path) -> dict[str, Any]:
    return written(reading_of(path).certifications[0])


@pytest.mark.parametrize(("name", "certification"), READ, ids=[name for name, _ in READ])
def test_l_aller_retour_rend_la_meme_certification(name: str, certification: Certification) -> None:
    """Every value and every span of every sample comes back from its document."""
    form = written(certification)
    back = certification_from_json(form)
    assert back == certification, name
    assert written(back) == form


ADDED = {
    "block": ("leads",),
    "competency": ("heading", "details", "assessments"),
    "assessment": ("conditions",),
}
DEEP = Bloc(
    code="BC01",
    title="Accueil",
    leads=(Excerpt(text="Être capable de :", spans={"text": Span(line=3, start=0, end=17)}),),
    competencies=(
        Competency(
            text="Accueillir",
            heading="Relation",
            details=(Excerpt(text="écouter"), Excerpt(text="reformuler")),
            assessments=("BC01ME1",),
        ),
    ),
    assessments=(
        Assessment(
            code="BC01ME1",
            title="Étude de cas",
            kind=AssessmentKind.CASE_STUDY,
            text="Étude de cas",
            conditions=AssessmentConditions(
                situations=2,
                drawn_by_lot=False,
                individual=True,
                duration_minutes=90,
                preparation_minutes=0,
                interview_minutes=15,
                assessors=(AssessorKind.TUTOR, AssessorKind.EVALUATION_JURY),
                place="en centre",
                products=("un rapport", "une fiche"),
                spans={"assessors.1": Span(line=4, start=1, end=9, element="/A/B[2]")},
            ),
        ),
    ),
)


def test_ce_qui_est_lu_en_profondeur_revient() -> None:
    """Leads, headings, details, links and conditions come back with their spans, « non » and 0."""
    certification = Certification(number=None, register=None, title="CQP", blocs=(DEEP,))
    form = written(certification)
    back = certification_from_json(form)
    assert back == certification
    assert written(back) == form
    assert back.blocs[0].assessments[0].conditions.spans["assessors.1"].element == "/A/B[2]"


def test_un_document_ecrit_avant_ces_champs_se_lit_encore() -> None:
    """Without leads, headings, details, links nor conditions, each has its empty value."""
    form = written(Certification(number=None, register=None, title="CQP", blocs=(DEEP,)))
    (bloc,) = form["blocks"]
    forms = {
        "block": bloc,
        "competency": bloc["competencies"][0],
        "assessment": bloc["assessments"][0],
    }
    for owner, keys in ADDED.items():
        for key in keys:
            del forms[owner][key]
    (back,) = certification_from_json(form).blocs
    assert back.leads == ()
    assert (back.competencies[0].heading, back.competencies[0].details) == (None, ())
    assert back.competencies[0].assessments == ()
    assert back.assessments[0].conditions == AssessmentConditions()
    assert back.assessments[0].kind is AssessmentKind.CASE_STUDY


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("assessments.0.conditions.situations", "deux", "entier"),
        ("assessments.0.conditions.assessors.0", "voisin", "AssessorKind"),
        ("assessments.0.conditions.drawn_by_lot", "oui", "bool"),
        ("assessments.0.conditions", None, "objet"),
        ("competencies.0.details.0", "écouter", "objet"),
        ("leads", "Être capable de :", "liste"),
    ],
)
def test_une_condition_impossible_est_nommee(path: str, value: object, expected: str) -> None:
    """A figure in letters, an unknown assessor: the place and what was expected are said."""
    form = written(Certification(number=None, register=None, title="CQP", blocs=(DEEP,)))
    with pytest.raises(UnreadableContent) as refusal:
        certification_from_json(put(form, f"blocks.0.{path}", value))
    assert refusal.value.path == f"blocks.0.{path}"
    assert expected in str(refusal.value)


def test_une_voie_que_le_texte_ne_nomme_pas_reste_inconnue() -> None:
    """The six routes of the document do not become routes that the text decided."""
    assert certification_from_json(first(TABLE)).routes == {}


def leaves(form: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a document that is neither an object nor a list, with its path."""
    if isinstance(form, dict):
        for key, item in form.items():
            yield from leaves(item, f"{path}.{key}".lstrip("."))
    elif isinstance(form, list):
        for rank, item in enumerate(form):
            yield from leaves(item, f"{path}.{rank}".lstrip("."))
    else:
        yield path, form


def put(form: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """A copy of a document with another value at a path."""
    changed = copy.deepcopy(form)
    *parents, last = path.split(".")
    place: Any = changed
    for step in parents:
        place = place[int(step)] if isinstance(place, list) else place[step]
    place[int(last) if isinstance(place, list) else last] = value
    return changed


FORM = first(PAGE_A)
LEAVES = [
    path for path, _ in leaves(FORM) if ".spans." not in path and not path.startswith("spans")
]


OBJECTS = {"programme"}
"""Places empty here where a document may write an object."""


@given(path=st.sampled_from(LEAVES))
@example(path="programme")
def test_une_valeur_d_une_autre_nature_est_refusee_avec_sa_place(path: str) -> None:
    """Whatever the place, a value of the wrong kind is refused and the place is named."""
    with pytest.raises(UnreadableContent) as refusal:
        other = ["autre"] if path in OBJECTS else {"autre": 1}
        certification_from_json(put(FORM, path, other))
    assert refusal.value.path == path
    assert path in str(refusal.value)


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("dates.decision", "23/05/2025", "date"),
        ("dates.decision", 20250523, "date"),
        ("level", True, "entier"),
        ("level", "4", "entier"),
        ("register", "CNCP", "Register"),
        ("blocks.0.assessments.0.kind", "oral", "AssessmentKind"),
        ("routes.experience.open", "oui", "bool"),
        ("title", 12, "str"),
        ("blocks", {}, "liste"),
    ],
)
def test_une_valeur_impossible_est_nommee(path: str, value: object, expected: str) -> None:
    """A French date, a text for a figure, an unknown kind: the sentence says what was expected."""
    with pytest.raises(UnreadableContent) as refusal:
        certification_from_json(put(FORM, path, value))
    assert str(refusal.value).startswith(f"{path} : trouvé")
    assert expected in str(refusal.value)


def test_une_cle_obligatoire_absente_est_dite() -> None:
    """A document without a title of bloc is not a document."""
    form = copy.deepcopy(FORM)
    del form["blocks"][1]["title"]
    with pytest.raises(UnreadableContent, match=r"blocks\.1 : .*clés obligatoires"):
        certification_from_json(form)


def test_une_voie_inconnue_est_refusee() -> None:
    """A seventh route is not guessed."""
    form = copy.deepcopy(FORM)
    form["routes"]["parachute"] = {"open": True}
    with pytest.raises(UnreadableContent, match="routes"):
        certification_from_json(form)
