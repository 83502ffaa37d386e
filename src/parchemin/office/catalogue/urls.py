from django.urls import path

from parchemin.office.catalogue import views

app_name = "catalogue"
urlpatterns = [
    path("", views.fiches, name="list"),
    path("liste.csv", views.export, name="export"),
    path("fiches/<str:number>/", views.fiche, name="fiche"),
    path("textes/<int:document_id>/", views.document, name="document"),
    path("imports/", views.imports, name="imports"),
    path("imports/deposer/", views.deposit, name="deposit"),
    path("imports/<int:export_id>/", views.one_import, name="import"),
    path("imports/<int:export_id>/avancement/", views.progress, name="progress"),
    path("imports/<int:export_id>/reprendre/", views.resume, name="resume"),
]
