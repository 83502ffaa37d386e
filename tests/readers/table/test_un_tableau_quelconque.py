"""Quelles que soient ses cellules, un tableau se lit sans trace, et ses places restent dans le texte."""

from hypothesis import given, settings
from hypothesis import strategies as st

from parchemin.readers.diagnostics import Findings
from parchemin.readers.document import certification as written
from parchemin.readers.document_loading import certification_from_json
from parchemin.readers.table.reader import read_table
from parchemin.readers.transcripts.composing import Box, Boxes, Words, compose
from tests.readers.table.layout import table, words

SHREDS = (
    "", "Activités", "Compétences", "Modalités", "Critères", "Évaluation", "Blocs", "N°", "Tâches",
    "Bloc 1 : Peser", "**Peser**", "C1 Peser\nC2 Trier", "C1 : Juste", "- Juste\n- Net", "suite de",
    "QCM", "Entretien de 10 mn", "*", "Être capable de :", "1. Peser\n2. Trier", "Critères :\n- Net",
    "**Peser***", ":", "C1", "- ", "Les compétences clés sont en gras*",
)  # fmt: skip
LEFT_OUT = st.none()
CELLS = st.builds(
    lambda text, down, across: Box(
        [words(line) for line in text.split("\n") if line], down, across
    ),
    st.sampled_from(SHREDS),
    st.integers(1, 3),
    st.integers(1, 4),
)
ROWS = st.lists(st.lists(CELLS | LEFT_OUT, min_size=1, max_size=5), min_size=1, max_size=8)
HEADED = st.builds(
    lambda rows: [*table([["Activités", "Compétences", "Modalités", "Critères"]]), *rows], ROWS
)
LINES = st.sampled_from(SHREDS).map(words)


@settings(max_examples=150, deadline=None)
@given(st.lists(ROWS | HEADED | LINES, max_size=4))
def test_un_tableau_bati_de_travers(body: list[Words | Boxes]) -> None:
    """Des cellules fusionnées à faux, des en-têtes partout : une lecture, son document, ses places."""
    transcript = compose(body)
    findings = Findings()
    (certification,) = read_table(transcript, findings)
    assert certification_from_json(written(certification)) == certification
    length = len(transcript.source.text)
    for bloc in certification.blocs:
        for each in bloc.competencies:
            assert all(0 <= span.start <= span.end <= length for span in each.spans.values())
    for said in findings:
        assert said.place.sentence
        assert all(each.label and each.path for each in said.alternatives)
