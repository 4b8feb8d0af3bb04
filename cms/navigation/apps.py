from django.apps import AppConfig


class NavigationConfig(AppConfig):
    name = "cms.navigation"
    label = "cms_navigation"
    verbose_name = "Menus and settings"

    def ready(self) -> None:
        from cms.navigation.wiring import connect

        connect()
