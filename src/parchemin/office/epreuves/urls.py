from django.urls import URLPattern

app_name = "epreuves"
urlpatterns: list[URLPattern] = []
