from django.urls import path

from parchemin.office.portal import views

app_name = "portal"
urlpatterns = [path("", views.home, name="home"), path("sante", views.health, name="health")]
