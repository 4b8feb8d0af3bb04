from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "payments.ledger"
    label = "payments_ledger"
    verbose_name = "Ledger"

    def ready(self) -> None:
        from payments.ledger.seeding import seed_chart

        post_migrate.connect(seed_chart, sender=self, dispatch_uid="payments.ledger.seed_chart")
