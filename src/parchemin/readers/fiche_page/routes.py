"""The access routes of a fiche page, whose texts have lost the column of the cross."""

import re
from collections.abc import Iterator

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Register, RouteAccess, Span
from parchemin.readers.comparison import fold
from parchemin.readers.dates import DATE, read_date
from parchemin.readers.diagnostics import Findings, at
from parchemin.readers.fiche_page.cells import is_empty, rows_of
from parchemin.readers.fiche_page.route_columns import barred_columns, read_columns
from parchemin.readers.fiche_page.sections import Page
from parchemin.readers.source_text import Piece

_LABELS = {
    "apres un parcours de formation sous statut d'eleve": Route.STUDENT,
    "en contrat d'apprentissage": Route.APPRENTICESHIP,
    "apres un parcours de formation continue": Route.CONTINUING,
    "en contrat de professionnalisation": Route.PROFESSIONALISATION,
    "par candidature individuelle": Route.INDIVIDUAL,
    "par experience": Route.EXPERIENCE,
}
_NAMES = {
    Route.STUDENT: "sous statut d'élève ou d'étudiant",
    Route.APPRENTICESHIP: "en contrat d'apprentissage",
    Route.CONTINUING: "formation continue",
    Route.PROFESSIONALISATION: "en contrat de professionnalisation",
    Route.INDIVIDUAL: "par candidature individuelle",
    Route.EXPERIENCE: "par expérience",
}
_CROSS = re.compile(r"(?<![^\s|])X(?![^\s|])")
_MARKS = " \t|-–—\n\u00a0"


def read_routes(
    page: Page, register: Register | None, findings: Findings
) -> dict[Route, RouteAccess]:
    """The routes that the page lists, each with the jury and the date of its row.

    The RS has no apprenticeship (register V4.1, ``SI_JURY_CA``): it is not missing there.
    """
    routes: dict[Route, RouteAccess] = {}
    for section in page.named("routes"):
        laid = ((route_of(cells[0]), cells) for cells in section.rows if cells[0])
        routes |= {
            route: read_columns(section.header, cells, findings) for route, cells in laid if route
        }
        if not section.rows:
            for route, label, lines in _rows(section.lines):
                cells = barred_columns(section.heading, label) if not lines else None
                routes[route] = (
                    read_columns(cells[0], cells[1], findings)
                    if cells
                    else _access(label, lines, findings)
                )
    known = set(routes) | ({Route.APPRENTICESHIP} if register is Register.RS else set())
    for route in [route for route in Route if route not in known]:
        _missing(route, page, findings)
    return routes


def _rows(lines: list[Piece]) -> Iterator[tuple[Route, Piece, list[Piece]]]:
    current: tuple[Route, Piece, list[Piece]] | None = None
    for line in rows_of(lines):
        route = route_of(line)
        if route:
            if current:
                yield current
            current = (route, line, [])
        elif current:
            current[2].append(line)
    if current:
        yield current


def route_of(line: Piece) -> Route | None:
    """The route that a row names."""
    label = fold(line.text[:80])
    return next((route for start, route in _LABELS.items() if label.startswith(start)), None)


def _access(label: Piece, lines: list[Piece], findings: Findings) -> RouteAccess:
    cross = _CROSS.search(label.text)
    row = label.until(lines[-1]) if lines else label
    rest = row.part(cross.end()) if cross else row.part(label.end - label.start)
    dated = list(DATE.finditer(rest.text))
    jury = rest.part(0, dated[-1].start() if dated else None).trim(_MARKS)
    modified = read_date(dated[-1][0], at(rest.group(dated[-1])), findings) if dated else None
    opened = _opened(jury, rest, crossed=bool(cross), dated=bool(dated))
    spans: dict[str, Span] = {}
    if opened is not None:
        spans["open"] = row.span
    if not is_empty(jury.text):
        spans["jury"] = jury.span
    if modified:
        spans["modified"] = rest.group(dated[-1]).span
    _say(label, findings, opened=opened)
    text = "\n".join(line.text for line in jury.lines()) or None
    return RouteAccess(open=opened, jury=text, modified=modified, spans=spans)


def _opened(jury: Piece, rest: Piece, *, crossed: bool, dated: bool) -> bool | None:
    """Open with a jury and a date; closed with two dashes in their place; else undecided."""
    if crossed and jury.text and dated:
        return True
    dashes = len(re.findall(r"[-–—]", rest.text))
    if crossed and not jury.text and not dated and dashes:
        return False
    return None


def _say(label: Piece, findings: Findings, *, opened: bool | None) -> None:
    name = label.text.split("|")[0].split(" X")[0].strip()
    if opened is False:
        findings.inform(
            "voie-supposee-fermee",
            at(label),
            found=f"« {name} » : une croix sans colonne (Oui ou Non), sans jury ni date",
            expected="la colonne de la croix, ou un jury et une date",
            advice="Voie lue comme fermée, faute de jury et de date : confirmez-le.",
        )
    elif opened is None:
        findings.warn(
            "voie-indecidable",
            at(label),
            found=f"« {name} » : ni « jury et date », ni « sans jury ni date »",
            expected="un jury et une date pour une voie ouverte, deux tirets pour une voie fermée",
            advice="Dites si cette voie d'accès est ouverte.",
        )


def _missing(route: Route, page: Page, findings: Findings) -> None:
    sections = page.named("routes")
    place = at(sections[0].heading) if sections else at(sentence="tableau des voies d'accès")
    findings.warn(
        "voie-absente",
        place,
        found=f"aucune ligne pour la voie « {_NAMES[route]} »",
        expected="les six voies d'accès du registre",
        advice="Dites si cette voie d'accès est ouverte, et quel est son jury.",
    )
