from django.urls import path

from parchemin.office.logbooks import views

app_name = "logbooks"
urlpatterns = [
    path("", views.followed, name="list"),
    path("<int:mentor_id>/", views.attest, name="attest"),
    path("<int:mentor_id>/evaluations/", views.assess, name="assess"),
    path("designer/<uuid:enrolment_id>/", views.mentor_add, name="mentor_add"),
]
