from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    name = "cms.languages"
    label = "cms_languages"
    verbose_name = "Languages of pages"

    def ready(self) -> None:
        from cms.languages.wiring import connect

        connect()
