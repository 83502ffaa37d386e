from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "parchemin.office.catalogue"
    label = "catalogue"
