"""Une page web ramenée à un texte : paragraphes, titres, listes et tableaux."""

import re
from html import escape
from pathlib import Path

import pytest

from parchemin.readers.diagnostics import Findings, UnreadableSource
from parchemin.readers.recognise import read
from parchemin.readers.transcripts.html import is_html, transcribe_html
from parchemin.readers.transcripts.html_tables import MOST_CELLS
from parchemin.readers.transcripts.transcript import Grid, Paragraph, Transcript
from tests.readers.samples import PROGRAMME, reading_of


def transcript(page: str | bytes) -> Transcript:
    data = page if isinstance(page, bytes) else page.encode()
    return transcribe_html(data, "page.html", Findings())[0]


def paragraphs(page: str) -> list[Paragraph]:
    return [part for part in transcript(page).body if isinstance(part, Paragraph)]


def texts(page: str) -> list[str]:
    return [each.piece.text for each in paragraphs(page)]


def cells(page: str, rank: int = 0) -> list[list[str | None]]:
    """The texts of the grid of that rank; None where nothing begins."""
    grid = [part for part in transcript(page).body if isinstance(part, Grid)][rank]
    return [
        [(cell.piece.text if cell.piece else "") if cell else None for cell in row]
        for row in grid.rows
    ]


@pytest.mark.parametrize(
    "start",
    [
        "<!DOCTYPE html>",
        "\ufeff <html lang='fr'>",
        "<!-- saved from url=(0014)about:internet -->\n<html>",
        '<?xml version="1.0"?><html xmlns="x">',
        "<table><tr><td>",
        "<p>",
        "<h2 class='a'>",
    ],
)
def test_une_page_ou_un_fragment(start: str) -> None:
    """Une page entière, enregistrée ou collée en fragment, est reconnue par son contenu."""
    assert is_html(f"{start}texte".encode())


@pytest.mark.parametrize(
    "text", ["<FICHES><FICHE/></FICHES>", "L'essentiel <p>", '{"a": "<p>"}', "", "<price>3</price>"]
)
def test_ce_qui_n_est_pas_une_page(text: str) -> None:
    """Un export XML, un texte, des données ou une balise inconnue ne sont pas une page web."""
    assert not is_html(text.encode())


def test_l_utf_16_est_une_page_aussi() -> None:
    """Une page enregistrée en UTF-16 est reconnue et lue."""
    data = "<p>Évaluer</p>".encode("utf-16")
    assert is_html(data)
    assert transcript(data).source.text == "Évaluer\n"


def test_ni_menus_ni_scripts() -> None:
    """Scripts, styles, menus et pied de page ne sont pas du texte ; ce qui les suit en est."""
    page = (
        "<nav><p>Menu</p></nav><script>var p='<p>non</p>';</script><style>p{}</style>"
        "<p>avant <script>x</script>après</p><!-- note --><footer>Bas</footer>"
    )
    assert texts(page) == ["avant après"]


def test_les_accordeons_fermes_se_lisent() -> None:
    """Ce qui est replié sur l'écran est lu, avec le titre de son bouton."""
    page = "<button>Blocs de compétences</button><div style='display:none'><p>Un</p></div>"
    assert texts(page) == ["Blocs de compétences", "Un"]


def test_titres_gras_et_listes() -> None:
    """Niveau des titres, paragraphes tout en gras, profondeur des listes."""
    page = (
        "<h2>Titre</h2><p><b>tout gras</b></p><p>un <b>peu</b></p>"
        "<p style='font-weight:700'>lourd</p><ul><li>a<ol><li>b</li></ol></li><li>c</li></ul>"
    )
    found = paragraphs(page)
    assert [each.heading for each in found[:2]] == [2, None]
    assert [each.bold for each in found[:4]] == [False, True, False, True]
    assert [(each.piece.text, each.item, each.depth) for each in found[4:]] == [
        ("a", True, 0),
        ("b", True, 1),
        ("c", True, 0),
    ]


def test_un_retour_a_la_ligne_coupe() -> None:
    """Un <br> coupe la ligne ; les blancs de la source n'en font pas."""
    assert texts("<p>un\n   deux<br>trois</p>") == ["un deux", "trois"]


def test_les_entites_sont_des_lettres() -> None:
    """&eacute;, &#8217; et &amp; deviennent les lettres qu'ils nomment."""
    assert texts("<p>&Eacute;valuer l&#8217;&eacute;tat &amp; agir</p>") == [
        "Évaluer l’état & agir"
    ]


def test_aucune_entite_du_document(tmp_path: Path) -> None:
    """Une entité déclarée par la page n'est jamais développée, ni aucun fichier lu."""
    secret = tmp_path / "secret.txt"
    secret.write_text("confidentiel", encoding="utf-8")
    entity = f'<!ENTITY x SYSTEM "{secret.as_uri()}">'
    text = transcript(f"<!DOCTYPE html [{entity}]><html><p>avant&x;après</p></html>").source.text
    assert "avant" in text
    assert "confidentiel" not in text


def test_un_tableau() -> None:
    """Les cellules d'un tableau, les vides comprises, à leur place."""
    page = "<table><tr><th>A</th><th>B</th></tr><tr><td></td><td>d<br>e</td></tr></table>"
    assert cells(page) == [["A", "B"], ["", "d\ne"]]


def test_des_cellules_fusionnees() -> None:
    """rowspan et colspan : la cellule est à son coin, rien là où elle s'étend."""
    page = (
        "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr>"
        "<tr><td rowspan=0>e</td><td>f</td></tr></table>"
    )
    assert cells(page) == [["a", "b", None], [None, "c", "d"], ["e", "f"]]
    grid = next(transcript(page).grids)
    corner = grid.rows[0][0]
    assert corner is not None
    assert (corner.rows, corner.columns) == (2, 1)


def test_un_tableau_de_mise_en_page() -> None:
    """Un tableau qui en contient un autre ne fait que disposer la page."""
    page = (
        "<table><tr><td><p>dehors</p><table><tr><td>x</td><td>y</td></tr></table></td></tr></table>"
    )
    assert texts(page) == ["dehors"]
    assert cells(page) == [["x", "y"]]


def test_l_image_d_une_croix() -> None:
    """Dans une cellule, une croix dessinée est lue par son texte de remplacement."""
    page = "<p><img alt='Icône'></p><table><tr><td>Voie</td><td><img alt='X'></td></tr></table>"
    assert cells(page) == [["Voie", "X"]]
    assert texts(page) == []


def test_les_places() -> None:
    """Une place se dit par le titre au-dessus, ou par le tableau et sa ligne."""
    page = "<h1>Blocs</h1><p>un</p><table><tr><td>a</td><td>b</td></tr></table><p>deux</p>"
    found = transcript(page)
    text = found.source.text
    assert found.place(text.index("un")) == "sous le titre « Blocs »"
    assert found.place(text.index("b")) == "tableau 1, ligne 1"
    assert found.place(text.index("deux")) == "sous le titre « Blocs »"


def test_un_tableau_demesure() -> None:
    """Un tableau qui déclare des millions de cellules est refusé d'une phrase."""
    row = "<tr>" + "<td rowspan=1000 colspan=100>x</td>" * 5 + "</tr>"
    with pytest.raises(UnreadableSource, match=str(MOST_CELLS)) as refusal:
        transcript(f"<table>{row * 1100}</table>")
    assert refusal.value.code == "tableau-trop-grand"


@pytest.mark.parametrize("span", ["-1", "deux", "9" * 40, "", "1.5"])
def test_une_etendue_qui_n_est_pas_un_nombre(span: str) -> None:
    """Une étendue qui n'est pas un nombre raisonnable compte pour une cellule."""
    page = f"<table><tr><td colspan='{span}' rowspan='{span}'>a</td><td>b</td></tr></table>"
    assert cells(page) == [["a", "b"]]


def test_des_balises_imbriquees_sans_fin() -> None:
    """Dix mille balises ouvertes l'une dans l'autre ne font pas échouer la lecture."""
    assert transcript("<p>début</p>" + "<div>" * 10_000 + "fond").source.text.startswith("début")


def test_une_page_coupee() -> None:
    """Une page qui s'arrête sans </html> est lue, et dite coupée."""
    findings = Findings()
    transcribe_html(b"<html><body><p>debut", "page", findings)
    assert [each.code for each in findings] == ["page-coupee"]


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<p> &nbsp;</p>", "<p><img src=a></p>"]
)
def test_une_page_sans_texte(page: str) -> None:
    """Une page qui n'affiche rien est refusée, avec ce qu'il faut faire."""
    with pytest.raises(UnreadableSource, match="aucun texte"):
        transcript(page)


SAVED = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: about:blank\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x"\r\n\r\n'
)


def test_une_page_enregistree_en_un_seul_fichier() -> None:
    """Une page MHTML, telle que Chrome l'enregistre, est lue."""
    part = "----x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    data = f"{SAVED}{part}<html><p>=C3=89valuer =\r\nun geste</p></html>\r\n----x--\r\n".encode()
    assert is_html(data)
    assert transcript(data).source.text == "Évaluer un geste\n"


def test_un_fichier_unique_sans_page() -> None:
    """Un fichier MHTML sans page est refusé d'une phrase."""
    part = "----x\r\nContent-Type: image/png\r\n\r\nAAAA\r\n----x--\r\n"
    with pytest.raises(UnreadableSource, match="HTML uniquement"):
        transcript(f"{SAVED}{part}".encode())


def as_page(text: str) -> bytes:
    """A text as a page: a paragraph for each line, an item of a list where it has a bullet."""
    lines = []
    for line in text.split("\n"):
        bullet = re.match(r"\s*[-–•*]\s+(.*)", line)
        said = escape(bullet[1] if bullet else line)
        lines.append(f"<ul><li>{said}</li></ul>" if bullet else f"<p>{said}</p>")
    return "<html><body>{}</body></html>".format("\n".join(lines)).encode()


def test_un_programme_en_page_web() -> None:
    """Le programme lu sur sa page web est le même que dans son texte, heures comprises."""
    text = PROGRAMME.read_text(encoding="utf-8")
    reading = read(as_page(text), "programme.html")
    assert reading.source.kind == "programme"
    assert reading.certifications == reading_of(PROGRAMME).certifications


def test_un_referentiel_en_tableau_web() -> None:
    """Un tableau de référentiel d'une page web, cellules fusionnées comprises, est lu."""
    page = (
        "<h2>Référentiel du CQP Vannier</h2><h3>Bloc 1 - Tresser</h3><table><tr>"
        "<th>Référentiel d'activités</th><th>Référentiel de compétences</th>"
        "<th>Critères d'évaluation</th></tr><tr><td rowspan=2>Préparer l'osier</td>"
        "<td>C1. Trier les brins selon leur calibre</td><td>Les brins sont triés</td></tr>"
        "<tr><td>C2. Tremper les brins avant de tresser</td><td>La durée est respectée</td></tr></table>"
    )
    (found,) = read(page.encode(), "referentiel.html").certifications
    assert [each.code for bloc in found.blocs for each in bloc.competencies] == ["C1", "C2"]
