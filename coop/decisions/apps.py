from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "coop.decisions"
    label = "coop_decisions"
    verbose_name = "Decisions"

    def ready(self) -> None:
        from coop.decisions import wiring

        wiring.connect()
