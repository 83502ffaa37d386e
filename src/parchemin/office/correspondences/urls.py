from django.urls import path

from parchemin.office.correspondences import views

app_name = "correspondences"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("<str:number>/", views.rules, name="rules"),
    path("<str:number>/rapprocher/", views.proposals, name="proposals"),
    path("<str:number>/poser/", views.add, name="add"),
    path("<str:number>/<int:rule_id>/finir/", views.end, name="end"),
]
