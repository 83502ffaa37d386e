from django.apps import AppConfig


class CandidatesConfig(AppConfig):
    name = "parchemin.office.candidates"
    label = "candidates"
