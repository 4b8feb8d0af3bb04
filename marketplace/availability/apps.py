from django.apps import AppConfig


class AvailabilityConfig(AppConfig):
    name = "marketplace.availability"
    label = "marketplace_availability"
    verbose_name = "Hours and claims"

    def ready(self) -> None:
        from marketplace.availability.wiring import connect

        connect()
