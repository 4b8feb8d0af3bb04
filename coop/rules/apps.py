from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RulesConfig(AppConfig):
    name = "coop.rules"
    label = "coop_rules"
    verbose_name = _("Rules")

    def ready(self) -> None:
        from coop.rules.wiring import connect

        connect()
