"""Filters of the lists."""

import django_filters as filters

from parchemin.office.juries.models import Juror, Jury


class JuryFilter(filters.FilterSet):
    number = filters.CharFilter(label="Certification", lookup_expr="icontains")
    state = filters.ChoiceFilter(label="État", choices=Jury.State.choices, empty_label="Tous")

    class Meta:
        model = Jury
        fields = ("number", "state")


class JurorFilter(filters.FilterSet):
    name = filters.CharFilter(label="Nom", lookup_expr="icontains")
    college = filters.CharFilter(label="Collège", lookup_expr="icontains")

    class Meta:
        model = Juror
        fields = ("name", "college")
