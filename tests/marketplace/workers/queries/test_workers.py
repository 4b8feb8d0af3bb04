"""Reading workers."""

from datetime import date

import pytest

from coop.membership.enums import MemberState
from marketplace.workers.actions.join_as_worker import join_as_worker
from marketplace.workers.actions.record_check import record_check
from marketplace.workers.calculations.geography import Point
from marketplace.workers.facts import BaseFacts, ProfileFacts
from marketplace.workers.models import Worker
from marketplace.workers.queries.workers import (
    checks_in_force,
    has_required_checks,
    metres_to,
    missing_checks,
    public_worker,
    worker_of,
)
from tests.factories.marketplace import HALIFAX, HEBDEN, LONG_AGO, a_member, a_user, a_worker

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 5)


def seen(worker, kind, *, on=date(2026, 1, 2), until=None, trade=""):
    staff = a_user("Priya Shah", is_staff=True)
    return record_check(
        by=staff, worker=worker, kind=kind, title=f"{kind} seen", verified_on=on, expires_on=until, trade_slug=trade,
        at=LONG_AGO,
    )  # fmt: skip


def test_a_check_counts_until_and_on_its_last_day():
    worker = a_worker()
    seen(worker, "identity", until=date(2026, 1, 5))
    assert [check.kind for check in checks_in_force(worker, on=TODAY)] == ["identity"]
    assert list(checks_in_force(worker, on=date(2026, 1, 6))) == []


def test_missing_checks_come_in_the_order_asked_and_know_the_trade():
    worker = a_worker()
    seen(worker, "insurance")
    seen(worker, "qualification", trade="lessons")
    asked = ["qualification", "identity", "insurance"]
    assert missing_checks(worker, asked, trade_slug="care", on=TODAY) == ["qualification", "identity"]
    assert missing_checks(worker, asked, trade_slug="lessons", on=TODAY) == ["identity"]
    assert has_required_checks(worker, [], trade_slug="care", on=TODAY) is True
    assert has_required_checks(worker, asked, trade_slug="care", on=TODAY) is False


def test_a_public_page_comes_with_its_checks_in_one_query(django_assert_num_queries):
    worker = a_worker()
    seen(worker, "identity")
    seen(worker, "criminal_record", on=date(2026, 1, 3), until=date(2029, 1, 1))
    seen(worker, "insurance", on=date(2024, 1, 3), until=date(2025, 1, 1))
    with django_assert_num_queries(1):
        shown, checks = public_worker("rosa-lane", on=TODAY)
        assert shown.member.state == "active"
    assert [(check["kind"], check["by"], check["expires_on"]) for check in checks] == [
        ("criminal_record", "Priya Shah", "2029-01-01"),
        ("identity", "Priya Shah", None),
    ]
    assert public_worker("nobody", on=TODAY) is None
    same = Worker.objects.select_related("member").get()
    for ours, theirs in ((shown, same), (shown.member, same.member)):
        for field in theirs._meta.concrete_fields:
            assert getattr(ours, field.attname) == getattr(theirs, field.attname), field


def test_somebody_who_left_and_came_back_works_under_the_living_membership():
    user = a_user("Rosa Lane")
    old = a_worker(user=user)
    for state, ended_at in ((MemberState.LEAVING, None), (MemberState.FORMER, LONG_AGO)):
        old.member.state, old.member.ended_at = state, ended_at
        old.member.save()
    base = BaseFacts(latitude_e6=0, longitude_e6=0, area="Here", zone="UTC")
    new = join_as_worker(by=user, member=a_member(user), profile=ProfileFacts(name="Rosa Lane"), base=base, at=LONG_AGO)
    assert worker_of(user) == new


def test_somebody_signed_out_has_no_worker_page():
    from django.contrib.auth.models import AnonymousUser

    assert worker_of(AnonymousUser()) is None


def test_a_distance_is_measured_from_the_public_point():
    exact, moved = a_worker(at_point=HEBDEN), a_worker("Tom", at_point=(HEBDEN[0] + 600, HEBDEN[1] + 600))
    assert metres_to(exact, Point(*HALIFAX)) == metres_to(moved, Point(*HALIFAX))
