"""The lists of this stage: what each column shows and how it sorts."""

from datetime import date

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from parchemin.domain.declaration import due_on
from parchemin.office.certificates.declaring import ACCEPTED, OPEN, STATES, WAITING
from parchemin.office.certificates.mentions import certificate_of
from parchemin.office.certificates.models import Certificate

HOLDER_ORDER = ("mentions__holder__birth_name", "number")


def badge(word: str, tone: str) -> SafeString:
    """A state as a word, its colour only repeating it."""
    return format_html('<span class="etat etat-{}">{}</span>', tone, word)


class HolderColumn(tables.Column):
    """The holder as the paper names him."""

    def render(self, record: Certificate) -> str:
        return certificate_of(record.mentions).holder.full_name


class NumberColumn(tables.Column):
    """The number, leading to the document."""

    def render(self, record: Certificate) -> SafeString:
        address = reverse("certificates:detail", args=[record.number])
        return format_html('<a href="{}">{}</a>', address, record.number)


class RegisterTable(tables.Table):
    """The register of titles."""

    number = NumberColumn(verbose_name="Numéro")
    holder = HolderColumn(verbose_name="Titulaire", empty_values=(), order_by=HOLDER_ORDER)
    kind = tables.Column(verbose_name="Nature")
    certification_number = tables.Column(verbose_name="Certification")
    delivered_on = tables.DateColumn(verbose_name="Délivré le", format="d/m/Y")
    state = tables.Column(verbose_name="État", empty_values=(), order_by="revocation__revoked_on")

    caption = "Registre des parchemins et des attestations de bloc"

    class Meta:
        model = Certificate
        fields = ("number", "holder", "kind", "certification_number", "delivered_on", "state")
        order_by = ("number",)

    def render_kind(self, record: Certificate) -> str:
        return f"{record.get_kind_display()} {record.bloc_code}".strip()

    def render_state(self, record: Certificate) -> SafeString:
        revocation = getattr(record, "revocation", None)
        if revocation is None:
            return badge("valide", "acquis")
        return badge(f"retiré le {revocation.revoked_on:%d/%m/%Y}", "manque")


class HoldersTable(tables.Table):
    """The holders of whole certifications and where their declaration stands."""

    number = NumberColumn(verbose_name="Numéro")
    holder = HolderColumn(verbose_name="Titulaire", empty_values=(), order_by=HOLDER_ORDER)
    certification_number = tables.Column(verbose_name="Certification")
    delivered_on = tables.DateColumn(verbose_name="Délivré le", format="d/m/Y")
    due = tables.Column(verbose_name="À déclarer avant la fin du", empty_values=(),
                        order_by=("delivered_on", "number"))  # fmt: skip
    standing = tables.Column(verbose_name="État")

    caption = "Titulaires et état de leur déclaration"

    class Meta:
        model = Certificate
        fields = ("number", "holder", "certification_number", "delivered_on", "due", "standing")

    def __init__(self, *args: object, overdue_until: date, **kwargs: object) -> None:
        self.overdue_until = overdue_until
        super().__init__(*args, **kwargs)

    def render_due(self, record: Certificate) -> str:
        return f"{due_on(record.delivered_on):%d/%m/%Y}"

    def render_standing(self, record: Certificate, value: str) -> SafeString:
        if value in OPEN and record.delivered_on <= self.overdue_until:
            return badge(f"{STATES[value]}, délai dépassé", "manque")
        tones = {ACCEPTED: "acquis", WAITING: "attente"}
        return badge(STATES[value], tones.get(value, "attente" if value in OPEN else "neutre"))
