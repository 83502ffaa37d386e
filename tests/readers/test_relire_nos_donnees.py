"""Le document JSON de Parchemin se relit comme tout autre document."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from parchemin.domain.referentiel import Certification, RouteAccess
from parchemin.readers.diagnostics import UnreadableSource
from parchemin.readers.document import as_document
from parchemin.readers.reading import Reading, source_of
from parchemin.readers.recognise import read
from tests.fixtures.certifications import CERTIFICATIONS
from tests.readers.samples import PAGE_A, TEXTS, reading_of


def written(*certifications: Certification) -> bytes:
    source = source_of("table", "essai", b"", encoding="utf-8")
    reading = Reading(source=source, certifications=certifications, diagnostics=())
    return json.dumps(as_document(reading)).encode()


@settings(max_examples=60)
@given(CERTIFICATIONS)
def test_ce_qui_est_ecrit_se_relit(certification: Certification) -> None:
    """Toute certification revient identique, les voies dont rien n'est dit laissées de côté."""
    (again,) = read(written(certification), "essai.json").certifications
    silent = RouteAccess(open=None)
    said = {key: each for key, each in certification.routes.items() if each != silent}
    assert again.routes == said
    assert {name: getattr(again, name) for name in vars(again) if name != "routes"} == {
        name: getattr(certification, name) for name in vars(certification) if name != "routes"
    }


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_les_places_d_un_autre_fichier_sont_laissees(path: Path) -> None:
    """Les valeurs sont celles de la lecture ; les places, qui sont d'un autre fichier, non."""
    reading = reading_of(path)
    again = read(json.dumps(as_document(reading)).encode(), "lecture.json")
    assert again.certifications == reading.certifications
    assert again.source.kind == "lecture"
    assert all(not each.spans for each in again.certifications)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda form: form.update(certifications={}), "n'y est pas une liste"),
        (lambda form: form.update(certifications=[3]), "n'y est pas un objet"),
        (lambda form: form["certifications"][0].update(level="cinq"), "level"),
        (lambda form: form["certifications"][0]["blocks"][0].pop("code"), "blocks.0"),
    ],
)
def test_une_valeur_faussee_est_refusee_avec_son_chemin(
    change: Callable[[Any], object], said: str
) -> None:
    """Un document retouché à tort est refusé en une phrase qui dit où et que faire."""
    form = as_document(reading_of(PAGE_A))
    change(form)
    with pytest.raises(UnreadableSource, match=said):
        read(json.dumps(form).encode(), "lecture.json")
    with pytest.raises(UnreadableSource, match="pas entier"):
        read(json.dumps(form).encode()[:-9], "lecture.json")
