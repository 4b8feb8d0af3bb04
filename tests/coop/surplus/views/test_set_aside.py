"""The button that sets a correction aside."""

import pytest

from coop.surplus.enums import AllocationState

pytestmark = pytest.mark.django_db


def test_a_correction_that_is_set_aside_stays_to_be_read(signed_in, treasurer, correction):
    answer = signed_in(treasurer).post("/surplus/settlements/1/set-aside/", follow=True)
    assert "It is set aside" in answer.text
    correction.refresh_from_db()
    assert correction.state == AllocationState.DROPPED


def test_members_cannot(signed_in, rosa, correction):
    assert signed_in(rosa.user).post("/surplus/settlements/1/set-aside/").status_code == 403
