"""Closing a year: the checklist, the journal, what is frozen, and what the database refuses afterwards."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from coop.membership.enums import ClassCode, Office
from coop.surplus.actions.begin_year import begin_year
from coop.surplus.actions.close_months import close_months
from coop.surplus.actions.close_year import close_year
from coop.surplus.actions.prove_books import prove_books
from coop.surplus.enums import YearState
from coop.surplus.errors import (
    CloseNotReady,
    MayNotCloseYear,
    YearIsClosed,
    YearNotOver,
    YearNotWhole,
    YearOverlaps,
)
from coop.surplus.models import FiscalYear, PatronageInput, YearMember
from coop.surplus.queries.checklist import checklist
from coop.surplus.queries.identity import capital_identity
from coop.surplus.queries.result import result_of
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.actions.reverse_journal import reverse_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.errors import PeriodClosed
from payments.ledger.models import Entry, Journal
from payments.ledger.queries.balances import balance_of, balances_of
from payments.operations.models import Operation
from payments.reconcile.errors import ChecklistNotGreen
from tests.factories.surplus import (
    MID_YEAR,
    NOON,
    a_closed_year,
    a_job,
    a_sharer,
    a_year,
    an_officer,
    ready_to_close,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def treasurer():
    return an_officer()


def test_the_result_is_what_came_in_less_what_was_spent_and_goes_to_the_years_own_account(treasurer):
    rosa = a_sharer("Rosa Lane")
    a_job(rosa.account_id, 9_000, 1_000, fee=170)
    a_job(rosa.account_id, 4_500, 500, fee=95)
    year = a_closed_year(treasurer)
    assert (year.state, year.result) == (YearState.CLOSED, 1_235)
    assert balances_of(["3900:2025", "4010", "5010"], "GBP") == {"3900:2025": 1_235, "4010": 0, "5010": 0}
    rows = Entry.objects.filter(journal=year.journal).order_by("seq")
    assert list(rows.values_list("debit__code", "credit__code", "amount")) == [
        ("4010", "3900:2025", 1_500),
        ("3900:2025", "5010", 265),
    ]


def test_a_loss_stands_below_nothing(treasurer):
    a_job("m_x", 9_000, 100, fee=170)
    year = a_closed_year(treasurer)
    assert (year.result, balance_of("3900:2025", "GBP")) == (-70, -70)


def test_a_year_in_which_nothing_happened_closes_with_nothing_and_without_a_journal(treasurer):
    post_journal(kind="opening", pairs=[Pair("1000", "3120", 5)], idempotency_key="o", unit="GBP", at=MID_YEAR)
    year = a_closed_year(treasurer)
    assert (year.state, year.result, year.journal) == (YearState.CLOSED, 0, None)


def test_the_closing_journal_is_no_income_of_the_year_it_is_booked_in(treasurer):
    a_job("m_x", 9_000, 1_000)
    a_closed_year(treasurer)
    a_job("m_x", 900, 100, at=NOON)
    begun = a_year(treasurer, 2026)
    assert result_of(begun).net == 100


def test_work_of_the_next_year_does_not_count(treasurer):
    a_job("m_x", 9_000, 1_000)
    a_job("m_x", 900, 100, at=datetime(2026, 1, 1, 0, 0, tzinfo=UTC))
    assert a_closed_year(treasurer).result == 1_000


def test_patronage_is_frozen_with_everybody_who_worked(treasurer):
    rosa, otto = a_sharer("Rosa Lane"), a_sharer("Otto Berg")
    a_sharer("Sue Porter", class_code=ClassCode.SUPPORTER)
    for earned in (6_000, 3_000):
        a_job(rosa.account_id, earned, 100)
    a_job("m_stranger", 500, 50)
    year = a_closed_year(treasurer)
    inputs = set(PatronageInput.objects.filter(fiscal_year=year).values_list("account_id", "measure", "value"))
    assert inputs == {
        (rosa.account_id, "earnings", 9_000),
        (rosa.account_id, "jobs", 2),
        ("m_stranger", "earnings", 500),
        ("m_stranger", "jobs", 1),
    }
    people = YearMember.objects.filter(fiscal_year=year)
    assert {(p.account_id, p.eligible, p.member_class) for p in people if p.account_id != "m_stranger"} >= {
        (rosa.account_id, True, "worker"),
        (otto.account_id, True, "worker"),
    }
    assert [p.eligible for p in people if p.member_class == "supporter"] == [False]
    assert [(p.eligible, p.member) for p in people if p.account_id == "m_stranger"] == [(False, None)]


def test_work_that_was_undone_is_no_patronage(treasurer):
    rosa = a_sharer("Rosa Lane")
    a_job(rosa.account_id, 6_000, 100)
    undone = a_job(rosa.account_id, 3_000, 50)
    reverse_journal(by=None, journal=undone, at=MID_YEAR)
    reverse_journal(by=None, journal=Journal.objects.get(kind="charge", reference=undone.reference), at=MID_YEAR)
    year = a_closed_year(treasurer)
    inputs = set(PatronageInput.objects.filter(fiscal_year=year).values_list("measure", "value"))
    assert inputs == {("earnings", 6_000), ("jobs", 1)}
    assert year.result == 100


def test_who_joined_after_the_year_is_not_in_it_and_who_left_during_it_is(treasurer):
    gone = a_sharer("Gone Away", left=MID_YEAR)
    a_sharer("Too Late", joined=NOON)
    a_sharer("Gone Before", left=datetime(2024, 12, 31, tzinfo=UTC))
    a_job(gone.account_id, 100, 10)
    a_closed_year(treasurer)
    assert list(YearMember.objects.values_list("account_id", flat=True)) == [gone.account_id]


def test_closing_twice_is_the_same_close(treasurer):
    a_job("m_x", 9_000, 1_000)
    year = a_closed_year(treasurer)
    again = close_year(by=treasurer, fiscal_year=year, at=NOON + timedelta(days=1))
    assert again.closed_at == NOON
    assert Journal.objects.filter(kind="year_close").count() == 1


def test_nothing_more_is_booked_in_a_closed_year(treasurer):
    a_job("m_x", 9_000, 1_000)
    a_closed_year(treasurer)
    with pytest.raises(PeriodClosed):
        a_job("m_x", 1, 1)


# -- the checklist ------------------------------------------------------------------------------------------------


def unmet(year, at=NOON):
    return [check.key for check in checklist(year, at=at) if not check.met]


def test_before_anything_is_done_the_list_says_what_to_do(treasurer):
    a_job("m_x", 9_000, 1_000)
    year = a_year(treasurer)
    assert unmet(year) == ["months", "proofs"]
    assert unmet(year, at=MID_YEAR) == ["over", "months", "proofs"]
    with pytest.raises(CloseNotReady, match="of 12 months are closed"):
        close_year(by=treasurer, fiscal_year=year, at=NOON)


def test_each_step_ticks_its_point(treasurer):
    a_job("m_x", 9_000, 1_000)
    year = a_year(treasurer)
    close_months(by=treasurer, fiscal_year=year, at=NOON)
    year.refresh_from_db()
    assert (year.state, unmet(year)) == (YearState.CLOSING, ["proofs"])
    year = prove_books(by=treasurer, fiscal_year=year, at=NOON)
    assert unmet(year) == []


def test_old_proofs_are_no_proofs(treasurer):
    a_job("m_x", 9_000, 1_000)
    year = ready_to_close(treasurer, a_year(treasurer))
    assert unmet(year, NOON + timedelta(days=2, seconds=1)) == ["proofs"]


def test_a_payment_on_its_way_keeps_the_year_open(treasurer):
    a_job("m_x", 9_000, 1_000)
    year = ready_to_close(treasurer, a_year(treasurer))
    Operation.objects.create(
        kind="pay_worker", subject="x", provider="sandbox", params={}, created_at=MID_YEAR, next_try_at=MID_YEAR
    )
    assert unmet(year) == ["operations"]
    with pytest.raises(CloseNotReady):
        close_year(by=treasurer, fiscal_year=year, at=NOON)


def test_a_year_waits_for_the_one_before(treasurer):
    a_job("m_x", 900, 100, at=datetime(2024, 3, 1, tzinfo=UTC))
    a_job("m_x", 9_000, 1_000)
    a_year(treasurer, 2024)
    year = ready_to_close(treasurer, a_year(treasurer))
    assert unmet(year) == ["in_turn"]


def test_money_that_belongs_to_nobody_keeps_the_year_open(treasurer):
    from payments.ledger.models import Head

    Head.objects.create(code="3999", name="Odd", nature="equity", normal="C", measure="money", owners=0, bounded=True,
                        indivisible=False)  # fmt: skip
    post_journal(kind="odd", pairs=[Pair("1000", "3999", 500)], idempotency_key="odd", unit="GBP", at=MID_YEAR)
    year = prove_books(by=treasurer, fiscal_year=a_year(treasurer), at=NOON)
    with pytest.raises(ChecklistNotGreen):
        close_months(by=treasurer, fiscal_year=year, at=NOON)
    assert unmet(year) == ["months", "identity", "proofs"]
    assert "£5.00 belongs to no member and no reserve" in " ".join(year.proof_problems)
    assert capital_identity(unit="GBP").loose == 500


def test_the_identity_holds_before_and_after_the_close(treasurer):
    rosa = a_sharer("Rosa Lane")
    a_job(rosa.account_id, 9_000, 1_000, fee=170)
    post_journal(kind="gift", pairs=[Pair("1000", "3120", 100)], idempotency_key="g", unit="GBP", at=MID_YEAR)
    before = capital_identity(unit="GBP")
    a_closed_year(treasurer)
    after = capital_identity(unit="GBP")
    assert (before.net_worth, before.running, before.results) == (930, 830, 0)
    assert (after.net_worth, after.running, after.results) == (930, 0, 830)
    assert before.holds
    assert after.holds


# -- who, and which days ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("office", [Office.SECRETARY, Office.COORDINATOR])
def test_other_offices_cannot_close_a_year(treasurer, office):
    other = an_officer(office)
    year = a_year(treasurer)
    for act in (close_months, prove_books, close_year):
        with pytest.raises(MayNotCloseYear):
            act(by=other, fiscal_year=year, at=NOON)
    with pytest.raises(MayNotCloseYear):
        a_year(other, 2026)


def test_the_board_can(treasurer):
    a_job("m_x", 9_000, 1_000)
    assert a_closed_year(an_officer(Office.BOARD)).state == YearState.CLOSED


def test_a_year_that_runs_cannot_be_closed(treasurer):
    a_job("m_x", 9_000, 1_000, at=NOON)
    year = a_year(treasurer, 2026)
    with pytest.raises(YearNotOver):
        close_months(by=treasurer, fiscal_year=year, at=NOON)


def test_a_closed_year_is_not_worked_on_again(treasurer):
    a_job("m_x", 9_000, 1_000)
    year = a_closed_year(treasurer)
    for act in (close_months, prove_books):
        with pytest.raises(YearIsClosed):
            act(by=treasurer, fiscal_year=year, at=NOON)


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2026, 1, 2), date(2026, 12, 31)),
        (date(2026, 1, 1), date(2026, 12, 30)),
        (date(2026, 1, 1), date(2027, 7, 31)),
        (date(2026, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_year_is_made_of_whole_months(treasurer, starts_on, ends_on):
    with pytest.raises(YearNotWhole):
        begin_year(by=treasurer, starts_on=starts_on, ends_on=ends_on, at=NOON)


def test_years_follow_one_another_without_gap_or_overlap(treasurer):
    a_year(treasurer, 2024)
    for starts_on, ends_on in [(date(2024, 7, 1), date(2025, 6, 30)), (date(2025, 2, 1), date(2026, 1, 31))]:
        with pytest.raises(YearOverlaps):
            begin_year(by=treasurer, starts_on=starts_on, ends_on=ends_on, at=NOON)
    short = begin_year(by=treasurer, starts_on=date(2025, 1, 1), ends_on=date(2025, 3, 31), at=NOON)
    assert short.year == 2025
    with pytest.raises(YearOverlaps):
        begin_year(by=treasurer, starts_on=date(2025, 4, 1), ends_on=date(2025, 9, 30), at=NOON)


# -- what the database refuses ------------------------------------------------------------------------------------


def refused(statement, constraint, *values):
    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    assert caught.value.__cause__.diag.constraint_name == constraint


def test_the_database_keeps_the_close_as_it_was(treasurer):
    rosa = a_sharer("Rosa Lane")
    a_job(rosa.account_id, 9_000, 1_000)
    year = a_closed_year(treasurer)
    table = "coop_surplus_fiscalyear"
    refused(f"UPDATE {table} SET result = 1", "a_closed_year_keeps_its_result")
    refused(f"UPDATE {table} SET journal_id = NULL", "a_closed_year_keeps_its_result")
    refused(f"UPDATE {table} SET ends_on = ends_on + 1", "a_closed_year_keeps_its_result")
    refused(f"UPDATE {table} SET state = 'open'", "a_year_goes_forward")
    refused(f"DELETE FROM {table}", "a_year_is_never_deleted")
    refused(
        "INSERT INTO coop_surplus_patronageinput (fiscal_year_id, account_id, measure, value) VALUES (%s, 'm', 'x', 1)",
        "inputs_of_a_closed_year_are_frozen",
        year.pk,
    )
    refused("UPDATE coop_surplus_patronageinput SET value = 1", "coop_surplus_patronageinput_append_only")
    refused("DELETE FROM coop_surplus_yearmember", "coop_surplus_yearmember_append_only")


def test_the_database_refuses_days_that_count_twice(treasurer):
    a_year(treasurer)
    overlapping = FiscalYear(year=2030, starts_on=date(2025, 12, 31), ends_on=date(2026, 12, 31), unit="GBP")
    with pytest.raises(DatabaseError, match="years_never_overlap"), transaction.atomic():
        overlapping.save()


def test_the_hash_of_the_inputs_tells_one_penny_from_another(treasurer):
    a_job("m_x", 9_000, 1_000)
    first = a_closed_year(treasurer).inputs_sha256
    assert len(first) == 64
    from coop.surplus.actions._freeze_inputs import inputs_digest

    people, inputs = list(YearMember.objects.all()), list(PatronageInput.objects.all())
    assert inputs_digest(date(2025, 1, 1), date(2025, 12, 31), people[::-1], inputs[::-1]) == first
    inputs[0].value += 1
    assert inputs_digest(date(2025, 1, 1), date(2025, 12, 31), people, inputs) != first
