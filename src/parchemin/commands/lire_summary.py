"""A reading on one screen of French text."""

from collections.abc import Iterator
from decimal import Decimal

from parchemin.commands.lire_diagnostics import diagnostics_lines
from parchemin.domain.french import counted, figure
from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import Bloc, Certification, Programme, RouteAccess
from parchemin.readers.reading import Reading

_KINDS = {
    "fiche_page": "fiche du registre (page du site)",
    "fiche_xml": "export XML du registre",
    "fiche_api": "réponse JSON du registre",
    "fiche_csv": "export CSV du registre",
    "table": "référentiel en tableau",
    "programme": "programme de formation",
    "cadre_tableau": "référentiel, une ligne par partie",
    "lecture": "données de Parchemin (JSON)",
    "case": "cadre de compétences CASE",
}
_ROUTES = {
    Route.STUDENT: "élève ou étudiant",
    Route.APPRENTICESHIP: "apprentissage",
    Route.CONTINUING: "formation continue",
    Route.PROFESSIONALISATION: "contrat de professionnalisation",
    Route.INDIVIDUAL: "candidature individuelle",
    Route.EXPERIENCE: "expérience (VAE)",
}
_TITLE_WIDTH = 52
_MOST_DETAILED = 3


def summary(reading: Reading, *, in_full: bool = False) -> str:
    """The summary, ended by a line break; ``in_full`` says everything of each diagnostic."""
    return "\n".join([*_lines(reading, in_full=in_full), ""])


def _lines(reading: Reading, *, in_full: bool) -> Iterator[str]:
    source = reading.source
    yield f"{source.name} : {_KINDS[source.kind]}, {source.encoding}"
    found = reading.certifications
    if len(found) > _MOST_DETAILED:
        yield f"{len(found)} certifications"
        yield from (_one_line(each) for each in found)
    else:
        for each in found:
            yield from _certification(each)
    yield ""
    yield from diagnostics_lines(reading.diagnostics, in_full=in_full)


def _one_line(read: Certification) -> str:
    competencies = sum(len(bloc.competencies) for bloc in read.blocs)
    return (
        f"  {read.number or '(sans numéro)':<11} {_shortened(read.title or '(sans intitulé)'):<52} "
        f"{len(read.blocs):>2} blocs, {competencies:>3} compétences"
    )


def _certification(read: Certification) -> Iterator[str]:
    level = f"niveau {read.level}" if read.level else "niveau non précisé"
    yield ""
    yield f"{read.number or 'Sans numéro'} · {read.title or 'sans intitulé'} · {level}"
    dates = read.dates
    named = (
        ("décision", dates.decision),
        ("effet", dates.effect),
        ("fin d'enregistrement", dates.end_of_registration),
        ("dernière délivrance", dates.last_delivery),
    )
    known = [f"{name} {value:%d/%m/%Y}" for name, value in named if value]
    yield "Dates : " + (", ".join(known) or "aucune")
    yield from _routes(read)
    yield from _blocs(read)
    if read.programme:
        yield from _programme(read.programme)


def _routes(read: Certification) -> Iterator[str]:
    if not read.routes:
        yield "Voies d'accès : non précisées"
        return
    for state, opened in (("ouvertes", True), ("fermées", False), ("à préciser", None)):
        names = [
            name
            for route, name in _ROUTES.items()
            if read.routes.get(route, RouteAccess(open=None)).open is opened
        ]
        if names:
            yield f"Voies {state} : {', '.join(names)}"


def _blocs(read: Certification) -> Iterator[str]:
    if not read.blocs:
        stated = counted(len(read.stated_competencies), "compétence attestée")
        yield f"Aucun bloc ; {stated}"
        return
    yield ""
    yield f"{'Bloc':<14} {'Intitulé':<{_TITLE_WIDTH}} Comp. Crit. Modal."
    for bloc in read.blocs:
        yield f"{bloc.code:<14} {_shortened(bloc.title):<{_TITLE_WIDTH}} {_counts(bloc)}"


def _counts(bloc: Bloc) -> str:
    criteria = sum(len(item.criteria) for item in bloc.competencies)
    return f"{len(bloc.competencies):>5} {criteria:>5} {len(bloc.assessments):>6}"


def _programme(read: Programme) -> Iterator[str]:
    modules = sum(len(bloc.modules) for bloc in read.blocs)
    yield ""
    yield f"Programme : {counted(modules, 'module')}, {_lasting(read.hours, 'heures')}"
    for bloc in read.blocs:
        lasting, inside = _lasting(bloc.hours, "h"), counted(len(bloc.modules), "module")
        yield f"  {_shortened(bloc.title):<{_TITLE_WIDTH}} {lasting}, {inside}"
    if read.funding:
        yield f"  Financement : {read.funding.text}"


def _lasting(hours: Decimal | None, unit: str) -> str:
    return "durée non annoncée" if hours is None else f"{figure(hours)} {unit}"


def _shortened(text: str) -> str:
    return text if len(text) <= _TITLE_WIDTH else text[: _TITLE_WIDTH - 1] + "…"
