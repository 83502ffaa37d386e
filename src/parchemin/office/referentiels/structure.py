"""A version as its reviewer reads it: every value with its source, its correction, its silence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from parchemin.domain.pathway import Route
from parchemin.domain.referentiel import AssessmentKind, Bloc, Certification, Competency
from parchemin.office.referentiels.layers import Correction, in_force, value_at
from parchemin.office.referentiels.models import Version
from parchemin.office.referentiels.queries import certification_of
from parchemin.office.referentiels.wording import (
    DATE_LABELS,
    KEY,
    KIND_LABELS,
    OPENNESS,
    ROUTE_LABELS,
    SILENT,
)


@dataclass(frozen=True)
class Row:
    """One value: how it is shown, where it stands, and what was read when it was corrected."""

    path: str
    label: str
    shown: str
    silent: bool
    target: str
    correction: Correction | None
    read: str

    @property
    def corrected(self) -> bool:
        return self.correction is not None

    @property
    def identifier(self) -> str:
        """The HTML identifier of the value itself."""
        return identifier(self.path)


@dataclass(frozen=True)
class CompetencyView:
    text: Row
    key: Row
    criteria: tuple[Row, ...]


@dataclass(frozen=True)
class AssessmentView:
    code: str
    title: Row
    kind: Row
    text: Row


@dataclass(frozen=True)
class BlocView:
    rank: int
    code: str
    title: Row
    activity: Row
    competencies: tuple[CompetencyView, ...]
    assessments: tuple[AssessmentView, ...]


@dataclass(frozen=True)
class RouteView:
    open: Row
    jury: Row


@dataclass(frozen=True)
class Structure:
    """Everything a version says, ready to be shown."""

    certification: Certification
    header: tuple[Row, ...]
    dates: tuple[Row, ...]
    routes: tuple[RouteView, ...]
    blocs: tuple[BlocView, ...]


def structure_of(version: Version, targets: Mapping[str, str]) -> Structure:
    """The structure of a version; ``targets`` gives the anchor of each path in its source."""
    certification = certification_of(version)
    rows = _Rows(version, targets)
    return Structure(
        certification=certification,
        header=_header(certification, rows),
        dates=tuple(
            rows.row(f"dates.{name}", label, getattr(certification.dates, name))
            for name, label in DATE_LABELS.items()
        ),
        routes=tuple(_route(route, certification, rows) for route in Route),
        blocs=tuple(_bloc(rank, bloc, rows) for rank, bloc in enumerate(certification.blocs)),
    )


class _Rows:
    """Makes the rows of one version."""

    def __init__(self, version: Version, targets: Mapping[str, str]) -> None:
        self.content = version.content
        self.corrections = in_force(version.answers)
        self.targets = targets

    def row(
        self,
        path: str,
        label: str,
        value: Any,
        words: Callable[[Any], str] = str,
        span: str = "",
    ) -> Row:
        correction = self.corrections.get(path)
        shows = _day if isinstance(value, date) else words
        return Row(
            path=path,
            label=label,
            shown=SILENT if value is None else shows(value),
            silent=value is None,
            target=self.targets.get(span or path, ""),
            correction=correction,
            read=self._read(path, words) if correction else "",
        )

    def _read(self, path: str, words: Callable[[Any], str]) -> str:
        value = value_at(self.content, path)
        if value is None:
            return SILENT
        if path.startswith("dates."):
            return _day(date.fromisoformat(value))
        return words(value)


def _header(certification: Certification, rows: _Rows) -> tuple[Row, ...]:
    return (
        rows.row("number", "Numéro", certification.number),
        rows.row("register", "Répertoire", certification.register),
        rows.row("title", "Intitulé", certification.title),
        rows.row("level", "Niveau", certification.level),
    )


def _route(route: Route, certification: Certification, rows: _Rows) -> RouteView:
    access = certification.routes.get(route)
    path = f"routes.{route.value}"
    return RouteView(
        rows.row(
            f"{path}.open",
            ROUTE_LABELS[route],
            access.open if access else None,
            OPENNESS.__getitem__,
        ),
        rows.row(f"{path}.jury", "Jury", access.jury if access else None),
    )


def _bloc(rank: int, bloc: Bloc, rows: _Rows) -> BlocView:
    path = f"blocks.{rank}"
    return BlocView(
        rank=rank,
        code=bloc.code,
        title=rows.row(f"{path}.title", "Intitulé", bloc.title),
        activity=rows.row(f"{path}.activity", "Activité", bloc.activity),
        competencies=tuple(
            _competency(f"{path}.competencies.{place}", competency, rows)
            for place, competency in enumerate(bloc.competencies)
        ),
        assessments=tuple(
            _assessment(f"{path}.assessments.{place}", bloc, place, rows)
            for place in range(len(bloc.assessments))
        ),
    )


def _competency(path: str, competency: Competency, rows: _Rows) -> CompetencyView:
    return CompetencyView(
        text=rows.row(f"{path}.text", "Compétence", competency.text),
        key=rows.row(f"{path}.key", "Clé", competency.key, KEY.__getitem__),
        criteria=tuple(
            rows.row(f"{path}.criteria.{place}.text", "Critère", criterion.text)
            for place, criterion in enumerate(competency.criteria)
        ),
    )


def _assessment(path: str, bloc: Bloc, place: int, rows: _Rows) -> AssessmentView:
    assessment = bloc.assessments[place]
    return AssessmentView(
        code=assessment.code,
        title=rows.row(f"{path}.title", "Intitulé", assessment.title, span=f"{path}.text"),
        kind=rows.row(
            f"{path}.kind",
            "Nature",
            assessment.kind,
            lambda kind: KIND_LABELS[AssessmentKind(kind)],
        ),
        text=rows.row(f"{path}.text", "Texte", assessment.text),
    )


def _day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


def identifier(path: str) -> str:
    """The HTML identifier of the value at a path."""
    return "champ-" + path.replace(".", "-")
