from django.apps import AppConfig


class BookingsConfig(AppConfig):
    name = "marketplace.bookings"
    label = "marketplace_bookings"
    verbose_name = "Bookings"
