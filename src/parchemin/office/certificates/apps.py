from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    name = "parchemin.office.certificates"
    label = "certificates"
