"""Print what a booking costs from the offer to the confirmation, and how many a second pass end to end. Figures only.

    python scripts/bench/flow.py [--bookings 40] [--buyers 4]

First in this process: CPU and SQL of each request on the way, beside a floor order (form, booking, ledger row, outbox
row; three requests); the sandbox answers in the same process, so its work is in these figures. Then for real: web
server, worker and payment sandbox as the demo starts them, buyers over HTTP on the loopback address. Works in a scratch
database beside the configured one and drops it at the end.
"""

import argparse
import os
import re
import subprocess
import sys
import threading
import time
from datetime import time as wall_time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.testing")

import django

django.setup()

import requests
from _measure import NOTHING, Cost, backend_ms, compiled, peak_mb, process_ms, scratch_database, show, statements_of
from django.conf import settings
from django.db import connection, models, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone

from marketplace.availability.calculations.windows import DayWindow
from marketplace.bookings.models import Booking
from marketplace.services.models import Listing
from payments.sandbox.server import SandboxServer
from tests.factories.cast import a_bookable_listing, a_customer, a_working_worker

SECRET = "whsec_bench"  # noqa: S105 - a bench on the loopback address
ALL_DAY = (DayWindow(wall_time(0), wall_time(0), all_day=True),)
HOME = {
    "contact_name": "Amina Begum", "contact_phone": "01422 555 0142", "address_line1": "4 Bridge Lanes",
    "town": "Hebden Bridge", "postcode": "HX7 6AT",
}  # fmt: skip
STEPS = ("keep a time", "details", "start payment", "news of the payment")
FORM = "<!doctype html><title>Floor</title><h1>{{ one.title }}</h1><form method=post><input name=start></form>"


class Order(models.Model):
    """The floor's booking."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE)
    start = models.DateTimeField()
    total = models.IntegerField()

    class Meta:
        app_label = "bench"


class Line(models.Model):
    """The floor's ledger row."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE)
    amount = models.IntegerField()

    class Meta:
        app_label = "bench"


class Letter(models.Model):
    """The floor's outbox row."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE)
    body = models.TextField()

    class Meta:
        app_label = "bench"


def order(request: HttpRequest, slug: str) -> HttpResponse:
    """The floor: show a form; write a booking, a ledger row and an outbox row."""
    one = Listing.objects.select_related("worker").get(slug=slug)
    if request.method != "POST":
        return HttpResponse(compiled(FORM).render({"one": one}))
    with transaction.atomic():
        made = Order.objects.create(listing=one, start=timezone.now(), total=one.price_minor)
        Line.objects.create(order=made, amount=made.total)
        Letter.objects.create(order=made, body="booked")
    return redirect("bench_done", made.pk)


def ordered(request: HttpRequest, number: int) -> HttpResponse:
    made = Order.objects.select_related("listing").get(pk=number)
    return HttpResponse(compiled(FORM).render({"one": made.listing}))


urlpatterns = [path("floor/<slug:slug>/", order), path("floor/done/<int:number>/", ordered, name="bench_done")]


def spent(act: Any) -> tuple[Any, Cost]:
    """The answer of one call and what it cost."""
    found: list[Any] = []
    database, application = backend_ms(), time.process_time()
    statements = statements_of(lambda: found.append(act()))
    application = (time.process_time() - application) * 1000
    return found[0], Cost(application, backend_ms() - database, statements)


def floor_order(slug: str, times: int) -> Cost:
    with connection.schema_editor() as editor:
        for model in (Order, Line, Letter):
            editor.create_model(model)
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        client = Client()

        def once() -> None:
            client.get(f"/floor/{slug}/")
            client.get(client.post(f"/floor/{slug}/", {"start": "now"})["Location"])

        for _ in range(10):
            once()
        total = NOTHING
        for _ in range(times):
            total += spent(once)[1]
        return Cost(total.app / times, total.db / times, total.sql // times)


def starts_of(page: str) -> list[str]:
    return re.findall(r'name="start" value="([^"]+)"', page)


def in_this_process(listings: list[Listing], times: int, sandbox: SandboxServer) -> dict[str, Cost]:
    """The four requests that make a booking, each by a customer of its own; the first few only warm up."""
    costs = dict.fromkeys(STEPS, NOTHING)
    for number in range(times + 5):
        listing = listings[number % len(listings)]
        client = Client()
        client.force_login(a_customer(f"Buyer {number}"))
        chooser = f"/book/{listing.slug}/"
        start = starts_of(client.get(chooser).text)[number % 20]
        kept, one = spent(lambda client=client, chooser=chooser, start=start: client.post(chooser, {"start": start}))
        given, two = spent(lambda client=client, kept=kept: client.post(kept["Location"], HOME))
        pay = given["Location"]
        paying, three = spent(lambda client=client, pay=pay: client.post(pay, {"consent": "on"}))
        assert paying.status_code == 303, paying.content[:300]
        booking = Booking.objects.latest("pk")
        sandbox.control.pay(booking.payment.session_id, "succeed")
        page = sandbox.control.get(booking.payment.session_id)
        back = page["success_url"].partition(settings.SITE_URL)[2].replace("{CHECKOUT_SESSION_ID}", page["id"])
        done, four = spent(lambda client=client, back=back: client.get(back))
        assert done.status_code == 302, done.content[:300]
        booking.refresh_from_db()
        assert booking.status == "confirmed", booking.status
        if number >= 5:
            for name, cost in zip(STEPS, (one, two, three, four), strict=True):
                costs[name] += cost
    return {name: Cost(cost.app / times, cost.db / times, cost.sql // times) for name, cost in costs.items()}


def buy(site: str, session: requests.Session, slug: str, place: int) -> float:
    """One booking over HTTP, from the times to the confirmation; return the seconds it took."""
    began = time.monotonic()

    def post(url: str, data: dict[str, str]) -> requests.Response:
        token = session.cookies.get("csrftoken") or ""
        answer = session.post(url, {"csrfmiddlewaretoken": token, **data}, headers={"Referer": url}, timeout=60)
        answer.raise_for_status()
        return answer

    chooser = f"{site}/book/{slug}/"
    page = session.get(chooser, timeout=60)
    details = post(chooser, {"start": starts_of(page.text)[place]})
    check = post(details.url, HOME)
    till = post(check.url, {"consent": "on"})
    form = dict(re.findall(r'<input[^>]* name="([^"]+)"[^>]* value="([^"]*)"', till.text))
    button = re.search(r'<button[^>]* name="([^"]+)"[^>]* value="([^"]+)"', till.text)
    done = session.post(till.url, form | ({button[1]: button[2]} if button else {}), timeout=60)
    assert done.url.endswith("/booked/"), done.url
    return time.monotonic() - began


def end_to_end(listings: list[Listing], bookings: int, buyers: int) -> None:
    """Web server, worker and sandbox as processes of their own; so many buyers at once."""
    from socket import socket

    ports = []
    for _ in range(2):
        with socket() as probe:
            probe.bind(("127.0.0.1", 0))
            ports.append(probe.getsockname()[1])
    site, till = (f"http://127.0.0.1:{port}" for port in ports)
    wiring = connection.settings_dict
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "DATABASE_URL": f"postgresql://{wiring['USER']}@/{wiring['NAME']}?host={wiring['HOST']}",
        "SITE_URL": site, "SANDBOX_URL": till, "STRIPE_WEBHOOK_SECRETS": SECRET, "PYTHONWARNINGS": "ignore",
    }  # fmt: skip
    commands = {
        "sandbox": ["-m", "payments.sandbox", "--port", str(ports[1]), "--state", ":memory:", "--webhook-url",
                    f"{site}/webhooks/stripe/", "--webhook-secret", SECRET],
        "worker": ["manage.py", "run_worker"],
        "web": ["-m", "uvicorn", "config.asgi:application", "--port", str(ports[0]), "--log-level", "warning",
                "--no-access-log"],
    }  # fmt: skip
    children = {
        name: subprocess.Popen(
            [sys.executable, *command], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for name, command in commands.items()
    }
    try:
        _wait_for(f"{site}/", children["web"])
        sessions = [_signed_in(f"Shopper {number}") for number in range(buyers)]
        for number, session in enumerate(sessions):  # warm
            buy(site, session, listings[number % len(listings)].slug, 30 + number)
        before = {name: process_ms(child.pid) for name, child in children.items()}
        took: list[float] = []

        def shop(number: int) -> None:
            for turn in range(bookings // buyers):
                listing = listings[(number + turn * buyers) % len(listings)]
                took.append(buy(site, sessions[number], listing.slug, 40 + turn))

        began = time.monotonic()
        threads = [threading.Thread(target=shop, args=(number,)) for number in range(buyers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        seconds = time.monotonic() - began
        made = len(took)
        print(f"\nend to end, {buyers} buyers at once: {made} bookings in {seconds:.1f} s, {made / seconds:.2f} a second,"
              f" median {sorted(took)[made // 2]:.2f} s each")  # fmt: skip
        for name, child in children.items():
            own, peak = peak_mb(child.pid)
            cpu = (process_ms(child.pid) - before[name]) / made
            print(f"  {name:8} {cpu:6.0f} ms of CPU a booking, {own:.0f} MB of its own, {peak:.0f} MB at most")
    finally:
        for child in children.values():
            child.terminate()
        for child in children.values():
            child.wait(timeout=20)


def _wait_for(url: str, child: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if child.poll() is not None:
            raise RuntimeError("the web server ended")
        try:
            requests.get(url, timeout=5)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the web server does not answer")


def _signed_in(name: str) -> requests.Session:
    """A browser of somebody who signed in; the session is signed for the demo's settings."""
    from importlib import import_module

    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

    from config.settings import demo

    user = a_customer(name)
    with override_settings(SECRET_KEY=demo.SECRET_KEY):
        store = import_module(settings.SESSION_ENGINE).SessionStore()
        store[SESSION_KEY], store[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
        store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        store.create()
    session = requests.Session()
    session.cookies.set("sessionid", store.session_key)
    return session


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bookings", type=int, default=40)
    parser.add_argument("--buyers", type=int, default=4)
    parser.add_argument("--workers", type=int, default=12)
    options = parser.parse_args()
    with scratch_database("flow"):
        people = [a_working_worker(f"Worker {n}", windows=ALL_DAY) for n in range(options.workers)]
        listings = [a_bookable_listing(worker) for worker in people]
        floor = floor_order(listings[0].slug, 40)
        with SandboxServer(state=":memory:", port=0, webhook_secret=SECRET, settle_after=0) as sandbox:
            given = {"STRIPE_API_BASE": sandbox.url, "SANDBOX_ALLOWED": True, "STRIPE_WEBHOOK_SECRETS": [SECRET]}
            with override_settings(SITE_URL="http://testserver", **given):
                costs = in_this_process(listings, 20, sandbox)
        total = sum(costs.values(), NOTHING)
        show([("floor: an order in three requests", floor, floor), *((n, c, NOTHING) for n, c in costs.items()),
              ("offer to confirmation, 4 requests", total, floor)])  # fmt: skip
        end_to_end(listings, options.bookings, options.buyers)


if __name__ == "__main__":
    main()
