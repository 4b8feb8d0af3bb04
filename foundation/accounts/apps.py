from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "foundation.accounts"
    label = "foundation_accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        from foundation.accounts.wiring import connect

        connect()
