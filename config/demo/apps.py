from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "config.demo"
    label = "config_demo"
    verbose_name = "Demo"
