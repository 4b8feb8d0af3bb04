"""Members are told beforehand that a rule will change."""

from datetime import timedelta

import pytest
from django.core import mail

from coop.rules.actions.set_policy import set_policy
from foundation.jobs.testing import run_all_jobs, waiting_jobs
from tests.factories.marketplace import a_member, a_user

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def set_levy(noon, starts_at):
    return set_policy(by=None, key="levy_bp", value=700, decision_name="Vote of 2 June", starts_at=starts_at, at=noon)


def test_every_member_gets_a_mail_with_the_change_its_day_and_its_decision(noon, frozen):
    frozen(noon)
    ada, bo = a_member(a_user("Ada Lane")).user, a_member(a_user("Bo Moss")).user
    a_user("Customer Only")
    set_levy(noon, noon + 13 * DAY)
    assert run_all_jobs() == ["coop.rules.announce_change", "coop.rules.mail_change", "coop.rules.mail_change"]
    assert {letter.to[0] for letter in mail.outbox} == {ada.email, bo.email}
    letter = mail.outbox[0]
    assert letter.subject == "From Monday 15 June 2026: The co-op's share changes"
    assert "The co-op's share: from 8 % to 7 % from Monday 15 June 2026. Bookings made before keep 8 %." in letter.body
    assert "It was decided here: Vote of 2 June\nhttp" in letter.body
    assert "/rules/levy_bp/" in letter.body


def test_a_change_that_holds_at_once_is_not_announced_as_coming(noon):
    set_levy(noon, noon)
    assert waiting_jobs("coop.rules.announce_change") == []
