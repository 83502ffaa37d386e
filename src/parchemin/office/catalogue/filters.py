"""What the catalogue is searched by."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet

from parchemin.office.catalogue.folding import MARKS, asked_marks, asked_words, title_marks
from parchemin.office.catalogue.models import Fiche
from parchemin.office.catalogue.ranking import Search, TitleFirst

MOST_WORDS = 20
TEXT = forms.TextInput(attrs={"class": "form-control"})
CHOICE = forms.Select(attrs={"class": "form-select"})
LEVELS = [*((str(level), f"Niveau {level}") for level in range(3, 9)), ("0", "Sans niveau")]
STATES = {"active": "Active", "inactive": "Inactive", "disparue": "Absente du dernier export"}


class CatalogueFilter(django_filters.FilterSet):
    """By words, register, level, state, and codes; words and codes are one question to the index."""

    q = django_filters.CharFilter(
        label="Mots, numéro, intitulé…", method="kept_for_the_index", widget=TEXT
    )
    register = django_filters.ChoiceFilter(
        label="Répertoire",
        choices=[("RNCP", "RNCP"), ("RS", "RS")],
        empty_label="Les deux",
        widget=CHOICE,
    )
    state = django_filters.ChoiceFilter(
        label="État",
        choices=list(STATES.items()),
        method="in_state",
        empty_label="Tous",
        widget=CHOICE,
    )
    level = django_filters.ChoiceFilter(
        label="Niveau", choices=LEVELS, method="at_level", empty_label="Tous", widget=CHOICE
    )
    certifier = django_filters.CharFilter(
        label="Certificateur", method="kept_for_the_index", widget=TEXT
    )
    nsf = django_filters.CharFilter(label="NSF", method="kept_for_the_index", widget=TEXT)
    rome = django_filters.CharFilter(label="ROME", method="kept_for_the_index", widget=TEXT)
    formacode = django_filters.CharFilter(
        label="Formacode", method="kept_for_the_index", widget=TEXT
    )
    ccn = django_filters.CharFilter(label="CCN", method="kept_for_the_index", widget=TEXT)

    search: Search | None = None

    class Meta:
        model = Fiche
        fields = ()

    def filter_queryset(self, queryset: QuerySet[Fiche]) -> QuerySet[Fiche] | TitleFirst:
        """The words and codes in one question, and the order they call for; newest numbers without."""
        fiches: QuerySet[Fiche] = super().filter_queryset(queryset)
        given: dict[str, Any] = self.form.cleaned_data
        words = asked_words(given.get("q") or "")[:MOST_WORDS]
        marks = [mark for name in MARKS for mark in asked_marks(name, given.get(name) or "")]
        if not words and not marks and any(given.get(name) for name in ("q", *MARKS)):
            return fiches.none()
        if not any(given.values()):
            return fiches.order_by("register", "-order")
        codes = marks[:MOST_WORDS]
        self.search = Search(fiches, [*words, *codes])
        if not words:
            return self.search.by_title()
        return TitleFirst(self.search, Search(fiches, [*title_marks(*words), *codes]))

    def count(self) -> int:
        """How many fiches answer."""
        fiches = self.qs
        return self.search.count if self.search else fiches.count()

    def kept_for_the_index(self, fiches: QuerySet[Fiche], name: str, value: str) -> QuerySet[Fiche]:
        return fiches

    def in_state(self, fiches: QuerySet[Fiche], name: str, value: str) -> QuerySet[Fiche]:
        if value == "disparue":
            return fiches.filter(gone_on__isnull=False)
        return fiches.filter(active=value == "active", gone_on=None)

    def at_level(self, fiches: QuerySet[Fiche], name: str, value: str) -> QuerySet[Fiche]:
        return fiches.filter(level=None) if value == "0" else fiches.filter(level=int(value))
