from django.apps import AppConfig


class BookingsConfig(AppConfig):
    name = "marketplace.bookings"
    label = "marketplace_bookings"
    verbose_name = "Bookings"

    def ready(self) -> None:
        from marketplace.bookings import wiring

        wiring.connect()
