from datetime import UTC, date, datetime

import pytest

from foundation.audit.models import AuditRecord
from foundation.errors import NotAllowed
from payments.ledger.actions.close_period import close_period
from payments.ledger.calculations.hashing import GENESIS, chain
from payments.ledger.errors import PeriodNotOver, PeriodOutOfOrder
from payments.ledger.models import Period, Snapshot
from payments.ledger.queries.balances import balance_of
from payments.ledger.queries.rows import rows_between
from payments.ledger.testing import guard_open

pytestmark = pytest.mark.django_db
SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)
LATER = datetime(2026, 12, 5, tzinfo=UTC)


def on(day, month=9):
    return datetime(2026, month, day, 12, tzinfo=UTC)


def test_a_closed_month_keeps_its_root_and_the_number_of_its_journals(post):
    post(("1010", "4010", 5), at=on(3))
    post(("1010", "4010", 7), at=on(30))
    post(("1010", "4010", 11), at=on(1, month=10))
    period = close_period(month=date(2026, 9, 17), at=LATER)
    september = list(rows_between(SEPTEMBER, date(2026, 9, 30)))
    assert (period.month, period.through, period.journals) == (SEPTEMBER, date(2026, 9, 30), 2)
    assert (period.previous_root, period.root) == (GENESIS, chain(GENESIS, SEPTEMBER, september)[0])
    assert AuditRecord.objects.get(verb="ledger.close_period").data == {"root": period.root, "journals": 2}


def test_each_root_goes_on_from_the_one_before(post):
    post(("1010", "4010", 5), at=on(3))
    first = close_period(month=SEPTEMBER, at=LATER)
    second = close_period(month=OCTOBER, at=LATER)
    assert (second.previous_root, second.journals) == (first.root, 0)
    assert close_period(month=date(2026, 11, 1), at=LATER).previous_root == second.root


def test_closing_again_returns_the_closed_month(post):
    post(("1010", "4010", 5), at=on(3))
    assert close_period(month=SEPTEMBER, at=LATER) == close_period(month=SEPTEMBER, at=LATER)
    assert Period.objects.count() == 1


def test_months_close_one_after_the_other_from_the_first_journal_on(post):
    post(("1010", "4010", 5), at=on(3))
    with pytest.raises(PeriodOutOfOrder) as caught:
        close_period(month=OCTOBER, at=LATER)
    assert str(caught.value) == "Months are closed one after the other; the next to close is September 2026."
    close_period(month=SEPTEMBER, at=LATER)
    with pytest.raises(PeriodOutOfOrder):
        close_period(month=date(2026, 11, 1), at=LATER)
    close_period(month=OCTOBER, at=LATER)


def test_a_month_closes_only_when_it_is_over_where_the_coop_is(post, settings):
    settings.COOP = settings.COOP | {"zone": "America/New_York"}
    post(("1010", "4010", 5), at=on(3))
    with pytest.raises(PeriodNotOver):
        close_period(month=SEPTEMBER, at=datetime(2026, 10, 1, 3, 59, tzinfo=UTC))
    close_period(month=SEPTEMBER, at=datetime(2026, 10, 1, 4, 0, tzinfo=UTC))


def test_balances_go_on_from_the_snapshots(post):
    post(("1010", "4010", 5), at=on(3))
    close_period(month=SEPTEMBER, at=LATER)
    post(("1010", "4010", 7), ("4010", "2110:m_1", 2), at=on(2, month=10))
    close_period(month=OCTOBER, at=LATER)
    post(("1010", "4010", 1), at=on(2, month=11))
    assert (balance_of("4010", "GBP"), balance_of("1010", "GBP"), balance_of("2110:m_1", "GBP")) == (11, 13, 2)
    snapshots = Snapshot.objects.order_by("account__code", "through").values_list("account__code", "dr", "cr")
    assert list(snapshots) == [("1010", 5, 0), ("1010", 12, 0), ("2110:m_1", 0, 2), ("4010", 0, 5), ("4010", 2, 12)]


def test_the_balance_of_an_uncounted_account_really_starts_at_its_snapshot(post):
    post(("1010", "4010", 5), at=on(3))
    close_period(month=SEPTEMBER, at=LATER)
    with guard_open():
        Snapshot.objects.filter(account__code="4010").update(cr=1_005)
    assert balance_of("4010", "GBP") == 1_005


def test_a_person_needs_the_right_to_close_a_month(post):
    class Stranger:
        def has_perm(self, right):
            return False

    with pytest.raises(NotAllowed):
        close_period(by=Stranger(), month=SEPTEMBER, at=LATER)
