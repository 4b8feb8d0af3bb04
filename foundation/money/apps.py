from django.apps import AppConfig


class MoneyConfig(AppConfig):
    name = "foundation.money"
    label = "foundation_money"
    verbose_name = "Money"
