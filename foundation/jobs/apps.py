from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "foundation.jobs"
    label = "foundation_jobs"
    verbose_name = "Jobs"

    def ready(self) -> None:
        # Every room's tasks.py names its jobs when it is imported.
        autodiscover_modules("tasks")
