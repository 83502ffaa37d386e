"""Les tableaux et les paragraphes d'un Word, à côté de ce que la lecture en garde."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml import parse_xml

from parchemin.readers.diagnostics import Findings
from parchemin.readers.transcripts.docx.transcribe import transcribe
from parchemin.readers.transcripts.transcript import Cell, Grid, Transcript

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(*blocks: str) -> tuple[Transcript, list[str]]:
    """La lecture d'un document fait de ces blocs, et les codes de ses remarques."""
    document = Document()
    for block in blocks:
        document.element.body.insert(
            len(document.element.body) - 1, parse_xml(block.replace(">", f" {NAMESPACE}>", 1))
        )
    written = BytesIO()
    document.save(written)
    findings = Findings()
    transcript, _ = transcribe(written.getvalue(), "texte.docx", findings)
    return transcript, [each.code for each in findings]


def table(*rows: str) -> str:
    return "<w:tbl><w:tblPr/><w:tblGrid/>" + "".join(rows) + "</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, *, across: int = 1, down: str = "") -> str:
    merged = f'<w:vMerge w:val="{down}"/>' if down else ""
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    written = f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
    return f"<w:tc><w:tcPr>{span}{merged}</w:tcPr>{written}</w:tc>"


def drawn(grid: Grid) -> str:
    """Une ligne par rangée : « . » sous une cellule fusionnée, « 2x3 » pour son étendue."""
    return "\n".join(" | ".join(map(_cell, cells)) for cells in grid.rows)


def _cell(found: Cell | None) -> str:
    if found is None:
        return "."
    text = found.piece.text if found.piece else "vide"
    return text if (found.rows, found.columns) == (1, 1) else f"{text} {found.rows}x{found.columns}"


UP, ON = "restart", "continue"
TABLES = {
    "fusion-vers-le-bas": (
        [row(cell("A", down=UP), cell("B")), row(cell("", down=ON), cell("C"))],
        "A 2x1 | B\n. | C",
    ),
    "fusion-dans-les-deux-sens": (
        [row(cell("A", across=2, down=UP), cell("B")), row(cell("", across=2, down=ON), cell("C"))],
        "A 2x2 | . | B\n. | . | C",
    ),
    "deux-fusions-de-suite": (
        [row(cell("A", down=UP)), row(cell("", down=ON)), row(cell("B", down=UP)),
         row(cell("", down=ON))],
        "A 2x1\n.\nB 2x1\n.",
    ),
    "fusion-coupee-par-une-rangee-large": (
        [row(cell("A"), cell("B", down=UP)), row(cell("Bloc", across=2)),
         row(cell("C"), cell("D", down=ON))],
        "A | B\nBloc 1x2 | .\nC | D",
    ),
    "suite-de-rien": ([row(cell("A"), cell("B", down=ON))], "A | B"),
    "rangee-courte": ([row(cell("A"), cell("B")), row(cell("C"))], "A | B\nC | vide"),
    "rangee-en-retrait": (
        [row(cell("A"), cell("B")), row(cell("C"), properties='<w:gridBefore w:val="1"/>')],
        "A | B\nvide | C",
    ),
    "rangee-supprimee-en-suivi": (
        [row(cell("A")), row(cell("B"), properties='<w:del w:id="1" w:author="x"/>'),
         row(cell("C"))],
        "A\nC",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), TABLES.values(), ids=TABLES)
def test_le_tableau_d_un_word_garde_sa_grille(rows: list[str], expected: str) -> None:
    """Chaque cellule de Word reste dans sa colonne, avec l'étendue qu'elle a à l'écran."""
    (grid,) = word(table(*rows))[0].grids
    assert drawn(grid) == expected


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


PARAGRAPHS = {
    "cesure-possible": ("<w:r><w:t>compé</w:t><w:softHyphen/><w:t>tence</w:t></w:r>",
                        "compétence", []),
    "trait-insecable": ("<w:r><w:t>savoir</w:t><w:noBreakHyphen/><w:t>faire</w:t></w:r>",
                        "savoir-faire", []),
    "lien": (f"{run('voir ')}<w:hyperlink>{run('la fiche')}</w:hyperlink>".replace(
        "voir ", "voir\u00a0"), "voir\u00a0la fiche", []),
    "champ-simple": (f'<w:fldSimple w:instr="PAGE">{run("12")}</w:fldSimple>', "12", []),
    "champ-en-morceaux": (
        ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("C1")}'), "C1", []),
    "ajout-suivi": (f'{run("un")}<w:ins w:id="1" w:author="x">{run("deux")}</w:ins>', "undeux",
                    ["suivi-des-modifications"]),
    "passage-masque": ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>non</w:t></w:r>" + run("oui"), "oui",
                       ["texte-masque"]),
}  # fmt: skip


@pytest.mark.parametrize(("runs", "text", "said"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_le_paragraphe_d_un_word_est_lu_comme_il_se_voit(
    runs: str, text: str, said: list[str]
) -> None:
    """Liens, champs, césures et suivi donnent le texte affiché, et ce qui manque est dit."""
    transcript, codes = word(f"<w:p>{runs}</w:p>")
    assert transcript.source.text.strip() == text
    assert codes == said
