from django.apps import AppConfig


class SharesConfig(AppConfig):
    name = "coop.shares"
    label = "coop_shares"
    verbose_name = "Shares"

    def ready(self) -> None:
        from coop.shares.wiring import connect

        connect()
