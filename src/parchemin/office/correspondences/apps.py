from django.apps import AppConfig


class CorrespondencesConfig(AppConfig):
    name = "parchemin.office.correspondences"
    label = "correspondences"
