"""Les phrases que reçoit un règlement fautif : où, quoi, ce qui était attendu, que faire."""

import tomllib
from datetime import date
from typing import Any

import pytest

from parchemin.domain.capitalisation import after
from parchemin.domain.rules.keys import VALIDITY
from parchemin.readers.reglement import read_reglement
from parchemin.readers.toml_table import as_written
from tests.readers.samples import SAMPLES

VALID = (SAMPLES / "reglements/valide.toml").read_text("utf-8")

FAULTS = tomllib.loads((SAMPLES / "reglements/phrases.toml").read_text("utf-8"))["fautes"]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault["remplace"] or "rien")
def test_une_seule_faute_une_seule_phrase(fault: dict[str, Any]) -> None:
    """Une faute donne un constat, à sa ligne, dans les mots du fichier, et refuse le règlement."""
    assert fault["ecrit"] in VALID
    reading = read_reglement(VALID.replace(fault["ecrit"], fault["remplace"], 1))
    assert reading.reglement is None
    (said,) = reading.errors
    assert (said.place.line, said.found) == (fault.get("ligne"), fault["constat"])
    assert said.expected.startswith(fault["attendu"])
    assert said.advice.startswith(fault["conseil"])


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ('regle = "nombre de modalités"', 'regle = "au moins deux"', [25, 26]),
        ('regle = "durée"', 'regle = "deux ans"', [101, 102, 103]),
        ('regle = "limité"', 'regle = "limite"', [108, 109, 110, 111]),
    ],
)
def test_un_mot_faux_laisse_ses_champs_sans_lecteur(old: str, new: str, lines: list[int]) -> None:
    """Les champs qui complétaient un mot mal écrit sont dits inconnus, chacun à sa ligne."""
    reading = read_reglement(VALID.replace(old, new, 1))
    assert [said.place.line for said in reading.errors] == lines
    assert [said.code for said in reading.errors] == ["valeur-inconnue"] + ["mot-inconnu"] * (
        len(lines) - 1
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("jusqu_au = 2025-12-31", "jusqu_au = 2025-12-30"),
        ("depuis = 2026-01-01", "depuis = 2026-01-02"),
        ('seuil = "9,5"', "seuil = 0"),
        ('seuil = "9,5"', "seuil = 20"),
        ("membres = 3", "membres = 4"),
        ("nombre = 2", "nombre = 1"),
        ("essais = 3", ""),
        ('duree = 6\nunite = "mois"\n', ""),
        ('voies = "formation_continue"', 'voies = ["formation_continue", "experience"]'),
        ("'salarié' = 2", "'salarié' = 1"),
        ('regle = "durée"\nduree = 24\nunite = "mois"', 'regle = "à vie"'),
    ],
)
def test_les_bornes_sont_permises(old: str, new: str) -> None:
    """La dernière valeur permise de chaque côté d'une borne ne fait pas de faute."""
    assert old in VALID
    reading = read_reglement(VALID.replace(old, new, 1))
    assert reading.errors == ()
    assert reading.reglement is not None


@pytest.mark.parametrize(
    ("unit", "most"), [("ans", 1_000), ("mois", 12_000), ("semaines", 52_177), ("jours", 365_242)]
)
def test_une_duree_reste_dans_le_calendrier(unit: str, most: int) -> None:
    """Mille ans sont permis, un de plus est dit à sa ligne plutôt que d'arrêter un calcul."""
    written = 'duree = 24\nunite = "mois"'
    assert written in VALID
    at_most = read_reglement(VALID.replace(written, f'duree = {most}\nunite = "{unit}"', 1))
    assert at_most.reglement is not None
    rule = at_most.reglement.rule(VALIDITY, date(2026, 1, 1)).value
    assert rule.duration is not None
    assert after(date(2026, 1, 1), rule.duration).year in {3025, 3026}
    beyond = read_reglement(VALID.replace(written, f'duree = {most + 1}\nunite = "{unit}"', 1))
    (said,) = beyond.errors
    assert (said.code, said.place.line) == ("duree-impossible", 102)
    assert said.found == f"{most + 1} {unit}"


def test_un_trou_entre_deux_regles_n_est_pas_une_faute() -> None:
    """Un jour sans règle se dira le jour venu : deux règles disjointes sont permises."""
    reading = read_reglement(VALID.replace("jusqu_au = 2025-12-31", "jusqu_au = 2024-12-31"))
    assert reading.reglement is not None


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (False, "false"),
        (3, "3"),
        ("trois", "trois"),
        ([], "[]"),
        ([True, "a"], "[true, a]"),
        ({}, "{}"),
        ({"a": {"b": False}}, "{ a = { b = false } }"),
    ],
)
def test_une_valeur_est_citee_comme_elle_est_ecrite(value: object, written: str) -> None:
    """Une phrase cite le TOML du fichier, jamais l'écriture d'un langage de programmation."""
    assert as_written(value) == written
