"""Un document Word se lit comme Word le montre : listes, titres, gras, cellules fusionnées."""

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.readers.transcripts.documents import p, run, saved, texts, transcribed, word_with

BOX = (
    "<w:r><w:pict xmlns:v='urn:schemas-microsoft-com:vml'><v:shape><v:textbox><w:txbxContent>"
    "<w:p><w:r><w:t>Dans la zone</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def codes(said: list) -> list[str]:
    return [each.code for each in said]


def test_titres_listes_et_gras() -> None:
    """Le niveau d'un titre, la profondeur d'un point de liste et le gras sont gardés."""
    document = Document()
    document.add_heading("Bloc 1", 2)
    document.add_paragraph("Un point", style="List Bullet")
    document.add_paragraph("Un sous-point", style="List Bullet 2")
    document.add_paragraph().add_run("Compétence clé").bold = True
    mixed = document.add_paragraph("En partie ")
    mixed.add_run("gras").bold = True
    transcript, said = transcribed("docx", saved(document))
    title, point, _, key, partly = transcript.body
    assert (title.heading, title.piece.text) == (2, "Bloc 1")
    assert (point.item, point.piece.text) == (True, "Un point")
    assert (key.bold, partly.bold) == (True, False)
    assert said == []


def test_les_cellules_fusionnees_gardent_leur_etendue() -> None:
    """Une fusion en hauteur et une en largeur : l'étendue à l'origine, rien dessous."""
    document = Document()
    table = document.add_table(3, 3)
    for row in range(3):
        for column in range(3):
            table.cell(row, column).text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "haut"
    table.cell(2, 1).merge(table.cell(2, 2)).text = "large"
    transcript, _ = transcribed("docx", saved(document))
    (grid,) = transcript.grids
    assert texts(grid) == [["haut", "01", "02"], [None, "11", "12"], ["20", "large", None]]
    assert (grid.rows[0][0].rows, grid.rows[2][1].columns) == (2, 2)
    where = transcript.place(grid.rows[1][2].piece.start)
    assert where == "tableau 1, ligne 2, colonne 3"


def test_une_ligne_plus_courte_est_completee() -> None:
    """Chaque ligne du tableau a autant de colonnes que la plus large."""
    document = Document()
    table = document.add_table(2, 3)
    last = table.rows[1]._tr
    last.remove(last.tc_lst[2])
    table.cell(0, 0).text = "A"
    (grid,) = transcribed("docx", saved(document))[0].grids
    assert [len(row) for row in grid.rows] == [3, 3]


def test_les_modifications_suivies_se_lisent_acceptees() -> None:
    """L'ajout est gardé, la suppression écartée, et le lecteur le dit avec la place."""
    data = word_with(
        p(
            run("Recueillir ")
            + f'<w:ins w:id="1" w:author="a">{run("et trier ")}</w:ins>'
            + '<w:del w:id="2" w:author="a"><w:r><w:delText>ou perdre </w:delText></w:r></w:del>'
            + run("les besoins")
        )
    )
    transcript, said = transcribed("docx", data)
    assert transcript.source.text == "Recueillir et trier les besoins\n"
    assert codes(said) == ["suivi-des-modifications"]
    assert said[0].place.sentence == "paragraphe 1"
    assert said[0].found.startswith("2 modifications suivies")


def test_une_fin_de_paragraphe_supprimee_joint_les_deux() -> None:
    """Deux paragraphes dont la marque est supprimée n'en font qu'un."""
    mark = '<w:pPr><w:rPr><w:del w:id="1" w:author="a"/></w:rPr></w:pPr>'
    data = word_with(p(mark + run("Recueillir ")), p(run("les besoins")))
    transcript, said = transcribed("docx", data)
    assert transcript.source.text == "Recueillir les besoins\n"
    assert codes(said) == ["suivi-des-modifications"]


def test_une_ligne_de_tableau_supprimee_ne_se_lit_pas() -> None:
    """La ligne qu'un relecteur a supprimée disparaît, l'autre reste."""
    document = Document()
    table = document.add_table(2, 1)
    table.cell(0, 0).text, table.cell(1, 0).text = "gardée", "supprimée"
    properties = f'<w:trPr {nsdecls("w")}><w:del w:id="1" w:author="a"/></w:trPr>'
    table.rows[1]._tr.insert(0, parse_xml(properties))
    transcript, said = transcribed("docx", saved(document))
    assert texts(next(transcript.grids)) == [["gardée"]]
    assert said[0].place.sentence == "tableau 1, ligne 2"


def test_une_zone_de_texte_est_lue_et_dite() -> None:
    """Le texte d'une zone suit le paragraphe qui la porte."""
    transcript, said = transcribed("docx", word_with(p(run("Avant") + BOX), p(run("Après"))))
    assert transcript.source.text == "Avant\nDans la zone\nAprès\n"
    assert codes(said) == ["zone-de-texte"]


def test_une_zone_ecrite_deux_fois_n_est_lue_qu_une() -> None:
    """Word garde une copie pour ses anciennes versions : elle ne compte pas."""
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    drawn = BOX.removeprefix("<w:r>").removesuffix("</w:r>")
    twice = (
        f"<w:r><mc:AlternateContent {mc}><mc:Choice Requires='wps'>{drawn}</mc:Choice>"
        f"<mc:Fallback>{drawn}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    transcript, _ = transcribed("docx", word_with(p(run("Avant") + twice)))
    assert transcript.source.text.count("Dans la zone") == 1


def test_commentaires_et_texte_masque_sont_dits() -> None:
    """Ni l'un ni l'autre n'entre dans le texte."""
    hidden = run("caché", "<w:vanish/>")
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    transcript, said = transcribed("docx", word_with(p(run("vu") + hidden + comment)))
    assert transcript.source.text == "vu\n"
    assert codes(said) == ["texte-masque", "commentaire"]


def test_un_tableau_dans_une_cellule_se_lit_a_plat() -> None:
    """Les paragraphes du tableau intérieur suivent ceux de la cellule."""
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "dehors"
    cell.add_table(1, 2).cell(0, 1).text = "dedans"
    transcript, said = transcribed("docx", saved(document))
    assert texts(next(transcript.grids)) == [["dehors\ndedans"]]
    assert codes(said) == ["tableau-dans-une-cellule"]


def test_une_table_des_matieres_ne_fait_pas_de_blocs() -> None:
    """Ses lignes répètent les titres : elles sont laissées de côté, et c'est dit."""
    document = Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("Bloc 1 ..... 4", style="toc 1")
    document.add_paragraph("Bloc 1")
    transcript, said = transcribed("docx", saved(document))
    assert transcript.source.text == "Bloc 1\n"
    assert codes(said) == ["table-des-matieres"]


def test_un_numero_de_liste_avec_des_lettres_est_ecrit() -> None:
    """« C1. » que Word calcule fait partie du texte ; un simple numéro est une marque de liste."""
    document = Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:lvl w:ilvl="0">'
            '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="C%1."/></w:lvl>'
            "</w:abstractNum>"
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr></w:pPr>'
    for text in ("Accueillir", "Recueillir"):
        document.element.body.insert(-1, parse_xml(p(listed + run(text))))
    transcript, _ = transcribed("docx", saved(document))
    assert transcript.source.text == "C1. Accueillir\nC2. Recueillir\n"
