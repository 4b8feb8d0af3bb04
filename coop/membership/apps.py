from django.apps import AppConfig


class MembershipConfig(AppConfig):
    name = "coop.membership"
    label = "coop_membership"
    verbose_name = "Members"

    def ready(self) -> None:
        from coop.membership import wiring

        wiring.connect()
