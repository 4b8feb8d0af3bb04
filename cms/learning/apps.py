from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "cms.learning"
    label = "cms_learning"
    verbose_name = "Learning"

    def ready(self) -> None:
        from cms.learning.wiring import connect

        connect()
