from django.apps import AppConfig


class ReconcileConfig(AppConfig):
    name = "payments.reconcile"
    label = "payments_reconcile"
    verbose_name = "Reconciliation"

    def ready(self) -> None:
        from payments.reconcile import wiring

        wiring.connect()
