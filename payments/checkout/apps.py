from django.apps import AppConfig


class CheckoutConfig(AppConfig):
    name = "payments.checkout"
    label = "payments_checkout"
    verbose_name = "Checkout"

    def ready(self) -> None:
        from payments.checkout import wiring

        wiring.connect()
