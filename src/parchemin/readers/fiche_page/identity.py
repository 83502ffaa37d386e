"""Number, register and title of the certification that a page describes."""

import re
from dataclasses import dataclass

from parchemin.domain.referentiel import Register, Span
from parchemin.readers.certification_title import repeated_title
from parchemin.readers.diagnostics import Findings, at, whole
from parchemin.readers.fiche_page.sections import BLOC_HEADING, Page
from parchemin.readers.source_text import Piece

_HEADER = re.compile(r"(?P<number>(?P<register>RNCP|RS)\d+)\s*[-–—:]\s*(?P<title>\S.*)")
_NUMBER = re.compile(r"(?P<number>(?P<register>RNCP|RS)\d+)(?:BC\d+)?\b.*")


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who the certification is; each value is None when the page does not say it."""

    number: str | None
    register: Register | None
    title: str | None
    spans: dict[str, Span]


def read_identity(page: Page, findings: Findings) -> Identity:
    """The header of the page when it was copied; else the codes of the blocs and the sentences."""
    spans: dict[str, Span] = {}
    number, title = _number(page, findings), _title(page, findings)
    register: Register | None = None
    if number:
        match = _NUMBER.match(number.text)
        register = Register(match["register"]) if match else None
        spans |= {"number": number.span, "register": number.part(0, len(register or "")).span}
    if title:
        spans["title"] = title.span
    return Identity(
        number=number.text if number else None,
        register=register,
        title=title.text if title else None,
        spans=spans,
    )


def _number(page: Page, findings: Findings) -> Piece | None:
    named = [(line, _NUMBER.fullmatch(line.text)) for line in page.lines_of("head")]
    headings = [section.heading for section in page.named("bloc")]
    coded = [(line, BLOC_HEADING.fullmatch(line.text)) for line in headings]
    found = [line.group(match, "number") for line, match in [*named, *coded] if match]
    others = [piece for piece in found if piece.text != found[0].text]
    if others:
        findings.error(
            "numeros-contradictoires",
            at(found[0], *others),
            found=f"{found[0].text} et {others[0].text} dans la même page",
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


def _title(page: Page, findings: Findings) -> Piece | None:
    for line in page.lines_of("head"):
        if match := _HEADER.fullmatch(line.text):
            return line.group(match, "title").trim()
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
