from django.apps import AppConfig


class WorkersConfig(AppConfig):
    name = "marketplace.workers"
    label = "marketplace_workers"
    verbose_name = "Workers"
