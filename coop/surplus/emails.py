"""The mails of this room, plain text: that a statement is there, was corrected or holds no more; that money waits."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from coop.surplus.models import Payout, SettlementRow, Statement
from coop.surplus.queries.statements import figures_of
from foundation.formats import date_format
from foundation.home import house_facts
from foundation.money.formatting import format_minor

LETTER = "coop/surplus/emails/statement.txt"
CORRECTION = "coop/surplus/emails/correction.txt"
TAKEN_BACK = "coop/surplus/emails/taken_back.txt"
UNCLAIMED = "coop/surplus/emails/unclaimed.txt"


def tell_member(statement: Statement) -> bool:
    """Send it in the member's language; False for somebody who has no address any more."""
    assert statement.row.member is not None, "only members get statements"
    user = statement.row.member.user
    if not user.email or not user.is_active:
        return False
    figures = figures_of(statement)
    with translation.override(user.language or str(settings.COOP["locale"])):
        context = {
            "name": user.name,
            "coop": house_facts()["name"],
            "year": figures["year"],
            "decision": figures["decision"],
            "is_loss": figures["total"] < 0,
            "total": format_minor(abs(figures["total"]), figures["unit"]),
            "cash": format_minor(figures["cash"], figures["unit"]),
            "tax": format_minor(figures.get("withheld", 0), figures["unit"]) if figures.get("withheld") else "",
            "payable_from": _day_words(figures.get("payable_from")),
            "retained": format_minor(abs(figures["retained"]), figures["unit"]),
            "url": settings.SITE_URL.rstrip("/") + reverse("surplus:statement", args=[figures["year"]]),
        }
        subject = _("Your statement for {year}").format(year=figures["year"])
        EmailMessage(subject, render_to_string(LETTER, context), to=[user.email]).send()
    return True


def tell_of_correction(row: SettlementRow) -> bool:
    """Tell a member that what they got was corrected; False for somebody who has no address any more."""
    assert row.member is not None, "only members are told"
    one, user = row.settlement, row.member.user
    assert one.allocation is not None, "a correction is of a plan"
    if not user.email or not user.is_active:
        return False
    with translation.override(user.language or str(settings.COOP["locale"])):
        year = one.allocation.fiscal_year.year
        context = {
            "name": user.name,
            "coop": house_facts()["name"],
            "year": year,
            "decision": one.decision_name,
            "why": one.why,
            "cash": format_minor(row.cash, one.unit) if row.cash else "",
            "tax": format_minor(row.withheld, one.unit) if row.withheld else "",
            "retained": format_minor(row.retained, one.unit) if row.retained else "",
            "set_off": format_minor(row.set_off, one.unit) if row.set_off else "",
            "url": settings.SITE_URL.rstrip("/") + reverse("surplus:settlement", args=[one.number]),
        }
        subject = _("Your statement for {year} was corrected").format(year=year)
        EmailMessage(subject, render_to_string(CORRECTION, context), to=[user.email]).send()
    return True


def tell_taken_back(statement: Statement) -> bool:
    """Tell a member that their statement holds no more; False for somebody who has no address any more."""
    assert statement.row.member is not None, "only members get statements"
    plan, user = statement.row.allocation, statement.row.member.user
    if not user.email or not user.is_active:
        return False
    with translation.override(user.language or str(settings.COOP["locale"])):
        year = plan.fiscal_year.year
        context = {
            "name": user.name,
            "coop": house_facts()["name"],
            "year": year,
            "decision": plan.reversal_decision_name,
            "why": plan.reversed_why,
            "url": settings.SITE_URL.rstrip("/") + reverse("surplus:plan", args=[year, plan.number]),
        }
        subject = _("Your statement for {year} was taken back").format(year=year)
        EmailMessage(subject, render_to_string(TAKEN_BACK, context), to=[user.email]).send()
    return True


def _day_words(iso: str | None) -> str:
    return date_format(date.fromisoformat(iso), "l j F Y") if iso else ""


def tell_unclaimed(payout: Payout, *, days: int) -> bool:
    """Tell a member that money waits for them; False for somebody who has no address any more."""
    assert payout.member is not None, "only members are told"
    user = payout.member.user
    if not user.email or not user.is_active:
        return False
    plan = payout.run.allocation or payout.run.settlement
    assert plan is not None, "a payment is of one plan"
    with translation.override(user.language or str(settings.COOP["locale"])):
        context = {
            "name": user.name,
            "coop": house_facts()["name"],
            "amount": format_minor(payout.amount, plan.unit),
            "days": days,
            "url": settings.SITE_URL.rstrip("/") + reverse("payouts:payouts"),
        }
        subject = _("{amount} waits for you").format(amount=context["amount"])
        EmailMessage(subject, render_to_string(UNCLAIMED, context), to=[user.email]).send()
    return True
