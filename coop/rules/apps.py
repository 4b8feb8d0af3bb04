from django.apps import AppConfig


class RulesConfig(AppConfig):
    name = "coop.rules"
    label = "coop_rules"
    verbose_name = "Rules"
