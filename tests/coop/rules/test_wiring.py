from datetime import timedelta

import pytest

from coop.rules.actions.set_policy import set_policy
from coop.rules.wiring import rules_card

pytestmark = pytest.mark.django_db


def test_the_members_page_says_what_changes_next(noon, django_assert_num_queries):
    assert rules_card(user=None, roles=set(), at=noon).sentence.startswith("What the software obeys")
    set_policy(by=None, key="levy_bp", value=700, decision_name="V", starts_at=noon + timedelta(days=13), at=noon)
    with django_assert_num_queries(1):
        card = rules_card(user=None, roles=set(), at=noon)
    assert (
        card.sentence == "The co-op's share: from 8 % to 7 % from Monday 15 June 2026. Bookings made before keep 8 %."
    )
