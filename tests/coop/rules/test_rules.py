from datetime import timedelta

import pytest
from django.db import IntegrityError, InternalError, transaction

from coop.membership.actions.appoint_officer import appoint_officer
from coop.rules.actions.set_policy import set_policy
from coop.rules.catalogue import CATALOGUE
from coop.rules.errors import MayNotSetPolicy, PolicyOutOfBounds, PolicyStartsInThePast, UnknownPolicy
from coop.rules.models import PolicyVersion
from coop.rules.queries.policy_in_force import policies_in_force, policy_in_force, versions_of
from foundation.accounts.models import User

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def set_levy(value, *, at, starts_at=None, by=None, scope=""):
    return set_policy(
        by=by,
        key="levy_bp",
        value=value,
        decision_name=f"Vote on {value}",
        starts_at=starts_at or at,
        at=at,
        scope=scope,
    )


def test_before_any_vote_the_founding_rules_hold(noon):
    levy = policy_in_force("levy_bp", at=noon)
    assert (levy.value, levy.version, levy.decision_name, levy.pk) == (800, 0, "The founding rules", None)


def test_a_rule_holds_from_its_start_and_names_its_decision(noon):
    set_levy(700, at=noon, starts_at=noon + 14 * DAY)
    assert policy_in_force("levy_bp", at=noon + 14 * DAY - timedelta(seconds=1)).value == 800
    after = policy_in_force("levy_bp", at=noon + 14 * DAY)
    assert (after.value, after.version, after.decision_name) == (700, 1, "Vote on 700")


def test_a_later_version_never_reaches_back(noon):
    set_levy(700, at=noon)
    set_levy(650, at=noon + DAY)
    assert [policy_in_force("levy_bp", at=at).value for at in (noon, noon + DAY, noon + 2 * DAY)] == [700, 650, 650]
    assert [version.value for version in versions_of("levy_bp")] == [650, 700]


def test_a_rule_cannot_start_in_the_past_or_before_the_one_in_force(noon):
    with pytest.raises(PolicyStartsInThePast):
        set_levy(700, at=noon, starts_at=noon - DAY)
    set_levy(700, at=noon, starts_at=noon + 3 * DAY)
    with pytest.raises(PolicyStartsInThePast):
        set_levy(600, at=noon, starts_at=noon + 2 * DAY)


@pytest.mark.parametrize("value", [-1, 5001, "8", 7.5, True, None])
def test_a_value_outside_its_bounds_is_refused_with_a_sentence(noon, value):
    with pytest.raises(PolicyOutOfBounds, match="The co-op's share"):
        set_levy(value, at=noon)
    assert PolicyVersion.objects.count() == 0


def test_an_unknown_rule_is_refused(noon):
    with pytest.raises(UnknownPolicy):
        policy_in_force("no_such_rule", at=noon)
    with pytest.raises(UnknownPolicy):
        set_policy(by=None, key="no_such_rule", value=1, decision_name="x", starts_at=noon, at=noon)


def test_a_price_floor_differs_by_trade_and_falls_back_to_the_general_one(noon):
    key = "price_floor_minor_per_hour"
    set_policy(by=None, key=key, value=1600, decision_name="Vote A", starts_at=noon, at=noon)
    set_policy(by=None, key=key, value=2200, decision_name="Vote B", starts_at=noon, at=noon, scope="plumbing")
    assert [policy_in_force(key, at=noon, scope=scope).value for scope in ("", "plumbing", "cleaning")] == [
        1600, 2200, 1600,
    ]  # fmt: skip


def test_a_rule_that_is_the_same_everywhere_takes_no_scope(noon):
    with pytest.raises(PolicyOutOfBounds, match="same everywhere"):
        set_levy(700, at=noon, scope="plumbing")


def test_only_the_board_sets_rules_and_it_names_a_decision(noon):
    ada = User.objects.create_user("ada@example.org")
    with pytest.raises(MayNotSetPolicy):
        set_levy(700, at=noon, by=ada)
    staff = User.objects.create_user("staff@example.org", is_staff=True)
    appoint_officer(by=staff, user=ada, office="board", resolution="AGM", at=noon)
    assert set_levy(700, at=noon, by=User.objects.get(pk=ada.pk)).set_by == ada
    with pytest.raises(IntegrityError, match="names_the_decision"), transaction.atomic():
        set_policy(by=None, key="hold_minutes", value=20, decision_name="", starts_at=noon, at=noon)


def test_the_database_refuses_to_change_a_version(noon):
    set_levy(700, at=noon)
    with pytest.raises((IntegrityError, InternalError), match="append-only"), transaction.atomic():
        PolicyVersion.objects.update(value=100)


def test_many_rules_are_read_in_one_query(noon, django_assert_num_queries):
    set_levy(700, at=noon)
    with django_assert_num_queries(1):
        found = policies_in_force(CATALOGUE, at=noon)
    assert {key: found[key].value for key in ("levy_bp", "hold_minutes")} == {"levy_bp": 700, "hold_minutes": 15}


def test_every_default_of_the_catalogue_is_within_its_own_bounds():
    assert {key: spec.problem_with(spec.default) for key, spec in CATALOGUE.items()} == dict.fromkeys(CATALOGUE, "")
