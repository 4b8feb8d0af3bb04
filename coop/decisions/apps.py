from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    name = "coop.decisions"
    label = "coop_decisions"
    verbose_name = "Decisions"
