from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    name = "cms.backoffice"
    label = "cms_backoffice"
    verbose_name = "Back office"

    def ready(self) -> None:
        from cms.backoffice.wiring import connect

        connect()
