"""The demo's story from its first day to now, with fewer bookings than a visitor sees: its chapters fit together."""

from datetime import UTC, datetime

import pytest
from django.test import override_settings

from cms.pages.models import HomePage, StoryPage
from cms.policies.models import PolicyVersion
from config.demo.roles import ROLES
from config.demo.story.cast import address
from config.demo.story.tell import tell
from coop.decisions.enums import DECIDED, DecisionState
from coop.decisions.models import Decision
from coop.membership.policies import is_board, is_staff, is_treasurer
from coop.rules.queries.coming_changes import coming_changes
from coop.rules.queries.policy_in_force import policy_in_force
from coop.surplus.models import Allocation
from foundation import clock
from foundation.accounts.models import User
from marketplace.bookings.models import Booking
from payments.sandbox.server import SandboxServer
from tests.payments.conftest import every_errand_can_be_had  # noqa: F401 - a fixture
from tests.payments.support import SECRET

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_every_chapter_is_told_and_everybody_sits_where_the_visitor_is_told_they_do():
    with SandboxServer(
        state=":memory:", port=0, webhook_url=None, webhook_secret=SECRET, clock=lambda: clock.now().timestamp(),
        settle_after=0,
    ) as server, override_settings(
        STRIPE_SECRET_KEY="", STRIPE_WEBHOOK_SECRETS=[SECRET], STRIPE_NETWORK_RETRIES=0, STRIPE_TIMEOUT=(60, 60),
        SITE_URL="http://localhost:8000", STRIPE_API_BASE=server.url,
    ):  # fmt: skip
        tell(control=server.control, now=NOW, progress=lambda done, of: None, days_apart=10)
    by_role = {role.key: User.objects.get(email=address(role.name)) for role in ROLES}
    assert is_board(by_role["board"])
    assert is_treasurer(by_role["treasurer"])
    assert is_staff(by_role["coordinator"])
    assert Booking.objects.filter(status="completed").exists()
    assert Decision.objects.filter(state=DecisionState.OPEN).exists()
    assert Decision.objects.filter(state__in=DECIDED, outcome="carried").exists()
    (change,) = coming_changes(at=NOW)
    assert (change.key, change.change, change.day) == ("levy_bp", "from 8 % to 7 %", "Friday 1 January 2027")
    behind = Decision.objects.get(title="Lower the co-op's share from 8 % to 7 %")
    assert (change.decision_url, behind.state) == (behind.get_absolute_url(), DecisionState.IMPLEMENTING)
    assert policy_in_force("levy_bp", at=NOW).value == 800
    assert Allocation.objects.get().state == "declared"  # with so few bookings it is a loss, and shared all the same
    assert HomePage.objects.live().count() == 2  # in English and in Spanish
    assert StoryPage.objects.live().exists()
    assert PolicyVersion.objects.count() == 4
