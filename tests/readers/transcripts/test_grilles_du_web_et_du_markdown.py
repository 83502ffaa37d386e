"""Les tableaux et les listes d'une page et d'un Markdown, à côté de ce que la lecture en garde."""

import pytest

from parchemin.readers.diagnostics import Findings
from parchemin.readers.transcripts.html import transcribe_html
from parchemin.readers.transcripts.markdown.transcribe import transcribe as transcribe_markdown
from parchemin.readers.transcripts.transcript import Cell, Grid, Paragraph, Transcript


def drawn(grid: Grid) -> str:
    """Une ligne par rangée : « . » sous une cellule fusionnée, « 2x3 » pour son étendue."""
    return "\n".join(" | ".join(map(_cell, row)) for row in grid.rows)


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return "."
    text = " / ".join(each.piece.text for each in cell.paragraphs) or "vide"
    extent = "" if (cell.rows, cell.columns) == (1, 1) else f" {cell.rows}x{cell.columns}"
    return text + extent


def set_out(transcript: Transcript) -> list[str]:
    """Les paragraphes hors des tableaux : #titre, - élément selon sa profondeur, *gras*."""
    return [_set(part) for part in transcript.body if isinstance(part, Paragraph)]


def _set(paragraph: Paragraph) -> str:
    text = f"*{paragraph.piece.text}*" if paragraph.bold else paragraph.piece.text
    mark = f"{'  ' * paragraph.depth}- " if paragraph.item else ""
    return f"{'#' * (paragraph.heading or 0)}{mark}{text}"


def page(body: str) -> Transcript:
    source = f"<html><body>{body}</body></html>"
    return transcribe_html(source.encode(), "page.html", Findings())[0]


def markdown(text: str) -> Transcript:
    return transcribe_markdown(text.encode(), "texte.md", Findings())[0]


HTML_TABLES = {
    "fusion-vers-le-bas": (
        "<tr><td rowspan=2>A1</td><td>C1</td></tr><tr><td>C2</td></tr>",
        "A1 2x1 | C1\n. | C2",
    ),
    "fusion-en-travers": (
        "<tr><th colspan=2>Bloc 1</th></tr><tr><td>A1</td><td>C1</td></tr>",
        "Bloc 1 1x2 | .\nA1 | C1",
    ),
    "fusion-dans-les-deux-sens": (
        "<tr><td rowspan=2 colspan=2>A</td><td>B</td></tr><tr><td>C</td></tr>",
        "A 2x2 | . | B\n. | . | C",
    ),
    "fusion-plus-basse-que-le-tableau": (
        "<tr><td rowspan=9>A</td><td>B</td></tr><tr><td>C</td></tr>",
        "A 2x1 | B\n. | C",
    ),
    "fusion-jusqu-en-bas": (
        "<tr><td rowspan=0>A</td><td>B</td></tr><tr><td>C</td></tr><tr><td>D</td></tr>",
        "A 3x1 | B\n. | C\n. | D",
    ),
    "toute-une-rangee-fusionnee": (
        "<tr><td rowspan=2>A</td><td rowspan=2>B</td></tr><tr></tr><tr><td>C</td><td>D</td></tr>",
        "A | B\nC | D",
    ),
    "rangee-vide-sous-une-fusion-qui-continue": (
        (
            "<tr><td rowspan=3>A</td><td rowspan=2>B</td></tr><tr></tr><tr><td>C</td></tr>"
            "<tr><td>D</td><td>E</td></tr>"
        ),
        "A 2x1 | B\n. | C\nD | E",
    ),
    "rangee-vide-sans-fusion": (
        "<tr><td>A</td><td>B</td></tr><tr></tr><tr><td>C</td><td>D</td></tr>",
        "A | B\nC | D",
    ),
    "etendue-qui-n-est-pas-un-nombre": (
        "<tr><td rowspan='deux' colspan='-1'>A</td><td>B</td></tr>",
        "A | B",
    ),
    "cellule-vide-gardee": ("<tr><td>A</td><td></td><td>B</td></tr>", "A | vide | B"),
    "retours-dans-une-cellule": (
        "<tr><td>Analyser<br>Conseiller</td><td><p>Oral</p><p>20&nbsp;min</p></td></tr>",
        "Analyser / Conseiller | Oral / 20\u00a0min",
    ),
    "entites": (
        "<tr><td>R&amp;D &lt; 5 &#233;quipes</td><td>l&rsquo;oral</td></tr>",
        "R&D < 5 équipes | l’oral",
    ),
}


@pytest.mark.parametrize(("rows", "expected"), HTML_TABLES.values(), ids=HTML_TABLES)
def test_le_tableau_d_une_page_garde_sa_grille(rows: str, expected: str) -> None:
    """Chaque cellule tombe dans la colonne où le navigateur la montre, avec son étendue."""
    (grid,) = page(f"<table>{rows}</table>").grids
    assert drawn(grid) == expected


HTML_TEXTS = {
    "liste-dans-une-liste": (
        "<ul><li>Conseiller<ul><li>un client</li></ul></li><li>Vendre</li></ul>",
        ["- Conseiller", "  - un client", "- Vendre"],
    ),
    "element-de-deux-lignes": (
        "<ol><li>Analyser<br>la demande</li></ol>",
        ["- Analyser", "la demande"],
    ),
    "liste-de-definitions": ("<dl><dt><b>C1</b></dt><dd>Analyser</dd></dl>", ["*C1*", "Analyser"]),
    "partie-repliee": (
        "<details><summary>Bloc 1</summary><p>Analyser</p></details>",
        ["Bloc 1", "Analyser"],
    ),
    "gras-en-partie": (
        "<p><b>C1</b> Analyser</p><p><b>C2</b> <b>Vendre</b></p>",
        ["C1 Analyser", "*C2 Vendre*"],
    ),
    "titre": ("<h2>Bloc <em>1</em></h2><p>Texte</p>", ["##Bloc 1", "Texte"]),
    "cesure-invisible": ("<p>compé&shy;tence</p>", ["compétence"]),
    "menu-et-script": ("<nav>Accueil</nav><script>x()</script><p>Texte</p>", ["Texte"]),
    "tableau-de-mise-en-page": (
        "<table><tr><td>Gauche<table><tr><td>A</td></tr></table></td></tr></table>",
        ["Gauche"],
    ),
}


@pytest.mark.parametrize(("body", "expected"), HTML_TEXTS.values(), ids=HTML_TEXTS)
def test_le_texte_d_une_page_garde_sa_mise_en_forme(body: str, expected: list[str]) -> None:
    """Listes, titres, gras et retours d'une page sont lus comme le navigateur les montre."""
    assert set_out(page(body)) == expected


RULE = "\n|---|:-:|\n"
MARKDOWN_TABLES = {
    "barre-protegee": (f"| A | B |{RULE}| oral \\| écrit | x |", "A | B\noral | écrit | x"),
    "sans-barres-au-bord": ("A | B\n:--|--:\nC | D", "A | B\nC | D"),
    "rangee-courte": (f"| A | B |{RULE}| C |", "A | B\nC | vide"),
    "retour-dans-une-cellule": (
        f"| A | B |{RULE}| un<br>deux | x<BR />y |",
        "A | B\nun / deux | x / y",
    ),
    "gras-et-code": (f"| **A** | B |{RULE}| `C1` *oral* | x |", "A | B\nC1 oral | x"),
    "lien": (f"| A | B |{RULE}| [fiche](https://exemple.fr) | x |", "A | B\nfiche | x"),
    "entites": (f"| A | B |{RULE}| R&amp;D | x |", "A | B\nR&D | x"),
}


@pytest.mark.parametrize(("text", "expected"), MARKDOWN_TABLES.values(), ids=MARKDOWN_TABLES)
def test_le_tableau_markdown_garde_sa_grille(text: str, expected: str) -> None:
    """Les cellules d'un tableau Markdown sont lues sans leurs marques, dans leur colonne."""
    (grid,) = markdown(text).grids
    assert drawn(grid) == expected


MARKDOWN_TEXTS = {
    "titres": ("# Un\n\n### Trois", ["#Un", "###Trois"]),
    "listes": ("- un\n  - deux\n- trois", ["- un", "  - deux", "- trois"]),
    "suite-d-un-element": ("- un\n\n  sa suite", ["- un", "sa suite"]),
    "gras-en-partie": ("**C1** Analyser\n\n**C2 Vendre**", ["C1 Analyser", "*C2 Vendre*"]),
    "ligne-repliee": ("Analyser\nla demande", ["Analyser la demande"]),
    "retour-voulu": ("Analyser  \nla demande", ["Analyser", "la demande"]),
}


@pytest.mark.parametrize(("text", "expected"), MARKDOWN_TEXTS.values(), ids=MARKDOWN_TEXTS)
def test_le_texte_markdown_garde_sa_mise_en_forme(text: str, expected: list[str]) -> None:
    """Titres, listes, gras et retours d'un Markdown sont lus sans leurs marques."""
    assert set_out(markdown(text)) == expected
