from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from coop.membership import errors
from coop.membership.calculations.guards import GUARDS, Case, check
from coop.membership.enums import ConsentKind

AT = datetime(2026, 6, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)
CASE = Case(at=AT)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("guard", "holds", "stops", "fact"),
    [
        ("decided", {"by_keeper": True}, {"by_self": True}, errors.MayNotDecideMembership),
        ("decided", {"by_software": True}, {}, errors.MayNotDecideMembership),
        ("names_the_decision", {"resolution": "Board"}, {"resolution": "  "}, errors.ResolutionMissing),
        ("names_the_evidence", {"reason": "Certificate"}, {}, errors.ReasonMissing),
        ("gives_a_reason", {"reason": "Late"}, {"resolution": "Board"}, errors.ReasonMissing),
        ("by_the_person", {"by_self": True}, {"by_keeper": True}, errors.NotYours),
        ("by_the_person_or_in_writing", {"by_self": True}, {"by_software": True}, errors.NotYours),
        ("by_the_person_or_in_writing", {"by_keeper": True, "reason": "Letter"}, {"by_keeper": True},
         errors.ReasonMissing),
        ("old_enough", {"age_years": 16}, {"age_years": 15}, errors.TooYoung),
        ("old_enough", {"on_paper": True}, {}, errors.TooYoung),
        ("agreed_to_all", {"agreed": frozenset(ConsentKind.values)}, {"agreed": frozenset({"rules", "privacy"})},
         errors.NotAgreed),
        ("approved_first", {"by_software": True, "state": "awaiting_payment"},
         {"by_software": True, "state": "applied"}, errors.WrongState),
        ("approved_first", {"by_keeper": True, "state": "applied"}, {"state": "applied"}, errors.WrongState),
        ("nothing_being_paid", {}, {"being_paid": True}, errors.BeingPaid),
        ("pay_by_is_over", {"pay_by": AT - SECOND}, {"pay_by": AT}, errors.NotYetDue),
        ("can_answer", {"answer_by": AT + SECOND}, {"answer_by": AT}, errors.NotHeard),
        ("can_answer", {"answer_by": AT + DAY}, {}, errors.NotHeard),
        ("decision_or_date", {"until": AT}, {"until": AT + SECOND}, errors.ResolutionMissing),
        ("decision_or_date", {"resolution": "Board"}, {}, errors.ResolutionMissing),
        ("was_active_before", {"came_from": "active"}, {"came_from": "suspended"}, errors.WrongState),
        ("has_not_left_yet", {"leaves_at": AT + SECOND}, {"leaves_at": AT}, errors.TooLate),
        ("leaving_day_is_over", {"leaves_at": AT}, {"leaves_at": AT + SECOND}, errors.NotYetDue),
        ("was_warned", {"notice_days": 60, "warned_at": AT - 60 * DAY},
         {"notice_days": 60, "warned_at": AT - 60 * DAY + SECOND}, errors.NotYetDue),
        ("was_warned", {"warned_at": AT - 61 * DAY}, {}, errors.NotWarned),
        ("was_warned", {"warned_at": AT - 61 * DAY, "last_active": AT - 62 * DAY},
         {"warned_at": AT - 61 * DAY, "last_active": AT - 61 * DAY}, errors.NotWarned),
        ("away_for_years", {"away_years": 3, "last_active": AT - 1096 * DAY},
         {"away_years": 3, "last_active": AT - 1095 * DAY}, errors.StillActive),
        ("away_for_years", {"away_years": 2, "last_active": AT - 731 * DAY}, {"away_years": 3}, errors.StillActive),
        ("decided_by_the_members", {"by_software": True, "voted": True}, {"by_software": True},
         errors.OnlyTheMembersExpel),
        ("decided_by_the_members", {"by_software": True, "voted": True}, {"by_keeper": True, "voted": True},
         errors.OnlyTheMembersExpel),
    ],
)  # fmt: skip
def test_a_guard_lets_through_what_it_should_and_names_what_it_stops(guard, holds, stops, fact):
    assert GUARDS[guard](replace(CASE, **holds)) is None
    assert GUARDS[guard](replace(CASE, **stops)) is fact


def test_the_first_guard_that_does_not_hold_is_raised():
    with pytest.raises(errors.MayNotDecideMembership):
        check(("decided", "names_the_decision"), CASE)
    check(("decided", "names_the_decision"), replace(CASE, by_keeper=True, resolution="Board"))
