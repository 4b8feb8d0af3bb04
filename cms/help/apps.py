from django.apps import AppConfig


class HelpConfig(AppConfig):
    name = "cms.help"
    label = "cms_help"
    verbose_name = "Help"

    def ready(self) -> None:
        from cms.help.wiring import connect

        connect()
