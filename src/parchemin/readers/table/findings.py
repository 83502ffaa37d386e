"""What is said of a table whose cells were merged, cut or left aside."""

from collections.abc import Sequence

from parchemin.domain.french import counted
from parchemin.readers.diagnostics import Findings, at, whole
from parchemin.readers.source_text import Piece
from parchemin.readers.table.vocabulary import Role
from parchemin.readers.transcripts.transcript import Cell, Grid

_CUT = {
    Role.CRITERIA: ("critere-coupe", "un critère coupé", "un critère d'un seul tenant"),
    Role.COMPETENCY: (
        "competence-coupee",
        "une compétence coupée",
        "une compétence d'un seul tenant",
    ),
    Role.ACTIVITY: ("activite-coupee", "une activité coupée", "une activité d'un seul tenant"),
    Role.TASK: ("activite-coupee", "une tâche coupée", "une tâche d'un seul tenant"),
    Role.MODALITY: ("modalite-coupee", "une modalité coupée", "une modalité d'un seul tenant"),
    Role.ASSESSMENT: (
        "modalite-coupee",
        "une évaluation coupée",
        "une évaluation d'un seul tenant",
    ),
}
_SHOWN, _NAMED = 120, 20


def stray_criteria(cell: Cell, findings: Findings) -> None:
    findings.error(
        "criteres-sans-competence",
        at(*_pieces(cell)[:1]),
        found=f"des critères avant toute compétence : « {_text(cell)} »",
        expected="une compétence sur la même ligne que ses critères, ou au-dessus",
        advice="Replacez ces critères en face de leur compétence.",
    )


def cut_cell(role: Role, before: Cell, rest: Cell, findings: Findings) -> None:
    code, what, expected = _CUT[role]
    last, first = _pieces(before)[-1], _pieces(rest)[0]
    findings.warn(
        code,
        at(last, first),
        found=f"{what} par un saut de page : « …{last.text[-_SHOWN:]} » puis "
        f"« {first.text[:_SHOWN]} »",
        expected=expected,
        advice="Les deux morceaux ont été réunis ; vérifiez la phrase.",
    )


def keys_by_star(note: Piece | None, count: int, findings: Findings) -> None:
    how = f"{counted(count, 'compétence marquée')} d'un astérisque"
    _keys("competences-cles-par-asterisque", how, note, findings)


def keys_by_bold(note: Piece | None, count: int, findings: Findings) -> None:
    how = f"{counted(count, 'compétence écrite')} en gras"
    _keys("competences-cles-en-gras", how, note, findings)


def _keys(code: str, how: str, note: Piece | None, findings: Findings) -> None:
    findings.inform(
        code,
        at(note) if note else whole(),
        found=how + (f" ; le document annonce : « {note.text[:_SHOWN]} »" if note else ""),
        expected="la marque que le document annonce (le gras ne survit pas à la copie en texte)",
        advice="Vérifiez que les compétences marquées sont bien les compétences clés.",
    )


def lost_mark(note: Piece, findings: Findings) -> None:
    findings.warn(
        "marque-de-cle-perdue",
        at(note),
        found=f"aucune compétence marquée, alors que le document annonce : « {note.text[:_SHOWN]} »",
        expected="des compétences en gras ou suivies d'un astérisque",
        advice="Le gras se perd à la copie en texte : donnez le document d'origine, ou marquez les "
        "compétences clés à l'écran.",
    )


def missing(what: str, advice: str, findings: Findings) -> None:
    findings.inform(
        "valeur-absente",
        whole(),
        found=f"{what} : le document n'en dit rien",
        expected=f"{what}, si la certification est enregistrée",
        advice=advice,
    )


def nothing_in_bloc(label: Piece, what: str, findings: Findings) -> None:
    findings.error(
        "bloc-incomplet",
        at(label),
        found=f"aucune {what} dans « {label.text[:_SHOWN]} »",
        expected=f"au moins une {what} par bloc",
        advice="Vérifiez que le tableau a été copié en entier, puis complétez le bloc à la main.",
    )


def joined_interview(interview: Piece, findings: Findings) -> None:
    findings.inform(
        "entretien-rattache",
        at(interview),
        found=f"« {interview.text[:_SHOWN]} » dans un paragraphe à part",
        expected="un entretien rattaché à la modalité qu'il suit",
        advice="Vérifiez que cet entretien fait bien partie de la modalité qui précède.",
    )


def group_line(cell: Cell, findings: Findings) -> None:
    findings.inform(
        "ligne-de-groupe",
        at(*_pieces(cell)),
        found=f"« {_text(cell)} » sur toute la largeur du tableau, sans le mot « bloc »",
        expected="un titre de bloc, ou l'activité des lignes qui suivent",
        advice="Cette ligne a été lue comme l'activité des lignes qui suivent ; vérifiez-la.",
    )


def unread_table(grid: Grid, findings: Findings, *, after: bool) -> None:
    """A table without known headings; ``after`` when it follows one that has some."""
    held = [cell for row in grid.rows for cell in row if cell and cell.paragraphs]
    if held:
        say = findings.warn if after else findings.inform
        say(
            "tableau-non-lu",
            at(*_pieces(held[0])),
            found=f"un tableau de {counted(len(grid.rows), 'ligne')} dont les colonnes n'ont pas "
            f"d'en-tête connu ; il commence par « {_text(held[0])} »",
            expected="une ligne d'en-têtes : activités, compétences, modalités, critères",
            advice="Rien à faire si ce tableau n'est pas le référentiel ; sinon, ajoutez-lui ses "
            "en-têtes.",
        )


def unknown_columns(headings: Sequence[Cell], findings: Findings) -> None:
    for cell in headings:
        findings.inform(
            "colonne-non-lue",
            at(*_pieces(cell)),
            found=f"une colonne intitulée « {_text(cell)} »",
            expected="des colonnes d'activités, de compétences, de modalités ou de critères",
            advice="Son contenu n'est pas repris ; renommez la colonne si elle tient l'un d'eux.",
        )


def unread_lines(lines: Sequence[Piece], findings: Findings) -> None:
    """Paragraphs between the tables that begin no bloc and tell no mark."""
    if lines:
        findings.inform(
            "texte-hors-tableau",
            at(*lines[:_NAMED]),
            found=f"{counted(len(lines), 'paragraphe')} hors des tableaux, à partir de "
            f"« {lines[0].text[:_SHOWN]} »",
            expected="tout le contenu du référentiel dans ses tableaux",
            advice="Ce texte n'est pas repris ; complétez le référentiel à l'écran s'il le faut.",
        )


def supposed_details(cell: Cell, count: int, findings: Findings) -> None:
    findings.warn(
        "details-ou-competences",
        at(*_pieces(cell)),
        found=f"une ligne suivie d'une liste de {counted(count, 'point')}, sans code : « {_text(cell)} »",
        expected="une compétence par ligne, ou un code devant chaque compétence",
        advice="La liste a été lue comme le détail de la compétence ; si ce sont des compétences, "
        "séparez-les à l'écran.",
    )


def rows_before_blocs(cell: Cell, count: int, findings: Findings) -> None:
    findings.error(
        "lignes-hors-bloc",
        at(*_pieces(cell)),
        found=f"{counted(count, 'ligne')} de tableau avant le premier bloc, à partir de « {_text(cell)} »",
        expected="« Bloc 1 : … » au-dessus de la première ligne",
        advice="Ajoutez le titre du bloc de ces lignes, ou complétez-le à l'écran.",
    )


def _pieces(cell: Cell) -> list[Piece]:
    return [paragraph.piece for paragraph in cell.paragraphs]


def _text(cell: Cell) -> str:
    return " ".join(piece.text for piece in _pieces(cell))[:_SHOWN]
