from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "parchemin.office.partners"
    label = "partners"
