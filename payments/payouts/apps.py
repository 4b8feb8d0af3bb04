from django.apps import AppConfig


class PayoutsConfig(AppConfig):
    name = "payments.payouts"
    label = "payments_payouts"
    verbose_name = "Payouts"

    def ready(self) -> None:
        from payments.payouts import wiring

        wiring.connect()
