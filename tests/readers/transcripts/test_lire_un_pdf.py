"""Un PDF se lit paragraphe par paragraphe, ses tableaux d'un seul tenant malgré les pages."""

import pypdfium2
import pytest

from parchemin.readers.diagnostics import UnreadableSource
from tests.readers.samples import REFUSED
from tests.readers.transcripts.documents import printed, printed_lines, saved, texts, transcribed

LONG = (
    "Recueillir les informations utiles à la visite afin de préparer une intervention qui réponde "
    "aux besoins de la personne, dans le respect de la prescription et des bonnes pratiques, "
    "puis en rendre compte au prescripteur."
)
TABLE = """
#set page(paper: "a4", flipped: true, numbering: "1 / 1", header: [CQP Accueil])
#set text(size: 10pt)
= Référentiel
#table(columns: (1fr, 2fr, 1fr), table.header([*Activités*], [*Compétences*], [*Critères*]),
  ..json("rows.json").flatten())
"""


def test_un_paragraphe_coupe_par_la_ligne_est_d_un_tenant() -> None:
    """Une ligne pleine continue dans la suivante ; une ligne courte finit son paragraphe."""
    transcript, _ = transcribed("pdf", printed_lines(["Titre", LONG, "Suite", LONG]))
    assert [each.piece.text for each in transcript.body] == ["Titre", LONG, "Suite", LONG]


def test_un_paragraphe_coupe_par_la_page_est_d_un_tenant() -> None:
    """Trois pages du même paragraphe long : aucun n'est coupé, les pieds de page sont écartés."""
    transcript, said = transcribed("pdf", printed_lines([LONG] * 100))
    assert {each.piece.text for each in transcript.body} == {LONG}
    assert len(transcript.body) == 100
    assert [each.code for each in said] == ["tetes-et-pieds-de-page"]


def test_un_tableau_sur_plusieurs_pages_n_en_fait_qu_un() -> None:
    """Les en-têtes répétés disparaissent, l'en-tête de page ne se lit qu'une fois."""
    rows = [[f"A{rank}", f"C{rank}. {LONG}", f"Critère {rank}"] for rank in range(40)]
    transcript, _ = transcribed("pdf", printed(TABLE, rows=rows))
    (grid,) = transcript.grids
    assert texts(grid) == [["Activités", "Compétences", "Critères"], *rows]
    assert [cell.paragraphs[0].bold for cell in grid.rows[0]] == [True, True, True]
    assert transcript.source.text.count("CQP Accueil") == 1
    last = grid.rows[-1][1].paragraphs[0].piece.start
    assert transcript.place(last).endswith("tableau 1, ligne 41, colonne 2")


def test_les_cellules_fusionnees_sont_vues_a_leurs_filets() -> None:
    """Là où aucun filet ne sépare, la cellule s'étend."""
    source = """#table(columns: 3, table.cell(rowspan: 2)[Haut], [01], [02], [11], [12],
      [20], table.cell(colspan: 2)[Large])"""
    (grid,) = transcribed("pdf", printed(source))[0].grids
    assert texts(grid) == [["Haut", "01", "02"], [None, "11", "12"], ["20", "Large", None]]
    assert (grid.rows[0][0].rows, grid.rows[2][1].columns) == (2, 2)


@pytest.mark.parametrize(("drawn", "turned"), [(-90, 90), (180, 180), (90, 270)])
def test_une_page_tournee_se_lit_a_l_endroit(drawn: int, turned: int) -> None:
    """Un tableau dessiné de côté, sur une page que le lecteur redresse."""
    source = f"#rotate({drawn}deg, reflow: true, table(columns: 2, [aa], [bb], [cc], [dd]))"
    document = pypdfium2.PdfDocument(printed(source))
    document[0].set_rotation(turned)
    (grid,) = transcribed("pdf", saved(document))[0].grids
    assert texts(grid) == [["aa", "bb"], ["cc", "dd"]]


def test_les_puces_sont_des_points_de_liste() -> None:
    """Le signe de la puce est une marque, pas un mot."""
    transcript, _ = transcribed("pdf", printed("#list([Écouter], [Reformuler])"))
    assert [(each.item, each.piece.text) for each in transcript.body] == [
        (True, "Écouter"),
        (True, "Reformuler"),
    ]


def test_un_tableau_sans_filets_aux_colonnes_nettes() -> None:
    """Des colonnes titrées de mots connus, un blanc de haut en bas : un tableau, même coupé."""
    rows = [
        [f"Activité {rank}", f"Savoir faire {rank}. {LONG}", f"Critère {rank}"]
        for rank in range(12)
    ]
    source = """#set page(paper: "a4", flipped: true)
      #show table.cell: cell => block(breakable: false, cell)
      Référentiel de l'accueil

      #table(columns: (1fr, 2fr, 1fr), stroke: none, inset: 8pt,
        [Activités], [Compétences], [Critères],
        table.cell(colspan: 3)[Bloc 1 : Accueillir, orienter et renseigner chacune des personnes du public],
        ..json("rows.json").flatten())"""
    transcript, _ = transcribed("pdf", printed(source, rows=rows))
    (grid,) = transcript.grids
    heading, bloc, *body = texts(grid)
    assert heading == ["Activités", "Compétences", "Critères"]
    assert (bloc[0] or "").startswith("Bloc 1 : Accueillir")
    assert bloc[1:] == [None, None]
    assert body == rows


def test_deux_colonnes_de_prose_ne_font_pas_un_tableau() -> None:
    """Sans titres de colonnes connus, rien ne dit que c'est un tableau."""
    source = f"#set page(columns: 2)\n{LONG}\n\n{LONG}\n#colbreak()\n{LONG}"
    assert list(transcribed("pdf", printed(source))[0].grids) == []


def test_un_cadre_seul_n_est_pas_un_tableau() -> None:
    """Un encadré reste un paragraphe."""
    transcript, _ = transcribed("pdf", printed("#rect[Encadré]"))
    assert list(transcript.grids) == []
    assert transcript.source.text == "Encadré\n"


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("fiche-numerisee.pdf", "pdf-numerise"),
        ("fiche-protegee.pdf", "document-protege"),
        ("fiche.pdf", "document-abime"),
    ],
)
def test_un_pdf_qui_ne_se_lit_pas(file: str, code: str) -> None:
    """Numérisé, protégé ou abîmé : chacun sa raison."""
    with pytest.raises(UnreadableSource) as refusal:
        transcribed("pdf", (REFUSED / file).read_bytes())
    assert refusal.value.code == code


def test_une_page_image_parmi_les_autres_est_dite() -> None:
    """Les pages sans texte sont nommées ; les autres sont lues."""
    document = pypdfium2.PdfDocument(printed("Texte"))
    document.import_pages(pypdfium2.PdfDocument(REFUSED / "fiche-numerisee.pdf"))
    transcript, said = transcribed("pdf", saved(document))
    assert transcript.source.text == "Texte\n"
    assert [(each.code, each.place.sentence) for each in said] == [
        ("pages-sans-texte", "pages 2 et 3")
    ]
