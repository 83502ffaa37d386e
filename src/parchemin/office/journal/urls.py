from django.urls import path

from parchemin.office.journal import views

app_name = "journal"
urlpatterns = [path("", views.entries, name="list")]
