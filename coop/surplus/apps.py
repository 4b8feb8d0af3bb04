from django.apps import AppConfig


class SurplusConfig(AppConfig):
    name = "coop.surplus"
    label = "coop_surplus"
    verbose_name = "Surplus"

    def ready(self) -> None:
        from coop.surplus import wiring

        wiring.connect()
