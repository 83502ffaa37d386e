"""Le document JSON d'une lecture redevient la certification qu'il décrit."""

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parchemin.domain.referentiel import Certification
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


@given(path=st.sampled_from(LEAVES))
def test_une_valeur_d_une_autre_nature_est_refusee_avec_sa_place(path: str) -> None:
    """Whatever the place, a value of the wrong kind is refused and the place is named."""
    with pytest.raises(UnreadableContent) as refusal:
        certification_from_json(put(FORM, path, {"autre": 1}))
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
