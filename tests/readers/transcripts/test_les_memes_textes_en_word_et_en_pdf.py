"""Une fiche ou un programme enregistré en Word ou en PDF se lit comme sa page."""

from pathlib import Path

import pytest

from parchemin.domain.referentiel import Certification
from parchemin.readers.recognise import read
from tests.readers.samples import PAGE_A, PAGE_B, PROGRAMME, reading_of
from tests.readers.transcripts.documents import printed_lines, word_lines

WRITERS = {"docx": word_lines, "pdf": printed_lines}


def shape(certification: Certification) -> tuple[object, ...]:
    """Ce qui se compte : numéro, titre, blocs, compétences, modalités, certificateurs, dates."""
    return (
        certification.number,
        certification.title,
        [
            (bloc.code, len(bloc.competencies), len(bloc.assessments))
            for bloc in certification.blocs
        ],
        [each.name for each in certification.certifiers],
        certification.dates,
        len(certification.stated_competencies),
        certification.programme and certification.programme.hours,
    )


@pytest.mark.parametrize("path", [PAGE_A, PAGE_B, PROGRAMME], ids=lambda path: path.parent.name)
@pytest.mark.parametrize("format_", WRITERS)
def test_la_meme_certification(path: Path, format_: str) -> None:
    """Les comptes, les noms et les dates sont ceux du texte ; le transcrit est gardé."""
    expected = reading_of(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    reading = read(WRITERS[format_](lines), f"document.{format_}")
    assert reading.source.kind == expected.source.kind
    assert shape(reading.certifications[0]) == shape(expected.certifications[0])
    assert reading.transcript
    assert reading.source.encoding == "binaire"


@pytest.mark.parametrize("format_", WRITERS)
def test_le_format_ne_tient_pas_au_nom(format_: str) -> None:
    """Un document nommé « .txt » se lit par son contenu."""
    lines = PAGE_B.read_text(encoding="utf-8").splitlines()
    assert read(WRITERS[format_](lines), "fiche.txt").certifications[0].number == "RNCP40913"


@pytest.mark.parametrize("format_", WRITERS)
def test_une_valeur_se_retrouve_dans_le_transcrit(format_: str) -> None:
    """L'intitulé de chaque bloc est bien au rang qu'il annonce."""
    lines = PAGE_A.read_text(encoding="utf-8").splitlines()
    reading = read(WRITERS[format_](lines), "document")
    for bloc in reading.certifications[0].blocs:
        span = bloc.spans["title"]
        assert reading.transcript[span.start : span.end] == bloc.title
