"""Filters of the lists."""

import django_filters
from django import forms
from django.db.models import Q, QuerySet

from parchemin.domain.certificate_number import tidy_number
from parchemin.office.certificates.declaring import STATES
from parchemin.office.certificates.models import Certificate

VALIDITY = {"valide": "Valide", "retire": "Retiré"}
DAY = forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")
TEXT = forms.TextInput(attrs={"class": "form-control"})
CHOICE = forms.Select(attrs={"class": "form-select"})


class RegisterFilter(django_filters.FilterSet):
    """By name or number, nature, certification, validity, day of delivery."""

    q = django_filters.CharFilter(label="Nom ou numéro", method="search", widget=TEXT)
    kind = django_filters.ChoiceFilter(
        label="Nature", choices=Certificate.Kind.choices, empty_label="Toutes", widget=CHOICE
    )
    certification = django_filters.ChoiceFilter(
        label="Certification",
        field_name="certification_number",
        empty_label="Toutes",
        widget=CHOICE,
    )
    validity = django_filters.ChoiceFilter(
        label="État",
        choices=list(VALIDITY.items()),
        method="valid",
        empty_label="Tous",
        widget=CHOICE,
    )
    since = django_filters.DateFilter(
        label="Délivré depuis le", field_name="delivered_on", lookup_expr="gte", widget=DAY
    )
    until = django_filters.DateFilter(
        label="jusqu'au", field_name="delivered_on", lookup_expr="lte", widget=DAY
    )

    class Meta:
        model = Certificate
        fields = ()

    def __init__(self, *args: object, certifications: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.filters["certification"].extra["choices"] = [(one, one) for one in certifications]

    def search(self, rows: QuerySet[Certificate], name: str, value: str) -> QuerySet[Certificate]:
        return rows.filter(
            Q(number__icontains=tidy_number(value))
            | Q(mentions__holder__birth_name__icontains=value)
            | Q(mentions__holder__use_name__icontains=value)
        )

    def valid(self, rows: QuerySet[Certificate], name: str, value: str) -> QuerySet[Certificate]:
        return rows.filter(revocation__isnull=value == "valide")


class HoldersFilter(django_filters.FilterSet):
    """By name or number, and by state of the declaration."""

    q = django_filters.CharFilter(label="Nom ou numéro", method="search", widget=TEXT)
    standing = django_filters.ChoiceFilter(
        label="État", choices=list(STATES.items()), empty_label="Tous", widget=CHOICE
    )

    class Meta:
        model = Certificate
        fields = ()

    search = RegisterFilter.search
