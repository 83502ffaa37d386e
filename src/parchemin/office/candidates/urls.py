from django.urls import path

from parchemin.office.candidates.views import (
    companies,
    entering,
    lists,
    moving,
    options,
    person,
    rights,
)

app_name = "candidates"
urlpatterns = [
    path("", lists.enrolments, name="list"),
    path("export.csv", lists.export, name="export"),
    path("inscrire/", entering.add, name="add"),
    path("importer/", entering.upload, name="import"),
    path("importer/modele.csv", entering.template, name="template"),
    path("importer/<uuid:file_id>/", entering.confirm, name="import_confirm"),
    path("parcours/<uuid:enrolment_id>/version/", moving.move, name="move"),
    path("parcours/<uuid:enrolment_id>/options/", options.choose, name="options"),
    path("parcours/<uuid:enrolment_id>/entreprise/", companies.describe, name="company"),
    path("<uuid:person_id>/", person.detail, name="detail"),
    path("<uuid:person_id>/corriger/", person.correct, name="correct"),
    path("<uuid:person_id>/blocs-acquis/", person.hold_bloc, name="hold_bloc"),
    path(
        "<uuid:person_id>/blocs-acquis/<int:held_id>/retirer/",
        person.withdraw_bloc,
        name="withdraw_bloc",
    ),
    path("<uuid:person_id>/droits-ouverts/", rights.entitlements, name="entitlements"),
    path("<uuid:person_id>/droits-ouverts/verser/", rights.claim, name="claim"),
    path(
        "<uuid:person_id>/correspondances/",
        person.decide_correspondence,
        name="decide_correspondence",
    ),
]
