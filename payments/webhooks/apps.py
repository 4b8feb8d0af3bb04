from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "payments.webhooks"
    label = "payments_webhooks"
    verbose_name = "Payment events"
