"""Who gets which page: every address of ours, every role, every phase of a booking; and what every answer carries.

The table stands in `access_table.txt`. "login" is a redirect to signing in; a booking of "any" means all five phases.
Sending a form means sending an empty one. OWASP ASVS 5.0: 3.4, 3.5, 8.2, 14.3.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from tests.architecture.crawler import CONTENT_POLICY
from tests.architecture.world import ROLES, pages

pytestmark = [pytest.mark.django_db, pytest.mark.long]
PHASES = ("hold", "booked", "begun", "done", "completed")
STRANGERS = ("anonymous", "other_customer", "other_worker")
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Tables that looking at pages may write to, each with its reason.
WRITTEN_BY_LOOKING = {
    "django_session": "a session begins, or lives on",
    "coop_surplus_statementdelivery": "that a notice reached its member is kept as proof when it is opened",
    "usersessions_usersession": "when and where a device was last seen, for the list of devices",
}
# Forms that a stranger to Amina and Rosa may send, because they are about the stranger's own things.
OWN_THINGS = {
    ("workers:pause", "other_worker"): "Otto pauses his own page",
    ("learning:join(slug)", "other_customer"): "Bela takes a place in a circle for herself",
    ("decisions:amend(slug,part,paragraph)", "other_worker"): "Otto asks, as a member, to take a paragraph out",
    ("decisions:short_notice(slug)", "other_worker"): "Otto agrees for himself to less notice",
}


def read_table():
    """The rows of the table: (page, method, phase or "-") -> {role: expected answer}."""
    lines = (Path(__file__).parent / "access_table.txt").read_text().splitlines()
    assert lines[0].split() == ["page", "booking", *ROLES]
    expected = {}
    for line in filter(None, lines[1:]):
        page, method, phases, *answers = line.split()
        assert len(answers) == len(ROLES), line
        for phase in PHASES if phases == "any" else phases.split(","):
            key = (page, method, phase)
            assert key not in expected, f"two rows for {key}"
            expected[key] = dict(zip(ROLES, answers, strict=True))
    return expected


TABLE = read_table()
PAGES = {str(page): page for page in pages()}


@dataclass
class Answer:
    """What somebody was told, and which tables were written to meanwhile."""

    told: str
    headers: dict[str, str]
    written: set[str]

    @property
    def cache(self):
        return {each.strip() for each in self.headers.get("Cache-Control", "").split(",")}


def writes():
    """How many rows of each table this transaction has written, rolled back or not."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables")
        return {name: count for name, count in cursor.fetchall() if count and name not in WRITTEN_BY_LOOKING}


def ask(browser, method, path):
    """Send a request and take back whatever it did."""
    before = writes()
    with transaction.atomic():
        response = browser.generic(method, path)
        response.getvalue()  # a file is read to its end, and so closed
        after = writes()
        transaction.set_rollback(True)
    to_sign_in = response.status_code == 302 and response["Location"].startswith(reverse("account_login"))
    told = "login" if to_sign_in else str(response.status_code)
    return Answer(told, dict(response.headers), {name for name in after if after[name] != before.get(name)})


def ask_everybody(world, method):
    """(page, phase, role) -> Answer, for every row of the table."""
    with transaction.atomic():
        browsers = {role: world.browser(role) for role in ROLES}
        found = {
            (name, phase, role): ask(browser, method, world.path(PAGES[name], phase))
            for name, each, phase in TABLE
            if each == method and name in PAGES
            for role, browser in browsers.items()
        }
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="module")
def looked(world):
    """Everybody looked at everything."""
    return ask_everybody(world, "GET")


@pytest.fixture(scope="module")
def sent(world):
    """Everybody sent every form, empty."""
    return ask_everybody(world, "POST")


def off_the_table(answers, method):
    return {
        f"{method} {name} {phase} {role}": f"{answer.told}, not {TABLE[name, method, phase][role]}"
        for (name, phase, role), answer in answers.items()
        if answer.told != TABLE[name, method, phase][role]
    }


def test_every_address_has_its_rows_and_every_row_an_address():
    wanted = set()
    for name, page in PAGES.items():
        phases = PHASES if "reference" in page.arguments else ("-",)
        wanted |= {(name, method, phase) for method in ("GET", "POST") for phase in phases}
    assert set(TABLE) == wanted


def test_everybody_sees_what_the_table_says_and_nothing_else(looked):
    assert off_the_table(looked, "GET") == {}


def test_everybody_may_do_what_the_table_says_and_nothing_else(sent):
    assert off_the_table(sent, "POST") == {}


def test_looking_changes_nothing(looked):
    assert {key: answer.written for key, answer in looked.items() if answer.written} == {}


def test_strangers_change_nothing_by_sending_forms(sent):
    changed = {key: answer.written for key, answer in sent.items() if answer.written and key[2] in STRANGERS}
    assert {key: changed[key] for key in changed if (key[0], key[2]) not in OWN_THINGS} == {}


def test_the_people_of_a_booking_do_change_it_by_sending_forms(sent):
    """The control of the tests above: where only a button is pressed, an empty form is enough, and it shows."""
    changed = {(name, role) for (name, _phase, role), answer in sent.items() if answer.written}
    assert {key for key in changed if key[1] in ("customer", "worker")} == {
        ("accounts:end_device(device_id)", "customer"),
        ("availability:remove_time_off(pk)", "worker"),
        ("availability:remove_time_off(slug,pk)", "worker"),
        ("bookings:accept(reference)", "customer"),
        ("bookings:cancel(reference)", "customer"),
        ("bookings:extend_hold(reference)", "customer"),
        ("bookings:leave_hold(reference)", "customer"),
        ("decisions:amend(slug,part,paragraph)", "worker"),
        ("decisions:answer_amendment(slug,number,verb)", "worker"),
        ("decisions:short_notice(slug)", "worker"),
        ("decisions:stand(slug)", "worker"),
        ("learning:join(slug)", "customer"),
        ("learning:leave(slug)", "worker"),
        ("membership:leave(member_id)", "worker"),
        ("membership:vote_here(member_id)", "worker"),
        ("membership:withdraw(member_id)", "customer"),
        ("services:archive(slug)", "worker"),
        ("services:pause(slug)", "worker"),
        ("shares:cancel_request(order)", "worker"),
        ("shares:leave_queue(withdrawal_id)", "worker"),
        ("workers:pause", "worker"),
    }


def test_every_answer_carries_the_safe_headers(looked):
    for key, answer in looked.items():
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, key
        assert sorted(answer.headers["Content-Security-Policy"].split("; ")) == CONTENT_POLICY, key
        assert "camera=()" in answer.headers["Permissions-Policy"], key


def test_no_cache_keeps_the_pages_of_signed_in_people(looked):
    """A page that strangers do not get is never kept, whoever gets it; a wrong method says nothing about anybody."""
    kept = {
        key
        for key, answer in looked.items()
        if TABLE[key[0], "GET", key[1]]["anonymous"] == "login" and key[2] != "anonymous"
        if answer.told != "405" and not {"private", "no-store"} <= answer.cache
    }
    assert kept == set()


def test_no_shared_cache_keeps_a_page_made_for_somebody(looked):
    """Pages for everybody show the menu of whoever is signed in; only what has no people in it may be kept."""
    public = {
        name
        for (name, _phase, role), answer in looked.items()
        if role == "customer" and answer.told == "200" and not {"private", "no-store"} <= answer.cache
    }
    assert public == {
        "pictures:picture(folder,name,width)",
        "bookings:day_keeper",
        "navigation:colours(digest)",
        "navigation:robots",
        "navigation:sitemap",
    }


def test_a_form_without_its_token_is_refused_everywhere(world, undone):
    """But for the provider's messages, which carry a signature: that one answers that no provider is in use."""
    browser = world.browser("customer", enforce_csrf_checks=True)
    through = {}
    for name, page in PAGES.items():
        phase = "hold" if "reference" in page.arguments else "-"
        answer = ask(browser, "POST", world.path(page, phase))
        if answer.told != "403" or answer.written:
            through[name] = answer.told
    assert through == {"webhooks:receive": "503"}


def test_a_form_of_another_site_is_refused_even_with_a_token(world, undone):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.users["customer"])
    token = browser.get(reverse("accounts:edit_profile")).context["csrf_token"]
    sent = {"csrfmiddlewaretoken": str(token), "name": "Mallory"}
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}):
        assert browser.post(reverse("accounts:edit_profile"), sent, headers=headers).status_code == 403
    world.users["customer"].refresh_from_db()
    assert world.users["customer"].name == "Amina Begum"
