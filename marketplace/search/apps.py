from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "marketplace.search"
    label = "marketplace_search"
    verbose_name = "Search"

    def ready(self) -> None:
        from marketplace.search import wiring

        wiring.connect()
