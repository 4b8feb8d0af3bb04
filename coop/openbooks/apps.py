from django.apps import AppConfig


class OpenBooksConfig(AppConfig):
    name = "coop.openbooks"
    label = "coop_openbooks"
    verbose_name = "Open books"

    def ready(self) -> None:
        from coop.openbooks import wiring

        wiring.connect()
