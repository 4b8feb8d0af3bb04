"""`manage.py stripe_setup`: have Stripe send its messages here, and keep payouts to the bank in our hands."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from payments.gateway.enums import Provider
from payments.gateway.errors import CheckoutClosed, GatewayError
from payments.gateway.provider import gateway
from payments.webhooks.calculations.schedule import KINDS


class Command(BaseCommand):
    help = "Create the event destination at Stripe, print its signing secret, and set payouts to manual."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--site", default=settings.SITE_URL, help="where Stripe reaches this site (SITE_URL)")
        parser.add_argument("--keep-automatic-payouts", action="store_true", help="leave the payout schedule alone")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            door = gateway()
        except CheckoutClosed as fact:
            raise CommandError("Set STRIPE_SECRET_KEY to your secret key first.") from fact
        site = options["site"].rstrip("/")
        if door.provider is Provider.LIVE and not site.startswith("https://"):
            raise CommandError("A live key needs an address that begins with https://; set SITE_URL or --site.")
        try:
            destination = door.create_destination(site + reverse("webhooks:receive"), list(KINDS))
            if not options["keep_automatic_payouts"]:
                door.keep_payouts_manual()
        except GatewayError as error:
            raise CommandError(f"Stripe answered: {error.message or error.code} ({error.request_id})") from error
        self.stdout.write(f"Stripe will send its events to {site}{reverse('webhooks:receive')} ({destination.id}).")
        self.stdout.write("Add this to the environment; Stripe shows it only once:")
        self.stdout.write(f"  STRIPE_WEBHOOK_SECRETS={destination.secret}")
        self.stdout.write("During a change of secrets, name both, separated by a comma.")
