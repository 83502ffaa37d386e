"""The list of the certifications followed, as a table and as a CSV file."""

from collections.abc import Iterable, Sequence

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from parchemin.office.referentiels.followed import Followed
from parchemin.writers.spreadsheet import csv_lines

HEADINGS = ("numéro", "intitulé", "version publiée", "publiée le", "règlement", "à faire")


class FollowedTable(tables.Table):
    """One line per certification."""

    title = tables.Column(verbose_name="Certification")
    state = tables.Column(verbose_name="Référentiel")
    reglement = tables.Column(verbose_name="Règlement", orderable=False, empty_values=())
    steps = tables.Column(verbose_name="À faire", orderable=False, empty_values=())

    caption = "Certifications suivies par l'office"

    def __init__(self, *args: object, sees_reglements: bool, acts: bool, **kwargs: object) -> None:
        self.sees_reglements = sees_reglements
        hidden = () if acts else ("steps",)
        super().__init__(*args, exclude=hidden, **kwargs)

    def render_title(self, record: Followed) -> SafeString:
        return format_html(
            '<strong>{}</strong><br><span class="surtitre">{}</span>',
            record.title,
            record.number or "sans numéro",
        )

    def render_state(self, record: Followed) -> SafeString:
        published = record.published
        if published is None or published.published_at is None:
            return format_html('<span class="etat etat-attente">{}</span>', record.state)
        return format_html(
            '<a href="{}">Version {}</a><br><span class="surtitre">publiée le {}</span>',
            reverse("referentiels:version", args=[published.pk]),
            published.rank,
            f"{published.published_at:%d/%m/%Y}",
        )

    def render_reglement(self, record: Followed) -> SafeString:
        reglement = record.reglement
        if reglement is None:
            return format_html('<span class="etat etat-manque">{}</span>', "aucun")
        words = f"Version {reglement.rank}"
        if not self.sees_reglements:
            return format_html("{}", words)
        return format_html(
            '<a href="{}">{}</a>', reverse("referentiels:reglement", args=[reglement.pk]), words
        )

    def render_steps(self, record: Followed) -> SafeString:
        if not record.steps:
            return format_html('<span class="etat etat-ok">{}</span>', "rien à faire")
        items = format_html_join(
            "", '<li><a href="{}">{}</a></li>', ((step.url, step.label) for step in record.steps)
        )
        return format_html('<ul class="a-faire">{}</ul>', items)


def as_csv(rows: Iterable[Followed]) -> str:
    """The list of certifications for a spreadsheet."""
    return csv_text(HEADINGS, map(_cells, rows))


def csv_text(headings: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """Rows of any values as a file that a French spreadsheet opens as it is."""
    return "".join(csv_lines(headings, ([str(cell) for cell in row] for row in rows)))


def _cells(row: Followed) -> tuple[object, ...]:
    published = row.published
    at = published.published_at if published else None
    return (
        row.number,
        row.title,
        published.rank if published else "",
        f"{at:%d/%m/%Y}" if at else "",
        row.reglement.rank if row.reglement else "",
        " ; ".join(step.label for step in row.steps),
    )
