from django.apps import AppConfig


class GatewayConfig(AppConfig):
    name = "payments.gateway"
    label = "payments_gateway"
    verbose_name = "Payment gateway"

    def ready(self) -> None:
        from payments.gateway import checks  # noqa: F401  (registers the system checks)
