"""Turnout, comparisons, hours and earnings: totals of the co-op, as money, and of nobody alone."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.backoffice.queries.totals import hours_and_earnings
from payments.reconcile.models import Finding, Run
from tests.factories.bookings import completed
from tests.factories.books import a_paid_job, in_month, people
from tests.factories.votes import a_noticed_vote, an_open_vote, close_it, members, open_it, vote, voters_of

pytestmark = pytest.mark.django_db


def a_closed_vote(voted, on_roll, **fields):
    decision = an_open_vote(members(on_roll), **fields)
    for member in voters_of(decision)[:voted]:
        vote(decision, member)
    close_it(decision)
    return decision


def a_run(at, *, findings=0, **figures):
    amounts = {"provider": 0, "ledger": 0, "on_the_way": 0} | figures
    made = Run.objects.create(
        at=at, provider="sandbox", since=at, lines=9, adopted=1, unexplained=findings, ok=not findings, books="",
        figures={"GBP": amounts},
    )  # fmt: skip
    for number in range(findings):
        Finding.objects.create(run=made, check_name="unexplained", sentence=f"Line {number} is nobody's.")
    return made


def a_month(month, workers, *, minor=8000):
    for number in range(workers):
        a_paid_job(people(1)[0], at=in_month(month, 1 + number), worker=f"m_{month}_{number}", minor=minor, levy=640)


def test_turnout_counts_the_roll_and_the_ballots_of_each_closed_vote(reader_of, file_of):
    auditor = reader_of("Auditors")
    decision = a_closed_vote(2, 3)
    an_open_vote(4)
    (row,) = file_of(auditor, "turnout")
    assert (row["Decision"], row["Members on the roll"], row["Ballots"], row["Percent"]) == (
        decision.title, "3", "2", "66.7",
    )  # fmt: skip
    assert "66.7 %" in auditor.get("/admin/reports/turnout/").text


def test_turnout_of_a_secret_vote_counts_marks_and_a_second_ballot_of_one_member_is_one(reader_of, file_of):
    a_closed_vote(3, 5, secrecy="L1+")
    changed = an_open_vote(members(5))
    for _each in range(2):
        vote(changed, voters_of(changed)[0])
    close_it(changed)
    ballots = [(row["Ballots"], row["Percent"]) for row in file_of(reader_of("Auditors"), "turnout")]
    assert ballots == [("1", "20.0"), ("3", "60.0")]


def test_who_was_struck_from_the_roll_is_on_neither_side(reader_of, file_of):
    decision = a_noticed_vote(members(4))
    open_it(decision)
    first, second, *_others = voters_of(decision)
    vote(decision, second)
    first.roll_entries.update(struck_at=decision.opens_at, struck_reason="left")
    close_it(decision)
    (row,) = file_of(reader_of("Auditors"), "turnout")
    assert (row["Members on the roll"], row["Ballots"], row["Percent"]) == ("3", "1", "33.3")


def test_comparisons_stand_by_day_with_their_differences_and_how_far_the_figures_are_apart(reader_of, file_of, noon):
    auditor = reader_of("Auditors")
    a_run(noon - timedelta(days=1), provider=10_500, ledger=10_000, on_the_way=500)
    a_run(noon, findings=2, provider=9_995, ledger=10_000)
    Run.objects.create(
        at=noon - timedelta(days=2),
        provider="sandbox",
        since=noon,
        lines=0,
        adopted=0,
        unexplained=0,
        ok=True,
        figures={},
    )
    rows = file_of(auditor, "comparisons")
    told = [
        (one["Differences found"], one["Provider less books"], one["Provider less books (smallest coins)"])
        for one in rows
    ]
    assert told == [("2", "-0.05", "-5"), ("0", "0.00", "0"), ("0", "0.00", "0")]
    assert "-£0.05" in auditor.get("/admin/reports/comparisons/").text


def test_earnings_are_summed_by_month_as_money(reader_of, file_of):
    auditor = reader_of("Auditors")
    a_month(5, 5)
    (row,) = file_of(auditor, "earnings")
    assert (row["People who worked"], row["Earned"], row["Earned (smallest coins)"]) == ("5", "368.00", "36800")
    page = auditor.get("/admin/reports/earnings/").text
    assert "May 2026" in page
    assert "£368.00" in page


def test_a_month_with_fewer_than_five_people_tells_nothing_not_even_by_taking_it_from_the_rest(reader_of, file_of):
    auditor = reader_of("Auditors")
    a_month(4, 6)
    a_month(5, 4)
    a_month(6, 7)
    told = [(row["People who worked"], row["Earned"]) for row in file_of(auditor, "earnings")]
    assert told == [("7", "515.20"), ("", ""), ("", "")]
    page = auditor.get("/admin/reports/earnings/").text
    assert page.count("Not shown: too few people") == 2
    assert "£294.40" not in page


def test_one_worker_s_hours_and_pay_are_not_told(reader_of):
    completed()
    (row,) = hours_and_earnings("GBP")
    assert {key: row[key] for key in ("people", "minutes", "amount")} == {
        "people": None,
        "minutes": None,
        "amount": None,
    }


def test_hours_are_those_worked_where_five_worked(reader_of):
    done = [completed() for _number in range(5)]
    (row,) = hours_and_earnings("GBP")
    assert row["people"] == 5
    assert row["minutes"] == sum(one.actual_minutes or one.minutes for one in done)
    assert row["amount"] > 0


@pytest.mark.parametrize("group", ["Editors", "Facilitators"])
def test_who_writes_pages_reads_none_of_them(reader_of, group):
    client = reader_of(group)
    for name in ("turnout", "comparisons", "earnings"):
        assert client.get(f"/admin/reports/{name}/").status_code == 302
        assert client.get(f"/admin/reports/{name}/?export=csv").status_code == 302
        assert f"/admin/reports/{name}/" not in client.get("/admin/").text


@pytest.mark.parametrize("name", ["turnout", "comparisons", "earnings"])
def test_they_ask_the_same_for_one_row_and_for_three(reader_of, name, noon):
    auditor, counts = reader_of("Auditors"), []
    for rows in (1, 2):
        for number in range(rows):
            a_closed_vote(1, 3)
            a_run(noon + timedelta(days=10 * rows + number), findings=1)
            a_month(4 * rows + number, 5)
        auditor.get(f"/admin/reports/{name}/")
        with CaptureQueriesContext(connection) as captured:
            assert auditor.get(f"/admin/reports/{name}/").status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
