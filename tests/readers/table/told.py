"""A reading as the text that a person compares with the document."""

from collections import Counter
from collections.abc import Iterator

from parchemin.domain.referentiel import Bloc, Certification, Competency
from parchemin.readers.reading import Reading

UNTOLD = {
    "valeur-absente",
    "blocs-absents",
    "nature-de-modalite-indecidable",
    "caracteres-invisibles",
    "intitule-absent",
}
"""What is said of the certification, of a modality's words or of a format, not of the table."""


def told(reading: Reading) -> str:
    """Titles, blocs, competencies, criteria, then what is said and offered."""
    (certification,) = reading.certifications
    lines = [*_certification(certification), *_findings(reading)]
    return "\n".join(lines) + "\n"


def _certification(read: Certification) -> Iterator[str]:
    yield f"{read.number or 'sans numéro'} | {read.title or 'sans intitulé'}"
    for bloc in read.blocs:
        yield from _bloc(bloc)
    if read.stated_competencies:
        yield "hors bloc"
        for each in read.stated_competencies:
            yield from _competency(each)


def _bloc(bloc: Bloc) -> Iterator[str]:
    yield ""
    yield f"{bloc.code} {bloc.title}"
    for line in (bloc.activity or "").splitlines():
        yield f"  activité : {line}"
    for lead in bloc.leads:
        yield f"  introduction : {lead.text}"
    for each in bloc.assessments:
        kind = each.kind.value if each.kind else "nature indécise"
        text = each.text.replace("\n", " / ")
        yield f"  {each.code[-3:]} ({kind}) : {text}"
    for competency in bloc.competencies:
        yield from _competency(competency)


def _competency(read: Competency) -> Iterator[str]:
    key = {True: " [clé]", False: " [non clé]", None: ""}[read.key]
    faced = ", ".join(code[-3:] for code in read.assessments)
    yield f"  {read.code or '•'} {read.text}{key}" + (f" → {faced}" if faced else "")
    if read.heading:
        yield f"      sous : {read.heading}"
    for detail in read.details:
        yield f"      détail : {detail.text}"
    for criterion in read.criteria:
        yield f"      - {criterion.text}"


def _findings(reading: Reading) -> Iterator[str]:
    said = [each for each in reading.diagnostics if each.code not in UNTOLD]
    if said:
        yield ""
    for code, times in sorted(Counter(each.code for each in said).items()):
        yield f"{code} × {times}"
    for each in said:
        for alternative in each.alternatives:
            yield f"  {each.code} : {alternative.path} ← {alternative.label}"
