from django.apps import AppConfig


class LogbooksConfig(AppConfig):
    name = "parchemin.office.logbooks"
    label = "logbooks"
