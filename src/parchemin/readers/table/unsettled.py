"""A table in which no line says « bloc »: what may be its blocs is offered, none is stored."""

from collections.abc import Sequence

from parchemin.domain.french import counted
from parchemin.domain.referentiel import Bloc, Certification
from parchemin.readers.diagnostics import Alternative, Findings, at, whole
from parchemin.readers.document_parts import bloc as written
from parchemin.readers.table.content import Content
from parchemin.readers.table.modalities import written as modalities
from parchemin.readers.table.titles import Title


def ask_blocs(
    certification: Certification,
    content: Content,
    supposed: Sequence[Bloc],
    titles: Sequence[Title],
    findings: Findings,
) -> None:
    """Offer the bold or merged lines as titles of blocs, or all the rows as one whole."""
    alternatives = []
    if supposed:
        named = ", ".join(f"« {bloc.title[:60]} »" for bloc in supposed)
        label = f"{counted(len(supposed), 'bloc')} d'après ces lignes : {named}"
        alternatives.append(
            Alternative(label=label, path="blocks", value=[written(each) for each in supposed])
        )
    if content.found:
        one = _whole(certification, content)
        label = "Un seul ensemble, évalué d'un bloc"
        alternatives.append(Alternative(label=label, path="blocks", value=[written(one)]))
        alternatives.append(
            Alternative(label="Aucun bloc : les compétences seules", path="blocks", value=[])
        )
    findings.ask(
        "titre-de-bloc-indecidable" if supposed else "tableau-sans-bloc",
        at(*(title.title for title in titles)) if titles else whole(),
        found="des lignes en gras ou fusionnées qui peuvent être des titres de blocs"
        if supposed
        else "des compétences sans bloc",
        expected="« Bloc 1 : … » au début de chaque bloc, sauf pour une certification du RS",
        advice="Choisissez comment ranger les compétences ; leurs modalités n'ont de place que "
        "dans un bloc.",
        alternatives=tuple(alternatives),
    )


def _whole(certification: Certification, content: Content) -> Bloc:
    code = "BC01"
    return Bloc(
        code=code,
        title=certification.title or "Ensemble de la certification",
        activity=content.activity,
        leads=content.leads,
        competencies=content.competencies(code),
        assessments=modalities(content.modalities, code, Findings()),
        spans=content.activity_spans,
    )
