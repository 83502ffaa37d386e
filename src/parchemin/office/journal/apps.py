from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "parchemin.office.journal"
    label = "journal"
