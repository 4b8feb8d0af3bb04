"""Only so that the sandbox has its place in the list of rooms; the sandbox itself never imports Django."""

from django.apps import AppConfig


class SandboxConfig(AppConfig):
    """The room of the payment provider's look-alike. It has no tables here: its state is a file of its own."""

    name = "payments.sandbox"
    label = "payments_sandbox"
    verbose_name = "Payment sandbox"
