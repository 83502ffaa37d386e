from django.urls import path

from parchemin.office.epreuves.views import frauds, lists, opinions, results

app_name = "epreuves"
urlpatterns = [
    path("", lists.overview, name="list"),
    path("affecter/", lists.assign, name="assign"),
    path("affecter/<uuid:enrolment_id>/<int:assessor_id>/", lists.unassign, name="unassign"),
    path("parcours/<uuid:enrolment_id>/", results.person_fragment, name="person_fragment"),
    path("saisir/<uuid:enrolment_id>/<str:bloc_code>/", results.enter, name="enter"),
    path("avis/<uuid:enrolment_id>/<str:bloc_code>/", opinions.opine, name="opine"),
    path("fraudes/<uuid:enrolment_id>/<str:bloc_code>/", frauds.fraud, name="fraud"),
    path("resultats/<int:result_id>/corriger/", results.correct, name="correct"),
]
