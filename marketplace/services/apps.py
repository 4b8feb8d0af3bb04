from django.apps import AppConfig


class ServicesConfig(AppConfig):
    name = "marketplace.services"
    label = "marketplace_services"
    verbose_name = "Services"

    def ready(self) -> None:
        from marketplace.services import wiring

        wiring.connect()
