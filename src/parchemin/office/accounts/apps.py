from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "parchemin.office.accounts"
    label = "accounts"
