"""The open books and the secretary's desk in a real browser: axe, 320 px and 1280 px, in every state a decision has."""

import os

import pytest
from django.test import Client

from coop.surplus.actions.give_capital_back import give_capital_back
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from tests.factories.books import a_paid_job, booked, in_month, people
from tests.factories.deciding import (
    a_submitted,
    a_voter,
    an_officer,
    an_open_vote,
    decided,
    noticed,
    under_discussion,
    with_final_text,
)
from tests.factories.surplus import NOON, a_sharer
from tests.factories.surplus import an_officer as a_holder_of
from tests.payments.conftest import every_errand_can_be_had  # noqa: F401 - a fixture
from tests.support.browser import assert_good_page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    # WhiteNoise hands files over synchronously; one process serves pages and sockets here, as in the demo.
    pytest.mark.filterwarnings("ignore:StreamingHttpResponse must consume synchronous iterators:Warning"),
]
WIDTHS = (320, 1280)


@pytest.fixture
def windows_of(open_page, site):
    """windows_of(user) -> a phone and a desk in which this person is signed in."""

    def open_(user):
        pages = []
        for width in WIDTHS:
            page = open_page(viewport={"width": width, "height": 800})
            if user is not None:
                client = Client()
                client.force_login(user)
                value = client.cookies["sessionid"].value
                page.context.add_cookies([{"name": "sessionid", "value": value, "url": site.url}])
            page.set_default_timeout(60_000)
            pages.append(page)
        return pages

    return open_


def look(pages, name, address):
    """Both windows see a good page there. With LOOK set, pictures are left in that folder."""
    for page in pages:
        answer = page.goto(address)
        assert answer.status == 200, address
        assert_good_page(page, name=f"{name} at {page.viewport_size['width']}")
        if os.environ.get("LOOK"):
            page.screenshot(path=f"{os.environ['LOOK']}/{name}_{page.viewport_size['width']}.png", full_page=True)


def test_the_open_books_are_good_pages(windows_of, frozen):
    frozen(in_month(11, 20))
    for number, payer in enumerate(people(6)):
        a_paid_job(payer, at=in_month(10, 1 + number), worker=f"m_{number}", minor=10_000, levy=800)
    booked(("1000", "3110", 20_000), ("1000", "3120", 10_000), at=in_month(10))
    windows = windows_of(None)
    look(windows, "books", "/open-books/")
    look(windows, "books_month", "/open-books/?period=2026-10")
    look(windows, "figure", "/open-books/figures/earned-by-workers/?period=2026")
    look(windows, "reserves", "/open-books/figures/reserves/?period=2026")


def test_the_secretarys_desk_is_good_in_every_state(windows_of, frozen):
    ana, jo, sam = an_officer(), a_voter("Jo Brook"), a_voter("Sam Hill")
    made = {
        "submitted": a_submitted(jo),
        "discussed": under_discussion(jo, ana),
        "final": with_final_text(jo, ana),
        "noticed": noticed(jo, ana),
        "open": an_open_vote(jo, ana),
        "decided": decided(jo, ana, votes={jo: "for", ana: "for", sam: "against"}),
    }
    windows = windows_of(ana.user)
    look(windows, "office", "/office/decisions/")
    for name, decision in made.items():
        look(windows, f"office_{name}", f"/office/decisions/{decision.slug}/")
        look(windows, f"decision_{name}", f"/decisions/{decision.slug}/")
    look(windows, "texts", f"/decisions/{made['discussed'].slug}/texts/")
    for name, verb in (("submitted", "rule_out"), ("open", "extend_voting"), ("decided", "set_review_date")):
        look(windows, f"step_{verb}", f"/office/decisions/{made[name].slug}/step/{verb}/")
    look(windows, "notice", f"/office/decisions/{made['final'].slug}/notice/")
    look(windows, "office_roll", f"/office/decisions/{made['noticed'].slug}/roll/")


def test_what_comes_after_sharing_is_good(windows_of, frozen):
    frozen(NOON)
    board, rosa = a_holder_of("board", "Bea Board"), a_sharer("Rosa Lane")
    for year, amount in ((2019, 9_000), (2024, 60_000)):
        pairs = [Pair(f"3900:{year}", f"3210:{rosa.account_id}:{year}", amount), Pair("1000", "4090", amount)]
        post_journal(kind="declaration", pairs=pairs, idempotency_key=f"k{year}", unit="GBP", at=NOON)
    windows = windows_of(board)
    look(windows, "capital", "/office/year/capital/")
    look(windows, "unclaimed", "/office/year/unclaimed/")
    give_capital_back(by=board, amount=5_000, resolution="Board, 2 June", at=NOON)
    look(windows, "settlement", "/surplus/settlements/1/")
    look(windows_of(rosa.user), "statements", "/me/statements/")
