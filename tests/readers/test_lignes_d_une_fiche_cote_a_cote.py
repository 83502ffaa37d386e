"""Les lignes d'une page de fiche, en face de ce qui en est lu et de ce qui en est dit."""

from datetime import date

import pytest

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Certification
from parchemin.readers.diagnostics import Diagnostic
from parchemin.readers.recognise import read

_HEAD = "RNCP41234 - Conducteur de séchoir à bois\nActive\nL'essentiel\n"
_BODY = (
    "Activités visées :\nConduire un séchoir.\n"
    "Compétences attestées :\nRégler la température du séchoir\n"
)


def page(
    box: str = "Nomenclature du niveau de qualification\nNiveau 3", more: str = ""
) -> tuple[Certification, list[Diagnostic]]:
    reading = read(f"{_HEAD}{box}\n{_BODY}{more}\n".encode(), "fiche.txt")
    (one,) = reading.certifications
    return one, list(reading.diagnostics)


def said(found: list[Diagnostic], code: str) -> list[str]:
    return [each.found for each in found if each.code == code]


CERTIFIERS = (
    ("Scierie du Val | 12345678901234 | Valbois | www.valbois.fr",
     ("Scierie du Val", "12345678901234", "Valbois", "www.valbois.fr")),
    ("Scierie du Val | - | – | —", ("Scierie du Val", None, None, None)),
    ("Scierie du Val 12345678901234 Valbois https://valbois.fr",
     ("Scierie du Val", "12345678901234", "Valbois", "https://valbois.fr")),
    ("Scierie du Val - Valbois -", ("Scierie du Val", None, "Valbois", None)),
)  # fmt: skip


@pytest.mark.parametrize(("row", "values"), CERTIFIERS)
def test_un_certificateur(row: str, values: tuple[str | None, ...]) -> None:
    """Les quatre cellules d'un certificateur, avec leurs barres ou sans elles."""
    (found,) = page(more=f"Nom légal Siret Nom commercial Site internet\n{row}")[0].certifiers
    assert (found.name, found.siret, found.trade_name, found.website) == values


def test_un_siret_trop_court() -> None:
    """Un SIRET de treize chiffres est gardé tel quel, et dit."""
    one, found = page(more="Nom légal | Siret\nScierie du Val | 1234567890123 | Valbois | -")
    assert one.certifiers[0].siret == "1234567890123"
    assert said(found, "siret-invalide") == ["« 1234567890123 » dans la colonne SIRET"]


STATISTICS = (
    ("2023 12 3 80 75 -", (2023, 12, 3, 80, 75, None)),
    ("| 2022 | - | - | 90% | - | 60% |", (2022, None, None, 90, None, 60)),
    ("2021 0 0 0 0 0", (2021, 0, 0, 0, 0, 0)),
)


@pytest.mark.parametrize(("row", "values"), STATISTICS)
def test_une_promotion(row: str, values: tuple[int | None, ...]) -> None:
    """Un tiret n'est pas un zéro ; un pourcentage perd son signe."""
    (each,) = page(more=f"Statistiques :\n{row}")[0].statistics
    assert (
        each.year,
        each.holders,
        each.vae_holders,
        each.insertion_6_months,
        each.target_job_6_months,
        each.target_job_2_years,
    ) == values


@pytest.mark.parametrize("row", ["2023 12 3 80 75", "2023 12 3 80,5 75 -", "2023 12 3 80 75 - 4"])
def test_une_promotion_de_travers(row: str) -> None:
    """Une ligne trop courte, trop longue ou à virgule n'est pas devinée : elle est recopiée."""
    one, found = page(more=f"Statistiques :\n{row}")
    assert one.statistics == ()
    assert said(found, "statistiques-illisibles") == [f"« {row} »"]


DATES = (
    ("Date de décision 12-07-2023", "decision", date(2023, 7, 12)),
    ("| Date d'échéance de l'enregistrement | 12/07/2026 |",
     "end_of_registration", date(2026, 7, 12)),
    ("Date de dernière délivrance possible de la certification 12-07-2030",
     "last_delivery", date(2030, 7, 12)),
    ("Durée de l'enregistrement en années 3", "duration_years", 3),
)  # fmt: skip


@pytest.mark.parametrize(("line", "name", "value"), DATES)
def test_une_date(line: str, name: str, value: object) -> None:
    """Chaque ligne du tableau des dates donne sa valeur."""
    assert getattr(page(more=f"Statistiques :\n{line}")[0].dates, name) == value


ROUTES = (
    ("En contrat d’apprentissage X Deux professionnels 12-07-2023", True, "Deux professionnels"),
    ("En contrat d’apprentissage X - -", False, None),
    ("En contrat d’apprentissage X Deux professionnels", None, "Deux professionnels"),
    ("En contrat d’apprentissage", None, None),
)


@pytest.mark.parametrize(("row", "opened", "jury"), ROUTES)
def test_une_voie(row: str, opened: bool | None, jury: str | None) -> None:
    """Sans colonne, un jury daté ouvre la voie, deux tirets la ferment, le reste se demande."""
    one, found = page(more=f"Voie d’accès à la certification Oui Non\n{row}")
    access = one.routes[Route.APPRENTICESHIP]
    assert (access.open, access.jury) == (opened, jury)
    assert len(said(found, "voie-indecidable")) == (opened is None)
