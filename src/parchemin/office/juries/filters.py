"""Filters of the lists."""

from datetime import date

import django_filters as filters
from django.db.models import QuerySet
from django.forms import DateInput

from parchemin.office.juries.models import Juror, Jury
from parchemin.office.juries.profiles import unavailable


class JuryFilter(filters.FilterSet):
    number = filters.CharFilter(label="Certification", lookup_expr="icontains")
    state = filters.ChoiceFilter(label="État", choices=Jury.State.choices, empty_label="Tous")

    class Meta:
        model = Jury
        fields = ("number", "state")


class JurorFilter(filters.FilterSet):
    name = filters.CharFilter(label="Nom", lookup_expr="icontains")
    college = filters.CharFilter(label="Collège", lookup_expr="icontains")

    sex = filters.ChoiceFilter(label="Sexe", choices=Juror.Sex.choices, empty_label="Tous")
    free_on = filters.DateFilter(
        label="Disponible le", method="keep_free", widget=DateInput(attrs={"type": "date"})
    )

    class Meta:
        model = Juror
        fields = ("name", "college", "sex")

    def keep_free(self, queryset: QuerySet[Juror], name: str, value: date) -> QuerySet[Juror]:
        """Leave out those who said they cannot come that day; the others may not have said."""
        return queryset.exclude(pk__in=unavailable(Juror.objects.all(), value))
