"""Lists of juries and of the pool: what each column shows and how it sorts."""

from datetime import date

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from parchemin.office.juries.models import Juror, Jury

TONES = {Jury.State.PREPARED: "neutre", Jury.State.OPEN: "attente", Jury.State.CLOSED: "acquis"}
FIGURE = {"td": {"class": "nombre"}, "th": {"class": "nombre"}}


class DayColumn(tables.Column):
    """A date the French way."""

    def render(self, value: date) -> str:
        return f"{value:%d/%m/%Y}"

    def value(self, value: date | None) -> str:
        return f"{value:%d/%m/%Y}" if value else ""


class JuryTable(tables.Table):
    """One line per jury."""

    reference = tables.Column(verbose_name="Jury")
    number = tables.Column(verbose_name="Certification")
    held_on = DayColumn(verbose_name="Date")
    place = tables.Column(verbose_name="Lieu")
    candidates = tables.Column(verbose_name="Candidats", attrs=FIGURE)
    members = tables.Column(verbose_name="Membres", attrs=FIGURE)
    state = tables.Column(verbose_name="État")

    caption = "Jurys"
    file_name = "jurys"

    def render_reference(self, record: Jury) -> SafeString:
        address = reverse("juries:detail", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, record.reference)

    def value_reference(self, record: Jury) -> str:
        return record.reference

    def render_state(self, record: Jury) -> SafeString:
        tone = TONES[Jury.State(record.state)]
        return format_html('<span class="etat etat-{}">{}</span>', tone, record.get_state_display())

    def value_state(self, record: Jury) -> str:
        return record.get_state_display()


class JurorTable(tables.Table):
    """One line per member of the pool."""

    name = tables.Column(verbose_name="Nom")
    college = tables.Column(verbose_name="Collège")
    quality = tables.Column(verbose_name="Qualité", default="non renseignée")
    sex = tables.Column(verbose_name="Sexe")
    qualified = tables.Column(verbose_name="Qualifié")
    years_in_trade = tables.Column(
        verbose_name="Années de métier", default="non renseigné", attrs=FIGURE
    )
    mandate_until = DayColumn(verbose_name="Mandat jusqu'au", default="sans terme")
    account = tables.Column(verbose_name="Compte", default="main levée")
    declared = tables.Column(verbose_name="Liens", attrs=FIGURE)

    caption = "Vivier des membres de jury"
    file_name = "vivier"

    def render_name(self, record: Juror) -> SafeString:
        return format_html(
            '<a href="{}">{}</a>', reverse("juries:juror", args=[record.pk]), record.name
        )

    def value_name(self, record: Juror) -> str:
        return record.name

    def render_college(self, value: str) -> str:
        return value.replace("_", " ")

    def render_sex(self, record: Juror) -> str:
        return record.get_sex_display()

    def render_qualified(self, value: bool) -> str:  # noqa: FBT001 - signature de la table
        return "oui" if value else "non"
