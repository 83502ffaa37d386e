"""Deux petits référentiels par fichier, et les phrases que la comparaison doit en dire."""

import tomllib
from pathlib import Path

import pytest

from parchemin.domain.comparison.certifications import compare_certifications
from parchemin.domain.comparison.sentences import bloc_sentence, competency_sentence, summary
from parchemin.domain.referentiel import Bloc, Certification, Competency
from tests.domain.comparison.builders import certification

CASES = sorted((Path(__file__).parents[2] / "samples" / "comparaisons").glob("*.toml"))


def text(blocs: dict[str, list[str]]) -> Certification:
    return certification(
        *(
            Bloc(
                code=code,
                title=f"Bloc {code}",
                competencies=tuple(Competency(text=each) for each in texts),
            )
            for code, texts in blocs.items()
        )
    )


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_les_phrases_sont_celles_du_cas(path: Path) -> None:
    """Résumé, compétences et blocs qui diffèrent se disent mot pour mot comme le cas l'attend."""
    case = tomllib.loads(path.read_text("utf-8"))
    found = compare_certifications(text(case["avant"]), text(case["apres"]))
    expected = case["attendu"]
    assert list(summary(found)) == expected["resume"]
    said = [competency_sentence(each) for each in found.competencies if each.differs]
    assert said == expected["competences"]
    if "blocs" in expected:
        assert [bloc_sentence(each) for each in found.blocs if each.differs] == expected["blocs"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_un_texte_ne_differe_pas_de_lui_meme(path: Path) -> None:
    """Chaque côté d'un cas, comparé à lui-même, ne dit aucune différence."""
    case = tomllib.loads(path.read_text("utf-8"))
    for side in (case["avant"], case["apres"]):
        assert compare_certifications(text(side), text(side)).same


def test_les_cas_sont_bien_lus() -> None:
    """Les cas existent."""
    assert len(CASES) >= 9
