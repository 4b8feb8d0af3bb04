"""Casting votes: processor time and statements at 30 and 30,000 voters against a floor, and ballots a second over HTTP.

    python scripts/bench/voting.py [voters of the large vote, 30000] [requests of a measurement, 300]

The floor, measured in the same run, is the smallest Django program that takes in a vote: session, person and form
token, a form, the vote locked, the right to vote looked up, the ballot put in its place, a redirect. It keeps no board,
no secrecy, no receipt and no history. Figures, not a test.
"""

import io
import os
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from urllib.parse import urlencode
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
sys.path.insert(0, str(Path(__file__).resolve().parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.testing")

import django

django.setup()

from _measure import NOTHING, Cost, measure, scratch_database, show
from django import forms
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, connections, transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.test.utils import override_settings
from django.urls import path
from django.utils import timezone
from django.utils.crypto import get_random_string

from coop.counting.formats.canonical import digest
from coop.decisions.actions._ballot_box import open_box, prepare_box
from coop.decisions.actions._shuffle_at_close import seal_ballots
from coop.decisions.actions.count_decision import count_decision
from coop.decisions.calculations.receipts import new_key
from coop.decisions.models import Ballot, Decision, DecisionText, Roll, RollEntry
from coop.membership.models import Member, MemberClass
from coop.rules.models import RulePack
from foundation import clock
from foundation.accounts.models import User

OPENS, CLOSES = datetime(2026, 6, 1, 11, tzinfo=UTC), datetime(2026, 6, 15, 11, tzinfo=UTC)
DURING, AFTER = OPENS + timedelta(days=1), CLOSES + timedelta(minutes=1)
FLOOR_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]


class FloorForm(forms.Form):
    choice = forms.ChoiceField(choices=[("for", "For"), ("against", "Against"), ("abstain", "Abstain")])


def floor_vote(request: Any, slug: str) -> HttpResponse:
    """The floor: one ballot for each entry, in a table of its own."""
    form = FloorForm(request.POST)
    if not request.user.is_authenticated or not form.is_valid():
        return HttpResponse(status=422)
    with transaction.atomic():
        decision = Decision.objects.select_for_update(of=("self",)).get(slug=slug, state="open")
        entry = RollEntry.objects.get(roll__decision=decision, member__user=request.user)
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO bench_floor VALUES (%s, %s) ON CONFLICT (entry) DO UPDATE SET choice = excluded.choice",
                [entry.pk, form.cleaned_data["choice"]],
            )
    return HttpResponseRedirect(f"/floor/{slug}/done/")


urlpatterns = [path("floor/<slug:slug>/", floor_vote)]


def a_vote(voters: int, secrecy: str, visitors: int) -> tuple[Decision, list[str]]:
    """An open vote and the sessions of so many of its voters: the others are on the roll, and that is all we need."""
    MemberClass.objects.get_or_create(code="worker", defaults={"name": "Worker"})
    first = (Member.objects.order_by("-member_no").values_list("member_no", flat=True).first() or 0) + 1
    numbers = range(first, first + voters)
    users = [User(email=f"v{number}@bench.invalid", name=f"Voter {number}") for number in numbers]
    users = User.objects.bulk_create(users, batch_size=2000)
    born = OPENS - timedelta(days=100)
    rows = [
        Member(user=u, member_class_id="worker", state="active", member_no=n, applied_at=born, active_from=born)
        for n, u in zip(numbers, users, strict=True)
    ]
    members = Member.objects.bulk_create(rows, batch_size=2000)
    decision = Decision.objects.create(
        slug=f"vote-{first}", kind="resolution", title="A bike",
        question="Shall we buy a bike?", state="final_text", pack=RulePack.objects.first(), decision_type="ordinary",
        secrecy=secrecy, made_by=users[0], made_at=born,
    )  # fmt: skip
    text = DecisionText.objects.create(
        decision=decision, number=1, title="A bike", question="?", author=users[0], at=born, sha256=digest("text")
    )
    roll = Roll.objects.create(decision=decision, round=1)
    entries = [RollEntry(roll=roll, member=m, member_no=m.member_no, member_class="worker") for m in members]
    RollEntry.objects.bulk_create(entries, batch_size=2000)
    roll.size, roll.sealed_at, roll.sha256 = voters, born, digest([m.member_no for m in members])
    roll.save()
    for name, value in {
        "state": "noticed", "round": 1, "final_text": text, "text_sha256": text.sha256, "noticed_at": born,
        "opens_at": OPENS, "closes_at": CLOSES,
    }.items():  # fmt: skip
        setattr(decision, name, value)
    decision.save()
    prepare_box(decision=decision, roll=roll)
    open_box(decision=decision, at=OPENS)
    decision.state = "open"
    decision.save()
    return decision, sessions_of(users[:visitors])


def sessions_of(users: list[User]) -> list[str]:
    """Their keys, written in one go: saving each by itself took longer than all that is measured here."""
    ends = timezone.now() + timedelta(days=400)
    rows = [Session(session_key=get_random_string(32), session_data=_inside(user), expire_date=ends) for user in users]
    return [row.session_key for row in Session.objects.bulk_create(rows, batch_size=2000)]


def _inside(user: User) -> str:
    return SessionStore().encode(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
    )


TOKEN = "a" * 32


def environ(address: str, session: str, form: dict[str, str]) -> dict[str, Any]:
    """One POST as a server hands it over."""
    body = urlencode({**form, "csrfmiddlewaretoken": TOKEN}).encode()
    return {
        "REQUEST_METHOD": "POST", "PATH_INFO": address, "QUERY_STRING": "", "SERVER_NAME": "testserver",
        "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "CONTENT_TYPE": "application/x-www-form-urlencoded",
        "CONTENT_LENGTH": str(len(body)), "REMOTE_ADDR": "127.0.0.1", "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr, "wsgi.url_scheme": "http", "wsgi.version": (1, 0), "wsgi.multithread": False,
        "wsgi.multiprocess": True, "wsgi.run_once": False, "HTTP_COOKIE": f"sessionid={session}; csrftoken={TOKEN}",
    }  # fmt: skip


def post(handler: WSGIHandler, address: str, session: str, form: dict[str, str]) -> None:
    told: list[str] = []
    for _piece in handler(environ(address, session, form), lambda status, headers, *_: told.append(status)):
        pass
    assert told == ["302 Found"], told


def cost_of(handler: WSGIHandler, address: str, sessions: list[str], times: int) -> Cost:
    """One vote after the other, each by another voter while there are any who have not voted."""
    voters = iter(sessions * (2 + (times + 20) // len(sessions)))
    return measure(lambda: post(handler, address, next(voters), {"choice": "for", "key": new_key()}), times)


def look(handler: WSGIHandler, address: str, session: str) -> None:
    """Voters come from the ballot page: their device is on its list, their connection warm."""
    request = environ(address, session, {}) | {"REQUEST_METHOD": "GET"}
    for _piece in handler(request, lambda *_: None):
        pass


def measure_posts(large: int, times: int) -> None:
    rows: list[tuple[str, Cost, Cost]] = []
    for voters in (30, large):
        for secrecy in ("L0", "L1+"):
            if secrecy == "L1+" and voters < times + 40:
                continue  # a secret vote cannot be cast again
            decision, sessions = a_vote(voters, secrecy, times + 40)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            with override_settings(ROOT_URLCONF="voting", MIDDLEWARE=FLOOR_MIDDLEWARE):
                floor = cost_of(WSGIHandler(), f"/floor/{decision.slug}/", sessions, times)
            here = f"{voters:,} voters, {'named' if secrecy == 'L0' else 'secret'}"
            rows.append((f"floor: {here}", floor, NOTHING))
            handler = WSGIHandler()
            for session in sessions[: times + 40]:
                look(handler, f"/decisions/{decision.slug}/voted/", session)
            address = f"/decisions/{decision.slug}/vote/cast/"
            rows.append((f"vote: {here}", cost_of(handler, address, sessions, times), floor))
    show(rows)


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def over_http(voters: int, clients: int) -> None:
    """Every voter of a secret vote casts one ballot over a socket; then the vote is closed and counted."""
    decision, sessions = a_vote(voters, "L1+", voters)
    # This simple server has a thread for each request, so each opens a connection of its own and closes it.
    connection.settings_dict["CONN_MAX_AGE"] = 0
    server = make_server("127.0.0.1", 0, WSGIHandler(), server_class=Server, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    told: list[int] = []

    def client(mine: list[str]) -> None:
        for session in mine:
            body = urlencode({"choice": "for", "key": new_key(), "csrfmiddlewaretoken": TOKEN})
            line = HTTPConnection("127.0.0.1", server.server_port)
            headers = {
                "Content-Type": "application/x-www-form-urlencoded",
                "Cookie": f"sessionid={session}; csrftoken={TOKEN}",
            }
            line.request("POST", f"/decisions/{decision.slug}/vote/cast/", body, headers)
            told.append(line.getresponse().status)
            line.close()

    threads = [threading.Thread(target=client, args=[sessions[n::clients]]) for n in range(clients)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    server.shutdown()
    good = told.count(302)
    print(
        f"over HTTP, one process, {clients} clients: {good:,} of {voters:,} ballots in {took:.1f} s, {good / took:.0f} a second"
    )
    began = time.perf_counter()
    with transaction.atomic():
        locked = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
        seal_ballots(decision=locked, at=AFTER)
        locked.state = "closed"
        locked.save()
    print(f"closed and shuffled: {time.perf_counter() - began:.2f} s")
    began = time.perf_counter()
    counted = count_decision(by=None, decision=decision, at=AFTER)
    print(f"counted twice and published: {time.perf_counter() - began:.2f} s; {counted.result['counts']['for']:,} for")


def main() -> None:
    large = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    connection.settings_dict["CONN_MAX_AGE"] = None  # connections persist, as in production
    with scratch_database("voting"), clock.frozen(DURING):
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE bench_floor (entry bigint PRIMARY KEY, choice text NOT NULL)")
        measure_posts(large, times)
        print(f"(named ballots kept: {Ballot.objects.count():,})")
        over_http(min(large, 2000), 8)
        connections.close_all()


if __name__ == "__main__":
    main()
