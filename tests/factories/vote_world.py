"""Votes for the world of the architecture tests: one open, one decided, and an election with nominations open."""

from datetime import timedelta
from typing import Any

from coop.decisions.models import ElectionPlan, Nomination
from coop.membership.models import Member
from tests.factories.bookings import NOON
from tests.factories.vote_pages import declared
from tests.factories.votes import FOR, a_noticed_vote, an_election_plan, open_it, vote


def votes_for_a_world(*people: Any) -> dict[str, dict[str, Any]]:
    """What the addresses of the pages about votes are filled with. The first of the people voted, and is nominated."""
    voters = list(Member.objects.filter(user__in=people).select_related("user").order_by("member_no"))
    first = next(member for member in voters if member.user == people[0])
    running = a_noticed_vote(voters, turnout_audience="members", title="A bike for the co-op")
    open_it(running)
    vote(running, first, FOR, at=NOON)
    done = a_noticed_vote(
        voters, title="A name on the van", opens_at=NOON - timedelta(days=30), closes_at=NOON - timedelta(days=9)
    )
    open_it(done)
    for member in voters:
        vote(done, member, FOR, at=NOON - timedelta(days=10))
    declared(done)
    election = an_election_plan(opens_at=NOON + timedelta(days=60), closes_at=NOON + timedelta(days=80))
    ElectionPlan.objects.filter(decision=election).update(
        nominations_open_at=NOON - timedelta(days=1), nominations_close_at=NOON + timedelta(days=20)
    )
    Nomination.objects.create(decision=election, candidate=first, nominated_by=voters[-1], nominated_at=NOON)
    open_pages = ("vote", "check_ballot", "cast_ballot", "voted", "receipt")
    decided_pages = ("result", "votes", "bundle", "ballots_file", "board_file")
    election_pages = ("nominations", "beacon", "stand", "plan_election")
    return {
        **{f"decisions:{stem}": {"slug": running.slug} for stem in open_pages},
        **{f"decisions:{stem}": {"slug": done.slug} for stem in decided_pages},
        **{f"decisions:{stem}": {"slug": election.slug} for stem in election_pages},
    }
