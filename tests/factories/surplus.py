"""A year of work in the books, and the people who share its result: made straight in the ledger, closed by the actions.

Everything happened in 2025, seen from Tuesday 2 June 2026. Each job costs the customer what the worker earned and the
co-op's share; card fees are the co-op's.
"""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import connection, transaction
from django.test import override_settings

from coop.decisions.models import Decision
from coop.decisions.registry import subjects
from coop.membership.enums import ClassCode, MemberState, Office
from coop.membership.models import Member, OfficeTerm
from coop.surplus.actions.begin_year import begin_year
from coop.surplus.actions.close_months import close_months
from coop.surplus.actions.close_year import close_year
from coop.surplus.actions.declare import declare
from coop.surplus.actions.freeze_allocation import freeze_allocation
from coop.surplus.actions.make_correction import make_correction
from coop.surplus.actions.make_draft import make_draft
from coop.surplus.actions.make_statements import make_statements
from coop.surplus.actions.prove_books import prove_books
from coop.surplus.models import Allocation, Draft, FiscalYear, Payout, PayoutRun, YearMember
from foundation.accounts.models import User
from payments.ledger.actions.post_journal import post_journal
from payments.ledger.calculations.pairs import Pair
from payments.ledger.models import Journal
from tests.factories.marketplace import a_user
from tests.factories.votes import a_noticed_vote, members

NOON = datetime(2026, 6, 2, 12, tzinfo=UTC)
JOINED = datetime(2024, 1, 10, 9, tzinfo=UTC)
MID_YEAR = datetime(2025, 6, 10, 12, tzinfo=UTC)
_numbers = count(1)


def an_officer(office: str = Office.TREASURER, name: str = "Tamsin Treasurer") -> User:
    """Somebody who holds an office, with the second factor it needs."""
    person = a_user(name)
    OfficeTerm.objects.create(user=person, office=office, starts_at=JOINED, resolution="Founding meeting")
    Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={})
    return person


def a_sharer(
    name: str,
    *,
    class_code: str = ClassCode.WORKER,
    joined: datetime = JOINED,
    left: datetime | None = None,
    number: int | None = None,
) -> Member:
    """A member who was there all year, unless told otherwise."""
    return Member.objects.create(
        user=a_user(name),
        member_class_id=class_code,
        state=MemberState.FORMER if left else MemberState.ACTIVE,
        member_no=number or next(_numbers),
        applied_at=joined,
        active_from=joined,
        ended_at=left,
    )


def a_job(owner: str, earned: int, share: int, *, at: datetime = MID_YEAR, fee: int = 0, ref: str = "") -> Journal:
    """One accepted order in the books: paid, released and, where given, its card fee. Amounts in minor units."""
    ref = ref or f"job_{Journal.objects.count()}"
    pairs = [Pair("1010", f"2100:{ref}", earned + share)]
    if fee:
        pairs.append(Pair("5010", "1010", fee))
    post_journal(kind="charge", pairs=pairs, idempotency_key=f"charge:{ref}", unit="GBP", at=at, reference=ref)
    split = [Pair(f"2100:{ref}", f"2110:{owner}", earned)] if earned else []
    split += [Pair(f"2100:{ref}", "4010", share)] if share else []
    return post_journal(kind="release", pairs=split, idempotency_key=f"release:{ref}", unit="GBP", at=at, reference=ref)


def a_year(by: User, year: int = 2025) -> FiscalYear:
    """The calendar year, not closed."""
    return begin_year(by=by, starts_on=date(year, 1, 1), ends_on=date(year, 12, 31), at=NOON)


def ready_to_close(by: User, year: FiscalYear) -> FiscalYear:
    """The books proved, its months closed."""
    proved = prove_books(by=by, fiscal_year=year, at=NOON)
    return close_months(by=by, fiscal_year=proved, at=NOON)


def a_closed_year(by: User, year: int = 2025) -> FiscalYear:
    """Closed by the actions, with whatever is in the books."""
    begun = a_year(by, year)
    return close_year(by=by, fiscal_year=ready_to_close(by, begun), at=NOON)


def a_draft(
    by: User,
    year: FiscalYear,
    title: str = "As last year",
    profile_id: str = "plain",
    payable_from: date | None = None,
    told: dict[str, str] | None = None,
    **choices: str,
) -> Draft:
    """A draft with these settings; "__" stands for the dot in a setting's name."""
    named = {name.replace("__", "."): text for name, text in choices.items()}
    return make_draft(
        by=by, fiscal_year=year, title=title, profile_id=profile_id, choices=named, told=told or {},
        payable_from=payable_from, at=NOON,
    )  # fmt: skip


def a_plan(by: User, year: FiscalYear, **choices: Any) -> Allocation:
    """A frozen plan of a new draft."""
    return freeze_allocation(by=by, draft=a_draft(by, year, **choices), at=NOON)


def a_declared_plan(by: User, year: FiscalYear, **choices: Any) -> Allocation:
    """Declared by the software, as when a vote takes effect."""
    plan = a_plan(by, year, **choices)
    return declare(by=None, allocation=plan, decision_name="Members' meeting", decision_url="/decisions/", at=NOON)


def a_customer_like(name: str) -> User:
    """Somebody with an account who is no member."""
    return a_user(name)


def two_years(by: User, member: Member) -> None:
    """2025 with two drafts and a plan that nobody has decided on; and the first months of 2026, shared, not paid yet.

    `member` earned in both; closed in June 2026, while no provider was in use.
    """
    with override_settings(STRIPE_API_BASE=""):
        _two_years(by, member)


def _two_years(by: User, member: Member) -> None:
    a_job(member.account_id, 60_000, 7_000, ref="shared_2025")
    a_job(member.account_id, 30_000, 3_000, at=datetime(2026, 2, 10, 12, tzinfo=UTC), ref="shared_2026")
    year = a_closed_year(by)
    a_draft(by, year, title="Half and half")
    freeze_allocation(by=by, draft=a_draft(by, year, title="All to members", members="100"), at=NOON)
    spring = begin_year(by=by, starts_on=date(2026, 1, 1), ends_on=date(2026, 3, 31), at=NOON)
    close_year(by=by, fiscal_year=ready_to_close(by, spring), at=NOON)
    plan = a_declared_plan(by, FiscalYear.objects.get(year=2026), members__cash="40")
    make_statements(allocation=plan, at=NOON)
    _one_was_paid_and_it_is_corrected(by, plan, member)


def _one_was_paid_and_it_is_corrected(by: User, plan: Allocation, member: Member) -> None:
    """The member's own part went to the reserve as nobody fetched it; then somebody was found to have worked too."""
    run = PayoutRun.objects.create(allocation=plan, provider="sandbox", started_by=by, started_at=NOON)
    row = plan.rows.get(member=member)
    Payout.objects.create(
        run=run, row=row, member=member, account_id=row.account_id, patronage=row.cash, interest=0, state="unclaimed"
    )  # fmt: skip
    other = YearMember.objects.filter(fiscal_year=plan.fiscal_year, eligible=True).exclude(member=member).first()
    assert other is not None, "two members share a year"
    changes = {other.account_id: {"earnings": 10_000}}
    make_correction(by=by, allocation=plan, changes=changes, why="Somebody was forgotten", at=NOON)


def a_vote_in_force(title: str, *, state: str = "in_force", at: datetime = NOON, **fields: Any) -> Decision:
    """A decision of the members as its lifecycle leaves it, by default in force since `at`."""
    decision = a_noticed_vote(members(1), title=title, **fields)
    done = {"outcome": "carried", "result": {}, "declared_at": at, "in_force_at": at, "state": state}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('commonwork.maintenance', 'on', true)")
        for name, value in done.items():
            setattr(decision, name, value)
        decision.save(update_fields=list(done))
        cursor.execute("SELECT set_config('commonwork.maintenance', 'off', true)")
    return decision


def a_plan_by_vote(by: User, year: FiscalYear, **choices: Any) -> tuple[Allocation, Decision]:
    """A plan that the members' own vote has declared, and that vote."""
    plan = a_plan(by, year, **choices)
    payload = {"allocation_sha256": plan.sha256}
    vote = a_vote_in_force("Share the surplus", kind="surplus", subject_key="surplus", subject_payload=payload)
    subjects.get("surplus").take_effect(vote, NOON)
    plan.refresh_from_db()
    return plan, vote
