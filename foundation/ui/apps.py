from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "foundation.ui"
    label = "foundation_ui"
    verbose_name = "Look of the pages"

    def ready(self) -> None:
        from foundation.ui import checks  # noqa: F401 - registers itself
