from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "foundation.accounts"
    label = "foundation_accounts"
    verbose_name = "Accounts"
