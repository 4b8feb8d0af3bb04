"""The whole circle: somebody joins and pays a share, the members lower the levy and the next booking obeys, a board is
elected, the year is closed and its result shared by a vote, paid, and readable in the open books.

One story on one clock, from June to February. The provider stands beside it and is on the same clock.
"""

import re
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from playwright.sync_api import expect

from coop.decisions.actions.answer_nomination import answer_nomination
from coop.decisions.actions.nominate import nominate
from coop.decisions.actions.plan_election import ElectionFacts, plan_election
from coop.decisions.models import Decision
from coop.membership.models import Member
from coop.membership.policies import offices_of
from coop.rules.actions.set_policy import set_policy
from coop.rules.queries.policy_in_force import policy_in_force
from coop.surplus.models import Allocation
from foundation import clock
from foundation.accounts.models import User
from foundation.money.formatting import format_minor
from foundation.money.parsing import parse_money
from marketplace.bookings.models import Booking
from marketplace.search.actions.import_places import import_places
from payments.ledger.queries.balances import balance_of
from payments.payouts.actions.set_up_payee import set_up_payee
from payments.payouts.actions.sync_payee import sync_payee
from payments.payouts.models import Payee
from payments.payouts.registry import owner_of
from tests.coop.surplus.support import expected_transfers, transfers
from tests.factories.cast import a_bookable_listing, a_customer, an_officer
from tests.factories.marketplace import a_member, a_user
from tests.journeys import steps
from tests.journeys.conftest import DESKTOP, PHONE
from tests.journeys.test_first_paid_booking import HEBDEN, NOON
from tests.support.browser import assert_good_page

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]
DAY = timedelta(days=1)
SMALL = {"width": 320, "height": 700}


class Town:
    """The people of the story, their windows, and the clock."""

    def __init__(self, open_page, sandbox, do_jobs, frozen):
        self.open_page, self.sandbox, self.do_jobs, self.frozen = open_page, sandbox, do_jobs, frozen
        self.lens = None

    def begin(self):
        self.frozen(NOON)
        import_places(by=None, lines=[HEBDEN], comma=False, at=NOON)
        set_policy(by=None, key="levy_bp", value=800, decision_name="Founding meeting", starts_at=NOON, at=NOON)
        self.listing = a_bookable_listing()
        self.rosa = self.listing.worker.member
        self.pia = an_officer("Pia Board")
        self.others = [a_member(a_user(name)) for name in ("Otto Berg", "Bela Kiss", "Cleo Frost")]
        self.customer = a_customer()
        self.do_jobs()
        for member in (self.rosa, *self.others):
            payee = set_up_payee(by=member.user, owner=owner_of(member.user), at=NOON)
            self.do_jobs()
            payee = Payee.objects.get(pk=payee.pk)
            self.sandbox.control.set_account(payee.remote_id, "active")
            sync_payee(payee=payee, at=NOON)

    def at(self, moment):
        """It is this moment now, and the worker process has done what was due until then."""
        self.frozen(moment)
        for _ in range(3):
            self.do_jobs()

    def window(self, user, **shape):
        page = self.open_page(**shape)
        steps.sign_in(page, user)
        return page

    def look_again(self, page, *, large=False):
        """The same address and session in a window with scripts, 320 pixels wide, for axe and the ruler: they are
        scripts themselves. `large`: also with letters twice the size, in 640 pixels. Return that window."""
        if self.lens is None:
            self.lens = self.open_page(viewport=SMALL)
        self.lens.context.clear_cookies()
        self.lens.context.add_cookies(page.context.cookies())
        self.lens.goto(page.url)
        assert_good_page(self.lens)
        if large:
            self.lens.set_viewport_size({"width": 640, "height": 700})
            self.lens.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
            assert_good_page(self.lens, name=f"{page.url} with letters twice the size")
            self.lens.set_viewport_size(SMALL)
        return self.lens

    def books_are_right(self):
        """Every proof holds, and the books say what the provider says."""
        call_command("verify_ledger", verbosity=0)
        theirs = self.sandbox.control.balance().get("gbp", {"available": 0, "pending": 0})
        assert balance_of("1010", "GBP") + balance_of("1011", "GBP") == theirs["available"] + theirs["pending"]


@pytest.fixture
def town(open_page, sandbox, do_jobs, frozen, site):
    town = Town(open_page, sandbox, do_jobs, frozen)
    town.begin()
    return town


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


def hand_it_in(page):
    press(page, "Hand it in")
    expect(page.get_by_role("button", name="Hand it in", exact=True)).to_have_count(0)


def by_keyboard(page, control, key="Enter"):
    control.focus()
    page.keyboard.press(key)


def good(page, path):
    page.goto(path)
    assert_good_page(page)


def somebody_joins(town):
    """A stranger reads, applies, is accepted, and pays the share where customers pay."""
    ada = User.objects.create_user("ada@example.org", "x", name="Ada Moss")
    phone, desk = town.window(ada, viewport=PHONE, javascript=False), town.window(town.pia, viewport=DESKTOP)
    phone.goto("/join/")
    town.look_again(phone)
    phone.get_by_role("link", name=re.compile("^Apply: Worker")).first.click()
    town.look_again(phone)
    phone.get_by_label("Your date of birth").fill("1992-05-06")
    phone.get_by_label("Your postal address").fill("1 Mill Lane, Hebden Bridge")
    for agreement in ("The rules of the co-op", "How we use your data", "Share money is at risk"):
        phone.get_by_label(f"I agree: {agreement}").check()
    press(phone, "Send my application")
    expect(phone.get_by_text("There is nothing to do now.")).to_be_visible()
    good(desk, "/office/members/applications/")
    desk.get_by_role("link", name="Ada Moss").first.click()
    desk.get_by_label("The decision").first.fill("Board meeting of 2 June, item 1")
    press(desk, "Accept")
    expect(desk.get_by_text("Accepted. The applicant gets an e-mail.")).to_be_visible()
    phone.goto("/me/membership/")
    town.look_again(phone)
    phone.get_by_role("link", name="Pay your share").first.click()
    town.look_again(phone)
    press(phone, "Go to pay")
    phone.get_by_role("button", name=re.compile("^Pay £")).click()
    phone.wait_for_url(re.compile("/me/|/co-op/"))
    town.do_jobs()
    member = Member.objects.get(user=ada)
    assert (member.state, member.member_no is not None) == ("active", True)
    phone.goto("/me/shares/")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Your shares")
    town.look_again(phone)
    assert balance_of(f"3010:{member.account_id}", "GBP") == member.member_class.min_shares * 100
    town.books_are_right()
    return member


def book_and_pay(town, page):
    """A customer books Rosa; return the booking and what the page said about the levy before paying."""
    steps.choose_time(page, town.listing, "10:00")
    steps.give_details(page)
    assert_good_page(page)
    said = page.locator("main").inner_text()
    links = page.locator("main a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    steps.press_pay(page)
    page.get_by_role("button", name="Pay £80.00").click()
    page.wait_for_url("**/booked/")
    return Booking.objects.latest("pk"), said, links


def a_question_is_put(town, desk, decision):
    """The secretary's desk, from admitting the question to sending the notice."""
    desk_page = f"/office/decisions/{decision.slug}/"
    good(desk, desk_page)
    for verb, label in (
        ("rule_admissible", "Admit it"), ("start_discussion", "Open the discussion"),
        ("settle_text", "Make the text final"),
    ):  # fmt: skip
        good(desk, f"{desk_page}step/{verb}/")
        press(desk, label)
        desk.wait_for_url(f"**{desk_page}")
    give_notice(town, desk, decision)


def give_notice(town, desk, decision):
    good(desk, f"/office/decisions/{decision.slug}/notice/")
    press(desk, "Look at the letter")
    assert_good_page(desk)
    press(desk, "Close the roll and send it")
    expect(desk.get_by_text("Notice is given.")).to_be_visible()
    decision.refresh_from_db()


def everybody_votes_for(town, decision, members):
    """On their phones, each in a window of their own; the first by keyboard and without scripts."""
    for number, member in enumerate(members):
        page = town.window(member.user, viewport=PHONE, javascript=number > 0)
        page.goto(f"/decisions/{decision.slug}/vote/")
        if not page.has_javascript:
            town.look_again(page, large=True)
        by_keyboard(page, page.get_by_role("radio", name="For", exact=True), "Space")
        by_keyboard(page, page.get_by_role("button", name="Check my vote"))
        expect(page.get_by_role("heading", name="Check your vote")).to_be_visible()
        assert_good_page(page)
        by_keyboard(page, page.get_by_role("button", name="Cast my vote"))
        expect(page.get_by_role("heading", name="Your vote is in")).to_be_visible()
        if not page.has_javascript:
            town.look_again(page)
        page.context.close()


def until_it_stands(town, decision):
    """Voting closes, it is counted and declared, nobody challenges it, it comes into force."""
    town.at(decision.closes_at + timedelta(minutes=1))
    decision.refresh_from_db()
    assert decision.state == "declared"
    town.at(clock.now() + 14 * DAY + timedelta(hours=25))
    decision.refresh_from_db()


def the_levy_is_lowered(town, voters):
    """From 8 % to 7 %, by a vote; the page of the booking then names the vote."""
    own, desk = town.window(voters[0].user, viewport=PHONE), town.window(town.pia, viewport=DESKTOP, scheme="dark")
    good(own, "/rules/levy_bp/try/?value=7")
    good(own, "/decisions/new/?kind=policy_change")
    own.get_by_label("Which value?").select_option("levy_bp")
    own.get_by_label("The new value").fill("7")
    own.get_by_label("A short title").fill("Lower the co-op's share to 7 %")
    own.get_by_label("The question, in one sentence").fill("Shall the co-op keep 7 % of each booking?")
    press(own, "Keep as a draft")
    assert_good_page(own)
    hand_it_in(own)
    decision = Decision.objects.get()
    a_question_is_put(town, desk, decision)
    good(own, f"/decisions/{decision.slug}/")
    town.at(decision.opens_at + timedelta(minutes=1))
    decision.refresh_from_db()
    assert decision.state == "open"
    everybody_votes_for(town, decision, voters)
    until_it_stands(town, decision)
    assert decision.state == "in_force"
    assert policy_in_force("levy_bp", at=clock.now()).value == 800
    good(own, "/rules/")  # everybody reads it two weeks before it begins
    expect(own.get_by_text("The co-op's share: from 8 % to 7 % from").first).to_be_visible()
    town.at(clock.now() + 15 * DAY)
    assert policy_in_force("levy_bp", at=clock.now()).value == 700
    good(own, f"/decisions/{decision.slug}/result/")
    town.look_again(own, large=True)
    good(own, "/rules/levy_bp/")
    return decision


def rank_by_keyboard(page, order):
    for rank, name in enumerate(order, start=1):
        page.get_by_label(f"Rank for {name}").focus()
        page.keyboard.type(str(rank))
    by_keyboard(page, page.get_by_role("button", name="Check my vote"))


def a_board_is_elected(town, voters):
    """Two seats, three who stand, ranks typed with the keyboard alone, without scripts."""
    desk = town.window(town.pia, viewport=DESKTOP)
    good(desk, "/decisions/new/?kind=election")
    desk.get_by_label("How many seats are filled?").fill("2")
    desk.get_by_label("A short title").fill("Election of the board")
    desk.get_by_label("The question").fill("Who should sit on the board?")
    press(desk, "Keep as a draft")
    hand_it_in(desk)
    decision = Decision.objects.get(kind="election")
    desk_page, at = f"/office/decisions/{decision.slug}/", clock.now()
    for verb, label in (("rule_admissible", "Admit it"), ("start_discussion", "Open the discussion")):
        good(desk, f"{desk_page}step/{verb}/")
        press(desk, label)
        desk.wait_for_url(f"**{desk_page}")
    facts = ElectionFacts(
        seats=2, nominations_open_at=at + timedelta(hours=1), nominations_close_at=at + 15 * DAY,
        returning_officer=town.customer,
    )  # fmt: skip
    plan_election(by=town.pia, decision=decision, facts=facts, at=at)
    town.at(at + DAY)
    for member in town.others:
        nominate(by=member, decision=decision, candidate=member, at=clock.now())
        answer_nomination(by=member, decision=decision, stands=True, statement="I listen.", at=clock.now())
    good(desk, f"/decisions/{decision.slug}/nominations/")
    town.at(at + 16 * DAY)
    good(desk, f"{desk_page}step/settle_text/")
    press(desk, "Make the text final")
    desk.wait_for_url(f"**{desk_page}")
    give_notice(town, desk, decision)
    town.at(decision.opens_at + timedelta(minutes=1))
    for number, member in enumerate(voters):
        page = town.window(member.user, viewport=PHONE, javascript=False)
        page.goto(f"/decisions/{decision.slug}/vote/")
        order = (("Cleo Frost", "Otto Berg"), ("Otto Berg", "Cleo Frost"))[number % 2]
        if (
            number == 0
        ):  # the page that checks answers to a form, so it has no address: the second window fills it in too
            lens = town.look_again(page)
            rank_by_keyboard(lens, order)
            expect(lens.get_by_role("heading", name="Check your vote")).to_be_visible()
            assert_good_page(lens)
        rank_by_keyboard(page, order)
        by_keyboard(page, page.get_by_role("button", name="Cast my vote"))
        expect(page.get_by_role("heading", name="Your vote is in")).to_be_visible()
        if number == 0:
            town.look_again(page)
        page.context.close()
    until_it_stands(town, decision)
    good(desk, f"/decisions/{decision.slug}/result/")
    town.look_again(desk)
    elected = {name for name in ("Otto Berg", "Bela Kiss", "Cleo Frost") if "board" in offices_of(
        User.objects.get(name=name))}  # fmt: skip
    assert elected == {"Otto Berg", "Cleo Frost"}
    for name in elected:  # from now on nobody lets them in without a second factor
        Authenticator.objects.create(user=User.objects.get(name=name), type=Authenticator.Type.TOTP, data={})


READ_ROWS = """(rows) => Object.fromEntries(rows.map((row) => [row.querySelector('th').innerText.trim(),
    row.querySelector('td').innerText.trim()]))"""
KEPT = {"Legal reserve, never shared out": "3110", "General reserve": "3120", "Education and social fund": "3410",
        "Solidarity fund": "3420"}  # fmt: skip


def what_is_kept(looks, period=""):
    """The reserves and funds as the open books show them, in minor units, by the account they stand on."""
    good(looks, f"/open-books/{period}")
    chart = looks.locator("figure.chart", has=looks.locator("caption", has_text="Reserves and funds"))
    read = chart.locator("tr:has(th[scope=row])").evaluate_all(READ_ROWS)
    assert set(read) == set(KEPT)
    return {account: parse_money(read[label], "GBP").minor for label, account in KEPT.items()}


def what_members_own(looks):
    """The row of the open page about what members own together, as it reads."""
    table = looks.locator("table", has=looks.locator("caption", has_text="What members own in the co-op"))
    return table.locator("tbody").inner_text()


def stands_on(accounts):
    return {account: balance_of(account, "GBP") for account in accounts}


def the_open_books_moved_by_what_was_declared(town, looks, plan, before):
    """The day after, the reserves stand higher by what the plan keeps together, to the penny, and the year that was
    shared reads as it did. What members own is not told of so few, and no line is about what one of them was paid."""
    town.at(clock.now() + DAY)
    after = what_is_kept(looks)
    assert what_members_own(looks) == before["own"]
    assert sum(after.values()) - sum(before["kept"].values()) == plan.to_common > 0
    ledger = stands_on(KEPT.values())
    assert {one: after[one] - before["kept"][one] for one in after} == {
        one: ledger[one] - before["ledger"][one] for one in ledger
    }
    lines = looks.locator("#lines").inner_text()
    declared = plan.journal.entries.filter(credit__head_id__in=KEPT.values()).values_list("credit__head_id", "amount")
    told = {account for account, amount in declared if format_minor(amount, "GBP") in lines}
    assert told == {account for account, _amount in declared} == {account for account in ledger if account in lines}
    assert re.findall(r"\b(?:2440|2450|3010|3210)\b", lines) == []
    assert what_is_kept(looks, "?period=2026") == before["kept_2026"]
    town.look_again(looks, large=True)


def the_year_is_closed_and_shared(town, voters, looks):
    """The treasurer closes it, makes two drafts; one is carried, declared and paid; everybody reads a statement."""
    town.at(datetime(2027, 1, 12, 10, tzinfo=UTC))
    desk = town.window(town.pia, viewport=DESKTOP)
    good(desk, "/office/year/")
    press(desk, "Write down the year 2026")
    expect(desk.get_by_text("The year 2026 is written down.")).to_be_visible()
    good(desk, "/office/year/2026/")
    press(desk, "Close its months")
    press(desk, "Prove the books now")
    assert_good_page(desk)
    press(desk, "Close the year")
    expect(desk.get_by_text("The year 2026 is closed.")).to_be_visible()
    good(desk, "/office/year/2026/")
    for title, members in (("All to the members", "100"), ("Half and half", "50")):
        good(desk, "/surplus/2026/drafts/new/?profile=plain")
        desk.get_by_label("Title").fill(title)
        desk.locator("[name=members]").fill(members)
        press(desk, "Work it out")
        expect(desk.get_by_role("button", name="Freeze it as a plan")).to_be_visible()
        assert_good_page(desk)
    good(desk, "/surplus/2026/compare/?a=1&b=2")
    good(desk, "/surplus/2026/drafts/2/")
    press(desk, "Freeze it as a plan")
    desk.wait_for_url("**/surplus/2026/plans/1/")
    good(desk, "/surplus/2026/plans/1/")
    press(desk, "Put it to the members")
    hand_it_in(desk)
    decision = Decision.objects.get(kind="surplus")
    a_question_is_put(town, desk, decision)
    town.at(decision.opens_at + timedelta(minutes=1))
    everybody_votes_for(town, decision, voters)
    before = {"kept": what_is_kept(looks), "own": what_members_own(looks), "ledger": stands_on(KEPT.values())}
    before["kept_2026"] = what_is_kept(looks, "?period=2026")
    until_it_stands(town, decision)
    assert decision.state == "in_force"
    plan = Allocation.objects.get()
    row = plan.rows.get(account_id=town.rosa.account_id)
    assert (plan.state, balance_of(f"2440:{town.rosa.account_id}", "GBP")) == ("declared", row.cash)
    assert row.cash > 0
    good(desk, "/surplus/2026/plans/1/")
    expect(desk.get_by_text("Decided by:")).to_be_visible()
    good(desk, "/office/year/2026/payment/")
    press(desk, "Pay the members now")
    expect(desk.get_by_role("button", name="Pay the members now")).to_have_count(0)
    town.at(clock.now() + timedelta(minutes=5))
    good(desk, "/office/year/2026/payment/")
    assert balance_of(f"2440:{town.rosa.account_id}", "GBP") == 0
    assert transfers(town.sandbox) == expected_transfers(plan)
    own = town.window(town.rosa.user, viewport=SMALL)
    good(own, "/me/statements/2026/")
    town.look_again(own, large=True)
    assert format_minor(row.cash, "GBP") in own.locator("main").inner_text()
    assert row.retained == 0 or format_minor(row.retained, "GBP") in own.locator("main").inner_text()
    the_open_books_moved_by_what_was_declared(town, looks, plan, before)


def test_the_people_who_do_the_work_decide_and_share(town):
    looks = town.open_page(viewport={"width": 640, "height": 512})  # 1280 pixels at 200 % zoom
    good(looks, "/open-books/")
    ada = somebody_joins(town)
    books = town.window(town.customer, viewport=PHONE)
    first, said, _links = book_and_pay(town, books)
    assert "8 %" in said
    voters = [ada, town.rosa, *town.others[:2]]
    decision = the_levy_is_lowered(town, voters)

    steps.sign_in(books, town.customer)
    second, said, links = book_and_pay(town, books)
    assert "7 %" in said
    assert f"/decisions/{decision.slug}/" in links
    first.refresh_from_db()
    assert (first.policy.rules["levy_bp"].value, second.policy.rules["levy_bp"].value) == (800, 700)
    good(books, f"/bookings/{first.reference}/receipt/")
    assert "£73.60" in books.locator("main").inner_text()

    a_board_is_elected(town, voters)
    the_year_is_closed_and_shared(town, voters, looks)
    town.books_are_right()
    good(looks, "/open-books/?period=2026")
    good(looks, "/")
