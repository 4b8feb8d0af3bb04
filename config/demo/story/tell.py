"""The whole story: the valley, the rules, the people, four months of work, and pages to read about it."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from config.demo.story import cast, house, pages, spanish
from config.demo.story.deciding import plan_decisions
from config.demo.story.help import plan_help
from config.demo.story.joining import plan_members
from config.demo.story.learning import plan_learning
from config.demo.story.offers import TRADES
from config.demo.story.owning import plan_ownership
from config.demo.story.people import People, appoint_officers, bring_worker, user_called, with_second_factor
from config.demo.story.places import geonames_lines
from config.demo.story.policies import plan_policies
from config.demo.story.sharing import plan_sharing
from config.demo.story.timeline import Timeline
from coop.rules.actions.set_policy import set_policy
from foundation import clock
from foundation.jobs.actions.run_due_periodic_jobs import run_due_periodic_jobs
from foundation.jobs.worker import drain_queue
from marketplace.search.actions.import_places import import_places
from marketplace.services.models import Trade

DAYS_OF_WORK = 110
BOOKINGS_A_DAY = 1
Progress = Callable[[int, int], None]


def tell(*, control: Any, now: datetime, progress: Progress, days_apart: int = 1) -> People:
    """Live the story up to `now`. `control` is the running sandbox's; `progress(done, of)` is called as it goes.

    A day's booking comes every `days_apart` days: more days apart tell the same story sooner.
    """
    dice = random.Random(1844)  # noqa: S311 - the year of the Rochdale pioneers; a story wants the same dice each time
    begin = (now - timedelta(days=DAYS_OF_WORK + 35)).replace(hour=9, minute=0, second=0, microsecond=0)
    with clock.frozen(begin):
        people = prepare(at=begin)
    people_day = begin + timedelta(days=1)
    for number, role in enumerate(cast.WORKERS):
        with clock.frozen(people_day):
            bring_worker(role, people=people, control=control, at=people_day)
            drain_queue("demo")
        people_day += timedelta(hours=18)
        progress(number + 1, len(cast.WORKERS))
    meeting = begin + timedelta(days=30)
    with clock.frozen(meeting):
        appoint_officers(people=people, at=meeting)
    timeline = Timeline(people=people, control=control, now=now, dice=dice)
    plan(timeline, first=now - timedelta(days=DAYS_OF_WORK), days_apart=days_apart)
    plan_members(timeline)
    plan_ownership(timeline)
    plan_decisions(timeline)
    plan_sharing(timeline)
    plan_help(timeline)
    plan_policies(timeline)
    plan_learning(timeline)
    timeline.live(progress)
    with clock.frozen(now):
        house.furnish()
        pages.write(now=now)
        spanish.translate()
        for _ in range(3):
            run_due_periodic_jobs(at=now)
            drain_queue("demo")
    return people


def prepare(*, at: datetime) -> People:
    """The valley, the trades, the founding rules, the customers and the coordinator."""
    import_places(by=None, lines=geonames_lines(), comma=False, at=at)
    for slug, name, plural, icon, words, order in TRADES:
        Trade.objects.update_or_create(
            slug=slug, defaults={"name": name, "plural": plural, "icon": icon, "description": words, "order": order}
        )
    founding = "Founding meeting"
    for key, scope, value in [
        ("levy_bp", "", 1000),
        ("price_floor_minor_per_hour", "", 1500),
        ("price_floor_minor_per_hour", "repairs", 2000),
    ]:
        set_policy(by=None, key=key, scope=scope, value=value, decision_name=founding, starts_at=at, at=at)
    people = People(coordinator=with_second_factor(user_called(cast.COORDINATOR, is_staff=True)))
    people.users[cast.COORDINATOR] = people.coordinator
    for name, _, _ in cast.CUSTOMERS:
        people.users[name] = user_called(name)
    return people


def plan(timeline: Timeline, *, first: datetime, days_apart: int) -> None:
    """Bookings of every kind over the months, and a live calendar at the end."""
    ends = ["accept"] * 11 + ["silent"] * 3 + ["cancel", "ill", "decline", "leave"]
    for day in range(0, DAYS_OF_WORK - 1, days_apart):
        for _ in range(BOOKINGS_A_DAY):
            at = first + timedelta(days=day, hours=timeline.dice.randint(0, 9), minutes=timeline.dice.randint(0, 59))
            timeline.plan_booking(at, within_days=9, end=timeline.dice.choice(ends))
    for hour in range(14):
        timeline.plan_booking(timeline.now - timedelta(hours=2 + hour), within_days=8)
