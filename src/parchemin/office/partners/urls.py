from django.urls import path

from parchemin.office.partners import views

app_name = "partners"
urlpatterns = [
    path("", views.certifier, name="certifier"),
    path("modifier/", views.certifier_edit, name="certifier_edit"),
    path("enregistrements/<path:number>/declarer", views.registration_edit,
         name="registration_edit"),
    path("enregistrements/<path:number>/", views.registration, name="registration"),
    path("organismes/", views.bodies, name="bodies"),
    path("organismes/ajouter/", views.body_add, name="body_add"),
    path("organismes/<int:body_id>/", views.body, name="body"),
    path("organismes/<int:body_id>/habiliter/", views.accredit, name="accredit"),
    path("organismes/<int:body_id>/comptes/", views.member_add, name="member_add"),
    path("habilitations/<int:accreditation_id>/clore/", views.accreditation_end,
         name="accreditation_end"),
]  # fmt: skip
