"""Le référentiel livré en exemple, récrit dans chaque format : les mêmes comptes partout."""

import re

import pytest

from parchemin.readers.diagnostics import Findings
from parchemin.readers.recognise import read
from parchemin.readers.transcripts.composing import Box, Words
from parchemin.readers.transcripts.plain import transcribe_text
from parchemin.readers.transcripts.transcript import Cell, Grid
from tests.readers.samples import TABLE
from tests.readers.table.layout import Body
from tests.readers.table.test_dix_referentiels_en_six_formats import WRITERS

_BULLET = re.compile(r"(?:^|\s)- ")


def body() -> Body:
    """The paragraphs and the tables of the text, as they were transcribed."""
    transcript, _ = transcribe_text(TABLE.read_bytes(), TABLE.name, Findings())
    return [
        [[_box(cell) for cell in row] for row in part.rows]
        if isinstance(part, Grid)
        else Words(part.piece.text)
        for part in transcript.body
    ]


def _box(cell: Cell | None) -> Box:
    paragraphs = cell.paragraphs if cell else ()
    return Box([line for each in paragraphs for line in _lines(each.piece.text)])


def _lines(text: str) -> list[Words]:
    """The list that the text writes on one line, as a document lays it out."""
    if not text.startswith("- "):
        return [Words(text)]
    return [Words(item.strip(), item=True) for item in _BULLET.split(text) if item.strip()]


@pytest.mark.parametrize("format_", WRITERS)
def test_les_comptes_sont_les_memes(format_: str) -> None:
    """Six, cinq et quatre compétences, huit clés, quarante-cinq critères, le critère coupé réuni."""
    reading = read(WRITERS[format_](body()), f"referentiel.{format_}")
    (certification,) = reading.certifications
    assert certification.title == "CQP DELEGUE D'ASSURANCE MALADIE"
    assert [len(bloc.competencies) for bloc in certification.blocs] == [6, 5, 4]
    every = [each for bloc in certification.blocs for each in bloc.competencies]
    assert sum(bool(each.key) for each in every) == 8
    assert sum(len(each.criteria) for each in every) == 45
    assert [each.code for each in reading.diagnostics].count("critere-coupe") == 1
    assert [len(bloc.assessments) for bloc in certification.blocs] == [2, 2, 2]
