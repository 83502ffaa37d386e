from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "parchemin.office.portal"
    label = "portal"
