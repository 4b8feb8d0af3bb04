"""The mails of this room, plain text: that a statement is there, was corrected or holds no more; that money waits."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from coop.membership.models import Member
from coop.surplus.models import Payout, SettlementRow, Statement
from coop.surplus.queries.statements import figures_of
from foundation.formats import date_format
from foundation.home import house_facts
from foundation.money.formatting import format_minor

STATEMENT = "coop/surplus/emails/statement.txt"
CORRECTION = "coop/surplus/emails/correction.txt"
TAKEN_BACK = "coop/surplus/emails/taken_back.txt"
UNCLAIMED = "coop/surplus/emails/unclaimed.txt"


class Letter(NamedTuple):
    """What one letter says: its template with its own words, its subject, and the page it leads to."""

    template: str
    subject: str
    page: str
    words: dict[str, Any]


def tell_member(statement: Statement) -> bool:
    """Tell a member that their statement is there; False for somebody who has no address any more."""
    return _tell(statement.row.member, lambda: _statement(statement))


def tell_of_correction(row: SettlementRow) -> bool:
    """Tell a member that what they got was corrected; False for somebody who has no address any more."""
    return _tell(row.member, lambda: _correction(row))


def tell_taken_back(statement: Statement) -> bool:
    """Tell a member that their statement holds no more; False for somebody who has no address any more."""
    return _tell(statement.row.member, lambda: _taken_back(statement))


def tell_unclaimed(payout: Payout, *, days: int) -> bool:
    """Tell a member that money waits for them; False for somebody who has no address any more."""
    return _tell(payout.member, lambda: _unclaimed(payout, days))


def _tell(member: Member | None, write: Callable[[], Letter]) -> bool:
    """Write the letter in the member's language, and send it."""
    assert member is not None, "only members are told"
    user = member.user
    if not user.email or not user.is_active:
        return False
    with translation.override(user.language or str(settings.COOP["locale"])):
        letter = write()
        words = letter.words | {
            "name": user.name,
            "coop": house_facts()["name"],
            "url": settings.SITE_URL.rstrip("/") + letter.page,
        }
        EmailMessage(letter.subject, render_to_string(letter.template, words), to=[user.email]).send()
    return True


def _statement(statement: Statement) -> Letter:
    figures = figures_of(statement)
    words = {
        "year": figures["year"],
        "decision": figures["decision"],
        "is_loss": figures["total"] < 0,
        "total": format_minor(abs(figures["total"]), figures["unit"]),
        "cash": format_minor(figures["cash"], figures["unit"]),
        "tax": format_minor(figures.get("withheld", 0), figures["unit"]) if figures.get("withheld") else "",
        "payable_from": _day_words(figures.get("payable_from")),
        "retained": format_minor(abs(figures["retained"]), figures["unit"]),
    }
    subject = _("Your statement for {year}").format(year=figures["year"])
    return Letter(STATEMENT, subject, reverse("surplus:statement", args=[figures["year"]]), words)


def _correction(row: SettlementRow) -> Letter:
    one = row.settlement
    assert one.allocation is not None, "a correction is of a plan"
    year = one.allocation.fiscal_year.year
    words = {
        "year": year,
        "decision": one.decision_name,
        "why": one.why,
        "cash": format_minor(row.cash, one.unit) if row.cash else "",
        "tax": format_minor(row.withheld, one.unit) if row.withheld else "",
        "retained": format_minor(row.retained, one.unit) if row.retained else "",
        "set_off": format_minor(row.set_off, one.unit) if row.set_off else "",
    }
    subject = _("Your statement for {year} was corrected").format(year=year)
    return Letter(CORRECTION, subject, reverse("surplus:settlement", args=[one.number]), words)


def _taken_back(statement: Statement) -> Letter:
    plan = statement.row.allocation
    year = plan.fiscal_year.year
    words = {"year": year, "decision": plan.reversal_decision_name, "why": plan.reversed_why}
    subject = _("Your statement for {year} was taken back").format(year=year)
    return Letter(TAKEN_BACK, subject, reverse("surplus:plan", args=[year, plan.number]), words)


def _unclaimed(payout: Payout, days: int) -> Letter:
    plan = payout.run.allocation or payout.run.settlement
    assert plan is not None, "a payment is of one plan"
    words = {"amount": format_minor(payout.amount, plan.unit), "days": days}
    subject = _("{amount} waits for you").format(amount=words["amount"])
    return Letter(UNCLAIMED, subject, reverse("payouts:payouts"), words)


def _day_words(iso: str | None) -> str:
    return date_format(date.fromisoformat(iso), "l j F Y") if iso else ""
