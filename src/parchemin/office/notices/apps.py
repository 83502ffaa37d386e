from importlib import import_module

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "parchemin.office.notices"
    label = "notices"

    def ready(self) -> None:
        # Tables exist only once every application is loaded.
        import_module("parchemin.office.notices.hooks").tell()
