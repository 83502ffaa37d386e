"""A référentiel written by hand in TOML, when the certification has no fiche to read."""

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import (
    Assessment,
    AssessmentKind,
    Bloc,
    Certification,
    CertificationReference,
    Competency,
    Correspondence,
    Register,
    RegistrationDates,
    RouteAccess,
)
from parchemin.readers.diagnostics import Findings
from parchemin.readers.reglement_values import choices
from parchemin.readers.toml_source import parse_toml
from parchemin.readers.toml_table import Table, tables

_OPEN = {"ouverte": True, "fermée": False}


def read_referentiel(text: str, findings: Findings) -> Certification | None:
    """The certification of a TOML file; the faults are added to ``findings``."""
    source = parse_toml(text, findings)
    if source is None:
        return None
    table = Table(source, (), source.data, findings)
    certification = Certification(
        number=table.text("numero", needed=False) or None,
        register=table.word("registre", choices(Register), needed=False),
        title=table.text("intitule"),
        level=table.integer("niveau", needed=False),
        dates=RegistrationDates(
            decision=table.day("decision", needed=False),
            end_of_registration=table.day("echeance", needed=False),
            last_delivery=table.day("derniere_delivrance", needed=False),
        ),
        routes=_routes(table),
        blocs=tuple(_bloc(item) for item in tables(table, "blocs")),
        correspondences=tuple(_correspondence(item) for item in tables(table, "correspondances")),
    )
    table.finish()
    return certification


def _routes(parent: Table) -> dict[Route, RouteAccess]:
    found: dict[Route, RouteAccess] = {}
    for table in tables(parent, "voies"):
        for route in Route:
            state = table.word(route.value, _OPEN, needed=False)
            if state is not None:
                found[route] = RouteAccess(open=state)
        table.finish()
    return found


def _bloc(table: Table) -> Bloc:
    code = table.text("code")
    keys = table.raw("competences_cles")
    keys = keys if isinstance(keys, list) else []
    made = Bloc(
        code=code,
        title=table.text("intitule"),
        competencies=tuple(
            Competency(text=text, key=rank in keys if keys else None)
            for rank, text in enumerate(table.texts("competences", needed=False), start=1)
        ),
        assessments=tuple(
            _assessment(item, f"{code}ME{rank}")
            for rank, item in enumerate(tables(table, "modalites"), start=1)
        ),
    )
    table.finish()
    return made


def _assessment(table: Table, code: str) -> Assessment:
    title = table.text("intitule")
    kind = table.word("sorte", choices(AssessmentKind), needed=False)
    table.finish()
    return Assessment(code=code, title=title, kind=kind, text=title)


def _correspondence(table: Table) -> Correspondence:
    made = Correspondence(
        kind=None,
        blocs=table.texts("blocs", none=True),
        certification=CertificationReference(number=table.text("certification")),
        target_blocs=table.texts("en_correspondance", none=True),
    )
    table.finish()
    return made
