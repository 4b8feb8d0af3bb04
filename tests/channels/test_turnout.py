"""Turnout over websockets, through a real Valkey: one hub, two numbers, and only for whom the vote says."""

import json
from types import SimpleNamespace

import pytest
from asgiref.sync import async_to_sync

from coop.decisions import live
from coop.decisions.hub import hub
from foundation import clock
from tests.channels.lines import Line, elsewhere, until
from tests.factories.marketplace import a_user
from tests.factories.votes import DURING, FOR, an_open_vote, vote, voters_of

pytestmark = pytest.mark.usefixtures("layer")


def path(decision):
    return f"/ws/decisions/{decision.slug}/turnout/"


def listening(layer):
    """How many hear of votes: the hub of each process, from a moment after its first page is open."""
    return layer.client().zcard(f"asgi:group:{live.GROUP}")


def cast(decision, member):
    live._last.clear()
    vote(decision, member, FOR)


@pytest.mark.parametrize("secrecy", ["L0", "L1+"])
def test_every_open_page_hears_two_numbers_and_the_hub_alone_is_in_the_group(layer, signed_in, secrecy):
    decision = an_open_vote(4, turnout_audience="members", secrecy=secrecy)
    ada, bo, *_rest = voters_of(decision)
    cookies = [signed_in(ada.user), signed_in(bo.user)]

    async def story():
        pages = [Line(cookie, path=path(decision)) for cookie in cookies]
        assert [await page.open() for page in pages] == ["open", "open"]
        await until(lambda: listening(layer) == 1)
        await elsewhere(cast, decision, ada)
        heard = [json.loads(await page.hear()) for page in pages]
        hubs = listening(layer)
        for page in pages:
            await page.hang_up()
        return heard, hubs, dict(hub().sockets)

    with clock.frozen(DURING):
        heard, hubs, left = async_to_sync(story)()
    assert heard == [{"voted": 1, "roll": 4}] * 2
    assert hubs == 1
    assert left == {}


@pytest.mark.parametrize("audience", ["none", "scrutineers", "members"])
def test_who_may_not_see_the_turnout_gets_no_line(signed_in, audience):
    decision = an_open_vote(3, turnout_audience=audience)
    cookies = ["", signed_in(a_user("Customer")), signed_in(voters_of(decision)[0].user)]

    async def answers():
        return [await Line(cookie, path=path(decision)).open() for cookie in cookies]

    with clock.frozen(DURING):
        assert async_to_sync(answers)() == [4403, 4403, "open" if audience == "members" else 4403]


def test_a_burst_of_votes_is_announced_once(monkeypatch):
    sent = []

    class Layer:
        async def group_send(self, group, message):
            sent.append(message)

    now = 10_000_000_000
    monkeypatch.setattr(live, "get_channel_layer", Layer)
    monkeypatch.setattr(live, "time", SimpleNamespace(monotonic_ns=lambda: now))
    live._last.clear()
    for _ in range(50):
        live.announce_turnout(7)
        now += 9_999_999
    assert sent == [{"type": "turnout", "box": 7}]
    live.announce_turnout(7)
    now += live.QUIET_NS
    live.announce_turnout(7)
    assert sent == [{"type": "turnout", "box": 7}] * 2
