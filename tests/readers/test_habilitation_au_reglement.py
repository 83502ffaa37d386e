"""L'habilitation dans un règlement : durées, critères et sanctions, justes et fausses."""

from pathlib import Path

import pytest

from parchemin.domain.rules.accreditation import (
    AccreditationCriteria,
    AccreditationTerm,
    Sanctions,
)
from parchemin.domain.rules.delivery import Duration, Unit
from parchemin.domain.rules.keys import LAW_LIST
from parchemin.readers.reglement import read_law, read_reglement

VALID = (Path(__file__).parents[1] / "samples" / "reglements" / "valide.toml").read_text("utf-8")
ORIGIN = 'libelle = "Essai"\nsource = "KALIARTI000030641469"\n'
TWO_YEARS = Duration(2, Unit.YEARS)


@pytest.mark.parametrize(
    ("line", "fields", "value"),
    [
        ("duree", 'duree = 2\nunite = "ans"', AccreditationTerm(TWO_YEARS)),
        (
            "duree",
            'duree = 2\nunite = "ans"\npuis_duree = 1\npuis_unite = "ans"',
            AccreditationTerm(TWO_YEARS, Duration(1, Unit.YEARS)),
        ),
        (
            "criteres",
            'criteres = ["des formateurs  qualifiés", "un plateau technique"]',
            AccreditationCriteria(("des formateurs qualifiés", "un plateau technique")),
        ),
        (
            "sanctions",
            'echelle = ["avertissement", "suspension", "retrait"]',
            Sanctions(("avertissement", "suspension", "retrait")),
        ),
    ],
)
def test_chaque_ligne_est_lue(line: str, fields: str, value: object) -> None:
    """Lengths, criteria and sanctions are those written, in their order."""
    reading = read_reglement(f"{VALID}\n[habilitation.{line}]\n{fields}\n{ORIGIN}")
    assert reading.reglement is not None, reading.errors
    assert reading.reglement.clauses[f"habilitation.{line}"][0].value == value


@pytest.mark.parametrize(
    ("line", "fields", "found", "expected"),
    [
        ("duree", 'duree = 0\nunite = "ans"', "« 0 »", "un nombre entier à partir de 1"),
        (
            "duree",
            'duree = 1\nunite = "ans"\npuis_duree = 1\npuis_unite = "an"',
            "« an »",
            "un de ces mots : ans, mois, semaines, jours",
        ),
        (
            "duree",
            'duree = 1\nunite = "ans"\npuis_duree = 2000\npuis_unite = "ans"',
            "2000 ans",
            "une durée d'au plus mille ans, qui reste dans le calendrier",
        ),
        (
            "criteres",
            "criteres = []",
            "« [] »",
            'une liste d\'au moins un texte, par exemple ["a"]',
        ),
        (
            "criteres",
            'criteres = ["un plateau", " "]',
            "un texte vide",
            "des textes différents, chacun écrit une fois",
        ),
        (
            "sanctions",
            'echelle = ["retrait", "retrait"]',
            "« retrait » 2 fois",
            "des textes différents, chacun écrit une fois",
        ),
    ],
)
def test_chaque_faute_est_montree_a_sa_ligne(
    line: str, fields: str, found: str, expected: str
) -> None:
    """One fault, at the field that is wrong, with what was expected."""
    text = f"{VALID}\n[habilitation.{line}]\n{fields}\n{ORIGIN}"
    (fault,) = read_reglement(text).errors
    assert (fault.found, fault.expected) == (found, expected)
    name = text.splitlines()[fault.place.line - 1].partition(" = ")[0]
    assert name in ("duree", "puis_duree", "puis_unite", "criteres", "echelle")


def test_la_loi_donne_deux_mois_pour_la_liste() -> None:
    """The list of accredited bodies follows a change within two months, since October 2025."""
    (clause,) = read_law()[LAW_LIST.path]
    assert clause.value == Duration(2, Unit.MONTHS)
    assert "2025-500" in clause.origin.source
