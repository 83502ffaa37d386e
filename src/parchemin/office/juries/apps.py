from importlib import import_module

from django.apps import AppConfig


class JuriesConfig(AppConfig):
    name = "parchemin.office.juries"
    label = "juries"

    def ready(self) -> None:
        # Tables exist only once every application is loaded.
        import_module("parchemin.office.juries.hooks").tell()
