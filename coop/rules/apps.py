from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RulesConfig(AppConfig):
    name = "coop.rules"
    label = "coop_rules"
    verbose_name = "Rules"

    def ready(self) -> None:
        from foundation.ui.registry import NavEntry, nav

        nav.register("coop.rules", NavEntry(_("Our rules"), "rules:rulebook", 20, place="footer"))
