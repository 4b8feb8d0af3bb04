"""A worker's public page."""

from datetime import date

import pytest
from django.urls import reverse

from marketplace.search.actions.refresh_free_times import refresh_free_times
from marketplace.workers.actions.record_check import record_check
from marketplace.workers.actions.show_or_hide_worker import show_or_hide_worker
from tests.factories.hours import open_all_week
from tests.factories.marketplace import LONG_AGO, a_listing, a_staff_member, a_user, a_worker
from tests.support.pages import parse_strictly

pytestmark = pytest.mark.django_db
URL = reverse("workers:person", args=["rosa-lane"])


@pytest.fixture(autouse=True)
def monday(frozen):
    frozen(LONG_AGO)


def test_own_words_checks_and_offers_stand_there(client):
    worker = a_worker(bio="I grew up here.\n\nAsk me about dogs.", languages=("en", "pl"))
    seen = {"kind": "identity", "title": "Passport seen", "verified_on": date(2026, 1, 2)}
    record_check(by=a_staff_member(), worker=worker, at=LONG_AGO, **seen)
    a_listing(worker)
    open_all_week(worker)
    refresh_free_times(at=LONG_AGO)
    response = client.get(URL)
    parse_strictly(response)
    page = response.content.decode()
    for words in ("Careful cleaning, no fuss", "Ask me about dogs.", "English, Polish", "Hebden Bridge",
                  "Owner of the co-op since", "January 2026", "Passport seen", "Seen by Priya Shah on 2 January 2026",
                  "£40.00", "£36.80 goes to Rosa", "Free tomorrow at 09:00", "keeps 92 % of every price"):  # fmt: skip
        assert words in page, words


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_three_queries_whatever_hangs_on_it(client, django_assert_num_queries, rows):
    worker, staff = a_worker(), a_staff_member()
    for n in range(rows):
        a_listing(worker, title=f"Listing {n}")
        record_check(by=staff, worker=worker, kind="identity", title=f"{n}", verified_on=date(2026, 1, 2), at=LONG_AGO)
    with django_assert_num_queries(3):
        assert client.get(URL).status_code == 200


def test_a_paused_worker_says_so_and_a_hidden_one_is_not_found(client):
    worker = a_worker()
    user = worker.member.user
    show_or_hide_worker(by=user, worker=worker, state="paused", at=LONG_AGO)
    assert "Not taking new bookings just now." in client.get(URL).content.decode()
    show_or_hide_worker(by=user, worker=worker, state="hidden", at=LONG_AGO)
    assert client.get(URL).status_code == 404
    client.force_login(user)
    assert client.get(URL).status_code == 200


def test_the_way_to_change_it_is_the_workers_own(client):
    worker = a_worker()
    client.force_login(a_user("Mallory"))
    assert reverse("workers:profile") not in client.get(URL).content.decode()
    client.force_login(worker.member.user)
    assert "Change my page" in client.get(URL).content.decode()


def test_nobody_learns_the_base(client):
    a_worker()
    page = client.get(URL).content.decode()
    assert "53.7" not in page
    assert "5374" not in page


def test_somebody_unknown_is_not_found(client):
    assert client.get("/people/nobody/").status_code == 404
