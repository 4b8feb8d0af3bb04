"""The demo's sharing of its first year, lived against the look-alike on the story's own clock."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from django.test import override_settings

from config.demo.story import cast
from config.demo.story.people import People
from config.demo.story.sharing import plan_sharing
from config.demo.story.timeline import Timeline
from coop.membership.enums import Office
from coop.membership.models import OfficeTerm
from coop.surplus.enums import YearState
from coop.surplus.models import Allocation, Draft, FiscalYear, Payout, Statement
from foundation import clock
from payments.payouts.actions.release_earnings import release_earnings
from payments.payouts.calculations.shares import Share
from payments.sandbox.server import SandboxServer
from tests.factories.surplus import a_sharer
from tests.payments.conftest import every_errand_can_be_had  # noqa: F401 - a fixture
from tests.payments.support import SECRET, paid_errand, ready_payee, run_all_jobs_even_later

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BEGIN = NOW - timedelta(days=140)


@pytest.fixture
def sandbox():
    """The look-alike on the story's clock, as the demo runs it."""
    with SandboxServer(
        state=":memory:", port=0, webhook_url=None, webhook_secret=SECRET, clock=lambda: clock.now().timestamp(),
        settle_after=0,
    ) as server, override_settings(
        STRIPE_SECRET_KEY="", STRIPE_WEBHOOK_SECRETS=[SECRET], STRIPE_NETWORK_RETRIES=0, STRIPE_TIMEOUT=(60, 60),
        SITE_URL="http://localhost:8000", STRIPE_API_BASE=server.url,
    ):  # fmt: skip
        yield server


def work(sandbox, member, number, at):
    """A job paid for and accepted; the co-op keeps a tenth."""
    with clock.frozen(at):
        payment = paid_errand(sandbox, f"er_{number}", 10_000, at=at)
        release_earnings(
            reference=f"er_{number}",
            payment=payment,
            shares=[Share(member.account_id, 9_000)],
            contribution=1_000,
            at=at,
        )
        run_all_jobs_even_later()


def test_the_first_year_is_closed_decided_declared_and_paid(sandbox):
    names = [cast.TREASURER, "Marta Nowak", "Rosa Lane", "Otto Berg", "Mina Fell"]
    members = [a_sharer(name, joined=BEGIN) for name in names]
    for office, member in ((Office.TREASURER, members[0]), (Office.BOARD, members[0]), (Office.BOARD, members[1])):
        OfficeTerm.objects.create(user=member.user, office=office, starts_at=BEGIN, resolution="Founding meeting")
    for member in members[:4]:
        with clock.frozen(BEGIN):
            ready_payee(sandbox, member.account_id, at=BEGIN)
    for number, member in enumerate(members):
        work(sandbox, member, number, BEGIN + timedelta(days=20 + number))
    people = People(coordinator=members[1].user, users={m.user.name: m.user for m in members})
    timeline = Timeline(people=people, control=sandbox.control, now=NOW, dice=random.Random(1))
    plan_sharing(timeline)
    timeline.live(lambda done, of: None)
    year, plan = FiscalYear.objects.get(), Allocation.objects.get()
    assert (year.year, year.starts_on.isoformat(), year.ends_on.isoformat()) == (2026, "2026-06-01", "2026-08-31")
    assert Draft.objects.count() == 2
    assert (plan.state, plan.decision_name) == ("declared", "Share the surplus of 2026")
    assert plan.decision_url.startswith("/decisions/share-the-surplus-of-2026")
    assert Statement.objects.count() == 5
    assert sorted(Payout.objects.values_list("state", flat=True)) == ["paid"] * 4 + ["waiting"]
    assert year.state == YearState.DECLARED
