"""From a draft to a declaration and back: exact sums, one journal under the hash, what is frozen stays."""

import hashlib

import pytest
from django.db import DatabaseError, connection, transaction

from coop.membership.enums import Office
from coop.surplus.actions.close_months import close_months
from coop.surplus.actions.close_year import close_year
from coop.surplus.actions.declare import declare
from coop.surplus.actions.freeze_allocation import freeze_allocation
from coop.surplus.actions.make_draft import make_draft
from coop.surplus.actions.prove_books import prove_books
from coop.surplus.actions.take_back import take_back
from coop.surplus.enums import AllocationState, YearState
from coop.surplus.errors import (
    AllocationMovedOn,
    AnotherIsDeclared,
    CannotDraft,
    DraftOutOfBounds,
    MayNotDeclare,
    MayNotDraft,
    MembersAreVoting,
    NothingToShare,
    YearNotClosed,
)
from coop.surplus.models import Allocation, AllocationRow, Draft, DraftRow
from coop.surplus.queries.identity import capital_identity
from foundation.errors import Invalid
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.models import Entry, Journal
from payments.ledger.queries.balances import balance_of, balances_of
from payments.ledger.queries.trial_balance import trial_balance
from tests.factories.surplus import (
    MID_YEAR,
    NOON,
    a_closed_year,
    a_declared_plan,
    a_draft,
    a_job,
    a_plan,
    a_sharer,
    a_year,
    an_officer,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def treasurer():
    return an_officer()


@pytest.fixture
def year(treasurer):
    """£100.00 to share; Rosa did two thirds of the work, Otto one third."""
    rosa, otto = a_sharer("Rosa Lane"), a_sharer("Otto Berg")
    a_job(rosa.account_id, 60_000, 6_667)
    a_job(otto.account_id, 30_000, 3_333)
    found = a_closed_year(treasurer)
    found.people = rosa, otto
    return found


def stands():
    return {line.code: line.credit - line.debit for line in trial_balance(unit="GBP", by_account=True).lines}


# -- drafts -------------------------------------------------------------------------------------------------------


def test_a_draft_shares_the_result_to_the_penny(treasurer, year):
    draft = a_draft(treasurer, year, legal_reserve="20", education_fund="0", members="100", members__cash="40")
    assert (draft.number, draft.result, draft.to_members, draft.to_common) == (1, 10_000, 8_000, 2_000)
    rosa, otto = year.people
    rows = {row.account_id: row for row in DraftRow.objects.filter(draft=draft)}
    assert {(r.total, r.cash, r.retained) for r in rows.values()} == {(5_333, 2_134, 3_199), (2_667, 1_067, 1_600)}
    assert rows[rosa.account_id].total == 5_333
    assert rows[otto.account_id].parts == [
        {"step": "members", "pool_name": "", "pool": 8_000, "weight": "30000", "total_weight": "90000", "amount": 2_667}
    ]


def test_drafts_are_numbered_and_any_number_may_be_made(treasurer, year):
    numbers = [a_draft(treasurer, year, title=f"Idea {n}").number for n in range(3)]
    assert numbers == [1, 2, 3]


def test_a_draft_outside_the_law_is_refused_with_the_citation(treasurer, year):
    with pytest.raises(DraftOutOfBounds, match="Ley 27/1999, de 16 de julio, de Cooperativas") as caught:
        a_draft(treasurer, year, profile_id="es-27-1999", mandatory_reserve="19")
    assert list(caught.value.fields) == ["mandatory_reserve"]
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"members": "many"}, "It cannot be shared like that"),
        ({"members": "101"}, "not between 0 % and 100 %"),
        ({"nothing": "5"}, "There is no step"),
        ({"members.formula": "hours_squared"}, "cannot be shared by hours_squared"),
        ({"nobody.formula": "hours"}, "There is no step"),
    ],
)
def test_a_draft_that_makes_no_sense_says_why(treasurer, year, choices, words):
    with pytest.raises(CannotDraft, match=words):
        make_draft(by=treasurer, fiscal_year=year, title="Odd", profile_id="plain", choices=choices, at=NOON)


def test_an_unknown_profile_and_a_draft_without_title_are_refused(treasurer, year):
    with pytest.raises(CannotDraft, match="There is no profile"):
        a_draft(treasurer, year, profile_id="atlantis")
    with pytest.raises(Invalid):
        a_draft(treasurer, year, title="  ")


def test_drafts_come_from_the_treasurer_and_the_board_after_the_close(treasurer, year):
    rosa, _otto = year.people
    for somebody in (rosa.user, an_officer(Office.SECRETARY)):
        with pytest.raises(MayNotDraft):
            a_draft(somebody, year)
    assert a_draft(an_officer(Office.BOARD), year).number == 1
    with pytest.raises(YearNotClosed):
        a_draft(treasurer, a_year(treasurer, 2026))


def test_without_a_result_there_is_nothing_to_share(treasurer):
    post_journal(kind="opening", pairs=[Pair("1000", "3120", 5)], idempotency_key="o", unit="GBP", at=MID_YEAR)
    year = a_closed_year(treasurer)
    with pytest.raises(NothingToShare):
        a_draft(treasurer, year)


# -- the frozen plan ----------------------------------------------------------------------------------------------


def test_the_plan_has_the_hash_of_its_document_and_a_row_for_everybody(treasurer, year):
    plan = a_plan(treasurer, year, members="100")
    assert plan.sha256 == hashlib.sha256(plan.document.encode()).hexdigest()
    assert (plan.state, plan.number, plan.rows.count()) == (AllocationState.FROZEN, 1, 2)
    assert sum(plan.rows.values_list("total", flat=True)) == plan.to_members


def test_the_same_draft_frozen_again_is_another_plan(treasurer, year):
    draft = a_draft(treasurer, year)
    first, second = [freeze_allocation(by=treasurer, draft=draft, at=NOON) for _ in range(2)]
    assert first.sha256 != second.sha256


def test_a_draft_that_the_books_have_overtaken_is_not_frozen(treasurer, year):
    draft = a_draft(treasurer, year)
    post_journal(kind="gift", pairs=[Pair("1000", "3110", 700)], idempotency_key="g", unit="GBP", at=NOON)
    with pytest.raises(Exception, match="The books have moved"):
        freeze_allocation(by=treasurer, draft=draft, at=NOON)


def refused(statement, constraint, *values):
    with pytest.raises(DatabaseError) as caught, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    assert caught.value.__cause__.diag.constraint_name == constraint


def test_the_database_refuses_to_change_what_is_frozen(treasurer, year):
    plan = a_plan(treasurer, year, members="100")
    table, rows = "coop_surplus_allocation", "coop_surplus_allocationrow"
    for change in ("result = 1", "sha256 = repeat('0', 64)", "steps = '[]'", "document = '{}'", "cash = cash + 1"):
        refused(f"UPDATE {table} SET {change}", "a_frozen_plan_never_changes")
    refused(f"DELETE FROM {table}", "a_frozen_plan_is_never_deleted")
    refused(f"UPDATE {rows} SET total = total + 1, cash = cash + 1", f"{rows}_append_only")
    refused(f"DELETE FROM {rows}", f"{rows}_append_only")
    refused("UPDATE coop_surplus_draft SET title = 'x'", "coop_surplus_draft_append_only")
    with connection.cursor() as cursor:  # as if another transaction had written the plan
        cursor.execute("SET LOCAL commonwork.maintenance = 'on'")
        cursor.execute(f"UPDATE {table} SET written_in = 1")
        cursor.execute("SET LOCAL commonwork.maintenance = 'off'")
    refused(
        f"INSERT INTO {rows} (allocation_id, account_id, class_code, total, patronage, interest, cash, retained,"
        " withheld_patronage, withheld_interest, measures, parts) VALUES (%s, 'm_me', '', 1, 1, 0, 1, 0, 0, 0, '{}', '[]')",
        "a_plan_is_written_whole",
        plan.pk,
    )


def copied(plan, **changes):
    fields = {field.attname: getattr(plan, field.attname) for field in Allocation._meta.fields if field.attname != "id"}
    return Allocation(**fields | {"number": plan.number + 1} | changes)


def saved(plan):
    with transaction.atomic():
        plan.save()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"document": '{"a":2}'}, "a_plan_has_the_hash_of_its_document"),
        ({"result": 9_999, "to_common": 1_999}, "a_plan_shares_the_result_of_its_year"),
        ({"state": "declared"}, "a_plan_shares_the_result_of_its_year"),
        ({"to_common": 2_001}, "a_plan_shares_the_result_and_nothing_else"),
        ({}, "the_rows_of_a_plan_add_up_to_it"),
    ],
)
def test_the_database_refuses_a_plan_that_does_not_add_up(treasurer, year, changes, constraint):
    plan = a_plan(treasurer, year, legal_reserve="20", education_fund="0", members="100")
    document = '{"a":1}'
    made = copied(plan, document=document, sha256=hashlib.sha256(document.encode()).hexdigest())
    for name, value in changes.items():
        setattr(made, name, value)
    with pytest.raises(DatabaseError) as caught:
        saved(made)
    assert caught.value.__cause__.diag.constraint_name == constraint


# -- declared -----------------------------------------------------------------------------------------------------


def test_a_declaration_is_one_journal_under_the_hash(treasurer, year):
    plan = a_declared_plan(treasurer, year, legal_reserve="20", education_fund="10", members="100", members__cash="40")
    rosa, otto = (one.account_id for one in year.people)
    assert plan.journal.idempotency_key == plan.sha256
    rows = Entry.objects.filter(journal=plan.journal).values_list("debit__code", "credit__code", "amount")
    assert set(rows) == {
        ("3900:2025", "3110", 2_000),
        ("3900:2025", "3410", 800),
        ("3900:2025", f"2440:{rosa}", 1_920),
        ("3900:2025", f"3210:{rosa}:2025", 2_880),
        ("3900:2025", f"2440:{otto}", 960),
        ("3900:2025", f"3210:{otto}:2025", 1_440),
    }
    assert balance_of("3900:2025", "GBP") == 0
    year.refresh_from_db()
    assert (plan.state, year.state) == (AllocationState.DECLARED, YearState.DECLARED)
    assert capital_identity(unit="GBP").holds


def test_share_interest_is_owed_on_an_account_of_its_own(treasurer):
    rosa = a_sharer("Rosa Lane")
    a_job(rosa.account_id, 60_000, 10_000)
    year = prove_books(by=treasurer, fiscal_year=a_year(treasurer), at=NOON)  # the register knows nothing of this share
    share = [Pair("1000", f"3010:{rosa.account_id}", 10_000)]
    post_journal(kind="share", pairs=share, idempotency_key="s", unit="GBP", at=MID_YEAR)
    close_months(by=treasurer, fiscal_year=year, at=NOON)
    year = close_year(by=treasurer, fiscal_year=year, at=NOON)
    plan = a_declared_plan(treasurer, year, share_interest__rate="5", members="100")
    row = AllocationRow.objects.get(allocation=plan)
    # From 10 June on: 5 % of 10,000 for 205 of 365 days, the rest of a penny left out.
    assert row.interest == 280
    assert balances_of([f"2450:{rosa.account_id}", f"2440:{rosa.account_id}"], "GBP") == {
        f"2450:{rosa.account_id}": 280,
        f"2440:{rosa.account_id}": row.cash - 280,
    }


def test_declaring_twice_is_the_same_declaration(treasurer, year):
    plan = a_declared_plan(treasurer, year)
    again = declare(by=treasurer, allocation=plan, decision_name="Another meeting", at=NOON)
    assert (again.journal, again.decision_name) == (plan.journal, "Members' meeting")
    assert Journal.objects.filter(kind="declaration").count() == 1


def test_a_second_plan_cannot_be_declared_beside_the_first(treasurer, year):
    other = a_plan(treasurer, year, members="10")
    a_declared_plan(treasurer, year)
    with pytest.raises(AnotherIsDeclared):
        declare(by=None, allocation=other, decision_name="Meeting", at=NOON)


def test_only_a_vote_or_an_officer_who_names_the_meeting_declares(treasurer, year):
    plan = a_plan(treasurer, year)
    rosa, _otto = year.people
    with pytest.raises(MayNotDeclare):
        declare(by=rosa.user, allocation=plan, decision_name="Meeting", at=NOON)
    with pytest.raises(Invalid):
        declare(by=treasurer, allocation=plan, decision_name=" ", at=NOON)
    assert declare(by=treasurer, allocation=plan, decision_name="Meeting", at=NOON).declared_by == treasurer


def test_no_officer_declares_a_plan_of_a_year_the_members_are_voting_on(treasurer, year):
    asked, other = a_plan(treasurer, year), a_plan(treasurer, year, legal_reserve="20")
    Allocation.objects.filter(pk=asked.pk).update(state=AllocationState.PROPOSED)
    for plan in (asked, other):
        with pytest.raises(MembersAreVoting):
            declare(by=treasurer, allocation=plan, decision_name="A meeting nobody saw", at=NOON)
    assert Journal.objects.filter(kind="declaration").count() == 0
    assert declare(by=None, allocation=asked, decision_name="The vote", at=NOON).state == AllocationState.DECLARED


def test_a_declared_plan_stays_as_it_is(treasurer, year):
    a_declared_plan(treasurer, year)
    table = "coop_surplus_allocation"
    refused(f"UPDATE {table} SET decision_name = 'other'", "a_frozen_plan_never_changes")
    refused(f"UPDATE {table} SET journal_id = NULL", "a_frozen_plan_never_changes")
    refused(f"UPDATE {table} SET state = 'frozen'", "a_plan_goes_forward")


# -- taken back ---------------------------------------------------------------------------------------------------


def test_taken_back_everything_stands_as_before(treasurer, year):
    before = stands()
    plan = a_declared_plan(treasurer, year, members__cash="30", legal_reserve="25")
    assert stands() != before
    plan = take_back(
        by=treasurer, allocation=plan, why="The meeting found a mistake", decision_name="Second meeting", at=NOON
    )
    assert {code: amount for code, amount in stands().items() if amount} == {c: a for c, a in before.items() if a}
    year.refresh_from_db()
    assert (plan.state, year.state, plan.reversal.reverses) == (
        AllocationState.REVERSED,
        YearState.CLOSED,
        plan.journal,
    )


def test_after_it_was_taken_back_the_same_draft_can_be_decided_anew(treasurer, year):
    plan = a_declared_plan(treasurer, year)
    take_back(by=treasurer, allocation=plan, why="Mistake", decision_name="Second meeting", at=NOON)
    with pytest.raises(AllocationMovedOn):
        declare(by=None, allocation=plan, decision_name="Meeting", at=NOON)
    anew = freeze_allocation(by=treasurer, draft=plan.draft, at=NOON)
    declared = declare(by=None, allocation=anew, decision_name="Second meeting", at=NOON)
    assert declared.journal != plan.journal
    assert balance_of("3900:2025", "GBP") == 0


def test_taking_back_needs_a_reason_an_officer_and_a_declaration(treasurer, year):
    plan = a_plan(treasurer, year)
    with pytest.raises(AllocationMovedOn):
        take_back(by=treasurer, allocation=plan, why="Mistake", decision_name="Second meeting", at=NOON)
    plan = declare(by=None, allocation=plan, decision_name="Meeting", at=NOON)
    with pytest.raises(Invalid):
        take_back(by=treasurer, allocation=plan, why=" ", decision_name="Second meeting", at=NOON)
    with pytest.raises(MayNotDeclare):
        take_back(by=year.people[0].user, allocation=plan, why="Mistake", decision_name="Second meeting", at=NOON)
    once = take_back(by=treasurer, allocation=plan, why="Mistake", decision_name="Second meeting", at=NOON)
    twice = take_back(by=treasurer, allocation=plan, why="Again", decision_name="Second meeting", at=NOON)
    assert (twice.reversal, twice.reversed_why) == (once.reversal, "Mistake")


# -- losses -------------------------------------------------------------------------------------------------------


def test_a_loss_is_covered_by_reserves_and_borne_by_work_from_the_oldest_tranche(treasurer):
    rosa, otto = a_sharer("Rosa Lane"), a_sharer("Otto Berg")
    held = [("3120", 300), ("3110", 1_000), (f"3210:{rosa.account_id}:2022", 100), (f"3210:{rosa.account_id}:2023", 900),
            (f"3210:{otto.account_id}:2023", 50)]  # fmt: skip
    post_journal(
        kind="opening", pairs=[Pair("1000", code, amount) for code, amount in held], idempotency_key="o", unit="GBP",
        at=MID_YEAR,
    )  # fmt: skip
    a_job(rosa.account_id, 60_000, 0, fee=1_000)
    a_job(otto.account_id, 60_000, 0, fee=600)
    year = a_closed_year(treasurer)
    assert year.result == -1_600
    a_declared_plan(treasurer, year, losses_legal_reserve="25", losses_members="50")
    # 1,600: 300 from the general reserve, 400 from the legal one, half of the other 900 by work, but Otto has only 50.
    assert balances_of(
        ["3900:2025", "3120", "3110", "3300", f"3210:{otto.account_id}:2023", f"3210:{rosa.account_id}:2022",
         f"3210:{rosa.account_id}:2023"], "GBP",
    ) == {
        "3900:2025": 0, "3120": 0, "3110": 600, "3300": 450, f"3210:{otto.account_id}:2023": 0,
        f"3210:{rosa.account_id}:2022": 0, f"3210:{rosa.account_id}:2023": 600,
    }  # fmt: skip
    assert Journal.objects.filter(kind="loss_cover").count() == 1


def test_a_later_surplus_makes_good_an_earlier_loss_first(treasurer):
    rosa = a_sharer("Rosa Lane")
    post_journal(kind="loss", pairs=[Pair("3300", "1000", 4_000)], idempotency_key="l", unit="GBP", at=MID_YEAR)
    a_job(rosa.account_id, 60_000, 10_000)
    year = a_closed_year(treasurer)
    plan = a_declared_plan(treasurer, year)
    assert (plan.steps[0]["code"], plan.steps[0]["amount"], balance_of("3300", "GBP")) == ("prior_losses", 4_000, 0)
