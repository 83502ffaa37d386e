"""The list of bodies, as a table and as a CSV file."""

from collections.abc import Iterable

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from parchemin.office.partners.models import Accreditation, Body
from parchemin.office.referentiels.tables import csv_text

HEADINGS = ("organisme", "SIRET", "certification", "rôle", "depuis le", "jusqu'au")


class BodyTable(tables.Table):
    """One line per body, with what it may do."""

    name = tables.Column(verbose_name="Organisme")
    siret = tables.Column(verbose_name="SIRET", empty_values=())
    accreditations = tables.Column(verbose_name="Habilitations", orderable=False, empty_values=())
    members = tables.Column(verbose_name="Comptes", orderable=False, empty_values=())

    caption = "Organismes inscrits"

    def render_name(self, record: Body) -> SafeString:
        return format_html(
            '<a href="{}">{}</a>', reverse("partners:body", args=[record.pk]), record.name
        )

    def render_siret(self, record: Body) -> str:
        return record.siret or "non donné"

    def render_accreditations(self, record: Body) -> SafeString:
        found = list(record.accreditations.all())
        if not found:
            return format_html('<span class="etat etat-manque">{}</span>', "aucune")
        return format_html_join("", "{}<br>", ((described(row),) for row in found))

    def render_members(self, record: Body) -> int:
        return len(record.members.all())


def described(row: Accreditation) -> str:
    """An accreditation in one line."""
    until = f" jusqu'au {row.until:%d/%m/%Y}" if row.until else ""
    return f"{row.number} : {row.get_scope_display()} depuis le {row.since:%d/%m/%Y}{until}"


def as_csv(bodies: Iterable[Body]) -> str:
    """One line per accreditation, or one without for a body that has none."""
    return csv_text(HEADINGS, (line for body in bodies for line in _lines(body)))


def _lines(body: Body) -> list[tuple[object, ...]]:
    rows = list(body.accreditations.all())
    return [
        (
            body.name,
            body.siret,
            row.number,
            row.get_scope_display(),
            f"{row.since:%d/%m/%Y}",
            f"{row.until:%d/%m/%Y}" if row.until else "",
        )
        for row in rows
    ] or [(body.name, body.siret, "", "", "", "")]
