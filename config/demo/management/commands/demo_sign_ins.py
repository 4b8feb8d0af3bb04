"""Say how to sign in to the demo."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from config.demo.roles import ROLES
from config.demo.story.cast import PASSWORD, address


class Command(BaseCommand):
    help = "Print who can sign in to the demo, and how."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(
            f"Sign in with one click at {settings.SITE_URL}/demo/, or by hand with the password {PASSWORD}"
        )
        for role in ROLES:
            self.stdout.write(f"  {role.label:<14} {address(role.name)}")
        self.stdout.write("Who holds an office is asked for a code: the page /demo/ shows it.")
