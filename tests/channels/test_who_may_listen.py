"""Only a signed-in worker, on a page of our own, may open the line; everybody else is refused before it opens."""

import asyncio

import pytest
from asgiref.sync import async_to_sync
from django.test import Client

from marketplace.bookings.live import worker_group
from tests.channels.lines import PATIENCE, SITE, Line
from tests.factories.cast import a_customer, a_working_worker, an_office_person

pytestmark = pytest.mark.usefixtures("layer")
REFUSED = 4403  # our own code: not a worker
WRONG_PLACE = 1000  # the guards of the door close without a code of their own


def answer_to(*args, **kwargs):
    """What the site answers to the opening of a websocket."""

    async def knock():
        page = Line(*args, **kwargs)
        answer = await page.open()
        if answer == "open":
            await page.hang_up()
        return answer

    return async_to_sync(knock)()


def test_strangers_are_refused():
    assert answer_to() == REFUSED


def test_a_made_up_session_is_refused():
    assert answer_to("sessionid=0123456789abcdefghijklmnopqrstuv") == REFUSED


@pytest.mark.parametrize("somebody", [a_customer, an_office_person])
def test_people_who_are_no_workers_are_refused(signed_in, somebody):
    assert answer_to(signed_in(somebody())) == REFUSED


def test_a_worker_is_let_in(signed_in):
    assert answer_to(signed_in(a_working_worker().member.user)) == "open"


def test_a_worker_joins_the_group_of_their_own_and_cannot_ask_for_another(layer, signed_in):
    rosa, otto = a_working_worker("Rosa Lane"), a_working_worker("Otto Berg")
    cookie = signed_in(rosa.member.user)

    async def story():
        page = Line(cookie, query=f"worker={otto.pk}&group={worker_group(otto.pk)}")
        await page.open()
        keys = layer.client().keys("asgi:group:*")
        await page.hang_up()
        return [key.decode() for key in keys]

    assert async_to_sync(story)() == [f"asgi:group:{worker_group(rosa.pk)}"]


def test_signing_out_ends_the_right_to_listen(client):
    client.force_login(a_working_worker().member.user)
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    assert answer_to(cookie) == "open"
    client.logout()
    assert answer_to(cookie) == REFUSED


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "http://testserver.evil.example", "http://eviltestserver", "null", "", None],
)
def test_a_page_of_another_site_is_refused_even_with_the_cookie_of_a_worker(signed_in, origin):
    cookie = signed_in(a_working_worker().member.user)
    assert answer_to(cookie, origin=origin) == WRONG_PLACE


def test_the_same_worker_on_our_own_page_is_let_in(signed_in):
    cookie = signed_in(a_working_worker().member.user)
    assert answer_to(cookie) == "open"


def test_an_address_nobody_serves_is_refused(signed_in):
    cookie = signed_in(a_working_worker().member.user)
    assert answer_to(cookie, path="/ws/work/2/") == WRONG_PLACE


@pytest.mark.parametrize("origin", [SITE, "https://evil.example"])
def test_a_refused_line_leaves_nothing_behind(origin):
    """uvicorn says nothing after a refused handshake, and still the application ends."""

    async def knock():
        page = Line(origin=origin)
        assert await page.open() != "open"
        await asyncio.wait_for(page.future, timeout=PATIENCE)

    async_to_sync(knock)()


def test_a_plain_request_does_not_open_a_line():
    assert Client().get("/ws/work/").status_code == 404
