from django.urls import path

from parchemin.office.quality import views

app_name = "quality"
urlpatterns = [
    path("<int:version_id>/", views.findings, name="findings"),
    path("<int:version_id>/repondre/", views.answer, name="answer"),
]
