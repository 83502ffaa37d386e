from django.apps import AppConfig


class JuriesConfig(AppConfig):
    name = "parchemin.office.juries"
    label = "juries"
