from django.apps import AppConfig


class ReferentielsConfig(AppConfig):
    name = "parchemin.office.referentiels"
    label = "referentiels"
