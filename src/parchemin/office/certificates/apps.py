from importlib import import_module

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "parchemin.office.certificates"
    label = "certificates"

    def ready(self) -> None:
        # Tables exist only once every application is loaded.
        import_module("parchemin.office.certificates.hooks").tell()
