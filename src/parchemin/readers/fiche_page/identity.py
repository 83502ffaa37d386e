"""Number, register and title of the certification that a page describes."""

import re
from dataclasses import dataclass

from parchemin.domain.referentiel import Register, Span
from parchemin.readers.certification_title import repeated_title
from parchemin.readers.comparison import fold
from parchemin.readers.diagnostics import Findings, at, whole
from parchemin.readers.fiche_page.sections import BLOC_HEADING, Page
from parchemin.readers.source_text import Piece

_HEADER = re.compile(r"(?P<number>(?P<register>RNCP|RS)\d+)\s*[-–—:]\s*(?P<title>\S.*)")
_NUMBER = re.compile(r"(?P<number>(?P<register>RNCP|RS)\d+)(?:BC\d+)?\b.*")
_LABELLED = re.compile(
    r"(?:.*\s)?(?:n° de (?:la )?fiche|code|fiche(?: n°)?)\s*:?\s*"
    r"(?P<number>(?P<register>RNCP|RS)\s?:?\s?\d+)\b.*",
    re.IGNORECASE,
)
_NOISE = re.compile(r"[\s:]+")
_LABEL = re.compile(r"n° de (?:la )?fiche\s*:?.*", re.IGNORECASE)
_STATES = {"active": True, "inactive": False, "fiche active": True, "fiche inactive": False}
_NOT_TITLES = (
    "aller a",
    "aller au",
    "repertoire national des certifications",
    "repertoire specifique",
    "accueil",
    "trouver une certification",
    "retour",
    "imprimer",
    "telecharger",
)


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who the certification is; each value is None when the page does not say it."""

    number: str | None
    register: Register | None
    title: str | None
    active: bool | None
    spans: dict[str, Span]


def read_identity(page: Page, findings: Findings) -> Identity:
    """The header of the page when it was copied; else the codes of the blocs and the sentences."""
    spans: dict[str, Span] = {}
    found, title, state = _number(page, findings), _title(page, findings), _state(page)
    number = _written(found) if found else None
    register = Register(number.rstrip("0123456789")) if number else None
    if found:
        spans |= {"number": found.span, "register": found.part(0, len(register or "")).span}
    if title:
        spans["title"] = title.span
    if state:
        spans["active"] = state.span
    return Identity(
        number=number,
        register=register,
        title=" ".join(title.text.split()) if title else None,
        active=_STATES[fold(state.text)] if state else None,
        spans=spans,
    )


def _number(page: Page, findings: Findings) -> Piece | None:
    named = [
        (line, shape.fullmatch(line.text))
        for line in page.lines_of("head")
        for shape in (_NUMBER, _LABELLED)
    ]
    headings = [section.heading for section in page.named("bloc")]
    coded = [(line, BLOC_HEADING.fullmatch(line.text)) for line in headings]
    found = [line.group(match, "number") for line, match in [*named, *coded] if match]
    others = [piece for piece in found if _written(piece) != _written(found[0])]
    if others:
        findings.error(
            "numeros-contradictoires",
            at(found[0], *others),
            found=f"{_written(found[0])} et {_written(others[0])} dans la même page",
            expected="les blocs d'une seule certification",
            advice="Donnez une fiche par fichier ; le premier numéro est retenu.",
        )
    if not found:
        findings.warn(
            "numero-absent",
            whole(),
            found="aucun numéro RNCP ou RS, ni en tête de page ni dans les codes des blocs",
            expected="un numéro tel que RNCP12345",
            advice="Saisissez le numéro de la fiche, si la certification est enregistrée.",
        )
    return found[0] if found else None


def _written(number: Piece) -> str:
    """« RNCP : 26187 » as the register writes it, RNCP26187."""
    return _NOISE.sub("", number.text).upper()


def _title(page: Page, findings: Findings) -> Piece | None:
    for line in page.lines_of("head"):
        if match := _HEADER.fullmatch(line.text):
            return line.group(match, "title").trim()
    if title := page.title or _above_number(page) or _under_label(page):
        return title
    named = repeated_title(page.lines)
    if named is None:
        findings.warn(
            "intitule-absent",
            whole(),
            found="une page dont l'en-tête manque, et qui ne nomme pas deux fois la certification",
            expected="l'intitulé en tête de page",
            advice="Saisissez l'intitulé exact de la certification.",
        )
        return None
    title, times = named
    findings.inform(
        "intitule-lu-dans-le-texte",
        at(title),
        found=f"« {title.text} », nommé {times} fois ; l'en-tête de la page manque",
        expected="l'intitulé en tête de page",
        advice="Vérifiez que l'intitulé exact est bien celui-ci.",
    )
    return title


def _state(page: Page) -> Piece | None:
    """« Active » or « Inactive », on a line of its own at the head of the page."""
    return next((line for line in page.lines_of("head") if fold(line.text) in _STATES), None)


def _above_number(page: Page) -> Piece | None:
    """In the pages that print « N° de fiche », the title is the last line above it."""
    lines = page.lines_of("head")
    rank = next((rank for rank, line in enumerate(lines) if _LABEL.fullmatch(line.text)), 0)
    above = [line for line in lines[:rank] if fold(line.text) not in _STATES]
    return above[-1] if above and not fold(above[-1].text).startswith(_NOT_TITLES) else None


def _under_label(page: Page) -> Piece | None:
    """The line under « Intitulé », in the descriptions older than the present register."""
    return next(iter(page.lines_of("title")), None)
