from django.apps import AppConfig


class RefundsConfig(AppConfig):
    name = "payments.refunds"
    label = "payments_refunds"
    verbose_name = "Refunds"

    def ready(self) -> None:
        from payments.refunds import wiring

        wiring.connect()
