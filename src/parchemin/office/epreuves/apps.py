from django.apps import AppConfig


class EpreuvesConfig(AppConfig):
    name = "parchemin.office.epreuves"
    label = "epreuves"
