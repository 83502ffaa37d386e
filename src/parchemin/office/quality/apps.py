from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "parchemin.office.quality"
    label = "quality"
