"""Votes that are open now, as anybody may read of them."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from coop.decisions.calculations.time_words import time_left
from coop.decisions.queries.pages import open_votes
from coop.decisions.queries.zone_words import instant_words
from foundation.home import home_zone

SHOWN = 6


@dataclass(frozen=True)
class VoteCard:
    """One vote on a page. `left` is how long it is open still, `closes` the last instant with its zone."""

    title: str
    question: str
    kind: str
    url: str
    left: str
    closes: str


def vote_cards(*, at: datetime) -> list[VoteCard]:
    """What members vote on now, the first to close first: no vote about a person. One query."""
    head, _sep, tail = reverse("decisions:decision", args=["SLUG"]).partition("SLUG")
    zone = home_zone()
    return [
        VoteCard(
            title=vote.title,
            question=vote.question,
            kind=vote.get_kind_display(),
            url=f"{head}{vote.slug}{tail}",
            left=time_left(vote.closes_at, at),
            closes=instant_words(vote.closes_at, zone),
        )
        for vote in open_votes(AnonymousUser(), reads=False)[:SHOWN]
    ]
