"""The list of candidates: its columns, its filters, its rows as a spreadsheet takes them."""

from collections.abc import Iterable, Iterator
from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html

from parchemin.office.accounts.models import User
from parchemin.office.candidates import queries
from parchemin.office.candidates.later import STEPS
from parchemin.office.candidates.models import Enrolment

HEADINGS = (
    "Référence",
    "Nom de naissance",
    "Nom d'usage",
    "Prénoms",
    "Né(e) le",
    "Certification",
    "Version",
    "Voie d'accès",
    "Entrée le",
    "Organisme",
    "État",
)


class EnrolmentTable(tables.Table):
    """One line per path."""

    reference = tables.Column("Référence")
    person = tables.Column(
        "Candidat", order_by=("person__civil_status__birth_name", "person__civil_status__id")
    )
    version = tables.Column("Certification", order_by=("version__number", "version__rank"))
    route = tables.Column("Voie d'accès")
    entered_on = tables.DateColumn(verbose_name="Entrée le", format="d/m/Y")
    body = tables.Column("Organisme", order_by="body__name", default="Le certificateur")
    step = tables.Column("État")

    caption = "Candidats"

    class Meta:
        order_by = "reference"
        empty_text = ""

    def render_reference(self, value: str) -> str:
        return format_html('<span class="text-nowrap">{}</span>', value)

    def render_person(self, record: Enrolment) -> str:
        address = reverse("candidates:detail", args=[record.person_id])
        return format_html('<a href="{}">{}</a>', address, record.person)

    def render_version(self, record: Enrolment) -> str:
        return f"{record.version.number}, version {record.version.rank}"

    def render_route(self, record: Enrolment) -> str:
        return record.get_route_display()

    def render_step(self, value: int) -> str:
        kind = "acquis" if value == len(STEPS) - 1 else "neutre"
        return format_html('<span class="etat etat-{}">{}</span>', kind, STEPS[value][1])


class EnrolmentFilter(django_filters.FilterSet):
    """Search and filters; unknown values filter nothing."""

    q = django_filters.CharFilter(label="Nom, prénom, naissance ou référence", method="search")
    certification = django_filters.ChoiceFilter(
        label="Certification", field_name="version__number", empty_label="Toutes"
    )
    voie = django_filters.ChoiceFilter(
        label="Voie d'accès",
        field_name="route",
        choices=Enrolment.RouteChoice.choices,
        empty_label="Toutes",
    )
    organisme = django_filters.ChoiceFilter(
        label="Organisme", field_name="body_id", empty_label="Tous"
    )
    etat = django_filters.ChoiceFilter(
        label="État",
        field_name="step",
        choices=[(str(rank), label) for rank, (_, label) in enumerate(STEPS)],
        empty_label="Tous",
    )

    def __init__(self, data: Any, *, queryset: QuerySet[Enrolment], user: User) -> None:
        super().__init__(data, queryset=queryset)
        self.filters["certification"].extra["choices"] = [
            (number, number) for number in queries.numbers(user)
        ]
        self.filters["organisme"].extra["choices"] = [
            (str(body.pk), body.name) for body in queries.bodies(user)
        ]

    def search(self, paths: QuerySet[Enrolment], name: str, value: str) -> QuerySet[Enrolment]:
        return queries.search(paths, value)


def export_rows(paths: Iterable[Enrolment]) -> Iterator[tuple[str, ...]]:
    """The same paths as cells of a spreadsheet."""
    for path in paths:
        status = path.person.civil_status
        yield (
            path.reference,
            status.birth_name if status else "",
            status.use_name if status else "",
            " ".join(status.first_names) if status else "",
            status.birth_date if status else "",
            path.version.number,
            str(path.version.rank),
            path.get_route_display(),
            f"{path.entered_on:%d/%m/%Y}",
            path.body.name if path.body else "",
            STEPS[path.step][1],  # type: ignore[attr-defined]
        )
