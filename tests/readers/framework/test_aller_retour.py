"""Un référentiel écrit en tableau se relit tel quel."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from parchemin.domain.referentiel import Certification
from parchemin.readers.diagnostics import Severity
from parchemin.readers.framework.doors import CSV, WORKBOOK
from parchemin.writers.framework_csv import framework_csv
from parchemin.writers.workbook import framework_workbook
from tests.fixtures.certifications import CERTIFICATIONS
from tests.readers.samples import EXPORTS, TEXTS, reading_of


@given(CERTIFICATIONS)
def test_le_csv_se_relit_tel_quel(certification: Certification) -> None:
    """Toute certification, même aux textes les plus retors, revient identique d'un CSV."""
    data = framework_csv([certification])
    assert CSV.accepts(data)
    assert CSV.read(data, "essai.csv").certifications == (certification,)


@settings(max_examples=40)
@given(CERTIFICATIONS)
def test_le_classeur_se_relit_tel_quel(certification: Certification) -> None:
    """Toute certification, même aux textes les plus retors, revient identique d'un classeur."""
    data = framework_workbook([certification])
    assert WORKBOOK.accepts(data)
    assert WORKBOOK.read(data, "essai.xlsx").certifications == (certification,)


@pytest.mark.parametrize("path", TEXTS + EXPORTS, ids=lambda path: path.name)
def test_les_fiches_reelles_reviennent_sans_constat(path: Path) -> None:
    """Chaque document lu, écrit en CSV et en classeur, revient identique, sans rien à redire."""
    certifications = reading_of(path).certifications
    for door, data in (
        (CSV, framework_csv(certifications)),
        (WORKBOOK, framework_workbook(certifications)),
    ):
        reading = door.read(data, path.name)
        assert reading.certifications == certifications
        lost = [said for said in reading.diagnostics if said.code.startswith(("valeur", "nature"))]
        assert lost == []


def test_plusieurs_certifications_dans_un_fichier() -> None:
    """Chaque ligne « certification » en ouvre une nouvelle, dans l'ordre du fichier."""
    certifications = tuple(each for path in EXPORTS[:3] for each in reading_of(path).certifications)
    reading = CSV.read(framework_csv(certifications), "trois.csv")
    assert reading.certifications == certifications
    assert not [said for said in reading.diagnostics if said.severity is Severity.ERROR]
