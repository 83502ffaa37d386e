"""A training programme page as a certification that carries a programme."""

from collections.abc import Sequence

from parchemin.domain.referentiel import Certification, Programme, Register, Span
from parchemin.readers.comparison import fold
from parchemin.readers.diagnostics import Findings, at, whole
from parchemin.readers.programme.blocs import compare_titles, read_blocs
from parchemin.readers.programme.funding import read_funding
from parchemin.readers.programme.hours import read_parts
from parchemin.readers.programme.identity import (
    find,
    read_certifier,
    read_correspondences,
    read_dates,
)
from parchemin.readers.programme.sections import cut_programme
from parchemin.readers.source_text import Piece
from parchemin.readers.transcripts.transcript import Transcript

_EXPECTED = {
    "number": "le numéro",
    "title": "l'intitulé",
    "level": "le niveau",
    "routes": "les voies d'accès",
}


def read_programme(transcript: Transcript, findings: Findings) -> tuple[Certification, ...]:
    """The certification that the page prepares for, as far as the page describes it."""
    lines = transcript.source.whole.lines()
    sections = cut_programme(lines)
    blocs = read_blocs(sections, findings)
    programme = _programme(lines, sections, findings)
    compare_titles(blocs, programme.blocs, sections.get("list", [])[1:], findings)
    validation = sections.get("validation", [])
    identity, spans = _identity(validation, lines, findings)
    certification = Certification(
        **identity,  # type: ignore[arg-type]
        certifiers=read_certifier(validation),
        dates=read_dates(validation, findings),
        blocs=blocs,
        correspondences=read_correspondences(sections.get("correspondences", []), findings),
        programme=programme,
        spans=spans,
    )
    _say_left_out(sections, findings)
    return (certification,)


def _programme(
    lines: Sequence[Piece], sections: dict[str, list[Piece]], findings: Findings
) -> Programme:
    funding = read_funding(lines, findings)
    parts = read_parts(lines, findings)
    wanted = sections.get("prerequisites", [])
    spans: dict[str, Span] = {
        f"prerequisites.{rank}": line.span for rank, line in enumerate(wanted)
    }
    hours = funding.hours if funding else None
    total = sum(part.hours for part in parts if part.hours is not None)
    if funding and hours is not None:
        spans["hours"] = funding.spans["hours"]
    if parts and hours != total:
        _say_total(f"{hours}", f"{total}", findings, stated=hours is not None)
    return Programme(
        blocs=parts,
        hours=hours,
        prerequisites=tuple(line.text for line in wanted),
        funding=funding,
        spans=spans,
    )


def _identity(
    validation: list[Piece], lines: Sequence[Piece], findings: Findings
) -> tuple[dict[str, object], dict[str, Span]]:
    values: dict[str, object] = {"number": None, "register": None, "title": None}
    spans: dict[str, Span] = {}
    if found := find("number", validation):
        line, match = found
        register = match["register"].upper()
        values |= {"number": f"{register}{match['number']}", "register": Register(register)}
        spans |= {"number": line.group(match).span, "register": line.group(match, "register").span}
    if found := find("level", validation):
        values["level"] = int(found[1]["level"])
        spans["level"] = found[0].group(found[1], "level").span
    if found := find("title", lines):
        values["title"] = found[1]["title"]
        spans["title"] = found[0].group(found[1], "title").span
    for name, label in _EXPECTED.items():
        if values.get(name) is None:
            _say_absent(label, findings)
    return values, spans


def _say_absent(label: str, findings: Findings) -> None:
    findings.inform(
        "valeur-absente",
        whole(),
        found=f"la page ne donne pas {label} de la certification",
        expected=f"{label} de la certification préparée",
        advice="Complétez cette valeur à l'écran si elle est connue.",
    )


def _say_total(hours: str, total: str, findings: Findings, *, stated: bool) -> None:
    findings.warn(
        "total-des-heures" if stated else "total-non-annonce",
        whole("contenu de la formation"),
        found=f"{hours} heures annoncées, {total} par les parties"
        if stated
        else f"aucun total annoncé ; les parties font {total} heures",
        expected="un total égal à la somme des parties",
        advice="Vérifiez la durée totale du parcours.",
    )


def _say_left_out(sections: dict[str, list[Piece]], findings: Findings) -> None:
    if lines := sections.get("assessment"):
        findings.inform(
            "modalites-non-rattachees",
            at(lines[0], lines[-1]),
            found="des modalités d'évaluation données pour l'ensemble, pas par bloc",
            expected="les modalités de chaque bloc",
            advice="Lisez les modalités dans la fiche du registre.",
        )
    empty = [line for line in sections.get("indicators", []) if fold(line.text) == "%"]
    if empty:
        findings.inform(
            "indicateurs-sans-chiffre",
            at(*empty),
            found=f"{len(empty)} indicateurs dont le chiffre est perdu",
            expected="un nombre devant chaque « % »",
            advice="Recopiez les indicateurs depuis la page d'origine s'ils sont utiles.",
        )
