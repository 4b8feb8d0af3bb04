"""What a listener learns from the live turnout: two people vote one after the other, and all there is are two numbers."""

import json

import pytest
from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

from coop.decisions import live
from foundation import clock
from tests.channels.lines import Line, elsewhere, until
from tests.factories.votes import AGAINST, DURING, FOR, an_open_vote, close_it, vote, voters_of

pytestmark = pytest.mark.usefixtures("layer")


def tells_more_than_numbers(frames, voters):
    """Frames with anything in them but how many have voted and how many may. Also a name or a way to vote is more."""
    words = [word for person in voters for word in (person.user.name, person.user.email)]
    return [
        frame
        for frame in frames
        if set(json.loads(frame)) != {"voted", "roll"}
        or any(not isinstance(value, int) for value in json.loads(frame).values())
        or any(word in frame for word in (*words, "for", "against"))
    ]


def frames_of(valkey, decision, ways, cookie):
    """What an open page hears while these votes come in, and what passes between processes; then voting closes."""
    voters, box = voters_of(decision), decision.boxes.get().pk
    overheard = []

    async def story():
        layer = get_channel_layer()
        spy = await layer.new_channel()
        await layer.group_add(live.GROUP, spy)
        page = Line(cookie, path=f"/ws/decisions/{decision.slug}/turnout/")
        assert await page.open() == "open"
        await until(lambda: valkey.client().zcard(f"asgi:group:{live.GROUP}") == 2)  # the spy, and the hub of the page
        frames = []
        for voter, way in zip(voters, ways, strict=False):
            live._last.clear()
            await elsewhere(vote, decision, voter, way)
            frames.append(await page.hear())
            overheard.append(await layer.receive(spy))
        await elsewhere(close_it, decision)
        live._last.clear()
        await elsewhere(live.announce_turnout, box)
        overheard.append(await layer.receive(spy))
        quiet = await page.receive_nothing(timeout=1.5)
        await page.hang_up()
        await layer.group_discard(live.GROUP, spy)
        return frames, quiet

    with clock.frozen(DURING):
        return *async_to_sync(story)(), overheard


def test_frames_carry_counts_only_whichever_way_people_vote_and_nothing_at_the_close(layer, signed_in):
    """6.7 Channels frames; 6.2 other channels: Channels "X voted" pushes beside a live tally, running totals before
    close. Two votes for and two against are heard alike; the controls are frames as careless sites send them."""
    heard = {}
    for name, ways in (("for", (FOR, FOR)), ("against", (AGAINST, AGAINST))):
        decision = an_open_vote(3, turnout_audience="members", secrecy="L1+")
        cookie = signed_in(voters_of(decision)[2].user)
        frames, quiet, overheard = frames_of(layer, decision, ways, cookie)
        assert tells_more_than_numbers(frames, voters_of(decision)) == []
        assert quiet  # a vote that is over is told of by its result page alone
        box = decision.boxes.get().pk
        assert overheard == [{"type": "turnout", "box": box}] * 3  # between processes: that somebody voted in this box
        heard[name] = frames
    assert heard["for"] == heard["against"] == ['{"voted": 1, "roll": 3}', '{"voted": 2, "roll": 3}']
    voters = voters_of(decision)
    careless = [
        json.dumps({"voted": 1, "roll": 3, "who": voters[0].user.name}),
        json.dumps({"voted": 1, "roll": 3, "for": 1}),
        json.dumps({"voted": [voters[0].member_no], "roll": 3}),
    ]
    assert tells_more_than_numbers(careless, voters) == careless
