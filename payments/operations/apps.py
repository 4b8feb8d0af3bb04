from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "payments.operations"
    label = "payments_operations"
    verbose_name = "Payment operations"
