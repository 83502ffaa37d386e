"""The list of fiches: its columns, and how each sorts; catalogue/_table.html writes the cells."""

import django_tables2 as tables
from django.core.paginator import Paginator

from parchemin.office.catalogue.models import Fiche


def state_of(fiche: Fiche) -> tuple[str, str]:
    """The state of a fiche in a word, and the tone of that word."""
    if fiche.gone_on:
        return f"absente de l'export du {fiche.gone_on:%d/%m/%Y}", "manque"
    if fiche.active is None:
        return "état non dit", "neutre"
    return ("active", "acquis") if fiche.active else ("inactive", "neutre")


def counted_pages(found: int) -> "type[Paginator[Fiche]]":
    """The pages of a list whose length is known: it is not asked again."""
    return type("CountedPages", (Paginator,), {"count": found})


class CatalogueTable(tables.Table):
    """One line per fiche."""

    number = tables.Column(verbose_name="Numéro", order_by=("register", "order"))
    title = tables.Column(verbose_name="Intitulé", order_by=("sorted_title", "number"))
    level = tables.Column(verbose_name="Niveau", order_by=("level", "number"))
    certifiers = tables.Column(verbose_name="Certificateurs", orderable=False)
    ends_on = tables.DateColumn(verbose_name="Fin", format="d/m/Y", order_by=("ends_on", "number"))
    state = tables.Column(
        verbose_name="État", empty_values=(), order_by=("active", "sorted_title", "number")
    )

    caption = "Fiches du registre"

    class Meta:
        model = Fiche
        fields = ("number", "title", "level", "certifiers", "ends_on", "state")
