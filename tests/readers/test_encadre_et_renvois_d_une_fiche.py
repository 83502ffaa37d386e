"""L'encadré d'une fiche et ses renvois à d'autres, en face de ce qui en est lu."""

import pytest

from parchemin.domain.referentiel import CorrespondenceKind
from tests.readers.test_lignes_d_une_fiche_cote_a_cote import page, said

LEVELS = (
    ("Nomenclature du niveau de qualification\nNiveau 5", 5),
    ("Nomenclature du niveau de qualification : Niveau 6", 6),
    ("Niveau et/ou domaine d'activité :\n4 (Nomenclature Europe)", 4),
    ("Nomenclature du niveau de qualification\nNiveau 9", None),
)


@pytest.mark.parametrize(("box", "level"), LEVELS)
def test_le_niveau(box: str, level: int | None) -> None:
    """Le niveau se lit sous son titre ou derrière lui ; un niveau 9 n'existe pas, et se dit."""
    one, found = page(box)
    assert one.level == level
    assert len(said(found, "niveau-absent")) == (level is None)


FORMER = (("Niveau II", [6]), ("III (Nomenclature de 1969)", [5]), ("Niveau I", [7, 8]))


@pytest.mark.parametrize(("line", "values"), FORMER)
def test_un_niveau_de_1969(line: str, values: list[int]) -> None:
    """Un ancien niveau n'est pas converti : ses issues sont proposées."""
    one, found = page(f"Nomenclature du niveau de qualification\n{line}")
    (asked,) = [each for each in found if each.code == "niveau-de-l-ancienne-nomenclature"]
    assert one.level is None
    assert [each.value for each in asked.alternatives] == values


REFERENCES = (
    ("RNCP35001 | Conducteur de scierie", ("RNCP35001", "Conducteur de scierie")),
    ("RNCP35001 - Conducteur de scierie", ("RNCP35001", "Conducteur de scierie")),
    ("| RS5001 | |", ("RS5001", None)),
)


@pytest.mark.parametrize("name", ["replaces", "replaced_by"])
@pytest.mark.parametrize(("row", "values"), REFERENCES)
def test_une_certification_voisine(name: str, row: str, values: tuple[str, str | None]) -> None:
    """L'ancienne et la nouvelle certification gardent leur numéro, et leur intitulé s'il y est."""
    titles = {"replaces": "Certification(s) antérieure(s) :"}
    title = titles.get(name, "Nouvelle(s) Certification(s) :")
    (found,) = getattr(page(more=f"{title}\n{row}")[0], name)
    assert (found.number, found.title) == values


KINDS = (
    ("Certifications professionnelles enregistrées au RNCP en correspondance partielle",
     CorrespondenceKind.PARTIAL),
    ("Certifications professionnelles enregistrées au RNCP en correspondance totale",
     CorrespondenceKind.TOTAL),
    ("Certifications professionnelles enregistrées au RS", CorrespondenceKind.TOWARDS_RS),
    ("Certifications professionnelles enregistrées au RNCP", None),
)  # fmt: skip


@pytest.mark.parametrize(("title", "kind"), KINDS)
def test_une_correspondance(title: str, kind: CorrespondenceKind | None) -> None:
    """Le titre du tableau dit la portée ; deux blocs valent un bloc d'une autre fiche."""
    row = "RNCP41234BC01 - Sécher ET RNCP41234BC02 - Trier | RNCP35001 - Scieur | RNCP35001BC03"
    (found,) = page(more=f"{title} :\n{row}")[0].correspondences
    assert (found.kind, found.blocs, found.certification.title, found.target_blocs) == (
        kind,
        ("RNCP41234BC01", "RNCP41234BC02"),
        "Scieur",
        ("RNCP35001BC03",),
    )
